import type { Instant } from './model.ts';

/** Later than every instant that is recorded: what is read by it locks no case, and is whatever has been committed. */
export const LATEST: Instant = '9999-12-31T23:59:59.999Z';

/** The instant in the one form the service uses, ISO 8601 UTC with milliseconds; undefined when the text is not one. */
export function normaliseInstant(text: string): Instant | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}

/** The later of the clock and the first instant after `last`, so that the instants of a case never repeat or go back. */
export function instantAfter(last: Instant, clock: Instant): Instant {
  const next = new Date(Date.parse(last) + 1).toISOString();
  return clock > next ? clock : next;
}

/** Days and hours only: a month or a year has no length of its own. */
const DURATION = /^P(?:(\d{1,4})D)?(?:T(\d{1,4})H)?$/;
const HOUR_MS = 3_600_000;

/**
 * The instant a duration (ISO 8601, of days and hours; a day is 24 hours) after another.
 *
 * @throws {RangeError} for any other duration.
 */
export function addDuration(instant: Instant, duration: string): Instant {
  const parts = DURATION.exec(duration);
  const [, days, hours] = parts ?? [];
  if (days === undefined && hours === undefined) {
    throw new RangeError(`\`${duration}\` is not a duration of days and hours such as \`P7D\` or \`PT24H\``);
  }
  const length = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * HOUR_MS;
  return new Date(Date.parse(instant) + length).toISOString();
}
