import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import {
  type ConsiderationFiguresFilter,
  countAlikeConsiderations,
  findConsiderationDurations,
  findFiguresProgress,
  type RecallFiguresFilter,
  streamConsiderationFigures,
  streamRecallFigures,
} from '../../db/figures.ts';
import type { Instant } from '../model.ts';
import type { CountedConsideration } from './consideration-keys.ts';
import type { ClockRun, ConsiderationFigures, RecallFigures } from './figures.ts';

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

/** So many considerations that are alike in all that is counted but for durations. */
export interface AlikeFigures {
  readonly row: CountedConsideration;
  readonly times: number;
}

/** The same considerations by kind: the database counts them, so that a quarter of the whole country is a matter of its kinds. */
export async function alikeFigures(
  db: Kysely<Database>,
  filter: ConsiderationFiguresFilter,
): Promise<readonly AlikeFigures[]> {
  const kinds = await countAlikeConsiderations(db, filter);
  return kinds.map(({ alike, times }) => ({ row: countedOf(alike), times }));
}

/** The durations of the same considerations, in no order. */
export async function durationFigures(
  db: Kysely<Database>,
  filter: ConsiderationFiguresFilter,
): Promise<{
  readonly minutesToDecide: readonly number[];
  readonly dwell: readonly ConsiderationFigures['dwell'][];
}> {
  const { minutesToDecide, dwell } = await findConsiderationDurations(db, filter);
  // INVARIANT: the database made the text from rows as they were written.
  const inStates: readonly ConsiderationFigures['dwell'][] = JSON.parse(dwell);
  return {
    minutesToDecide: minutesToDecide === '' ? [] : minutesToDecide.split(',').map(Number),
    dwell: inStates,
  };
}

/** Clocks that nobody waits for, and what became of them one by one; and those that run, as they were written. */
type Alike = Omit<CountedConsideration, 'clocks'> & {
  readonly settled: readonly ClockRun['clock'][];
  readonly outcomes: readonly NonNullable<ClockRun['outcome']>[];
  readonly running: readonly ClockRun[];
};

function countedOf(text: string): CountedConsideration {
  // INVARIANT: the database made the text from a row as it was written (the migration of the column says how).
  const { settled, outcomes, running, ...counted }: Alike = JSON.parse(text);
  const ended = settled.flatMap((clock, place): ClockRun[] => {
    const outcome = outcomes[place];
    // When it was due decides nothing any more, and is not told.
    return outcome === undefined ? [] : [{ clock, outcome, dueAt: '' }];
  });
  return { ...counted, clocks: [...ended, ...running] };
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
