import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
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
  return selectOpenings(db, [considerationIds]);
}

const selectOpenings = prepared<StoredVersion>(
  'openings',
  `select v.id, v.licence_id as "licenceId", 1 as version, v.recorded_at as "recordedAt", v.recorded_by as "recordedBy",
    content.bytes
  from considerations v join contents content on content.entry_id = v.entry_id
  where v.id = any($1::uuid[]) order by v.id`,
);

/** When the given considerations were opened, in the order of their ids. */
export async function findOpeningInstants(
  db: Kysely<Database>,
  considerationIds: readonly string[],
): Promise<readonly OpeningInstant[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return selectOpeningInstants(db, [considerationIds]);
}

type OpeningInstant = Pick<StoredVersion, 'id' | 'licenceId' | 'recordedAt'>;

const selectOpeningInstants = prepared<OpeningInstant>(
  'opening-instants',
  `select id, licence_id as "licenceId", recorded_at as "recordedAt"
  from considerations where id = any($1::uuid[]) order by id`,
);

/** Versions of the latest judgements recorded at or before an instant, by consideration; none of one that has no judgement. */
export async function findJudgementVersions(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<ReadonlyMap<string, number>> {
  if (considerationIds.length === 0) {
    return new Map();
  }
  const rows = await selectJudgementVersions(db, [considerationIds, knownAt]);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

const selectJudgementVersions = prepared<Pick<StoredVersion, 'id' | 'version'>>(
  'judgement-versions',
  `select consideration_id as id, max(version) as version from judgement_versions
  where consideration_id = any($1::uuid[]) and recorded_at <= $2 group by consideration_id`,
);

/** The latest judgement recorded at or before an instant of each of the given considerations that has one. */
export async function findJudgements(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<readonly Omit<StoredVersion, 'licenceId'>[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return selectJudgements(db, [considerationIds, knownAt]);
}

const selectJudgements = prepared<Omit<StoredVersion, 'licenceId'>>(
  'judgements',
  `select distinct on (v.consideration_id) v.consideration_id as id, v.version, v.recorded_at as "recordedAt",
    v.recorded_by as "recordedBy", content.bytes
  from judgement_versions v join contents content on content.entry_id = v.entry_id
  where v.consideration_id = any($1::uuid[]) and v.recorded_at <= $2
  order by v.consideration_id, v.version desc`,
);
