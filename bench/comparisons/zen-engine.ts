import { type ZenDecision, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import type { TableCase } from './cases.ts';
import type { Engine, Said } from './engine.ts';
import type { RecallTypeTable, Stretch, TableFact } from './recall-type-table.ts';
import { asOneExpression, type Language, type Literal, rowsOf } from './rows.ts';

/** How many decisions are under way at once in the row that says so. */
const AT_ONCE = 32;

/** @gorules/zen-engine as its guide recommends: content compiled once, one decision made of it, a decision table that gives the first row. */
export function zenTable(table: RecallTypeTable): Engine {
  return engineOf(table, {
    name: '@gorules/zen-engine, decision table',
    how: 'compiled once; a column for each fact, the first row that holds; one decision at a time',
    content: (stretch) => tableContent(stretch, table.facts),
    atOnce: 1,
  });
}

/** The same with many decisions under way, which may use every core. */
export function zenTableAtOnce(table: RecallTypeTable): Engine {
  return engineOf(table, {
    name: `@gorules/zen-engine, decision table, ${AT_ONCE} at once`,
    how: 'the same, on as many cores as it takes',
    content: (stretch) => tableContent(stretch, table.facts),
    atOnce: AT_ONCE,
  });
}

/** Not a table: all rules written as one expression, which is what this engine does fastest. */
export function zenExpression(table: RecallTypeTable): Engine {
  return engineOf(table, {
    name: '@gorules/zen-engine, one expression',
    how: 'no table but one long conditional expression, compiled once; one decision at a time',
    content: ({ rules, parameter }) => expressionContent(asOneExpression(rules, table.keyOf, parameter, ZEN)),
    atOnce: 1,
  });
}

const ZEN: Language = {
  and: 'and',
  or: 'or',
  not: (part) => `not (${part})`,
  equals: '==',
  chosen: (test, yes, no) => `${test} ? ${yes} : (${no})`,
  none: 'null',
};

function engineOf(
  { stretches }: RecallTypeTable,
  {
    name,
    how,
    content,
    atOnce,
  }: {
    readonly name: string;
    readonly how: string;
    readonly content: (stretch: Stretch) => object;
    readonly atOnce: number;
  },
): Engine {
  const engine = new ZenEngine();
  const decisions = new Map(
    stretches.map((stretch) => [
      stretch.from,
      engine.createDecision(new ZenDecisionContent(Buffer.from(JSON.stringify(content(stretch))))),
    ]),
  );
  const decisionFor = ({ stretch }: TableCase): ZenDecision => {
    const decision = decisions.get(stretch.from);
    if (decision === undefined) throw new Error(`no table from ${stretch.from}`);
    return decision;
  };
  return {
    name,
    how,
    ready: (cases) => {
      const prepared = cases.map((one) => ({ decision: decisionFor(one), facts: one.facts }));
      return async () => {
        let told = 0;
        for (let at = 0; at < prepared.length; at += atOnce) {
          const some = prepared.slice(at, at + atOnce);
          const all = await Promise.all(some.map(({ decision, facts }) => decision.evaluate(facts)));
          told += all.length;
        }
        return told;
      };
    },
    say: async (one): Promise<Said> => {
      // What cannot be evaluated, as a comparison with a fact that is not there, is no answer.
      const said = await decisionFor(one).safeEvaluate(one.facts);
      const answer: unknown = said.success ? said.data.result?.answer : undefined;
      return { answer: typeof answer === 'string' ? answer : undefined };
    },
  };
}

function tableContent({ rules, parameter }: Stretch, facts: readonly TableFact[]): object {
  const rows = rules.flatMap(({ id, when, gives }) =>
    rowsOf(when).map((row, index) => ({ _id: `${id}-${index}`, row, gives })),
  );
  return graph('decisionTableNode', {
    hitPolicy: 'first',
    inputs: facts.map(({ key }) => ({ id: key, name: key, field: key })),
    outputs: [{ id: 'answer', name: 'answer', field: 'answer' }],
    rules: rows.map(({ _id, row, gives }) => ({
      _id,
      ...Object.fromEntries(facts.map(({ key, fact }) => [key, cell(row, fact, parameter)])),
      answer: JSON.stringify(gives),
    })),
  });
}

function cell(row: readonly Literal[], fact: string, parameter: Stretch['parameter']): string {
  const parts = row.filter(({ test }) => test.fact === fact);
  return parts.map((part) => written(part, parameter)).join(' and ');
}

function written({ test, holds }: Literal, parameter: Stretch['parameter']): string {
  switch (test.op) {
    case 'is':
      return `$ ${holds ? '==' : '!='} ${JSON.stringify(test.value)}`;
    case 'below':
    case 'before':
      return `$ ${holds ? '<' : '>='} ${JSON.stringify(parameter(test.parameter))}`;
    case 'atLeast':
      return `$ ${holds ? '>=' : '<'} ${JSON.stringify(parameter(test.parameter))}`;
  }
}

const expressionContent = (expression: string): object =>
  graph('expressionNode', { expressions: [{ id: 'answer', key: 'answer', value: expression }] });

function graph(type: string, content: object): object {
  const position = { x: 0, y: 0 };
  return {
    nodes: [
      { id: 'given', type: 'inputNode', name: 'given', position },
      { id: 'decided', type, name: 'decided', content, position },
      { id: 'told', type: 'outputNode', name: 'told', position },
    ],
    edges: [
      { id: 'in', sourceId: 'given', targetId: 'decided', type: 'edge' },
      { id: 'out', sourceId: 'decided', targetId: 'told', type: 'edge' },
    ],
  };
}
