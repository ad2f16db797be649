import type { Kysely } from 'kysely';
import { findJudgementVersions, findOpeningInstants } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findSteps } from '../../db/review.ts';
import type { StoredVersion } from '../../db/versions.ts';
import { decodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Instant } from '../model.ts';
import { dueAt } from './clocks.ts';
import { foldReview, type Opening, type Review, type TakenStep } from './fold.ts';
import { REVIEW_STATES, type ReviewState } from './transitions.ts';

/** A step with the version of the consideration that it made. */
export interface VersionedStep extends TakenStep {
  readonly version: number;
}

/** A consideration as its review was known at an instant. */
export interface KnownReview {
  readonly id: string;
  readonly licenceId: string;
  /** Counts the opening, judgements and steps together; the entity tag. */
  readonly version: number;
  readonly opening: Opening;
  /** Oldest first. */
  readonly steps: readonly VersionedStep[];
  readonly review: Review;
}

/** The reviews of the given considerations as they were known at an instant, by id; one that is not there, or erased, has none. */
export async function loadReviews(
  db: Kysely<Database>,
  book: Pick<Dependencies['book'], 'parameterOn'>,
  considerationIds: readonly string[],
  knownAt: Instant,
): Promise<ReadonlyMap<string, KnownReview>> {
  const openings = await findOpeningInstants(db, considerationIds);
  const judged = await findJudgementVersions(db, considerationIds, knownAt);
  return loadReviewsOf(db, book, { openings, judged }, knownAt);
}

/** What is known of some considerations beside the steps of their reviews. */
export interface KnownOpenings {
  readonly openings: readonly Pick<StoredVersion, 'id' | 'licenceId' | 'recordedAt'>[];
  /** Versions of the latest judgements by consideration. */
  readonly judged: ReadonlyMap<string, number>;
}

/** The same for whoever has read openings and judgements already: the steps are read, and folded. */
export async function loadReviewsOf(
  db: Kysely<Database>,
  book: Pick<Dependencies['book'], 'parameterOn'>,
  { openings, judged }: KnownOpenings,
  knownAt: Instant,
): Promise<ReadonlyMap<string, KnownReview>> {
  const ids = openings.map(({ id }) => id);
  const stored = Map.groupBy(await findSteps(db, ids, knownAt), ({ considerationId }) => considerationId);
  return new Map(
    openings.map(({ id, licenceId, recordedAt }) => {
      const opening = openingAt(book, recordedAt);
      const steps = (stored.get(id) ?? []).map(
        (step): VersionedStep => ({
          version: step.version,
          state: stateOf(step.state),
          at: step.recordedAt,
          by: step.recordedBy,
          content: decodeContent('review-step', step.bytes),
        }),
      );
      const version = Math.max(1, judged.get(id) ?? 1, ...steps.map((step) => step.version));
      return [id, { id, licenceId, version, opening, steps, review: foldReview(opening, steps) }];
    }),
  );
}

/**
 * The state of a stored step.
 *
 * @throws {TypeError} for a state that no release of this service has written.
 */
export function stateOf(text: string): ReviewState {
  const state = REVIEW_STATES.find((each) => each === text);
  if (state === undefined) {
    throw new TypeError(`a review step is recorded with the state \`${text}\`, which there is not`);
  }
  return state;
}

/** How a consideration begins: the decision is due by the dated parameter of the day. */
export function openingAt(book: Pick<Dependencies['book'], 'parameterOn'>, at: Instant): Opening {
  const due = dueAt(book, 'decide', { from: at });
  return due === undefined ? { at } : { at, dueAt: due };
}
