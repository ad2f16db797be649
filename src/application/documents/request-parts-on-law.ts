import {
  RECALL_CRITERIA,
  SENTENCE_TYPE_NAMES,
  type SentenceType,
  type YesNoUnknown,
} from '../../rules/index.ts';
import { JUDGEMENT_RULES } from '../evidence/access-rules-of-cases.ts';
import type { DocumentCase } from './document-case.ts';
import {
  CRITERION_NAMES,
  dayInWords,
  reasonInWords,
  timeInWords,
  YES_NO_NAMES,
} from './english-of-professionals.ts';
import {
  ADULT,
  CRITERIA,
  EMERGENCY,
  NEXT_LICENCE,
  NO,
  QUESTIONS,
  SENTENCE_KIND,
  TYPE,
  YES,
  YOUTH,
} from './english-of-recall-request.ts';
import {
  anyOf,
  type ChargesAsked,
  chargeReliedOn,
  DISCRETIONARY,
  EXTENDED,
  flagged,
  isAdult,
  isCategory4,
  isLevel2Or3,
  isYearOrMore,
  LIFE_OR_PUBLIC_PROTECTION,
  PARTICULAR_CONCERN,
  servesOneOf,
  typesServed,
  youthSentence,
} from './request-facts.ts';
import { freePart } from './free-part.ts';
import { formFor } from './request-forms.ts';
import { blank, blankWhere, facts, known, type Part, paragraph, together } from './request-part.ts';

/* Parts 1 to 5 and 20 to 22: what decides which law applies. Each is a person's answer or a recorded fact; none is computed by rules. */

/** Part 1. */
export function emergency(of: DocumentCase): Part {
  const indeterminate =
    servesOneOf(of, LIFE_OR_PUBLIC_PROTECTION) === 'yes'
      ? known(paragraph(EMERGENCY.indeterminate))
      : known();
  const answer = of.proposal?.content.urgency.answer ?? 'unknown';
  if (of.proposal === undefined || answer === 'unknown') {
    return together(indeterminate, blank([EMERGENCY.blank, EMERGENCY.asks], 'own-words-needed'));
  }
  const said = answer === 'emergency' ? EMERGENCY.yes : EMERGENCY.no;
  return together(
    known(paragraph(said), paragraph(EMERGENCY.by)),
    facts([EMERGENCY.said, timeInWords(of.proposal.at)]),
    indeterminate,
  );
}

/** Parts 2 and 3. */
export function servesSentence(of: DocumentCase, types: ReadonlySet<SentenceType>): Part {
  switch (servesOneOf(of, types)) {
    case 'yes': {
      const named = typesServed(of, types).map((type) => SENTENCE_TYPE_NAMES[type]);
      return together(known(paragraph(YES)), facts([SENTENCE_KIND.which, named.join('; ')]));
    }
    case 'no':
      return known(paragraph(NO));
    case 'unknown':
      return blank([SENTENCE_KIND.blank, SENTENCE_KIND.asks]);
  }
}

/** `left-empty`: a person answers it, whatever is recorded. */
type Question = readonly [question: string, answer: YesNoUnknown | 'left-empty'];

/** Questions with the answers that are recorded; those without one are left empty, each by its name. */
function questions(caption: string, asked: readonly Question[]): Part {
  const rows = asked.flatMap(([question, answer]) =>
    answer === 'unknown' || answer === 'left-empty' ? [] : [[question, YES_NO_NAMES[answer]]],
  );
  return together(
    rows.length === 0 ? known() : known({ kind: 'table', caption, columns: QUESTIONS.columns, rows }),
    ...asked.map(([question, answer]) =>
      together(
        blankWhere(answer === 'unknown', [question, QUESTIONS.asks]),
        blankWhere(answer === 'left-empty', [question, QUESTIONS.asks], 'own-words-needed'),
      ),
    ),
  );
}

/** What is asked of a charge: yes from an event that the person may know of, and otherwise for a person to answer. */
function ofCharges(of: DocumentCase, which: ChargesAsked): Question[1] {
  return chargeReliedOn(of, which) === 'yes' ? 'yes' : 'left-empty';
}

