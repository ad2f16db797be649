import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** An entry that has been committed and has no place in the tree yet. */
export interface WaitingEntry {
  /** Gives the order in which waiting entries take their places; numbers may be missing. */
  readonly arrival: number;
  readonly entryId: string;
  /** RFC 8785 bytes of the entry. */
  readonly bytes: Buffer;
}

/** An entry with its place. */
export interface SequencedEntry {
  readonly index: number;
  readonly entryId: string;
  /** The case in whose chain it stands; null outside every chain. */
  readonly licenceId: string | null;
  /** The hash that the tree has for it. */
  readonly hash: Buffer;
  readonly bytes: Buffer;
}

/** A full tile: 256 hashes of one height of the tree, and the hash over them. C2SP tlog-tiles. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
  readonly root: Buffer;
}

/** Key of the advisory lock under which one process at a time gives out places: `tree` in ASCII. */
const SEQUENCE_LOCK = 0x74_72_65_65;

/** Takes the right to give out places until the transaction ends; false where another process has it. */
export async function tryHoldSequence(trx: Transaction<Database>): Promise<boolean> {
  // Every look of a turn is by a key. In a store that grew quickly the server may still believe that its tables are small,
  // and keep to plans that read them whole.
  await sql`set local enable_seqscan = off`.execute(trx);
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${SEQUENCE_LOCK}) as held`.execute(trx);
  return rows[0]?.held === true;
}

/**
 * Entries that wait, oldest first. An entry of a chain is never seen here without those before it: they were committed
 * earlier, and so got lower numbers, under the lock on the head of their case.
 */
export async function findWaitingEntries(
  trx: Transaction<Database>,
  limit: number,
): Promise<readonly WaitingEntry[]> {
  // Each of the two is looked up by its key: as a join, a long backlog has the planner read both tables whole for every batch.
  return trx
    .selectFrom('unsequenced_entries as waiting')
    .select(['waiting.arrival', 'waiting.entry_id as entryId'])
    .select((eb) =>
      eb
        .selectFrom('audit_entries as entry')
        .select('entry.bytes')
        .whereRef('entry.id', '=', 'waiting.entry_id')
        .as('bytes'),
    )
    .where(
      (eb) =>
        eb
          .selectFrom('tree_leaves as leaf')
          .select('leaf.leaf_index')
          .whereRef('leaf.entry_id', '=', 'waiting.entry_id'),
      'is',
      null,
    )
    .orderBy('waiting.arrival')
    .limit(limit)
    .$narrowType<{ bytes: Buffer }>()
    .execute();
}

/** How many entries wait. */
export async function countWaitingEntries(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('unsequenced_entries')
    .select((count) => count.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  return row.waiting;
}

/** Number of leaves. */
export async function findTreeSize(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('tree_leaves')
    .select('leaf_index')
    .orderBy('leaf_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 0 : row.leaf_index + 1;
}

/** Lets entries leave the waiting list that have a place already. */
export async function removePlaced(
  trx: Transaction<Database>,
  placed: readonly Pick<SequencedEntry, 'entryId'>[],
): Promise<void> {
  const ids = placed.map(({ entryId }) => entryId);
  await sql`delete from unsequenced_entries where entry_id = any(${ids}::uuid[])`.execute(trx);
}

/** Gives entries the places from `first` on, in their order, and lets them leave the waiting list. */
export async function insertLeaves(
  trx: Transaction<Database>,
  first: number,
  leaves: readonly { readonly entryId: string; readonly arrival: number; readonly hash: Buffer }[],
): Promise<void> {
  const ids = leaves.map(({ entryId }) => entryId);
  const hashes = leaves.map(({ hash }) => hash);
  await sql`insert into tree_leaves (leaf_index, entry_id, hash)
    select ${first}::bigint + place - 1, entry_id, hash
    from unnest(${ids}::uuid[], ${hashes}::bytea[]) with ordinality as leaf (entry_id, hash, place)
    order by place`.execute(trx);
  const arrivals = leaves.map(({ arrival }) => arrival);
  await sql`delete from unsequenced_entries where arrival = any(${arrivals}::bigint[])`.execute(trx);
}

/** Keeps tiles that have become full. */
export async function insertTiles(trx: Transaction<Database>, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) {
    return;
  }
  await trx
    .insertInto('tree_tiles')
    .values(tiles.map(({ level, index, hashes, root }) => ({ level, tile_index: index, hashes, root })))
    // There already where a checkpoint was lost after them; proofs show whether they are right.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Hashes of the leaves from `from` (inclusive) to `until` (exclusive), in their order. */
export async function findLeafHashes(
  db: Kysely<Database>,
  from: number,
  until: number,
): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom('tree_leaves')
    .select('hash')
    .where('leaf_index', '>=', from)
    .where('leaf_index', '<', until)
    .orderBy('leaf_index')
    .execute();
  return rows.map(({ hash }) => hash);
}

/** Those of the tiles named that are full. */
export async function findTiles(
  db: Kysely<Database>,
  wanted: readonly { readonly level: number; readonly index: number }[],
): Promise<readonly Omit<Tile, 'root'>[]> {
  if (wanted.length === 0) {
    return [];
  }
  const levels = wanted.map(({ level }) => level);
  const indexes = wanted.map(({ index }) => index);
  const { rows } = await sql<Omit<Tile, 'root'>>`
    select t.level, t.tile_index as index, t.hashes from tree_tiles t
    join unnest(${levels}::smallint[], ${indexes}::bigint[]) as wanted (level, tile_index)
      on wanted.level = t.level and wanted.tile_index = t.tile_index`.execute(db);
  return rows;
}

/** Hashes over the full tiles of a level, from index `from` (inclusive) to `until` (exclusive), in their order. */
export async function findTileRoots(
  db: Kysely<Database>,
  level: number,
  from: number,
  until: number,
): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom('tree_tiles')
    .select('root')
    .where('level', '=', level)
    .where('tile_index', '>=', from)
    .where('tile_index', '<', until)
    .orderBy('tile_index')
    .execute();
  return rows.map(({ root }) => root);
}

/** The place of an entry; undefined while it waits. */
export async function findLeafIndex(db: Kysely<Database>, entryId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('tree_leaves')
    .select('leaf_index')
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  return row?.leaf_index;
}

/** Entries in the order of the tree from index `from` (inclusive) to `until` (exclusive), at most `limit` of them. */
export async function findSequencedEntries(
  db: Kysely<Database>,
  range: { readonly from: number; readonly until: number; readonly limit: number },
): Promise<readonly SequencedEntry[]> {
  return db
    .selectFrom('tree_leaves as leaf')
    .innerJoin('audit_entries as entry', 'entry.id', 'leaf.entry_id')
    .select([
      'leaf.leaf_index as index',
      'leaf.entry_id as entryId',
      'entry.licence_id as licenceId',
      'leaf.hash',
      'entry.bytes',
    ])
    .where('leaf.leaf_index', '>=', range.from)
    .where('leaf.leaf_index', '<', range.until)
    .orderBy('leaf.leaf_index')
    .limit(range.limit)
    .execute();
}
