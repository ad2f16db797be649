import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { SequencedEntry } from './log-tree.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** A dead letter that is new. */
export interface NewDeadLetter {
  readonly index: number;
  readonly licenceId: string;
  readonly reason: 'not-delivered' | 'follows';
  /** What went wrong with it; null for one that follows. */
  readonly failure: string | null;
}

/**
 * Keeps dead letters. One that follows another of its case is asked for again where that one is: else it would lie there after the one
 * before it is sent.
 */
export async function insertDeadLetters(
  trx: Transaction<Database>,
  id: string,
  letters: readonly NewDeadLetter[],
  recordedAt: string,
): Promise<void> {
  if (letters.length === 0) {
    return;
  }
  const indexes = letters.map(({ index }) => index);
  const licences = letters.map(({ licenceId }) => licenceId);
  const reasons = letters.map(({ reason }) => reason);
  const failures = letters.map(({ failure }) => failure);
  await sql`insert into webhook_dead_letters
      (subscription_id, leaf_index, licence_id, reason, failure, again, recorded_at)
    select ${id}, n.leaf_index, n.licence_id, n.reason, n.failure, coalesce((
        select d.again from webhook_dead_letters d
        where d.subscription_id = ${id} and d.licence_id = n.licence_id
        order by d.leaf_index desc limit 1
      ), false), ${recordedAt}::timestamptz
    from unnest(${indexes}::bigint[], ${licences}::uuid[], ${reasons}::text[], ${failures}::text[])
      as n (leaf_index, licence_id, reason, failure)`.execute(trx);
}

/** Those of the cases that have dead letters. */
export async function findCasesWithDeadLetters(
  db: Kysely<Database>,
  id: string,
  licenceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (licenceIds.length === 0) {
    return new Set();
  }
  const rows = await db
    .selectFrom('webhook_dead_letters')
    .select('licence_id')
    .distinct()
    .where('subscription_id', '=', id)
    .where('licence_id', 'in', [...new Set(licenceIds)])
    .execute();
  return new Set(rows.map((row) => row.licence_id));
}

/** A dead letter with its entry. */
export interface StoredDeadLetter extends SequencedEntry {
  readonly reason: 'not-delivered' | 'follows';
  readonly failure: string | null;
  readonly again: boolean;
  readonly recordedAt: string;
}

/** Dead letters of cases that somebody sees, from an index on, in the order of the log; only those asked for again, or all. */
export async function findDeadLetters(
  db: Kysely<Database>,
  id: string,
  onlooker: Onlooker,
  now: string,
  { from, limit, only }: { readonly from: number; readonly limit: number; readonly only: 'again' | 'all' },
): Promise<readonly StoredDeadLetter[]> {
  const { rows } = await sql<StoredDeadLetter>`
    select d.leaf_index as index, l.entry_id as "entryId", d.licence_id as "licenceId", l.hash, e.bytes,
      d.reason, d.failure, d.again, d.recorded_at as "recordedAt"
    from webhook_dead_letters d
      join tree_leaves l on l.leaf_index = d.leaf_index
      join audit_entries e on e.id = l.entry_id
      join cases c on c.id = d.licence_id
    where d.subscription_id = ${id} and d.leaf_index >= ${from} and ${visibleTo(onlooker, now)}
      and (d.again or ${only === 'all'})
    order by d.leaf_index limit ${limit}`.execute(db);
  return rows;
}

/** How many dead letters there are of cases that somebody sees. */
export async function countDeadLetters(
  db: Kysely<Database>,
  id: string,
  onlooker: Onlooker,
  now: string,
): Promise<number> {
  const { rows } = await sql<{ letters: number }>`
    select count(*) as letters from webhook_dead_letters d join cases c on c.id = d.licence_id
    where d.subscription_id = ${id} and ${visibleTo(onlooker, now)}`.execute(db);
  return rows[0]?.letters ?? 0;
}

/**
 * Has the dead letters of a stretch of the log sent again, and with each those before it of its case. Those of cases that are
 * out of sight stay as they are.
 *
 * @returns How many are asked for again that were not before.
 */
export async function askForDeadLetters(
  trx: Transaction<Database>,
  id: string,
  onlooker: Onlooker,
  now: string,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update webhook_dead_letters d set again = true
    from (
      select licence_id, max(leaf_index) as last from webhook_dead_letters
      where subscription_id = ${id} and leaf_index >= ${from} and leaf_index < ${until}
      group by licence_id
    ) asked join cases c on c.id = asked.licence_id
    where d.subscription_id = ${id} and d.licence_id = asked.licence_id and d.leaf_index <= asked.last
      and not d.again and ${visibleTo(onlooker, now)}`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** Lets dead letters go that were sent. */
export async function removeDeadLetters(
  trx: Transaction<Database>,
  id: string,
  indexes: readonly number[],
): Promise<void> {
  await sql`delete from webhook_dead_letters
    where subscription_id = ${id} and leaf_index = any(${[...indexes]}::bigint[])`.execute(trx);
}

/** Keeps that a dead letter could not be sent again: it and what follows of its case wait until they are asked for once more. */
export async function keepDeadLetter(
  trx: Transaction<Database>,
  id: string,
  letter: { readonly index: number; readonly licenceId: string; readonly failure: string },
): Promise<void> {
  await sql`update webhook_dead_letters
    set again = false, failure = case leaf_index when ${letter.index} then ${letter.failure} else failure end
    where subscription_id = ${id} and licence_id = ${letter.licenceId}`.execute(trx);
}

/** Lets go of dead letters that are asked for again and of a case that is out of sight: there is no such case. */
export async function removeUnseenDeadLetters(
  db: Kysely<Database>,
  id: string,
  onlooker: Onlooker,
  now: string,
): Promise<void> {
  await sql`delete from webhook_dead_letters d using cases c
    where d.subscription_id = ${id} and d.again and c.id = d.licence_id
      and (${visibleTo(onlooker, now)}) is not true`.execute(db);
}

/** Keeps that dead letters were asked for again. */
export async function insertWebhookReplay(
  trx: Transaction<Database>,
  replay: {
    readonly id: string;
    readonly subscriptionId: string;
    readonly letters: number;
    readonly entryId: string;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
): Promise<void> {
  await trx
    .insertInto('webhook_replays')
    .values({
      id: replay.id,
      subscription_id: replay.subscriptionId,
      letters: replay.letters,
      entry_id: replay.entryId,
      recorded_at: replay.recordedAt,
      recorded_by: replay.recordedBy,
    })
    .execute();
}

/** How many dead letters were asked for at an instant. */
export async function findWebhookReplay(
  db: Kysely<Database>,
  subscriptionId: string,
  at: string,
): Promise<{ readonly letters: number } | undefined> {
  return db
    .selectFrom('webhook_replays')
    .select('letters')
    .where('subscription_id', '=', subscriptionId)
    .where('recorded_at', '<=', at)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
