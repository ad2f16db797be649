import type { DatabaseLog } from '../../db/log.ts';
import type { Clock, Dependencies } from '../dependencies.ts';
import type { Instant } from '../model.ts';

/** The kinds of work that a process does beside the requests. */
export const WORK = [
  'checkpoints',
  'witnesses',
  'bundles',
  'store-check',
  'figures',
  'webhooks',
  'simulations',
] as const;
export type WorkName = (typeof WORK)[number];

/** How the rounds of one kind of work went in this process, from its start on. */
export interface WorkCount {
  readonly work: WorkName;
  readonly done: number;
  readonly failed: number;
  /** When the latest one that did not fail came to its end; absent before the first. */
  readonly lastDone?: Instant;
}

/** Told how rounds of work end. */
export interface WorkTally {
  readonly done: (work: WorkName) => void;
  readonly failed: (work: WorkName) => void;
}

/** What the rounds of one kind of work write to and are told of. */
export interface WorkWatch {
  /** Each line names the work: it has no request, and no correlation id. */
  readonly log: DatabaseLog;
  readonly onDone: () => void;
  /** Also says in the log what could not be done. */
  readonly onFailure: (what: string) => (error: unknown) => void;
}

/** Watches one kind of work. */
export function watchWork(
  { work: tally }: Pick<Dependencies, 'work'>,
  work: WorkName,
  log: DatabaseLog,
): WorkWatch {
  const named: DatabaseLog = {
    info: (details, message) => log.info({ work, ...details }, message),
    warn: (details, message) => log.warn({ work, ...details }, message),
  };
  return {
    log: named,
    onDone: () => tally?.done(work),
    onFailure: (what) => (error) => {
      tally?.failed(work);
      named.warn({ err: error }, what);
    },
  };
}

/** Counts the rounds of the work beside the requests. */
export class WorkCounter implements WorkTally {
  private readonly clock: Clock;
  private readonly counts = new Map<WorkName, WorkCount>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  done(work: WorkName): void {
    const count = this.of(work);
    this.counts.set(work, { ...count, done: count.done + 1, lastDone: this.clock() });
  }

  failed(work: WorkName): void {
    const count = this.of(work);
    this.counts.set(work, { ...count, failed: count.failed + 1 });
  }

  /** Only work that was begun in this process is among it. */
  read(): readonly WorkCount[] {
    return [...this.counts.values()];
  }

  private of(work: WorkName): WorkCount {
    return this.counts.get(work) ?? { work, done: 0, failed: 0 };
  }
}
