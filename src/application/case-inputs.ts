import type {
  CaseInputs,
  ConditionInputs,
  EventInputs,
  IsoDate,
  LicenceInputs,
  MappaInputs,
  OffenceInputs,
  RecallInputs,
  ReleaseInputs,
  SentenceInputs,
} from '../rules/index.ts';
import { toJudgementInputs } from './judgement-inputs.ts';
import type {
  BreachEventContent,
  JudgementContent,
  LicenceContent,
  MappaContent,
  RecallContent,
} from './model.ts';

/** An event as the run reads it: the version chosen, with its id. */
export interface IdentifiedEvent {
  readonly id: string;
  readonly content: BreachEventContent;
}

/** What is recorded of a case, as it was known at the instant of the run. */
export interface RecordedCase {
  readonly licence: LicenceContent;
  readonly events: readonly IdentifiedEvent[];
  readonly judgement?: JudgementContent | undefined;
  /** The recall that the person is under, where one has been reported. */
  readonly recall?: RecallContent | undefined;
  /** Ids of other licences of the person that are live on the day. */
  readonly otherLiveLicences?: readonly string[];
}

/**
 * What the rules are given of a recorded case. Words, names and identifiers of people stay behind: every member that goes is
 * named here, so that one added to the record later does not reach a rule unnoticed. Events come in the order in which they
 * happened, those without a date last, and by id within a day.
 */
export function toCaseInputs(recorded: RecordedCase, asAt: IsoDate): CaseInputs {
  const { licence, events, judgement, recall, otherLiveLicences } = recorded;
  return {
    licence: {
      ...toLicenceInputs(licence, recall?.revokedOn ?? asAt),
      ...(otherLiveLicences === undefined ? {} : { otherLiveLicences }),
    },
    events: events
      .toSorted(byDayThenId)
      .map(({ id, content }) => pick<EventInputs>({ ...content, id }, EVENT_MEMBERS)),
    ...(judgement === undefined ? {} : { judgement: toJudgementInputs(judgement) }),
    ...(recall === undefined ? {} : { recall: toRecallInputs(recall) }),
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

function toLicenceInputs(licence: LicenceContent, recalledOn: IsoDate): LicenceInputs {
  const { person, sentences, release, licenceExpiry, sentenceExpiry, ending, conditions, supervision } =
    licence;
  const { indexOffence, earlierOffences, incompleteLookUps, victimInContact } = licence;
  const age = person.dateOfBirth === undefined ? undefined : ageOn(person.dateOfBirth, recalledOn);
  const { rosh, mappa, needs } = supervision ?? {};
  const determination = licence.determination255BA5;
  return {
    ...(sentences === undefined
      ? {}
      : { sentences: sentences.map((sentence) => pick<SentenceInputs>(sentence, SENTENCE_MEMBERS)) }),
    ...(age === undefined ? {} : { ageOnDecisionDay: age }),
    ...(release === undefined ? {} : { release: pick<ReleaseInputs>(release, RELEASE_MEMBERS) }),
    ...(licenceExpiry === undefined ? {} : { expiry: licenceExpiry }),
    ...(sentenceExpiry === undefined ? {} : { sentenceExpiry }),
    ...(ending === undefined ? {} : { ending }),
    ...(conditions === undefined
      ? {}
      : { conditions: conditions.map((condition) => pick<ConditionInputs>(condition, CONDITION_MEMBERS)) }),
    ...(mappa === undefined ? {} : { mappa: toMappaInputs(mappa) }),
    ...(rosh === undefined ? {} : { rosh: pick<Rosh>(rosh, ROSH_MEMBERS) }),
    ...(needs === undefined ? {} : { needs }),
    ...(indexOffence === undefined
      ? {}
      : { indexOffence: pick<OffenceInputs>(indexOffence, OFFENCE_MEMBERS) }),
    ...(earlierOffences === undefined
      ? {}
      : { earlierOffences: earlierOffences.map((offence) => pick<OffenceInputs>(offence, OFFENCE_MEMBERS)) }),
    ...(victimInContact === undefined ? {} : { victimInContact }),
    ...(incompleteLookUps === undefined ? {} : { incompleteLookUps }),
    ...(determination === undefined ? {} : { determination255BA5: { made: determination.made } }),
  };
}

function toRecallInputs({ laterDetermination, ...recall }: RecallContent): RecallInputs {
  return {
    ...pick<Omit<RecallInputs, 'laterDetermination'>>(recall, RECALL_MEMBERS),
    ...(laterDetermination === undefined ? {} : { laterDetermination: { made: laterDetermination.made } }),
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

const RELEASE_MEMBERS: Members<ReleaseInputs> = {
  date: true,
  provision: true,
  curfewEndsOn: true,
  custodialPeriodEndsOn: true,
};

const OFFENCE_MEMBERS: Members<OffenceInputs> = { date: true, violent: true, sexual: true };

const RECALL_MEMBERS: Members<Omit<RecallInputs, 'laterDetermination'>> = {
  power: true,
  type: true,
  lengthDays: true,
  revokedOn: true,
  returnedToCustodyOn: true,
  daysAtLargeBeforeReturn: true,
  daysAtLargeAfterReturn: true,
  addedDaysAfterReturn: true,
  chargedAfterRecall: true,
  removedFromAutomaticRelease: true,
  cancelledOn: true,
  reReleasedOn: true,
  diedOn: true,
};

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
