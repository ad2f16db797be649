import { describe, expect, it } from '@jest/globals';
import type { Book, HitPolicy, ParameterValue, Rule, RuleSet } from '../../src/rules/kernel/book.ts';
import { checkBook, type ReadByCode } from '../../src/rules/kernel/check.ts';
import type { Expression } from '../../src/rules/kernel/expression.ts';

const authority = {
  cite: [{ source: 'act', at: 's.1' }],
  mark: 'statute',
  confidence: 'high',
  from: '2020-01-01',
} as const;
const ill: Expression = { op: 'is', fact: 'ill', value: true };
const atHome: Expression = { op: 'is', fact: 'where', value: 'home' };
const short: Expression = { op: 'below', fact: 'months', parameter: 'year' };
const not = (of: Expression): Expression => ({ op: 'not', of });
const rule = (id: string, when: Expression, gives: string, dates: Partial<Rule> = {}): Rule => ({
  ...authority,
  id,
  when,
  gives,
  ...dates,
});
const setOf = (rules: readonly Rule[], hit: HitPolicy = 'one-answer'): RuleSet => ({
  name: 'set',
  asks: 'An example?',
  subject: 'case',
  hit,
  answers: ['a', 'b', 'refer-to-specialist'],
  rules,
});

const SOUND = setOf([
  rule('X-1', { op: 'all', of: [short, not(ill)] }, 'a'),
  rule('X-2', { op: 'all', of: [short, ill, atHome] }, 'refer-to-specialist'),
  rule('X-3', { op: 'all', of: [short, ill, not(atHome)] }, 'b'),
  rule('X-4', not(short), 'b'),
]);

function bookOf(set: RuleSet, changes: Partial<Book> = {}): Book {
  return {
    version: '0',
    released: false,
    kernel: '1',
    coverageFrom: '2020-01-01',
    regimes: [],
    sources: { act: { title: 'An Act', checked: 'not at all' } },
    vocabularies: {},
    facts: {
      ill: { kind: 'boolean', label: 'ill', subject: 'case' },
      where: { kind: 'choice', values: ['home', 'hostel', 'street'], label: 'where', subject: 'case' },
      months: { kind: 'number', label: 'months', subject: 'case' },
    },
    parameters: { year: [{ ...authority, value: 12 }] },
    tables: { rows: { ...authority, rows: { one: ['a'] } } },
    conditions: { versions: {}, conditions: {} },
    sets: [set],
    ...changes,
  };
}

const NOTHING: ReadByCode = { parameters: [], facts: [] };
const DAYS = ['2020-01-01', '2024-12-31', '2025-01-01'];
const check = (book: Book, readByCode?: ReadByCode) => checkBook(book, DAYS, readByCode);
const faults = (book: Book, readByCode: ReadByCode = NOTHING) => check(book, readByCode).faults;
const faultsOf = (rules: readonly Rule[], hit?: HitPolicy) =>
  faults(bookOf(setOf(rules, hit)), { parameters: ['year'], facts: ['ill', 'where', 'months'] });

describe('a sound book', () => {
  it('has no fault, and every complete set of facts is counted', () => {
    const checked = check(bookOf(SOUND), NOTHING);
    expect(checked.faults).toEqual([]);
    // Two lengths, ill or not, three places.
    expect(checked).toMatchObject({ days: 3, rules: 12, cells: 36n });
  });

  it('says how many sets of facts are handed to a person, and by which rule', () => {
    expect(check(bookOf(SOUND)).sets).toEqual(
      DAYS.map((on) => ({
        set: 'set',
        on,
        rules: 4,
        cells: 12n,
        referred: 1n,
        referredBy: { 'X-2': 1n },
      })),
    );
  });

  it('counts for each rule that refers, on each day that it does', () => {
    const referring = setOf([
      rule('X-1', ill, 'refer-to-specialist', { until: '2025-01-01' }),
      rule('X-2', not(atHome), 'refer-to-specialist'),
      rule('X-3', { op: 'all', of: [not(ill), atHome] }, 'a', { until: '2025-01-01' }),
      rule('X-4', atHome, 'a', { from: '2025-01-01' }),
    ]);
    expect(check(bookOf(referring)).sets.map(({ referred, referredBy }) => [referred, referredBy])).toEqual([
      [5n, { 'X-1': 3n, 'X-2': 4n }],
      [5n, { 'X-1': 3n, 'X-2': 4n }],
      [2n, { 'X-2': 2n }],
    ]);
  });

  it('refers nobody in a set in which each rule answers for itself', () => {
    const each = setOf([rule('X-1', ill, 'refer-to-specialist')], 'each');
    expect(check(bookOf(each)).sets[0]).toEqual({
      set: 'set',
      on: '2020-01-01',
      rules: 1,
      cells: 2n,
      referred: 0n,
      referredBy: {},
    });
  });
});

