import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';
import { connect } from './connect.ts';
import type { Database } from './database.ts';
import { failureCode, isCrowded, isUnavailable } from './failures.ts';

/** Which server answers, and whether it follows another one. */
export interface ServerIdentity {
  /** The same for a primary and all that follow it (`pg_control_system`). */
  readonly system: string;
  readonly follows: boolean;
}

/** Asks a server which one it is. */
export async function identifyServer(db: QueryExecutorProvider): Promise<ServerIdentity> {
  const { rows } = await sql<ServerIdentity>`
    select system_identifier::text as system, pg_is_in_recovery() as follows from pg_control_system()`.execute(
    db,
  );
  const [identity] = rows;
  if (identity === undefined) {
    throw new Error('the database did not say which it is');
  }
  return identity;
}

/** Where to read. */
export interface Readers {
  /** Of the primary. */
  readonly readerUrl: string;
  /** Of a server that follows it; undefined where there is none. */
  readonly replicaUrl?: string;
}

/** How long a server is given to say which it is. */
const IDENTIFY_MS = 3_000;

/**
 * Where to read. The address for reading may be that of a server that follows the primary, with the same roles: what the role may
 * read there it may read on the primary too, at the address of the service. One that does not answer now, and is another than
 * that of the service, is taken for such a server: the primary answers until it comes back.
 */
export async function findReaders({
  serviceUrl,
  readerUrl,
}: {
  readonly serviceUrl: string;
  readonly readerUrl: string;
}): Promise<Readers> {
  const [service, reading] = [new URL(serviceUrl), new URL(readerUrl)];
  if (service.host === reading.host) {
    return { readerUrl };
  }
  const asked = connect<Database>(readerUrl, {
    max: 1,
    acquireTimeoutMs: IDENTIFY_MS,
    statementTimeoutMs: IDENTIFY_MS,
  });
  const follows = await identifyServer(asked).then(
    (server) => server.follows,
    () => true,
  );
  await asked.destroy();
  if (!follows) {
    return { readerUrl };
  }
  reading.host = service.host;
  reading.port = service.port;
  return { readerUrl: reading.href, replicaUrl: readerUrl };
}

/** Longest wait for a replica to have what is asked for, and how often it is looked at. */
const PATIENCE_MS = 250;
const LOOK_MS = 5;
/** A replica that failed, or was late, is left alone for this long. */
const PAUSE_MS = 5_000;

/** Reads on the server that is given. */
export type Reading<T> = (db: Kysely<Database>) => Promise<T>;

/**
 * Reads that need no lock and write nothing, on a replica where there is one. What is read there is never older than the moment in
 * which it was asked for: the primary says how far its log has come, and the replica answers once it has come as far. Where it has
 * not in time, or fails, the primary answers.
 */
export class FreshReads {
  readonly #primary: Kysely<Database>;
  readonly #replica: Kysely<Database> | undefined;
  #system: string | undefined;
  #pausedUntil = 0;
  #onReplica = 0;

  constructor(primary: Kysely<Database>, replica?: Kysely<Database>) {
    this.#primary = primary;
    this.#replica = replica;
  }

  /** How many reads a replica has answered. */
  get onReplica(): number {
    return this.#onReplica;
  }

  /** @throws what the reading throws, for another reason than that the replica could not answer. */
  async read<T>(reading: Reading<T>): Promise<T> {
    const replica = this.#replica;
    if (replica === undefined || performance.now() < this.#pausedUntil) {
      return reading(this.#primary);
    }
    const { system, position } = await this.#findPosition();
    try {
      if (await hasReached(replica, system, position)) {
        const result = await reading(replica);
        this.#onReplica += 1;
        return result;
      }
    } catch (error) {
      if (!isUnavailable(error) && !isCrowded(error) && failureCode(error) !== SERIALIZATION_FAILURE) {
        throw error;
      }
    }
    this.#pausedUntil = performance.now() + PAUSE_MS;
    return reading(this.#primary);
  }

  async #findPosition(): Promise<{ readonly system: string; readonly position: string }> {
    this.#system ??= (await identifyServer(this.#primary)).system;
    const { rows } = await sql<{ position: string }>`select pg_current_wal_lsn()::text as position`.execute(
      this.#primary,
    );
    return { system: this.#system, position: rows[0]?.position ?? '' };
  }
}

/** Also that of a reading that was in the way of what the replica had to catch up with. */
const SERIALIZATION_FAILURE = '40001';

/** Whether a server follows the one named and has all of its log up to a position, or has it before long. */
async function hasReached(replica: Kysely<Database>, system: string, position: string): Promise<boolean> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    const { rows } = await sql<{ same: boolean; reached: boolean }>`
      select system_identifier::text = ${system} and pg_is_in_recovery() as same,
        coalesce(pg_last_wal_replay_lsn() >= ${position}::pg_lsn, false) as reached from pg_control_system()`.execute(
      replica,
    );
    if (rows[0]?.same !== true || rows[0].reached) {
      return rows[0]?.same === true;
    }
    if (performance.now() > until) {
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
