import type { IsoDate } from '../inputs.ts';
import { addDays, daysBetween } from '../kernel/dated.ts';
import { type Inquiry, row } from './inquiry.ts';

// 3 January 2000 was a Monday.
const A_MONDAY: IsoDate = '2000-01-03';
const isWeekend = (day: IsoDate): boolean => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7 >= 5;

/**
 * The last day on or before a day that is neither at a weekend nor a bank holiday in England and Wales: release that would
 * fall on such a day is brought forward (Criminal Justice Act 1961 s.23). Undefined in a year whose bank holidays the book
 * does not hold.
 */
export function workingDayOnOrBefore(inquiry: Inquiry, day: IsoDate): IsoDate | undefined {
  const holidays = row(inquiry, 'bank-holidays', day.slice(0, 4));
  if (holidays === undefined) return undefined;
  return isWeekend(day) || holidays.includes(day) ? workingDayOnOrBefore(inquiry, addDays(day, -1)) : day;
}
