import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { RuleBook } from '../dependencies.ts';
import type { Instant } from '../model.ts';
import type { HeldApart } from './held-apart.ts';
import type { FindingList } from './store-check-findings.ts';

/** What every part of one check of the store works with. */
export interface CheckContext {
  /** As a role that can only read. */
  readonly db: Kysely<Database>;
  /** What is held apart from the cases; undefined where this process does not reach it. */
  readonly apart?: HeldApart | undefined;
  readonly findings: FindingList;
  /** The rule book in use: how long the clock of a decision runs from the opening stands in it alone. */
  readonly book: Pick<RuleBook, 'parameterOn'>;
  /** When the check began: what was recorded after it may still be on its way. */
  readonly now: Instant;
  /** Called after each batch with the number of its rows: waits as the rate asks, and ends the check where it was called off. */
  readonly pace: (rows: number) => Promise<void>;
}

/**
 * Rows in a batch. Each may bring content along, a run some forty kilobytes of it, and a batch is worked through in one go: this bounds
 * what is held in memory, and how long requests wait that the same process answers.
 */
export const BATCH_ROWS = 64;
/** Rows in a batch that brings keys alone. */
export const BATCH_KEYS = 4_096;

/** How far clocks may disagree before a time counts as one to come. */
export const DAY_MS = 24 * 60 * 60_000;

/** Whether an instant is later than a time in milliseconds since 1970, or no instant that can be read. */
export function isLaterThan(instant: string, limit: number): boolean {
  return !(Date.parse(instant) <= limit);
}

/**
 * Goes through a table by its key, batch by batch.
 *
 * @param read Gives the rows after a key, at most `limit`, in the order of the key.
 */
export async function inBatches<Row, Key = string>(
  context: Pick<CheckContext, 'pace'>,
  limit: number,
  read: (page: { readonly after?: Key; readonly limit: number }) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  work: (rows: readonly Row[]) => Promise<void> | void,
): Promise<void> {
  let after: Key | undefined;
  for (;;) {
    const rows = await read(after === undefined ? { limit } : { after, limit });
    await work(rows);
    await context.pace(rows.length);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) {
      return;
    }
    after = keyOf(last);
  }
}

/**
 * Holds work to a number of rows per second, on average since its start, and to its signal.
 *
 * @throws the reason of the signal once it is aborted.
 */
export function pacer(
  rowsPerSecond: number | 'unlimited',
  signal: AbortSignal | undefined,
): CheckContext['pace'] {
  const start = performance.now();
  let done = 0;
  return async (rows) => {
    signal?.throwIfAborted();
    done += rows;
    if (rowsPerSecond === 'unlimited') {
      return;
    }
    const due = start + (done / rowsPerSecond) * 1_000;
    const wait = due - performance.now();
    if (wait > 0) {
      await pause(wait, signal);
      signal?.throwIfAborted();
    }
  };
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
