import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  currentBookText,
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceGroup,
  differencesBetweenBooks,
  differencesBetweenDays,
  openBook,
} from '../../src/rules/index.ts';
import type { Book, ParameterValue, Rule, RuleSet, Table } from '../../src/rules/kernel/book.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { addDays } from '../../src/rules/kernel/dated.ts';
import { bookChangeDates } from '../../src/rules/open-book.ts';

const text = currentBookText();
const current = openBook(text);
const { book } = current;
const SEED = 20_261_122;

const differences = (groups: readonly DifferenceGroup[]): readonly Difference[] =>
  groups.flatMap((group) => group.differences);
const between = (before: Book, after: Book): readonly DifferenceGroup[] =>
  differencesBetweenBooks(
    { name: '1', open: { ...current, book: before } },
    { name: '2', open: { ...current, book: after } },
  );

const basis = { cite: [{ source: 'act', at: 's.1' }], mark: 'statute', confidence: 'high' } as const;
const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  ...basis,
  from: '2020-01-01',
  when: { op: 'below', fact: 'age', parameter: 'limit' },
  gives: 'yes',
  ...more,
});
const value = (from: string, held: number, more: Partial<ParameterValue> = {}): ParameterValue => ({
  ...basis,
  from,
  value: held,
  ...more,
});
const LIMITS = [
  value('2020-01-01', 12, { until: '2022-01-01' }),
  value('2022-01-01', 12, { until: '2024-03-01', cite: [{ source: 'act', at: 's.2' }] }),
  value('2024-03-01', 14, { until: '2025-01-01' }),
] as const;
const table: Table = { ...basis, from: '2020-01-01', rows: { first: ['one', 'two'] } };
const PAIRS: Table = { ...table, from: '2021-01-01', until: '2025-01-01' };
const condition = {
  code: 'e0000001',
  codeHeld: 'first-block',
  versions: ['4.0'],
  supervision: 'licence',
  gist: 'Do as the example says.',
  power: basis,
  ...basis,
} as const;
const CONDITIONS: Book['conditions'] = {
  versions: { '4.0': { ...basis, inUseFrom: 'an example', note: 'None.' } },
  conditions: {
    e0000001: [{ ...condition, kind: 'standard', meaning: 'residence', namesOffence: 'no' }],
    e0000002: [
      {
        ...condition,
        code: 'e0000002',
        kind: 'additional',
        category: 'polygraph',
        input: true,
        matches: basis,
      },
    ],
  },
};
const set: RuleSet = {
  name: 'example-set',
  asks: 'Is it an example?',
  subject: 'case',
  hit: 'one-answer',
  answers: ['yes', 'no'],
  rules: [
    rule('EX-1', { until: '2024-03-01' }),
    rule('EX-2', { from: '2024-03-01', gives: 'no' }),
    rule('EX-3', { from: '2022-05-01', until: '2022-06-01' }),
  ],
};
/** A small book in which everything there is occurs. */
const small: Book = {
  version: '0.1.0',
  released: false,
  kernel: book.kernel,
  coverageFrom: '2020-01-01',
  regimes: [
    { id: 'EX-OLD', from: '2020-01-01' },
    { id: 'EX-NEW', from: '2024-03-01' },
  ],
  sources: { act: { title: 'Example Act 2020', link: 'https://example.com/act', checked: 'read' } },
  vocabularies: { colours: ['red', 'green'] },
  facts: { age: { kind: 'number', label: 'age of the example', subject: 'case' } },
  parameters: {
    limit: LIMITS,
  },
  tables: { pairs: PAIRS },
  conditions: CONDITIONS,
  sets: [set],
};
const smallWith = (more: Partial<Book>): Book => ({ ...small, ...more });
const smallRules = (...rules: readonly Rule[]): Book => smallWith({ sets: [{ ...set, rules }] });

const named = (from: string, to: string) =>
  differences(differencesBetweenDays(current, from, to))
    .map(({ kind, subject, on: day }) => `${day} ${kind} ${subject}`)
    .toSorted();
const on = (from: string, to: string) => differencesBetweenDays({ ...current, book: small }, from, to);

const told = (from: string, to: string) =>
  differences(on(from, to)).map((difference) => [difference.on, difference.sentence]);

