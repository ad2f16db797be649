import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './database.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** Whose sight the cases are in, and when; of all cases where it is left out. */
interface InSight {
  readonly sight?: { readonly onlooker: Onlooker; readonly at: string };
}

/** Which considerations: by the London day of their opening or of their decision, from a day on and before another. */
export interface ConsiderationFiguresFilter extends InSight {
  readonly by: 'opened' | 'decided';
  /** Those alone of which nothing is decided. */
  readonly undecided?: boolean;
  /** `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  /** `YYYY-MM-DD`, exclusive. */
  readonly until: string;
  readonly region?: string;
  readonly deliveryUnit?: string;
}

/** Which recalls: by the day of revocation, from a day on and before another. */
export interface RecallFiguresFilter extends InSight {
  /** `YYYY-MM-DD`, inclusive. */
  readonly revokedFrom: string;
  /** `YYYY-MM-DD`, exclusive. */
  readonly revokedUntil: string;
  readonly region?: string;
  readonly deliveryUnit?: string;
}

/** Rows that are read in one go: enough that going back and forth costs nothing, few enough to hold. */
const PAGE = 5_000;

/** One row with the place that it has in its order. */
interface PlacedRow {
  readonly day: string;
  readonly id: string;
  /** JSON. */
  readonly figures: string;
}

/**
 * Rows of considerations, page by page in the order of the day and the id, so that memory stays flat however many there are. Each is
 * the text of its JSON: what it says is for the application to know.
 */
export async function* streamConsiderationFigures(
  db: Kysely<Database>,
  filter: ConsiderationFiguresFilter,
): AsyncGenerator<readonly string[]> {
  const day = sql.ref(filter.by === 'opened' ? 'opened_on' : 'decided_on');
  yield* pages(async (after) => {
    const { rows } = await sql<PlacedRow>`
      select ${day} as day, consideration_id as id, figures::text as figures from consideration_figures
      where ${considerationsIn(filter)}
        and ${after === undefined ? sql`true` : sql`(${day}, consideration_id) > (${after.day}::date, ${after.id}::uuid)`}
      order by ${day}, consideration_id limit ${PAGE}`.execute(db);
    return rows;
  });
}

/** Considerations that are alike in all that is counted but for durations, and how many they are. */
export interface AlikeConsiderations {
  /** JSON: what they are alike in. */
  readonly alike: string;
  readonly times: number;
}

/** The durations of considerations, in no order. */
export interface ConsiderationDurations {
  /** Whole minutes from the opening to the decision, of those decided: numbers with commas between them. */
  readonly minutesToDecide: string;
  /** JSON: of each consideration whole minutes by state. */
  readonly dwell: string;
}

/** Counts considerations in the database, by what they are alike in: what is read of a quarter is its kinds and no row of it. */
export async function countAlikeConsiderations(
  db: Kysely<Database>,
  filter: ConsiderationFiguresFilter,
): Promise<readonly AlikeConsiderations[]> {
  const { rows } = await sql<AlikeConsiderations>`
    select alike, count(*)::int as times from consideration_figures where ${considerationsIn(filter)} group by alike`.execute(
    db,
  );
  return rows;
}

/** Durations of the same considerations. */
export async function findConsiderationDurations(
  db: Kysely<Database>,
  filter: ConsiderationFiguresFilter,
): Promise<ConsiderationDurations> {
  const { rows } = await sql<ConsiderationDurations>`
    select coalesce(string_agg(minutes_to_decide::text, ','), '') as "minutesToDecide",
      '[' || coalesce(string_agg(dwell, ','), '') || ']' as dwell
    from consideration_figures where ${considerationsIn(filter)}`.execute(db);
  const [{ minutesToDecide, dwell } = { minutesToDecide: '', dwell: '[]' }] = rows;
  return { minutesToDecide, dwell };
}

function considerationsIn(filter: ConsiderationFiguresFilter): RawBuilder<SqlBool> {
  const day = sql.ref(filter.by === 'opened' ? 'opened_on' : 'decided_on');
  return sql<SqlBool>`${day} >= ${filter.from}::date and ${day} < ${filter.until}::date and ${inArea(filter)}
    and ${filter.undecided === true ? sql`decided_on is null` : sql`true`} and ${inSight(filter)}`;
}

/** Rows of recalls, as those of considerations. */
export async function* streamRecallFigures(
  db: Kysely<Database>,
  filter: RecallFiguresFilter,
): AsyncGenerator<readonly string[]> {
  yield* pages(async (after) => {
    const { rows } = await sql<PlacedRow>`
      select revoked_on as day, recall_id as id, figures::text as figures from recall_figures
      where revoked_on >= ${filter.revokedFrom}::date and revoked_on < ${filter.revokedUntil}::date and ${inArea(filter)} and ${inSight(filter)}
        and ${after === undefined ? sql`true` : sql`(revoked_on, recall_id) > (${after.day}::date, ${after.id}::uuid)`}
      order by revoked_on, recall_id limit ${PAGE}`.execute(db);
    return rows;
  });
}

/** The next page is on its way while the last one is counted: the database and this process each work half of the time otherwise. */
async function* pages(
  read: (after: PlacedRow | undefined) => Promise<readonly PlacedRow[]>,
): AsyncGenerator<readonly string[]> {
  let coming: Promise<readonly PlacedRow[]> | undefined = read(undefined);
  while (coming !== undefined) {
    const rows: readonly PlacedRow[] = await coming;
    const after = rows.length < PAGE ? undefined : rows.at(-1);
    coming = after === undefined ? undefined : read(after);
    // Where nobody asks for it any more, nobody is to be told that it failed.
    coming?.catch(() => undefined);
    if (rows.length > 0) {
      yield rows.map(({ figures }) => figures);
    }
  }
}

/** A case out of sight is left out before a page is cut off. */
function inSight({ sight }: InSight): RawBuilder<SqlBool> {
  return sight === undefined
    ? sql<SqlBool>`true`
    : sql<SqlBool>`exists (select from cases c where c.id = licence_id and ${visibleTo(sight.onlooker, sight.at)})`;
}

function inArea({
  region,
  deliveryUnit,
}: {
  readonly region?: string;
  readonly deliveryUnit?: string;
}): RawBuilder<SqlBool> {
  return sql<SqlBool>`${region === undefined ? sql`true` : sql`region = ${region}`}
    and ${deliveryUnit === undefined ? sql`true` : sql`delivery_unit = ${deliveryUnit}`}`;
}

/** How far the figures are. */
export interface FiguresProgress {
  /** How many entries of the log are counted: all before this leaf index. */
  readonly position: number;
  /** When the last of them was recorded; null while there is none. */
  readonly countedAt: string | null;
  /** Version of how rows are made. */
  readonly derivation: number;
  /** The licence that a recount of all rows has come to; null where none is under way. */
  readonly recountAfter: string | null;
}

/** How far the figures are. */
export async function findFiguresProgress(db: Kysely<Database>): Promise<FiguresProgress> {
  return db
    .selectFrom('figures_progress')
    .select(['position', 'counted_at as countedAt', 'derivation', 'recount_after as recountAfter'])
    .executeTakeFirstOrThrow();
}
