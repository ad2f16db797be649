import type { Transaction } from 'kysely';
import { type ConstructorOptions, fromKysely, PgBoss } from 'pg-boss';
import type { Database } from './database.ts';

/** The queues of background work, which the migrations lay out. A job that fails for good goes to the last. */
export type QueueName = 'simulation-cuts' | 'simulation-slices' | 'simulation-failures';

/** What a job says: which simulation, and which slice of it where it is one. Ids and numbers, never content. */
export interface JobData {
  readonly simulationId: string;
  readonly slice?: number;
}

/** The library with everything off that changes the schema, keeps statistics or runs on a calendar: the migrations own the schema. */
const PLAIN: ConstructorOptions = {
  schema: 'jobs',
  migrate: false,
  createSchema: false,
  schedule: false,
  supervise: false,
  reindex: false,
  monitorVacuum: false,
  registerInstance: false,
  persistWarnings: false,
  persistQueueStats: false,
  openTelemetry: { enabled: false },
};

/** Puts jobs on a queue in a transaction: they are there exactly when it is committed. How they are tried again the queue says. */
export async function enqueue(
  trx: Transaction<Database>,
  queue: QueueName,
  jobs: readonly JobData[],
): Promise<void> {
  if (jobs.length === 0) {
    return;
  }
  const boss = new PgBoss({ ...PLAIN, db: fromKysely(trx) });
  // What it does on the way fails with the transaction, which says so itself.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    await boss.insert(
      queue,
      jobs.map((data) => ({ data })),
    );
  } finally {
    await boss.stop({ close: false, graceful: false });
  }
}

/** Does one job. What it throws has the job tried again later. */
export type JobHandler = (data: JobData) => Promise<void>;

/** Processes that do jobs. */
export interface JobWorkers {
  /** Lets the jobs under way come to their end, and takes no more. */
  readonly stop: () => Promise<void>;
}

/** How a process works off the queues. */
export interface WorkerSettings {
  /** The service's own connection; a few connections of it are held. */
  readonly url: string;
  /** Jobs at a time. */
  readonly concurrency: number;
  /** Seconds between two looks for jobs that were left by a process that died, at least 1. */
  readonly lookAfterSeconds: number;
  readonly onFailure: (error: unknown) => void;
}

/** Jobs that are taken at a time: with two, the next is at hand when one is done, and there is no pause while more wait. */
const BATCH = 2;
/** Seconds between two looks at an empty queue; the least that pg-boss allows. */
const POLLING_SECONDS = 0.5;
/** Milliseconds that jobs under way are given when a process stops. */
const STOP_PATIENCE_MS = 30_000;

/** Works off the queues until it is stopped. Any number of processes may: a job is with one of them at a time. */
export async function startJobWorkers(
  settings: WorkerSettings,
  handlers: Readonly<Record<QueueName, JobHandler>>,
): Promise<JobWorkers> {
  const { url, concurrency, lookAfterSeconds, onFailure } = settings;
  const boss = new PgBoss({
    ...PLAIN,
    connectionString: url,
    application_name: 'recall-jobs',
    max: concurrency + 2,
    supervise: true,
    superviseIntervalSeconds: lookAfterSeconds,
    monitorIntervalSeconds: lookAfterSeconds,
  });
  boss.on('error', onFailure);
  await boss.start();
  const work = async (queue: QueueName, localConcurrency: number) => {
    const handle = handlers[queue];
    await boss.work<JobData>(
      queue,
      {
        batchSize: BATCH,
        burstWhenBatchFull: true,
        localConcurrency,
        pollingIntervalSeconds: POLLING_SECONDS,
      },
      async (jobs) => {
        for (const { data } of jobs) {
          await handle(data).catch((error: unknown) => {
            onFailure(error);
            throw error;
          });
        }
      },
    );
  };
  await work('simulation-slices', concurrency);
  await work('simulation-cuts', 1);
  await work('simulation-failures', 1);
  return { stop: () => boss.stop({ timeout: STOP_PATIENCE_MS }) };
}
