import type { FactName } from '../facts/vocabulary.ts';
import type { Value } from '../kernel/possible.ts';

/**
 * The conclusions of an answer that a counterfactual looks at: what a person would decide differently. The recall type and recall
 * from home detention curfew are those under the law that governs the recall, not those under a law to come.
 */
export const CONCLUSIONS = ['recall', 'response', 'recall-type', 'curfew-recall', 'urgency'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** A conclusion as it is or would be: settled, or unknown with what is still possible. */
export interface Concluded {
  readonly answer: string;
  readonly possible?: readonly string[];
}

/** What can stand in an input that is varied: a code, a number, yes or no, or a list of codes or ids. */
export type InputValue = Value | readonly string[];

/** One contestable input and another value that it could have had. */
export interface Change {
  /** JSON pointer (RFC 6901) into the inputs. */
  readonly input: string;
  /** What stands there, and what would stand there instead, as the input has it. */
  readonly given: InputValue;
  readonly instead: InputValue;
  /** The fact that puts it into words, and whose it is. */
  readonly fact: FactName;
  readonly subject?: string;
  /** The fact as it is and as it would be; `unknown` where the input would leave it open. */
  readonly from: Value;
  readonly to: Value;
  /** Both in whole sentences; only in an explanation. */
  readonly says?: { readonly from: string; readonly to: string };
}

/** A conclusion that would have been another. */
export interface Effect {
  readonly conclusion: Conclusion;
  readonly from: Concluded;
  readonly to: Concluded;
  readonly says?: { readonly from: string; readonly to: string };
}

/** A smallest change of what was recorded under which an answer would have been another. Never advice to alter a record. */
export interface Counterfactual {
  /** One change, or two of which neither alone would do. */
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
}

/** What a search for counterfactuals found, and whether it looked everywhere. */
export interface Counterfactuals {
  readonly found: readonly Counterfactual[];
  readonly single: {
    /** Single changes that were tried: all there are, but for a case described at a length that no person describes. */
    readonly tried: number;
    /** How many there are. */
    readonly of: number;
    /** Whether every single change was tried and could be told. */
    readonly complete: boolean;
  };
  /** Left out where pairs were not asked for. */
  readonly pairs?: {
    readonly tried: number;
    /** How many pairs there are of changes that could work together. Left out where the search ended before they were counted. */
    readonly of?: number;
    /** The stated bound on pairs that are tried. */
    readonly bound: number;
    readonly complete: boolean;
  };
}
