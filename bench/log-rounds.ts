import { startPublisher } from '../src/application/evidence/publisher.ts';
import { BATCH, takeTurn } from '../src/application/evidence/sequencer.ts';
import { countWaitingEntries } from '../src/db/log-tree.ts';
import { readServerTimes, timeBetween } from './log-cpu.ts';
import { AS_AT, type Keeps, type Store, WRITE } from './log-stores.ts';
import { timesOf } from './measure.ts';

/** How the rounds of every subject are run. */
export interface RoundSettings {
  /** The data folder of the server that has the stores. */
  readonly clusterDir: string;
  readonly considerations: readonly string[];
  /** How long recommendations are made in a round. */
  readonly roundMs: number;
  /** Ends the round with an error. */
  readonly stopping: AbortController;
}

/** Recommendations in flight at a time. */
export const IN_FLIGHT = 16;
const LEAD_IN_MS = 1_000;
const PUBLISH_INTERVAL_MS = 2_000;

/** What is compared: a store that keeps so much of the evidence, and where the recommendations are made. */
export interface Variant {
  readonly name: string;
  readonly database: string;
  readonly keeps: Keeps;
  readonly cases: 'different' | 'one';
}

/** What one round gave. */
export interface Round {
  /** Recommendations per second. */
  readonly rate: number;
  /** Processor time for each recommendation, in milliseconds; of the server, NaN where this machine does not tell it. */
  readonly cpu: { readonly here: number; readonly server: number };
  /** Milliseconds from the last recommendation until nothing waited. */
  readonly drained: number;
  /** What it took to give the entries of the lead-in their places, by itself: no recommendation was made meanwhile. */
  readonly turn: { readonly entries: number; readonly cpu: number };
}

/** A store, where its next recommendation is made, and what its counted rounds gave. */
export interface Subject extends Variant {
  readonly store: Store;
  readonly rounds: Round[];
  next: number;
}

/** Makes recommendations for a time, each of the 16 the next one as soon as it has its answer; tells how many. */
async function load(
  subject: Subject,
  { considerations, stopping }: RoundSettings,
  ms: number,
): Promise<number> {
  const { recommend } = subject.store.services;
  const until = performance.now() + ms;
  let made = 0;
  const one = async () => {
    while (performance.now() < until && !stopping.signal.aborted) {
      const place = subject.cases === 'one' ? 0 : subject.next % considerations.length;
      subject.next += 1;
      await recommend(WRITE, considerations[place] ?? '', { asAt: AS_AT });
      made += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  stopping.signal.throwIfAborted();
  return made;
}

/** Gives every entry that waits its place. */
export async function drain({ sequencer }: Store): Promise<void> {
  for (;;) {
    const turn = await takeTurn(sequencer, undefined);
    if (turn.state !== 'published' || turn.entries < BATCH) {
      return;
    }
  }
}

/**
 * One round of a subject.
 *
 * @throws {Error} when something else than the head of each case was left out of it, and when it was stopped.
 */
export async function roundOf(subject: Subject, settings: RoundSettings): Promise<Round> {
  const { store, keeps } = subject;
  const { clusterDir, stopping } = settings;
  // The publisher says something only when it could not publish.
  const stop = (context: object, message: string) => stopping.abort(new Error(message, { cause: context }));
  // Connections that were idle while the others had their turns are opened again outside the counted time.
  await load(subject, settings, LEAD_IN_MS);
  const turn = keeps === 'chain-and-tree' ? await turnAlone(clusterDir, store) : { entries: 0, cpu: 0 };
  const leftOut = store.leftOut();
  const serverTimes = await readServerTimes(clusterDir);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const publisher =
    keeps === 'chain-and-tree'
      ? startPublisher(store.sequencer, PUBLISH_INTERVAL_MS, { info: stop, warn: stop })
      : undefined;
  let made: number;
  try {
    made = await load(subject, settings, settings.roundMs);
  } finally {
    await publisher?.stop();
  }
  const loaded = performance.now();
  if (publisher !== undefined) {
    await drain(store);
  }
  const end = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  const server = timeBetween(serverTimes, await readServerTimes(clusterDir));
  if (store.leftOut() - leftOut !== (keeps === 'entries' ? 2 * made : 0)) {
    throw new Error(`${subject.name}: not the two statements on the head of a case were left out`);
  }
  return {
    rate: (made / (end - start)) * 1_000,
    cpu: { here: (user + system) / 1_000 / made, server: server / made },
    drained: end - loaded,
    turn,
  };
}

/** Processor time in milliseconds, here and in the server, of giving all entries that wait their places. */
async function turnAlone(clusterDir: string, store: Store): Promise<Round['turn']> {
  const entries = await countWaitingEntries(store.db);
  const serverTimes = await readServerTimes(clusterDir);
  const cpu = process.cpuUsage();
  await drain(store);
  const { user, system } = process.cpuUsage(cpu);
  const server = timeBetween(serverTimes, await readServerTimes(clusterDir));
  return { entries, cpu: (user + system) / 1_000 + server };
}

/** The middle of some figures, and between what they lie. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @returns NaN where there are no figures. */
export function spread(samples: readonly number[]): Spread {
  return { median: timesOf(samples).median, lowest: Math.min(...samples), highest: Math.max(...samples) };
}

/** The ratio of two subjects, round by round: of their rates, and of the processor time that each recommendation takes. */
export function ratio(of: Subject, to: Subject): { readonly rate: Spread; readonly cpu: Spread } {
  const pairs = of.rounds.flatMap((one, round) => {
    const other = to.rounds[round];
    return other === undefined ? [] : [{ one, other }];
  });
  return {
    rate: spread(pairs.map(({ one, other }) => one.rate / other.rate)),
    cpu: spread(pairs.map(({ one, other }) => processorTime(one) / processorTime(other))),
  };
}

/** Milliseconds of a recommendation, here and in the server. */
export function processorTime({ cpu }: Round): number {
  return cpu.here + cpu.server;
}
