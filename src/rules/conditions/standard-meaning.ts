import type { ConditionInputs } from '../inputs.ts';
import { CONDITION_CATALOGUE } from './catalogue.ts';
import type { StandardMeaning } from './entry.ts';
import { conditionMeaning } from './meaning.ts';

/**
 * What a standard condition requires, where category, policy version and code together say which one it is. Undefined for every other
 * condition, and for one that is called standard and is in the catalogue as something else.
 */
export function standardMeaning(
  condition: Pick<ConditionInputs, 'category' | 'policyVersion' | 'code'>,
): StandardMeaning | undefined {
  const meaning = conditionMeaning(CONDITION_CATALOGUE, condition);
  return meaning.answer === 'recognised' && meaning.entry.kind === 'standard' && !meaning.categoryDisagrees
    ? meaning.entry.meaning
    : undefined;
}
