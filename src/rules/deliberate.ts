import { type Charge, chargeOf, chargesTogether, EVENTS_NOT_GIVEN, eventFacts } from './facts/from-event.ts';
import {
  escalationFacts,
  judgementFacts,
  type Measure,
  measuresOf,
  measuresTogether,
} from './facts/from-judgement.ts';
import {
  governingGate,
  licenceFacts,
  sentenceFacts,
  sentencesOf,
  sentencesTogether,
} from './facts/from-licence.ts';
import { conditionIds, type Touch, touchesOf, touchFacts, touchSubject } from './facts/from-touch.ts';
import { askYesNo, type Facts, type Inquiry, reader, row } from './facts/inquiry.ts';
import type { CaseInputs, EventInputs, SentenceInputs } from './inputs.ts';
import type { Ruling } from './kernel/compile.ts';
import type { Possible } from './kernel/possible.ts';

/** One rule set run for one subject. */
export interface Held {
  readonly set: string;
  readonly subject: string | undefined;
  readonly ruling: Ruling;
}

export interface EventOutcome {
  readonly event: EventInputs;
  readonly facts: Facts;
  readonly conduct: Held;
  readonly charge: Charge;
  readonly touches: readonly TouchOutcome[];
  readonly safety: Held;
  readonly quality: Held;
}

export interface TouchOutcome extends Touch {
  /** Whether the event touches the condition. */
  readonly concerns: Possible<boolean>;
  readonly grounds: Held;
  readonly quality: Held;
}

export interface ConditionOutcome {
  readonly condition: string;
  readonly touches: readonly TouchOutcome[];
  readonly breach: Held;
}

export interface SentenceOutcome {
  readonly sentence: SentenceInputs;
  readonly gate: Held;
}

export interface RungOutcome {
  readonly measure: Measure;
  readonly verdict: Held;
}

/** Everything the rules found, subject by subject, before it is put into words or codes. */
export interface Deliberation {
  readonly events: readonly EventOutcome[];
  readonly conditions: readonly ConditionOutcome[];
  readonly sentences: readonly SentenceOutcome[];
  readonly rungs: readonly RungOutcome[];
  readonly breach: Possible<string>;
  readonly escalation: Held;
  readonly recallType: Held;
  readonly homeDetentionCurfew: Held;
  readonly limbs: Held;
  readonly threshold: Held;
  readonly necessity: Held;
  readonly urgency: Held;
  readonly outcome: Held;
  readonly response: Held;
  readonly safety: Held;
  readonly quality: Held;
  readonly facts: Facts;
  /** Every run, in order. */
  readonly held: readonly Held[];
}

