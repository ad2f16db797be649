import type { Verification } from '../answer.ts';
import type { Authority, Book, ParameterValue, Rule, RuleSet } from '../kernel/book.ts';
import { addDays, type InForce, valueOn } from '../kernel/dated.ts';
import { inWords } from '../kernel/days-in-words.ts';
import { type Test, tests } from '../kernel/expression.ts';
import type { OpenBook } from '../open-book.ts';
import { authorities, type RuleView, view } from '../views.ts';
import { authorityLines, quoted } from './difference-words.ts';

/** Every kind of difference, each with one pattern of sentence: first those between two days, then those between two books. */
export const DIFFERENCE_KINDS = [
  'regime-begins',
  'rule-begins',
  'rule-ends',
  'parameter-begins',
  'parameter-changes',
  'parameter-restated',
  'parameter-ends',
  'table-begins',
  'table-ends',
  'version-changed',
  'release-changed',
  'kernel-changed',
  'coverage-changed',
  'regime-added',
  'regime-removed',
  'regime-moved',
  'set-added',
  'set-removed',
  'set-changed',
  'set-answer-added',
  'set-answer-removed',
  'rule-added',
  'rule-removed',
  'rule-condition-changed',
  'rule-answer-changed',
  'parameter-value-added',
  'parameter-value-removed',
  'parameter-value-changed',
  'table-added',
  'table-removed',
  'table-row-added',
  'table-row-removed',
  'table-row-changed',
  'policy-version-added',
  'policy-version-removed',
  'policy-version-changed',
  'condition-added',
  'condition-removed',
  'condition-changed',
  'fact-added',
  'fact-removed',
  'fact-changed',
  'vocabulary-added',
  'vocabulary-removed',
  'vocabulary-value-added',
  'vocabulary-value-removed',
  'source-added',
  'source-removed',
  'source-changed',
  'authority-changed',
  'mark-changed',
  'confidence-changed',
  'dates-changed',
  'order-changed',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One thing that differs between two days of a book, or between two books. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** What it is of: the id of a rule or regime, or the name of a parameter, table, fact, vocabulary, source or rule set; or the code of a condition. */
  readonly subject: string;
  /** Between two days: the first day of the change. */
  readonly on?: string;
  /** The difference in one sentence. */
  readonly sentence: string;
  /** What stood before, line by line; absent where the sentence says it all. */
  readonly before?: readonly string[];
  /** What stands after, line by line; absent where the sentence says it all. */
  readonly after?: readonly string[];
  /** Of a parameter: the rules that compare a fact with it. None does so with a clock. */
  readonly readBy?: readonly string[];
  /** The authority of what stands after; of what stood before where nothing stands after. */
  readonly authorities?: RuleView['authorities'];
  readonly verification?: Verification;
  readonly confidence?: RuleView['confidence'];
}

/** The differences of one rule set, or of one other part of the book. */
export interface DifferenceGroup {
  /** The name of the rule set, or one of `regimes`, `parameters`, `tables`, `conditions`, `facts`, `vocabularies`, `sources` and `book`. */
  readonly about: string;
  /** The question that this part of the book answers. */
  readonly question: string;
  readonly differences: readonly Difference[];
}

const OTHER_PARTS = {
  regimes: 'Which statutory regime is in force?',
  parameters: 'Which values of law and practice are in force?',
  tables: 'What can occur with an event, and which measures does it prompt?',
  conditions: 'What does each coded condition of a licence mean?',
  facts: 'Which facts do the rules test?',
  vocabularies: 'Which values can be given?',
  sources: 'What is cited, and how far has it been checked?',
  book: 'Which book is it?',
} as const;

/** The differences of a part of the book that is not a rule set. */
export function partOfBook(
  about: keyof typeof OTHER_PARTS,
  differences: readonly Difference[],
): DifferenceGroup {
  return { about, question: OTHER_PARTS[about], differences };
}

/** The authority, mark and confidence that a difference carries. */
export function basis(book: Book, { cite, mark, confidence }: Authority) {
  return { authorities: authorities(book, cite), verification: mark, confidence } as const;
}

/** The rules that compare a fact with a parameter. */
export function readersOf(book: Book, parameter: string): readonly string[] {
  const reads = (test: Test): boolean => test.op !== 'is' && test.parameter === parameter;
  return rulesOf(book).flatMap(({ id, when }) => (tests(when).some(reads) ? [id] : []));
}

const rulesOf = (book: Book): readonly Rule[] => book.sets.flatMap(({ rules }) => rules);

/** Where the day of a change is after one day, and on or before the other. */
type Within = (day: string | undefined) => day is string;

/**
 * Everything that begins, ends or changes in a book after `from` and up to and including `to`, by part of the book and
 * then by day. What began and ended again in between is told too. Nothing lies between a day and itself.
 */
