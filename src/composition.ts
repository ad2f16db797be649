import { type Kysely, sql } from 'kysely';
import packageJson from '../package.json' with { type: 'json' };
import { createServices } from './application/create-services.ts';
import type { Dependencies } from './application/dependencies.ts';
import { readEvidenceState } from './application/evidence/state.ts';
import { type EvidenceWork, type EvidenceWorkState, startEvidenceWork } from './application/evidence/work.ts';
import { uuidV7 } from './application/ids.ts';
import type { Instant } from './application/model.ts';
import { RunCounter } from './application/measures/answers.ts';
import type { NamedPool, ProcessMeasures } from './application/measures/services.ts';
import { WorkCounter } from './application/measures/work.ts';
import { heldForMonitoring } from './application/monitoring/held-apart.ts';
import { readReviewMeasures } from './application/review/measures.ts';
import {
  keepBookInUse,
  keepReleasedBooks,
  type OpenedRuleBook,
  openRuleBook,
} from './application/rule-book.ts';
import type { Services } from './application/services.ts';
import { hostAsInAddress } from './application/webhooks/addresses.ts';
import { RETRIES_MS } from './application/webhooks/delivery.ts';
import { startWebhookWork } from './application/webhooks/work.ts';
import { type SimulationWorkSettings, startSimulationWork } from './application/simulations/work.ts';
import type { BackgroundWork } from './application/evidence/background.ts';
import type { Config } from './config.ts';
import { connect } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { launchEmbedded } from './db/embedded.ts';
import { findReaders, FreshReads } from './db/fresh-reads.ts';
import type { DatabaseLog } from './db/log.ts';
import { poolState } from './db/pool-state.ts';
import { migrateToLatest } from './db/migrate.ts';
import { countSimulations } from './db/simulations.ts';
import { findWebhookTotals } from './db/webhooks.ts';
import { filledByDatabase, migrations, monitoringRights, mutableTables } from './db/migrations/index.ts';
import type { MonitoringDatabase } from './db/monitoring.ts';
import { readSchemaFit, SERVICE_APPLICATION } from './db/schema-changes.ts';
import { RELEASED_BOOKS, readReleasedBooks } from './db/released-books.ts';
import type { Tracing } from './http/tracing.ts';
import { webhookSender } from './http/webhook-sender.ts';
import type { Readiness, ReadReadiness } from './routes/operations/index.ts';
import { currentBookText } from './rules/index.ts';
import { readLogKeys, readWebhookKey } from './signing-keys.ts';

/** The service without its HTTP interface. */
export interface Composition {
  readonly services: Services;
  readonly book: OpenedRuleBook;
  /** Begins the work beside the requests: places in the tree, checkpoints, witnesses, bundles, the check of the store. */
  readonly startWork: () => void;
  /** Begins to work on simulations, and nothing else, with these settings: for processes that do only that. */
  readonly startSimulationWork: (settings: Omit<SimulationWorkSettings, 'url'>) => void;
  /** What this process knows of itself without asking the database. */
  readonly measures: ProcessMeasures;
  /** Asks the database each time. Never fails: a database that cannot be asked is down. */
  readonly readiness: ReadReadiness;
  /** Closes the pool, and then the embedded database where this process is its last user. */
  readonly close: () => Promise<void>;
}

/**
 * Makes the service from its configuration: starts or reaches the database, brings its schema up to date, keeps every
 * released rule book and the one in use, and puts the use cases together. What was opened is closed again when a later step fails.
 *
 * @throws {EmbeddedDatabaseError} when the embedded database does not come up.
 * @throws {MigrationError} when the schema cannot be brought up to date.
 * @throws {SchemaNotReady} when `MIGRATE_ON_START` is false and this release does not work on the schema as it is.
 * @throws {ReleasedBookFault} when a file in the folder of the released books is not the book that its name says.
 * @throws {SigningKeyError} when a file of keys or witnesses cannot be used.
 * @throws {RuleBookConflict} when the database keeps another text under the version of a released book or of the one in use.
 */
