import type {
  IsoDate,
  SentenceInputs,
  SentenceType,
  StatutoryFlags,
  YesNoUnknown,
} from '../../rules/index.ts';
import { ageOn } from '../case-inputs.ts';
import { londonDayOf } from '../london.ts';
import type { BreachEventContent, DisclosureContent } from '../model.ts';
import type { DocumentCase, DocumentEvent } from './document-case.ts';

/*
 * What the questions of the request ask, answered from what is recorded: yes, no, or not known. Nothing that was not said is taken for
 * a no, and nothing is answered from an event of which the person is not to know.
 */

/** Whether something holds of any: yes where it does of one, no where it does of none, and not known otherwise. */
export function anyOf(answers: readonly YesNoUnknown[]): YesNoUnknown {
  if (answers.includes('yes')) {
    return 'yes';
  }
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function answerOf(value: boolean | undefined): YesNoUnknown {
  return value === undefined ? 'unknown' : value ? 'yes' : 'no';
}

function sentencesOf({ licence }: DocumentCase): readonly SentenceInputs[] {
  return licence.sentences ?? [];
}

/** Whether the person is serving a sentence of one of some types. With no sentence recorded, nobody knows. */
export function servesOneOf(of: DocumentCase, types: ReadonlySet<SentenceType>): YesNoUnknown {
  const sentences = sentencesOf(of);
  return sentences.length === 0
    ? 'unknown'
    : anyOf(sentences.map(({ type }) => (type === undefined ? 'unknown' : answerOf(types.has(type)))));
}

/** The types of sentence among some that are recorded, each once. */
export function typesServed(of: DocumentCase, types: ReadonlySet<SentenceType>): readonly SentenceType[] {
  const served = sentencesOf(of).flatMap(({ type }) => (type !== undefined && types.has(type) ? [type] : []));
  return [...new Set(served)];
}

/** Whether a statutory fact holds of any sentence. One that was left out is a no only where somebody confirmed that. */
export function flagged(
  of: DocumentCase,
  flag: Exclude<keyof StatutoryFlags, 'othersConfirmedAbsent'>,
): YesNoUnknown {
  const sentences = sentencesOf(of);
  return sentences.length === 0
    ? 'unknown'
    : anyOf(
        sentences.map(({ flags }) =>
          answerOf(flags?.[flag] ?? (flags?.othersConfirmedAbsent === true ? false : undefined)),
        ),
      );
}

export const LIFE_OR_PUBLIC_PROTECTION: ReadonlySet<SentenceType> = new Set([
  'life',
  'ipp',
  'dpp',
  'dhmp',
  'custody-for-life',
]);
export const EXTENDED: ReadonlySet<SentenceType> = new Set(['extended']);
export const PARTICULAR_CONCERN: ReadonlySet<SentenceType> = new Set(['offenders-of-particular-concern']);
export const DISCRETIONARY: ReadonlySet<SentenceType> = new Set(['discretionary-conditional-release']);
const YOUTH: ReadonlySet<SentenceType> = new Set(['section-91', 'section-250']);

/** Whether the person is serving youth detention, together with another sentence, or not at all. */
export function youthSentence(of: DocumentCase): 'only' | 'mixed' | 'none' | 'unknown' {
  const types = sentencesOf(of).map(({ type }) => type);
  if (types.length === 0 || types.includes(undefined)) {
    return 'unknown';
  }
  const youth = types.filter((type) => type !== undefined && YOUTH.has(type));
  return youth.length === 0 ? 'none' : youth.length === types.length ? 'only' : 'mixed';
}

/**
 * Whether the one sentence that there is, is of 12 months or more, where years and months say so. Of several sentences, and of one in
 * weeks or days, a person says it.
 */
export function isYearOrMore(of: DocumentCase): YesNoUnknown {
  const [sentence, ...others] = sentencesOf(of);
  if (sentence?.length === undefined || others.length > 0) {
    return 'unknown';
  }
  const { years = 0, months = 0, weeks, days } = sentence.length;
  if (years * 12 + months >= 12) {
    return 'yes';
  }
  return weeks === undefined && days === undefined ? 'no' : 'unknown';
}

/** The day of the recall decision in London: age is tested on it, and the form in force on it is the one to follow. */
export function dayOfDecision({ decision }: DocumentCase): IsoDate {
  return londonDayOf(decision.at);
}

/** Whether the person was 18 or over on the day of the recall decision. */
export function isAdult(of: DocumentCase): YesNoUnknown {
  const { dateOfBirth } = of.licence.person;
  const age = dateOfBirth === undefined ? undefined : ageOn(dateOfBirth, dayOfDecision(of));
  return answerOf(age === undefined ? undefined : age >= 18);
}

/** Whether the person is managed at level 2 or 3. An enquiry that failed leaves it open. */
export function isLevel2Or3({ licence }: DocumentCase): YesNoUnknown {
  const mappa = licence.supervision?.mappa;
  if (mappa === undefined || mappa.status === 'none') {
    return mappa === undefined ? 'unknown' : 'no';
  }
  return answerOf(mappa.level === undefined ? undefined : mappa.level > 1);
}

/** Whether the person is in category 4. */
export function isCategory4({ licence }: DocumentCase): YesNoUnknown {
  const mappa = licence.supervision?.mappa;
  if (mappa === undefined || mappa.status === 'none') {
    return mappa === undefined ? 'unknown' : 'no';
  }
  return answerOf(mappa.category === undefined ? undefined : mappa.category === 4);
}

/** The events that are relied on; undefined where nobody named any. */
export function eventsReliedOn({ reliedOn, events }: DocumentCase): readonly DocumentEvent[] | undefined {
  return reliedOn === undefined ? undefined : events.filter(({ id }) => reliedOn.includes(id));
}

/** Whether the person may know all that is coded of an event. */
export function isOpen({ content: { disclosure } }: DocumentEvent): boolean {
  return disclosure?.mark === 'open';
}

/** What was cleared for the person to read; undefined where nothing was. */
export function gistOf(disclosure: DisclosureContent | undefined): string | undefined {
  const gist = disclosure?.mark === 'withheld' ? undefined : disclosure?.gist;
  return gist === undefined || gist.trim() === '' ? undefined : gist;
}

/**
 * Which charges are asked for: all of them, those without a conviction since, or those that are serious in the statutory sense. One that
 * has become a conviction is still a charge that is a reason for the recall, but where the form asks for those without.
 */
export type ChargesAsked = 'any' | 'unconvicted' | 'serious';

/**
 * Whether a charge is a reason for the recall, by the events that are open to the person. It is never a no: one that went away when an
 * event is added of which the person is not to know would tell that there is such an event.
 */
export function chargeReliedOn(of: DocumentCase, which: ChargesAsked): Exclude<YesNoUnknown, 'no'> {
  const open = (eventsReliedOn(of) ?? []).filter(isOpen);
  return open.some(({ content }) => isChargeReliedOn(content, which)) ? 'yes' : 'unknown';
}

/** Whether it is recorded of an event that it is such a charge and relied on. */
function isChargeReliedOn(
  { evidenceStatus, reliedOnForRecall, seriousOffence }: BreachEventContent,
  which: ChargesAsked,
): boolean {
  const isCharge =
    evidenceStatus === 'charge' || (evidenceStatus === 'conviction' && which !== 'unconvicted');
  return isCharge && reliedOnForRecall === true && (which !== 'serious' || seriousOffence === true);
}
