import { describe, expect, it } from '@jest/globals';
import {
  type AfterReturn,
  adjustedExpiry,
  atLargeBefore,
  bound,
  dayKnown,
  dayMissing,
  earlierOf,
  eitherOf,
  expiryOf,
  fixedTermRelease,
  isDay,
  laterOf,
} from '../../src/rules/facts/release-date.ts';
import {
  isMixed,
  monthsOf,
  structureOf,
  termInDays,
  termInMonths,
} from '../../src/rules/facts/sentence-length.ts';
import { workingDayOnOrBefore } from '../../src/rules/facts/working-day.ts';
import type {
  RecallInputs,
  SentenceInputs,
  SentenceLength,
  SentenceRelation,
} from '../../src/rules/index.ts';
import { addMonths, daysBetween } from '../../src/rules/kernel/dated.ts';
import { inquiryOn } from './support/inquiries.ts';

const DAY = '2026-06-01';
const ANY_NUMBER = Number.POSITIVE_INFINITY;

const related = (...relations: readonly (SentenceRelation | undefined)[]): readonly SentenceInputs[] =>
  relations.map((relation, index) => ({
    id: `sentence-${index}`,
    ...(relation === undefined ? {} : { relation }),
  }));

/** Sentences of so many months, each standing to the others as told. */
const terms = (
  ...each: readonly (readonly [SentenceLength | undefined, (SentenceRelation | undefined)?, string?])[]
): readonly SentenceInputs[] =>
  each.map(([length, relation, date], index) => ({
    id: `sentence-${index}`,
    ...(length === undefined ? {} : { length }),
    ...(relation === undefined ? {} : { relation }),
    ...(date === undefined ? {} : { date }),
  }));

describe('how several sentences are put together', () => {
  it.each([
    ['no sentence', related(), 'single', false],
    ['one sentence', related(undefined), 'single', false],
    ['one sentence, said to be consecutive', related('consecutive'), 'single', false],
    ['two, of which nothing is told', related(undefined, undefined), undefined, false],
    ['two, both said to be alone', related('sole', 'sole'), undefined, false],
    ['two, one consecutive to the other', related(undefined, 'consecutive'), 'consecutive', false],
    ['two, one said to be alone and one concurrent', related('sole', 'concurrent'), 'concurrent', false],
    ['two, both consecutive', related('consecutive', 'consecutive'), 'consecutive', false],
    ['two, told apart', related('concurrent', 'consecutive'), 'mixed', true],
    ['three, of which one is told', related('concurrent', undefined, undefined), undefined, undefined],
    [
      'three, of which two are concurrent',
      related('concurrent', 'concurrent', undefined),
      'concurrent',
      false,
    ],
    [
      'three, of which two are consecutive',
      related('consecutive', undefined, 'consecutive'),
      'consecutive',
      false,
    ],
    ['three, of both kinds', related('concurrent', undefined, 'consecutive'), 'mixed', true],
  ] as const)('%s', (_, sentences, structure, mixed) => {
    expect(structureOf(sentences)).toBe(structure);
    expect(isMixed(sentences)).toBe(mixed);
  });
});

const inDays = (days: number) => monthsOf({ id: 'sentence-1', length: { days } });