export async function compose(
  config: Config,
  log: DatabaseLog,
  releasedBooks = RELEASED_BOOKS,
  tracing?: Tracing,
): Promise<Composition> {
  const book = openRuleBook(currentBookText());
  const server = await reachDatabase(config, log);
  const db = connect<Database>(server.serviceUrl, {
    max: config.databasePoolSize,
    statementTimeoutMs: config.databaseTimeouts.statementMs,
    acquireTimeoutMs: config.databaseTimeouts.acquireMs,
    applicationName: `${SERVICE_APPLICATION} ${packageJson.version}`,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  // Where the address for reading is that of a replica, long readings, which follow what was just written, stay on the primary.
  const { readerUrl, replicaUrl } = await findReaders(server);
  const replica =
    replicaUrl === undefined
      ? undefined
      : connect<Database>(replicaUrl, {
          max: config.databasePoolSize,
          applicationName: 'recall-replica',
          statementTimeoutMs: config.databaseTimeouts.statementMs,
          acquireTimeoutMs: REPLICA_ACQUIRE_MS,
          onConnectionError: (error) => log.warn({ err: error }, 'a connection to the replica was lost'),
        });
  const reader = connect<Database>(readerUrl, {
    max: READER_POOL_SIZE,
    applicationName: 'recall-reader',
    statementTimeoutMs: 0,
    answerTimeoutMs: LONGEST_READING_MS,
    acquireTimeoutMs: config.databaseTimeouts.acquireMs,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const monitoring =
    server.monitoringUrl === undefined
      ? undefined
      : connect<MonitoringDatabase>(server.monitoringUrl, {
          max: MONITORING_POOL_SIZE,
          applicationName: 'recall-monitoring',
          statementTimeoutMs: config.databaseTimeouts.statementMs,
          acquireTimeoutMs: config.databaseTimeouts.acquireMs,
          onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
        });
  let work: EvidenceWork | undefined;
  let webhookWork: BackgroundWork | undefined;
  let simulationWork: BackgroundWork | undefined;
  const close = async () => {
    await Promise.all([work?.stop(), webhookWork?.stop(), simulationWork?.stop()]);
    await Promise.all([db.destroy(), reader.destroy(), replica?.destroy(), monitoring?.destroy()]);
    await server.stop();
  };
  try {
    if (config.migrateOnStart) {
      const { ownerUrl, serviceUrl } = server;
      await migrateToLatest({
        ownerUrl,
        serviceUrl,
        readerUrl,
        migrations,
        release: packageJson.version,
        mutableTables,
        filledByDatabase,
        monitoring: { url: server.monitoringUrl, rights: monitoringRights },
        log,
      });
    } else {
      await refuseUnfitSchema(db, log);
    }
    await keepReleasedBooks(db, await readReleasedBooks(releasedBooks), systemClock());
    await keepBookInUse(db, book, systemClock());
    const keys = await readLogKeys(config.audit, config.dataDir);
    const verifierKeys = keys.signers.map(({ verifierKey }) => verifierKey);
    const runs = new RunCounter();
    const rounds = new WorkCounter(systemClock);
    const deps: Dependencies = {
      db,
      reader,
      reads: new FreshReads(db, replica),
      log: {
        origin: config.audit.logName,
        verifierKeys,
        ...(keys.policy === undefined ? {} : { policy: keys.policy }),
      },
      clock: systemClock,
      newId: () => uuidV7(),
      book,
      runs,
      work: rounds,
      ...(await webhooksOf(config)),
    };
    const startSimulations = (settings: Omit<SimulationWorkSettings, 'url'>) => {
      simulationWork ??= startSimulationWork(deps, { ...settings, url: server.serviceUrl }, log);
    };
    return {
      services: createServices(deps, monitoring),
      book,
      measures: {
        runs: () => runs.read(),
        work: () => rounds.read(),
        pools: () => [
          ...poolOf('service', db),
          ...poolOf('reader', reader),
          ...(monitoring === undefined ? [] : poolOf('monitoring', monitoring)),
        ],
      },
      readiness: (more) => readReadiness(db, log, () => work?.state(), more?.withReviews ?? false),
      startWork: () => {
        work ??= startEvidenceWork(deps, keys, config.audit, log, postText, heldForMonitoring(monitoring));
        webhookWork ??= startWebhooks(deps, log, tracing);
        if (config.simulationWorkers > 0) {
          startSimulations({ concurrency: config.simulationWorkers });
        }
      },
      startSimulationWork: startSimulations,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function poolOf(pool: NamedPool['pool'], db: object): readonly NamedPool[] {
  const state = poolState(db);
  return state === undefined ? [] : [{ pool, ...state }];
}

/** Whom events may be sent to. Where identities are made up, this machine is among them; otherwise those named, or nobody. */
async function webhooksOf({ webhooks, dataDir, identity }: Config): Promise<Pick<Dependencies, 'webhooks'>> {
  const allowsLoopback = identity.kind === 'development';
  return webhooks.hosts.length === 0 && !allowsLoopback
    ? {}
    : {
        webhooks: {
          hosts: webhooks.hosts.map(hostAsInAddress),
          allowsLoopback,
          secretKey: await readWebhookKey(webhooks, dataDir),
        },
      };
}

function startWebhooks(deps: Dependencies, log: DatabaseLog, tracing: Tracing | undefined): BackgroundWork {
  const send = tracing?.traceSending(webhookSender()) ?? webhookSender();
  return startWebhookWork({ deps, send, retriesMs: RETRIES_MS, random: Math.random }, log);
}

/** The only clock of the service: it says when something was recorded, and no rule reads it. */
function systemClock(): Instant {
  return new Date().toISOString();
}

interface ReachedDatabase {
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

/** This release does not work on the schema: it is older, and the service was told not to migrate, or a newer release has changed it. */
export class SchemaNotReady extends Error {
  override readonly name = 'SchemaNotReady';
}

/** @throws {SchemaNotReady} where this release does not work on the schema as it is. */
async function refuseUnfitSchema(db: Kysely<Database>, log: DatabaseLog): Promise<void> {
  const fit = await readSchemaFit(db, Object.keys(migrations), packageJson.version);
  switch (fit.state) {
    case 'current':
      return;
    case 'ahead':
      log.warn({ ahead: fit.unknown }, 'a newer release has migrated the schema: this release works on');
      return;
    case 'behind':
      throw new SchemaNotReady(
        `the schema lacks ${fit.missing.map((name) => `\`${name}\``).join(', ')} and MIGRATE_ON_START is false: ` +
          'run `npm run migrate`, or let the service migrate when it starts',
      );
    case 'past':
      throw new SchemaNotReady(fit.reason);
  }
}

/** A replica that lets nobody in within this time is passed over. */
const REPLICA_ACQUIRE_MS = 500;
/** A check of the store and a bundle at a time, and a sweep: what reads for long. */
const READER_POOL_SIZE = 6;
/** What reads for long has no limit from the server. One that does not answer at all is given up after this many milliseconds. */
const LONGEST_READING_MS = 900_000;
/** Recording now and then, and counting. */
const MONITORING_POOL_SIZE = 3;

async function readReadiness(
  db: Kysely<Database>,
  log: DatabaseLog,
  workState: () => EvidenceWorkState | undefined,
  withReviews: boolean,
): Promise<Readiness> {
  try {
    return await inTime(askReadiness(db, workState, withReviews), withReviews ? MEASURES_MS : PROBE_MS);
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
          reviews: await readReviewMeasures(db, systemClock()),
          webhooks: await findWebhookTotals(db, systemClock()),
          simulations: await countSimulations(db),
        }
      : {}),
  };
}

/** How long a witness may take to answer. */
const WITNESS_TIMEOUT_MS = 5_000;

/** Longest answer of a witness that is read, in bytes: it is a line or two. */
const WITNESS_ANSWER_LIMIT = 65_536;

/** Sends a checkpoint to a witness: the only address outside that this service ever calls, and only where one is named. */
async function postText(url: string, body: string): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(WITNESS_TIMEOUT_MS),
  });
  return { status: response.status, body: await readAtMost(response, WITNESS_ANSWER_LIMIT) };
}

async function readAtMost(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) {
      throw new Error('the answer of a witness is longer than any answer of a witness');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
