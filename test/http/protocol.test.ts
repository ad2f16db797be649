import { Agent, request } from 'node:http';
import { connect as openSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { guardRoutes } from '../../src/http/authentication.ts';
import { BODY_LIMIT } from '../../src/http/body.ts';
import { createLog } from '../../src/http/logging.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp, TOKEN } from '../builders/app.ts';
import { fakeServices } from '../builders/fake-services.ts';
import { aLicence, anEvent, aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const readIdentified = reader(Type.Object({ id: Type.String() }));
const ID = '00000000-0000-7000-8000-000000000001';
const JSON_BODY = { 'content-type': 'application/json' };

const faultsOf = (body: unknown) => readProblem(body).errors ?? [];

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

/** Sends a body as it is, JSON or not. */
const sendRaw = (payload: string | Buffer, type = 'application/json') =>
  test.app.inject({
    method: 'POST',
    url: '/v1/licences',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': type },
    payload,
  });
const keyOf = () => test.services.calls.at(-1)?.act.idempotency;

describe('the HTTP interface', () => {
  describe('identity', () => {
    it.each([
      ['no token', undefined],
      ['an empty token', 'Bearer '],
      ['another scheme', `Basic ${TOKEN}`],
      ['a token that is not known', 'Bearer not-known'],
      ['a token with more behind it', `Bearer ${TOKEN} more`],
    ])('refuses %s with 401 and a challenge', async (_what, authorization) => {
      const headers = authorization === undefined ? {} : { authorization };
      const response = await test.app.inject({ method: 'GET', url: '/v1/considerations', headers });
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toMatch(/^Bearer realm=/);
      expect(readProblem(response.json()).errorCode).toBe('unauthenticated');
    });

    it('does not read the body of a caller who is not known', async () => {
      const payload = '{"crn":';
      const response = await test.app.inject({
        method: 'POST',
        url: '/v1/licences',
        headers: JSON_BODY,
        payload,
      });
      expect(response.statusCode).toBe(401);
      const huge = await test.app.inject({
        method: 'POST',
        url: '/v1/licences',
        headers: JSON_BODY,
        payload: 'x'.repeat(BODY_LIMIT + 1),
      });
      expect(huge.statusCode).toBe(401);
    });

    it('names the permission that is lacking, and does not act', async () => {
      const limited = await buildTestApp({ principal: aPrincipal({ permissions: ['licence:read'] }) });
      const answer = await limited.send('POST', '/v1/licences', aLicence());
      await limited.app.close();
      expect(answer.status).toBe(403);
      expect(readProblem(answer.body).detail).toContain('`licence:write`');
      expect(limited.services.calls.map(({ name, input }) => ({ name, input }))).toEqual([
        { name: 'recordRefusal', input: { reason: 'forbidden', permission: 'licence:write' } },
      ]);
    });

    it('hands who acts, and under which correlation id, to the use case', async () => {
      const correlationId = '00000000-0000-4000-8000-000000000001';
      await test.send('POST', '/v1/licences', aLicence(), { 'x-correlation-id': correlationId });
      expect(test.services.calls.at(-1)?.act).toEqual({ principal: aPrincipal(), correlationId });
    });

    it('refuses to start with a route that does not say who may use it', async () => {
      const app = fastify();
      guardRoutes(app, async () => undefined);
      app.get('/open', { config: { public: true } }, async () => 'open');
      app.get('/forgotten', async () => 'forgotten');
      await expect(app.ready()).rejects.toThrow('GET /forgotten');
      await app.close();
    });

    it('lets everybody read health, metrics, the document and the pages about problems', async () => {
      const urls = [
        '/health',
        '/health/liveness',
        '/health/readiness',
        '/info',
        '/metrics',
        '/openapi.json',
        '/docs/',
        '/problems/invalid',
      ];
      const answers = await Promise.all(urls.map((url) => test.app.inject({ method: 'GET', url })));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(urls.map(() => 200));
    });
  });

  describe('correlation', () => {
    it.each([
      ['a UUID', '5f0c7a2e-0b1d-7c3e-8f4a-6b7c8d9e0f10'],
      ['a UUID in capitals', '5F0C7A2E-0B1D-4C3E-8F4A-6B7C8D9E0F10'],
      ['a trace id', '4bf92f3577b34da6a3ce929d0e0e4736'],
    ])('keeps the id of the caller and repeats it where it is %s', async (_what, sent) => {
      const { headers } = await test.send('GET', '/health', undefined, { 'x-correlation-id': sent });
      expect(headers['x-correlation-id']).toBe(sent);
    });

    it.each([
      '',
      'X000001',
      'Example-Person-1990-01-31',
      'with space',
      'click-1',
      '4bf92f3577b34da6a3ce929d0e0e473',
      '4bf92f3577b34da6a3ce929d0e0e47360',
      '5f0c7a2e0b1d-4c3e-8f4a-6b7c8d9e0f10',
      '{5f0c7a2e-0b1d-4c3e-8f4a-6b7c8d9e0f10}',
      'urn:uuid:5f0c7a2e-0b1d-4c3e-8f4a-6b7c8d9e0f10',
      'xf0c7a2e-0b1d-4c3e-8f4a-6b7c8d9e0f10',
      'ä',
    ])('makes one in place of `%s`, which could tell of somebody', async (sent) => {
      const { headers } = await test.send('GET', '/health', undefined, { 'x-correlation-id': sent });
      expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('addresses and methods', () => {
    it('answers an address that leads nowhere with 404, whoever asks and whatever is sent', async () => {
      const response = await test.app.inject({
        method: 'POST',
        url: '/v2/licences',
        headers: JSON_BODY,
        payload: '{',
      });
      expect(response.statusCode).toBe(404);
      expect(readProblem(response.json()).errorCode).toBe('route-not-found');
    });

    it.each([
      ['DELETE', '/v1/licences/00000000-0000-7000-8000-000000000000', 'GET, HEAD, PUT'],
      ['GET', '/v1/licences', 'POST'],
      ['PATCH', '/v1/considerations', 'GET, HEAD'],
      ['POST', '/health', 'GET, HEAD'],
    ] as const)('answers %s %s with 405 and the methods there are', async (method, url, allow) => {
      const response = await test.app.inject({
        method,
        url,
        headers: JSON_BODY,
        ...(method === 'GET' ? {} : { payload: '{' }),
      });
      expect(response.statusCode).toBe(405);
      expect(response.headers['allow']).toBe(allow);
      expect(readProblem(response.json()).errorCode).toBe('method-not-allowed');
    });

    it('answers an id that nothing can have like one that nothing has', async () => {
      const ids = [
        '00000000-0000-7000-8000-000000000000',
        'x',
        "1'--",
        '%00',
        'X000001',
        'a'.repeat(900),
        'a'.repeat(3_000),
      ];
      const answers = await Promise.all(ids.map((id) => test.send('GET', `/v1/recalls/${id}`)));
      expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 404));
      expect(new Set(answers.map(({ body }) => readProblem(body).errorCode))).toEqual(new Set(['not-found']));
    });

    it('answers an address that cannot be decoded with 400', async () => {
      const { status, body } = await test.send('GET', '/v1/licences/%zz');
      expect([status, faultsOf(body)]).toEqual([
        400,
        [{ field: 'path', problem: 'is not well formed', remedy: 'encode `%` as `%25`' }],
      ]);
    });

    it('answers what is not HTTP with a problem', async () => {
      await test.app.listen({ port: 0, host: '127.0.0.1' });
      const address = test.app.server.address();
      if (address === null || typeof address === 'string') {
        throw new Error('the app does not listen on a port');
      }
      const talk = (text: string) =>
        new Promise<string>((resolve, reject) => {
          let answer = '';
          const socket = openSocket(address.port, '127.0.0.1', () => socket.write(text));
          socket.on('data', (data) => {
            answer += data.toString('utf8');
          });
          socket.on('close', () => resolve(answer));
          socket.on('error', reject);
        });
      expect(await talk('X000001 is not HTTP\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 400 [\s\S]*"errorCode":"malformed-request"/,
      );
      const long = `GET /health HTTP/1.1\r\nHost: example\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`;
      expect(await talk(long)).toMatch(/^HTTP\/1\.1 431 [\s\S]*"errorCode":"header-fields-too-large"/);
      expect(test.logged.join('')).not.toContain('X000001 is not HTTP');
    });
  });

  describe('closing', () => {
    it('finishes the request under way and then lets go of its connection, kept alive or not', async () => {
      const services = fakeServices();
      const arrived = Promise.withResolvers<void>();
      const mayAnswer = Promise.withResolvers<void>();
      const slow: typeof services.registerLicence = async (write, content) => {
        arrived.resolve();
        await mayAnswer.promise;
        return services.registerLicence(write, content);
      };
      const { app } = await buildTestApp({ services: { ...services, registerLicence: slow } });
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const agent = new Agent({ keepAlive: true });
      const answer = new Promise<number | undefined>((resolve, reject) => {
        const headers = { authorization: `Bearer ${TOKEN}`, ...JSON_BODY };
        const sent = request(`${url}/v1/licences`, { method: 'POST', agent, headers }, (response) => {
          response.resume().on('end', () => resolve(response.statusCode));
        });
        sent.on('error', reject).end(JSON.stringify(aLicence()));
      });
      await arrived.promise;
      const closed = app.close();
      mayAnswer.resolve();
      expect(await answer).toBe(201);
      // A connection still held would keep this waiting for longer than a test may take.
      await closed;
      agent.destroy();
    });
  });

  describe('bodies', () => {
    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'])(
      'in %s are answered with 415',
      async (type) => {
        const response = await sendRaw('crn=X000001', type);
        expect(response.statusCode).toBe(415);
        expect(readProblem(response.json()).errorCode).toBe('unsupported-media-type');
      },
    );

    it('that are too large are answered with 413', async () => {
      const response = await sendRaw(`"${'x'.repeat(BODY_LIMIT)}"`);
      expect(response.statusCode).toBe(413);
    });

    it.each([
      ['{"sourceSystem": x}', 'is not JSON at position 17 (line 1, column 18)'],
      ['{\n  "sourceSystem": "a",\n}', 'is not JSON at position 25 (line 3, column 1)'],
      ['{"sourceSystem": "a"', 'is not JSON at its end (position 20)'],
      ['{"a":1}}', 'is not JSON at position 7 (line 1, column 8)'],
      ['[1,]', 'is not JSON at position 3 (line 1, column 4)'],
      ['{"a" 1}', 'is not JSON at position 5 (line 1, column 6)'],
      ['{"a":"b\nc"}', 'is not JSON at position 5 (line 1, column 6)'],
      ['{"a":"\\x"}', 'is not JSON at position 5 (line 1, column 6)'],
      ['{"a":01}', 'is not JSON at position 5 (line 1, column 6)'],
      ['{"a":-}', 'is not JSON at position 5 (line 1, column 6)'],
      ['{"a":nul}', 'is not JSON at position 5 (line 1, column 6)'],
      ['{]', 'is not JSON at position 1 (line 1, column 2)'],
      ["{'a':1}", 'is not JSON at position 1 (line 1, column 2)'],
      ['\ufeff{}', 'is not JSON at position 0 (line 1, column 1)'],
      ['', 'is empty'],
    ])('that are not JSON are answered with the place: %j', async (payload, problem) => {
      const response = await sendRaw(payload);
      expect(response.statusCode).toBe(400);
      expect(faultsOf(response.json())).toEqual([{ field: '', problem, remedy: expect.any(String) }]);
    });

    it('that are not UTF-8 are refused, for they would be repaired in silence', async () => {
      const response = await sendRaw(Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]));
      expect(faultsOf(response.json())).toEqual([
        { field: '', problem: 'is not UTF-8', remedy: 'encode the body as UTF-8' },
      ]);
    });

    it.each([
      ['{"a":1,"a":2}', '/a'],
      ['{"person":{"crn":"X000001","crn":"X000002"}}', '/person/crn'],
      ['[{"a":"}"},{"b":[1,{"c/d":1,"c/d":2}]}]', '/1/b/1/c~1d'],
      ['{"a":1,"\\u0061":2}', '/a'],
    ])(
      'that say a member twice are refused, for one of them would be dropped in silence: %s',
      async (payload, field) => {
        const response = await sendRaw(payload);
        expect(response.statusCode).toBe(400);
        expect(faultsOf(response.json())).toEqual([
          { field, problem: 'is there twice', remedy: expect.any(String) },
        ]);
      },
    );

    it('may say the same name in different objects, and hold quotation marks and braces in texts', async () => {
      const condition = { id: 'a', text: 'say "a", {b} and \\' };
      const { status, body } = await test.send(
        'POST',
        '/v1/licences',
        aLicence({ conditions: [condition, { ...condition, id: 'b' }] }),
      );
      expect([status, body]).toEqual([201, expect.objectContaining({ version: 1 })]);
    });

    it('are answered with every fault at once: where, what and what to do', async () => {
      const { person, ...rest } = aLicence();
      const wrong = {
        ...rest,
        sourceSystem: 7,
        region: null,
        licenceExpiry: '2026-02-30',
        ending: 'cancelled',
        unknownHere: true,
        conditions: [{ id: 'a', text: 'x\u0000', inForceTo: 'never' }],
        supervision: { mappa: { status: 'managed', level: 4 } },
      };
      const { status, body } = await test.send('POST', '/v1/licences', wrong);
      expect(person.crn).toBe('X000001');
      expect(status).toBe(400);
      const faults = faultsOf(body);
      expect(Object.fromEntries(faults.map(({ field, problem }) => [field, problem]))).toEqual({
        '/person': 'is missing',
        '/sourceSystem': 'is a number',
        '/region': 'is null',
        '/licenceExpiry': 'is not a day of the calendar',
        '/ending': 'is not one of the values known here',
        '/unknownHere': 'is not known here',
        '/conditions/0/text': 'holds a character that cannot be stored',
        '/conditions/0/inForceTo': 'has none of the forms allowed here',
        '/supervision/mappa/level': 'is not one of the values known here',
      });
      expect(faults.map(({ remedy }) => remedy)).not.toContain('');
      expect(faults.find(({ field }) => field === '/ending')?.remedy).toBe(
        'send one of `none`, `revoked`, `terminated`, `person-died`',
      );
    });

    it('are never told to leave out what must be there', async () => {
      const licence = { ...aLicence(), sentences: [null], region: '', deliveryUnit: ' ' };
      const { body } = await test.send('POST', '/v1/licences', {
        ...licence,
        person: null,
        externalReference: '',
        sourceSystem: null,
        conditions: [{ id: 'a', text: ' \n\u00a0' }],
      });
      expect(Object.fromEntries(faultsOf(body).map((one) => [one.field, [one.problem, one.remedy]]))).toEqual(
        {
          '/person': ['is null', 'it is obligatory: send an object, in braces'],
          '/externalReference': ['is empty', 'it is obligatory: write what its description asks for'],
          '/sourceSystem': ['is null', 'it is obligatory: send a text, in quotation marks'],
          '/sentences/0': ['is null', 'take it out of the list'],
          '/region': ['is empty', 'leave the member out where there is nothing to say'],
          '/deliveryUnit': [
            'holds nothing but white space',
            'leave the member out where there is nothing to say',
          ],
          '/conditions/0/text': [
            'holds nothing but white space',
            'it is obligatory: write what its description asks for',
          ],
        },
      );
      const whole = await test.send('POST', '/v1/licences', 'null');
      expect(faultsOf(whole.body)).toEqual([{ field: '', problem: 'is null', remedy: 'send a JSON object' }]);
      const hold = { ground: null, reference: 'EXAMPLE\u0000', reason: 'An example.' };
      const placed = await test.send('POST', `/v1/licences/${ID}/legal-holds`, hold);
      expect(faultsOf(placed.body)).toMatchObject([
        {
          field: '/ground',
          remedy: expect.stringMatching(/^it is obligatory: send one of `representations`/),
        },
        { field: '/reference', problem: 'holds a character that cannot be stored' },
      ]);
    });

    it('are told the form of an item that has another', async () => {
      const bundle = { scope: { licenceIds: ['1'] }, withContent: false };
      const asked = await test.send('POST', '/v1/audit/bundles', bundle);
      expect(faultsOf(asked.body)).toMatchObject([
        { field: '/scope/licenceIds/0', remedy: expect.stringContaining('8-4-4-4-12') },
      ]);
      const about = { kind: 'licence', id: ID };
      const said = { about, fields: ['person'], statement: 'Not me.', receivedOn: '2026-10-12' };
      const disputed = await test.send('POST', `/v1/licences/${ID}/disputes`, said);
      expect(faultsOf(disputed.body)).toMatchObject([
        { field: '/fields/0', remedy: expect.stringContaining('`/description`') },
      ]);
    });

    it('with more faults than anyone reads are answered with the first of them and how many more there are', async () => {
      const conditions = Array.from({ length: 190 }, () => ({}));
      const earlierOffences = Array.from({ length: 150 }, () => ({}));
      const { body } = await test.send('POST', '/v1/licences', {
        ...aLicence(),
        conditions,
        earlierOffences,
      });
      const faults = faultsOf(body);
      expect(faults).toHaveLength(201);
      expect(faults.at(-1)?.problem).toBe('has 330 more faults');
    });
  });

  describe('parameters of a query', () => {
    it.each([
      ['?limit=0', '?limit'],
      ['?limit=201', '?limit'],
      ['?limit=ten', '?limit'],
      ['?limit=1&limit=2', '?limit'],
      ['?cursor=', '?cursor'],
      ['?knowAt=2026-10-12T00:00:00.000Z', '?knowAt'],
      ['?region=', '?region'],
    ])('%s is refused, never ignored', async (query, field) => {
      const { status, body } = await test.send('GET', `/v1/considerations${query}`);
      expect([status, faultsOf(body).map((fault) => fault.field)]).toEqual([400, [field]]);
    });

    it.each([
      '2026-10-12',
      '2026-02-30T00:00:00.000Z',
      '2026-10-12T00:00:00Z',
      '2026-10-12T00:00:00.000+01:00',
    ])('knownAt is an instant in UTC with milliseconds, not %s', async (knownAt) => {
      const id = readIdentified((await test.send('POST', '/v1/licences', aLicence())).body).id;
      const url = `/v1/licences/${id}?${new URLSearchParams({ knownAt }).toString()}`;
      const { status, body } = await test.send('GET', url);
      expect([status, faultsOf(body)[0]?.field]).toEqual([400, '?knownAt']);
    });
  });

  describe('idempotency keys', () => {
    it('go to the use case with a hash of what is asked', async () => {
      const content = aLicence();
      await test.send('POST', '/v1/licences', content, { 'idempotency-key': 'key-1' });
      const first = keyOf();
      expect(first).toEqual({ key: 'key-1', requestHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      const { person, sourceSystem, ...rest } = content;
      await test.send(
        'POST',
        '/v1/licences',
        { ...rest, sourceSystem, person },
        { 'idempotency-key': 'key-1' },
      );
      expect(keyOf()).toEqual(first);
      await test.send(
        'POST',
        '/v1/licences',
        { ...content, region: 'Other' },
        { 'idempotency-key': 'key-1' },
      );
      expect(keyOf()?.requestHash).not.toBe(first?.requestHash);
    });

    it('belong to one address and one version', async () => {
      const ids = await Promise.all(
        [1, 2].map(async () => readIdentified((await test.send('POST', '/v1/licences', aLicence())).body).id),
      );
      const content = aLicence();
      const hashes = new Set<string | undefined>();
      for (const [id, version] of [
        [ids[0], 1],
        [ids[1], 1],
        [ids[0], 2],
      ] as const) {
        // One after the other: the hash of each is read from the last call.
        // oxlint-disable-next-line no-await-in-loop
        await test.send('PUT', `/v1/licences/${id}`, content, {
          'if-match': `"${version}"`,
          'idempotency-key': 'key-1',
        });
        hashes.add(keyOf()?.requestHash);
      }
      expect(hashes.size).toBe(3);
    });

    it.each(['', 'with space', 'x'.repeat(201), 'ä'])('`%s` is refused with 400', async (key) => {
      const { status, body } = await test.send('POST', '/v1/licences', aLicence(), {
        'idempotency-key': key,
      });
      expect([status, faultsOf(body)[0]?.field]).toEqual([400, 'Idempotency-Key']);
    });
  });

  describe('If-Match', () => {
    it.each(['1', 'W/"1"', '*', '"1", "2"', '"0"', '"01"', '"x"', ''])(
      '%s is refused with 400',
      async (tag) => {
        const id = readIdentified((await test.send('POST', '/v1/licences', aLicence())).body).id;
        const { status, body } = await test.send('PUT', `/v1/licences/${id}`, aLicence(), {
          'if-match': tag,
        });
        expect([status, faultsOf(body)[0]?.field]).toEqual([400, 'If-Match']);
      },
    );
  });

  describe('what may be seen of a case', () => {
    it('is neither in the log nor in the metrics: only route patterns, statuses and times', async () => {
      const own = await buildTestApp();
      const id = readIdentified((await own.send('POST', '/v1/licences', aLicence())).body).id;
      await own.send('GET', `/v1/licences/${id}?knownAt=2026-10-12T00:00:00.000Z`);
      await own.send('POST', `/v1/licences/${id}/breach-events`, anEvent());
      await own.send('POST', '/v1/licences/search', { crn: 'X000001', region: 'X000001' });
      await own.send('GET', '/v1/licences/X000001?crn=X000001');
      await own.send('GET', '/nowhere/X000001');
      await own.send('POST', '/v1/evaluations', { asAt: '2026-10-12', licence: { ageOnDecisionDay: 77 } });
      const metrics = String((await own.send('GET', '/metrics')).body);
      await own.app.close();

      const logged = own.logged.join('');
      for (const secret of ['X000001', id, TOKEN, 'Example', 'knownAt', 'ageOnDecisionDay', 'appointment']) {
        expect(logged).not.toContain(secret);
        expect(metrics).not.toContain(secret);
      }
      const lines = own.logged
        .map((line) => LINE(JSON.parse(line)))
        .filter(({ msg }) => msg === 'request answered');
      expect(lines.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
        'POST /v1/licences 201',
        'GET /v1/licences/:id 200',
        'POST /v1/licences/:id/breach-events 201',
        'POST /v1/licences/search 400',
        'GET /v1/licences/:id 400',
        'GET unmatched 404',
        'POST /v1/evaluations 200',
        'GET /metrics 200',
      ]);
      expect(metrics).toContain(
        'http_request_duration_seconds_count{method="GET",route="/v1/licences/:id",status="200"} 1',
      );
    });

    it('is not kept by anything on the way', async () => {
      const { headers } = await test.send('GET', '/v1/considerations');
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    });

    it('stays out of the log even where a plug-in logs a request or an error', () => {
      const lines: string[] = [];
      const log = createLog('info', { write: (line) => void lines.push(line) });
      const cause = Object.assign(new Error('X000001'), { code: '23505', detail: 'X000001' });
      log.error(
        { err: new Error('X000001\n at X000001', { cause }), req: { url: 'X000001' }, res: { x: 'X000001' } },
        'failed',
      );
      expect(lines.join('')).not.toContain('X000001');
      expect(LINE(JSON.parse(lines[0] ?? '')).err).toMatchObject({ name: 'Error', cause: { code: '23505' } });
    });
  });
});

const LINE = reader(
  Type.Object({
    msg: Type.String(),
    method: Type.Optional(Type.String()),
    route: Type.Optional(Type.String()),
    status: Type.Optional(Type.Number()),
    err: Type.Optional(Type.Unknown()),
  }),
);
