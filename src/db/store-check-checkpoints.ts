import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { afterKeys, COUNT_LIMIT, instantText } from './store-check-columns.ts';

/** A published checkpoint as it is kept. */
export interface CheckpointRow {
  readonly treeSize: number;
  readonly root: Buffer;
  readonly note: string;
  readonly publishedAt: string;
}

const CHECKPOINT_COLUMNS = sql`
  tree_size as "treeSize", root, note, ${instantText(sql`published_at`)} as "publishedAt"`;

/** Checkpoints of more than `above` and at most `upTo` leaves, smallest first. */
export async function findCheckpointRows(
  db: Kysely<Database>,
  sizes: { readonly above: number; readonly upTo: number },
): Promise<readonly CheckpointRow[]> {
  const { rows } = await sql<CheckpointRow>`
    select ${CHECKPOINT_COLUMNS} from checkpoints
    where tree_size > ${sizes.above} and tree_size <= ${sizes.upTo} order by tree_size`.execute(db);
  return rows;
}

/** The checkpoint over the most leaves; undefined where there is none. */
export async function findLatestCheckpointRow(db: Kysely<Database>): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select ${CHECKPOINT_COLUMNS} from checkpoints
    where tree_size < ${COUNT_LIMIT} order by tree_size desc limit 1`.execute(db);
  return rows[0];
}

/** Checkpoints of more leaves than there are, at most `limit`. */
export async function findCheckpointsBeyondTree(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly { readonly treeSize: string; readonly root: Buffer }[]> {
  const { rows } = await sql<{ treeSize: string; root: Buffer }>`
    select tree_size::text as "treeSize", root from checkpoints
    where tree_size > (
      select coalesce(max(leaf_index) + 1, 0) from tree_leaves where leaf_index < ${COUNT_LIMIT}
    )
    order by tree_size limit ${limit}`.execute(db);
  return rows;
}

/**
 * How many leaves there are where the largest checkpoint is not over all of them: both are written in one transaction, so that
 * this never is for a moment. Undefined where it is.
 */
export async function findUncoveredSize(db: Kysely<Database>): Promise<number | undefined> {
  const { rows } = await sql<{ size: number }>`
    select size from (
      select coalesce(max(leaf_index) + 1, 0) as size from tree_leaves where leaf_index < ${COUNT_LIMIT}
    ) t where size > (select coalesce(max(tree_size), 0) from checkpoints)`.execute(db);
  return rows[0]?.size;
}

/** Which of these sizes have a checkpoint. */
export async function findCheckpointSizes(
  db: Kysely<Database>,
  sizes: readonly number[],
): Promise<ReadonlySet<number>> {
  if (sizes.length === 0) {
    return new Set();
  }
  const rows = await db
    .selectFrom('checkpoints')
    .select('tree_size')
    .where('tree_size', 'in', sizes)
    .execute();
  return new Set(rows.map((row) => row.tree_size));
}

/** Leaves whose index cannot be counted with, at most `limit`. */
export async function findLeavesOutOfRange(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly { readonly entryId: string; readonly index: string }[]> {
  const { rows } = await sql<{ entryId: string; index: string }>`
    select entry_id as "entryId", leaf_index::text as index from tree_leaves
    where leaf_index < 0 or leaf_index >= ${COUNT_LIMIT} order by leaf_index limit ${limit}`.execute(db);
  return rows;
}

/** Every key that the store says has signed its checkpoints. */
export async function findLogKeys(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('log_keys').select('verifier_key').orderBy('verifier_key').execute();
  return rows.map((row) => row.verifier_key);
}

/** What a witness gave for a checkpoint, as it is kept. */
export interface CosignatureRow {
  readonly treeSize: string;
  readonly witness: string;
  readonly line: string;
  readonly hasCheckpoint: boolean;
}

/** Cosignatures after one, in the order of sizes and witnesses. */
export async function findCosignatureRows(
  db: Kysely<Database>,
  page: { readonly after?: readonly string[]; readonly limit: number },
): Promise<readonly CosignatureRow[]> {
  const { rows } = await sql<CosignatureRow>`
    select s.tree_size::text as "treeSize", s.witness, s.line, c.tree_size is not null as "hasCheckpoint"
    from (
      select tree_size, witness, line from checkpoint_cosignatures
      ${afterKeys(['tree_size', 'witness'], page.after)} order by tree_size, witness limit ${page.limit}
    ) s
    left join checkpoints c on c.tree_size = s.tree_size
    order by s.tree_size, s.witness`.execute(db);
  return rows;
}
