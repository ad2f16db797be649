import type { Decision, StepSaid } from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import type { Permission, Principal } from '../../src/application/services.ts';
import { SAID } from './review-fixture.ts';
import { NOT_SEEN } from './review-model.ts';

/*
 * The review once more, written from the requirement and not from the table: what the model-based test holds the service to. Time
 * is in hours since the opening.
 */

export interface Model {
  state: string;
  decision: Decision | undefined;
  readonly proposers: Set<string>;
  readonly viewers: Set<string>;
  readonly deciders: Set<string>;
  /** Who endorsed, or refused to. */
  readonly endorsers: Set<string>;
  /** Who countersigned, or refused to. */
  readonly countersigners: Set<string>;
  owed: 'senior-manager' | 'senior-probation-officer' | undefined;
  newFactsOwed: boolean;
  /** Whether the countersignature of the latest decision was refused. */
  refused: boolean;
  /** What was last said of telling the person, of the decision in force. */
  checked: boolean | undefined;
  now: number;
  /** Since when there is time to decide. */
  decideFrom: number;
  runs: number;
  /** Whether some step noted what a run had said. */
  noted: boolean;
  /** Who has asked, evaluated, read or been told. */
  readonly tainted: Set<string>;
  sentReported: boolean;
  newsReported: boolean;
  steps: number;
}

export const newModel = (): Model => ({
  state: 'open',
  decision: undefined,
  proposers: new Set(),
  viewers: new Set(),
  deciders: new Set(),
  endorsers: new Set(),
  countersigners: new Set(),
  owed: undefined,
  newFactsOwed: false,
  refused: false,
  checked: undefined,
  now: 0,
  decideFrom: 0,
  runs: 0,
  noted: false,
  tainted: new Set(),
  sentReported: false,
  newsReported: false,
  steps: 0,
});

const UNDECIDED = new Set(['open', 'proposed', 'viewed', 'returned', 'not-endorsed']);
const isUndecided = ({ state }: Model) => UNDECIDED.has(state);
export const hasRunOut = (model: Model) => isUndecided(model) && model.now - model.decideFrom > 24;
export const mayRead = ({ proposers, viewers, state }: Model, subject: string) =>
  proposers.has(subject) || viewers.size > 0 || state === 'withdrawn' || state === 'closed';

/** Where a step leads, by state; undefined where it cannot be taken. */
function nextState(model: Model, step: StepSaid<StepTaken>): string | undefined {
  const { state, decision, owed } = model;
  const from = (...states: readonly string[]) => states.includes(state);
  switch (step.action) {
    case 'proposal':
      return from('open', 'returned') ? 'proposed' : undefined;
    case 'independent-view':
      return from('proposed', 'viewed') ? 'viewed' : from('not-endorsed') ? state : undefined;
    case 'decision': {
      const needsMore = step.said.outsideUsualFlow === undefined && step.said.decision === 'recall';
      return from('viewed', 'not-endorsed') ? (needsMore ? 'awaiting-endorsement' : 'agreed') : undefined;
    }
    case 'endorsement':
      return from('awaiting-endorsement') ? (step.said.endorsed ? 'agreed' : 'not-endorsed') : undefined;
    case 'countersignature':
      if (owed === undefined) {
        return undefined;
      }
      return state === 'agreed' && !step.said.countersigned ? 'not-endorsed' : state;
    case 'return':
      return from('proposed', 'viewed', 'not-endorsed', 'awaiting-endorsement') ? 'returned' : undefined;
    case 'withdrawal':
      return isUndecided(model) ? 'withdrawn' : undefined;
    case 'closure':
      if (step.said.outcome === 'undecided') {
        return isUndecided(model) ? 'closed' : undefined;
      }
      if (step.said.outcome === 'not-carried-out') {
        return from('agreed') && decision === 'recall' ? 'closed' : undefined;
      }
      return from('sent') || (from('agreed') && decision === 'no-recall') ? 'closed' : undefined;
    case 'new-facts-review':
      if (!model.newFactsOwed) {
        return undefined;
      }
      if (step.said.conclusion === 'stands') {
        return state;
      }
      if (step.said.conclusion === 'does-not-stand') {
        return from('sent', 'closed') ? state : undefined;
      }
      return from('proposed', 'viewed', 'awaiting-endorsement', 'not-endorsed', 'agreed')
        ? 'returned'
        : undefined;
    case 'disclosure-check':
      return decision === undefined ? undefined : state;
  }
}

function neededPermissions(model: Model, step: StepSaid<StepTaken>): readonly Permission[] {
  switch (step.action) {
    case 'proposal':
      return ['review:propose'];
    case 'independent-view':
      return ['review:view'];
    case 'decision':
      return [
        step.said.outsideUsualFlow === undefined ? 'review:decide' : 'review:decide-outside-usual-flow',
      ];
    case 'endorsement':
      return ['review:endorse'];
    case 'countersignature':
      return [model.owed === 'senior-manager' ? 'review:endorse' : 'review:decide'];
    case 'return':
      return model.state === 'awaiting-endorsement' ? ['review:endorse'] : ['review:view', 'review:endorse'];
    case 'withdrawal':
      return [hasRunOut(model) ? 'review:endorse' : 'review:withdraw'];
    case 'closure':
      return [step.said.outcome !== 'done' || model.refused ? 'review:endorse' : 'review:close'];
    case 'new-facts-review':
      return step.said.conclusion === 'reopened' && model.owed === 'senior-manager'
        ? ['review:endorse']
        : ['review:decide', 'review:endorse'];
    case 'disclosure-check':
      return ['review:propose', 'review:decide', 'review:endorse'];
  }
}

