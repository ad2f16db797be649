import {
  type CompiledSet,
  determiningRules,
  domainOf,
  type FactReader,
} from '../../src/rules/kernel/compile.ts';
import { outcomes, type Value, type Workspace } from '../../src/rules/kernel/possible.ts';
import { createWorkspace } from '../../src/rules/kernel/workspace.ts';
import { traceEntry } from '../../src/rules/report.ts';
import type { TableCase } from './cases.ts';
import type { Engine } from './engine.ts';
import { type RecallTypeTable, SET } from './recall-type-table.ts';

/** Our rule set, compiled once for each stretch of time: the answer, the rules that determined it and the compact trace. */
export function ourRules(table: RecallTypeTable): Engine {
  const sets = new Map(table.stretches.map(({ from, compiled }) => [from, compiled.set(SET)]));
  const setOf = ({ stretch }: TableCase): CompiledSet => {
    const set = sets.get(stretch.from);
    if (set === undefined) throw new Error(`no table from ${stretch.from}`);
    return set;
  };
  const named = new Map(table.facts.map(({ fact, key }) => [key, fact]));
  const byFact = (facts: TableCase['facts']): Readonly<Record<string, Value | undefined>> =>
    Object.fromEntries(Object.entries(facts).map(([key, value]) => [named.get(key), value]));

  return {
    name: 'our rule set with compact trace',
    how: 'the answer, the rules that determined it and a mark for each of their tests; every rule is looked at',
    ready: (cases) => {
      const prepared = cases.map((one) => ({ set: setOf(one), facts: byFact(one.facts) }));
      return () => {
        let told = 0;
        for (const { set, facts } of prepared) {
          const { answer, rules, trace } = decide(
            set,
            (workspace) => (fact) => workspace.settled(facts[fact] ?? ''),
          );
          if (answer !== undefined) told += rules.length + trace.set.length;
        }
        return told;
      };
    },
    say: (one) => {
      const facts = byFact(one.facts);
      const { answer } = decide(setOf(one), (workspace) => (fact) => {
        const value = facts[fact];
        return value === undefined
          ? workspace.ask(fact, domainOf(one.stretch.compiled, fact))
          : workspace.settled(value);
      });
      if (answer === undefined) return { answer: undefined };
      return answer.question === undefined
        ? { answer: answer.value }
        : { answer: undefined, possible: outcomes(answer) };
    },
  };
}

function decide(set: CompiledSet, reader: (workspace: Workspace) => FactReader) {
  const workspace = createWorkspace();
  const ruling = set.run(workspace, reader(workspace));
  const trace = traceEntry({ set: SET, subject: undefined, ruling });
  return { answer: ruling.answer, rules: determiningRules(ruling), trace };
}
