import type { Kysely, Transaction } from 'kysely';
import { type AuditSubject, commitTo, newSalt } from '../../audit/index.ts';
import { insertContent } from '../../db/audit-log.ts';
import type { Database } from '../../db/database.ts';
import { enqueue } from '../../db/jobs.ts';
import { findSlicesToDo } from '../../db/simulation-slices.ts';
import {
  findActedState,
  findLastConsideration,
  findSimulation,
  findSimulationCases,
  findSimulations,
  insertSimulation,
  insertSimulationAct,
  lockSimulation,
  moveSimulation,
  type StoredSimulation,
} from '../../db/simulations.ts';
import { decodeContent, encodeContent } from '../content.ts';
import { decodeIdCursor, encodeCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import { type Done, type Operation, once } from '../once.ts';
import { recordOutsideCases } from '../records.ts';
import { mayReadAnswers } from '../review/withholding.ts';
import type { Page, Principal, Write } from '../services.ts';
import { loadProgress, loadResult } from './progress.ts';
import { refuseRequestFaults } from './request-faults.ts';
import { roundedResult } from './rounding.ts';
import type {
  SimulatedCase,
  SimulationHeading,
  SimulationServices,
  SimulationState,
  SimulationView,
} from './services.ts';

/** Examples of each transition for those who may trace figures. */
const EXAMPLES = 10;
/** Cases that are looked through for as many as may be shown. */
const LOOKED_THROUGH = 200;

/** Asking for simulations, following, stopping and resuming them. Workers make them: `slices.ts`. */
export function createSimulationServices(deps: Dependencies): SimulationServices {
  return {
    requestSimulation: async (write, request) => {
      await refuseRequestFaults(deps.db, deps.book, request);
      return once(deps, write, REQUEST, async (trx) => {
        const id = deps.newId();
        const bytes = encodeContent('simulation', request);
        const salt = newSalt();
        const content = commitTo(bytes, salt);
        const about = [subjectOf(id)];
        const more = { content };
        const entry = await recordOutsideCases(
          deps,
          trx,
          write,
          'simulation-requested',
          about,
          undefined,
          more,
        );
        await insertContent(trx, { entryId: entry.id, bytes, salt });
        const { assumedReturn } = request;
        await insertSimulation(trx, {
          id,
          entryId: entry.id,
          ruleBookVersion: request.ruleBook ?? null,
          asAt: request.asAt ?? null,
          decidedFrom: request.decidedFrom ?? null,
          decidedUntil: request.decidedUntil ?? null,
          returnOn: assumedReturn !== undefined && 'on' in assumedReturn ? assumedReturn.on : null,
          returnAfterDays:
            assumedReturn !== undefined && 'daysAfterRevocation' in assumedReturn
              ? assumedReturn.daysAfterRevocation
              : null,
          lastConsideration: (await findLastConsideration(trx)) ?? null,
          recordedAt: entry.at,
          recordedBy: write.principal.subject,
        });
        await enqueue(trx, 'simulation-cuts', [{ simulationId: id }]);
        return { id, at: entry.at };
      });
    },

    listSimulations: (act, { cursor, limit }) =>
      deps.db.transaction().execute(async (trx) => {
        const before = cursor === undefined ? undefined : decodeIdCursor(cursor).after;
        const found = await findSimulations(trx, { before, limit: limit + 1 });
        const page = pageOf(found, limit, ({ id }) => id);
        const items = page.items.map((one) => toHeading(one, one.state));
        const about = items.map(({ id }) => subjectOf(id));
        await recordOutsideCases(deps, trx, act, 'simulation-read', about, ['everything']);
        return { ...page, items };
      }),

    readSimulation: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const simulation = await load(trx, id);
        const isExact = act.principal.permissions.includes('statistics:trace');
        const result = await loadResult(trx, simulation);
        const exact = {
          ...toHeading(simulation, simulation.state),
          progress: await loadProgress(trx, simulation, deps.clock(), isExact),
          result,
        };
        const view = isExact
          ? await withExamples(deps, trx, act.principal, exact)
          : { ...exact, result: roundedResult(result) };
        const shown = view.result.transitions.flatMap(({ examples = [] }) => examples);
        await recordOutsideCases(deps, trx, act, 'simulation-read', aboutCases(id, shown), undefined);
        return view;
      }),

    stopSimulation: (write, id) =>
      once(deps, write, STOP, (trx) =>
        change(deps, trx, write, id, 'stopped', ({ state }) =>
          Promise.resolve(state === 'completed' || state === 'failed' ? state : 'stopped'),
        ),
      ),

    resumeSimulation: (write, id) =>
      once(deps, write, RESUME, (trx) =>
        change(deps, trx, write, id, 'resumed', async ({ state, cut }) => {
          if (state !== 'stopped' && state !== 'failed') {
            return state;
          }
          // Also where all is done: the last to cut or to be done says that it is completed.
          const open = await findSlicesToDo(trx, id);
          await enqueue(
            trx,
            'simulation-slices',
            open.map((slice) => ({ simulationId: id, slice })),
          );
          if (!cut || open.length === 0) {
            await enqueue(trx, 'simulation-cuts', [{ simulationId: id }]);
          }
          return 'running';
        }),
      ),

    listSimulationCases: (act, id, { transition, cursor, limit }) =>
      deps.db.transaction().execute(async (trx) => {
        await load(trx, id);
        const after = cursor === undefined ? undefined : decodeIdCursor(cursor).after;
        const at = deps.clock();
        const found = await findSimulationCases(trx, act.principal, at, {
          simulationId: id,
          transition,
          after,
          limit: limit + 1,
        });
        const page = pageOf(found, limit, ({ considerationId }) => considerationId);
        const items = await readable(trx, act.principal, page.items, at);
        await recordOutsideCases(deps, trx, act, 'figure-traced', aboutCases(id, items), ['figure']);
        return { ...page, items };
      }),
  };
}

