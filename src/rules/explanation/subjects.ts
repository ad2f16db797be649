import { conditionMeaning } from '../conditions/meaning.ts';
import { EVENTS_NOT_GIVEN } from '../facts/from-event.ts';
import type { CaseInputs } from '../inputs.ts';
import type { Book } from '../kernel/book.ts';
import { inWords } from '../kernel/days-in-words.ts';
import { RECALL_KINDS } from '../answer-codes.ts';
import { RUNGS } from '../vocabularies.ts';
import type { Catalogue } from './catalogue.ts';
import { wordsOf } from './code-words.ts';
import { durationInWords } from './durations.ts';
import type { ExplainedSubject } from './explanation.ts';
import type { Place } from './fact-sources.ts';
import { filled } from './wording.ts';

/** Names the subjects of a case in words. */
export interface Namer {
  readonly named: (kind: ExplainedSubject['kind'], id: string) => ExplainedSubject;
  /** The subjects with these ids that the case holds: events, conditions, sentences, and events that touch conditions. */
  readonly namedAll: (ids: readonly string[]) => readonly ExplainedSubject[];
  /** What is meant by the subject of a fact. */
  readonly placed: (place: Place) => ExplainedSubject | undefined;
}

/** A touch by its parts. */
export interface TouchParts {
  readonly event: string;
  readonly condition: string;
}

/** Makes the names of one case. `touches` gives the parts of a touch by its subject. */
export function namerOf(
  book: Book,
  { events, licence }: CaseInputs,
  { subjects, names, durations }: Catalogue,
  touches: ReadonlyMap<string, TouchParts>,
): Namer {
  const eventName = (id: string): string => {
    const event = events?.find((each) => each.id === id);
    if (id === EVENTS_NOT_GIVEN && event === undefined) return subjects.eventsNotGiven;
    if (event === undefined) return subjects.eventNotInCase;
    const type = event.type === undefined ? subjects.eventTypeNotKnown : names.eventTypes[event.type];
    return event.occurredOn === undefined
      ? filled(subjects.eventDayNotKnown, { type })
      : filled(subjects.eventOnDay, { type, day: inWords(event.occurredOn) });
  };
  // A condition with a code is named by what the book says of it; any other by its category.
  const conditionName = (id: string): string => {
    const condition = licence?.conditions?.find((each) => each.id === id);
    if (condition === undefined) {
      return licence?.conditions === undefined ? subjects.anotherCondition : subjects.conditionNotOnLicence;
    }
    const meaning = conditionMeaning(book.conditions, condition);
    if (meaning.answer === 'recognised') return meaning.entry.gist;
    return names.conditionCategories[condition.category ?? 'bespoke'];
  };
  const sentenceName = (id: string): string => {
    const type = licence?.sentences?.find((each) => each.id === id)?.type;
    return type === undefined
      ? subjects.sentenceTypeNotKnown
      : filled(subjects.sentence, { type: names.sentenceTypes[type] });
  };
  const touchName = (id: string): string => {
    const touch = touches.get(id);
    return touch === undefined
      ? id
      : filled(subjects.touch, { event: eventName(touch.event), condition: conditionName(touch.condition) });
  };
  const recallName = (id: string): string => {
    const [what = id] = id.split('/');
    const kind = RECALL_KINDS.find((each) => what === each || what.startsWith(`${each}-`));
    if (kind === undefined) return id;
    const days = what.slice(kind.length + 1);
    const length = days === '' ? '' : `, ${durationInWords(`P${days}D`, durations)}`;
    return `${names.recallKinds[kind]}${length}`;
  };
  const nameOf = (kind: ExplainedSubject['kind'], id: string): string => {
    switch (kind) {
      case 'event':
        return eventName(id);
      case 'condition':
        return conditionName(id);
      case 'touch':
        return touchName(id);
      case 'sentence':
        return sentenceName(id);
      case 'measure': {
        const rung = RUNGS.find((each) => each === id);
        return rung === undefined ? id : names.rungs[rung];
      }
      case 'limb':
        return wordsOf(names.limbs, id, 'the limb');
      case 'recall':
        return recallName(id);
      case 'harm-group':
      case 'enquiry':
      case 'licence':
        return id;
    }
  };
  const named: Namer['named'] = (kind, id) => ({ kind, id, name: nameOf(kind, id) });
  const kindOf = (id: string): ExplainedSubject['kind'] | undefined => {
    if (events?.some((each) => each.id === id) === true) return 'event';
    if (licence?.conditions?.some((each) => each.id === id) === true) return 'condition';
    if (touches.has(id)) return 'touch';
    if (events?.some(({ conditions }) => conditions?.includes(id)) === true) return 'condition';
    return licence?.sentences?.some((each) => each.id === id) === true ? 'sentence' : undefined;
  };
  return {
    named,
    namedAll: (ids) =>
      ids.flatMap((id) => {
        const kind = kindOf(id);
        return kind === undefined ? [] : [named(kind, id)];
      }),
    placed: ({ event, condition, sentence, rung }) => {
      if (event !== undefined && condition !== undefined) return named('touch', `${event}/${condition}`);
      if (event !== undefined) return named('event', event);
      if (condition !== undefined) return named('condition', condition);
      if (sentence !== undefined) return named('sentence', sentence);
      return rung === undefined ? undefined : named('measure', rung);
    },
  };
}
