import type { SentenceInputs, SentenceLength } from '../inputs.ts';
import { addDays, addMonths, daysBetween, wholeMonths } from '../kernel/dated.ts';

/** A number of whole calendar months, as far as it is known: both ends included. */
export interface Months {
  readonly least: number;
  readonly most: number;
}

const exactly = (months: number): Months => ({ least: months, most: months });
const UNKNOWN: Months = { least: 0, most: Number.POSITIVE_INFINITY };

/** How several sentences are put together: `undefined` where a relation that matters is not known. */
export type Structure = 'single' | 'concurrent' | 'consecutive' | 'mixed' | undefined;

export function structureOf(sentences: readonly SentenceInputs[]): Structure {
  if (sentences.length <= 1) return 'single';
  const told = sentences.flatMap(({ relation }) =>
    relation === undefined || relation === 'sole' ? [] : [relation],
  );
  const kinds = new Set(told);
  if (kinds.size > 1) return 'mixed';
  // One sentence may go without a relation: the one that the others stand to.
  if (told.length < sentences.length - 1) return undefined;
  return kinds.has('concurrent') ? 'concurrent' : 'consecutive';
}

/** Whether some sentences are consecutive and others concurrent; two sentences can only be the one or the other. */
export function isMixed(sentences: readonly SentenceInputs[]): boolean | undefined {
  const structure = structureOf(sentences);
  if (structure !== undefined) return structure === 'mixed';
  return sentences.length > 2 ? undefined : false;
}

/**
 * The length to hold against 12 months and four years: the aggregate of consecutive terms, the longest of concurrent
 * ones. Where the structure is not known, anything from the longest to the aggregate.
 */
export function termInMonths(sentences: readonly SentenceInputs[]): Months {
  const longest = longestOf(sentences.map(monthsOf));
  switch (structureOf(sentences)) {
    case 'single':
    case 'concurrent':
      return longest;
    case 'consecutive':
      return aggregate(sentences);
    case 'mixed':
    case undefined:
      return { least: longest.least, most: Math.max(longest.most, aggregate(sentences).most) };
  }
}

function longestOf(each: readonly Months[]): Months {
  return {
    least: Math.max(0, ...each.map(({ least }) => least)),
    most: Math.max(0, ...each.map(({ most }) => most)),
  };
}

/** A number of days, as far as it is known: both ends included. */
export interface Days {
  readonly least: number;
  readonly most: number;
}

/** The aggregate length in days: consecutive terms together, the longest of concurrent ones; counted by the calendar where the date is known. */
export function termInDays(sentences: readonly SentenceInputs[]): Days {
  const longest = longestOf(sentences.map(daysOf));
  switch (structureOf(sentences)) {
    case 'single':
    case 'concurrent':
      return longest;
    case 'consecutive':
      return daysOf(together(sentences));
    case 'mixed':
    case undefined:
      return { least: longest.least, most: daysOf(together(sentences)).most };
  }
}

function daysOf({ date, length }: SentenceInputs): Days {
  if (length === undefined || Object.keys(length).length === 0) {
    return { least: 0, most: Number.POSITIVE_INFINITY };
  }
  const months = (length.years ?? 0) * 12 + (length.months ?? 0);
  const days = (length.weeks ?? 0) * 7 + (length.days ?? 0);
  if (date !== undefined) {
    const exact = daysBetween(date, addMonths(date, months)) + days;
    return { least: exact, most: exact };
  }
  return {
    least: yearDays(months, Math.floor) + (SHORTEST[months % 12] ?? 0) + days,
    most: yearDays(months, Math.ceil) + (LONGEST[months % 12] ?? 0) + days,
  };
}

// The sentences as one, from the day of the first; of unknown length where one of them is.
function together(sentences: readonly SentenceInputs[]): SentenceInputs {
  const lengths = sentences.flatMap(({ length }) => (length === undefined ? [] : [length]));
  if (lengths.length < sentences.length) return { id: 'aggregate' };
  const sum = (part: keyof SentenceLength): number =>
    lengths.reduce((total, length) => total + (length[part] ?? 0), 0);
  const dates = sentences.flatMap(({ date }) => (date === undefined ? [] : [date]));
  const first = dates.length === sentences.length ? dates.toSorted()[0] : undefined;
  return {
    id: 'aggregate',
    ...(first === undefined ? {} : { date: first }),
    length: { years: sum('years'), months: sum('months'), weeks: sum('weeks'), days: sum('days') },
  };
}

/** Whether every length is known to the month, alone and together: nothing that is still missing could change it. */
export function isExact(sentences: readonly SentenceInputs[]): boolean {
  return [...sentences, together(sentences)].map(monthsOf).every(({ least, most }) => least === most);
}

function aggregate(sentences: readonly SentenceInputs[]): Months {
  const total = together(sentences);
  if (total.length !== undefined) return monthsOf(total);
  // Where a length is missing, what is told is the least.
  const told = sentences.filter(({ length }) => length !== undefined);
  return { least: monthsOf(together(told)).least, most: UNKNOWN.most };
}

/** Length of one sentence in whole calendar months, as far as it is known. */
export function monthsOf({ date, length }: SentenceInputs): Months {
  // A length of which no part is told is not a length of nothing.
  if (length === undefined || Object.keys(length).length === 0) return UNKNOWN;
  const months = (length.years ?? 0) * 12 + (length.months ?? 0);
  const days = (length.weeks ?? 0) * 7 + (length.days ?? 0);
  // "11 months 30 days" is less than 12 months: a remainder under 31 days never makes another month.
  if (days === 0 || (months > 0 && days < 31)) return exactly(months);
  if (date !== undefined) return exactly(wholeMonths(date, addDays(addMonths(date, months), days)));
  return { least: months + fewestMonths(days), most: months + mostMonths(days) };
}

const SHORTEST = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334] as const;
const LONGEST = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337] as const;

// A bare count of days may or may not count the first day, so 365 and 366 both leave open whether it is 12 months.
const fewestMonths = (days: number): number =>
  lastWhere((months) => yearDays(months, Math.ceil) + (LONGEST[months % 12] ?? 0) <= days - 1);
const mostMonths = (days: number): number =>
  lastWhere((months) => yearDays(months, Math.floor) + (SHORTEST[months % 12] ?? 0) <= days);

function yearDays(months: number, round: (leapDays: number) => number): number {
  const years = Math.floor(months / 12);
  return years * 365 + round(years / 4);
}

function lastWhere(holds: (months: number) => boolean): number {
  let months = 0;
  while (holds(months + 1)) months += 1;
  return months;
}
