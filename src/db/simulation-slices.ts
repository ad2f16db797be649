import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { StoredSimulation } from './simulations.ts';

/** A part of a simulation: the cases of its considerations from one id to another, both included. */
export interface Slice {
  readonly number: number;
  readonly firstId: string;
  readonly lastId: string;
  /** Cases that were there when it was cut. */
  readonly cases: number;
}

/** A case to decide again: the latest run of a consideration that was recorded before the simulation was asked for. */
export interface CaseToReDecide {
  readonly considerationId: string;
  readonly recommendationId: string;
  readonly bytes: Buffer;
}

/** States that an independent view has preceded, and those in which a consideration is over: either opens its answers to everybody. */
const OPEN_TO_EVERYBODY: readonly string[] = [
  'awaiting-endorsement',
  'agreed',
  'sent',
  'closed',
  'withdrawn',
];

type Scope = Pick<
  StoredSimulation,
  'id' | 'decidedFrom' | 'decidedUntil' | 'lastConsideration' | 'recordedAt'
>;

/**
 * The latest run that is no what-if and whose content is there, of each consideration that is decided or has ended, for a condition on
 * `c`. Before that its answer may be withheld from people (`application/review/withholding.ts`). Cases for named people only are in
 * no count that others read.
 */
function latestRuns({ recordedAt, decidedFrom, decidedUntil, lastConsideration }: Scope) {
  return sql`considerations c
    cross join lateral (
      select r.id, r.as_at, r.entry_id from recommendations r
      where r.consideration_id = c.id and not r.what_if and r.recorded_at <= ${recordedAt}
      order by r.recorded_at desc, r.id desc limit 1
    ) run
    join contents content on content.entry_id = run.entry_id
    join cases k on k.id = c.licence_id
    join consideration_heads h on h.consideration_id = c.id
    where content.bytes is not null and c.id <= ${lastConsideration}
      and not k.limited_access and h.state in (${sql.join(OPEN_TO_EVERYBODY)})
      and (${decidedFrom}::date is null or run.as_at >= ${decidedFrom}::date)
      and (${decidedUntil}::date is null or run.as_at <= ${decidedUntil}::date)`;
}

/**
 * Cuts what lies after a consideration into slices of `size` cases, at most `most` of them; fewer where there is no more to cut.
 */
export async function cutSlices(
  db: Kysely<Database>,
  simulation: Scope,
  after: string | null,
  { size, most, firstNumber }: { readonly size: number; readonly most: number; readonly firstNumber: number },
): Promise<readonly Slice[]> {
  const { rows } = await sql<Slice>`
    with found as (
      select c.id from ${latestRuns(simulation)}
        and (${after}::uuid is null or c.id > ${after}::uuid)
      order by c.id limit ${size * most}
    ), placed as (
      select id, ((row_number() over (order by id) - 1) / ${size})::integer as place from found
    )
    select place + ${firstNumber}::integer as number, min(id::text) as "firstId", max(id::text) as "lastId",
      count(*)::integer as cases
    from placed group by place order by place`.execute(db);
  return rows;
}

/** How many slices a simulation has so far. */
export async function countSlices(db: Kysely<Database>, simulationId: string): Promise<number> {
  const row = await db
    .selectFrom('simulation_slices')
    .select(({ fn }) => fn.countAll<number>().as('slices'))
    .where('simulation_id', '=', simulationId)
    .executeTakeFirstOrThrow();
  return row.slices;
}

/** Keeps slices of a simulation whose progress the transaction holds, and how far it is cut with them. */
export async function insertSlices(
  trx: Transaction<Database>,
  simulationId: string,
  slices: readonly Slice[],
  progress: { readonly cutAfter: string | null; readonly cut: boolean },
): Promise<void> {
  if (slices.length > 0) {
    await trx
      .insertInto('simulation_slices')
      .values(
        slices.map(({ number, firstId, lastId, cases }) => ({
          simulation_id: simulationId,
          number,
          first_id: firstId,
          last_id: lastId,
          cases,
          done_at: null,
          tally: null,
        })),
      )
      .execute();
  }
  await trx
    .updateTable('simulation_progress')
    .set({ cut_after: progress.cutAfter, cut: progress.cut })
    .where('simulation_id', '=', simulationId)
    .execute();
}

/** A slice that is not done; undefined once it is. */
export async function findSliceToDo(
  db: Kysely<Database>,
  simulationId: string,
  number: number,
): Promise<Slice | undefined> {
  return db
    .selectFrom('simulation_slices')
    .select(['number', 'first_id as firstId', 'last_id as lastId', 'cases'])
    .where('simulation_id', '=', simulationId)
    .where('number', '=', number)
    .where('done_at', 'is', null)
    .executeTakeFirst();
}

/** Numbers of the slices that are not done. */
export async function findSlicesToDo(db: Kysely<Database>, simulationId: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('simulation_slices')
    .select('number')
    .where('simulation_id', '=', simulationId)
    .where('done_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

/** Whether a slice of a simulation is not done. */
export async function hasSlicesToDo(db: Kysely<Database>, simulationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('simulation_slices')
    .select('number')
    .where('simulation_id', '=', simulationId)
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Cases of a slice after a consideration, in the order of considerations; without those that were erased since it was cut, were kept for
 * named people only, or are undecided again.
 */
export async function findCasesOfSlice(
  db: Kysely<Database>,
  simulation: Scope,
  { firstId, lastId }: Slice,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly CaseToReDecide[]> {
  const { rows } = await sql<CaseToReDecide>`
    select c.id as "considerationId", run.id as "recommendationId", content.bytes
    from ${latestRuns(simulation)}
      and c.id between ${firstId} and ${lastId} and (${page.after ?? null}::uuid is null or c.id > ${page.after ?? null}::uuid)
    order by c.id limit ${page.limit}`.execute(db);
  return rows;
}

/** A case that came out otherwise, with the name of how. */
export interface ChangedCase {
  readonly transition: string;
  readonly considerationId: string;
  readonly recommendationId: string;
}

/** Rows of one statement: each has four values, and PostgreSQL takes 65,535. */
const ROWS_AT_A_TIME = 1_000;

/**
 * Marks a slice as done with what it came to; false where it was done before, and nothing is kept then. The transaction holds the
 * progress of the simulation.
 */
export async function finishSlice(
  trx: Transaction<Database>,
  simulationId: string,
  number: number,
  done: { readonly at: string; readonly tally: string; readonly changed: readonly ChangedCase[] },
): Promise<boolean> {
  const marked = await trx
    .updateTable('simulation_slices')
    .set({ done_at: done.at, tally: done.tally })
    .where('simulation_id', '=', simulationId)
    .where('number', '=', number)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) {
    return false;
  }
  for (let from = 0; from < done.changed.length; from += ROWS_AT_A_TIME) {
    await trx
      .insertInto('simulation_cases')
      .values(
        done.changed.slice(from, from + ROWS_AT_A_TIME).map((changed) => ({
          simulation_id: simulationId,
          transition: changed.transition,
          consideration_id: changed.considerationId,
          recommendation_id: changed.recommendationId,
        })),
      )
      .execute();
  }
  return true;
}
