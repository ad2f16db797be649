import {
  DECISION_REASONS_NO_RECALL,
  DECISION_REASONS_RECALL,
  type DecisionReasonNoRecall,
  type DecisionReasonRecall,
  type IsoDate,
  RECALL_REASONS,
  type RecallMade,
  type RecallReason,
  RUNGS,
  type Rung,
  type SentenceType,
  type StandardMeaning,
  standardMeaning,
} from '../../rules/index.ts';
import { JUDGEMENT_RULES, LICENCE_RULES, RECALL_RULES } from '../evidence/access-rules-of-cases.ts';
import { CLOSURE_RULES, DECISION_RULES } from '../evidence/access-rules-of-reviews.ts';
import type { ConditionContent, DisclosureContent, RecallContent } from '../model.ts';
import type { Decision } from '../review/model.ts';
import type { DocumentCase, DocumentEvent } from './document-case.ts';
import { type FreePart, freePart } from './free-part.ts';

/*
 * The one gate through which anything of a case reaches a document for the person. Whoever writes such a document is given what is
 * here and never the case. Three things come through: codes of closed vocabularies and numbers from members that the table of subject
 * access declares free (see `free-part.ts`); the legal dates of the recall, named one by one; and texts that somebody cleared for the
 * person: the gist of an event and the wording, or the gist, of a condition.
 */

/**
 * What somebody cleared of an event; of one that nobody cleared, its id, for whoever completes the document. The id is that of a record
 * of this service, or left out: what a case system sent as one could be a name.
 */
export type ClearedEvent = { readonly told: string } | { readonly untold: string | undefined };

/** A rule of the licence: what may be repeated of it, or which standard condition it is. */
export type ClearedRule = { readonly told: string } | { readonly standard: StandardMeaning };

/** A recall as the person may be told of it. */
export interface RecallForThePerson {
  readonly made: RecallMade;
  /** The day of revocation. */
  readonly revokedOn?: IsoDate;
  /** The first day back in custody. */
  readonly returnedOn?: IsoDate;
  /** As a person confirmed them; left out where nobody did. */
  readonly reasons?: readonly RecallReason[];
}

/** All that the person may be told of a case. */
export interface ForThePerson {
  readonly decision: Decision;
  /** The reason of whoever decided; left out where its code is not on the list. */
  readonly reasonNotToRecall?: DecisionReasonNoRecall;
  readonly reasonToRecall?: DecisionReasonRecall;
  /** The events relied on, by day, but for those withheld. */
  readonly events: readonly ClearedEvent[];
  /** Ids of events relied on that the person is not to know of. */
  readonly withheldEvents: readonly string[];
  /** Conditions that the cleared events touch. */
  readonly rules: readonly ClearedRule[];
  /** Places in the licence of conditions that may not be repeated: an id given by a case system could be a name. */
  readonly rulesNotCleared: readonly string[];
  /** Whether one of them is to be told once somebody has cleared it; the others are withheld. */
  readonly ruleToClear: boolean;
  /** Whether it is recorded when the licence ends, that day has not passed, and nothing else has ended it. */
  readonly licenceGoesOn: boolean;
  /** Lesser measures that a person named, least intrusive first. */
  readonly measures: readonly Rung[];
  readonly recall?: RecallForThePerson;
}

/** What of a case the person may be told. */
export function forThePerson(from: DocumentCase): ForThePerson {
  const { decision } = freePart(DECISION_RULES, from.decision.content);
  const { reason } = from.decision.content;
  const reasonNotToRecall = codeOf(DECISION_REASONS_NO_RECALL, reason);
  const reasonToRecall = codeOf(DECISION_REASONS_RECALL, reason);
  const recall = recallForThePerson(from);
  return {
    decision,
    ...(decision === 'recall' || reasonNotToRecall === undefined ? {} : { reasonNotToRecall }),
    ...(decision === 'no-recall' || reasonToRecall === undefined ? {} : { reasonToRecall }),
    ...clearedEvents(from),
    licenceGoesOn: licenceGoesOn(from),
    measures: measuresNamed(from),
    ...(recall === undefined ? {} : { recall }),
  };
}

