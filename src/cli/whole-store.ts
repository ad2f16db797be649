import { checkStore, type StoreCheck, type StoreCheckOptions } from '../application/evidence/store-check.ts';
import { uuidV7 } from '../application/ids.ts';
import { heldForMonitoring } from '../application/monitoring/held-apart.ts';
import { openRuleBook } from '../application/rule-book.ts';
import { findLatestCheckpoint, type StoredCheckpoint } from '../db/checkpoints.ts';
import { connect } from '../db/connect.ts';
import type { Database } from '../db/database.ts';
import type { MonitoringDatabase } from '../db/monitoring.ts';
import { currentBookText } from '../rules/index.ts';

/** A store that a command checks from without, and how it is reached. */
export interface ReachedStore {
  readonly serviceUrl: string;
  readonly readerUrl: string;
  /** Undefined where no role was named for monitoring data, which are then not checked. */
  readonly monitoringUrl: string | undefined;
  /** Name of its log: the origin of its checkpoints. */
  readonly logName: string;
}

/**
 * Checks a whole store from its entries and content, until it is done or called off.
 *
 * @returns undefined where another process is checking it.
 * @throws {FormatError} for a remembered checkpoint that is none of its log.
 */
export async function checkWholeStore(
  { serviceUrl, readerUrl, monitoringUrl, logName }: ReachedStore,
  options: Omit<StoreCheckOptions, 'apart'>,
): Promise<StoreCheck | undefined> {
  const applicationName = 'recall-check-store';
  const db = connect<Database>(serviceUrl, { max: 1, applicationName });
  // One connection holds the right to check, the other reads.
  const reader = connect<Database>(readerUrl, { max: 2, applicationName, statementTimeoutMs: 0 });
  const monitoring =
    monitoringUrl === undefined
      ? undefined
      : connect<MonitoringDatabase>(monitoringUrl, { max: 1, applicationName });
  try {
    return await checkStore(
      {
        db,
        reader,
        log: { origin: logName, verifierKeys: [] },
        clock: () => new Date().toISOString(),
        newId: () => uuidV7(),
        book: openRuleBook(currentBookText()),
      },
      { ...options, apart: heldForMonitoring(monitoring) },
    );
  } finally {
    await Promise.all([db.destroy(), reader.destroy(), monitoring?.destroy()]);
  }
}

/** The latest checkpoint of a store, over a connection of its own; undefined where none was published yet. */
export async function latestCheckpointOf(
  url: string,
  applicationName: string,
): Promise<StoredCheckpoint | undefined> {
  const db = connect<Database>(url, { max: 1, applicationName });
  try {
    return await findLatestCheckpoint(db);
  } finally {
    await db.destroy();
  }
}
