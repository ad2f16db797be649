import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { IdPage, NewVersion } from './versions.ts';
import { type Onlooker, supervisedIn } from './visibility.ts';

type Capacity = 'owner' | 'named' | 'inspector' | 'break-glass';

/** What recording a grant or its end needs besides the thing itself. */
type NewRecord = Omit<NewVersion, 'version'>;

/** That a case is open to somebody by name. */
export interface NewGrant {
  readonly id: string;
  readonly licenceId: string;
  readonly subject: string;
  readonly capacity: Capacity;
  /** Null for one that stands until somebody ends it. */
  readonly endsAt: string | null;
}

/** A grant with its content, and with its end where it was ended by the instant of the reading. */
export interface StoredGrant extends NewGrant {
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** RFC 8785 bytes; null once erased. */
  readonly bytes: Buffer | null;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endBytes: Buffer | null;
}

/** As what a case is open to somebody by name at an instant; none where it is not. */
export async function findCapacities(
  db: Kysely<Database>,
  licenceId: string,
  subject: string,
  at: string,
): Promise<readonly Capacity[]> {
  const rows = await db
    .selectFrom('access_grants as g')
    .leftJoin('access_grant_ends as e', 'e.grant_id', 'g.id')
    .select('g.capacity')
    .where('g.licence_id', '=', licenceId)
    .where('g.subject', '=', subject)
    .where('e.grant_id', 'is', null)
    .where((eb) => eb.or([eb('g.ends_at', 'is', null), eb('g.ends_at', '>', at)]))
    .execute();
  return rows.map(({ capacity }) => capacity);
}

/** Records a grant in a case whose head the transaction has locked. */
export async function insertGrant(
  trx: Transaction<Database>,
  { id, licenceId, subject, capacity, endsAt }: NewGrant,
  { entryId, recordedAt, recordedBy }: NewRecord,
): Promise<void> {
  await trx
    .insertInto('access_grants')
    .values({
      id,
      licence_id: licenceId,
      subject,
      capacity,
      ends_at: endsAt,
      entry_id: entryId,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    })
    .execute();
}

/** Records that somebody ended a grant, in a case whose head the transaction has locked. */
export async function insertGrantEnd(
  trx: Transaction<Database>,
  grantId: string,
  { entryId, recordedAt, recordedBy }: NewRecord,
): Promise<void> {
  await trx
    .insertInto('access_grant_ends')
    .values({ grant_id: grantId, entry_id: entryId, recorded_at: recordedAt, recorded_by: recordedBy })
    .execute();
}

/** Records that somebody has seen that the glass was broken, in a case whose head the transaction has locked. */
export async function insertNoticeSeen(
  trx: Transaction<Database>,
  seen: {
    readonly grantId: string;
    readonly subject: string;
    readonly entryId: string;
    readonly recordedAt: string;
  },
): Promise<void> {
  await trx
    .insertInto('access_notices_seen')
    .values({
      grant_id: seen.grantId,
      subject: seen.subject,
      entry_id: seen.entryId,
      recorded_at: seen.recordedAt,
    })
    .execute();
}

/** The licence whose case a grant opens. */
export async function findLicenceOfGrant(db: Kysely<Database>, grantId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('access_grants')
    .select('licence_id')
    .where('id', '=', grantId)
    .executeTakeFirst();
  return row?.licence_id;
}

/** One grant as it was known at an instant. */
export async function findGrant(
  db: Kysely<Database>,
  grantId: string,
  knownAt: string,
): Promise<StoredGrant | undefined> {
  return selectGrants(db, knownAt).where('g.id', '=', grantId).executeTakeFirst();
}

/** Every grant ever made of a case, as known at an instant, newest first. */
export async function findGrantsOfLicence(
  db: Kysely<Database>,
  licenceId: string,
  knownAt: string,
): Promise<readonly StoredGrant[]> {
  return selectGrants(db, knownAt)
    .where('g.licence_id', '=', licenceId)
    .orderBy('g.recorded_at', 'desc')
    .orderBy('g.id', 'desc')
    .execute();
}

