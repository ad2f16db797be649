import type { Book, Fact, ParameterValue, Rule, RuleSet } from './book.ts';
import { type Condition, createReading, type Read, type Truth, truthOf } from './condition.ts';
import { isInForce, valueOn } from './dated.ts';
import { tests } from './expression.ts';
import { isSettledAs, outcomes, type Possible, type Value, type Workspace } from './possible.ts';

/** Gives a fact of the subject in hand. */
export type FactReader = (fact: string) => Possible;

/** A rule set as it stands on one day, ready to run. */
export interface CompiledSet {
  readonly name: string;
  readonly set: RuleSet;
  readonly run: (workspace: Workspace, read: FactReader) => Ruling;
}

export interface RuleTruth {
  readonly rule: Rule;
  readonly truth: Possible<boolean>;
  /** The truth of the rule and then of each of its tests: `t`, `f`, or `u` for not settled. */
  readonly marks: string;
}

export interface Ruling {
  /** The answer of a `one-answer` set. Undefined for an `each` set, whose rules answer one by one. */
  readonly answer: Possible<string> | undefined;
  readonly rules: readonly RuleTruth[];
}

/** The book as it stands on one day. */
export interface CompiledBook {
  readonly on: string;
  readonly book: Book;
  set(name: string): CompiledSet;
  /** The value of a parameter on that day, with its authority and mark; a parameter without one is not in force. */
  parameter(name: string): ParameterValue | undefined;
  /** Representative values of a number or date fact: one for each stretch between the values that rules compare it with. */
  representatives(fact: string): readonly Value[];
}

/** A fault of a book: never of a case. */
export class BookError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BookError';
  }
}

/** Marks a completion under which no rule holds, or two rules disagree. `check` proves that a released book has none. */
export const NO_RULE = '\u0000no-rule';
export const RULES_DISAGREE = '\u0000rules-disagree';

/** Compiles the book for one day: rules and values not in force on it take no part. */
export function compileBook(book: Book, on: string): CompiledBook {
  const dated = (name: string): ParameterValue | undefined =>
    valueOn(book.parameters[name] ?? fail(`parameter \`${name}\` is not in the book`), on);
  const parameter = (name: string): Value =>
    dated(name)?.value ?? fail(`parameter \`${name}\` has no value on ${on}`);
  const sets = new Map(book.sets.map((set) => [set.name, compileSet(book, set, on, parameter)]));
  const cuts = cutPoints(book, on, parameter);
  return {
    on,
    book,
    set: (name) => sets.get(name) ?? fail(`rule set \`${name}\` is not in the book`),
    parameter: dated,
    representatives: (fact) => cuts.get(fact) ?? [Number.NEGATIVE_INFINITY],
  };
}

function fail(message: string): never {
  throw new BookError(message);
}

function compileSet(book: Book, set: RuleSet, on: string, parameter: (name: string) => Value): CompiledSet {
  const reading = createReading(parameter);
  const rules = set.rules
    .filter((rule) => isInForce(rule, on))
    .map((rule) => {
      for (const { fact } of tests(rule.when)) kindOf(book, fact);
      return { rule, condition: reading.condition(rule.when) };
    });
  const run = (workspace: Workspace, read: FactReader): Ruling => {
    const facts = reading.read(workspace, read);
    const truths = rules.map(({ rule, condition }) => ruleTruth(rule, condition, facts));
    return { answer: set.hit === 'one-answer' ? agreedAnswer(workspace, truths) : undefined, rules: truths };
  };
  return { name: set.name, set, run };
}

// Every test is asked, whatever the others say: the trace has a mark for each, always.
function ruleTruth(rule: Rule, condition: Condition, read: Read): RuleTruth {
  const truth = truthOf(condition, read);
  let marks: string = mark(truth);
  for (const test of condition.tests) marks += read.truths[test] ?? 'u';
  return { rule, truth, marks };
}

// The order of rules means nothing: an answer stands only if every rule that holds gives it.
function agreedAnswer(workspace: Workspace, truths: readonly RuleTruth[]): Possible<string> {
  let answer: Possible<string> = workspace.settled(NO_RULE);
  for (const { rule, truth } of truths) {
    if (isSettledAs(truth, false)) continue;
    const joined: Possible<string> = workspace.map(answer, (so) =>
      so === NO_RULE || so === rule.gives ? rule.gives : RULES_DISAGREE,
    );
    answer = workspace.choose(truth, joined, answer);
  }
  return answer;
}

const mark = (truth: Possible<boolean>): Truth =>
  truth.question === undefined ? (truth.value ? 't' : 'f') : 'u';

// A missing number or date has as many cases as the stretches between the values that rules compare it with.
function cutPoints(
  book: Book,
  on: string,
  parameter: (name: string) => Value,
): Map<string, readonly Value[]> {
  const cuts = new Map<string, Set<Value>>();
  for (const rule of book.sets.flatMap((set) => set.rules)) {
    if (!isInForce(rule, on)) continue;
    for (const test of tests(rule.when)) {
      if (test.op === 'is') continue;
      const known = cuts.get(test.fact) ?? new Set<Value>();
      known.add(parameter(test.parameter));
      cuts.set(test.fact, known);
    }
  }
  return new Map(
    [...cuts].map(([fact, values]) => {
      const sorted = [...values].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const lowest: Value = kindOf(book, fact).kind === 'date' ? '0000-01-01' : Number.NEGATIVE_INFINITY;
      return [fact, [lowest, ...sorted]];
    }),
  );
}

function kindOf(book: Book, fact: string): Fact {
  return book.facts[fact] ?? fail(`fact \`${fact}\` is not in the book`);
}

/** The rules that determined the answer, or that could still determine one of its outcomes. */
export function determining({ answer, rules }: Ruling): readonly Rule[] {
  const possible = answer === undefined ? undefined : outcomes(answer);
  const found: Rule[] = [];
  for (const { rule, truth } of rules) {
    // What is open can turn out either way.
    if (!isSettledAs(truth, false) && possible?.includes(rule.gives) !== false) found.push(rule);
  }
  return found;
}

/** Ids of the determining rules. */
export function determiningRules(ruling: Ruling): readonly string[] {
  return determining(ruling).map(({ id }) => id);
}

/** Every value that a fact can take: for a number or a date, one for each stretch between the values it is compared with. */
export function domainOf(compiled: CompiledBook, name: string): readonly Value[] {
  const fact = kindOf(compiled.book, name);
  switch (fact.kind) {
    case 'boolean':
      return [true, false];
    case 'choice':
      return fact.values;
    case 'number':
    case 'date':
      return compiled.representatives(name);
  }
}
