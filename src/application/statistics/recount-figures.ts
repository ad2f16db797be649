import type { Transaction } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findFiguresProgress } from '../../db/figures.ts';
import {
  findLicencesAfter,
  findNotYetCounted,
  findRowsBetween,
  holdFigures,
  type NewFiguresRow,
  replaceRows,
  type StoredFiguresRow,
} from '../../db/figures-rows.ts';
import type { Dependencies } from '../dependencies.ts';
import { makeRows } from './case-figures.ts';
import { BEFORE_ALL } from './follow-figures.ts';
import type { RecordsParts } from './load-case-records.ts';

/** Cases that are counted in one transaction: memory stays flat however many there are. */
const CASES = 200;

/** A row that is not what the records make of it. */
export interface FiguresDifference {
  readonly of: 'consideration' | 'recall';
  readonly id: string;
  readonly licenceId: string;
  /** `lacking`: there is no row; `unfounded`: nothing is recorded that it could be of. */
  readonly is: 'different' | 'lacking' | 'unfounded';
}

/** What a recount showed. */
export interface FiguresRecount {
  readonly cases: number;
  /** Rows that the records make. */
  readonly rows: number;
  /** Rows that are not as the records make them. */
  readonly different: number;
  /** Of those that differ, rows of cases of which something is recorded that is not followed yet: no fault, and soon done. */
  readonly notYetCounted: number;
}

/** How a recount is done. */
export interface RecountOptions {
  /** Whether rows that differ are replaced. */
  readonly write: boolean;
  readonly onDifference: (difference: FiguresDifference) => void;
  readonly onProgress: (cases: number) => void;
}

/**
 * Makes every row again from the records, case after case, and compares it with the one that is kept, byte for byte. Nothing is
 * followed meanwhile for longer than some cases take.
 */
export async function recountFigures(
  { db }: Pick<Dependencies, 'db'>,
  parts: RecordsParts,
  { write, onDifference, onProgress }: RecountOptions,
): Promise<FiguresRecount> {
  let sum: FiguresRecount = { cases: 0, rows: 0, different: 0, notYetCounted: 0 };
  let after: string | undefined = BEFORE_ALL;
  while (after !== undefined) {
    const from: string = after;
    const page = await db.transaction().execute(async (trx) => {
      await holdFigures(trx);
      const licenceIds = await findLicencesAfter(trx, from, CASES);
      const until = licenceIds.length < CASES ? undefined : licenceIds.at(-1);
      const rows = await makeRows(trx, parts, licenceIds);
      const kept = await findRowsBetween(trx, from, until);
      const differences = differencesOf(rows, kept);
      const faults = await notOfLaterRecords(trx, differences);
      for (const fault of faults) {
        onDifference(fault);
      }
      if (write && differences.length > 0) {
        await replaceRows(
          trx,
          [...new Set([...licenceIds, ...kept.map(({ licenceId }) => licenceId)])],
          rows,
        );
      }
      return { until, cases: licenceIds.length, rows: rows.length, differences, faults };
    });
    sum = {
      cases: sum.cases + page.cases,
      rows: sum.rows + page.rows,
      different: sum.different + page.faults.length,
      notYetCounted: sum.notYetCounted + page.differences.length - page.faults.length,
    };
    onProgress(sum.cases);
    after = page.until;
  }
  return sum;
}

function differencesOf(
  made: readonly NewFiguresRow[],
  kept: readonly StoredFiguresRow[],
): readonly FiguresDifference[] {
  const known = new Map(kept.map((row) => [keyOf(row), row]));
  const differences = made.flatMap((row): FiguresDifference[] => {
    const { of, id, licenceId, figures } = row;
    const stored = known.get(keyOf(row));
    known.delete(keyOf(row));
    if (stored?.figures === figures && stored.licenceId === licenceId) {
      return [];
    }
    return [{ of, id, licenceId, is: stored === undefined ? 'lacking' : 'different' }];
  });
  const unfounded = [...known.values()].map(
    ({ of, id, licenceId }): FiguresDifference => ({ of, id, licenceId, is: 'unfounded' }),
  );
  return [...differences, ...unfounded];
}

function keyOf({ of, id }: Pick<FiguresDifference, 'of' | 'id'>): string {
  return `${of} ${id}`;
}

/** Leaves out rows of cases of which something is recorded that is not followed yet. */
async function notOfLaterRecords(
  trx: Transaction<Database>,
  differences: readonly FiguresDifference[],
): Promise<readonly FiguresDifference[]> {
  const { position, recountAfter } = await findFiguresProgress(trx);
  const ahead = await findNotYetCounted(
    trx,
    differences.map(({ licenceId }) => licenceId),
    position,
  );
  return differences.filter(
    ({ licenceId }) => !ahead.has(licenceId) && (recountAfter === null || licenceId <= recountAfter),
  );
}
