import type { IsoDate } from '../../rules/index.ts';
import type { Act, Page, PageRequest } from '../services.ts';
import type { AgreementQuarter } from './agreement.ts';
import type { DecisionsQuarter } from './decisions.ts';
import type { FigureName } from './figure-keys.ts';
import type { Breakdown, TRACED_BREAKDOWNS } from './grouping.ts';
import type { Quarter } from './quarters.ts';
import type { CountedUpTo } from './read-figures.ts';
import type { RecallReasonsQuarter } from './recall-reasons.ts';

/** Figures for inspectors: of the cases put to this service, and never national statistics. */
export interface StatisticsServices {
  /**
   * Reasons of recall in the published categories, by the quarter of revocation.
   *
   * @throws {DomainFailure} `invalid` for a period that ends before it begins or is too long; `monitoring-not-configured` where groups
   * come from monitoring data and no connection to it is there.
   */
  readonly readRecallReasons: (
    act: Act,
    query: StatisticsPeriod & { readonly by?: Breakdown },
  ) => Promise<Statistics<RecallReasonsQuarter>>;

  /**
   * How considerations ended and what the rules had said, by the quarter of the decision.
   *
   * @throws {DomainFailure} `invalid` for a period that ends before it begins or is too long.
   */
  readonly readDecisionFigures: (act: Act, query: StatisticsPeriod) => Promise<Statistics<DecisionsQuarter>>;

  /**
   * Decisions beside what the rules had said, and departures with their reasons, by the quarter of the decision.
   *
   * @throws {DomainFailure} `invalid` for a period that ends before it begins or is too long.
   */
  readonly readAgreementFigures: (act: Act, query: StatisticsPeriod) => Promise<Statistics<AgreementQuarter>>;

  /**
   * Cases in which the same facts mattered, with the same values, and which were decided differently within a quarter.
   *
   * @throws {DomainFailure} `invalid` for a cursor that this list did not give.
   */
  readonly listLikeCases: (
    act: Act,
    query: PageRequest & { readonly quarter: Quarter },
  ) => Promise<Page<LikeCases>>;

  /**
   * The cases that one cell counts, as far as they are in sight.
   *
   * @throws {DomainFailure} `invalid` for a cell that there cannot be, as without a part that the figure is counted by, and for a cursor
   * that this list did not give.
   */
  readonly traceFigure: (act: Act, query: PageRequest & FigureTrace) => Promise<Page<TracedCase>>;
}

/** One quarter, or every quarter from one to another, each answered by itself. */
export interface StatisticsPeriod {
  readonly quarter: Quarter;
  readonly untilQuarter?: Quarter;
}

/** What the words of an answer mean. */
export interface Definition {
  readonly term: string;
  readonly meaning: string;
}

/** What every answer with figures says of itself. */
export interface Statistics<T> {
  readonly label: 'cases put to this service';
  readonly countedUpTo: CountedUpTo;
  readonly definitions: readonly Definition[];
  readonly quarters: readonly T[];
}

/** One cell, as the figures themselves name it. */
export interface FigureTrace {
  readonly quarter: Quarter;
  readonly figure: FigureName;
  readonly of?: string;
  readonly code?: string;
  readonly by?: (typeof TRACED_BREAKDOWNS)[number];
  readonly group?: string;
  readonly deliveryUnit?: string;
}

/** One case that a cell counts. */
export interface TracedCase {
  readonly licenceId: string;
  readonly considerationId?: string;
  readonly recallId?: string;
  /** The day by which it belongs to the quarter: of the decision, of the opening where nothing was decided, or of the revocation. */
  readonly on: IsoDate;
}

/** Considerations in which the same facts mattered. */
export interface LikeCases {
  /** SHA-256, hexadecimal, of the facts that mattered with their values. */
  readonly likeness: string;
  readonly rulesSaid: string;
  readonly response: string;
  readonly decidedForRecall: number;
  readonly decidedAgainstRecall: number;
  /** Some of each decision, the newest first. */
  readonly examples: readonly {
    readonly considerationId: string;
    readonly licenceId: string;
    readonly decision: 'recall' | 'no-recall';
    readonly decidedOn: IsoDate;
  }[];
  /** Where all of them are listed. */
  readonly cases: string;
}
