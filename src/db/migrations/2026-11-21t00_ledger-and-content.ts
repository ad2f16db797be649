import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The first schema. Frozen: later migrations add to it, none rewrites it, and it imports nothing of this service's own.
 *
 * Ledger tables hold ids, hashes, times and codes. Content tables hold what people wrote and who it is about.
 * Both only grow, and the database itself sees to that. `cases` is the one table whose rows change.
 */

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
];

const CONTENT_TABLES = ['contents', 'licence_references', 'licence_identifiers'];

/**
 * The two refusals are two functions so that erasure, when it comes, replaces the second one (with an exception for its
 * own transaction) and leaves the ledger's alone. Triggers are `always`, so that a session in replica mode is refused too.
 */
const GUARDS = [
  `create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception '% of ledger table % is refused: the ledger only grows', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$$`,
  `create function refuse_content_change() returns trigger language plpgsql as $$
begin
  raise exception '% of content table % is refused: content only grows, and goes by erasure alone', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$$`,
  `create function keep_case_moving_forward() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception '% of cases is refused: a case stays', tg_op using errcode = 'restrict_violation';
  end if;
  if new.id <> old.id
    or new.chain_length < old.chain_length
    or new.licence_version < old.licence_version
    or new.last_instant < old.last_instant
    or (new.chain_length = old.chain_length and new.chain_hash <> old.chain_hash) then
    raise exception 'the head of case % only moves forward', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
];

const TABLES = [
  // The head of each case: locked first by every use case, so that what happens to one case happens in one order.
  `create table cases (
    id uuid primary key,
    licence_version integer not null check (licence_version >= 1),
    region text,
    delivery_unit text,
    chain_length integer not null check (chain_length >= 0),
    chain_hash bytea not null check (octet_length(chain_hash) = 32),
    last_instant timestamptz(3) not null
  ) with (fillfactor = 80)`,
  'create index cases_by_area on cases (region, delivery_unit)',

  // The hash is the RFC 6962 leaf hash of the bytes; the database checks it for every row.
  `create table audit_entries (
    id uuid primary key,
    licence_id uuid references cases,
    chain_index integer check (chain_index >= 0),
    hash bytea not null check (hash = sha256('\\x00'::bytea || bytes)),
    bytes bytea not null,
    recorded_at timestamptz(3) not null,
    check ((licence_id is null) = (chain_index is null)),
    unique (licence_id, chain_index)
  )`,

  // What an entry committed to: RFC 8785 bytes and the salt. Both are null once erased, and only then.
  `create table contents (
    entry_id uuid primary key references audit_entries,
    bytes bytea,
    salt bytea check (octet_length(salt) = 32),
    check ((bytes is null) = (salt is null))
  )`,

  `create table licence_references (
    licence_id uuid primary key references cases,
    source_system text not null,
    external_reference text,
    unique (source_system, external_reference)
  )`,
  'create index licence_references_by_reference on licence_references (external_reference)',
  `create table licence_versions (
    licence_id uuid not null references cases,
    version integer not null check (version >= 1),
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (licence_id, version)
  )`,
  `create table licence_identifiers (
    licence_id uuid not null,
    version integer not null,
    crn text,
    noms_number text,
    primary key (licence_id, version),
    foreign key (licence_id, version) references licence_versions
  )`,
  'create index licence_identifiers_by_crn on licence_identifiers (crn)',
  'create index licence_identifiers_by_noms_number on licence_identifiers (noms_number)',

  `create table breach_events (
    id uuid primary key,
    licence_id uuid not null references cases,
    unique (licence_id, id)
  )`,
  `create table breach_event_versions (
    event_id uuid not null,
    version integer not null check (version >= 1),
    licence_id uuid not null,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (event_id, version),
    foreign key (licence_id, event_id) references breach_events (licence_id, id)
  )`,
  'create index breach_event_versions_by_licence on breach_event_versions (licence_id, event_id, version)',

  `create table considerations (
    id uuid primary key,
    licence_id uuid not null references cases,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  'create index considerations_by_licence on considerations (licence_id)',
  // A version of the consideration: 1 where it was opened with a judgement.
  `create table judgement_versions (
    consideration_id uuid not null references considerations,
    version integer not null check (version >= 1),
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (consideration_id, version)
  )`,

  `create table rule_books (
    version text primary key,
    digest bytea not null check (octet_length(digest) = 32),
    kernel text not null,
    text text not null,
    recorded_at timestamptz(3) not null,
    check (digest = sha256(convert_to(text, 'UTF8')))
  )`,
  `create table recommendations (
    id uuid primary key,
    consideration_id uuid not null references considerations,
    entry_id uuid not null unique references contents,
    what_if boolean not null,
    as_at date not null,
    known_at timestamptz(3) not null,
    rule_book_version text not null references rule_books,
    content_hash bytea not null check (octet_length(content_hash) = 32),
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    expires_at timestamptz(3) not null,
    check (known_at <= recorded_at)
  )`,
  'create index recommendations_by_consideration on recommendations (consideration_id, recorded_at)',

  `create table recalls (
    id uuid primary key,
    licence_id uuid not null references cases
  )`,
  'create index recalls_by_licence on recalls (licence_id)',
  `create table recall_versions (
    recall_id uuid not null references recalls,
    version integer not null check (version >= 1),
    consideration_id uuid references considerations,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (recall_id, version)
  )`,

  // A key acts once, for ever. The key and the answer may hold personal data: a digest of the one is kept, and of the
  // other only what it takes to make it again from what was recorded.
  `create table idempotency_keys (
    subject text not null,
    operation text not null,
    key_digest bytea not null check (octet_length(key_digest) = 32),
    request_hash text not null,
    resource_id uuid not null,
    recorded_at timestamptz(3) not null,
    primary key (subject, operation, key_digest)
  )`,
];

/** Creates the ledger, the content tables and the guards that keep both from being changed. */
export const ledgerAndContent: Migration = {
  async up(db) {
    for (const statement of [...GUARDS, ...TABLES]) {
      await sql.raw(statement).execute(db);
    }
    for (const table of LEDGER_TABLES) {
      await guard(table, 'refuse_ledger_change');
    }
    for (const table of CONTENT_TABLES) {
      await guard(table, 'refuse_content_change');
    }
    const forward = sql.raw('keep_case_moving_forward()');
    await sql`create trigger cases_move_forward before update or delete on cases
      for each row execute function ${forward}`.execute(db);
    await sql`create trigger cases_stay before truncate on cases
      for each statement execute function ${forward}`.execute(db);
    await sql`alter table cases enable always trigger cases_move_forward`.execute(db);
    await sql`alter table cases enable always trigger cases_stay`.execute(db);

    async function guard(table: string, refusal: string): Promise<void> {
      const trigger = sql.id(`${table}_only_grow`);
      await sql`create trigger ${trigger} before update or delete or truncate on ${sql.id(table)}
        for each statement execute function ${sql.id(refusal)}()`.execute(db);
      await sql`alter table ${sql.id(table)} enable always trigger ${trigger}`.execute(db);
    }
  },
};