function selectGrants(db: Kysely<Database>, knownAt: string) {
  return db
    .selectFrom('access_grants as g')
    .innerJoin('contents as content', 'content.entry_id', 'g.entry_id')
    .leftJoin('access_grant_ends as e', (join) =>
      join.onRef('e.grant_id', '=', 'g.id').on('e.recorded_at', '<=', knownAt),
    )
    .leftJoin('contents as ec', 'ec.entry_id', 'e.entry_id')
    .select([
      'g.id',
      'g.licence_id as licenceId',
      'g.subject',
      'g.capacity',
      'g.ends_at as endsAt',
      'g.recorded_at as recordedAt',
      'g.recorded_by as recordedBy',
      'content.bytes',
      'e.recorded_at as endedAt',
      'e.recorded_by as endedBy',
      'ec.bytes as endBytes',
    ])
    .where('g.recorded_at', '<=', knownAt);
}

/** Who is told of broken glass: an owner of the case, or where it has none whoever stands in for one. */
export interface NoticeReader extends Pick<Onlooker, 'subject'> {
  /** Where they are told of cases that nobody owns; none where they are not. */
  readonly standsInFor: Onlooker['areas'];
}

/** Broken glass that a reader is told of and has not yet said to have seen, newest first; at most `limit` before `after`. */
export async function findUnseenNotices(
  db: Kysely<Database>,
  reader: NoticeReader,
  at: string,
  { after, limit }: IdPage,
): Promise<readonly StoredGrant[]> {
  let query = selectNotices(db, reader, at)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('access_notices_seen as seen')
            .select('seen.grant_id')
            .whereRef('seen.grant_id', '=', 'g.id')
            .where('seen.subject', '=', reader.subject),
        ),
      ),
    )
    .orderBy('g.id', 'desc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where('g.id', '<', after);
  }
  return query.execute();
}

/** Whether a reader is told of this broken glass, seen or not. */
export async function isNoticeFor(
  db: Kysely<Database>,
  reader: NoticeReader,
  grantId: string,
  at: string,
): Promise<boolean> {
  const row = await selectNotices(db, reader, at).where('g.id', '=', grantId).executeTakeFirst();
  return row !== undefined;
}

/** When somebody said to have seen that the glass was broken. */
export async function findNoticeSeen(
  db: Kysely<Database>,
  grantId: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('access_notices_seen')
    .select('recorded_at')
    .where('grant_id', '=', grantId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.recorded_at;
}

/**
 * Nobody is told of what they did themselves, nor counts as the owner who is to be told of it, in whatever spelling of their name.
 * An owner of the instant at which the glass was broken stays told: to end their grant does not silence the notice.
 */
function selectNotices(db: Kysely<Database>, { subject, standsInFor }: NoticeReader, at: string) {
  const isOwner = sql<SqlBool>`exists (${ownersOf(at)} and o.subject = ${subject})`;
  const wasOwner = sql<SqlBool>`exists (${OWNERS_WHEN_BROKEN} and o.subject = ${subject})`;
  const isUnowned = sql<SqlBool>`not exists (${ownersOf(at)} and lower(o.subject) <> lower(g.subject))`;
  // Whatever is committed: the instants of a case may run ahead of a clock.
  return selectGrants(db, 'infinity')
    .innerJoin('cases as c', 'c.id', 'g.licence_id')
    .where('g.capacity', '=', 'break-glass')
    .where(sql<SqlBool>`lower(g.subject) <> lower(${subject}::text)`)
    .where('c.erased_by', 'is', null)
    .where(sql<SqlBool>`(${isOwner} or ${wasOwner} or ${supervisedIn(standsInFor)} and ${isUnowned})`);
}

/** Grants by which the case of `g` is owned at an instant, as `o`. */
function ownersOf(at: string): RawBuilder<unknown> {
  return sql`select from access_grants o
    where o.licence_id = g.licence_id and o.capacity = 'owner'
      and (o.ends_at is null or o.ends_at > ${at}::timestamptz)
      and not exists (select from access_grant_ends x where x.grant_id = o.id)`;
}

/** Grants by which the case of `g` was owned when `g` was recorded, as `o`. No two acts on a case are of one instant. */
const OWNERS_WHEN_BROKEN = sql`select from access_grants o
  where o.licence_id = g.licence_id and o.capacity = 'owner' and o.recorded_at < g.recorded_at
    and (o.ends_at is null or o.ends_at > g.recorded_at)
    and not exists (select from access_grant_ends x where x.grant_id = o.id and x.recorded_at < g.recorded_at)`;
