import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { NewVersion } from './versions.ts';

/** What recording a hold or its release needs besides the thing itself. */
type NewRecord = Omit<NewVersion, 'version'>;

/** A legal hold with its content; the bytes are null once erased. */
export interface StoredHold {
  readonly id: string;
  readonly licenceId: string;
  readonly ground: string;
  readonly recordedAt: string;
  readonly bytes: Buffer | null;
  /** Null while it stands, and for a reading before it was released. */
  readonly releasedAt: string | null;
  readonly releaseBytes: Buffer | null;
}

/** Records a legal hold in a case whose head the transaction has locked. */
export async function insertHold(
  trx: Transaction<Database>,
  hold: { readonly id: string; readonly licenceId: string; readonly ground: string },
  { entryId, recordedAt, recordedBy }: NewRecord,
): Promise<void> {
  await trx
    .insertInto('legal_holds')
    .values({
      id: hold.id,
      licence_id: hold.licenceId,
      ground: hold.ground,
      entry_id: entryId,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    })
    .execute();
}

/** Records that a hold no longer stands, in a case whose head the transaction has locked. */
export async function insertHoldRelease(
  trx: Transaction<Database>,
  holdId: string,
  { entryId, recordedAt, recordedBy }: NewRecord,
): Promise<void> {
  await trx
    .insertInto('legal_hold_releases')
    .values({ hold_id: holdId, entry_id: entryId, recorded_at: recordedAt, recorded_by: recordedBy })
    .execute();
}

/** The licence whose case a hold keeps. */
export async function findLicenceOfHold(db: Kysely<Database>, holdId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('legal_holds')
    .select('licence_id')
    .where('id', '=', holdId)
    .executeTakeFirst();
  return row?.licence_id;
}

/** One hold as it was known at an instant. */
export async function findHold(
  db: Kysely<Database>,
  holdId: string,
  knownAt: string,
): Promise<StoredHold | undefined> {
  return selectHolds(db, knownAt).where('h.id', '=', holdId).executeTakeFirst();
}

/** Every hold ever placed on a case, as known at an instant, oldest first. */
export async function findHoldsOfLicence(
  db: Kysely<Database>,
  licenceId: string,
  knownAt: string,
): Promise<readonly StoredHold[]> {
  return selectHolds(db, knownAt)
    .where('h.licence_id', '=', licenceId)
    .orderBy('h.recorded_at')
    .orderBy('h.id')
    .execute();
}

function selectHolds(db: Kysely<Database>, knownAt: string) {
  return db
    .selectFrom('legal_holds as h')
    .innerJoin('contents as c', 'c.entry_id', 'h.entry_id')
    .leftJoin('legal_hold_releases as r', (join) =>
      join.onRef('r.hold_id', '=', 'h.id').on('r.recorded_at', '<=', knownAt),
    )
    .leftJoin('contents as rc', 'rc.entry_id', 'r.entry_id')
    .select([
      'h.id',
      'h.licence_id as licenceId',
      'h.ground',
      'h.recorded_at as recordedAt',
      'c.bytes',
      'r.recorded_at as releasedAt',
      'rc.bytes as releaseBytes',
    ])
    .where('h.recorded_at', '<=', knownAt);
}