/** Nothing later can change what was asked for; how far it is by now is for whoever reads it. */
const REQUEST: Operation<SimulationHeading> = {
  name: 'request-simulation',
  kind: 'simulation',
  askedFor: 'simulation',
  load: async (trx, id) => toHeading(await load(trx, id), 'waiting'),
};

const loadActed: Operation<SimulationHeading>['load'] = async (trx, id, knownAt) =>
  toHeading(await load(trx, id), (await findActedState(trx, id, knownAt)) ?? 'waiting');

const STOP: Operation<SimulationHeading> = {
  name: 'stop-simulation',
  kind: 'simulation',
  askedFor: 'simulation',
  load: loadActed,
};

const RESUME: Operation<SimulationHeading> = { ...STOP, name: 'resume-simulation' };

async function load(db: Kysely<Database>, id: string): Promise<StoredSimulation> {
  const simulation = isId(id) ? await findSimulation(db, id) : undefined;
  if (simulation === undefined) {
    throw notFound('simulation');
  }
  return simulation;
}

/** Records that somebody stopped or resumed it, also where that changes nothing, and moves it to the state that `next` says. */
async function change(
  deps: Dependencies,
  trx: Transaction<Database>,
  write: Write,
  id: string,
  act: 'stopped' | 'resumed',
  next: (held: Pick<StoredSimulation, 'state' | 'cut'>) => Promise<SimulationState>,
): Promise<Done> {
  const held = isId(id) ? await lockSimulation(trx, id) : undefined;
  if (held === undefined) {
    throw notFound('simulation');
  }
  const entry = await recordOutsideCases(deps, trx, write, `simulation-${act}`, [subjectOf(id)], undefined);
  const state = await next(held);
  if (state !== held.state) {
    await moveSimulation(trx, id, state, entry.at);
  }
  const { subject: recordedBy } = write.principal;
  await insertSimulationAct(trx, {
    entryId: entry.id,
    simulationId: id,
    act,
    state,
    recordedAt: entry.at,
    recordedBy,
  });
  return { id, at: entry.at };
}

function toHeading(simulation: StoredSimulation, state: SimulationState): SimulationHeading {
  return {
    id: simulation.id,
    state,
    requestedAt: simulation.recordedAt,
    requestedBy: simulation.recordedBy,
    request: decodeContent('simulation', simulation.bytes),
  };
}

/** Some cases of each transition, for somebody who may trace figures: those in their sight whose answers they may read. */
async function withExamples(
  deps: Dependencies,
  trx: Transaction<Database>,
  principal: Principal,
  view: SimulationView,
): Promise<SimulationView> {
  const at = deps.clock();
  const transitions: SimulationView['result']['transitions'][number][] = [];
  for (const one of view.result.transitions) {
    const { transition } = one;
    const found = await findSimulationCases(trx, principal, at, {
      simulationId: view.id,
      transition,
      after: undefined,
      limit: LOOKED_THROUGH,
    });
    const examples = (await readable(trx, principal, found, at)).slice(0, EXAMPLES);
    transitions.push({ ...one, examples });
  }
  return { ...view, result: { ...view.result, transitions } };
}

/** Those of the cases whose answers somebody may read: the name of a transition tells what a run had said. */
async function readable(
  trx: Transaction<Database>,
  { subject }: Principal,
  cases: readonly SimulatedCase[],
  at: Instant,
): Promise<readonly SimulatedCase[]> {
  const ids = cases.map(({ considerationId }) => considerationId);
  const may = await mayReadAnswers(trx, subject, ids, at);
  return cases.filter(({ considerationId }) => may.has(considerationId));
}

function pageOf<T>(found: readonly T[], limit: number, idOf: (item: T) => string): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length <= limit || last === undefined
    ? { items }
    : { items, next: encodeCursor({ after: idOf(last) }) };
}

function subjectOf(id: string): AuditSubject {
  return { kind: 'simulation', id };
}

function aboutCases(id: string, cases: readonly SimulatedCase[]): readonly AuditSubject[] {
  const considerations = [...new Set(cases.map(({ considerationId }) => considerationId))];
  return [subjectOf(id), ...considerations.map((one): AuditSubject => ({ kind: 'consideration', id: one }))];
}
