import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { describeStoreFinding } from '../application/evidence/store-check-findings.ts';
import { type Config, ConfigurationError, type DatabaseConfig, parseConfig } from '../config.ts';
import { launchEmbedded } from '../db/embedded.ts';
import { markMoved, unmarkMoved } from '../db/embedded-moved.ts';
import { failureMessage } from '../db/failures.ts';
import type { DatabaseLog } from '../db/log.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { filledByDatabase, migrations, monitoringRights, mutableTables } from '../db/migrations/index.ts';
import { copyDatabase, MoveError, type MovedTable } from '../db/move-database.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';
import { visible } from './recall-audit/command.ts';
import { checkWholeStore, latestCheckpointOf } from './whole-store.ts';

const USAGE = `npm run move-to-server

Copies everything in the embedded database of DATA_DIR into the empty database that DATABASE_URL, READ_DATABASE_URL,
MONITORING_DATABASE_URL and MIGRATION_DATABASE_URL name, compares every row, and checks every chain and the tree there. Stop the
service first. Either all of it arrives or nothing does. Afterwards the folder is marked as moved, and no service starts on it;
what it holds stays as it was. Keep its keys: the log goes on under the same name and key (docs/upgrades.md).

Exit code 0: moved and verified; 1: it could not be; 2: it was asked in a way that is not understood.`;

type External = Extract<DatabaseConfig, { readonly kind: 'external' }>;

/** `npm run move-to-server`: from the embedded database to a PostgreSQL server. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({ options: { help: { type: 'boolean', short: 'h', default: false } } });
  if (values.help) {
    return 'help';
  }
  const config = parseConfig(process.env);
  const { database, dataDir } = config;
  if (database.kind === 'embedded') {
    throw new UsageError('name the server in DATABASE_URL and MIGRATION_DATABASE_URL');
  }
  if (database.monitoringUrl === undefined) {
    throw new UsageError(
      'name the role of the monitoring data in MONITORING_DATABASE_URL: the embedded database has one, and what it keeps moves too',
    );
  }
  if (!existsSync(join(dataDir, 'postgresql', 'PG_VERSION'))) {
    throw new UsageError(`there is no embedded database in \`${dataDir}\`: name its folder in DATA_DIR`);
  }
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const moved = await move(config, database, log);
  const rows = moved.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `${moved.length} tables with ${rows} rows are on ${addressOf(database)}, each row as it was; every chain and the tree verify there.\n` +
      `The folder ${resolve(dataDir)} is marked as moved. Start the service with the same AUDIT_LOG_NAME and with the keys that lie there: ` +
      `AUDIT_KEY_FILE=${resolve(dataDir, 'audit-log.key')}, and WEBHOOK_KEY_FILE=${resolve(dataDir, 'webhooks.key')} where there is one.\n`,
  );
  return 0;
}

async function move(config: Config, to: External, log: DatabaseLog): Promise<readonly MovedTable[]> {
  const { dataDir } = config;
  const source = await launchEmbedded({ dataDir, log, toMove: true });
  try {
    await markMoved(dataDir, { state: 'moving', to: addressOf(to), at: new Date().toISOString() });
    try {
      const moved = await moveVerified(source.ownerUrl, config, to, log);
      await markMoved(dataDir, { state: 'moved', to: addressOf(to), at: new Date().toISOString() });
      return moved;
    } catch (error) {
      await unmarkMoved(dataDir);
      throw error;
    }
  } finally {
    await source.stop();
  }
}

async function moveVerified(
  sourceUrl: string,
  config: Config,
  to: External,
  log: DatabaseLog,
): Promise<readonly MovedTable[]> {
  const last = await latestCheckpointOf(sourceUrl, 'recall-move');
  await migrateToLatest({
    ownerUrl: to.migrationUrl,
    serviceUrl: to.url,
    readerUrl: to.readUrl,
    migrations,
    release: packageJson.version,
    mutableTables,
    filledByDatabase,
    monitoring: { url: to.monitoringUrl, rights: monitoringRights },
    log,
  });
  const moved = await copyDatabase(sourceUrl, to.migrationUrl);
  const check = await checkWholeStore(
    {
      serviceUrl: to.url,
      readerUrl: to.readUrl,
      monitoringUrl: to.monitoringUrl,
      logName: config.audit.logName,
    },
    { entriesPerSecond: 'unlimited', verifiers: [], remembered: last === undefined ? [] : [last.note] },
  );
  if (check === undefined || check.findingCount > 0) {
    const findings = check?.findings.map(describeStoreFinding) ?? ['another process is checking it'];
    throw new MoveError(
      `what has arrived does not verify, so the store stays where it was, and the target has to be emptied:\n${findings.map(visible).join('\n')}`,
    );
  }
  return moved;
}

/** Host, port and database. */
function addressOf({ url }: External): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `it was not moved: ${failureMessage(error)}`,
);
