import { invalid } from './failures.ts';
import { normaliseInstant } from './instants.ts';
import type { Instant } from './model.ts';

/**
 * The instant whose knowledge is asked for: the one given, or `now`, the instant of the act itself. `now` is taken under the lock
 * of the case and the case moves on past it, so nothing can later be recorded at or before a `knownAt` once answered.
 *
 * @throws {DomainFailure} `invalid` for an instant after `now`, whose knowledge is still being made, or that is not one.
 */
export function resolveKnownAt(given: Instant | undefined, now: Instant): Instant {
  if (given === undefined) {
    return now;
  }
  const knownAt = normaliseInstant(given);
  if (knownAt === undefined) {
    throw invalid({
      field: '/knownAt',
      problem: 'this is not an instant',
      remedy: 'give an ISO 8601 instant such as `2026-11-21T09:30:00.000Z`, or leave it out for now',
    });
  }
  if (knownAt > now) {
    throw invalid({
      field: '/knownAt',
      problem: 'the instant is in the future: what will be known then is not known yet',
      remedy: 'give an instant that has passed, or leave it out for now',
    });
  }
  return knownAt;
}
