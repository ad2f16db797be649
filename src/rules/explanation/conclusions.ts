import { CURFEW_RECALLS, RECALL_ANSWERS, RECALL_TYPES, RESPONSES, URGENCIES } from '../answer.ts';
import { outcomes, type Possible } from '../kernel/possible.ts';
import type { Concluding } from './concluding.ts';
import { CONCLUSIONS, type Concluded, type Conclusion, type Effect } from './counterfactual.ts';

/** Every conclusion as it is told. */
export type Conclusions = Readonly<Record<Conclusion, Concluded>>;

/** What the rules concluded, told as an answer tells it. */
export function told(of: Concluding): Conclusions {
  const response = toldOf(of.response, RESPONSES);
  const isOpen = of.recall.question !== undefined;
  return {
    recall: toldOf(of.recall, RECALL_ANSWERS),
    response: isOpen ? { ...response, answer: 'insufficient-information' } : response,
    'recall-type': toldOf(of['recall-type'], RECALL_TYPES),
    'curfew-recall': toldOf(of['curfew-recall'], CURFEW_RECALLS),
    urgency: toldOf(of.urgency, URGENCIES),
  };
}

function toldOf(value: Possible<string>, answers: readonly string[]): Concluded {
  if (value.question === undefined) return { answer: value.value };
  const still = outcomes(value);
  return { answer: 'unknown', possible: answers.filter((answer) => still.includes(answer)) };
}

/** The conclusions that differ. */
export function effectsOf(from: Conclusions, to: Conclusions): readonly Effect[] {
  return CONCLUSIONS.flatMap((conclusion) =>
    textOf(from[conclusion]) === textOf(to[conclusion])
      ? []
      : [{ conclusion, from: from[conclusion], to: to[conclusion] }],
  );
}

/** Conclusions are the same when they are told in the same words. */
export const asText = (of: Conclusions): string => CONCLUSIONS.map((each) => textOf(of[each])).join(';');

const textOf = ({ answer, possible }: Concluded): string => `${answer}:${possible?.join() ?? ''}`;
