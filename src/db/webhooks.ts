import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** How far a subscription is. */
export interface WebhookHead {
  readonly id: string;
  /** Whose it is. */
  readonly subject: string;
  readonly version: number;
  readonly paused: boolean;
  readonly ended: boolean;
  /** Index of the first entry of the log that is not passed. */
  readonly position: number;
  /** Of the event at the head, without success. */
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  /** The receiver wants no more. */
  readonly gone: boolean;
  /** What went wrong last. */
  readonly failedIndex: number | null;
  readonly failure: string | null;
  readonly failedAt: string | null;
}

/** A version of a subscription. */
export interface StoredWebhook {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  /** Null for the version that ended it. */
  readonly bytes: Buffer | null;
}

const HEAD = [
  'id',
  'subject',
  'version',
  'paused',
  'ended',
  'position',
  'attempts',
  'next_attempt_at as nextAttemptAt',
  'gone',
  'failed_index as failedIndex',
  'failure',
  'failed_at as failedAt',
] as const;

/** The head of a subscription that nobody has ended. */
export async function findWebhookHead(db: Kysely<Database>, id: string): Promise<WebhookHead | undefined> {
  return db
    .selectFrom('webhook_heads')
    .select(HEAD)
    .where('id', '=', id)
    .where('ended', '=', false)
    .executeTakeFirst();
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockWebhook(trx: Transaction<Database>, id: string): Promise<WebhookHead | undefined> {
  return trx
    .selectFrom('webhook_heads')
    .select(HEAD)
    .where('id', '=', id)
    .where('ended', '=', false)
    .forUpdate()
    .executeTakeFirst();
}

/** Heads of somebody's subscriptions after one, in the order of their ids, with their versions. */
export async function findWebhooks(
  db: Kysely<Database>,
  subject: string,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly StoredWebhook[]> {
  const { after } = page;
  return db
    .selectFrom('webhook_heads as head')
    .innerJoin('webhook_versions as v', (join) =>
      join.onRef('v.subscription_id', '=', 'head.id').onRef('v.version', '=', 'head.version'),
    )
    .leftJoin('contents as c', 'c.entry_id', 'v.entry_id')
    .select(['head.id', 'v.version', 'v.recorded_at as recordedAt', 'c.bytes'])
    .where('head.subject', '=', subject)
    .where('head.ended', '=', false)
    .$if(after !== undefined, (query) => query.where('head.id', '>', after ?? ''))
    .orderBy('head.id')
    .limit(page.limit)
    .execute();
}

/** The version of a subscription that was the latest at an instant. */
export async function findWebhookVersion(
  db: Kysely<Database>,
  id: string,
  knownAt: string,
): Promise<StoredWebhook | undefined> {
  return db
    .selectFrom('webhook_versions as v')
    .leftJoin('contents as c', 'c.entry_id', 'v.entry_id')
    .select(['v.subscription_id as id', 'v.version', 'v.recorded_at as recordedAt', 'c.bytes'])
    .where('v.subscription_id', '=', id)
    .where('v.recorded_at', '<=', knownAt)
    .orderBy('v.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Keeps a new subscription, whose first version follows. */
export async function insertWebhook(
  trx: Transaction<Database>,
  head: { readonly id: string; readonly subject: string; readonly position: number },
): Promise<void> {
  await trx
    .insertInto('webhook_heads')
    .values({
      ...head,
      version: 1,
      paused: false,
      next_attempt_at: null,
      failed_index: null,
      failure: null,
      failed_at: null,
    })
    .execute();
}

/** Keeps a version of a subscription. */
export async function insertWebhookVersion(
  trx: Transaction<Database>,
  version: {
    readonly id: string;
    readonly version: number;
    readonly ended: boolean;
    readonly entryId: string;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
): Promise<void> {
  await trx
    .insertInto('webhook_versions')
    .values({
      subscription_id: version.id,
      version: version.version,
      ended: version.ended,
      entry_id: version.entryId,
      recorded_at: version.recordedAt,
      recorded_by: version.recordedBy,
    })
    .execute();
}

/** Moves the head of a subscription to a new version, from which its receiver is tried again at once. */
export async function changeWebhookHead(
  trx: Transaction<Database>,
  id: string,
  to: { readonly version: number; readonly paused: boolean; readonly ended: boolean },
): Promise<void> {
  await trx
    .updateTable('webhook_heads')
    .set({ ...to, gone: false, attempts: 0, next_attempt_at: null })
    .where('id', '=', id)
    .execute();
}

/** What sending came to. */
export interface WebhookProgress {
  readonly position: number;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly gone: boolean;
  /** Left out where nothing went wrong: what did before stays. */
  readonly failed?: { readonly index: number; readonly failure: string; readonly at: string };
}

/** Keeps how far sending is. */
export async function moveWebhook(
  trx: Transaction<Database>,
  id: string,
  { position, attempts, nextAttemptAt, gone, failed }: WebhookProgress,
): Promise<void> {
  await trx
    .updateTable('webhook_heads')
    .set({
      position,
      attempts,
      next_attempt_at: nextAttemptAt,
      gone,
      ...(failed === undefined
        ? {}
        : { failed_index: failed.index, failure: failed.failure, failed_at: failed.at }),
    })
    .where('id', '=', id)
    .execute();
}

/** First half of the key of the advisory locks under which one process sends to one subscriber: `hook` in ASCII. */
const DELIVERY_LOCK = 0x68_6f_6f_6b;

/** Takes the right to send to a subscriber, for as long as the connection lives; false where another has it. */
export async function tryHoldDelivery(connection: Kysely<Database>, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_lock(${DELIVERY_LOCK}, hashtext(${id})) as held`.execute(connection);
  return rows[0]?.held === true;
}

/** Gives it back. */
export async function releaseDelivery(connection: Kysely<Database>, id: string): Promise<void> {
  await sql`select pg_advisory_unlock(${DELIVERY_LOCK}, hashtext(${id}))`.execute(connection);
}

/** Subscriptions to which something may have to be sent now, those that wait longest first. */
export async function findDueWebhooks(db: Kysely<Database>, now: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select h.id from webhook_heads h
    where not h.ended and not h.paused and not h.gone and (
      (h.next_attempt_at is null or h.next_attempt_at <= ${now}::timestamptz)
        and exists (select from tree_leaves l where l.leaf_index = h.position)
      or exists (select from webhook_dead_letters d where d.subscription_id = h.id and d.again)
    )
    order by h.position, h.id limit 1000`.execute(db);
  return rows.map(({ id }) => id);
}

/** All subscriptions together. */
export interface WebhookTotals {
  readonly active: number;
  readonly failing: number;
  readonly paused: number;
  readonly gone: number;
  /** Entries of the log that the subscription furthest behind, of those that are sent to, has not passed. */
  readonly lag: number;
  /** Age of the oldest of these entries in seconds; 0 where there is none. */
  readonly lagSeconds: number;
  readonly deadLetters: number;
}

/** Counts over all subscriptions that nobody has ended. */
export async function findWebhookTotals(db: Kysely<Database>, now: string): Promise<WebhookTotals> {
  const { rows } = await sql<WebhookTotals>`
    with size as (select coalesce(max(leaf_index) + 1, 0) as entries from tree_leaves),
      furthest as (select min(position) as position from webhook_heads where not ended and not paused and not gone)
    select count(*) filter (where not paused and not gone and attempts = 0) as active,
      count(*) filter (where not paused and not gone and attempts > 0) as failing,
      count(*) filter (where paused) as paused,
      count(*) filter (where gone and not paused) as gone,
      coalesce((select entries from size) - (select position from furthest), 0) as lag,
      coalesce((select greatest(extract(epoch from ${now}::timestamptz - e.recorded_at), 0)
        from furthest f join tree_leaves l on l.leaf_index = f.position
          join audit_entries e on e.id = l.entry_id), 0)::float8 as "lagSeconds",
      (select count(*) from webhook_dead_letters) as "deadLetters"
    from webhook_heads where not ended`.execute(db);
  return rows[0] ?? { active: 0, failing: 0, paused: 0, gone: 0, lag: 0, lagSeconds: 0, deadLetters: 0 };
}
