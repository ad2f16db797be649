import type { Book, ParameterValue, Rule, RuleSet } from '../../../src/rules/kernel/book.ts';
import { addDays, type InForce } from '../../../src/rules/kernel/dated.ts';
import type { Expression } from '../../../src/rules/kernel/expression.ts';

/** The book with one thing in it wrong. */
export interface Mutant {
  /** What was changed and where: stable, so that a survivor can be named. */
  readonly id: string;
  /** The rule set changed; `parameters` where a value was. */
  readonly area: string;
  readonly book: Book;
  /** Days on which a change of dates could tell. */
  readonly near: readonly string[];
}

export const PARAMETER_AREA = 'parameters';

/** Every mutant of the book, or of the areas named. */
export function mutantsOf(book: Book, areas?: readonly string[]): readonly Mutant[] {
  const wanted = (area: string): boolean => areas === undefined || areas.includes(area);
  return [
    ...book.sets.filter(({ name }) => wanted(name)).flatMap((set) => ofSet(book, set)),
    ...(wanted(PARAMETER_AREA) ? ofParameters(book) : []),
  ];
}

function ofSet(book: Book, set: RuleSet): readonly Mutant[] {
  const withRules = (rules: readonly Rule[]): Book => ({
    ...book,
    sets: book.sets.map((each) => (each.name === set.name ? { ...set, rules } : each)),
  });
  return set.rules.flatMap((rule): readonly Mutant[] => {
    const made = (what: string, rules: readonly Rule[], near: readonly string[] = []): Mutant => ({
      id: `${set.name} ${rule.id}: ${what}`,
      area: set.name,
      book: withRules(rules),
      near,
    });
    const instead = (changed: Rule): readonly Rule[] =>
      set.rules.map((each) => (each.id === rule.id ? changed : each));
    return [
      made(
        'dropped',
        set.rules.filter(({ id }) => id !== rule.id),
      ),
      ...set.answers
        .filter((answer) => answer !== rule.gives)
        .map((gives) => made(`gives ${gives}`, instead({ ...rule, gives }))),
      ...shifted(rule, book.coverageFrom).map(({ what, changed, near }) =>
        made(what, instead(changed), near),
      ),
      ...ofExpression(rule.when).map(({ what, changed }) => made(what, instead({ ...rule, when: changed }))),
    ];
  });
}

interface Shift<T> {
  readonly what: string;
  readonly changed: T;
  readonly near: readonly string[];
}

// Before its first day the book answers nothing, so that nothing can begin too early there.
function shifted<T extends InForce>(span: T, coverageFrom: string): readonly Shift<T>[] {
  return [1, -1].flatMap((days): readonly Shift<T>[] => {
    const way = days > 0 ? 'a day later' : 'a day earlier';
    const from = addDays(span.from, days);
    const begins: readonly Shift<T>[] =
      from < coverageFrom ? [] : [{ what: `from ${way}`, changed: { ...span, from }, near: [span.from] }];
    if (span.until === undefined) return begins;
    const until = addDays(span.until, days);
    return [...begins, { what: `until ${way}`, changed: { ...span, until }, near: [span.until] }];
  });
}

interface Change {
  readonly what: string;
  readonly changed: Expression;
}

function ofExpression(expression: Expression, path = 'when'): readonly Change[] {
  const change = (what: string, changed: Expression): Change => ({ what: `${what} at ${path}`, changed });
  switch (expression.op) {
    case 'all':
    case 'any': {
      const { op, of } = expression;
      const other = op === 'all' ? 'any' : 'all';
      return [
        ...(of.length > 1 ? [change(`${op} to ${other}`, { op: other, of })] : []),
        ...of.map((part, index) =>
          change(`without ${words(part)}`, { op, of: of.filter((_, at) => at !== index) }),
        ),
        ...of.flatMap((part, index) =>
          ofExpression(part, `${path}.${index + 1}`).map(({ what, changed }) => ({
            what,
            changed: { op, of: of.map((each, at) => (at === index ? changed : each)) },
          })),
        ),
      ];
    }
    case 'not':
      return [
        change(`not ${words(expression.of)} to plain`, expression.of),
        ...ofExpression(expression.of, `${path}.not`).map(({ what, changed }) => ({
          what,
          changed: { op: 'not' as const, of: changed },
        })),
      ];
    case 'is':
      return [
        change(
          `${words(expression)} negated`,
          typeof expression.value === 'boolean'
            ? { ...expression, value: !expression.value }
            : { op: 'not', of: expression },
        ),
      ];
    case 'below':
      return [change(`${words(expression)} to at least`, { ...expression, op: 'atLeast' })];
    case 'atLeast':
      return [change(`${words(expression)} to below`, { ...expression, op: 'below' })];
    case 'before':
      return [change(`${words(expression)} flipped`, { op: 'not', of: expression })];
  }
}

function words(expression: Expression): string {
  switch (expression.op) {
    case 'all':
    case 'any':
      return `${expression.op} of ${expression.of.length}`;
    case 'not':
      return `not ${words(expression.of)}`;
    case 'is':
      return `${expression.fact} = ${String(expression.value)}`;
    case 'below':
    case 'atLeast':
    case 'before':
      return `${expression.fact} ${expression.op} ${expression.parameter}`;
  }
}

function ofParameters(book: Book): readonly Mutant[] {
  return Object.entries(book.parameters).flatMap(([name, values]) =>
    values.flatMap((value, index): readonly Mutant[] => {
      const made = (what: string, changed: readonly ParameterValue[], near: readonly string[]): Mutant => ({
        id: `${PARAMETER_AREA} ${name} from ${value.from}: ${what}`,
        area: PARAMETER_AREA,
        book: { ...book, parameters: { ...book.parameters, [name]: changed } },
        near,
      });
      const instead = (changed: ParameterValue): readonly ParameterValue[] =>
        values.map((each, at) => (at === index ? changed : each));
      return [
        ...neighbours(value.value).map((other) =>
          made(`${value.value} to ${other}`, instead({ ...value, value: other }), []),
        ),
        ...shifted(value, book.coverageFrom).map(({ what, changed, near }) =>
          made(what, instead(changed), near),
        ),
      ];
    }),
  );
}

/** The value one unit up and down: a number, a day, or the number in a duration. */
function neighbours(value: number | string): readonly (number | string)[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [addDays(value, 1), addDays(value, -1)];
  const number = /\d+/.exec(value)?.[0];
  if (number === undefined) return [];
  return [1, -1].map((unit) => value.replace(number, String(Number(number) + unit)));
}
