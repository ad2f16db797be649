import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Bundles that inspectors asked for, and what the checks of the store found. Frozen.
 *
 * That a bundle was asked for stays for ever; its bytes are a copy and go again: after a time, and when anything in them is
 * erased. Progress and pieces are therefore the tables of this service that may be changed.
 */

const TABLES = [
  `create table audit_bundles (
    id uuid primary key,
    entry_id uuid not null unique references audit_entries,
    scope text not null check (scope in ('licences', 'period')),
    licence_ids uuid[],
    period_from timestamptz(3),
    period_until timestamptz(3),
    remembered_sizes bigint[] not null,
    with_content boolean not null,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    check ((scope = 'licences') = (licence_ids is not null)),
    check ((scope = 'period') = (period_from is not null and period_until is not null))
  )`,
  `create table audit_bundle_progress (
    bundle_id uuid primary key references audit_bundles,
    state text not null check (state in ('waiting', 'building', 'ready', 'failed', 'gone')),
    tree_size bigint,
    length bigint not null default 0,
    sha256 bytea check (octet_length(sha256) = 32),
    pieces integer not null default 0,
    changed_at timestamptz(3) not null
  )`,
  `create table audit_bundle_pieces (
    bundle_id uuid not null references audit_bundles,
    piece integer not null check (piece >= 0),
    bytes bytea not null,
    primary key (bundle_id, piece)
  )`,
  // Compressed it would be decompressed again for every range that is read.
  'alter table audit_bundle_pieces alter column bytes set storage external',
  // One pass over the whole store. The report holds ids, codes and hashes.
  `create table store_checks (
    id uuid primary key,
    started_at timestamptz(3) not null,
    finished_at timestamptz(3) not null,
    tree_size bigint not null,
    entries bigint not null,
    findings integer not null check (findings >= 0),
    report text not null
  )`,
  'create index store_checks_by_time on store_checks (finished_at)',
  // The entries of a period, without an index that every write would pay for.
  'create index audit_entries_by_time on audit_entries using brin (recorded_at) with (autosummarize = on)',
];

const LEDGER_TABLES = ['audit_bundles', 'store_checks'];

/** Makes the tables of bundles and checks. */
export const bundlesAndChecks: Migration = {
  async up(db) {
    for (const statement of TABLES) {
      await sql.raw(statement).execute(db);
    }
    for (const table of LEDGER_TABLES) {
      const trigger = sql.id(`${table}_only_grow`);
      await sql`create trigger ${trigger} before update or delete or truncate on ${sql.id(table)}
        for each statement execute function refuse_ledger_change()`.execute(db);
      await sql`alter table ${sql.id(table)} enable always trigger ${trigger}`.execute(db);
    }
  },
};
