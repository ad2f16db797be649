import { type JobWorkers, startJobWorkers } from '../../db/jobs.ts';
import type { DatabaseLog } from '../../db/log.ts';
import type { BackgroundWork } from '../evidence/background.ts';
import type { Dependencies } from '../dependencies.ts';
import { watchWork } from '../measures/work.ts';
import { CUTTING, type Cutting, simulationWork } from './slices.ts';

/** How a process works on simulations. */
export interface SimulationWorkSettings extends Partial<Cutting> {
  /** The service's own connection to the database. */
  readonly url: string;
  /** Slices at a time. One already keeps one processor busy; more of them are for more processes. */
  readonly concurrency: number;
  /** Seconds between two looks for slices that were left by a process that died; 5 when left out. */
  readonly lookAfterSeconds?: number;
}

/** Seconds: with the ten after which a process counts as dead, its slice is taken up within about a quarter of a minute. */
const LOOK_AFTER_SECONDS = 5;

/** Works on simulations until it is stopped. Any number of processes may. */
export function startSimulationWork(
  deps: Dependencies,
  settings: SimulationWorkSettings,
  log: DatabaseLog,
): BackgroundWork {
  const { url, concurrency, lookAfterSeconds = LOOK_AFTER_SECONDS, sliceCases } = settings;
  const work = simulationWork(deps, sliceCases === undefined ? CUTTING : { sliceCases });
  const watch = watchWork(deps, 'simulations', log);
  const onFailure = watch.onFailure('a part of a simulation could not be made');
  const starting: Promise<JobWorkers | undefined> = startJobWorkers(
    { url, concurrency, lookAfterSeconds, onFailure },
    {
      'simulation-cuts': ({ simulationId }) => work.cut(simulationId),
      'simulation-slices': ({ simulationId, slice }) =>
        slice === undefined ? Promise.resolve() : work.doSlice(simulationId, slice).then(watch.onDone),
      'simulation-failures': ({ simulationId }) => work.giveUp(simulationId),
    },
  ).catch((error: unknown) => {
    watch.onFailure('no simulation can be worked on in this process')(error);
    return undefined;
  });
  return { stop: async () => (await starting)?.stop() };
}
