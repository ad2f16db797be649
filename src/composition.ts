import { type Kysely, sql } from 'kysely';
import { createServices } from './application/create-services.ts';
import { uuidV7 } from './application/ids.ts';
import type { Instant } from './application/model.ts';
import {
  keepBookInUse,
  keepReleasedBooks,
  type OpenedRuleBook,
  openRuleBook,
} from './application/rule-book.ts';
import type { Services } from './application/services.ts';
import type { Config } from './config.ts';
import { connect } from './db/connect.ts';
import type { Database } from './db/database.ts';
import { launchEmbedded } from './db/embedded.ts';
import type { DatabaseLog } from './db/log.ts';
import { migrateToLatest } from './db/migrate.ts';
import { migrations, mutableTables } from './db/migrations/index.ts';
import { RELEASED_BOOKS, readReleasedBooks } from './db/released-books.ts';
import type { Readiness } from './routes/operations/index.ts';
import { currentBookText } from './rules/index.ts';

/** The service without its HTTP interface. */
export interface Composition {
  readonly services: Services;
  readonly book: OpenedRuleBook;
  /** Asks the database each time. Never fails: a database that cannot be asked is down. */
  readonly readiness: () => Promise<Readiness>;
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
  const close = async () => {
    await db.destroy();
    await server.stop();
  };
  try {
    if (config.migrateOnStart) {
      const { ownerUrl, serviceUrl } = server;
      await migrateToLatest({ ownerUrl, serviceUrl, migrations, mutableTables, log });
    } else {
      await refuseOldSchema(db);
    }
    await keepReleasedBooks(db, await readReleasedBooks(releasedBooks), systemClock());
    await keepBookInUse(db, book, systemClock());
    const services = createServices({ db, clock: systemClock, newId: () => uuidV7(), book });
    return { services, book, readiness: () => readReadiness(db, log), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The only clock of the service: it says when something was recorded, and no rule reads it. */
function systemClock(): Instant {
  return new Date().toISOString();
}

interface ReachedDatabase {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly stop: () => Promise<void>;
}

async function reachDatabase(config: Config, log: DatabaseLog): Promise<ReachedDatabase> {
  const { database } = config;
  if (database.kind === 'embedded') {
    return launchEmbedded({ dataDir: config.dataDir, log });
  }
  return { ownerUrl: database.migrationUrl, serviceUrl: database.url, stop: () => Promise.resolve() };
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

async function readReadiness(db: Kysely<Database>, log: DatabaseLog): Promise<Readiness> {
  try {
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
    const databaseVersion = rows[0]?.server_version;
    return databaseVersion === undefined ? { database: 'up' } : { database: 'up', databaseVersion };
  } catch (error) {
    log.warn({ err: error }, 'the database cannot be reached');
    return { database: 'down' };
  }
}
