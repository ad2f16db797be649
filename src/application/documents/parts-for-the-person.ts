import type { Block, Section } from '../page.ts';
import type { DraftDocument } from './document-case.ts';
import type { ClearedRule, ForThePerson } from './for-the-person.ts';
import { BLANKS, HEADINGS, type PersonBlank, type PersonSection, WORDS } from './plain-words.ts';
import type { Sentences } from './plain-words-of-decisions.ts';
import { STANDARD_RULES } from './plain-words-of-licences.ts';
import type { DocumentGap } from './services.ts';

/** Parts that more than one document for the person has. */

/** A section with what it lacks. */
export interface Part {
  readonly section: Section;
  readonly gaps: readonly DocumentGap[];
}

/** A section; what it lacks is named by the section that it is in. */
export function part(
  id: PersonSection,
  blocks: readonly Block[],
  lacks: readonly Omit<DocumentGap, 'part'>[] = [],
): Part {
  return {
    section: { id, heading: HEADINGS[id], blocks },
    gaps: lacks.map((lack) => ({ part: id, ...lack })),
  };
}

/** Sentences that belong together, as one paragraph. */
export function says(sentences: Sentences): Block {
  return { kind: 'paragraph', text: sentences.join(' ') };
}

/** What cannot be known here, visibly empty. */
export function blank(name: PersonBlank): Block {
  return { kind: 'blank', ...BLANKS[name] };
}

/** A list of texts, one item each. */
export function listed(texts: readonly string[]): Block {
  return { kind: 'list', items: texts.map((text) => ({ text })) };
}

/** A section in which only an officer's own words will do. */
export function ownWords(id: PersonSection & PersonBlank): Part {
  return part(id, [blank(id)], [{ why: 'own-words-needed' }]);
}

/** The draft of a document of a lead and parts. */
export function drafted(
  title: string,
  lead: readonly Block[],
  parts: readonly Part[],
  { withheldEvents }: ForThePerson,
): DraftDocument {
  return {
    // Whom it is for is held by the case system.
    gaps: [{ part: 'addressed', why: 'not-held-here' }, ...parts.flatMap(({ gaps }) => gaps)],
    legalAdvice: withheldEvents.length > 0,
    page: {
      language: 'en-GB',
      title,
      lead: [blank('addressed'), ...lead],
      sections: parts.map(({ section }) => section),
    },
  };
}

/**
 * What happened, in the words that were cleared. An event that nobody cleared leaves one named blank. Of one that is withheld the page
 * shows nothing at all, not even a blank: only the gaps speak of it.
 */
export function whatHappened({ events, withheldEvents }: ForThePerson): Part {
  const told = events.flatMap((event) => ('told' in event ? [event.told] : []));
  const untold = events.flatMap((event) => ('told' in event ? [] : [event.untold]));
  const blocks: Block[] = told.length === 0 ? [] : [says(WORDS['told-to-us']), listed(told)];
  if (told.length === 0 || untold.length > 0) {
    blocks.push(blank(told.length === 0 ? 'what-happened' : 'more-happened'));
  }
  return part('what-happened', blocks, [
    ...(events.length === 0 ? [{ why: 'own-words-needed' } as const] : []),
    ...untold.map(eventWithoutGist),
    ...withheldEvents.map((subject) => ({ why: 'event-withheld' as const, subject })),
  ]);
}

function eventWithoutGist(subject: string | undefined): Omit<DocumentGap, 'part'> {
  const why = 'event-without-gist';
  return subject === undefined ? { why } : { why, subject };
}

/** A rule of the licence, as far as it may be repeated. */
export function ruleInWords(rule: ClearedRule): string {
  return 'told' in rule ? rule.told : STANDARD_RULES[rule.standard];
}

/** The rules of the licence that the cleared events touch. */
export function licenceRules(known: ForThePerson, intro: Sentences): Part {
  const { rules, rulesNotCleared, ruleToClear } = known;
  const told = rules.map(ruleInWords);
  const blocks: Block[] = told.length === 0 ? [] : [says(intro), listed(told)];
  if (told.length === 0 || ruleToClear) {
    blocks.push(blank('licence-rules'));
  }
  return part('licence-rules', blocks, [
    ...(told.length === 0 && rulesNotCleared.length === 0 ? [{ why: 'own-words-needed' } as const] : []),
    ...rulesNotCleared.map((subject) => ({ why: 'condition-text-not-cleared' as const, subject })),
  ]);
}

/** How to get help with reading, and advice. */
export function support(): Part {
  return part('support', [says(WORDS.support)]);
}

/** The next meeting: nothing of it is held here. */
export function nextAppointment(): Part {
  return part('next-appointment', [blank('next-appointment')], [{ why: 'not-held-here' }]);
}
