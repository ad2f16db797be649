import type { Authority, Book, Fact, ParameterValue, RuleSet, Source } from '../kernel/book.ts';
import { addDays, type InForce } from '../kernel/dated.ts';
import { inWords } from '../kernel/days-in-words.ts';
import { authorities } from '../views.ts';

/** How the differences of books are put into words: days, spans, and what a thing says line by line. */

/** A time in force in words, to its last day: `from 2 September 2025 to 30 March 2026`. */
export function spanInWords({ from, until }: InForce): string {
  return until === undefined
    ? `from ${inWords(from)}`
    : `from ${inWords(from)} to ${inWords(addDays(until, -1))}`;
}

/** A value of the book as it is quoted in a sentence. */
export const quoted = (value: unknown): string => `“${String(value)}”`;

/** What is cited, one authority a line. */
export function authorityLines(book: Book, { cite }: Pick<Authority, 'cite'>): readonly string[] {
  return authorities(book, cite).map(({ title, at }) => `${title}, ${at}`);
}

/** A value of a parameter in one line. */
export function valueLine({ value, ...span }: ParameterValue): string {
  return `${value}, in force ${spanInWords(span)}`;
}

/** A fact as the vocabulary describes it. */
export function factLines(fact: Fact): readonly string[] {
  return [
    `is called: ${fact.label}`,
    `is a fact of: ${fact.subject}`,
    fact.kind === 'choice' ? `is one of: ${fact.values.join(', ')}` : `is a: ${fact.kind}`,
    `is given as: ${fact.input ?? 'nothing, for it is derived'}`,
    `is usually held by: ${fact.heldBy ?? 'nobody in particular'}`,
  ];
}

/** A source as the register describes it. */
export function sourceLines({ title, link, checked }: Source): readonly string[] {
  return [title, `link: ${link ?? 'none'}`, `checked: ${checked}`];
}

/** What a rule set says of itself, without its rules and answers. */
export function setLines({ asks, subject, hit }: RuleSet): readonly string[] {
  return [
    asks,
    `asked of each: ${subject}`,
    hit === 'each' ? 'each rule holds or does not' : 'the rules give one answer',
  ];
}
