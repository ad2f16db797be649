import { londonDayOf } from '../london.ts';
import type { Instant, LicenceContent } from '../model.ts';
import { foldReview, type Review } from '../review/fold.ts';
import type { Decision } from '../review/model.ts';
import type { CaseRecords, RecordedQuestion, RecordedStep } from './case-records.ts';
import { courseOf } from './clock-runs.ts';
import type { ConsiderationFigures, ConsiderationOutcome } from './figures.ts';
import { conductOfRun, runFigures } from './run-figures.ts';
import { sentenceGroupOf } from './sentence-group.ts';

const MINUTE_MS = 60_000;

/** The decision in force of a review, and the step that made it; undefined where nothing is decided. */
export interface DecisionInForce {
  readonly decision: Decision;
  readonly at: Instant;
  readonly reason: string;
  readonly region?: string;
  readonly deliveryUnit?: string;
}

/** Finds it. A decision that was not endorsed, or was returned or reopened, is none. */
export function decisionInForce(steps: readonly RecordedStep[], review: Review): DecisionInForce | undefined {
  const step = steps.findLast(({ content }) => content.action === 'decision');
  if (review.decision === undefined || step === undefined || step.content.action !== 'decision') {
    return undefined;
  }
  return { decision: review.decision, at: step.at, reason: step.content.said.reason, ...areaOf(step) };
}

/** The figures of one consideration. */
export function deriveConsideration(
  { licenceId, licenceAt }: Pick<CaseRecords, 'licenceId' | 'licenceAt'>,
  { id, opening, steps, run }: RecordedQuestion,
): ConsiderationFigures {
  const review = foldReview(opening, steps);
  const decided = decisionInForce(steps, review);
  const licence = licenceAt(decided?.at ?? opening.at);
  return {
    considerationId: id,
    licenceId,
    openedAt: opening.at,
    openedOn: londonDayOf(opening.at),
    ...(decided === undefined ? areaOf(licence) : areaOf(decided)),
    sentenceGroup: sentenceGroupOf(licence.sentences),
    ...(run === undefined ? { conduct: 'unknown' as const } : conductOfRun(run.content.answer)),
    outcome: outcomeOf(review),
    state: review.state,
    ...(run === undefined ? {} : { run: runFigures(run.id, run.content, run.book) }),
    ...(decided === undefined
      ? {}
      : decisionFigures(opening.at, decided, run?.content.answer.outcome.recall.answer)),
    ...(review.people.proposers.size === 0 ? {} : { urgency: review.urgency }),
    ...courseOf(opening, steps),
  };
}

function decisionFigures(
  openedAt: Instant,
  { decision, at, reason }: DecisionInForce,
  recall: 'supported' | 'not-supported' | 'unknown' | undefined,
): Pick<
  ConsiderationFigures,
  'decision' | 'decidedAt' | 'decidedOn' | 'decisionReason' | 'departed' | 'minutesToDecide'
> {
  return {
    decision,
    decidedAt: at,
    decidedOn: londonDayOf(at),
    decisionReason: reason,
    ...(recall === undefined || recall === 'unknown'
      ? {}
      : { departed: (decision === 'recall') !== (recall === 'supported') }),
    minutesToDecide: Math.floor((Date.parse(at) - Date.parse(openedAt)) / MINUTE_MS),
  };
}

function outcomeOf({ state, decision }: Review): ConsiderationOutcome {
  switch (state) {
    case 'withdrawn':
      return 'withdrawn';
    case 'closed':
      return decision ?? 'undecided';
    case 'open':
    case 'proposed':
    case 'viewed':
    case 'returned':
    case 'not-endorsed':
    case 'awaiting-endorsement':
    case 'agreed':
    case 'sent':
      return decision ?? 'open';
  }
}

/** Where something was, without what is not known of it. */
export function areaOf({
  region,
  deliveryUnit,
}: Pick<LicenceContent, 'region' | 'deliveryUnit'>): Pick<LicenceContent, 'region' | 'deliveryUnit'> {
  return {
    ...(region === undefined ? {} : { region }),
    ...(deliveryUnit === undefined ? {} : { deliveryUnit }),
  };
}
