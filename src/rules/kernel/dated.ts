/** A legal date, `YYYY-MM-DD`. Such strings sort as dates do. */
export type DateText = `${number}-${number}-${number}`;

/** In force from a day and, where it has ended, until the day before another. */
export interface InForce {
  readonly from: string;
  /** The first day on which it is no longer in force. */
  readonly until?: string;
}

export function isInForce(span: InForce, on: string): boolean {
  return span.from <= on && (span.until === undefined || on < span.until);
}

/** A parameter of law or practice: the same thing with different values over time, each with its source. */
export function valueOn<T extends InForce>(values: readonly T[], on: string): T | undefined {
  return values.find((value) => isInForce(value, on));
}

/** Every day on which something begins or ends, in order: within the intervals between them nothing changes. */
export function changeDates(spans: readonly InForce[]): readonly string[] {
  const dates = new Set<string>();
  for (const span of spans) {
    dates.add(span.from);
    if (span.until !== undefined) dates.add(span.until);
  }
  return [...dates].toSorted();
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function parse(date: string): CalendarDate {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

function format({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 30);
}

/** The same day `months` later, or the last day of that month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = parse(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return format({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

export function addDays(date: string, days: number): string {
  let { year, month, day } = parse(date);
  day += days;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  while (day < 1) {
    month -= 1;
    if (month < 1) {
      month = 12;
      year -= 1;
    }
    day += daysInMonth(year, month);
  }
  return format({ year, month, day });
}

/** Whole calendar months from `start` to `end`, where `end` is the first day after the period. */
export function wholeMonths(start: string, end: string): number {
  const from = parse(start);
  const to = parse(end);
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return addMonths(start, months) <= end ? months : months - 1;
}

/** Days from `start` to `end`; negative where `end` is earlier. */
export function daysBetween(start: string, end: string): number {
  return dayNumber(end) - dayNumber(start);
}

// Days since 1 March of year 0 in the proleptic Gregorian calendar.
function dayNumber(date: string): number {
  const { year, month, day } = parse(date);
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day
  );
}
