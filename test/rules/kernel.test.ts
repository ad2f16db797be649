import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Book, Rule, RuleSet } from '../../src/rules/kernel/book.ts';
import { compileBook } from '../../src/rules/kernel/compile.ts';
import { addDays, addMonths, daysBetween, wholeMonths } from '../../src/rules/kernel/dated.ts';
import { type Expression, tests } from '../../src/rules/kernel/expression.ts';
import {
  createWorkspace,
  outcomes,
  type Possible,
  separators,
  type Value,
} from '../../src/rules/kernel/possible.ts';

const DOMAINS: Readonly<Record<string, readonly Value[]>> = {
  ill: [true, false],
  warned: [true, false],
  where: ['home', 'hostel', 'unknown-address'],
  months: [11, 12, 48],
  began: ['2026-05-10', '2026-05-11'],
};
const FACTS = Object.keys(DOMAINS);

const expression = fc.letrec<{ node: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<Expression>(
      { op: 'is', fact: 'ill', value: true },
      { op: 'is', fact: 'warned', value: false },
      { op: 'is', fact: 'where', value: 'home' },
      { op: 'is', fact: 'where', value: 'hostel' },
      { op: 'below', fact: 'months', parameter: 'year' },
      { op: 'atLeast', fact: 'months', parameter: 'four-years' },
      { op: 'before', fact: 'began', parameter: 'repeal' },
    ),
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ op: fc.constant('all' as const), of: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('any' as const), of: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('node') }),
  ),
})).node;

const authority = {
  cite: [{ source: 'example', at: 's.1' }],
  mark: 'inference',
  confidence: 'low',
  from: '2020-01-01',
} as const;

function bookOf(set: RuleSet): Book {
  const fact = { label: 'an example fact', subject: 'case' } as const;
  return {
    version: '0',
    released: false,
    kernel: '1',
    coverageFrom: '2020-01-01',
    regimes: [{ id: 'R', from: '2020-01-01' }],
    sources: {},
    vocabularies: {},
    facts: {
      ill: { ...fact, kind: 'boolean' },
      warned: { ...fact, kind: 'boolean' },
      where: { ...fact, kind: 'choice', values: ['home', 'hostel', 'unknown-address'] },
      months: { ...fact, kind: 'number' },
      began: { ...fact, kind: 'date' },
    },
    parameters: {
      year: [{ ...authority, value: 12 }],
      'four-years': [{ ...authority, value: 48 }],
      repeal: [{ ...authority, value: '2026-05-11' }],
    },
    tables: {},
    sets: [set],
  };
}

const setOf = (rules: readonly Rule[]): RuleSet => ({
  name: 'example',
  asks: 'An example?',
  subject: 'case',
  hit: 'one-answer',
  answers: [],
  rules,
});

const rulesArbitrary = fc
  .array(fc.record({ when: expression, gives: fc.constantFrom('a', 'b') }), { minLength: 1, maxLength: 4 })
  .map((bodies): readonly Rule[] =>
    bodies.map(({ when, gives }, index) => ({ ...authority, id: `X-${index}`, when, gives })),
  );

/** Some facts known, the others missing. */
const partial = fc.record(
  Object.fromEntries(FACTS.map((fact) => [fact, fc.option(fc.constantFrom(...(DOMAINS[fact] ?? [])))])),
);

function run(book: Book, known: Readonly<Record<string, Value | null>>) {
  const workspace = createWorkspace();
  const read = (fact: string): Possible => {
    const value = known[fact] ?? null;
    return value === null ? workspace.ask(fact, DOMAINS[fact] ?? []) : workspace.settled(value);
  };
  const { answer, rules } = compileBook(book, '2026-06-01').set('example').run(workspace, read);
  if (answer === undefined) throw new Error('expected one answer');
  return { answer, rules };
}

function completions(known: Readonly<Record<string, Value | null>>): Record<string, Value>[] {
  let all: Record<string, Value>[] = [{}];
  for (const fact of FACTS) {
    const value = known[fact] ?? null;
    const values = value === null ? (DOMAINS[fact] ?? []) : [value];
    all = all.flatMap((so) => values.map((next) => ({ ...so, [fact]: next })));
  }
  return all;
}

