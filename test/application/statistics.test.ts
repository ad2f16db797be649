import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fairnessOf } from '../../src/application/monitoring/fairness.ts';
import type { FairnessMeasure } from '../../src/application/monitoring/services.ts';
import { agreementOf } from '../../src/application/statistics/agreement.ts';
import {
  considerationCounter,
  keysOfConsideration,
} from '../../src/application/statistics/consideration-keys.ts';
import { decisionsOf } from '../../src/application/statistics/decisions.ts';
import { FIGURES } from '../../src/application/statistics/figure-keys.ts';
import type { ConsiderationFigures, RecallFigures } from '../../src/application/statistics/figures.ts';
import {
  CATEGORY_LABELS,
  CATEGORY_OF_REASON,
  categoriesOf,
  PUBLISHED_CATEGORIES,
  type PublishedCategory,
} from '../../src/application/statistics/published-categories.ts';
import { periodOf, quarterOf, quartersBetween } from '../../src/application/statistics/quarters.ts';
import {
  type RecallReasonsQuarter,
  type ReasonsTable,
  recallReasonsOf,
  tallyRecalls,
} from '../../src/application/statistics/recall-reasons.ts';
import { cellsToHide, type Figure, isShown } from '../../src/application/statistics/suppression.ts';
import { explainShares } from '../../src/application/statistics/why-shares-differ.ts';
import { RECALL_REASONS } from '../../src/rules/index.ts';
import { A_RUN, aConsiderationRow, aRecallRow, rowsOf } from '../builders/figures.ts';
import {
  FTR_2016_17,
  Q1_2023,
  Q2_2024,
  Q2_2025,
  Q3_2024,
  Q4_2021,
  Q4_2024,
  recallsOf,
} from '../builders/published-figures.ts';
import { pinnedCounts, type Unknown } from './another-world.ts';

/** Tables that each property of suppression is put to: more with `npm run prove:suppression`. */
const RUNS = Number(process.env['SUPPRESSION_RUNS'] ?? 100);
const AT = '2026-11-20T09:00:00.000Z';

function reasonsOf(recalls: readonly RecallFigures[], quarter = '2024-Q2'): RecallReasonsQuarter {
  return recallReasonsOf(quarter, tallyRecalls(recalls));
}

function category(answer: ReasonsTable, code: PublishedCategory) {
  const found = answer.categories.find((one) => one.category === code);
  if (found === undefined) {
    throw new Error(`no category ${code}`);
  }
  return found;
}

function countOf(figure: Figure): number {
  if (!isShown(figure)) {
    throw new Error('the figure is not shown');
  }
  return figure.count;
}

const inPercent = (share: number | undefined) => Math.round((share ?? Number.NaN) * 100);

const inCategory = (wanted: PublishedCategory) =>
  RECALL_REASONS.filter((code) => CATEGORY_OF_REASON[code].category === wanted);
const breaksOf = (quarter: string) => reasonsOf([], quarter).seriesBreaks.map(({ code, on }) => [code, on]);
const saidOf = ({ run }: ConsiderationFigures) => run?.recall ?? 'no-run';
const responseOf = ({ run }: ConsiderationFigures) => run?.response ?? 'no-run';
const anyOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const missing = (missingFacts: readonly string[]) => () =>
  aConsiderationRow({ run: { ...A_RUN, missingFacts } });
const lacking = (region: string, deliveryUnit: string) => () =>
  aConsiderationRow({ region, deliveryUnit, run: { ...A_RUN, shortfalls: ['refer-or-treat'] } });
const countAll = (rows: readonly ConsiderationFigures[]) => {
  const counter = considerationCounter(AT);
  for (const row of rows) {
    counter.add(row);
  }
  return counter.result();
};
const codesOf = (figures: readonly ({ readonly code: string } & Figure)[]) =>
  Object.fromEntries(figures.map((one) => [one.code, isShown(one) ? one.count : 'hidden']));
const shownAs = (figure: Figure) => (isShown(figure) ? figure.count : 'hidden');
const sharesOf = (answer: ReasonsTable, codes: readonly PublishedCategory[]) =>
  codes.map((code) => inPercent(category(answer, code).shareOfRecalls));
const neverRun = (count: number) =>
  rowsOf(count, () => consideration({ said: undefined, outcome: 'open', more: { conduct: 'unknown' } }));
const isOpen = ({ conduct, stage }: RecallFigures) => conduct === 'unknown' && stage === undefined;
const supportedThen = (outcome: 'recall' | 'no-recall' | 'open', count: number) =>
  rowsOf(count, () => consideration({ said: 'supported', outcome }));

describe('the published categories', () => {
  it('are the twelve, in published order and as they are printed', () => {
    expect(PUBLISHED_CATEGORIES.map((code) => CATEGORY_LABELS[code])).toEqual([
      'Facing further charge',
      'Non-compliance',
      'Failed to keep in touch',
      'Failed to reside',
      'Drugs/alcohol',
      'Poor Behaviour - Relationships',
      'HDC - Time violation',
      'HDC - Inability to monitor',
      'Failed home visit',
      'HDC - Failed installation',
      'HDC - Equipment Tamper',
      'Other',
    ]);
  });

  it('have every one of the 21 raw codes, those without a category of their own under Other', () => {
    expect(RECALL_REASONS).toHaveLength(21);
    expect(inCategory('facing-further-charge')).toEqual([
      'poor-behaviour-further-offence',
      'elm-further-offence',
    ]);
    expect(inCategory('drugs-alcohol')).toEqual(['poor-behaviour-drugs', 'poor-behaviour-alcohol']);
    expect(inCategory('other')).toEqual([
      'failed-work-as-approved',
      'travelling-outside-uk',
      'breach-exclusion-zone',
      'elm-breach-exclusion-zone',
      'elm-breach-non-curfew-condition',
      'elm-equipment-tamper',
      'elm-failure-charge-battery',
      'other',
    ]);
    expect(PUBLISHED_CATEGORIES.flatMap(inCategory).toSorted()).toEqual(RECALL_REASONS.toSorted());
  });

  it('are these for each of the 21 raw codes', () => {
    const table = Object.fromEntries(RECALL_REASONS.map((code) => [code, categoriesOf([code])]));
    expect(table).toEqual({
      'poor-behaviour-further-offence': ['facing-further-charge'],
      'elm-further-offence': ['facing-further-charge'],
      'poor-behaviour-non-compliance': ['non-compliance'],
      'failed-keep-in-touch': ['failed-to-keep-in-touch'],
      'failed-reside': ['failed-to-reside'],
      'poor-behaviour-drugs': ['drugs-alcohol'],
      'poor-behaviour-alcohol': ['drugs-alcohol'],
      'poor-behaviour-relationships': ['poor-behaviour-relationships'],
      'failed-home-visit': ['failed-home-visit'],
      'failed-work-as-approved': ['other'],
      'travelling-outside-uk': ['other'],
      'breach-exclusion-zone': ['other'],
      'elm-breach-exclusion-zone': ['other'],
      'elm-breach-non-curfew-condition': ['other'],
      'elm-equipment-tamper': ['other'],
      'elm-failure-charge-battery': ['other'],
      other: ['other'],
      'hdc-time-violation': ['hdc-time-violation'],
      'hdc-inability-to-monitor': ['hdc-inability-to-monitor'],
      'hdc-failed-installation': ['hdc-failed-installation'],
      'hdc-equipment-tamper': ['hdc-equipment-tamper'],
    });
  });

  it('count two raw reasons of one category once', () => {
    expect(categoriesOf(['poor-behaviour-alcohol', 'poor-behaviour-drugs', 'failed-reside'])).toEqual([
      'failed-to-reside',
      'drugs-alcohol',
    ]);
  });
});

