import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Stored cases decided again under other law. Frozen.
 *
 * What was asked for, and which case came out otherwise, is ledger. How far a simulation is, and what each slice of it came to,
 * moves on while it is made: the result is the sum of its slices. `jobs` is the schema of the queue, which pg-boss lays out.
 */
const STATEMENTS: readonly string[] = [
  `create table simulations (
    id uuid primary key,
    rule_book_version text references rule_books,
    as_at date,
    decided_from date,
    decided_until date,
    return_on date,
    return_after_days integer check (return_after_days between 0 and 3650),
    -- The last consideration there was when it was asked for; null where there was none.
    last_consideration uuid,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    check (rule_book_version is not null or as_at is not null),
    check (return_on is null or return_after_days is null)
  )`,
  // That somebody stopped or resumed it, and the state that it was in from then on.
  `create table simulation_acts (
    entry_id uuid primary key references audit_entries,
    simulation_id uuid not null references simulations,
    act text not null check (act in ('stopped', 'resumed')),
    state text not null,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  'create index simulation_acts_by_simulation on simulation_acts (simulation_id, recorded_at)',
  `create table simulation_progress (
    simulation_id uuid primary key references simulations,
    state text not null check (state in ('waiting', 'running', 'stopped', 'completed', 'failed')),
    -- How far the cases have been cut into slices: after this consideration.
    cut_after uuid,
    cut boolean not null default false,
    started_at timestamptz(3),
    changed_at timestamptz(3) not null
  )`,
  `create table simulation_slices (
    simulation_id uuid not null references simulations,
    number integer not null check (number >= 0),
    first_id uuid not null,
    last_id uuid not null,
    cases integer not null check (cases > 0),
    done_at timestamptz(3),
    tally jsonb,
    primary key (simulation_id, number),
    check (first_id <= last_id),
    check ((done_at is null) = (tally is null))
  )`,
  'create index simulation_slices_to_do on simulation_slices (simulation_id, number) where done_at is null',
  `create table simulation_cases (
    simulation_id uuid not null references simulations,
    transition text not null check (transition ~ '^[a-z0-9-]+[.][a-z0-9-]+[.][a-z0-9-]+$'),
    consideration_id uuid not null references considerations,
    recommendation_id uuid not null references recommendations,
    primary key (simulation_id, transition, consideration_id)
  )`,
];

const LEDGER_TABLES = ['simulations', 'simulation_acts', 'simulation_cases'];

/** The schema of the queue as the release of pg-boss that this migration came with lays it out. */
const QUEUE = new URL('2026-11-22t09_pg-boss-46.sql', import.meta.url);

/**
 * A process that has a job gives a sign of life; after ten seconds without one (the least that pg-boss allows) the job is given out
 * again. Each process that is killed costs a job one of its tries. What is done is kept for an hour.
 */
const JOBS = {
  policy: 'standard',
  expireInSeconds: 300,
  heartbeatSeconds: 10,
  retryLimit: 10,
  retryDelay: 1,
  deleteAfterSeconds: 3_600,
  deadLetter: 'simulation-failures',
};

const QUEUES = [
  ['simulation-failures', { policy: 'standard', deleteAfterSeconds: 3_600 }],
  ['simulation-cuts', JOBS],
  ['simulation-slices', JOBS],
] as const;

export const simulations: Migration = {
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
    await sql.raw(await readFile(QUEUE, 'utf8')).execute(db);
    for (const [name, options] of QUEUES) {
      await sql`select jobs.create_queue(${name}, ${JSON.stringify(options)}::jsonb)`.execute(db);
    }
  },
};
