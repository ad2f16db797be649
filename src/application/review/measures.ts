import type { Kysely } from 'kysely';
import { countReviews, type ReviewCounts } from '../../db/consideration-queue.ts';
import type { Database } from '../../db/database.ts';
import type { Instant } from '../model.ts';
import type { ClockName } from './clocks.ts';
import { REVIEW_STATES, type ReviewState } from './transitions.ts';

/**
 * How much waits in the reviews, for measurements that anybody who reaches the service can read: numbers over all areas. Limited-
 * access cases and those whose content was erased are not among them: the numbers of two stores that differ in nothing else are equal.
 */
export interface ReviewMeasures {
  /** Considerations that have not ended, by state; 0 where there is none. */
  readonly open: Readonly<Partial<Record<ReviewState, number>>>;
  readonly overdue: Readonly<Record<ClockName, number>>;
  /** Considerations whose time to decide ran out undecided. */
  readonly expired: number;
  readonly notCountersigned: number;
  readonly newFactsWaiting: number;
  /** Cases that wait and are on nobody's queue but that of those who see everywhere, for they have no area. */
  readonly casesWithoutArea: number;
}

/** Asks the database once. */
export async function readReviewMeasures(db: Kysely<Database>, now: Instant): Promise<ReviewMeasures> {
  const { open, overdue, ...counts }: ReviewCounts = await countReviews(db, now);
  const { reviewNewFacts, ...clocks } = overdue;
  return {
    ...counts,
    open: Object.fromEntries(OPEN_STATES.map((state) => [state, open.get(state) ?? 0])),
    overdue: { ...clocks, 'review-new-facts': reviewNewFacts },
    // An undecided consideration is one whose clock is that of the decision.
    expired: overdue.decide,
  };
}

const OPEN_STATES = REVIEW_STATES.filter((state) => state !== 'withdrawn' && state !== 'closed');
