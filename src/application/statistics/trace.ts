import type { Transaction } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { RecallFiguresFilter } from '../../db/figures.ts';
import type { FigureCursor } from '../cursors.ts';
import type { Instant } from '../model.ts';
import { keysOfConsideration } from './consideration-keys.ts';
import { isOfRecalls, textOf } from './figure-keys.ts';
import type { ConsiderationFigures, RecallFigures } from './figures.ts';
import { NOT_RECORDED } from './grouping.ts';
import { type Period, periodOf } from './quarters.ts';
import { considerationFigures, recallFigures } from './read-figures.ts';
import { keysOfRecall } from './recall-reasons.ts';
import type { FigureTrace, TracedCase } from './services.ts';

/** A case with the part of the quarter that it belongs to, which come one after the other. */
type PlacedCase = TracedCase & Pick<FigureCursor, 'part'>;

/** A row with its place. */
interface Placed {
  readonly on: string;
  readonly id: string;
  readonly keys: readonly string[];
  readonly found: PlacedCase;
}

interface Tracing {
  readonly countedAt: Instant;
  /** Who asks, and when: what is out of their sight is not listed. */
  readonly sight: NonNullable<RecallFiguresFilter['sight']>;
  readonly after: FigureCursor | undefined;
  readonly limit: number;
}

/** The cases that a cell counts: those whose rows are counted in it, by the very function that counts them. */
export async function traceCases(
  trx: Transaction<Database>,
  wanted: FigureTrace,
  tracing: Tracing,
): Promise<readonly PlacedCase[]> {
  const { quarter, ...cell } = wanted;
  const key = textOf(cell);
  const found: PlacedCase[] = [];
  for (const part of isOfRecalls(wanted.figure) ? RECALL_PARTS : CONSIDERATION_PARTS) {
    for await (const rows of rowsOf(trx, part, periodOf(quarter), wanted, tracing)) {
      found.push(...rows.filter(({ keys }) => keys.includes(key)).map((row) => row.found));
      if (found.length >= tracing.limit) {
        return found.slice(0, tracing.limit);
      }
    }
  }
  return found;
}

const RECALL_PARTS = ['revoked'] as const;
const CONSIDERATION_PARTS = ['decided', 'opened'] as const;

async function* rowsOf(
  trx: Transaction<Database>,
  part: FigureCursor['part'],
  period: Period,
  { by, group }: FigureTrace,
  { countedAt, sight, after }: Tracing,
): AsyncGenerator<readonly Placed[]> {
  // A page of the part before has ended there; a page of this part goes on after its last case.
  if (after !== undefined && order(after.part) > order(part)) {
    return;
  }
  const cursor = after?.part === part ? after : undefined;
  const from = cursor !== undefined && cursor.on > period.from ? cursor.on : period.from;
  const area = by === 'region' && group !== undefined && group !== NOT_RECORDED ? { region: group } : {};
  const isAfter = ({ on, id }: Placed) =>
    cursor === undefined || on > cursor.on || (on === cursor.on && id > cursor.after);
  if (part === 'revoked') {
    const filter = { revokedFrom: from, revokedUntil: period.until, ...area, sight };
    for await (const rows of recallFigures(trx, filter)) {
      yield rows.map((row) => ofRecall(row, by)).filter(isAfter);
    }
    return;
  }
  const filter = { by: part, undecided: part === 'opened', from, until: period.until, ...area, sight };
  for await (const rows of considerationFigures(trx, filter)) {
    yield rows.map((row) => ofConsideration(row, part, countedAt)).filter(isAfter);
  }
}

function order(part: FigureCursor['part']): number {
  return ['revoked', 'decided', 'opened'].indexOf(part);
}

function ofRecall(row: RecallFigures, by: FigureTrace['by']): Placed {
  const { recallId, considerationId, licenceId, revokedOn = '' } = row;
  const group = by === 'sentence-group' ? row.sentenceGroup : (row.region ?? NOT_RECORDED);
  return {
    on: revokedOn,
    id: recallId,
    keys: keysOfRecall(row, by === undefined ? undefined : { by, group }),
    found: {
      part: 'revoked',
      licenceId,
      recallId,
      ...(considerationId === undefined ? {} : { considerationId }),
      on: revokedOn,
    },
  };
}

function ofConsideration(row: ConsiderationFigures, part: 'decided' | 'opened', countedAt: Instant): Placed {
  const { considerationId, licenceId, openedOn, decidedOn = openedOn } = row;
  return {
    on: decidedOn,
    id: considerationId,
    keys: keysOfConsideration(row, countedAt),
    found: { part, licenceId, considerationId, on: decidedOn },
  };
}
