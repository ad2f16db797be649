import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { afterKey, afterKeys, instantText } from './store-check-columns.ts';

/*
 * Rows that name no entry of their own, with what they hang on or what hangs on them: parents, identifiers to search by,
 * idempotency keys, and the waiting list of entries.
 */

interface Page<Key> {
  readonly after?: Key;
  readonly limit: number;
}

/** Tables whose rows stand for a thing of which other tables keep the versions. */
export const PARENT_TABLES = ['breach_events', 'recalls'] as const;
export type ParentTable = (typeof PARENT_TABLES)[number];

const VERSIONS_OF = {
  breach_events: sql`breach_event_versions c where c.event_id = p.id`,
  recalls: sql`recall_versions c where c.recall_id = p.id`,
} as const satisfies Record<ParentTable, unknown>;

/** Rows of such a table after one, each with whether any version of the thing is there. */
export async function findParentRows(
  db: Kysely<Database>,
  table: ParentTable,
  page: Page<string>,
): Promise<readonly { readonly id: string; readonly licenceId: string; readonly hasVersion: boolean }[]> {
  const { rows } = await sql<{ id: string; licenceId: string; hasVersion: boolean }>`
    select p.id, p.licence_id as "licenceId", exists (select from ${VERSIONS_OF[table]}) as "hasVersion"
    from (select id, licence_id from ${sql.table(table)} ${afterKey('id', page.after)}
      order by id limit ${page.limit}) p
    order by p.id`.execute(db);
  return rows;
}

/** Identifiers to search by, after some, each with whether the version of the licence that they are of is there. */
export async function findIdentifierRows(
  db: Kysely<Database>,
  page: Page<readonly string[]>,
): Promise<
  readonly { readonly licenceId: string; readonly version: number; readonly hasVersion: boolean }[]
> {
  const { rows } = await sql<{ licenceId: string; version: number; hasVersion: boolean }>`
    select i.licence_id as "licenceId", i.version, v.entry_id is not null as "hasVersion"
    from (select licence_id, version from licence_identifiers ${afterKeys(['licence_id', 'version'], page.after)}
      order by licence_id, version limit ${page.limit}) i
    left join licence_versions v on v.licence_id = i.licence_id and v.version = i.version
    order by i.licence_id, i.version`.execute(db);
  return rows;
}

/** A request of a person for what is held. */
export interface AccessRequestRow {
  readonly id: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Whether anything was gathered; what was is held against the request with its own entry. */
  readonly hasPart: boolean;
  /** Bytes of the entries outside every case that were recorded at that instant; looked for only where nothing was gathered. */
  readonly entries: readonly Buffer[];
}

/** Requests of persons after one. */
export async function findAccessRequestRows(
  db: Kysely<Database>,
  page: Page<string>,
): Promise<readonly AccessRequestRow[]> {
  const { rows } = await sql<AccessRequestRow>`
    select r.id, ${instantText(sql`r.recorded_at`)} as "recordedAt", r.recorded_by as "recordedBy",
      p.is_there is not null as "hasPart",
      case when p.is_there is null then array(
        select e.bytes from audit_entries e
        where e.recorded_at = r.recorded_at and e.licence_id is null
          and position(convert_to(r.id::text, 'UTF8') in e.bytes) > 0
        limit 10
      ) else '{}' end as entries
    from (select * from subject_access_requests ${afterKey('id', page.after)} order by id limit ${page.limit}) r
    left join lateral (
      select true as is_there from subject_access_parts part where part.request_id = r.id limit 1
    ) p on true
    order by r.id`.execute(db);
  return rows;
}