const only = (possible: Possible<string>): string => {
  const [first, ...others] = outcomes(possible);
  if (first === undefined || others.length > 0) throw new Error('expected a settled answer');
  return first;
};

describe('unknown is exact', () => {
  it('settles an answer exactly when every completion of the missing facts gives it', () => {
    fc.assert(
      fc.property(rulesArbitrary, partial, (rules, known) => {
        const book = bookOf(setOf(rules));
        const { answer } = run(book, known);
        const byCompletion = new Set(completions(known).map((complete) => only(run(book, complete).answer)));
        expect(new Set(outcomes(answer))).toEqual(byCompletion);
      }),
      { numRuns: 300 },
    );
  });

  it('names a missing fact exactly when, all else equal, its value can change the answer', () => {
    fc.assert(
      fc.property(rulesArbitrary, partial, (rules, known) => {
        const book = bookOf(setOf(rules));
        const named = separators(run(book, known).answer).map(({ fact }) => fact);
        const separating = FACTS.filter((fact) =>
          completions(known).some((complete) => {
            const values = known[fact] == null ? (DOMAINS[fact] ?? []) : [];
            const answers = values.map((value) => only(run(book, { ...complete, [fact]: value }).answer));
            return new Set(answers).size > 1;
          }),
        );
        expect(named.toSorted()).toEqual(separating.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('order_does_not_matter: shuffled rules give the same answer', () => {
    fc.assert(
      fc.property(rulesArbitrary, partial, (rules, known) => {
        const forwards = run(bookOf(setOf(rules)), known).answer;
        const backwards = run(bookOf(setOf(rules.toReversed())), known).answer;
        expect(new Set(outcomes(backwards))).toEqual(new Set(outcomes(forwards)));
      }),
      { numRuns: 200 },
    );
  });

  it('marks every test of every rule, whatever the others say', () => {
    fc.assert(
      fc.property(rulesArbitrary, partial, (rules, known) => {
        for (const { rule, marks } of run(bookOf(setOf(rules)), known).rules) {
          expect(marks).toMatch(/^[tfu]+$/);
          expect(marks).toHaveLength(1 + tests(rule.when).length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('too much missing', () => {
  it('widens rather than running for ever, and never settles what is not settled', () => {
    const workspace = createWorkspace(50);
    const left = Array.from({ length: 16 }, (_, index) => workspace.ask(`left-${index}`, [true, false]));
    const right = Array.from({ length: 16 }, (_, index) => workspace.ask(`right-${index}`, [true, false]));
    const pairs = left.map((value, index) => workspace.all([value, right[index] ?? value]));
    const any = workspace.any(pairs);
    expect(workspace.widened()).toBe(true);
    expect(new Set(outcomes(any))).toEqual(new Set([true, false]));
    expect(separators(any).map(({ fact }) => fact)).toEqual(
      [...left, ...right].flatMap((value) => separators(value).map(({ fact }) => fact)),
    );
  });
});

describe('the calendar', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('counts the same days as the proleptic Gregorian calendar does', () => {
    const day = fc.integer({ min: 0, max: 80_000 }).map((offset) => ({
      offset,
      date: new Date(Date.UTC(1950, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10),
    }));
    fc.assert(
      fc.property(day, fc.integer({ min: -900, max: 900 }), ({ offset, date }, days) => {
        const expected = new Date(Date.UTC(1950, 0, 1) + (offset + days) * 86_400_000)
          .toISOString()
          .slice(0, 10);
        expect(addDays(date, days)).toBe(expected);
        expect(daysBetween(date, expected)).toBe(days);
      }),
    );
  });

  it.each([
    ['2025-03-01', '2026-03-01', 12],
    ['2025-03-01', '2026-02-28', 11],
    ['2024-02-29', '2025-02-28', 12],
  ])('from %s to %s is %i whole months', (start, end, months) => {
    expect(wholeMonths(start, end)).toBe(months);
  });
});
