import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** A checkpoint as it was published. */
export interface StoredCheckpoint {
  readonly treeSize: number;
  readonly root: Buffer;
  /** C2SP signed note, with the signatures of the log alone. */
  readonly note: string;
  readonly publishedAt: string;
}

/** Keeps a checkpoint. It is published with the commit of the transaction. */
export async function insertCheckpoint(
  trx: Transaction<Database>,
  checkpoint: StoredCheckpoint,
): Promise<void> {
  await trx
    .insertInto('checkpoints')
    .values({
      tree_size: checkpoint.treeSize,
      root: checkpoint.root,
      note: checkpoint.note,
      published_at: checkpoint.publishedAt,
    })
    .execute();
}

/** The checkpoint over the largest tree; undefined before the first. */
export async function findLatestCheckpoint(db: Kysely<Database>): Promise<StoredCheckpoint | undefined> {
  return selectCheckpoints(db).orderBy('tree_size', 'desc').limit(1).executeTakeFirst();
}

/** The checkpoint that was published over a tree of this size; undefined where none was. */
export async function findCheckpoint(
  db: Kysely<Database>,
  treeSize: number,
): Promise<StoredCheckpoint | undefined> {
  return selectCheckpoints(db).where('tree_size', '=', treeSize).executeTakeFirst();
}

/**
 * At most `atMost` checkpoints of trees up to `treeSize`, spread evenly over all that were published, the last always
 * among them; smallest first.
 */
export async function findCheckpointsUpTo(
  db: Kysely<Database>,
  treeSize: number,
  atMost: number,
): Promise<readonly StoredCheckpoint[]> {
  const { rows } = await sql<StoredCheckpoint>`
    select tree_size as "treeSize", root, note, published_at as "publishedAt" from (
      select c.*, row_number() over (order by tree_size desc) - 1 as place, count(*) over () as total
      from checkpoints c where tree_size <= ${treeSize}
    ) as numbered
    where place % greatest(1, ceil(total::numeric / ${atMost}::numeric)::bigint) = 0
    order by tree_size`.execute(db);
  return rows;
}

function selectCheckpoints(db: Kysely<Database>) {
  return db
    .selectFrom('checkpoints')
    .select(['tree_size as treeSize', 'root', 'note', 'published_at as publishedAt']);
}

/** Lines that witnesses gave for the checkpoint over a tree of this size, in the order of their names. */
export async function findCosignatures(db: Kysely<Database>, treeSize: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('checkpoint_cosignatures')
    .select('line')
    .where('tree_size', '=', treeSize)
    .orderBy('witness')
    .execute();
  return rows.map(({ line }) => line);
}

/** Size of the largest tree that a witness has cosigned; 0 where it has cosigned none. */
export async function findLastCosigned(db: Kysely<Database>, witness: string): Promise<number> {
  const row = await db
    .selectFrom('checkpoint_cosignatures')
    .select('tree_size')
    .where('witness', '=', witness)
    .orderBy('tree_size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.tree_size ?? 0;
}

/** Keeps the line of a witness; a second one for the same checkpoint changes nothing. */
export async function insertCosignature(
  db: Kysely<Database>,
  cosignature: {
    readonly treeSize: number;
    readonly witness: string;
    readonly line: string;
    readonly recordedAt: string;
  },
): Promise<void> {
  await db
    .insertInto('checkpoint_cosignatures')
    .values({
      tree_size: cosignature.treeSize,
      witness: cosignature.witness,
      line: cosignature.line,
      recorded_at: cosignature.recordedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps keys that sign from now on; those known already stay as they are. */
export async function keepLogKeys(
  db: Kysely<Database>,
  verifierKeys: readonly string[],
  now: string,
): Promise<void> {
  for (const verifierKey of verifierKeys) {
    await db
      .insertInto('log_keys')
      .values({ verifier_key: verifierKey, recorded_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Every key that was ever kept, oldest first. */
export async function findLogKeys(
  db: Kysely<Database>,
): Promise<readonly { readonly verifierKey: string; readonly recordedAt: string }[]> {
  return db
    .selectFrom('log_keys')
    .select(['verifier_key as verifierKey', 'recorded_at as recordedAt'])
    .orderBy('recorded_at')
    .orderBy('verifier_key')
    .execute();
}
