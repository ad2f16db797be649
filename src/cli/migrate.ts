import { pino } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { keepReleasedBooks } from '../application/rule-book.ts';
import { type Config, ConfigurationError, describeConfig, parseConfig } from '../config.ts';
import { connect } from '../db/connect.ts';
import type { Database } from '../db/database.ts';
import { launchEmbedded } from '../db/embedded.ts';
import { failureMessage } from '../db/failures.ts';
import type { DatabaseLog } from '../db/log.ts';
import { type MigrateOptions, migrateToLatest } from '../db/migrate.ts';
import { filledByDatabase, migrations, monitoringRights, mutableTables } from '../db/migrations/index.ts';
import { readReleasedBooks } from '../db/released-books.ts';
import { readArguments, runCommand } from './arguments.ts';

const USAGE = `npm run migrate

Brings the configured database up to date, keeps every released rule book in it and ends. It takes no arguments but --help.

Exit code 0: done; 1: it could not be done; 2: it was asked in a way that is not understood.`;

/** `npm run migrate`: brings the configured database up to date. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({ options: { help: { type: 'boolean', short: 'h', default: false } } });
  if (values.help) {
    return 'help';
  }
  const config = parseConfig(process.env);
  const log = pino({ level: config.logLevel });
  log.info(describeConfig(config), 'migrating');
  await migrate(config, log);
  return 0;
}

async function migrate(config: Config, log: DatabaseLog): Promise<void> {
  const { database } = config;
  switch (database.kind) {
    case 'embedded': {
      const server = await launchEmbedded({ dataDir: config.dataDir, log });
      try {
        await run(server, log);
      } finally {
        await server.stop();
      }
      return;
    }
    case 'external':
      await run(
        {
          ownerUrl: database.migrationUrl,
          serviceUrl: database.url,
          readerUrl: database.readUrl,
          monitoringUrl: database.monitoringUrl,
        },
        log,
      );
      return;
  }
}

async function run(
  {
    ownerUrl,
    serviceUrl,
    readerUrl,
    monitoringUrl,
  }: Pick<MigrateOptions, 'ownerUrl' | 'serviceUrl' | 'readerUrl'> & {
    readonly monitoringUrl: string | undefined;
  },
  log: DatabaseLog,
): Promise<void> {
  const { applied } = await migrateToLatest({
    ownerUrl,
    serviceUrl,
    readerUrl,
    migrations,
    release: packageJson.version,
    mutableTables,
    filledByDatabase,
    monitoring: { url: monitoringUrl, rights: monitoringRights },
    log,
  });
  log.info({ applied: applied.length }, 'the schema is up to date');
  const books = await readReleasedBooks();
  const db = connect<Database>(ownerUrl, { max: 1 });
  try {
    await keepReleasedBooks(db, books, new Date().toISOString());
  } finally {
    await db.destroy();
  }
  log.info({ versions: books.map(({ version }) => version) }, 'every released rule book is kept');
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `the migration failed: ${failureMessage(error)}`,
);
