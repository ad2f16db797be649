import { type Kysely, sql } from 'kysely';
import { createServices } from './application/create-services.ts';
import type { Dependencies } from './application/dependencies.ts';
import { readEvidenceState } from './application/evidence/state.ts';
import { type EvidenceWork, type EvidenceWorkState, startEvidenceWork } from './application/evidence/work.ts';
import { uuidV7 } from './application/ids.ts';
import type { Instant } from './application/model.ts';
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
import type { DatabaseLog } from './db/log.ts';
import { migrateToLatest } from './db/migrate.ts';
import { findWebhookTotals } from './db/webhooks.ts';
import { filledByDatabase, migrations, monitoringRights, mutableTables } from './db/migrations/index.ts';
import type { MonitoringDatabase } from './db/monitoring.ts';
import { RELEASED_BOOKS, readReleasedBooks } from './db/released-books.ts';
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
 * @throws {SchemaNotReady} when it is not up to date and `MIGRATE_ON_START` is false.
 * @throws {ReleasedBookFault} when a file in the folder of the released books is not the book that its name says.
 * @throws {SigningKeyError} when a file of keys or witnesses cannot be used.
 * @throws {RuleBookConflict} when the database keeps another text under the version of a released book or of the one in use.
 */
export async function compose(
  config: Config,
  log: DatabaseLog,
  releasedBooks = RELEASED_BOOKS,
): Promise<Composition> {
  const book = openRuleBook(currentBookText());
  const server = await reachDatabase(config, log);
  const db = connect<Database>(server.serviceUrl, {
    max: config.databasePoolSize,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const reader = connect<Database>(server.readerUrl, {
    max: READER_POOL_SIZE,
    applicationName: 'recall-reader',
    statementTimeoutMs: 0,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const monitoring =
    server.monitoringUrl === undefined
      ? undefined
      : connect<MonitoringDatabase>(server.monitoringUrl, {
          max: MONITORING_POOL_SIZE,
          applicationName: 'recall-monitoring',
          onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
        });
  let work: EvidenceWork | undefined;
  let webhookWork: BackgroundWork | undefined;
  let simulationWork: BackgroundWork | undefined;
  const close = async () => {
    await Promise.all([work?.stop(), webhookWork?.stop(), simulationWork?.stop()]);
    await Promise.all([db.destroy(), reader.destroy(), monitoring?.destroy()]);
    await server.stop();
  };
  try {
    if (config.migrateOnStart) {
      const { ownerUrl, serviceUrl, readerUrl } = server;
      await migrateToLatest({
        ownerUrl,
        serviceUrl,
        readerUrl,
        migrations,
        mutableTables,
        filledByDatabase,
        monitoring: { url: server.monitoringUrl, rights: monitoringRights },
        log,
      });
    } else {
      await refuseOldSchema(db);
    }
    await keepReleasedBooks(db, await readReleasedBooks(releasedBooks), systemClock());
    await keepBookInUse(db, book, systemClock());
    const keys = await readLogKeys(config.audit, config.dataDir);
    const verifierKeys = keys.signers.map(({ verifierKey }) => verifierKey);
    const deps: Dependencies = {
      db,
      reader,
      log: {
        origin: config.audit.logName,
        verifierKeys,
        ...(keys.policy === undefined ? {} : { policy: keys.policy }),
      },
      clock: systemClock,
      newId: () => uuidV7(),
      book,
      ...(await webhooksOf(config)),
    };
    const startSimulations = (settings: Omit<SimulationWorkSettings, 'url'>) => {
      simulationWork ??= startSimulationWork(deps, { ...settings, url: server.serviceUrl }, log);
    };
    return {
      services: createServices(deps, monitoring),
      book,
      readiness: (more) => readReadiness(db, log, () => work?.state(), more?.withReviews ?? false),
      startWork: () => {
        work ??= startEvidenceWork(deps, keys, config.audit, log, postText, heldForMonitoring(monitoring));
        webhookWork ??= startWebhooks(deps, log);
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

function startWebhooks(deps: Dependencies, log: DatabaseLog): BackgroundWork {
  return startWebhookWork({ deps, send: webhookSender(), retriesMs: RETRIES_MS, random: Math.random }, log);
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

/** The schema is older than this release, and the service was told not to migrate. */
export class SchemaNotReady extends Error {
  override readonly name = 'SchemaNotReady';
}

async function refuseOldSchema(db: Kysely<Database>): Promise<void> {
  const bookkeeping = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db);
  const applied =
    bookkeeping.rows[0]?.exists === true
      ? await sql<{ name: string }>`select name from kysely_migration`.execute(db)
      : { rows: [] };
  const names = new Set(applied.rows.map(({ name }) => name));
  const missing = Object.keys(migrations).filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new SchemaNotReady(
      `the schema lacks ${missing.map((name) => `\`${name}\``).join(', ')} and MIGRATE_ON_START is false: ` +
        'run `npm run migrate`, or let the service migrate when it starts',
    );
  }
}

/** A check of the store and a bundle at a time, and a sweep: what reads for long. */
const READER_POOL_SIZE = 6;
/** Recording now and then, and counting. */
const MONITORING_POOL_SIZE = 3;

async function readReadiness(
  db: Kysely<Database>,
  log: DatabaseLog,
  workState: () => EvidenceWorkState | undefined,
  withReviews: boolean,
): Promise<Readiness> {
  try {
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
    const databaseVersion = rows[0]?.server_version;
    const evidence = await readEvidenceState(db, workState());
    return {
      database: 'up',
      evidence,
      ...(databaseVersion === undefined ? {} : { databaseVersion }),
      ...(withReviews
        ? { reviews: await readReviewMeasures(db, systemClock()), webhooks: await findWebhookTotals(db) }
        : {}),
    };
  } catch (error) {
    log.warn({ err: error }, 'the database cannot be reached');
    return { database: 'down' };
  }
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
