/** How far a statement of law or practice has been checked (see the verification marks in the rule book). */
export type Verification = 'statute' | 'official-form' | 'practice' | 'inference' | 'unverified';

/** A missing fact: which one, and of which event, condition, sentence or measure where it is not of the case as a whole. */
export interface FactReference {
  readonly fact: string;
  readonly subject?: string;
}

/**
 * One question answered for one subject. `answer` is settled exactly when every completion of the missing facts gives it;
 * otherwise it is `unknown`, with the answers still possible and the facts that separate them.
 */
export interface Finding<A extends string = string> {
  readonly answer: A | 'unknown';
  readonly possible?: readonly A[];
  readonly separatedBy?: readonly FactReference[];
  /** Ids of the rules that determined a settled answer, or that could still determine an open one. */
  readonly rules: readonly string[];
}
