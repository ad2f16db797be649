import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** An entry with its place in the tree, and what the store says of its content without reading it. */
export interface PlacedEntry {
  readonly index: number;
  readonly entryId: string;
  /** The case in whose chain it stands; null outside every chain. */
  readonly licenceId: string | null;
  /** As they are kept, whatever they are. */
  readonly bytes: Buffer;
  /** Whether there is a row for the content of the entry. */
  readonly keepsContent: boolean;
  /** Bytes of that content; null where it was erased, or where there is no such row. */
  readonly contentLength: number | null;
}

/** Content as it is kept; both are null once erased. */
export interface KeptContent {
  readonly entryId: string;
  readonly bytes: Buffer | null;
  readonly salt: Buffer | null;
}

/**
 * Places of the entries of some licences in the tree, ascending: at most `limit` of them, from index `from` (inclusive) to `until`
 * (exclusive). The entries are found by licence first, so that a few licences cost the same in a large store as in a small one.
 */
export async function findPlacesOfLicences(
  db: Kysely<Database>,
  licenceIds: readonly string[],
  range: { readonly from: number; readonly until: number; readonly limit: number },
): Promise<readonly number[]> {
  const { rows } = await sql<{ index: number }>`
    with entry as materialized (select id from audit_entries where licence_id = any(${licenceIds}::uuid[]))
    select leaf.leaf_index as index from entry join tree_leaves leaf on leaf.entry_id = entry.id
    where leaf.leaf_index >= ${range.from} and leaf.leaf_index < ${range.until}
    order by leaf.leaf_index limit ${range.limit}`.execute(db);
  return rows.map(({ index }) => index);
}

/** The entries at these places, ascending. */
export async function findEntriesAt(
  db: Kysely<Database>,
  places: readonly number[],
): Promise<readonly PlacedEntry[]> {
  return selectPlaced(db).where(sql<boolean>`leaf.leaf_index = any(${places}::bigint[])`).execute();
}

/**
 * The first place in the tree of an entry recorded in a period, and the one after the last; undefined where there is none. Places
 * follow the times of recording only nearly, so that entries of other times may stand in between.
 */
export async function findBoundsOfPeriod(
  db: Kysely<Database>,
  period: { readonly from: string; readonly until: string },
): Promise<{ readonly from: number; readonly until: number } | undefined> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(leaf.leaf_index) as first, max(leaf.leaf_index) as last
    from audit_entries entry join tree_leaves leaf on leaf.entry_id = entry.id
    where entry.recorded_at >= ${period.from} and entry.recorded_at < ${period.until}`.execute(db);
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? undefined : { from: first, until: last + 1 };
}

/** The entries of a period at the places from `from` (inclusive) to `until` (exclusive), ascending. */
export async function findEntriesOfPeriod(
  db: Kysely<Database>,
  period: { readonly from: string; readonly until: string },
  places: { readonly from: number; readonly until: number },
): Promise<readonly PlacedEntry[]> {
  return selectPlaced(db)
    .where('leaf.leaf_index', '>=', places.from)
    .where('leaf.leaf_index', '<', places.until)
    .where('entry.recorded_at', '>=', period.from)
    .where('entry.recorded_at', '<', period.until)
    .execute();
}

/** Content with its salt, of those of the entries that have a row for it. */
export async function findKeptContents(
  db: Kysely<Database>,
  entryIds: readonly string[],
): Promise<readonly KeptContent[]> {
  const { rows } = await sql<KeptContent>`
    select entry_id as "entryId", bytes, salt from contents where entry_id = any(${entryIds}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** How some rule books are named, in the order of their versions: those of the versions given that are kept. */
export async function findBookNames(
  db: Kysely<Database>,
  versions: readonly string[],
): Promise<readonly { readonly version: string; readonly digest: Buffer; readonly kernel: string }[]> {
  return db
    .selectFrom('rule_books')
    .select(['version', 'digest', 'kernel'])
    .where(sql<boolean>`version = any(${versions}::text[])`)
    .orderBy(sql`version collate "C"`)
    .execute();
}

function selectPlaced(db: Kysely<Database>) {
  return db
    .selectFrom('tree_leaves as leaf')
    .innerJoin('audit_entries as entry', 'entry.id', 'leaf.entry_id')
    .leftJoin('contents as content', 'content.entry_id', 'leaf.entry_id')
    .select([
      'leaf.leaf_index as index',
      'leaf.entry_id as entryId',
      'entry.licence_id as licenceId',
      'entry.bytes',
      sql<boolean>`content.entry_id is not null`.as('keepsContent'),
      sql<number | null>`octet_length(content.bytes)`.as('contentLength'),
    ])
    .orderBy('leaf.leaf_index');
}
