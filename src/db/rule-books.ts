import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** A rule book as it is kept. */
export interface StoredRuleBook {
  readonly version: string;
  /** SHA-256 of the text; the database checks it. */
  readonly digest: Buffer;
  readonly kernel: string;
  /** Canonical text. */
  readonly text: string;
  readonly recordedAt: string;
}

/** Every rule book that was ever kept, newest first, without its text. */
export async function findRuleBooks(db: Kysely<Database>): Promise<readonly Omit<StoredRuleBook, 'text'>[]> {
  const rows = await db
    .selectFrom('rule_books')
    .select(['version', 'digest', 'kernel', 'recorded_at'])
    .orderBy('recorded_at', 'desc')
    .orderBy('version')
    .execute();
  return rows.map(({ recorded_at: recordedAt, ...book }) => ({ ...book, recordedAt }));
}

/** The canonical text of a version that was kept; undefined where none was. */
export async function findRuleBookText(db: Kysely<Database>, version: string): Promise<string | undefined> {
  const kept = await db
    .selectFrom('rule_books')
    .select('text')
    .where('version', '=', version)
    .executeTakeFirst();
  return kept?.text;
}

/**
 * Keeps a rule book unless its version is already kept, and gives the digest that is kept for the version. Several
 * replicas may do so at once.
 */
export async function keepRuleBook(db: Kysely<Database>, book: StoredRuleBook): Promise<Buffer> {
  await db
    .insertInto('rule_books')
    .values({
      version: book.version,
      digest: book.digest,
      kernel: book.kernel,
      text: book.text,
      recorded_at: book.recordedAt,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  const kept = await db
    .selectFrom('rule_books')
    .select('digest')
    .where('version', '=', book.version)
    .executeTakeFirstOrThrow();
  return kept.digest;
}
