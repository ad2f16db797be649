import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import { countProgress, findTallies, type StoredSimulation } from '../../db/simulations.ts';
import type { Instant } from '../model.ts';
import type { SimulationProgress, SimulationResult } from './services.ts';
import { rounded } from './rounding.ts';
import { addTally, emptyTally, resultOf, type Tally } from './tally.ts';

/** The rate is that of the last minute. */
const RATE_SECONDS = 60;

/**
 * How far a simulation is, and when it will end if it goes on as in the last minute. Whoever may not see exact counts is told it in slices:
 * from cases the number of those in it could be worked out.
 */
export async function loadProgress(
  db: Kysely<Database>,
  { id, cut, state }: StoredSimulation,
  now: Instant,
  isExact: boolean,
): Promise<SimulationProgress> {
  const since = instantBefore(now, RATE_SECONDS);
  const counted = await countProgress(db, id, since);
  const { startedAt } = counted;
  const seconds = Math.min(
    RATE_SECONDS,
    startedAt === null ? 0 : (Date.parse(now) - Date.parse(startedAt)) / 1_000,
  );
  const perSecond = (lately: number) => (state === 'running' && seconds > 0 ? lately / seconds : 0);
  const [all, done, lately] = isExact
    ? [counted.cases, counted.done, counted.lately]
    : [counted.slices, counted.slicesDone, counted.slicesLately];
  const rate = perSecond(lately);
  const casesPerSecond = perSecond(counted.lately);
  return {
    ...(isExact ? { cases: counted.cases, done: counted.done } : {}),
    counted: cut,
    ...(cut ? { share: all === 0 ? 1 : Math.floor((done / all) * 10_000) / 10_000 } : {}),
    ...(rate > 0
      ? { casesPerSecond: isExact ? Math.round(casesPerSecond * 10) / 10 : rounded(casesPerSecond) }
      : {}),
    ...(rate > 0 && cut ? { estimatedEnd: instantBefore(now, -(all - done) / rate) } : {}),
  };
}

function instantBefore(now: Instant, seconds: number): Instant {
  return new Date(Date.parse(now) - Math.round(seconds * 1_000)).toISOString();
}

/** What a simulation has come to so far: the sum of the slices that are done. */
export async function loadResult(
  db: Kysely<Database>,
  { id, returnOn, returnAfterDays }: StoredSimulation,
): Promise<SimulationResult> {
  const sum = emptyTally();
  for (const tally of await findTallies(db, id)) {
    if (!isTally(tally)) {
      throw new TypeError(`a slice of simulation ${id} holds no tally`);
    }
    addTally(sum, tally);
  }
  return resultOf(sum, returnOn !== null || returnAfterDays !== null);
}

/** INVARIANT: what is in the column was written by `finishSlice` from a tally; its members are told from its first one. */
function isTally(value: unknown): value is Tally {
  return typeof value === 'object' && value !== null && 'kinds' in value && 'transitions' in value;
}
