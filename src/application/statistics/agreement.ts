import {
  type ConsiderationTally,
  DEPARTURES,
  type Departure,
  NOT_SUPPORTED,
  SUPPORTED,
} from './consideration-keys.ts';
import { DECIDED, hiddenOfDecisions, hiddenOfSplit, saidIn } from './consideration-suppression.ts';
import { type CodeFigure, ofCode, type TracedFigure, traced } from './figure-keys.ts';
import { type Period, periodOf, type Quarter } from './quarters.ts';
import { breaksIn, type SeriesBreak } from './series-breaks.ts';
import { isSmall } from './suppression.ts';

/** What the rules said, with what was then decided. */
export interface SaidAndDecided {
  /** `unknown` and `no-run` stand for themselves: they are never read as an answer against a recall. */
  readonly rulesSaid: string;
  /** How many were decided; left out where one of the decisions is not shown. */
  readonly decided?: number;
  /** Counts alone: a share of them would be a rate of agreement. */
  readonly decisions: readonly (TracedFigure & { readonly code: string })[];
}

/** The answer for one quarter of decisions. */
export interface AgreementQuarter extends Period {
  readonly seriesBreaks: readonly SeriesBreak[];
  readonly rulesAndDecisions: readonly SaidAndDecided[];
  readonly departures: readonly (TracedFigure & {
    readonly direction: Departure;
    readonly reasons: readonly CodeFigure[];
  })[];
}

const CELL_OF_DEPARTURE: Readonly<Record<Departure, { readonly of: string; readonly code: string }>> = {
  'recalled-though-not-supported': { of: NOT_SUPPORTED, code: 'recall' },
  'not-recalled-though-supported': { of: SUPPORTED, code: 'no-recall' },
};

/** The answer for a quarter from its counts. */
export function agreementOf(quarter: Quarter, { cells }: ConsiderationTally): AgreementQuarter {
  const period = periodOf(quarter);
  const isWhole = !isSmall(cells.count({ figure: 'considerations' }));
  const hidden = isWhole ? hiddenOfDecisions(cells) : undefined;
  const isHidden = (of: string, code: string) => hidden?.has(`${of}:${code}`) ?? true;
  return {
    ...period,
    seriesBreaks: breaksIn(period),
    rulesAndDecisions: saidIn(cells).map((of) => {
      const counts = DECIDED.map((code) => ({
        key: { figure: 'rules-and-decision', of, code } as const,
        count: cells.count({ figure: 'rules-and-decision', of, code }),
        isHidden: isHidden(of, code),
      }));
      const decided = counts.some((one) => one.isHidden)
        ? undefined
        : counts.reduce((sum, { count }) => sum + count, 0);
      return {
        rulesSaid: of,
        ...(decided === undefined ? {} : { decided }),
        decisions: counts.map((one) => ({
          code: one.key.code,
          ...traced(quarter, one.key, one.count, one.isHidden),
        })),
      };
    }),
    departures: DEPARTURES.map((direction) => {
      const { of, code } = CELL_OF_DEPARTURE[direction];
      const cell = { figure: 'rules-and-decision', of, code } as const;
      const total = cells.count(cell);
      const isShown = !isHidden(of, code);
      const reasons = cells.codesOf('departure-reason', direction);
      const keyOf = (reason: string) =>
        ({ figure: 'departure-reason', of: direction, code: reason }) as const;
      const inSplit = isShown ? hiddenOfSplit(cells, reasons, keyOf) : undefined;
      return {
        direction,
        ...traced(quarter, cell, total, !isShown),
        reasons: reasons.map((reason) =>
          ofCode(
            quarter,
            keyOf(reason),
            cells.count(keyOf(reason)),
            inSplit?.has(reason) ?? true,
            isShown ? total : undefined,
          ),
        ),
      };
    }),
  };
}
