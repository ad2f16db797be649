import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';

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
  await trx
    .insertInto('audit_entries')
    .values({
      id: entry.id,
      licence_id: entry.place?.licenceId ?? null,
      chain_index: entry.place?.index ?? null,
      bytes: entry.bytes,
      hash: entry.hash,
      recorded_at: entry.recordedAt,
    })
    .execute();
}

/** Keeps the content of an entry already appended in the same transaction. */
export async function insertContent(trx: Transaction<Database>, content: NewContent): Promise<void> {
  await trx
    .insertInto('contents')
    .values({ entry_id: content.entryId, bytes: content.bytes, salt: content.salt })
    .execute();
}

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
