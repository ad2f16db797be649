import type { ProportionalityQuestion } from './answer.ts';
import { catalogueFacts, endorsementFacts, eventDayFacts } from './facts/from-circumstances.ts';
import { type Charge, chargeOf, chargesTogether, EVENTS_NOT_GIVEN, eventFacts } from './facts/from-event.ts';
import { escalationFacts, judgementFacts } from './facts/from-judgement.ts';
import { daysLeft, licenceFacts } from './facts/from-licence.ts';
import { type Measure, measuresOf, measuresTogether } from './facts/from-measures.ts';
import { type Concerns, concernsOf, recordFacts } from './facts/from-record.ts';
import { conditionIds, type Touch, touchesOf, touchFacts, touchSubject } from './facts/from-touch.ts';
import { askYesNo, type Facts, reader, row } from './facts/inquiry.ts';
import { answerOf, type Held, type Hold, type SentenceOutcome } from './held.ts';
import type { CaseInputs, EventInputs } from './inputs.ts';
import type { Possible } from './kernel/possible.ts';
import {
  deliberateProportionality,
  deliberateVariations,
  type VariationOutcome,
} from './proportionality/deliberate-proportionality.ts';
import {
  deliberateExisting,
  deliberatePeriods,
  type ExistingRecallOutcome,
  issuedOutsideLaw,
  type Laws,
  type PeriodOutcome,
} from './recall/deliberate-recall.ts';
import { askLaw } from './recall/law-of-recall.ts';
import { kindsOfRecall } from './recall/recall-kinds.ts';

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
  /** Set when a recall has been reported. */
  readonly existing: ExistingRecallOutcome | undefined;
  readonly periods: readonly PeriodOutcome[];
  /** Limbs of a determinate sentence, and criteria of an extended or indeterminate one. */
  readonly limbs: Held;
  readonly criteria: Held;
  /** What opens recall from home detention curfew: never counted among the limbs of the threshold. */
  readonly curfewLimbs: Held;
  /** What decides which of these three apply. */
  readonly sentenceGroup: Possible;
  readonly onCurfew: Possible;
  readonly threshold: Held;
  readonly necessity: Held;
  readonly urgency: Held;
  readonly outcome: Held;
  readonly response: Held;
  readonly variations: readonly VariationOutcome[];
  readonly proportionality: Readonly<Record<ProportionalityQuestion, Held>>;
  readonly endorsementOfRecall: Held;
  readonly endorsementOfNoRecall: Held;
  readonly safety: Held;
  /** What is contradictory, stale or incomplete in the case as a whole, and in each condition of the licence. */
  readonly quality: readonly Held[];
  /** What the record shows about itself. */
  readonly concerns: Concerns;
  /** Every run, in order. */
  readonly held: readonly Held[];
}

