import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { locateBinaries, type ServerBinaries } from './embedded-binaries.ts';
import {
  type ClusterTools,
  clusterExists,
  initialiseCluster,
  OWNER_ROLE,
  type StartingServer,
  spawnServer,
} from './embedded-cluster.ts';
import { ensureDataDir, ensureSecret, giveTreeTo, readable } from './embedded-files.ts';
import { readHolder, retireStaleHolder, stopServer } from './embedded-holder.ts';
import { type Account, chooseIdentity, readAccounts } from './embedded-identity.ts';
import { type Lease, takeLease } from './embedded-lease.ts';
import { EmbeddedDatabaseError } from './failures.ts';
import { refuseMoved } from './embedded-moved.ts';
import type { DatabaseLog } from './log.ts';

/** The plain login role the service runs as. */
export const SERVICE_ROLE = 'recall_service';
/** The role that only reads. */
export const READER_ROLE = 'recall_reader';
/** The role that alone reaches the monitoring data. */
export const MONITORING_ROLE = 'recall_monitoring';
/** The one database of the embedded server. */
export const DATABASE_NAME = 'recall';

/** What to launch, and where. */
export interface LaunchOptions {
  /** Folder for data folder, passwords and server log; made if missing. */
  readonly dataDir: string;
  readonly log: DatabaseLog;
  /** Another PostgreSQL installation than the package's. */
  readonly binaries?: ServerBinaries;
  /** False in test runs only: no fsync, so a power failure may lose or break the data. */
  readonly durable?: boolean;
  /** Replaces the accounts of this machine, so that one without them can be tested. */
  readonly accounts?: readonly Account[];
  /** False as though this machine refused root to keep a capability. */
  readonly allowOverride?: boolean;
  /** Takes it for this process alone, to move what it holds elsewhere, also where an earlier move was begun and did not end. */
  readonly toMove?: boolean;
}

/** A running embedded server. */
export interface EmbeddedServer {
  /** Address for migrations: a superuser. Holds a password; never log it. */
  readonly ownerUrl: string;
  /** Address for the service: a plain role. Holds a password; never log it. */
  readonly serviceUrl: string;
  /** Connects as the role that only reads. */
  readonly readerUrl: string;
  /** Connects as the role that alone reaches the monitoring data. Holds a password; never log it. */
  readonly monitoringUrl: string;
  /** As the server says it, for instance `18.4`. */
  readonly version: string;
  /** True when the server was already running. */
  readonly adopted: boolean;
  /** The data folder itself. */
  readonly clusterDir: string;
  /**
   * Stops the server and waits until it is gone, unless another process of ours still uses it: then the last one stops
   * it. Close the pools first.
   */
  stop(): Promise<void>;
}

/** Recovery after a crash reads the log since the last checkpoint, which may take a while. */
const LAUNCH_TIMEOUT_MS = 60_000;
const POLL_MS = 5;
const RETRY_MS = 100;
/** A server fills its pid file at once; one still empty after this long is a remnant of a power failure. */
const UNREADABLE_LIMIT_MS = 2_000;

/** Failures of a server that pass by themselves: another launcher was first, a dead server's remains, a lost port. */
const PASSING_FAILURE =
  /lock file ".*" already exists|pre-existing shared memory block|could not bind|could not create any TCP/;

/**
 * Launches the embedded PostgreSQL of a folder, or adopts the one that runs there already: after a kill -9 of the service
 * the server lives on, and of two services starting at once one launches and both use it. No lock of our own is needed:
 * a password file is linked into place once, a new data folder is renamed into place once, and PostgreSQL lets one
 * server into a data folder.
 *
 * @throws {EmbeddedDatabaseError} when it is not installed, cannot be run from here or does not come up, and when what it held was
 * moved to a server.
 */
export async function launchEmbedded(options: LaunchOptions): Promise<EmbeddedServer> {
  const requested = resolve(options.dataDir);
  await ensureDataDir(requested);
  const dataDir = await realpath(requested);
  const clusterDir = join(dataDir, 'postgresql');
  await refuseMoved(dataDir, options.toMove === true);
  const ownerPassword = (await ensureSecret(join(dataDir, 'postgresql-owner.password'))).value;
  const { lease, adopted } = await reachServer(options, dataDir, clusterDir, ownerPassword).catch(
    (error: unknown) => {
      throw readable(error, dataDir);
    },
  );
  try {
    if (options.toMove === true && !(await lease.holdAlone())) {
      throw new EmbeddedDatabaseError(
        `another process uses the database in \`${dataDir}\`: stop the service and every command on it first`,
      );
    }
    // Whoever waited here for a move to end has to see that it did.
    await refuseMoved(dataDir, options.toMove === true);
    const service = await ensureSecret(join(dataDir, 'postgresql-service.password'));
    const reader = await ensureSecret(join(dataDir, 'postgresql-reader.password'));
    const monitoring = await ensureSecret(join(dataDir, 'postgresql-monitoring.password'));
    const database = await lease.prepare({
      database: DATABASE_NAME,
      roles: [
        { name: SERVICE_ROLE, password: service.value, resetPassword: service.created },
        { name: READER_ROLE, password: reader.value, resetPassword: reader.created },
        { name: MONITORING_ROLE, password: monitoring.value, resetPassword: monitoring.created },
      ],
    });
    const { version } = database;
    const address = (role: string, password: string) =>
      `postgresql://${role}:${password}@127.0.0.1:${lease.port}/${DATABASE_NAME}`;
    options.log.info(
      { dataDir, port: lease.port, version, adopted },
      adopted ? 'embedded PostgreSQL adopted' : 'embedded PostgreSQL started',
    );
    return {
      ownerUrl: address(OWNER_ROLE, ownerPassword),
      serviceUrl: address(SERVICE_ROLE, service.value),
      readerUrl: address(READER_ROLE, reader.value),
      monitoringUrl: address(MONITORING_ROLE, monitoring.value),
      version,
      adopted,
      clusterDir,
      stop: () => stop(lease, clusterDir, options.log),
    };
  } catch (error) {
    await lease.release(() => stopServer(clusterDir));
    throw error;
  }
}

