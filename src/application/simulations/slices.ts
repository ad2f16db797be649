import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { shelfOf } from '../../audit/replay.ts';
import type { Database } from '../../db/database.ts';
import { enqueue } from '../../db/jobs.ts';
import { findRuleBookDigest } from '../../db/replays.ts';
import {
  type ChangedCase,
  countSlices,
  cutSlices,
  findCasesOfSlice,
  findSliceToDo,
  finishSlice,
  hasSlicesToDo,
  insertSlices,
  type Slice,
} from '../../db/simulation-slices.ts';
import {
  findSimulation,
  lockSimulation,
  moveSimulation,
  type StoredSimulation,
} from '../../db/simulations.ts';
import { openBook } from '../../rules/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { keptBooks } from '../evidence/stored-run.ts';
import { recordOutsideCases } from '../records.ts';
import type { Act } from '../services.ts';
import { type OpenBooks, redecide, type SimulatedLaw } from './redecide.ts';
import { count, emptyTally, transitionsOf } from './tally.ts';

/*
 * How a simulation is made: its cases are cut into slices, and each slice is one job. What a slice came to is written with the mark
 * that it is done, in one transaction, so that a worker that dies loses no more than the slice it was at, which another makes again
 * from its beginning; and a slice that two have made counts once.
 */

/** Who completes a simulation: nobody asked for that by itself. */
const ACTOR: Act['principal'] = {
  subject: 'simulation-worker',
  kind: 'system',
  permissions: ['simulation:run'],
  areas: 'everywhere',
};

/** How a simulation is cut. */
export interface Cutting {
  /** Cases of one slice: what one job does, in about a second, and what is done again when a worker dies. */
  readonly sliceCases: number;
}

export const CUTTING: Cutting = { sliceCases: 250 };

/** Slices that are cut at a time. */
const SLICES_AT_A_TIME = 40;
/** Cases whose content is in memory at a time. */
const CASES_AT_A_TIME = 50;

/** What workers do with the jobs of simulations. */
export interface SimulationWork {
  /** Cuts the next portion of the cases into slices. */
  readonly cut: (simulationId: string) => Promise<void>;
  /** Decides the cases of one slice again. */
  readonly doSlice: (simulationId: string, number: number) => Promise<void>;
  /** Says that a part could not be made in many tries. */
  readonly giveUp: (simulationId: string) => Promise<void>;
}

/** The work on simulations, over the rule books that the database keeps. */
export function simulationWork(deps: Dependencies, cutting: Cutting = CUTTING): SimulationWork {
  const books: OpenBooks = keptBooks(deps.reader, shelfOf(openBook));
  return {
    cut: (simulationId) => cut(deps, simulationId, cutting),
    doSlice: (simulationId, number) => doSlice(deps, simulationId, number, books),
    giveUp: (simulationId) =>
      deps.db.transaction().execute(async (trx) => {
        const held = await lockSimulation(trx, simulationId);
        if (held?.state === 'waiting' || held?.state === 'running') {
          await moveSimulation(trx, simulationId, 'failed', deps.clock());
        }
      }),
  };
}

async function cut(deps: Dependencies, id: string, { sliceCases }: Cutting): Promise<void> {
  const simulation = await findSimulation(deps.reader, id);
  if (simulation === undefined || !isOpen(simulation)) {
    return;
  }
  const from = simulation.cutAfter;
  const slices = simulation.cut
    ? []
    : await cutSlices(deps.reader, simulation, from, {
        size: sliceCases,
        most: SLICES_AT_A_TIME,
        firstNumber: await countSlices(deps.reader, id),
      });
  await deps.db.transaction().execute(async (trx) => {
    const held = await lockSimulation(trx, id);
    if (held === undefined || !isOpen(held) || held.cutAfter !== from || held.cut !== simulation.cut) {
      return;
    }
    const isLast = slices.length < SLICES_AT_A_TIME;
    if (!held.cut) {
      await insertSlices(trx, id, slices, { cutAfter: slices.at(-1)?.lastId ?? from, cut: isLast });
    }
    if (held.state === 'waiting') {
      await moveSimulation(trx, id, 'running', deps.clock());
    }
    await enqueue(
      trx,
      'simulation-slices',
      slices.map(({ number }) => ({ simulationId: id, slice: number })),
    );
    if (isLast) {
      await completeWhenDone(deps, trx, id);
    } else {
      await enqueue(trx, 'simulation-cuts', [{ simulationId: id }]);
    }
  });
}

