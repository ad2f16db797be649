import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The two tables that hold nearly all bytes, entries and what they committed to, are kept in one part for each year. Frozen.
 *
 * The year is the one in the id of the entry, a UUID version 7 that begins with the time (RFC 9562 section 5.7), so that the key of
 * the table is also the key of its parts: an entry is found by its id in one of them, and every reference to it stays a foreign key.
 * Old years are no longer written to but by erasure: their indexes leave the memory, and they can lie on slower disks.
 *
 * The parts are in a schema of their own that no role but the owner has any right in: they are reached through the tables alone.
 */

const FUNCTIONS = [
  `create function first_id_of_year(year integer) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0')
    || repeat('0', 20))::uuid
$$`,
  // Guards of statements hold for the table that the statement names: each part has its own, against its owner.
  `create function guard_part_of_ledger(part text) returns void language plpgsql as $$
begin
  execute format('create trigger audit_entries_only_grow before update or delete or truncate
    on ledger_years.audit_entries_%s for each statement execute function refuse_ledger_change()', part);
  execute format('create trigger contents_only_grow before delete or truncate
    on ledger_years.contents_%s for each statement execute function refuse_content_change()', part);
  execute format('alter table ledger_years.audit_entries_%s enable always trigger audit_entries_only_grow', part);
  execute format('alter table ledger_years.contents_%s enable always trigger contents_only_grow', part);
end
$$`,
  `create function add_part_of_ledger(part text, bounds text) returns void language plpgsql as $$
begin
  execute format('create table ledger_years.audit_entries_%s partition of audit_entries %s', part, bounds);
  execute format('alter table ledger_years.audit_entries_%s add unique (licence_id, chain_index)', part);
  execute format('create table ledger_years.contents_%s partition of contents %s', part, bounds);
  perform guard_part_of_ledger(part);
end
$$`,
  // Whether the year had no part yet. Overlapping is refused by PostgreSQL: the years of the first part are covered by it.
  `create function add_year_of_ledger(year integer) returns boolean language plpgsql as $$
begin
  perform add_part_of_ledger(year::text,
    format('for values from (%L) to (%L)', first_id_of_year(year), first_id_of_year(year + 1)));
  return true;
exception when invalid_object_definition or duplicate_table then
  return false;
end
$$`,
  // Within a part a place in a chain is unique by its index. Over all parts it is unique because whoever takes one holds the head
  // of the chain and finds no other there: two at once take turns.
  `create function keep_places_unique() returns trigger language plpgsql as $$
begin
  perform from cases where id = new.licence_id for no key update;
  if exists (select from audit_entries where licence_id = new.licence_id and chain_index = new.chain_index) then
    raise exception 'place % in the chain of case % is taken', new.chain_index, new.licence_id
      using errcode = 'unique_violation';
  end if;
  return new;
end
$$`,
];

/** Only the owner makes parts. */
const OWNERS_FUNCTIONS = [
  'guard_part_of_ledger(text)',
  'add_part_of_ledger(text, text)',
  'add_year_of_ledger(integer)',
];

/** From the tables as they are to parts: what there is becomes the first part as it stands, and no row is copied. */
const PARTS = [
  'create schema ledger_years',
  'revoke all on schema ledger_years from public',
  'drop trigger entries_wait_for_a_place on audit_entries',
  'drop trigger contents_go_by_erasure on contents',
  'alter table audit_entries rename to audit_entries_before',
  'alter table audit_entries_before set schema ledger_years',
  'alter table contents rename to contents_before',
  'alter table contents_before set schema ledger_years',

  `create table audit_entries (like ledger_years.audit_entries_before including constraints)
    partition by range (id)`,
  'alter table audit_entries add constraint audit_entries_pkey primary key (id)',
  'alter table audit_entries add constraint audit_entries_licence_id_fkey foreign key (licence_id) references cases',
  'create index audit_entries_by_time on audit_entries using brin (recorded_at) with (autosummarize = on)',
  'create table contents (like ledger_years.contents_before including constraints) partition by range (entry_id)',
  'alter table contents add constraint contents_pkey primary key (entry_id)',
];

const ATTACHED = [
  // The first part ends with a year: with this one, where there is anything in it, and otherwise with the last.
  `do $$
declare
  this_year integer := extract(year from now() at time zone 'UTC');
  until uuid := first_id_of_year(
    case when exists (select from ledger_years.audit_entries_before) then this_year + 1 else this_year end);
begin
  execute format('alter table audit_entries attach partition ledger_years.audit_entries_before
    for values from (minvalue) to (%L)', until);
  execute format('alter table contents attach partition ledger_years.contents_before
    for values from (minvalue) to (%L)', until);
end
$$`,
  "select add_part_of_ledger('later', 'default')",
];

const GUARDS = [
  `create trigger audit_entries_only_grow before update or delete or truncate on audit_entries
    for each statement execute function refuse_ledger_change()`,
  `create trigger entries_wait_for_a_place after insert on audit_entries
    for each row execute function note_entry_without_place()`,
  `create trigger places_are_unique before insert on audit_entries
    for each row when (new.licence_id is not null) execute function keep_places_unique()`,
  `create trigger contents_only_grow before delete or truncate on contents
    for each statement execute function refuse_content_change()`,
  `create trigger contents_go_by_erasure before update on contents
    for each row execute function let_content_go()`,
  'alter table audit_entries enable always trigger audit_entries_only_grow',
  'alter table audit_entries enable always trigger entries_wait_for_a_place',
  'alter table audit_entries enable always trigger places_are_unique',
  'alter table contents enable always trigger contents_only_grow',
  'alter table contents enable always trigger contents_go_by_erasure',
];

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Puts the tables into parts, and every reference to them back as it was. */
export const ledgerByYear: Migration = {
  async up(db) {
    const references = await findReferences(db);
    for (const { table, name } of references) {
      await sql.raw(`alter table ${table} drop constraint ${name}`).execute(db);
    }
    for (const statement of [...FUNCTIONS, ...PARTS, ...ATTACHED, ...GUARDS]) {
      await sql.raw(statement).execute(db);
    }
    for (const { table, name, definition } of references) {
      await sql.raw(`alter table ${table} add constraint ${name} ${definition}`).execute(db);
    }
    for (const name of OWNERS_FUNCTIONS) {
      await sql.raw(`revoke execute on function ${name} from public`).execute(db);
    }
    await sql`do $$
begin
  execute format('alter function keep_places_unique() set search_path = %I, pg_temp', current_schema());
end
$$`.execute(db);
  },
};

async function findReferences(db: Kysely<unknown>): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and confrelid in ('audit_entries'::regclass, 'contents'::regclass)
    order by conrelid::regclass::text, conname`.execute(db);
  return rows;
}
