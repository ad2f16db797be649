import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Book, Rule, RuleSet } from '../../src/rules/kernel/book.ts';
import {
  compileBook,
  determining,
  determiningRules,
  domainOf,
  NO_RULE,
  RULES_DISAGREE,
} from '../../src/rules/kernel/compile.ts';
import {
  addDays,
  addMonths,
  changeDates,
  daysBetween,
  isInForce,
  valueOn,
  wholeMonths,
} from '../../src/rules/kernel/dated.ts';
import { inWords } from '../../src/rules/kernel/days-in-words.ts';
import { type Expression, factsOf, tests } from '../../src/rules/kernel/expression.ts';
import {
  couldBe,
  isSettledAs,
  outcomes,
  type Possible,
  separators,
  type Value,
  type Workspace,
} from '../../src/rules/kernel/possible.ts';
import { createWorkspace } from '../../src/rules/kernel/workspace.ts';

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
      { op: 'is', fact: 'began', value: '2026-05-11' },
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

const is = (fact: string, value = true): Expression => ({ op: 'is', fact, value });

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
    conditions: { versions: {}, conditions: {} },
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

type Known = Readonly<Record<string, Value | null>>;

const reader =
  (workspace: Workspace, known: Known) =>
  (fact: string): Possible => {
    const value = known[fact] ?? null;
    return value === null ? workspace.ask(fact, DOMAINS[fact] ?? []) : workspace.settled(value);
  };

const LIMITS: Readonly<Record<string, Value>> = { year: 12, 'four-years': 48, repeal: '2026-05-11' };

/** The plain meaning of an expression where every fact is known. */
function holds(when: Expression, facts: Readonly<Record<string, Value>>): boolean {
  switch (when.op) {
    case 'all':
      return when.of.every((part) => holds(part, facts));
    case 'any':
      return when.of.some((part) => holds(part, facts));
    case 'not':
      return !holds(when.of, facts);
    case 'is':
      return facts[when.fact] === when.value;
    case 'below':
    case 'before':
      return (facts[when.fact] ?? 0) < (LIMITS[when.parameter] ?? 0);
    case 'atLeast':
      return (facts[when.fact] ?? 0) >= (LIMITS[when.parameter] ?? 0);
  }
}

const markOf = (truths: readonly boolean[]): string =>
  truths.includes(true) ? (truths.includes(false) ? 'u' : 't') : 'f';

function run(book: Book, known: Known) {
  const workspace = createWorkspace();
  const read = reader(workspace, known);
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

  it('says of each rule, and of each of its tests, what every completion says, whatever came before', () => {
    const hit = fc.constantFrom('one-answer' as const, 'each' as const);
    fc.assert(
      fc.property(
        rulesArbitrary,
        hit,
        fc.array(partial, { minLength: 1, maxLength: 4 }),
        (rules, hits, all) => {
          const example = compileBook(bookOf({ ...setOf(rules), hit: hits }), '2026-06-01').set('example');
          const workspace = createWorkspace();
          for (const known of all) {
            const ruling = example.run(workspace, reader(workspace, known));
            const possible = completions(known);
            const truth = (when: Expression) => [
              ...new Set(possible.map((complete) => holds(when, complete))),
            ];
            expect(ruling.rules).toHaveLength(rules.length);
            for (const { rule, truth: found, marks } of ruling.rules) {
              expect(new Set(outcomes(found))).toEqual(new Set(truth(rule.when)));
              expect(marks).toBe(
                [rule.when, ...tests(rule.when)].map((part) => markOf(truth(part))).join(''),
              );
            }
            const answers = ruling.answer === undefined ? undefined : outcomes(ruling.answer);
            const determine = rules.filter(
              ({ when, gives }) => truth(when).includes(true) && answers?.includes(gives) !== false,
            );
            expect(determining(ruling).map(({ id }) => id)).toEqual(determine.map(({ id }) => id));
            expect(determiningRules(ruling)).toStrictEqual(determine.map(({ id }) => id));
            expect(ruling.answer === undefined).toBe(hits === 'each');
            const marks = ruling.rules.map((each) => [each.rule.id, each.marks] as const);
            expect(ruling.marks ?? Object.fromEntries(marks)).toEqual(Object.fromEntries(marks));
          }
        },
      ),
      { numRuns: 300 },
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
    const later = workspace.all([any, workspace.ask('later', [true, false])]);
    expect(separators(later).at(-1)).toMatchObject({ fact: 'later' });
  });
});

