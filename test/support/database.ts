import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { launchEmbedded } from '../../src/db/embedded.ts';
import { failureCode, failureMessage } from '../../src/db/failures.ts';
import type { DatabaseLog } from '../../src/db/log.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { currentRun, type TestServer } from './servers.ts';

export type { TestServer } from './servers.ts';

/** Every PostgreSQL that a database test runs on: `describe.each(SERVERS)('… on $name', (server) => …)`. */
export const SERVERS: readonly TestServer[] = currentRun().servers;

/** A database of one test file's own. */
export interface TestDatabase {
  /** Connects as the owner of the schema. */
  readonly ownerUrl: string;
  /** Connects as the plain role the service runs as. */
  readonly serviceUrl: string;
  /** Connects as the role that only reads. */
  readonly readerUrl: string;
  /** Connects as the role that alone reaches the monitoring data. */
  readonly monitoringUrl: string;
  /** Removes the database; connections still open are ended. */
  drop(): Promise<void>;
}

/** A log that keeps nothing, for code under test whose messages do not matter. */
export const silentLog: DatabaseLog = { info: () => undefined, warn: () => undefined };

const TEMPLATE = 'recall_template';

/**
 * Makes a database on a server, already migrated and with the service's role limited as in production; `empty` leaves
 * out both. The server itself starts with the first database of the run and serves all test files.
 */
export async function createTestDatabase(
  server: TestServer,
  content: 'migrated' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const { ownerUrl, serviceUrl, readerUrl, monitoringUrl } = await reachServer(server);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(ownerUrl, (owner) =>
    createDatabase(owner, name, content === 'migrated' ? TEMPLATE : 'template0'),
  );
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    serviceUrl: withDatabase(serviceUrl, name),
    readerUrl: withDatabase(readerUrl, name),
    monitoringUrl: withDatabase(monitoringUrl, name),
    drop: () =>
      asOwner(ownerUrl, async (owner) => void (await owner.query(`drop database "${name}" with (force)`))),
  };
}

interface RunningServer {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  readonly readerUrl: string;
  readonly monitoringUrl: string;
}

type ServerState = RunningServer | { readonly failure: string };

const START_TIMEOUT_MS = 90_000;

/** The first worker that asks starts the server; making a folder succeeds only once, and the others wait for the result. */
async function reachServer(server: TestServer): Promise<RunningServer> {
  const { folder } = currentRun();
  const stateFile = join(folder, `${server.id}.json`);
  if (!existsSync(stateFile) && (await makeOnce(join(folder, `${server.id}.lock`)))) {
    const state: ServerState = await startServer(server, join(folder, server.id)).catch((error: unknown) => ({
      failure: failureMessage(error),
    }));
    await writeFile(`${stateFile}.new`, JSON.stringify(state), { mode: 0o600 });
    await rename(`${stateFile}.new`, stateFile);
  }
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!existsSync(stateFile)) {
    if (Date.now() > deadline) {
      throw new Error(
        `${server.name} was not started within ${START_TIMEOUT_MS} ms by the worker that began to`,
      );
    }
    await delay(20);
  }
  const text = await readFile(stateFile, 'utf8');
  const state: unknown = JSON.parse(text);
  if (isRunning(state)) {
    return state;
  }
  throw new Error(`${server.name} could not be started: ${text}`);
}

async function makeOnce(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch {
    return false;
  }
}

function isRunning(value: unknown): value is RunningServer {
  return typeof value === 'object' && value !== null && 'ownerUrl' in value && 'monitoringUrl' in value;
}

async function startServer(server: TestServer, dataDir: string): Promise<RunningServer> {
  const { ownerUrl, serviceUrl, readerUrl, monitoringUrl } = await launchEmbedded({
    dataDir,
    log: silentLog,
    durable: false,
    ...(server.home === undefined ? {} : { binaries: { home: server.home, copyable: false } }),
  });
  await asOwner(ownerUrl, async (owner) => {
    // Tables of a few rows that nobody has analysed look large to the planner: compiling a statement would take longer than running it.
    await owner.query('alter role all set jit = off');
    await createDatabase(owner, TEMPLATE, 'template0');
  });
  // Loaded only here: one worker of a run migrates, once per server.
  const { filledByDatabase, migrations, monitoringRights, mutableTables } = await import(
    '../../src/db/migrations/index.ts'
  );
  await migrateToLatest({
    ownerUrl: withDatabase(ownerUrl, TEMPLATE),
    serviceUrl: withDatabase(serviceUrl, TEMPLATE),
    readerUrl: withDatabase(readerUrl, TEMPLATE),
    migrations,
    mutableTables,
    filledByDatabase,
    monitoring: { url: withDatabase(monitoringUrl, TEMPLATE), rights: monitoringRights },
    log: silentLog,
  });
  return { ownerUrl, serviceUrl, readerUrl, monitoringUrl };
}

/** SQLSTATE of `create database` while a connection to the template is just closing. */
const OBJECT_IN_USE = '55006';

async function createDatabase(owner: Client, name: string, template: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await owner.query(`create database "${name}" template "${template}"`);
      return;
    } catch (error) {
      if (failureCode(error) !== OBJECT_IN_USE || Date.now() > deadline) {
        throw error;
      }
      await delay(20);
    }
  }
}

async function asOwner<T>(ownerUrl: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
