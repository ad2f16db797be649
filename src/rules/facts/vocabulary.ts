import type { Fact } from '../kernel/book.ts';
import { CONDITION_FACTS } from './condition-facts.ts';
import { EVENT_FACTS } from './event-facts.ts';
import { JUDGEMENT_FACTS } from './judgement-facts.ts';
import { LICENCE_FACTS } from './licence-facts.ts';
import { QUALITY_FACTS } from './quality-facts.ts';
import { RECALL_FACTS } from './recall-facts.ts';

/**
 * Every fact that a rule may read, once: its kind, its subject, what it means, where in the input it is given and who
 * usually holds it. A fact without `input` is made from other answers and is never missing by itself.
 */
export const FACTS = {
  ...EVENT_FACTS,
  ...LICENCE_FACTS,
  ...CONDITION_FACTS,
  ...JUDGEMENT_FACTS,
  ...RECALL_FACTS,
  ...QUALITY_FACTS,
} as const satisfies Readonly<Record<string, Fact>>;

export type FactName = keyof typeof FACTS;
type KindOf<F extends FactName> = (typeof FACTS)[F];
/** The values that `is` may compare a fact with. */
export type FactValue<F extends FactName> =
  KindOf<F> extends { kind: 'boolean' }
    ? boolean
    : KindOf<F> extends { kind: 'choice'; values: readonly (infer V)[] }
      ? V
      : never;
/** Facts of one kind. */
export type FactsOfKind<K extends Fact['kind']> = {
  [F in FactName]: KindOf<F> extends { kind: K } ? F : never;
}[FactName];
