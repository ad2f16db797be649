import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { NewVersion } from './versions.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** A request of a person for what is held, as it was made. */
export interface StoredAccessRequest {
  readonly id: string;
  readonly recordedAt: string;
  /** Opaque subject of who gathered. */
  readonly recordedBy: string;
}

/** What was gathered of one case for a request; `bytes` is null once the case was erased. */
export interface StoredAccessPart {
  readonly licenceId: string;
  readonly bytes: Buffer | null;
}

/** What a reviewer decided on items of one case; `bytes` is null once the case was erased. */
export interface StoredAccessReview {
  readonly licenceId: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly bytes: Buffer | null;
}

/** An entry that recorded content, with both. */
export interface StoredContent {
  readonly entryId: string;
  readonly licenceId: string;
  readonly entry: Buffer;
  readonly recordedAt: string;
  /** RFC 8785 bytes; null once erased. */
  readonly bytes: Buffer | null;
}

/**
 * Ids of every licence in sight at an instant of which any version, current or not, is under one of the numbers. What was erased
 * is under none.
 */
export async function findLicencesOfPerson(
  db: Kysely<Database>,
  { crn, nomsNumber }: { readonly crn?: string; readonly nomsNumber?: string },
  { onlooker, at }: { readonly onlooker: Onlooker; readonly at: string },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('licence_identifiers')
    .select('licence_id')
    .distinct()
    .where((where) =>
      where.or([
        ...(crn === undefined ? [] : [where('crn', '=', crn)]),
        ...(nomsNumber === undefined ? [] : [where('noms_number', '=', nomsNumber)]),
      ]),
    )
    .where('licence_id', 'in', (sub) =>
      sub.selectFrom('cases as c').select('c.id').where(visibleTo(onlooker, at)),
    )
    .orderBy('licence_id')
    .execute();
  return rows.map((row) => row.licence_id);
}

/** Everything that the chain of a case has recorded content for, in the order of the chain. */
export async function findContentsOfChain(
  db: Kysely<Database>,
  licenceId: string,
): Promise<readonly StoredContent[]> {
  return db
    .selectFrom('audit_entries as e')
    .innerJoin('contents as content', 'content.entry_id', 'e.id')
    .where('e.licence_id', '=', licenceId)
    .orderBy('e.chain_index')
    .select([
      'e.id as entryId',
      'e.licence_id as licenceId',
      'e.bytes as entry',
      'e.recorded_at as recordedAt',
      'content.bytes',
    ])
    .$narrowType<{ licenceId: string }>()
    .execute();
}

/** What the chains of a request's cases had recorded content for when it was gathered, by case and in the order of each chain. */
export async function findContentsOfRequest(
  db: Kysely<Database>,
  requestId: string,
): Promise<readonly StoredContent[]> {
  return db
    .selectFrom('subject_access_parts as part')
    .innerJoin('audit_entries as gathered', 'gathered.id', 'part.entry_id')
    .innerJoin('audit_entries as e', (join) =>
      join.onRef('e.licence_id', '=', 'part.licence_id').onRef('e.chain_index', '<', 'gathered.chain_index'),
    )
    .innerJoin('contents as content', 'content.entry_id', 'e.id')
    .where('part.request_id', '=', requestId)
    .orderBy('e.licence_id')
    .orderBy('e.chain_index')
    .select([
      'e.id as entryId',
      'e.licence_id as licenceId',
      'e.bytes as entry',
      'e.recorded_at as recordedAt',
      'content.bytes',
    ])
    .$narrowType<{ licenceId: string }>()
    .execute();
}

/** Records a request, before its parts. */
export async function insertAccessRequest(
  trx: Transaction<Database>,
  request: StoredAccessRequest,
): Promise<void> {
  await trx
    .insertInto('subject_access_requests')
    .values({ id: request.id, recorded_at: request.recordedAt, recorded_by: request.recordedBy })
    .execute();
}