describe('quarters', () => {
  it('are those of the calendar', () => {
    expect(periodOf('2024-Q4')).toEqual({ quarter: '2024-Q4', from: '2024-10-01', until: '2025-01-01' });
    expect(['2024-01-01', '2024-06-30', '2024-12-31'].map(quarterOf)).toEqual([
      '2024-Q1',
      '2024-Q2',
      '2024-Q4',
    ]);
    expect(quartersBetween('2023-Q3', '2024-Q1')).toEqual(['2023-Q3', '2023-Q4', '2024-Q1']);
    expect(quartersBetween('2024-Q1', '2023-Q4')).toEqual([]);
  });

  it('name the breaks of the series that lie in them', () => {
    expect(breaksOf('2024-Q1')).toEqual([]);
    expect(breaksOf('2024-Q2')).toEqual([['fixed-term-under-12-months', '2024-04-02']]);
    expect(breaksOf('2024-Q3')).toEqual([['probation-reset', '2024-07-01']]);
    expect(breaksOf('2025-Q3')).toEqual([['fixed-term-under-four-years', '2025-09-02']]);
    expect(breaksOf('2026-Q1')).toEqual([['fixed-term-56-days', '2026-03-31']]);
  });
});

describe('figures that were published', () => {
  it('come out of the raw codes of fixed-term recalls of 2016/17: counts and shares of recalls', () => {
    const answer = reasonsOf(recallsOf(FTR_2016_17));
    const got = (code: PublishedCategory) => {
      const one = category(answer, code);
      return [countOf(one), inPercent(one.shareOfRecalls)];
    };
    expect(countOf(answer.recalls)).toBe(7_515);
    expect(got('facing-further-charge')).toEqual([2_795, 37]);
    expect(got('non-compliance')).toEqual([2_951, 39]);
    expect(got('failed-to-keep-in-touch')).toEqual([4_524, 60]);
    expect(got('failed-to-reside')).toEqual([1_487, 20]);
    expect(got('drugs-alcohol')).toEqual([442, 6]);
    expect(got('other')).toEqual([744, 10]);
  });

  it('come out for April to June 2024: 24 % of recalls and 12.4 % of reasons face a further charge', () => {
    const answer = reasonsOf(recallsOf(Q2_2024));
    expect([countOf(answer.recalls), countOf(answer.reasons)]).toEqual([9_782, 18_977]);
    const charge = category(answer, 'facing-further-charge');
    expect(charge).toMatchObject({ recalls: 9_782, reasons: 18_977, shareOfReasons: 0.1237 });
    const ofRecalls = (code: PublishedCategory) => inPercent(category(answer, code).shareOfRecalls);
    expect(ofRecalls('facing-further-charge')).toBe(24);
    expect(ofRecalls('non-compliance')).toBe(77);
    expect(ofRecalls('failed-to-keep-in-touch')).toBe(36);
    expect(ofRecalls('failed-to-reside')).toBe(23);
    const breached =
      countOf(category(answer, 'non-compliance')) + countOf(category(answer, 'failed-to-keep-in-touch'));
    expect(((breached / 18_977) * 100).toFixed(1)).toBe('58.2');
  });

  it('come out for the first quarter of 2023 and the third of 2024, as far as they were published', () => {
    const q1 = reasonsOf(recallsOf(Q1_2023));
    expect([countOf(q1.recalls), countOf(q1.reasons)]).toEqual([6_824, 11_805]);
    expect(category(q1, 'non-compliance')).toMatchObject({ shareOfReasons: 0.371, shareOfRecalls: 0.6419 });
    const q3 = reasonsOf(recallsOf(Q3_2024));
    expect(countOf(q3.recalls)).toBe(9_975);
    expect(inPercent(category(q3, 'facing-further-charge').shareOfRecalls)).toBe(24);
    expect(inPercent(category(q3, 'non-compliance').shareOfRecalls)).toBe(73);
  });

  it('say themselves why "12 %" and "24 %" are the same recalls', () => {
    const said = reasonsOf(recallsOf(Q2_2024)).whyTheSharesDiffer.join(' ');
    expect(said).toContain(
      '18,977 reasons were recorded for 9,782 recalls with confirmed reasons: 1.94 for each',
    );
    expect(said).toContain(
      '2,348 recalls: 24.0 % of recalls with confirmed reasons, and the same 2,348 are 12.4 % of reasons',
    );
    expect(said).toContain('The other 87.6 % of reasons');
    expect(said).toContain('those are 76.0 % of recalls with confirmed reasons (7,434)');
    expect(said).toContain('Shares of recalls add up to more than 100 %');
  });

  it('come out for October to December 2024: behind "88 % non-compliance" are all other reasons, and 22 % of recalls have a charge', () => {
    const answer = reasonsOf(recallsOf(Q4_2024), '2024-Q4');
    expect([countOf(answer.recalls), countOf(answer.reasons)]).toEqual([10_401, 18_897]);
    expect(category(answer, 'facing-further-charge')).toMatchObject({
      count: 2_268,
      shareOfReasons: 0.12,
      shareOfRecalls: 0.2181,
    });
    const said = answer.whyTheSharesDiffer.join(' ');
    expect(said).toContain('18,897 reasons were recorded for 10,401 recalls with confirmed reasons: 1.82');
    expect(said).toContain('the same 2,268 are 12.0 % of reasons');
    expect(said).toContain('The other 88.0 % of reasons are every other reason');
    expect(said).toContain('those are 78.2 % of recalls with confirmed reasons (8,133)');
  });

  it('come out for the last quarter of 2021 and the second of 2025, as far as they were published', () => {
    const q4 = reasonsOf(recallsOf(Q4_2021), '2021-Q4');
    expect(countOf(q4.recalls)).toBe(5_773);
    expect(
      sharesOf(q4, [
        'facing-further-charge',
        'non-compliance',
        'failed-to-keep-in-touch',
        'failed-to-reside',
      ]),
    ).toEqual([33, 70, 29, 25]);
    const q2 = reasonsOf(recallsOf(Q2_2025), '2025-Q2');
    expect([countOf(q2.recalls), ...sharesOf(q2, ['non-compliance'])]).toEqual([11_041, 74]);
  });

  it('have shares of reasons that add up to one and shares of recalls that add up to more', () => {
    const { categories } = reasonsOf(recallsOf(Q2_2024));
    const sum = (member: 'shareOfReasons' | 'shareOfRecalls') =>
      categories.reduce((all, one) => all + (one[member] ?? 0), 0);
    expect(sum('shareOfReasons')).toBeCloseTo(1, 2);
    expect(sum('shareOfRecalls')).toBeCloseTo(18_977 / 9_782, 2);
  });
});

