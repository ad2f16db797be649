import type { DatabaseLog } from '../../db/log.ts';
import { type BackgroundWork, workInBackground } from './background.ts';
import { LogFault } from './log-tree.ts';
import { BATCH, type SequencerParts, type TreeHead, takeTurn } from './sequencer.ts';

/** How publishing goes in this process. */
export interface PublishingState {
  /** What keeps it from publishing; undefined while all is well. Holds no content. */
  readonly fault: string | undefined;
}

export interface Publisher extends BackgroundWork {
  readonly state: () => PublishingState;
}

/**
 * Gives entries their places and publishes checkpoints, for as long as the process runs. Every replica does so; the database
 * lets one at a time.
 *
 * @param intervalMs Milliseconds between two looks: the longest that an entry waits where nothing else is wrong.
 */
export function startPublisher(parts: SequencerParts, intervalMs: number, log: DatabaseLog): Publisher {
  let remembered: TreeHead | undefined;
  let fault: string | undefined;
  const work = workInBackground(
    intervalMs,
    async () => {
      const turn = await takeTurn(parts, remembered);
      if (turn.state === 'another') {
        return 'after-pause';
      }
      if (fault !== undefined) {
        log.info({}, 'checkpoints are published again');
        fault = undefined;
      }
      remembered = turn.head;
      if (turn.state === 'idle') {
        return 'after-pause';
      }
      // A full batch says that more waits. Otherwise a pause, so that one checkpoint covers the entries of a while.
      return turn.entries === BATCH ? 'at-once' : 'after-pause';
    },
    (error) => {
      const seen = error instanceof LogFault ? error.message : 'the store could not be reached';
      if (seen !== fault) {
        log.warn({ err: error, fault: seen }, 'no checkpoint can be published');
      }
      fault = seen;
    },
  );
  return { ...work, state: () => ({ fault }) };
}
