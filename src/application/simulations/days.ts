import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../rules/index.ts';

/** A legal day some days later. */
export function addDaysTo(day: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one legal day to another. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}
