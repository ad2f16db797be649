import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

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
  const [row] = await selectForUpdate(trx, [id]);
  return row && toHead(row);
}

/** A case found by something that belongs to it. */
export interface FoundCase {
  readonly licenceId: string;
  readonly head: LockedCase;
}

/** Finds the case that a consideration belongs to, which never changes, and locks its head, in one statement. */
export async function lockCaseOfConsideration(
  trx: Transaction<Database>,
  considerationId: string,
): Promise<FoundCase | undefined> {
  const [row] = await selectOfConsiderationForUpdate(trx, [considerationId]);
  return row && { licenceId: row.id, head: toHead(row) };
}

type HeadRow = Pick<
  Selectable<Database['cases']>,
  | 'id'
  | 'licence_version'
  | 'region'
  | 'delivery_unit'
  | 'previous_region'
  | 'previous_delivery_unit'
  | 'host_region'
  | 'host_delivery_unit'
  | 'limited_access'
  | 'chain_length'
  | 'chain_hash'
  | 'last_instant'
  | 'erased_by'
>;

const HEAD_COLUMNS = `c.id, c.licence_version, c.region, c.delivery_unit, c.previous_region, c.previous_delivery_unit,
  c.host_region, c.host_delivery_unit, c.limited_access, c.chain_length, c.chain_hash, c.last_instant, c.erased_by`;

const selectForUpdate = prepared<HeadRow>(
  'lock-case',
  `select ${HEAD_COLUMNS} from cases c where c.id = $1 for update of c`,
);

const selectOfConsiderationForUpdate = prepared<HeadRow>(
  'lock-case-of-consideration',
  `select ${HEAD_COLUMNS} from considerations k join cases c on c.id = k.licence_id where k.id = $1 for update of c`,
);

function toHead(row: HeadRow): LockedCase {
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
  await updateHead(trx, [
    id,
    head.licenceVersion,
    head.region,
    head.deliveryUnit,
    head.previousRegion,
    head.previousDeliveryUnit,
    head.hostRegion,
    head.hostDeliveryUnit,
    head.limitedAccess,
    head.chainLength,
    head.chainHash,
    head.lastInstant,
  ]);
}

const updateHead = prepared(
  'move-case-head',
  `update cases set licence_version = $2, region = $3, delivery_unit = $4, previous_region = $5,
  previous_delivery_unit = $6, host_region = $7, host_delivery_unit = $8, limited_access = $9, chain_length = $10,
  chain_hash = $11, last_instant = $12 where id = $1`,
);

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
