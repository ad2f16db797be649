import type { Answer, FactReference } from '../../rules/index.ts';
import { CONCLUSIONS, type Conclusion } from './services.ts';

/** One conclusion of an answer. */
export interface Concluded {
  /** `unknown` where it is not settled. */
  readonly answer: string;
  readonly rules: readonly string[];
  readonly separatedBy: readonly FactReference[];
}

/** The conclusions of an answer, each of every subject that it is of: one of the case, one of each sentence. */
export type Conclusions = Readonly<Record<Conclusion, ReadonlyMap<string, Concluded>>>;

/** What was found where a conclusion came out otherwise. */
export interface Change {
  readonly conclusion: Conclusion;
  readonly from: string;
  readonly to: string;
  /** Rules that decide the new answer and not the old one, and the other way about. */
  readonly nowDeciding: readonly string[];
  readonly noLongerDeciding: readonly string[];
}

const OPEN: ReadonlySet<string> = new Set(['unknown', 'insufficient-information']);

interface FindingLike {
  readonly answer: string;
  readonly rules: readonly string[];
  readonly separatedBy?: readonly FactReference[];
}

function concluded({ answer, rules, separatedBy = [] }: FindingLike): Concluded {
  return { answer: OPEN.has(answer) ? 'unknown' : answer, rules, separatedBy };
}

function ofCase(finding: FindingLike): ReadonlyMap<string, Concluded> {
  return new Map([['', concluded(finding)]]);
}

/** What of an answer is compared: the rest follows from it, or is advice on the way. */
export function conclusionsOf(answer: Answer): Conclusions {
  return {
    recall: ofCase(answer.outcome.recall),
    response: ofCase(answer.outcome.response),
    threshold: ofCase(answer.threshold),
    urgency: ofCase(answer.urgency),
    'recall-type': ofCase(answer.recallType.type),
    'home-detention-curfew': ofCase(answer.recallType.homeDetentionCurfew),
    'sentence-gate': new Map(answer.sentences.map(({ sentence, gate }) => [sentence, concluded(gate)])),
  };
}

/** How one answer differs from another in its conclusions. */
export function changesBetween(before: Conclusions, after: Conclusions): readonly Change[] {
  return CONCLUSIONS.flatMap((conclusion) =>
    [...after[conclusion]].flatMap(([subject, now]) => {
      const then = before[conclusion].get(subject);
      return then === undefined || then.answer === now.answer
        ? []
        : [
            {
              conclusion,
              from: then.answer,
              to: now.answer,
              nowDeciding: now.rules.filter((rule) => !then.rules.includes(rule)),
              noLongerDeciding: then.rules.filter((rule) => !now.rules.includes(rule)),
            },
          ];
    }),
  );
}

/**
 * Facts on which the answer now turns and that the answer of then did not lack: nobody was asked for them. A conclusion that was settled
 * then and turns on one of them now is enough. One that was open then too turns on more than it did: that counts where nothing else
 * came out otherwise, since the case would pass for unchanged; where something did, that was found without those facts.
 *
 * @returns names, each once; empty where the case can be decided again
 */
export function factsNeverAsked(
  before: Conclusions,
  after: Conclusions,
  missingThen: readonly FactReference[],
): readonly string[] {
  const asked = new Set(missingThen.map(nameOf));
  const open = CONCLUSIONS.flatMap((conclusion) =>
    [...after[conclusion]].flatMap(([subject, now]) => {
      const then = before[conclusion].get(subject);
      const facts = now.separatedBy.filter((fact) => !asked.has(nameOf(fact)));
      return then === undefined || facts.length === 0 ? [] : [{ wasOpen: then.answer === 'unknown', facts }];
    }),
  );
  return open.every(({ wasOpen }) => wasOpen) && changesBetween(before, after).length > 0
    ? []
    : [...new Set(open.flatMap(({ facts }) => facts.map(({ fact }) => fact)))];
}

function nameOf({ fact, subject = '' }: FactReference): string {
  return `${fact} ${subject}`;
}
