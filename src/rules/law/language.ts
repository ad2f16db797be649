import type { FactName, FactsOfKind, FactValue } from '../facts/vocabulary.ts';
import type { Confidence, HitPolicy, Mark, Rule, RuleSet } from '../kernel/book.ts';
import type { DateText } from '../kernel/dated.ts';
import type { Expression } from '../kernel/expression.ts';
import type { PARAMETERS } from './parameters.ts';
import type { Cited, SourceKey } from './sources.ts';

/**
 * The language in which rules are written. A misspelt fact, a value it cannot take, an unknown parameter or source, a
 * rule without citation, mark or date, and an answer that the set does not offer are all compile errors.
 */

export type ParameterName = keyof typeof PARAMETERS;

/** Cites a source of the register at a place in it. */
export const cite = (source: SourceKey, at: string): Cited => ({ source, at });

export const all = (...of: readonly Expression[]): Expression => ({ op: 'all', of });
export const any = (...of: readonly Expression[]): Expression => ({ op: 'any', of });
export const not = (of: Expression): Expression => ({ op: 'not', of });

/** The fact has the value. */
export function is<F extends FactName>(fact: F, value: FactValue<F> & (string | boolean)): Expression {
  return { op: 'is', fact, value };
}

/** The fact is yes. */
export const yes = (fact: FactsOfKind<'boolean'>): Expression => ({ op: 'is', fact, value: true });
/** The fact is no: known to be no, not merely unknown. */
export const no = (fact: FactsOfKind<'boolean'>): Expression => ({ op: 'is', fact, value: false });

/** One of several values: written out as `any`, not a node of its own. */
export function oneOf<F extends FactName>(
  fact: F,
  values: readonly (FactValue<F> & (string | boolean))[],
): Expression {
  return any(...values.map((value) => is(fact, value)));
}

export const below = (fact: FactsOfKind<'number'>, parameter: ParameterName): Expression => ({
  op: 'below',
  fact,
  parameter,
});
export const atLeast = (fact: FactsOfKind<'number'>, parameter: ParameterName): Expression => ({
  op: 'atLeast',
  fact,
  parameter,
});
export const before = (fact: FactsOfKind<'date'>, parameter: ParameterName): Expression => ({
  op: 'before',
  fact,
  parameter,
});

/** What every rule must say besides its condition and answer. */
export interface Basis {
  readonly cite: readonly [Cited, ...Cited[]];
  readonly mark: Mark;
  readonly confidence: Confidence;
  /** First day in force. For guidance and inference without a day of their own: the first day this book covers. */
  readonly from: DateText;
  /** First day no longer in force. */
  readonly until?: DateText;
}

export type RuleBody<A extends string> = Basis & { readonly when: Expression; readonly gives: A };

/** A rule set: one question about one subject, its possible answers, and its rules by permanent id. */
export function ruleSet<const A extends string>(
  name: string,
  definition: {
    readonly asks: string;
    readonly subject: string;
    readonly hit: HitPolicy;
    readonly answers: readonly A[];
    readonly rules: Readonly<Record<string, RuleBody<NoInfer<A>>>>;
  },
): RuleSet {
  const rules: readonly Rule[] = Object.entries(definition.rules).map(([id, body]) => ({ id, ...body }));
  return { ...definition, name, rules };
}