/** Runs every rule set once per subject. What one set answers becomes a fact for those that follow, open or settled. */
export function deliberate(laws: Laws, inputs: CaseInputs): Deliberation {
  const { decision: inquiry, recall: law } = laws;
  const { workspace } = inquiry;
  const held: Held[] = [];
  const holdUnder: Hold = ({ compiled }, set, subject, ...tables) => {
    const one: Held = { set, subject, ruling: compiled.set(set).run(workspace, reader(...tables)) };
    held.push(one);
    return one;
  };
  const hold = (set: string, subject: string | undefined, ...tables: readonly Facts[]): Held =>
    holdUnder(inquiry, set, subject, ...tables);
  const licence = inputs.licence ?? {};
  const judgement = inputs.judgement ?? {};
  const reported = inputs.events ?? [{ id: EVENTS_NOT_GIVEN }];

  const caseFacts: Facts = {
    ...licenceFacts(law, licence, inputs.recall !== undefined),
    ...daysLeft(inquiry, licence),
    ...judgementFacts(inquiry, judgement, licence),
  };

  // Everything asked about one event is asked before the next: open answers then stay small however many events there are.
  const conditionsInPlay = conditionIds(licence, reported);
  const events = reported.map((event): EventOutcome => {
    const facts = eventFacts(inquiry, event, licence);
    const conduct = hold('conduct', event.id, facts);
    facts['event.conduct'] = answerOf(conduct);
    return {
      event,
      facts,
      conduct,
      charge: chargeOf(inquiry, event, facts),
      touches: touchesOf(inquiry, event, licence, conditionsInPlay).map((each) => touch(each, facts)),
      safety: hold('event-safety', event.id, facts, caseFacts),
      quality: hold('event-quality', event.id, facts, eventDayFacts(inquiry, event)),
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

  const charges = events.map(({ charge }) => charge);
  Object.assign(caseFacts, chargesTogether(inquiry, charges) satisfies Facts);
  const lawOfRecall = askLaw(law, holdUnder, licence, caseFacts);
  Object.assign(caseFacts, lawOfRecall.facts, {
    'case.breach': breach,
    'recall.made-under-section-255': workspace.settled(inputs.recall?.power === 'section-255'),
    'case.cannot-be-monitored': workspace.any(
      events.map(({ facts }) => equals(facts['event.type'], 'hdc-cannot-monitor')),
    ),
    ...escalationFacts(inquiry, judgement, (ids) => otherFacts(ids)),
  } satisfies Facts);

  const escalation = hold('no-breach-escalation', undefined, caseFacts);
  const { sentences, recallType } = lawOfRecall;
  const homeDetentionCurfew = holdUnder(law, 'home-detention-curfew', undefined, caseFacts);
  const existing =
    inputs.recall === undefined
      ? undefined
      : deliberateExisting(laws, holdUnder, inputs, inputs.recall, lawOfRecall, caseFacts);
  const kinds = kindsOfRecall(answerOf(recallType), answerOf(homeDetentionCurfew));
  Object.assign(caseFacts, {
    'recall.issued-outside-law': workspace.settled(
      issuedOutsideLaw(inputs.recall ?? {}, kinds, answerOf(recallType)),
    ),
  } satisfies Facts);
  const periods = deliberatePeriods(laws, holdUnder, inputs, kinds, existing, caseFacts);
  const limbs = hold('limbs', undefined, caseFacts);
  const criteria = hold('criteria', undefined, caseFacts);
  const curfewLimbs = hold('curfew-limbs', undefined, caseFacts);
  Object.assign(caseFacts, {
    'case.escalation': answerOf(escalation),
    'case.limb-met': workspace.any(
      [limbs, criteria].flatMap(({ ruling }) => ruling.rules.map(({ truth }) => truth)),
    ),
  } satisfies Facts);
  const threshold = hold('threshold', undefined, caseFacts);

  const eventTypes = events.flatMap(({ facts }) => facts['event.type'] ?? []);
  const measures = measuresOf(inquiry, judgement, licence.needs ?? [], caseFacts, eventTypes);
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
  const recordConcerns = concernsOf(inputs, inquiry.asAt, events);
  const ofRecord = recordFacts(inquiry, recordConcerns);
  Object.assign(caseFacts, endorsementFacts(inquiry, inputs));

  return {
    events,
    conditions,
    sentences,
    rungs,
    breach,
    escalation,
    recallType,
    homeDetentionCurfew,
    existing,
    periods,
    limbs,
    criteria,
    curfewLimbs,
    sentenceGroup: caseFacts['case.sentence-group'] ?? workspace.settled('none'),
    onCurfew: caseFacts['release.on-curfew'] ?? workspace.settled(false),
    threshold,
    necessity,
    urgency,
    outcome,
    response: hold('response', undefined, caseFacts),
    variations: deliberateVariations(inquiry, holdUnder, inputs),
    proportionality: deliberateProportionality(inquiry, holdUnder, inputs, events, caseFacts),
    safety: hold('case-safety', undefined, caseFacts),
    endorsementOfRecall: hold('endorsement-of-recall', undefined, caseFacts),
    endorsementOfNoRecall: hold('endorsement-of-no-recall', undefined, caseFacts),
    quality: [
      hold('case-quality', undefined, ofRecord, caseFacts),
      hold('record-quality', undefined, ofRecord, caseFacts),
      hold('judgement-quality', undefined, ofRecord, caseFacts),
      ...(licence.conditions ?? []).map((condition) =>
        hold('condition-quality', condition.id, catalogueFacts(inquiry, condition)),
      ),
    ],
    concerns: recordConcerns,
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
          ...touches.map((each) => each.concerns),
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