describe('a value that may be open', () => {
  const workspace = createWorkspace();
  const place = workspace.ask('place', ['home', 'hostel', 'street']);
  const ill = workspace.ask('ill', [true, false]);
  const warned = workspace.ask('warned', [true, false], 'event-1');

  it('is settled as one value, or could be any of several', () => {
    expect(outcomes(workspace.settled(7))).toEqual([7]);
    expect(outcomes(place)).toEqual(['home', 'hostel', 'street']);
    expect(isSettledAs(workspace.settled('home'), 'home')).toBe(true);
    expect(isSettledAs<Value>(workspace.settled('home'), 'hostel')).toBe(false);
    expect(isSettledAs(place, 'home')).toBe(false);
    expect(couldBe(place, 'hostel')).toBe(true);
    expect(couldBe<Value>(place, 'hospital')).toBe(false);
    expect(couldBe<Value>(workspace.settled('home'), 'hostel')).toBe(false);
    expect(couldBe(workspace.settled('home'), 'home')).toBe(true);
  });

  it('is settled again where its outcomes fall together', () => {
    expect(workspace.map(place, () => 'indoors')).toEqual(workspace.settled('indoors'));
    const outdoors = workspace.map(place, (so) => so === 'street');
    expect(outcomes(outdoors)).toEqual([false, true]);
    expect(isSettledAs(workspace.any([outdoors, workspace.not(outdoors)]), true)).toBe(true);
    expect(isSettledAs(workspace.all([outdoors, workspace.not(outdoors)]), false)).toBe(true);
    expect(isSettledAs(workspace.choose(ill, workspace.settled('a'), workspace.settled('a')), 'a')).toBe(
      true,
    );
  });

  it('is of all and of any as in arithmetic of truth, also where nothing is asked', () => {
    const [yes, no] = [workspace.settled(true), workspace.settled(false)];
    expect(isSettledAs(workspace.all([]), true)).toBe(true);
    expect(isSettledAs(workspace.any([]), false)).toBe(true);
    expect(workspace.all([yes, ill])).toEqual(ill);
    expect(workspace.any([no, ill])).toEqual(ill);
    expect(isSettledAs(workspace.all([ill, no]), false)).toBe(true);
    expect(isSettledAs(workspace.any([ill, yes]), true)).toBe(true);
    expect(outcomes(workspace.not(ill))).toEqual([false, true]);
    expect(isSettledAs(workspace.not(yes), false)).toBe(true);
  });

  it('follows a settled test only, and both ways where the test is open', () => {
    const [a, b] = [workspace.settled<string>('a'), workspace.settled<string>('b')];
    expect(workspace.choose(workspace.settled(true), a, b)).toBe(a);
    expect(workspace.choose(workspace.settled(false), a, b)).toBe(b);
    expect(new Set(outcomes(workspace.choose(ill, a, b)))).toEqual(new Set(['a', 'b']));
    expect(outcomes(workspace.choose<string>(ill, workspace.settled('a'), place))).toEqual([
      'a',
      'home',
      'hostel',
      'street',
    ]);
  });

  it('names what separates it in the order in which it was asked, each once and with its subject', () => {
    const both = workspace.all([warned, ill, workspace.any([ill, warned])]);
    expect(separators(both).map(({ fact, subject }) => [fact, subject])).toEqual([
      ['ill', undefined],
      ['warned', 'event-1'],
    ]);
    expect(separators(workspace.settled(1))).toEqual([]);
    expect(separators(ill)[0]).not.toHaveProperty('subject');
  });

  it('is the same question for the same fact of the same subject and values, and for no other', () => {
    const again = createWorkspace();
    const asked = again.ask('ill', [true, false]);
    expect(again.ask('ill', [true, false])).toEqual(asked);
    for (const other of [
      again.ask('ill', [true, false], 'event-1'),
      again.ask('ill', [true, false], 'event-2'),
      again.ask('hurt', [true, false]),
    ]) {
      expect(other.id).not.toBe(asked.id);
    }
    expect(again.ask('where', ['home', 'hostel']).id).not.toBe(again.ask('where', ['home', 'street']).id);
    expect(again.widened()).toBe(false);
  });

  it('with one possible value is settled', () => {
    expect(createWorkspace().ask('where', ['home'])).toMatchObject({ value: 'home' });
  });
});

