import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';

interface RowOfCase {
  readonly id: string;
  readonly licenceId: string;
  readonly region: string | null;
  readonly deliveryUnit: string | null;
  readonly sentenceGroup: string;
  /** JSON. */
  readonly figures: string;
}

/** A row of a consideration, with the columns that it is found by. */
export interface NewConsiderationRow extends RowOfCase {
  readonly of: 'consideration';
  readonly openedOn: string;
  readonly decidedOn: string | null;
  readonly outcome: string;
  readonly likeness: string | null;
}

/** A row of a recall. */
export interface NewRecallRow extends RowOfCase {
  readonly of: 'recall';
  readonly revokedOn: string | null;
}

export type NewFiguresRow = NewConsiderationRow | NewRecallRow;

/** A row as it is kept. */
export interface StoredFiguresRow {
  readonly of: NewFiguresRow['of'];
  readonly id: string;
  readonly licenceId: string;
  readonly figures: string;
}

/** Key of the advisory lock under which one process at a time counts: `figu` in ASCII. */
const FIGURES_LOCK = 0x66_69_67_75;

/** Takes the right to write figures until the transaction ends; false where another process has it. */
export async function tryHoldFigures(trx: Transaction<Database>): Promise<boolean> {
  // Every look is by a key. In a store that grew quickly the server may still believe that its tables are small.
  await sql`set local enable_seqscan = off`.execute(trx);
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${FIGURES_LOCK}) as held`.execute(trx);
  return rows[0]?.held === true;
}

/** The same, and waits for it. */
export async function holdFigures(trx: Transaction<Database>): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(trx);
  await sql`select pg_advisory_xact_lock(${FIGURES_LOCK})`.execute(trx);
}

/**
 * Makes the rows of some cases those given, and no others: rows that are the same are left as they are.
 *
 * @returns how many rows were written or taken away.
 */
export async function replaceRows(
  trx: Transaction<Database>,
  licenceIds: readonly string[],
  rows: readonly NewFiguresRow[],
): Promise<number> {
  const considerations = rows.filter((row) => row.of === 'consideration');
  const recalls = rows.filter((row) => row.of === 'recall');
  return (
    (await removeOthers(trx, licenceIds, considerations, recalls)) +
    (await writeConsiderations(trx, considerations)) +
    (await writeRecalls(trx, recalls))
  );
}

async function removeOthers(
  trx: Transaction<Database>,
  licenceIds: readonly string[],
  considerations: readonly NewConsiderationRow[],
  recalls: readonly NewRecallRow[],
): Promise<number> {
  const fromConsiderations = await sql`delete from consideration_figures
    where licence_id = any(${licenceIds}::uuid[]) and consideration_id <> all(${idsOf(considerations)}::uuid[])`.execute(
    trx,
  );
  const fromRecalls = await sql`delete from recall_figures
    where licence_id = any(${licenceIds}::uuid[]) and recall_id <> all(${idsOf(recalls)}::uuid[])`.execute(
    trx,
  );
  return Number(fromConsiderations.numAffectedRows ?? 0) + Number(fromRecalls.numAffectedRows ?? 0);
}

async function writeConsiderations(
  trx: Transaction<Database>,
  rows: readonly NewConsiderationRow[],
): Promise<number> {
  if (rows.length === 0) {
    return 0;
  }
  const written = await sql`
    insert into consideration_figures as kept (consideration_id, licence_id, opened_on, decided_on, region, delivery_unit,
      sentence_group, outcome, likeness, figures)
    select * from unnest(${idsOf(rows)}::uuid[], ${rows.map(({ licenceId }) => licenceId)}::uuid[],
      ${rows.map(({ openedOn }) => openedOn)}::date[], ${rows.map(({ decidedOn }) => decidedOn)}::date[],
      ${rows.map(({ region }) => region)}::text[], ${rows.map(({ deliveryUnit }) => deliveryUnit)}::text[],
      ${rows.map(({ sentenceGroup }) => sentenceGroup)}::text[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ likeness }) => likeness)}::text[], ${rows.map(({ figures }) => figures)}::json[])
    on conflict (consideration_id) do update set licence_id = excluded.licence_id, opened_on = excluded.opened_on,
      decided_on = excluded.decided_on, region = excluded.region, delivery_unit = excluded.delivery_unit,
      sentence_group = excluded.sentence_group, outcome = excluded.outcome, likeness = excluded.likeness,
      figures = excluded.figures
    where kept.figures::text <> excluded.figures::text`.execute(trx);
  return Number(written.numAffectedRows ?? 0);
}

async function writeRecalls(trx: Transaction<Database>, rows: readonly NewRecallRow[]): Promise<number> {
  if (rows.length === 0) {
    return 0;
  }
  const written = await sql`
    insert into recall_figures as kept (recall_id, licence_id, revoked_on, region, delivery_unit, sentence_group, figures)
    select * from unnest(${idsOf(rows)}::uuid[], ${rows.map(({ licenceId }) => licenceId)}::uuid[],
      ${rows.map(({ revokedOn }) => revokedOn)}::date[], ${rows.map(({ region }) => region)}::text[],
      ${rows.map(({ deliveryUnit }) => deliveryUnit)}::text[],
      ${rows.map(({ sentenceGroup }) => sentenceGroup)}::text[], ${rows.map(({ figures }) => figures)}::json[])
    on conflict (recall_id) do update set licence_id = excluded.licence_id, revoked_on = excluded.revoked_on,
      region = excluded.region, delivery_unit = excluded.delivery_unit, sentence_group = excluded.sentence_group,
      figures = excluded.figures
    where kept.figures::text <> excluded.figures::text`.execute(trx);
  return Number(written.numAffectedRows ?? 0);
}

function idsOf(rows: readonly RowOfCase[]): readonly string[] {
  return rows.map(({ id }) => id);
}

/** Every row of the licences after one and up to another, both by their ids; without an upper end where none is given. */
export async function findRowsBetween(
  db: Kysely<Database>,
  after: string,
  until: string | undefined,
): Promise<readonly StoredFiguresRow[]> {
  const upTo = until === undefined ? sql`true` : sql`licence_id <= ${until}::uuid`;
  const { rows } = await sql<StoredFiguresRow>`
    select 'consideration' as of, consideration_id as id, licence_id as "licenceId", figures::text as figures
    from consideration_figures where licence_id > ${after}::uuid and ${upTo}
    union all
    select 'recall', recall_id, licence_id, figures::text from recall_figures
    where licence_id > ${after}::uuid and ${upTo}`.execute(db);
  return rows;
}

/** Ids of licences after one, in their order. */
export async function findLicencesAfter(
  db: Kysely<Database>,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from cases where id > ${after}::uuid order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of the licences named of which something is recorded that the figures do not count yet. */
export async function findNotYetCounted(
  db: Kysely<Database>,
  licenceIds: readonly string[],
  position: number,
): Promise<ReadonlySet<string>> {
  if (licenceIds.length === 0) {
    return new Set();
  }
  const { rows } = await sql<{ id: string }>`
    select distinct e.licence_id as id from audit_entries e left join tree_leaves l on l.entry_id = e.id
    where e.licence_id = any(${licenceIds}::uuid[]) and (l.leaf_index is null or l.leaf_index >= ${position})`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Moves the figures on. What is left out stays. */
export async function moveFigures(
  trx: Transaction<Database>,
  to: {
    readonly position?: number;
    readonly countedAt?: string | null;
    readonly derivation?: number;
    readonly recountAfter?: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('figures_progress')
    .set({
      ...(to.position === undefined ? {} : { position: to.position }),
      ...(to.countedAt === undefined ? {} : { counted_at: to.countedAt }),
      ...(to.derivation === undefined ? {} : { derivation: to.derivation }),
      ...(to.recountAfter === undefined ? {} : { recount_after: to.recountAfter }),
    })
    .execute();
}