describe('recalls', () => {
  it('without confirmed reasons are counted apart, and refused ones not at all; cancelled ones stay', () => {
    const answer = reasonsOf([
      ...rowsOf(20, () => aRecallRow()),
      ...rowsOf(6, () => aRecallRow({ reasons: [] })),
      ...rowsOf(5, () => aRecallRow({ cancelled: true })),
      ...rowsOf(9, () => aRecallRow({ refused: true })),
    ]);
    expect(countOf(answer.recalls)).toBe(25);
    expect(countOf(answer.withoutConfirmedReasons)).toBe(6);
    expect(countOf(answer.cancelledSince)).toBe(5);
    expect(countOf(category(answer, 'non-compliance'))).toBe(25);
  });

  it('are called revoked with and without confirmed reasons, and not revoked are counted nowhere', () => {
    const { revokedOn: _day, ...unrevoked } = aRecallRow({ cancelled: true });
    const answer = reasonsOf([
      ...rowsOf(20, () => aRecallRow()),
      ...rowsOf(7, () => aRecallRow({ reasons: [], cancelled: true })),
      ...rowsOf(9, () => unrevoked),
    ]);
    expect(
      [answer.revoked, answer.recalls, answer.withoutConfirmedReasons, answer.cancelledSince].map(countOf),
    ).toEqual([27, 20, 7, 7]);
    const few = reasonsOf([
      ...rowsOf(20, () => aRecallRow()),
      ...rowsOf(3, () => aRecallRow({ reasons: [] })),
    ]);
    expect([few.revoked, few.recalls, few.withoutConfirmedReasons].map(shownAs)).toEqual([
      'hidden',
      20,
      'hidden',
    ]);
  });

  it('of which the conduct is not known are never counted as without further offending', () => {
    const answer = reasonsOf([
      ...rowsOf(20, () => aRecallRow({ conduct: 'unknown' })),
      ...rowsOf(6, () => aRecallRow({ conduct: 'unknown', stage: 'charged' })),
      ...rowsOf(10, () => aRecallRow()),
    ]);
    expect(codesOf(answer.furtherOffending.figures)).toEqual({
      alleged: 0,
      charged: 6,
      established: 0,
      'no-further-offending': 10,
      unknown: 20,
    });
    expect(codesOf(answer.conduct.figures)).toMatchObject({ unknown: 26, 'non-compliance-only': 10 });
    const few = reasonsOf([
      ...rowsOf(3, () => aRecallRow({ conduct: 'unknown' })),
      ...rowsOf(9, () => aRecallRow({ conduct: 'mixed', stage: 'charged' })),
      ...rowsOf(30, () => aRecallRow()),
    ]);
    expect(codesOf(few.conduct.figures)).toMatchObject({ unknown: 'hidden', 'non-compliance-only': 30 });
    expect(codesOf(few.furtherOffending.figures)).toMatchObject({
      unknown: 'hidden',
      charged: 'hidden',
      'no-further-offending': 30,
    });
  });

  it('are split by type and length as issued, without showing a few', () => {
    const answer = reasonsOf([
      ...rowsOf(8, () => aRecallRow({ type: 'standard' })),
      ...rowsOf(9, () => aRecallRow({ type: 'fixed-term', lengthDays: 28 })),
      ...rowsOf(3, () => aRecallRow({ type: 'fixed-term', lengthDays: 14 })),
      ...rowsOf(12, () => aRecallRow({ type: 'fixed-term', lengthDays: 56 })),
      ...rowsOf(7, () => aRecallRow({ type: 'fixed-term' })),
      ...rowsOf(11, () => aRecallRow()),
    ]);
    expect(codesOf(answer.issued.figures)).toEqual({
      standard: 8,
      'fixed-term-14': 'hidden',
      'fixed-term-28': 9,
      'fixed-term-56': 12,
      'fixed-term-length-not-reported': 'hidden',
      'not-reported': 11,
    });
  });

  it('are split by conduct and by stage apart from the published reasons, with a note never to compare them', () => {
    const answer = reasonsOf([
      ...rowsOf(7, () => aRecallRow({ conduct: 'offending-only', stage: 'alleged' })),
      ...rowsOf(6, () => aRecallRow({ conduct: 'mixed', stage: 'charged' })),
      ...rowsOf(10, () => aRecallRow()),
    ]);
    const counts = (figures: typeof answer.conduct.figures) =>
      Object.fromEntries(figures.map((one) => [one.code, countOf(one)]));
    expect(counts(answer.conduct.figures)).toEqual({
      'offending-only': 7,
      mixed: 6,
      'non-compliance-only': 10,
      neither: 0,
      unknown: 0,
    });
    expect(counts(answer.furtherOffending.figures)).toEqual({
      alleged: 7,
      charged: 6,
      established: 0,
      'no-further-offending': 10,
      unknown: 0,
    });
    expect(answer.furtherOffending.note).toContain('Never to be compared with the published category');
  });

  it('have the address of their cases on every figure, but not by groups of persons', () => {
    const tally = tallyRecalls(
      rowsOf(20, () => aRecallRow()),
      () => ({ by: 'sex', group: 'female' }),
    );
    const answer = recallReasonsOf('2024-Q2', tally, { by: 'sex', known: ['female', 'male'] });
    expect(category(answer, 'non-compliance').cases).toBe(
      '/v1/statistics/cases?quarter=2024-Q2&figure=recall-reason&code=non-compliance',
    );
    expect(answer.breakdown?.groups.map(({ recalls }) => recalls)).toEqual([{ count: 20 }, { count: 0 }]);
    expect(answer.breakdown?.groups[0]?.categories[0]).not.toHaveProperty('cases');
  });
});

