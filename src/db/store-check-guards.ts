import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** A trigger by which the database itself keeps evidence from being changed. */
export interface Guard {
  readonly table: string;
  readonly trigger: string;
}

/** Tables that refuse every change but a new row. */
const LEDGER_TABLES = [
  'audit_entries',
  'licence_versions',
  'breach_events',
  'breach_event_versions',
  'considerations',
  'judgement_versions',
  'recommendations',
  'recalls',
  'recall_versions',
  'rule_books',
  'idempotency_keys',
  'tree_leaves',
  'tree_tiles',
  'checkpoints',
  'checkpoint_cosignatures',
  'log_keys',
  'legal_holds',
  'legal_hold_releases',
  'erasures',
  'subject_access_requests',
  'subject_access_parts',
  'subject_access_reviews',
  'disputes',
  'audit_bundles',
  'store_checks',
  'access_grants',
  'access_grant_ends',
  'access_notices_seen',
  'review_steps',
  'inline_evaluations',
  'event_sources',
  'event_batches',
  'webhook_versions',
  'webhook_replays',
  'simulations',
  'simulation_acts',
  'simulation_cases',
  'schema_changes',
];
/** Tables that refuse removal, and any change but erasure. */
const CONTENT_TABLES = ['contents', 'licence_references', 'licence_identifiers'];

/** Every guard that the migrations make. A test holds the list against a fresh database. */
export const GUARDS: readonly Guard[] = [
  ...[...LEDGER_TABLES, ...CONTENT_TABLES].map((table) => ({ table, trigger: `${table}_only_grow` })),
  ...CONTENT_TABLES.map((table) => ({ table, trigger: `${table}_go_by_erasure` })),
  { table: 'cases', trigger: 'cases_move_forward' },
  { table: 'cases', trigger: 'cases_stay' },
  { table: 'consideration_heads', trigger: 'consideration_heads_move_forward' },
  { table: 'consideration_heads', trigger: 'consideration_heads_stay' },
  { table: 'audit_entries', trigger: 'entries_wait_for_a_place' },
  { table: 'audit_entries', trigger: 'places_are_unique' },
  { table: 'unsequenced_entries', trigger: 'unsequenced_entries_wait' },
  { table: 'unsequenced_entries', trigger: 'unsequenced_entries_come_with_entries' },
  { table: 'unsequenced_entries', trigger: 'unsequenced_entries_stay' },
  { table: 'tree_leaves', trigger: 'leaves_have_no_gaps' },
  { table: 'tree_tiles', trigger: 'tiles_follow_their_leaves' },
  { table: 'checkpoints', trigger: 'checkpoints_stay_within_the_tree' },
  { table: 'erasures', trigger: 'erasures_are_founded' },
  { table: 'erasures', trigger: 'erasures_let_content_go' },
];

/** A trigger as it is in the database. */
export interface FoundGuard extends Guard {
  /** As `pg_trigger.tgenabled` has it: `A` always, `O` but for a session that poses as a replica, `R` for those alone, `D` never. */
  readonly enabled: string;
}

/** Every trigger on the tables that this connection sees, but for those that PostgreSQL makes for its own constraints. */
export async function findGuards(db: Kysely<Database>): Promise<readonly FoundGuard[]> {
  const { rows } = await sql<FoundGuard>`
    select c.relname::text as "table", t.tgname::text as trigger, t.tgenabled::text as enabled
    from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and pg_catalog.pg_table_is_visible(c.oid)
    order by 1, 2`.execute(db);
  return rows;
}

/** A part of a table that is divided by year, and what guards it. */
export interface GuardedPart {
  /** With its schema. */
  readonly part: string;
  /** The table that it is a part of, whose guards it must have too: whoever owns it can name it by itself. */
  readonly table: string;
  readonly guards: readonly FoundGuard[];
}

/** The parts of all tables that this connection sees. */
export async function findGuardedParts(db: Kysely<Database>): Promise<readonly GuardedPart[]> {
  const { rows } = await sql<{ part: string; table: string; trigger: string | null; enabled: string | null }>`
    select n.nspname || '.' || c.relname as part, p.relname::text as "table",
      t.tgname::text as trigger, t.tgenabled::text as enabled
    from pg_catalog.pg_inherits i
      join pg_catalog.pg_class p on p.oid = i.inhparent and p.relkind = 'p'
      join pg_catalog.pg_class c on c.oid = i.inhrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      left join pg_catalog.pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
    where pg_catalog.pg_table_is_visible(p.oid)
    order by 1, 3`.execute(db);
  const parts = new Map<string, { part: string; table: string; guards: FoundGuard[] }>();
  for (const { part, table, trigger, enabled } of rows) {
    const one = parts.get(part) ?? { part, table, guards: [] };
    parts.set(part, one);
    if (trigger !== null && enabled !== null) {
      one.guards.push({ table: part, trigger, enabled });
    }
  }
  return [...parts.values()];
}

const MONITORING_TABLE = 'monitoring.monitoring_records';

/** Every guard of the monitoring data, which stands in a schema that this connection reads nothing of but the catalogue. */
export const MONITORING_GUARDS: readonly Guard[] = [
  { table: MONITORING_TABLE, trigger: 'monitoring_records_only_grow' },
  { table: MONITORING_TABLE, trigger: 'monitoring_records_go_by_erasure' },
  { table: MONITORING_TABLE, trigger: 'monitoring_records_join_no_erased_case' },
];

/** Every trigger on the tables of the monitoring data, but for those that PostgreSQL makes for its own constraints. */
export async function findMonitoringGuards(db: Kysely<Database>): Promise<readonly FoundGuard[]> {
  const { rows } = await sql<FoundGuard>`
    select n.nspname || '.' || c.relname as "table", t.tgname::text as trigger, t.tgenabled::text as enabled
    from pg_catalog.pg_trigger t
      join pg_catalog.pg_class c on c.oid = t.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and n.nspname = 'monitoring'
    order by 1, 2`.execute(db);
  return rows;
}
