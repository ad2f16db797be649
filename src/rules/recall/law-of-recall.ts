import { governingGate, sentenceFacts, sentencesOf, sentencesTogether } from '../facts/from-licence.ts';
import type { Facts, Inquiry } from '../facts/inquiry.ts';
import { answerOf, type Held, type Hold, type SentenceOutcome } from '../held.ts';
import type { LicenceInputs } from '../inputs.ts';

/** What the law of one day says of a recall: the gate sentence by sentence, then the type. */
export interface LawOfRecall {
  readonly sentences: readonly SentenceOutcome[];
  readonly recallType: Held;
  /** What the sentences make together under that law. */
  readonly facts: Facts;
}

/**
 * Asks the law of one day. `prefix` keeps apart the runs of a second law in the same evaluation.
 */
export function askLaw(
  law: Inquiry,
  hold: Hold,
  licence: LicenceInputs,
  caseFacts: Facts,
  prefix = '',
): LawOfRecall {
  const sentences = sentencesOf(licence).map((sentence) => {
    const facts = sentenceFacts(law, sentence);
    return { sentence, facts, gate: hold(law, 'sentence-gate', `${prefix}${sentence.id}`, facts, caseFacts) };
  });
  const facts: Facts = {
    ...sentencesTogether(law, licence, sentences),
    'case.gate': governingGate(
      law,
      sentences.map(({ gate }) => answerOf(gate)),
    ),
  };
  const subject = prefix === '' ? undefined : prefix.slice(0, -1);
  return { sentences, recallType: hold(law, 'recall-type', subject, facts, caseFacts), facts };
}
