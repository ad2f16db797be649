import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** All that keys need of a database, so that every role that records anything can keep its own. */
export type KeyTables = Pick<Database, 'idempotency_keys'>;

/** One use of an idempotency key by one principal for one operation. */
export interface KeyUse {
  readonly subject: string;
  readonly operation: string;
  /** SHA-256 of subject, operation and key. */
  readonly keyDigest: Buffer;
}

/** What the first request with a key did: enough to make its answer again, and nothing of the answer itself. */
export interface KeyOutcome {
  readonly requestHash: string;
  readonly resourceId: string;
  readonly recordedAt: string;
}

/** Holds a key until the transaction ends; false when another transaction holds it now. */
export async function tryHoldKey(trx: Transaction<KeyTables>, use: KeyUse): Promise<boolean> {
  // Advisory locks are named by 64 bits: two keys that share them would at worst take turns.
  const name = use.keyDigest.readBigInt64BE(0).toString();
  const result = await sql<{
    held: boolean;
  }>`select pg_try_advisory_xact_lock(${name}::bigint) as held`.execute(trx);
  return result.rows[0]?.held === true;
}

/** What an earlier request with the same key did, if there was one. */
export async function findKeyOutcome(
  trx: Transaction<KeyTables>,
  use: KeyUse,
): Promise<KeyOutcome | undefined> {
  return trx
    .selectFrom('idempotency_keys')
    .select(['request_hash as requestHash', 'resource_id as resourceId', 'recorded_at as recordedAt'])
    .where('subject', '=', use.subject)
    .where('operation', '=', use.operation)
    .where('key_digest', '=', use.keyDigest)
    .executeTakeFirst();
}

/** Keeps what a request with a key did, in the transaction that did it. */
export async function insertKeyOutcome(
  trx: Transaction<KeyTables>,
  use: KeyUse,
  outcome: KeyOutcome,
): Promise<void> {
  await trx
    .insertInto('idempotency_keys')
    .values({
      subject: use.subject,
      operation: use.operation,
      key_digest: use.keyDigest,
      request_hash: outcome.requestHash,
      resource_id: outcome.resourceId,
      recorded_at: outcome.recordedAt,
    })
    .execute();
}
