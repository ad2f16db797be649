import type { DocumentCase, DraftDocument } from './document-case.ts';
import { dayInWords, timeInWords } from './english-of-professionals.ts';
import { HEADINGS, LEAD, LEAD_FACTS, TEMPLATE, TITLE } from './english-of-recall-request.ts';
import { EXTENDED, LIFE_OR_PUBLIC_PROTECTION } from './request-facts.ts';
import { formFor } from './request-forms.ts';
import { type Part, paragraph } from './request-part.ts';
import {
  circumstances,
  isAnyWithheld,
  measures,
  otherConditions,
  standardConditions,
} from './request-parts-on-the-breach.ts';
import {
  address,
  contraband,
  custody,
  mappa,
  needs,
  offenceAnalysis,
  person,
  riskOfHarm,
  sentence,
  victims,
} from './request-parts-on-the-case.ts';
import {
  adultEligibility,
  criteria,
  emergency,
  nextLicence,
  recallType,
  servesSentence,
  youthEligibility,
} from './request-parts-on-law.ts';
import { attachments, lineManager, practitioner, seniorManager } from './request-parts-on-staff.ts';

/**
 * The parts of the official request, each in its place. The form is administrative: it is taken from the service that produces it
 * (Part A, templates of 31 March and 29 July 2026; `official-form`).
 */
const PARTS: readonly (readonly [heading: string, part: (of: DocumentCase) => Part])[] = [
  [HEADINGS.emergency, emergency],
  [HEADINGS.life, (of) => servesSentence(of, LIFE_OR_PUBLIC_PROTECTION)],
  [HEADINGS.extended, (of) => servesSentence(of, EXTENDED)],
  [HEADINGS.youth, youthEligibility],
  [HEADINGS.adult, adultEligibility],
  [HEADINGS.person, person],
  [HEADINGS.sentence, sentence],
  [HEADINGS.victims, victims],
  [HEADINGS.custody, custody],
  [HEADINGS.address, address],
  [HEADINGS.needs, needs],
  [HEADINGS.contraband, contraband],
  [HEADINGS.mappa, mappa],
  [HEADINGS.risk, riskOfHarm],
  [HEADINGS.offence, offenceAnalysis],
  [HEADINGS.standard, standardConditions],
  [HEADINGS.additional, otherConditions],
  [HEADINGS.events, circumstances],
  [HEADINGS.measures, measures],
  [HEADINGS.type, recallType],
  [HEADINGS.nextLicence, nextLicence],
  [HEADINGS.criteria, criteria],
  [HEADINGS.practitioner, practitioner],
  [HEADINGS.lineManager, lineManager],
  [HEADINGS.seniorManager, seniorManager],
  [HEADINGS.attachments, attachments],
];

/**
 * The request for recall as far as it can be made from what people recorded. It is written as one that the person will read: no free
 * text, no words that were not cleared, and nothing that tells of what is kept from the person.
 */
export function recallRequest(of: DocumentCase): DraftDocument {
  const parts = PARTS.map(([heading, part], place) => ({
    id: `part-${place + 1}`,
    heading: `${place + 1}. ${heading}`,
    ...part(of),
  }));
  return {
    gaps: parts.flatMap(({ id, gaps }) => gaps.map((gap) => ({ part: id, ...gap }))),
    legalAdvice: isAnyWithheld(of),
    page: {
      language: 'en-GB',
      title: TITLE,
      lead: [
        paragraph(LEAD.what),
        { kind: 'warning', text: LEAD.notSent },
        paragraph(LEAD.reader),
        { kind: 'warning', text: LEAD.advice },
        {
          kind: 'facts',
          facts: [
            { name: LEAD_FACTS.form, value: TEMPLATE.name },
            { name: LEAD_FACTS.version, value: dayInWords(formFor(of).from) },
            { name: LEAD_FACTS.verification, value: TEMPLATE.verification },
            { name: LEAD_FACTS.decided, value: timeInWords(of.decision.at) },
            { name: LEAD_FACTS.madeAt, value: timeInWords(of.at) },
          ],
        },
      ],
      sections: parts.map(({ id, heading, blocks }) => ({ id, heading, blocks })),
    },
  };
}
