import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { afterKey, COUNT_LIMIT, instantText, joinLeaf } from './store-check-columns.ts';

/*
 * What the check of the store reads. Every function reads one batch in one statement, so that each batch is of one moment and
 * no transaction stays open while the check waits its turn. Batches are cut off by key first and joined afterwards:
 * the planner then sees how few rows there are, and never reads a whole table for one batch.
 */

/** An entry with all that it is checked against. */
export interface EntryRow {
  readonly id: string;
  readonly licenceId: string | null;
  readonly chainIndex: number | null;
  readonly hash: Buffer;
  readonly bytes: Buffer;
  readonly recordedAt: string;
  /** Null while it has no place in the tree. */
  readonly leafIndex: number | null;
  readonly leafHash: Buffer | null;
  readonly hasCase: boolean;
  /** Of the entry before it in its chain; null where there is none. */
  readonly previousHash: Buffer | null;
  readonly previousAt: string | null;
  /** When the first checkpoint over its leaf was published; null where there is none yet. */
  readonly coveredAt: string | null;
  readonly hasContent: boolean;
  /** Null without content, and once erased. */
  readonly contentBytes: Buffer | null;
  readonly salt: Buffer | null;
  /** Place in the chain of the entry that erased the case, as the row in `erasures` names it; null where there is none. */
  readonly erasureIndex: number | null;
  /** Bytes of that entry, where this entry's content is erased. */
  readonly erasureBytes: Buffer | null;
}

/** A leaf of the tree, with its entry where that is there. */
export interface LeafRow {
  readonly leafIndex: number;
  readonly leafHash: Buffer;
  readonly entryId: string;
  readonly entry: EntryRow | undefined;
}

/** A full tile as it is kept. */
export interface TileRow {
  /** 256 hashes, one after the other. */
  readonly hashes: Buffer;
  readonly root: Buffer;
}

const ENTRY_COLUMNS = sql`
  e.id, e.licence_id as "licenceId", e.chain_index as "chainIndex", e.hash, e.bytes,
  ${instantText(sql`e.recorded_at`)} as "recordedAt",
  l.leaf_index as "leafIndex", l.hash as "leafHash",
  k.id is not null as "hasCase",
  p.hash as "previousHash", ${instantText(sql`p.recorded_at`)} as "previousAt",
  (
    select ${instantText(sql`covering.published_at`)} from checkpoints covering
    where covering.tree_size > l.leaf_index order by covering.tree_size limit 1
  ) as "coveredAt",
  c.entry_id is not null as "hasContent", c.bytes as "contentBytes", c.salt,
  xe.chain_index as "erasureIndex",
  case when c.bytes is null then xe.bytes end as "erasureBytes"`;

const LEAF_JOIN = joinLeaf(sql`e.id`);

const ENTRY_JOINS = sql`
  left join cases k on k.id = e.licence_id
  left join lateral (
    select before.hash, before.recorded_at from audit_entries before
    where before.licence_id = e.licence_id and before.chain_index = e.chain_index - 1 limit 1
  ) p on true
  left join contents c on c.entry_id = e.id
  left join erasures x on x.licence_id = e.licence_id
  left join audit_entries xe on xe.id = x.entry_id and xe.licence_id = e.licence_id`;

/** How many leaves the tree has, by the index of the last one. */
export async function findTreeSize(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select coalesce(max(leaf_index) + 1, 0) as size from tree_leaves where leaf_index < ${COUNT_LIMIT}`.execute(
    db,
  );
  return rows[0]?.size ?? 0;
}

/** Leaves from index `from` on and before `until`, at most `limit` of them, in their order. */
export async function findLeafRows(
  db: Kysely<Database>,
  range: { readonly from: number; readonly until: number; readonly limit: number },
): Promise<readonly LeafRow[]> {
  const { rows } = await sql<
    { readonly index: number; readonly leaf: Buffer; readonly entryId: string } & (
      | EntryRow
      | { readonly id: null }
    )
  >`
    select l.leaf_index as index, l.hash as leaf, l.entry_id as "entryId", ${ENTRY_COLUMNS}
    from (
      select leaf_index, entry_id, hash from tree_leaves
      where leaf_index >= ${range.from} and leaf_index < ${range.until}
      order by leaf_index limit ${range.limit}
    ) l
    left join audit_entries e on e.id = l.entry_id
    ${ENTRY_JOINS}
    order by l.leaf_index`.execute(db);
  return rows.map((row) => ({
    leafIndex: row.index,
    leafHash: row.leaf,
    entryId: row.entryId,
    entry: row.id === null ? undefined : row,
  }));
}

/** Ids of entries after a given one in the order of ids, with their place in the tree. */
export async function findEntryPlaces(
  db: Kysely<Database>,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly { readonly id: string; readonly leafIndex: number | null }[]> {
  const { rows } = await sql<{ id: string; leafIndex: number | null }>`
    select e.id, l.leaf_index as "leafIndex"
    from (select id from audit_entries ${afterKey('id', page.after)} order by id limit ${page.limit}) e
    ${LEAF_JOIN}
    order by e.id`.execute(db);
  return rows;
}

/** Entries by their ids, in the order of the ids. */
export async function findEntryRows(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<readonly EntryRow[]> {
  if (ids.length === 0) {
    return [];
  }
  const { rows } = await sql<EntryRow>`
    select ${ENTRY_COLUMNS}
    from audit_entries e
    ${LEAF_JOIN}
    ${ENTRY_JOINS}
    where e.id in (${sql.join(ids)})
    order by e.id`.execute(db);
  return rows;
}

/** One full tile; undefined where it is not kept. */
export async function findTile(
  db: Kysely<Database>,
  level: number,
  index: number,
): Promise<TileRow | undefined> {
  return db
    .selectFrom('tree_tiles')
    .select(['hashes', 'root'])
    .where('level', '=', level)
    .where('tile_index', '=', index)
    .executeTakeFirst();
}

/** Tiles that reach beyond the last leaf of the tree, at most `limit`. No tree that can be counted with fills one of level 6. */
export async function findTilesBeyondTree(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly { readonly level: number; readonly index: string }[]> {
  const { rows } = await sql<{ level: number; index: string }>`
    select level, tile_index::text as index from tree_tiles
    where case when level > 5 then true else (tile_index::numeric + 1) * power(256::numeric, level + 1)
      > (select coalesce(max(leaf_index) + 1, 0) from tree_leaves where leaf_index < ${COUNT_LIMIT}) end
    order by level, tile_index limit ${limit}`.execute(db);
  return rows;
}

/** The keys of content after a given one, each with whether its entry is there. */
export async function findContentKeys(
  db: Kysely<Database>,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly { readonly entryId: string; readonly hasEntry: boolean }[]> {
  const { rows } = await sql<{ entryId: string; hasEntry: boolean }>`
    select c.entry_id as "entryId", e.id is not null as "hasEntry"
    from (select entry_id from contents ${afterKey('entry_id', page.after)} order by entry_id limit ${page.limit}) c
    left join audit_entries e on e.id = c.entry_id
    order by c.entry_id`.execute(db);
  return rows;
}

/** Those of the licences whose content was erased, by the row that says so; that row is held against its entry elsewhere. */
export async function findErasedLicences(
  db: Kysely<Database>,
  licenceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (licenceIds.length === 0) {
    return new Set();
  }
  const { rows } = await sql<{ id: string }>`
    select licence_id as id from erasures where licence_id = any(${[...licenceIds]}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
