import { SENTENCE_TYPE_NAMES } from '../../rules/index.ts';
import { JUDGEMENT_RULES, LICENCE_RULES } from '../evidence/access-rules-of-cases.ts';
import type { DocumentCase } from './document-case.ts';
import {
  CUSTODY_NAMES,
  dayInWords,
  HARM_GROUP_NAMES,
  lengthInWords,
  NEED_NAMES,
  RELATION_NAMES,
  RELEASE_NAMES,
  ROSH_LEVEL_NAMES,
} from './english-of-professionals.ts';
import {
  ADDRESS,
  CONTRABAND,
  CUSTODY,
  MAPPA,
  NEEDS,
  OFFENCE_ANALYSIS,
  PERSON,
  RISK,
  SENTENCE,
  VICTIMS,
} from './english-of-recall-request.ts';
import { freePart } from './free-part.ts';
import { blank, blankWhere, facts, known, type Part, paragraph, together } from './request-part.ts';

/*
 * Parts 6 to 15: the person, the sentence, needs and risk, in the codes and dates that are recorded. What could be about somebody else
 * comes through `freePart`, so that the table of subject access decides; legal dates are named one by one.
 */

const dayOf = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : dayInWords(day);

/** Part 6. */
export function person({ licence }: DocumentCase): Part {
  const { crn, nomsNumber, dateOfBirth } = licence.person;
  return together(
    facts([PERSON.crn, crn], [PERSON.noms, nomsNumber], [PERSON.born, dayOf(dateOfBirth)]),
    blank(PERSON.blanks.name),
    blankWhere(nomsNumber === undefined, PERSON.blanks.noms),
    blankWhere(dateOfBirth === undefined, PERSON.blanks.born),
    blank(PERSON.blanks.monitoring),
  );
}

/** Part 7. */
export function sentence({ licence }: DocumentCase): Part {
  const { sentences = [], release, licenceExpiry, sentenceExpiry, indexOffence } = licence;
  const rows = sentences.map(({ type, date, length, relation }) => [
    type === undefined ? SENTENCE.notTold : SENTENCE_TYPE_NAMES[type],
    dayOf(date) ?? SENTENCE.notTold,
    lengthInWords(length) ?? SENTENCE.notTold,
    relation === undefined ? SENTENCE.notTold : RELATION_NAMES[relation],
  ]);
  return together(
    rows.length === 0
      ? blank(SENTENCE.blanks.sentences)
      : known({ kind: 'table', caption: SENTENCE.caption, columns: SENTENCE.columns, rows }),
    blankWhere(rows.flat().includes(SENTENCE.notTold), SENTENCE.blanks.missing),
    facts(
      [SENTENCE.released, dayOf(release?.date)],
      [SENTENCE.releasedBy, release?.provision === undefined ? undefined : RELEASE_NAMES[release.provision]],
      [SENTENCE.licenceEnds, dayOf(licenceExpiry)],
      [SENTENCE.sentenceEnds, dayOf(sentenceExpiry)],
      [SENTENCE.offenceOn, dayOf(indexOffence?.date)],
    ),
    blankWhere(release?.date === undefined, SENTENCE.blanks.released),
    blankWhere(licenceExpiry === undefined, SENTENCE.blanks.licenceEnds),
    blankWhere(sentenceExpiry === undefined, SENTENCE.blanks.sentenceEnds),
    blank(SENTENCE.blanks.offence, 'own-words-needed'),
  );
}

/** Part 8. What is known of victims never comes here, whether or not anything is: the person may read it. */
export function victims(): Part {
  return blank([VICTIMS.blank, VICTIMS.asks], 'about-somebody-else');
}

/** Part 9. */
export function custody({ judgement }: DocumentCase): Part {
  const { custody: where } = freePart(JUDGEMENT_RULES, judgement ?? {});
  return together(
    where === undefined ? blank(CUSTODY.blanks.where) : facts([CUSTODY.where, CUSTODY_NAMES[where]]),
    blank(CUSTODY.blanks.police),
    blank(CUSTODY.blanks.arrest),
  );
}

/** Part 10. */
export function address(): Part {
  return blank([ADDRESS.blank, ADDRESS.asks]);
}

/** Part 11. None is a value of its own: it was looked into. */
export function needs({ licence }: DocumentCase): Part {
  const recorded = licence.supervision?.needs;
  if (recorded === undefined) {
    return blank(NEEDS.blanks.needs);
  }
  return recorded.length === 0
    ? known(paragraph(NEEDS.none))
    : together(
        known({ kind: 'list', items: recorded.map((need) => ({ text: NEED_NAMES[need] })) }),
        blank(NEEDS.blanks.details, 'own-words-needed'),
      );
}

/** Part 12. */
export function contraband(): Part {
  return blank([CONTRABAND.blank, CONTRABAND.asks]);
}

/** Part 13. An enquiry that failed is no answer. */
export function mappa({ licence }: DocumentCase): Part {
  const recorded = freePart(LICENCE_RULES, licence).supervision?.mappa;
  if (recorded === undefined) {
    return blank([MAPPA.blank, MAPPA.asks]);
  }
  const checked = [MAPPA.checked, dayOf(licence.supervision?.mappa?.checkedOn)] as const;
  if (recorded.status === 'none') {
    return together(known(paragraph(MAPPA.none)), facts(checked));
  }
  const { category, level } = recorded;
  return together(
    facts([MAPPA.category, category?.toString()], [MAPPA.level, level?.toString()], checked),
    blankWhere(category === undefined || level === undefined, [MAPPA.blank, MAPPA.asks]),
  );
}

/** Groups in which nobody can be told from the level: those that the table of subject access declares free. */
const GROUPS_TOLD = ['public', 'prisoners', 'staff'] as const;

/**
 * Part 14. The person reads this request, and a level of risk to a known adult or to children says something of somebody who can be told
 * from it: those two places are left empty, whether or not a level is recorded, and a person says what may be told.
 */
export function riskOfHarm({ licence }: DocumentCase): Part {
  const rosh = freePart(LICENCE_RULES, licence).supervision?.rosh;
  const assessed = dayOf(licence.supervision?.rosh?.assessedOn) ?? RISK.none;
  const rows = GROUPS_TOLD.map((group) => {
    const level = rosh?.[group];
    return [
      HARM_GROUP_NAMES[group],
      level === undefined ? RISK.none : ROSH_LEVEL_NAMES[level],
      level === undefined ? '' : assessed,
    ];
  });
  return together(
    known({ kind: 'table', caption: RISK.caption, columns: RISK.columns, rows }),
    blankWhere(rows.flat().includes(RISK.none), [RISK.blank, RISK.asks]),
    blank(RISK.others['known-adult'], 'about-somebody-else'),
    blank(RISK.others.children, 'about-somebody-else'),
  );
}

/** Part 15. */
export function offenceAnalysis(): Part {
  return blank([OFFENCE_ANALYSIS.blank, OFFENCE_ANALYSIS.asks], 'own-words-needed');
}
