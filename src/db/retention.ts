import { type Kysely, sql, type Transaction } from 'kysely';
import { joinErasures } from './bundles.ts';
import type { Database } from './database.ts';
import type { NewVersion } from './versions.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** An erasure with its content, which stays. */
export interface StoredErasure {
  readonly id: string;
  readonly licenceId: string;
  readonly authority: string;
  readonly recordedAt: string;
  readonly bytes: Buffer | null;
}

/** One piece of content of a case, by the entry that committed to it. */
export interface StoredContentHeading {
  readonly entryId: string;
  /** Bytes of the entry, which says what the content is about. */
  readonly entryBytes: Buffer;
  readonly recordedAt: string;
  /** Bytes of the content. */
  readonly length: number;
}

/** A case whose licence and sentence have ended. */
export interface EndedCase {
  readonly licenceId: string;
  /** `YYYY-MM-DD`. */
  readonly endedOn: string;
  readonly held: boolean;
  readonly records: number;
}

/**
 * Records an erasure in a case whose head the transaction has locked, and whose chain has the entry. The database refuses it
 * while a hold stands, and lets the content go with it.
 */
export async function insertErasure(
  trx: Transaction<Database>,
  erasure: { readonly id: string; readonly licenceId: string; readonly authority: string },
  { entryId, recordedAt, recordedBy }: Omit<NewVersion, 'version'>,
): Promise<void> {
  await trx
    .insertInto('erasures')
    .values({
      id: erasure.id,
      licence_id: erasure.licenceId,
      authority: erasure.authority,
      entry_id: entryId,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    })
    .execute();
}

/** One erasure. */
export async function findErasure(db: Kysely<Database>, id: string): Promise<StoredErasure | undefined> {
  return selectErasures(db).where('e.id', '=', id).executeTakeFirst();
}

/** The erasure of a case; there is at most one. */
export async function findErasureOfLicence(
  db: Kysely<Database>,
  licenceId: string,
): Promise<StoredErasure | undefined> {
  return selectErasures(db).where('e.licence_id', '=', licenceId).executeTakeFirst();
}

function selectErasures(db: Kysely<Database>) {
  return db
    .selectFrom('erasures as e')
    .innerJoin('contents as c', 'c.entry_id', 'e.entry_id')
    .select(['e.id', 'e.licence_id as licenceId', 'e.authority', 'e.recorded_at as recordedAt', 'c.bytes']);
}

/** How many pieces of content an erased case has lost. */
export async function countErasedContents(db: Kysely<Database>, licenceId: string): Promise<number> {
  const { lost } = await db
    .selectFrom('audit_entries as e')
    .innerJoin('contents as c', 'c.entry_id', 'e.id')
    .select((eb) => eb.fn.countAll<number>().as('lost'))
    .where('e.licence_id', '=', licenceId)
    .where('c.bytes', 'is', null)
    .executeTakeFirstOrThrow();
  return lost;
}

/** Every piece of content of a case that is still there, in the order of its chain. */
export async function findContentHeadings(
  db: Kysely<Database>,
  licenceId: string,
): Promise<readonly StoredContentHeading[]> {
  return db
    .selectFrom('audit_entries as e')
    .innerJoin('contents as c', 'c.entry_id', 'e.id')
    .select([
      'e.id as entryId',
      'e.bytes as entryBytes',
      'e.recorded_at as recordedAt',
      sql<number>`octet_length(c.bytes)`.as('length'),
    ])
    .where('e.licence_id', '=', licenceId)
    .where('c.bytes', 'is not', null)
    .orderBy('e.chain_index')
    .execute();
}

/** Every number of the person and reference of the licence that is held of a case, in any version; each once. */
export async function findIdentifiers(db: Kysely<Database>, licenceId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ identifier: string }>`
    select crn as identifier from licence_identifiers where licence_id = ${licenceId} and crn is not null
    union select noms_number from licence_identifiers where licence_id = ${licenceId} and noms_number is not null
    union select external_reference from licence_references
      where licence_id = ${licenceId} and external_reference is not null`.execute(db);
  return rows.map(({ identifier }) => identifier);
}

/** How many identifiers are held of a case, in every version: numbers of the person, and the licence's own reference. */
export async function countIdentifiers(db: Kysely<Database>, licenceId: string): Promise<number> {
  const { identifiers } = await db
    .selectFrom('licence_identifiers')
    .select(
      sql<number>`count(crn) + count(noms_number) +
        (select count(external_reference) from licence_references where licence_id = ${licenceId})`.as(
        'identifiers',
      ),
    )
    .where('licence_id', '=', licenceId)
    .executeTakeFirstOrThrow();
  return identifiers;
}