/** Records what was gathered of a case whose head the transaction has locked. */
export async function insertAccessPart(
  trx: Transaction<Database>,
  part: { readonly requestId: string; readonly licenceId: string; readonly entryId: string },
): Promise<void> {
  await trx
    .insertInto('subject_access_parts')
    .values({ request_id: part.requestId, licence_id: part.licenceId, entry_id: part.entryId })
    .execute();
}

/** Records decisions on items of a case whose head the transaction has locked. */
export async function insertAccessReview(
  trx: Transaction<Database>,
  part: { readonly requestId: string; readonly licenceId: string },
  version: NewVersion,
): Promise<void> {
  await trx
    .insertInto('subject_access_reviews')
    .values({
      request_id: part.requestId,
      licence_id: part.licenceId,
      version: version.version,
      entry_id: version.entryId,
      recorded_at: version.recordedAt,
      recorded_by: version.recordedBy,
    })
    .execute();
}

/** One request. */
export async function findAccessRequest(
  db: Kysely<Database>,
  id: string,
): Promise<StoredAccessRequest | undefined> {
  return db
    .selectFrom('subject_access_requests')
    .select(['id', 'recorded_at as recordedAt', 'recorded_by as recordedBy'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Ids of the licences that a request stands over, in their order. */
export async function findLicencesOfRequest(db: Kysely<Database>, id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('subject_access_parts')
    .select('licence_id')
    .where('request_id', '=', id)
    .orderBy('licence_id')
    .execute();
  return rows.map((row) => row.licence_id);
}

/** What was gathered for a request, by case. */
export async function findAccessParts(
  db: Kysely<Database>,
  requestId: string,
): Promise<readonly StoredAccessPart[]> {
  return db
    .selectFrom('subject_access_parts as part')
    .innerJoin('contents as content', 'content.entry_id', 'part.entry_id')
    .where('part.request_id', '=', requestId)
    .orderBy('part.licence_id')
    .select(['part.licence_id as licenceId', 'content.bytes'])
    .execute();
}

/**
 * Entries in the chains of a request's cases, recorded after it was gathered and by an instant, that can be its releases; oldest
 * first. They hold the words of one: whether one is, its reader sees.
 */
export async function findAccessReleases(
  db: Kysely<Database>,
  requestId: string,
  knownAt: string,
): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom('subject_access_parts as part')
    .innerJoin('audit_entries as gathered', 'gathered.id', 'part.entry_id')
    .innerJoin('audit_entries as e', (join) =>
      join.onRef('e.licence_id', '=', 'part.licence_id').onRef('e.chain_index', '>', 'gathered.chain_index'),
    )
    .where('part.request_id', '=', requestId)
    .where('e.recorded_at', '<=', knownAt)
    .where(entryHolds('"subject-access-released"'))
    .where(entryHolds(requestId))
    .orderBy('e.recorded_at')
    .orderBy('e.id')
    .select('e.bytes')
    .execute();
  return rows.map(({ bytes }) => bytes);
}

function entryHolds(words: string) {
  return sql<boolean>`position(${Buffer.from(words, 'utf8')}::bytea in e.bytes) > 0`;
}

/** What was decided on a request's items at or before an instant, by case, the oldest first. */
export async function findAccessReviews(
  db: Kysely<Database>,
  requestId: string,
  knownAt: string,
): Promise<readonly StoredAccessReview[]> {
  return db
    .selectFrom('subject_access_reviews as review')
    .innerJoin('contents as content', 'content.entry_id', 'review.entry_id')
    .where('review.request_id', '=', requestId)
    .where('review.recorded_at', '<=', knownAt)
    .orderBy('review.licence_id')
    .orderBy('review.version')
    .select([
      'review.licence_id as licenceId',
      'review.version',
      'review.recorded_at as recordedAt',
      'review.recorded_by as recordedBy',
      'content.bytes',
    ])
    .execute();
}
