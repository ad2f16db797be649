import { Socket } from 'node:net';
import { Client } from 'pg';
import { EmbeddedDatabaseError, failureCode } from './failures.ts';

/** A role without any right of its own. */
export interface WantedRole {
  readonly name: string;
  readonly password: string;
  /** True when the password was made just now and a role from earlier must take it over. */
  readonly resetPassword: boolean;
}

/** What a launcher wants to find in the server. */
export interface Preparation {
  readonly database: string;
  /** The plain roles as which the service writes, reads and keeps monitoring data. */
  readonly roles: readonly WantedRole[];
}

/**
 * One process's stake in a running server: a connection that holds a shared advisory lock for as long as the process
 * lives. The kernel closes it with the process, so a killed process leaves no stake behind.
 */
export interface Lease {
  /** Loopback port of the server. */
  readonly port: number;
  /** Makes database and role where they are missing. Says the server's version. */
  prepare(wanted: Preparation): Promise<{ readonly version: string }>;
  /** Makes this the only stake, so that every newcomer waits until it is given up; false where others have one. */
  holdAlone(): Promise<boolean>;
  /**
   * Gives the stake up. Exactly one process is the last and runs `stopServer`, while newcomers are held off: they find
   * the server gone and start it again.
   */
  release(stopServer: () => Promise<void>): Promise<Release>;
}

/** How a stake ended: this process was the last; others still use the server; the server was gone already. */
export type Release = 'last' | 'others-remain' | 'server-gone';

/** Advisory lock shared by the processes that use the server. */
const USE_LOCK = 0x72_63_6c_01;
/** Advisory lock under which one process at a time prepares the server. */
const PREPARE_LOCK = 0x72_63_6c_02;

/** SQLSTATE 57P03 `cannot_connect_now`, 57P01 `admin_shutdown`: the server is on its way up or down. */
const PASSING_STATES: ReadonlySet<string> = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET']);

/**
 * Connects to the server and takes a stake in it; undefined where it is just starting or stopping.
 *
 * @throws {EmbeddedDatabaseError} when the server refuses the password of the data folder.
 */
export async function takeLease(server: {
  readonly port: number;
  readonly role: string;
  readonly password: string;
}): Promise<Lease | undefined> {
  const socket = new Socket();
  const client = new Client({
    stream: () => socket,
    host: '127.0.0.1',
    port: server.port,
    user: server.role,
    password: server.password,
    database: 'postgres',
    application_name: 'recall-embedded-lease',
    keepAlive: true,
  });
  let lost = false;
  // The server may be killed at any moment; that is found out at the next use and must not end this process.
  client.on('error', () => {
    lost = true;
  });
  client.on('end', () => {
    lost = true;
  });
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [USE_LOCK]);
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = failureCode(error);
    if (code === '28P01') {
      throw new EmbeddedDatabaseError(
        'the embedded PostgreSQL refuses the password kept beside its data: put the original postgresql-owner.password back, or set DATA_DIR to a new folder',
        error,
      );
    }
    if (lost || (code !== undefined && PASSING_STATES.has(code))) {
      return undefined;
    }
    throw error;
  }
  return {
    port: server.port,
    prepare: async (wanted) => {
      const prepared = await prepare(client, wanted);
      // An embedded server must not keep a process alive that has nothing else to do.
      socket.unref();
      return prepared;
    },
    holdAlone: async () => {
      const alone = (await giveUp(client)) === 'last';
      if (!alone) {
        await client.query('select pg_advisory_lock_shared($1)', [USE_LOCK]);
      }
      return alone;
    },
    release: async (stopServer) => {
      socket.ref();
      const outcome = lost ? 'server-gone' : await giveUp(client);
      try {
        if (outcome === 'last') {
          await stopServer();
        }
        return outcome;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}

async function giveUp(client: Client): Promise<Release> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [USE_LOCK]);
    const result = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
      USE_LOCK,
    ]);
    return result.rows[0]?.last === true ? 'last' : 'others-remain';
  } catch {
    return 'server-gone';
  }
}

async function prepare(client: Client, wanted: Preparation): Promise<{ readonly version: string }> {
  const database = client.escapeIdentifier(wanted.database);
  await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
  try {
    const found = await client.query<{ roles: string[]; database: boolean; version: string }>(
      `select array(select rolname::text from pg_roles where rolname = any ($1)) as roles,
              exists (select from pg_database where datname = $2) as database,
              split_part(current_setting('server_version'), ' ', 1) as version`,
      [wanted.roles.map(({ name }) => name), wanted.database],
    );
    const state = found.rows[0];
    if (state === undefined) {
      throw new EmbeddedDatabaseError('the embedded PostgreSQL did not describe itself');
    }
    for (const { name, password, resetPassword } of wanted.roles) {
      const role = client.escapeIdentifier(name);
      const secret = client.escapeLiteral(password);
      if (!state.roles.includes(name)) {
        await client.query(
          `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication password ${secret}`,
        );
      } else if (resetPassword) {
        await client.query(`alter role ${role} password ${secret}`);
      }
    }
    if (!state.database) {
      await client.query(`create database ${database}`);
    }
    return { version: state.version };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [PREPARE_LOCK]);
  }
}
