import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

/** An audit entry ready to be kept. Nothing here updates or deletes one, and the database refuses both. */
export interface NewEntry {
  readonly id: string;
  /** The case in whose chain the entry stands, whose head the transaction has locked; absent outside every chain. */
  readonly place?: { readonly licenceId: string; readonly index: number };
  /** RFC 8785 bytes. */
  readonly bytes: Buffer;
  /** RFC 6962 leaf hash of the bytes; the database checks it. */
  readonly hash: Buffer;
  readonly recordedAt: string;
}

/** Content that an entry committed to, with the salt of the commitment. */
export interface NewContent {
  readonly entryId: string;
  readonly bytes: Buffer;
  readonly salt: Buffer;
}

/** An entry as kept, in the order of its chain. */
export interface StoredEntry {
  readonly index: number;
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/** Appends an entry, in the transaction of the act it records. */
export async function insertEntry(
  trx: Transaction<Pick<Database, 'audit_entries'>>,
  entry: NewEntry,
): Promise<void> {
  await insertEntryAlone(trx, entryValues(entry));
}

/** The same with the content that the entry commits to, in one statement. */
export async function insertEntryWithContent(
  trx: Transaction<Database>,
  entry: NewEntry,
  { bytes, salt }: Pick<NewContent, 'bytes' | 'salt'>,
): Promise<void> {
  await insertBoth(trx, [...entryValues(entry), bytes, salt]);
}

/** Keeps the content of an entry already appended in the same transaction. */
export async function insertContent(trx: Transaction<Database>, content: NewContent): Promise<void> {
  await insertContentAlone(trx, [content.entryId, content.bytes, content.salt]);
}

function entryValues({ id, place, bytes, hash, recordedAt }: NewEntry): readonly unknown[] {
  return [id, place?.licenceId ?? null, place?.index ?? null, bytes, hash, recordedAt];
}

const INSERT_ENTRY =
  'insert into audit_entries (id, licence_id, chain_index, bytes, hash, recorded_at) values ($1, $2, $3, $4, $5, $6)';

const insertEntryAlone = prepared('insert-entry', INSERT_ENTRY);

const insertContentAlone = prepared(
  'insert-content',
  'insert into contents (entry_id, bytes, salt) values ($1, $2, $3)',
);

// What refers to what is checked when the statement ends.
const insertBoth = prepared(
  'insert-entry-with-content',
  `with entry as (${INSERT_ENTRY}) insert into contents (entry_id, bytes, salt) values ($1, $7, $8)`,
);

/** Entries of a case's chain from index `from` (inclusive) to `until` (exclusive), at most `limit` of them. */
export async function findChainEntries(
  db: Kysely<Database>,
  licenceId: string,
  range: { readonly from: number; readonly until: number; readonly limit: number },
): Promise<readonly StoredEntry[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select(['chain_index', 'bytes', 'hash'])
    .where('licence_id', '=', licenceId)
    .where('chain_index', '>=', range.from)
    .where('chain_index', '<', range.until)
    .orderBy('chain_index')
    .limit(range.limit)
    .$narrowType<{ chain_index: number }>()
    .execute();
  return rows.map((row) => ({ index: row.chain_index, bytes: row.bytes, hash: row.hash }));
}
