import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { hasEndedConnection, isLeftBehind, OutcomeUnknown, PoolCrowded } from './failures.ts';
import { preparedName } from './prepared.ts';

/**
 * A pool as Kysely uses it, which keeps apart what the driver does not:
 *
 * - a connection that is lost, or did not answer in time, goes back to no one: it would answer nobody else either;
 * - where a server only reads by now, or does not answer at all, the others that were made before go too: this is how a server
 *   looks from which the database has moved on to another;
 * - whether COMMIT was sent when a connection was lost: only then can something have been recorded.
 *
 * @param mostWaiting How many may wait for a connection; one more is refused at once, for it would only wait in vain.
 * @returns what a `PostgresDialect` takes. `connect` throws `PoolCrowded`, and a query `OutcomeUnknown`.
 */
export function guardedPool(pool: Pool, mostWaiting: number): PostgresPool {
  const madeIn = new WeakMap<PoolClient, number>();
  let generation = 0;
  pool.on('connect', (client) => madeIn.set(client, generation));

  async function take(): Promise<PoolClient> {
    for (;;) {
      // One after the other: there are at most as many of an earlier generation as the pool is large.
      const client = await pool.connect();
      if (madeIn.get(client) === generation) {
        return client;
      }
      client.release(true);
    }
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      if (pool.idleCount === 0 && pool.waitingCount >= mostWaiting) {
        throw new PoolCrowded(mostWaiting);
      }
      const client = await take();
      return guarded(client, () => {
        if (madeIn.get(client) === generation) {
          generation += 1;
        }
      });
    },
  };
}

/** INVARIANT: the text by which Kysely ends a transaction. That it is still this one is proved where connections are cut in it. */
const COMMIT = 'commit';
const ROLLBACK = 'rollback';

/** @param onLeftBehind told when the server shows that it is not the one to use any more. */
function guarded(client: PoolClient, onLeftBehind: () => void): PostgresPoolClient {
  const inner: PostgresPoolClient = client;
  let lost = false;

  async function send<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (lost && text === ROLLBACK) {
      // The server has rolled back, or will, when it misses the connection. What went wrong first is what matters.
      return { command: 'ROLLBACK', rowCount: 0, rows: [] };
    }
    try {
      const name = preparedName(text);
      return name === undefined
        ? await inner.query<R>(text, parameters)
        : await sendPrepared<R>(client, name, text, parameters);
    } catch (error) {
      if (isLeftBehind(error)) {
        onLeftBehind();
      }
      lost ||= hasEndedConnection(error);
      throw lost && text === COMMIT ? new OutcomeUnknown(error) : error;
    }
  }

  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(what: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof what === 'string' ? send<R>(what, parameters) : inner.query(what);
  }

  return { query, release: (destroy = false) => client.release(destroy || lost) };
}

/** The driver prepares a statement under its name the first time that a connection sees it, and from then on only names it. */
async function sendPrepared<R>(
  client: PoolClient,
  name: string,
  text: string,
  parameters: readonly unknown[],
): Promise<PostgresQueryResult<R>> {
  const { rows } = await client.query<R & QueryResultRow>({ name, text, values: [...parameters] });
  return { command: 'SELECT', rowCount: rows.length, rows };
}
