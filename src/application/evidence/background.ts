/** Work that goes on beside the requests. */
export interface BackgroundWork {
  /** Lets what is under way come to its end, and starts nothing more. */
  readonly stop: () => Promise<void>;
}

/** What a round of work wants: the next round at once, because there is more to do, or after the usual pause. */
export type NextRound = 'at-once' | 'after-pause';

/**
 * Does rounds of work one after the other, never two at a time, with a pause in between. A round that fails is told to
 * `onFailure`, one that does not to `onDone`, and the next one comes after the pause all the same.
 *
 * @param pauseMs Milliseconds from the end of one round to the start of the next.
 */
export function workInBackground(
  pauseMs: number,
  round: (signal: AbortSignal) => Promise<NextRound>,
  onFailure: (error: unknown) => void,
  onDone: () => void = () => undefined,
): BackgroundWork {
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = (async () => {
    while (!signal.aborted) {
      const next = await round(signal).then(
        (wanted) => {
          onDone();
          return wanted;
        },
        (error: unknown) => {
          if (!signal.aborted) {
            onFailure(error);
          }
          return 'after-pause' as const;
        },
      );
      if (next === 'after-pause') {
        await pause(pauseMs, signal);
      }
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await work;
    },
  };
}

/** Waits, or until the signal; a process that has nothing else to do does not stay for it. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    return;
  }
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    timer.unref();
    signal.addEventListener('abort', done);
  });
}
