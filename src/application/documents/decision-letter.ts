import type { DocumentCase, DraftDocument } from './document-case.ts';
import { type ForThePerson, forThePerson } from './for-the-person.ts';
import {
  blank,
  drafted,
  licenceRules,
  listed,
  nextAppointment,
  ownWords,
  type Part,
  part,
  says,
  support,
  whatHappened,
} from './parts-for-the-person.ts';
import { TITLES, WORDS } from './plain-words.ts';
import {
  LEFT_OPEN,
  NO_BREACH,
  SAYS_LITTLE,
  WHY_ASKED,
  WHY_ASKED_BY_REASON,
  WHY_NOT_RECALLED,
} from './plain-words-of-decisions.ts';
import { HELP, HELP_WITHOUT_BREACH } from './plain-words-of-licences.ts';

/**
 * The letter to the person on a decision not to recall, in the fixed shape of the official one: why recall was considered; that a
 * manager looked at it; what happened and the rules of the licence; the reason for not recalling; progress; the person's own thoughts,
 * which are optional; what is expected; the next appointment.
 *
 * The reason is that of whoever decided, by its code. Where that code says that no breach was shown or that there was no fault, or leaves
 * open whether a rule was broken, the letter has its second form: it asks for nothing as an answer to a breach. That there was none it
 * says only where the code does.
 */
export function decisionNotToRecallLetter(from: DocumentCase): DraftDocument {
  const known = forThePerson(from);
  const reason = known.reasonNotToRecall;
  const asked = (reason === undefined ? undefined : WHY_ASKED_BY_REASON[reason]) ?? 'not-said';
  return drafted(
    TITLES['decision-letter'],
    [says(WORDS['decision-lead'])],
    [
      part('why-we-asked', [says(WHY_ASKED[asked]), says(WORDS['a-manager-decided'])]),
      whatHappened(known),
      licenceRules(known, allegesNothing(known) ? WORDS['rules-looked-at'] : WORDS['rules-in-question']),
      whyNotRecalled(known),
      ownWords('progress'),
      part('your-thoughts', [says(WORDS['thoughts-are-free']), blank('your-thoughts')]),
      expectations(known),
      ...help(known),
      nextAppointment(),
      whatHappensNext(known),
      part('your-account', [says(WORDS['your-account'])]),
      support(),
    ],
    known,
  );
}

/** Whether, by the reason of whoever decided, nobody says that the person broke the licence: the letter has its second form. */
export function allegesNothing({ reasonNotToRecall }: ForThePerson): boolean {
  return reasonNotToRecall !== undefined && NO_BREACH.has(reasonNotToRecall);
}

/** Whether that reason is that the person broke no rule, as far as was shown, or is not at fault. */
export function saysNoBreach(known: ForThePerson): boolean {
  const reason = known.reasonNotToRecall;
  return allegesNothing(known) && reason !== undefined && !LEFT_OPEN.has(reason);
}

function whyNotRecalled(known: ForThePerson): Part {
  const reason = known.reasonNotToRecall;
  const more = reason === undefined || SAYS_LITTLE.has(reason);
  return part(
    'why-not-recalled',
    [
      ...(reason === undefined ? [] : [says(WHY_NOT_RECALLED[reason])]),
      ...(saysNoBreach(known) ? [says(WORDS['no-breach'])] : []),
      ...(more ? [blank('reason')] : []),
    ],
    more ? [{ why: 'own-words-needed' }] : [],
  );
}

/** What is asked of the person: of somebody who is not said to have broken a rule, nothing new. */
function expectations(known: ForThePerson): Part {
  const goOn = allegesNothing(known) && hasLicence(known) ? [says(WORDS['only-go-on'])] : [];
  return part('expectations', [...goOn, blank('expectations')], [{ why: 'own-words-needed' }]);
}

/** Whether there is a licence to speak of. Where there was nothing to recall from, it may have ended, whatever its last day is. */
function hasLicence({ reasonNotToRecall, licenceGoesOn }: ForThePerson): boolean {
  return licenceGoesOn && reasonNotToRecall !== 'not-recallable';
}

/** What happens next, of either letter. */
export function whatHappensNext(known: ForThePerson): Part {
  return part('what-happens-next', [
    ...(hasLicence(known) ? [says(WORDS['licence-goes-on'])] : []),
    says(WORDS['officer-explains']),
    ...(allegesNothing(known) ? [] : [says(WORDS['if-something-new'])]),
  ]);
}

/** The measures that a person named; in the second form only those that are help and nothing else. */
export function help(known: ForThePerson): readonly Part[] {
  const measures = known.measures.filter((rung) => !allegesNothing(known) || HELP_WITHOUT_BREACH.has(rung));
  return measures.length === 0
    ? []
    : [part('help', [says(WORDS['help-named']), listed(measures.map((rung) => HELP[rung].join(' ')))])];
}
