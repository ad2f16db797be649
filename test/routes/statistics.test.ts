import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { reader } from '../../src/cli/demo-example.ts';
import { csvOf } from '../../src/http/csv.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import {
  AgreementFigures,
  DecisionFigures,
  LikeCasesPage,
  RecallReasonFigures,
  TracedCasesPage,
} from '../../src/http/schemas/statistics.ts';
import { buildTestApp, TOKEN, type TestApp } from '../builders/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const REASONS = '/v1/statistics/recall-reasons?quarter=2024-Q2';
const TABLES = [
  ['recall-reasons', 'readRecallReasons', reader(RecallReasonFigures)],
  ['decisions', 'readDecisionFigures', reader(DecisionFigures)],
  ['agreement', 'readAgreementFigures', reader(AgreementFigures)],
] as const;

const lastCall = () => test.services.calls.at(-1);
const fieldsOf = (body: unknown) => (reader(Problem)(body).errors ?? []).map(({ field }) => field);
const asCsv = async (url: string) => {
  const answer = await test.app.inject({
    url,
    headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/csv' },
  });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body };
};

const rowsIn = async (url: string, measure: string): Promise<readonly Readonly<Record<string, string>>[]> => {
  const rows: Readonly<Record<string, string>>[] = parse((await asCsv(url)).text, { columns: true });
  return rows.filter((row) => row['measure'] === measure);
};

describe.each(TABLES)('statistics of %s', (name, useCase, read) => {
  const url = `/v1/statistics/${name}?quarter=2024-Q2`;

  it('are answered as their schema says, under the name of what they are of', async () => {
    const { status, body } = await test.send('GET', `${url}&untilQuarter=2024-Q3`);
    expect(status).toBe(200);
    expect(read(body).label).toBe('cases put to this service');
    expect(lastCall()).toMatchObject({
      name: useCase,
      input: { quarter: '2024-Q2', untilQuarter: '2024-Q3' },
    });
  });

  it('are answered as CSV where it is asked for, a row for each figure', async () => {
    const { status, headers, text } = await asCsv(url);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(String(headers['vary'])).toMatch(/Accept/);
    const rows: Readonly<Record<string, string>>[] = parse(text, { columns: true });
    expect(rows.length).toBeGreaterThan(2);
    expect(new Set(rows.map(({ basis }) => basis))).toEqual(new Set(['cases put to this service']));
    expect(new Set(rows.map(({ quarter }) => quarter))).toEqual(new Set(['2024-Q2']));
    expect(new Set(rows.map((row) => row['counted_up_to']))).toEqual(new Set(['2026-10-12T09:00:00.000Z']));
  });

  it.each(['2024-Q5', '2024', '2024-05-01', '1989-Q4'])('refuse %s, which is no quarter', async (quarter) => {
    const { status, body } = await test.send('GET', `/v1/statistics/${name}?quarter=${quarter}`);
    expect(status).toBe(400);
    expect(fieldsOf(body)).toEqual(['?quarter']);
  });

  it('take no free dates and no filter that is not known', async () => {
    for (const more of ['from=2024-04-01', 'deliveryUnit=Example', 'decider=subject-1']) {
      expect((await test.send('GET', `${url}&${more}`)).status).toBe(400);
    }
  });

  it('are offered in no other form', async () => {
    const { status } = await test.send('GET', url, undefined, { accept: 'text/html' });
    expect(status).toBe(406);
  });
});

describe('figures in CSV', () => {
  it('have both shares beside what each is of, and [c] for what is not shown', async () => {
    const { text } = await asCsv(REASONS);
    const rows: Readonly<Record<string, string>>[] = parse(text, { columns: true });
    const of = (code: string) => rows.find((row) => row['measure'] === 'reason' && row['code'] === code);
    expect(of('non-compliance')).toMatchObject({
      count: '[c]',
      share_of_recalls: '[c]',
      recalls: '23',
      reasons: '23',
    });
    expect(of('other')).toMatchObject({ count: '0', share_of_recalls: '0', recalls: '23' });
    expect(text).not.toContain(',3,');
  });

  it('say in a note what a share is of and what is never compared, and give agreement no share', async () => {
    const [conduct] = await rowsIn(REASONS, 'conduct');
    expect(conduct?.['note']).toContain('Never to be compared with the published category');
    const [reason] = await rowsIn(REASONS, 'reason');
    expect(reason?.['note']).toContain('share_of_recalls is of the recalls with confirmed reasons');
    expect(await rowsIn(REASONS, 'revoked')).toMatchObject([{ count: '23' }]);
    expect(await rowsIn(REASONS, 'recalls-with-confirmed-reasons')).toMatchObject([{ count: '23' }]);
    const [, notReported] = (await rowsIn(REASONS, 'issued')).toReversed();
    expect(notReported).toMatchObject({ code: 'fixed-term-length-not-reported', count: '0' });
    const decided = await rowsIn('/v1/statistics/agreement?quarter=2024-Q2', 'rules-and-decision');
    expect(decided.map(({ count, share }) => [count, share])).toEqual([
      ['30', ''],
      ['0', ''],
    ]);
  });

  it('give a spreadsheet nothing that it would run', async () => {
    const { text } = await asCsv(`${REASONS}&by=region`);
    expect(text).toContain("'=Example Region");
    expect(text).not.toMatch(/(^|,)[=+@]/m);
    expect(csvOf(['a'], [{ a: '@SUM(1)' }, { a: 'x,"y"\nz' }])).toBe('a\r\n\'@SUM(1)\r\n"x,""y""\nz"\r\n');
  });
});

describe('tracing', () => {
  it('lists the cases of a figure by the address that the figure carries', async () => {
    const { body } = await test.send('GET', REASONS);
    const [figure] = reader(RecallReasonFigures)(body).quarters[0]?.categories ?? [];
    const traced = await test.send('GET', figure?.cases ?? '');
    expect(traced.status).toBe(200);
    expect(reader(TracedCasesPage)(traced.body).items).toHaveLength(1);
    expect(lastCall()).toMatchObject({
      name: 'traceFigure',
      input: { quarter: '2024-Q2', figure: 'recall-reason', code: 'facing-further-charge', limit: 50 },
    });
  });

  it('never lists cases by a group of persons', async () => {
    const url = '/v1/statistics/cases?quarter=2024-Q2&figure=recalls&by=sex&group=female';
    const { status, body } = await test.send('GET', url);
    expect([status, fieldsOf(body)]).toEqual([400, ['?by']]);
  });

  it('lists like cases that were decided differently', async () => {
    const { status, body } = await test.send('GET', '/v1/statistics/like-cases?quarter=2024-Q2&limit=10');
    expect(status).toBe(200);
    expect(reader(LikeCasesPage)(body).items[0]).toMatchObject({
      decidedForRecall: 2,
      decidedAgainstRecall: 1,
    });
    expect(lastCall()).toMatchObject({ name: 'listLikeCases', input: { quarter: '2024-Q2', limit: 10 } });
  });
});
