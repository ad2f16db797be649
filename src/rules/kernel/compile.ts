import type { Book, Fact, ParameterValue, RuleSet } from './book.ts';
import { createReading } from './condition.ts';
import { isInForce, valueOn } from './dated.ts';
import { tests } from './expression.ts';
import type { Possible, Value, Workspace } from './possible.ts';
import { createRuler, type Ruling, type Weighed } from './ruling.ts';

export {
  determining,
  determiningRules,
  NO_RULE,
  RULES_DISAGREE,
  type RuleTruth,
  type Ruling,
} from './ruling.ts';

/** Gives a fact of the subject in hand. */
export type FactReader = (fact: string) => Possible;

/** A rule set as it stands on one day, ready to run. */
export interface CompiledSet {
  readonly name: string;
  readonly set: RuleSet;
  readonly run: (workspace: Workspace, read: FactReader) => Ruling;
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
  const reading = createReading<Weighed>(parameter);
  const rules = set.rules
    .filter((rule) => isInForce(rule, on))
    .map((rule) => {
      for (const { fact } of tests(rule.when)) kindOf(book, fact);
      return { rule, condition: reading.condition(rule.when) };
    });
  return { name: set.name, set, run: createRuler(rules, reading, set.hit === 'one-answer') };
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
