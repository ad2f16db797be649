import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What sources call their events, and batches of them. Frozen. */
const STATEMENTS: readonly string[] = [
  // By a digest that is salted with what erasure takes away: afterwards nobody can find out by guessing what a source called it.
  `create table event_sources (
    digest bytea primary key check (octet_length(digest) = 32),
    licence_id uuid not null,
    event_id uuid not null,
    foreign key (licence_id, event_id) references breach_events (licence_id, id)
  )`,
  `create table event_batches (
    id uuid primary key,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  // Events that were reported before there were batches. Of two under one reference, the first keeps it.
  `insert into event_sources (digest, licence_id, event_id)
    select sha256(first.salt || convert_to(
        octet_length(convert_to(said.source, 'UTF8')) || ':' || said.source
          || octet_length(convert_to(said.reference, 'UTF8')) || ':' || said.reference, 'UTF8')),
      v.licence_id, v.event_id
    from breach_event_versions v
      join contents c on c.entry_id = v.entry_id
      join licence_versions l on l.licence_id = v.licence_id and l.version = 1
      join contents first on first.entry_id = l.entry_id
      cross join lateral (select convert_from(c.bytes, 'UTF8')::jsonb -> 'event' as event offset 0) parsed
      cross join lateral (
        select parsed.event ->> 'source' as source, parsed.event ->> 'sourceReference' as reference
      ) said
    where v.version = 1 and c.bytes is not null and first.salt is not null
      and said.source is not null and said.reference is not null
    order by v.event_id
    on conflict do nothing`,
];

const LEDGER_TABLES = ['event_sources', 'event_batches'];

/** Creates the tables and their guards, and registers the references of the events there are. */
export const intake: Migration = {
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
