import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerBinaries } from './embedded-binaries.ts';
import { giveTo, readable } from './embedded-files.ts';
import { processExists } from './embedded-holder.ts';
import { commandFor, type ServerIdentity } from './embedded-identity.ts';
import { EmbeddedDatabaseError, failureCode, failureMessage } from './failures.ts';

const run = promisify(execFile);

/** The role that owns database and schema; a superuser of the embedded server. */
export const OWNER_ROLE = 'recall_owner';

/** Server and programs to run it with. */
export interface ClusterTools {
  readonly binaries: ServerBinaries;
  readonly identity: ServerIdentity;
}

/** True when the folder holds a complete PostgreSQL data folder; `initdb` and the rename make it all at once. */
export async function clusterExists(clusterDir: string): Promise<boolean> {
  try {
    await stat(join(clusterDir, 'PG_VERSION'));
    return true;
  } catch (error) {
    if (failureCode(error) === 'ENOENT') {
      return false;
    }
    throw readable(error, clusterDir);
  }
}

/**
 * Makes a new data folder: C locale, UTF-8, SCRAM passwords. It is made beside its final place and moved there when it
 * is complete, so that an interrupted start leaves nothing that a later one could take for a database. Where two
 * launchers do this at once, the first to finish wins and the other uses its folder.
 *
 * @param options.durable false leaves out the final sync, for test runs only.
 */
export async function initialiseCluster(
  tools: ClusterTools,
  clusterDir: string,
  options: { readonly ownerPassword: string; readonly durable: boolean },
): Promise<void> {
  await refuseForeignFolder(clusterDir);
  const workshop = `${clusterDir}.initialising-${process.pid}-${randomBytes(4).toString('hex')}`;
  const unfinished = join(workshop, 'cluster');
  const passwordFile = join(workshop, 'password');
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await writeFile(passwordFile, options.ownerPassword, { mode: 0o600 });
    await Promise.all([workshop, unfinished, passwordFile].map((path) => giveTo(tools.identity, path)));
    const command = commandFor(tools.identity, join(tools.binaries.home, 'bin', 'initdb'), [
      `--pgdata=${unfinished}`,
      `--username=${OWNER_ROLE}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-locale',
      '--encoding=UTF8',
      '--data-checksums',
      '--no-instructions',
      ...(options.durable ? [] : ['--no-sync']),
    ]);
    await run(command.file, command.args, command.options).catch((error: unknown) => {
      throw new EmbeddedDatabaseError(
        `the embedded PostgreSQL could not be initialised: ${commandOutput(error)}`,
        error,
      );
    });
    await moveIntoPlace(unfinished, clusterDir);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  await removeAbandoned(clusterDir);
}

/** A folder with files but without a database is somebody else's, and stays as it is. */
async function refuseForeignFolder(clusterDir: string): Promise<void> {
  const names = await readdir(clusterDir).catch((error: unknown) => {
    if (failureCode(error) === 'ENOENT') {
      return [];
    }
    throw readable(error, clusterDir);
  });
  if (names.length > 0 && !(await clusterExists(clusterDir))) {
    throw new EmbeddedDatabaseError(
      `\`${clusterDir}\` holds files but no PostgreSQL database: move them away, or set DATA_DIR to another folder`,
    );
  }
}

async function moveIntoPlace(unfinished: string, clusterDir: string): Promise<void> {
  try {
    await rename(unfinished, clusterDir);
  } catch (error) {
    const code = failureCode(error);
    if ((code !== 'ENOTEMPTY' && code !== 'EEXIST') || !(await clusterExists(clusterDir))) {
      throw error;
    }
    // Another launcher was first: its data folder is as good as this one.
  }
}

/**
 * Removes folders left by an initialisation that was killed; those of a launcher still alive are left alone. The `initdb`
 * of a killed launcher may still be at work, so this comes last and tries again; a folder that resists does no harm.
 */
async function removeAbandoned(clusterDir: string): Promise<void> {
  const parent = dirname(clusterDir);
  const abandoned = (await readdir(parent)).filter((name) => {
    const pid = /\.initialising-(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    return pid !== undefined && !processExists(Number(pid));
  });
  const patience = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
  await Promise.allSettled(abandoned.map((name) => rm(join(parent, name), patience)));
}

/** A server process on its way up. */
export interface StartingServer {
  /** Number of its process; undefined where it could not even be spawned. */
  readonly pid: number | undefined;
  /** What the server wrote when it ended early; undefined while it runs. */
  readonly failure: () => Promise<string | undefined>;
}

/**
 * Starts the server of a data folder on a free loopback port, without a Unix socket, detached from this process so that
 * neither Ctrl-C nor the death of the service takes the database along. Returns at once: `postmaster.pid` tells when it
 * is ready.
 */
export async function spawnServer(
  tools: ClusterTools,
  clusterDir: string,
  options: { readonly logFile: string; readonly settings: Readonly<Record<string, string>> },
): Promise<StartingServer> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(await findFreePort()),
    unix_socket_directories: '',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details of errors may hold personal data, which no log of ours does.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...options.settings,
  };
  const command = commandFor(tools.identity, join(tools.binaries.home, 'bin', 'postgres'), [
    '-D',
    clusterDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = await openLog(options.logFile);
  try {
    await giveTo(tools.identity, options.logFile);
    const logStart = (await log.stat()).size;
    const server = spawn(command.file, command.args, {
      ...command.options,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let spawnError: Error | undefined;
    server.once('error', (error) => {
      spawnError = error;
    });
    server.unref();
    return {
      pid: server.pid,
      failure: async () => {
        if (spawnError !== undefined) {
          return spawnError.message;
        }
        const ended = server.exitCode !== null || server.signalCode !== null;
        return ended ? (await readFile(options.logFile, 'utf8')).slice(logStart).trim() : undefined;
      },
    };
  } finally {
    await log.close();
  }
}

const LARGEST_LOG_BYTES = 5_000_000;

/** The server's log, private to its user. One earlier file is kept, so that it never grows without end. */
async function openLog(file: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = await lstat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGEST_LOG_BYTES) {
    await rename(file, `${file}.1`);
  }
  return open(file, 'a', 0o600);
}

/** A port free a moment ago. Where another program takes it first, the server says so and the launcher tries again. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') {
          reject(new EmbeddedDatabaseError('no free port on the loopback interface'));
        } else {
          resolve(address.port);
        }
      });
    });
  });
}

function commandOutput(error: unknown): string {
  const said =
    typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
  return said === '' ? failureMessage(error) : said;
}
