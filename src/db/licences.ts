import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { IdPage, NewVersion, StoredVersion } from './versions.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** The name a licence has in the system it comes from: unique within that system, and fixed. */
export interface LicenceReference {
  readonly sourceSystem: string;
  readonly externalReference: string;
}

/** Identifiers by which a licence's person can be searched for. */
export interface PersonIdentifiers {
  readonly crn: string;
  readonly nomsNumber: string | null;
}

/** Claims a reference for a licence; false when another licence has it. Waits for a transaction that is claiming the same. */
export async function insertLicenceReference(
  trx: Transaction<Database>,
  licenceId: string,
  reference: LicenceReference,
): Promise<boolean> {
  const row = await trx
    .insertInto('licence_references')
    .values({
      licence_id: licenceId,
      source_system: reference.sourceSystem,
      external_reference: reference.externalReference,
    })
    .onConflict((conflict) => conflict.columns(['source_system', 'external_reference']).doNothing())
    .returning('licence_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The reference under which a licence was registered; null members once erased. */
export async function findLicenceReference(
  db: Kysely<Database>,
  licenceId: string,
): Promise<{ readonly sourceSystem: string; readonly externalReference: string | null } | undefined> {
  const row = await db
    .selectFrom('licence_references')
    .select(['source_system', 'external_reference'])
    .where('licence_id', '=', licenceId)
    .executeTakeFirst();
  return row && { sourceSystem: row.source_system, externalReference: row.external_reference };
}

/** Records a version of a licence whose head the transaction has locked or started. */
export async function insertLicenceVersion(
  trx: Transaction<Database>,
  licenceId: string,
  version: NewVersion,
  person: PersonIdentifiers,
): Promise<void> {
  await trx
    .insertInto('licence_versions')
    .values({
      licence_id: licenceId,
      version: version.version,
      entry_id: version.entryId,
      recorded_at: version.recordedAt,
      recorded_by: version.recordedBy,
    })
    .execute();
  await trx
    .insertInto('licence_identifiers')
    .values({
      licence_id: licenceId,
      version: version.version,
      crn: person.crn,
      noms_number: person.nomsNumber,
    })
    .execute();
}

/** The latest version of a licence recorded at or before an instant. */
export async function findLicenceVersion(
  db: Kysely<Database>,
  licenceId: string,
  knownAt: string,
): Promise<StoredVersion | undefined> {
  return selectLicenceVersions(db)
    .where('v.licence_id', '=', licenceId)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Criteria of a search, all of which must fit; at least one is given. */
export interface LicenceCriteria {
  readonly crn?: string;
  readonly nomsNumber?: string;
  readonly externalReference?: string;
}

/** The current versions of licences that fit and are in sight at an instant, in the order of their ids. */
export async function searchLicenceVersions(
  db: Kysely<Database>,
  criteria: LicenceCriteria,
  { onlooker, at }: { readonly onlooker: Onlooker; readonly at: string },
  page: IdPage,
): Promise<readonly StoredVersion[]> {
  let query = selectLicenceVersions(db)
    .innerJoin('cases as c', (join) =>
      join.onRef('c.id', '=', 'v.licence_id').onRef('c.licence_version', '=', 'v.version'),
    )
    .innerJoin('licence_identifiers as i', (join) =>
      join.onRef('i.licence_id', '=', 'v.licence_id').onRef('i.version', '=', 'v.version'),
    )
    .innerJoin('licence_references as r', 'r.licence_id', 'v.licence_id')
    .where(visibleTo(onlooker, at, 'c'))
    .orderBy('v.licence_id')
    .limit(page.limit);
  if (criteria.crn !== undefined) {
    query = query.where('i.crn', '=', criteria.crn);
  }
  if (criteria.nomsNumber !== undefined) {
    query = query.where('i.noms_number', '=', criteria.nomsNumber);
  }
  if (criteria.externalReference !== undefined) {
    query = query.where('r.external_reference', '=', criteria.externalReference);
  }
  if (page.after !== undefined) {
    query = query.where('v.licence_id', '>', page.after);
  }
  return query.execute();
}

function selectLicenceVersions(db: Kysely<Database>) {
  return db
    .selectFrom('licence_versions as v')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select([
      'v.licence_id as id',
      'v.licence_id as licenceId',
      'v.version',
      'v.recorded_at as recordedAt',
      'v.recorded_by as recordedBy',
      'content.bytes',
    ]);
}
