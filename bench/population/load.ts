import { once } from 'node:events';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Batch } from './batch.ts';
import { TABLE_NAMES, TABLES } from './rows.ts';

/** The store holds cases already, and what is generated is for an empty one. */
export class StoreNotEmpty extends Error {
  override readonly name = 'StoreNotEmpty';
}

/** Loads batches into one store, each in one transaction: all of it, or nothing. */
export interface Loader {
  readonly load: (batch: Batch) => Promise<void>;
  /** Has the server look at what its tables hold now, so that its plans fit. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a store for loading, which the role of the service may do: it only adds.
 *
 * @throws {StoreNotEmpty} when the store holds a case.
 */
export async function openLoader(serviceUrl: string): Promise<Loader> {
  const client = new Client({ connectionString: serviceUrl, application_name: 'recall-generate' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from cases limit 1');
    if (rowCount !== 0) {
      throw new StoreNotEmpty(
        'the store holds cases, and a population is generated into an empty store only: name another database, or another folder with --data-dir',
      );
    }
    // What is lost in a crash is a population that is made again by the same seed.
    await client.query('set synchronous_commit = off');
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    load: async ({ rows }) => {
      await client.query('begin');
      try {
        for (const table of TABLE_NAMES) {
          const bytes = rows.get(table);
          if (bytes !== undefined) {
            await copy(client, `copy ${table} (${TABLES[table].join(', ')}) from stdin`, bytes);
          }
        }
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
    settle: async () => {
      for (const table of TABLE_NAMES) {
        await client.query(`analyze ${table}`);
      }
    },
    close: () => client.end(),
  };
}

/** Bytes that are handed to the connection at a time. */
const PIECE = 1_048_576;

async function copy(client: Client, statement: string, bytes: Uint8Array): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const ended = once(stream, 'finish');
  ended.catch(() => undefined);
  for (let from = 0; from < bytes.length; from += PIECE) {
    if (!stream.write(bytes.subarray(from, from + PIECE))) {
      await Promise.race([once(stream, 'drain'), ended]);
    }
  }
  stream.end();
  await ended;
}
