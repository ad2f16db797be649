import type {
  Answered,
  CaseInputs,
  ConditionInputs,
  EventInputs,
  IsoDate,
  JudgementInputs,
  LicenceInputs,
  MappaInputs,
  MeasureAnswer,
  ReleaseInputs,
  Rung,
  SentenceInputs,
} from '../rules/index.ts';
import { RUNGS } from '../rules/index.ts';
import { isBlank } from './judgement-faults.ts';
import type {
  AnswerContent,
  BreachEventContent,
  JudgementContent,
  LicenceContent,
  MappaContent,
} from './model.ts';

/** An event as the run reads it: the version chosen, with its id. */
export interface IdentifiedEvent {
  readonly id: string;
  readonly content: BreachEventContent;
}

/**
 * What the rules are given of a recorded case. Words, names and identifiers of people stay behind: every member that goes is
 * named here, so that one added to the record later does not reach a rule unnoticed. Events come in the order in which they
 * happened, those without a date last, and by id within a day.
 */
export function toCaseInputs(
  licence: LicenceContent,
  events: readonly IdentifiedEvent[],
  judgement: JudgementContent | undefined,
  asAt: IsoDate,
): CaseInputs {
  return {
    licence: toLicenceInputs(licence, asAt),
    events: events
      .toSorted(byDayThenId)
      .map(({ id, content }) => pick<EventInputs>({ ...content, id }, EVENT_MEMBERS)),
    ...(judgement === undefined ? {} : { judgement: toJudgementInputs(judgement) }),
  };
}

/** The order of a run's events: by day, those without one last, then by id. */
export function byDayThenId(a: IdentifiedEvent, b: IdentifiedEvent): number {
  const days = compare(a.content.occurredOn ?? NO_DAY, b.content.occurredOn ?? NO_DAY);
  return days === 0 ? compare(a.id, b.id) : days;
}

/** After every date. */
const NO_DAY = '~';

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Age in whole years on a day; undefined before birth. A person born on 29 February becomes a year older on 1 March of a
 * common year.
 */
export function ageOn(dateOfBirth: IsoDate, day: IsoDate): number | undefined {
  if (dateOfBirth > day) {
    return undefined;
  }
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const birthdayHasCome = day.slice(5) >= dateOfBirth.slice(5);
  return birthdayHasCome ? years : years - 1;
}

function toLicenceInputs(licence: LicenceContent, asAt: IsoDate): LicenceInputs {
  const { person, sentences, release, licenceExpiry, ending, conditions, supervision } = licence;
  const age = person.dateOfBirth === undefined ? undefined : ageOn(person.dateOfBirth, asAt);
  const { rosh, mappa, needs } = supervision ?? {};
  const determination = licence.determination255BA5;
  return {
    ...(sentences === undefined
      ? {}
      : { sentences: sentences.map((sentence) => pick<SentenceInputs>(sentence, SENTENCE_MEMBERS)) }),
    ...(age === undefined ? {} : { ageOnDecisionDay: age }),
    ...(release === undefined ? {} : { release: pick<ReleaseInputs>(release, RELEASE_MEMBERS) }),
    ...(licenceExpiry === undefined ? {} : { expiry: licenceExpiry }),
    ...(ending === undefined ? {} : { ending }),
    ...(conditions === undefined
      ? {}
      : { conditions: conditions.map((condition) => pick<ConditionInputs>(condition, CONDITION_MEMBERS)) }),
    ...(mappa === undefined ? {} : { mappa: toMappaInputs(mappa) }),
    ...(rosh === undefined ? {} : { rosh: pick<Rosh>(rosh, ROSH_MEMBERS) }),
    ...(needs === undefined ? {} : { needs }),
    ...(determination === undefined ? {} : { determination255BA5: { made: determination.made } }),
  };
}

function toMappaInputs(mappa: MappaContent): MappaInputs {
  if (mappa.status === 'none') {
    return { status: 'none' };
  }
  return {
    status: mappa.status,
    ...(mappa.category === undefined ? {} : { category: mappa.category }),
    ...(mappa.level === undefined ? {} : { level: mappa.level }),
  };
}

