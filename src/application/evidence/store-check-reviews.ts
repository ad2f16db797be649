import {
  findHeadsOfNothing,
  findReviewRows,
  findStepRows,
  type ReviewHeadRow,
  type ReviewRow,
  type StepRow,
} from '../../db/store-check-reviews.ts';
import { decodeContent } from '../content.ts';
import { caseOf } from '../review/decide-step.ts';
import { afterStep, openReview, type Review, type TakenStep } from '../review/fold.ts';
import { openingAt } from '../review/known-review.ts';
import { REVIEW_STATES, type ReviewState, transitionFor } from '../review/transitions.ts';
import { type CheckContext, inBatches } from './store-check-context.ts';
import { parseJson, textAt } from './store-check-facts.ts';
import { FINDING_LIMIT_PER_CHECK, type StoreFinding } from './store-check-findings.ts';

/** Considerations in a batch: each brings the content of all its steps along, and of the licence at the time of each. */
const BATCH_REVIEWS = 64;

/** Holds every step of a review and the head of every consideration against what the ledger says. */
export async function checkReviews(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_REVIEWS,
    (page) => findReviewRows(context.db, page),
    ({ id }) => id,
    async (rows) => {
      const ids = rows.map(({ id }) => id);
      const steps = ids.length === 0 ? [] : await findStepRows(context.db, ids);
      const stepsOf = Map.groupBy(steps, ({ considerationId }) => considerationId);
      for (const row of rows) {
        checkReview(context, row, stepsOf.get(row.id) ?? []);
      }
      await context.pace(steps.length);
    },
  );
  for (const { id, licenceId } of await findHeadsOfNothing(context.db, FINDING_LIMIT_PER_CHECK)) {
    context.findings.add({ check: 'consideration-head-extra', ...placeOf({ id, licenceId }) });
  }
}

function checkReview(context: CheckContext, row: ReviewRow, steps: readonly StepRow[]): void {
  checkVersions(context, row, steps);
  for (const step of steps) {
    checkArea(context, row, step);
  }
  const review = foldSteps(context, row, steps);
  const { head } = row;
  if (head === null) {
    context.findings.add({ check: 'consideration-head-missing', ...placeOf(row) });
    return;
  }
  const known: Partial<ReviewHeadRow> = {
    licenceId: row.licenceId,
    version: Math.max(1, ...row.judgements, ...steps.map(({ version }) => version)),
    // Once the content of the case is erased, the ledger still has how far it was and nothing of why.
    ...(row.erased || review === undefined ? { state: steps.at(-1)?.state ?? 'open' } : headOf(review)),
  };
  const kept = new Map<string, string | number | boolean | null>(Object.entries(head));
  for (const [member, expected] of Object.entries(known)) {
    const found = kept.get(member) ?? null;
    if (found !== expected) {
      context.findings.add({
        check: 'consideration-head-differs',
        ...placeOf(row),
        member,
        expected: String(expected ?? 'nothing'),
        found: String(found ?? 'nothing'),
      });
    }
  }
}

/** The head that a review makes. */
function headOf(review: Review): Omit<ReviewHeadRow, 'licenceId' | 'version'> {
  const { state, decision, urgency, running, countersignBy, countersignDueAt, newFacts, newFactsDueAt } =
    review;
  return {
    state,
    decision: decision ?? null,
    urgency,
    clock: running?.clock ?? null,
    dueAt: running?.dueAt ?? null,
    countersignBy: countersignBy ?? null,
    countersignDueAt: countersignDueAt ?? null,
    newFactsWaiting: newFacts === 'waiting',
    newFactsDueAt: newFactsDueAt ?? null,
  };
}

/**
 * The review as its steps make it. Each must lead to the state that the table gives for what was said; from there on the check
 * goes by the state that the row has, so that one altered row is one finding. Undefined where what a step recorded is gone or
 * cannot be read, which is a finding of its own unless it was erased.
 */
function foldSteps(context: CheckContext, row: ReviewRow, steps: readonly StepRow[]): Review | undefined {
  let review = attempt(() => openReview(openingAt(context.book, row.openedAt)));
  for (const step of steps) {
    if (review === undefined) {
      return undefined;
    }
    const before: Review = review;
    const taken = takenStep(step);
    const next =
      taken && attempt(() => ({ expected: stateAfter(before, taken), after: afterStep(before, taken) }));
    if (next === undefined) {
      return undefined;
    }
    if (next.expected !== step.state) {
      context.findings.add({
        check: 'record-differs',
        ...placeOfStep(row, step),
        member: 'state',
        expected: next.expected ?? 'no such step',
        found: step.state,
      });
    }
    review = next.after;
  }
  return review;
}

/** The state that a step leads to by the table; undefined where there is no such step from there. */
function stateAfter(review: Review, { at, content }: TakenStep): ReviewState | undefined {
  const inCase = caseOf(content, review, at, content.appliedEndorsement);
  const transition = transitionFor(review.state, content.action, inCase);
  return transition?.next === 'same' ? review.state : transition?.next;
}

function takenStep({ content, state, recordedAt, recordedBy }: StepRow): TakenStep | undefined {
  const known = REVIEW_STATES.find((each) => each === state);
  if (content === null || known === undefined) {
    return undefined;
  }
  const bytes = content;
  return attempt(() => ({
    state: known,
    at: recordedAt,
    by: recordedBy,
    content: decodeContent('review-step', bytes),
  }));
}

/** Content that somebody altered may be anything, and nothing in it may stop the check. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** No version may be there twice, once as a judgement and once as a step. */
function checkVersions(context: CheckContext, row: ReviewRow, steps: readonly StepRow[]): void {
  const judgements = new Set(row.judgements);
  for (const step of steps.filter(({ version }) => judgements.has(version))) {
    context.findings.add({
      check: 'record-differs',
      ...placeOfStep(row, step),
      member: 'version',
      expected: 'a version of its own',
      found: `that of a judgement, ${step.version}`,
    });
  }
}

/** Figures go to the area in which the case was supervised when the step was taken. */
function checkArea(context: CheckContext, row: ReviewRow, step: StepRow): void {
  const licence = parseJson(step.licence);
  if (licence === undefined) {
    return;
  }
  const area = [
    { member: 'region', expected: textAt(licence.value, 'region'), found: step.region },
    { member: 'delivery_unit', expected: textAt(licence.value, 'deliveryUnit'), found: step.deliveryUnit },
  ];
  for (const { member } of area.filter(({ expected, found }) => (expected ?? null) !== found)) {
    context.findings.add({ check: 'record-differs', ...placeOfStep(row, step), member });
  }
}

function placeOf({ id, licenceId }: Pick<ReviewRow, 'id' | 'licenceId'>): Omit<StoreFinding, 'check'> {
  return { licence: licenceId, table: 'consideration_heads', key: `consideration ${id}` };
}

function placeOfStep({ licenceId }: ReviewRow, step: StepRow): Omit<StoreFinding, 'check'> {
  return {
    entryId: step.entryId,
    licence: licenceId,
    table: 'review_steps',
    key: `${step.considerationId} version ${step.version}`,
  };
}