/** The code of a vocabulary that a text is; a text that is none is no code, whatever it says. */
function codeOf<const Code extends string>(codes: readonly Code[], text: string): Code | undefined {
  return codes.find((code) => code === text);
}

/** The text that somebody cleared, where somebody did; nothing else of what is marked is ever read. */
function gistOf(disclosure: DisclosureContent | undefined): string | undefined {
  return disclosure === undefined || disclosure.mark === 'withheld' ? undefined : disclosure.gist;
}

function clearedEvents({
  events,
  reliedOn = [],
  licence,
}: DocumentCase): Pick<
  ForThePerson,
  'events' | 'withheldEvents' | 'rules' | 'rulesNotCleared' | 'ruleToClear'
> {
  const relied = new Set(reliedOn);
  const known = events.filter(({ id }) => relied.has(id));
  const unknown = reliedOn.filter((id) => !known.some((event) => event.id === id));
  const tellable = known.filter(({ content }) => content.disclosure?.mark !== 'withheld');
  return {
    events: withoutRepeats([...tellable.map(clearedEvent), ...unknown.map(() => ({ untold: undefined }))]),
    withheldEvents: known.filter((event) => !tellable.includes(event)).map(({ id }) => id),
    ...clearedRules(
      licence.conditions ?? [],
      tellable.filter(({ content }) => gistOf(content.disclosure) !== undefined),
    ),
  };
}

function clearedEvent({ id, content }: DocumentEvent): ClearedEvent {
  const told = gistOf(content.disclosure);
  return told === undefined ? { untold: id } : { told };
}

/** Two reports of one incident may have been cleared in the same words: they are said once. */
function withoutRepeats(events: readonly ClearedEvent[]): readonly ClearedEvent[] {
  const said = new Set<string>();
  return events.filter((event) => {
    if (!('told' in event)) {
      return true;
    }
    const first = !said.has(event.told);
    said.add(event.told);
    return first;
  });
}

/** That an event touched a condition is part of the event: only events that may be told say so. */
function clearedRules(
  conditions: readonly ConditionContent[],
  told: readonly DocumentEvent[],
): Pick<ForThePerson, 'rules' | 'rulesNotCleared' | 'ruleToClear'> {
  const touched = new Set(told.flatMap(({ content }) => content.conditions ?? []));
  const places = conditions
    .map((condition, place) => ({ condition, place: `/conditions/${place}`, rule: clearedRule(condition) }))
    .filter(({ condition }) => touched.has(condition.id));
  const notCleared = places.filter(({ rule }) => rule === undefined);
  return {
    rules: places.flatMap(({ rule }) => (rule === undefined ? [] : [rule])),
    rulesNotCleared: notCleared.map(({ place }) => place),
    ruleToClear: notCleared.some(({ condition }) => condition.disclosure?.mark !== 'withheld'),
  };
}

/** What may be repeated of a condition without saying what was not cleared; undefined where that is nothing. */
export function clearedRule(condition: ConditionContent): ClearedRule | undefined {
  const { disclosure, protects, monitoring, text } = condition;
  if (disclosure !== undefined) {
    const told = disclosure.mark === 'open' ? text : gistOf(disclosure);
    return told === undefined ? undefined : { told };
  }
  // What is said to protect somebody is not repeated without a clearance, whatever its code.
  const protectsSomebody = (protects ?? 'nobody-named') !== 'nobody-named' || monitoring === 'exclusion-zone';
  const standard = protectsSomebody ? undefined : standardMeaning(condition);
  return standard === undefined ? undefined : { standard };
}

function licenceGoesOn({ licence: { ending = 'none', licenceExpiry }, today }: DocumentCase): boolean {
  return ending === 'none' && isDay(licenceExpiry) && licenceExpiry >= today;
}