export function differencesBetweenDays(
  { book }: OpenBook,
  from: string,
  to: string,
): readonly DifferenceGroup[] {
  const within: Within = (day): day is string => day !== undefined && from < day && day <= to;
  return [
    partOfBook('regimes', regimesBegun(book, within)),
    ...book.sets.map((set) => ({
      about: set.name,
      question: set.asks,
      differences: inOrder(rulesBegunAndEnded(book, set, within)),
    })),
    partOfBook(
      'parameters',
      inOrder(
        Object.entries(book.parameters).flatMap(([name, values]) =>
          values.flatMap((value) => valueBegunAndEnded(book, name, values, value, within)),
        ),
      ),
    ),
    partOfBook('tables', inOrder(tablesBegunAndEnded(book, within))),
  ].filter(({ differences }) => differences.length > 0);
}

type Dated = Difference & { readonly on: string };
const inOrder = (differences: readonly Dated[]): readonly Dated[] =>
  differences.toSorted((one, other) => (one.on === other.on ? 0 : one.on < other.on ? -1 : 1));

/** The days of a span on which something happens, each with what to say of it. */
function ends(
  span: InForce,
  within: Within,
  begins: (on: string) => Dated,
  stops: (on: string) => Dated,
): readonly Dated[] {
  return [
    ...(within(span.from) ? [begins(span.from)] : []),
    ...(within(span.until) ? [stops(span.until)] : []),
  ];
}

function regimesBegun({ regimes }: Book, within: Within): readonly Dated[] {
  return regimes.flatMap(({ id, from: on }, index) => {
    if (!within(on)) return [];
    const earlier = regimes[index - 1];
    const sentence =
      earlier === undefined
        ? `From ${inWords(on)} the statutory regime is ${id}; this book has no regime before it.`
        : `From ${inWords(on)} the statutory regime is ${id}, in place of ${earlier.id}.`;
    return [{ kind: 'regime-begins', subject: id, on, sentence }];
  });
}

function rulesBegunAndEnded(book: Book, set: RuleSet, within: Within): readonly Dated[] {
  return set.rules.flatMap((rule) => {
    const { id, gives } = rule;
    const conditions = view(book, set, rule).when;
    const shared = { subject: id, ...basis(book, rule) };
    return ends(
      rule,
      within,
      (on) => ({
        kind: 'rule-begins',
        on,
        ...shared,
        sentence: `From ${inWords(on)} rule ${id} is in force: where its conditions hold, the answer is ${quoted(gives)}.`,
        after: conditions,
      }),
      (on) => ({
        kind: 'rule-ends',
        on,
        ...shared,
        sentence: `From ${inWords(on)} rule ${id}, which gave the answer ${quoted(gives)}, is no longer in force.`,
        before: conditions,
      }),
    );
  });
}

function valueBegunAndEnded(
  book: Book,
  name: string,
  values: readonly ParameterValue[],
  given: ParameterValue,
  within: Within,
): readonly Dated[] {
  const shared = { subject: name, readBy: readersOf(book, name), ...basis(book, given) };
  const begins = (on: string): Dated => {
    const earlier = valueOn(values, addDays(on, -1));
    if (earlier === undefined) {
      const sentence = `From ${inWords(on)} the parameter ${name} is ${given.value}; it had no value before.`;
      return { kind: 'parameter-begins', on, ...shared, sentence };
    }
    if (earlier.value === given.value) {
      const sentence = `From ${inWords(on)} the parameter ${name} is still ${given.value}, on the authority shown.`;
      const before = authorityLines(book, earlier);
      return {
        kind: 'parameter-restated',
        on,
        ...shared,
        sentence,
        before,
        after: authorityLines(book, given),
      };
    }
    const sentence = `From ${inWords(on)} the parameter ${name} is ${given.value} instead of ${earlier.value}.`;
    return { kind: 'parameter-changes', on, ...shared, sentence };
  };
  const stops = (on: string): Dated => ({
    kind: 'parameter-ends',
    on,
    ...shared,
    sentence: `From ${inWords(on)} the parameter ${name}, which was ${given.value}, has no value.`,
  });
  // A value that another one follows at once has changed, and that is told of the other.
  return ends(given, within, begins, stops).filter(
    ({ kind, on }) => kind !== 'parameter-ends' || valueOn(values, on) === undefined,
  );
}

function tablesBegunAndEnded(book: Book, within: Within): readonly Dated[] {
  return Object.entries(book.tables).flatMap(([name, table]) => {
    const shared = { subject: name, ...basis(book, table) };
    return ends(
      table,
      within,
      (on) => ({
        kind: 'table-begins',
        on,
        ...shared,
        sentence: `From ${inWords(on)} the table ${name} is in force.`,
      }),
      (on) => ({
        kind: 'table-ends',
        on,
        ...shared,
        sentence: `From ${inWords(on)} the table ${name} is no longer in force.`,
      }),
    );
  });
}
