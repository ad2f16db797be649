import {
  EVENT_TYPE_NAMES,
  HARM_GROUPS,
  MEASURE_STATE_NAMES,
  MEASURE_STATES,
  RUNG_NAMES,
  RUNGS,
  SENTENCE_TYPE_NAMES,
} from '../../rules/index.ts';
import type { RecallContent } from '../model.ts';
import type { WorkContext } from '../review/model.ts';
import type { Block } from '../page.ts';
import type { DocumentCase, DocumentEvent } from './document-case.ts';
import { CONTACT, MEASURES, NOW, RISK, TIMELINE, WHO } from './english-of-handover.ts';
import {
  counted,
  CUSTODY_NAMES,
  dayInWords,
  HARM_GROUP_NAMES,
  lengthInWords,
  NEED_NAMES,
  reasonInWords,
  ROSH_LEVEL_NAMES,
  STATE_NAMES,
  STATUS_NAMES,
  timeInWords,
  YES_NO_NAMES,
} from './english-of-professionals.ts';

/* The sections of the handover. Recorded words stand in them where they are short; longer ones stay in the case record. */

/** Characters up to which words of the record stand on the page. */
const SHORT = 90;

type Fact = readonly [name: string, value: string | undefined];

function factsOf(pairs: readonly Fact[]): readonly Block[] {
  const told = pairs.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return told.length === 0 ? [] : [{ kind: 'facts', facts: told }];
}

/** What there is of some parts, one after the other; undefined where there is none. */
function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const told = parts.filter((part) => part !== undefined && part !== '');
  return told.length === 0 ? undefined : told.join('; ');
}

function ifSaid<V>(value: V | undefined, say: (value: V) => string | undefined): string | undefined {
  return value === undefined ? undefined : say(value);
}

function short(text: string): string | undefined {
  return text.length <= SHORT ? text : undefined;
}

/** Who the person is, under which sentence and licence, and who supervised. */
export function who({ licence, proposal, decision }: DocumentCase): readonly Block[] {
  const { person, sentences = [], release, licenceExpiry, region, deliveryUnit } = licence;
  const contexts = [proposal?.content.context, decision.content.context];
  return factsOf([
    [WHO.references, joined(person.crn, ifSaid(person.nomsNumber, WHO.noms))],
    [WHO.area, joined(region, deliveryUnit)],
    [
      WHO.sentence,
      joined(
        ...sentences.map(({ type, length, date }) =>
          WHO.sentenceOf(
            type === undefined ? WHO.unknownKind : SENTENCE_TYPE_NAMES[type],
            lengthInWords(length),
            ifSaid(date, dayInWords),
          ),
        ),
      ),
    ],
    [
      WHO.licence,
      joined(
        ifSaid(release?.date, (day) => WHO.released(dayInWords(day))),
        ifSaid(licenceExpiry, (day) => WHO.ends(dayInWords(day))),
      ),
    ],
    [WHO.officer, officersIn(contexts)],
  ]);
}

function officersIn(contexts: readonly (WorkContext | undefined)[]): string | undefined {
  const then = contexts.findLast((context) => context?.officerAtTheTime !== undefined)?.officerAtTheTime;
  const changes = contexts.findLast((context) => context?.changesOfOfficer !== undefined)?.changesOfOfficer;
  return joined(ifSaid(then, WHO.officerThen), ifSaid(counted(changes, 'change'), WHO.changes));
}

/** What is decided, how far it is, and what is due when. */
export function now(of: DocumentCase): readonly Block[] {
  const { decision, review, judgement, recall } = of;
  const { reason } = decision.content;
  return factsOf([
    [
      NOW.decision,
      joined(
        NOW.made(NOW.decisions[decision.content.decision], timeInWords(decision.at)),
        reasonInWords(reason) ?? reason,
      ),
    ],
    [NOW.next, joined(STATE_NAMES[review.state], nextOf(of))],
    [NOW.custody, ifSaid(judgement?.custody, (where) => CUSTODY_NAMES[where])],
    [NOW.recall, ifSaid(recall, recallInWords)],
  ]);
}

function nextOf({ review }: DocumentCase): string {
  const { running, countersignBy, countersignDueAt, newFacts, newFactsDueAt } = review;
  return (
    joined(
      ifSaid(running, ({ clock, dueAt }) => NOW.by(NOW.clocks[clock], timeInWords(dueAt))),
      ifSaid(countersignBy, () =>
        countersignDueAt === undefined ? NOW.owed : NOW.by(NOW.countersign, timeInWords(countersignDueAt)),
      ),
      newFacts === 'waiting'
        ? newFactsDueAt === undefined
          ? NOW.waiting
          : NOW.by(NOW.newFacts, timeInWords(newFactsDueAt))
        : undefined,
    ) ?? NOW.nothing
  );
}

function recallInWords(recall: RecallContent): string | undefined {
  return joined(
    ifSaid(recall.sentOn, (day) => NOW.recallSent(dayInWords(day))),
    ifSaid(recall.revokedOn, (day) => NOW.recallRevoked(dayInWords(day))),
    ifSaid(recall.returnedToCustodyOn, (day) => NOW.recallReturned(dayInWords(day))),
    ifSaid(recall.cancelledOn, (day) => NOW.recallCancelled(dayInWords(day))),
    ifSaid(recall.reReleasedOn, (day) => NOW.recallReleased(dayInWords(day))),
  );
}

