import { Engine as JsonRulesEngine, type TopLevelCondition } from 'json-rules-engine';
import type { Expression } from '../../src/rules/kernel/expression.ts';
import type { TableCase } from './cases.ts';
import type { Engine } from './engine.ts';
import type { RecallTypeTable, Stretch } from './recall-type-table.ts';

type Condition = Extract<TopLevelCondition, { all: unknown }>['all'][number];

/** json-rules-engine: one engine for each stretch of time, made once, its rules as JSON; the facts of a case are given to each run. */
export function jsonRulesEngine({ stretches, keyOf }: RecallTypeTable): Engine {
  const engines = new Map(stretches.map((stretch) => [stretch.from, engineOf(stretch, keyOf)]));
  const engineFor = ({ stretch }: TableCase): JsonRulesEngine => {
    const engine = engines.get(stretch.from);
    if (engine === undefined) throw new Error(`no table from ${stretch.from}`);
    return engine;
  };
  return {
    name: 'json-rules-engine',
    how: 'one engine, made once; every rule is looked at; values of one fact as one `in`',
    ready: (cases) => {
      const prepared = cases.map((one) => ({ engine: engineFor(one), facts: one.facts }));
      return async () => {
        let told = 0;
        for (const { engine, facts } of prepared) told += (await engine.run(facts)).events.length;
        return told;
      };
    },
    say: async (one) => {
      const { events } = await engineFor(one).run(one.facts);
      const given = [...new Set(events.map(({ type }) => type))];
      return { answer: given.length === 1 ? given[0] : undefined };
    },
  };
}

function engineOf({ rules, parameter }: Stretch, keyOf: (fact: string) => string): JsonRulesEngine {
  const condition = (expression: Expression): Condition => {
    switch (expression.op) {
      case 'all':
        return { all: expression.of.map(condition) };
      case 'any':
        return oneOf(expression.of) ?? { any: expression.of.map(condition) };
      case 'not':
        return { not: condition(expression.of) };
      case 'is':
        return { fact: keyOf(expression.fact), operator: 'equal', value: expression.value };
      case 'below':
      case 'before':
        return {
          fact: keyOf(expression.fact),
          operator: 'lessThan',
          value: parameter(expression.parameter),
        };
      case 'atLeast':
        return {
          fact: keyOf(expression.fact),
          operator: 'greaterThanInclusive',
          value: parameter(expression.parameter),
        };
    }
  };
  const oneOf = (parts: readonly Expression[]): Condition | undefined => {
    const [first] = parts;
    if (first?.op !== 'is') return undefined;
    const values: (string | boolean)[] = [];
    for (const part of parts) {
      if (part.op !== 'is' || part.fact !== first.fact) return undefined;
      values.push(part.value);
    }
    return { fact: keyOf(first.fact), operator: 'in', value: values };
  };
  const asRules = rules.map(({ id, when, gives }) => ({
    name: id,
    conditions: { all: [condition(when)] },
    event: { type: gives },
  }));
  return new JsonRulesEngine(asRules, { allowUndefinedFacts: true });
}