/**
 * Bundles that hold, or may already hold, a copy of content of a case, in the order of their ids. One that is still waiting
 * has none, and will be made from what is there then.
 */
export async function findBundlesWithCopy(
  db: Kysely<Database>,
  licenceId: string,
): Promise<readonly string[]> {
  const rows = await selectBundlesWithCopy(db, licenceId).execute();
  return rows.map(({ id }) => id);
}

/**
 * Takes away every bundle that holds a copy of content of a case; gives their ids. Once the transaction has committed, nothing of
 * them is read any more (`findPieceBytes`). Their pieces are leftovers then, which may be gigabytes: no erasure waits for them.
 */
export async function removeBundlesWithCopy(
  trx: Transaction<Database>,
  licenceId: string,
  at: string,
): Promise<readonly string[]> {
  await joinErasures(trx);
  // Locked in one order, that of `retireBundles` too, so that whoever meets in a bundle takes turns.
  const rows = await selectBundlesWithCopy(trx, licenceId).forUpdate('p').execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await trx
      .updateTable('audit_bundle_progress')
      .set({ state: 'gone', changed_at: at })
      .where('bundle_id', 'in', ids)
      .execute();
  }
  return ids;
}

function selectBundlesWithCopy(db: Kysely<Database>, licenceId: string) {
  return db
    .selectFrom('audit_bundles as b')
    .innerJoin('audit_bundle_progress as p', 'p.bundle_id', 'b.id')
    .select('b.id')
    .where('b.with_content', '=', true)
    .where('p.state', 'not in', ['waiting', 'gone'])
    .where((eb) =>
      eb.or([
        eb(sql<string>`${licenceId}::uuid`, '=', sql<string>`any(b.licence_ids)`),
        eb.exists(
          eb
            .selectFrom('audit_entries as e')
            .select('e.id')
            .where('e.licence_id', '=', licenceId)
            .whereRef('e.recorded_at', '>=', 'b.period_from')
            .whereRef('e.recorded_at', '<=', 'b.period_until'),
        ),
      ]),
    )
    .orderBy('b.id');
}

/**
 * Cases in sight at an instant, with content, whose licence and sentence both ended before a day, as far as their latest version says when; by that
 * day, then by id.
 */
export async function findEndedCases(
  db: Kysely<Database>,
  endedBefore: string,
  { onlooker, at }: { readonly onlooker: Onlooker; readonly at: string },
  page: {
    readonly after?: { readonly endedOn: string; readonly licenceId: string };
    readonly limit: number;
  },
): Promise<readonly EndedCase[]> {
  const { after, limit } = page;
  // `offset 0` keeps the planner from putting the cast in every place that names its result: each content is cast once. What is
  // counted is counted for the page alone.
  const { rows } = await sql<EndedCase>`
    with ended as materialized (
      select c.id, dated.ended_on
      from cases c
        join licence_versions v on v.licence_id = c.id and v.version = c.licence_version
        join contents k on k.entry_id = v.entry_id
        cross join lateral (select convert_from(k.bytes, 'UTF8')::jsonb as content offset 0) parsed
        cross join lateral (select ${latestEnd} as ended_on offset 0) dated
      where c.erased_by is null and ${visibleTo(onlooker, at)} and dated.ended_on < ${endedBefore}::date and ${
        after === undefined
          ? sql`true`
          : sql`(dated.ended_on, c.id) > (${after.endedOn}::date, ${after.licenceId}::uuid)`
      }
      order by dated.ended_on, c.id
      limit ${limit}
    )
    select ended.id as "licenceId", ended.ended_on as "endedOn",
      exists (
        select from legal_holds hold
        where hold.licence_id = ended.id
          and not exists (select from legal_hold_releases release where release.hold_id = hold.id)
      ) as held,
      (
        select count(*) from audit_entries entry join contents kept on kept.entry_id = entry.id
        where entry.licence_id = ended.id and kept.bytes is not null
      ) as records
    from ended order by ended.ended_on, ended.id`.execute(db);
  return rows;
}

/**
 * The later of the two ends that the content of a licence names; null where it names no end of the sentence, which may be later
 * than that of the licence: a case whose end is not known is never taken for ended.
 */
const latestEnd = sql`case when content ? 'sentenceExpiry' then
  greatest((content ->> 'licenceExpiry')::date, (content ->> 'sentenceExpiry')::date) end`;
