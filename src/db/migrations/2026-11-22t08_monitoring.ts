import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Monitoring data, in a schema of its own. Frozen.
 *
 * Sex, ethnicity and disability are for counting afterwards whether groups fare differently, and for nothing else. No table that a
 * rule, a run or a document is made from holds them, and only a role of its own reaches this schema (`migrate.ts` grants it).
 * What is recorded here only grows, and goes with the rest of its case: the erasure of a case empties these rows too.
 */
const STATEMENTS: readonly string[] = [
  'create schema monitoring',
  'revoke all on schema monitoring from public',
  // A version for each statement of a source. The entry stands outside every chain, so its id is the name of the record.
  `create table monitoring.monitoring_records (
    entry_id uuid primary key references audit_entries,
    licence_id uuid not null references cases,
    version integer not null check (version >= 1),
    bytes bytea,
    salt bytea check (octet_length(salt) = 32),
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    unique (licence_id, version),
    check ((bytes is null) = (salt is null))
  )`,

  `create function let_monitoring_go() returns trigger language plpgsql as $$
begin
  if new.entry_id = old.entry_id and new.licence_id = old.licence_id and new.version = old.version
    and new.recorded_at = old.recorded_at and new.recorded_by = old.recorded_by
    and new.bytes is null and new.salt is null
    and exists (select from erasures where licence_id = old.licence_id) then
    return new;
  end if;
  raise exception 'UPDATE of content table % is refused: content only grows, and goes by erasure alone', tg_table_name
    using errcode = 'restrict_violation';
end
$$`,
  // With the rights of the owner, who alone can hold the head. It waits for an erasure under way, so that none leaves data behind.
  `create function refuse_monitoring_of_erased_case() returns trigger language plpgsql security definer as $$
begin
  perform from cases where id = new.licence_id and erased_by is null for share;
  if not found then
    raise exception 'monitoring data of case % is refused: there is no such case, or its content was erased', new.licence_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  `create or replace function erase_content() returns trigger language plpgsql security definer as $$
begin
  update contents set bytes = null, salt = null where bytes is not null and entry_id in
    (select e.id from audit_entries e where e.licence_id = new.licence_id and e.id <> new.entry_id);
  update licence_references set external_reference = null where licence_id = new.licence_id;
  update licence_identifiers set crn = null, noms_number = null where licence_id = new.licence_id;
  update monitoring.monitoring_records set bytes = null, salt = null
    where licence_id = new.licence_id and bytes is not null;
  update cases set erased_by = new.entry_id where id = new.licence_id;
  return null;
end
$$`,

  `create trigger monitoring_records_only_grow before delete or truncate on monitoring.monitoring_records
    for each statement execute function refuse_content_change()`,
  `create trigger monitoring_records_go_by_erasure before update on monitoring.monitoring_records
    for each row execute function let_monitoring_go()`,
  `create trigger monitoring_records_join_no_erased_case before insert on monitoring.monitoring_records
    for each row execute function refuse_monitoring_of_erased_case()`,
  'alter table monitoring.monitoring_records enable always trigger monitoring_records_only_grow',
  'alter table monitoring.monitoring_records enable always trigger monitoring_records_go_by_erasure',
  'alter table monitoring.monitoring_records enable always trigger monitoring_records_join_no_erased_case',
];

/** A function that is replaced loses where it looks for its tables, so that is said again. */
const FUNCTIONS = ['let_monitoring_go', 'refuse_monitoring_of_erased_case', 'erase_content'];

/** Makes the schema, its one table and its guards, and lets the erasure of a case reach it. */
export const monitoring: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
      await sql.raw(statement).execute(db);
    }
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
    for (const { schema } of rows) {
      for (const name of FUNCTIONS) {
        await sql`alter function ${sql.id(schema, name)}() set search_path = ${sql.id(schema)}, pg_temp`.execute(
          db,
        );
      }
    }
  },
};