describe('suppression', () => {
  const USED = [
    'facing-further-charge',
    'non-compliance',
    'failed-to-keep-in-touch',
    'drugs-alcohol',
    'other',
  ] as const;
  const CODE: Readonly<Record<(typeof USED)[number], RecallFigures['reasons'][number]>> = {
    'facing-further-charge': 'elm-further-offence',
    'non-compliance': 'poor-behaviour-non-compliance',
    'failed-to-keep-in-touch': 'failed-keep-in-touch',
    'drugs-alcohol': 'poor-behaviour-drugs',
    other: 'other',
  };

  it('hides a count from one to four, what it could be worked out from, and their shares', () => {
    const answer = reasonsOf([
      ...rowsOf(30, () => aRecallRow()),
      ...rowsOf(9, () => aRecallRow({ reasons: ['failed-reside'] })),
      ...rowsOf(3, () => aRecallRow({ reasons: ['failed-home-visit'] })),
    ]);
    expect(countOf(answer.recalls)).toBe(42);
    expect(category(answer, 'failed-home-visit')).toMatchObject({ suppressed: true });
    expect(category(answer, 'failed-to-reside')).toMatchObject({ suppressed: true });
    expect(category(answer, 'failed-to-reside')).not.toHaveProperty('shareOfRecalls');
    expect(category(answer, 'failed-to-reside')).not.toHaveProperty('count');
    expect(category(answer, 'non-compliance')).toMatchObject({ count: 30 });
    expect(category(answer, 'other')).toMatchObject({ count: 0 });
  });

  it('hides a reason that all recalls but one to four have, and does not say it in words either', () => {
    const answer = reasonsOf([
      ...rowsOf(10, () => aRecallRow({ reasons: ['elm-further-offence'] })),
      ...rowsOf(3, () => aRecallRow({ reasons: ['failed-reside', 'other'] })),
      ...rowsOf(9, () => aRecallRow({ reasons: ['elm-further-offence', 'other'] })),
    ]);
    expect(countOf(answer.recalls)).toBe(22);
    expect(category(answer, 'facing-further-charge')).toMatchObject({ suppressed: true });
    expect(category(answer, 'facing-further-charge')).not.toHaveProperty('shareOfRecalls');
    expect(answer.whyTheSharesDiffer.join(' ')).not.toMatch(/\(3\)|13\.6 %|86\.4 %/);
    const figure = { count: 10 };
    const said = explainShares({ recalls: { count: 13 }, reasons: { count: 13 }, furtherCharge: figure });
    expect(said.join(' ')).not.toMatch(/76\.9 % of recalls|\(3\)/);
    expect(said.join(' ')).not.toContain('76.9 %');
  });

  it('shows nothing of a quarter with one to four recalls', () => {
    const answer = reasonsOf(rowsOf(4, () => aRecallRow()));
    expect(answer.recalls).toMatchObject({ suppressed: true });
    expect([...answer.categories, ...answer.conduct.figures].filter(isShown)).toEqual([]);
  });

  it('leaves no count that is hidden to be worked out from the sums of a network (by trying every other table)', () => {
    const cell = fc.record({
      count: fc.integer({ min: 0, max: 9 }),
      from: fc.constantFrom('a', 'b', 'c'),
      to: fc.constantFrom('a', 'b', 'c'),
    });
    let telling = 0;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (drawn) => {
        const cells = drawn.map((one, place) => ({ ...one, key: String(place) }));
        const hidden = cellsToHide(cells);
        if (hidden === undefined || hidden.size === 0) {
          return;
        }
        telling += 1;
        const unknown = cells.filter(({ key }) => hidden.has(key));
        const possible = unknown.map(() => new Set<number>());
        for (const changes of every(unknown.length)) {
          const balance = { a: 0, b: 0, c: 0 };
          unknown.forEach(({ from, to }, place) => {
            balance[from] -= changes[place] ?? 0;
            balance[to] += changes[place] ?? 0;
          });
          const isPossible =
            Object.values(balance).every((off) => off === 0) &&
            unknown.every(({ count }, place) => count + (changes[place] ?? 0) >= 1);
          if (isPossible) {
            for (const [place, change] of changes.entries()) {
              possible[place]?.add(change);
            }
          }
        }
        expect(possible.filter((values) => values.size < 2)).toEqual([]);
        expect(cells.filter(({ key, count }) => count > 0 && count < 5 && !hidden.has(key))).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(telling).toBeGreaterThan(100);
  });

  const conduct = fc.constantFrom<Pick<RecallFigures, 'conduct' | 'stage'>>(
    { conduct: 'offending-only', stage: 'alleged' },
    { conduct: 'offending-only', stage: 'established' },
    { conduct: 'mixed', stage: 'charged' },
    { conduct: 'mixed', stage: 'alleged' },
    { conduct: 'non-compliance-only' },
    { conduct: 'neither' },
    { conduct: 'unknown' },
    { conduct: 'unknown', stage: 'charged' },
  );
  const recall = fc.record({
    region: fc.constantFrom('Example North', 'Example South', 'Example East'),
    sentenceGroup: fc.constantFrom('life', 'determinate-under-12-months'),
    of: conduct,
    issued: fc.constantFrom<Pick<RecallFigures, 'type' | 'lengthDays'>>(
      {},
      { type: 'standard' },
      { type: 'fixed-term', lengthDays: 28 },
      { type: 'fixed-term', lengthDays: 56 },
    ),
    reasons: fc.subarray([...USED], { maxLength: 3 }).map((codes) => codes.map((code) => CODE[code])),
    times: fc.integer({ min: 1, max: 9 }),
  });

  it('leaves no figure of two breakdowns of one quarter, taken together, to be worked out', () => {
    const outcome = { hidden: 0, shown: 0, withheld: 0, splits: 0 };
    fc.assert(
      fc.property(fc.array(recall, { minLength: 1, maxLength: 14 }), (drawn) => {
        const recalls = drawn.flatMap(({ times, of, issued, ...one }) =>
          rowsOf(times, () => aRecallRow({ ...one, ...of, ...issued })),
        );
        const answers = (['region', 'sentence-group'] as const).map((by) => {
          const groupOf = (one: RecallFigures) => ({
            by,
            group: by === 'region' ? (one.region ?? '') : one.sentenceGroup,
          });
          const tally = tallyRecalls(recalls, groupOf);
          return { by, groupOf, answer: recallReasonsOf('2024-Q2', tally, { by, known: [] }) };
        });
        const [first] = answers;
        const alone = reasonsOf(recalls);
        expect(answers.map(({ answer }) => answer.categories)).toEqual([alone.categories, alone.categories]);
        if (first === undefined || !isShown(first.answer.recalls)) {
          return;
        }
        const puzzle = puzzleOf(recalls, first.answer, answers);
        expect(pinnedCounts(puzzle)).toEqual([]);
        const splits = splitsOf(recalls, first.answer);
        // Those of unknown conduct with a stage are no figure: that they can be worked out matters where they are few.
        const isFew = (name: string) => (splits.counts.find((one) => one.name === name)?.truth ?? 0) < 5;
        const worked = pinnedCounts(splits);
        expect(worked.filter((name) => name !== 'unknown with a stage' || isFew(name))).toEqual([]);
        const few = splits.counts.filter(({ isHidden, truth }) => !isHidden && truth > 0 && truth < 5);
        expect(few).toEqual([]);
        outcome.splits += splits.counts.filter(({ isHidden }) => isHidden).length;
        for (const { isHidden } of puzzle.counts) {
          outcome[isHidden ? 'hidden' : 'shown'] += 1;
        }
        const withheld = answers.flatMap(({ answer: { breakdown } }) =>
          breakdown?.withheld === true ? breakdown.groups : [],
        );
        expect(withheld.flatMap((group) => [group.recalls, ...group.categories]).filter(isShown)).toEqual([]);
        outcome.withheld += answers.filter(({ answer }) => answer.breakdown?.withheld).length;
      }),
      { numRuns: RUNS },
    );
    expect(outcome.hidden).toBeGreaterThan(3 * RUNS);
    expect(outcome.shown).toBeGreaterThan(5 * RUNS);
    expect(outcome.withheld).toBeLessThan(RUNS);
    expect(outcome.splits).toBeGreaterThan(RUNS);
  });

  it('leaves no conduct of considerations to be worked out, also not from how often the rules were not asked', () => {
    const row = fc.record({ of: conduct, times: fc.integer({ min: 1, max: 9 }) });
    const outcome = { hidden: 0, shown: 0 };
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 0, max: 12 }),
        (drawn, times) => {
          const asked = drawn.flatMap((one) => rowsOf(one.times, () => aConsiderationRow(one.of)));
          const answer = decisionsOf('2026-Q3', countAll([...asked, ...neverRun(times)]));
          const rows = [...asked, ...neverRun(times)].map(({ conduct: mix, stage }) =>
            aRecallRow({ conduct: mix, ...(stage === undefined ? {} : { stage }) }),
          );
          const noRun = answer.responses.find(({ code }) => code === 'no-run');
          const figures = [...answer.conduct.figures, ...answer.furtherOffending.figures];
          const isWithheld = !isShown(answer.considerations) || (noRun !== undefined && !isShown(noRun));
          expect(isWithheld && figures.some(isShown)).toBe(false);
          const { considerations: recalls, conduct: mixes, furtherOffending } = answer;
          const puzzle = splitsOf(rows, {
            recalls,
            conduct: mixes,
            furtherOffending,
            issued: { note: '', figures: [] },
          });
          const least = { name: 'no-run', truth: times, isHidden: false, least: 0 };
          const bounds = [{ smaller: 'no-run', times: 1, larger: 'stage unknown' }];
          const pinned = pinnedCounts({ ...puzzle, counts: [...puzzle.counts, least], bounds });
          const isFew = (name: string) => (puzzle.counts.find((one) => one.name === name)?.truth ?? 0) < 5;
          // Where all is withheld, nothing is shown that anything could be worked out from.
          expect(figures.some(isShown) ? pinned.filter(isFew) : []).toEqual([]);
          outcome.hidden += figures.filter((one) => !isShown(one)).length;
          outcome.shown += figures.filter(isShown).length;
        },
      ),
      { numRuns: RUNS },
    );
    expect(outcome.hidden).toBeGreaterThan(RUNS);
    expect(outcome.shown).toBeGreaterThan(RUNS);
  });

  it('leaves no figure of decisions and of agreement, taken together, to be worked out', () => {
    const row = fc.record({
      said: fc.constantFrom('supported', 'not-supported', 'unknown', undefined),
      response: fc.constantFrom('discuss-and-record', 'refer-or-treat', 'unknown'),
      outcome: fc.constantFrom('recall', 'no-recall', 'open', 'withdrawn'),
      times: fc.integer({ min: 1, max: 12 }),
    });
    const outcome = { hidden: 0, shown: 0 };
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (drawn) => {
        const rows = drawn.flatMap(({ times, ...one }) => rowsOf(times, () => consideration(one)));
        const counter = considerationCounter(AT);
        for (const one of rows) {
          counter.add(one);
        }
        const decisions = decisionsOf('2026-Q3', counter.result());
        const agreement = agreementOf('2026-Q3', counter.result());
        const all = [...decisions.outcomes, ...decisions.responses];
        const crossed = agreement.rulesAndDecisions.flatMap((said) => said.decisions);
        // Where all is withheld, nothing is shown that anything could be worked out from.
        if ([...all, ...crossed].every((one) => !isShown(one))) {
          return;
        }
        const counts = new Map<string, Unknown>();
        const add = (name: string, truth: number, figure: Figure | 'unseen') =>
          counts.set(name, {
            name,
            truth,
            isHidden: figure === 'unseen' || !isShown(figure),
            least: figure === 'unseen' ? 0 : 1,
          });
        const tally = (is: (one: ConsiderationFigures) => boolean) => rows.filter(is).length;
        for (const one of decisions.outcomes) {
          add(
            `outcome ${one.code}`,
            tally(({ outcome: ended }) => ended === one.code),
            one,
          );
        }
        for (const one of decisions.responses) {
          add(
            `response ${one.code}`,
            tally((of) => responseOf(of) === one.code),
            one,
          );
        }
        const saids = [...new Set(rows.map(saidOf))];
        for (const said of saids) {
          for (const ended of decisions.outcomes) {
            const truth = tally((of) => saidOf(of) === said && of.outcome === ended.code);
            const found = agreement.rulesAndDecisions
              .find(({ rulesSaid }) => rulesSaid === said)
              ?.decisions.find(({ code }) => code === ended.code);
            if (found !== undefined || truth > 0) {
              add(`${said} ${ended.code}`, truth, found ?? 'unseen');
            }
          }
          for (const { code } of decisions.responses) {
            const truth = tally((of) => saidOf(of) === said && responseOf(of) === code);
            if (truth > 0) {
              add(`${said} with ${code}`, truth, 'unseen');
            }
          }
        }
        add('all', rows.length, decisions.considerations);
        const existing = (names: readonly string[]) => names.filter((name) => counts.has(name));
        const sums = [
          { parts: decisions.outcomes.map(({ code }) => `outcome ${code}`), totals: ['all'] },
          { parts: decisions.responses.map(({ code }) => `response ${code}`), totals: ['all'] },
          ...decisions.outcomes.map(({ code }) => ({
            parts: existing(saids.map((said) => `${said} ${code}`)),
            totals: [`outcome ${code}`],
          })),
          ...decisions.responses.map(({ code }) => ({
            parts: existing(saids.map((said) => `${said} with ${code}`)),
            totals: [`response ${code}`],
          })),
          ...saids.map((said) => ({
            parts: existing(decisions.outcomes.map(({ code }) => `${said} ${code}`)),
            totals: existing(decisions.responses.map(({ code }) => `${said} with ${code}`)),
          })),
        ];
        const answered = new Set([
          ...decisions.outcomes.map(({ code }) => `outcome ${code}`),
          ...decisions.responses.map(({ code }) => `response ${code}`),
          ...agreement.rulesAndDecisions.flatMap(({ rulesSaid, decisions: of }) =>
            of.map(({ code }) => `${rulesSaid} ${code}`),
          ),
        ]);
        const pinned = pinnedCounts({ counts: [...counts.values()], sums, bounds: [] });
        expect(pinned.filter((name) => answered.has(name))).toEqual([]);
        for (const name of answered) {
          outcome[counts.get(name)?.isHidden === true ? 'hidden' : 'shown'] += 1;
        }
      }),
      { numRuns: RUNS },
    );
    expect(outcome.hidden).toBeGreaterThan(RUNS);
    expect(outcome.shown).toBeGreaterThan(RUNS);
  });

  it('leaves no figure of decisions, of agreement and by groups of persons, taken together, to be worked out', () => {
    const row = fc.record({
      said: fc.constantFrom('supported', 'not-supported', 'unknown', undefined),
      response: fc.constantFrom('discuss-and-record', 'refer-or-treat'),
      outcome: fc.constantFrom('recall', 'no-recall', 'undecided', 'open', 'withdrawn'),
      sex: fc.constantFrom('female', 'male', null),
      ethnicity: fc.constantFrom('asian', 'white', null),
      times: fc.integer({ min: 1, max: 15 }),
    });
    const outcome = { hidden: 0, shown: 0, withheld: 0 };
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 16 }), (drawn) => {
        const people = drawn.flatMap(({ times, sex, ethnicity, ...one }) =>
          rowsOf(times, () => ({ sex, ethnicity, of: consideration(one) })),
        );
        const counted = countAll(people.map(({ of }) => of));
        const decisions = decisionsOf('2026-Q3', counted);
        const agreement = agreementOf('2026-Q3', counted);
        const tables = (['sex', 'ethnicity'] as const).map((by) => ({
          by,
          answer: fairnessOf(
            by,
            people.map((one) => ({
              group: one[by],
              outcome: one.of.outcome,
              said: saidOf(one.of),
              response: responseOf(one.of),
              count: 1,
            })),
            people.map((one) => ({ group: one[by], count: 1 })),
          ),
        }));
        // The same totals, shown and hidden alike, in all answers.
        for (const { answer } of tables) {
          const { considerations, measures } = answer.total;
          expect(shownAs(considerations)).toEqual(shownAs(decisions.considerations));
          expect(measures.map(({ measure, figure }) => [measure, shownAs(figure)])).toEqual([
            ...decisions.outcomes.map((one) => [one.code, shownAs(one)]),
            ...agreement.departures.map((one, place) => [
              place === 0 ? 'departed-to-recall' : 'departed-to-no-recall',
              shownAs(one),
            ]),
          ]);
        }
        // Of what is hidden in all, and of a table that is withheld, no group shows anything.
        const ofGroups = tables.flatMap(({ answer }) =>
          answer.groups.flatMap(({ measures }) =>
            measures.filter(
              ({ figure }, place) =>
                isShown(figure) &&
                (answer.withheld || !isShown(answer.total.measures[place]?.figure ?? figure)),
            ),
          ),
        );
        expect(ofGroups).toEqual([]);
        const puzzle = togetherOf(people, { decisions, agreement, tables });
        const inAnswers = new Set(
          puzzle.counts.filter(({ isPublished }) => isPublished).map(({ name }) => name),
        );
        const pinned = pinnedCounts(puzzle).filter((name) => {
          const truth = puzzle.counts.find((one) => one.name === name)?.truth ?? 0;
          return inAnswers.has(name) && truth < 5;
        });
        expect(pinned).toEqual([]);
        for (const { isPublished, isHidden } of puzzle.counts) {
          if (isPublished) {
            outcome[isHidden ? 'hidden' : 'shown'] += 1;
          }
        }
        outcome.withheld += tables.filter(({ answer }) => answer.withheld).length;
      }),
      { numRuns: RUNS },
    );
    expect(outcome.hidden).toBeGreaterThan(5 * RUNS);
    expect(outcome.shown).toBeGreaterThan(5 * RUNS);
    expect(outcome.withheld).toBeLessThan(RUNS);
  });

  it('hides by decisions and by sex the same outcomes where both would tell of three recalls', () => {
    const rows = [
      ...supportedThen('recall', 3),
      ...supportedThen('no-recall', 18),
      ...supportedThen('open', 5),
    ];
    const { outcomes } = decisionsOf('2026-Q3', countAll(rows));
    const { total, groups } = fairnessOf(
      'sex',
      rows.map((one) => ({
        group: 'female',
        outcome: one.outcome,
        said: saidOf(one),
        response: responseOf(one),
        count: 1,
      })),
      [],
    );
    const hidden = outcomes.filter((one) => !isShown(one)).map(({ code }) => code);
    expect(hidden).toContain('recall');
    expect(hidden.length).toBeGreaterThan(1);
    expect(countOf(total.considerations)).toBe(26);
    for (const { measures } of [total, ...groups]) {
      const shown = measures.filter(({ figure }) => isShown(figure)).map(({ measure }) => measure);
      expect(shown.filter((measure) => hidden.some((code) => code === measure))).toEqual([]);
    }
  });
});

