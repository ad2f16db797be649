import { isDeepStrictEqual } from 'node:util';
import { byDayThenId } from '../../src/application/case-inputs.ts';
import { encodeContent } from '../../src/application/content.ts';
import { judgementFaults } from '../../src/application/judgement-faults.ts';
import { liveRecallOf } from '../../src/application/live-recall.ts';
import { addInLondon, londonDayOf } from '../../src/application/london.ts';
import type { ConsiderationContent, Instant, JudgementContent } from '../../src/application/model.ts';
import { runOn } from '../../src/application/recommendations.ts';
import { assembleCase, type LoadedCase } from '../../src/application/recorded-case.ts';
import { countersignerOf } from '../../src/application/review/clocks.ts';
import { decideStep, type StepFacts } from '../../src/application/review/decide-step.ts';
import { openReview } from '../../src/application/review/fold.ts';
import { isIndependent } from '../../src/application/review/independence.ts';
import { openingAt } from '../../src/application/review/known-review.ts';
import {
  type Known,
  type Noted,
  type ReviewAction,
  type StepContents,
  type StepNotes,
  type StepSaid,
  stepSaid,
} from '../../src/application/review/model.ts';
import { compareDecision, machineSaid, wasShown } from '../../src/application/review/noted.ts';
import type { OwnAct } from '../../src/application/review/own-acts.ts';
import { ACTS, afterVersion, headOf, makeStep } from '../../src/application/review/record-step.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import { standingToRecords } from '../../src/application/review/standing.ts';
import { type Transition, transitionFor } from '../../src/application/review/transitions.ts';
import type { Principal } from '../../src/application/services.ts';
import { type AuditSubject, sha256 } from '../../src/audit/index.ts';
import type { Answer, IsoDate } from '../../src/rules/index.ts';
import {
  begin,
  type Doing,
  type GrowingCase,
  type GrowingConsideration,
  type KeptRun,
  record,
} from './growing-case.ts';

/*
 * Considerations, runs and steps as the use cases of the service do them, without its database. Whether a step may be taken, where
 * it leads, what is noted with it and which clocks run is decided by the functions of the service itself.
 */

/** Opens a consideration, with the judgement where there is one. */
export function openConsideration(
  growing: GrowingCase,
  by: Principal,
  content: ConsiderationContent,
  judgement: JudgementContent | undefined,
  when: Instant,
): GrowingConsideration {
  const doing = begin(growing, by, when);
  const id = growing.chance.id(doing.at);
  const opening = openingAt(growing.book, doing.at);
  const entryId = record(
    growing,
    doing,
    'consideration-opened',
    [{ kind: 'consideration', id, version: 1 }],
    encodeContent('consideration', content),
  );
  growing.rows.add('considerations', {
    id,
    licence_id: growing.id,
    entry_id: entryId,
    recorded_at: doing.at,
    recorded_by: doing.by.subject,
  });
  const consideration: GrowingConsideration = {
    content,
    known: { id, licenceId: growing.id, version: 1, opening, steps: [], review: openReview(opening) },
    judgement: undefined,
    runs: [],
  };
  growing.considerations.push(consideration);
  if (judgement !== undefined) {
    keepJudgement(growing, doing, consideration, 1, judgement);
  }
  return consideration;
}

/** Records a judgement, or a later version of it. */
export function recordJudgement(
  growing: GrowingCase,
  by: Principal,
  consideration: GrowingConsideration,
  judgement: JudgementContent,
  when: Instant,
): void {
  const doing = begin(growing, by, when);
  const version = consideration.known.version + 1;
  keepJudgement(growing, doing, consideration, version, judgement);
  consideration.known = { ...consideration.known, version };
}

function keepJudgement(
  growing: GrowingCase,
  doing: Doing,
  consideration: GrowingConsideration,
  version: number,
  judgement: JudgementContent,
): void {
  const [fault] = judgementFaults(judgement, new Set(growing.events.keys()), '');
  if (fault !== undefined) {
    throw new RangeError(`a generated judgement has a fault at ${fault.field}: ${fault.problem}`);
  }
  const { id } = consideration.known;
  const act = consideration.judgement === undefined ? 'judgement-recorded' : 'judgement-replaced';
  const about: readonly AuditSubject[] = [{ kind: 'judgement', id, version }];
  const entryId = record(growing, doing, act, about, encodeContent('judgement', judgement));
  growing.rows.add('judgement_versions', {
    consideration_id: id,
    version,
    entry_id: entryId,
    recorded_at: doing.at,
    recorded_by: doing.by.subject,
  });
  consideration.judgement = { version, content: judgement };
}

