import type {
  Answered,
  CaseInputs,
  EventInputs,
  IsoDate,
  JudgementInputs,
  LicenceInputs,
  OffenceInputs,
  RecallInputs,
} from '../inputs.ts';
import { daysBetween } from '../kernel/dated.ts';
import { isSettledAs } from '../kernel/possible.ts';
import { HARM_GROUPS, RECALL_CRITERIA, RUNGS } from '../vocabularies.ts';
import type { Facts, Inquiry } from './inquiry.ts';
import { RECORD_FACTS } from './quality-facts.ts';
import { atLargeBefore } from './release-date.ts';

/** One matter that the record shows about itself: whether it is so, whom or what it concerns, and how old what is stale. */
export interface Concern {
  readonly so: boolean;
  /** Ids or codes: events, measures, enquiries and so on. Empty where the matter concerns the case as a whole. */
  readonly about: readonly string[];
  readonly ageDays?: number;
}

/** What the record shows about itself, by the fact that says so: the one place in which findings get their subjects. */
export type Concerns = Readonly<Record<keyof typeof RECORD_FACTS, Concern>>;

interface EventOfCase {
  readonly event: EventInputs;
  readonly facts: Facts;
}

const NOTHING: Concern = { so: false, about: [] };
const holds = (so: boolean): Concern => (so ? { so, about: [] } : NOTHING);
const about = (subjects: readonly string[]): Concern =>
  subjects.length === 0 ? NOTHING : { so: true, about: [...new Set(subjects)] };

/** Reviews the record of a case on the day of the decision. */
export function concernsOf(inputs: CaseInputs, asAt: IsoDate, ofCase: readonly EventOfCase[]): Concerns {
  const { licence = {}, judgement = {}, recall = {}, events = [] } = inputs;
  return {
    ...concernsOfHarm(licence, judgement, events, asAt),
    ...concernsOfLicence(licence),
    ...concernsOfJudgement(inputs, asAt, ofCase),
    'incidents.told-differently': about(toldDifferently(events)),
    'decision.in-approved-premises': holds(judgement.circumstances?.inApprovedPremises === true),
    ...concernsOfRecall(recall, licence, asAt),
  };
}

const isRecordFact = (fact: string): fact is keyof Concerns => Object.hasOwn(RECORD_FACTS, fact);
const RECORD_FACT_NAMES = Object.keys(RECORD_FACTS).filter(isRecordFact);

/** The same as facts. */
export function recordFacts({ workspace }: Inquiry, concerns: Concerns): Facts {
  const facts: Facts = {};
  for (const fact of RECORD_FACT_NAMES) facts[fact] = workspace.settled(concerns[fact].so);
  return facts;
}

/** Ids of events after `day` that had happened by the day of the decision. */
function eventsAfter(day: IsoDate, events: readonly EventInputs[], asAt: IsoDate): readonly string[] {
  return events
    .filter(({ occurredOn }) => occurredOn !== undefined && occurredOn > day && occurredOn <= asAt)
    .map(({ id }) => id);
}

const aged = (concern: Concern, since: IsoDate, asAt: IsoDate): Concern => ({
  ...concern,
  ageDays: daysBetween(since, asAt),
});

function concernsOfHarm(
  { rosh, release, indexOffence, earlierOffences = [] }: LicenceInputs,
  { danger }: JudgementInputs,
  events: readonly EventInputs[],
  asAt: IsoDate,
) {
  const assessedOn = rosh?.assessedOn;
  const recorded = HARM_GROUPS.filter((group) => rosh?.[group] !== undefined);
  const endangered = danger?.answer === 'yes' ? (danger.toWhom ?? []) : [];
  const offences: readonly (OffenceInputs | undefined)[] = [indexOffence, ...earlierOffences];
  return {
    'harm.assessed-before-release':
      assessedOn === undefined
        ? holds(false)
        : aged(holds(release?.date !== undefined && assessedOn < release.date), assessedOn, asAt),
    'harm.assessed-before-latest-event':
      assessedOn === undefined
        ? holds(false)
        : aged(about(eventsAfter(assessedOn, events, asAt)), assessedOn, asAt),
    'harm.assessed-after-decision-day': holds(assessedOn !== undefined && assessedOn > asAt),
    'harm.levels-undated': assessedOn === undefined ? about(recorded) : holds(false),
    'harm.group-in-danger-without-level': about(
      recorded.length === 0 ? [] : endangered.filter((group) => !recorded.includes(group)),
    ),
    'harm.every-level-low': holds(recorded.length > 0 && recorded.every((group) => rosh?.[group] === 'low')),
    'history.repeated-violence': holds(
      offences.filter((offence) => offence?.violent === true || offence?.sexual === true).length > 1,
    ),
  } satisfies Partial<Concerns>;
}

