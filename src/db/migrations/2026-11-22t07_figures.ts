import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What statistics count: one row of figures for each consideration and each recall, and how far they are. Frozen.
 *
 * The rows are made from what is recorded and can be made from it again at any time, so they are neither ledger nor content: they
 * hold codes, days and durations. What rows are found by has a column; the whole row is the text of `figures`, which is `json`
 * and not `jsonb` so that it is kept and read as it was written. They refer to no other table: a reference would take a lock on the
 * head of the case, and counting is to keep no request waiting.
 */
const STATEMENTS: readonly string[] = [
  `create table consideration_figures (
    consideration_id uuid primary key,
    licence_id uuid not null,
    opened_on date not null,
    decided_on date,
    region text,
    delivery_unit text,
    sentence_group text not null,
    outcome text not null,
    likeness text check (likeness ~ '^[0-9a-f]{64}$'),
    figures json not null
  )`,
  'create index consideration_figures_by_licence on consideration_figures (licence_id)',
  'create index consideration_figures_by_opening on consideration_figures (opened_on, consideration_id)',
  `create index consideration_figures_by_decision on consideration_figures (decided_on, consideration_id)
    where decided_on is not null`,
  // Cases in which the same facts mattered are found by them.
  `create index consideration_figures_by_likeness on consideration_figures (likeness, consideration_id)
    where likeness is not null`,

  `create table recall_figures (
    recall_id uuid primary key,
    licence_id uuid not null,
    revoked_on date,
    region text,
    delivery_unit text,
    sentence_group text not null,
    figures json not null
  )`,
  'create index recall_figures_by_licence on recall_figures (licence_id)',
  `create index recall_figures_by_revocation on recall_figures (revoked_on, recall_id)
    where revoked_on is not null`,

  // Every entry of the log before the position is counted, the last of which was recorded at counted_at. While the rows are all
  // made again, as after a change of how they are made, recount_after is the licence that the recount has come to.
  `create table figures_progress (
    one boolean primary key default true check (one),
    position bigint not null check (position >= 0),
    counted_at timestamptz(3),
    derivation integer not null check (derivation >= 0),
    recount_after uuid
  )`,
  'insert into figures_progress (position, derivation) values (0, 0)',
];

/** Creates the tables. */
export const figures: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
      await sql.raw(statement).execute(db);
    }
  },
};
