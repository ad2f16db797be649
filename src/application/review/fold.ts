import type { Instant } from '../model.ts';
import type { Countersigner } from './clocks.ts';
import type { CountersignatureStanding, Decision, Known, StepContent, UrgencyAnswer } from './model.ts';
import type { ReviewClock, ReviewState } from './transitions.ts';
import type { Position } from './whose-move.ts';

/** How a consideration began: the instant, and when its first clock runs out; left out where the book sets no time. */
export interface Opening {
  readonly at: Instant;
  readonly dueAt?: Instant;
}

/** A step as it was taken: what was recorded, by whom and when, and the state that it led to by the table of that time. */
export interface TakenStep {
  readonly state: ReviewState;
  readonly at: Instant;
  /** Opaque subject. */
  readonly by: string;
  readonly content: StepContent;
}

/** Who took which part, across all rounds. */
export interface People {
  readonly proposers: ReadonlySet<string>;
  /** Who wrote an independent view. */
  readonly viewers: ReadonlySet<string>;
  readonly deciders: ReadonlySet<string>;
  /** Who endorsed a decision, or refused to. */
  readonly endorsers: ReadonlySet<string>;
  /** Who countersigned a decision, or refused to. */
  readonly countersigners: ReadonlySet<string>;
}

/** What was last said of telling the person, on the decision in force. */
export interface DisclosureCheck {
  readonly endangersNobody: boolean;
  readonly at: Instant;
  /** What was known when it was said: it speaks of nothing that came later. */
  readonly known: Known;
}

/** How far a consideration is. */
export interface Review extends Position {
  /** The decision in force; left out while there is none. */
  readonly decision?: Decision;
  /** When it was made. */
  readonly decidedAt?: Instant;
  /** The answer of the latest proposal. */
  readonly urgency: UrgencyAnswer;
  readonly people: People;
  /** How its countersignature stands, of the latest decision; left out where that one asked for none. */
  readonly countersignature?: CountersignatureStanding;
  /** When recall was agreed on, by the decision in force; left out until it is. */
  readonly recallAgreedAt?: Instant;
  /** The latest check whether telling the person endangers anybody; a later decision takes it away, and so does a reopening. */
  readonly disclosureCheck?: DisclosureCheck;
}

/** The clock of each state: of a step that starts none, the one that runs goes on as long as it is that of the state. */
const CLOCK_OF: Readonly<Record<ReviewState, ReviewClock | undefined>> = {
  open: 'decide',
  proposed: 'decide',
  viewed: 'decide',
  returned: 'decide',
  'not-endorsed': 'decide',
  'awaiting-endorsement': 'endorse',
  agreed: 'act',
  sent: undefined,
  withdrawn: undefined,
  closed: undefined,
};

/** States in which there is a decision that stands. */
const DECIDED: ReadonlySet<ReviewState> = new Set(['awaiting-endorsement', 'agreed', 'sent', 'closed']);

/** The review of a consideration: the fold of its steps, oldest first, over its opening. Nothing else computes how far it is. */
export function foldReview(opening: Opening, steps: readonly TakenStep[]): Review {
  return steps.reduce(afterStep, openReview(opening));
}

/** A review in which nobody has done anything. */
export function openReview({ dueAt }: Opening): Review {
  return {
    state: 'open',
    urgency: 'unknown',
    ...(dueAt === undefined ? {} : { running: { clock: 'decide', dueAt } }),
    people: {
      proposers: new Set(),
      viewers: new Set(),
      deciders: new Set(),
      endorsers: new Set(),
      countersigners: new Set(),
    },
  };
}

/** The review after one more step. */
export function afterStep(review: Review, step: TakenStep): Review {
  const { state, at, by, content } = step;
  const decision = decisionAfter(review, step);
  const decidedAt = content.action === 'decision' ? at : review.decidedAt;
  const running = runningAfter(review, step);
  const countersignature = countersignatureAfter(review, step);
  const newFacts = newFactsAfter(review, step);
  const agreed = state === 'agreed' && decision === 'recall' ? (review.recallAgreedAt ?? at) : undefined;
  const disclosureCheck = decision === undefined ? undefined : disclosureCheckAfter(review, step);
  const recallAgreedAt = agreed ?? (decision === undefined ? undefined : review.recallAgreedAt);
  return {
    state,
    urgency: content.action === 'proposal' ? content.said.urgency.answer : review.urgency,
    people: peopleAfter(review.people, content, by),
    ...(decision === undefined ? {} : { decision }),
    ...(decision === undefined || decidedAt === undefined ? {} : { decidedAt }),
    ...(running === undefined ? {} : { running }),
    ...countersignature,
    ...newFacts,
    ...(recallAgreedAt === undefined ? {} : { recallAgreedAt }),
    ...(disclosureCheck === undefined ? {} : { disclosureCheck }),
  };
}

