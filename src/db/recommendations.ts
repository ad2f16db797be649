import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

/** One run of the rules, as it is recorded beside its content. */
export interface NewRecommendation {
  readonly id: string;
  readonly considerationId: string;
  readonly entryId: string;
  readonly whatIf: boolean;
  /** `YYYY-MM-DD`. */
  readonly asAt: string;
  readonly knownAt: string;
  readonly ruleBookVersion: string;
  /** SHA-256 of the content's bytes. */
  readonly contentHash: Buffer;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly expiresAt: string;
}

/** A recorded run with its content; `bytes` is null once erased. */
export interface StoredRecommendation {
  readonly id: string;
  readonly considerationId: string;
  readonly licenceId: string;
  readonly recordedAt: string;
  readonly expiresAt: string;
  readonly contentHash: Buffer;
  readonly bytes: Buffer | null;
}

/** What a consideration shows of each of its runs. */
export interface RecommendationHeading {
  readonly id: string;
  readonly considerationId: string;
  readonly asAt: string;
  readonly recordedAt: string;
}

/** Records a run in a case whose head the transaction has locked. */
export async function insertRecommendation(
  trx: Transaction<Database>,
  run: NewRecommendation,
): Promise<void> {
  await insertRun(trx, [
    run.id,
    run.considerationId,
    run.entryId,
    run.whatIf,
    run.asAt,
    run.knownAt,
    run.ruleBookVersion,
    run.contentHash,
    run.recordedAt,
    run.recordedBy,
    run.expiresAt,
  ]);
}

const insertRun = prepared(
  'insert-recommendation',
  `insert into recommendations (id, consideration_id, entry_id, what_if, as_at, known_at, rule_book_version, content_hash,
  recorded_at, recorded_by, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

/** One run with its content. */
export async function findRecommendation(
  db: Kysely<Database>,
  id: string,
): Promise<StoredRecommendation | undefined> {
  return db
    .selectFrom('recommendations as r')
    .innerJoin('considerations as c', 'c.id', 'r.consideration_id')
    .innerJoin('contents as content', 'content.entry_id', 'r.entry_id')
    .select([
      'r.id',
      'r.consideration_id as considerationId',
      'c.licence_id as licenceId',
      'r.recorded_at as recordedAt',
      'r.expires_at as expiresAt',
      'r.content_hash as contentHash',
      'content.bytes',
    ])
    .where('r.id', '=', id)
    .executeTakeFirst();
}

/** The licence whose case a run belongs to. */
export async function findLicenceOfRecommendation(
  db: Kysely<Database>,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('recommendations as r')
    .innerJoin('considerations as c', 'c.id', 'r.consideration_id')
    .select('c.licence_id')
    .where('r.id', '=', id)
    .executeTakeFirst();
  return row?.licence_id;
}

/** Runs of the given considerations recorded at or before an instant, oldest first. */
export async function findRecommendationHeadings(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<readonly RecommendationHeading[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return selectHeadings(db, [considerationIds, knownAt]);
}

const selectHeadings = prepared<RecommendationHeading>(
  'recommendation-headings',
  `select id, consideration_id as "considerationId", as_at as "asAt", recorded_at as "recordedAt" from recommendations
  where consideration_id = any($1::uuid[]) and recorded_at <= $2 order by recorded_at`,
);

/** The audit entry that recorded a run, with the salt of its commitment; the salt is null once erased. */
export async function findEntryOfRecommendation(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly entryId: string; readonly bytes: Buffer; readonly salt: Buffer | null } | undefined> {
  return db
    .selectFrom('recommendations as r')
    .innerJoin('audit_entries as entry', 'entry.id', 'r.entry_id')
    .innerJoin('contents as content', 'content.entry_id', 'r.entry_id')
    .select(['r.entry_id as entryId', 'entry.bytes', 'content.salt'])
    .where('r.id', '=', id)
    .executeTakeFirst();
}
