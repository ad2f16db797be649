import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { NewVersion, StoredVersion } from './versions.ts';

/** Records the opening of a consideration of a licence whose head the transaction has locked. */
export async function insertConsideration(
  trx: Transaction<Database>,
  consideration: { readonly id: string; readonly licenceId: string },
  opening: Omit<NewVersion, 'version'>,
): Promise<void> {
  await trx
    .insertInto('considerations')
    .values({
      id: consideration.id,
      licence_id: consideration.licenceId,
      entry_id: opening.entryId,
      recorded_at: opening.recordedAt,
      recorded_by: opening.recordedBy,
    })
    .execute();
}

/** Records a judgement; `version` is the version of the consideration that it makes. */
export async function insertJudgementVersion(
  trx: Transaction<Database>,
  considerationId: string,
  version: NewVersion,
): Promise<void> {
  await trx
    .insertInto('judgement_versions')
    .values({
      consideration_id: considerationId,
      version: version.version,
      entry_id: version.entryId,
      recorded_at: version.recordedAt,
      recorded_by: version.recordedBy,
    })
    .execute();
}

/** The licence a consideration is about, which never changes. */
export async function findLicenceOfConsideration(
  db: Kysely<Database>,
  considerationId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('considerations')
    .select('licence_id')
    .where('id', '=', considerationId)
    .executeTakeFirst();
  return row?.licence_id;
}

/** The openings of the given considerations, in the order of their ids. Every one has version 1. */
export async function findOpenings(
  db: Kysely<Database>,
  considerationIds: readonly string[],
): Promise<readonly StoredVersion[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return db
    .selectFrom('considerations as v')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select([
      'v.id',
      'v.licence_id as licenceId',
      sql<number>`1`.as('version'),
      'v.recorded_at as recordedAt',
      'v.recorded_by as recordedBy',
      'content.bytes',
    ])
    .where('v.id', 'in', considerationIds)
    .orderBy('v.id')
    .execute();
}

/** When the given considerations were opened, in the order of their ids. */
export async function findOpeningInstants(
  db: Kysely<Database>,
  considerationIds: readonly string[],
): Promise<readonly { readonly id: string; readonly licenceId: string; readonly recordedAt: string }[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return db
    .selectFrom('considerations')
    .select(['id', 'licence_id as licenceId', 'recorded_at as recordedAt'])
    .where('id', 'in', considerationIds)
    .orderBy('id')
    .execute();
}

/** Versions of the latest judgements recorded at or before an instant, by consideration; none of one that has no judgement. */
export async function findJudgementVersions(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<ReadonlyMap<string, number>> {
  if (considerationIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('judgement_versions')
    .select(({ fn }) => ['consideration_id', fn.max('version').as('version')])
    .where('consideration_id', 'in', considerationIds)
    .where('recorded_at', '<=', knownAt)
    .groupBy('consideration_id')
    .execute();
  return new Map(rows.map((row) => [row.consideration_id, row.version]));
}

/** The latest judgement recorded at or before an instant of each of the given considerations that has one. */
export async function findJudgements(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<readonly Omit<StoredVersion, 'licenceId'>[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return db
    .selectFrom('judgement_versions as v')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select([
      'v.consideration_id as id',
      'v.version',
      'v.recorded_at as recordedAt',
      'v.recorded_by as recordedBy',
      'content.bytes',
    ])
    .distinctOn('v.consideration_id')
    .where('v.consideration_id', 'in', considerationIds)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.consideration_id')
    .orderBy('v.version', 'desc')
    .execute();
}
