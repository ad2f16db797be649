import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLocalJWKSet, UnsecuredJWT } from 'jose';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { ConfigurationError, parseConfig } from '../../src/config.ts';
import { BODY_LIMIT } from '../../src/http/body.ts';
import { jwtAuthenticator } from '../../src/http/identity/jwt.ts';
import { remoteKeys } from '../../src/http/identity/keys.ts';
import { ROLES, type Role } from '../../src/http/roles.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, UNLIMITED } from '../builders/app.ts';
import { aConsideration, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { anIssuerKey, aToken, ISSUED, NOW_S, someClaims } from '../builders/tokens.ts';
import {
  addressOf,
  type DocumentedOperation,
  type ServedDocument,
  servedDocument,
} from '../contract/document.ts';
import { acceptedBodies } from '../http/body-arbitraries.ts';
import { plantedValue } from '../http/planted-bodies.ts';
import { SERVERS } from '../support/database.ts';
import { startKeyServer } from '../support/key-server.ts';
import { SAID } from '../system/review-steps.ts';
import { type ActorName, as, authenticateActors } from './actors.ts';

/* OWASP API Security Top 10, edition of 2023: what this service does about each item, shown on the app itself. */

const readProblem = reader(Problem);
const readIdentified = reader(Type.Object({ id: Type.String() }));
const readReview = reader(
  Type.Object({ version: Type.Integer(), review: Type.Object({ state: Type.String() }) }),
);
const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';
const codeOf = (body: unknown) => readProblem(body).errorCode;

/** What differs between two answers to the same question in any case. */
const sameBut = (body: unknown) => ({ ...readProblem(body), instance: '' });

let real: RealApp;
let document: ServedDocument;
/** A record of each kind of a case in the example area, by the part of a path that holds them. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [server] = SERVERS;
  if (server === undefined) {
    throw new Error('there is no database server to test on');
  }
  real = await buildRealApp(server, { authenticate: authenticateActors });
  document = await servedDocument(real.app);
  const make = async (url: string, body: unknown, who: ActorName = 'system') =>
    readIdentified((await as(real, who)('POST', url, body)).body).id;
  const licences = await make('/v1/licences', aLicence());
  const event = await make(`/v1/licences/${licences}/breach-events`, anEvent());
  const considerations = await make(
    `/v1/licences/${licences}/considerations`,
    aConsideration({ promptedBy: [event] }),
  );
  ids = {
    licences,
    considerations,
    'breach-events': event,
    recommendations: await make(`/v1/considerations/${considerations}/recommendations`, {
      asAt: '2026-11-20',
    }),
    recalls: await make(`/v1/licences/${licences}/recalls`, aRecall()),
    'legal-holds': await make(
      `/v1/licences/${licences}/legal-holds`,
      { ground: 'inquest', reference: 'EXAMPLE-1', reason: 'An example inquest is open.' },
      'all-in-one',
    ),
  };
});
afterAll(() => real.close());

const kindOf = ({ path }: DocumentedOperation) => path.split('/')[2] ?? '';
const isGuarded = ({ responses }: DocumentedOperation) => responses['401'] !== undefined;

/** Bodies of operations that refuse, without a look at any case, much of what their schema accepts. */
const SENSIBLE: Readonly<Record<string, () => unknown>> = {
  replaceLicence: () => aLicence(),
  reportBreachEvent: () => anEvent(),
  eraseCase: () => ({
    authority: 'court-order',
    reference: 'EXAMPLE-ORDER-1',
    on: '2026-11-19',
    dryRun: true,
  }),
};

/** A request of an operation about a record, with a body that its schema accepts. */
function requestOf(operation: DocumentedOperation, id: string) {
  const { operationId, method, path, requestBody } = operation;
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') {
    throw new Error(`${operationId} is a ${method}`);
  }
  const sensible = SENSIBLE[operationId];
  const schema = requestBody?.content['application/json']?.schema;
  const accepted = () =>
    schema === undefined
      ? undefined
      : fc.sample(acceptedBodies(document.schemas, schema), { numRuns: 1, seed: 20_261_122 })[0];
  const body = sensible === undefined ? accepted() : sensible();
  return { method, url: addressOf(path, id), body, headers: { 'if-match': '"1"' } } as const;
}

