import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Who is told of what is recorded, and how far. Frozen.
 *
 * That somebody subscribed, changed it and asked for dead letters again is ledger; where the events go is content, and
 * committed to. How far a subscription is, and what could not be delivered, changes with every delivery.
 */
const STATEMENTS: readonly string[] = [
  `create table webhook_heads (
    id uuid primary key,
    subject text not null,
    version integer not null check (version >= 1),
    paused boolean not null,
    ended boolean not null default false,
    -- Entries of the log that are passed: the index of the first that is not.
    position bigint not null check (position >= 0),
    attempts integer not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz(3),
    -- The receiver said that it wants no more.
    gone boolean not null default false,
    failed_index bigint,
    failure text check (failure ~ '^[a-z]+(-[a-z0-9]+)*$'),
    failed_at timestamptz(3),
    check ((failed_index is null) = (failure is null) and (failure is null) = (failed_at is null))
  )`,
  'create index webhook_heads_by_subject on webhook_heads (subject, id) where not ended',
  `create table webhook_versions (
    subscription_id uuid not null references webhook_heads,
    version integer not null check (version >= 1),
    ended boolean not null,
    entry_id uuid not null unique references audit_entries,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (subscription_id, version)
  )`,
  `create table webhook_replays (
    id uuid primary key,
    subscription_id uuid not null references webhook_heads,
    letters integer not null check (letters >= 0),
    entry_id uuid not null unique references audit_entries,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  'create index webhook_replays_by_subscription on webhook_replays (subscription_id, recorded_at)',
  `create table webhook_dead_letters (
    subscription_id uuid not null references webhook_heads,
    leaf_index bigint not null,
    licence_id uuid not null references cases,
    reason text not null check (reason in ('not-delivered', 'follows')),
    failure text check (failure ~ '^[a-z]+(-[a-z0-9]+)*$'),
    -- Whether it was asked for again and is to be delivered.
    again boolean not null default false,
    recorded_at timestamptz(3) not null,
    primary key (subscription_id, leaf_index)
  )`,
  'create index webhook_dead_letters_by_licence on webhook_dead_letters (subscription_id, licence_id, leaf_index)',
  'create index webhook_dead_letters_again on webhook_dead_letters (subscription_id, leaf_index) where again',
];

const LEDGER_TABLES = ['webhook_versions', 'webhook_replays'];

/** Creates the tables and their guards. */
export const webhooks: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
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