describe('what changed between two days', () => {
  it('is told in sentences, under the question that each rule set answers', () => {
    const groups = on('2024-02-29', '2024-03-01');

    expect(groups.map(({ about, question }) => [about, question])).toEqual([
      ['regimes', 'Which statutory regime is in force?'],
      ['example-set', 'Is it an example?'],
      ['parameters', 'Which values of law and practice are in force?'],
    ]);
    expect(differences(groups)).toEqual([
      {
        kind: 'regime-begins',
        subject: 'EX-NEW',
        on: '2024-03-01',
        sentence: 'From 1 March 2024 the statutory regime is EX-NEW, in place of EX-OLD.',
      },
      expect.objectContaining({
        kind: 'rule-ends',
        subject: 'EX-1',
        sentence: 'From 1 March 2024 rule EX-1, which gave the answer “yes”, is no longer in force.',
        before: ['age of the example: under 12 from 2020-01-01, 12 from 2022-01-01, 14 from 2024-03-01'],
      }),
      expect.objectContaining({
        kind: 'rule-begins',
        subject: 'EX-2',
        sentence: 'From 1 March 2024 rule EX-2 is in force: where its conditions hold, the answer is “no”.',
        after: ['age of the example: under 12 from 2020-01-01, 12 from 2022-01-01, 14 from 2024-03-01'],
        authorities: [
          { title: 'Example Act 2020', at: 's.1', link: 'https://example.com/act', checked: 'read' },
        ],
        verification: 'statute',
        confidence: 'high',
      }),
      expect.objectContaining({
        kind: 'parameter-changes',
        subject: 'limit',
        sentence: 'From 1 March 2024 the parameter limit is 14 instead of 12.',
        readBy: ['EX-1', 'EX-2', 'EX-3'],
      }),
    ]);
  });

  it('takes in the second day and leaves out the first', () => {
    expect(on('2024-03-01', '2024-12-31')).toEqual([]);
    expect(on('2024-02-28', '2024-02-29')).toEqual([]);
    expect(differences(on('2024-02-29', '2024-03-01'))).toHaveLength(4);
  });

  it('tells what began and ended again in between', () => {
    expect(told('2022-04-01', '2022-07-01')).toEqual([
      [
        '2022-05-01',
        'From 1 May 2022 rule EX-3 is in force: where its conditions hold, the answer is “yes”.',
      ],
      ['2022-06-01', 'From 1 June 2022 rule EX-3, which gave the answer “yes”, is no longer in force.'],
    ]);
  });

  it('tells of values that begin, stay on other authority, and end, and of tables', () => {
    expect(told('2019-12-31', '2022-02-01')).toContainEqual([
      '2020-01-01',
      'From 1 January 2020 the parameter limit is 12; it had no value before.',
    ]);
    expect(differences(on('2021-12-31', '2022-01-01'))).toEqual([
      expect.objectContaining({
        kind: 'parameter-restated',
        sentence: 'From 1 January 2022 the parameter limit is still 12, on the authority shown.',
        before: ['Example Act 2020, s.1'],
        after: ['Example Act 2020, s.2'],
      }),
    ]);
    expect(told('2024-12-31', '2025-01-01')).toEqual([
      ['2025-01-01', 'From 1 January 2025 the parameter limit, which was 14, has no value.'],
      ['2025-01-01', 'From 1 January 2025 the table pairs is no longer in force.'],
    ]);
    expect(told('2020-12-31', '2021-01-01')).toEqual([
      ['2021-01-01', 'From 1 January 2021 the table pairs is in force.'],
    ]);
  });

  it('is nothing between a day and itself, and something for every day on which the book changes', () => {
    for (const day of bookChangeDates(book)) {
      expect(differencesBetweenDays(current, day, day)).toEqual([]);
      const groups = differencesBetweenDays(current, addDays(day, -1), day);
      expect([day, groups.length > 0]).toEqual([day, true]);
      expect(new Set(differences(groups).map((difference) => difference.on))).toEqual(new Set([day]));
    }
  });

  it('tells each rule of the current book once as it begins and once as it ends', () => {
    const all = differences(differencesBetweenDays(current, '1900-01-01', '2200-12-31'));
    const rules = book.sets.flatMap((one) => one.rules);
    const ids = (kind: Difference['kind']) =>
      all.filter((difference) => difference.kind === kind).map(({ subject }) => subject);

    expect(ids('rule-begins').toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
    expect(ids('rule-ends').toSorted()).toEqual(
      rules.flatMap(({ id, until }) => (until === undefined ? [] : [id])).toSorted(),
    );
  });

  it('says the same for a span as for its parts', () => {
    const days = ['2012-12-02', ...bookChangeDates(book)];
    fc.assert(
      fc.property(fc.subarray(days, { minLength: 3, maxLength: 3 }), ([first, second, third]) => {
        const [from, middle, to] = [first ?? '', second ?? '', third ?? ''];
        expect(named(from, to)).toEqual([...named(from, middle), ...named(middle, to)].toSorted());
      }),
      { seed: SEED },
    );
  });
});

describe('what changed between two books', () => {
  const sentences = (after: Book, before = small) =>
    differences(between(before, after)).map(({ kind, sentence }) => [kind, sentence]);
  const ruled = (more: Partial<Rule>, before = small): Book => ({
    ...before,
    sets: [{ ...set, rules: set.rules.map((some) => (some.id === 'EX-2' ? { ...some, ...more } : some)) }],
  });
  const valued = (...values: readonly ParameterValue[]) => smallWith({ parameters: { limit: values } });
  const paired = (more: Partial<Table>) => smallWith({ tables: { pairs: { ...PAIRS, ...more } } });

  it('is nothing where they say the same', () => {
    expect(between(small, small)).toEqual([]);
    expect(between(book, book)).toEqual([]);
    // Members of a record have no order, and absent is absent.
    expect(
      between(small, {
        ...small,
        facts: { age: { subject: 'case', label: 'age of the example', kind: 'number' } },
      }),
    ).toEqual([]);
  });

  it('shows the old and the new condition of a rule, with its authority and mark', () => {
    const over = { op: 'not', of: { op: 'atLeast', fact: 'age', parameter: 'limit' } } as const;
    expect(between(small, ruled({ when: over }))).toEqual([
      {
        about: 'example-set',
        question: 'Is it an example?',
        differences: [
          {
            kind: 'rule-condition-changed',
            subject: 'EX-2',
            sentence: 'Rule EX-2 holds under other conditions in version 2 than in version 1.',
            before: ['age of the example: under 12 from 2020-01-01, 12 from 2022-01-01, 14 from 2024-03-01'],
            after: [
              'not this:',
              '  age of the example: 12 from 2020-01-01, 12 from 2022-01-01, 14 from 2024-03-01 or more',
            ],
            authorities: [
              { title: 'Example Act 2020', at: 's.1', link: 'https://example.com/act', checked: 'read' },
            ],
            verification: 'statute',
            confidence: 'high',
          },
        ],
      },
    ]);
  });

  it('shows the text of the two books where their words read the same', () => {
    const twin = { kind: 'number', label: 'age of the example', subject: 'case' } as const;
    const twins = smallWith({ facts: { ...small.facts, twin } });
    const changed = ruled({ when: { op: 'below', fact: 'twin', parameter: 'limit' } }, twins);
    expect(differences(between(twins, changed))).toEqual([
      expect.objectContaining({
        before: ['{"op":"below","fact":"age","parameter":"limit"}'],
        after: ['{"op":"below","fact":"twin","parameter":"limit"}'],
      }),
    ]);
  });

  it.each<readonly [string, Difference['kind'], Book, Book, string]>([
    [
      'a number',
      'version-changed',
      small,
      smallWith({ version: '0.2.0' }),
      'Version 2 has the number 0.2.0; version 1 has the number 0.1.0.',
    ],
    [
      'a release',
      'release-changed',
      small,
      smallWith({ released: true }),
      'Version 2 is released, so that its text is final; version 1 is not.',
    ],
    [
      'its coverage',
      'coverage-changed',
      small,
      smallWith({ coverageFrom: '2020-02-01' }),
      'Version 2 answers for 1 February 2020 and later; version 1 answers for 1 January 2020 and later.',
    ],
    [
      'a regime more',
      'regime-added',
      small,
      smallWith({ regimes: [...small.regimes, { id: 'EX-3', from: '2026-01-01' }] }),
      'Version 2 adds the statutory regime EX-3, which begins on 1 January 2026.',
    ],
    [
      'a regime less',
      'regime-removed',
      small,
      smallWith({ regimes: small.regimes.slice(0, 1) }),
      'Version 2 no longer has the statutory regime EX-NEW, which began on 1 March 2024.',
    ],
    [
      'a regime on another day',
      'regime-moved',
      small,
      smallWith({ regimes: [{ id: 'EX-OLD', from: '2020-01-02' }, ...small.regimes.slice(1)] }),
      'Version 2 begins the statutory regime EX-OLD on 2 January 2020; version 1 begins it on 1 January 2020.',
    ],
    [
      'a rule set described otherwise',
      'set-changed',
      small,
      smallWith({ sets: [{ ...set, hit: 'each' }] }),
      'Version 2 describes the rule set example-set otherwise than version 1.',
    ],
    [
      'an answer more',
      'set-answer-added',
      small,
      smallWith({ sets: [{ ...set, answers: ['yes', 'no', 'perhaps'] }] }),
      'Version 2 lets the rule set example-set answer “perhaps” too.',
    ],
    [
      'an answer less',
      'set-answer-removed',
      smallWith({ sets: [{ ...set, answers: ['yes', 'no', 'perhaps'] }] }),
      small,
      'Version 2 no longer lets the rule set example-set answer “perhaps”.',
    ],
    [
      'a rule more',
      'rule-added',
      small,
      smallRules(...set.rules, rule('EX-4', { until: '2020-03-01' })),
      'Version 2 adds rule EX-4, in force from 1 January 2020 to 29 February 2020: where its conditions hold, the answer is “yes”.',
    ],
    [
      'a rule less',
      'rule-removed',
      small,
      smallRules(...set.rules.slice(0, 2)),
      'Version 2 no longer has rule EX-3, which in version 1 gave the answer “yes” and was in force from 1 May 2022 to 31 May 2022.',
    ],
    [
      'another answer',
      'rule-answer-changed',
      small,
      ruled({ gives: 'yes' }),
      'Where its conditions hold, rule EX-2 answers “yes” in version 2 instead of “no” in version 1.',
    ],
    [
      'another authority',
      'authority-changed',
      small,
      ruled({ cite: [{ source: 'act', at: 's.9' }] }),
      'Version 2 cites other authority for rule EX-2 than version 1.',
    ],
    [
      'another mark',
      'mark-changed',
      small,
      ruled({ mark: 'practice' }),
      'Version 2 marks rule EX-2 as “practice”; version 1 marks it as “statute”.',
    ],
    [
      'another confidence',
      'confidence-changed',
      small,
      ruled({ confidence: 'low' }),
      'Version 2 holds rule EX-2 with low confidence; version 1 holds it with high confidence.',
    ],
    [
      'other days',
      'dates-changed',
      small,
      ruled({ until: '2025-01-01' }),
      'Version 2 has rule EX-2 in force from 1 March 2024 to 31 December 2024; version 1 has it in force from 1 March 2024.',
    ],
    [
      'another order',
      'order-changed',
      small,
      smallRules(...set.rules.toReversed()),
      'Version 2 has the rules of the rule set example-set in another order than version 1.',
    ],
    [
      'a value more',
      'parameter-value-added',
      small,
      valued(...LIMITS, value('2025-06-01', 16)),
      'Version 2 adds a value of the parameter limit: 16, in force from 1 June 2025.',
    ],
    [
      'a value less',
      'parameter-value-removed',
      small,
      valued(LIMITS[0], LIMITS[1]),
      'Version 2 no longer has a value of the parameter limit that version 1 has: 14, in force from 1 March 2024 to 31 December 2024.',
    ],
    [
      'another value',
      'parameter-value-changed',
      small,
      valued(LIMITS[0], LIMITS[1], { ...LIMITS[2], value: 15 }),
      'From 1 March 2024 the parameter limit is 15 in version 2 instead of 14 in version 1.',
    ],
    [
      'a value marked otherwise',
      'mark-changed',
      small,
      valued({ ...LIMITS[0], mark: 'unverified' }, LIMITS[1], LIMITS[2]),
      'Version 2 marks the value of the parameter limit from 1 January 2020 as “unverified”; version 1 marks it as “statute”.',
    ],
    [
      'a table more',
      'table-added',
      small,
      smallWith({ tables: { pairs: PAIRS, more: table } }),
      'Version 2 adds the table more, in force from 1 January 2020.',
    ],
    [
      'a table less',
      'table-removed',
      smallWith({ tables: { pairs: PAIRS, more: table } }),
      small,
      'Version 2 no longer has the table more, which was in force from 1 January 2020.',
    ],
    [
      'a row more',
      'table-row-added',
      small,
      paired({ rows: { ...PAIRS.rows, second: ['three'] } }),
      'Version 2 adds the row “second” to the table pairs.',
    ],
    [
      'a row less',
      'table-row-removed',
      small,
      paired({ rows: {} }),
      'Version 2 takes the row “first” out of the table pairs.',
    ],
    [
      'another row',
      'table-row-changed',
      small,
      paired({ rows: { first: ['two', 'one'] } }),
      'The row “first” of the table pairs says something else in version 2 than in version 1.',
    ],
    [
      'a fact more',
      'fact-added',
      small,
      smallWith({ facts: { ...small.facts, more: { kind: 'boolean', label: 'more', subject: 'case' } } }),
      'Version 2 adds the fact more.',
    ],
    [
      'a fact less',
      'fact-removed',
      smallWith({ facts: { ...small.facts, more: { kind: 'boolean', label: 'more', subject: 'case' } } }),
      small,
      'Version 2 no longer has the fact more.',
    ],
    [
      'a fact described otherwise',
      'fact-changed',
      small,
      smallWith({
        facts: { age: { kind: 'number', label: 'age of the example', subject: 'case', heldBy: 'nobody' } },
      }),
      'Version 2 describes the fact age otherwise than version 1.',
    ],
    [
      'a vocabulary more',
      'vocabulary-added',
      small,
      smallWith({ vocabularies: { ...small.vocabularies, sizes: [] } }),
      'Version 2 adds the vocabulary sizes.',
    ],
    [
      'a vocabulary less',
      'vocabulary-removed',
      small,
      smallWith({ vocabularies: {} }),
      'Version 2 no longer has the vocabulary colours.',
    ],
    [
      'a word more',
      'vocabulary-value-added',
      small,
      smallWith({ vocabularies: { colours: ['red', 'green', 'blue'] } }),
      'Version 2 adds the value “blue” to the vocabulary colours.',
    ],
    [
      'a word less',
      'vocabulary-value-removed',
      small,
      smallWith({ vocabularies: { colours: ['red'] } }),
      'Version 2 takes the value “green” out of the vocabulary colours.',
    ],
    [
      'a source more',
      'source-added',
      small,
      smallWith({ sources: { ...small.sources, form: { title: 'Example Form', checked: 'seen' } } }),
      'Version 2 adds a source to its register: Example Form.',
    ],
    [
      'a source less',
      'source-removed',
      smallWith({ sources: { ...small.sources, form: { title: 'Example Form', checked: 'seen' } } }),
      small,
      'Version 2 takes a source out of its register: Example Form.',
    ],
    [
      'a source described otherwise',
      'source-changed',
      small,
      smallWith({ sources: { act: { title: 'Example Act 2020', checked: 'read' } } }),
      'Version 2 describes the source “Example Act 2020” otherwise than version 1.',
    ],
  ])('says of %s: %s', (_what, kind, before, after, sentence) => {
    expect(sentences(after, before)).toEqual([[kind, sentence]]);
  });

  it('tells a rule set that comes or goes with each of its rules', () => {
    const other: RuleSet = { ...set, name: 'other-set', rules: [rule('OT-1')] };
    const both = smallWith({ sets: [set, other] });
    expect(sentences(both)).toEqual([
      ['set-added', 'Version 2 adds the rule set other-set, which asks: Is it an example?'],
      [
        'rule-added',
        'Version 2 adds rule OT-1, in force from 1 January 2020: where its conditions hold, the answer is “yes”.',
      ],
    ]);
    expect(sentences(small, both)).toEqual([
      ['set-removed', 'Version 2 no longer has the rule set other-set, which asked: Is it an example?'],
      [
        'rule-removed',
        'Version 2 no longer has rule OT-1, which in version 1 gave the answer “yes” and was in force from 1 January 2020.',
      ],
    ]);
  });
});

type Json = Readonly<Record<string, unknown>> | readonly unknown[];
type Step = string | number;
type Place = readonly Step[];
const isJson = (held: unknown): held is Json => typeof held === 'object' && held !== null;

/** Every place in a value, those within it before itself. */
function places(held: unknown, here: Place = []): readonly Place[] {
  const within = isJson(held)
    ? Object.entries(held).flatMap(([step, member]) =>
        places(member, [...here, Array.isArray(held) ? Number(step) : step]),
      )
    : [];
  return here.length === 0 ? within : [...within, here];
}

const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  mark: ['statute', 'practice'],
  confidence: ['high', 'low'],
  hit: ['one-answer', 'each'],
  op: ['all', 'any', 'below', 'atLeast', 'before'],
  kind: ['boolean', 'number', 'date'],
};