/** Runs every rule set once per subject. What one set answers becomes a fact for those that follow, open or settled. */
export function deliberate(inquiry: Inquiry, inputs: CaseInputs): Deliberation {
  const { workspace, compiled } = inquiry;
  const held: Held[] = [];
  const hold = (set: string, subject: string | undefined, ...tables: readonly Facts[]): Held => {
    const one: Held = { set, subject, ruling: compiled.set(set).run(workspace, reader(...tables)) };
    held.push(one);
    return one;
  };
  const licence = inputs.licence ?? {};
  const judgement = inputs.judgement ?? {};
  const reported = inputs.events ?? [{ id: EVENTS_NOT_GIVEN }];

  const caseFacts: Facts = {
    ...licenceFacts(inquiry, licence),
    ...judgementFacts(inquiry, judgement, licence),
  };

  // Everything asked about one event is asked before the next: open answers then stay small however many events there are.
  const conditionsInPlay = conditionIds(licence, reported);
  const events = reported.map((event): EventOutcome => {
    const facts = eventFacts(inquiry, event, licence);
    const conduct = hold('conduct', event.id, facts);
    const known: Facts = { ...facts, 'event.conduct': answerOf(conduct) };
    return {
      event,
      facts: known,
      conduct,
      charge: chargeOf(inquiry, event, facts),
      touches: touchesOf(inquiry, event, licence, conditionsInPlay).map((each) => touch(each, known)),
      safety: hold('event-safety', event.id, known, caseFacts),
      quality: hold('event-quality', event.id, known),
    };
  });

  const conditions = conditionsInPlay.map((condition): ConditionOutcome => {
    const touches = events.flatMap((one) =>
      one.touches.filter((each) => each.conditions.includes(condition)),
    );
    const anyGrounds = workspace.any(touches.map(({ grounds }) => equals(answerOf(grounds), 'grounds')));
    const breach = hold('breach-finding', condition, {
      'touch.grounds': workspace.map(anyGrounds, (so) => (so ? 'grounds' : 'no-grounds')),
    });
    return { condition, touches, breach };
  });
  const breach = workspace.map(
    workspace.any(
      events.flatMap(({ touches }) => touches.map(({ grounds }) => equals(answerOf(grounds), 'grounds'))),
    ),
    (so) => (so ? 'shown' : 'not-shown'),
  );

  const sentences = sentencesOf(licence).map((sentence): SentenceOutcome & { readonly facts: Facts } => {
    const facts = sentenceFacts(inquiry, sentence);
    return { sentence, facts, gate: hold('sentence-gate', sentence.id, facts, caseFacts) };
  });
  Object.assign(caseFacts, {
    'case.breach': breach,
    'case.gate': governingGate(
      inquiry,
      sentences.map(({ gate }) => answerOf(gate)),
    ),
    'case.cannot-be-monitored': workspace.any(
      events.map(({ facts }) => equals(facts['event.type'], 'hdc-cannot-monitor')),
    ),
    ...sentencesTogether(inquiry, licence, sentences),
    ...chargesTogether(
      inquiry,
      events.map(({ charge }) => charge),
    ),
    ...escalationFacts(inquiry, judgement, (ids) => otherFacts(ids)),
  } satisfies Facts);

  const escalation = hold('no-breach-escalation', undefined, caseFacts);
  const recallType = hold('recall-type', undefined, caseFacts);
  const homeDetentionCurfew = hold('home-detention-curfew', undefined, caseFacts);
  const limbs = hold('limbs', undefined, caseFacts);
  Object.assign(caseFacts, {
    'case.escalation': answerOf(escalation),
    'case.limb-met': workspace.any(limbs.ruling.rules.map(({ truth }) => truth)),
  } satisfies Facts);
  const threshold = hold('threshold', undefined, caseFacts);

  const eventTypes = events.flatMap(({ facts }) => facts['event.type'] ?? []);
  const measures = measuresOf(inquiry, judgement, caseFacts, eventTypes);
  const rungs = measures.map((measure) => ({ measure, verdict: hold('rung', measure.rung, measure.facts) }));
  Object.assign(caseFacts, {
    ...measuresTogether(inquiry, judgement, measures),
    'case.threshold': answerOf(threshold),
  } satisfies Facts);

  const necessity = hold('necessity', undefined, caseFacts);
  const urgency = hold('urgency', undefined, caseFacts);
  Object.assign(caseFacts, { 'case.necessity': answerOf(necessity) } satisfies Facts);
  const outcome = hold('outcome', undefined, caseFacts);
  Object.assign(caseFacts, { 'case.recall': answerOf(outcome) } satisfies Facts);

  return {
    events,
    conditions,
    sentences,
    rungs,
    breach,
    escalation,
    recallType,
    homeDetentionCurfew,
    limbs,
    threshold,
    necessity,
    urgency,
    outcome,
    response: hold('response', undefined, caseFacts),
    safety: hold('case-safety', undefined, caseFacts),
    quality: hold('case-quality', undefined, caseFacts),
    facts: caseFacts,
    held,
  };

  function touch(one: Touch, ofEvent: Facts): TouchOutcome {
    const subject = touchSubject(one);
    const facts = touchFacts(inquiry, one, licence);
    return {
      ...one,
      concerns: equalsYes(facts['touch.concerns']),
      grounds: hold('breach-grounds', subject, ofEvent, facts),
      quality: hold('touch-quality', subject, facts),
    };
  }

  function equalsYes(value: Possible | undefined): Possible<boolean> {
    return value === undefined ? workspace.settled(false) : workspace.map(value, (so) => so === true);
  }

  function equals(value: Possible | undefined, wanted: string): Possible<boolean> {
    return value === undefined ? workspace.settled(false) : workspace.map(value, (so) => so === wanted);
  }

  // An event that does not say which conditions it touches may touch one that the licence does not have.
  function touchesAnother(event: EventInputs): Possible<boolean> {
    return event.conditions === undefined
      ? askYesNo(inquiry, 'touch.concerns', `${event.id}/another-condition`)
      : workspace.settled(false);
  }

  function neverAGround(type: Possible | undefined): Possible<boolean> {
    const types = row(inquiry, 'never-a-ground', 'alone') ?? [];
    return type === undefined
      ? workspace.settled(false)
      : workspace.map(type, (so) => types.includes(String(so)));
  }

  // An escalation never rescues a breach that was alleged on the same facts and not shown: an event that touches a
  // condition counts only where it gives grounds.
  function otherFacts(ids: readonly string[]): Possible<boolean> {
    return workspace.any(
      ids.map((id) => {
        const relied = events.filter(({ event }) => event.id === id);
        const touches = relied.flatMap((one) => one.touches);
        const alleged = workspace.any([
          ...touches.map(({ concerns }) => concerns),
          ...relied.map(({ event }) => touchesAnother(event)),
        ]);
        return workspace.all([
          ...relied.map(({ facts }) => workspace.not(neverAGround(facts['event.type']))),
          workspace.any([
            workspace.not(alleged),
            ...touches.map(({ grounds }) => equals(answerOf(grounds), 'grounds')),
          ]),
        ]);
      }),
    );
  }
}

/** The answer of a `one-answer` set. */
export function answerOf({ set, ruling }: Held): Possible<string> {
  if (ruling.answer === undefined) throw new TypeError(`rule set \`${set}\` has no single answer`);
  return ruling.answer;
}
