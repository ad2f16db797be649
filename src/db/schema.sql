-- GENERATED from the migrations; test/db/schema.test.ts compares it and says how to renew it.

CREATE OR REPLACE FUNCTION public.keep_case_moving_forward()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.refuse_content_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% of content table % is refused: content only grows, and goes by erasure alone', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_ledger_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% of ledger table % is refused: the ledger only grows', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$function$;

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
  constraint audit_entries_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint audit_entries_pkey PRIMARY KEY (id),
  constraint audit_entries_licence_id_chain_index_key UNIQUE (licence_id, chain_index)
);
CREATE TRIGGER audit_entries_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change(); -- enabled always

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
  constraint cases_chain_hash_check CHECK ((octet_length(chain_hash) = 32)),
  constraint cases_chain_length_check CHECK ((chain_length >= 0)),
  constraint cases_licence_version_check CHECK ((licence_version >= 1)),
  constraint cases_pkey PRIMARY KEY (id)
) with (fillfactor=80);
CREATE INDEX cases_by_area ON public.cases USING btree (region, delivery_unit);
CREATE TRIGGER cases_move_forward BEFORE DELETE OR UPDATE ON public.cases FOR EACH ROW EXECUTE FUNCTION keep_case_moving_forward(); -- enabled always
CREATE TRIGGER cases_stay BEFORE TRUNCATE ON public.cases FOR EACH STATEMENT EXECUTE FUNCTION keep_case_moving_forward(); -- enabled always

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
);
CREATE TRIGGER contents_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contents FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always

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
CREATE TRIGGER licence_identifiers_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.licence_identifiers FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always

create table licence_references (
  licence_id uuid not null,
  source_system text not null,
  external_reference text,
  constraint licence_references_licence_id_fkey FOREIGN KEY (licence_id) REFERENCES cases(id),
  constraint licence_references_pkey PRIMARY KEY (licence_id),
  constraint licence_references_source_system_external_reference_key UNIQUE (source_system, external_reference)
);
CREATE INDEX licence_references_by_reference ON public.licence_references USING btree (external_reference);
CREATE TRIGGER licence_references_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON public.licence_references FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_change(); -- enabled always

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