/** Other things that could stand at a place; `undefined` takes away what stands there. */
function others(held: unknown, step: Step | undefined): readonly unknown[] {
  if (typeof held === 'number') return [held + 1];
  if (typeof held === 'boolean') return [!held];
  if (typeof held === 'string') {
    return [...(ENUMERATIONS[step ?? ''] ?? [`${held}x`]).filter((other) => other !== held), undefined];
  }
  if (Array.isArray(held))
    return [held.slice(1), held.toReversed(), [...held, ...held.slice(0, 1)], undefined];
  return [undefined];
}

function replaced(held: unknown, [step, ...rest]: Place, other: unknown): unknown {
  if (step === undefined) return other;
  if (Array.isArray(held)) {
    return held.flatMap((item: unknown, index) => {
      const now = index === step ? replaced(item, rest, other) : item;
      return now === undefined ? [] : [now];
    });
  }
  const members = isJson(held) ? Object.entries(held) : [];
  return Object.fromEntries(
    members.flatMap(([name, member]) => {
      const now = name === step ? replaced(member, rest, other) : member;
      return now === undefined ? [] : [[name, now] as const];
    }),
  );
}

const at = (held: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (inner, step) => (isJson(inner) ? new Map(Object.entries(inner)).get(String(step)) : undefined),
    held,
  );

