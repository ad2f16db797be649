import type { Deadline, MissingFact, QualityFinding, SafetyAction } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { RecordedConsideration, Write } from '../services.ts';
import type {
  CountersignatureStanding,
  Decision,
  NewFactsStanding,
  Noted,
  ReviewAction,
  RunState,
  StepContent,
  StepContents,
  UrgencyAnswer,
} from './model.ts';
import type { ReviewClock, ReviewState } from './transitions.ts';

/** A clock of a consideration. */
export interface ClockView {
  readonly clock: ReviewClock | 'countersign' | 'review-new-facts';
  readonly dueAt: Instant;
  /** The same instant on the clocks of London, as `YYYY-MM-DDTHH:MM+HH:MM`. */
  readonly dueInLondon: string;
  readonly overdue: boolean;
}

/** Whose move it is. */
export const QUEUES = [
  'practitioner',
  'senior-probation-officer',
  'senior-manager',
  'countersignature',
  'new-facts',
] as const;
export type Queue = (typeof QUEUES)[number];

/** A step of a review as it is read. */
export interface StepView {
  readonly version: number;
  readonly action: ReviewAction;
  readonly state: ReviewState;
  readonly at: Instant;
  /** Opaque subject of who took it. */
  readonly by: string;
  /**
   * What was said; while the answer is withheld from the reader, without what the service noted of the answer, and of a
   * proposal nothing: a second mind forms a view first.
   */
  readonly content?: Omit<StepContent, 'noted'> & { readonly noted?: Noted };
}

/** How far a consideration is, and what is due. */
export interface ReviewView {
  readonly state: ReviewState;
  /** The decision in force: left out while there is none. */
  readonly decision?: Decision;
  readonly urgency: UrgencyAnswer;
  readonly clocks: readonly ClockView[];
  /** The decision was not made in time: on the queue of the senior manager until somebody records one, or why there was none. */
  readonly expired: boolean;
  /** Whether somebody has yet to countersign: true exactly while `countersignature` is `owed`. */
  readonly notYetCountersigned: boolean;
  /** Of the latest decision, where it was made outside the usual flow; left out where none was asked for. */
  readonly countersignature?: CountersignatureStanding;
  /** What was concluded of the latest news that demanded a review; left out where there never was any. */
  readonly newFacts?: NewFactsStanding;
  readonly waitsFor: readonly Queue[];
  /** A recall of this consideration was reported as sent before it had been agreed. */
  readonly recallBeforeAgreement?: true;
  /** What may be done next, by the table. */
  readonly actions: readonly ReviewAction[];
  /** Oldest first. */
  readonly steps: readonly StepView[];
}

/** How a run stands to what is known now. */
export interface RunStanding {
  /** What matters most to whoever reads: `overtaken` before `stale`, and that before `expired`. */
  readonly state: RunState;
  /** Set where it may no longer be relied on by its age, whatever else holds. */
  readonly expired?: true;
  /** What was recorded since the run: the kind, the id, and the version then and now. */
  readonly changed: readonly {
    readonly kind: 'licence' | 'breach-event' | 'judgement' | 'recall';
    readonly id: string;
    readonly from?: number;
    readonly to?: number;
  }[];
  /**
   * Whether the rules would answer otherwise on what is known now, for the same day; given where one run or one consideration is
   * read. Left out where nothing changed, for a run that was overtaken, and where the rule book does not cover the law.
   */
  readonly freshRunWouldDiffer?: boolean;
}

/** What of a run is shown while its answer is withheld: nothing in it tells whether recall is supported. */
export interface WithheldAnswer {
  /** What has to be recorded first. */
  readonly until: 'proposal-or-independent-view';
  readonly missingFacts: readonly Omit<MissingFact, 'separates'>[];
  readonly qualityFindings: readonly QualityFinding[];
  readonly safetyActions: readonly SafetyAction[];
  readonly deadlines: readonly Deadline[];
}

/** Which considerations are asked for. */
export interface QueueQuery {
  readonly region?: string;
  readonly deliveryUnit?: string;
  readonly queue?: Queue;
  readonly state?: ReviewState;
}

/** The steps of a review. Each names the version of the consideration that it was taken on. */
export interface ReviewServices {
  readonly takeStep: <A extends StepTaken>(
    write: Write,
    considerationId: string,
    ifVersion: number,
    action: A,
    content: StepContents[A],
  ) => Promise<RecordedConsideration>;
}

/** Steps that somebody takes; the others follow from what is reported. */
export type StepTaken = Exclude<ReviewAction, 'sending' | 'new-facts'>;