/** Runs the rules over the case as it is known now. */
export function runRules(
  growing: GrowingCase,
  by: Principal,
  consideration: GrowingConsideration,
  when: Instant,
): KeptRun {
  const doing = begin(growing, by, when);
  const { at } = doing;
  const asAt = londonDayOf(at);
  const content = runOn(growing.book, asKnown(growing, consideration, asAt), asAt, at);
  const id = growing.chance.id(at);
  const bytes = encodeContent('recommendation', content);
  const about: readonly AuditSubject[] = [
    { kind: 'recommendation', id },
    { kind: 'consideration', id: consideration.known.id },
  ];
  const entryId = record(growing, doing, 'recommendation-made', about, bytes);
  const contentHash = sha256(bytes);
  const expiresAt = addInLondon(at, content.answer.expires.within);
  growing.rows.add('recommendations', {
    id,
    consideration_id: consideration.known.id,
    entry_id: entryId,
    what_if: false,
    as_at: asAt,
    known_at: at,
    rule_book_version: content.ruleBook.version,
    content_hash: contentHash,
    recorded_at: at,
    recorded_by: by.subject,
    expires_at: expiresAt,
  });
  const run: KeptRun = { id, at, content, contentHash, expiresAt };
  consideration.runs.push(run);
  return run;
}

/** Reads a run, whose answer is shown to whoever reads. */
export function readRun(growing: GrowingCase, by: Principal, run: KeptRun, when: Instant): void {
  record(growing, begin(growing, by, when), 'recommendation-read', [{ kind: 'recommendation', id: run.id }]);
}

/** The case as it is known now, as the rules read it. Every person has one licence here, so no other is looked at. */
function asKnown(growing: GrowingCase, consideration: GrowingConsideration, asAt: IsoDate): LoadedCase {
  const events = [...growing.events].map(([id, latest]) => ({ id, ...latest })).toSorted(byDayThenId);
  const recall = liveRecallOf([...growing.recalls.values()], asAt);
  const { judgement } = consideration;
  return assembleCase(
    {
      licence: growing.licence,
      events,
      ...(judgement === undefined ? {} : { judgement }),
      ...(recall === undefined ? {} : { recall }),
      otherLicences: { live: [], consulted: [] },
      notToRecall: countNotToRecall(growing, consideration, asAt),
    },
    asAt,
  );
}

/** In how many other considerations it was decided not to recall, since the release; a decision here is never taken back once made. */
function countNotToRecall(
  { considerations, licence }: GrowingCase,
  consideration: GrowingConsideration,
  asAt: IsoDate,
): number {
  const since = licence.content.release?.date;
  return considerations.filter(({ known: { id, review } }) => {
    const day = review.decidedAt === undefined ? undefined : londonDayOf(review.decidedAt);
    return (
      id !== consideration.known.id &&
      review.decision === 'no-recall' &&
      day !== undefined &&
      day <= asAt &&
      (since === undefined || day >= since)
    );
  }).length;
}

/**
 * Takes a step of a review.
 *
 * @throws {RangeError} when the service would refuse it, which is a fault of the generator.
 */
export function takeStep<A extends StepTaken>(
  growing: GrowingCase,
  by: Principal,
  consideration: GrowingConsideration,
  action: A,
  said: StepContents[A],
  when: Instant,
): void {
  const doing = begin(growing, by, when);
  const { book } = growing;
  const { at } = doing;
  const today = londonDayOf(at);
  const step = stepSaid(action, said);
  const { ifRecall, ifNoRecall } =
    step.action === 'decision'
      ? askWhoEndorses(growing, consideration, today)
      : { ifRecall: undefined, ifNoRecall: undefined };
  const facts: StepFacts = {
    at,
    today,
    reasonsFor: (decision) => book.vocabulary(`decision-reasons-${decision}`),
    endorsementOf: (decision) => (decision === 'recall' ? ifRecall : ifNoRecall)?.answer ?? 'unknown',
    countersignerOf: (circumstance) => countersignerOf(book, circumstance, at),
  };
  const allowed = decideStep(consideration.known.review, by, step, facts);
  if ('refused' in allowed) {
    throw new RangeError(`a generated ${action} would be refused: ${JSON.stringify(allowed.refused)}`);
  }
  const acts = growing.acts.get(by.subject) ?? [];
  const noted = noteNow(growing, doing, consideration, acts);
  const { transition, state: _state, ...follows } = allowed;
  const notes: StepNotes = {
    noted,
    ...noteOf(growing, consideration, by.subject, step, noted, acts),
    ...follows,
  };
  keepStep(growing, doing, consideration, transition, step, notes);
}

/** Who must agree to each decision, by the rules over what is known now. The same inputs on the same day are not run again. */
function askWhoEndorses(
  growing: GrowingCase,
  consideration: GrowingConsideration,
  today: IsoDate,
): Answer['endorsement'] {
  const { inputs } = asKnown(growing, consideration, today);
  const run = consideration.runs.at(-1)?.content;
  const same = run !== undefined && run.asAt === today && isDeepStrictEqual(run.inputs, inputs);
  return (same ? run.answer : growing.book.recommend({ inputs, asAt: today })).endorsement;
}

