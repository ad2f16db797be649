import type { Facts, Inquiry } from './facts/inquiry.ts';
import { answerOf, type Held, type Hold } from './held.ts';

/** The threshold of a case, and the limbs and criteria that make it. */
export interface ThresholdOutcome {
  /** Limbs of a determinate sentence, and criteria of an extended or indeterminate one. */
  readonly limbs: Held;
  readonly criteria: Held;
  /** What opens recall from home detention curfew: never counted among the limbs of the threshold. */
  readonly curfewLimbs: Held;
  readonly threshold: Held;
}

/** Asks for the limbs and then for the threshold; what they make is added to the facts of the case. */
export function askThreshold(
  inquiry: Inquiry,
  hold: Hold,
  escalation: Held,
  caseFacts: Facts,
): ThresholdOutcome {
  const { workspace } = inquiry;
  const limbs = hold(inquiry, 'limbs', undefined, caseFacts);
  const criteria = hold(inquiry, 'criteria', undefined, caseFacts);
  const curfewLimbs = hold(inquiry, 'curfew-limbs', undefined, caseFacts);
  Object.assign(caseFacts, {
    'case.escalation': answerOf(escalation),
    'case.limb-met': workspace.any(
      [limbs, criteria].flatMap(({ ruling }) => ruling.rules.map(({ truth }) => truth)),
    ),
  } satisfies Facts);
  return { limbs, criteria, curfewLimbs, threshold: hold(inquiry, 'threshold', undefined, caseFacts) };
}

/** What the case comes to, before the response is asked for. */
export interface CaseOutcome {
  readonly necessity: Held;
  readonly urgency: Held;
  readonly outcome: Held;
}

/**
 * Asks for necessity, urgency and whether the evidence supports recall, from the threshold and what the measures make
 * together; what they make is added to the facts of the case.
 */
export function askOutcome(
  inquiry: Inquiry,
  hold: Hold,
  threshold: Held,
  ofMeasures: Facts,
  caseFacts: Facts,
): CaseOutcome {
  Object.assign(caseFacts, { ...ofMeasures, 'case.threshold': answerOf(threshold) } satisfies Facts);
  const necessity = hold(inquiry, 'necessity', undefined, caseFacts);
  const urgency = hold(inquiry, 'urgency', undefined, caseFacts);
  Object.assign(caseFacts, { 'case.necessity': answerOf(necessity) } satisfies Facts);
  const outcome = hold(inquiry, 'outcome', undefined, caseFacts);
  Object.assign(caseFacts, { 'case.recall': answerOf(outcome) } satisfies Facts);
  return { necessity, urgency, outcome };
}

/** Asks which response the evidence supports. */
export const askResponse = (inquiry: Inquiry, hold: Hold, caseFacts: Facts): Held =>
  hold(inquiry, 'response', undefined, caseFacts);
