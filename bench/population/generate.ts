import { availableParallelism } from 'node:os';
import { pino } from 'pino';
import { keepBookInUse, keepReleasedBooks, openRuleBook } from '../../src/application/rule-book.ts';
import { readArguments, runCommand, UsageError } from '../../src/cli/arguments.ts';
import { type Config, ConfigurationError, parseConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { launchEmbedded } from '../../src/db/embedded.ts';
import { failureMessage } from '../../src/db/failures.ts';
import type { DatabaseLog } from '../../src/db/log.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { filledByDatabase, migrations, mutableTables } from '../../src/db/migrations/index.ts';
import { readReleasedBooks } from '../../src/db/released-books.ts';
import { isDay } from '../../src/http/validation.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { readLogKeys } from '../../src/signing-keys.ts';
import type { Settings } from './one-case.ts';
import { populate } from './populate.ts';
import { describe, progressLine } from './report.ts';

/** The period that is taken where none is asked for: fixed, so that a seed gives the same population on every day. */
export const DEFAULT_FROM = '2024-01-01';
export const DEFAULT_UNTIL = '2026-11-20';

const USAGE = `npm run generate -- --licences N [--seed N] [--data-dir DIR] [--from YYYY-MM-DD] [--until YYYY-MM-DD]
                    [--events-per-licence N] [--readings-per-licence N] [--threads N] [--leave-places]

Fills an empty store with a synthetic population: licences, events, considerations with their runs and reviews, and recalls. The same
seed, number and period give the same bytes. The store is the configured one (DATABASE_URL, or the embedded database).

  --licences            how many licences, up to 999999; about as many considerations come with them
  --seed                a whole number; 1 where left out
  --data-dir            folder of the embedded database and of the key of the log, instead of DATA_DIR
  --from, --until       questions of recall come up from the one day on, and nothing is recorded after the other;
                        ${DEFAULT_FROM} and ${DEFAULT_UNTIL} where left out
  --events-per-licence  on average; 2 where left out
  --readings-per-licence  entries more in each trail: the licence was read; none where left out
  --threads             threads that make cases; as many as the machine has processors, and at most 8, where left out
  --leave-places        leaves it to the service to give the entries their places in the tree
  --help                this

Progress goes to the error output, what was generated to standard output.
Exit code 0: done; 1: it could not be done; 2: it was asked in a way that is not understood.`;

interface Asked {
  readonly settings: Settings;
  readonly threads: number;
  readonly leavePlaces: boolean;
  readonly dataDir: string | undefined;
}

function readAsked(): Asked | 'help' {
  const { values } = readArguments({
    options: {
      licences: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'data-dir': { type: 'string' },
      from: { type: 'string', default: DEFAULT_FROM },
      until: { type: 'string', default: DEFAULT_UNTIL },
      'events-per-licence': { type: 'string', default: '2' },
      'readings-per-licence': { type: 'string', default: '0' },
      threads: { type: 'string', default: String(Math.min(8, availableParallelism())) },
      'leave-places': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const { from, until } = values;
  if (!isDay(from) || !isDay(until) || from >= until) {
    throw new UsageError('give `--from` and `--until` days as YYYY-MM-DD, the first before the second');
  }
  if (until >= new Date().toISOString().slice(0, 10)) {
    throw new UsageError('`--until` must be a day that is over: nothing is recorded of days to come');
  }
  return {
    settings: {
      seed: wholeNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
      licences: wholeNumber('--licences', values.licences, 1, 999_999),
      from,
      until,
      eventsPerLicence: wholeNumber('--events-per-licence', values['events-per-licence'], 1, 50),
      readingsPerLicence: wholeNumber('--readings-per-licence', values['readings-per-licence'], 0, 200),
    },
    threads: wholeNumber('--threads', values.threads, 0, 64),
    leavePlaces: values['leave-places'],
    dataDir: values['data-dir'],
  };
}

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number {
  const value = /^\d{1,16}$/u.test(text ?? '') ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UsageError(`give \`${name}\` a whole number from ${least} to ${most}`);
  }
  return value;
}

async function main(): Promise<number | 'help'> {
  const asked = readAsked();
  if (asked === 'help') {
    return 'help';
  }
  const { dataDir } = asked;
  const config = parseConfig({ ...process.env, ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }) });
  const log = pino({ level: config.logLevel }, pino.destination({ fd: process.stderr.fd, sync: true }));
  const server = await reach(config, log);
  const { serviceUrl, stop } = server;
  const db = connect<Database>(serviceUrl, {
    max: 1,
    applicationName: 'recall-generate',
    statementTimeoutMs: 0,
  });
  try {
    await prepare(config, server, db, log);
    await generate(asked, config, serviceUrl, db);
    return 0;
  } finally {
    await db.destroy();
    await stop();
  }
}

/** Brings the schema up to date, where the service may do so, and keeps the rule books, as the service does when it starts. */
async function prepare(
  { migrateOnStart }: Config,
  { ownerUrl, serviceUrl, readerUrl }: Server,
  db: ReturnType<typeof connect<Database>>,
  log: DatabaseLog,
): Promise<void> {
  if (migrateOnStart) {
    await migrateToLatest({
      ownerUrl,
      serviceUrl,
      readerUrl,
      migrations,
      mutableTables,
      filledByDatabase,
      log,
    });
  }
  const now = new Date().toISOString();
  await keepReleasedBooks(db, await readReleasedBooks(), now);
  await keepBookInUse(db, openRuleBook(currentBookText()), now);
}

async function generate(
  { settings, threads, leavePlaces }: Asked,
  config: Config,
  serviceUrl: string,
  db: ReturnType<typeof connect<Database>>,
): Promise<void> {
  const { signers, verifiers } = await readLogKeys(config.audit, config.dataDir);
  const started = performance.now();
  const { tally, treeSize } = await populate({
    settings,
    serviceUrl,
    threads,
    placing: leavePlaces
      ? undefined
      : {
          db,
          clock: () => new Date().toISOString(),
          origin: config.audit.logName,
          signers,
          verifiers,
        },
    onProgress: (done) =>
      process.stderr.write(`${progressLine(done, settings.licences, performance.now() - started)}\n`),
  });
  const lines = [
    ...describe(tally),
    treeSize === undefined
      ? 'places in the tree: left to the service, which gives them once it runs'
      : `entries with a place in the tree: ${treeSize.toLocaleString('en-GB')}`,
    `seconds: ${((performance.now() - started) / 1_000).toFixed(0)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

interface Server {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly readerUrl: string;
  readonly stop: () => Promise<void>;
}

async function reach({ database, dataDir }: Config, log: DatabaseLog): Promise<Server> {
  switch (database.kind) {
    case 'embedded':
      return launchEmbedded({ dataDir, log });
    case 'external':
      return {
        ownerUrl: database.migrationUrl,
        serviceUrl: database.url,
        readerUrl: database.readUrl,
        stop: () => Promise.resolve(),
      };
  }
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError
    ? error.message
    : `nothing more was generated: ${failureMessage(error)}`,
);
