import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Who may see a case, and the review that makes a recommendation a human decision. Frozen.
 *
 * What was granted and every step of a review are ledger: they only grow. Where a case is supervised and how far a
 * consideration is are heads, which move forward with each act and can be made again from the ledger.
 */

const STATEMENTS = [
  // Both areas of a transfer and the area of approved premises may read; a limited-access case is for named people.
  'alter table cases add column previous_region text',
  'alter table cases add column previous_delivery_unit text',
  'alter table cases add column host_region text',
  'alter table cases add column host_delivery_unit text',
  'alter table cases add column limited_access boolean not null default false',
  `update cases set limited_access = true
    from licence_versions v join contents c on c.entry_id = v.entry_id
    where v.licence_id = cases.id and v.version = cases.licence_version
      and convert_from(c.bytes, 'UTF8')::jsonb ->> 'limitedAccess' = 'true'`,
  `update cases set previous_region = before.region, previous_delivery_unit = before.delivery_unit
    from (
      select distinct on (v.licence_id) v.licence_id, said.region, said.delivery_unit
      from licence_versions v
        join cases k on k.id = v.licence_id
        join contents c on c.entry_id = v.entry_id
        cross join lateral (select convert_from(c.bytes, 'UTF8')::jsonb as content offset 0) parsed
        cross join lateral (select content ->> 'region' as region, content ->> 'deliveryUnit' as delivery_unit) said
      where c.bytes is not null
        and (said.region, said.delivery_unit) is distinct from (k.region, k.delivery_unit)
      -- The other side of a transfer between regions comes before a move between units.
      order by v.licence_id, (said.region is distinct from k.region) desc, v.version desc
    ) before
    where before.licence_id = cases.id`,
  'create index cases_by_previous_area on cases (previous_region, previous_delivery_unit) where previous_region is not null',
  'create index cases_by_host_area on cases (host_region, host_delivery_unit) where host_region is not null',

  `create table access_grants (
    id uuid primary key,
    licence_id uuid not null references cases,
    subject text not null,
    capacity text not null check (capacity in ('owner', 'named', 'inspector', 'break-glass')),
    ends_at timestamptz(3),
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    check (ends_at is null or ends_at > recorded_at),
    check (capacity <> 'break-glass' or (ends_at is not null and subject = recorded_by))
  )`,
  'create index access_grants_by_licence on access_grants (licence_id, subject)',
  'create index access_grants_by_subject on access_grants (subject)',
  `create table access_grant_ends (
    grant_id uuid primary key references access_grants,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null
  )`,
  // That an owner has seen that the glass of a case was broken.
  `create table access_notices_seen (
    grant_id uuid not null references access_grants,
    subject text not null,
    entry_id uuid not null references audit_entries,
    recorded_at timestamptz(3) not null,
    primary key (grant_id, subject)
  )`,

  // A step of a review. Its version is that of the consideration, which judgements count up too.
  `create table review_steps (
    consideration_id uuid not null references considerations,
    version integer not null check (version >= 2),
    licence_id uuid not null references cases,
    action text not null check (action ~ '^[a-z]+(-[a-z]+)*$'),
    state text not null check (state ~ '^[a-z]+(-[a-z]+)*$'),
    region text,
    delivery_unit text,
    entry_id uuid not null unique references contents,
    recorded_at timestamptz(3) not null,
    recorded_by text not null,
    primary key (consideration_id, version)
  )`,
  'create index review_steps_by_licence on review_steps (licence_id, consideration_id, version)',
  `create table consideration_heads (
    consideration_id uuid primary key references considerations,
    licence_id uuid not null references cases,
    version integer not null check (version >= 1),
    state text not null,
    decision text check (decision in ('recall', 'no-recall')),
    urgency text not null check (urgency in ('emergency', 'unknown', 'standard')),
    urgency_rank smallint not null generated always as
      (case urgency when 'emergency' then 0 when 'unknown' then 1 else 2 end) stored,
    clock text,
    due_at timestamptz(3),
    countersign_by text,
    countersign_due_at timestamptz(3),
    new_facts_waiting boolean not null default false,
    new_facts_due_at timestamptz(3),
    next_due_at timestamptz(3) generated always as (least(due_at, countersign_due_at, new_facts_due_at)) stored,
    live boolean not null generated always as
      (state not in ('withdrawn', 'closed') or countersign_by is not null or new_facts_waiting) stored,
    check ((clock is null) = (due_at is null)),
    check (countersign_due_at is null or countersign_by is not null),
    check (new_facts_due_at is null or new_facts_waiting)
  )`,
  'create index consideration_heads_by_licence on consideration_heads (licence_id)',
  // Most considerations have ended and owe nothing: the queue goes past none of them, and a list of one state past no other.
  `create index consideration_heads_queue on consideration_heads
    (urgency_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), consideration_id) where live`,
  `create index consideration_heads_by_state on consideration_heads
    (state, urgency_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), consideration_id)`,
  // One day from the opening, as the clock of the decision then was; nobody had said how urgent it is.
  `insert into consideration_heads (consideration_id, licence_id, version, state, urgency, clock, due_at)
    select c.id, c.licence_id, coalesce((select max(version) from judgement_versions j where j.consideration_id = c.id), 1),
      'open', 'unknown', 'decide', c.recorded_at + interval '24 hours'
    from considerations c`,
  `create function keep_consideration_moving_forward() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception '% of consideration_heads is refused: a consideration stays', tg_op
      using errcode = 'restrict_violation';
  end if;
  if new.consideration_id <> old.consideration_id or new.licence_id <> old.licence_id or new.version < old.version then
    raise exception 'the head of consideration % only moves forward', old.consideration_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  `create trigger consideration_heads_move_forward before update or delete on consideration_heads
    for each row execute function keep_consideration_moving_forward()`,
  `create trigger consideration_heads_stay before truncate on consideration_heads
    for each statement execute function keep_consideration_moving_forward()`,
  'alter table consideration_heads enable always trigger consideration_heads_move_forward',
  'alter table consideration_heads enable always trigger consideration_heads_stay',

  // That a person asked the rules outside every case, and when; of what was asked nothing is held.
  `create table inline_evaluations (
    entry_id uuid primary key references audit_entries,
    subject text not null,
    recorded_at timestamptz(3) not null
  )`,
  'create index inline_evaluations_by_subject on inline_evaluations (subject, recorded_at)',

  // Whether whoever asked for a bundle sees limited-access cases by office, and not only those open to them by name.
  'alter table audit_bundles add column sees_limited_access boolean not null default false',
];

const LEDGER_TABLES = [
  'access_grants',
  'access_grant_ends',
  'access_notices_seen',
  'review_steps',
  'inline_evaluations',
];

/** Creates the tables and their guards. */
export const accessAndReview: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
      await sql.raw(statement).execute(db);
    }
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
    for (const { schema } of rows) {
      await sql`alter function ${sql.id(schema, 'keep_consideration_moving_forward')}()
        set search_path = ${sql.id(schema)}, pg_temp`.execute(db);
    }
    for (const table of LEDGER_TABLES) {
      const trigger = sql.id(`${table}_only_grow`);
      await sql`create trigger ${trigger} before update or delete or truncate on ${sql.id(table)}
        for each statement execute function refuse_ledger_change()`.execute(db);
      await sql`alter table ${sql.id(table)} enable always trigger ${trigger}`.execute(db);
    }
  },
};
