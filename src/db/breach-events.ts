import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { IdPage, NewVersion, StoredVersion } from './versions.ts';

/** Names a new event of a licence. Its first version follows in the same transaction. */
export async function insertBreachEvent(
  trx: Transaction<Database>,
  id: string,
  licenceId: string,
): Promise<void> {
  await trx.insertInto('breach_events').values({ id, licence_id: licenceId }).execute();
}

/** Records a version of an event of a licence whose head the transaction has locked. */
export async function insertBreachEventVersion(
  trx: Transaction<Database>,
  event: { readonly id: string; readonly licenceId: string },
  version: NewVersion,
): Promise<void> {
  await trx
    .insertInto('breach_event_versions')
    .values({
      event_id: event.id,
      licence_id: event.licenceId,
      version: version.version,
      entry_id: version.entryId,
      recorded_at: version.recordedAt,
      recorded_by: version.recordedBy,
    })
    .execute();
}

/** The licence an event belongs to, which never changes. */
export async function findLicenceOfEvent(db: Kysely<Database>, eventId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('breach_events')
    .select('licence_id')
    .where('id', '=', eventId)
    .executeTakeFirst();
  return row?.licence_id;
}

/** Ids of every event ever reported of a licence. */
export async function findEventIds(db: Kysely<Database>, licenceId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('breach_events')
    .select('id')
    .where('licence_id', '=', licenceId)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Every version of one event recorded at or before an instant, oldest first. */
export async function findVersionsOfEvent(
  db: Kysely<Database>,
  eventId: string,
  knownAt: string,
): Promise<readonly StoredVersion[]> {
  return selectVersions(db)
    .where('v.event_id', '=', eventId)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.version')
    .execute();
}

/** The latest version recorded at or before an instant of each event of a licence, in the order of the events' ids. */
export async function findCurrentEventVersions(
  db: Kysely<Database>,
  licenceId: string,
  knownAt: string,
): Promise<readonly StoredVersion[]> {
  return selectVersions(db)
    .distinctOn('v.event_id')
    .where('v.licence_id', '=', licenceId)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.event_id')
    .orderBy('v.version', 'desc')
    .execute();
}

/** Every version recorded at or before an instant of one page of a licence's events; by event id, then oldest first. */
export async function findVersionsOfEvents(
  db: Kysely<Database>,
  licenceId: string,
  knownAt: string,
  page: IdPage,
): Promise<readonly StoredVersion[]> {
  let ids = db
    .selectFrom('breach_event_versions as first')
    .select('first.event_id')
    .where('first.licence_id', '=', licenceId)
    .where('first.version', '=', 1)
    .where('first.recorded_at', '<=', knownAt)
    .orderBy('first.event_id')
    .limit(page.limit);
  if (page.after !== undefined) {
    ids = ids.where('first.event_id', '>', page.after);
  }
  return selectVersions(db)
    .where('v.event_id', 'in', ids)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.event_id')
    .orderBy('v.version')
    .execute();
}

function selectVersions(db: Kysely<Database>) {
  return db
    .selectFrom('breach_event_versions as v')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select([
      'v.event_id as id',
      'v.licence_id as licenceId',
      'v.version',
      'v.recorded_at as recordedAt',
      'v.recorded_by as recordedBy',
      'content.bytes',
    ]);
}

/** When the first of some events was reported; undefined where none is named. */
export async function findFirstReport(
  db: Kysely<Database>,
  eventIds: readonly string[],
): Promise<string | undefined> {
  if (eventIds.length === 0) {
    return undefined;
  }
  const row = await db
    .selectFrom('breach_event_versions')
    .select('recorded_at as recordedAt')
    .where('event_id', 'in', eventIds)
    .orderBy('recorded_at')
    .limit(1)
    .executeTakeFirst();
  return row?.recordedAt;
}
