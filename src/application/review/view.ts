import type { Instant } from '../model.ts';
import { clockViews, hasExpired } from './clocks.ts';
import { possibleActions } from './decide-step.ts';
import type { KnownReview, VersionedStep } from './known-review.ts';
import type { ReviewView, StepView } from './services.ts';
import { waitsFor } from './whose-move.ts';
import { showStep } from './withholding.ts';

/** How a review is looked at. */
export interface Look {
  /** The instant by which clocks have run out or not. */
  readonly now: Instant;
  /** Whether the reader may read the answers of the consideration. */
  readonly may: boolean;
  /** Without what the service noted with the steps: lists leave it out. */
  readonly withoutNotes: boolean;
  /** When a recall of the consideration was first reported as sent; undefined where none was. */
  readonly firstSentAt: Instant | undefined;
}

/** A review as it is shown to somebody. */
export function viewReview({ review, steps }: KnownReview, look: Look): ReviewView {
  const { now, may, withoutNotes, firstSentAt } = look;
  const { recallAgreedAt, countersignature, newFacts } = review;
  const beforeAgreement =
    firstSentAt !== undefined && (recallAgreedAt === undefined || firstSentAt < recallAgreedAt);
  return {
    state: review.state,
    ...(review.decision === undefined ? {} : { decision: review.decision }),
    urgency: review.urgency,
    clocks: clockViews(review, now),
    expired: hasExpired(review, now),
    notYetCountersigned: review.countersignBy !== undefined,
    ...(countersignature === undefined ? {} : { countersignature }),
    ...(newFacts === undefined ? {} : { newFacts }),
    waitsFor: waitsFor(review, now),
    ...(beforeAgreement ? { recallBeforeAgreement: true } : {}),
    actions: possibleActions(review, now),
    steps: steps.map((step) => {
      const shown = showStep(viewStep(step), may);
      return withoutNotes ? leaveNotesOut(shown) : shown;
    }),
  };
}

function viewStep({ version, state, at, by, content }: VersionedStep): StepView {
  return { version, action: content.action, state, at, by, content };
}

/** A list is read by many and its entry stands in no case: nobody learns from one what a run had said. */
function leaveNotesOut({ content, ...facts }: StepView): StepView {
  if (content === undefined) {
    return facts;
  }
  const { noted: _noted, departs: _departs, ...said } = content;
  return { ...facts, content: said };
}
