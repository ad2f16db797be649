-- GENERATED from the migrations; test/db/schema.test.ts compares it and says how to renew it.

CREATE OR REPLACE FUNCTION public.add_part_of_ledger(part text, bounds text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create table ledger_years.audit_entries_%s partition of audit_entries %s', part, bounds);
  execute format('alter table ledger_years.audit_entries_%s add unique (licence_id, chain_index)', part);
  execute format('create table ledger_years.contents_%s partition of contents %s', part, bounds);
  perform guard_part_of_ledger(part);
end
$function$;

CREATE OR REPLACE FUNCTION public.add_year_of_ledger(year integer)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  perform add_part_of_ledger(year::text,
    format('for values from (%L) to (%L)', first_id_of_year(year), first_id_of_year(year + 1)));
  return true;
exception when invalid_object_definition or duplicate_table then
  return false;
end
$function$;

CREATE OR REPLACE FUNCTION public.erase_content()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.first_id_of_year(year integer)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select (lpad(to_hex((extract(epoch from make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0')
    || repeat('0', 20))::uuid
$function$;

CREATE OR REPLACE FUNCTION public.follow_the_last_leaf()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.leaf_index > 0 and not exists (select from tree_leaves where leaf_index = new.leaf_index - 1) then
    raise exception 'leaf % does not follow the last one: places in the tree have no gaps', new.leaf_index
      using errcode = 'restrict_violation';
  end if;
  if new.hash is distinct from (select sha256('\x00'::bytea || bytes) from audit_entries where id = new.entry_id) then
    raise exception 'leaf % is not the hash of its entry', new.leaf_index using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.guard_part_of_ledger(part text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger audit_entries_only_grow before update or delete or truncate
    on ledger_years.audit_entries_%s for each statement execute function refuse_ledger_change()', part);
  execute format('create trigger contents_only_grow before delete or truncate
    on ledger_years.contents_%s for each statement execute function refuse_content_change()', part);
  execute format('alter table ledger_years.audit_entries_%s enable always trigger audit_entries_only_grow', part);
  execute format('alter table ledger_years.contents_%s enable always trigger contents_only_grow', part);
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_case_moving_forward()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.keep_consideration_moving_forward()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.keep_places_unique()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from cases where id = new.licence_id for no key update;
  if exists (select from audit_entries where licence_id = new.licence_id and chain_index = new.chain_index) then
    raise exception 'place % in the chain of case % is taken', new.chain_index, new.licence_id
      using errcode = 'unique_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.keep_unsequenced_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    if exists (select from tree_leaves where entry_id = old.entry_id) then
      return old;
    end if;
    raise exception 'entry % has no place in the tree yet, and waits until it has one', old.entry_id
      using errcode = 'restrict_violation';
  end if;
  raise exception '% of unsequenced_entries is refused: an entry waits until it has its place in the tree', tg_op
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.let_content_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.entry_id = old.entry_id and new.bytes is null and new.salt is null and exists (select from erasures where licence_id = (select e.licence_id from audit_entries e where e.id = old.entry_id)) then
    return new;
  end if;
  raise exception 'UPDATE of content table % is refused: content only grows, and goes by erasure alone', tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.let_identifiers_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.licence_id = old.licence_id and new.version = old.version and new.crn is null and new.noms_number is null and exists (select from erasures where licence_id = old.licence_id) then
    return new;
  end if;
  raise exception 'UPDATE of content table % is refused: content only grows, and goes by erasure alone', tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.let_monitoring_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.let_reference_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.licence_id = old.licence_id and new.source_system = old.source_system and new.external_reference is null and exists (select from erasures where licence_id = old.licence_id) then
    return new;
  end if;
  raise exception 'UPDATE of content table % is refused: content only grows, and goes by erasure alone', tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.note_entry_without_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into unsequenced_entries (entry_id) values (new.id);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_checkpoint_beyond_tree()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from tree_leaves where leaf_index = new.tree_size - 1) then
    raise exception 'a checkpoint over % leaves is refused: the tree has fewer', new.tree_size
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_content_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  raise exception '% of content table % is refused: content only grows, and goes by erasure alone', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_ledger_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  raise exception '% of ledger table % is refused: the ledger only grows', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_monitoring_of_erased_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from cases where id = new.licence_id and erased_by is null for share;
  if not found then
    raise exception 'monitoring data of case % is refused: there is no such case, or its content was erased', new.licence_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_tile_before_its_leaves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (
    select from tree_leaves where leaf_index = (new.tile_index + 1) * power(256, new.level + 1)::bigint - 1
  ) then
    raise exception 'tile % of level % is refused: the tree has fewer leaves', new.tile_index, new.level
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_unfounded_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

create table access_grant_ends (
  grant_id uuid not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint access_grant_ends_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint access_grant_ends_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_grants(id),
  constraint access_grant_ends_pkey PRIMARY KEY (grant_id),
  constraint access_grant_ends_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER access_grant_ends_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_grant_ends FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table access_grants (
  id uuid not null,
  licence_id uuid not null,
  subject text not null,
  capacity text not null,
  ends_at timestamp(3) with time zone,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint access_grants_capacity_check CHECK ((capacity = ANY (ARRAY['owner'::text, 'named'::text, 'inspector'::text, 'break-glass'::text]))),
  constraint access_grants_check CHECK (((ends_at IS NULL) OR (ends_at > recorded_at))),
  constraint access_grants_check1 CHECK (((capacity <> 'break-glass'::text) OR ((ends_at IS NOT NULL) AND (subject = recorded_by)))),
  constraint access_grants_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint access_grants_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint access_grants_pkey PRIMARY KEY (id),
  constraint access_grants_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX access_grants_by_licence ON public.access_grants USING btree (licence_id, subject);
CREATE INDEX access_grants_by_subject ON public.access_grants USING btree (subject);
CREATE TRIGGER access_grants_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_grants FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table access_notices_seen (
  grant_id uuid not null,
  subject text not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  constraint access_notices_seen_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint access_notices_seen_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_grants(id),
  constraint access_notices_seen_pkey PRIMARY KEY (grant_id, subject)
);
CREATE TRIGGER access_notices_seen_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.access_notices_seen FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table audit_bundle_pieces (
  bundle_id uuid not null,
  piece integer not null,
  bytes bytea not null,
  constraint audit_bundle_pieces_piece_check CHECK ((piece >= 0)),
  constraint audit_bundle_pieces_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES audit_bundles(id),
  constraint audit_bundle_pieces_pkey PRIMARY KEY (bundle_id, piece)
);

create table audit_bundle_progress (
  bundle_id uuid not null,
  state text not null,
  tree_size bigint,
  length bigint not null default 0,
  sha256 bytea,
  pieces integer not null default 0,
  changed_at timestamp(3) with time zone not null,
  constraint audit_bundle_progress_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint audit_bundle_progress_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'building'::text, 'ready'::text, 'failed'::text, 'gone'::text]))),
  constraint audit_bundle_progress_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES audit_bundles(id),
  constraint audit_bundle_progress_pkey PRIMARY KEY (bundle_id)
);

create table audit_bundles (
  id uuid not null,
  entry_id uuid not null,
  scope text not null,
  licence_ids uuid[],
  period_from timestamp(3) with time zone,
  period_until timestamp(3) with time zone,
  remembered_sizes bigint[] not null,
  with_content boolean not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  sees_limited_access boolean not null default false,
  constraint audit_bundles_check CHECK (((scope = 'licences'::text) = (licence_ids IS NOT NULL))),
  constraint audit_bundles_check1 CHECK (((scope = 'period'::text) = ((period_from IS NOT NULL) AND (period_until IS NOT NULL)))),
  constraint audit_bundles_scope_check CHECK ((scope = ANY (ARRAY['licences'::text, 'period'::text]))),
  constraint audit_bundles_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint audit_bundles_pkey PRIMARY KEY (id),
  constraint audit_bundles_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER audit_bundles_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_bundles FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table audit_entries (
  id uuid not null,
  licence_id uuid,
  chain_index integer,
  hash bytea not null,
  bytes bytea not null,
  recorded_at timestamp(3) with time zone not null,
  constraint audit_entries_chain_index_check CHECK ((chain_index >= 0)),
  constraint audit_entries_check CHECK ((hash = sha256(('\x00'::bytea || bytes)))),
  constraint audit_entries_check1 CHECK (((licence_id IS NULL) = (chain_index IS NULL))),
  constraint audit_entries_not_to_come CHECK ((isfinite(recorded_at) AND (recorded_at < (now() + '1 day'::interval)))),
  constraint audit_entries_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint audit_entries_pkey PRIMARY KEY (id)
) partition by RANGE (id);
CREATE INDEX audit_entries_by_time ON ONLY public.audit_entries USING brin (recorded_at) WITH (autosummarize='on');
CREATE TRIGGER audit_entries_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always
CREATE TRIGGER entries_wait_for_a_place AFTER INSERT ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION note_entry_without_place(); -- enabled always
CREATE TRIGGER places_are_unique BEFORE INSERT ON public.audit_entries FOR EACH ROW WHEN ((new.licence_id IS NOT NULL)) EXECUTE FUNCTION keep_places_unique(); -- enabled always

create table breach_event_versions (
  event_id uuid not null,
  version integer not null,
  licence_id uuid not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint breach_event_versions_version_check CHECK ((version >= 1)),
  constraint breach_event_versions_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint breach_event_versions_licence_id_event_id_fkey FOREIGN KEY (licence_id, event_id) REFERENCES breach_events(licence_id, id),
  constraint breach_event_versions_pkey PRIMARY KEY (event_id, version),
  constraint breach_event_versions_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX breach_event_versions_by_licence ON public.breach_event_versions USING btree (licence_id, event_id, version);
CREATE TRIGGER breach_event_versions_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.breach_event_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table breach_events (
  id uuid not null,
  licence_id uuid not null,
  constraint breach_events_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint breach_events_pkey PRIMARY KEY (id),
  constraint breach_events_licence_id_id_key UNIQUE (licence_id, id)
);
CREATE TRIGGER breach_events_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.breach_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table cases (
  id uuid not null,
  licence_version integer not null,
  region text,
  delivery_unit text,
  chain_length integer not null,
  chain_hash bytea not null,
  last_instant timestamp(3) with time zone not null,
  erased_by uuid,
  previous_region text,
  previous_delivery_unit text,
  host_region text,
  host_delivery_unit text,
  limited_access boolean not null default false,
  constraint cases_chain_hash_check CHECK ((octet_length(chain_hash) = 32)),
  constraint cases_chain_length_check CHECK ((chain_length >= 0)),
  constraint cases_licence_version_check CHECK ((licence_version >= 1)),
  constraint cases_not_to_come CHECK ((isfinite(last_instant) AND (last_instant < (now() + '1 day'::interval)))),
  constraint cases_erased_by_fkey FOREIGN KEY (erased_by) REFERENCES audit_entries(id),
  constraint cases_pkey PRIMARY KEY (id)
) with (fillfactor=80);
CREATE INDEX cases_by_area ON public.cases USING btree (region, delivery_unit);
CREATE INDEX cases_by_host_area ON public.cases USING btree (host_region, host_delivery_unit) WHERE (host_region IS NOT NULL);
CREATE INDEX cases_by_previous_area ON public.cases USING btree (previous_region, previous_delivery_unit) WHERE (previous_region IS NOT NULL);
CREATE TRIGGER cases_move_forward BEFORE DELETE OR UPDATE ON public.cases FOR EACH ROW EXECUTE FUNCTION keep_case_moving_forward(); -- enabled always
CREATE TRIGGER cases_stay BEFORE TRUNCATE ON public.cases FOR EACH STATEMENT EXECUTE FUNCTION keep_case_moving_forward(); -- enabled always

create table checkpoint_cosignatures (
  tree_size bigint not null,
  witness text not null,
  line text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint checkpoint_cosignatures_tree_size_fkey FOREIGN KEY (tree_size) REFERENCES checkpoints(tree_size),
  constraint checkpoint_cosignatures_pkey PRIMARY KEY (tree_size, witness)
);
CREATE TRIGGER checkpoint_cosignatures_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoint_cosignatures FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table checkpoints (
  tree_size bigint not null,
  root bytea not null,
  note text not null,
  published_at timestamp(3) with time zone not null,
  constraint checkpoints_not_to_come CHECK ((isfinite(published_at) AND (published_at < (now() + '1 day'::interval)))),
  constraint checkpoints_root_check CHECK ((octet_length(root) = 32)),
  constraint checkpoints_tree_size_check CHECK ((tree_size > 0)),
  constraint checkpoints_pkey PRIMARY KEY (tree_size)
);
CREATE TRIGGER checkpoints_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always
CREATE TRIGGER checkpoints_stay_within_the_tree BEFORE INSERT ON public.checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_checkpoint_beyond_tree(); -- enabled always

create table consideration_figures (
  consideration_id uuid not null,
  licence_id uuid not null,
  opened_on date not null,
  decided_on date,
  region text,
  delivery_unit text,
  sentence_group text not null,
  outcome text not null,
  likeness text,
  figures json not null,
  alike text generated always as ((jsonb_set(jsonb_set(jsonb_set((((((((((figures)::jsonb - '{considerationId,licenceId,openedAt,openedOn,decidedAt,decidedOn,departed,minutesToDecide,dwell,state,sentenceGroup,clocks}'::text[]) -
CASE
    WHEN ((figures #>> '{run,shortfalls,0}'::text[]) IS NULL) THEN '{region,deliveryUnit}'::text[]
    ELSE '{}'::text[]
END) #- '{run,id}'::text[]) #- '{run,ruleBook}'::text[]) #- '{run,regime}'::text[]) #- '{run,lengthDays}'::text[]) #- '{run,urgency}'::text[]) #- '{run,likeness}'::text[]), '{settled}'::text[], jsonb_path_query_array((figures)::jsonb, '$."clocks"[*]?(exists (@."outcome"))."clock"'::jsonpath)), '{outcomes}'::text[], jsonb_path_query_array((figures)::jsonb, '$."clocks"[*]?(exists (@."outcome"))."outcome"'::jsonpath)), '{running}'::text[], jsonb_path_query_array((figures)::jsonb, '$."clocks"[*]?(!(exists (@."outcome")))'::jsonpath)))::text) stored,
  minutes_to_decide integer generated always as (((figures ->> 'minutesToDecide'::text))::integer) stored,
  dwell text generated always as ((figures ->> 'dwell'::text)) stored,
  said text generated always as ((figures #>> '{run,recall}'::text[])) stored,
  response text generated always as ((figures #>> '{run,response}'::text[])) stored,
  constraint consideration_figures_likeness_check CHECK ((likeness ~ '^[0-9a-f]{64}$'::text)),
  constraint consideration_figures_pkey PRIMARY KEY (consideration_id)
);
CREATE INDEX consideration_figures_by_decision ON public.consideration_figures USING btree (decided_on, consideration_id) WHERE (decided_on IS NOT NULL);
CREATE INDEX consideration_figures_by_licence ON public.consideration_figures USING btree (licence_id);
CREATE INDEX consideration_figures_by_likeness ON public.consideration_figures USING btree (likeness, consideration_id) WHERE (likeness IS NOT NULL);
CREATE INDEX consideration_figures_by_opening ON public.consideration_figures USING btree (opened_on, consideration_id);

create table consideration_heads (
  consideration_id uuid not null,
  licence_id uuid not null,
  version integer not null,
  state text not null,
  decision text,
  urgency text not null,
  urgency_rank smallint not null generated always as (
CASE urgency
    WHEN 'emergency'::text THEN 0
    WHEN 'unknown'::text THEN 1
    ELSE 2
END) stored,
  clock text,
  due_at timestamp(3) with time zone,
  countersign_by text,
  countersign_due_at timestamp(3) with time zone,
  new_facts_waiting boolean not null default false,
  new_facts_due_at timestamp(3) with time zone,
  next_due_at timestamp(3) with time zone generated always as (LEAST(due_at, countersign_due_at, new_facts_due_at)) stored,
  live boolean not null generated always as (((state <> ALL (ARRAY['withdrawn'::text, 'closed'::text])) OR (countersign_by IS NOT NULL) OR new_facts_waiting)) stored,
  constraint consideration_heads_check CHECK (((clock IS NULL) = (due_at IS NULL))),
  constraint consideration_heads_check1 CHECK (((countersign_due_at IS NULL) OR (countersign_by IS NOT NULL))),
  constraint consideration_heads_check2 CHECK (((new_facts_due_at IS NULL) OR new_facts_waiting)),
  constraint consideration_heads_decision_check CHECK ((decision = ANY (ARRAY['recall'::text, 'no-recall'::text]))),
  constraint consideration_heads_urgency_check CHECK ((urgency = ANY (ARRAY['emergency'::text, 'unknown'::text, 'standard'::text]))),
  constraint consideration_heads_version_check CHECK ((version >= 1)),
  constraint consideration_heads_consideration_id_fkey FOREIGN KEY (consideration_id) REFERENCES considerations(id),
  constraint consideration_heads_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint consideration_heads_pkey PRIMARY KEY (consideration_id)
);
CREATE INDEX consideration_heads_by_licence ON public.consideration_heads USING btree (licence_id);
CREATE INDEX consideration_heads_by_state ON public.consideration_heads USING btree (state, urgency_rank, COALESCE(next_due_at, 'infinity'::timestamp with time zone), consideration_id);
CREATE INDEX consideration_heads_queue ON public.consideration_heads USING btree (urgency_rank, COALESCE(next_due_at, 'infinity'::timestamp with time zone), consideration_id) INCLUDE (licence_id, next_due_at, state, clock, due_at, countersign_by, new_facts_waiting) WHERE live;
CREATE TRIGGER consideration_heads_move_forward BEFORE DELETE OR UPDATE ON public.consideration_heads FOR EACH ROW EXECUTE FUNCTION keep_consideration_moving_forward(); -- enabled always
CREATE TRIGGER consideration_heads_stay BEFORE TRUNCATE ON public.consideration_heads FOR EACH STATEMENT EXECUTE FUNCTION keep_consideration_moving_forward(); -- enabled always

create table considerations (
  id uuid not null,
  licence_id uuid not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint considerations_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint considerations_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint considerations_pkey PRIMARY KEY (id),
  constraint considerations_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX considerations_by_licence ON public.considerations USING btree (licence_id);
CREATE TRIGGER considerations_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.considerations FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table contents (
  entry_id uuid not null,
  bytes bytea,
  salt bytea,
  constraint contents_check CHECK (((bytes IS NULL) = (salt IS NULL))),
  constraint contents_salt_check CHECK ((octet_length(salt) = 32)),
  constraint contents_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint contents_pkey PRIMARY KEY (entry_id)
) partition by RANGE (entry_id);
CREATE TRIGGER contents_go_by_erasure BEFORE UPDATE ON public.contents FOR EACH ROW EXECUTE FUNCTION let_content_go(); -- enabled always
CREATE TRIGGER contents_only_grow BEFORE DELETE OR TRUNCATE ON public.contents FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always

create table disputes (
  id uuid not null,
  licence_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint disputes_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint disputes_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint disputes_pkey PRIMARY KEY (id),
  constraint disputes_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX disputes_by_licence ON public.disputes USING btree (licence_id);
CREATE TRIGGER disputes_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.disputes FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table erasures (
  licence_id uuid not null,
  id uuid not null,
  authority text not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint erasures_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint erasures_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint erasures_pkey PRIMARY KEY (licence_id),
  constraint erasures_entry_id_key UNIQUE (entry_id),
  constraint erasures_id_key UNIQUE (id)
);
CREATE TRIGGER erasures_are_founded BEFORE INSERT ON public.erasures FOR EACH ROW EXECUTE FUNCTION refuse_unfounded_erasure(); -- enabled always
CREATE TRIGGER erasures_let_content_go AFTER INSERT ON public.erasures FOR EACH ROW EXECUTE FUNCTION erase_content(); -- enabled always
CREATE TRIGGER erasures_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.erasures FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table event_batches (
  id uuid not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint event_batches_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint event_batches_pkey PRIMARY KEY (id),
  constraint event_batches_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER event_batches_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event_batches FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table event_sources (
  digest bytea not null,
  licence_id uuid not null,
  event_id uuid not null,
  constraint event_sources_digest_check CHECK ((octet_length(digest) = 32)),
  constraint event_sources_licence_id_event_id_fkey FOREIGN KEY (licence_id, event_id) REFERENCES breach_events(licence_id, id),
  constraint event_sources_pkey PRIMARY KEY (digest)
);
CREATE TRIGGER event_sources_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event_sources FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table figures_progress (
  one boolean not null default true,
  "position" bigint not null,
  counted_at timestamp(3) with time zone,
  derivation integer not null,
  recount_after uuid,
  constraint figures_progress_derivation_check CHECK ((derivation >= 0)),
  constraint figures_progress_one_check CHECK (one),
  constraint figures_progress_position_check CHECK (("position" >= 0)),
  constraint figures_progress_pkey PRIMARY KEY (one)
);

create table idempotency_keys (
  subject text not null,
  operation text not null,
  key_digest bytea not null,
  request_hash text not null,
  resource_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  constraint idempotency_keys_key_digest_check CHECK ((octet_length(key_digest) = 32)),
  constraint idempotency_keys_pkey PRIMARY KEY (subject, operation, key_digest)
);
CREATE TRIGGER idempotency_keys_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.idempotency_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table inline_evaluations (
  entry_id uuid not null,
  subject text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint inline_evaluations_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint inline_evaluations_pkey PRIMARY KEY (entry_id)
);
CREATE INDEX inline_evaluations_by_subject ON public.inline_evaluations USING btree (subject, recorded_at);
CREATE TRIGGER inline_evaluations_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.inline_evaluations FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table judgement_versions (
  consideration_id uuid not null,
  version integer not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint judgement_versions_version_check CHECK ((version >= 1)),
  constraint judgement_versions_consideration_id_fkey FOREIGN KEY (consideration_id) REFERENCES considerations(id),
  constraint judgement_versions_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint judgement_versions_pkey PRIMARY KEY (consideration_id, version),
  constraint judgement_versions_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER judgement_versions_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.judgement_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table legal_hold_releases (
  hold_id uuid not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint legal_hold_releases_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint legal_hold_releases_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES legal_holds(id),
  constraint legal_hold_releases_pkey PRIMARY KEY (hold_id),
  constraint legal_hold_releases_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER legal_hold_releases_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.legal_hold_releases FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table legal_holds (
  id uuid not null,
  licence_id uuid not null,
  ground text not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint legal_holds_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint legal_holds_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint legal_holds_pkey PRIMARY KEY (id),
  constraint legal_holds_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX legal_holds_by_licence ON public.legal_holds USING btree (licence_id);
CREATE TRIGGER legal_holds_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.legal_holds FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table licence_identifiers (
  licence_id uuid not null,
  version integer not null,
  crn text,
  noms_number text,
  constraint licence_identifiers_licence_id_version_fkey FOREIGN KEY (licence_id, version) REFERENCES licence_versions(licence_id, version),
  constraint licence_identifiers_pkey PRIMARY KEY (licence_id, version)
);
CREATE INDEX licence_identifiers_by_crn ON public.licence_identifiers USING btree (crn);
CREATE INDEX licence_identifiers_by_noms_number ON public.licence_identifiers USING btree (noms_number);
CREATE TRIGGER licence_identifiers_go_by_erasure BEFORE UPDATE ON public.licence_identifiers FOR EACH ROW EXECUTE FUNCTION let_identifiers_go(); -- enabled always
CREATE TRIGGER licence_identifiers_only_grow BEFORE DELETE OR TRUNCATE ON public.licence_identifiers FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always

create table licence_references (
  licence_id uuid not null,
  source_system text not null,
  external_reference text,
  constraint licence_references_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint licence_references_pkey PRIMARY KEY (licence_id),
  constraint licence_references_source_system_external_reference_key UNIQUE (source_system, external_reference)
);
CREATE INDEX licence_references_by_reference ON public.licence_references USING btree (external_reference);
CREATE TRIGGER licence_references_go_by_erasure BEFORE UPDATE ON public.licence_references FOR EACH ROW EXECUTE FUNCTION let_reference_go(); -- enabled always
CREATE TRIGGER licence_references_only_grow BEFORE DELETE OR TRUNCATE ON public.licence_references FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always

create table licence_versions (
  licence_id uuid not null,
  version integer not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint licence_versions_version_check CHECK ((version >= 1)),
  constraint licence_versions_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint licence_versions_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint licence_versions_pkey PRIMARY KEY (licence_id, version),
  constraint licence_versions_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER licence_versions_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.licence_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table log_keys (
  verifier_key text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint log_keys_form CHECK ((verifier_key ~ '^[^[:space:]+]+[+][0-9a-f]{8}[+][A-Za-z0-9+/]+=*$'::text)),
  constraint log_keys_pkey PRIMARY KEY (verifier_key)
);
CREATE TRIGGER log_keys_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.log_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table recall_figures (
  recall_id uuid not null,
  licence_id uuid not null,
  revoked_on date,
  region text,
  delivery_unit text,
  sentence_group text not null,
  figures json not null,
  constraint recall_figures_pkey PRIMARY KEY (recall_id)
);
CREATE INDEX recall_figures_by_licence ON public.recall_figures USING btree (licence_id);
CREATE INDEX recall_figures_by_revocation ON public.recall_figures USING btree (revoked_on, recall_id) WHERE (revoked_on IS NOT NULL);

create table recall_versions (
  recall_id uuid not null,
  version integer not null,
  consideration_id uuid,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint recall_versions_version_check CHECK ((version >= 1)),
  constraint recall_versions_consideration_id_fkey FOREIGN KEY (consideration_id) REFERENCES considerations(id),
  constraint recall_versions_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint recall_versions_recall_id_fkey FOREIGN KEY (recall_id) REFERENCES recalls(id),
  constraint recall_versions_pkey PRIMARY KEY (recall_id, version),
  constraint recall_versions_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX recall_versions_by_consideration ON public.recall_versions USING btree (consideration_id, recall_id) WHERE (consideration_id IS NOT NULL);
CREATE TRIGGER recall_versions_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.recall_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table recalls (
  id uuid not null,
  licence_id uuid not null,
  constraint recalls_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint recalls_pkey PRIMARY KEY (id)
);
CREATE INDEX recalls_by_licence ON public.recalls USING btree (licence_id);
CREATE TRIGGER recalls_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.recalls FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table recommendations (
  id uuid not null,
  consideration_id uuid not null,
  entry_id uuid not null,
  what_if boolean not null,
  as_at date not null,
  known_at timestamp(3) with time zone not null,
  rule_book_version text not null,
  content_hash bytea not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  expires_at timestamp(3) with time zone not null,
  constraint recommendations_check CHECK ((known_at <= recorded_at)),
  constraint recommendations_content_hash_check CHECK ((octet_length(content_hash) = 32)),
  constraint recommendations_consideration_id_fkey FOREIGN KEY (consideration_id) REFERENCES considerations(id),
  constraint recommendations_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint recommendations_rule_book_version_fkey FOREIGN KEY (rule_book_version) REFERENCES rule_books(version),
  constraint recommendations_pkey PRIMARY KEY (id),
  constraint recommendations_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX recommendations_by_consideration ON public.recommendations USING btree (consideration_id, recorded_at);
CREATE TRIGGER recommendations_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.recommendations FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table review_steps (
  consideration_id uuid not null,
  version integer not null,
  licence_id uuid not null,
  action text not null,
  state text not null,
  region text,
  delivery_unit text,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint review_steps_action_check CHECK ((action ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint review_steps_state_check CHECK ((state ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint review_steps_version_check CHECK ((version >= 2)),
  constraint review_steps_consideration_id_fkey FOREIGN KEY (consideration_id) REFERENCES considerations(id),
  constraint review_steps_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint review_steps_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint review_steps_pkey PRIMARY KEY (consideration_id, version),
  constraint review_steps_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX review_steps_by_licence ON public.review_steps USING btree (licence_id, consideration_id, version);
CREATE TRIGGER review_steps_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.review_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table rule_books (
  version text not null,
  digest bytea not null,
  kernel text not null,
  text text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint rule_books_check CHECK ((digest = sha256(convert_to(text, 'UTF8'::name)))),
  constraint rule_books_digest_check CHECK ((octet_length(digest) = 32)),
  constraint rule_books_pkey PRIMARY KEY (version)
);
CREATE TRIGGER rule_books_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.rule_books FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table schema_changes (
  migration text not null,
  kind text not null,
  release text not null,
  runs_from text not null,
  recorded_at timestamp(3) with time zone not null default now(),
  constraint schema_changes_kind_check CHECK ((kind = ANY (ARRAY['foundation'::text, 'expand'::text, 'contract'::text]))),
  constraint schema_changes_pkey PRIMARY KEY (migration)
);
CREATE TRIGGER schema_changes_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.schema_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table simulation_acts (
  entry_id uuid not null,
  simulation_id uuid not null,
  act text not null,
  state text not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint simulation_acts_act_check CHECK ((act = ANY (ARRAY['stopped'::text, 'resumed'::text]))),
  constraint simulation_acts_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint simulation_acts_simulation_id_fkey FOREIGN KEY (simulation_id) REFERENCES simulations(id),
  constraint simulation_acts_pkey PRIMARY KEY (entry_id)
);
CREATE INDEX simulation_acts_by_simulation ON public.simulation_acts USING btree (simulation_id, recorded_at);
CREATE TRIGGER simulation_acts_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.simulation_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table simulation_cases (
  simulation_id uuid not null,
  transition text not null,
  consideration_id uuid not null,
  recommendation_id uuid not null,
  constraint simulation_cases_transition_check CHECK ((transition ~ '^[a-z0-9-]+[.][a-z0-9-]+[.][a-z0-9-]+$'::text)),
  constraint simulation_cases_consideration_id_fkey FOREIGN KEY (consideration_id) REFERENCES considerations(id),
  constraint simulation_cases_recommendation_id_fkey FOREIGN KEY (recommendation_id) REFERENCES recommendations(id),
  constraint simulation_cases_simulation_id_fkey FOREIGN KEY (simulation_id) REFERENCES simulations(id),
  constraint simulation_cases_pkey PRIMARY KEY (simulation_id, transition, consideration_id)
);
CREATE TRIGGER simulation_cases_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.simulation_cases FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table simulation_progress (
  simulation_id uuid not null,
  state text not null,
  cut_after uuid,
  cut boolean not null default false,
  started_at timestamp(3) with time zone,
  changed_at timestamp(3) with time zone not null,
  constraint simulation_progress_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'stopped'::text, 'completed'::text, 'failed'::text]))),
  constraint simulation_progress_simulation_id_fkey FOREIGN KEY (simulation_id) REFERENCES simulations(id),
  constraint simulation_progress_pkey PRIMARY KEY (simulation_id)
);

create table simulation_slices (
  simulation_id uuid not null,
  number integer not null,
  first_id uuid not null,
  last_id uuid not null,
  cases integer not null,
  done_at timestamp(3) with time zone,
  tally jsonb,
  constraint simulation_slices_cases_check CHECK ((cases > 0)),
  constraint simulation_slices_check CHECK ((first_id <= last_id)),
  constraint simulation_slices_check1 CHECK (((done_at IS NULL) = (tally IS NULL))),
  constraint simulation_slices_number_check CHECK ((number >= 0)),
  constraint simulation_slices_simulation_id_fkey FOREIGN KEY (simulation_id) REFERENCES simulations(id),
  constraint simulation_slices_pkey PRIMARY KEY (simulation_id, number)
);
CREATE INDEX simulation_slices_to_do ON public.simulation_slices USING btree (simulation_id, number) WHERE (done_at IS NULL);

create table simulations (
  id uuid not null,
  rule_book_version text,
  as_at date,
  decided_from date,
  decided_until date,
  return_on date,
  return_after_days integer,
  last_consideration uuid,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint simulations_check CHECK (((rule_book_version IS NOT NULL) OR (as_at IS NOT NULL))),
  constraint simulations_check1 CHECK (((return_on IS NULL) OR (return_after_days IS NULL))),
  constraint simulations_return_after_days_check CHECK (((return_after_days >= 0) AND (return_after_days <= 3650))),
  constraint simulations_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint simulations_rule_book_version_fkey FOREIGN KEY (rule_book_version) REFERENCES rule_books(version),
  constraint simulations_pkey PRIMARY KEY (id),
  constraint simulations_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER simulations_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.simulations FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table store_checks (
  id uuid not null,
  started_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone not null,
  tree_size bigint not null,
  entries bigint not null,
  findings integer not null,
  report text not null,
  constraint store_checks_findings_check CHECK ((findings >= 0)),
  constraint store_checks_not_to_come CHECK ((isfinite(finished_at) AND (finished_at < (now() + '1 day'::interval)))),
  constraint store_checks_pkey PRIMARY KEY (id)
);
CREATE INDEX store_checks_by_time ON public.store_checks USING btree (finished_at);
CREATE TRIGGER store_checks_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.store_checks FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table subject_access_parts (
  request_id uuid not null,
  licence_id uuid not null,
  entry_id uuid not null,
  constraint subject_access_parts_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint subject_access_parts_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint subject_access_parts_request_id_fkey FOREIGN KEY (request_id) REFERENCES subject_access_requests(id),
  constraint subject_access_parts_pkey PRIMARY KEY (request_id, licence_id),
  constraint subject_access_parts_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX subject_access_parts_by_licence ON public.subject_access_parts USING btree (licence_id);
CREATE TRIGGER subject_access_parts_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.subject_access_parts FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table subject_access_requests (
  id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint subject_access_requests_pkey PRIMARY KEY (id)
);
CREATE TRIGGER subject_access_requests_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.subject_access_requests FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table subject_access_reviews (
  request_id uuid not null,
  licence_id uuid not null,
  version integer not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint subject_access_reviews_version_check CHECK ((version >= 1)),
  constraint subject_access_reviews_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES contents(entry_id),
  constraint subject_access_reviews_request_id_licence_id_fkey FOREIGN KEY (request_id, licence_id) REFERENCES subject_access_parts(request_id, licence_id),
  constraint subject_access_reviews_pkey PRIMARY KEY (request_id, licence_id, version),
  constraint subject_access_reviews_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER subject_access_reviews_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.subject_access_reviews FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table tree_leaves (
  leaf_index bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  constraint tree_leaves_hash_check CHECK ((octet_length(hash) = 32)),
  constraint tree_leaves_leaf_index_check CHECK ((leaf_index >= 0)),
  constraint tree_leaves_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint tree_leaves_pkey PRIMARY KEY (leaf_index),
  constraint tree_leaves_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER leaves_have_no_gaps BEFORE INSERT ON public.tree_leaves FOR EACH ROW EXECUTE FUNCTION follow_the_last_leaf(); -- enabled always
CREATE TRIGGER tree_leaves_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.tree_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table tree_tiles (
  level smallint not null,
  tile_index bigint not null,
  hashes bytea not null,
  root bytea not null,
  constraint tree_tiles_hashes_check CHECK ((octet_length(hashes) = 8192)),
  constraint tree_tiles_level_check CHECK ((level >= 0)),
  constraint tree_tiles_root_check CHECK ((octet_length(root) = 32)),
  constraint tree_tiles_tile_index_check CHECK ((tile_index >= 0)),
  constraint tree_tiles_pkey PRIMARY KEY (level, tile_index)
);
CREATE TRIGGER tiles_follow_their_leaves BEFORE INSERT ON public.tree_tiles FOR EACH ROW EXECUTE FUNCTION refuse_tile_before_its_leaves(); -- enabled always
CREATE TRIGGER tree_tiles_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.tree_tiles FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table unsequenced_entries (
  arrival bigint not null,
  entry_id uuid not null,
  constraint unsequenced_entries_pkey PRIMARY KEY (arrival),
  constraint unsequenced_entries_once UNIQUE (entry_id)
);
CREATE TRIGGER unsequenced_entries_come_with_entries BEFORE INSERT ON public.unsequenced_entries FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION keep_unsequenced_entry(); -- enabled always
CREATE TRIGGER unsequenced_entries_stay BEFORE TRUNCATE ON public.unsequenced_entries FOR EACH STATEMENT EXECUTE FUNCTION keep_unsequenced_entry(); -- enabled always
CREATE TRIGGER unsequenced_entries_wait BEFORE DELETE OR UPDATE ON public.unsequenced_entries FOR EACH ROW EXECUTE FUNCTION keep_unsequenced_entry(); -- enabled always

create table webhook_dead_letters (
  subscription_id uuid not null,
  leaf_index bigint not null,
  licence_id uuid not null,
  reason text not null,
  failure text,
  again boolean not null default false,
  recorded_at timestamp(3) with time zone not null,
  constraint webhook_dead_letters_failure_check CHECK ((failure ~ '^[a-z]+(-[a-z0-9]+)*$'::text)),
  constraint webhook_dead_letters_reason_check CHECK ((reason = ANY (ARRAY['not-delivered'::text, 'follows'::text]))),
  constraint webhook_dead_letters_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint webhook_dead_letters_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES webhook_heads(id),
  constraint webhook_dead_letters_pkey PRIMARY KEY (subscription_id, leaf_index)
);
CREATE INDEX webhook_dead_letters_again ON public.webhook_dead_letters USING btree (subscription_id, leaf_index) WHERE again;
CREATE INDEX webhook_dead_letters_by_licence ON public.webhook_dead_letters USING btree (subscription_id, licence_id, leaf_index);

create table webhook_heads (
  id uuid not null,
  subject text not null,
  version integer not null,
  paused boolean not null,
  ended boolean not null default false,
  "position" bigint not null,
  attempts integer not null default 0,
  next_attempt_at timestamp(3) with time zone,
  gone boolean not null default false,
  failed_index bigint,
  failure text,
  failed_at timestamp(3) with time zone,
  constraint webhook_heads_attempts_check CHECK ((attempts >= 0)),
  constraint webhook_heads_check CHECK ((((failed_index IS NULL) = (failure IS NULL)) AND ((failure IS NULL) = (failed_at IS NULL)))),
  constraint webhook_heads_failure_check CHECK ((failure ~ '^[a-z]+(-[a-z0-9]+)*$'::text)),
  constraint webhook_heads_position_check CHECK (("position" >= 0)),
  constraint webhook_heads_version_check CHECK ((version >= 1)),
  constraint webhook_heads_pkey PRIMARY KEY (id)
);
CREATE INDEX webhook_heads_by_subject ON public.webhook_heads USING btree (subject, id) WHERE (NOT ended);

create table webhook_replays (
  id uuid not null,
  subscription_id uuid not null,
  letters integer not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint webhook_replays_letters_check CHECK ((letters >= 0)),
  constraint webhook_replays_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint webhook_replays_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES webhook_heads(id),
  constraint webhook_replays_pkey PRIMARY KEY (id),
  constraint webhook_replays_entry_id_key UNIQUE (entry_id)
);
CREATE INDEX webhook_replays_by_subscription ON public.webhook_replays USING btree (subscription_id, recorded_at);
CREATE TRIGGER webhook_replays_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.webhook_replays FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table webhook_versions (
  subscription_id uuid not null,
  version integer not null,
  ended boolean not null,
  entry_id uuid not null,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  constraint webhook_versions_version_check CHECK ((version >= 1)),
  constraint webhook_versions_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint webhook_versions_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES webhook_heads(id),
  constraint webhook_versions_pkey PRIMARY KEY (subscription_id, version),
  constraint webhook_versions_entry_id_key UNIQUE (entry_id)
);
CREATE TRIGGER webhook_versions_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.webhook_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

create table monitoring.monitoring_records (
  entry_id uuid not null,
  licence_id uuid not null,
  version integer not null,
  bytes bytea,
  salt bytea,
  recorded_at timestamp(3) with time zone not null,
  recorded_by text not null,
  sex text generated always as (((encode(bytes, 'escape'::text))::jsonb ->> 'sex'::text)) stored,
  ethnicity text generated always as (((encode(bytes, 'escape'::text))::jsonb ->> 'ethnicity'::text)) stored,
  constraint monitoring_records_check CHECK (((bytes IS NULL) = (salt IS NULL))),
  constraint monitoring_records_salt_check CHECK ((octet_length(salt) = 32)),
  constraint monitoring_records_version_check CHECK ((version >= 1)),
  constraint monitoring_records_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id),
  constraint monitoring_records_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint monitoring_records_pkey PRIMARY KEY (entry_id),
  constraint monitoring_records_licence_id_version_key UNIQUE (licence_id, version)
);
CREATE INDEX monitoring_records_latest ON monitoring.monitoring_records USING btree (licence_id, version DESC) INCLUDE (sex, ethnicity);
CREATE TRIGGER monitoring_records_go_by_erasure BEFORE UPDATE ON monitoring.monitoring_records FOR EACH ROW EXECUTE FUNCTION let_monitoring_go(); -- enabled always
CREATE TRIGGER monitoring_records_join_no_erased_case BEFORE INSERT ON monitoring.monitoring_records FOR EACH ROW EXECUTE FUNCTION refuse_monitoring_of_erased_case(); -- enabled always
CREATE TRIGGER monitoring_records_only_grow BEFORE DELETE OR TRUNCATE ON monitoring.monitoring_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always
