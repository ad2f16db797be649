import type { PeriodStep } from '../answer.ts';
import type { IsoDate, LicenceInputs, RecallInputs } from '../inputs.ts';
import { addDays, daysBetween } from '../kernel/dated.ts';
import type { FactName } from './vocabulary.ts';

/** A day as far as it is known, both ends included, and the missing facts that would settle it. */
export interface DayRange {
  readonly earliest: IsoDate;
  readonly latest: IsoDate;
  readonly missing: readonly FactName[];
}

const NEVER_BEFORE: IsoDate = '0000-01-01';
const NEVER_AFTER: IsoDate = '9999-12-31';

export const dayKnown = (day: IsoDate): DayRange => ({ earliest: day, latest: day, missing: [] });
export const dayMissing = (fact: FactName): DayRange => ({
  earliest: NEVER_BEFORE,
  latest: NEVER_AFTER,
  missing: [fact],
});
export const isDay = ({ earliest, latest }: DayRange): boolean => earliest === latest;
/** The end of a range, unless it has none. */
export const bound = (day: IsoDate): IsoDate | undefined =>
  day === NEVER_BEFORE || day === NEVER_AFTER ? undefined : day;

const max = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
const min = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);
const both = (a: DayRange, b: DayRange, earliest: IsoDate, latest: IsoDate): DayRange => ({
  earliest,
  latest,
  missing: earliest === latest ? [] : [...new Set([...a.missing, ...b.missing])],
});

/** The later of two days, as far as they are known. */
export const laterOf = (a: DayRange, b: DayRange): DayRange =>
  both(a, b, max(a.earliest, b.earliest), max(a.latest, b.latest));
/** The earlier of two days, as far as they are known. */
export const earlierOf = (a: DayRange, b: DayRange): DayRange =>
  both(a, b, min(a.earliest, b.earliest), min(a.latest, b.latest));
/** Any day that either could be. */
export const eitherOf = (a: DayRange, b: DayRange): DayRange =>
  both(a, b, min(a.earliest, b.earliest), max(a.latest, b.latest));

/** A day and the steps by which it was counted. */
export interface Counted {
  readonly day: DayRange;
  readonly steps: readonly PeriodStep[];
}

/** What moves a release day after return to custody, in whole days. */
export interface AfterReturn {
  readonly atLarge: number;
  readonly added: number;
}

/** A day that release cannot come before: the end of the custodial period, or the day of a wave. */
export interface NotBefore {
  readonly step: 'custodial-period' | 'tranche';
  readonly day: DayRange;
}

/**
 * The day of release from a fixed term. Day 1 is the day of return, so the last of N days is N less 1 later (s.255B(1A),
 * s.255BA(2)(a)); time at large and days added after return move it; it is never before the day that the rule sets, nor after
 * the adjusted expiry.
 */
export function fixedTermRelease(
  returnedOn: DayRange,
  lengthDays: number,
  after: AfterReturn,
  notBefore: NotBefore | undefined,
  expiry: Counted,
): Counted {
  // Nobody is released before returning: where the return is not known, neither is the day, whatever the expiry.
  if (!isDay(returnedOn)) {
    const missing = [...returnedOn.missing, ...(notBefore?.day.missing ?? []), ...expiry.day.missing];
    return { day: { ...returnedOn, missing: [...new Set(missing)] }, steps: [] };
  }
  const first = returnedOn.earliest;
  const last = addDays(first, lengthDays - 1);
  const moved = addDays(last, after.atLarge + after.added);
  const due = notBefore === undefined ? dayKnown(moved) : laterOf(dayKnown(moved), notBefore.day);
  const steps: readonly PeriodStep[] = [
    { step: 'first-day', date: first },
    { step: 'fixed-term', days: lengthDays, date: last },
    ...counted('time-at-large-after-return', after.atLarge, addDays(last, after.atLarge)),
    ...counted('added-days', after.added, moved),
    ...(notBefore === undefined || !isDay(notBefore.day)
      ? []
      : [{ step: notBefore.step, date: notBefore.day.earliest }]),
    ...expiry.steps,
  ];
  const capped = earlierOf(due, expiry.day);
  // An expiry that is not known cannot come before the return.
  return { day: { ...capped, earliest: max(capped.earliest, min(first, capped.latest)) }, steps };
}

const counted = (step: string, days: number, date: IsoDate): readonly PeriodStep[] =>
  days === 0 ? [] : [{ step, days, date }];

const moveDay = (day: IsoDate, days: number): IsoDate =>
  bound(day) === undefined ? day : addDays(day, days);

/**
 * Last day of the sentence, moved later by the time at large before return, which does not count towards the sentence
 * (Prison Act 1952 s.49). Where that time is not known, only the earliest day is;
 * `lacking` is the fact that would tell it.
 */
export function adjustedExpiry(
  expiry: DayRange,
  daysAtLarge: number | undefined,
  lacking: FactName = 'recall.days-at-large',
): Counted {
  const day: DayRange =
    daysAtLarge === undefined
      ? { ...expiry, latest: NEVER_AFTER, missing: [...expiry.missing, lacking] }
      : {
          ...expiry,
          earliest: moveDay(expiry.earliest, daysAtLarge),
          latest: moveDay(expiry.latest, daysAtLarge),
        };
  return {
    day,
    steps: isDay(day)
      ? [
          ...counted('time-at-large-before-return', daysAtLarge ?? 0, day.earliest),
          { step: 'expiry', date: day.earliest },
        ]
      : [],
  };
}

/**
 * Days at large between revocation and return: from the day after the one to the day before the other, both included
 * (release-date service). A number that is told stands.
 */
export function atLargeBefore({
  daysAtLargeBeforeReturn: told,
  revokedOn,
  returnedToCustodyOn: returnedOn,
}: RecallInputs): number | undefined {
  if (told !== undefined) return told;
  if (revokedOn === undefined || returnedOn === undefined) return undefined;
  return Math.max(0, daysBetween(revokedOn, returnedOn) - 1);
}

/**
 * Last day of the sentence, before time at large moves it. The licence and the sentence of a determinate prisoner end
 * together; where they are told apart, either could be meant.
 */
export function expiryOf({ sentenceExpiry, expiry }: LicenceInputs): DayRange {
  const [first, second] = [sentenceExpiry, expiry].flatMap((day) =>
    day === undefined ? [] : [dayKnown(day)],
  );
  if (first === undefined) return dayMissing('recall.expiry');
  if (second === undefined || second.earliest === first.earliest) return first;
  return { ...eitherOf(first, second), missing: ['recall.expiry'] };
}
