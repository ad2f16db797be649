import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import {
  currentBookText,
  findRule,
  openBook,
  proveBook,
  recommend,
  regimeOn,
  rulesInForce,
} from '../../src/rules/index.ts';
import type { Book, RuleSet } from '../../src/rules/kernel/book.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { checkBook } from '../../src/rules/kernel/check.ts';
import { factsOf, tests } from '../../src/rules/kernel/expression.ts';

const text = currentBookText();
const book = parseBook(text);
const rules = book.sets.flatMap((set) => set.rules);

/** Every source that some statement of the book cites, wherever in it. */
function citationsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(citationsIn);
  return 'source' in value && 'at' in value ? [String(value.source), ...nested] : nested;
}

/** The book with one of its sets changed. */
function withSet(name: string, change: (set: RuleSet) => RuleSet): Book {
  return { ...book, sets: book.sets.map((set) => (set.name === name ? change(set) : set)) };
}

describe('the book proves itself', () => {
  const checked = proveBook(openBook(text));

  it(`has exactly one answer for every complete set of facts on every day it covers (${checked.cells} cells, ${checked.days} days, ${rules.length} rules)`, () => {
    expect(checked.faults).toEqual([]);
  });

  it('finds the gap that a lost rule leaves, with the facts that show it', () => {
    const gapped = withSet('recall-type', (set) => ({
      ...set,
      rules: set.rules.filter(({ id }) => id !== 'RT-R4-4'),
    }));
    expect(checkBook(gapped, ['2026-08-01']).faults).toEqual([
      expect.objectContaining({
        kind: 'gap',
        set: 'recall-type',
        on: '2026-08-01',
        counterexample: expect.objectContaining({
          'case.gate': 'section-254',
          'case.determination-255ba5': true,
        }),
      }),
    ]);
  });

  it('finds two rules that disagree', () => {
    const overlapping = withSet('urgency', (set) => ({
      ...set,
      rules: set.rules.map((rule) => (rule.id === 'UR-2' ? { ...rule, gives: 'standard' } : rule)),
    }));
    expect(checkBook(overlapping, ['2026-08-01']).faults).toContainEqual(
      expect.objectContaining({ kind: 'overlap', set: 'urgency' }),
    );
  });

  it('finds a rule that can never hold', () => {
    const dead = withSet('urgency', (set) => ({
      ...set,
      rules: set.rules.map((rule) =>
        rule.id === 'UR-2'
          ? { ...rule, when: { op: 'all', of: [rule.when, { op: 'not', of: rule.when }] } }
          : rule,
      ),
    }));
    expect(checkBook(dead, ['2026-08-01']).faults).toContainEqual(
      expect.objectContaining({ kind: 'unreachable', set: 'urgency', rule: 'UR-2' }),
    );
  });
});

describe('the canonical text', () => {
  it('is the RFC 8785 form, as an independent canonicaliser writes it', () => {
    expect(text).toBe(canonicalize(JSON.parse(text)));
  });

  it('reads back as the same book', () => {
    expect(bookText(parseBook(text))).toBe(text);
  });

  it('is refused when it says more than a book does, or is not in canonical form', () => {
    expect(() => openBook(text.replace('{', '{"aside":"x",'))).toThrow('not in canonical form');
    expect(() => openBook(` ${text}`)).toThrow('not in canonical form');
  });

  it('is refused when it needs another kernel', () => {
    expect(() => openBook(text.replace('"kernel":"1"', '"kernel":"2"'))).toThrow('kernel 2');
  });

  it('is refused with the place named when it is not a book', () => {
    expect(() => openBook('{}')).toThrow('version should be a string');
    expect(() => openBook(text.replace('"mark":"statute"', '"mark":"certain"'))).toThrow(
      '.mark should be one of',
    );
  });
});

