import type { RecallType } from '../../answer.ts';
import type { DateText } from '../../kernel/dated.ts';
import type { RuleBody } from '../language.ts';

/** A rule of one regime: its days are those of the regime. */
export type RegimeRule = Omit<RuleBody<RecallType>, 'from' | 'until'>;

/**
 * One regime of fixed-term recall: the law of recall type for a sentence that passed the gate, from its first day until the
 * next regime begins. Change-overs are at midnight in London.
 */
export interface RecallRegime {
  readonly id: string;
  readonly from: DateText;
  readonly rules: Readonly<Record<string, RegimeRule>>;
}

/**
 * The rules of all regimes, in order, with their days: each from the first day of its regime until the next begins. A rule
 * that the next regime keeps, under the same id, runs on.
 *
 * @throws {TypeError} when two regimes give different rules one id: an id is never used again.
 */
export function datedRules(regimes: readonly RecallRegime[]): Readonly<Record<string, RuleBody<RecallType>>> {
  const dated: Record<string, RuleBody<RecallType>> = {};
  for (const [place, { from, rules }] of regimes.entries()) {
    const until = regimes[place + 1]?.from;
    for (const [id, rule] of Object.entries(rules)) {
      const earlier = dated[id];
      if (earlier !== undefined && (earlier.when !== rule.when || earlier.until !== from)) {
        throw new TypeError(`rule \`${id}\` of the regime from ${from} was another rule before`);
      }
      dated[id] = { ...rule, from: earlier?.from ?? from, ...(until === undefined ? {} : { until }) };
    }
  }
  return dated;
}
