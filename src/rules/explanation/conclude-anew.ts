import { askOutcome, askResponse, askThreshold } from '../case-conclusions.ts';
import { breachOf, groundFacts } from '../events/case-of-events.ts';
import { eventFinding, touchFinding } from '../events/event-findings.ts';
import { chargesTogether, EVENTS_NOT_GIVEN } from '../facts/from-event.ts';
import { judgementFacts } from '../facts/from-judgement.ts';
import { licenceFacts } from '../facts/from-licence.ts';
import { measuresOf, measuresTogether, prompting } from '../facts/from-measures.ts';
import { conditionIds, touchesOf } from '../facts/from-touch.ts';
import { type Facts, reader } from '../facts/inquiry.ts';
import { answerOf, type Hold } from '../held.ts';
import type { CaseInputs } from '../inputs.ts';
import type { Laws } from '../recall/deliberate-recall.ts';
import { askLaw } from '../recall/law-of-recall.ts';
import { type Concluding, STEPS_OF_A_RUN } from './concluding.ts';

/** The conclusions of one case, and the steps that they took. */
export interface ConcludedAnew {
  readonly concluded: Concluding;
  readonly steps: number;
}

/**
 * The conclusions of one case from the beginning: every fact derived and every rule set run on which they rest, in the order of a whole
 * run, and nothing remembered of another case. What no conclusion reads is not run: quality, safety, periods and what else an answer has.
 */
export function concludeAnew({ decision: inquiry, recall: law }: Laws, inputs: CaseInputs): ConcludedAnew {
  const { workspace } = inquiry;
  let runs = 0;
  const hold: Hold = ({ compiled }, set, subject, ...tables) => {
    runs += 1;
    return { set, subject, ruling: compiled.set(set).run(workspace, reader(...tables)) };
  };
  const { licence = {}, judgement = {}, events: reported = [{ id: EVENTS_NOT_GIVEN }] } = inputs;
  const facts: Facts = {
    ...licenceFacts(law, licence, inputs.recall !== undefined),
    ...judgementFacts(inquiry, judgement, licence),
  };
  const conditions = conditionIds(licence, reported);
  const events = reported.map((event) => {
    const { facts: ofEvent, conduct, charge } = eventFinding(inquiry, hold, event, licence);
    const touches = touchesOf(inquiry, event, licence, conditions).map((touch) =>
      touchFinding(inquiry, hold, touch, ofEvent, licence),
    );
    return { event, facts: ofEvent, conduct, charge, touches };
  });
  const charges = events.map(({ charge }) => charge);
  Object.assign(facts, chargesTogether(inquiry, charges) satisfies Facts);
  const { facts: ofLaw, recallType } = askLaw(law, hold, licence, facts);
  Object.assign(facts, ofLaw, groundFacts(inquiry, inputs, events, breachOf(inquiry, events)));

  const escalation = hold(inquiry, 'no-breach-escalation', undefined, facts);
  const curfew = hold(law, 'home-detention-curfew', undefined, facts);
  const { threshold } = askThreshold(inquiry, hold, escalation, facts);
  const types = events.flatMap((event) => event.facts['event.type'] ?? []);
  const needs = licence.needs ?? [];
  const prompted = prompting(inquiry, judgement, needs, types);
  const measures = measuresOf(inquiry, judgement, needs, facts, prompted);
  const together = measuresTogether(inquiry, judgement, measures);
  const { urgency, outcome } = askOutcome(inquiry, hold, threshold, together, facts);
  const concluded: Concluding = {
    recall: answerOf(outcome),
    response: answerOf(askResponse(inquiry, hold, facts)),
    'recall-type': answerOf(recallType),
    'curfew-recall': answerOf(curfew),
    urgency: answerOf(urgency),
  };
  return { concluded, steps: workspace.steps() + runs * STEPS_OF_A_RUN };
}
