import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reader } from '../../src/cli/demo-example.ts';
import { FairnessFigures, RecordedMonitoring } from '../../src/http/schemas/monitoring.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { exampleLicence } from '../application/fixture.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';

const readProblem = reader(Problem);
const readRecorded = reader(RecordedMonitoring);
const readFigures = reader(FairnessFigures);
const ID = '00000000-0000-7000-8000-000000000001';
const FIGURES = '/v1/statistics/fairness?quarter=2026-Q3&by=sex';

const fieldsOf = (body: unknown) => (readProblem(body).errors ?? []).map(({ field }) => field);

jest.setTimeout(60_000);

describe('the routes of monitoring', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.app.close());

  it('record exactly what was sent, and say nothing of it in the answer', async () => {
    const sent = { licenceId: ID, sex: 'female', ethnicity: 'not-stated', disability: 'no' };
    const { status, body, headers } = await test.send('POST', '/v1/monitoring', sent, {
      'idempotency-key': 'key-1',
    });
    expect(status).toBe(201);
    expect(headers['location']).toBeUndefined();
    expect(readRecorded(body)).toMatchObject({ licenceId: ID, version: 1 });
    expect(JSON.stringify(body)).not.toMatch(/female|not-stated/);
    expect(test.services.calls.at(-1)).toMatchObject({
      name: 'recordMonitoring',
      input: sent,
      act: { idempotency: { key: 'key-1' } },
    });
  });

  it.each([
    ['a licence that is left out', { sex: 'male' }, '/licenceId'],
    ['a licence that is no id', { licenceId: 'a licence' }, '/licenceId'],
    ['another sex than the list has', { licenceId: ID, sex: 'not-recorded' }, '/sex'],
    ['an ethnicity in words', { licenceId: ID, ethnicity: 'White British' }, '/ethnicity'],
    ['a null', { licenceId: ID, disability: null }, '/disability'],
    ['what is not held', { licenceId: ID, religion: 'none' }, '/religion'],
  ])('refuse %s, naming the member', async (_what, body, field) => {
    const answer = await test.send('POST', '/v1/monitoring', body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(fieldsOf(answer.body)).toEqual([field]);
  });

  it('offer no way to read what was recorded', async () => {
    expect((await test.send('GET', '/v1/monitoring')).status).toBe(405);
    expect((await test.send('GET', `/v1/monitoring/${ID}`)).status).toBe(404);
  });

  it('answer figures as JSON, or as a table with both denominators in every row', async () => {
    const json = await test.send('GET', FIGURES);
    expect([json.status, readFigures(json.body).by]).toEqual([200, 'sex']);
    const csv = await test.send('GET', FIGURES, undefined, { accept: 'text/csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(String(csv.body).trim().split('\r\n')).toEqual([
      'basis,quarter,series_breaks,group_by,group,measure,count,considerations,per_100_considerations,per_100_considerations_low,per_100_considerations_high,licences,per_100_licences,per_100_licences_low,per_100_licences_high',
      'cases put to this service,2026-Q3,,sex,all,recall,10,20,50,29.9,70.1,40,25,12,46',
      'cases put to this service,2026-Q3,,sex,all,departed-to-recall,[c],20,,,,40,,,',
      'cases put to this service,2026-Q3,,sex,not-recorded,recall,10,20,50,29.9,70.1,40,25,12,46',
      'cases put to this service,2026-Q3,,sex,not-recorded,departed-to-recall,[c],20,,,,40,,,',
    ]);
    expect((await test.send('GET', FIGURES, undefined, { accept: 'text/html' })).status).toBe(406);
  });

  it.each([
    ['no quarter', 'by=sex', 'quarter'],
    ['a month', 'quarter=2026-09&by=sex', 'quarter'],
    ['another breakdown', 'quarter=2026-Q3&by=religion', 'by'],
    ['a trace', 'quarter=2026-Q3&by=sex&trace=true', 'trace'],
  ])('refuse to count by %s', async (_what, search, field) => {
    const answer = await test.send('GET', `/v1/statistics/fairness?${search}`);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body)).toEqual([`?${field}`]);
  });
});

describe.each(SERVERS)('monitoring through the whole service on $name', (server) => {
  let real: RealApp;
  beforeAll(async () => {
    real = await buildRealApp(server, { work: false });
  });
  afterAll(() => real.close());

  it('is recorded, counted and not given back', async () => {
    const registered = await real.send('POST', '/v1/licences', exampleLicence(1));
    const licenceId = readLicenceId(registered.body);
    const sent = await real.send('POST', '/v1/monitoring', { licenceId, sex: 'female' });
    expect([sent.status, readRecorded(sent.body).version]).toEqual([201, 1]);
    const { status, body } = await real.send('GET', FIGURES);
    expect([status, readFigures(body).total.considerations]).toEqual([200, { count: 0 }]);
    const licence = await real.send('GET', `/v1/licences/${licenceId}`);
    const trail = await real.send('GET', `/v1/licences/${licenceId}/audit-trail`);
    expect(JSON.stringify([licence.body, trail.body])).not.toMatch(/female|monitoring/);
  });
});

function readLicenceId(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') {
    return body.id;
  }
  throw new Error('no licence was registered');
}
