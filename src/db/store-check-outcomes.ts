import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { COUNT_LIMIT } from './store-check-columns.ts';

/** Keeps the outcome of a check. */
export async function insertStoreCheck(
  db: Kysely<Database>,
  check: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly treeSize: number;
    readonly entries: number;
    readonly findings: number;
    readonly report: string;
  },
): Promise<void> {
  await db
    .insertInto('store_checks')
    .values({
      id: check.id,
      started_at: check.startedAt,
      finished_at: check.finishedAt,
      tree_size: check.treeSize,
      entries: check.entries,
      findings: check.findings,
      report: check.report,
    })
    .execute();
}

/** What the check that finished last found; undefined before the first. */
export async function findLatestStoreCheck(
  db: Kysely<Database>,
): Promise<{ readonly finishedAt: string; readonly findings: number; readonly entries: number } | undefined> {
  return latest(db).select(['finished_at as finishedAt', 'findings', 'entries']).executeTakeFirst();
}

/** The outcome of the check that finished last, as JSON, with its id; undefined before the first. */
export async function findLatestReport(
  db: Kysely<Database>,
): Promise<{ readonly id: string; readonly report: string } | undefined> {
  return latest(db).select(['id', 'report']).executeTakeFirst();
}

/** What somebody put there to stop the next check has not finished: instants without end, numbers that nobody can count to. */
function latest(db: Kysely<Database>) {
  return db
    .selectFrom('store_checks')
    .where(sql<boolean>`isfinite(finished_at) and abs(entries::numeric) < ${COUNT_LIMIT}`)
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

/** Key of the advisory lock under which replicas take turns: `fsck` in ASCII, nothing more. */
const CHECK_LOCK = 0x66_73_63_6b;

/** Takes the turn to check, for as long as the connection lives or until it is given back; false while another has it. */
export async function tryHoldCheckLock(connection: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_lock(${CHECK_LOCK}::bigint) as held`.execute(connection);
  return rows[0]?.held === true;
}

/** Gives the turn back. */
export async function releaseCheckLock(connection: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_unlock(${CHECK_LOCK}::bigint)`.execute(connection);
}
