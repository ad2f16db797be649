import { type Kysely, sql } from 'kysely';
import { readEvidenceState } from './application/evidence/state.ts';
import type { EvidenceWorkState } from './application/evidence/work.ts';
import type { Instant } from './application/model.ts';
import { readReviewMeasures } from './application/review/measures.ts';
import type { Database } from './db/database.ts';
import type { DatabaseLog } from './db/log.ts';
import { countSimulations } from './db/simulations.ts';
import { findWebhookTotals } from './db/webhooks.ts';
import type { Readiness } from './routes/operations/index.ts';

/**
 * What the database says of itself and of what is to be watched. Never fails: a database that cannot be asked in time is down.
 *
 * @param withReviews Whether queue, webhooks and simulations are counted as well, which takes longer.
 */
export async function readReadiness(
  db: Kysely<Database>,
  log: DatabaseLog,
  workState: () => EvidenceWorkState | undefined,
  withReviews: boolean,
  now: () => Instant,
): Promise<Readiness> {
  try {
    return await inTime(askReadiness(db, workState, withReviews, now), withReviews ? MEASURES_MS : PROBE_MS);
  } catch (error) {
    log.warn({ err: error }, 'the database cannot be reached');
    return { database: 'down' };
  }
}

/** A probe is told in time, also where a connection or an answer is long in coming. */
const PROBE_MS = 5_000;
/** Within what Prometheus commonly waits for. */
const MEASURES_MS = 9_000;

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function askReadiness(
  db: Kysely<Database>,
  workState: () => EvidenceWorkState | undefined,
  withReviews: boolean,
  now: () => Instant,
): Promise<Readiness> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
  const databaseVersion = rows[0]?.server_version;
  // Locks nothing, and fails where nothing can be recorded: on a standby, and where the database was set to read only.
  await sql`select 1 from cases where false for update`.execute(db);
  const evidence = await readEvidenceState(db, workState());
  return {
    database: 'up',
    evidence,
    ...(databaseVersion === undefined ? {} : { databaseVersion }),
    ...(withReviews
      ? {
          reviews: await readReviewMeasures(db, now()),
          webhooks: await findWebhookTotals(db, now()),
          simulations: await countSimulations(db),
        }
      : {}),
  };
}