describe('considerations', () => {
  it('are counted by outcome, response, recall type and urgency; unknown is never an answer against a recall', () => {
    const rows = [
      ...rowsOf(20, () => consideration({ said: 'supported', outcome: 'recall' })),
      ...rowsOf(8, () => consideration({ said: 'unknown', response: 'unknown', outcome: 'no-recall' })),
      ...rowsOf(6, () => consideration({ said: undefined, outcome: 'open' })),
    ];
    const answer = decisionsOf('2026-Q3', countAll(rows));
    expect(codesOf(answer.outcomes)).toEqual({
      recall: 20,
      'no-recall': 8,
      undecided: 0,
      withdrawn: 0,
      open: 6,
    });
    expect(codesOf(answer.responses)).toEqual({ 'recall-supported': 20, unknown: 8, 'no-run': 6 });
    expect(codesOf(answer.recallTypes)).toEqual({ 'standard-only': 20 });
    expect(codesOf(answer.urgencies)).toEqual({ standard: 34 });
    const agreement = agreementOf('2026-Q3', countAll(rows));
    expect(
      agreement.rulesAndDecisions.map(({ rulesSaid, decisions }) => [rulesSaid, codesOf(decisions)]),
    ).toEqual([
      ['no-run', { recall: 0, 'no-recall': 0 }],
      ['supported', { recall: 20, 'no-recall': 0 }],
      ['unknown', { recall: 0, 'no-recall': 8 }],
    ]);
    expect(
      agreement.departures.map(({ direction, reasons, ...of }) => [direction, countOf(of), reasons]),
    ).toEqual([
      ['recalled-though-not-supported', 0, []],
      ['not-recalled-though-supported', 0, []],
    ]);
  });

  it('have conduct and stage, unknown where the rules were not asked, and withheld where it is not shown how often', () => {
    const rows = [
      ...rowsOf(9, () => aConsiderationRow({ conduct: 'mixed', stage: 'charged' })),
      ...rowsOf(12, () => aConsiderationRow()),
    ];
    const answer = decisionsOf('2026-Q3', countAll([...rows, ...neverRun(6)]));
    expect(codesOf(answer.conduct.figures)).toEqual({
      'offending-only': 0,
      mixed: 9,
      'non-compliance-only': 12,
      neither: 0,
      unknown: 6,
    });
    expect(codesOf(answer.furtherOffending.figures)).toEqual({
      alleged: 0,
      charged: 9,
      established: 0,
      'no-further-offending': 12,
      unknown: 6,
    });
    const few = decisionsOf('2026-Q3', countAll([...rows, ...neverRun(3)]));
    expect([...few.conduct.figures, ...few.furtherOffending.figures].filter(isShown)).toEqual([]);
  });

  it('have no share of decisions by what the rules said, which would be a rate of agreement', () => {
    const rows = [...supportedThen('recall', 20), ...supportedThen('no-recall', 10)];
    const { rulesAndDecisions } = agreementOf('2026-Q3', countAll(rows));
    expect(rulesAndDecisions.map(({ decided }) => decided)).toEqual([30]);
    expect(rulesAndDecisions.flatMap(({ decisions }) => decisions.map(countOf))).toEqual([20, 10]);
    expect(JSON.stringify(rulesAndDecisions)).not.toContain('share');
  });

  it('that left it unknown are departed from by nobody, whatever was decided', () => {
    const rows = rowsOf(8, () => consideration({ said: 'unknown', response: 'unknown', outcome: 'recall' }));
    const { departures } = agreementOf('2026-Q3', countAll(rows));
    expect(departures.map(({ reasons, ...one }) => [countOf(one), reasons])).toEqual([
      [0, []],
      [0, []],
    ]);
  });

  it('count once for each clock, late before met, and once for each measure that was lacking', () => {
    const run = { clock: 'decide', dueAt: '2026-08-04T09:00:00.000Z' } as const;
    const rows = rowsOf(8, () =>
      aConsiderationRow({
        clocks: [
          { ...run, outcome: 'met' },
          { ...run, outcome: 'late' },
        ],
        run: { ...A_RUN, shortfalls: ['refer-or-treat', 'refer-or-treat'] },
      }),
    );
    const { clocks, measuresNotAvailable } = decisionsOf('2026-Q3', countAll(rows));
    expect(clocks.map(({ outcomes }) => codesOf(outcomes))).toEqual([
      { late: 8, running: 0, met: 0, ended: 0 },
    ]);
    expect(measuresNotAvailable.measures.map(countOf)).toEqual([8]);
  });

  it('give departures in both directions with their reasons', () => {
    const rows = [
      ...rowsOf(9, () => consideration({ said: 'not-supported', outcome: 'recall' })),
      ...rowsOf(7, () => consideration({ said: 'supported', outcome: 'no-recall' })),
      ...rowsOf(40, () => consideration({ said: 'supported', outcome: 'recall' })),
      ...rowsOf(30, () => consideration({ said: 'not-supported', outcome: 'no-recall' })),
    ];
    const { departures } = agreementOf('2026-Q3', countAll(rows));
    expect(departures.map((one) => [one.direction, countOf(one), codesOf(one.reasons)])).toEqual([
      ['recalled-though-not-supported', 9, { 'example-reason': 9 }],
      ['not-recalled-though-supported', 7, { 'example-reason': 7 }],
    ]);
  });

  it('say how long deciding took, what became of clocks, and what expired, up to the last entry counted', () => {
    const late = { clock: 'decide', dueAt: '2026-08-04T09:00:00.000Z' } as const;
    const rows = [
      ...rowsOf(90, (place) => aConsiderationRow({ minutesToDecide: place + 1 })),
      ...rowsOf(10, () =>
        aConsiderationRow({ minutesToDecide: 5_000, clocks: [{ ...late, outcome: 'late' }] }),
      ),
      ...rowsOf(6, () =>
        consideration({
          said: undefined,
          outcome: 'open',
          more: { clocks: [late], expiresAt: late.dueAt, unansweredAt: late.dueAt },
        }),
      ),
    ];
    const answer = decisionsOf('2026-Q3', countAll(rows));
    expect(answer.timeToDecide).toEqual({
      countToNearestTen: 100,
      medianMinutes: 50,
      ninetiethPercentileMinutes: 90,
    });
    expect(answer.clocks.map(({ clock, outcomes }) => [clock, codesOf(outcomes)])).toEqual([
      ['decide', { late: 16, running: 0, met: 90, ended: 0 }],
    ]);
    expect([countOf(answer.expired), countOf(answer.noResponse)]).toEqual([6, 6]);
    const early = considerationCounter('2026-08-04T08:00:00.000Z');
    for (const row of rows) {
      early.add(row);
    }
    const before = decisionsOf('2026-Q3', early.result());
    expect(before.clocks.map(({ outcomes }) => codesOf(outcomes))).toEqual([
      { late: 10, running: 6, met: 90, ended: 0 },
    ]);
    expect(countOf(before.expired)).toBe(0);
  });

  it('that are alike in what is counted are counted together as they are one by one', () => {
    const row = fc.record({
      said: anyOf(['supported', 'not-supported', 'unknown', undefined]),
      response: anyOf(['discuss-and-record', 'unknown']),
      outcome: anyOf(['recall', 'no-recall', 'open'] as const),
      region: anyOf(['Example North', 'Example South']),
      deliveryUnit: anyOf(['Unit 1', 'Unit 2']),
      urgency: anyOf(['emergency', 'standard'] as const),
      decisionReason: anyOf(['example-reason', 'other-example']),
      recallType: anyOf(['standard-only', 'fixed-term-default', undefined]),
      conduct: anyOf(['mixed', 'neither', 'unknown'] as const),
      stage: anyOf(['alleged', 'charged'] as const),
      missingFacts: fc.subarray(['fact-a', 'fact-b']),
      shortfalls: fc.subarray(['refer-or-treat', 'vary-conditions'] as const),
      expiresAt: anyOf(['2026-08-04T09:00:00.000Z', '2026-12-04T09:00:00.000Z']),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (drawn) => {
        const rows = drawn.map(
          ({ said, response, outcome, missingFacts, shortfalls, recallType, ...more }) => {
            const clocks = [{ clock: 'decide', dueAt: more.expiresAt }] as const;
            const made = consideration({ said, response, outcome, more: { ...more, clocks } });
            if (made.run === undefined) {
              return made;
            }
            const { recallType: _type, ...rest } = made.run;
            const of = recallType === undefined ? {} : { recallType };
            return { ...made, run: { ...rest, ...of, missingFacts, shortfalls } };
          },
        );
        const oneByOne = new Map<string, number>();
        for (const key of rows.flatMap((one) => keysOfConsideration(one, AT))) {
          oneByOne.set(key, (oneByOne.get(key) ?? 0) + 1);
        }
        const { cells } = countAll(rows);
        const read = [...oneByOne.keys()].flatMap((text) => {
          const [figure, of, code, , group, deliveryUnit] = text.split('\0').map((part) => part || undefined);
          const name = FIGURES.find((one) => one === figure);
          const by = group === undefined ? undefined : 'region';
          return name === undefined || name === 'like-cases'
            ? []
            : [[text, cells.count({ figure: name, of, code, by, group, deliveryUnit })] as const];
        });
        expect(read).toEqual([...oneByOne].filter(([text]) => !text.startsWith('like-cases')));
      }),
      { numRuns: RUNS },
    );
  });

  it('give no percentile of fewer than ten', () => {
    expect(decisionsOf('2026-Q3', countAll(rowsOf(9, () => aConsiderationRow()))).timeToDecide).toEqual({
      suppressed: true,
    });
  });

  it('list the facts that most often kept an answer open, and none that is rare', () => {
    const rows = [
      ...rowsOf(5, missing(['fact-b'])),
      ...rowsOf(9, missing(['fact-a', 'fact-b'])),
      ...rowsOf(4, missing(['fact-c'])),
    ];
    expect(codesOf(decisionsOf('2026-Q3', countAll(rows)).missingFacts)).toEqual({
      'fact-b': 14,
      'fact-a': 9,
    });
  });

  it('report measures that were not available as a shortfall of service, by region and unit, without showing a few', () => {
    const rows = [
      ...rowsOf(20, lacking('Example North', 'Unit 1')),
      ...rowsOf(3, lacking('Example North', 'Unit 2')),
      ...rowsOf(12, lacking('Example South', 'Unit 3')),
    ];
    const { note, measures } = decisionsOf('2026-Q3', countAll(rows)).measuresNotAvailable;
    expect(note).toContain('shortfall of service');
    const [measure] = measures;
    expect(measure).toMatchObject({ measure: 'refer-or-treat', count: 35 });
    expect(
      measure?.regions.map(({ region, ...one }) => [region, isShown(one) ? one.count : 'hidden']),
    ).toEqual([
      ['Example North', 23],
      ['Example South', 12],
    ]);
    expect(
      measure?.regions.flatMap(({ deliveryUnits }) =>
        deliveryUnits.map(({ deliveryUnit, ...one }) => [deliveryUnit, isShown(one) ? one.count : 'hidden']),
      ),
    ).toEqual([
      ['Unit 1', 'hidden'],
      ['Unit 2', 'hidden'],
      ['Unit 3', 12],
    ]);
  });
});

