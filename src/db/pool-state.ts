import type { Pool } from 'pg';

/** How a pool of connections is doing. */
export interface PoolState {
  /** Connections that serve somebody. */
  readonly inUse: number;
  /** Connections that are open and free. */
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
  /** Most connections that the pool opens. */
  readonly size: number;
}

const pools = new WeakMap<object, Pool>();

/** Keeps in mind which pool is behind a database that `connect` gave out. */
export function rememberPool<D extends object>(db: D, pool: Pool): D {
  pools.set(db, pool);
  return db;
}

/** How the pool behind a database is doing; undefined where `connect` did not give it out. Asks nobody. */
export function poolState(db: object): PoolState | undefined {
  const pool = pools.get(db);
  return pool === undefined
    ? undefined
    : {
        inUse: pool.totalCount - pool.idleCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
        size: pool.options.max,
      };
}