describe('the length of sentences in months', () => {
  it.each([
    ['none', terms(), 0, 0],
    ['a year', terms([{ years: 1 }]), 12, 12],
    ['a year and three months', terms([{ years: 1, months: 3 }]), 15, 15],
    ['of no told length', terms([undefined]), 0, ANY_NUMBER],
    ['of a length with no part told', terms([{}]), 0, ANY_NUMBER],
    ['11 months and 30 days: less than 12 months', terms([{ months: 11, days: 30 }]), 11, 11],
    ['11 months and 31 days, on an unknown day', terms([{ months: 11, days: 31 }]), 11, 12],
    ['11 months and 31 days from 1 January', terms([{ months: 11, days: 31 }, 'sole', '2025-01-01']), 12, 12],
    ['11 months and 4 weeks', terms([{ months: 11, weeks: 4 }, 'sole', '2025-03-01']), 11, 11],
    ['11 months and 5 weeks from 1 January', terms([{ months: 11, weeks: 5 }, 'sole', '2025-01-01']), 12, 12],
    ['30 days', terms([{ days: 30 }]), 0, 1],
    ['30 days from 1 February', terms([{ days: 30 }, 'sole', '2025-02-01']), 1, 1],
    ['30 days from 1 January', terms([{ days: 30 }, 'sole', '2025-01-01']), 0, 0],
    ['52 weeks from 1 January', terms([{ weeks: 52 }, 'sole', '2025-01-01']), 11, 11],
    ['53 weeks from 1 January', terms([{ weeks: 53 }, 'sole', '2025-01-01']), 12, 12],
    ['365 days from a day in an ordinary year', terms([{ days: 365 }, 'sole', '2025-01-01']), 12, 12],
    ['365 days from a day in a leap year', terms([{ days: 365 }, 'sole', '2024-01-01']), 11, 11],
    ['366 days from a day in a leap year', terms([{ days: 366 }, 'sole', '2024-01-01']), 12, 12],
    ['the longer of two concurrent', terms([{ months: 12 }], [{ months: 18 }, 'concurrent']), 18, 18],
    ['two consecutive together', terms([{ months: 6 }], [{ months: 7 }, 'consecutive']), 13, 13],
    [
      'years, months, weeks and days, each added to its like',
      terms(
        [{ years: 1, months: 1, weeks: 2, days: 3 }],
        [{ years: 2, months: 4, weeks: 1, days: 1 }, 'consecutive'],
      ),
      41,
      41,
    ],
    [
      'consecutive days that make a month together from the first day',
      terms([{ days: 16 }, undefined, '2025-02-01'], [{ days: 15 }, 'consecutive', '2025-01-01']),
      1,
      1,
    ],
    [
      'consecutive days where one day of sentence is not told',
      terms([{ days: 16 }, undefined, '2025-02-01'], [{ days: 15 }, 'consecutive']),
      0,
      1,
    ],
    ['between the longer and both together', terms([{ months: 8 }], [{ months: 10 }]), 10, 18],
    [
      'three of both kinds',
      terms([{ months: 8 }], [{ months: 10 }, 'concurrent'], [{ months: 6 }, 'consecutive']),
      10,
      24,
    ],
    ['concurrent, one of unknown length', terms([undefined], [{ months: 10 }, 'concurrent']), 10, ANY_NUMBER],
    [
      'consecutive, one of unknown length',
      terms([undefined], [{ months: 10 }, 'consecutive']),
      10,
      ANY_NUMBER,
    ],
    [
      'three consecutive, one of unknown length',
      terms([undefined], [{ months: 10 }, 'consecutive'], [{ months: 3 }, 'consecutive']),
      13,
      ANY_NUMBER,
    ],
    ['consecutive, each of unknown length', terms([undefined], [undefined, 'consecutive']), 0, ANY_NUMBER],
    [
      'put together in an unknown way, one of unknown length',
      terms([undefined], [{ months: 10 }]),
      10,
      ANY_NUMBER,
    ],
  ] as const)('%s', (_, sentences, least, most) => {
    expect(termInMonths(sentences)).toEqual({ least, most });
  });

  // A bare count of days may or may not count the first day, and starts on a day nobody told.
  const starts = Array.from({ length: 60 }, (_, index) => addMonths('2023-01-01', index));
  it.each(Array.from({ length: 13 }, (_, index) => index + 1))('%i months, told in days only', (months) => {
    const lengths = starts.map((start) => daysBetween(start, addMonths(start, months)));
    const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
    expect(inDays(shortest - 1).most).toBe(months - 1);
    expect(inDays(shortest).most).toBe(months);
    expect(inDays(longest).least).toBe(months - 1);
    expect(inDays(longest + 1).least).toBe(months);
  });

  it.each([
    [364, 11, 11],
    [365, 11, 12],
    [366, 11, 12],
    [367, 12, 12],
    [1460, 47, 47],
    [1461, 47, 48],
    [1462, 48, 48],
  ])('%i days', (days, least, most) => {
    expect(monthsOf({ id: 'sentence-1', length: { days } })).toEqual({ least, most });
  });
});

