import type { Endorsement, Need, Rung, YesNoUnknown } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { RuleBookReference } from '../services.ts';
import type { StepTaken } from './services.ts';
import type { ReviewClock } from './transitions.ts';

/*
 * What people write in a review: the shapes of stored content. Every word of it is a person's; what the service adds is under
 * `noted`. Absent means not said. `null` does not occur.
 */

export const DECISIONS = ['recall', 'no-recall'] as const;
export type Decision = (typeof DECISIONS)[number];

/** How urgent the practitioner takes the case to be, as a person's answer: an own clock runs while it is not known. */
export const URGENCY_ANSWERS = ['emergency', 'unknown', 'standard'] as const;
export type UrgencyAnswer = (typeof URGENCY_ANSWERS)[number];

/** What protects people who decide, and says how they could: kept in the trail, never given to a rule. */
export interface WorkContext {
  /** Cases held as a share of the usual number, in per cent. */
  readonly caseloadPercentage?: number;
  readonly staffing?: string;
  /** Who instructed the step, and to do what. */
  readonly instruction?: { readonly by: string; readonly what: string };
  /** Who disagreed, and why. */
  readonly dissent?: { readonly by: string; readonly what: string };
  /** Who supervised the person at the time of what is decided on. */
  readonly officerAtTheTime?: string;
  readonly changesOfOfficer?: number;
}

/** Why a step was taken outside the usual flow. It is countersigned later. */
export interface OutsideUsualFlow {
  readonly circumstance: 'out-of-hours' | 'approved-premises';
  readonly why: string;
}

/** The practitioner's own proposal, written before an answer is shown. */
export interface ProposalContent {
  readonly proposes: Decision;
  readonly reasons: string;
  readonly urgency: { readonly answer: UrgencyAnswer; readonly reason: string };
  readonly context?: WorkContext;
}

/** What a senior probation officer thinks before the answer is shown. The five headings are those of the official service. */
export interface IndependentViewContent {
  readonly inclines: Decision | 'not-yet-clear';
  readonly immediateRisk: string;
  readonly whoIsVulnerable: string;
  readonly currentCircumstances: string;
  readonly alternativesToRecall: string;
  readonly protectiveFactors: string;
  readonly context?: WorkContext;
}

/** The decision. */
export interface DecisionContent {
  readonly decision: Decision;
  /** A code of the list of reasons in force on the day. */
  readonly reason: string;
  readonly text: string;
  readonly outsideUsualFlow?: OutsideUsualFlow;
  readonly context?: WorkContext;
}

export interface EndorsementContent {
  readonly endorsed: boolean;
  readonly text: string;
  readonly context?: WorkContext;
}

export interface CountersignatureContent {
  readonly countersigned: boolean;
  readonly text: string;
  readonly context?: WorkContext;
}

/** What is wanted before the review goes on. */
export interface ReturnContent {
  readonly text: string;
  readonly wanted: readonly string[];
}

export const WITHDRAWAL_REASONS = [
  'opened-in-error',
  'events-found-not-to-have-happened',
  'circumstances-changed',
  'person-died',
  'licence-ended',
  'dealt-with-in-another-consideration',
] as const;
export interface WithdrawalContent {
  readonly reason: (typeof WITHDRAWAL_REASONS)[number];
  readonly text: string;
}

/** How a consideration ends: what was done, why nothing was decided in time, or why an agreed recall was never sent. */
export type ClosureContent =
  | {
      readonly outcome: 'done';
      /** What was done in response, and how it went. A recall is reported as a recall. */
      readonly response?: readonly {
        readonly measure: Rung;
        readonly what: string;
        readonly by: string;
        readonly on: string;
        readonly result?: string;
      }[];
      /** How the person was brought back into contact and supervision. */
      readonly reEngagement: {
        readonly how: string;
        readonly reached: YesNoUnknown;
        readonly needsMet?: readonly Need[];
      };
      readonly text: string;
    }
  | { readonly outcome: 'undecided'; readonly whyNoDecision: string }
  | { readonly outcome: 'not-carried-out'; readonly why: string };

/**
 * What a review of new facts concludes. `stands`: what was opened, proposed or decided stands. `reopened`: it is proposed and
 * decided again. `does-not-stand`: the recall was sent, or the consideration closed, and would not be decided so again.
 */
export const NEW_FACTS_CONCLUSIONS = ['stands', 'reopened', 'does-not-stand'] as const;

/** How a consideration stands to the latest news that demanded a review of it. */
export const NEW_FACTS_STANDINGS = ['waiting', ...NEW_FACTS_CONCLUSIONS] as const;
export type NewFactsStanding = (typeof NEW_FACTS_STANDINGS)[number];

/** How the countersignature of a decision stands. `lapsed`: it was owed, and the decision was reopened. */
export const COUNTERSIGNATURE_STANDINGS = ['owed', 'given', 'refused', 'lapsed'] as const;
export type CountersignatureStanding = (typeof COUNTERSIGNATURE_STANDINGS)[number];

/** What somebody concluded of facts that came after the opening, a proposal or a decision. */
export interface NewFactsReviewContent {
  readonly conclusion: (typeof NEW_FACTS_CONCLUSIONS)[number];
  readonly text: string;
}

