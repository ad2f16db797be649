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
      where ${day} >= ${filter.from}::date and ${day} < ${filter.until}::date and ${inArea(filter)}
        and ${filter.undecided === true ? sql`decided_on is null` : sql`true`} and ${inSight(filter)}
        and ${after === undefined ? sql`true` : sql`(${day}, consideration_id) > (${after.day}::date, ${after.id}::uuid)`}
      order by ${day}, consideration_id limit ${PAGE}`.execute(db);
    return rows;
  });
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

async function* pages(
  read: (after: PlacedRow | undefined) => Promise<readonly PlacedRow[]>,
): AsyncGenerator<readonly string[]> {
  let after: PlacedRow | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) {
      yield rows.map(({ figures }) => figures);
    }
    after = rows.at(-1);
    if (after === undefined || rows.length < PAGE) {
      return;
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
