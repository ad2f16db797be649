import type { ConditionCatalogue } from '../conditions/entry.ts';
import type { Authority, Citation, Confidence, Mark } from './authority.ts';
import type { Expression } from './expression.ts';

export type { Authority, Citation, Confidence, Mark };

/** The version of the kernel: what "evaluate" means. It changes when the same book would be read differently. */
export const KERNEL_VERSION = '1';

/** An instrument, judgment, form or publication that rules cite. */
export interface Source {
  readonly title: string;
  /** Where to read it; absent where there is no public address. */
  readonly link?: string;
  /** What has been checked of its text, and what has not. */
  readonly checked: string;
}

export interface Rule extends Authority {
  readonly id: string;
  readonly when: Expression;
  readonly gives: string;
}

/**
 * `one-answer`: every rule that holds gives the same answer, and at least one holds.
 * `each`: every rule is a question of its own (a limb, an action, a finding) that holds or does not.
 */
export type HitPolicy = 'one-answer' | 'each';

export interface RuleSet {
  readonly name: string;
  readonly asks: string;
  readonly subject: string;
  readonly hit: HitPolicy;
  readonly answers: readonly string[];
  readonly rules: readonly Rule[];
}

export type FactKind =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'date' };

export type Fact = FactKind & {
  readonly label: string;
  /** What the fact is about: a case, an event, a sentence and so on. */
  readonly subject: string;
  /** Where in the input it is given; absent for a fact derived from other answers. */
  readonly input?: string;
  /** Who usually holds it. */
  readonly heldBy?: string;
};

export interface ParameterValue extends Authority {
  readonly value: number | string;
}

/** Which values can occur together with an event type, or which measures it prompts: a table of the book. */
export interface Table extends Authority {
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

export interface Regime {
  readonly id: string;
  readonly from: string;
}

export interface Book {
  readonly version: string;
  readonly released: boolean;
  readonly kernel: string;
  readonly coverageFrom: string;
  readonly regimes: readonly Regime[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly parameters: Readonly<Record<string, readonly ParameterValue[]>>;
  readonly tables: Readonly<Record<string, Table>>;
  readonly conditions: ConditionCatalogue;
  readonly sets: readonly RuleSet[];
}
