import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import type { NewVersion, StoredVersion } from './versions.ts';

/** Names a new recall of a licence. Its first version follows in the same transaction. */
export async function insertRecall(trx: Transaction<Database>, id: string, licenceId: string): Promise<void> {
  await trx.insertInto('recalls').values({ id, licence_id: licenceId }).execute();
}

/** Records a version of a recall of a licence whose head the transaction has locked. */
export async function insertRecallVersion(
  trx: Transaction<Database>,
  recall: { readonly id: string; readonly considerationId: string | null },
  version: NewVersion,
): Promise<void> {
  await trx
    .insertInto('recall_versions')
    .values({
      recall_id: recall.id,
      consideration_id: recall.considerationId,
      version: version.version,
      entry_id: version.entryId,
      recorded_at: version.recordedAt,
      recorded_by: version.recordedBy,
    })
    .execute();
}

/** The licence a recall is of, which never changes. */
export async function findLicenceOfRecall(
  db: Kysely<Database>,
  recallId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('recalls')
    .select('licence_id')
    .where('id', '=', recallId)
    .executeTakeFirst();
  return row?.licence_id;
}

/** The latest version of a recall recorded at or before an instant. */
export async function findRecallVersion(
  db: Kysely<Database>,
  recallId: string,
  knownAt: string,
): Promise<StoredVersion | undefined> {
  return selectRecallVersions(db)
    .where('v.recall_id', '=', recallId)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The latest version of every recall of a licence recorded at or before an instant, in the order of their ids. */
export async function findRecallVersionsOfLicence(
  db: Kysely<Database>,
  licenceId: string,
  knownAt: string,
): Promise<readonly StoredVersion[]> {
  return selectRecallVersions(db)
    .distinctOn('v.recall_id')
    .where('r.licence_id', '=', licenceId)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.recall_id')
    .orderBy('v.version', 'desc')
    .execute();
}

/** A version of a recall of which some version is of a consideration; `bytes` is null once erased. */
export interface RecallOfConsideration {
  readonly id: string;
  /** That of this version; null where it is of none. */
  readonly considerationId: string | null;
  readonly recordedAt: string;
  readonly bytes: Buffer | null;
}

/**
 * Every version recorded at or before an instant of the recalls of the given considerations, each recall's oldest first: also the
 * versions that are of another consideration or of none, for a correction may say that the recall was of another.
 */
export async function findRecallVersionsOfConsiderations(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<readonly RecallOfConsideration[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return selectRecallsOfConsiderations(db, [considerationIds, knownAt]);
}

const selectRecallsOfConsiderations = prepared<RecallOfConsideration>(
  'recalls-of-considerations',
  `select v.recall_id as id, v.consideration_id as "considerationId", v.recorded_at as "recordedAt", content.bytes
  from recall_versions v join contents content on content.entry_id = v.entry_id
  where v.recall_id in (
    select recall_id from recall_versions where consideration_id = any($1::uuid[]) and recorded_at <= $2
  ) and v.recorded_at <= $2
  order by v.recall_id, v.version`,
);

function selectRecallVersions(db: Kysely<Database>) {
  return db
    .selectFrom('recall_versions as v')
    .innerJoin('recalls as r', 'r.id', 'v.recall_id')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select([
      'v.recall_id as id',
      'r.licence_id as licenceId',
      'v.version',
      'v.recorded_at as recordedAt',
      'v.recorded_by as recordedBy',
      'content.bytes',
    ]);
}
