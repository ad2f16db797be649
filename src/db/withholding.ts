import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

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
  const rows = await selectOpen(db, [considerationIds, knownAt, subject]);
  return rows.map((row) => row.consideration_id);
}

const selectOpen = prepared<{ readonly consideration_id: string }>(
  'considerations-open-to',
  `select distinct consideration_id from review_steps where consideration_id = any($1::uuid[]) and recorded_at <= $2
  and (action = 'independent-view' or state in ('withdrawn', 'closed') or (action = 'proposal' and recorded_by = $3))`,
);

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
