import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** A decision of a review as it was recorded; `bytes` is null once erased. */
export interface StoredDecision {
  readonly considerationId: string;
  readonly recordedAt: string;
  readonly bytes: Buffer | null;
}

/**
 * Every decision recorded at or before an instant in the other considerations of a licence that no later step has undone: one that
 * was not endorsed, or was returned or reopened, is none.
 */
export async function findDecisionsElsewhere(
  db: Kysely<Database>,
  licenceId: string,
  considerationId: string,
  knownAt: string,
): Promise<readonly StoredDecision[]> {
  return db
    .selectFrom('review_steps as decision')
    .innerJoin('contents as content', 'content.entry_id', 'decision.entry_id')
    .select([
      'decision.consideration_id as considerationId',
      'decision.recorded_at as recordedAt',
      'content.bytes',
    ])
    .where('decision.licence_id', '=', licenceId)
    .where('decision.consideration_id', '<>', considerationId)
    .where('decision.action', '=', 'decision')
    .where('decision.recorded_at', '<=', knownAt)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('review_steps as later')
            .select('later.version')
            .whereRef('later.consideration_id', '=', 'decision.consideration_id')
            .whereRef('later.version', '>', 'decision.version')
            .where('later.recorded_at', '<=', knownAt)
            .where('later.state', 'in', ['not-endorsed', 'returned']),
        ),
      ),
    )
    .orderBy('decision.recorded_at')
    .execute();
}