describe('the health of the book', () => {
  it('gives every rule a permanent id of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  const cited = citationsIn(book);

  it('cites only sources of the register, and every one of them', () => {
    expect([...new Set(cited)].toSorted()).toEqual(Object.keys(book.sources).toSorted());
  });

  it('answers only what its sets offer, and every answer offered is given by some rule', () => {
    for (const set of book.sets) {
      expect(new Set(set.rules.map(({ gives }) => gives))).toEqual(new Set(set.answers));
    }
  });

  it('compares facts only with values that they can take', () => {
    for (const test of rules.flatMap(({ when }) => tests(when))) {
      const fact = book.facts[test.fact];
      if (test.op !== 'is' || fact === undefined) continue;
      expect(fact.kind === 'choice' ? fact.values : [true, false]).toContain(test.value);
    }
  });

  it('reads no protected characteristic; age is read by recall-type alone, where statute tests it', () => {
    const traits =
      /\bsex\b|gender|ethnic|race|religion|belief|orientation|disab|pregnan|marital|nationality|age$/;
    const readers = book.sets.filter((set) =>
      set.rules.some(({ when }) => factsOf(when).some((fact) => traits.test(fact))),
    );
    expect(readers.map(({ name }) => name)).toEqual(['recall-type']);
  });

  it('reads no score, band or count', () => {
    expect(
      Object.keys(book.facts).filter((fact) => /score|band|predictor|count|number-of/.test(fact)),
    ).toEqual([]);
  });
});

const open = openBook(text);
const ids = (day: string) => rulesInForce(open, day).map(({ id }) => id);

const clocksOn = (asAt: string) =>
  recommend(open, { inputs: {}, asAt }).deadlines.map(({ deadline }) => deadline);

describe('the clocks', () => {
  it('are given only from the day their source is known, each with its mark', () => {
    const paroleBoard = ['refer-standard-recall-to-parole-board', 'refer-again-to-parole-board'];
    const framework = ['decide', 'emergency-revocation', 'return-to-custody', ...paroleBoard];
    expect(clocksOn('2019-03-31')).toEqual(paroleBoard);
    expect(clocksOn('2019-04-01')).toEqual(framework);
    expect(clocksOn('2026-08-19')).toEqual(framework);
    expect(recommend(open, { inputs: {}, asAt: '2026-08-20' }).deadlines).toEqual([
      expect.objectContaining({ deadline: 'decide', verification: 'unverified' }),
      expect.objectContaining({ deadline: 'endorse-and-send', verification: 'official-form' }),
      expect.objectContaining({ deadline: 'emergency-revocation', verification: 'unverified' }),
      expect.objectContaining({ deadline: 'return-to-custody', verification: 'unverified' }),
      expect.objectContaining({
        deadline: 'refer-standard-recall-to-parole-board',
        verification: 'statute',
      }),
      expect.objectContaining({ deadline: 'refer-again-to-parole-board', verification: 'unverified' }),
    ]);
  });

  it('rest on no parameter of statute dated before its law', () => {
    const firstDay = Object.entries(book.parameters).flatMap(([name, values]) =>
      values.filter(({ mark }) => mark === 'statute').map(({ from }) => [name, from]),
    );
    expect(Object.fromEntries(firstDay.toReversed())).toEqual({
      'adult-age': '2024-04-02',
      'short-sentence-months': '2015-02-01',
      'suitability-sentence-months': '2025-09-02',
      'post-sentence-supervision-repealed': '2026-05-11',
      'parole-board-referral-within': '2012-12-03',
    });
  });
});

describe('reading the book', () => {
  it('gives the regime of each day, changing at midnight', () => {
    expect(
      ['2012-12-03', '2015-01-31', '2015-02-01', '2024-04-01', '2024-04-02', '2025-09-01', '2025-09-02'].map(
        (day) => regimeOn(open, day),
      ),
    ).toEqual(['R0-LASPO', 'R0-LASPO', 'R1-ORA', 'R1-ORA', 'R2-FTR12', 'R2-FTR12', 'R3-FTR48']);
    expect(
      ['2026-03-30', '2026-03-31', '2026-07-28', '2026-07-29'].map((day) => regimeOn(open, day)),
    ).toEqual(['R3-FTR48', 'R4-FTR56', 'R4-FTR56', 'R4b']);
  });

  it('refuses a day before the earliest regime instead of extrapolating', () => {
    expect(() => open.on('2012-12-02')).toThrow('2012-12-03 and later');
  });

  it('publishes a rule with its authority, dates, mark and condition in English', () => {
    expect(findRule(open, 'SG-12')).toEqual(
      expect.objectContaining({
        set: 'sentence-gate',
        from: '2026-05-11',
        verification: 'statute',
        confidence: 'medium',
        when: [
          'all of these:',
          '  type of sentence: post-sentence-supervision-only',
          '  not this:',
          '    when the failure under post-sentence supervision began: before 2026-05-11',
        ],
      }),
    );
  });

  it('lists only the rules in force on the day', () => {
    expect(ids('2026-03-30')).toContain('RT-R3-1');
    expect(ids('2026-03-31')).not.toContain('RT-R3-1');
    expect(ids('2026-07-28')).toContain('RT-R4-3');
    expect(ids('2026-07-29')).not.toContain('RT-R4-3');
  });
});
