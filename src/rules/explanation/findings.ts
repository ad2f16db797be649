import type { Asked } from './asked.ts';
import type { ExplainedFinding } from './explanation.ts';
import { explainedRule, reliedOn, type Telling } from './relied-on.ts';
import type { Namer } from './subjects.ts';

/**
 * One finding in words: the question, the answer and, where it is gone into, the rules that determined it and the facts that they
 * turned on.
 */
export function explainedFinding(
  telling: Telling,
  namer: Namer,
  asked: Asked,
  isGoneInto: boolean,
): ExplainedFinding {
  const { question, subject, finding, by } = asked;
  const { speaker } = telling;
  return {
    question,
    asks: speaker.asks(question),
    ...(subject === undefined ? {} : { subject: namer.named(subject.kind, subject.id) }),
    answer: finding.answer,
    ...(finding.possible === undefined ? {} : { possible: finding.possible }),
    says: speaker.answered(question, finding.answer),
    rules: isGoneInto
      ? by.flatMap(({ run, rules }) => rules.map((rule) => explainedRule(telling, run, rule)))
      : [],
    facts: isGoneInto ? reliedOn(telling, by) : [],
  };
}
