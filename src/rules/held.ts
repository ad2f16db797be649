import type { Facts, Inquiry } from './facts/inquiry.ts';
import type { SentenceInputs } from './inputs.ts';
import type { Ruling } from './kernel/compile.ts';
import type { Possible } from './kernel/possible.ts';

/** One rule set run for one subject. */
export interface Held {
  readonly set: string;
  readonly subject: string | undefined;
  readonly ruling: Ruling;
}

/** Runs a rule set under the law of an inquiry and keeps it for the trace. */
export type Hold = (
  inquiry: Inquiry,
  set: string,
  subject: string | undefined,
  ...tables: readonly Facts[]
) => Held;

export interface SentenceOutcome {
  readonly sentence: SentenceInputs;
  readonly gate: Held;
}

/** The answer of a `one-answer` set. */
export function answerOf({ set, ruling }: Held): Possible<string> {
  if (ruling.answer === undefined) throw new TypeError(`rule set \`${set}\` has no single answer`);
  return ruling.answer;
}
