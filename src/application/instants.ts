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
