import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { afterKey, instantText, joinLeaf } from './store-check-columns.ts';

/** The tables whose rows each name the entry of the act that made them. */
export const RECORD_TABLES = [
  'licence_versions',
  'breach_event_versions',
  'considerations',
  'judgement_versions',
  'recommendations',
  'recall_versions',
  'legal_holds',
  'legal_hold_releases',
  'erasures',
  'disputes',
  'subject_access_parts',
  'subject_access_reviews',
  'audit_bundles',
  'review_steps',
  'access_grants',
  'access_grant_ends',
  'access_notices_seen',
  'inline_evaluations',
  'webhook_versions',
  'webhook_replays',
  'simulations',
  'simulation_acts',
  'event_batches',
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/** A row of one of these tables, with the entry it names and the content under that entry. */
export interface RecordRow {
  readonly entryId: string;
  /** Of the thing recorded. */
  readonly id: string;
  readonly version: number | null;
  /** For a later version: whether the one before it is there, and the place of its entry in the chain. */
  readonly hasPrevious: boolean;
  readonly previousIndex: number | null;
  /** Null for what belongs to no case, and where the row that it belongs to is gone. */
  readonly licenceId: string | null;
  /** Null where the row does not say. */
  readonly recordedAt: string | null;
  /** Null where the row that says so is gone. */
  readonly recordedBy: string | null;
  /** What else the row says that its entry or its content says too: by name, as text. */
  readonly facts: Readonly<Record<string, string | null>>;
  readonly hasEntry: boolean;
  readonly entryBytes: Buffer | null;
  readonly leafIndex: number | null;
  readonly chainIndex: number | null;
  /** Null without content, and once erased. */
  readonly contentBytes: Buffer | null;
}

interface Shape {
  readonly id: RawBuilder<unknown>;
  readonly version?: RawBuilder<unknown>;
  readonly licence: RawBuilder<unknown>;
  readonly recordedAt?: RawBuilder<unknown>;
  readonly recordedBy?: RawBuilder<unknown>;
  readonly joins?: RawBuilder<unknown>;
  readonly facts?: RawBuilder<unknown>;
  /** Whether a row `w` is a version of the same thing, where there are several. */
  readonly sameThing?: RawBuilder<unknown>;
  /** Where the versions of the thing are kept, if not in the table alone. */
  readonly versionsIn?: RawBuilder<unknown>;
}

const LICENCE_ID = sql`v.licence_id`;
/** Judgements and steps count the versions of a consideration together. */
const VERSIONS_OF_CONSIDERATION = sql`(
  select consideration_id, version, entry_id from judgement_versions
  union all select consideration_id, version, entry_id from review_steps)`;

/** Where each table keeps what every record has. `v` is the row itself. */
const SHAPES: Readonly<Record<RecordTable, Shape>> = {
  licence_versions: {
    id: LICENCE_ID,
    version: sql`v.version`,
    licence: LICENCE_ID,
    joins: sql`left join licence_identifiers i on i.licence_id = v.licence_id and i.version = v.version`,
    facts: sql`jsonb_build_object('crn', i.crn, 'noms_number', i.noms_number)`,
    sameThing: sql`w.licence_id = v.licence_id`,
  },
  breach_event_versions: {
    id: sql`v.event_id`,
    version: sql`v.version`,
    licence: LICENCE_ID,
    joins: sql`left join breach_events q on q.id = v.event_id`,
    facts: sql`jsonb_build_object('breach_events.licence_id', q.licence_id::text)`,
    sameThing: sql`w.event_id = v.event_id`,
  },
  considerations: { id: sql`v.id`, version: sql`1`, licence: LICENCE_ID },
  judgement_versions: {
    id: sql`v.consideration_id`,
    version: sql`v.version`,
    licence: sql`q.licence_id`,
    joins: sql`left join considerations q on q.id = v.consideration_id`,
    sameThing: sql`w.consideration_id = v.consideration_id`,
    versionsIn: VERSIONS_OF_CONSIDERATION,
  },
  recommendations: {
    id: sql`v.id`,
    licence: sql`q.licence_id`,
    joins: sql`left join considerations q on q.id = v.consideration_id
      left join rule_books b on b.version = v.rule_book_version`,
    facts: sql`jsonb_build_object(
      'consideration_id', v.consideration_id::text,
      'what_if', v.what_if::text,
      'expires_at', ${instantText(sql`v.expires_at`)},
      'content_hash', encode(v.content_hash, 'hex'),
      'as_at', v.as_at::text,
      'known_at', ${instantText(sql`v.known_at`)},
      'rule_book_version', v.rule_book_version,
      'rule_book_digest', encode(b.digest, 'hex'),
      'rule_book_kernel', b.kernel)`,
  },
  recall_versions: {
    id: sql`v.recall_id`,
    version: sql`v.version`,
    licence: sql`q.licence_id`,
    joins: sql`left join recalls q on q.id = v.recall_id`,
    facts: sql`jsonb_build_object('consideration_id', v.consideration_id::text)`,
    sameThing: sql`w.recall_id = v.recall_id`,
  },
  legal_holds: {
    id: sql`v.id`,
    licence: LICENCE_ID,
    facts: sql`jsonb_build_object('ground', v.ground)`,
  },
  legal_hold_releases: {
    id: sql`v.hold_id`,
    licence: sql`q.licence_id`,
    joins: sql`left join legal_holds q on q.id = v.hold_id`,
  },
  erasures: {
    id: sql`v.id`,
    licence: LICENCE_ID,
    facts: sql`jsonb_build_object('authority', v.authority)`,
  },
  disputes: {
    id: sql`v.id`,
    licence: LICENCE_ID,
    facts: sql`jsonb_build_object('subject_kind', v.subject_kind, 'subject_id', v.subject_id::text)`,
  },
  // What was gathered of each case was gathered at one instant, that of the request.
  subject_access_parts: {
    id: sql`v.request_id`,
    licence: LICENCE_ID,
    recordedAt: sql`q.recorded_at`,
    recordedBy: sql`q.recorded_by`,
    joins: sql`left join subject_access_requests q on q.id = v.request_id`,
  },
  subject_access_reviews: {
    id: sql`v.request_id`,
    version: sql`v.version`,
    licence: LICENCE_ID,
    joins: sql`left join subject_access_parts q on q.request_id = v.request_id and q.licence_id = v.licence_id`,
    facts: sql`jsonb_build_object('subject_access_parts.licence_id', q.licence_id::text)`,
    sameThing: sql`w.request_id = v.request_id and w.licence_id = v.licence_id`,
  },
  audit_bundles: {
    id: sql`v.id`,
    licence: sql`null::uuid`,
    facts: sql`jsonb_build_object(
      'scope', v.scope,
      'licence_ids', (select string_agg(named::text, ' ' order by named::text) from unnest(v.licence_ids) named))`,
  },
  review_steps: {
    id: sql`v.consideration_id`,
    version: sql`v.version`,
    licence: LICENCE_ID,
    joins: sql`left join considerations q on q.id = v.consideration_id`,
    facts: sql`jsonb_build_object('action', v.action, 'considerations.licence_id', q.licence_id::text)`,
    sameThing: sql`w.consideration_id = v.consideration_id`,
    versionsIn: VERSIONS_OF_CONSIDERATION,
  },
  access_grants: {
    id: sql`v.id`,
    licence: LICENCE_ID,
    facts: sql`jsonb_build_object(
      'subject', v.subject, 'capacity', v.capacity, 'ends_at', ${instantText(sql`v.ends_at`)})`,
  },
  access_grant_ends: {
    id: sql`v.grant_id`,
    licence: sql`q.licence_id`,
    joins: sql`left join access_grants q on q.id = v.grant_id`,
  },
  access_notices_seen: {
    id: sql`v.grant_id`,
    licence: sql`q.licence_id`,
    recordedBy: sql`v.subject`,
    joins: sql`left join access_grants q on q.id = v.grant_id`,
  },
  webhook_versions: {
    id: sql`v.subscription_id`,
    version: sql`v.version`,
    licence: sql`null::uuid`,
    joins: sql`left join webhook_heads q on q.id = v.subscription_id`,
    facts: sql`jsonb_build_object('ended', v.ended::text, 'webhook_heads.subject', q.subject)`,
    sameThing: sql`w.subscription_id = v.subscription_id`,
  },
  webhook_replays: { id: sql`v.subscription_id`, licence: sql`null::uuid` },
  inline_evaluations: { id: sql`v.entry_id`, licence: sql`null::uuid`, recordedBy: sql`v.subject` },
  event_batches: { id: sql`v.id`, licence: sql`null::uuid` },
  simulations: {
    id: sql`v.id`,
    licence: sql`null::uuid`,
    facts: sql`jsonb_build_object(
      'rule_book_version', v.rule_book_version,
      'as_at', v.as_at::text,
      'decided_from', v.decided_from::text,
      'decided_until', v.decided_until::text,
      'return_on', v.return_on::text,
      'return_after_days', v.return_after_days::text)`,
  },
  simulation_acts: {
    id: sql`v.simulation_id`,
    licence: sql`null::uuid`,
    facts: sql`jsonb_build_object('act', v.act)`,
  },
};

/** Rows of a table after an entry in the order of their entries. */
export async function findRecordRows(
  db: Kysely<Database>,
  table: RecordTable,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly RecordRow[]> {
  const shape = SHAPES[table];
  const previous =
    shape.sameThing === undefined
      ? sql`cross join (select null::boolean as is_there, null::integer as chain_index) w`
      : sql`left join lateral (
          select true as is_there, we.chain_index from ${shape.versionsIn ?? sql.table(table)} w
          left join audit_entries we on we.id = w.entry_id
          where ${shape.sameThing} and w.version = v.version - 1 limit 1
        ) w on true`;
  const { rows } = await sql<RecordRow>`
    select v.entry_id as "entryId", ${shape.id} as id, ${shape.version ?? sql`null::integer`} as version,
      coalesce(w.is_there, false) as "hasPrevious", w.chain_index as "previousIndex",
      ${shape.licence} as "licenceId", ${instantText(shape.recordedAt ?? sql`v.recorded_at`)} as "recordedAt",
      ${shape.recordedBy ?? sql`v.recorded_by`} as "recordedBy",
      ${shape.facts ?? sql`'{}'::jsonb`} as facts,
      e.id is not null as "hasEntry", e.bytes as "entryBytes", e.chain_index as "chainIndex",
      l.leaf_index as "leafIndex", c.bytes as "contentBytes"
    from (
      select * from ${sql.table(table)} ${afterKey('entry_id', page.after)}
      order by entry_id limit ${page.limit}
    ) v
    ${previous}
    left join audit_entries e on e.id = v.entry_id
    ${joinLeaf(sql`v.entry_id`)}
    left join contents c on c.entry_id = v.entry_id
    ${shape.joins ?? sql``}
    order by v.entry_id`.execute(db);
  return rows;
}

/** Which of the entries a row of the table names. */
export async function findRecordedEntries(
  db: Kysely<Database>,
  table: RecordTable,
  entryIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (entryIds.length === 0) {
    return new Set();
  }
  const { rows } = await sql<{ entryId: string }>`
    select entry_id as "entryId" from ${sql.table(table)} where entry_id in (${sql.join(entryIds)})`.execute(
    db,
  );
  return new Set(rows.map((row) => row.entryId));
}

/** The head of a case with what it sums up. */
export interface HeadRow {
  readonly id: string;
  readonly chainLength: number;
  readonly chainHash: Buffer;
  readonly lastInstant: string;
  readonly licenceVersion: number;
  readonly region: string | null;
  readonly deliveryUnit: string | null;
  readonly previousRegion: string | null;
  readonly previousDeliveryUnit: string | null;
  readonly hostRegion: string | null;
  readonly hostDeliveryUnit: string | null;
  readonly limitedAccess: boolean;
  readonly erasedBy: string | null;
  /** How many entries name the case, and the last of them. */
  readonly entries: number;
  readonly lastEntry: string | null;
  readonly lastIndex: number | null;
  readonly lastHash: Buffer | null;
  readonly lastAt: string | null;
  /** Entry that the row in `erasures` names. */
  readonly erasure: string | null;
  readonly latestVersion: number | null;
  /** Content of the latest version of the licence; null once erased. */
  readonly latestContent: Buffer | null;
  readonly sourceSystem: string | null;
  readonly externalReference: string | null;
}

/** Heads of cases after one, in the order of their ids. */
export async function findHeadRows(
  db: Kysely<Database>,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly HeadRow[]> {
  const { rows } = await sql<HeadRow>`
    select k.id, k.chain_length as "chainLength", k.chain_hash as "chainHash", 
      ${instantText(sql`k.last_instant`)} as "lastInstant",
      k.licence_version as "licenceVersion", k.region, k.delivery_unit as "deliveryUnit", k.erased_by as "erasedBy",
      k.previous_region as "previousRegion", k.previous_delivery_unit as "previousDeliveryUnit",
      k.host_region as "hostRegion", k.host_delivery_unit as "hostDeliveryUnit", k.limited_access as "limitedAccess",
      n.entries, t.id as "lastEntry", t.chain_index as "lastIndex", t.hash as "lastHash",
      ${instantText(sql`t.recorded_at`)} as "lastAt", x.entry_id as erasure, v.version as "latestVersion", c.bytes as "latestContent",
      r.source_system as "sourceSystem", r.external_reference as "externalReference"
    from (select * from cases ${afterKey('id', page.after)} order by id limit ${page.limit}) k
    left join lateral (
      select last.id, last.chain_index, last.hash, last.recorded_at from audit_entries last
      where last.licence_id = k.id order by last.chain_index desc limit 1
    ) t on true
    left join lateral (
      select count(*) as entries from audit_entries counted where counted.licence_id = k.id
    ) n on true
    left join lateral (
      select latest.version, latest.entry_id from licence_versions latest
      where latest.licence_id = k.id order by latest.version desc limit 1
    ) v on true
    left join erasures x on x.licence_id = k.id
    left join contents c on c.entry_id = v.entry_id
    left join licence_references r on r.licence_id = k.id
    order by k.id`.execute(db);
  return rows;
}

/** Versions of the rule book that are kept after one, without their texts. */
export async function findRuleBookRows(
  db: Kysely<Database>,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly { readonly version: string; readonly digest: Buffer; readonly kernel: string }[]> {
  const { rows } = await sql<{ version: string; digest: Buffer; kernel: string }>`
    select version, digest, kernel from rule_books ${afterKey('version', page.after)}
    order by version limit ${page.limit}`.execute(db);
  return rows;
}
