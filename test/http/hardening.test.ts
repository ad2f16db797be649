import { connect as openSocket, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { DomainFailure } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { DEPTH_LIMIT } from '../../src/http/json-depth.ts';
import { HEADER_LIMIT, URL_LIMIT } from '../../src/http/limits.ts';
import { RequestCounts } from '../../src/http/request-counts.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { securityTextFrom } from '../../src/http/security-text.ts';
import { buildTestApp, SECOND_TOKEN, type TestApp, TOKEN, UNLIMITED } from '../builders/app.ts';
import { aLicence, anEvent, aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const ID = '00000000-0000-7000-8000-000000000001';
const codeOf = (body: unknown) => readProblem(body).errorCode;

/** Listens on loopback and gives the port. */
async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the app does not listen on a port');
  }
  return address.port;
}

/** Sends bytes on a new connection and gives everything that comes back until the other side ends it. */
function talk(port: number, text: string, then?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = openSocket(port, '127.0.0.1', () => {
      socket.write(text);
      then?.(socket);
    });
    socket.on('data', (data) => {
      answer += data.toString('utf8');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** The directives of a Content-Security-Policy by name. */
function directivesOf(policy: unknown): ReadonlyMap<string, readonly string[]> {
  return new Map(
    String(policy)
      .split(';')
      .map((directive) => {
        const [name = '', ...values] = directive.trim().split(/ +/);
        return [name, values] as const;
      }),
  );
}

describe('the header fields of answers', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.app.close());

  it.each([
    ['a record', 'GET', '/v1/considerations', 200],
    ['no token that is known', 'GET', '/v1/considerations', 401],
    ['an address that leads nowhere', 'GET', '/nowhere', 404],
    ['a method that is not offered', 'POST', '/health', 405],
    ['the document', 'GET', '/openapi.json', 200],
    ['a page about a problem', 'GET', '/problems/invalid', 200],
  ] as const)('let a browser do nothing with %s', async (_what, method, url, status) => {
    const headers = status === 401 ? { authorization: 'Bearer not-known' } : {};
    const answer = await test.send(method, url, undefined, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.fromEntries(directivesOf(answer.headers['content-security-policy']))).toEqual({
      'default-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
  });

  it('tell nothing of what the service is made of, and let no other origin read', async () => {
    const { headers } = await test.send('GET', '/v1/considerations', undefined, {
      origin: 'https://elsewhere.example',
    });
    expect(headers['server']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('are strict also where an address cannot be decoded', async () => {
    const { status, headers } = await test.send('GET', '/v1/licences/%zz');
    expect(status).toBe(400);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(directivesOf(headers['content-security-policy']).get('default-src')).toEqual(["'none'"]);
  });

  it('let the page of the routes load its own scripts and styles, and nothing else', async () => {
    const page = await test.send('GET', '/docs/');
    const policy = directivesOf(page.headers['content-security-policy']);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
    expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);

    const html = String(page.body);
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    // An inline script or a handler in an attribute would not run under the policy.
    expect(scripts.map(([, , inline = '']) => inline.trim()).filter((inline) => inline !== '')).toEqual([]);
    expect(html).not.toMatch(/ on[a-z]+="/);
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(scripts.length).toBeGreaterThan(0);
    expect(assets.length).toBeGreaterThan(scripts.length);
    const origin = 'http://service.example';
    const types = await Promise.all(
      assets.map(async (asset) => {
        const address = new URL(asset, `${origin}/docs/`);
        expect(address.origin).toBe(origin);
        const answer = await test.app.inject({ method: 'GET', url: address.pathname });
        expect(answer.statusCode).toBe(200);
        return String(answer.headers['content-type']).split(';')[0];
      }),
    );
    expect(new Set(types)).toEqual(new Set(['text/css', 'image/png', 'application/javascript']));
    const starter = await test.app.inject({ method: 'GET', url: '/docs/static/swagger-initializer.js' });
    expect(starter.body).toContain('/openapi.json');
  });
});

/** Asks so many times, one after the other, and gives the statuses. */
const statuses = async (times: number, ask: () => Promise<{ readonly status: number }>) => {
  const answered: number[] = [];
  for (let time = 0; time < times; time += 1) {
    // One after the other: which one is too many is what is asked.
    // oxlint-disable-next-line no-await-in-loop
    answered.push((await ask()).status);
  }
  return answered;
};

describe('the number of requests in a minute', () => {
  const open: TestApp[] = [];
  const build = async (...parts: Parameters<typeof buildTestApp>) => {
    const made = await buildTestApp(...parts);
    open.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ app }) => app.close()));
  });
  it('is limited for each caller, who is told how long to wait; others go on', async () => {
    const test = await build({ rateLimits: { ...UNLIMITED, perMinute: 3 } });
    const ask = () => test.send('GET', '/v1/considerations');
    expect(await statuses(5, ask)).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask();
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(codeOf(refused.body)).toBe('too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused.headers['ratelimit-policy']).toBe('"person";q=3;w=60');
    expect(refused.headers['ratelimit']).toMatch(/^"person";r=0;t=\d+$/);
    const second = { authorization: `Bearer ${SECOND_TOKEN}` };
    expect(await test.send('GET', '/v1/considerations', undefined, second)).toMatchObject({ status: 200 });
  });

  it('says what is left once less than half is', async () => {
    const test = await build({ rateLimits: { ...UNLIMITED, perMinute: 4 } });
    const left = [];
    for (let time = 0; time < 4; time += 1) {
      // oxlint-disable-next-line no-await-in-loop
      left.push((await test.send('GET', '/v1/considerations')).headers['ratelimit']);
    }
    expect(left).toEqual([
      undefined,
      undefined,
      expect.stringMatching(/^"person";r=1;t=/),
      expect.stringMatching(/^"person";r=0;t=/),
    ]);
  });

  it('counts what was refused too: without permission, with faults, of a record that is not there', async () => {
    const principal = aPrincipal({ permissions: ['licence:read'] });
    const test = await build({ principal, rateLimits: { ...UNLIMITED, perMinute: 3 } });
    const [forbidden] = await statuses(1, () => test.send('POST', '/v1/licences', aLicence()));
    const [faulty] = await statuses(1, () => test.send('POST', '/v1/licences/search', '{'));
    const [absent] = await statuses(1, () => test.send('GET', `/v1/licences/${ID}`));
    const [fourth] = await statuses(1, () => test.send('POST', '/v1/licences', aLicence()));
    expect([forbidden, faulty, absent, fourth]).toEqual([403, 400, 404, 429]);
  });

  it('is another for a system, which acts for many', async () => {
    const principal = aPrincipal({ kind: 'system' });
    const test = await build({ principal, rateLimits: { ...UNLIMITED, perMinute: 1, systemPerMinute: 2 } });
    expect(await statuses(3, () => test.send('GET', '/v1/considerations'))).toEqual([200, 200, 429]);
  });

  it('is small for an address without a token that is known, and takes nothing from those who are known there', async () => {
    const test = await build({ rateLimits: { ...UNLIMITED, unknownPerMinute: 2 } });
    const guess = (authorization: string) =>
      test.send('GET', '/v1/considerations', undefined, { authorization });
    expect(await statuses(2, () => guess('Bearer not-known'))).toEqual([401, 401]);
    expect(await statuses(1, () => guess(''))).toEqual([429]);
    expect(await statuses(3, () => test.send('GET', '/v1/considerations'))).toEqual([200, 200, 200]);
  });

  it('is limited by address where everybody may ask or nothing is, but never for the probes of an orchestrator', async () => {
    const test = await build({ rateLimits: { ...UNLIMITED, perMinute: 2 } });
    expect(await statuses(1, () => test.send('GET', '/openapi.json'))).toEqual([200]);
    expect(await statuses(1, () => test.send('GET', '/nowhere'))).toEqual([404]);
    expect(await statuses(1, () => test.send('POST', '/health'))).toEqual([405]);
    expect(await statuses(1, () => test.send('GET', '/openapi.json'))).toEqual([429]);
    for (const probe of ['/health', '/health/liveness', '/health/readiness']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await statuses(3, () => test.send('GET', probe))).toEqual([200, 200, 200]);
    }
  });

  it.each([
    ['cannot be decoded', 400, '/v1/licences/%zz'],
    ['holds an id longer than any', 404, `/v1/licences/${'x'.repeat(1_100)}`],
    ['is too long', 414, `/v1/considerations?cursor=${'x'.repeat(URL_LIMIT)}`],
    ['is too long for a probe', 414, `/health?${'x'.repeat(URL_LIMIT)}`],
    ['has too many parameters', 400, `/v1/considerations?${'limit=1&'.repeat(60)}limit=1`],
  ])('is limited by address also where the address of a request %s', async (_what, status, url) => {
    const test = await build({ rateLimits: { ...UNLIMITED, perMinute: 2 } });
    const ask = () => test.send('GET', url);
    expect(await statuses(4, ask)).toEqual([status, status, 429, 429]);
    const refused = await ask();
    expect(codeOf(refused.body)).toBe('too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    // Those who are known there lose nothing by it.
    expect(await statuses(2, () => test.send('GET', '/v1/considerations'))).toEqual([200, 200]);
    expect(await statuses(3, () => test.send('GET', '/health'))).toEqual([200, 200, 200]);
  });

  it('is counted one by one where many come at the same moment', async () => {
    const test = await build({ rateLimits: { ...UNLIMITED, perMinute: 5 } });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => test.send('GET', '/v1/considerations')),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it('takes no more memory however many clients there are, and forgets the one not heard of for longest', () => {
    const counts = new RequestCounts();
    const count = (client: string) => {
      let told = 0;
      const hear = (_error: Error | null, result?: { current: number }) => {
        told = result?.current ?? 0;
      };
      counts.incr(client, hear, 60_000);
      return told;
    };
    count('first');
    count('second');
    count('first');
    for (let other = 0; other < 9_999; other += 1) {
      count(`other-${other}`);
    }
    expect(counts.clients).toBe(10_000);
    expect([count('first'), count('second')]).toEqual([3, 1]);
    expect(counts.clients).toBe(10_000);
  });

  it('is not escaped with a forged X-Forwarded-For', async () => {
    const test = await build({ rateLimits: { ...UNLIMITED, unknownPerMinute: 1 } });
    let forged = 0;
    const guess = () => {
      forged += 1;
      const headers = { authorization: '', 'x-forwarded-for': `192.0.2.${forged}` };
      return test.send('GET', '/v1/considerations', undefined, headers);
    };
    expect(await statuses(3, guess)).toEqual([401, 429, 429]);
  });

  it('is that of the address a trusted proxy has seen, whatever a caller put before it', async () => {
    const rateLimits = { ...UNLIMITED, unknownPerMinute: 1 };
    const test = await build({ rateLimits, trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
    const from = (forwarded: string) => () =>
      test.send('GET', '/v1/considerations', undefined, {
        authorization: '',
        'x-forwarded-for': forwarded,
      });
    expect(await statuses(2, from('192.0.2.1, 10.0.0.7'))).toEqual([401, 429]);
    expect(await statuses(1, from('203.0.113.9, 192.0.2.1, 10.0.0.7'))).toEqual([429]);
    expect(await statuses(1, from('192.0.2.2, 10.0.0.7'))).toEqual([401]);
    // A whole network of IPv6 belongs to one client.
    expect(await statuses(1, from('2001:db8:0:1::1'))).toEqual([401]);
    expect(await statuses(1, from('2001:db8:0:1::2'))).toEqual([429]);
    expect(await statuses(1, from('2001:db8:0:2::1'))).toEqual([401]);
  });
});

/** A body nested so many levels deep, an even number. */
const nested = (levels: number) => `${'{"events":['.repeat(levels / 2)}${']}'.repeat(levels / 2)}`;

describe('the size of a request', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.app.close());

  it('is limited for the address, its parameters and the header fields', async () => {
    const long = await test.send('GET', `/v1/considerations?cursor=${'x'.repeat(URL_LIMIT)}`);
    expect([long.status, codeOf(long.body)]).toEqual([414, 'uri-too-long']);
    const many = await test.send('GET', `/v1/considerations?${'limit=1&'.repeat(60)}limit=1`);
    expect([many.status, readProblem(many.body).errors?.[0]?.field]).toEqual([400, '?']);
    const fields = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`x-example-${at}`, '1']));
    const crowded = await test.send('GET', '/v1/considerations', undefined, fields);
    expect([crowded.status, codeOf(crowded.body)]).toEqual([431, 'header-fields-too-large']);
  });

  it('is limited for the depth of a body, before anything is made of it', async () => {
    const deep = await test.send('POST', '/v1/evaluations', nested(DEPTH_LIMIT + 2));
    expect([deep.status, readProblem(deep.body).errors?.[0]?.problem]).toEqual([
      400,
      `is nested deeper than ${DEPTH_LIMIT} levels`,
    ]);
    const deepest = await test.send('POST', '/v1/evaluations', nested(1_000_000 / 8));
    expect(deepest.status).toBe(400);
    const allowed = await test.send('POST', '/v1/evaluations', nested(DEPTH_LIMIT));
    expect(readProblem(allowed.body).errors?.[0]?.field).not.toBe('');
  });

  it('is limited for the header as a whole, over the wire', async () => {
    const port = await listen(test.app);
    const long = `GET /health HTTP/1.1\r\nHost: example\r\nX-Long: ${'x'.repeat(HEADER_LIMIT)}\r\n\r\n`;
    const answer = await talk(port, long);
    expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*"errorCode":"header-fields-too-large"/);
    expect(answer).toContain('X-Content-Type-Options: nosniff');
  });
});

