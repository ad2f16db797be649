import type { Instant } from '../../src/application/model.ts';
import type { IsoDate } from '../../src/rules/index.ts';

/** A day, counted from 1 January 1970. */
export type Day = number;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** @throws {RangeError} for a text that is no day. */
export function dayOf(date: IsoDate): Day {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) {
    throw new RangeError(`\`${date}\` is not a day as YYYY-MM-DD`);
  }
  return milliseconds / DAY_MS;
}

export function dateOf(day: Day): IsoDate {
  return new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
}

/** The instant some hours (UTC) into a day. From 0 up to 22.9 it is the same day in London. */
export function instantOn(day: Day, hours: number): Instant {
  return new Date(Math.round(Math.floor(day) * DAY_MS + hours * HOUR_MS)).toISOString();
}

export function hoursAfter(instant: Instant, hours: number): Instant {
  return new Date(Math.round(Date.parse(instant) + hours * HOUR_MS)).toISOString();
}

/** The UTC day of an instant, which is that of London for everything between 1 and 22.9 hours. */
export function dayOfInstant(instant: Instant): Day {
  return Math.floor(Date.parse(instant) / DAY_MS);
}
