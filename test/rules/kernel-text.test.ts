import { describe, expect, it } from '@jest/globals';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';

const basis = { cite: [{ source: 'act', at: 's.1' }], mark: 'statute', confidence: 'high' };
const authority = {
  ...basis,
  from: '2020-01-01',
  until: '2030-01-01',
};

/** A book in which every kind of member stands once. */
const WHOLE = {
  version: '1.0.0',
  released: true,
  kernel: '1',
  coverageFrom: '2020-01-01',
  regimes: [{ id: 'R', from: '2020-01-01' }],
  sources: { act: { title: 'An Act', link: 'https://example.test/act', checked: 'its text' } },
  vocabularies: { places: ['home', 'hostel'] },
  facts: {
    where: {
      kind: 'choice',
      values: ['home', 'hostel'],
      label: 'where',
      subject: 'case',
      input: 'licence.where',
      heldBy: 'somebody',
    },
    ill: { kind: 'boolean', label: 'ill', subject: 'case' },
    months: { kind: 'number', label: 'months', subject: 'case' },
    began: { kind: 'date', label: 'began', subject: 'case' },
  },
  parameters: { year: [{ ...authority, value: 12 }], repeal: [{ ...authority, value: '2026-05-11' }] },
  tables: { pairs: { ...authority, rows: { one: ['a', 'b'] } } },
  conditions: {
    versions: { '3.0': { ...basis, inUseFrom: 'about 2022', note: 'an example' } },
    conditions: {
      standard: [
        {
          ...basis,
          code: '9ce9d594-e346-4785-9642-c87e764bee37',
          codeHeld: 'full-code',
          versions: ['2.0', '3.0'],
          supervision: 'licence',
          gist: 'An example.',
          power: basis,
          kind: 'standard',
          meaning: 'good-behaviour',
          namesOffence: 'no',
        },
      ],
      additional: [
        {
          ...basis,
          code: '322bb3f7',
          codeHeld: 'first-block',
          versions: ['4.0'],
          supervision: 'post-sentence-supervision',
          gist: 'Another example.',
          power: basis,
          kind: 'additional',
          category: 'drug-testing',
          input: false,
          matches: basis,
        },
      ],
    },
  },
  sets: [
    {
      name: 'set',
      asks: 'Which?',
      subject: 'case',
      hit: 'one-answer',
      answers: ['a', 'b'],
      rules: [
        {
          ...authority,
          id: 'X-1',
          gives: 'a',
          when: {
            op: 'all',
            of: [
              { op: 'is', fact: 'where', value: 'home' },
              { op: 'any', of: [{ op: 'is', fact: 'ill', value: true }] },
              { op: 'not', of: { op: 'below', fact: 'months', parameter: 'year' } },
              { op: 'atLeast', fact: 'months', parameter: 'year' },
              { op: 'before', fact: 'began', parameter: 'repeal' },
            ],
          },
        },
      ],
    },
  ],
};
const text = JSON.stringify(WHOLE);

type Path = readonly (string | number)[];

/** Every member at any depth, objects and lists included. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, member]) =>
    pathsOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? below : [path, ...below];
}

/** The value with another in one place, or with none there. */
function withAt(value: unknown, [step, ...rest]: Path, member?: unknown): unknown {
  if (step === undefined) return member;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? withAt(item, rest, member) : item));
  }
  const members = Object.entries(typeof value === 'object' && value !== null ? value : {});
  return Object.fromEntries(
    members.map(([name, held]) => [name, name === step ? withAt(held, rest, member) : held]),
  );
}

/** The place as an error names it. */
const named = (path: Path): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');

const OPTIONAL = new Set(['until', 'link', 'input', 'heldBy', 'matches']);
/** Names chosen by the book itself: without one, the book is a smaller book. */
const CHOSEN = new Set([
  'sources',
  'vocabularies',
  'facts',
  'parameters',
  'tables',
  'tables.pairs.rows',
  'conditions.versions',
  'conditions.conditions',
]);
const parse = (value: unknown) => parseBook(JSON.stringify(value));
const places = pathsOf(WHOLE).map((path) => ({ path, place: named(path) }));

const members = places.filter(({ path }) => typeof path.at(-1) === 'string');
const isOptional = ({ path, place }: (typeof places)[number]): boolean =>
  (OPTIONAL.has(String(path.at(-1))) && place !== 'conditions.conditions.additional[0].input') ||
  CHOSEN.has(named(path.slice(0, -1)));

describe('the text of a book', () => {
  it('reads back as the book, members in order and no white space', () => {
    expect(parseBook(text)).toEqual(WHOLE);
    expect(bookText(parseBook(text))).toMatch(
      /^\{"conditions":\{"conditions":\{"additional":\[\{"category":"drug-testing","cite":\[\{"at":"s\.1",/,
    );
    expect(JSON.parse(bookText(parseBook(text)))).toEqual(WHOLE);
  });

  it.each(places)('is refused where $place is null, naming it', ({ path, place }) => {
    expect(() => parse(withAt(WHOLE, path, null))).toThrow(`${place} should be `);
  });

  it.each(members.filter(isOptional))('is a book without $place', ({ path }) => {
    const less = withAt(WHOLE, path, undefined);
    expect(parse(less)).toStrictEqual(JSON.parse(JSON.stringify(less)));
  });

  it.each(members.filter((one) => !isOptional(one)))(
    'is refused without $place, naming it',
    ({ path, place }) => {
      expect(() => parse(withAt(WHOLE, path, undefined))).toThrow(`${place} should be `);
    },
  );

  it.each([
    [['released'], 'yes', 'released should be true or false'],
    [['regimes'], {}, 'regimes should be a list'],
    [['sources'], [], 'sources should be an object'],
    [['version'], 1, 'version should be a string'],
    [['sets', 0, 'hit'], 'first', 'sets[0].hit should be one of one-answer, each'],
    [['sets', 0, 'rules', 0, 'cite'], [], 'sets[0].rules[0] should cite its authority'],
    [
      ['sets', 0, 'rules', 0, 'mark'],
      'certain',
      'sets[0].rules[0].mark should be one of statute, official-form, practice, inference, unverified',
    ],
    [['tables', 'pairs', 'confidence'], 'sure', 'tables.pairs.confidence should be one of high, medium, low'],
    [['facts', 'ill', 'kind'], 'text', 'facts.ill.kind should be one of boolean, choice, number, date'],
    [
      ['sets', 0, 'rules', 0, 'when', 'op'],
      'xor',
      'sets[0].rules[0].when.op should be one of all, any, not, is, below, atLeast, before',
    ],
  ] as const)('is refused at %j', (path, value, message) => {
    expect(() => parse(withAt(WHOLE, path, value))).toThrow(message);
  });

  it('is refused whole where it is not an object', () => {
    for (const other of ['[]', 'null', '"book"', '7']) {
      expect(() => parseBook(other)).toThrow('book should be an object');
    }
  });

  it('holds nothing but strings, safe integers, booleans, lists and objects', () => {
    const book = parseBook(text);
    const [year] = book.parameters['year'] ?? [];
    if (year === undefined) throw new RangeError('no parameter to change');
    for (const value of [1.5, Number.NaN, 2 ** 53]) {
      expect(() => bookText({ ...book, parameters: { year: [{ ...year, value }] } })).toThrow(
        'a book holds only strings, safe integers, booleans, lists and objects',
      );
    }
  });
});