/** Every event by day. */
export function timeline(of: DocumentCase): readonly Block[] {
  if (of.events.length === 0) {
    return [{ kind: 'paragraph', text: TIMELINE.none }];
  }
  const rows = of.events.map((event) => {
    const { occurredOn, evidenceStatus, enforcementResponse } = event.content;
    return [
      ifSaid(occurredOn, dayInWords) ?? TIMELINE.noDay,
      whatOf(of, event),
      STATUS_NAMES[evidenceStatus],
      conditionsOf(of, event),
      enforcementResponse === undefined ? TIMELINE.notRecorded : TIMELINE.done[enforcementResponse],
    ];
  });
  return [{ kind: 'table', caption: TIMELINE.caption, columns: TIMELINE.columns, rows }];
}

function whatOf({ reliedOn }: DocumentCase, { id, content }: DocumentEvent): string {
  const { type, description, role, fault, disclosure } = content;
  const facts =
    joined(
      EVENT_TYPE_NAMES[type],
      role === undefined ? undefined : TIMELINE.roles[role],
      fault === 'no-fault' ? TIMELINE.noFault : undefined,
      reliedOn?.includes(id) === true ? TIMELINE.relied : undefined,
      disclosure?.mark === 'withheld' ? TIMELINE.kept : undefined,
      disclosure?.mark === 'gist' ? TIMELINE.gist : undefined,
    ) ?? '';
  return TIMELINE.what(facts, short(description) ?? TIMELINE.longer);
}

/** The conditions that an event touches: in short where the catalogue or a short wording says it, by their id otherwise. */
function conditionsOf({ licence, catalogued }: DocumentCase, { content }: DocumentEvent): string {
  if (content.conditions === undefined) {
    return TIMELINE.conditionsUnknown;
  }
  const byId = new Map((licence.conditions ?? []).map((condition) => [condition.id, condition]));
  const names = content.conditions.map((id) => {
    const text = byId.get(id)?.text;
    return catalogued.get(id)?.gist ?? (text === undefined ? id : (short(text) ?? id));
  });
  return joined(...names) ?? TIMELINE.noConditions;
}

/** What was tried, by what a person said of it, and what was done at the end. */
export function measures({ judgement, closure }: DocumentCase): readonly Block[] {
  const said = judgement?.measures ?? {};
  const byState = MEASURE_STATES.map((state): Fact => {
    const there = RUNGS.filter((rung) => said[rung]?.state === state);
    return [
      MEASURE_STATE_NAMES[state],
      joined(...there.map((rung) => MEASURES.said(RUNG_NAMES[rung], ifSaid(said[rung]?.on, dayInWords)))),
    ];
  });
  const response = closure?.content.outcome === 'done' ? (closure.content.response ?? []) : [];
  const done = joined(
    ...response.map(({ measure, on, result }) =>
      MEASURES.done(RUNG_NAMES[measure], dayInWords(on), ifSaid(result, short)),
    ),
  );
  const told = factsOf([...byState, [MEASURES.doneSince, done]]);
  return told.length === 0 ? [{ kind: 'paragraph', text: MEASURES.none }] : told;
}

/** How contact was sought, and how the person was reached again. */
export function contact({ judgement, closure }: DocumentCase): readonly Block[] {
  const attempts = judgement?.contactBrokenDown?.attempts ?? [];
  const end = closure?.content.outcome === 'done' ? closure.content.reEngagement : undefined;
  return [
    attempts.length === 0
      ? { kind: 'paragraph', text: CONTACT.none }
      : {
          kind: 'list',
          items: attempts.map(({ on, how, result }) => ({
            text: CONTACT.attempt(
              dayInWords(on),
              short(how) ?? TIMELINE.longer,
              short(result) ?? TIMELINE.longer,
            ),
          })),
        },
    ...factsOf([
      [CONTACT.reEngaged, end === undefined ? CONTACT.notYet : (short(end.how) ?? TIMELINE.longer)],
      [CONTACT.reached, ifSaid(end?.reached, (reached) => YES_NO_NAMES[reached])],
    ]),
  ];
}

/** Levels of risk with their dates and age, needs, and what protects. */
export function risk({ licence, today }: DocumentCase): readonly Block[] {
  const { rosh, mappa, predictors = [], needs, protectiveFactors } = licence.supervision ?? {};
  const levels = HARM_GROUPS.map((group) =>
    ifSaid(rosh?.[group], (level) => RISK.level(HARM_GROUP_NAMES[group], ROSH_LEVEL_NAMES[level])),
  );
  const assessed =
    rosh === undefined
      ? undefined
      : (ifSaid(rosh.assessedOn, (day) => ageInWords(day, today)) ?? RISK.undated);
  return factsOf([
    [RISK.rosh, joined(...levels, assessed)],
    [
      RISK.mappa,
      mappa === undefined
        ? undefined
        : mappa.status === 'none'
          ? RISK.notManaged
          : joined(ifSaid(mappa.category, RISK.category), ifSaid(mappa.level, RISK.mappaLevel)),
    ],
    [
      RISK.predictors,
      joined(
        ...predictors.map(({ tool, version, band, on }) =>
          [tool, version, band, ifSaid(on, dayInWords)].filter((part) => part !== undefined).join(' '),
        ),
      ),
    ],
    [
      RISK.needs,
      needs === undefined ? undefined : (joined(...needs.map((need) => NEED_NAMES[need])) ?? RISK.none),
    ],
    [
      RISK.strengths,
      protectiveFactors === undefined
        ? undefined
        : (joined(...protectiveFactors.map((factor) => short(factor) ?? TIMELINE.longer)) ?? RISK.none),
    ],
  ]);
}

const DAY_MS = 86_400_000;

function ageInWords(day: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS);
  const age = counted(days, 'day');
  return age === undefined || days < 1
    ? RISK.assessedOn(dayInWords(day))
    : RISK.assessed(dayInWords(day), age);
}