describe('a compiled book', () => {
  const dated: Rule = {
    ...authority,
    id: 'X-1',
    when: { op: 'atLeast', fact: 'months', parameter: 'four-years' },
    gives: 'a',
    from: '2024-01-01',
    until: '2025-01-01',
  };
  const small: Rule = {
    ...authority,
    id: 'X-2',
    when: { op: 'below', fact: 'months', parameter: 'year' },
    gives: 'b',
  };
  const repeal: Rule = {
    ...authority,
    id: 'X-3',
    when: { op: 'before', fact: 'began', parameter: 'repeal' },
    gives: 'b',
  };
  const book = bookOf(setOf([dated, small, repeal]));
  const on = (day: string) => compileBook(book, day);
  const reading = (when: Expression) => () => compileBook(bookOf(setOf([{ ...small, when }])), '2024-06-01');

  it('cuts a number or a date where the rules of the day compare it, and nowhere else', () => {
    expect(domainOf(on('2024-06-01'), 'months')).toEqual([Number.NEGATIVE_INFINITY, 12, 48]);
    expect(domainOf(on('2025-01-01'), 'months')).toEqual([Number.NEGATIVE_INFINITY, 12]);
    const reversed = compileBook(bookOf(setOf([small, dated])), '2024-06-01');
    expect(domainOf(reversed, 'months')).toEqual([Number.NEGATIVE_INFINITY, 12, 48]);
    expect(domainOf(on('2024-06-01'), 'began')).toEqual(['0000-01-01', '2026-05-11']);
    expect(domainOf(compileBook(bookOf(setOf([])), '2024-06-01'), 'months')).toEqual([
      Number.NEGATIVE_INFINITY,
    ]);
    expect(domainOf(on('2024-06-01'), 'ill')).toEqual([true, false]);
    expect(domainOf(on('2024-06-01'), 'where')).toEqual(['home', 'hostel', 'unknown-address']);
  });

  it.each([
    [11, { 'X-1': 'ff', 'X-2': 'tt' }],
    [12, { 'X-1': 'ff', 'X-2': 'ff' }],
    [47, { 'X-1': 'ff', 'X-2': 'ff' }],
    [48, { 'X-1': 'tt', 'X-2': 'ff' }],
  ])('compares %i months with its values: below, and at least', (months, marks) => {
    const workspace = createWorkspace();
    const read = (fact: string) => workspace.settled<Value>(fact === 'months' ? months : '2026-05-10');
    const { rules } = compileBook(book, '2024-06-01').set('example').run(workspace, read);
    expect(Object.fromEntries(rules.map(({ rule, marks: told }) => [rule.id, told]))).toEqual({
      ...marks,
      'X-3': 'tt',
    });
  });

  it('compares a date with a day: the day itself is not before it', () => {
    const workspace = createWorkspace();
    const onDay = (began: string) =>
      compileBook(bookOf(setOf([repeal])), '2024-06-01')
        .set('example')
        .run(workspace, () => workspace.settled(began)).answer;
    expect(onDay('2026-05-10')).toMatchObject({ value: 'b' });
    expect(onDay('2026-05-11')).toMatchObject({ value: NO_RULE });
  });

  it('marks each value of "one of these", settled or open', () => {
    const oneOf: Expression = {
      op: 'any',
      of: ['home', 'hostel'].map((value) => ({ op: 'is' as const, fact: 'where', value })),
    };
    const marks = (where: Possible) =>
      compileBook(bookOf(setOf([{ ...small, when: oneOf }])), '2024-06-01')
        .set('example')
        .run(workspace, () => where).rules[0]?.marks;
    const workspace = createWorkspace();
    expect(marks(workspace.settled('hostel'))).toBe('tft');
    expect(marks(workspace.settled('unknown-address'))).toBe('fff');
    expect(marks(workspace.ask('where', ['home', 'unknown-address']))).toBe('uuf');
    expect(marks(workspace.ask('where', ['home', 'hostel']))).toBe('tuu');
  });

  it('does not take different facts, or a comparison, for "one of these"', () => {
    const mixed: Expression = {
      op: 'any',
      of: [
        { op: 'is', fact: 'ill', value: true },
        { op: 'is', fact: 'warned', value: true },
        { op: 'below', fact: 'months', parameter: 'year' },
      ],
    };
    const compiled = compileBook(bookOf(setOf([{ ...small, when: mixed }])), '2024-06-01');
    const workspace = createWorkspace();
    const marks = (known: Readonly<Record<string, Value>>) =>
      compiled.set('example').run(workspace, (fact) => workspace.settled(known[fact] ?? false)).rules[0]
        ?.marks;
    expect(marks({ ill: false, warned: true, months: 12 })).toBe('tftf');
    expect(marks({ ill: false, warned: false, months: 11 })).toBe('tfft');
    expect(marks({ ill: false, warned: false, months: 12 })).toBe('ffff');
  });

  it('names the rules that hold or could, and of them those whose answer is possible', () => {
    const when: readonly Rule[] = [
      { ...small, id: 'X-1', when: is('ill'), gives: 'a' },
      { ...small, id: 'X-2', when: is('ill', false), gives: 'b' },
    ];
    const workspace = createWorkspace();
    const ruling = (set: RuleSet, ill: Possible) =>
      compileBook(bookOf(set), '2024-06-01')
        .set('example')
        .run(workspace, () => ill);
    const open = workspace.ask('ill', [true, false]);
    expect(determiningRules(ruling(setOf(when), workspace.settled(true)))).toEqual(['X-1']);
    expect(determiningRules(ruling(setOf(when), open))).toEqual(['X-1', 'X-2']);
    const each = ruling({ ...setOf(when), hit: 'each' }, workspace.settled(false));
    expect(each.answer).toBeUndefined();
    expect(determiningRules(each)).toEqual(['X-2']);
    const disagreeing = [...when, { ...small, id: 'X-3', when: is('ill'), gives: 'b' }];
    const disagreement = ruling(setOf(disagreeing), workspace.settled(true));
    expect(disagreement.answer).toMatchObject({ value: RULES_DISAGREE });
    expect(determiningRules(disagreement)).toStrictEqual([]);
  });

  it('keeps apart subjects of which one fact is missing over values that only read alike', () => {
    const home: Expression = { op: 'is', fact: 'where', value: 'home' };
    const example = compileBook(
      bookOf(
        setOf([
          { ...small, id: 'X-1', when: home, gives: 'a' },
          { ...small, id: 'X-2', when: { op: 'not', of: home }, gives: 'b' },
        ]),
      ),
      '2024-06-01',
    ).set('example');
    const workspace = createWorkspace();
    for (const values of [
      ['home', 'hostel', 's'],
      ['home', 'hoste', 'ls'],
    ]) {
      const { answer } = example.run(workspace, (fact) => workspace.ask(fact, values));
      expect(answer === undefined ? [] : outcomes(answer)).toEqual(['a', 'b']);
    }
  });

  it('marks a rule as settled that holds, or fails, whatever is open', () => {
    const either = (fact: string): Expression => ({ op: 'any', of: [is(fact), is(fact, false)] });
    const always: Expression = { op: 'all', of: [either('ill'), either('warned')] };
    const when: readonly Rule[] = [
      {
        ...small,
        id: 'X-1',
        when: {
          op: 'all',
          of: [{ op: 'any', of: [is('ill'), { op: 'not', of: is('ill') }] }, either('warned')],
        },
        gives: 'a',
      },
      { ...small, id: 'X-2', when: { op: 'not', of: always }, gives: 'b' },
    ];
    const workspace = createWorkspace();
    const { answer, rules } = compileBook(bookOf(setOf(when)), '2024-06-01')
      .set('example')
      .run(workspace, (fact) => workspace.ask(fact, [true, false]));
    expect(rules.map(({ marks }) => marks)).toEqual(['tuuuu', 'fuuuu']);
    expect(answer).toMatchObject({ value: 'a' });
  });

  it('gives the value of a parameter on its day, and none where it is not in force', () => {
    const values = [{ ...authority, value: 6, until: '2024-01-01' }];
    const parameters = { ...book.parameters, short: values };
    expect(compileBook({ ...book, parameters }, '2023-12-31').parameter('short')).toEqual(values[0]);
    expect(compileBook({ ...book, parameters }, '2024-01-01').parameter('short')).toBeUndefined();
  });

  it('refuses what it does not hold, naming it', () => {
    const compiled = compileBook(book, '2024-06-01');
    expect(compiled).toMatchObject({ on: '2024-06-01', book });
    expect(() => compiled.set('another')).toThrow('rule set `another` is not in the book');
    expect(() => compiled.parameter('another')).toThrow('parameter `another` is not in the book');
    expect(() => domainOf(compiled, 'another')).toThrow('fact `another` is not in the book');
    const unknown: Expression = { op: 'is', fact: 'another', value: true };
    expect(reading(unknown)).toThrow('fact `another` is not in the book');
    expect(reading({ op: 'any', of: [unknown, unknown] })).toThrow('fact `another` is not in the book');
    expect(reading({ op: 'below', fact: 'months', parameter: 'another' })).toThrow(
      'parameter `another` is not in the book',
    );
    const late = { ...book.parameters, year: [{ ...authority, value: 12, from: '2025-01-01' }] };
    expect(() => compileBook({ ...book, parameters: late }, '2024-06-01')).toThrow(
      'parameter `year` has no value on 2024-06-01',
    );
  });
});

