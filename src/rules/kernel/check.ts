import type { Authority, Book, ParameterValue, Rule, RuleSet } from './book.ts';
import {
  type CompiledBook,
  compileBook,
  domainOf,
  NO_RULE,
  RULES_DISAGREE,
  type RuleTruth,
  type Ruling,
} from './compile.ts';
import { completionsWith } from './completions.ts';
import { isInForce } from './dated.ts';
import { factsOf, tests } from './expression.ts';
import { couldBe, isSettledAs, type Possible, type Value, type Workspace } from './possible.ts';
import { createWorkspace } from './workspace.ts';

/** The answer that hands a case to a person because the book does not decide it. */
const REFERRED = 'refer-to-specialist';

/** What can be wrong with a book, whatever case it is put to. */
export type FaultKind =
  /** No rule holds for some complete set of facts. */
  | 'gap'
  /** Two rules that disagree hold together; or two values of one parameter are in force together. */
  | 'overlap'
  /** A rule in force that holds for no set of facts. */
  | 'unreachable'
  /** A rule that tests nothing, or holds whatever the facts while others stand beside it. */
  | 'catch-all'
  /** A statement without its citation, or a fact or set without its words. */
  | 'incomplete'
  /** A parameter that neither a rule in force on any day nor the code reads; or a value in force on no day of a reader. */
  | 'dead-parameter'
  /** A fact that neither a rule nor the code reads. */
  | 'dead-fact';

/** A fault of a book, with what shows it. */
export interface BookFault {
  readonly kind: FaultKind;
  /** The rule set, parameter or fact that is at fault. */
  readonly set: string;
  /** The rule at fault; absent where the fault is of the set as a whole. */
  readonly rule?: string;
  /** A day on which it is at fault. */
  readonly on: string;
  /** Facts for which no rule holds or two disagree; or what else shows the fault. */
  readonly counterexample: Readonly<Record<string, Value>>;
}

/** One rule set on one day. */
export interface SetCheck {
  readonly set: string;
  readonly on: string;
  /** Rules in force. */
  readonly rules: number;
  /** Complete sets of the facts that these rules read. */
  readonly cells: bigint;
  /** How many of them are handed to a person, and by which rule. */
  readonly referred: bigint;
  readonly referredBy: Readonly<Record<string, bigint>>;
}

/** What a check counted. */
export interface BookCheck {
  readonly faults: readonly BookFault[];
  readonly days: number;
  readonly rules: number;
  /** Complete sets of facts proved to have exactly one answer, over all sets and days. */
  readonly cells: bigint;
  readonly sets: readonly SetCheck[];
}

/** What is read of a book by code rather than by its rules. */
export interface ReadByCode {
  readonly parameters: readonly string[];
  readonly facts: readonly string[];
}

/**
 * Proves of a book, for each day given, that every complete set of facts has exactly one answer in every `one-answer`
 * set, that every rule in force can hold and none is a catch-all, and that every parameter and fact has a reader.
 * Exhaustive: the rules are evaluated with every fact left open.
 */
export function checkBook(book: Book, days: readonly string[], readByCode?: ReadByCode): BookCheck {
  const checked = days.flatMap((day) => {
    const compiled = compileBook(book, day);
    return book.sets.map((set) => checkSet(compiled, set));
  });
  const sets = checked.map(({ count }) => count);
  return {
    faults: [
      ...checked.flatMap(({ faults }) => faults),
      ...incomplete(book),
      ...overlappingValues(book, days),
      ...(readByCode === undefined ? [] : unread(book, days, readByCode)),
    ],
    days: days.length,
    rules: sets.reduce((sum, { rules }) => sum + rules, 0),
    cells: sets.reduce((sum, { cells }) => sum + cells, 0n),
    sets,
  };
}

function checkSet(compiled: CompiledBook, set: RuleSet) {
  const { on } = compiled;
  const workspace = createWorkspace(Number.POSITIVE_INFINITY);
  const asked = new Map<string, Possible>();
  const ruling = compiled.set(set.name).run(workspace, (fact) => {
    const known = asked.get(fact) ?? workspace.ask(fact, domainOf(compiled, fact));
    asked.set(fact, known);
    return known;
  });
  const cells = [...asked.keys()].reduce(
    (product, fact) => product * BigInt(domainOf(compiled, fact).length),
    1n,
  );
  // Before its first rule begins, a question is not asked.
  const isAsked = set.rules.length === 0 || set.rules.some(({ from }) => from <= on);
  const faults = [
    ...(isAsked ? answerFaults(workspace, ruling) : []),
    ...ruling.rules.flatMap((truth) => ruleFaults(truth, set, ruling.rules.length)),
  ].map((fault): BookFault => ({ set: set.name, on, counterexample: {}, ...fault }));
  const { answer } = ruling;
  const referring = ruling.rules.filter(({ rule }) => set.hit === 'one-answer' && rule.gives === REFERRED);
  const count: SetCheck = {
    set: set.name,
    on,
    rules: ruling.rules.length,
    cells,
    referred: answer === undefined ? 0n : completionsWith(answer, REFERRED, cells),
    referredBy: Object.fromEntries(
      referring.map(({ rule, truth }) => [rule.id, completionsWith(truth, true, cells)]),
    ),
  };
  return { faults, count };
}