/** Whom somebody thought of before saying whether telling the person now would endanger anybody. */
export const GROUPS_CONSIDERED = [
  'victims',
  'children',
  'known-adults',
  'staff',
  'the-person',
  'others',
] as const;
export type GroupConsidered = (typeof GROUPS_CONSIDERED)[number];

/**
 * Whether telling the person now endangers anybody, as somebody answers it after a decision. It lets a letter be made or keeps it
 * back; it decides nothing about recall.
 */
export interface DisclosureCheckContent {
  /** `true`: telling the person now endangers nobody. */
  readonly endangersNobody: boolean;
  /** At least one, each once. */
  readonly considered: readonly GroupConsidered[];
  /** What whoever answers looked at: all that is known of the case, each at its version. */
  readonly known: Known;
  readonly text: string;
  readonly context?: WorkContext;
}

/** What the service notes with every step: what the machine had said and what was known. */
export interface Noted {
  readonly machine:
    | { readonly said: 'nothing' }
    | {
        readonly said: 'answer';
        readonly recommendation: string;
        /** SHA-256 of the run, lower-case hexadecimal. */
        readonly contentHash: string;
        readonly ruleBook: RuleBookReference;
        /** `supported`, `not-supported` or `unknown`. */
        readonly recall: string;
        readonly response: string;
        readonly standing: RunState;
        /** Whether the answer was shown to whoever took the step. */
        readonly shown: boolean;
      };
  readonly known: Known;
}

/** Versions of what is known of a case. */
export interface Known {
  readonly licenceVersion: number;
  readonly events: readonly { readonly id: string; readonly version: number }[];
  /** Version of the consideration that the judgement in it made; left out where there is none. */
  readonly judgementVersion?: number;
  /** The recall that the person is under; left out where there is none. */
  readonly recall?: { readonly id: string; readonly version: number };
}

/** How a run stands to what is known now. `overtaken`: a recall was revoked since; the question is then about that recall. */
export const RUN_STATES = ['current', 'stale', 'expired', 'overtaken'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What each action records. */
export interface StepContents {
  readonly proposal: ProposalContent;
  readonly 'independent-view': IndependentViewContent;
  readonly decision: DecisionContent;
  readonly endorsement: EndorsementContent;
  readonly countersignature: CountersignatureContent;
  readonly return: ReturnContent;
  readonly withdrawal: WithdrawalContent;
  readonly closure: ClosureContent;
  readonly 'new-facts-review': NewFactsReviewContent;
  readonly 'disclosure-check': DisclosureCheckContent;
  /** A recall was reported as sent. */
  readonly sending: { readonly recall: string };
  /**
   * News came that demands a review: no further action, discontinuance, an acquittal. That a complaint was withdrawn is reported
   * as the first or the second, for the statuses of evidence have no other.
   */
  readonly 'new-facts': {
    readonly event: string;
    readonly version: number;
    readonly news: 'nfa' | 'discontinued' | 'acquitted';
  };
}
export type ReviewAction = keyof StepContents;

/** What a step says, by its action. */
export type StepSaid<A extends ReviewAction = ReviewAction> = {
  readonly [K in A]: { readonly action: K; readonly said: StepContents[K] };
}[A];

/** What a step says, put together: its action, and what that action records. */
export function stepSaid<A extends StepTaken>(action: A, said: StepContents[A]): StepSaid<StepTaken>;
export function stepSaid<A extends ReviewAction>(action: A, said: StepContents[A]): StepSaid;
export function stepSaid(action: ReviewAction, said: object): object {
  return { action, said };
}

/** What the service adds to a step. */
export interface StepNotes {
  readonly noted: Noted;
  /** For an independent view: whether whoever wrote it had asked, evaluated or read before, from the trail. */
  readonly independent?: boolean;
  /** For a decision: how it stands to the answer, and who must agree. */
  readonly departs?: 'agrees' | 'departs' | 'nothing-to-compare';
  /** For a decision: who must agree by the rule sets of the book; `unknown` where they leave it open or do not cover the law. */
  readonly endorsement?: Endorsement | 'unknown';
  /** For a decision: who must agree to it as it was taken. */
  readonly appliedEndorsement?: Endorsement;
  /** The book whose dated parameters set the clocks that the step started; of a decision also the one that its reason is from. */
  readonly ruleBook?: { readonly version: string; readonly digest: string };
  /** Clocks that the step started. */
  readonly clocks?: readonly {
    readonly clock: StartedClock;
    readonly from: Instant;
    readonly dueAt: Instant;
  }[];
  /** Who must countersign, where somebody must. */
  readonly countersignBy?: 'senior-probation-officer' | 'senior-manager';
  /** For a reopening: who had yet to countersign the decision, which no longer stands. */
  readonly countersignatureLapsed?: 'senior-probation-officer' | 'senior-manager';
}

/** A clock that a step can start. */
export type StartedClock = ReviewClock | 'countersign' | 'review-new-facts';

/** A step as it is kept. */
export type StepContent<A extends ReviewAction = ReviewAction> = StepSaid<A> & StepNotes;