function consideration({
  said,
  response = 'discuss-and-record',
  outcome,
  more = {},
}: {
  readonly said: string | undefined;
  readonly response?: string;
  readonly outcome: ConsiderationFigures['outcome'];
  readonly more?: Partial<ConsiderationFigures>;
}): ConsiderationFigures {
  const { run: _run, decision: _decision, decidedOn: _on, minutesToDecide, ...row } = aConsiderationRow(more);
  const isDecided = outcome === 'recall' || outcome === 'no-recall';
  return {
    ...row,
    outcome,
    ...(isDecided
      ? {
          decision: outcome,
          decidedOn: '2026-08-03',
          ...(minutesToDecide === undefined ? {} : { minutesToDecide }),
        }
      : {}),
    ...(said === undefined
      ? {}
      : { run: { ...A_RUN, recall: said, response: said === 'supported' ? 'recall-supported' : response } }),
  };
}

/** Every list of changes from -2 to 2. */
function* every(length: number): Generator<readonly number[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const rest of every(length - 1)) {
    for (let change = -2; change <= 2; change += 1) {
      yield [...rest, change];
    }
  }
}

/** What an attacker knows who reads the same quarter by several breakdowns. */
function puzzleOf(
  recalls: readonly RecallFigures[],
  whole: ReasonsTable,
  breakdowns: readonly {
    readonly by: string;
    readonly groupOf: (one: RecallFigures) => { readonly group: string };
    readonly answer: RecallReasonsQuarter;
  }[],
) {
  const counts: Unknown[] = [];
  const sums: { readonly parts: readonly string[]; readonly totals: readonly string[] }[] = [];
  const bounds: { readonly smaller: string; readonly times: number; readonly larger: string }[] = [];
  const addTable = (prefix: string, rows: readonly RecallFigures[], table: ReasonsTable) => {
    const confirmed = rows.filter(({ reasons }) => reasons.length > 0);
    const add = (name: string, truth: number, figure: Figure) =>
      counts.push({ name: `${prefix}${name}`, truth, isHidden: !isShown(figure), least: 1 });
    const all = confirmed.flatMap(({ reasons }) => categoriesOf(reasons));
    add('recalls', confirmed.length, table.recalls);
    add('reasons', all.length, table.reasons);
    add('unconfirmed', rows.length - confirmed.length, table.withoutConfirmedReasons);
    for (const one of table.categories) {
      add(one.category, all.filter((code) => code === one.category).length, one);
      bounds.push({ smaller: `${prefix}${one.category}`, times: 1, larger: `${prefix}recalls` });
    }
    sums.push({
      parts: PUBLISHED_CATEGORIES.map((code) => `${prefix}${code}`),
      totals: [`${prefix}reasons`],
    });
    bounds.push({ smaller: `${prefix}recalls`, times: 1, larger: `${prefix}reasons` });
    bounds.push({ smaller: `${prefix}reasons`, times: 12, larger: `${prefix}recalls` });
  };
  addTable('', recalls, whole);
  for (const { by, groupOf, answer } of breakdowns) {
    const { groups, withheld } = answer.breakdown ?? { groups: [], withheld: true };
    if (withheld) {
      // Nothing of it is shown, so it tells nothing: any table with the same whole fits.
      continue;
    }
    for (const { group, ...table } of groups) {
      const rows = recalls.filter((one) => groupOf(one).group === group);
      addTable(`${by} ${group} `, rows, table);
    }
    for (const part of ['recalls', 'reasons', 'unconfirmed', ...PUBLISHED_CATEGORIES]) {
      sums.push({ parts: groups.map(({ group }) => `${by} ${group} ${part}`), totals: [part] });
    }
  }
  return { counts, sums, bounds };
}

