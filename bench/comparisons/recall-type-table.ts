import { currentBookText, openBook } from '../../src/rules/index.ts';
import type { Fact, Rule } from '../../src/rules/kernel/book.ts';
import { type CompiledBook, domainOf } from '../../src/rules/kernel/compile.ts';
import { changeDates, isInForce } from '../../src/rules/kernel/dated.ts';
import { tests } from '../../src/rules/kernel/expression.ts';
import type { Value } from '../../src/rules/kernel/possible.ts';

/** The rule set whose table every engine is given. */
export const SET = 'recall-type';

/** A fact of the table, with the name that languages of expressions can read. */
export interface TableFact {
  readonly fact: string;
  readonly key: string;
  readonly kind: Fact['kind'];
  /** Every value of it; of a number the least of each stretch that rules tell apart. */
  readonly values: readonly Value[];
}

/** The table as it stands in one stretch of time. */
export interface Stretch {
  /** The first day. */
  readonly from: string;
  readonly compiled: CompiledBook;
  readonly rules: readonly Rule[];
  readonly parameter: (name: string) => number | string;
}

/** The table of the recall type: from the canonical text of the current book, as the service reads it. */
export interface RecallTypeTable {
  readonly version: string;
  readonly facts: readonly TableFact[];
  readonly stretches: readonly Stretch[];
  readonly keyOf: (fact: string) => string;
}

/** Reads the table. Between two changes of its rules it is one and the same table. */
export function recallTypeTable(): RecallTypeTable {
  const book = openBook(currentBookText());
  const set = book.book.sets.find(({ name }) => name === SET);
  if (set === undefined) throw new Error(`the book has no rule set ${SET}`);
  const names = [...new Set(set.rules.flatMap(({ when }) => tests(when).map(({ fact }) => fact)))];
  const stretches = changeDates(set.rules).map((from): Stretch => {
    const compiled = book.on(from);
    return {
      from,
      compiled,
      rules: set.rules.filter((rule) => isInForce(rule, from)),
      parameter: (name) => {
        const dated = compiled.parameter(name);
        if (dated === undefined) throw new Error(`${name} has no value on ${from}`);
        return dated.value;
      },
    };
  });
  const latest = stretches.at(-1);
  if (latest === undefined) throw new Error(`${SET} has no rules`);
  const facts = names.map((fact): TableFact => {
    const kind = book.book.facts[fact]?.kind;
    if (kind === undefined) throw new Error(`the book has no fact ${fact}`);
    return { fact, key: keyOf(fact), kind, values: domainOf(latest.compiled, fact) };
  });
  return { version: book.version, facts, stretches, keyOf };
}

/** `case.only-youth-sentences` as `caseOnlyYouthSentences`. */
const keyOf = (fact: string): string =>
  fact.replaceAll(/[.-]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
