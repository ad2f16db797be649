import type { SequencerParts } from '../../src/application/evidence/sequencer.ts';
import { rangesOf } from './batch.ts';
import { openLoader } from './load.ts';
import type { Settings } from './one-case.ts';
import { startPlacing } from './places.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import { makeBatches } from './threads.ts';

/** How a population is brought into a store. */
export interface PopulateOptions {
  readonly settings: Settings;
  /** As the role of the service. The store is migrated, keeps the rule book in use and holds no case. */
  readonly serviceUrl: string;
  /** Threads that make cases; 0 makes them in this one. */
  readonly threads: number;
  /** What giving out places in the tree needs; undefined leaves that to the service. */
  readonly placing: SequencerParts | undefined;
  /** Told after each batch how many licences are loaded. */
  readonly onProgress: (licences: number) => void;
}

/** What a population came to. */
export interface Populated {
  readonly tally: Tally;
  /** Entries that have their place in the tree; undefined where that was left to the service. */
  readonly treeSize: number | undefined;
}

/** Cases that are made and loaded together, in one transaction. */
export const BATCH_CASES = 500;

/**
 * Makes a population and loads it, batch by batch.
 *
 * @throws {StoreNotEmpty} when the store holds a case: nothing is changed then.
 */
export async function populate(options: PopulateOptions): Promise<Populated> {
  const { settings, serviceUrl, threads, onProgress } = options;
  const ranges = rangesOf(settings.licences, BATCH_CASES);
  const loader = await openLoader(serviceUrl);
  const placing = options.placing === undefined ? undefined : startPlacing(options.placing);
  const tally = emptyTally();
  try {
    let done = 0;
    for await (const batch of makeBatches(settings, ranges, threads)) {
      await loader.load(batch);
      addTally(tally, batch.tally);
      done = Math.min(settings.licences, done + BATCH_CASES);
      onProgress(done);
    }
    await loader.settle();
    const head = await placing?.finish();
    return { tally, treeSize: head?.size };
  } finally {
    await placing?.stop();
    await loader.close();
  }
}
