import { evaluate } from 'feelin';
import type { TableCase } from './cases.ts';
import type { Engine } from './engine.ts';
import type { RecallTypeTable } from './recall-type-table.ts';
import { asOneExpression, type Language } from './rows.ts';

const FEEL: Language = {
  and: 'and',
  or: 'or',
  not: (part) => `not(${part})`,
  equals: '=',
  chosen: (test, yes, no) => `if ${test} then ${yes} else ${no}`,
  none: 'null',
};

/** feelin: all rules as one FEEL expression. It has no way to keep what it has read, and reads the expression anew every time. */
export function feelin({ stretches, keyOf }: RecallTypeTable): Engine {
  const expressions = new Map(
    stretches.map(({ from, rules, parameter }) => [from, asOneExpression(rules, keyOf, parameter, FEEL)]),
  );
  const decide = ({ stretch, facts }: TableCase): string | undefined => {
    const { value } = evaluate(expressions.get(stretch.from) ?? '', facts);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    name: 'feelin',
    how: 'all rules as one expression, which it reads anew for each decision: it offers nothing else',
    ready: (cases) => () => {
      let told = 0;
      for (const one of cases) told += decide(one)?.length ?? 0;
      return told;
    },
    say: (one) => ({ answer: decide(one) }),
  };
}
