import type { AuditAct, AuditSubject } from '../../audit/index.ts';
import { moveConsiderationHead, type ConsiderationHead } from '../../db/consideration-heads.ts';
import { insertStep } from '../../db/review.ts';
import { encodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../failures.ts';
import type { Instant } from '../model.ts';
import type { CaseWork } from '../records.ts';
import { dueAt } from './clocks.ts';
import { caseOf } from './decide-step.ts';
import { afterStep, type Review } from './fold.ts';
import { type KnownReview, loadReviews, type VersionedStep } from './known-review.ts';
import {
  type ReviewAction,
  type StartedClock,
  type StepContents,
  type StepNotes,
  type StepSaid,
  stepSaid,
} from './model.ts';
import { noteWhatWasKnown } from './noted.ts';
import { findOwnActs } from './own-acts.ts';
import type { StepTaken } from './services.ts';
import { type ReviewState, type Transition, transitionFor } from './transitions.ts';

/** The audit act of each action. */
export const ACTS: Readonly<Record<ReviewAction, AuditAct>> = {
  proposal: 'proposal-recorded',
  'independent-view': 'independent-view-recorded',
  decision: 'decision-recorded',
  endorsement: 'endorsement-recorded',
  countersignature: 'countersignature-recorded',
  return: 'information-requested',
  withdrawal: 'consideration-withdrawn',
  closure: 'consideration-closed',
  'new-facts-review': 'new-facts-reviewed',
  'disclosure-check': 'disclosure-checked',
  sending: 'consideration-sent',
  'new-facts': 'new-facts-noted',
};

/** The review of a consideration whose case is being worked on, as it is known now. */
export async function loadReview(
  work: CaseWork,
  deps: Pick<Dependencies, 'book'>,
  considerationId: string,
): Promise<KnownReview> {
  const known = (await loadReviews(work.trx, deps.book, [considerationId], work.at)).get(considerationId);
  if (known === undefined) {
    throw notFound('consideration');
  }
  return known;
}

/**
 * Records a step that follows from what was reported, where the table has it in the state that the consideration is in; where it
 * has not, nothing happens: what was reported is recorded already.
 */
export async function recordStep<A extends Exclude<ReviewAction, StepTaken>>(
  work: CaseWork,
  deps: Pick<Dependencies, 'book'>,
  considerationId: string,
  action: A,
  said: StepContents[A],
): Promise<void> {
  const known = await loadReview(work, deps, considerationId);
  const step = stepSaid(action, said);
  const transition = transitionFor(known.review.state, action, 'always');
  if (transition === undefined || (action === 'sending' && known.review.decision !== 'recall')) {
    return;
  }
  const acts = await findOwnActs(work.trx, work.licenceId, work.by);
  const noted = await noteWhatWasKnown(work, deps, known, acts);
  await appendStep(work, deps, known, transition, step, { noted });
}

/**
 * Keeps a step: its entry with its content, its row, and the head of the consideration, moved. The row carries the area that
 * supervises the case at that moment, whatever comes of the case later: figures go to the area that took the step.
 */
export async function appendStep(
  work: CaseWork,
  { book }: Pick<Dependencies, 'book'>,
  known: Pick<KnownReview, 'id' | 'version' | 'review'>,
  transition: Transition,
  step: StepSaid,
  notes: StepNotes,
  consulted: readonly string[] = [],
): Promise<void> {
  const { id } = known;
  const made = makeStep(book, known, transition, step, notes, work);
  const { machine } = notes.noted;
  const about: readonly AuditSubject[] = [
    { kind: 'consideration', id, version: made.version },
    ...(machine.said === 'answer' ? [{ kind: 'recommendation' as const, id: machine.recommendation }] : []),
    ...consulted.map((licence) => ({ kind: 'licence' as const, id: licence })),
  ];
  const entryId = await work.record(ACTS[step.action], about, encodeContent('review-step', made.content));
  await insertStep(work.trx, {
    considerationId: id,
    version: made.version,
    licenceId: work.licenceId,
    action: step.action,
    state: made.state,
    region: work.head.region,
    deliveryUnit: work.head.deliveryUnit,
    entryId,
    recordedAt: work.at,
    recordedBy: work.by,
  });
  const { review } = afterVersion(known, made);
  await moveConsiderationHead(work.trx, id, headOf(made.version, review));
}

/** A step as it is kept, put together from what was decided: pure. */
export function makeStep(
  book: Pick<Dependencies['book'], 'parameterOn' | 'version' | 'digest'>,
  { version, review }: Pick<KnownReview, 'version' | 'review'>,
  transition: Transition,
  step: StepSaid,
  notes: StepNotes,
  { at, by }: Pick<CaseWork, 'at' | 'by'>,
): VersionedStep {
  const clocks = clocksStartedBy(book, at, review, transition, step, notes);
  const ruleBook = { version: book.version, digest: book.digest };
  return {
    version: version + 1,
    state: transition.next === 'same' ? review.state : transition.next,
    at,
    by,
    content: {
      ...step,
      ...notes,
      ...(clocks.length === 0 ? {} : { clocks }),
      // The reason for a decision is from a list of the book, whether or not the book sets a time for what follows.
      ...(clocks.length === 0 && step.action !== 'decision' ? {} : { ruleBook }),
    },
  };
}

/** A consideration after one more step. */
export function afterVersion<K extends Pick<KnownReview, 'version' | 'review'>>(
  known: K,
  step: VersionedStep,
): K {
  return { ...known, version: step.version, review: afterStep(known.review, step) };
}

/** Every clock that a step starts, as far as the rule book sets a time for it. */
function clocksStartedBy(
  book: Pick<Dependencies['book'], 'parameterOn'>,
  at: Instant,
  review: Review,
  { clock }: Transition,
  step: StepSaid,
  { countersignBy }: StepNotes,
): NonNullable<StepNotes['clocks']> {
  const decision = step.action === 'decision' ? step.said.decision : review.decision;
  const decidedAt = step.action === 'decision' ? at : (review.decidedAt ?? at);
  const start = (started: StartedClock, from: string) => {
    const due = dueAt(book, started, { from, ...(decision === undefined ? {} : { decision }) });
    return due === undefined ? [] : [{ clock: started, from, dueAt: due }];
  };
  return [
    // Endorsing and acting are both timed from the decision, whoever endorses it in between.
    ...(clock === 'same' || clock === 'none' ? [] : start(clock, clock === 'act' ? decidedAt : at)),
    ...(countersignBy === undefined ? [] : start('countersign', at)),
    ...(step.action === 'new-facts' ? start('review-new-facts', at) : []),
  ];
}

/** The head of a consideration, as the queue reads it. */
export function headOf(version: number, review: Review): ConsiderationHead {
  const { running, countersignBy, countersignDueAt, newFacts, newFactsDueAt } = review;
  return {
    version,
    state: review.state,
    decision: review.decision ?? null,
    urgency: review.urgency,
    clock: running?.clock ?? null,
    dueAt: running?.dueAt ?? null,
    countersignBy: countersignBy ?? null,
    countersignDueAt: countersignDueAt ?? null,
    newFactsWaiting: newFacts === 'waiting',
    newFactsDueAt: newFactsDueAt ?? null,
  };
}

/**
 * Where a step leads by the table of this release, from what was recorded: what the state of its row must be.
 */
export function stateAfter(
  review: Review,
  { at, content }: Pick<VersionedStep, 'at' | 'content'>,
): ReviewState | undefined {
  const transition = transitionFor(
    review.state,
    content.action,
    caseOf(content, review, at, content.appliedEndorsement),
  );
  return transition?.next === 'same' ? review.state : transition?.next;
}
