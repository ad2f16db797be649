import type { Book, RuleSet } from './book.ts';
import { type CompiledBook, compileBook, domainOf, NO_RULE, RULES_DISAGREE } from './compile.ts';
import { factsOf } from './expression.ts';
import {
  couldBe,
  createWorkspace,
  isSettledAs,
  type Possible,
  type Value,
  type Workspace,
} from './possible.ts';

/** A fault of a book on a day, with the facts that show it. */
export interface BookFault {
  readonly kind: 'gap' | 'overlap' | 'unreachable';
  readonly set: string;
  /** The rule that can never hold; absent for a gap or overlap. */
  readonly rule?: string;
  readonly on: string;
  /** Facts for which no rule holds, or two disagree. */
  readonly counterexample: Readonly<Record<string, Value>>;
}

/** What a check counted. */
export interface BookCheck {
  readonly faults: readonly BookFault[];
  readonly days: number;
  readonly rules: number;
  /** Complete sets of facts proved to have exactly one answer, over all sets and intervals. */
  readonly cells: bigint;
}

/** Every value of every fact may occur together, unless told otherwise. */
export type CanOccur = (
  set: RuleSet,
  ask: (fact: string) => Possible,
  workspace: Workspace,
) => Possible<boolean>;

/**
 * Proves of a book, for each day given, that every complete set of facts has exactly one answer in every `one-answer`
 * set and that every rule in force can hold. Exhaustive: the rules are evaluated with every fact left open.
 */
export function checkBook(book: Book, days: readonly string[], canOccur?: CanOccur): BookCheck {
  const faults: BookFault[] = [];
  let rules = 0;
  let cells = 0n;
  for (const day of days) {
    const compiled = compileBook(book, day);
    for (const set of book.sets) {
      const checked = checkSet(compiled, set, day, canOccur);
      faults.push(...checked.faults);
      rules += checked.rules;
      cells += checked.cells;
    }
  }
  return { faults, days: days.length, rules, cells };
}

function checkSet(compiled: CompiledBook, set: RuleSet, on: string, canOccur?: CanOccur) {
  const workspace = createWorkspace(Number.POSITIVE_INFINITY);
  const asked = new Map<string, Possible>();
  const ask = (fact: string): Possible => {
    const known = asked.get(fact) ?? workspace.ask(fact, domainOf(compiled, fact));
    asked.set(fact, known);
    return known;
  };
  const ruling = compiled.set(set.name).run(workspace, ask);
  const possible = canOccur?.(set, ask, workspace) ?? workspace.settled(true);
  const faults: BookFault[] = [];
  for (const [kind, sentinel] of [
    ['gap', NO_RULE],
    ['overlap', RULES_DISAGREE],
  ] as const) {
    if (ruling.answer === undefined) continue;
    const bad = workspace.all([possible, workspace.map(ruling.answer, (so) => so === sentinel)]);
    if (couldBe(bad, true)) faults.push({ kind, set: set.name, on, counterexample: pathTo(bad) });
  }
  for (const { rule, truth } of ruling.rules) {
    if (isSettledAs(workspace.all([possible, truth]), false)) {
      faults.push({ kind: 'unreachable', set: set.name, rule: rule.id, on, counterexample: {} });
    }
  }
  const facts = new Set(ruling.rules.flatMap(({ rule }) => factsOf(rule.when)));
  const cells = [...facts].reduce((product, fact) => product * BigInt(domainOf(compiled, fact).length), 1n);
  return { faults, rules: ruling.rules.length, cells };
}

// One way to make it true: the first branch at each question that still can.
function pathTo(bad: Possible<boolean>): Readonly<Record<string, Value>> {
  const path: Record<string, Value> = {};
  let node = bad;
  while (node.question !== undefined) {
    const { question, branches } = node;
    const index = branches.findIndex((branch) => couldBe(branch, true));
    const next = branches[index];
    const value = question.values[index];
    if (next === undefined || value === undefined) break;
    path[question.fact] = value;
    node = next;
  }
  return path;
}
