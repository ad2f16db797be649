import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** How far a simulation is. */
export type StoredState = Database['simulation_progress']['state'];

/** A simulation that somebody asked for. It never changes. */
export interface NewSimulation {
  readonly id: string;
  /** The entry of the request, which is also the key of its content. */
  readonly entryId: string;
  readonly ruleBookVersion: string | null;
  /** The days are `YYYY-MM-DD`. */
  readonly asAt: string | null;
  readonly decidedFrom: string | null;
  readonly decidedUntil: string | null;
  readonly returnOn: string | null;
  readonly returnAfterDays: number | null;
  /** The last consideration there was; null where there was none. */
  readonly lastConsideration: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A simulation with its content and how far it is. */
export interface StoredSimulation extends NewSimulation {
  readonly bytes: Buffer | null;
  readonly state: StoredState;
  readonly cutAfter: string | null;
  readonly cut: boolean;
}

/** Keeps a request, which then waits to be taken up. */
export async function insertSimulation(trx: Transaction<Database>, simulation: NewSimulation): Promise<void> {
  await trx
    .insertInto('simulations')
    .values({
      id: simulation.id,
      entry_id: simulation.entryId,
      rule_book_version: simulation.ruleBookVersion,
      as_at: simulation.asAt,
      decided_from: simulation.decidedFrom,
      decided_until: simulation.decidedUntil,
      return_on: simulation.returnOn,
      return_after_days: simulation.returnAfterDays,
      last_consideration: simulation.lastConsideration,
      recorded_at: simulation.recordedAt,
      recorded_by: simulation.recordedBy,
    })
    .execute();
  await trx
    .insertInto('simulation_progress')
    .values({
      simulation_id: simulation.id,
      state: 'waiting',
      cut_after: null,
      started_at: null,
      changed_at: simulation.recordedAt,
    })
    .execute();
}

/** The last consideration there is; undefined while there is none. */
export async function findLastConsideration(db: Kysely<Database>): Promise<string | undefined> {
  const row = await db
    .selectFrom('considerations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** One simulation. */
export async function findSimulation(
  db: Kysely<Database>,
  id: string,
): Promise<StoredSimulation | undefined> {
  return simulationRows(db).where('s.id', '=', id).executeTakeFirst();
}

/** Simulations before one (the newest where none is named), newest first. */
export async function findSimulations(
  db: Kysely<Database>,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<readonly StoredSimulation[]> {
  const all = simulationRows(db).orderBy('s.id', 'desc').limit(page.limit);
  return (page.before === undefined ? all : all.where('s.id', '<', page.before)).execute();
}

function simulationRows(db: Kysely<Database>) {
  return db
    .selectFrom('simulations as s')
    .innerJoin('simulation_progress as p', 'p.simulation_id', 's.id')
    .innerJoin('contents as content', 'content.entry_id', 's.entry_id')
    .select([
      's.id',
      's.entry_id as entryId',
      's.rule_book_version as ruleBookVersion',
      's.as_at as asAt',
      's.decided_from as decidedFrom',
      's.decided_until as decidedUntil',
      's.return_on as returnOn',
      's.return_after_days as returnAfterDays',
      's.last_consideration as lastConsideration',
      's.recorded_at as recordedAt',
      's.recorded_by as recordedBy',
      'content.bytes',
      'p.state',
      'p.cut_after as cutAfter',
      'p.cut',
    ]);
}

/** Holds how far a simulation is until the transaction ends, and says it; undefined where there is no such simulation. */
export async function lockSimulation(
  trx: Transaction<Database>,
  id: string,
): Promise<Pick<StoredSimulation, 'state' | 'cutAfter' | 'cut'> | undefined> {
  return trx
    .selectFrom('simulation_progress')
    .select(['state', 'cut_after as cutAfter', 'cut'])
    .where('simulation_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Moves a simulation whose progress the transaction holds. The first time it runs it has been started. */
export async function moveSimulation(
  trx: Transaction<Database>,
  id: string,
  state: StoredState,
  at: string,
): Promise<void> {
  await trx
    .updateTable('simulation_progress')
    .set({
      state,
      changed_at: at,
      ...(state === 'running' ? { started_at: sql<string>`coalesce(started_at, ${at})` } : {}),
    })
    .where('simulation_id', '=', id)
    .execute();
}

/** Keeps that somebody stopped or resumed a simulation, and the state that it was in from then on. */
export async function insertSimulationAct(
  trx: Transaction<Database>,
  act: {
    readonly entryId: string;
    readonly simulationId: string;
    readonly act: 'stopped' | 'resumed';
    readonly state: StoredState;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
): Promise<void> {
  await trx
    .insertInto('simulation_acts')
    .values({
      entry_id: act.entryId,
      simulation_id: act.simulationId,
      act: act.act,
      state: act.state,
      recorded_at: act.recordedAt,
      recorded_by: act.recordedBy,
    })
    .execute();
}

/** The state that a simulation was in as known at an instant, by the acts of people alone: what workers did is not among them. */
export async function findActedState(
  db: Kysely<Database>,
  id: string,
  knownAt: string,
): Promise<StoredState | undefined> {
  const row = await db
    .selectFrom('simulation_acts')
    .select('state')
    .where('simulation_id', '=', id)
    .where('recorded_at', '<=', knownAt)
    .orderBy('recorded_at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state;
}

/** How far a simulation is, in cases and in slices. */
export interface CountedProgress {
  readonly cases: number;
  readonly done: number;
  /** Cases that were done after an instant that was given. */
  readonly lately: number;
  readonly slices: number;
  readonly slicesDone: number;
  readonly slicesLately: number;
  readonly startedAt: string | null;
}

const NOTHING_COUNTED: CountedProgress = {
  cases: 0,
  done: 0,
  lately: 0,
  slices: 0,
  slicesDone: 0,
  slicesLately: 0,
  startedAt: null,
};

/** Counts the cases of a simulation: one row for each slice is read. */
export async function countProgress(
  db: Kysely<Database>,
  id: string,
  since: string,
): Promise<CountedProgress> {
  const { rows } = await sql<CountedProgress>`
    select coalesce(sum(s.cases), 0)::integer as cases,
      coalesce(sum(s.cases) filter (where s.done_at is not null), 0)::integer as done,
      coalesce(sum(s.cases) filter (where s.done_at > ${since}), 0)::integer as lately,
      count(s.number)::integer as slices, count(s.done_at)::integer as "slicesDone",
      (count(*) filter (where s.done_at > ${since}))::integer as "slicesLately",
      p.started_at as "startedAt"
    from simulation_progress p left join simulation_slices s on s.simulation_id = p.simulation_id
    where p.simulation_id = ${id} group by p.started_at`.execute(db);
  return rows[0] ?? NOTHING_COUNTED;
}

/** How many simulations are in each state, and how many slices of those under way are not done: one small table, and the open slices. */
export async function countSimulations(
  db: Kysely<Database>,
): Promise<{ readonly states: Readonly<Record<string, number>>; readonly slicesWaiting: number }> {
  const { rows } = await sql<{
    readonly state: StoredState;
    readonly count: number;
    readonly slices: number;
  }>`
    select p.state, count(*) as count,
      coalesce(sum((select count(*) from simulation_slices s
        where s.simulation_id = p.simulation_id and s.done_at is null and p.state = 'running')), 0)::integer as slices
    from simulation_progress p group by p.state`.execute(db);
  return {
    states: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
    slicesWaiting: rows.reduce((sum, { slices }) => sum + slices, 0),
  };
}

/** The tallies of the slices that are done, as they were written. */
export async function findTallies(db: Kysely<Database>, id: string): Promise<readonly unknown[]> {
  const rows = await db
    .selectFrom('simulation_slices')
    .select('tally')
    .where('simulation_id', '=', id)
    .where('done_at', 'is not', null)
    .execute();
  return rows.map(({ tally }) => tally);
}

/** Cases of one transition in somebody's sight after a consideration, in the order of considerations. Erased ones are left out. */
export async function findSimulationCases(
  db: Kysely<Database>,
  onlooker: Onlooker,
  at: string,
  page: {
    readonly simulationId: string;
    readonly transition: string;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly { readonly considerationId: string; readonly recommendationId: string }[]> {
  const seen = db
    .selectFrom('simulation_cases as found')
    .innerJoin('considerations as q', 'q.id', 'found.consideration_id')
    .innerJoin('cases as c', 'c.id', 'q.licence_id')
    .select(['found.consideration_id as considerationId', 'found.recommendation_id as recommendationId'])
    .where('found.simulation_id', '=', page.simulationId)
    .where('found.transition', '=', page.transition)
    .where('c.erased_by', 'is', null)
    .where(visibleTo(onlooker, at))
    .orderBy('found.consideration_id')
    .limit(page.limit);
  return (page.after === undefined ? seen : seen.where('found.consideration_id', '>', page.after)).execute();
}
