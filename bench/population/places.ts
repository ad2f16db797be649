import { setTimeout as delay } from 'node:timers/promises';
import { type SequencerParts, type TreeHead, takeTurn } from '../../src/application/evidence/sequencer.ts';

/** Gives entries their places in the tree beside the loading, as the service does, and under checkpoints of its keys. */
export interface Placing {
  /** Resolves once no entry waits any more; call it when everything has been loaded. */
  readonly finish: () => Promise<TreeHead>;
  /** Stops at once, with whatever waits still waiting. */
  readonly stop: () => Promise<void>;
}

const PAUSE_MS = 100;

export function startPlacing(parts: SequencerParts): Placing {
  const asked: { mode: 'go-on' | 'until-idle' | 'stop' } = { mode: 'go-on' };
  const work = async (): Promise<TreeHead | undefined> => {
    let remembered: TreeHead | undefined;
    while (asked.mode !== 'stop') {
      const turn = await takeTurn(parts, remembered);
      if (turn.state === 'another') {
        throw new Error(
          'another process gives out places in the tree: stop the service while a population is generated',
        );
      }
      remembered = turn.head;
      if (turn.state === 'idle') {
        if (asked.mode === 'until-idle') {
          return remembered;
        }
        await delay(PAUSE_MS);
      }
    }
    return remembered;
  };
  const ended = work();
  // Whoever finishes or stops is told of a failure; until then nobody is.
  ended.catch(() => undefined);
  return {
    finish: async () => {
      asked.mode = 'until-idle';
      const head = await ended;
      if (head === undefined) {
        throw new Error('the giving out of places was stopped before it was done');
      }
      return head;
    },
    stop: async () => {
      asked.mode = 'stop';
      await ended.catch(() => undefined);
    },
  };
}
