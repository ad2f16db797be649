import { LOOK_UPS, type YesNoUnknown } from '../../rules/index.ts';
import type { Block, Section } from '../page.ts';
import type { DocumentCase, DraftDocument } from './document-case.ts';
import { HEADINGS, LEAD, MISSING, TITLE, WHO } from './english-of-handover.ts';
import { dayInWords } from './english-of-professionals.ts';
import { contact, measures, now, risk, timeline, who } from './handover-sections.ts';

/** Lines of events, attempts and measures beyond which a sheet of A4 is full; an event takes about three. */
const LINES_OF_A_SHEET = 31;
const LINES_OF_AN_EVENT = 3;

/**
 * The history of a case on one page, for an officer who has never met the person. It is for professionals: recorded words stand in it
 * where they are short, and never why something is kept from the person.
 */
export function handover(of: DocumentCase): DraftDocument {
  const isLong = linesOf(of) > LINES_OF_A_SHEET;
  const sections: readonly (readonly [id: string, heading: string, blocks: readonly Block[]])[] = [
    ['who', HEADINGS.who, [...who(of), { kind: 'blank', name: WHO.blank, asks: WHO.asks }]],
    ['now', HEADINGS.now, now(of)],
    ['timeline', HEADINGS.timeline, timeline(of)],
    ['measures', HEADINGS.measures, measures(of)],
    ['contact', HEADINGS.contact, contact(of)],
    ['risk', HEADINGS.risk, risk(of)],
    ['missing', HEADINGS.missing, missing(of)],
  ];
  return {
    gaps: [{ part: 'who', why: 'not-held-here' }],
    legalAdvice: false,
    page: {
      language: 'en-GB',
      title: TITLE,
      onOneSheet: true,
      lead: [
        { kind: 'paragraph', text: LEAD.what },
        ...(of.licence.limitedAccess === true ? [warning(LEAD.limited)] : []),
        ...(isLong ? [warning(LEAD.long(of.events.length))] : []),
      ],
      sections: sections.map(([id, heading, blocks]): Section => ({ id, heading, blocks })),
    },
  };
}

function warning(text: string): Block {
  return { kind: 'warning', text };
}

function linesOf({ events, judgement, closure }: DocumentCase): number {
  const done = closure?.content.outcome === 'done' ? (closure.content.response ?? []) : [];
  const attempts = judgement?.contactBrokenDown?.attempts ?? [];
  return (
    events.length * LINES_OF_AN_EVENT +
    Object.keys(judgement?.measures ?? {}).length +
    done.length +
    attempts.length
  );
}

function missing(of: DocumentCase): readonly Block[] {
  const items = [...missingOfJudgement(of), ...missingOfLicence(of)];
  return items.length === 0
    ? [{ kind: 'paragraph', text: MISSING.none }]
    : [{ kind: 'list', items: items.map((text) => ({ text })) }];
}

/** Whether nobody has answered. */
function isOpen(answer: YesNoUnknown | undefined): boolean {
  return answer === undefined || answer === 'unknown';
}

function missingOfJudgement({ judgement, reliedOn, events }: DocumentCase): readonly string[] {
  const unasked = events
    .filter(({ content }) => isOpen(content.account?.sought))
    .map(({ content: { occurredOn } }) =>
      occurredOn === undefined ? MISSING.undated : dayInWords(occurredOn),
    );
  return [
    ...(judgement === undefined ? [MISSING.judgement] : []),
    ...(judgement !== undefined && isOpen(judgement.danger?.answer) ? [MISSING.danger] : []),
    ...(judgement !== undefined && isOpen(judgement.manageable?.answer) ? [MISSING.manageable] : []),
    ...(judgement !== undefined && judgement.custody === undefined ? [MISSING.custody] : []),
    ...(reliedOn === undefined ? [MISSING.relied] : []),
    ...(unasked.length === 0 ? [] : [MISSING.account(unasked.join('; '))]),
  ];
}

function missingOfLicence({ licence }: DocumentCase): readonly string[] {
  const { supervision, incompleteLookUps = [] } = licence;
  const { rosh, mappa, needs, protectiveFactors } = supervision ?? {};
  return [
    ...(rosh === undefined ? [MISSING.rosh] : []),
    ...(rosh !== undefined && rosh.assessedOn === undefined ? [MISSING.roshDate] : []),
    ...(mappa === undefined ? [MISSING.mappa] : []),
    ...(needs === undefined ? [MISSING.needs] : []),
    ...(protectiveFactors === undefined ? [MISSING.strengths] : []),
    ...(licence.conditions === undefined ? [MISSING.conditions] : []),
    ...(licence.licenceExpiry === undefined ? [MISSING.ends] : []),
    ...(licence.region === undefined ? [MISSING.area] : []),
    ...LOOK_UPS.filter((lookUp) => incompleteLookUps.includes(lookUp)).map((lookUp) =>
      MISSING.lookUp(MISSING.lookUps[lookUp]),
    ),
  ];
}