function isOpen({ state }: Pick<StoredSimulation, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

async function doSlice(deps: Dependencies, id: string, number: number, books: OpenBooks): Promise<void> {
  const simulation = await findSimulation(deps.db, id);
  const slice = await findSliceToDo(deps.db, id, number);
  // Stopped before this slice was begun, or done by somebody else.
  if (simulation === undefined || !isOpen(simulation) || slice === undefined) {
    return;
  }
  const { tally, changed } = await redecideSlice(deps, simulation, slice, books);
  await deps.db.transaction().execute(async (trx) => {
    const held = await lockSimulation(trx, id);
    const at = deps.clock();
    const isFirst = await finishSlice(trx, id, number, { at, tally: JSON.stringify(tally), changed });
    if (isFirst && held?.state === 'running' && held.cut) {
      await completeWhenDone(deps, trx, id);
    }
  });
}

async function redecideSlice(
  deps: Dependencies,
  simulation: StoredSimulation,
  slice: Slice,
  books: OpenBooks,
) {
  const law = await lawOf(deps, simulation);
  const tally = emptyTally();
  const changed: ChangedCase[] = [];
  let after: string | undefined;
  do {
    const cases = await findCasesOfSlice(deps.reader, simulation, slice, { after, limit: CASES_AT_A_TIME });
    for (const { considerationId, recommendationId, bytes } of cases) {
      const outcome = await redecide(bytes, law, books);
      count(tally, outcome);
      for (const transition of transitionsOf(outcome)) {
        changed.push({ transition, considerationId, recommendationId });
      }
      await otherWork();
    }
    after = cases.length < CASES_AT_A_TIME ? undefined : cases.at(-1)?.considerationId;
  } while (after !== undefined);
  return { tally, changed };
}

/** Lets the process answer what came in meanwhile: workers may run inside the service. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** @throws {Error} where the rule book that was asked for is kept no more, which the database lets nobody do. */
async function lawOf(
  { reader }: Dependencies,
  { ruleBookVersion: version, asAt, returnOn, returnAfterDays }: StoredSimulation,
): Promise<SimulatedLaw> {
  const assumedReturn =
    returnOn !== null
      ? { on: returnOn }
      : returnAfterDays !== null
        ? { daysAfterRevocation: returnAfterDays }
        : undefined;
  const law = {
    ...(asAt === null ? {} : { asAt }),
    ...(assumedReturn === undefined ? {} : { assumedReturn }),
  };
  if (version === null) {
    return law;
  }
  const digest = await findRuleBookDigest(reader, version);
  if (digest === undefined) {
    throw new Error(`the rule book \`${version}\` is not kept`);
  }
  return { ...law, book: { version, digest: digest.toString('hex') } };
}

/** The transaction holds the progress, so that of two that end at once the later one sees that both are done. */
async function completeWhenDone(deps: Dependencies, trx: Transaction<Database>, id: string): Promise<void> {
  if (await hasSlicesToDo(trx, id)) {
    return;
  }
  const act = { principal: ACTOR, correlationId: randomUUID() };
  const about = [{ kind: 'simulation', id } as const];
  const entry = await recordOutsideCases(deps, trx, act, 'simulation-completed', about, undefined);
  await moveSimulation(trx, id, 'completed', entry.at);
}
