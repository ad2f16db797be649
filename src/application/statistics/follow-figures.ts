import type { Transaction } from 'kysely';
import { AUDIT_ACTS, type AuditEntry, type LoggedOperation } from '../../audit/index.ts';
import { shelfOf } from '../../audit/replay.ts';
import type { Database } from '../../db/database.ts';
import { findFiguresProgress } from '../../db/figures.ts';
import { findLicencesAfter, moveFigures, replaceRows, tryHoldFigures } from '../../db/figures-rows.ts';
import type { DatabaseLog } from '../../db/log.ts';
import { findSequencedEntries, findTreeSize, type SequencedEntry } from '../../db/log-tree.ts';
import { openBook } from '../../rules/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { type BackgroundWork, workInBackground } from '../evidence/background.ts';
import { watchWork } from '../measures/work.ts';
import { keptBooks } from '../evidence/stored-run.ts';
import { DERIVATION, makeRows } from './case-figures.ts';
import type { RecordsParts } from './load-case-records.ts';

/** Most entries that are counted in one transaction. */
const ENTRIES = 2_000;
/** Most cases that are counted again in one transaction, while all are. */
const CASES = 1_000;
/** From the end of one round to the start of the next, when nothing is left to count. */
const PAUSE_MS = 1_000;
/** Before every id. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** What one turn did. `entries` and `cases`: how many were read, and of how many cases the rows were made again. */
export type FiguresTurn =
  /** Another process is counting, or a later release has counted otherwise. */
  { readonly state: 'another' } | { readonly state: 'idle' } | CountedTurn;

interface CountedTurn {
  readonly state: 'counted';
  readonly entries: number;
  readonly cases: number;
}

/** What reading the records takes, of one process: a book is opened once. */
export function recordsParts({ db, book }: Pick<Dependencies, 'db' | 'book'>): RecordsParts {
  return { book, books: keptBooks(db, shelfOf(openBook)) };
}

/** Keeps the figures up with the log, beside the requests: each replica may, and the database lets one at a time. */
export function startFigures(
  deps: Pick<Dependencies, 'db' | 'book' | 'work'>,
  log: DatabaseLog,
): BackgroundWork {
  const parts = recordsParts(deps);
  const watch = watchWork(deps, 'figures', log);
  return workInBackground(
    PAUSE_MS,
    async () => {
      const turn = await followFigures(deps, parts);
      return turn.state === 'counted' ? 'at-once' : 'after-pause';
    },
    watch.onFailure('the figures could not be counted'),
    watch.onDone,
  );
}

/**
 * One turn: reads the entries of the log that are not counted yet, makes the rows of the cases that they changed again from all that
 * is recorded of them, and writes rows and position in one transaction. So a row is never behind the position; it may be ahead of
 * it, and is made again when the position comes to what it has seen.
 *
 * Where the rows were made by an earlier derivation, all of them are made again, some cases in each turn, while the log is
 * followed on. Where a later one made them, nothing is done: during the change from one release to the next the later one counts.
 *
 * @param entries most entries that are read.
 */
export async function followFigures(
  { db }: Pick<Dependencies, 'db'>,
  parts: RecordsParts,
  entries = ENTRIES,
): Promise<FiguresTurn> {
  return db.transaction().execute(async (trx): Promise<FiguresTurn> => {
    if (!(await tryHoldFigures(trx))) {
      return { state: 'another' };
    }
    const { position, derivation, recountAfter } = await findFiguresProgress(trx);
    if (derivation > DERIVATION) {
      return { state: 'another' };
    }
    if (derivation < DERIVATION) {
      return beginRecount(trx);
    }
    const found = await findSequencedEntries(trx, {
      from: position,
      until: Number.MAX_SAFE_INTEGER,
      limit: entries,
    });
    const recounted = recountAfter === null ? [] : await findLicencesAfter(trx, recountAfter, CASES);
    const last = found.at(-1);
    if (last === undefined && recountAfter === null) {
      return { state: 'idle' };
    }
    const licenceIds = [...new Set([...found.flatMap(changedCase), ...recounted])];
    await replaceRows(trx, licenceIds, await makeRows(trx, parts, licenceIds));
    await moveFigures(trx, {
      ...(last === undefined ? {} : { position: last.index + 1, countedAt: entryOf(last).at }),
      ...(recountAfter === null ? {} : { recountAfter: recounted.at(-1) ?? null }),
    });
    return { state: 'counted', entries: found.length, cases: licenceIds.length };
  });
}

/** What is in the log by now is in the records, of which the recount makes the rows: it need not be followed once more. */
async function beginRecount(trx: Transaction<Database>): Promise<FiguresTurn> {
  const position = await findTreeSize(trx);
  const [last] =
    position === 0 ? [] : await findSequencedEntries(trx, { from: position - 1, until: position, limit: 1 });
  await moveFigures(trx, {
    derivation: DERIVATION,
    recountAfter: BEFORE_ALL,
    ...(last === undefined ? {} : { position, countedAt: entryOf(last).at }),
  });
  return { state: 'counted', entries: 0, cases: 0 };
}

/** Operations after which the records of a case may be others. */
const CHANGES: ReadonlySet<LoggedOperation> = new Set(['collection', 'alteration', 'combination', 'erasure']);

function changedCase(entry: SequencedEntry): readonly string[] {
  const { act, refused } = entryOf(entry);
  return entry.licenceId !== null && refused === undefined && CHANGES.has(AUDIT_ACTS[act])
    ? [entry.licenceId]
    : [];
}

function entryOf({ bytes }: SequencedEntry): AuditEntry {
  const entry: AuditEntry = JSON.parse(bytes.toString('utf8'));
  return entry;
}
