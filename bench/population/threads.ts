import { Worker } from 'node:worker_threads';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { type Batch, makeBatch, type Range } from './batch.ts';
import type { Settings } from './one-case.ts';

/**
 * Makes batches in the order of their ranges, on threads of their own, no more of them ahead than there are threads.
 *
 * @param threads 0 makes them here, one after the other.
 */
export async function* makeBatches(
  settings: Settings,
  ranges: readonly Range[],
  threads: number,
): AsyncGenerator<Batch> {
  if (threads === 0) {
    const book = openRuleBook(currentBookText());
    for (const range of ranges) {
      yield makeBatch(book, settings, range);
    }
    return;
  }
  const workers = Array.from({ length: threads }, () => startWorker(settings));
  try {
    const started: Promise<Batch>[] = [];
    const start = () => {
      const range = ranges[started.length];
      const worker = workers[started.length % threads];
      if (range !== undefined && worker !== undefined) {
        const batch = worker.make(range);
        // Whoever waits for it is told of a failure; until somebody does, nobody is.
        batch.catch(() => undefined);
        started.push(batch);
      }
    };
    for (let ahead = 0; ahead < threads * 2; ahead += 1) {
      start();
    }
    for (let place = 0; place < ranges.length; place += 1) {
      const batch = started[place];
      if (batch !== undefined) {
        yield await batch;
        // What was loaded is let go.
        Reflect.deleteProperty(started, place);
      }
      start();
    }
  } finally {
    await Promise.all(workers.map(({ stop }) => stop()));
  }
}

interface BatchWorker {
  readonly make: (range: Range) => Promise<Batch>;
  readonly stop: () => Promise<number>;
}

function startWorker(settings: Settings): BatchWorker {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: settings });
  const waiting: PromiseWithResolvers<Batch>[] = [];
  worker.on('message', (batch: Batch) => waiting.shift()?.resolve(batch));
  worker.on('error', (error) => {
    for (const each of waiting.splice(0)) {
      each.reject(error);
    }
  });
  return {
    make: (range) => {
      const made = Promise.withResolvers<Batch>();
      waiting.push(made);
      worker.postMessage(range, []);
      return made.promise;
    },
    stop: () => worker.terminate(),
  };
}