/** What an attacker knows of the splits of the whole: by conduct, by stage and as issued. */
function splitsOf(
  all: readonly RecallFigures[],
  answer: Pick<RecallReasonsQuarter, 'recalls' | 'conduct' | 'furtherOffending' | 'issued'>,
) {
  const recalls = all.filter(({ reasons }) => reasons.length > 0);
  const counts: Unknown[] = [];
  const add = (name: string, is: (one: RecallFigures) => boolean, figure: Figure | undefined) =>
    counts.push({
      name,
      truth: recalls.filter(is).length,
      isHidden: figure === undefined || !isShown(figure),
      least: figure === undefined ? 0 : 1,
    });
  add('recalls', () => true, answer.recalls);
  for (const one of answer.conduct.figures) {
    add(one.code, ({ conduct }) => conduct === one.code, one);
  }
  for (const one of answer.furtherOffending.figures) {
    const is = (row: RecallFigures) =>
      one.code === 'unknown'
        ? isOpen(row)
        : one.code === 'no-further-offending'
          ? row.stage === undefined && !isOpen(row)
          : row.stage === one.code;
    add(`stage ${one.code}`, is, one);
  }
  for (const one of answer.issued.figures) {
    const is = ({ type, lengthDays }: RecallFigures) =>
      one.code ===
      (type === undefined ? 'not-reported' : `${type}${lengthDays === undefined ? '' : `-${lengthDays}`}`);
    add(`issued ${one.code}`, is, one);
  }
  add(
    'unknown with a stage',
    ({ conduct, stage }) => conduct === 'unknown' && stage !== undefined,
    undefined,
  );
  const withStage = ['stage alleged', 'stage charged', 'stage established'];
  const sums = [
    { parts: answer.conduct.figures.map(({ code }) => code), totals: ['recalls'] },
    { parts: answer.furtherOffending.figures.map(({ code }) => `stage ${code}`), totals: ['recalls'] },
    { parts: answer.issued.figures.map(({ code }) => `issued ${code}`), totals: ['recalls'] },
    { parts: ['non-compliance-only', 'neither'], totals: ['stage no-further-offending'] },
    { parts: ['offending-only', 'mixed', 'unknown with a stage'], totals: withStage },
    { parts: ['unknown with a stage', 'stage unknown'], totals: ['unknown'] },
  ];
  return { counts, sums, bounds: [] };
}

