import type { IsoDate, RecognisedCondition } from '../../rules/index.ts';
import type {
  BreachEventContent,
  ConsiderationContent,
  Instant,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../model.ts';
import type { Review } from '../review/fold.ts';
import type { VersionedStep } from '../review/known-review.ts';
import type { ClosureContent, DecisionContent, ProposalContent, ReviewAction } from '../review/model.ts';
import type { MadeDocument } from './services.ts';

/** Who said something and when. */
export interface Said<T> {
  readonly content: T;
  /** Opaque subject. */
  readonly by: string;
  readonly at: Instant;
}

/** An event of the licence in its current version. */
export interface DocumentEvent {
  readonly id: string;
  readonly version: number;
  readonly content: BreachEventContent;
}

/** That a step was taken, without what was said in it and what the service noted. */
export interface DocumentStep extends Omit<VersionedStep, 'content'> {
  readonly action: ReviewAction;
}

/**
 * What a document is made from: what people recorded, as it is known when the document is made. There is no run of the rules in it,
 * and no step says here what a run had said: a document never rests on a recommendation.
 */
export interface DocumentCase {
  readonly considerationId: string;
  readonly licenceId: string;
  /** Version of the consideration, steps and judgements together. */
  readonly version: number;
  readonly at: Instant;
  /** The day that it is in London. */
  readonly today: IsoDate;
  readonly licence: LicenceContent;
  /**
   * By the id of a condition of the licence, what the catalogue of the rule book says of it in short; one that the catalogue does not
   * know has none. It is no run of the rules.
   */
  readonly catalogued: ReadonlyMap<string, RecognisedCondition>;
  /** Every event of the licence by day. */
  readonly events: readonly DocumentEvent[];
  readonly consideration: ConsiderationContent;
  readonly openedAt: Instant;
  readonly judgement?: JudgementContent;
  readonly review: Review;
  /** Oldest first. */
  readonly steps: readonly DocumentStep[];
  /** The latest proposal: how urgent the practitioner takes the case to be. */
  readonly proposal?: Said<ProposalContent>;
  /** The decision in force. */
  readonly decision: Said<DecisionContent>;
  /** How it was closed; left out until it is. */
  readonly closure?: Said<ClosureContent>;
  /** The recall that was reported for this consideration, in its current version. */
  readonly recall?: RecallContent;
  /**
   * Ids of the events that the decision relies on: those that a recall names, or else those that prompted the consideration.
   * Undefined where nobody named any.
   */
  readonly reliedOn?: readonly string[];
}

/** What the maker of one kind of document gives. */
export type DraftDocument = Pick<MadeDocument, 'gaps' | 'legalAdvice' | 'page'>;
