import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../rules/index.ts';
import type { Instant } from './model.ts';

/*
 * The calendar and the clocks of those who work with this service: England and Wales keep the time of London. Instants are
 * stored in UTC; which day "today" is, and when a day is over, is a question of London.
 */
const ZONE = 'Europe/London';

/** The day that it was in London at an instant, as `YYYY-MM-DD`. From March to October it begins an hour before that of UTC. */
export function londonDayOf(instant: Instant): IsoDate {
  return inLondon(instant).toPlainDate().toString();
}

/** The instant at which a day begins in London. */
export function startOfLondonDay(day: IsoDate): Instant {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(ZONE).epochMilliseconds).toISOString();
}

/** What the clocks of London showed at an instant, to the minute and with their offset: `2026-10-25T01:30+01:00`. */
export function londonTimeOf(instant: Instant): string {
  return inLondon(instant).toString({ smallestUnit: 'minute', timeZoneName: 'never' });
}

const HOUR_MS = 3_600_000;
/** Days and hours only: a month or a year has no length of its own. */
const DURATION = /^P(?:(\d{1,4})D)?(?:T(\d{1,4})H)?$/;

/**
 * The instant a duration (ISO 8601, of days and hours) after another. Days are days of the calendar of London, so that the
 * clocks there show the same time; hours come after them and are exact, so that 24 hours are not a day when the clocks change.
 *
 * A time that London skips in spring becomes the one an hour later, one that it has twice in autumn the first of the two
 * (RFC 5545, section 3.3.5).
 *
 * @throws {RangeError} for any other duration.
 */
export function addInLondon(instant: Instant, duration: string): Instant {
  const [, days, hours] = DURATION.exec(duration) ?? [];
  if (days === undefined && hours === undefined) {
    throw new RangeError(`\`${duration}\` is not a duration of days and hours such as \`P7D\` or \`PT24H\``);
  }
  const after =
    days === undefined
      ? Date.parse(instant)
      : inLondon(instant).add({ days: Number(days) }).epochMilliseconds;
  return new Date(after + Number(hours ?? 0) * HOUR_MS).toISOString();
}

function inLondon(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
}