/** Which of these requests are kept, by id, with who made them and when. */
export async function findAccessRequests(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id::text from subject_access_requests where id::text = any(${[...ids]}::text[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** A key that was used, with whether there is something of that id that this subject did at that instant. */
export interface KeyRow {
  readonly subject: string;
  readonly operation: string;
  readonly digest: string;
  readonly resourceId: string;
  readonly recordedAt: string;
  readonly isDone: boolean;
}

const doneIn = (table: string, id: string) =>
  sql`select from ${sql.table(table)} r where ${sql.ref(`r.${id}`)} = k.resource_id
    and r.recorded_at = k.recorded_at and r.recorded_by = k.subject`;

/** The rows that each operation leaves. They are held against their entries elsewhere, so that a key needs no more than its row. */
const DONE_BY: Readonly<Record<string, ReturnType<typeof doneIn>>> = {
  'register-licence': doneIn('licence_versions', 'licence_id'),
  'replace-licence': doneIn('licence_versions', 'licence_id'),
  'report-event': doneIn('breach_event_versions', 'event_id'),
  'revise-event': doneIn('breach_event_versions', 'event_id'),
  'report-event-batch': doneIn('event_batches', 'id'),
  'open-consideration': doneIn('considerations', 'id'),
  'record-judgement': doneIn('judgement_versions', 'consideration_id'),
  recommend: doneIn('recommendations', 'id'),
  'review-proposal': doneIn('review_steps', 'consideration_id'),
  'review-independent-view': doneIn('review_steps', 'consideration_id'),
  'review-decision': doneIn('review_steps', 'consideration_id'),
  'review-endorsement': doneIn('review_steps', 'consideration_id'),
  'review-countersignature': doneIn('review_steps', 'consideration_id'),
  'review-return': doneIn('review_steps', 'consideration_id'),
  'review-withdrawal': doneIn('review_steps', 'consideration_id'),
  'review-closure': doneIn('review_steps', 'consideration_id'),
  'review-new-facts-review': doneIn('review_steps', 'consideration_id'),
  'review-disclosure-check': doneIn('review_steps', 'consideration_id'),
  'report-recall': doneIn('recall_versions', 'recall_id'),
  'replace-recall': doneIn('recall_versions', 'recall_id'),
  'place-legal-hold': doneIn('legal_holds', 'id'),
  'release-legal-hold': doneIn('legal_hold_releases', 'hold_id'),
  'erase-case': doneIn('erasures', 'id'),
  'record-dispute': doneIn('disputes', 'id'),
  'gather-subject-access': doneIn('subject_access_requests', 'id'),
  'review-subject-access': doneIn('subject_access_reviews', 'request_id'),
  'request-bundle': doneIn('audit_bundles', 'id'),
  'request-simulation': doneIn('simulations', 'id'),
  'stop-simulation': doneIn('simulation_acts', 'simulation_id'),
  'resume-simulation': doneIn('simulation_acts', 'simulation_id'),
  'grant-access': doneIn('access_grants', 'id'),
  'end-access': doneIn('access_grant_ends', 'grant_id'),
  'break-glass': doneIn('access_grants', 'id'),
  'subscribe-webhook': doneIn('webhook_versions', 'subscription_id'),
  'change-webhook': doneIn('webhook_versions', 'subscription_id'),
  'rotate-webhook-secret': doneIn('webhook_versions', 'subscription_id'),
  'replay-webhook': doneIn('webhook_replays', 'subscription_id'),
  // What it leaves is held apart from the cases, and this role does not read it: its entry has the same id and instant.
  'record-monitoring': sql`select from audit_entries r where r.id = k.resource_id and r.recorded_at = k.recorded_at
    and position(convert_to('"act":"monitoring-recorded"', 'UTF8') in r.bytes) > 0
    and position(convert_to('"subject":' || to_jsonb(k.subject)::text, 'UTF8') in r.bytes) > 0`,
  'see-access-notice': sql`select from access_notices_seen r where r.grant_id = k.resource_id
    and r.recorded_at = k.recorded_at and r.subject = k.subject`,
};

/** Every operation whose keys can be checked; a key of another is one that nobody can have used. */
export const KEY_OPERATIONS: readonly string[] = Object.keys(DONE_BY);

/** Keys after one, in the order of subject, operation and digest. */
export async function findKeyRows(
  db: Kysely<Database>,
  page: Page<readonly string[]>,
): Promise<readonly KeyRow[]> {
  const done = Object.entries(DONE_BY).map(
    ([operation, rows]) => sql`when ${sql.lit(operation)} then exists (${rows})`,
  );
  const { rows } = await sql<KeyRow>`
    select k.subject, k.operation, k.digest, k.resource_id as "resourceId",
      ${instantText(sql`k.recorded_at`)} as "recordedAt",
      case k.operation ${sql.join(done, sql` `)} else false end as "isDone"
    from (
      select *, '\\x' || encode(key_digest, 'hex') as digest from idempotency_keys
      ${afterKeys(['subject', 'operation', 'key_digest'], page.after)}
      order by subject, operation, key_digest limit ${page.limit}
    ) k
    order by k.subject, k.operation, k.key_digest`.execute(db);
  return rows;
}

/** A row of the waiting list. */
export interface WaitingRow {
  readonly arrival: string;
  readonly entryId: string;
  readonly hasEntry: boolean;
  readonly hasPlace: boolean;
  /** Whether the entry waits in another row too. */
  readonly isDoubled: boolean;
}

/** Rows of the waiting list after one, in the order of their arrival. */
export async function findWaitingRows(
  db: Kysely<Database>,
  page: Page<string>,
): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select w.arrival::text as arrival, w.entry_id as "entryId",
      e.id is not null as "hasEntry", l.entry_id is not null as "hasPlace",
      exists (
        select from unsequenced_entries o where o.entry_id = w.entry_id and o.arrival <> w.arrival
      ) as "isDoubled"
    from (select arrival, entry_id from unsequenced_entries ${afterKey('arrival', page.after)}
      order by arrival limit ${page.limit}) w
    left join audit_entries e on e.id = w.entry_id
    left join tree_leaves l on l.entry_id = w.entry_id
    order by w.arrival`.execute(db);
  return rows;
}

/** Bytes of the entries of a chain before an index that speak of a legal hold, after one, in their order. */
export async function findHoldEntries(
  db: Kysely<Database>,
  chain: { readonly licenceId: string; readonly before: number },
  page: Page<number>,
): Promise<readonly { readonly index: number; readonly bytes: Buffer }[]> {
  // By their bytes, which need not be UTF-8 where somebody changed them. What is found is read before it counts.
  const { rows } = await sql<{ index: number; bytes: Buffer }>`
    select chain_index as index, bytes from audit_entries
    where licence_id = ${chain.licenceId} and chain_index < ${chain.before} and chain_index > ${page.after ?? -1}
      and position(convert_to('"act":"legal-hold-', 'UTF8') in bytes) > 0
    order by chain_index limit ${page.limit}`.execute(db);
  return rows;
}
