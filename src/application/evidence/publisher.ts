import { failureCode } from '../../db/failures.ts';
import type { DatabaseLog } from '../../db/log.ts';
import { type BackgroundWork, workInBackground } from './background.ts';
import type { Dependencies } from '../dependencies.ts';
import { watchWork } from '../measures/work.ts';
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
export function startPublisher(
  parts: SequencerParts & Pick<Dependencies, 'work'>,
  intervalMs: number,
  to: DatabaseLog,
): Publisher {
  const { log, onDone } = watchWork(parts, 'checkpoints', to);
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
      parts.work?.failed('checkpoints');
      const seen = faultIn(error);
      if (seen !== fault) {
        log.warn({ err: error, fault: seen }, 'no checkpoint can be published');
      }
      fault = seen;
    },
    onDone,
  );
  return { ...work, state: () => ({ fault }) };
}

/** A code or a name alone: what a driver says in words can quote values. */
const WORD = /^\w{1,40}$/;
/** Names that say nothing. A driver gives such errors, without a code, where a connection is lost or does not come about. */
const NO_NAME = /^error$/iu;

function faultIn(error: unknown): string {
  if (error instanceof LogFault) {
    return error.message;
  }
  const word = failureCode(error) ?? nameOf(error);
  return word === undefined || !WORD.test(word)
    ? 'the store could not be reached'
    : `a turn of publishing failed: ${word}`;
}

function nameOf(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    typeof error.name === 'string' &&
    !NO_NAME.test(error.name)
    ? error.name
    : undefined;
}