function concernsOfLicence({ mappa, incompleteLookUps, otherLiveLicences }: LicenceInputs) {
  const { category, level } = mappa?.status === 'managed' ? mappa : {};
  return {
    'mappa.level-without-category': holds(level !== undefined && category === undefined),
    'mappa.category-without-level': holds(category !== undefined && level === undefined),
    'enquiries.incomplete': about(incompleteLookUps ?? []),
    'licence.others-live': about(otherLiveLicences ?? []),
  } satisfies Partial<Concerns>;
}

function concernsOfJudgement(
  { licence, judgement = {}, events }: CaseInputs,
  asAt: IsoDate,
  ofCase: readonly EventOfCase[],
) {
  const {
    danger,
    manageable,
    contactBrokenDown,
    criteria,
    measures,
    noBreachEscalation: escalation,
  } = judgement;
  const attempts = contactBrokenDown?.attemptsRecorded === true;
  const conditions = licence?.conditions?.map(({ id }) => id);
  return {
    'judgement.before-latest-event': beforeLatestEvent(judgement, events ?? [], asAt),
    'judgement.rests-on-event-not-in-case': about(
      events === undefined
        ? []
        : answersOf(judgement)
            .flatMap(({ restsOnEvents }) => restsOnEvents ?? [])
            .filter((id) => !events.some((event) => event.id === id)),
    ),
    'judgement.rests-on-charge-not-relied-on': about(
      ofCase
        .filter(isChargeNotReliedOn)
        .flatMap(({ event }) => (danger?.restsOnEvents?.includes(event.id) === true ? [event.id] : [])),
    ),
    'judgement.reviews-condition-not-on-licence': about(
      conditions === undefined
        ? []
        : (judgement.conditionReviews ?? []).flatMap(({ condition }) =>
            conditions.includes(condition) ? [] : [condition],
          ),
    ),
    'judgement.containment-statement-without-reasons': holds(
      manageable?.nothingAvailableNowWouldContainIt === 'yes' && manageable.reasoned !== true,
    ),
    'criteria.without-reasons': about(
      RECALL_CRITERIA.filter((criterion) => {
        const answer = criteria?.[criterion];
        const told = answer?.answer === 'yes' || answer?.answer === 'no';
        return told && (answer.reasoned !== true || answer.named !== true);
      }),
    ),
    'criteria.out-of-touch-without-attempts': holds(
      criteria?.['out-of-touch']?.answer === 'yes' && !attempts,
    ),
    'contact.broken-down-without-attempts': holds(contactBrokenDown?.answer === 'yes' && !attempts),
    'measures.inadequate-without-reason': about(
      RUNGS.filter((rung) => {
        const measure = measures?.[rung];
        return measure?.state === 'inadequate' && measure.reasoned !== true;
      }),
    ),
    'escalation.without-checks': holds(
      escalation?.reliedOn === true &&
        (escalation.checksRecorded !== true || escalation.contactRecorded !== true),
    ),
  } satisfies Partial<Concerns>;
}

function answersOf(judgement: JudgementInputs): readonly Answered[] {
  const { danger, manageable, contactBrokenDown, linkToIndexOffence, fairBalance } = judgement;
  return [
    danger,
    manageable,
    contactBrokenDown,
    linkToIndexOffence,
    fairBalance,
    judgement.noBreachEscalation,
    ...Object.values(judgement.measures ?? {}),
    ...Object.values(judgement.criteria ?? {}),
    ...(judgement.conditionReviews ?? []),
  ].filter((answer) => answer !== undefined);
}

