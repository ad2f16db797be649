import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** Something recorded of a case: which, when, and under which entry its content is. */
export interface RecordHeading {
  readonly licenceId: string;
  readonly id: string;
  readonly recordedAt: string;
  readonly entryId: string;
}

/** A step of a review, with the area that took it. */
export interface StepHeading extends RecordHeading {
  readonly state: string;
  readonly recordedBy: string;
  readonly region: string | null;
  readonly deliveryUnit: string | null;
}

/** Headings of everything that figures are made from, of some cases. Each list is in the order of recording within its `id`. */
export interface CaseHeadings {
  /** Those of the cases whose content is not erased. */
  readonly licenceIds: readonly string[];
  /** Of considerations; `id` is theirs. */
  readonly openings: readonly RecordHeading[];
  /** Of review steps; `id` is that of the consideration. */
  readonly steps: readonly StepHeading[];
  /** Of runs that are no what-if; `id` is that of the consideration. */
  readonly runs: readonly (RecordHeading & { readonly runId: string })[];
  /** Of versions of recalls; `id` is that of the recall. */
  readonly recalls: readonly RecordHeading[];
  /** Of versions of licences that have a consideration or a recall; `id` is that of the licence. */
  readonly licences: readonly RecordHeading[];
}

/** Headings of what is recorded of the cases named. */
export async function findCaseHeadings(
  db: Kysely<Database>,
  licenceIds: readonly string[],
): Promise<CaseHeadings> {
  const there = await sql<{ id: string }>`
    select id from cases where id = any(${licenceIds}::uuid[]) and erased_by is null order by id`.execute(db);
  const ids = there.rows.map(({ id }) => id);
  const openings = await sql<RecordHeading>`
    select licence_id as "licenceId", id, recorded_at as "recordedAt", entry_id as "entryId"
    from considerations where licence_id = any(${ids}::uuid[]) order by licence_id, recorded_at, id`.execute(
    db,
  );
  const recalls = await sql<RecordHeading>`
    select r.licence_id as "licenceId", r.id, v.recorded_at as "recordedAt", v.entry_id as "entryId"
    from recalls r join recall_versions v on v.recall_id = r.id
    where r.licence_id = any(${ids}::uuid[]) order by r.licence_id, r.id, v.version`.execute(db);
  const counted = [...new Set([...openings.rows, ...recalls.rows].map(({ licenceId }) => licenceId))];
  const considerationIds = openings.rows.map(({ id }) => id);
  const steps = await sql<StepHeading>`
    select licence_id as "licenceId", consideration_id as id, recorded_at as "recordedAt", entry_id as "entryId",
      state, recorded_by as "recordedBy", region, delivery_unit as "deliveryUnit"
    from review_steps where consideration_id = any(${considerationIds}::uuid[])
    order by consideration_id, version`.execute(db);
  const runs = await sql<RecordHeading & { readonly runId: string }>`
    select c.licence_id as "licenceId", c.id, r.id as "runId", r.recorded_at as "recordedAt", r.entry_id as "entryId"
    from recommendations r join considerations c on c.id = r.consideration_id
    where r.consideration_id = any(${considerationIds}::uuid[]) and not r.what_if
    order by r.consideration_id, r.recorded_at, r.id`.execute(db);
  const licences = await sql<RecordHeading>`
    select licence_id as "licenceId", licence_id as id, recorded_at as "recordedAt", entry_id as "entryId"
    from licence_versions where licence_id = any(${counted}::uuid[]) order by licence_id, version`.execute(
    db,
  );
  return {
    licenceIds: ids,
    openings: openings.rows,
    steps: steps.rows,
    runs: runs.rows,
    recalls: recalls.rows,
    licences: licences.rows,
  };
}

/** Headings of the versions of the events named; `id` is that of the event. */
export async function findEventHeadings(
  db: Kysely<Database>,
  eventIds: readonly string[],
): Promise<readonly RecordHeading[]> {
  if (eventIds.length === 0) {
    return [];
  }
  const { rows } = await sql<RecordHeading>`
    select licence_id as "licenceId", event_id as id, recorded_at as "recordedAt", entry_id as "entryId"
    from breach_event_versions where event_id = any(${eventIds}::uuid[]) order by event_id, version`.execute(
    db,
  );
  return rows;
}

/** Bytes of the contents of the entries named, by entry; one that is erased has none. */
export async function findContentBytes(
  db: Kysely<Database>,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (entryIds.length === 0) {
    return new Map();
  }
  const { rows } = await sql<{ entryId: string; bytes: Buffer }>`
    select entry_id as "entryId", bytes from contents
    where entry_id = any(${entryIds}::uuid[]) and bytes is not null`.execute(db);
  return new Map(rows.map(({ entryId, bytes }) => [entryId, bytes]));
}
