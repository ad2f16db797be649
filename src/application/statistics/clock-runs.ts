import type { Instant } from '../model.ts';
import type { ClockName } from '../review/clocks.ts';
import { afterStep, type Opening, openReview, type Review, type TakenStep } from '../review/fold.ts';
import type { ReviewAction } from '../review/model.ts';
import type { ReviewState } from '../review/transitions.ts';
import type { ClockRun, ConsiderationFigures } from './figures.ts';

/** What a clock asks for: whatever else stops it leaves nothing due any more. */
const ASKED_FOR: Readonly<Record<ClockName, ReviewAction>> = {
  decide: 'decision',
  endorse: 'endorsement',
  act: 'sending',
  countersign: 'countersignature',
  'review-new-facts': 'new-facts-review',
};

const MINUTE_MS = 60_000;

/** What the course of a review says of its clocks and of the time spent in each state. */
export type CourseFigures = Pick<ConsiderationFigures, 'clocks' | 'dwell' | 'expiresAt' | 'unansweredAt'>;

/** Follows a review from its opening, step by step. */
export function courseOf(opening: Opening, steps: readonly TakenStep[]): CourseFigures {
  const runs: ClockRun[] = [];
  const running = new Map<ClockName, number>();
  const dwell = new Map<ReviewState, number>();
  let review = openReview(opening);
  let since = opening.at;
  move(review);
  for (const step of steps) {
    const next = afterStep(review, step);
    if (next.state !== review.state) {
      dwell.set(review.state, (dwell.get(review.state) ?? 0) + Date.parse(step.at) - Date.parse(since));
      since = step.at;
    }
    review = next;
    move(review, step);
  }
  const expired = runs.filter(
    ({ clock, outcome }) => clock === 'decide' && (outcome === undefined || outcome === 'late'),
  );
  const expiresAt = expired[0]?.dueAt;
  const unansweredAt = expired.find(({ dueAt }) => stateAt(steps, dueAt) === 'proposed')?.dueAt;
  return {
    dwell: Object.fromEntries([...dwell].map(([state, ms]) => [state, Math.floor(ms / MINUTE_MS)])),
    clocks: runs,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(unansweredAt === undefined ? {} : { unansweredAt }),
  };

  /** Stops what no longer runs, and starts what does. A run that goes on is due when it was due. */
  function move(to: Review, by?: TakenStep): void {
    const due = dueIn(to);
    for (const [clock, place] of running) {
      const run = runs[place];
      if (by !== undefined && run !== undefined && due.get(clock) !== run.dueAt) {
        runs[place] = { ...run, outcome: outcomeOf(run, by) };
        running.delete(clock);
      }
    }
    for (const [clock, dueAt] of due) {
      if (!running.has(clock)) {
        running.set(clock, runs.length);
        runs.push({ clock, dueAt });
      }
    }
  }
}

function dueIn({
  running,
  countersignDueAt,
  newFactsDueAt,
  newFacts,
}: Review): ReadonlyMap<ClockName, Instant> {
  const due = new Map<ClockName, Instant>();
  if (running !== undefined) {
    due.set(running.clock, running.dueAt);
  }
  if (countersignDueAt !== undefined) {
    due.set('countersign', countersignDueAt);
  }
  if (newFacts === 'waiting' && newFactsDueAt !== undefined) {
    due.set('review-new-facts', newFactsDueAt);
  }
  return due;
}

/** What is due at this very millisecond is in time, as on the queue. */
function outcomeOf({ clock, dueAt }: ClockRun, by: TakenStep): NonNullable<ClockRun['outcome']> {
  if (dueAt < by.at) {
    return 'late';
  }
  return by.content.action === ASKED_FOR[clock] ? 'met' : 'ended';
}

function stateAt(steps: readonly TakenStep[], at: Instant): ReviewState {
  return steps.findLast((step) => step.at <= at)?.state ?? 'open';
}
