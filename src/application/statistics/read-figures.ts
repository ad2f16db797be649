import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import {
  type ConsiderationFiguresFilter,
  findFiguresProgress,
  type RecallFiguresFilter,
  streamConsiderationFigures,
  streamRecallFigures,
} from '../../db/figures.ts';
import type { Instant } from '../model.ts';
import type { ConsiderationFigures, RecallFigures } from './figures.ts';

/** Up to where the figures are counted. */
export interface CountedUpTo {
  /** How many entries of the log are counted: all before this leaf index. */
  readonly index: number;
  /** When the last of them was recorded; left out while there is none. */
  readonly at?: Instant;
  /** Whether all rows are being made again, as after a release that makes them otherwise: until then some are of before. */
  readonly recounting: boolean;
}

/** Up to where the figures are counted. */
export async function readCountedUpTo(db: Kysely<Database>): Promise<CountedUpTo> {
  const { position, countedAt, recountAfter } = await findFiguresProgress(db);
  return {
    index: position,
    ...(countedAt === null ? {} : { at: countedAt }),
    recounting: recountAfter !== null,
  };
}

/** Figures of considerations, page by page, in the order of the day and then of the id. */
export function considerationFigures(
  db: Kysely<Database>,
  filter: ConsiderationFiguresFilter,
): AsyncGenerator<readonly ConsiderationFigures[]> {
  return typed<ConsiderationFigures>(streamConsiderationFigures(db, filter));
}

/** Figures of recalls, page by page, in the order of the day of revocation and then of the id. */
export function recallFigures(
  db: Kysely<Database>,
  filter: RecallFiguresFilter,
): AsyncGenerator<readonly RecallFigures[]> {
  return typed<RecallFigures>(streamRecallFigures(db, filter));
}

/**
 * Rows as they were written.
 *
 * INVARIANT: the text was made by `follow-figures.ts` or a recount from figures of the same kind, under the derivation that the
 * progress names or, while a recount is under way, an earlier one.
 */
async function* typed<Row>(pages: AsyncGenerator<readonly string[]>): AsyncGenerator<readonly Row[]> {
  for await (const page of pages) {
    yield page.map((text): Row => JSON.parse(text));
  }
}
