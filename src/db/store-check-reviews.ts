import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { afterKey, instantText } from './store-check-columns.ts';

/** The head of a consideration as it is kept. */
export interface ReviewHeadRow {
  readonly licenceId: string;
  readonly version: number;
  readonly state: string;
  readonly decision: string | null;
  readonly urgency: string;
  readonly clock: string | null;
  readonly dueAt: string | null;
  readonly countersignBy: string | null;
  readonly countersignDueAt: string | null;
  readonly newFactsWaiting: boolean;
  readonly newFactsDueAt: string | null;
}

/** A consideration with its head. */
export interface ReviewRow {
  readonly id: string;
  readonly licenceId: string;
  readonly openedAt: string;
  /** Versions of its judgements. */
  readonly judgements: readonly number[];
  /** Whether the content of its case was erased. */
  readonly erased: boolean;
  /** Null where it has none. */
  readonly head: ReviewHeadRow | null;
}

/** Considerations after one, in the order of their ids. */
export async function findReviewRows(
  db: Kysely<Database>,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select c.id, c.licence_id as "licenceId", ${instantText(sql`c.recorded_at`)} as "openedAt",
      array(select j.version from judgement_versions j where j.consideration_id = c.id) as judgements,
      k.erased_by is not null as erased,
      case when h.consideration_id is null then null else jsonb_build_object(
        'licenceId', h.licence_id, 'version', h.version, 'state', h.state, 'decision', h.decision,
        'urgency', h.urgency, 'clock', h.clock, 'dueAt', ${instantText(sql`h.due_at`)},
        'countersignBy', h.countersign_by, 'countersignDueAt', ${instantText(sql`h.countersign_due_at`)},
        'newFactsWaiting', h.new_facts_waiting, 'newFactsDueAt', ${instantText(sql`h.new_facts_due_at`)}) end as head
    from (select * from considerations ${afterKey('id', page.after)} order by id limit ${page.limit}) c
    left join consideration_heads h on h.consideration_id = c.id
    left join cases k on k.id = c.licence_id
    order by c.id`.execute(db);
  return rows;
}

/** A step of a review as it is kept, with what it is held against. */
export interface StepRow {
  readonly considerationId: string;
  readonly version: number;
  readonly entryId: string;
  readonly action: string;
  readonly state: string;
  readonly region: string | null;
  readonly deliveryUnit: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Null once erased, and where it is lost. */
  readonly content: Buffer | null;
  /** Content of the version of the licence that was in force then; null likewise. */
  readonly licence: Buffer | null;
}

/** The steps of considerations, of each the oldest first. */
export async function findStepRows(
  db: Kysely<Database>,
  considerationIds: readonly string[],
): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.consideration_id as "considerationId", s.version, s.entry_id as "entryId", s.action, s.state,
      s.region, s.delivery_unit as "deliveryUnit", ${instantText(sql`s.recorded_at`)} as "recordedAt",
      s.recorded_by as "recordedBy", c.bytes as content, l.bytes as licence
    from review_steps s
    left join contents c on c.entry_id = s.entry_id
    left join lateral (
      select v.entry_id from licence_versions v
      where v.licence_id = s.licence_id and v.recorded_at <= s.recorded_at order by v.version desc limit 1
    ) v on true
    left join contents l on l.entry_id = v.entry_id
    where s.consideration_id = any(${[...considerationIds]}::uuid[])
    order by s.consideration_id, s.version`.execute(db);
  return rows;
}

/** Heads of considerations that are not there, at most so many. */
export async function findHeadsOfNothing(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly { readonly id: string; readonly licenceId: string }[]> {
  const { rows } = await sql<{ id: string; licenceId: string }>`
    select h.consideration_id as id, h.licence_id as "licenceId" from consideration_heads h
    where not exists (select from considerations c where c.id = h.consideration_id)
    order by h.consideration_id limit ${limit}`.execute(db);
  return rows;
}

/** Content of a version of a licence, by which it is known where the case was. */
export interface LicenceContentRow {
  readonly licenceId: string;
  readonly version: number;
  /** Null once erased, and where it is lost. */
  readonly bytes: Buffer | null;
}

/** Versions of some licences after one, by licence, of each the oldest first. */
export async function findLicenceContents(
  db: Kysely<Database>,
  licenceIds: readonly string[],
  page: { readonly after?: readonly [licenceId: string, version: number]; readonly limit: number },
): Promise<readonly LicenceContentRow[]> {
  const after =
    page.after === undefined
      ? sql``
      : sql`and (v.licence_id, v.version) > (${page.after[0]}::uuid, ${page.after[1]}::integer)`;
  const { rows } = await sql<LicenceContentRow>`
    select v.licence_id as "licenceId", v.version, c.bytes
    from licence_versions v left join contents c on c.entry_id = v.entry_id
    where v.licence_id = any(${[...licenceIds]}::uuid[]) ${after}
    order by v.licence_id, v.version limit ${page.limit}`.execute(db);
  return rows;
}
