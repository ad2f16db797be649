import type { Kysely } from 'kysely';
import { canonicalBytes } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import type { NewFiguresRow } from '../../db/figures-rows.ts';
import { deriveConsideration } from './derive-consideration.ts';
import { deriveRecall } from './derive-recall.ts';
import type { ConsiderationFigures, RecallFigures } from './figures.ts';
import { loadCaseRecords, type RecordsParts } from './load-case-records.ts';

/**
 * Version of how rows are made from records. It goes up with every change after which the same records give other rows, also where
 * the change is in how a review is folded, in the dated parameters of days past, or in what is read from a trace: then all rows are
 * made again by themselves.
 */
export const DERIVATION = 1;

/** Cases whose records are in memory at a time, and worked through in one go: a run is some forty kilobytes. */
const AT_A_TIME = 25;

/** The rows of some cases, made from their records: of an erased case none. */
export async function makeRows(
  db: Kysely<Database>,
  parts: RecordsParts,
  licenceIds: readonly string[],
): Promise<readonly NewFiguresRow[]> {
  const rows: NewFiguresRow[] = [];
  for (let from = 0; from < licenceIds.length; from += AT_A_TIME) {
    for (const records of await loadCaseRecords(db, parts, licenceIds.slice(from, from + AT_A_TIME))) {
      for (const question of records.considerations) {
        rows.push(considerationRow(deriveConsideration(records, question)));
      }
      for (const recall of records.recalls) {
        rows.push(recallRow(deriveRecall(records, recall)));
      }
    }
  }
  return rows;
}

function considerationRow(figures: ConsiderationFigures): NewFiguresRow {
  return {
    of: 'consideration',
    id: figures.considerationId,
    licenceId: figures.licenceId,
    openedOn: figures.openedOn,
    decidedOn: figures.decidedOn ?? null,
    region: figures.region ?? null,
    deliveryUnit: figures.deliveryUnit ?? null,
    sentenceGroup: figures.sentenceGroup,
    outcome: figures.outcome,
    likeness: figures.run?.likeness ?? null,
    figures: textOf(figures),
  };
}

function recallRow(figures: RecallFigures): NewFiguresRow {
  return {
    of: 'recall',
    id: figures.recallId,
    licenceId: figures.licenceId,
    revokedOn: figures.revokedOn ?? null,
    region: figures.region ?? null,
    deliveryUnit: figures.deliveryUnit ?? null,
    sentenceGroup: figures.sentenceGroup,
    figures: textOf(figures),
  };
}

/** In the one form in which two rows are the same exactly when their bytes are (RFC 8785). */
function textOf(figures: ConsiderationFigures | RecallFigures): string {
  return canonicalBytes(figures).toString('utf8');
}