type Found = Pick<BookFault, 'kind'> & Partial<BookFault>;

function answerFaults(workspace: Workspace, { answer }: Ruling): readonly Found[] {
  if (answer === undefined) return [];
  return [['gap', NO_RULE] as const, ['overlap', RULES_DISAGREE] as const].flatMap(([kind, sentinel]) => {
    const bad = workspace.map(answer, (so) => so === sentinel);
    return couldBe(bad, true) ? [{ kind, counterexample: pathTo(bad) }] : [];
  });
}

function ruleFaults({ rule, truth }: RuleTruth, { hit }: RuleSet, inForce: number): readonly Found[] {
  if (tests(rule.when).length === 0) return [{ kind: 'catch-all', rule: rule.id }];
  if (isSettledAs(truth, false)) return [{ kind: 'unreachable', rule: rule.id }];
  const alone = hit === 'one-answer' && inForce === 1;
  return isSettledAs(truth, true) && !alone ? [{ kind: 'catch-all', rule: rule.id }] : [];
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

const isBlank = (words: string): boolean => words.trim() === '';

function lacks(missing: string, set: string, on: string, rule?: string): BookFault {
  return {
    kind: 'incomplete',
    set,
    on,
    counterexample: { missing },
    ...(rule === undefined ? {} : { rule }),
  };
}

function incomplete(book: Book): readonly BookFault[] {
  const uncited = ({ cite }: Authority): boolean =>
    cite.length === 0 || cite.some(({ source, at }) => book.sources[source] === undefined || isBlank(at));
  const statements = [...Object.entries(book.parameters), ...Object.entries(book.tables)];
  return [
    ...book.sets.flatMap(({ name, rules }) =>
      rules.filter(uncited).map(({ id, from }) => lacks('citation', name, from, id)),
    ),
    ...statements.flatMap(([name, held]) =>
      [held]
        .flat()
        .filter(uncited)
        .map(({ from }) => lacks('citation', name, from)),
    ),
    ...book.sets
      .filter(({ asks }) => isBlank(asks))
      .map(({ name }) => lacks('question', name, book.coverageFrom)),
    ...Object.entries(book.facts)
      .filter(([, { label }]) => isBlank(label))
      .map(([name]) => lacks('label', name, book.coverageFrom)),
  ];
}

function overlappingValues({ parameters }: Book, days: readonly string[]): readonly BookFault[] {
  return Object.entries(parameters).flatMap(([name, values]) =>
    days.flatMap((on): readonly BookFault[] => {
      const [first, second] = values.filter((value) => isInForce(value, on));
      if (first === undefined || second === undefined) return [];
      const counterexample = { first: first.value, second: second.value };
      return [{ kind: 'overlap', set: name, on, counterexample }];
    }),
  );
}

function unread(book: Book, days: readonly string[], readByCode: ReadByCode): readonly BookFault[] {
  const rules = book.sets.flatMap((set) => set.rules);
  const facts = new Set([...readByCode.facts, ...rules.flatMap(({ when }) => factsOf(when))]);
  const dead = Object.keys(book.facts).filter((fact) => !facts.has(fact));
  return [
    ...dead.map((set): BookFault => ({ kind: 'dead-fact', set, on: book.coverageFrom, counterexample: {} })),
    ...Object.entries(book.parameters).flatMap(([name, values]) => {
      const readers = rules.filter(({ when }) => reads(when, name));
      const isRead = (value: ParameterValue, on: string): boolean =>
        isInForce(value, on) &&
        (readByCode.parameters.includes(name) || readers.some((reader) => isInForce(reader, on)));
      return values
        .filter((value) => !days.some((on) => isRead(value, on)))
        .map(
          ({ from, value }): BookFault => ({
            kind: 'dead-parameter',
            set: name,
            on: from,
            counterexample: { value },
          }),
        );
    }),
  ];
}

function reads(when: Rule['when'], parameter: string): boolean {
  return tests(when).some((test) => test.op !== 'is' && test.parameter === parameter);
}
