import type { Endorsement, IsoDate } from '../../rules/index.ts';
import type { DomainError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { Permission, Principal } from '../services.ts';
import { type Countersigner, hasExpired } from './clocks.ts';
import type { Review } from './fold.ts';
import type { Decision, OutsideUsualFlow, ReviewAction, StepContents, StepSaid } from './model.ts';
import type { StepTaken } from './services.ts';
import { stepFaults } from './step-faults.ts';
import {
  type ReviewState,
  TRANSITIONS,
  type Transition,
  type TransitionCase,
  transitionFor,
} from './transitions.ts';

/** Who takes a step. */
export type StepTaker = Pick<Principal, 'subject' | 'kind' | 'permissions'>;

/** What a step is decided by besides the review so far. */
export interface StepFacts {
  readonly at: Instant;
  /** The day that it is in London. */
  readonly today: IsoDate;
  /** Codes of the list of reasons for a decision that is in force. */
  readonly reasonsFor: (decision: Decision) => readonly string[];
  /** Who must agree to a decision, by the rule sets of the book over what is known now; asked for a decision only. */
  readonly endorsementOf: (decision: Decision) => Endorsement | 'unknown';
  /** Who must countersign, by the dated parameters; undefined where the book lets nobody decide outside the usual flow. */
  readonly countersignerOf: (circumstance: OutsideUsualFlow['circumstance']) => Countersigner | undefined;
}

/** A step that may be taken, and what follows from it. */
export interface AllowedStep {
  readonly transition: Transition;
  /** The state that it leads to. */
  readonly state: ReviewState;
  /** For a decision: who must agree by the rule sets. */
  readonly endorsement?: Endorsement | 'unknown';
  /** For a decision: who must agree as it is taken. */
  readonly appliedEndorsement?: Endorsement;
  /** For a decision outside the usual flow: who must countersign. */
  readonly countersignBy?: Countersigner;
  /** For a reopening: who had yet to countersign. */
  readonly countersignatureLapsed?: Countersigner;
}

/** The one answer of the rule sets that lets a senior probation officer decide alone. */
export const NO_ENDORSEMENT = 'senior-probation-officer' satisfies Endorsement;
/** The fullest endorsement: it applies while the rule sets leave it unknown. */
export const FULLEST_ENDORSEMENT = 'senior-probation-officer-then-senior-manager' satisfies Endorsement;
const OUTSIDE_USUAL_FLOW = 'duty-manager-then-countersignature' satisfies Endorsement;

/**
 * Whether somebody may take a step in a review, and where it leads. Pure: all that it depends on is handed in.
 *
 * Refused are, in this order: a step that is for a person, one that the table does not have in this state, one that whoever
 * asks may not take, one that belongs to another person, one that something has to come before, and one with a fault in it.
 */
export function decideStep(
  review: Review,
  taker: StepTaker,
  step: StepSaid<StepTaken>,
  facts: StepFacts,
): AllowedStep | { readonly refused: DomainError } {
  if (taker.kind !== 'person') {
    return { refused: { code: 'person-only' } };
  }
  const agreement = agreementTo(step, facts);
  const inCase = caseOf(step, review, facts.at, agreement.appliedEndorsement);
  const transition = transitionFor(review.state, step.action, inCase);
  if (transition === undefined || !isAskedFor(transition, review)) {
    const actions = possibleActions(review, facts.at);
    return { refused: { code: 'out-of-turn', state: review.state, action: step.action, actions } };
  }
  const refused =
    lackOfPermission(review, taker, step.action, transition) ??
    otherPerson(review, taker.subject, step.action);
  if (refused !== undefined) {
    return { refused };
  }
  if (step.action === 'closure' && step.said.outcome === 'done' && review.countersignBy !== undefined) {
    return { refused: { code: 'not-countersigned' } };
  }
  const faults = stepFaults(review, step, facts);
  if (faults.length > 0) {
    return { refused: { code: 'invalid', faults } };
  }
  const state = transition.next === 'same' ? review.state : transition.next;
  const lapsed =
    step.action === 'new-facts-review' && state === 'returned' ? review.countersignBy : undefined;
  return {
    transition,
    state,
    ...agreement,
    ...(lapsed === undefined ? {} : { countersignatureLapsed: lapsed }),
  };
}

/** Who must agree to a decision; nothing for another step. */
function agreementTo(
  step: StepSaid<StepTaken>,
  facts: StepFacts,
): Pick<AllowedStep, 'endorsement' | 'appliedEndorsement' | 'countersignBy'> {
  if (step.action !== 'decision') {
    return {};
  }
  const { decision, outsideUsualFlow } = step.said;
  const endorsement = facts.endorsementOf(decision);
  if (outsideUsualFlow === undefined) {
    return { endorsement, appliedEndorsement: inUsualFlow(endorsement) };
  }
  const named = facts.countersignerOf(outsideUsualFlow.circumstance);
  return {
    endorsement,
    appliedEndorsement: OUTSIDE_USUAL_FLOW,
    ...(named === undefined ? {} : { countersignBy: fullerOf(named, endorsement) }),
  };
}

/** Who must agree to a decision in the usual flow. */
function inUsualFlow(endorsement: Endorsement | 'unknown'): Endorsement {
  switch (endorsement) {
    case 'senior-probation-officer':
    case 'senior-probation-officer-then-senior-manager':
      return endorsement;
    // The rule sets take it for one of a duty manager, and it was not taken as one.
    case 'duty-manager-then-countersignature':
    case 'unknown':
      return FULLEST_ENDORSEMENT;
  }
}

/** Who countersigns a decision outside the usual flow: nobody less than would have had to agree to it in the usual one. */
function fullerOf(named: Countersigner, endorsement: Endorsement | 'unknown'): Countersigner {
  switch (endorsement) {
    case 'senior-probation-officer':
    case 'duty-manager-then-countersignature':
      return named;
    case 'senior-probation-officer-then-senior-manager':
    case 'unknown':
      return 'senior-manager';
  }
}

/** What of a step, and of the review that it is taken in, decides where it leads and who may take it. */
export function caseOf(
  step: StepSaid,
  review: Review,
  at: Instant,
  appliedEndorsement: Endorsement | undefined,
): TransitionCase {
  switch (step.action) {
    case 'proposal':
    case 'independent-view':
    case 'return':
    case 'disclosure-check':
    case 'sending':
    case 'new-facts':
      return 'always';
    case 'decision':
      return caseOfDecision(step.said, appliedEndorsement);
    case 'endorsement':
      return step.said.endorsed ? 'given' : 'refused';
    case 'countersignature':
      return step.said.countersigned ? 'given' : 'refused';
    case 'withdrawal':
      return hasExpired(review, at) ? 'after-expiry' : 'before-expiry';
    case 'closure':
      return caseOfClosure(step.said, review);
    case 'new-facts-review':
      return step.said.conclusion === 'reopened' && review.countersignBy === 'senior-manager'
        ? 'reopened-while-senior-manager-owes'
        : step.said.conclusion;
  }
}

function caseOfDecision(
  { outsideUsualFlow }: StepContents['decision'],
  appliedEndorsement: Endorsement | undefined,
): TransitionCase {
  if (outsideUsualFlow !== undefined) {
    return 'outside-usual-flow';
  }
  return appliedEndorsement === NO_ENDORSEMENT ? 'endorsement-not-needed' : 'endorsement-needed';
}

function caseOfClosure(
  { outcome }: StepContents['closure'],
  { decision, countersignature }: Review,
): TransitionCase {
  switch (outcome) {
    case 'undecided':
      return 'undecided-in-time';
    case 'not-carried-out':
      return 'recall-not-carried-out';
    case 'done':
      if (decision !== 'recall') {
        return 'no-recall-done';
      }
      return countersignature === 'refused' ? 'recall-done-countersignature-refused' : 'recall-done';
  }
}

/** The permission of whoever the dated parameters name. */
const PERMISSION_OF: Readonly<Record<Countersigner, Permission>> = {
  'senior-probation-officer': 'review:decide',
  'senior-manager': 'review:endorse',
};

function lackOfPermission(
  { countersignBy }: Review,
  { permissions }: StepTaker,
  action: StepTaken,
  { permission }: Transition,
): DomainError | undefined {
  const needed =
    action === 'countersignature' && countersignBy !== undefined
      ? [PERMISSION_OF[countersignBy]]
      : permission;
  const [first] = needed;
  return first === undefined || needed.some((each) => permissions.includes(each))
    ? undefined
    : { code: 'not-permitted', permission: first };
}

/**
 * One person has one part in a consideration, across all rounds: proposer, decider, or endorser and countersigner. Whoever
 * writes a view is no proposer, whoever decides has written a view of their own, and no proposer says that news changes nothing.
 */
function otherPerson({ people }: Review, subject: string, action: StepTaken): DomainError | undefined {
  const { proposers, viewers, deciders, endorsers, countersigners } = people;
  const excluded: Readonly<Record<StepTaken, readonly ReadonlySet<string>[]>> = {
    proposal: [viewers, deciders, endorsers, countersigners],
    'independent-view': [proposers],
    decision: [proposers, endorsers, countersigners],
    endorsement: [proposers, deciders],
    countersignature: [proposers, deciders],
    return: [],
    withdrawal: [],
    closure: [],
    'new-facts-review': [proposers],
    // It judges no decision, so no part in one stands in its way: whoever knows best who may be hurt is to say it.
    'disclosure-check': [],
  };
  if (excluded[action].some((people_) => people_.has(subject))) {
    return { code: 'same-person' };
  }
  return action === 'decision' && !viewers.has(subject) ? { code: 'view-first' } : undefined;
}

/** What may be done next by somebody, in the order of the table. */
export function possibleActions(review: Review, now: Instant): readonly ReviewAction[] {
  const rows = TRANSITIONS.filter(
    ({ from, permission }) => permission.length > 0 && from.includes(review.state),
  );
  return [...new Set(rows.filter((row) => isPossible(row, review, now)).map(({ action }) => action))];
}

/**
 * Whether a step answers something that there is: a signature or a review that is owed, a recall that can be carried out, a decision
 * to tell of.
 */
function isAskedFor({ action, case: inCase }: Transition, review: Review): boolean {
  switch (action) {
    case 'countersignature':
      return review.countersignBy !== undefined;
    case 'new-facts-review':
      return review.newFacts === 'waiting';
    case 'closure':
      return inCase !== 'recall-not-carried-out' || review.decision === 'recall';
    // There is nothing to tell the person of while nothing is decided.
    case 'disclosure-check':
      return review.decision !== undefined;
    case 'proposal':
    case 'independent-view':
    case 'decision':
    case 'endorsement':
    case 'return':
    case 'withdrawal':
    case 'sending':
    case 'new-facts':
      return true;
  }
}

function isPossible(row: Transition, review: Review, now: Instant): boolean {
  return isAskedFor(row, review) && isInCase(row, review, now);
}

function isInCase({ case: inCase }: Transition, review: Review, now: Instant): boolean {
  const { decision, countersignBy, countersignature } = review;
  switch (inCase) {
    case 'before-expiry':
      return !hasExpired(review, now);
    case 'after-expiry':
    case 'undecided-in-time':
      return hasExpired(review, now);
    case 'no-recall-done':
      return decision === 'no-recall' && countersignBy === undefined;
    case 'recall-done':
      return decision === 'recall' && countersignBy === undefined && countersignature !== 'refused';
    case 'recall-done-countersignature-refused':
      return countersignature === 'refused';
    case 'reopened':
      return countersignBy !== 'senior-manager';
    case 'reopened-while-senior-manager-owes':
      return countersignBy === 'senior-manager';
    case 'always':
    case 'endorsement-needed':
    case 'endorsement-not-needed':
    case 'outside-usual-flow':
    case 'given':
    case 'refused':
    case 'recall-not-carried-out':
    case 'stands':
    case 'does-not-stand':
      return true;
  }
}