const ask = (who: ActorName, { method, url, body, headers }: ReturnType<typeof requestOf>) =>
  as(real, who)(method, url, body, headers);

describe('API1:2023 Broken object level authorization', () => {
  it('a case of another area is not there, on every route that takes the id of one of its records', async () => {
    const bearing = document.operations.filter(
      (operation) => operation.path.includes('{id}') && ids[kindOf(operation)] !== undefined,
    );
    expect(bearing.length).toBeGreaterThan(20);
    expect(new Set(bearing.map(kindOf))).toEqual(new Set(Object.keys(ids)));
    const told: unknown[] = [];
    for (const operation of bearing) {
      // One after the other: each attempt is recorded in the chain of the same case.
      /* oxlint-disable no-await-in-loop */
      const hidden = await ask('outsider', requestOf(operation, ids[kindOf(operation)] ?? ''));
      const unknown = await ask('outsider', requestOf(operation, UNKNOWN_ID));
      /* oxlint-enable no-await-in-loop */
      if (
        hidden.status !== 404 ||
        JSON.stringify(sameBut(hidden.body)) !== JSON.stringify(sameBut(unknown.body))
      ) {
        told.push([operation.operationId, hidden.status, hidden.body]);
      }
    }
    expect(told).toEqual([]);
  });

  it('neither lists nor searches give it away', async () => {
    const queue = await as(real, 'outsider')('GET', '/v1/considerations');
    const search = await as(real, 'outsider')('POST', '/v1/licences/search', { crn: 'X000001' });
    expect([queue.body, search.body]).toEqual([{ items: [] }, { items: [] }]);
    const own = await as(real, 'practitioner')('POST', '/v1/licences/search', { crn: 'X000001' });
    expect(JSON.stringify(own.body)).toContain(ids['licences']);
  });
});

describe('API2:2023 Broken authentication', () => {
  it('no route but the public ones answers without a token, whatever is sent', async () => {
    const guarded = document.operations.filter(isGuarded);
    expect(guarded.length).toBeGreaterThan(30);
    const answers = await Promise.all(
      guarded.map((operation) => {
        const { method, url, body } = requestOf(operation, UNKNOWN_ID);
        return real.send(method, url, body, { authorization: '' });
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    const open = document.operations.filter((operation) => !isGuarded(operation));
    expect(open.filter(({ path }) => path.startsWith('/v1/'))).toEqual([]);
  });

  it('a token counts only under a key pair of the issuer, for this service, in its time; the answer is one for all others', async () => {
    const key = anIssuerKey('key-1');
    const stranger = anIssuerKey('key-1');
    const test = await buildTestApp({
      authenticate: jwtAuthenticator({
        ...ISSUED,
        keyFor: createLocalJWKSet({ keys: [{ kty: 'OKP', ...key.jwk }] }),
        areasClaim: 'areas',
        clockSkewS: 30,
        now: () => new Date(NOW_S * 1_000),
      }),
    });
    const send = (token: string) =>
      test.send('GET', '/v1/considerations', undefined, { authorization: `Bearer ${token}` });
    expect(await send(await aToken(key))).toMatchObject({ status: 200 });
    const tokens = [
      new UnsecuredJWT(someClaims()).encode(),
      await aToken(stranger),
      await aToken(key, { aud: 'another-service' }),
      await aToken(key, { iss: 'https://elsewhere.example' }),
      await aToken(key, { exp: NOW_S - 60 }),
      await aToken(key, { exp: undefined }),
      await aToken(key, { nbf: NOW_S + 60 }),
    ];
    const answers = await Promise.all(tokens.map(send));
    await test.app.close();
    expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 401));
    expect(new Set(answers.map(({ body }) => JSON.stringify(sameBut(body)))).size).toBe(1);
  });

  it('guessing is slowed by address', async () => {
    const test = await buildTestApp({ rateLimits: { ...UNLIMITED, unknownPerMinute: 5 } });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        test.send('GET', '/v1/considerations', undefined, { authorization: `Bearer guess-${at}` }),
      ),
    );
    await test.app.close();
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  });
});

/** Members that answers have and requests have not, and two that every object has. */
const READ_ONLY = [
  'recordedAt',
  'recordedBy',
  'state',
  'review',
  'independent',
  'standing',
  'permissions',
  '__proto__',
  'constructor',
];

