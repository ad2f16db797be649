import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** A recorded run with what it takes to make it again and to check that it is what was committed to. */
export interface StoredRunRow {
  readonly id: string;
  readonly considerationId: string;
  readonly licenceId: string;
  /** SHA-256 of the content's bytes, as recorded beside it. */
  readonly contentHash: Buffer;
  /** RFC 8785 bytes of the audit entry that holds the commitment. */
  readonly entryBytes: Buffer;
  /** Null once erased, or where the content is lost. */
  readonly bytes: Buffer | null;
  readonly salt: Buffer | null;
  /** Whether the content of the case was erased. */
  readonly erased: boolean;
}

/** One run, also where its content is gone. */
export async function findRunToReplay(db: Kysely<Database>, id: string): Promise<StoredRunRow | undefined> {
  const row = await runs(db).where('r.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toRun(row);
}

/** Runs in the order of their ids, after one and up to another (inclusive), at most `limit`. */
export async function findRunsToReplay(
  db: Kysely<Database>,
  range: { readonly after: string | undefined; readonly last: string; readonly limit: number },
): Promise<readonly StoredRunRow[]> {
  const { after } = range;
  const upToLast = runs(db).where('r.id', '<=', range.last);
  const rows = await (after === undefined ? upToLast : upToLast.where('r.id', '>', after))
    .orderBy('r.id')
    .limit(range.limit)
    .execute();
  return rows.map(toRun);
}

/** The highest id of a run; undefined while there is none. */
export async function findLastRunId(db: Kysely<Database>): Promise<string | undefined> {
  const row = await db
    .selectFrom('recommendations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** SHA-256 of the text that is kept of a rule book, taken from the text itself; undefined where none is kept. */
export async function findRuleBookDigest(db: Kysely<Database>, version: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('rule_books')
    .select(sql<Buffer>`sha256(convert_to(text, 'UTF8'))`.as('digest'))
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.digest;
}

/** The content is joined from the left: that it is missing is for the replay to say. */
function runs(db: Kysely<Database>) {
  return db
    .selectFrom('recommendations as r')
    .innerJoin('considerations as c', 'c.id', 'r.consideration_id')
    .innerJoin('cases', 'cases.id', 'c.licence_id')
    .innerJoin('audit_entries as e', 'e.id', 'r.entry_id')
    .leftJoin('contents as content', 'content.entry_id', 'r.entry_id')
    .select([
      'r.id',
      'r.consideration_id as considerationId',
      'c.licence_id as licenceId',
      'r.content_hash as contentHash',
      'e.bytes as entryBytes',
      'content.bytes',
      'content.salt',
      'cases.erased_by as erasedBy',
    ]);
}

function toRun({
  erasedBy,
  ...run
}: Omit<StoredRunRow, 'erased'> & { readonly erasedBy: string | null }): StoredRunRow {
  return { ...run, erased: erasedBy !== null };
}
