import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

/** What a bundle holds: the chains of some licences, or the entries recorded in a period, `until` not included. */
export type StoredScope =
  | { readonly licenceIds: readonly string[] }
  | { readonly from: string; readonly until: string };

/** A bundle that somebody asked for. It never changes. */
export interface NewBundle {
  readonly id: string;
  /** The entry of the request. */
  readonly entryId: string;
  readonly scope: StoredScope;
  readonly rememberedSizes: readonly number[];
  readonly withContent: boolean;
  /** Whether whoever asked sees limited-access cases by office. */
  readonly seesLimitedAccess: boolean;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** How far a bundle is. The last three are there while it is ready. */
export interface BundleProgress {
  readonly state: Database['audit_bundle_progress']['state'];
  readonly treeSize?: number;
  /** Bytes. */
  readonly length?: number;
  readonly sha256?: Buffer;
}

/** A bundle and how far it is. */
export interface StoredBundle extends NewBundle {
  readonly progress: BundleProgress;
}

/** What a bundle that was written is. */
export interface FinishedBundle {
  /** Tree size of the checkpoint that it is under. */
  readonly treeSize: number;
  readonly length: number;
  readonly sha256: Buffer;
  readonly pieces: number;
  /** Whether there is content of entries in it. */
  readonly holdsContent: boolean;
  /** Licences whose erasure its checkpoint does not cover, and of which nothing was there to be read. */
  readonly erasedBefore: readonly string[];
}

/** Keeps a request for a bundle, which then waits to be made. */
export async function insertBundle(trx: Transaction<Database>, bundle: NewBundle): Promise<void> {
  const { scope } = bundle;
  await trx
    .insertInto('audit_bundles')
    .values({
      id: bundle.id,
      entry_id: bundle.entryId,
      ...('licenceIds' in scope
        ? {
            scope: 'licences' as const,
            licence_ids: [...scope.licenceIds],
            period_from: null,
            period_until: null,
          }
        : {
            scope: 'period' as const,
            licence_ids: null,
            period_from: scope.from,
            period_until: scope.until,
          }),
      remembered_sizes: [...bundle.rememberedSizes],
      with_content: bundle.withContent,
      sees_limited_access: bundle.seesLimitedAccess,
      recorded_at: bundle.recordedAt,
      recorded_by: bundle.recordedBy,
    })
    .execute();
  await trx
    .insertInto('audit_bundle_progress')
    .values({
      bundle_id: bundle.id,
      state: 'waiting',
      tree_size: null,
      sha256: null,
      changed_at: bundle.recordedAt,
    })
    .execute();
}

/** A bundle, whatever its state. */
export async function findBundle(db: Kysely<Database>, id: string): Promise<StoredBundle | undefined> {
  const row = await db
    .selectFrom('audit_bundles as bundle')
    .innerJoin('audit_bundle_progress as progress', 'progress.bundle_id', 'bundle.id')
    .selectAll('bundle')
    .select(['progress.state', 'progress.tree_size', 'progress.length', 'progress.sha256'])
    .where('bundle.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      entryId: row.entry_id,
      scope: scopeOf(row),
      rememberedSizes: row.remembered_sizes,
      withContent: row.with_content,
      seesLimitedAccess: row.sees_limited_access,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      progress:
        row.tree_size === null || row.sha256 === null
          ? { state: row.state }
          : { state: row.state, treeSize: row.tree_size, length: row.length, sha256: row.sha256 },
    }
  );
}

function scopeOf(row: {
  readonly id: string;
  readonly licence_ids: readonly string[] | null;
  readonly period_from: string | null;
  readonly period_until: string | null;
}): StoredScope {
  if (row.licence_ids !== null) {
    return { licenceIds: row.licence_ids };
  }
  if (row.period_from !== null && row.period_until !== null) {
    return { from: row.period_from, until: row.period_until };
  }
  throw new TypeError(`bundle ${row.id} has neither licences nor a period, which the database makes sure of`);
}

/** Every licence ever recorded under a number of a person, in any of its versions, in the order of ids. */
export async function findLicencesEverUnder(
  db: Kysely<Database>,
  number: { readonly crn: string } | { readonly nomsNumber: string },
): Promise<readonly string[]> {
  const query = db.selectFrom('licence_identifiers').select('licence_id').distinct().orderBy('licence_id');
  const rows = await ('crn' in number
    ? query.where('crn', '=', number.crn)
    : query.where('noms_number', '=', number.nomsNumber)
  ).execute();
  return rows.map((row) => row.licence_id);
}

