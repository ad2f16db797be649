import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** What was signed for a tree, without the row's own word on when. */
export interface SignedCheckpoint {
  readonly treeSize: number;
  readonly root: Buffer;
  /** C2SP signed note, with the signatures of the log alone. */
  readonly note: string;
}

/** A checkpoint as it was published. */
export interface StoredCheckpoint extends SignedCheckpoint {
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
  return selectSigned(db)
    .select('published_at as publishedAt')
    .orderBy('tree_size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * What was signed for the largest tree, of those whose size a number holds exactly; undefined before the first. For evidence
 * from a store that somebody may have altered: a row that claims an impossible time or size keeps nothing from being read.
 */
export async function findLatestSigned(db: Kysely<Database>): Promise<SignedCheckpoint | undefined> {
  return selectSigned(db)
    .where('tree_size', '<=', Number.MAX_SAFE_INTEGER)
    .orderBy('tree_size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What was signed for a tree of this size; undefined where nothing was. */
export async function findSigned(
  db: Kysely<Database>,
  treeSize: number,
): Promise<SignedCheckpoint | undefined> {
  return selectSigned(db).where('tree_size', '=', treeSize).executeTakeFirst();
}

/**
 * At most `atMost` checkpoints of trees up to `treeSize`: the last before or at each of as many evenly spaced sizes, the one
 * over `treeSize` among them where there is one; smallest first. Each is found by its key, so that the years of a log cost nothing.
 */
export async function findSignedUpTo(
  db: Kysely<Database>,
  treeSize: number,
  atMost: number,
): Promise<readonly SignedCheckpoint[]> {
  // Numeric, because the product of a size and a number of steps may be beyond a bigint.
  const { rows } = await sql<SignedCheckpoint>`
    select distinct on (found.tree_size) found.tree_size as "treeSize", found.root, found.note
    from generate_series(1, ${atMost}::integer) as step
    cross join lateral (
      select tree_size, root, note from checkpoints
      where tree_size <= div(${treeSize}::numeric * step, ${atMost}::numeric)::bigint
      order by tree_size desc limit 1
    ) as found
    order by found.tree_size`.execute(db);
  return rows;
}

function selectSigned(db: Kysely<Database>) {
  return db.selectFrom('checkpoints').select(['tree_size as treeSize', 'root', 'note']);
}

/** The latest checkpoints that some witness has cosigned, over trees of at least this size, the largest first. */
export async function findLatestCosigned(
  db: Kysely<Database>,
  atLeast: number,
  limit: number,
): Promise<readonly SignedCheckpoint[]> {
  return selectSigned(db)
    .where('tree_size', 'in', (query) =>
      query
        .selectFrom('checkpoint_cosignatures')
        .select('tree_size')
        .distinct()
        .where('tree_size', '>=', atLeast)
        .where('tree_size', '<=', Number.MAX_SAFE_INTEGER)
        .orderBy('tree_size', 'desc')
        .limit(limit),
    )
    .orderBy('tree_size', 'desc')
    .execute();
}

/** Lines that are kept for the checkpoint over a tree of this size, and which witness gave them, in the order of their names. */
export async function findCosignatures(
  db: Kysely<Database>,
  treeSize: number,
): Promise<readonly { readonly witness: string; readonly line: string }[]> {
  return db
    .selectFrom('checkpoint_cosignatures')
    .select(['witness', 'line'])
    .where('tree_size', '=', treeSize)
    .orderBy('witness')
    .execute();
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

/** Every key that was ever kept, oldest first, without the rows' own word on when. */
export async function findVerifierKeys(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('log_keys')
    .select('verifier_key')
    .orderBy('recorded_at')
    .orderBy('verifier_key')
    .execute();
  return rows.map((row) => row.verifier_key);
}
