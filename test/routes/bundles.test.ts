import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { DomainFailure } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { chooseRange, rangeHolds } from '../../src/http/ranges.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp, TOKEN } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const readIdentified = reader(Type.Object({ id: Type.String() }));
const ID = '00000000-0000-7000-8000-000000000001';
const BUNDLE = 'recall-audit-bundle 1\nan example\n';
const TAG = `"${'a'.repeat(64)}"`;

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const fetchBundle = (headers: Readonly<Record<string, string>> = {}) =>
  test.send('GET', `/v1/audit/bundles/${ID}`, undefined, headers);
const callsSince = (place: number) => test.services.calls.slice(place).map(({ name }) => name);

describe('a bundle', () => {
  it('is asked for by licences, a number of a person or a period, and has an address of its own', async () => {
    const scopes = [
      { licenceIds: [ID] },
      { crn: 'X000001' },
      { nomsNumber: 'A0001AA' },
      { from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' },
    ];
    for (const scope of scopes) {
      const { status, headers, body } = await test.send('POST', '/v1/audit/bundles', {
        scope,
        withContent: true,
      });
      expect([status, headers['location']]).toEqual([201, `/v1/audit/bundles/${readIdentified(body).id}`]);
      expect(body).toMatchObject({ state: 'waiting' });
      expect(test.services.calls.at(-1)?.input).toEqual({ scope, withContent: true });
    }
  });

  it('shows its checkpoint to continue the ones that the asker remembers', async () => {
    const body = { scope: { crn: 'X000001' }, rememberedSizes: [1, 4096], withContent: false };
    expect(await test.send('POST', '/v1/audit/bundles', body)).toMatchObject({ status: 201 });
    expect(test.services.calls.at(-1)?.input).toEqual(body);
  });

  it.each([
    ['nothing at all', {}, '/scope'],
    ['two ways at once', { crn: 'X000001', licenceIds: [ID] }, '/scope'],
    ['a period without its end', { from: '2026-01-01T00:00:00.000Z' }, '/scope/until'],
    ['a period without its start', { until: '2026-01-01T00:00:00.000Z' }, '/scope/from'],
  ])('is not asked for by %s (422)', async (_what, scope, named) => {
    const { status, body } = await test.send('POST', '/v1/audit/bundles', { scope, withContent: true });
    expect([status, readProblem(body).errors?.[0]?.field]).toEqual([422, named]);
  });

  it('is asked for with or without content, never by default (400)', async () => {
    const { status, body } = await test.send('POST', '/v1/audit/bundles', { scope: { crn: 'X000001' } });
    expect([status, readProblem(body).errors?.[0]?.field]).toEqual([400, '/withContent']);
  });

  it('says how far it is', async () => {
    const { status, body } = await test.send('GET', `/v1/audit/bundles/${ID}/status`);
    expect([status, body]).toMatchObject([200, { id: ID, state: 'ready', length: BUNDLE.length }]);
  });

  it('is handed out whole, as a file, with its hash as entity tag', async () => {
    const { status, headers, body } = await fetchBundle();
    expect([status, body]).toEqual([200, BUNDLE]);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.recall-audit-bundle',
      'content-length': String(BUNDLE.length),
      'content-disposition': `attachment; filename="${ID}.recall-audit-bundle"`,
      'accept-ranges': 'bytes',
      etag: TAG,
      'cache-control': 'no-store',
    });
  });

  it('is handed out in parts that make up the whole', async () => {
    let text = '';
    for (let from = 0; from < BUNDLE.length; from += 10) {
      const { status, headers, body } = await fetchBundle({ range: `bytes=${from}-${from + 9}` });
      const end = Math.min(from + 9, BUNDLE.length - 1);
      expect([status, headers['content-range']]).toEqual([206, `bytes ${from}-${end}/${BUNDLE.length}`]);
      expect(headers['content-length']).toBe(String(end + 1 - from));
      text += String(body);
    }
    expect(text).toBe(BUNDLE);
  });

  it('is taken up again only where it is still the same one', async () => {
    const same = await fetchBundle({ range: 'bytes=5-', 'if-range': TAG });
    expect([same.status, same.body]).toEqual([206, BUNDLE.slice(5)]);
    const other = await fetchBundle({ range: 'bytes=5-', 'if-range': '"another"' });
    expect([other.status, other.body]).toEqual([200, BUNDLE]);
  });

  it('has no bytes beyond its end (416), and says how many there are', async () => {
    const { status, headers, body } = await fetchBundle({ range: `bytes=${BUNDLE.length}-` });
    expect([status, readProblem(body).errorCode]).toEqual([416, 'range-not-satisfiable']);
    expect(headers['content-range']).toBe(`bytes */${BUNDLE.length}`);
  });

  it('tells its length without being handed out, which is then no disclosure', async () => {
    const before = test.services.calls.length;
    const response = await test.app.inject({
      method: 'HEAD',
      url: `/v1/audit/bundles/${ID}`,
      headers: { authorization: `Bearer ${TOKEN}`, range: 'bytes=0-3' },
    });
    expect([response.statusCode, response.body]).toEqual([200, '']);
    expect(response.headers).toMatchObject({ 'content-length': String(BUNDLE.length), etag: TAG });
    expect(callsSince(before)).toEqual(['readBundleStatus']);
  });

  it.each([
    ['not-ready', 409],
    ['gone', 410],
    ['not-found', 404],
  ] as const)('is not handed out where it is %s', async (code, expected) => {
    test.services.failNext(new DomainFailure({ code, resource: 'audit-bundle' }));
    const { status, body } = await fetchBundle();
    expect([status, readProblem(body).errorCode]).toEqual([expected, code]);
  });

  it('is for those who may export (403)', async () => {
    const other = await buildTestApp({ principal: { ...aPrincipal(), permissions: ['audit:read'] } });
    const answers = await Promise.all([
      other.send('POST', '/v1/audit/bundles', { scope: { crn: 'X000001' }, withContent: true }),
      other.send('GET', `/v1/audit/bundles/${ID}`),
      other.send('GET', `/v1/audit/bundles/${ID}/status`),
    ]);
    await other.app.close();
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

const part = (start: number, end: number) => ({ kind: 'part', range: { start, end } });

describe('a range', () => {
  const whole = { kind: 'whole' };
  const none = { kind: 'unsatisfiable' };

  it.each([
    [undefined, whole],
    ['bytes=0-0', part(0, 0)],
    ['bytes=0-9', part(0, 9)],
    ['bytes=9-', part(9, 9)],
    ['bytes=3-1000', part(3, 9)],
    ['bytes=3-99999999999999999999999', part(3, 9)],
    ['bytes=-4', part(6, 9)],
    ['bytes=-10', part(0, 9)],
    ['bytes=-1000', part(0, 9)],
    ['BYTES=2-3', part(2, 3)],
    ['bytes=2-3, ', part(2, 3)],
    ['bytes=,\t2-3', part(2, 3)],
    ['bytes=10-', none],
    ['bytes=10-12', none],
    ['bytes=99999999999999999999999-', none],
    ['bytes=-0', none],
    ['bytes=5-4', whole],
    ['bytes=0-1,3-4', whole],
    ['bytes=', whole],
    ['bytes=-', whole],
    ['bytes=a-b', whole],
    ['bytes=0 - 1', whole],
    ['bytes=+1-2', whole],
    ['bytes 0-1', whole],
    ['lines=0-1', whole],
    ['', whole],
  ])('%j of ten bytes', (asked, expected) => {
    expect(chooseRange(asked, 10)).toEqual(expected);
  });

  it('of nothing is never satisfied', () => {
    expect(['bytes=0-', 'bytes=-1'].map((asked) => chooseRange(asked, 0))).toEqual([none, none]);
  });

  it.each([
    [undefined, true],
    ['"one"', true],
    ['"two"', false],
    ['W/"one"', false],
    ['Sun, 22 Nov 2026 00:00:00 GMT', false],
  ])('under If-Range %j of the tag "one"', (sent, expected) => {
    expect(rangeHolds(sent, '"one"')).toBe(expected);
  });
});
