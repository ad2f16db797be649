import type { OpenBook } from '../../rules/index.ts';
import type { RecommendationContent } from '../content.ts';
import type { BreachEventContent, Instant, LicenceContent, RecallContent } from '../model.ts';
import type { Opening, TakenStep } from '../review/fold.ts';

/*
 * What the figures of one case are made from: what is recorded of it, and nothing else. Figures are the same whoever makes them and
 * whenever, as long as the records are.
 */

/** One version of a record, and when it was recorded. */
export interface Recorded<T> {
  readonly at: Instant;
  readonly content: T;
}

/** A run with the book that it names; left out where this release cannot read that. */
export interface RecordedRun extends Recorded<RecommendationContent> {
  readonly id: string;
  readonly book?: OpenBook;
}

/** A step with the area that took it. */
export interface RecordedStep extends TakenStep {
  readonly region?: string;
  readonly deliveryUnit?: string;
}

/** One question of recall. */
export interface RecordedQuestion {
  readonly id: string;
  readonly opening: Opening;
  /** Oldest first. */
  readonly steps: readonly RecordedStep[];
  /** The last run before the decision in force, or the last of all where there is none. */
  readonly run?: RecordedRun;
}

/** A recall as it was reported. */
export interface RecordedRecallVersions {
  readonly id: string;
  /** Oldest first; at least one. */
  readonly versions: readonly [Recorded<RecallContent>, ...(readonly Recorded<RecallContent>[])];
}

/** One case. */
export interface CaseRecords {
  readonly licenceId: string;
  readonly considerations: readonly RecordedQuestion[];
  readonly recalls: readonly RecordedRecallVersions[];
  /** The licence as it was known at an instant; as it was first known, at an earlier one. */
  readonly licenceAt: (at: Instant) => LicenceContent;
  /** An event that a recall relies on, in the same way; undefined where the case has no such event. */
  readonly eventAt: (id: string, at: Instant) => BreachEventContent | undefined;
}
