import type { Kysely } from 'kysely';
import packageJson from '../package.json' with { type: 'json' };
import { createServices } from './application/create-services.ts';
import type { Dependencies } from './application/dependencies.ts';
import { type EvidenceWork, startEvidenceWork } from './application/evidence/work.ts';
import { uuidV7 } from './application/ids.ts';
import type { Instant } from './application/model.ts';
import { RunCounter } from './application/measures/answers.ts';
import type { ProcessMeasures } from './application/measures/services.ts';
import { WorkCounter } from './application/measures/work.ts';
import { heldForMonitoring } from './application/monitoring/held-apart.ts';
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
import { openConnections } from './connections.ts';
import type { Database } from './db/database.ts';
import { FreshReads } from './db/fresh-reads.ts';
import type { DatabaseLog } from './db/log.ts';
import { migrateToLatest } from './db/migrate.ts';
import { filledByDatabase, migrations, monitoringRights, mutableTables } from './db/migrations/index.ts';
import { readSchemaFit } from './db/schema-changes.ts';
import { RELEASED_BOOKS, readReleasedBooks } from './db/released-books.ts';
import type { Tracing } from './http/tracing.ts';
import { webhookSender } from './http/webhook-sender.ts';
import { postText } from './http/witness-sender.ts';
import { readReadiness } from './readiness.ts';
import type { ReadReadiness } from './routes/operations/index.ts';
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
  const connections = await openConnections(config, log);
  const { server, db, reader, replica, monitoring } = connections;
  let work: EvidenceWork | undefined;
  let webhookWork: BackgroundWork | undefined;
  let simulationWork: BackgroundWork | undefined;
  const close = async () => {
    await Promise.all([work?.stop(), webhookWork?.stop(), simulationWork?.stop()]);
    await connections.close();
  };
  try {
    if (config.migrateOnStart) {
      const { ownerUrl, serviceUrl, readerUrl } = server;
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
        pools: connections.pools,
      },
      readiness: (more) =>
        readReadiness(db, log, () => work?.state(), more?.withReviews ?? false, systemClock),
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