describe('a client that does not go on', () => {
  // Short enough for a test, and each the only one that can end its connection.
  const LONG = 300_000;
  const patient = { headersMs: LONG, requestMs: LONG, keepAliveMs: LONG, idleMs: LONG, checkMs: 20 };
  const open: TestApp[] = [];
  const build = async (timeouts: Partial<typeof patient>) => {
    const made = await buildTestApp({ timeouts: { ...patient, ...timeouts } });
    open.push(made);
    return { made, port: await listen(made.app) };
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ app }) => app.close()));
  });

  it.each([
    ['half a header', 'GET /health HTTP/1.1\r\nHost: exam'],
    ['nothing at all', ''],
  ])('after %s loses its connection', async (_what, sent) => {
    const { port } = await build({ headersMs: 100 });
    expect(await talk(port, sent)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"errorCode":"request-timeout"/);
  });

  it('cannot hold a connection with a header that drips', async () => {
    const { port } = await build({ headersMs: 200 });
    let drip: NodeJS.Timeout | undefined;
    const answer = await talk(port, 'GET /health HTTP/1.1\r\nHost: example\r\n', (socket) => {
      drip = setInterval(() => socket.writable && socket.write('X-Drip: 1\r\n'), 20);
    });
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('after half a body loses its connection, and nothing is done', async () => {
    const { made, port } = await build({ headersMs: 100, requestMs: 100 });
    const head = [
      'POST /v1/licences HTTP/1.1',
      'Host: example',
      `Authorization: Bearer ${TOKEN}`,
      'Content-Type: application/json',
      'Content-Length: 1000',
    ].join('\r\n');
    expect(await talk(port, `${head}\r\n\r\n{"crn":`)).toMatch(/^HTTP\/1\.1 408 /);
    expect(made.services.calls).toEqual([]);
  });

  it('after its answer is let go', async () => {
    const { port } = await build({ keepAliveMs: 100 });
    expect(await talk(port, 'GET /health/liveness HTTP/1.1\r\nHost: example\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });
});

const crowd = (value: string) =>
  Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`x-example-${at}`, value]));

/** What the framework refuses: what it is, the status, and the request. */
const REFUSED: readonly [
  string,
  number,
  'GET' | 'POST' | 'PUT',
  string,
  string | undefined,
  Readonly<Record<string, string>>,
][] = [
  ['an address that leads nowhere', 404, 'GET', '/v1/X000001', undefined, {}],
  ['a method that is not offered', 405, 'PUT', '/v1/licences', '{"crn":"X000001"}', {}],
  ['a body that is not JSON', 400, 'POST', '/v1/licences', '{"crn":"X000001"', {}],
  ['a body of another type', 415, 'POST', '/v1/licences', 'X000001', { 'content-type': 'text/plain' }],
  ['a body that is too large', 413, 'POST', '/v1/licences', `"${'X000001'.repeat(150_000)}"`, {}],
  ['an address that is too long', 414, 'GET', `/v1/licences?crn=${'X000001'.repeat(1_200)}`, undefined, {}],
  ['a header that is too large', 431, 'GET', '/health', undefined, crowd('X000001')],
  ['an address that cannot be decoded', 400, 'GET', '/v1/licences/X000001%zz', undefined, {}],
];

describe('a failure', () => {
  const SECRETS = ['X000001', 'password-of-the-database', '/srv/recall/src/db/cases.ts', 'select crn from'];

  /** An error with secrets in every part that an error has. */
  function aFailure(): Error {
    const [crn, password, file, sql] = SECRETS;
    const cause = Object.assign(new Error(`${sql} licences where crn = '${crn}'`), {
      code: '23514',
      detail: `Failing row contains (${crn}).`,
      table: 'licence_versions',
      query: sql,
    });
    const error = Object.assign(
      new Error(`connection postgresql://recall:${password}@db failed`, { cause }),
      {
        statusCode: 418,
        validation: [{ message: crn }],
        headers: { 'x-internal': password },
      },
    );
    error.stack = `Error: ${crn}\n    at lockCase (${file}:10:5)`;
    return error;
  }

  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.app.close());

  it.each([
    ['POST', '/v1/licences', aLicence()],
    ['POST', '/v1/licences/search', { crn: 'X000002' }],
    ['GET', `/v1/licences/${ID}`, undefined],
    ['GET', '/v1/considerations', undefined],
    ['POST', `/v1/licences/${ID}/breach-events`, anEvent()],
  ] as const)('of a use case at %s %s tells nothing of itself', async (method, url, body) => {
    test.services.failNext(aFailure());
    const answer = await test.send(method, url, body);
    expect([answer.status, codeOf(answer.body)]).toEqual([500, 'internal-error']);
    const told = JSON.stringify(answer);
    for (const secret of SECRETS) {
      expect(told).not.toContain(secret);
    }
    expect(told).not.toMatch(/\bat .+:\d+:\d+/);
    expect(answer.headers['x-internal']).toBeUndefined();
  });

  it('of a use case that says too much in its own words is still a refusal of ours', async () => {
    test.services.failNext(
      Object.assign(new DomainFailure({ code: 'not-found', resource: 'licence' }), { cause: aFailure() }),
    );
    const answer = await test.send('GET', `/v1/licences/${ID}`);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer)).not.toContain(SECRETS[0]);
  });

  it.each(REFUSED)('of the framework, %s, repeats nothing and shows no stack', async (...row) => {
    const [, status, method, url, body, headers] = row;
    const answer = await test.send(method, url, body, headers);
    expect([answer.status, readProblem(answer.body).status]).toEqual([status, status]);
    const told = JSON.stringify(answer.body);
    expect(told).not.toContain('X000001');
    expect(told).not.toMatch(/FST_|SyntaxError|node_modules|\bat .+:\d+:\d+/);
  });
});

describe('security.txt', () => {
  it('names whom to tell, and until when that holds (RFC 9116)', async () => {
    const startedAt = Date.parse('2026-11-22T09:00:00.000Z');
    const test = await buildTestApp({
      securityText: securityTextFrom('mailto:security@service.example', startedAt),
    });
    const answer = await test.app.inject({ method: 'GET', url: '/.well-known/security.txt' });
    await test.app.close();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body.split('\n')).toEqual([
      'Contact: mailto:security@service.example',
      'Expires: 2027-05-21T09:00:00.000Z',
      'Preferred-Languages: en',
      '',
    ]);
  });

  it('is not there on a service for development, which says what is missing', async () => {
    const test = await buildTestApp();
    const answer = await test.send('GET', '/.well-known/security.txt');
    await test.app.close();
    expect(answer.status).toBe(404);
    expect(readProblem(answer.body).detail).toContain('SECURITY_CONTACT');
  });
});
