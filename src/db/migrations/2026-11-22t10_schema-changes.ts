import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What each migration says of itself, so that a release which is older than the schema can read whether it may work on. Frozen.
 *
 * The migrator adds the rows, those of earlier migrations among them.
 */
const STATEMENTS: readonly string[] = [
  `create table schema_changes (
    migration text primary key,
    kind text not null check (kind in ('foundation', 'expand', 'contract')),
    release text not null,
    -- The oldest release that works on a schema which has it.
    runs_from text not null,
    recorded_at timestamptz(3) not null default now()
  )`,
  `create trigger schema_changes_only_grow before update or delete or truncate on schema_changes
    for each statement execute function refuse_ledger_change()`,
  'alter table schema_changes enable always trigger schema_changes_only_grow',
];

/** Creates the table. */
export const schemaChanges: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
      await sql.raw(statement).execute(db);
    }
  },
};
