import type { Instant } from '../model.ts';
import { type Countersigner, hasExpired, type RunningClocks } from './clocks.ts';
import type { NewFactsStanding } from './model.ts';
import { QUEUES, type Queue } from './services.ts';
import type { ReviewState } from './transitions.ts';

/** What of a consideration says whose move it is. */
export interface Position extends RunningClocks {
  readonly state: ReviewState;
  /** Who has yet to countersign; left out once somebody has, or where nobody need. */
  readonly countersignBy?: Countersigner;
  /** How it stands to news; left out where there never was any. */
  readonly newFacts?: NewFactsStanding;
}

/** What brings a consideration to a queue: any of these. */
export interface QueueRule {
  /** The states whose next step is that of whoever has the queue. */
  readonly states: readonly ReviewState[];
  /** Every consideration whose time to decide ran out undecided. */
  readonly expired: boolean;
  /** Every countersignature that is owed, or those that one role owes. */
  readonly countersignatures: 'all' | 'none' | Countersigner;
  /** Every consideration in which facts that came after the decision wait to be reviewed. */
  readonly newFacts: boolean;
}

/**
 * The queues, the one table of them: `waitsFor` reads it for one consideration and `src/db/consideration-queue.ts` for all. What
 * waits to be sent, carried out or closed is the practitioner's.
 */
export const QUEUE_RULES: Readonly<Record<Queue, QueueRule>> = {
  practitioner: {
    states: ['open', 'returned', 'agreed', 'sent'],
    expired: false,
    countersignatures: 'none',
    newFacts: false,
  },
  'senior-probation-officer': {
    states: ['proposed', 'viewed', 'not-endorsed'],
    expired: false,
    countersignatures: 'senior-probation-officer',
    newFacts: false,
  },
  'senior-manager': {
    states: ['awaiting-endorsement'],
    expired: true,
    countersignatures: 'senior-manager',
    newFacts: false,
  },
  countersignature: { states: [], expired: false, countersignatures: 'all', newFacts: false },
  'new-facts': { states: [], expired: false, countersignatures: 'none', newFacts: true },
};

/** On whose queues a consideration is. One that has ended can still owe a countersignature or a review. */
export function waitsFor(position: Position, now: Instant): readonly Queue[] {
  return QUEUES.filter((queue) => isOn(QUEUE_RULES[queue], position, now));
}

function isOn(rule: QueueRule, position: Position, now: Instant): boolean {
  const { state, countersignBy, newFacts } = position;
  const { countersignatures } = rule;
  return (
    rule.states.includes(state) ||
    (rule.expired && hasExpired(position, now)) ||
    (countersignBy !== undefined && (countersignatures === 'all' || countersignatures === countersignBy)) ||
    (rule.newFacts && newFacts === 'waiting')
  );
}
