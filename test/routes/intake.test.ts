import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { BATCH_BODY_LIMIT, BODY_LIMIT } from '../../src/http/body.ts';
import { canonicalForm } from '../../src/http/headers.ts';
import { RecordedEventBatch } from '../../src/http/schemas/breach-events.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp, TOKEN } from '../builders/app.ts';
import { aLicence, anEvent, aRecall } from '../builders/index.ts';

const ROUTE = '/v1/breach-events/batches';
const LICENCE = '00000000-0000-7000-8000-000000000001';
const readBatch = reader(RecordedEventBatch);
const readProblem = reader(Problem);

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const event = (more: object = {}) => ({
  ...anEvent(),
  source: 'example-source',
  sourceReference: 'r-1',
  ...more,
});
/** An item with so many characters of words. */
const described = (length: number) => ({
  licenceId: LICENCE,
  event: event({ description: 'x'.repeat(length) }),
});
const send = (...events: readonly unknown[]) => test.send('POST', ROUTE, { events });
/** Code and faults of each item of a batch that was answered; undefined for one that was taken. */
async function refusedOf(...events: readonly unknown[]) {
  const { status, body } = await send(...events);
  expect(status).toBe(200);
  return readBatch(body).results.map(({ problem }) => problem);
}

describe('a batch of events', () => {
  it('hands on each item exactly as sent', async () => {
    const item = { licenceId: LICENCE, event: event() };
    expect(await refusedOf(item)).toEqual([undefined]);
    expect(test.services.calls.at(-1)).toMatchObject({ input: [{ item }] });
  });

  it('refuses an item by itself, whatever its form is, and names each fault within it', async () => {
    const { source: _, ...unsourced } = event();
    const told = await refusedOf(
      { licenceId: LICENCE, event: event() },
      'a text',
      null,
      7,
      [],
      {},
      { licenceId: 7, event: event({ type: 'nonsense', occurredOn: '2026-02-30' }) },
      { licenceId: LICENCE, event: unsourced },
      { licenceId: LICENCE, event: event({ role: null }) },
    );
    expect(told.map((problem) => [problem?.code, problem?.errors.map(({ field }) => field)])).toEqual([
      [undefined, undefined],
      ['malformed-request', ['']],
      ['malformed-request', ['']],
      ['malformed-request', ['']],
      ['malformed-request', ['']],
      ['malformed-request', ['/licenceId', '/event']],
      ['malformed-request', expect.arrayContaining(['/licenceId', '/event/type', '/event/occurredOn'])],
      ['malformed-request', ['/event/source']],
      ['malformed-request', ['/event/role']],
    ]);
  });

  it('refuses by itself what is no text and no number, with a key as without one', async () => {
    // As they are sent: no value of this language writes them all.
    const items = ['"\\ud800"', '1e400', '{"licenceId":"\\ud800"}', '{"\\ud800":-1e400}', 'null'].concat(
      ['"\\ud800"', '1e400'].map((bad) =>
        JSON.stringify({ licenceId: LICENCE, event: event({ description: 'BAD' }) }).replace('"BAD"', bad),
      ),
    );
    const payload = `{"events":[${items.join()},${JSON.stringify({ licenceId: LICENCE, event: event() })}]}`;
    const keys = [undefined, 'a-key', 'a-key', 'another-key'];
    for (const key of keys) {
      const answer = await test.app.inject({
        method: 'POST',
        url: ROUTE,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        payload,
      });
      expect(answer.statusCode).toBe(200);
      const codes = readBatch(answer.json()).results.map(({ problem }) => problem?.code);
      expect(codes).toEqual([...items.map(() => 'malformed-request'), undefined]);
    }
  });

  it.each<[string, string, object]>([
    ['POST', '/v1/licences', aLicence()],
    ['POST', `/v1/licences/${LICENCE}/breach-events`, anEvent()],
    ['POST', `/v1/licences/${LICENCE}/recalls`, aRecall()],
  ])(
    'alone takes such a body: %s %s refuses it as a whole, with a key as without one',
    async (method, url, whole) => {
      const [name = ''] = Object.keys(whole);
      for (const bad of ['"\\ud800"', '1e400', '{"\\ud800":1e400}']) {
        const payload = JSON.stringify({ ...whole, [name]: 'BAD' }).replace('"BAD"', bad);
        const refused = [];
        for (const key of [{}, { 'idempotency-key': 'a-key' }]) {
          const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...key };
          const answer = await test.app.inject({
            method: method === 'POST' ? 'POST' : 'PUT',
            url,
            headers,
            payload,
          });
          refused.push([answer.statusCode, readProblem(answer.json()).errorCode, answer.json().errors]);
        }
        expect(refused[0]?.[0]).toBe(400);
        expect(refused[1]).toEqual(refused[0]);
      }
    },
  );

  it('tells a member that is not known by its place, and repeats nothing that was sent', async () => {
    const [problem] = await refusedOf({
      licenceId: LICENCE,
      event: { ...event(), 'Example Person': 'X000001' },
      'of X000001': true,
    });
    expect(problem?.errors).toEqual([
      expect.objectContaining({ field: '', problem: expect.stringContaining('in place 3 of 3') }),
      expect.objectContaining({ field: '/event', problem: expect.stringContaining('not known here') }),
    ]);
    expect(problem?.errors[0]?.remedy).toContain('`licenceId`, `event`');
    expect(JSON.stringify(problem)).not.toMatch(/Example Person|X000001/u);
  });

  it('lists some faults of an item and counts the rest', async () => {
    const strange = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`member${n}`, n]));
    const [problem] = await refusedOf({ licenceId: LICENCE, event: event(strange) });
    expect(problem?.errors).toHaveLength(21);
    expect(problem?.errors.at(-1)?.problem).toBe('has 10 more faults');
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, '/events'],
    ['no item', { events: [] }, '/events'],
    ['more than a thousand items', { events: Array.from({ length: 1_001 }, () => 0) }, '/events'],
    ['another member', { events: [0], more: true }, '/more'],
    ['no object', [], ''],
  ])('with %s is none, and is refused as a whole', async (_what, sent, field) => {
    const { status, body } = await test.send('POST', ROUTE, sent);
    expect([status, readProblem(body).errors?.[0]?.field]).toEqual([400, field]);
  });

  it('may be larger than other bodies, up to a limit of its own that the refusal names', async () => {
    const large = Array.from({ length: 300 }, () => described(8_000));
    expect(JSON.stringify(large).length).toBeGreaterThan(2 * BODY_LIMIT);
    expect((await send(...large)).status).toBe(200);
    const tooLarge = Array.from({ length: 1_000 }, () => described(9_000));
    const refused = await send(...tooLarge);
    expect([refused.status, readProblem(refused.body).detail]).toEqual([
      413,
      `send at most ${BATCH_BODY_LIMIT} bytes in one body`,
    ]);
    const other = await test.send('POST', '/v1/licences', { words: 'x'.repeat(BODY_LIMIT) });
    expect([other.status, readProblem(other.body).detail]).toEqual([
      413,
      `send at most ${BODY_LIMIT} bytes in one body`,
    ]);
  });

  it('is described in the document with the items that it takes', async () => {
    const { body } = await test.send('GET', '/openapi.json');
    const { requestBody } = reader(
      Type.Object({
        paths: Type.Object({ [ROUTE]: Type.Object({ post: Type.Object({ requestBody: Type.Unknown() }) }) }),
      }),
    )(body).paths[ROUTE]?.post ?? { requestBody: undefined };
    expect(JSON.stringify(requestBody)).toContain('#/components/schemas/EventBatchContent');
  });
});

describe('the canonical form of a request', () => {
  it('is that of RFC 8785 wherever that has one', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(canonicalForm(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('is another for each other value, also where RFC 8785 has none', () => {
    const texts = [
      '1e400',
      '-1e400',
      'null',
      '"Infinity"',
      '"\\ud800"',
      '"\\udfff"',
      '"\\\\ud800"',
      '{"\\ud800":1}',
      '[1e400]',
    ];
    const forms = texts.map((text) => canonicalForm(JSON.parse(text)));
    expect(new Set(forms).size).toBe(texts.length);
    expect(canonicalForm({ b: 1, a: undefined })).toBe('{"b":1}');
  });
});
