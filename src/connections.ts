import type { Kysely } from 'kysely';
import packageJson from '../package.json' with { type: 'json' };
import type { NamedPool } from './application/measures/services.ts';
import type { Config } from './config.ts';
import { connect } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { launchEmbedded } from './db/embedded.ts';
import { findReaders } from './db/fresh-reads.ts';
import type { DatabaseLog } from './db/log.ts';
import type { MonitoringDatabase } from './db/monitoring.ts';
import { poolState } from './db/pool-state.ts';
import { SERVICE_APPLICATION } from './db/schema-changes.ts';

/** The database as it was reached, and every pool of connections to it. */
export interface Connections {
  readonly server: ReachedDatabase;
  /** As the service. */
  readonly db: Kysely<Database>;
  /** For what reads for long, on the primary: it follows what was just written. */
  readonly reader: Kysely<Database>;
  /** Where the address for reading is that of a replica. */
  readonly replica: Kysely<Database> | undefined;
  readonly monitoring: Kysely<MonitoringDatabase> | undefined;
  /** How many connections of each are open, and who waits for one. */
  readonly pools: () => readonly NamedPool[];
  /** Closes the pools, and then the embedded database where this process is its last user. */
  readonly close: () => Promise<void>;
}

/** The addresses of the database, by role. */
export interface ReachedDatabase {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly readerUrl: string;
  /** Undefined where no role was named for monitoring data. */
  readonly monitoringUrl: string | undefined;
  readonly stop: () => Promise<void>;
}

async function reachDatabase(config: Config, log: DatabaseLog): Promise<ReachedDatabase> {
  const { database } = config;
  if (database.kind === 'embedded') {
    return launchEmbedded({ dataDir: config.dataDir, log });
  }
  return {
    ownerUrl: database.migrationUrl,
    serviceUrl: database.url,
    readerUrl: database.readUrl,
    monitoringUrl: database.monitoringUrl,
    stop: () => Promise.resolve(),
  };
}

/**
 * Starts or reaches the database and opens the pools. No connection is made before it is needed, but for the one that asks whether the
 * address for reading is that of a replica: then long readings, which follow what was just written, stay on the primary.
 */
export async function openConnections(config: Config, log: DatabaseLog): Promise<Connections> {
  const server = await reachDatabase(config, log);
  const { readerUrl, replicaUrl } = await findReaders(server).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const { statementMs: statementTimeoutMs, acquireMs: acquireTimeoutMs } = config.databaseTimeouts;
  const onConnectionError = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
  const db = connect<Database>(server.serviceUrl, {
    max: config.databasePoolSize,
    applicationName: `${SERVICE_APPLICATION} ${packageJson.version}`,
    statementTimeoutMs,
    acquireTimeoutMs,
    onConnectionError,
  });
  const reader = connect<Database>(readerUrl, {
    max: READER_POOL_SIZE,
    applicationName: 'recall-reader',
    statementTimeoutMs: 0,
    answerTimeoutMs: LONGEST_READING_MS,
    acquireTimeoutMs,
    onConnectionError,
  });
  const replica =
    replicaUrl === undefined
      ? undefined
      : connect<Database>(replicaUrl, {
          max: config.databasePoolSize,
          applicationName: 'recall-replica',
          statementTimeoutMs,
          acquireTimeoutMs: REPLICA_ACQUIRE_MS,
          onConnectionError: (error) => log.warn({ err: error }, 'a connection to the replica was lost'),
        });
  const monitoring =
    server.monitoringUrl === undefined
      ? undefined
      : connect<MonitoringDatabase>(server.monitoringUrl, {
          max: MONITORING_POOL_SIZE,
          applicationName: 'recall-monitoring',
          statementTimeoutMs,
          acquireTimeoutMs,
          onConnectionError,
        });
  return {
    server: { ...server, readerUrl },
    db,
    reader,
    replica,
    monitoring,
    pools: () => [
      ...poolOf('service', db),
      ...poolOf('reader', reader),
      ...(replica === undefined ? [] : poolOf('replica', replica)),
      ...(monitoring === undefined ? [] : poolOf('monitoring', monitoring)),
    ],
    close: async () => {
      await Promise.all([db.destroy(), reader.destroy(), replica?.destroy(), monitoring?.destroy()]);
      await server.stop();
    },
  };
}

function poolOf(pool: NamedPool['pool'], db: object): readonly NamedPool[] {
  const state = poolState(db);
  return state === undefined ? [] : [{ pool, ...state }];
}

/** A replica that lets nobody in within this time is passed over. */
const REPLICA_ACQUIRE_MS = 500;
/** A check of the store and a bundle at a time, and a sweep: what reads for long. */
const READER_POOL_SIZE = 6;
/** What reads for long has no limit from the server. One that does not answer at all is given up after this many milliseconds. */
const LONGEST_READING_MS = 900_000;
/** Recording now and then, and counting. */
const MONITORING_POOL_SIZE = 3;