describe('the length of sentences in days', () => {
  it.each([
    ['none', terms(), 0, 0],
    ['a year from a day in a leap year', terms([{ years: 1 }, 'sole', '2024-01-01']), 366, 366],
    ['a year, a week and two days', terms([{ years: 1, weeks: 1, days: 2 }, 'sole', '2025-01-01']), 374, 374],
    ['a month from 1 February', terms([{ months: 1 }, 'sole', '2025-02-01']), 28, 28],
    ['a month, on an unknown day', terms([{ months: 1 }]), 28, 31],
    ['a year, on an unknown day', terms([{ years: 1 }]), 365, 366],
    ['four years, on an unknown day', terms([{ years: 4 }]), 1461, 1461],
    ['13 months and 8 days, on an unknown day', terms([{ months: 13, weeks: 1, days: 1 }]), 401, 405],
    ['of no told length', terms([undefined]), 0, ANY_NUMBER],
    ['of a length with no part told', terms([{}]), 0, ANY_NUMBER],
    ['the longer of two concurrent', terms([{ days: 40 }], [{ days: 50 }, 'concurrent']), 50, 50],
    ['two consecutive together', terms([{ days: 40 }], [{ weeks: 1 }, 'consecutive']), 47, 47],
    [
      'two consecutive months from the first day',
      terms([{ months: 1 }, undefined, '2025-02-01'], [{ months: 1 }, 'consecutive', '2025-01-31']),
      59,
      59,
    ],
    [
      'two consecutive months, one on an unknown day',
      terms([{ months: 1 }, undefined, '2025-02-01'], [{ months: 1 }, 'consecutive']),
      59,
      62,
    ],
    ['between the longer and both together', terms([{ days: 40 }], [{ days: 50 }]), 50, 90],
    [
      'three of both kinds',
      terms([{ days: 40 }], [{ days: 50 }, 'concurrent'], [{ days: 3 }, 'consecutive']),
      50,
      93,
    ],
    ['consecutive, one of unknown length', terms([undefined], [{ days: 50 }, 'consecutive']), 0, ANY_NUMBER],
  ] as const)('%s', (_, sentences, least, most) => {
    expect(termInDays(sentences)).toEqual({ least, most });
  });
});

describe('the last working day on or before a day', () => {
  it.each([
    ['a Friday', '2026-05-22', '2026-05-22'],
    ['a Saturday', '2026-05-23', '2026-05-22'],
    ['a Sunday', '2026-05-24', '2026-05-22'],
    ['a Monday', '2026-05-18', '2026-05-18'],
    ['a bank holiday after a weekend', '2026-05-25', '2026-05-22'],
    ['Easter Monday: before Good Friday', '2026-04-06', '2026-04-02'],
    ['a Sunday at the end of the last year that the book holds', '2028-12-31', '2028-12-29'],
    ['a day in a year after those that the book holds', '2029-01-01', undefined],
    ['a holiday that reaches back into a year before those that the book holds', '2012-01-02', undefined],
    ['a day in a year before those that the book holds', '2011-12-30', undefined],
  ])('%s', (_, day, wanted) => {
    expect(workingDayOnOrBefore(inquiryOn(DAY), day)).toBe(wanted);
  });
});

