import type { IsoDate } from '../../rules/index.ts';

/** A quarter of the calendar, as `2024-Q2`. Figures are of whole quarters alone: two periods never overlap, so none can be taken from another. */
export type Quarter = string;

/** From 1990, before anything that can be recorded here, to 2199. */
export const QUARTER_PATTERN = '^(199\\d|2[01]\\d{2})-Q[1-4]$';

/** Most quarters of one answer. */
export const MOST_QUARTERS = 8;

export interface Period {
  readonly quarter: Quarter;
  /** First day. */
  readonly from: IsoDate;
  /** The day after the last. */
  readonly until: IsoDate;
}

/** The days of a quarter, which is written as `QUARTER_PATTERN` says. */
export function periodOf(quarter: Quarter): Period {
  return { quarter, from: firstDay(ordinal(quarter)), until: firstDay(ordinal(quarter) + 1) };
}

/** The quarter of a day. */
export function quarterOf(day: IsoDate): Quarter {
  return nameOf(Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3));
}

/** Every quarter from one to another, both included; none where the second is before the first. */
export function quartersBetween(first: Quarter, last: Quarter): readonly Quarter[] {
  const start = ordinal(first);
  return Array.from({ length: Math.max(0, ordinal(last) - start + 1) }, (_, place) => nameOf(start + place));
}

function ordinal(quarter: Quarter): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
}

function nameOf(place: number): Quarter {
  return `${Math.floor(place / 4)}-Q${(place % 4) + 1}`;
}

function firstDay(place: number): IsoDate {
  return `${Math.floor(place / 4)}-${String((place % 4) * 3 + 1).padStart(2, '0')}-01`;
}
