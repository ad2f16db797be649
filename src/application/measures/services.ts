import type { PoolState } from '../../db/pool-state.ts';
import type { RunCounts } from './answers.ts';
import type { WorkCount } from './work.ts';

export type { PoolState } from '../../db/pool-state.ts';

/** A pool of connections by what it is for. */
export interface NamedPool extends PoolState {
  readonly pool: 'service' | 'reader' | 'replica' | 'monitoring';
}

/** What this process knows of itself without asking anybody. Holds nothing of any case. */
export interface ProcessMeasures {
  readonly runs: () => RunCounts;
  readonly work: () => readonly WorkCount[];
  readonly pools: () => readonly NamedPool[];
}