/** Every book that differs from a book, given as its canonical text, at a place. What is no book any more is left out. */
function mutants(original: string, json: unknown, place: Place): readonly Book[] {
  return others(at(json, place), place.at(-1)).flatMap((other) => {
    try {
      const mutant = parseBook(JSON.stringify(replaced(json, place, other)));
      return bookText(mutant) === original ? [] : [mutant];
    } catch {
      return [];
    }
  });
}

/** The name of the part of a book that a place is in. */
function partOf({ sets }: Book, [part, step]: Place): string {
  if (part === 'sets') return typeof step === 'number' ? (sets[step]?.name ?? '') : 'book';
  return ['version', 'released', 'kernel', 'coverageFrom'].includes(String(part)) ? 'book' : String(part);
}

describe('nothing is dropped', () => {
  it('whatever is changed in a small book, either way round; and there is a sentence for every kind of difference', () => {
    const kinds = new Set(
      differences(differencesBetweenDays({ ...current, book: small }, '2019-12-31', '2026-01-01')).map(
        ({ kind }) => kind,
      ),
    );
    let changes = 0;
    const original = bookText(small);
    const json: unknown = JSON.parse(original);
    for (const place of places(json)) {
      for (const mutant of mutants(original, json, place)) {
        for (const groups of [between(small, mutant), between(mutant, small)]) {
          const found = differences(groups);
          expect([place, found.length]).not.toEqual([place, 0]);
          for (const { kind } of found) kinds.add(kind);
        }
        changes += 1;
      }
    }
    expect(changes).toBeGreaterThan(120);
    expect([...kinds].toSorted()).toEqual(DIFFERENCE_KINDS.toSorted());
  });

  it('whatever is changed in the current book: it is told, once, of the part in which it was changed', () => {
    const json: unknown = JSON.parse(text);
    const everyPlace = places(json);
    expect(everyPlace.length).toBeGreaterThan(2_000);
    fc.assert(
      fc.property(fc.constantFrom(...everyPlace), (place) => {
        for (const mutant of mutants(text, json, place)) {
          const groups = between(book, mutant);
          expect(groups.map(({ about }) => about)).toContain(partOf(book, place));
          expect(groups.every((group) => group.differences.length > 0)).toBe(true);
          expect(new Set(groups.map(({ about }) => about)).size).toBe(groups.length);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