// The older of the two answers counts: what came after it was not before whoever gave it.
function beforeLatestEvent(
  { danger, manageable }: JudgementInputs,
  events: readonly EventInputs[],
  asAt: IsoDate,
): Concern {
  const [oldest] = [danger, manageable]
    .flatMap((answer) =>
      answer?.on !== undefined && (answer.answer === 'yes' || answer.answer === 'no') ? [answer.on] : [],
    )
    .toSorted();
  return oldest === undefined ? holds(false) : aged(about(eventsAfter(oldest, events, asAt)), oldest, asAt);
}

function isChargeNotReliedOn({ event, facts }: EventOfCase): boolean {
  const status = facts['event.evidence-status'];
  const charged =
    status !== undefined && (isSettledAs(status, 'charge') || isSettledAs(status, 'conviction'));
  return charged && event.reliedOnForRecall === false;
}

// One incident can run over days and hold events of several types; the person has one part in it. Two reports of one
// type and day are reports of the same thing, and should also agree on fault.
function toldDifferently(events: readonly EventInputs[]): readonly string[] {
  const ofIncident = events.filter(({ incidentId }) => incidentId !== undefined);
  if (ofIncident.length < 2) return [];
  const incidents = [...Map.groupBy(ofIncident, ({ incidentId }) => incidentId).values()];
  const things = [...Map.groupBy(ofIncident.filter(isDescribed), sameThing).values()];
  return [
    ...incidents.filter((reports) => disagree(reports, ({ role }) => role)),
    ...things.filter((reports) => disagree(reports, ({ fault }) => fault)),
  ].flatMap((reports) => reports.map(({ id }) => id));
}

const isDescribed = ({ type, occurredOn }: EventInputs): boolean =>
  type !== undefined && occurredOn !== undefined;

const sameThing = ({ incidentId, type, occurredOn }: EventInputs): string =>
  JSON.stringify([incidentId, type, occurredOn]);

function disagree(
  reports: readonly EventInputs[],
  told: (report: EventInputs) => string | undefined,
): boolean {
  return new Set(reports.map(told).filter((value) => value !== undefined)).size > 1;
}

const RECALL_DAYS = ['revokedOn', 'returnedToCustodyOn', 'cancelledOn', 'reReleasedOn', 'diedOn'] as const;
/** Days that cannot come before the first sentence. */
const BEFORE_SENTENCE = ['revokedOn', 'returnedToCustodyOn'] as const;
/** The first of each pair cannot come after the second. */
const IN_ORDER = [
  ['revokedOn', 'returnedToCustodyOn'],
  ['revokedOn', 'cancelledOn'],
  ['revokedOn', 'reReleasedOn'],
  ['revokedOn', 'diedOn'],
  ['returnedToCustodyOn', 'reReleasedOn'],
] as const;

function concernsOfRecall(recall: RecallInputs, { sentences = [] }: LicenceInputs, asAt: IsoDate) {
  const { revokedOn, returnedToCustodyOn, daysAtLargeBeforeReturn: told } = recall;
  const firstSentence = sentences.flatMap(({ date }) => (date === undefined ? [] : [date])).toSorted()[0];
  return {
    'recall.dates-out-of-order': about([
      ...BEFORE_SENTENCE.filter((name) => {
        const day = recall[name];
        return day !== undefined && firstSentence !== undefined && day < firstSentence;
      }),
      ...IN_ORDER.flatMap(([first, second]) => {
        const [earlier, later] = [recall[first], recall[second]];
        return earlier !== undefined && later !== undefined && later < earlier ? [first, second] : [];
      }),
    ]),
    'recall.dated-after-decision-day': about(
      RECALL_DAYS.filter((name) => {
        const day = recall[name];
        return day !== undefined && day > asAt;
      }),
    ),
    'recall.days-at-large-disagree': holds(
      told !== undefined &&
        revokedOn !== undefined &&
        returnedToCustodyOn !== undefined &&
        revokedOn <= returnedToCustodyOn &&
        told !== atLargeBefore({ revokedOn, returnedToCustodyOn }),
    ),
  } satisfies Partial<Concerns>;
}