function toJudgementInputs(judgement: JudgementContent): JudgementInputs {
  const { danger, manageable, measures, contactBrokenDown, linkToIndexOffence, noBreachEscalation } =
    judgement;
  const { custody, daysOfLicenceLeft } = judgement;
  return {
    ...(danger === undefined
      ? {}
      : {
          danger: {
            answer: danger.answer,
            ...(danger.toWhom === undefined ? {} : { toWhom: danger.toWhom }),
            ...(danger.what === undefined ? {} : { what: danger.what }),
            ...(danger.howLikely === undefined ? {} : { howLikely: danger.howLikely }),
            ...(danger.howSoon === undefined ? {} : { howSoon: danger.howSoon }),
            ...toAnswered(danger),
          },
        }),
    ...(manageable === undefined
      ? {}
      : {
          manageable: {
            answer: manageable.answer,
            ...(manageable.with === undefined ? {} : { with: manageable.with }),
            ...(manageable.nothingAvailableNowWouldContainIt === undefined
              ? {}
              : { nothingAvailableNowWouldContainIt: manageable.nothingAvailableNowWouldContainIt }),
            ...toAnswered(manageable),
          },
        }),
    ...(measures === undefined ? {} : { measures: toMeasures(measures) }),
    ...(contactBrokenDown === undefined
      ? {}
      : { contactBrokenDown: { answer: contactBrokenDown.answer, ...toAnswered(contactBrokenDown) } }),
    ...(linkToIndexOffence === undefined
      ? {}
      : { linkToIndexOffence: { answer: linkToIndexOffence.answer, ...toAnswered(linkToIndexOffence) } }),
    ...(noBreachEscalation === undefined
      ? {}
      : {
          noBreachEscalation: {
            reliedOn: noBreachEscalation.reliedOn,
            checksRecorded: !isBlank(noBreachEscalation.checked),
            contactRecorded: noBreachEscalation.personContacted !== undefined,
            ...toAnswered(noBreachEscalation),
          },
        }),
    ...(custody === undefined ? {} : { custody }),
    ...(daysOfLicenceLeft === undefined ? {} : { daysOfLicenceLeft }),
  };
}

function toMeasures(
  measures: NonNullable<JudgementContent['measures']>,
): Partial<Record<Rung, MeasureAnswer>> {
  const answers: Partial<Record<Rung, MeasureAnswer>> = {};
  for (const rung of RUNGS) {
    const measure = measures[rung];
    if (measure !== undefined) {
      answers[rung] = { state: measure.state, ...toAnswered(measure) };
    }
  }
  return answers;
}

/** The rules see that a reason was given and a maker named; neither the words nor the name. */
function toAnswered({ reason, madeBy, on, restsOn }: AnswerContent): Answered {
  return {
    reasoned: !isBlank(reason),
    named: !isBlank(madeBy),
    ...(on === undefined ? {} : { on }),
    ...(restsOn?.events === undefined ? {} : { restsOnEvents: restsOn.events }),
    ...(restsOn?.assessments === undefined ? {} : { restsOnAssessments: restsOn.assessments.length > 0 }),
  };
}

/** Every member of a shape, by name: one that the rules add or drop stops the compiler here. */
type Members<T> = { readonly [Name in keyof T]-?: true };
type Rosh = NonNullable<LicenceInputs['rosh']>;

const EVENT_MEMBERS: Members<EventInputs> = {
  id: true,
  type: true,
  evidenceStatus: true,
  occurredOn: true,
  incidentId: true,
  fault: true,
  role: true,
  conditions: true,
  monitoringChecks: true,
  test: true,
  corroborated: true,
  courtOrderBreached: true,
  seriousOffence: true,
  reliedOnForRecall: true,
  remainingFactsStand: true,
};

const SENTENCE_MEMBERS: Members<SentenceInputs> = {
  id: true,
  type: true,
  date: true,
  length: true,
  relation: true,
  flags: true,
  supervisionFailureBegan: true,
};

const RELEASE_MEMBERS: Members<ReleaseInputs> = { date: true, provision: true, curfewEndsOn: true };

const CONDITION_MEMBERS: Members<ConditionInputs> = {
  id: true,
  category: true,
  policyVersion: true,
  code: true,
  inForceFrom: true,
  inForceTo: true,
  monitoring: true,
  protects: true,
};

const ROSH_MEMBERS: Members<Rosh> = {
  public: true,
  'known-adult': true,
  children: true,
  prisoners: true,
  staff: true,
  assessedOn: true,
};

/** A copy with the named members of `T` and no others that the value may carry besides. */
function pick<T extends object>(source: T, members: Members<T>): T;
function pick(source: object, members: object): object {
  return Object.fromEntries(Object.entries(source).filter(([name]) => Object.hasOwn(members, name)));
}
