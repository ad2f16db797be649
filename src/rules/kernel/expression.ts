/**
 * Conditions as data. Seven kinds of node and no functions: what a rule tests can be read, printed, counted and proved.
 * "One of" is not a node: it is written out as `any`.
 */
export type Expression =
  | { readonly op: 'all'; readonly of: readonly Expression[] }
  | { readonly op: 'any'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'is'; readonly fact: string; readonly value: string | boolean }
  | { readonly op: 'below'; readonly fact: string; readonly parameter: string }
  | { readonly op: 'atLeast'; readonly fact: string; readonly parameter: string }
  | { readonly op: 'before'; readonly fact: string; readonly parameter: string };

/** A condition that tests one fact: what a trace has one mark for. */
export type Test = Exclude<Expression, { op: 'all' } | { op: 'any' } | { op: 'not' }>;

/** The tests of an expression, in reading order: the order of the marks in a trace. */
export function tests(expression: Expression): readonly Test[] {
  switch (expression.op) {
    case 'all':
    case 'any':
      return expression.of.flatMap(tests);
    case 'not':
      return tests(expression.of);
    case 'is':
    case 'below':
    case 'atLeast':
    case 'before':
      return [expression];
  }
}

/** Every fact that an expression reads, each once. */
export function factsOf(expression: Expression): readonly string[] {
  return [...new Set(tests(expression).map((test) => test.fact))];
}
