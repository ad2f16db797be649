import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CaseInputs,
  currentBookText,
  openBook,
  type PeriodAnswer,
  type RecallInputs,
  recommend,
} from '../../src/rules/index.ts';

const book = openBook(currentBookText());
const DAY = 86_400_000;
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const aCase = (recall: RecallInputs, licence: CaseInputs['licence'] = {}): CaseInputs => ({
  licence: {
    sentences: [
      {
        id: 'sentence-1',
        type: 'standard-determinate',
        date: '2020-01-06',
        length: { years: 3 },
        relation: 'sole',
        flags: { othersConfirmedAbsent: true },
      },
    ],
    ageOnDecisionDay: 30,
    release: { provision: 'automatic' },
    expiry: '2030-12-31',
    ending: 'none',
    mappa: { status: 'none' },
    ...licence,
  },
  events: [],
  recall,
});

function fixedTerm(inputs: CaseInputs): PeriodAnswer {
  const found = recommend(book, { inputs, asAt: '2026-05-01' }).period.find(
    ({ kind }) => kind === 'fixed-term',
  );
  if (found === undefined) throw new Error('no fixed term is open');
  return found;
}

const days = fc.integer({ min: 0, max: 400 });
const told = fc.record({
  revokedOn: days.map((count) => plus('2026-04-01', count)),
  untilReturn: days,
  atLargeAfter: days,
  added: days,
  untilExpiry: days,
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

const returned = ({ revokedOn, untilReturn }: Told) => plus(revokedOn, untilReturn);
const recallOf = (each: Told): RecallInputs => ({
  power: 'section-254',
  type: 'fixed-term',
  lengthDays: 56,
  revokedOn: each.revokedOn,
  returnedToCustodyOn: returned(each),
  daysAtLargeAfterReturn: each.atLargeAfter,
  addedDaysAfterReturn: each.added,
});
const licenceOf = (each: Told) => ({ expiry: plus(each.revokedOn, each.untilExpiry) });

describe('the day of release from a fixed term', () => {
  it('is the last of the days counted from the return, moved by what came after, and never after the moved expiry', () => {
    fc.assert(
      fc.property(told, (each) => {
        const { release } = fixedTerm(aCase(recallOf(each), licenceOf(each)));
        const counted = plus(returned(each), 55 + each.atLargeAfter + each.added);
        const expiry = plus(licenceOf(each).expiry, Math.max(0, each.untilReturn - 1));
        const due = counted < expiry ? counted : expiry;
        expect([release.answer, release.date]).toEqual(
          due < returned(each) ? ['refer-to-specialist', undefined] : ['date', due],
        );
      }),
    );
  });

  it('lies within the bounds that are given where the days at large are not known, and the last of them can come true', () => {
    fc.assert(
      fc.property(told, days, (each, atLarge) => {
        const { revokedOn: _, ...withoutRevocation } = recallOf(each);
        const open = fixedTerm(aCase(withoutRevocation, licenceOf(each))).release;
        const full = fixedTerm(
          aCase({ ...withoutRevocation, daysAtLargeBeforeReturn: atLarge }, licenceOf(each)),
        ).release;
        if (full.answer !== 'date' || full.date === undefined) return;
        const settled = open.answer === 'date';
        expect(open.separatedBy ?? []).toEqual(settled ? [] : [{ fact: 'recall.days-at-large' }]);
        expect(full.date >= String(open.earliest ?? open.date)).toBe(true);
        expect(full.date <= String(open.latest ?? open.date)).toBe(true);
        // Enough days at large put the expiry out of reach: then the count alone decides.
        const last = fixedTerm(
          aCase({ ...withoutRevocation, daysAtLargeBeforeReturn: 5_000 }, licenceOf(each)),
        ).release;
        expect(last.date).toBe(open.latest ?? open.date);
      }),
    );
  });

  it('is never known before the return is', () => {
    fc.assert(
      fc.property(told, (each) => {
        const { returnedToCustodyOn: _, ...recall } = recallOf(each);
        const { release } = fixedTerm(aCase(recall, licenceOf(each)));
        expect(release.answer).toBe('unknown');
        expect(release.separatedBy).toContainEqual({ fact: 'recall.returned-on' });
      }),
    );
  });

  it('shows every step, from the day of return to the day of release', () => {
    fc.assert(
      fc.property(told, (each) => {
        const { release, steps } = fixedTerm(aCase(recallOf(each), licenceOf(each)));
        if (release.answer !== 'date') return;
        expect(steps[0]).toEqual({ step: 'first-day', date: returned(each) });
        expect(steps).toContainEqual({ step: 'release', date: release.date });
      }),
    );
  });
});

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Easter Sunday (the Gregorian reckoning of Meeus, Jones and Butcher). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

describe('the table of bank holidays', () => {
  const table = book.book.tables['bank-holidays']?.rows ?? {};
  const years = Object.keys(table).map(Number);
  // Days by proclamation, which add to or move the days of a year.
  const PROCLAIMED: Readonly<Record<number, number>> = { 2012: 1, 2022: 2, 2023: 1 };

  it('holds every year from the first that the book covers to 2028', () => {
    expect(years).toEqual(Array.from({ length: 17 }, (_, index) => 2012 + index));
  });

  it.each(years)('has in %i the days of the calendar, none of them at a weekend', (year) => {
    const holidays = table[String(year)] ?? [];
    expect(holidays).toHaveLength(8 + (PROCLAIMED[year] ?? 0));
    expect(holidays.every((day) => day.startsWith(`${year}-`))).toBe(true);
    expect(holidays.filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([]);
    expect(holidays).toContain(plus(easter(year), -2));
    expect(holidays).toContain(plus(easter(year), 1));
  });
});
