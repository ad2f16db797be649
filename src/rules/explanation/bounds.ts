import type { Asked } from './asked.ts';
import type { ExplainedRule } from './explanation.ts';
import { explainedRule, type Telling } from './relied-on.ts';
import type { Run } from './runs.ts';

/**
 * No more rules than these are laid out with their conditions in the findings of one explanation, nor in the trace of one. A case that
 * people describe has about a hundred, and a trace of some hundreds. The stored run holds all of them.
 */
export const RULES_LAID_OUT = 1_500;

const isOfMany = ({ subject }: Asked): boolean => subject?.kind === 'event' || subject?.kind === 'condition';

const rulesOf = ({ by }: Asked): number => by.reduce((sum, { rules }) => sum + rules.length, 0);

/**
 * The findings that are gone into, in the order of their weight: those about the case as a whole and its measures before those of one
 * event or one condition, of which there may be very many. One whose rules are too many for what is left is passed over.
 */
export function goneInto(asked: readonly Asked[], bound = RULES_LAID_OUT): ReadonlySet<Asked> {
  let left = bound;
  return new Set(
    [...asked.filter((each) => !isOfMany(each)), ...asked.filter(isOfMany)].filter((each) => {
      const rules = rulesOf(each);
      if (rules > left) return false;
      left -= rules;
      return true;
    }),
  );
}

/** What an explanation leaves out because a case is very large. */
export interface LeftOut {
  readonly findings: number;
  readonly rules: number;
}

/** How many findings, with how many rules, are told without their conditions. */
export function leftOut(asked: readonly Asked[], into: ReadonlySet<Asked>): LeftOut {
  const without = asked.filter((each) => !into.has(each));
  return { findings: without.length, rules: without.reduce((sum, each) => sum + rulesOf(each), 0) };
}

/** The rules of a trace, run by run, as far as they are laid out, and how many are not. */
export function tracedRules(
  telling: Telling,
  runs: readonly Run[],
  bound = RULES_LAID_OUT,
): { readonly laidOut: readonly ExplainedRule[]; readonly left: number } {
  const all = runs.flatMap((run) => run.rules.map((rule) => ({ run, rule })));
  const laidOut = all.slice(0, bound).map(({ run, rule }) => explainedRule(telling, run, rule));
  return { laidOut, left: all.length - laidOut.length };
}
