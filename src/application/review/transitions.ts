import type { Permission } from '../services.ts';
import type { ReviewAction } from './model.ts';

/** How far a consideration is. */
export const REVIEW_STATES = [
  'open',
  'proposed',
  'viewed',
  'returned',
  'awaiting-endorsement',
  'not-endorsed',
  'agreed',
  'sent',
  'withdrawn',
  'closed',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What of an action decides where it leads. */
export type TransitionCase =
  | 'always'
  // A decision, by who must agree to it.
  | 'endorsement-needed'
  | 'endorsement-not-needed'
  | 'outside-usual-flow'
  // An endorsement or a countersignature.
  | 'given'
  | 'refused'
  // A withdrawal, by the time to decide.
  | 'before-expiry'
  | 'after-expiry'
  // A closure.
  | 'no-recall-done'
  | 'recall-done'
  | 'recall-done-countersignature-refused'
  | 'recall-not-carried-out'
  | 'undecided-in-time'
  // A review of new facts.
  | 'stands'
  | 'does-not-stand'
  | 'reopened'
  | 'reopened-while-senior-manager-owes';

/**
 * Clocks of a review. Each runs from an act and takes its length from a dated parameter of the rule book; where the book has
 * none, as for acting on a decision not to recall, nothing is due.
 */
export const REVIEW_CLOCKS = ['decide', 'endorse', 'act'] as const;
export type ReviewClock = (typeof REVIEW_CLOCKS)[number];

/** One row: in these states, whoever has the permission may do the action, which in this case leads to the next state. */
export interface Transition {
  readonly from: readonly ReviewState[];
  readonly action: ReviewAction;
  readonly case: TransitionCase;
  /** Who may: any of these. None: it follows from another act, which has its own permission. */
  readonly permission: readonly Permission[];
  /** `same`: the state does not change. */
  readonly next: ReviewState | 'same';
  /** The clock that then runs; `none`: nothing is due; `same`: the one that runs goes on. */
  readonly clock: ReviewClock | 'none' | 'same';
}

const UNDECIDED = ['open', 'proposed', 'viewed', 'returned', 'not-endorsed'] as const;
const NOT_WITHDRAWN = REVIEW_STATES.filter((state) => state !== 'withdrawn');

/**
 * The review: every step there is. What is not here cannot be done. A person decides: every row of a step of its own needs a
 * permission, and each is a person's act.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    from: ['open', 'returned'],
    action: 'proposal',
    case: 'always',
    permission: ['review:propose'],
    next: 'proposed',
    clock: 'same',
  },
  {
    from: ['proposed', 'viewed'],
    action: 'independent-view',
    case: 'always',
    permission: ['review:view'],
    next: 'viewed',
    clock: 'same',
  },
  // After a decision that was not endorsed another officer may take the case up, with a view of their own.
  {
    from: ['not-endorsed'],
    action: 'independent-view',
    case: 'always',
    permission: ['review:view'],
    next: 'same',
    clock: 'same',
  },
  {
    from: ['viewed', 'not-endorsed'],
    action: 'decision',
    case: 'endorsement-needed',
    permission: ['review:decide'],
    next: 'awaiting-endorsement',
    clock: 'endorse',
  },
  {
    from: ['viewed', 'not-endorsed'],
    action: 'decision',
    case: 'endorsement-not-needed',
    permission: ['review:decide'],
    next: 'agreed',
    clock: 'act',
  },
  {
    from: ['viewed', 'not-endorsed'],
    action: 'decision',
    case: 'outside-usual-flow',
    permission: ['review:decide-outside-usual-flow'],
    next: 'agreed',
    clock: 'act',
  },
  {
    from: ['awaiting-endorsement'],
    action: 'endorsement',
    case: 'given',
    permission: ['review:endorse'],
    next: 'agreed',
    clock: 'act',
  },
  {
    from: ['awaiting-endorsement'],
    action: 'endorsement',
    case: 'refused',
    permission: ['review:endorse'],
    next: 'not-endorsed',
    clock: 'decide',
  },
  {
    from: ['agreed', 'sent', 'closed'],
    action: 'countersignature',
    case: 'given',
    permission: ['review:decide', 'review:endorse'],
    next: 'same',
    clock: 'same',
  },
  {
    from: ['agreed'],
    action: 'countersignature',
    case: 'refused',
    permission: ['review:decide', 'review:endorse'],
    next: 'not-endorsed',
    clock: 'decide',
  },
  // What was sent cannot be called back by a signature: that it was refused stands in the record, and is reviewed.
  {
    from: ['sent', 'closed'],
    action: 'countersignature',
    case: 'refused',
    permission: ['review:decide', 'review:endorse'],
    next: 'same',
    clock: 'same',
  },
  {
    from: ['proposed', 'viewed', 'not-endorsed'],
    action: 'return',
    case: 'always',
    permission: ['review:view', 'review:endorse'],
    next: 'returned',
    clock: 'same',
  },
  {
    from: ['awaiting-endorsement'],
    action: 'return',
    case: 'always',
    permission: ['review:endorse'],
    next: 'returned',
    clock: 'decide',
  },
  {
    from: UNDECIDED,
    action: 'withdrawal',
    case: 'before-expiry',
    permission: ['review:withdraw'],
    next: 'withdrawn',
    clock: 'none',
  },
  // What was not decided in time leaves the senior manager's queue through the senior manager.
  {
    from: UNDECIDED,
    action: 'withdrawal',
    case: 'after-expiry',
    permission: ['review:endorse'],
    next: 'withdrawn',
    clock: 'none',
  },
  {
    from: UNDECIDED,
    action: 'closure',
    case: 'undecided-in-time',
    permission: ['review:endorse'],
    next: 'closed',
    clock: 'none',
  },
  {
    from: ['agreed'],
    action: 'closure',
    case: 'no-recall-done',
    permission: ['review:close'],
    next: 'closed',
    clock: 'none',
  },
  {
    from: ['sent'],
    action: 'closure',
    case: 'recall-done',
    permission: ['review:close'],
    next: 'closed',
    clock: 'none',
  },
  {
    from: ['sent'],
    action: 'closure',
    case: 'recall-done-countersignature-refused',
    permission: ['review:endorse'],
    next: 'closed',
    clock: 'none',
  },
  // The person may have died: also while a countersignature is owed, which then stays owed.
  {
    from: ['agreed'],
    action: 'closure',
    case: 'recall-not-carried-out',
    permission: ['review:endorse'],
    next: 'closed',
    clock: 'none',
  },
  { from: ['agreed'], action: 'sending', case: 'always', permission: [], next: 'sent', clock: 'none' },
  {
    from: NOT_WITHDRAWN,
    action: 'new-facts',
    case: 'always',
    permission: [],
    next: 'same',
    clock: 'same',
  },
  {
    from: NOT_WITHDRAWN,
    action: 'new-facts-review',
    case: 'stands',
    permission: ['review:decide', 'review:endorse'],
    next: 'same',
    clock: 'same',
  },
  // What was done cannot be undone here: that it does not stand shows, and is for those who can cancel or release.
  {
    from: ['sent', 'closed'],
    action: 'new-facts-review',
    case: 'does-not-stand',
    permission: ['review:decide', 'review:endorse'],
    next: 'same',
    clock: 'same',
  },
  {
    from: ['proposed', 'viewed', 'not-endorsed'],
    action: 'new-facts-review',
    case: 'reopened',
    permission: ['review:decide', 'review:endorse'],
    next: 'returned',
    clock: 'same',
  },
  {
    from: ['awaiting-endorsement', 'agreed'],
    action: 'new-facts-review',
    case: 'reopened',
    permission: ['review:decide', 'review:endorse'],
    next: 'returned',
    clock: 'decide',
  },
  // It takes a countersignature away that is owed: so it is for whoever owes it.
  {
    from: ['agreed'],
    action: 'new-facts-review',
    case: 'reopened-while-senior-manager-owes',
    permission: ['review:endorse'],
    next: 'returned',
    clock: 'decide',
  },
  // Nothing of the review is moved by it: it is asked before the person is told, and can be asked again as long as there is anything
  // to tell.
  {
    from: ['awaiting-endorsement', 'agreed', 'sent', 'closed'],
    action: 'disclosure-check',
    case: 'always',
    permission: ['review:propose', 'review:decide', 'review:endorse'],
    next: 'same',
    clock: 'same',
  },
];

/** The row for an action in a state; undefined where the table has none. */
export function transitionFor(
  state: ReviewState,
  action: ReviewAction,
  inCase: TransitionCase,
): Transition | undefined {
  return TRANSITIONS.find((row) => row.action === action && row.case === inCase && row.from.includes(state));
}

/** Permissions of which any one lets somebody do an action in some state: what a route asks before the row decides. */
export function permissionsFor(action: ReviewAction): readonly Permission[] {
  return [
    ...new Set(TRANSITIONS.filter((row) => row.action === action).flatMap(({ permission }) => permission)),
  ];
}
