import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** A consideration in which an answer is held, and the entry whose content holds it or a part of it. */
export interface AnswerHolder {
  readonly entryId: string;
  readonly considerationId: string;
}

/**
 * Of the given considerations, those in which, as known at an instant, somebody has recorded a proposal, anybody an independent
 * view, or which had ended: withdrawn or closed.
 */
export async function findConsiderationsOpenTo(
  db: Kysely<Database>,
  subject: string,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<readonly string[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  const rows = await db
    .selectFrom('review_steps')
    .select('consideration_id')
    .distinct()
    .where('consideration_id', 'in', considerationIds)
    .where('recorded_at', '<=', knownAt)
    .where((where) =>
      where.or([
        where('action', '=', 'independent-view'),
        where('state', 'in', ['withdrawn', 'closed']),
        where.and([where('action', '=', 'proposal'), where('recorded_by', '=', subject)]),
      ]),
    )
    .execute();
  return rows.map((row) => row.consideration_id);
}

/** Of the given entries, those that recorded a run or a step of a review, which tells what a run had said. */
export async function findAnswerHolders(
  db: Kysely<Database>,
  entryIds: readonly string[],
): Promise<readonly AnswerHolder[]> {
  if (entryIds.length === 0) {
    return [];
  }
  return db
    .selectFrom('recommendations')
    .select(['entry_id as entryId', 'consideration_id as considerationId'])
    .where('entry_id', 'in', entryIds)
    .unionAll(
      db
        .selectFrom('review_steps')
        .select(['entry_id as entryId', 'consideration_id as considerationId'])
        .where('entry_id', 'in', entryIds),
    )
    .execute();
}

/** The considerations of the given runs, by the id of the run. */
export async function findConsiderationsOfRuns(
  db: Kysely<Database>,
  recommendationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (recommendationIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('recommendations')
    .select(['id', 'consideration_id'])
    .where('id', 'in', recommendationIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.consideration_id]));
}

/** All considerations of a licence, each with the ids of its runs. */
export async function findRunsOfLicence(
  db: Kysely<Database>,
  licenceId: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('considerations as c')
    .leftJoin('recommendations as r', 'r.consideration_id', 'c.id')
    .select(['c.id as considerationId', 'r.id as run'])
    .where('c.licence_id', '=', licenceId)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ considerationId }) => considerationId)].map(([id, ofOne]) => [
      id,
      new Set(ofOne.flatMap(({ run }) => (run === null ? [] : [run]))),
    ]),
  );
}
