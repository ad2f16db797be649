import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { NewVersion } from './versions.ts';

/** The event that a source calls by a reference. */
export interface EventSource {
  /** SHA-256, salted; see `referenceDigest`. */
  readonly digest: Buffer;
  readonly licenceId: string;
  readonly eventId: string;
}

/** The salt that the references of each licence are kept under: that of its registration, which goes with its content. */
export async function findReferenceSalts(
  db: Kysely<Database>,
  licenceIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (licenceIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .selectFrom('licence_versions as v')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select(['v.licence_id', 'content.salt'])
    .where('v.licence_id', 'in', licenceIds)
    .where('v.version', '=', 1)
    .execute();
  return new Map(rows.flatMap(({ licence_id, salt }) => (salt === null ? [] : [[licence_id, salt]])));
}

/** The events that go by some references. */
export async function findEventSources(
  db: Kysely<Database>,
  digests: readonly Buffer[],
): Promise<readonly EventSource[]> {
  if (digests.length === 0) {
    return [];
  }
  return db
    .selectFrom('event_sources')
    .select(['digest', 'licence_id as licenceId', 'event_id as eventId'])
    .where('digest', 'in', digests)
    .execute();
}

/** Keeps the references of events that are recorded in the same transaction or were before. */
export async function insertEventSources(
  trx: Transaction<Database>,
  sources: readonly EventSource[],
): Promise<void> {
  if (sources.length > 0) {
    await trx
      .insertInto('event_sources')
      .values(
        sources.map(({ digest, licenceId, eventId }) => ({
          digest,
          licence_id: licenceId,
          event_id: eventId,
        })),
      )
      .execute();
  }
}

/** An event as it was first reported, and its version now. */
export interface FirstReport {
  readonly eventId: string;
  readonly version: number;
  /** RFC 8785 bytes of the first version; null once erased. */
  readonly bytes: Buffer | null;
}

/** Some events as they were first reported. */
export async function findFirstReports(
  db: Kysely<Database>,
  eventIds: readonly string[],
): Promise<readonly FirstReport[]> {
  if (eventIds.length === 0) {
    return [];
  }
  return db
    .selectFrom('breach_event_versions as v')
    .innerJoin('contents as content', 'content.entry_id', 'v.entry_id')
    .select([
      'v.event_id as eventId',
      'content.bytes',
      sql<number>`(
        select max(later.version) from breach_event_versions later where later.event_id = v.event_id
      )`.as('version'),
    ])
    .where('v.event_id', 'in', eventIds)
    .where('v.version', '=', 1)
    .execute();
}

/** Keeps that a batch was reported, in the transaction that recorded it. */
export async function insertEventBatch(
  trx: Transaction<Database>,
  id: string,
  { entryId, recordedAt, recordedBy }: Omit<NewVersion, 'version'>,
): Promise<void> {
  await trx
    .insertInto('event_batches')
    .values({ id, entry_id: entryId, recorded_at: recordedAt, recorded_by: recordedBy })
    .execute();
}

/** A batch with the bytes of its results. */
export async function findEventBatch(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly id: string; readonly recordedAt: string; readonly bytes: Buffer | null } | undefined> {
  return db
    .selectFrom('event_batches as b')
    .innerJoin('contents as content', 'content.entry_id', 'b.entry_id')
    .select(['b.id', 'b.recorded_at as recordedAt', 'content.bytes'])
    .where('b.id', '=', id)
    .executeTakeFirst();
}