/** Bundles that wait, and those whose making was begun and perhaps broken off, oldest first. */
export async function findUnfinishedBundles(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('audit_bundle_progress as progress')
    .innerJoin('audit_bundles as bundle', 'bundle.id', 'progress.bundle_id')
    .select('bundle.id')
    .where('progress.state', 'in', ['waiting', 'building'])
    .orderBy('bundle.recorded_at')
    .orderBy('bundle.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Holds a bundle for as long as the connection lives, or until it is let go; false when another connection holds it. */
export async function tryHoldBundle(connection: Kysely<Database>, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_lock(hashtextextended(${lockName(id)}, 0)) as held`.execute(connection);
  return rows[0]?.held === true;
}

/** Holds a bundle until the transaction ends, also where this connection holds it already; false when another one does. */
export async function tryHoldBundleWithin(trx: Transaction<Database>, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${lockName(id)}, 0)) as held`.execute(trx);
  return rows[0]?.held === true;
}

/** Lets go of a bundle that this connection holds. */
export async function letGoOfBundle(connection: Kysely<Database>, id: string): Promise<void> {
  await sql`select pg_advisory_unlock(hashtextextended(${lockName(id)}, 0))`.execute(connection);
}

function lockName(id: string): string {
  return `audit-bundle ${id}`;
}

/** Moves a bundle from one of some states to another; false when it is in none of them by now. */
export async function moveBundle(
  db: Kysely<Database>,
  id: string,
  from: readonly BundleProgress['state'][],
  to: 'waiting' | 'building' | 'failed',
  at: string,
): Promise<boolean> {
  const moved = await db
    .updateTable('audit_bundle_progress')
    .set({ state: to, changed_at: at })
    .where('bundle_id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Key of the advisory lock that every erasure shares with the others: `eras` in ASCII. */
const ERASURE_LOCK = 0x65_72_61_73;

/** Says that an erasure is under way until the transaction ends. Taken before the erasure looks for bundles that are being made. */
export async function joinErasures(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${ERASURE_LOCK})`.execute(trx);
}

/** Whether no erasure is under way: every one that looked for bundles before has come to its end. Holds nothing up. */
export async function noErasureIsUnderWay(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${ERASURE_LOCK}) as free`.execute(db);
  return rows[0]?.free === true;
}

/**
 * Says that a bundle is ready, unless content that may be in it was erased meanwhile by an act that its checkpoint does not
 * cover; false then, and when it is not being made any more. An erasure that saw it being made has moved it, or waits for this row
 * and moves it then; one that saw it still waiting must have come to its end before (`noErasureIsUnderWay`).
 */
export async function finishBundle(
  db: Kysely<Database>,
  bundle: Pick<StoredBundle, 'id' | 'scope'>,
  finished: FinishedBundle,
  at: string,
): Promise<boolean> {
  let update = db
    .updateTable('audit_bundle_progress')
    .set({
      state: 'ready',
      tree_size: finished.treeSize,
      length: finished.length,
      sha256: finished.sha256,
      pieces: finished.pieces,
      changed_at: at,
    })
    .where('bundle_id', '=', bundle.id)
    .where('state', '=', 'building');
  if (finished.holdsContent) {
    update = update.where(
      sql<boolean>`not exists (select from ${erasuresBeyond(bundle.scope, finished.treeSize)}
        and erasure.licence_id <> all(${finished.erasedBefore}::uuid[]))`,
    );
  }
  const moved = await update.executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** An erasure that a tree of some size does not show. */
export interface ErasureBeyond {
  readonly licenceId: string;
  /** Whether it was recorded between the two instants that were given. */
  readonly isRecent: boolean;
}

/**
 * Erasures of content that may be in a bundle, by acts that have no place in a tree of this size.
 *
 * @param recent instants in ISO 8601; an erasure recorded after the first and not after the second is recent
 */
export async function findErasuresBeyond(
  db: Kysely<Database>,
  scope: StoredScope,
  treeSize: number,
  recent: { readonly after: string; readonly until: string },
): Promise<readonly ErasureBeyond[]> {
  const { rows } = await sql<ErasureBeyond>`
    select erasure.licence_id as "licenceId",
      erasure.recorded_at > ${recent.after} and erasure.recorded_at <= ${recent.until} as "isRecent"
    from ${erasuresBeyond(scope, treeSize)} order by erasure.licence_id`.execute(db);
  return rows;
}

function erasuresBeyond(scope: StoredScope, treeSize: number) {
  const concerned =
    'licenceIds' in scope
      ? sql`erasure.licence_id = any(${scope.licenceIds}::uuid[])`
      : sql`exists (select from audit_entries entry where entry.licence_id = erasure.licence_id
          and entry.recorded_at >= ${scope.from} and entry.recorded_at <= ${scope.until})`;
  return sql`erasures erasure left join tree_leaves leaf on leaf.entry_id = erasure.entry_id
    where ${concerned} and (leaf.leaf_index is null or leaf.leaf_index >= ${treeSize})`;
}

/**
 * Marks bundles that were finished before an instant as gone. Their pieces are leftovers then. They are locked in the order of
 * their ids, as an erasure does it.
 */
export async function retireBundles(db: Kysely<Database>, finishedBefore: string, at: string): Promise<void> {
  await sql`
    with old as materialized (
      select bundle_id from audit_bundle_progress
      where state in ('ready', 'failed') and changed_at < ${finishedBefore}
      order by bundle_id for update
    )
    update audit_bundle_progress progress set state = 'gone', changed_at = ${at}
    from old where progress.bundle_id = old.bundle_id`.execute(db);
}