async function stop(lease: Lease, clusterDir: string, log: DatabaseLog): Promise<void> {
  const outcome = await lease.release(() => stopServer(clusterDir));
  switch (outcome) {
    case 'last':
      log.info({ clusterDir }, 'embedded PostgreSQL stopped');
      return;
    case 'others-remain':
      log.info({ clusterDir }, 'embedded PostgreSQL left running for another process that uses it');
      return;
    case 'server-gone':
      log.warn({ clusterDir }, 'embedded PostgreSQL had ended before it was stopped');
      return;
  }
}

/** Adds the remedy where the server's own words do not give it. */
function explain(failure: string): string {
  return failure.includes('incompatible with server')
    ? `${failure} (another major version of PostgreSQL made this data folder: run the release that made it, or set DATA_DIR to a new folder)`
    : failure;
}

interface ReachedServer {
  readonly lease: Lease;
  readonly adopted: boolean;
}

async function reachServer(
  options: LaunchOptions,
  dataDir: string,
  clusterDir: string,
  ownerPassword: string,
): Promise<ReachedServer> {
  const deadline = Date.now() + LAUNCH_TIMEOUT_MS;
  const logFile = join(dataDir, 'postgresql.log');
  const settings =
    options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {};
  let tools: ClusterTools | undefined;
  let starting: StartingServer | undefined;
  let lastFailure = 'it did not answer';
  let unreadableSince: number | undefined;
  while (Date.now() < deadline) {
    const holder = await readHolder(clusterDir);
    unreadableSince = holder.state === 'unreadable' ? (unreadableSince ?? Date.now()) : undefined;
    if (holder.state === 'ready') {
      const lease = await takeLease({ port: holder.port, role: OWNER_ROLE, password: ownerPassword });
      if (lease !== undefined) {
        return { lease, adopted: starting?.pid !== holder.pid };
      }
    } else if (holder.state === 'unreadable' && Date.now() - (unreadableSince ?? 0) > UNREADABLE_LIMIT_MS) {
      await retireStaleHolder(clusterDir, undefined);
    } else if (holder.state === 'stale') {
      await retireStaleHolder(clusterDir, holder.pid);
    } else if (holder.state === 'none' && starting === undefined) {
      tools ??= await prepareTools(options, dataDir, clusterDir);
      if (!(await clusterExists(clusterDir))) {
        await initialiseCluster(tools, clusterDir, { ownerPassword, durable: options.durable !== false });
      }
      starting = await spawnServer(tools, clusterDir, { logFile, settings });
    }
    const failure = await starting?.failure();
    if (failure !== undefined) {
      lastFailure = explain(failure);
      if (!PASSING_FAILURE.test(failure)) {
        break;
      }
      starting = undefined;
      await delay(RETRY_MS);
    }
    await delay(POLL_MS);
  }
  throw new EmbeddedDatabaseError(
    `the embedded PostgreSQL did not start (log: \`${logFile}\`): ${lastFailure}`,
  );
}

async function prepareTools(
  options: LaunchOptions,
  dataDir: string,
  clusterDir: string,
): Promise<ClusterTools> {
  const binaries = options.binaries ?? (await locateBinaries());
  const exists = await clusterExists(clusterDir);
  const dataOwner = exists ? await findOwner(clusterDir) : undefined;
  const tools = await chooseIdentity({
    uid: process.geteuid?.(),
    binaries,
    dataDir,
    dataOwner,
    accounts: options.accounts ?? (await readAccounts()),
    allowOverride: options.allowOverride ?? true,
  });
  if (exists && dataOwner === undefined) {
    await giveTreeTo(tools.identity, clusterDir);
  }
  return tools;
}

/** PostgreSQL runs a data folder only as its owner. One that root owns (a careless copy) has no such owner. */
async function findOwner(clusterDir: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(clusterDir);
  return uid === 0 ? undefined : { name: `uid ${uid}`, uid, gid };
}
