import { allegesNothing, help, saysNoBreach, whatHappensNext } from './decision-letter.ts';
import type { DocumentCase, DraftDocument } from './document-case.ts';
import { forThePerson } from './for-the-person.ts';
import {
  drafted,
  licenceRules,
  nextAppointment,
  ownWords,
  part,
  says,
  support,
  whatHappened,
} from './parts-for-the-person.ts';
import { TITLES, WORDS } from './plain-words.ts';

/**
 * The licence compliance letter: a measure that a person named, short of recall. It says what happened and which rules it is about,
 * asks for the person's own account and names the help there is. It threatens nothing, and where the reason of whoever decided is that
 * no breach was shown it says that too.
 */
export function licenceComplianceLetter(from: DocumentCase): DraftDocument {
  const known = forThePerson(from);
  // It is itself the letter among the measures.
  const others = {
    ...known,
    measures: known.measures.filter((rung) => rung !== 'licence-compliance-letter'),
  };
  const rules = licenceRules(
    known,
    allegesNothing(known) ? WORDS['rules-looked-at'] : WORDS['rules-in-question'],
  );
  return drafted(
    TITLES['compliance-letter'],
    [says(WORDS['compliance-lead']), ...(saysNoBreach(known) ? [says(WORDS['no-breach'])] : [])],
    [
      whatHappened(known),
      rules,
      ownWords('expectations'),
      ...help(others),
      nextAppointment(),
      whatHappensNext(known),
      part('your-account', [says(WORDS['your-account'])]),
      support(),
    ],
    known,
  );
}