function disclosureCheckAfter(
  { disclosureCheck }: Review,
  { at, content }: TakenStep,
): DisclosureCheck | undefined {
  switch (content.action) {
    case 'disclosure-check':
      return { endangersNobody: content.said.endangersNobody, at, known: content.noted.known };
    // What was said of telling the person of another decision says nothing of this one.
    case 'decision':
      return undefined;
    case 'proposal':
    case 'independent-view':
    case 'endorsement':
    case 'countersignature':
    case 'return':
    case 'withdrawal':
    case 'closure':
    case 'new-facts-review':
    case 'sending':
    case 'new-facts':
      return disclosureCheck;
  }
}

function decisionAfter({ decision }: Review, { state, content }: TakenStep): Decision | undefined {
  if (!DECIDED.has(state)) {
    return undefined;
  }
  return content.action === 'decision' ? content.said.decision : decision;
}

function runningAfter({ running }: Review, { state, content }: TakenStep): Review['running'] {
  const clock = CLOCK_OF[state];
  const started = content.clocks?.find((each) => each.clock === clock);
  if (clock !== undefined && started !== undefined) {
    return { clock, dueAt: started.dueAt };
  }
  return running?.clock === clock ? running : undefined;
}

/**
 * A countersignature is owed from a decision that asks for one until it is given or refused, while the decision stands, whether
 * or not there is a time for it. How it ended shows until the next decision.
 */
function countersignatureAfter(
  { countersignature, countersignBy, countersignDueAt }: Review,
  { state, content }: TakenStep,
): Pick<Review, 'countersignature' | 'countersignBy' | 'countersignDueAt'> {
  if (content.action === 'decision') {
    return content.countersignBy === undefined
      ? {}
      : owed(content.countersignBy, dueOf(content, 'countersign'));
  }
  if (content.action === 'countersignature') {
    return { countersignature: content.said.countersigned ? 'given' : 'refused' };
  }
  if (countersignBy !== undefined) {
    return DECIDED.has(state) ? owed(countersignBy, countersignDueAt) : { countersignature: 'lapsed' };
  }
  return countersignature === undefined ? {} : { countersignature };
}

function owed(
  countersignBy: Countersigner,
  dueAt: Instant | undefined,
): Pick<Review, 'countersignature' | 'countersignBy' | 'countersignDueAt'> {
  return {
    countersignature: 'owed',
    countersignBy,
    ...(dueAt === undefined ? {} : { countersignDueAt: dueAt }),
  };
}

/** News waits from the first that nobody has reviewed; later news comes under the same review. */
function newFactsAfter(
  { newFacts, newFactsDueAt }: Review,
  { state, content }: TakenStep,
): Pick<Review, 'newFacts' | 'newFactsDueAt'> {
  switch (content.action) {
    case 'new-facts': {
      const due = newFacts === 'waiting' ? newFactsDueAt : dueOf(content, 'review-new-facts');
      return { newFacts: 'waiting', ...(due === undefined ? {} : { newFactsDueAt: due }) };
    }
    case 'new-facts-review':
      return { newFacts: content.said.conclusion };
    case 'proposal':
    case 'independent-view':
    case 'decision':
    case 'endorsement':
    case 'countersignature':
    case 'return':
    case 'withdrawal':
    case 'closure':
    case 'disclosure-check':
    case 'sending':
      // What was withdrawn asks for nothing more.
      return newFacts === undefined || (newFacts === 'waiting' && state === 'withdrawn')
        ? {}
        : { newFacts, ...(newFactsDueAt === undefined ? {} : { newFactsDueAt }) };
  }
}

function dueOf(content: StepContent, clock: 'countersign' | 'review-new-facts'): Instant | undefined {
  return content.clocks?.find((each) => each.clock === clock)?.dueAt;
}

function peopleAfter(people: People, { action }: StepContent, by: string): People {
  const andBy = (set: ReadonlySet<string>): ReadonlySet<string> => new Set([...set, by]);
  switch (action) {
    case 'proposal':
      return { ...people, proposers: andBy(people.proposers) };
    case 'independent-view':
      return { ...people, viewers: andBy(people.viewers) };
    case 'decision':
      return { ...people, deciders: andBy(people.deciders) };
    case 'endorsement':
      return { ...people, endorsers: andBy(people.endorsers) };
    case 'countersignature':
      return { ...people, countersigners: andBy(people.countersigners) };
    case 'return':
    case 'withdrawal':
    case 'closure':
    case 'new-facts-review':
    case 'disclosure-check':
    case 'sending':
    case 'new-facts':
      return people;
  }
}
