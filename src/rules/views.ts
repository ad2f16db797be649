import { type Answer, QUESTIONS, type Question, type Verification } from './answer.ts';
import type { Book, Citation, Rule, RuleSet } from './kernel/book.ts';
import { BookError } from './kernel/compile.ts';
import { isInForce, valueOn } from './kernel/dated.ts';
import type { Expression, Test } from './kernel/expression.ts';
import type { OpenBook } from './open-book.ts';

/** A rule as it is published: what it asks, when it holds in English, what it says, on whose authority and how far that was checked. */
export interface RuleView {
  readonly id: string;
  readonly set: string;
  readonly asks: string;
  readonly subject: string;
  readonly from: string;
  /** First day no longer in force. */
  readonly until?: string;
  /** Outline of the condition: one line for each test, indented by two spaces a level. */
  readonly when: readonly string[];
  readonly gives: string;
  readonly authorities: readonly {
    readonly title: string;
    readonly at: string;
    readonly link?: string;
    readonly checked: string;
  }[];
  readonly verification: Verification;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** The rules in force on a day. */
export function rulesInForce({ book }: OpenBook, on: string): readonly RuleView[] {
  return book.sets.flatMap((set) =>
    set.rules.filter((rule) => isInForce(rule, on)).map((rule) => view(book, set, rule)),
  );
}

/** Every rule of the book, in force or not, by rule set. */
export function everyRule({ book }: OpenBook): readonly RuleView[] {
  return book.sets.flatMap((set) => set.rules.map((rule) => view(book, set, rule)));
}

/** A parameter of the book: its values over time, each with its authority and mark. */
export interface ParameterView {
  readonly name: string;
  readonly values: readonly {
    readonly value: string;
    readonly from: string;
    readonly until?: string;
    readonly authorities: RuleView['authorities'];
    readonly verification: Verification;
    readonly confidence: RuleView['confidence'];
  }[];
}

/** Every parameter of the book. */
export function everyParameter({ book }: OpenBook): readonly ParameterView[] {
  return Object.entries(book.parameters).map(([name, values]) => ({
    name,
    values: values.map(({ value, from, until, cite, mark, confidence }) => ({
      value: String(value),
      from,
      ...(until === undefined ? {} : { until }),
      authorities: authorities(book, cite),
      verification: mark,
      confidence,
    })),
  }));
}

/** A value in force on a day, and how far its source has been checked. */
export interface ParameterInForce {
  readonly value: number | string;
  readonly verification: Verification;
}

/** The value of a parameter in force on a day; undefined where the book has none then. Durations are ISO 8601. */
export function parameterOn({ book }: OpenBook, name: string, on: string): ParameterInForce | undefined {
  const value = valueOn(book.parameters[name] ?? [], on);
  return value === undefined ? undefined : { value: value.value, verification: value.mark };
}

/** A table of the book: its rows by key, with authority and mark. */
export interface TableView {
  readonly name: string;
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly from: string;
  readonly until?: string;
  readonly authorities: RuleView['authorities'];
  readonly verification: Verification;
  readonly confidence: RuleView['confidence'];
}

/** Every table of the book. */
export function everyTable({ book }: OpenBook): readonly TableView[] {
  return Object.entries(book.tables).map(([name, { rows, from, until, cite, mark, confidence }]) => ({
    name,
    rows,
    from,
    ...(until === undefined ? {} : { until }),
    authorities: authorities(book, cite),
    verification: mark,
    confidence,
  }));
}

/** One rule by its permanent id. */
export function findRule({ book }: OpenBook, id: string): RuleView | undefined {
  for (const set of book.sets) {
    const rule = set.rules.find((candidate) => candidate.id === id);
    if (rule !== undefined) return view(book, set, rule);
  }
  return undefined;
}

/** The coded vocabularies of the book. */
export function bookVocabularies({ book }: OpenBook): Readonly<Record<string, readonly string[]>> {
  return book.vocabularies;
}

/**
 * The codes of one vocabulary, in the order of the book.
 *
 * @throws {BookError} when the book has no vocabulary of this name: an empty list would refuse every code without saying why.
 */
export function vocabularyOf({ book }: OpenBook, name: string): readonly string[] {
  const codes = book.vocabularies[name];
  if (codes === undefined) throw new BookError(`the book ${book.version} has no vocabulary \`${name}\``);
  return codes;
}

/** A rule of a book as it is published. */
export function view(book: Book, set: RuleSet, rule: Rule): RuleView {
  return {
    id: rule.id,
    set: set.name,
    asks: set.asks,
    subject: set.subject,
    from: rule.from,
    ...(rule.until === undefined ? {} : { until: rule.until }),
    when: outline(book, rule.when, 0),
    gives: rule.gives,
    authorities: authorities(book, rule.cite),
    verification: rule.mark,
    confidence: rule.confidence,
  };
}

/** What is cited, as the book's register of sources describes it. */
export function authorities(book: Book, cite: readonly Citation[]): RuleView['authorities'] {
  return cite.map(({ source, at }) => {
    const { title = source, link, checked = 'not in the register' } = book.sources[source] ?? {};
    return { title, at, ...(link === undefined ? {} : { link }), checked };
  });
}

function outline(book: Book, expression: Expression, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const under = (heading: string, parts: readonly Expression[]): readonly string[] => [
    `${indent}${heading}`,
    ...parts.flatMap((part) => outline(book, part, depth + 1)),
  ];
  switch (expression.op) {
    case 'all':
      return under('all of these:', expression.of);
    case 'any':
      return under('any of these:', expression.of);
    case 'not':
      return under('not this:', [expression.of]);
    case 'is':
    case 'below':
    case 'atLeast':
    case 'before':
      return [`${indent}${line(book, expression)}`];
  }
}

function line(book: Book, test: Test): string {
  const label = book.facts[test.fact]?.label ?? test.fact;
  switch (test.op) {
    case 'is':
      return `${label}: ${typeof test.value === 'boolean' ? (test.value ? 'yes' : 'no') : test.value}`;
    case 'below':
      return `${label}: under ${limit(book, test.parameter)}`;
    case 'atLeast':
      return `${label}: ${limit(book, test.parameter)} or more`;
    case 'before':
      return `${label}: before ${limit(book, test.parameter)}`;
  }
}

function limit(book: Book, parameter: string): string {
  const values = book.parameters[parameter] ?? [];
  return values
    .map(({ value, from }) => (values.length === 1 ? `${value}` : `${value} from ${from}`))
    .join(', ');
}

const MEMBERS: Readonly<Record<Question, readonly (keyof Answer)[]>> = {
  conduct: ['conduct', 'events'],
  'breach-finding': ['breach', 'conditions', 'noBreachEscalation'],
  'sentence-gate': ['sentences'],
  threshold: ['threshold', 'limbs'],
  rung: ['ladder', 'variations'],
  necessity: ['necessity'],
  proportionality: ['proportionality'],
  urgency: ['urgency'],
  outcome: ['outcome'],
  'recall-type': ['recallType', 'existingRecall'],
  period: ['period', 'existingRecall'],
  endorsement: ['endorsement', 'deadlines'],
  'condition-meaning': ['conditions'],
  'safety-actions': ['safetyActions'],
  quality: ['qualityFindings'],
};
const ALWAYS: readonly (keyof Answer)[] = ['safetyActions', 'decision'];

/**
 * The part of an answer that the named questions ask for, with the missing facts and citations that belong to it. Safety
 * actions come with every answer.
 */
export function selectQuestions(answer: Answer, questions: readonly Question[]): Partial<Answer> {
  const wanted = new Set<string>([...ALWAYS, ...questions.flatMap((question) => MEMBERS[question])]);
  const selected: Partial<Answer> = Object.fromEntries(
    Object.entries(answer).filter(([member]) => wanted.has(member)),
  );
  const missing = answer.missingFacts.filter(({ separates }) =>
    separates.some((question) => QUESTIONS.some((known) => known === question && questions.includes(known))),
  );
  const named = rulesNamed(selected);
  return {
    ...selected,
    missingFacts: missing,
    citations: answer.citations.filter(({ rule }) => named.has(rule)),
  };
}

/** Ids of the rules that a part of an answer names: the members `rule` and `rules`, wherever they are. */
function rulesNamed(part: unknown, member = ''): ReadonlySet<string> {
  if (typeof part === 'string') return new Set(member === 'rule' || member === 'rules' ? [part] : []);
  if (typeof part !== 'object' || part === null) return new Set();
  const parts: readonly (readonly [string, unknown])[] = Array.isArray(part)
    ? part.map((item: unknown) => [member, item] as const)
    : Object.entries(part);
  return new Set(parts.flatMap(([name, value]) => [...rulesNamed(value, name)]));
}
