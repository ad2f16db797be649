import type { Book } from '../kernel/book.ts';
import { factsOf } from '../kernel/expression.ts';

/** The rule sets that make conclusions of the facts of a case. */
const SETS_OF_CASE: ReadonlySet<string> = new Set([
  'no-breach-escalation',
  'home-detention-curfew',
  'limbs',
  'criteria',
  'curfew-limbs',
  'threshold',
  'necessity',
  'urgency',
  'outcome',
  'response',
]);

const factsRead = new WeakMap<Book, ReadonlyMap<string, number>>();

/** Every fact of a case that the rule sets read on which a conclusion rests, each with a number: the same for ever for one book. */
export function readByCase(book: Book): ReadonlyMap<string, number> {
  const known = factsRead.get(book);
  if (known !== undefined) return known;
  const rules = book.sets.filter(({ name }) => SETS_OF_CASE.has(name)).flatMap((set) => set.rules);
  const names = new Set(rules.flatMap(({ when }) => factsOf(when)));
  const facts = new Map([...names].map((name, place) => [name, place]));
  factsRead.set(book, facts);
  return facts;
}
