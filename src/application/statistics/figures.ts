import type {
  EventType,
  IsoDate,
  IssuedType,
  OffendingStage,
  RecallPower,
  RecallReason,
  Rung,
} from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { ClockName } from '../review/clocks.ts';
import type { Decision, UrgencyAnswer } from '../review/model.ts';
import type { ReviewState } from '../review/transitions.ts';

/*
 * What is counted of each case: codes, days and durations, and nothing that names or describes a person. A row is made from the
 * stored records of one consideration or one recall alone, so a recount gives the same rows. Absent means not known or not reached.
 * A case whose content is erased has no rows: statistics count it no more, and a recount gives the same.
 *
 * For readers (src/application/statistics/read-figures.ts, src/db/figures.ts): nothing in a row depends on the instant of reading. Ask
 * `clockOutcome`, `hadExpired` and `hadNoResponse` with the instant up to which the figures are counted.
 */

/** The sentence types of the published reason tables. `other`: no custodial term of an adult; `unknown`: not recorded. */
export const SENTENCE_GROUPS = [
  'determinate-under-12-months',
  'determinate-12-months-or-more',
  'imprisonment-for-public-protection',
  'life',
  'other',
  'unknown',
] as const;
export type SentenceGroup = (typeof SENTENCE_GROUPS)[number];

/** What the events of a case were, taken together. Never compared with the published category "Facing further charge". */
export const CONDUCT_MIXES = [
  'offending-only',
  'mixed',
  'non-compliance-only',
  'neither',
  'unknown',
] as const;
export type ConductMix = (typeof CONDUCT_MIXES)[number];

/** What every row says of its case. */
interface FiguresOfCase {
  readonly licenceId: string;
  /** Where the case was supervised when it was decided; when it was opened or reported, where nothing was decided. */
  readonly region?: string;
  readonly deliveryUnit?: string;
  readonly sentenceGroup: SentenceGroup;
  readonly conduct: ConductMix;
  /** How far the criminal process had gone in the furthest event of further offending. */
  readonly stage?: OffendingStage;
}

/** How a consideration stands or ended. `open`: nobody has decided and nobody ended it. */
export const CONSIDERATION_OUTCOMES = ['recall', 'no-recall', 'undecided', 'withdrawn', 'open'] as const;
export type ConsiderationOutcome = (typeof CONSIDERATION_OUTCOMES)[number];

/** What became of one run of a clock. `ended`: nothing was due any more before it ran out, as after a withdrawal. */
export type ClockOutcome = 'met' | 'late' | 'ended' | 'running';

/**
 * One run of a clock: each time that a step starts it again is another. A row says nothing of an instant that has not come, so that
 * it stays the same while nobody acts: `clockOutcome` says what a reader makes of it at an instant.
 */
export interface ClockRun {
  readonly clock: ClockName;
  readonly dueAt: Instant;
  /** Left out while nobody has acted and the clock has not been stopped. */
  readonly outcome?: Exclude<ClockOutcome, 'running'>;
}

/** What became of a run of a clock by an instant: `late` also while it has run out and nobody has acted. */
export function clockOutcome({ dueAt, outcome }: ClockRun, at: Instant): ClockOutcome {
  return outcome ?? (dueAt < at ? 'late' : 'running');
}

/** Whether, at an instant, the time to decide had run out with nothing decided, whether or not somebody decided later. */
export function hadExpired({ expiresAt }: Pick<ConsiderationFigures, 'expiresAt'>, at: Instant): boolean {
  return expiresAt !== undefined && expiresAt < at;
}

/** Whether, at an instant, the time to decide had run out while a proposal waited for its first answer. */
export function hadNoResponse(
  { unansweredAt }: Pick<ConsiderationFigures, 'unansweredAt'>,
  at: Instant,
): boolean {
  return unansweredAt !== undefined && unansweredAt < at;
}

export interface ConsiderationFigures extends FiguresOfCase {
  readonly considerationId: string;
  readonly openedAt: Instant;
  /** London day. */
  readonly openedOn: IsoDate;
  readonly decidedAt?: Instant;
  readonly decidedOn?: IsoDate;
  readonly outcome: ConsiderationOutcome;
  readonly state: ReviewState;
  /** The last run of the rules before the decision, or the last of all where nothing was decided. */
  readonly run?: {
    readonly id: string;
    readonly ruleBook: string;
    readonly regime: string;
    /** Whether recall is supported: a code of the answer, `unknown` among them. */
    readonly recall: string;
    readonly response: string;
    readonly recallType?: string;
    readonly lengthDays?: number;
    readonly urgency: string;
    /** Facts that kept the response or recall unsettled, sorted. */
    readonly missingFacts: readonly string[];
    /** Measures that were needed and not available, sorted. */
    readonly shortfalls: readonly Rung[];
    /**
     * SHA-256, hexadecimal, of the facts that mattered to the answer with their values, under one book: equal for like cases. Left
     * out where this release cannot read the book of the run.
     */
    readonly likeness?: string;
  };
  readonly decision?: Decision;
  /** Code of the reason that whoever decided gave. */
  readonly decisionReason?: string;
  /** Whether the decision is another than the run supports; absent where the run supports neither. */
  readonly departed?: boolean;
  /** Urgency as the practitioner last answered it; left out where nobody has proposed. */
  readonly urgency?: UrgencyAnswer;
  /** Whole minutes from the opening to the decision. */
  readonly minutesToDecide?: number;
  /** Whole minutes spent in each state that was left. */
  readonly dwell: Readonly<Record<string, number>>;
  /** Every run of every clock, in the order in which they started. */
  readonly clocks: readonly ClockRun[];
  /** When the time to decide first ran out, or will, with nothing decided: `hadExpired`. Left out where it was decided in time. */
  readonly expiresAt?: Instant;
  /** The same, while a proposal waits for its first answer: `hadNoResponse`. */
  readonly unansweredAt?: Instant;
}

export interface RecallFigures extends FiguresOfCase {
  readonly recallId: string;
  readonly considerationId?: string;
  readonly revokedOn?: IsoDate;
  readonly power: RecallPower;
  readonly type?: IssuedType;
  readonly lengthDays?: number;
  /** Raw codes as a person confirmed them, sorted, each once; empty where nobody has. */
  readonly reasons: readonly RecallReason[];
  /** Urgency as the practitioner last answered it in the consideration that the recall is of. */
  readonly urgency?: UrgencyAnswer;
  /** Types of the events relied on, sorted, each once. */
  readonly eventTypes: readonly EventType[];
  readonly refused: boolean;
  readonly cancelled: boolean;
}