describe('faults of answers', () => {
  it('a gap is shown by facts for which no rule holds', () => {
    expect(
      faultsOf([rule('X-1', ill, 'a'), rule('X-2', { op: 'all', of: [not(ill), atHome] }, 'b')]),
    ).toEqual(
      DAYS.map((on) => ({ kind: 'gap', set: 'set', on, counterexample: { ill: false, where: 'hostel' } })),
    );
  });

  it('a gap is found on the very days that it is there', () => {
    const found = faultsOf([rule('X-1', ill, 'a'), rule('X-2', not(ill), 'b', { until: '2025-01-01' })]);
    expect(found.map(({ kind, on }) => [kind, on])).toEqual([['gap', '2025-01-01']]);
  });

  it('a question that no rule has begun to answer is not asked yet; one without any rule is a gap', () => {
    const later = { from: '2025-01-01' } as const;
    expect(faultsOf([rule('X-1', ill, 'a', later), rule('X-2', not(ill), 'b', later)])).toEqual([]);
    expect(faultsOf([]).map(({ kind, on }) => [kind, on])).toEqual(DAYS.map((on) => ['gap', on]));
    const half = faultsOf([rule('X-1', ill, 'a'), rule('X-2', not(ill), 'b', later)]);
    expect(half.map(({ kind, on }) => [kind, on])).toEqual([
      ['gap', '2020-01-01'],
      ['gap', '2024-12-31'],
    ]);
  });

  it('an overlap is shown by facts for which two rules disagree', () => {
    expect(faultsOf([rule('X-1', ill, 'a'), rule('X-2', not(ill), 'b'), rule('X-3', atHome, 'b')])).toEqual(
      DAYS.map((on) => ({ kind: 'overlap', set: 'set', on, counterexample: { ill: true, where: 'home' } })),
    );
  });

  it('rules that agree may hold together', () => {
    expect(
      faultsOf([
        rule('X-1', ill, 'a'),
        rule('X-2', not(ill), 'b'),
        rule('X-3', { op: 'all', of: [ill, atHome] }, 'a'),
      ]),
    ).toEqual([]);
  });

  it('rules that answer for themselves leave no gap and never disagree', () => {
    expect(faultsOf([rule('X-1', ill, 'a'), rule('X-2', atHome, 'b')], 'each')).toEqual([]);
  });
});

describe('faults of rules', () => {
  it('a rule that can never hold is unreachable, in either kind of set', () => {
    const never: Expression = { op: 'all', of: [ill, not(ill)] };
    for (const hit of ['one-answer', 'each'] as const) {
      const found = faultsOf(
        [rule('X-1', ill, 'a'), rule('X-2', not(ill), 'b'), rule('X-3', never, 'a')],
        hit,
      );
      expect(found).toEqual(
        DAYS.map((on) => ({ kind: 'unreachable', set: 'set', rule: 'X-3', on, counterexample: {} })),
      );
    }
  });

  it('a rule that holds whatever the facts is a catch-all beside others, even where they agree', () => {
    const always: Expression = { op: 'any', of: [ill, not(ill)] };
    const found = faultsOf([rule('X-1', ill, 'a'), rule('X-2', always, 'a')]);
    expect(found.map(({ kind, rule: id }) => [kind, id])).toEqual(DAYS.map(() => ['catch-all', 'X-2']));
    expect(faultsOf([rule('X-2', always, 'a')])).toEqual([]);
    // A limb or a finding that always holds says nothing, also where it stands alone.
    expect(faultsOf([rule('X-2', always, 'a')], 'each').map(({ kind }) => kind)).toEqual(
      DAYS.map(() => 'catch-all'),
    );
  });

  it('a rule that tests nothing is a catch-all, whether it always holds or never does', () => {
    for (const op of ['all', 'any'] as const) {
      const found = faultsOf([rule('X-1', { op, of: [] }, 'a')], 'each');
      expect(found.map(({ kind, rule: id }) => [kind, id])).toEqual(DAYS.map(() => ['catch-all', 'X-1']));
    }
  });
});

const missing = (book: Book) =>
  faults(book).map(({ kind, set, rule: id, on, counterexample }) => [kind, set, id, on, counterexample]);

