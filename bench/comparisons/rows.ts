import type { Expression, Test } from '../../src/rules/kernel/expression.ts';

/** A test of a row, as it is or denied. */
export interface Literal {
  readonly test: Test;
  readonly holds: boolean;
}

/**
 * A condition as rows of a decision table, which has no "or" within a row: each row holds where all its tests do, and the condition
 * where one of its rows does.
 */
export function rowsOf(expression: Expression, holds = true): readonly (readonly Literal[])[] {
  switch (expression.op) {
    case 'all':
      return holds ? together(expression.of, holds) : either(expression.of, holds);
    case 'any':
      return holds ? either(expression.of, holds) : together(expression.of, holds);
    case 'not':
      return rowsOf(expression.of, !holds);
    case 'is':
    case 'below':
    case 'atLeast':
    case 'before':
      return [[{ test: expression, holds }]];
  }
}

function either(parts: readonly Expression[], holds: boolean): readonly (readonly Literal[])[] {
  return parts.flatMap((part) => rowsOf(part, holds));
}

function together(parts: readonly Expression[], holds: boolean): readonly (readonly Literal[])[] {
  return parts.reduce<readonly (readonly Literal[])[]>(
    (so, part) => so.flatMap((row) => rowsOf(part, holds).map((more) => [...row, ...more])),
    [[]],
  );
}

/** The words of a language of expressions. */
export interface Language {
  readonly and: string;
  readonly or: string;
  readonly not: (part: string) => string;
  readonly equals: string;
  readonly chosen: (test: string, yes: string, no: string) => string;
  readonly none: string;
}

/** All rules as one expression: the first that holds gives its answer. */
export function asOneExpression(
  rules: readonly { readonly when: Expression; readonly gives: string }[],
  keyOf: (fact: string) => string,
  parameter: (name: string) => number | string,
  language: Language,
): string {
  const { and, or, not, equals, chosen, none } = language;
  const joined = (parts: readonly Expression[], by: string): string =>
    `(${parts.map(written).join(` ${by} `)})`;
  const written = (expression: Expression): string => {
    switch (expression.op) {
      case 'all':
        return joined(expression.of, and);
      case 'any':
        return joined(expression.of, or);
      case 'not':
        return not(written(expression.of));
      case 'is':
        return `${keyOf(expression.fact)} ${equals} ${JSON.stringify(expression.value)}`;
      case 'below':
      case 'before':
        return `${keyOf(expression.fact)} < ${JSON.stringify(parameter(expression.parameter))}`;
      case 'atLeast':
        return `${keyOf(expression.fact)} >= ${JSON.stringify(parameter(expression.parameter))}`;
    }
  };
  return rules.reduceRight(
    (otherwise, { when, gives }) => chosen(written(when), JSON.stringify(gives), otherwise),
    none,
  );
}
