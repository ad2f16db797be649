import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';

/** The head of a case: what every act on it reads first and moves last. */
export interface CaseHead {
  readonly licenceVersion: number;
  readonly region: string | null;
  readonly deliveryUnit: string | null;
  /** Where it was supervised before its last transfer. */
  readonly previousRegion: string | null;
  readonly previousDeliveryUnit: string | null;
  /** Where the approved premises are in which the person lives. */
  readonly hostRegion: string | null;
  readonly hostDeliveryUnit: string | null;
  /** Whether only people named for the case may see it. */
  readonly limitedAccess: boolean;
  readonly chainLength: number;
  readonly chainHash: Buffer;
  /** Instant of the latest act on the case, ISO 8601 UTC with milliseconds. */
  readonly lastInstant: string;
}

/** The head of an existing case. */
export interface LockedCase extends CaseHead {
  /** Entry of the erasure of its content; null while it has its content. */
  readonly erasedBy: string | null;
}

/** Starts a case. Its chain is empty until the transaction moves the head. */
export async function insertCase(trx: Transaction<Database>, id: string, head: CaseHead): Promise<void> {
  await trx
    .insertInto('cases')
    .values({ id, ...toRow(head) })
    .execute();
}

/** Locks the head until the transaction ends, so that acts on one case happen one after the other. */
export async function lockCase(trx: Transaction<Database>, id: string): Promise<LockedCase | undefined> {
  const row = await trx
    .selectFrom('cases')
    .select([
      'licence_version',
      'region',
      'delivery_unit',
      'previous_region',
      'previous_delivery_unit',
      'host_region',
      'host_delivery_unit',
      'limited_access',
      'chain_length',
      'chain_hash',
      'last_instant',
      'erased_by',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) {
    return undefined;
  }
  return {
    licenceVersion: row.licence_version,
    region: row.region,
    deliveryUnit: row.delivery_unit,
    previousRegion: row.previous_region,
    previousDeliveryUnit: row.previous_delivery_unit,
    hostRegion: row.host_region,
    hostDeliveryUnit: row.host_delivery_unit,
    limitedAccess: row.limited_access,
    chainLength: row.chain_length,
    chainHash: row.chain_hash,
    lastInstant: row.last_instant,
    erasedBy: row.erased_by,
  };
}

/** The id itself, where there is such a case; undefined where there is none. */
export async function findCaseId(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('cases').select('id').where('id', '=', id).executeTakeFirst();
  return row?.id;
}

/** Moves the head of a case that this transaction has locked or started. */
export async function moveCaseHead(trx: Transaction<Database>, id: string, head: CaseHead): Promise<void> {
  await trx.updateTable('cases').set(toRow(head)).where('id', '=', id).execute();
}

function toRow(head: CaseHead) {
  return {
    licence_version: head.licenceVersion,
    region: head.region,
    delivery_unit: head.deliveryUnit,
    previous_region: head.previousRegion,
    previous_delivery_unit: head.previousDeliveryUnit,
    host_region: head.hostRegion,
    host_delivery_unit: head.hostDeliveryUnit,
    limited_access: head.limitedAccess,
    chain_length: head.chainLength,
    chain_hash: head.chainHash,
    last_instant: head.lastInstant,
  };
}
