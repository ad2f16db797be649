import type { Book, Fact, ParameterValue, Rule, RuleSet } from './book.ts';
import { isInForce, valueOn } from './dated.ts';
import { type Expression, type Test, tests } from './expression.ts';
import { couldBe, isSettledAs, outcomes, type Possible, type Value, type Workspace } from './possible.ts';

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

type Evaluate = (workspace: Workspace, read: FactReader, marks: string[]) => Possible<boolean>;

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
  const rules = set.rules
    .filter((rule) => isInForce(rule, on))
    .map((rule) => ({ rule, evaluate: compileExpression(book, rule.when, parameter) }));
  const run = (workspace: Workspace, read: FactReader): Ruling => {
    const truths = rules.map(({ rule, evaluate }) => {
      const marks: string[] = [];
      const truth = evaluate(workspace, read, marks);
      return { rule, truth, marks: mark(truth) + marks.join('') };
    });
    return { answer: set.hit === 'one-answer' ? agreedAnswer(workspace, truths) : undefined, rules: truths };
  };
  return { name: set.name, set, run };
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

const mark = (truth: Possible<boolean>): string =>
  truth.question === undefined ? (truth.value ? 't' : 'f') : 'u';

// Every part is evaluated, whatever the others say: the trace has a mark for each test, always.
function compileExpression(book: Book, expression: Expression, parameter: (name: string) => Value): Evaluate {
  switch (expression.op) {
    case 'all': {
      const parts = expression.of.map((part) => compileExpression(book, part, parameter));
      return (workspace, read, marks) => workspace.all(parts.map((part) => part(workspace, read, marks)));
    }
    case 'any': {
      const membership = compileMembership(book, expression.of);
      if (membership !== undefined) return membership;
      const parts = expression.of.map((part) => compileExpression(book, part, parameter));
      return (workspace, read, marks) => workspace.any(parts.map((part) => part(workspace, read, marks)));
    }
    case 'not': {
      const part = compileExpression(book, expression.of, parameter);
      return (workspace, read, marks) => workspace.not(part(workspace, read, marks));
    }
    case 'is':
    case 'below':
    case 'atLeast':
    case 'before': {
      const { fact } = expression;
      if (book.facts[fact] === undefined) throw new BookError(`fact \`${fact}\` is not in the book`);
      const holds = compileTest(expression, parameter);
      return (workspace, read, marks) => {
        const truth = workspace.map(read(fact), holds);
        marks.push(mark(truth));
        return truth;
      };
    }
  }
}

// "One of these values" of one fact is asked once, whatever the number of values; each value still has its mark.
function compileMembership(book: Book, parts: readonly Expression[]): Evaluate | undefined {
  const [first] = parts;
  if (first?.op !== 'is' || parts.length < 2) return undefined;
  const { fact } = first;
  const values: Value[] = [];
  for (const part of parts) {
    if (part.op !== 'is' || part.fact !== fact) return undefined;
    values.push(part.value);
  }
  if (book.facts[fact] === undefined) throw new BookError(`fact \`${fact}\` is not in the book`);
  const wanted = new Set(values);
  return (workspace, read, marks) => {
    const value = read(fact);
    for (const each of values) marks.push(markOf(value, each));
    return workspace.map(value, (so) => wanted.has(so));
  };
}

function markOf(value: Possible, wanted: Value): string {
  if (value.question === undefined) return value.value === wanted ? 't' : 'f';
  return couldBe(value, wanted) ? 'u' : 'f';
}

function compileTest(test: Test, parameter: (name: string) => Value): (value: Value) => boolean {
  switch (test.op) {
    case 'is': {
      const wanted = test.value;
      return (value) => value === wanted;
    }
    case 'below': {
      const limit = parameter(test.parameter);
      return (value) => value < limit;
    }
    case 'atLeast': {
      const limit = parameter(test.parameter);
      return (value) => value >= limit;
    }
    case 'before': {
      const limit = parameter(test.parameter);
      return (value) => value < limit;
    }
  }
}

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

/** Ids of the rules that determined the answer, or that could still determine one of its outcomes. */
export function determiningRules(ruling: Ruling): readonly string[] {
  const possible = ruling.answer === undefined ? undefined : outcomes(ruling.answer);
  return ruling.rules
    .filter(
      ({ rule, truth }) => couldBe(truth, true) && (possible === undefined || possible.includes(rule.gives)),
    )
    .map(({ rule }) => rule.id);
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
