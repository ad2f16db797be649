import { askOutcome, askResponse, askThreshold } from '../case-conclusions.ts';
import { breachOf, type EventOfCase, groundFacts } from '../events/case-of-events.ts';
import { eventFinding, neverAGround, type TouchFinding, touchFinding } from '../events/event-findings.ts';
import { chargesTogether, EVENTS_NOT_GIVEN } from '../facts/from-event.ts';
import { judgementFacts } from '../facts/from-judgement.ts';
import { licenceFacts } from '../facts/from-licence.ts';
import { measuresOf, measuresTogether, prompting, relevance } from '../facts/from-measures.ts';
import { conditionIds, touchesOf } from '../facts/from-touch.ts';
import { type Facts, reader } from '../facts/inquiry.ts';
import { answerOf, type Held, type Hold } from '../held.ts';
import type { CaseInputs, EventInputs, JudgementInputs, LicenceInputs } from '../inputs.ts';
import { isSettledAs, type Possible } from '../kernel/possible.ts';
import type { Laws } from '../recall/deliberate-recall.ts';
import { askLaw, type LawOfRecall } from '../recall/law-of-recall.ts';
import { RUNGS, type Rung } from '../vocabularies.ts';
import type { Conclusion } from './counterfactual.ts';
import { readByCase } from './facts-of-conclusions.ts';
import { namesOfParts, numbering, remembering } from './memories.ts';

/** A run of a rule set counts as so many steps, besides those that it takes over what is open: about as long, on one machine. */
export const STEPS_OF_A_RUN = 50;

/** The conclusions of one case, settled or open. */
export type Concluding = Readonly<Record<Conclusion, Possible<string>>>;

/** Runs the rule sets on which the conclusions rest, and no other, for one case and for what it could have been. */
export interface Concluder {
  /**
   * What inputs come to, all their facts derived. A rule set runs again only where something that it reads is not what it was before:
   * an event that passes the same on to the case leaves the case as it is. The same is given for the same, by identity.
   */
  readonly conclude: (inputs: CaseInputs) => Concluding;
  /** What the events, the judgement and the licence pass on to the case: nothing else of them bears on a conclusion. */
  readonly passedOn: (inputs: CaseInputs) => string;
  /** Every rule set that was run for the conclusions of the first case. */
  readonly held: readonly Held[];
  /** Whether so much is missing that an answer was widened. */
  readonly widened: () => boolean;
  /** Steps taken so far: the same for the same inputs in the same order, on every machine. */
  readonly steps: () => number;
}

const NO_LICENCE: LicenceInputs = {};
const NO_JUDGEMENT: JudgementInputs = {};
const NO_EVENTS: readonly EventInputs[] = [{ id: EVENTS_NOT_GIVEN }];

interface EventStage {
  readonly event: EventOfCase;
  /** Numbers what is passed on to the case: the same for events that pass on the same. */
  readonly passedOn: number;
  readonly type: TypeAsRead;
}

/** What a case reads of the type of an event. */
interface TypeAsRead {
  /** Numbers the measures that it prompts: the same for types that prompt the same. What is open where it is not known. */
  readonly prompts: string;
  readonly text: string;
}

/**
 * A concluder for one case and its variants: the recall that was reported, the release and the needs are those of the case.
 * Parts of the inputs that are the very same object are taken to be the same, and are never altered in place.
 */
