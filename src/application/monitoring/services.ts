import type { IsoDate } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { Act, Write } from '../services.ts';
import type { MonitoredBreakdown } from '../statistics/grouping.ts';
import type { Quarter } from '../statistics/quarters.ts';
import type { SeriesBreak } from '../statistics/series-breaks.ts';
import type { Figure } from '../statistics/suppression.ts';

/*
 * What is recorded of a person for monitoring alone: to count, afterwards and over many, whether groups fare differently. It is
 * held apart from the case, no rule reads it, and nobody reads it case by case but the person it is about.
 */

/** Sex as the source records it: the two values of the published tables. Left out where the source does not have it. */
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

/**
 * The five groups of the published tables, and that the person chose not to say. The names are those of the official statistics of
 * prisons and probation (`practice`); how a source's finer codes fall into them was not checked (`unverified`).
 */
export const ETHNICITIES = ['asian', 'black', 'mixed', 'white', 'other', 'not-stated'] as const;
export type Ethnicity = (typeof ETHNICITIES)[number];

/** Whether the person has said to have a disability (Equality Act 2010 s.6, cited, wording not checked: `unverified`). */
export const DISABILITIES = ['yes', 'no', 'not-stated'] as const;
export type Disability = (typeof DISABILITIES)[number];

/** What one source says of one person, as a whole. A member left out is not recorded by the source. */
export interface MonitoringContent {
  readonly sex?: Sex;
  readonly ethnicity?: Ethnicity;
  readonly disability?: Disability;
}

/** That something was recorded, and not what: the answer can be given again without a reading of the data. */
export interface RecordedMonitoring {
  /** Id of the record, which is that of its entry in the log. */
  readonly id: string;
  readonly licenceId: string;
  /** From 1; each takes the place of the one before it as a whole. */
  readonly version: number;
  readonly recordedAt: Instant;
}

export interface MonitoringServices {
  /**
   * Records what a source says of the person of a licence, outside the case.
   *
   * @throws {DomainFailure} `monitoring-not-configured` where no database role is there for it; `invalid` where the licence is not
   * there or out of sight; `another-area` where it is another's to change; `erased` where the case was erased.
   */
  readonly recordMonitoring: (
    write: Write,
    licenceId: string,
    content: MonitoringContent,
  ) => Promise<RecordedMonitoring>;

  /**
   * How considerations of one quarter ended, by a group of persons. Of a quarter as a whole and of one breakdown at a time, with small
   * counts left out, so that nobody is found in it.
   *
   * @throws {DomainFailure} `monitoring-not-configured` where no database role is there for it.
   */
  readonly readFairnessFigures: (act: Act, query: FairnessQuery) => Promise<FairnessFigures>;
}

export interface FairnessQuery {
  readonly quarter: Quarter;
  readonly by: MonitoredBreakdown;
}

/** What is counted of each group: how considerations ended, and decisions that differ from what the run supports, by their direction. */
export const FAIRNESS_MEASURES = [
  'recall',
  'no-recall',
  'undecided',
  'withdrawn',
  'open',
  'departed-to-recall',
  'departed-to-no-recall',
] as const;
export type FairnessMeasure = (typeof FAIRNESS_MEASURES)[number];

/** A rate for each hundred, with limits at a confidence of 95 % (`intervals.ts` says by which method). Rounded to one decimal. */
export interface Rate {
  readonly perHundred: number;
  readonly low: number;
  readonly high: number;
}

/** One measure of one group. The rates are left out where the count is not shown, or there is nothing to divide by. */
export interface MeasuredFigure {
  readonly measure: FairnessMeasure;
  readonly figure: Figure;
  readonly ofConsiderations?: Rate;
  readonly ofLicences?: Rate;
}

/** What is counted of one group. */
export interface FairnessGroup {
  /** Code of the group; `not-recorded` where the source said nothing. */
  readonly group: string;
  /** Licences registered by the end of the quarter, whether still in force or not. */
  readonly licences: Figure;
  /** Considerations decided in the quarter, and those not decided that were opened in it: the same as in the figures of decisions. */
  readonly considerations: Figure;
  readonly measures: readonly MeasuredFigure[];
}

export interface FairnessFigures {
  readonly label: 'cases put to this service';
  readonly quarter: Quarter;
  /** First day. */
  readonly from: IsoDate;
  /** The day after the last. */
  readonly until: IsoDate;
  readonly by: MonitoredBreakdown;
  /** How far the figures are counted: entries of the log, and when the last of them was recorded. */
  readonly countedUpTo: { readonly index: number; readonly at?: Instant; readonly recounting: boolean };
  /** All groups together. */
  readonly total: Omit<FairnessGroup, 'group'>;
  /** Every group, also one without a case; `not-recorded` last. */
  readonly groups: readonly FairnessGroup[];
  /** True where counts are so few that nothing of the groups can be shown without telling of people. */
  readonly withheld: boolean;
  readonly notes: readonly string[];
  readonly seriesBreaks: readonly SeriesBreak[];
}