/** Takes the step that follows from what was reported, where the review is in a state that has it. */
export function followUp<A extends Exclude<ReviewAction, StepTaken>>(
  growing: GrowingCase,
  doing: Doing,
  consideration: GrowingConsideration,
  action: A,
  said: StepContents[A],
): void {
  const { review } = consideration.known;
  const transition = transitionFor(review.state, action, 'always');
  if (transition === undefined || (action === 'sending' && review.decision !== 'recall')) {
    return;
  }
  const acts = growing.acts.get(doing.by.subject) ?? [];
  const noted = noteNow(growing, doing, consideration, acts);
  keepStep(growing, doing, consideration, transition, stepSaid(action, said), { noted });
}

function noteOf(
  growing: GrowingCase,
  { known }: GrowingConsideration,
  subject: string,
  step: StepSaid<StepTaken>,
  { machine }: Noted,
  acts: readonly OwnAct[],
): Omit<StepNotes, 'noted'> {
  if (step.action === 'decision') {
    return { departs: compareDecision(step.said.decision, machine) };
  }
  if (step.action !== 'independent-view') {
    return {};
  }
  const independent = isIndependent({
    subject,
    openedAt: known.opening.at,
    considerations: growing.considerations.map(({ known: { id, steps, review }, runs }) => ({
      id,
      steps,
      review,
      runs: new Set(runs.map((run) => run.id)),
    })),
    acts,
    judged: acts.some(({ about }) => about.some(({ kind, id }) => kind === 'judgement' && id === known.id)),
    askedInline: false,
  });
  return { independent };
}

function noteNow(
  growing: GrowingCase,
  { by, at }: Doing,
  consideration: GrowingConsideration,
  acts: readonly OwnAct[],
): Noted {
  const known = knownNow(growing, consideration, at);
  const { id: considerationId } = consideration.known;
  const run = consideration.runs.at(-1);
  if (run === undefined) {
    return { machine: { said: 'nothing' }, known };
  }
  const recalls = [...growing.recalls.values()].flatMap(({ history }) => {
    const now = history.at(-1);
    const before = history.findLast((version) => version.at <= run.content.knownAt);
    return now === undefined ? [] : [{ now: { id: considerationId, ...now }, before }];
  });
  const { state } = standingToRecords(
    { licenceId: growing.id, considerationId, expiresAt: run.expiresAt },
    run.content,
    { judgementVersion: undefined, ...known },
    recalls,
    at,
  );
  const shown = wasShown(by.subject, consideration.known, run, acts);
  return { machine: machineSaid(run, state, shown), known };
}

/** Versions of what is known of a case at an instant that is not before its latest act. */
export function knownNow(growing: GrowingCase, { judgement }: GrowingConsideration, at: Instant): Known {
  const recall = liveRecallOf([...growing.recalls.values()], londonDayOf(at));
  return {
    licenceVersion: growing.licence.version,
    events: [...growing.events]
      .map(([id, { version }]) => ({ id, version }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ...(judgement === undefined ? {} : { judgementVersion: judgement.version }),
    ...(recall === undefined ? {} : { recall: { id: recall.id, version: recall.version } }),
  };
}

function keepStep(
  growing: GrowingCase,
  doing: Doing,
  consideration: GrowingConsideration,
  transition: Transition,
  step: StepSaid,
  notes: StepNotes,
): void {
  const { known } = consideration;
  const { at, by } = doing;
  const made = makeStep(growing.book, known, transition, step, notes, { at, by: by.subject });
  const { machine } = notes.noted;
  const about: readonly AuditSubject[] = [
    { kind: 'consideration', id: known.id, version: made.version },
    ...(machine.said === 'answer' ? [{ kind: 'recommendation' as const, id: machine.recommendation }] : []),
  ];
  const entryId = record(
    growing,
    doing,
    ACTS[step.action],
    about,
    encodeContent('review-step', made.content),
  );
  growing.rows.add('review_steps', {
    consideration_id: known.id,
    version: made.version,
    licence_id: growing.id,
    action: step.action,
    state: made.state,
    region: growing.place.region,
    delivery_unit: growing.place.deliveryUnit,
    entry_id: entryId,
    recorded_at: at,
    recorded_by: by.subject,
  });
  consideration.known = { ...afterVersion(known, made), steps: [...known.steps, made] };
}

/** Writes the head of a consideration, as its last step left it. */
export function finishConsideration({ id, rows }: GrowingCase, { known }: GrowingConsideration): void {
  const head = headOf(known.version, known.review);
  rows.add('consideration_heads', {
    consideration_id: known.id,
    licence_id: id,
    version: head.version,
    state: head.state,
    decision: head.decision,
    urgency: head.urgency,
    clock: head.clock,
    due_at: head.dueAt,
    countersign_by: head.countersignBy,
    countersign_due_at: head.countersignDueAt,
    new_facts_waiting: head.newFactsWaiting,
    new_facts_due_at: head.newFactsDueAt,
  });
}
