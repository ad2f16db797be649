import type { ProportionalityQuestion } from './answer.ts';
import {
  askOutcome,
  askResponse,
  askThreshold,
  type CaseOutcome,
  type ThresholdOutcome,
} from './case-conclusions.ts';
import { breachOf, groundFacts } from './events/case-of-events.ts';
import {
  type EventFinding,
  eventFinding,
  givesGrounds,
  type TouchFinding,
  touchFinding,
} from './events/event-findings.ts';
import { catalogueFacts, endorsementFacts, eventDayFacts } from './facts/from-circumstances.ts';
import { chargesTogether, EVENTS_NOT_GIVEN } from './facts/from-event.ts';
import { judgementFacts } from './facts/from-judgement.ts';
import { daysLeft, licenceFacts } from './facts/from-licence.ts';
import { type Measure, measuresOf, measuresTogether, prompting } from './facts/from-measures.ts';
import { type Concerns, concernsOf, recordFacts } from './facts/from-record.ts';
import { conditionIds, type Touch, touchesOf, touchSubject } from './facts/from-touch.ts';
import { type Facts, reader } from './facts/inquiry.ts';
import { answerOf, type Held, type Hold, type SentenceOutcome } from './held.ts';
import type { CaseInputs } from './inputs.ts';
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

export interface EventOutcome extends EventFinding {
  readonly touches: readonly TouchOutcome[];
  readonly safety: Held;
  readonly quality: Held;
}

export interface TouchOutcome extends TouchFinding {
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
export interface Deliberation extends ThresholdOutcome, CaseOutcome {
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
  /** What decides which of the limbs, criteria and limbs of the curfew apply. */
  readonly sentenceGroup: Possible;
  readonly onCurfew: Possible;
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
    const { facts, conduct, charge } = eventFinding(inquiry, holdUnder, event, licence);
    return {
      event,
      facts,
      conduct,
      charge,
      touches: touchesOf(inquiry, event, licence, conditionsInPlay).map((each) => touch(each, facts)),
      safety: hold('event-safety', event.id, facts, caseFacts),
      quality: hold('event-quality', event.id, facts, eventDayFacts(inquiry, event)),
    };
  });

  const conditions = conditionsInPlay.map((condition): ConditionOutcome => {
    const touches = events.flatMap((one) =>
      one.touches.filter((each) => each.conditions.includes(condition)),
    );
    const anyGrounds = workspace.any(touches.map((each) => givesGrounds(inquiry, each)));
    const breach = hold('breach-finding', condition, {
      'touch.grounds': workspace.map(anyGrounds, (so) => (so ? 'grounds' : 'no-grounds')),
    });
    return { condition, touches, breach };
  });
  const breach = breachOf(inquiry, events);

  const charges = events.map(({ charge }) => charge);
  Object.assign(caseFacts, chargesTogether(inquiry, charges) satisfies Facts);
  const lawOfRecall = askLaw(law, holdUnder, licence, caseFacts);
  Object.assign(caseFacts, lawOfRecall.facts, groundFacts(inquiry, inputs, events, breach) satisfies Facts);

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
  const reached = askThreshold(inquiry, holdUnder, escalation, caseFacts);

  const eventTypes = events.flatMap(({ facts }) => facts['event.type'] ?? []);
  const needs = licence.needs ?? [];
  const prompted = prompting(inquiry, judgement, needs, eventTypes);
  const measures = measuresOf(inquiry, judgement, needs, caseFacts, prompted);
  const rungs = measures.map((measure) => ({ measure, verdict: hold('rung', measure.rung, measure.facts) }));
  const together = measuresTogether(inquiry, judgement, measures);
  const came = askOutcome(inquiry, holdUnder, reached.threshold, together, caseFacts);
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
    ...reached,
    sentenceGroup: caseFacts['case.sentence-group'] ?? workspace.settled('none'),
    onCurfew: caseFacts['release.on-curfew'] ?? workspace.settled(false),
    ...came,
    response: askResponse(inquiry, holdUnder, caseFacts),
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
    const found = touchFinding(inquiry, holdUnder, one, ofEvent, licence);
    return { ...found, quality: hold('touch-quality', touchSubject(one), found.facts) };
  }
}
