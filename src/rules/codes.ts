import { DECISION_REASONS_NO_RECALL, DECISION_REASONS_RECALL } from './decision-reasons.ts';
import * as vocabularies from './vocabularies.ts';

const CODES: ReadonlySet<string> = new Set<string>(
  [...Object.values(vocabularies), DECISION_REASONS_RECALL, DECISION_REASONS_NO_RECALL].flat(),
);

/** Whether a text is a word of some closed vocabulary of the rules, so that it can hold nobody's name and nothing of what happened. */
export function isBookCode(text: string): boolean {
  return CODES.has(text);
}