describe('a day as far as it is known', () => {
  const known = dayKnown('2026-05-01');
  const later = dayKnown('2026-06-01');
  const unknown = dayMissing('recall.returned-on');
  const between = { earliest: '2026-04-01', latest: '2026-05-15', missing: ['recall.expiry'] } as const;

  it('is one day where it is told, and any day where it is not', () => {
    expect(isDay(known)).toBe(true);
    expect(isDay(unknown)).toBe(false);
    expect(known).toEqual({ earliest: '2026-05-01', latest: '2026-05-01', missing: [] });
    expect(unknown).toEqual({
      earliest: '0000-01-01',
      latest: '9999-12-31',
      missing: ['recall.returned-on'],
    });
    expect([bound(unknown.earliest), bound(unknown.latest)]).toEqual([undefined, undefined]);
    expect([bound(known.earliest), bound('0000-01-02'), bound('9999-12-30')]).toEqual([
      '2026-05-01',
      '0000-01-02',
      '9999-12-30',
    ]);
  });

  it('is the later, the earlier or either of two', () => {
    for (const [first, second] of [
      [known, later],
      [later, known],
    ] as const) {
      expect(laterOf(first, second)).toEqual(later);
      expect(earlierOf(first, second)).toEqual(known);
      expect(eitherOf(first, second)).toEqual({ earliest: '2026-05-01', latest: '2026-06-01', missing: [] });
    }
    expect(laterOf(known, between)).toEqual({
      earliest: '2026-05-01',
      latest: '2026-05-15',
      missing: ['recall.expiry'],
    });
    expect(earlierOf(known, between)).toEqual({
      earliest: '2026-04-01',
      latest: '2026-05-01',
      missing: ['recall.expiry'],
    });
    expect(eitherOf(unknown, between).missing).toEqual(['recall.returned-on', 'recall.expiry']);
    expect(eitherOf(between, between).missing).toEqual(['recall.expiry']);
  });

  it('misses nothing once a later day settles it', () => {
    expect(laterOf(later, between)).toEqual({ ...later, missing: [] });
  });
});

describe('the last day of the sentence', () => {
  it.each([
    ['neither told', {}, dayMissing('recall.expiry')],
    ['the licence alone told', { expiry: '2027-01-01' }, dayKnown('2027-01-01')],
    ['the sentence alone told', { sentenceExpiry: '2027-01-02' }, dayKnown('2027-01-02')],
    ['both told alike', { expiry: '2027-01-01', sentenceExpiry: '2027-01-01' }, dayKnown('2027-01-01')],
    [
      'told apart: either could be meant',
      { expiry: '2027-01-05', sentenceExpiry: '2027-01-01' },
      { earliest: '2027-01-01', latest: '2027-01-05', missing: ['recall.expiry'] },
    ],
  ] as const)('%s', (_, licence, wanted) => {
    expect(expiryOf(licence)).toEqual(wanted);
  });

  it('moves by the time at large before return', () => {
    expect(adjustedExpiry(dayKnown('2027-01-01'), 10)).toEqual({
      day: dayKnown('2027-01-11'),
      steps: [
        { step: 'time-at-large-before-return', days: 10, date: '2027-01-11' },
        { step: 'expiry', date: '2027-01-11' },
      ],
    });
    expect(adjustedExpiry(dayKnown('2027-01-01'), 0)).toEqual({
      day: dayKnown('2027-01-01'),
      steps: [{ step: 'expiry', date: '2027-01-01' }],
    });
  });

  it('is known only to be no earlier where the time at large is not known', () => {
    expect(adjustedExpiry(dayKnown('2027-01-01'), undefined)).toEqual({
      day: { earliest: '2027-01-01', latest: '9999-12-31', missing: ['recall.days-at-large'] },
      steps: [],
    });
    expect(adjustedExpiry(dayMissing('recall.expiry'), undefined).day.missing).toEqual([
      'recall.expiry',
      'recall.days-at-large',
    ]);
  });

  it('stays open at both ends where it is not known, whatever the time at large', () => {
    expect(adjustedExpiry(dayMissing('recall.expiry'), 10)).toEqual({
      day: dayMissing('recall.expiry'),
      steps: [],
    });
  });
});

describe('days at large before return', () => {
  it.each([
    ['as told, whatever the days', { daysAtLargeBeforeReturn: 3, revokedOn: '2026-06-01' }, 3],
    [
      'none told',
      { daysAtLargeBeforeReturn: 0, revokedOn: '2026-06-01', returnedToCustodyOn: '2026-06-09' },
      0,
    ],
    ['revoked on an unknown day', { returnedToCustodyOn: '2026-06-09' }, undefined],
    ['not yet returned', { revokedOn: '2026-06-01' }, undefined],
    ['returned on the day of revocation', { revokedOn: '2026-06-01', returnedToCustodyOn: '2026-06-01' }, 0],
    ['returned the day after', { revokedOn: '2026-06-01', returnedToCustodyOn: '2026-06-02' }, 0],
    ['returned two days after', { revokedOn: '2026-06-01', returnedToCustodyOn: '2026-06-03' }, 1],
  ] as const)('%s', (_, recall: RecallInputs, wanted) => {
    expect(atLargeBefore(recall)).toBe(wanted);
  });
});

