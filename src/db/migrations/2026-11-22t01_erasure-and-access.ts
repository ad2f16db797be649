import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How content goes, what keeps it, and what a person may ask of it: legal holds, erasure, subject access, disputes. Frozen.
 *
 * Erasure is one row in `erasures`, which the database refuses while a hold stands or where no entry of the chain records it.
 * The row itself makes the content go. There is no setting, right or flag that erases without it.
 */

/** An erased row keeps its key and loses everything else at once; nothing else of it is ever changed. */
const letGo = (name: string, unchanged: string, emptied: string, licence: string) =>
  `create function ${name}() returns trigger language plpgsql as $$
begin
  if ${unchanged} and ${emptied} and exists (select from erasures where licence_id = ${licence}) then
    return new;
  end if;
  raise exception 'UPDATE of content table % is refused: content only grows, and goes by erasure alone', tg_table_name
    using errcode = 'restrict_violation';
end
$$`;

const FUNCTIONS = [
  letGo(
    'let_content_go',
    'new.entry_id = old.entry_id',
    'new.bytes is null and new.salt is null',
    '(select e.licence_id from audit_entries e where e.id = old.entry_id)',
  ),
  letGo(
    'let_reference_go',
    'new.licence_id = old.licence_id and new.source_system = old.source_system',
    'new.external_reference is null',
    'old.licence_id',
  ),
  letGo(
    'let_identifiers_go',
    'new.licence_id = old.licence_id and new.version = old.version',
    'new.crn is null and new.noms_number is null',
    'old.licence_id',
  ),
  `create or replace function keep_case_moving_forward() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception '% of cases is refused: a case stays', tg_op using errcode = 'restrict_violation';
  end if;
  if new.id <> old.id
    or new.chain_length < old.chain_length
    or new.licence_version < old.licence_version
    or new.last_instant < old.last_instant
    or (old.erased_by is not null and new.erased_by is distinct from old.erased_by)
    or (new.erased_by is not null and not exists (select from erasures where licence_id = new.id and entry_id = new.erased_by))
    or (new.chain_length = old.chain_length and new.chain_hash <> old.chain_hash) then
    raise exception 'the head of case % only moves forward', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  `create function refuse_unfounded_erasure() returns trigger language plpgsql as $$
begin
  if exists (
    select from legal_holds h where h.licence_id = new.licence_id
      and not exists (select from legal_hold_releases r where r.hold_id = h.id)
  ) then
    raise exception 'erasure of case % is refused: a legal hold stands', new.licence_id
      using errcode = 'restrict_violation';
  end if;
  if not exists (
    select from audit_entries e where e.id = new.entry_id and e.licence_id = new.licence_id
      and convert_from(e.bytes, 'UTF8')::jsonb ->> 'act' = 'content-erased'
      and convert_from(e.bytes, 'UTF8')::jsonb ->> 'authority' = new.authority
  ) then
    raise exception 'erasure of case % is refused: no entry of its chain records it', new.licence_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  // With the rights of the owner, for the service's role cannot change content. What the erasure itself recorded stays.
  `create function erase_content() returns trigger language plpgsql security definer as $$
begin
  update contents set bytes = null, salt = null where bytes is not null and entry_id in
    (select e.id from audit_entries e where e.licence_id = new.licence_id and e.id <> new.entry_id);
  update licence_references set external_reference = null where licence_id = new.licence_id;
  update licence_identifiers set crn = null, noms_number = null where licence_id = new.licence_id;
  update cases set erased_by = new.entry_id where id = new.licence_id;
  return null;
end
$$`,
];

const TABLES = [
  'alter table cases add column erased_by uuid references audit_entries',
  `create table legal_holds (
    id uuid primary key,
    licence_id uuid not null references cases,
    ground text not null,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  'create index legal_holds_by_licence on legal_holds (licence_id)',
  `create table legal_hold_releases (
    hold_id uuid primary key references legal_holds,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  // A case is erased once: afterwards nothing more is recorded in it that could go.
  `create table erasures (
    licence_id uuid primary key references cases,
    id uuid not null unique,
    authority text not null,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  // A request stands over the cases of one person. What was gathered and decided is content of each of those cases.
  `create table subject_access_requests (
    id uuid primary key,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  `create table subject_access_parts (
    request_id uuid not null references subject_access_requests,
    licence_id uuid not null references cases,
    entry_id uuid not null unique references contents,
    primary key (request_id, licence_id)
  )`,
  'create index subject_access_parts_by_licence on subject_access_parts (licence_id)',
  `create table subject_access_reviews (
    request_id uuid not null,
    licence_id uuid not null,
    version integer not null check (version >= 1),
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (request_id, licence_id, version),
    foreign key (request_id, licence_id) references subject_access_parts (request_id, licence_id)
  )`,
  // What the person says about something recorded: of which kind of record, and which one.
  `create table disputes (
    id uuid primary key,
    licence_id uuid not null references cases,
    subject_kind text not null,
    subject_id uuid not null,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  'create index disputes_by_licence on disputes (licence_id)',
];

const LEDGER_TABLES = [
  'legal_holds',
  'legal_hold_releases',
  'erasures',
  'subject_access_requests',
  'subject_access_parts',
  'subject_access_reviews',
  'disputes',
];

const CONTENT_TABLES = {
  contents: 'let_content_go',
  licence_references: 'let_reference_go',
  licence_identifiers: 'let_identifiers_go',
};

/** Makes the tables, and replaces the guard of the content tables by one that lets erased content go. */
export const erasureAndAccess: Migration = {
  async up(db) {
    for (const statement of [...TABLES, ...FUNCTIONS]) {
      await sql.raw(statement).execute(db);
    }
    for (const table of LEDGER_TABLES) {
      await trigger(
        table,
        `${table}_only_grow`,
        'before update or delete or truncate',
        'statement',
        'refuse_ledger_change',
      );
    }
    for (const [table, guard] of Object.entries(CONTENT_TABLES)) {
      await sql`drop trigger ${sql.id(`${table}_only_grow`)} on ${sql.id(table)}`.execute(db);
      await trigger(
        table,
        `${table}_only_grow`,
        'before delete or truncate',
        'statement',
        'refuse_content_change',
      );
      await trigger(table, `${table}_go_by_erasure`, 'before update', 'row', guard);
    }
    await trigger('erasures', 'erasures_are_founded', 'before insert', 'row', 'refuse_unfounded_erasure');
    await trigger('erasures', 'erasures_let_content_go', 'after insert', 'row', 'erase_content');

    async function trigger(
      table: string,
      name: string,
      when: string,
      each: 'row' | 'statement',
      calls: string,
    ): Promise<void> {
      await sql`create trigger ${sql.id(name)} ${sql.raw(when)} on ${sql.id(table)}
        for each ${sql.raw(each)} execute function ${sql.id(calls)}()`.execute(db);
      await sql`alter table ${sql.id(table)} enable always trigger ${sql.id(name)}`.execute(db);
    }
  },
};