export function createConcluder(laws: Laws, base: CaseInputs): Concluder {
  const { decision: inquiry, recall: law } = laws;
  const { workspace } = inquiry;
  const firstHeld: Held[] = [];
  let isFirst = true;
  let runs = 0;
  let looked = 0;
  const hold: Hold = ({ compiled }, set, subject, ...tables) => {
    runs += 1;
    const one: Held = { set, subject, ruling: compiled.set(set).run(workspace, reader(...tables)) };
    if (isFirst) firstHeld.push(one);
    return one;
  };
  const read = readByCase(inquiry.compiled.book);
  const isRelevant = relevance(inquiry, base.licence?.needs ?? []);
  const nameOf = namesOfParts();
  const numberOf = numbering();
  const idsOfTables = new WeakMap<Facts, number>();
  // A number for what rule sets read of a table of facts: the same where they read the same.
  function idsRead(facts: Facts): number {
    const before = idsOfTables.get(facts);
    if (before !== undefined) return before;
    let text = '';
    for (const [fact, value] of Object.entries(facts)) {
      const number = read.get(fact);
      if (number !== undefined) text += `${number}:${value.id},`;
    }
    const made = numberOf(text);
    idsOfTables.set(facts, made);
    return made;
  }

  const types = new Map<number, TypeAsRead>();
  // Events of two types that prompt the same measures, and are grounds alike, are one and the same to the case.
  function typeAsRead(type: Possible | undefined): TypeAsRead {
    if (type === undefined) return { prompts: '', text: '' };
    if (type.question !== undefined) return { prompts: `open-${type.id}`, text: `open-${type.id}` };
    const known = types.get(type.id);
    if (known !== undefined) return known;
    const value = String(type.value);
    const prompts = `${numberOf(RUNGS.filter((rung) => isRelevant(rung, value)).join())}`;
    const isNever = isSettledAs(neverAGround(inquiry, type), true);
    const made = { prompts, text: `${prompts} ${value === 'hdc-cannot-monitor'} ${isNever}` };
    types.set(type.id, made);
    return made;
  }

  // Only what names conditions can put other conditions in play.
  const inPlay = conditionIds(base.licence ?? NO_LICENCE, base.events ?? NO_EVENTS);
  const namesInPlay = JSON.stringify(inPlay);
  const namesOf = (ids: readonly string[]): string => (ids === inPlay ? namesInPlay : JSON.stringify(ids));
  function conditionsInPlay(licence: LicenceInputs, events: readonly EventInputs[]): readonly string[] {
    const isAsBefore =
      licence.conditions === base.licence?.conditions &&
      events.every(({ conditions }, place) => conditions === (base.events ?? NO_EVENTS)[place]?.conditions);
    return isAsBefore ? inPlay : conditionIds(licence, events);
  }

  const eventStages = new Map<string, WeakMap<EventInputs, EventStage>>();
  function stagesOf({ events = NO_EVENTS, licence = NO_LICENCE }: CaseInputs): readonly EventStage[] {
    const conditions = conditionsInPlay(licence, events);
    const key = `${nameOf(licence.conditions)} ${nameOf(licence.release)} ${numberOf(namesOf(conditions))}`;
    const known = eventStages.get(key) ?? new WeakMap<EventInputs, EventStage>();
    eventStages.set(key, known);
    looked += 1 + events.length;
    return events.map((event) => {
      const before = known.get(event);
      if (before !== undefined) return before;
      const made = eventStage(event, licence, conditions, key);
      known.set(event, made);
      return made;
    });
  }

  const touched = remembering<readonly TouchFinding[]>();
  function eventStage(
    event: EventInputs,
    licence: LicenceInputs,
    conditions: readonly string[],
    key: string,
  ): EventStage {
    const finding = eventFinding(inquiry, hold, event, licence);
    const { facts, charge } = finding;
    const { id, occurredOn } = event;
    const onTouch = [facts['event.conduct'], facts['event.evidence-status'], facts['event.corroborated']];
    const touchKey = `${id} ${occurredOn ?? ''} ${nameOf(event.conditions)} ${idsOf(onTouch)} ${key}`;
    const touches = touched(touchKey, () =>
      alikeOnce(
        touchesOf(inquiry, event, licence, conditions).map((touch) =>
          touchFinding(inquiry, hold, touch, facts, licence),
        ),
      ),
    );
    const type = typeAsRead(facts['event.type']);
    const passes = numberOf(
      [
        type.text,
        event.conditions === undefined ? 'any-condition' : '',
        idsOf([charge.reliedOn, charge.unconvicted, charge.serious]),
        ...touches.map(textOfTouch),
      ].join(' '),
    );
    return { event: { ...finding, touches }, passedOn: passes, type };
  }

  const lawOf = remembering<LawOfRecall>();
  const measured = remembering<Facts>();
  const prompted = remembering<(rung: Rung) => Possible<boolean>>();
  const ofCharges = remembering<Facts>();
  const ofGrounds = remembering<Facts>();
  const concluded = remembering<Concluding>();
  const cases = remembering<Concluding>();
  const ofLicence = remembering<Facts>();
  const ofJudgement = remembering<Facts>();

  function conclude(inputs: CaseInputs): Concluding {
    const stages = stagesOf(inputs);
    const ofEvents = stages.map((stage) => stage.passedOn).join();
    const made = cases(`${ofPeople(inputs)}/${ofEvents}`, () => concludeCase(inputs, stages, ofEvents));
    isFirst = false;
    return made;
  }

  function passedOn(inputs: CaseInputs): string {
    const { events = NO_EVENTS, licence = NO_LICENCE } = inputs;
    const ofEvents = stagesOf(inputs).map((stage) => stage.passedOn);
    const conditions = numberOf(namesOf(conditionsInPlay(licence, events)));
    return `${conditions}/${ofEvents.join()}/${ofPeople(inputs)}`;
  }

  // What licence and judgement pass on: facts that rule sets read, the licence for its law, and what is made of with the events.
  const people = new WeakMap<JudgementInputs, WeakMap<LicenceInputs, string>>();
  function ofPeople({ licence = NO_LICENCE, judgement = NO_JUDGEMENT }: CaseInputs): string {
    const byLicence = people.get(judgement) ?? new WeakMap<LicenceInputs, string>();
    people.set(judgement, byLicence);
    const known = byLicence.get(licence);
    if (known !== undefined) return known;
    const { measures, manageable, noBreachEscalation } = judgement;
    const made = [licence, measures, manageable, noBreachEscalation].map(nameOf);
    const passes = `${idsRead(factsOfJudgement(judgement, licence))}/${made.join()}`;
    byLicence.set(licence, passes);
    return passes;
  }

  function factsOfJudgement(judgement: JudgementInputs, licence: LicenceInputs): Facts {
    return ofJudgement(`${nameOf(judgement)} ${nameOf(licence.rosh)}`, () =>
      judgementFacts(inquiry, judgement, licence),
    );
  }

  function concludeCase(inputs: CaseInputs, stages: readonly EventStage[], ofEvents: string): Concluding {
    const { licence = NO_LICENCE, judgement = NO_JUDGEMENT } = inputs;
    const facts = {
      licence: ofLicence(`${nameOf(licence)}`, () => licenceFacts(law, licence, inputs.recall !== undefined)),
      judgement: factsOfJudgement(judgement, licence),
      charges: ofCharges(ofEvents, () => {
        const charges = stages.map(({ event }) => event.charge);
        return chargesTogether(inquiry, charges);
      }),
    };
    const ofLaw = lawOf(`${nameOf(licence)} ${idsOf(Object.values(facts.charges))}`, () =>
      askLaw(law, hold, licence, { ...facts.licence, ...facts.charges }),
    );
    const tables = [
      facts.licence,
      facts.judgement,
      ofLaw.facts,
      ofGrounds(`${nameOf(judgement.noBreachEscalation)} ${ofEvents}`, () => {
        const events = stages.map(({ event }) => event);
        return groundFacts(inquiry, inputs, events, breachOf(inquiry, events));
      }),
      ofMeasures(stages, judgement, licence, facts.judgement),
    ];
    const key = `${tables.map(idsRead).join()} ${answerOf(ofLaw.recallType).id}`;
    return concluded(key, () => fromFacts(ofLaw, Object.assign({}, ...tables) satisfies Facts));
  }

  function ofMeasures(
    stages: readonly EventStage[],
    judgement: JudgementInputs,
    { needs = [] }: LicenceInputs,
    facts: Facts,
  ): Facts {
    const { measures, manageable, noBreachEscalation } = judgement;
    const danger = [
      facts['danger.present'],
      facts['danger.kind'],
      facts['danger.soon'],
      facts['danger.cannot-be-contained-now'],
    ];
    const ofTypes = [...new Set(stages.map(({ type }) => type.prompts))].toSorted().join();
    const isReliedOn = noBreachEscalation?.reliedOn === true;
    const key = `${nameOf(measures)} ${nameOf(manageable)} ${isReliedOn} ${idsOf(danger)} ${ofTypes}`;
    return measured(key, () => {
      const promptedBy = prompted(`${isReliedOn} ${ofTypes}`, () => {
        const eventTypes = stages.flatMap(({ event }) => event.facts['event.type'] ?? []);
        const ofRung = prompting(inquiry, judgement, needs, eventTypes);
        const known = remembering<Possible<boolean>>();
        return (rung) => known(rung, () => ofRung(rung));
      });
      return measuresTogether(inquiry, judgement, measuresOf(inquiry, judgement, needs, facts, promptedBy));
    });
  }

  function fromFacts({ recallType }: LawOfRecall, facts: Facts): Concluding {
    const escalation = hold(inquiry, 'no-breach-escalation', undefined, facts);
    const curfew = hold(law, 'home-detention-curfew', undefined, facts);
    const { threshold } = askThreshold(inquiry, hold, escalation, facts);
    const { urgency, outcome } = askOutcome(inquiry, hold, threshold, {}, facts);
    return {
      recall: answerOf(outcome),
      response: answerOf(askResponse(inquiry, hold, facts)),
      'recall-type': answerOf(recallType),
      'curfew-recall': answerOf(curfew),
      urgency: answerOf(urgency),
    };
  }

  return {
    conclude,
    passedOn,
    held: firstHeld,
    widened: () => workspace.widened(),
    steps: () => workspace.steps() + runs * STEPS_OF_A_RUN + looked,
  };
}

// Values of one workspace are the same when they are the very same: their ids tell them apart.
const idsOf = (values: readonly (Possible | undefined)[]): string => values.map((value) => value?.id).join();

// Whether any touch gives grounds, or concerns, is the same however many are alike.
function alikeOnce(touches: readonly TouchFinding[]): readonly TouchFinding[] {
  return [...new Map(touches.map((touch) => [textOfTouch(touch), touch])).values()];
}

const textOfTouch = ({ concerns, grounds }: TouchFinding): string => `${concerns.id}:${answerOf(grounds).id}`;