const expiryOn = (day: string) => adjustedExpiry(dayKnown(day), 0);

describe('release from a fixed term', () => {
  const none: AfterReturn = { atLarge: 0, added: 0 };
  const from = dayKnown('2026-06-01');

  it('falls on the last of its days, of which the day of return is the first', () => {
    expect(fixedTermRelease(from, 28, none, undefined, expiryOn('2027-01-01'))).toEqual({
      day: dayKnown('2026-06-28'),
      steps: [
        { step: 'first-day', date: '2026-06-01' },
        { step: 'fixed-term', days: 28, date: '2026-06-28' },
        { step: 'expiry', date: '2027-01-01' },
      ],
    });
  });

  it('moves by the days at large after return, and then by the days added', () => {
    expect(fixedTermRelease(from, 28, { atLarge: 2, added: 5 }, undefined, expiryOn('2027-01-01'))).toEqual({
      day: dayKnown('2026-07-05'),
      steps: [
        { step: 'first-day', date: '2026-06-01' },
        { step: 'fixed-term', days: 28, date: '2026-06-28' },
        { step: 'time-at-large-after-return', days: 2, date: '2026-06-30' },
        { step: 'added-days', days: 5, date: '2026-07-05' },
        { step: 'expiry', date: '2027-01-01' },
      ],
    });
  });

  it('is never before the day that the rule sets, nor after the expiry', () => {
    const tranche = { step: 'tranche', day: dayKnown('2026-07-20') } as const;
    expect(fixedTermRelease(from, 28, none, tranche, expiryOn('2027-01-01'))).toEqual({
      day: dayKnown('2026-07-20'),
      steps: [
        { step: 'first-day', date: '2026-06-01' },
        { step: 'fixed-term', days: 28, date: '2026-06-28' },
        { step: 'tranche', date: '2026-07-20' },
        { step: 'expiry', date: '2027-01-01' },
      ],
    });
    expect(fixedTermRelease(from, 28, none, undefined, expiryOn('2026-06-20')).day).toEqual(
      dayKnown('2026-06-20'),
    );
    expect(fixedTermRelease(from, 28, none, undefined, expiryOn('2026-05-20')).day).toEqual(
      dayKnown('2026-05-20'),
    );
  });

  it('is between return and the last of its days where the expiry is not known', () => {
    const open = adjustedExpiry(dayMissing('recall.expiry'), 0);
    expect(fixedTermRelease(from, 28, none, undefined, open)).toEqual({
      day: { earliest: '2026-06-01', latest: '2026-06-28', missing: ['recall.expiry'] },
      steps: [
        { step: 'first-day', date: '2026-06-01' },
        { step: 'fixed-term', days: 28, date: '2026-06-28' },
      ],
    });
  });

  it('is open where a day that it cannot come before is not known', () => {
    const until = { step: 'custodial-period', day: dayMissing('recall.custodial-period-ends') } as const;
    expect(fixedTermRelease(from, 28, none, until, expiryOn('2027-01-01'))).toEqual({
      day: { earliest: '2026-06-28', latest: '2027-01-01', missing: ['recall.custodial-period-ends'] },
      steps: [
        { step: 'first-day', date: '2026-06-01' },
        { step: 'fixed-term', days: 28, date: '2026-06-28' },
        { step: 'expiry', date: '2027-01-01' },
      ],
    });
  });

  it('is not known before return, and names once each thing that is missing', () => {
    const returned = dayMissing('recall.returned-on');
    const until = { step: 'custodial-period', day: dayMissing('recall.expiry') } as const;
    const open = adjustedExpiry(dayMissing('recall.expiry'), 0);
    expect(fixedTermRelease(returned, 28, none, until, open)).toEqual({
      day: { ...returned, missing: ['recall.returned-on', 'recall.expiry'] },
      steps: [],
    });
    expect(fixedTermRelease(returned, 28, none, undefined, expiryOn('2027-01-01'))).toEqual({
      day: returned,
      steps: [],
    });
  });
});