const PARTS = ['proposers', 'viewers', 'deciders', 'endorsers', 'countersigners'] as const;
type Part = (typeof PARTS)[number];

/** Whoever had one of these parts cannot take the step. */
function partsKeptFrom(action: StepTaken): readonly Part[] {
  switch (action) {
    case 'proposal':
      return ['viewers', 'deciders', 'endorsers', 'countersigners'];
    case 'independent-view':
    case 'new-facts-review':
      return ['proposers'];
    case 'decision':
      return ['proposers', 'endorsers', 'countersigners'];
    case 'endorsement':
    case 'countersignature':
      return ['proposers', 'deciders'];
    case 'return':
    case 'withdrawal':
    case 'closure':
    case 'disclosure-check':
      return [];
  }
}

/** Which parts somebody had that keep them from a step. */
export const partsAgainst = (model: Model, subject: string, action: StepTaken): readonly Part[] =>
  partsKeptFrom(action).filter((part) => model[part].has(subject));

function hasFault(model: Model, step: StepSaid<StepTaken>): boolean {
  switch (step.action) {
    case 'decision':
      return step.said.text.trim() === '' || step.said.reason !== SAID.decision(step.said.decision).reason;
    case 'independent-view':
      return step.said.immediateRisk.trim() === '';
    case 'closure':
      return step.said.outcome === 'undecided'
        ? !hasRunOut(model)
        : step.said.outcome === 'done' &&
            model.decision === 'no-recall' &&
            (step.said.response ?? []).length === 0;
    case 'disclosure-check':
      return step.said.text.trim() === '' || step.said.considered.length === 0;
    case 'proposal':
    case 'endorsement':
    case 'countersignature':
    case 'return':
    case 'withdrawal':
    case 'new-facts-review':
      return false;
  }
}

/** The code that a step must be refused with; undefined where it must be taken. */
export function refusalOf(model: Model, actor: Principal, step: StepSaid<StepTaken>): string | undefined {
  if (actor.kind === 'system') {
    return 'person-only';
  }
  if (nextState(model, step) === undefined) {
    return 'out-of-turn';
  }
  if (!neededPermissions(model, step).some((each) => actor.permissions.includes(each))) {
    return 'not-permitted';
  }
  if (partsAgainst(model, actor.subject, step.action).length > 0) {
    return 'same-person';
  }
  if (step.action === 'decision' && !model.viewers.has(actor.subject)) {
    return 'view-first';
  }
  if (step.action === 'closure' && step.said.outcome === 'done' && model.owed !== undefined) {
    return 'not-countersigned';
  }
  if (hasFault(model, step)) {
    return 'invalid';
  }
  return step.action === 'disclosure-check' && step.said.known === NOT_SEEN ? 'version-stale' : undefined;
}

/** Moves the model on by a step that was taken. */
export function follow(model: Model, { subject }: Principal, step: StepSaid<StepTaken>): void {
  const before = model.state;
  model.state = nextState(model, step) ?? before;
  switch (step.action) {
    case 'proposal':
      model.proposers.add(subject);
      break;
    case 'independent-view':
      model.viewers.add(subject);
      break;
    case 'decision':
      model.deciders.add(subject);
      model.decision = step.said.decision;
      model.owed =
        step.said.outsideUsualFlow === undefined
          ? undefined
          : // A senior manager would have endorsed every recall.
            step.said.outsideUsualFlow.circumstance === 'out-of-hours' || step.said.decision === 'recall'
            ? 'senior-manager'
            : 'senior-probation-officer';
      model.refused = false;
      model.checked = undefined;
      break;
    case 'endorsement':
      model.endorsers.add(subject);
      break;
    case 'countersignature':
      model.countersigners.add(subject);
      model.owed = undefined;
      model.refused = !step.said.countersigned;
      break;
    case 'new-facts-review':
      model.newFactsOwed = false;
      break;
    case 'disclosure-check':
      model.checked = step.said.endangersNobody;
      break;
    case 'return':
    case 'withdrawal':
    case 'closure':
      break;
  }
  if (isUndecided(model) || model.state === 'withdrawn') {
    const isAnew = ['awaiting-endorsement', 'agreed'].includes(before);
    model.decideFrom = isAnew ? model.now : model.decideFrom;
    model.decision = undefined;
    model.checked = undefined;
    model.owed = undefined;
  }
  model.newFactsOwed &&= model.state !== 'withdrawn';
  noteStep(model);
  wasThere(model, subject);
  send(model);
}

/** A recall that is reported as sent moves what is agreed on recall. */
export function send(model: Model): void {
  if (model.sentReported && model.state === 'agreed' && model.decision === 'recall') {
    model.state = 'sent';
    noteStep(model);
  }
}

/** News that demands a review, in every consideration that there is something to put right in. */
export function news(model: Model): void {
  const isOver = model.state === 'withdrawn' || (model.state === 'closed' && model.decision !== 'recall');
  if (!isOver) {
    model.newFactsOwed = true;
    noteStep(model);
  }
}

function noteStep(model: Model): void {
  model.steps += 1;
  model.noted ||= model.runs > 0;
}

/** Somebody was shown the consideration, with what its steps tell. */
export function wasThere(model: Model, subject: string): void {
  if (model.noted && mayRead(model, subject)) {
    model.tainted.add(subject);
  }
}
