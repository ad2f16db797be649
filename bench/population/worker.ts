import { parentPort, workerData } from 'node:worker_threads';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { makeBatch, type Range } from './batch.ts';
import type { Settings } from './one-case.ts';

/** A thread that makes one batch for each range it is sent, and hands its bytes over. */
if (parentPort === null) {
  throw new Error('this is a thread of the generator and does nothing by itself');
}
const port = parentPort;
const settings: Settings = workerData;
const book = openRuleBook(currentBookText());

port.on('message', (range: Range) => {
  const batch = makeBatch(book, settings, range);
  port.postMessage(
    batch,
    // Handed over, not copied: nothing here looks at them again.
    [...batch.rows.values()].map(({ buffer }) => buffer),
  );
});
