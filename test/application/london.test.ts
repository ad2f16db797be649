import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addInLondon, londonDayOf, londonTimeOf, startOfLondonDay } from '../../src/application/london.ts';
import {
  type ClockName,
  clockViews,
  countersignerOf,
  dueAt,
  hasExpired,
} from '../../src/application/review/clocks.ts';
import { waitsFor } from '../../src/application/review/whose-move.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { currentBookText } from '../../src/rules/index.ts';

// In 2026 the clocks of London went forward on 29 March at 01:00 UTC and back on 25 October at 01:00 UTC.

describe('the day in London', () => {
  it.each([
    ['in winter it is that of UTC', '2026-11-20T23:59:59.999Z', '2026-11-20'],
    ['in winter it ends with that of UTC', '2026-11-21T00:00:00.000Z', '2026-11-21'],
    ['in summer it begins an hour before', '2026-07-01T23:00:00.000Z', '2026-07-02'],
    ['in summer it has not begun a millisecond earlier', '2026-07-01T22:59:59.999Z', '2026-07-01'],
    ['on the day of the change in spring it begins in winter', '2026-03-29T00:00:00.000Z', '2026-03-29'],
    ['and ends in summer', '2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['on the day of the change in autumn it begins in summer', '2026-10-24T23:00:00.000Z', '2026-10-25'],
    ['and ends in winter', '2026-10-25T23:59:59.999Z', '2026-10-25'],
    ['a leap day is a day', '2028-02-29T12:00:00.000Z', '2028-02-29'],
    ['a year ends at midnight', '2027-01-01T00:00:00.000Z', '2027-01-01'],
    ['and not before', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('%s', (_what, instant, day) => {
    expect(londonDayOf(instant)).toBe(day);
  });

  it('begins at an instant before which it was the day before', () => {
    fc.assert(
      fc.property(anInstant(), (instant) => {
        const day = londonDayOf(instant);
        const start = startOfLondonDay(day);
        expect(londonDayOf(start)).toBe(day);
        expect(start <= instant).toBe(true);
        expect(londonDayOf(new Date(Date.parse(start) - 1).toISOString()) < day).toBe(true);
      }),
    );
  });

  it('is the one that the calendar of the platform gives, for any instant', () => {
    const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' });

    fc.assert(
      fc.property(anInstant(), (instant) => {
        expect(londonDayOf(instant)).toBe(platform.format(new Date(instant)));
      }),
    );
  });
});

describe('what the clocks of London show', () => {
  it.each([
    ['2026-11-20T09:00:00.000Z', '2026-11-20T09:00+00:00'],
    ['2026-07-01T23:30:59.999Z', '2026-07-02T00:30+01:00'],
    // The hour that comes twice.
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30+01:00'],
    ['2026-10-25T01:30:00.000Z', '2026-10-25T01:30+00:00'],
    // The hour that does not come.
    ['2026-03-29T00:59:00.000Z', '2026-03-29T00:59+00:00'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29T02:00+01:00'],
  ])('at %s is %s', (instant, shown) => {
    expect(londonTimeOf(instant)).toBe(shown);
  });

  it('names the instant without doubt, to the minute', () => {
    fc.assert(
      fc.property(anInstant(), (instant) => {
        const minute = Math.floor(Date.parse(instant) / 60_000);
        expect(Date.parse(londonTimeOf(instant))).toBe(minute * 60_000);
      }),
    );
  });
});

describe('a time that runs in London', () => {
  it.each([
    [
      '24 hours are 24 hours where a day has 23',
      '2026-03-28T12:00:00.000Z',
      'PT24H',
      '2026-03-29T12:00:00.000Z',
    ],
    ['and where it has 25', '2026-10-24T11:00:00.000Z', 'PT24H', '2026-10-25T11:00:00.000Z'],
    [
      'a day ends at the same time by the clock, in spring',
      '2026-03-28T12:00:00.000Z',
      'P1D',
      '2026-03-29T11:00:00.000Z',
    ],
    ['and in autumn', '2026-10-24T11:00:00.000Z', 'P1D', '2026-10-25T12:00:00.000Z'],
    [
      'a time that is skipped comes an hour later',
      '2026-03-28T01:30:00.000Z',
      'P1D',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'of a time that comes twice it is the first',
      '2026-10-24T00:30:00.000Z',
      'P1D',
      '2026-10-25T00:30:00.000Z',
    ],
    ['hours come after days', '2026-10-24T11:00:00.000Z', 'P1DT2H', '2026-10-25T14:00:00.000Z'],
    ['over the end of February', '2027-02-28T09:00:00.000Z', 'P1D', '2027-03-01T09:00:00.000Z'],
    ['to a leap day', '2028-02-28T09:00:00.000Z', 'P1D', '2028-02-29T09:00:00.000Z'],
    ['over the end of the year', '2026-12-31T23:30:00.000Z', 'PT1H', '2027-01-01T00:30:00.000Z'],
  ])('%s', (_what, from, duration, until) => {
    expect(addInLondon(from, duration)).toBe(until);
  });

  it.each(['P1M', 'P1Y', 'P', 'PT', 'PT30M', '24', '-P1D', ''])('cannot be `%s`', (duration) => {
    expect(() => addInLondon('2026-11-20T09:00:00.000Z', duration)).toThrow(RangeError);
  });

  it('of days keeps the time by the clock, and the day that many on, unless that time is skipped', () => {
    fc.assert(
      fc.property(anInstant(), fc.integer({ min: 0, max: 400 }), (instant, days) => {
        const [day, time] = [londonDayOf(instant), londonTimeOf(instant).slice('YYYY-MM-DDT'.length, -6)];
        const until = addInLondon(instant, `P${days}D`);

        expect(londonDayOf(until)).toBe(
          new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
        );
        const shown = londonTimeOf(until).slice('YYYY-MM-DDT'.length, -6);
        expect(shown === time || (time.startsWith('01:') && shown.startsWith('02:'))).toBe(true);
      }),
    );
  });

  it('of hours is exact', () => {
    fc.assert(
      fc.property(anInstant(), fc.integer({ min: 0, max: 9_999 }), (instant, hours) => {
        expect(Date.parse(addInLondon(instant, `PT${hours}H`)) - Date.parse(instant)).toBe(hours * 3_600_000);
      }),
    );
  });
});

describe('the clocks of a review', () => {
  const book = openRuleBook(currentBookText());
  const from = '2026-11-20T09:00:00.000Z';

  it.each<[ClockName, 'recall' | 'no-recall' | undefined, string | undefined]>([
    ['decide', undefined, '2026-11-21T09:00:00.000Z'],
    ['endorse', 'recall', '2026-11-21T09:00:00.000Z'],
    ['endorse', 'no-recall', '2026-11-21T09:00:00.000Z'],
    ['act', 'recall', '2026-11-21T09:00:00.000Z'],
    ['act', 'no-recall', undefined],
    ['act', undefined, undefined],
    ['countersign', 'recall', '2026-11-21T09:00:00.000Z'],
    ['review-new-facts', undefined, '2026-11-21T09:00:00.000Z'],
  ])('`%s` after %s takes its length from the rule book', (clock, decision, due) => {
    expect(dueAt(book, clock, { from, ...(decision === undefined ? {} : { decision }) })).toBe(due);
  });

  it('take the length in force on the day in London on which they start', () => {
    const dated = {
      parameterOn: (_name: string, on: string) => ({
        value: on < '2026-07-02' ? 'PT24H' : 'PT12H',
        verification: 'practice' as const,
      }),
    };

    expect(dueAt(dated, 'decide', { from: '2026-07-01T22:30:00.000Z' })).toBe('2026-07-02T22:30:00.000Z');
    expect(dueAt(dated, 'decide', { from: '2026-07-01T23:30:00.000Z' })).toBe('2026-07-02T11:30:00.000Z');
  });

  it('set no time where the rule book has none', () => {
    expect(dueAt({ parameterOn: () => undefined }, 'decide', { from })).toBeUndefined();
    expect(dueAt(book, 'decide', { from: '2001-01-01T00:00:00.000Z' })).toBeUndefined();
  });

  it('are overdue a millisecond after they ran out, and not when they do', () => {
    const clocks = { running: { clock: 'decide', dueAt: from } } as const;
    const after = '2026-11-20T09:00:00.001Z';

    expect(clockViews(clocks, from)).toEqual([
      { clock: 'decide', dueAt: from, dueInLondon: '2026-11-20T09:00+00:00', overdue: false },
    ]);
    expect(clockViews(clocks, after)).toMatchObject([{ overdue: true }]);
    expect([hasExpired(clocks, from), hasExpired(clocks, after)]).toEqual([false, true]);
  });

  it('of an endorsement or an act can be overdue, and the consideration has not expired: it was decided', () => {
    expect(hasExpired({ running: { clock: 'endorse', dueAt: from } }, '2026-12-01T00:00:00.000Z')).toBe(
      false,
    );
    expect(hasExpired({ running: { clock: 'act', dueAt: from } }, '2026-12-01T00:00:00.000Z')).toBe(false);
  });

  it('run beside each other', () => {
    const views = clockViews(
      {
        running: { clock: 'act', dueAt: '2026-11-21T09:00:00.000Z' },
        countersignDueAt: '2026-11-20T09:00:00.000Z',
        newFactsDueAt: '2026-11-22T09:00:00.000Z',
      },
      '2026-11-20T12:00:00.000Z',
    );

    expect(views.map(({ clock, overdue }) => [clock, overdue])).toEqual([
      ['act', false],
      ['countersign', true],
      ['review-new-facts', false],
    ]);
    expect(clockViews({}, from)).toEqual([]);
  });

  it('are countersigned by whom the rule book names, and only by somebody there is', () => {
    expect(countersignerOf(book, 'out-of-hours', from)).toBe('senior-manager');
    expect(countersignerOf(book, 'approved-premises', from)).toBe('senior-probation-officer');
    expect(countersignerOf({ parameterOn: () => undefined }, 'out-of-hours', from)).toBeUndefined();
    const strange = { parameterOn: () => ({ value: 'nobody', verification: 'inference' as const }) };
    expect(() => countersignerOf(strange, 'out-of-hours', from)).toThrow(RangeError);
  });
});

describe('whose move it is', () => {
  const now = '2026-11-20T09:00:00.000Z';
  const late = { clock: 'decide', dueAt: '2026-11-20T08:59:59.999Z' } as const;
  const inTime = { clock: 'decide', dueAt: now } as const;

  it.each([
    ['open', ['practitioner']],
    ['proposed', ['senior-probation-officer']],
    ['viewed', ['senior-probation-officer']],
    ['returned', ['practitioner']],
    ['awaiting-endorsement', ['senior-manager']],
    ['not-endorsed', ['senior-probation-officer']],
    ['agreed', ['practitioner']],
    ['sent', ['practitioner']],
    ['withdrawn', []],
    ['closed', []],
  ] as const)('in the state `%s`: %j', (state, queues) => {
    expect(waitsFor({ state }, now)).toEqual(queues);
  });

  it('is also the senior manager’s once the time to decide ran out', () => {
    expect(waitsFor({ state: 'viewed', running: inTime }, now)).toEqual(['senior-probation-officer']);
    expect(waitsFor({ state: 'viewed', running: late }, now)).toEqual([
      'senior-probation-officer',
      'senior-manager',
    ]);
  });

  it('can be somebody’s after the end', () => {
    const owed = { state: 'closed', countersignDueAt: now } as const;

    expect(waitsFor({ ...owed, countersignBy: 'senior-manager' }, now)).toEqual([
      'senior-manager',
      'countersignature',
    ]);
    expect(waitsFor({ ...owed, countersignBy: 'senior-probation-officer' }, now)).toEqual([
      'senior-probation-officer',
      'countersignature',
    ]);
    expect(waitsFor({ state: 'closed', newFacts: 'waiting' }, now)).toEqual(['new-facts']);
  });
});

/** Any instant of the years for which the clocks have changed by the rule of today, and some that come, in whole milliseconds. */
function anInstant() {
  const [min, max] = [Date.UTC(1996, 0, 1), Date.UTC(2060, 0, 1)];
  return fc.integer({ min, max }).map((time) => new Date(time).toISOString());
}