/** States in which a measure is named as one that is enough or is already there. */
const NAMED: ReadonlySet<string> = new Set(['adequate', 'in-place']);
/** States in which it is no help to come, wherever else it is named: it cannot be had, has not worked, or is over. */
const NO_HELP: ReadonlySet<string> = new Set(['not-available', 'failing', 'tried', 'inadequate']);

function measuresNamed({ judgement, closure }: DocumentCase): readonly Rung[] {
  const judged = judgement === undefined ? undefined : freePart(JUDGEMENT_RULES, judgement);
  const closed = closure === undefined ? undefined : freePart(CLOSURE_RULES, closure.content);
  const withThese = judged?.manageable?.answer === 'yes' ? (judged.manageable.with ?? []) : [];
  const done = closed?.outcome === 'done' ? (closed.response ?? []).map(({ measure }) => measure) : [];
  return RUNGS.filter((rung) => {
    const state = judged?.measures?.[rung]?.state ?? '';
    return NAMED.has(state) || (!NO_HELP.has(state) && (withThese.includes(rung) || done.includes(rung)));
  });
}

function recallForThePerson({ recall, licence }: DocumentCase): RecallForThePerson | undefined {
  if (recall === undefined) {
    return undefined;
  }
  const dates = datesOf(recall);
  const free = freePart(RECALL_RULES, recall);
  const { power, type, lengthDays } = free;
  const { sentences, release } = freePart(LICENCE_RULES, licence);
  const youth = onlyYouthSentences(sentences ?? []);
  const provision = release?.provision;
  const automaticRelease = automaticReleaseOf(free);
  return {
    made: {
      power,
      ...(type === undefined ? {} : { type }),
      ...(lengthDays === undefined ? {} : { lengthDays }),
      ...(dates.returnedOn === undefined ? {} : { returnedOn: dates.returnedOn }),
      ...(youth === undefined ? {} : { onlyYouthSentences: youth }),
      ...(provision === undefined ? {} : { releasedOnCurfew: provision === 'home-detention-curfew' }),
      ...(automaticRelease === undefined ? {} : { automaticRelease }),
    },
    ...dates,
    ...confirmedReasons(recall),
  };
}

/** The dates of the recall that are about the person's own sentence: no other date of a case is told. */
function datesOf({ revokedOn, returnedToCustodyOn }: RecallContent): {
  readonly revokedOn?: IsoDate;
  readonly returnedOn?: IsoDate;
} {
  return {
    ...(isDay(revokedOn) ? { revokedOn } : {}),
    ...(isDay(returnedToCustodyOn) ? { returnedOn: returnedToCustodyOn } : {}),
  };
}

function isDay(text: string | undefined): text is IsoDate {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Reasons that a person confirmed, by their codes; one that is not on the list is none. */
function confirmedReasons({
  reasons,
  reasonsConfirmedBy,
}: RecallContent): Pick<RecallForThePerson, 'reasons'> {
  const codes = RECALL_REASONS.filter((code) => reasons?.includes(code));
  return reasonsConfirmedBy === undefined || codes.length === 0 ? {} : { reasons: codes };
}

const YOUTH: ReadonlySet<SentenceType> = new Set(['section-91', 'section-250']);

/** Whether every sentence is one of youth detention; not known while the type of one is not. */
function onlyYouthSentences(sentences: readonly { readonly type?: SentenceType }[]): boolean | undefined {
  const types = sentences.map(({ type }) => type);
  if (types.some((type) => type !== undefined && !YOUTH.has(type))) {
    return false;
  }
  return types.length === 0 || types.includes(undefined) ? undefined : true;
}

function automaticReleaseOf({
  laterDetermination,
  removedFromAutomaticRelease,
}: FreePart<RecallContent, typeof RECALL_RULES>): RecallMade['automaticRelease'] {
  if (laterDetermination?.made === true) {
    return 'determined';
  }
  return removedFromAutomaticRelease === true ? 'removed' : undefined;
}