interface Person {
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly of: ConsiderationFigures;
}

/** What an attacker knows who reads decisions, agreement and both tables of groups of one quarter. */
function togetherOf(
  people: readonly Person[],
  {
    decisions,
    agreement,
    tables,
  }: {
    readonly decisions: ReturnType<typeof decisionsOf>;
    readonly agreement: ReturnType<typeof agreementOf>;
    readonly tables: readonly {
      readonly by: 'sex' | 'ethnicity';
      readonly answer: ReturnType<typeof fairnessOf>;
    }[];
  },
) {
  const counts: (Unknown & { readonly isPublished: boolean })[] = [];
  const sums: { readonly parts: readonly string[]; readonly totals: readonly string[] }[] = [];
  const named = new Set<string>();
  const add = (name: string, is: (one: Person) => boolean, figure: Figure | undefined, isFree = false) => {
    named.add(name);
    counts.push({
      name,
      truth: people.filter(is).length,
      isHidden: figure === undefined || !isShown(figure),
      // Where counts of none are hidden too, a hidden count may be none.
      least: figure === undefined || isFree ? 0 : 1,
      isPublished: figure !== undefined,
    });
  };
  const existing = (names: readonly string[]) => names.filter((name) => named.has(name));
  const codes = decisions.outcomes.map(({ code }) => code);
  const isAllHidden = decisions.outcomes.every((one) => !isShown(one));
  add('all', () => true, decisions.considerations);
  if (isAllHidden) {
    // Nothing but how many there were is shown, so any outcomes fit.
    for (const { by, answer } of tables) {
      for (const { group, considerations } of answer.groups) {
        const isIn = (one: Person) => (one[by] ?? 'not-recorded') === group;
        add(`${by} ${group}`, isIn, considerations, answer.withheld);
      }
      sums.push({ parts: answer.groups.map(({ group }) => `${by} ${group}`), totals: ['all'] });
    }
    return { counts, sums, bounds: [] };
  }
  for (const one of decisions.outcomes) {
    add(`outcome ${one.code}`, ({ of }) => of.outcome === one.code, one);
  }
  for (const one of decisions.responses) {
    add(`response ${one.code}`, ({ of }) => responseOf(of) === one.code, one);
  }
  const saids = [...new Set(people.map(({ of }) => saidOf(of)))];
  for (const said of saids) {
    const found = agreement.rulesAndDecisions.find(({ rulesSaid }) => rulesSaid === said);
    for (const code of codes) {
      const is = ({ of }: Person) => saidOf(of) === said && of.outcome === code;
      const figure = found?.decisions.find((one) => one.code === code);
      if (figure !== undefined || people.some(is)) {
        add(`${said} ${code}`, is, figure);
      }
    }
    for (const { code } of decisions.responses) {
      const is = ({ of }: Person) => saidOf(of) === said && responseOf(of) === code;
      if (people.some(is)) {
        add(`${said} with ${code}`, is, undefined);
      }
    }
  }
  sums.push(
    { parts: codes.map((code) => `outcome ${code}`), totals: ['all'] },
    { parts: decisions.responses.map(({ code }) => `response ${code}`), totals: ['all'] },
    ...codes.map((code) => ({
      parts: existing(saids.map((said) => `${said} ${code}`)),
      totals: [`outcome ${code}`],
    })),
    ...decisions.responses.map(({ code }) => ({
      parts: existing(saids.map((said) => `${said} with ${code}`)),
      totals: [`response ${code}`],
    })),
    ...saids.map((said) => ({
      parts: existing(codes.map((code) => `${said} ${code}`)),
      totals: existing(decisions.responses.map(({ code }) => `${said} with ${code}`)),
    })),
  );
  const departures = [
    { measure: 'departed-to-recall', code: 'recall', said: 'not-supported' },
    { measure: 'departed-to-no-recall', code: 'no-recall', said: 'supported' },
  ] as const;
  // Of a table that is withheld nothing is shown, so any groups fit.
  for (const { by, answer } of tables.filter((table) => !table.answer.withheld)) {
    const names = answer.groups.map(({ group }) => ({ group, prefix: `${by} ${group} ` }));
    for (const { group, considerations, measures } of answer.groups) {
      const prefix = `${by} ${group} `;
      const isIn = (one: Person) => (one[by] ?? 'not-recorded') === group;
      // Of a measure that no group shows, none need have any.
      const totals = new Map(
        answer.total.measures.map((one) => [one.measure, isShown(one.figure) ? one.figure.count : undefined]),
      );
      const isFree = (measure: FairnessMeasure) => {
        const departure = departures.find((one) => one.measure === measure);
        const total = totals.get(measure);
        const of = departure === undefined ? total : totals.get(departure.code);
        const asRun = (of ?? 0) - (total ?? 0);
        return (
          answer.withheld ||
          total === undefined ||
          of === undefined ||
          (departure !== undefined && asRun > 0 && asRun < 5)
        );
      };
      add(`${prefix}all`, isIn, considerations, answer.withheld);
      for (const { measure, figure } of measures) {
        const departure = departures.find((one) => one.measure === measure);
        const is =
          departure === undefined
            ? ({ of }: Person) => of.outcome === measure
            : ({ of }: Person) => of.outcome === departure.code && saidOf(of) === departure.said;
        add(`${prefix}${measure}`, (one) => isIn(one) && is(one), figure, isFree(measure));
        if (departure !== undefined) {
          add(
            `${prefix}${departure.code} as run`,
            (one) => isIn(one) && one.of.outcome === departure.code && !is(one),
            undefined,
          );
        }
      }
      sums.push(
        { parts: codes.map((code) => `${prefix}${code}`), totals: [`${prefix}all`] },
        ...departures.map(({ measure, code }) => ({
          parts: [`${prefix}${measure}`, `${prefix}${code} as run`],
          totals: [`${prefix}${code}`],
        })),
      );
    }
    sums.push(
      ...['all', ...codes].map((code) => ({
        parts: names.map(({ prefix }) => `${prefix}${code}`),
        totals: [code === 'all' ? 'all' : `outcome ${code}`],
      })),
      ...departures.map(({ measure, code, said }) => ({
        parts: names.map(({ prefix }) => `${prefix}${measure}`),
        totals: existing([`${said} ${code}`]),
      })),
    );
  }
  return { counts, sums, bounds: [], mostChanges: 30 };
}