describe('an expression', () => {
  const nested: Expression = {
    op: 'all',
    of: [is('b'), { op: 'not', of: { op: 'any', of: [is('a'), is('b')] } }, is('c')],
  };

  it('is read from front to back: its tests in that order, each of its facts once', () => {
    expect(tests(nested).map(({ fact }) => fact)).toEqual(['b', 'a', 'b', 'c']);
    expect(factsOf(nested)).toEqual(['b', 'a', 'c']);
    for (const op of ['below', 'atLeast', 'before'] as const) {
      expect(tests({ op, fact: 'd', parameter: 'p' })).toEqual([{ op, fact: 'd', parameter: 'p' }]);
    }
  });
});

describe('what is in force', () => {
  const span = { from: '2024-04-02', until: '2025-09-02' };

  it.each([
    ['2024-04-01', false],
    ['2024-04-02', true],
    ['2025-09-01', true],
    ['2025-09-02', false],
  ])('on %s: %s', (day, inForce) => {
    expect(isInForce(span, day)).toBe(inForce);
    expect(valueOn([span], day)).toBe(inForce ? span : undefined);
  });

  it('has no end until it is given one', () => {
    expect(isInForce({ from: '2024-04-02' }, '2999-12-31')).toBe(true);
  });

  it('changes on each day on which something begins or ends, named once and in order', () => {
    const early = { from: '2012-12-03', until: '2015-02-01' };
    expect(changeDates([span, { from: '2025-09-02' }, early, { from: '2012-12-03' }])).toStrictEqual([
      '2012-12-03',
      '2015-02-01',
      '2024-04-02',
      '2025-09-02',
    ]);
  });
});