describe('statements that lack something', () => {
  const uncited = { cite: [] };
  const nowhere = { cite: [...authority.cite, { source: 'act', at: ' ' }] };
  const unknown = { cite: [{ source: 'another-act', at: 's.1' }] };

  it.each([uncited, nowhere, unknown])(
    'a rule without a citation of a known source and place: %j',
    (cited) => {
      const changed = SOUND.rules.map((each) => (each.id === 'X-2' ? { ...each, ...cited } : each));
      expect(missing(bookOf({ ...SOUND, rules: changed }))).toEqual([
        ['incomplete', 'set', 'X-2', '2020-01-01', { missing: 'citation' }],
      ]);
    },
  );

  it('a value of a parameter, and a table, without a citation', () => {
    const year = [{ ...authority, ...uncited, value: 12 }];
    expect(missing(bookOf(SOUND, { parameters: { year } }))).toEqual([
      ['incomplete', 'year', undefined, '2020-01-01', { missing: 'citation' }],
    ]);
    const rows = { ...authority, ...unknown, rows: {} };
    expect(missing(bookOf(SOUND, { tables: { rows } }))).toEqual([
      ['incomplete', 'rows', undefined, '2020-01-01', { missing: 'citation' }],
    ]);
  });

  it('a set without its question, and a fact without its label', () => {
    expect(missing(bookOf({ ...SOUND, asks: '' }))).toEqual([
      ['incomplete', 'set', undefined, '2020-01-01', { missing: 'question' }],
    ]);
    const { facts } = bookOf(SOUND);
    const blank = { ...facts, ill: { kind: 'boolean', label: ' ', subject: 'case' } } as const;
    expect(missing(bookOf(SOUND, { facts: blank }))).toEqual([
      ['incomplete', 'ill', undefined, '2020-01-01', { missing: 'label' }],
    ]);
  });
});

const year = (...values: readonly Partial<ParameterValue>[]) => ({
  parameters: { year: values.map((value) => ({ ...authority, value: 12, ...value })) },
});
const dead = (book: Book, readByCode?: ReadByCode) =>
  faults(book, readByCode).map(({ kind, set, on, counterexample }) => [kind, set, on, counterexample]);

describe('what nobody reads', () => {
  it('is not looked for where nobody says what code reads', () => {
    expect(check(bookOf(setOf([rule('X-1', ill, 'a'), rule('X-2', not(ill), 'b')]))).faults).toEqual([]);
  });

  it('is a parameter and a fact without a reader', () => {
    const book = bookOf(setOf([rule('X-1', ill, 'a'), rule('X-2', not(ill), 'b')]));
    expect(dead(book)).toEqual([
      ['dead-fact', 'where', '2020-01-01', {}],
      ['dead-fact', 'months', '2020-01-01', {}],
      ['dead-parameter', 'year', '2020-01-01', { value: 12 }],
    ]);
    expect(dead(book, { parameters: ['year'], facts: ['where', 'months'] })).toEqual([]);
  });

  it('is a value that has passed before its first reader, and not one that is still in force then', () => {
    const late = { from: '2025-01-01' } as const;
    const reading = setOf([
      rule('X-0', ill, 'a'),
      rule('X-1', not(ill), 'b'),
      rule('X-2', { op: 'all', of: [short, ill, atHome] }, 'a', late),
    ]);
    expect(dead(bookOf(reading, year({})))).toEqual([]);
    expect(dead(bookOf(reading, year({ value: 6, until: '2025-01-01' }, { from: '2025-01-01' })))).toEqual([
      ['dead-parameter', 'year', '2020-01-01', { value: 6 }],
    ]);
    expect(
      dead(bookOf(reading, year({ value: 6, until: '2025-01-01' }, { from: '2025-01-01' })), {
        parameters: ['year'],
        facts: [],
      }),
    ).toEqual([]);
  });

  it('is a parameter beside another that is read', () => {
    const parameters = { year: [{ ...authority, value: 12 }], decade: [{ ...authority, value: 120 }] };
    expect(dead(bookOf(SOUND, { parameters }))).toEqual([
      ['dead-parameter', 'decade', '2020-01-01', { value: 120 }],
    ]);
  });

  it('is read by a rule through any comparison', () => {
    for (const op of ['below', 'atLeast', 'before'] as const) {
      const test: Expression = { op, fact: 'months', parameter: 'year' };
      const reading = setOf([
        rule('X-1', { op: 'any', of: [test, ill, atHome] }, 'a'),
        rule('X-2', { op: 'all', of: [not(test), not(ill), not(atHome)] }, 'b'),
      ]);
      expect(dead(bookOf(reading))).toEqual([]);
    }
  });

  it('is never hidden behind another value: two values in force together are a fault', () => {
    expect(dead(bookOf(SOUND, year({ until: '2025-01-01' }, { value: 13, from: '2024-12-31' })))).toEqual([
      ['overlap', 'year', '2024-12-31', { first: 12, second: 13 }],
    ]);
  });
});
