import type { Answer, FactReference, Finding } from '../../../src/rules/index.ts';

/** One question of an answer: what is still possible, and what separates it. */
export interface Question {
  readonly name: string;
  readonly possible: readonly string[];
  readonly separatedBy: readonly FactReference[];
}

/** Every question that an answer answers. Verdicts on rungs are left out: "not considered" is itself a settled answer. */
export function questionsOf(answer: Answer): readonly Question[] {
  return [
    question('conduct', answer.conduct),
    ...answer.events.map(({ event, conduct }) => question(`conduct of ${event}`, conduct)),
    question('breach', answer.breach),
    ...answer.conditions.map(({ condition, breach }) => question(`breach of ${condition}`, breach)),
    question('escalation', answer.noBreachEscalation),
    ...answer.sentences.map(({ sentence, gate }) => question(`gate of ${sentence}`, gate)),
    question('threshold', answer.threshold),
    ...answer.limbs.map(({ limb, finding }) => question(`limb ${limb}`, finding)),
    ...answer.variations.map(({ condition, variation }) => question(`variation of ${condition}`, variation)),
    question('necessity', answer.necessity),
    question('urgency', answer.urgency),
    ...answer.proportionality.map((one) => question(`proportionality ${one.question}`, one.finding)),
    question('recall', answer.outcome.recall),
    question('response', answer.outcome.response),
    question('recall type', answer.recallType.type),
    question('curfew recall', answer.recallType.homeDetentionCurfew),
  ];
}

function question(
  name: string,
  { answer, possible, separatedBy = [] }: Omit<Finding, 'rules'> & { readonly answer: string },
): Question {
  return { name, possible: possible ?? [answer], separatedBy };
}