describe('the calendar', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2025-01-15', 0, '2025-01-15'],
    ['2025-12-31', 1, '2026-01-31'],
    ['2025-11-15', 1, '2025-12-15'],
    ['2025-01-31', -2, '2024-11-30'],
    ['0999-12-05', 1, '1000-01-05'],
    ['0099-03-05', 1, '0099-04-05'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it.each([
    ['1900-02-28', '1900-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2100-02-28', '2100-03-01', 1],
    ['1999-03-01', '2001-03-01', 731],
    ['2099-03-01', '2101-03-01', 730],
  ])('from %s to %s, over the turn of a century, is %i days', (start, end, days) => {
    expect(daysBetween(start, end)).toBe(days);
    expect(daysBetween(end, start)).toBe(-days);
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
    ['2025-03-15', '2025-03-15', 0],
    ['2025-03-15', '2025-04-14', 0],
    ['2025-03-15', '2025-04-15', 1],
    ['2025-11-15', '2026-01-15', 2],
    ['2025-03-15', '2025-02-15', -1],
  ])('from %s to %s is %i whole months', (start, end, months) => {
    expect(wholeMonths(start, end)).toBe(months);
  });

  it.each([
    ['2025-01-01', '1 January 2025'],
    ['2025-02-28', '28 February 2025'],
    ['2025-03-31', '31 March 2025'],
    ['2025-04-02', '2 April 2025'],
    ['2025-05-10', '10 May 2025'],
    ['2025-06-01', '1 June 2025'],
    ['2025-07-09', '9 July 2025'],
    ['2025-08-20', '20 August 2025'],
    ['2025-09-02', '2 September 2025'],
    ['2025-10-30', '30 October 2025'],
    ['2025-11-11', '11 November 2025'],
    ['2025-12-31', '31 December 2025'],
    ['2025-13-01', '2025-13-01'],
    ['2025-00-01', '2025-00-01'],
    ['12025-01-01', '12025-01-01'],
    ['2025-01-010', '2025-01-010'],
    ['025-01-01', '025-01-01'],
    ['2025-1-01', '2025-1-01'],
    ['2025-01-1', '2025-01-1'],
    ['y025-01-01', 'y025-01-01'],
    ['PT24H', 'PT24H'],
  ])('%s is in words "%s"', (day, words) => {
    expect(inWords(day)).toBe(words);
  });
});