/** Part 4. */
export function youthEligibility(of: DocumentCase): Part {
  const { adult, year, seriousCharge, mappa, referred } = YOUTH.questions;
  switch (youthSentence(of)) {
    case 'none':
      return known(paragraph(YOUTH.not));
    case 'mixed':
      return known(paragraph(YOUTH.mixed));
    case 'unknown':
      return blank([SENTENCE_KIND.blank, SENTENCE_KIND.asks]);
    case 'only':
      return questions(YOUTH.caption, [
        [adult, isAdult(of)],
        [year, isYearOrMore(of)],
        [seriousCharge, ofCharges(of, 'serious')],
        [mappa, isLevel2Or3(of)],
        [referred, flagged(of, 'referredUnder244ZB')],
      ]);
  }
}

/** Part 5. */
export function adultEligibility(of: DocumentCase): Part {
  const asked = ADULT.questions;
  const { charges } = formFor(of);
  switch (youthSentence(of)) {
    case 'only':
      return known(paragraph(ADULT.not));
    case 'unknown':
      return blank([SENTENCE_KIND.blank, SENTENCE_KIND.asks]);
    case 'mixed':
    case 'none':
      return questions(ADULT.caption, [
        [ADULT.charges[charges], ofCharges(of, charges)],
        [asked.terror, anyOf([flagged(of, 'terroristOffence247a'), flagged(of, 'nationalSecurityOffence')])],
        // What somebody thinks here may rest on what the person is not to know.
        [asked.foreign, 'left-empty'],
        [asked.referred, flagged(of, 'referredUnder244ZB')],
        [asked.repatriated, flagged(of, 'repatriatedForMurder')],
        [asked.particular, servesOneOf(of, PARTICULAR_CONCERN)],
        [asked.discretionary, servesOneOf(of, DISCRETIONARY)],
        [asked.category4, isCategory4(of)],
        [asked.mappa, isLevel2Or3(of)],
      ]);
  }
}

/** Part 20. */
export function recallType({ decision }: DocumentCase): Part {
  return together(
    facts([TYPE.reason, reasonInWords(decision.content.reason)]),
    known(paragraph(TYPE.fixedBy)),
    blank(TYPE.blanks.type),
    blank(TYPE.blanks.reasons, 'own-words-needed'),
  );
}

/** Part 21. */
export function nextLicence(): Part {
  return blank([NEXT_LICENCE.blank, NEXT_LICENCE.asks], 'own-words-needed');
}

/** Part 22. */
export function criteria(of: DocumentCase): Part {
  switch (anyOf([servesOneOf(of, LIFE_OR_PUBLIC_PROTECTION), servesOneOf(of, EXTENDED)])) {
    case 'no':
      return known(paragraph(CRITERIA.not));
    case 'unknown':
      return blank(CRITERIA.blanks.kind);
    case 'yes': {
      const { criteria: given = {} } = freePart(JUDGEMENT_RULES, of.judgement ?? {});
      const rows = RECALL_CRITERIA.map((criterion) => {
        const answer = given[criterion]?.answer ?? 'unknown';
        // The legal dates are named one by one: no rule lets a text through as one.
        const on = of.judgement?.criteria?.[criterion]?.on;
        return [
          CRITERION_NAMES[criterion],
          answer === 'unknown' ? CRITERIA.notAnswered : YES_NO_NAMES[answer],
          on === undefined ? '' : dayInWords(on),
        ];
      });
      const isOpen = RECALL_CRITERIA.some((each) => (given[each]?.answer ?? 'unknown') === 'unknown');
      return together(
        known({ kind: 'table', caption: CRITERIA.caption, columns: CRITERIA.columns, rows }),
        blankWhere(isOpen, CRITERIA.blanks.answers, 'own-words-needed'),
        blank(CRITERIA.blanks.reasons, 'own-words-needed'),
      );
    }
  }
}