describe('API3:2023 Broken object property level authorization', () => {
  it('what the service itself says of a record cannot be set with any body', async () => {
    const bodies = document.operations.filter(({ requestBody }) => requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(20);
    const accepted: unknown[] = [];
    for (const operation of bodies) {
      const request = requestOf(operation, ids[kindOf(operation)] ?? UNKNOWN_ID);
      const more = READ_ONLY.filter((member) => !Object.hasOwn(Object(request.body), member));
      // Written as text: an object would take `__proto__` as its prototype.
      const members = more.map((member) => `${JSON.stringify(member)}:"example"`);
      const text = `{${[JSON.stringify(request.body).slice(1, -1), ...members].filter((part) => part !== '').join(',')}}`;
      // oxlint-disable-next-line no-await-in-loop
      const { status, body } = await ask('all-in-one', { ...request, body: text });
      const fields = status === 400 ? (readProblem(body).errors ?? []).map(({ field }) => field) : [];
      // A body of several forms is refused as a whole, for it is then of none of them.
      const named = more.filter((member) => fields.includes(`/${member}`) || fields.includes(''));
      if (named.length < more.length) {
        accepted.push([operation.operationId, status, fields]);
      }
    }
    expect(accepted).toEqual([]);
  });

  it('an answer of the rules is withheld as a whole until a second mind has written', async () => {
    const url = `/v1/recommendations/${ids['recommendations']}`;
    const before = await as(real, 'officer')('GET', url);
    expect(before.status).toBe(200);
    expect(before.body).not.toHaveProperty('answer');
    expect(before.body).toHaveProperty('withheld');
    expect(JSON.stringify(before.body)).not.toContain('necessity"');
  });
});

/** Lists and texts of a request without an upper bound, by JSON pointer. */
function unbounded(raw: unknown, at: string, seen: ReadonlySet<string>): readonly string[] {
  if (typeof raw !== 'object' || raw === null) {
    return [];
  }
  if ('$ref' in raw && typeof raw.$ref === 'string') {
    const name = raw.$ref.split('/').at(-1) ?? '';
    return seen.has(name) ? [] : unbounded(document.schemas[name], at, new Set([...seen, name]));
  }
  const parts = Object.entries(raw).flatMap(([name, part]) => unbounded(part, `${at}/${name}`, seen));
  const type = 'type' in raw ? raw.type : undefined;
  const closedText = ['maxLength', 'enum', 'const', 'format', 'pattern'].some((bound) => bound in raw);
  const open = (type === 'array' && !('maxItems' in raw)) || (type === 'string' && !closedText);
  return open ? [at, ...parts] : parts;
}

describe('API4:2023 Unrestricted resource consumption', () => {
  it('no body, page or query is larger than is needed', async () => {
    const send = as(real, 'practitioner');
    const large = await send('POST', '/v1/licences/search', ' '.repeat(BODY_LIMIT + 1));
    const page = await send('GET', '/v1/considerations?limit=201');
    const crowd = await send('GET', `/v1/considerations?${'cursor=1&'.repeat(80)}`);
    const long = await send('GET', `/v1/considerations?cursor=${'x'.repeat(9_000)}`);
    expect([large, page, crowd, long].map(({ status }) => status)).toEqual([413, 400, 400, 414]);
  });

  it('every list and every text of every body has an end', () => {
    const open = document.operations.flatMap(({ operationId, requestBody }) =>
      unbounded(requestBody?.content['application/json']?.schema, operationId, new Set()),
    );
    expect(open).toEqual([]);
  });

  it('one caller cannot take the service from others', async () => {
    const test = await buildTestApp({
      authenticate: authenticateActors,
      rateLimits: { ...UNLIMITED, perMinute: 2 },
    });
    const send = (who: ActorName) => as(test, who)('GET', '/v1/considerations');
    const answers = [await send('officer'), await send('officer'), await send('officer'), await send('duty')];
    await test.app.close();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
  });
});

describe('API5:2023 Broken function level authorization', () => {
  it('a caller who is known and has no role may use no route but the public ones', async () => {
    const guarded = document.operations.filter(isGuarded);
    const answers = await Promise.all(
      guarded.map((operation) => ask('nobody', requestOf(operation, ids[kindOf(operation)] ?? UNKNOWN_ID))),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${codeOf(body)}`))).toEqual(
      new Set(['403 forbidden']),
    );
  });

  it.each([
    ['practitioner', 'recordDecision'],
    ['practitioner', 'endorseDecision'],
    ['practitioner', 'registerLicence'],
    ['practitioner', 'readAuditTrail'],
    ['officer', 'endorseDecision'],
    ['officer', 'eraseCase'],
    ['manager', 'recordDecision'],
    ['system', 'recordDecision'],
    ['system', 'eraseCase'],
    ['duty', 'endorseDecision'],
  ] as const)('%s may not use %s', async (who, operationId) => {
    const operation = document.operation(operationId);
    const answer = await ask(who, requestOf(operation, ids[kindOf(operation)] ?? UNKNOWN_ID));
    expect([answer.status, codeOf(answer.body)]).toEqual([403, 'forbidden']);
  });

  it('no role both decides and endorses', () => {
    const roles: readonly (readonly [string, Role])[] = Object.entries(ROLES);
    const both = roles.filter(
      ([, { permissions }]) =>
        permissions.includes('review:endorse') &&
        (permissions.includes('review:decide') || permissions.includes('review:decide-outside-usual-flow')),
    );
    expect(both).toEqual([]);
  });
});

/** A consideration of a licence of its own, and its steps taken by whoever is named. */
async function aReview() {
  const send = as(real, 'system');
  const licence = readIdentified((await send('POST', '/v1/licences', aLicence())).body).id;
  const opened = await send('POST', `/v1/licences/${licence}/considerations`, aConsideration());
  const url = `/v1/considerations/${readIdentified(opened.body).id}`;
  return async (who: ActorName, step: string, said: unknown) => {
    const { version } = readReview((await as(real, 'all-in-one')('GET', url)).body);
    return as(real, who)('POST', `${url}/${step}`, said, { 'if-match': `"${version}"` });
  };
}

describe('API6:2023 Unrestricted access to sensitive business flows', () => {
  it('no recall is decided by one person alone, whatever roles they hold', async () => {
    const take = await aReview();
    expect(await take('all-in-one', 'proposal', SAID.proposal('An example.'))).toMatchObject({ status: 200 });
    const alone = await take('all-in-one', 'independent-view', SAID['independent-view']('An example.'));
    const decided = await take('all-in-one', 'decision', SAID.decision('An example.'));
    expect([alone.status, decided.status].every((status) => status === 409)).toBe(true);
    expect(codeOf(alone.body)).toBe('same-person');

    const viewed = await take('officer', 'independent-view', SAID['independent-view']('An example.'));
    expect(viewed.status).toBe(200);
    const decision = await take('officer', 'decision', SAID.decision('An example.'));
    expect([decision.status, readReview(decision.body).review.state]).toEqual([200, 'awaiting-endorsement']);
    const endorsed = await take('all-in-one', 'endorsement', SAID.endorsement('An example.'));
    expect([endorsed.status, codeOf(endorsed.body)]).toEqual([409, 'same-person']);
    expect(await take('manager', 'endorsement', SAID.endorsement('An example.'))).toMatchObject({
      status: 200,
    });
  });

  it('breaking the glass has a reason and an end, and no system does it', async () => {
    const licence = readIdentified(
      (await as(real, 'system')('POST', '/v1/licences', aLicence({ limitedAccess: true }))).body,
    ).id;
    const operation = document.operation('breakGlass');
    const url = operation.path.replace('{id}', licence);
    const reason = 'An example person is in danger tonight.';
    const asked = (who: ActorName, body: unknown) => as(real, who)('POST', url, body);
    expect(await asked('duty', { minutes: 60 })).toMatchObject({ status: 400 });
    expect(await asked('duty', { reason })).toMatchObject({ status: 400 });
    expect(await asked('duty', { reason, minutes: 1_000_000 })).toMatchObject({ status: 400 });
    expect(await asked('officer', { reason, minutes: 60 })).toMatchObject({ status: 403 });
    expect(await asked('system', { reason, minutes: 60 })).toMatchObject({ status: 403 });
    expect(await as(real, 'duty')('GET', `/v1/licences/${licence}`)).toMatchObject({ status: 404 });
    expect(await asked('duty', { reason, minutes: 60 })).toMatchObject({ status: 201 });
    expect(await as(real, 'duty')('GET', `/v1/licences/${licence}`)).toMatchObject({ status: 200 });
  });
});

describe('API7:2023 Server side request forgery', () => {
  it('no address that a caller sends, in a body, a query or a header field, is ever called', async () => {
    let called = 0;
    const trap: Server = createServer((_request, response) => response.end());
    trap.on('connection', () => {
      called += 1;
    });
    await new Promise<void>((resolve) => {
      trap.listen(0, '127.0.0.1', resolve);
    });
    const address = trap.address();
    const target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    // The trap does catch.
    await fetch(target);
    expect(called).toBe(1);
    const headers = Object.fromEntries(
      ['referer', 'origin', 'forwarded', 'x-forwarded-host', 'x-original-url', 'link'].map((name) => [
        name,
        target,
      ]),
    );
    for (const operation of document.operations.filter(({ method }) => method !== 'GET')) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      const request = requestOf(operation, ids[kindOf(operation)] ?? UNKNOWN_ID);
      const plants = { texts: [target], day: '2026-10-12' };
      const body = schema === undefined ? undefined : plantedValue(document.schemas, schema, plants, 0);
      const url = `${request.url}?${new URLSearchParams({ callback: target, url: target }).toString()}`;
      /* oxlint-disable no-await-in-loop */
      await ask('outsider', { ...request, body, headers: { ...request.headers, ...headers } });
      await ask('outsider', { ...request, url });
      /* oxlint-enable no-await-in-loop */
    }
    trap.closeAllConnections();
    await new Promise((resolve) => {
      trap.close(resolve);
    });
    expect(called).toBe(1);
  });
});

/** The variables that a configuration is refused for. */
const missing = (env: Readonly<Record<string, string>>) => {
  try {
    parseConfig(env);
  } catch (error) {
    return error instanceof ConfigurationError ? error.faults.map(({ variable }) => variable) : [];
  }
  return [];
};

describe('API8:2023 Security misconfiguration', () => {
  it('every answer is for no page to use, and no origin is let in', async () => {
    for (const { operationId } of document.operations) {
      const request = requestOf(document.operation(operationId), UNKNOWN_ID);
      // oxlint-disable-next-line no-await-in-loop
      const { headers } = await ask('nobody', {
        ...request,
        headers: { ...request.headers, origin: 'https://elsewhere.example' } as typeof request.headers,
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it.each(['OPTIONS', 'DELETE', 'PATCH'] as const)(
    '%s is refused on every route that does not have it',
    async (method) => {
      const having = document.operations.filter((operation) => operation.method === method);
      expect(having.map(({ operationId }) => operationId)).toEqual(method === 'DELETE' ? ['endWebhook'] : []);
      const has = new Set(having.map(({ path }) => path));
      const paths = new Set(document.operations.map(({ path }) => path));
      const without = [...paths].filter((path) => !has.has(path));
      const answers = await Promise.all(
        without.map((path) =>
          real.app.inject({
            method,
            url: path.replaceAll(/\{[^}]+\}/g, UNKNOWN_ID),
            headers: { 'access-control-request-method': 'GET', origin: 'https://elsewhere.example' },
          }),
        ),
      );
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([405]));
    },
  );

  it('production does not start half configured', () => {
    expect(missing({ NODE_ENV: 'production' })).toEqual(
      expect.arrayContaining([
        'DATABASE_URL',
        'OAUTH_ISSUER',
        'OAUTH_AUDIENCE',
        'OAUTH_JWKS_URL',
        'AUDIT_KEY_FILE',
        'SECURITY_CONTACT',
      ]),
    );
    expect(missing({ RATE_LIMIT_PER_MINUTE: '0' })).toEqual(['RATE_LIMIT_PER_MINUTE']);
    expect(missing({ TRUST_PROXY: '0.0.0.0/0' })).toEqual(['TRUST_PROXY']);
    expect(missing({ TRUST_PROXY: 'true' })).toEqual(['TRUST_PROXY']);
    expect(missing({ SECURITY_CONTACT: 'security@service.example' })).toEqual(['SECURITY_CONTACT']);
  });
});

/** The addresses of a printed tree of routes, in which each line stands four characters deeper than what it goes on from. */
function pathsOf(tree: string): readonly string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, branch = '', part, methods] = /^([│ ]*[├└]── )(\S*)( \()?/.exec(line) ?? [];
    if (part === undefined) {
      return [];
    }
    const depth = branch.length / 4 - 1;
    above.splice(depth, above.length, part);
    return methods === undefined ? [] : [above.join('')];
  });
}

describe('API9:2023 Improper inventory management', () => {
  it('what is served and what is documented are the same', () => {
    const served = pathsOf(real.app.printRoutes({ commonPrefix: false })).filter(
      (path) => !path.startsWith('/docs'),
    );
    const documented = document.operations.map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(served.length).toBeGreaterThan(30);
    expect(new Set(served)).toEqual(new Set(documented));
  });

  it('there is one version, and nothing for debugging, administration or a console', async () => {
    const business = document.operations.filter(isGuarded);
    expect(business.filter(({ path }) => !path.startsWith('/v1/'))).toEqual([]);
    const tried = [
      '/v0/licences',
      '/v2/licences',
      '/licences',
      '/admin',
      '/debug',
      '/debug/pprof',
      '/graphql',
    ];
    const more = [
      '/actuator/env',
      '/.env',
      '/.git/config',
      '/package.json',
      '/token',
      '/oauth/token',
      '/jwks',
    ];
    const answers = await Promise.all([...tried, ...more].map((url) => as(real, 'all-in-one')('GET', url)));
    expect(new Set(answers.map(({ body }) => codeOf(body)))).toEqual(new Set(['route-not-found']));
  });

  it('the issuer for development is not to be had in production', () => {
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://recall_service:synthetic@db.example/recall',
      AUDIT_LOG_NAME: 'log.example.com/recall',
      AUDIT_KEY_FILE: 'audit.key',
      SECURITY_CONTACT: 'mailto:security@service.example',
    };
    expect(() => parseConfig(env)).toThrow(/OAUTH_ISSUER is not set/);
    const issuer = {
      OAUTH_ISSUER: 'https://issuer.example/auth',
      OAUTH_AUDIENCE: 'recall-decision-support',
      OAUTH_JWKS_URL: 'https://issuer.example/keys',
    };
    expect(parseConfig({ ...env, ...issuer }).identity.kind).toBe('issuer');
  });
});

/** Expects an address of the issuer to be refused. */
const fault = (name: string, url: string) => {
  const env = { OAUTH_ISSUER: url, OAUTH_AUDIENCE: 'recall', OAUTH_JWKS_URL: url };
  expect(() => parseConfig(env)).toThrow(new RegExp(`${name} is`));
};

describe('API10:2023 Unsafe consumption of APIs', () => {
  it.each([
    ['no JSON', '<html>', 200],
    ['JSON that is no set of keys', { keys: 'none' }, 200],
    ['far too much', { keys: [], padding: 'x'.repeat(1_100_000) }, 200],
    ['a redirection to elsewhere', '', 302],
    ['a failure', '', 500],
  ] as const)(
    'an identity provider that answers with %s lets nobody in, and the caller is told to wait',
    async (_what, body, status) => {
      const provider = await startKeyServer({ keys: [] });
      provider.answer(body, status);
      const { keyFor } = remoteKeys(provider.url);
      const authenticate = jwtAuthenticator({ ...ISSUED, keyFor, areasClaim: 'areas', clockSkewS: 30 });
      const test = await buildTestApp({ authenticate });
      const token = await aToken(anIssuerKey('key-1'));
      const answer = await test.send('GET', '/v1/considerations', undefined, {
        authorization: `Bearer ${token}`,
      });
      await test.app.close();
      await provider.stop();
      expect([answer.status, codeOf(answer.body)]).toEqual([503, 'unavailable']);
      expect(test.services.calls).toEqual([]);
    },
  );

  it('a witness and an issuer are called at addresses of the configuration alone, and by TLS', () => {
    fault('OAUTH_JWKS_URL', 'http://issuer.example/keys');
    fault('OAUTH_JWKS_URL', 'file:///etc/passwd');
    const bodies = document.operations.map(({ requestBody }) =>
      JSON.stringify(requestBody?.content['application/json']?.schema ?? {}),
    );
    // No member of any request is an address to call.
    expect(
      [...bodies, JSON.stringify(document.schemas)].filter((text) => text.includes('"format":"uri"')),
    ).toEqual([]);
  });
});
