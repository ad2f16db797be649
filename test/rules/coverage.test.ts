import { describe, expect, it } from '@jest/globals';
import { countersignerOf, dueAt } from '../../src/application/review/clocks.ts';
import { currentBookText, openBook, parameterOn, recommend } from '../../src/rules/index.ts';
import type { Book } from '../../src/rules/kernel/book.ts';
import { READ_BY_CODE, READ_BY_REVIEW } from '../../src/rules/law/read-by-code.ts';
import { suite } from './mutation/suite.ts';

const open = openBook(currentBookText());
const rules = open.book.sets.flatMap((set) => set.rules);

// The book as the code sees it, watched: which parameters it reads by name. Rules were compiled before.
const parametersRead = new Set<string>();
const seenAs = <B extends Pick<Book, 'parameters'>>(book: B): B => ({
  ...book,
  parameters: new Proxy(book.parameters, {
    get(values, name) {
      if (typeof name === 'string') parametersRead.add(name);
      return typeof name === 'string' ? values[name] : undefined;
    },
  }),
});
const watched: typeof open = {
  ...open,
  book: seenAs(open.book),
  on: (day) => {
    const compiled = open.on(day);
    return {
      ...compiled,
      book: seenAs(compiled.book),
      parameter: (name) => {
        parametersRead.add(name);
        return compiled.parameter(name);
      },
    };
  },
};
/** Facts that some answer names: as missing, or as what separates its outcomes. */
const factsNamed = new Set<string>();

/** The marks that each rule was seen with: `t` held, `f` did not, `u` open. */
const seen = new Map<string, Set<string>>();
for (const { inputs, asAt } of suite()) {
  const answer = recommend(watched, { inputs, asAt });
  const told = JSON.stringify(answer);
  for (const fact of READ_BY_CODE.facts) if (told.includes(`"${fact}"`)) factsNamed.add(fact);
  for (const { rules: traced } of answer.trace) {
    for (const [id, marks] of Object.entries(traced)) {
      const known = seen.get(id) ?? new Set<string>();
      seen.set(id, known.add(marks.charAt(0)));
    }
  }
}
const never = (mark: string): readonly string[] =>
  rules.filter(({ id }) => seen.get(id)?.has(mark) !== true).map(({ id }) => id);

describe('the scenario cases and the worked cases together', () => {
  it('have for every rule a case in which it holds', () => {
    expect(never('t')).toEqual([]);
  });

  it('have for every rule a case in which it does not hold', () => {
    expect(never('f')).toEqual([]);
  });
});

describe('what the book says is read by code', () => {
  it('is every parameter that an answer is seen to read, those of the review, and no other', () => {
    const listed: readonly string[] = READ_BY_CODE.parameters;
    expect([...parametersRead, ...READ_BY_REVIEW].toSorted()).toEqual(listed.toSorted());
  });

  it('is, of the parameters of the review, each one that its clocks and its signatures are seen to read', () => {
    const read = new Set<string>();
    const book = {
      parameterOn: (name: string, on: string) => {
        read.add(name);
        return parameterOn(open, name, on);
      },
    };
    const from = '2026-11-21T23:30:00.000Z';
    expect(dueAt(book, 'countersign', { from })).toBe('2026-11-22T23:30:00.000Z');
    expect(dueAt(book, 'review-new-facts', { from })).toBe('2026-11-22T23:30:00.000Z');
    expect(countersignerOf(book, 'out-of-hours', from)).toBe('senior-manager');
    expect(countersignerOf(book, 'approved-premises', from)).toBe('senior-probation-officer');
    expect([...read].toSorted()).toEqual(READ_BY_REVIEW.toSorted());
  });

  it('is every fact that only code asks for, each asked for in some case', () => {
    expect(READ_BY_CODE.facts.filter((fact) => !factsNamed.has(fact))).toEqual([]);
  });
});
