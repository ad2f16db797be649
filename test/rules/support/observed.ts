import type {
  Answer,
  ConditionMeaningAnswer,
  FactReference,
  PeriodAnswer,
  PeriodStep,
  ReleaseAnswer,
} from '../../../src/rules/index.ts';
import type { Expectation } from './case-files.ts';

interface Question {
  readonly answer: string;
  readonly possible?: readonly string[];
  readonly separatedBy?: readonly FactReference[];
}

/** A question of an answer in the words of a scenario file: its name where settled, else what is possible and what separates it. */
export function settledOrOpen({ answer, possible, separatedBy = [] }: Question): unknown {
  return possible === undefined
    ? answer
    : {
        possible: possible.toSorted(),
        separatedBy: separatedBy
          .map(({ fact, subject }) => (subject === undefined ? fact : `${fact} of ${subject}`))
          .toSorted(),
      };
}

/** What a scenario expects, in the order in which it is compared: lists of names are sets. */
export function expected(expectation: Expectation): unknown {
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(String).toSorted();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, ordered(member)]));
  };
  return ordered(expectation);
}

/** What an answer says on the points that a scenario asks about, and on no others. */
export function observed(answer: Answer, asked: Expectation): unknown {
  return Object.fromEntries(
    Object.entries(asked).map(([point, wanted]) => [point, only(observations(answer)[point], wanted)]),
  );
}

// Of a list by name, only the names asked for; `none` where the answer says nothing of one.
function only(found: unknown, wanted: unknown): unknown {
  if (found instanceof Map && typeof wanted === 'object' && wanted !== null) {
    return Object.fromEntries(
      Object.keys(wanted).map((name): [string, unknown] => [name, found.get(name) ?? 'none']),
    );
  }
  return found;
}

const settled = (question: Question | undefined): unknown =>
  question === undefined ? 'none' : settledOrOpen(question);

const named = ({
  kind,
  lengthDays,
}: Pick<PeriodAnswer, 'kind'> & { lengthDays?: number | undefined }): string =>
  lengthDays === undefined ? kind : `${kind}-${lengthDays}`;

// Periods by kind and length; what became of a recall by that too.
function periods<T>(answer: Answer, of: (period: PeriodAnswer) => T): ReadonlyMap<string, T> {
  return new Map(
    answer.period.map((period) => {
      const became = period.basis === 'converted' || period.basis === 'withdrawn' ? ` ${period.basis}` : '';
      return [`${named(period)}${became}`, of(period)];
    }),
  );
}

function releaseOf({ answer, date, earliest, latest, separatedBy }: ReleaseAnswer): unknown {
  if (answer !== 'unknown') return date ?? answer;
  return {
    ...(earliest === undefined ? {} : { earliest }),
    ...(latest === undefined ? {} : { latest }),
    separatedBy: (separatedBy ?? []).map(({ fact }) => fact).toSorted(),
  };
}

function stepOf({ step, days, date }: PeriodStep): string {
  return [step, ...(days === undefined ? [] : [`${days} days`]), ...(date === undefined ? [] : [date])].join(
    ' ',
  );
}

function meaningOf({ answer, entry, because }: ConditionMeaningAnswer): string {
  return entry?.meaning ?? because ?? answer;
}

function observations(answer: Answer): Readonly<Record<string, unknown>> {
  const { recallType, outcome } = answer;
  const later = recallType.underLaterLaw;
  return {
    conduct: settledOrOpen(answer.conduct),
    events: new Map(answer.events.map(({ event, conduct }) => [event, settledOrOpen(conduct)])),
    stages: new Map(answer.events.map(({ event, stage }) => [event, stage ?? 'none'])),
    breach: settledOrOpen(answer.breach),
    conditions: new Map(answer.conditions.map(({ condition, breach }) => [condition, settledOrOpen(breach)])),
    noBreachEscalation: settledOrOpen(answer.noBreachEscalation),
    legalAdvice: answer.noBreachEscalation.legalAdvice ?? false,
    gates: new Map(answer.sentences.map(({ sentence, gate }) => [sentence, settledOrOpen(gate)])),
    regime: recallType.regime,
    recallType: settledOrOpen(recallType.type),
    lengthDays: recallType.lengthDays ?? 'none',
    choice: recallType.choice ?? 'none',
    homeDetentionCurfew: settledOrOpen(recallType.homeDetentionCurfew),
    underLaterLaw:
      later === undefined
        ? 'none'
        : { from: later.from, regime: later.regime, recallType: settledOrOpen(later.type) },
    kinds: recallType.kinds
      .map(({ kind, lengthDays, certainty }) => `${named({ kind, lengthDays })} ${certainty}`)
      .toSorted(),
    periodRules: periods(answer, ({ rule }) => settledOrOpen(rule)),
    release: periods(answer, ({ release }) => releaseOf(release)),
    workingDay: periods(answer, ({ release }) => release.workingDay ?? 'none'),
    checkByHand: periods(answer, ({ release }) => release.checkByHand.toSorted()),
    steps: periods(answer, ({ steps }) => steps.map(stepOf).toSorted()),
    conversion: settled(answer.existingRecall?.conversion),
    withdrawal: settled(answer.existingRecall?.withdrawal),
    meanings: new Map(answer.conditions.map(({ condition, meaning }) => [condition, meaningOf(meaning)])),
    threshold: settledOrOpen(answer.threshold),
    limbs: new Map(answer.limbs.map(({ limb, finding }) => [limb, settledOrOpen(finding)])),
    ladder: new Map(answer.ladder.map(({ rung, verdict }) => [rung, settledOrOpen(verdict)])),
    shortfalls: answer.ladder
      .filter(({ shortfallOfService }) => shortfallOfService === true)
      .map(({ rung }) => rung)
      .toSorted(),
    promptedByNeeds: new Map(
      answer.ladder.map(({ rung, promptedByNeeds }) => [rung, promptedByNeeds.toSorted()]),
    ),
    options: new Map(
      answer.ladder.map(({ rung, options }) => [rung, options.map(({ option }) => option).toSorted()]),
    ),
    variations: new Map(
      answer.variations.map(({ condition, variation }) => [condition, settledOrOpen(variation)]),
    ),
    proportionality: new Map(
      answer.proportionality.map(({ question, finding }) => [question, settledOrOpen(finding)]),
    ),
    necessity: settledOrOpen(answer.necessity),
    urgency: settledOrOpen(answer.urgency),
    recall: settledOrOpen(outcome.recall),
    response: settledOrOpen(outcome.response),
    insufficientInformation: outcome.response.answer === 'insufficient-information',
    meanwhile: outcome.meanwhile.toSorted(),
    safetyActions: new Map(answer.safetyActions.map(({ action, certainty }) => [action, certainty])),
    qualityFindings: new Map(answer.qualityFindings.map(({ finding, severity }) => [finding, severity])),
    findingCodes: answer.qualityFindings.map(({ finding }) => finding).toSorted(),
    findingSubjects: new Map(
      answer.qualityFindings.map(({ finding, subjects }) => [finding, subjects.toSorted()]),
    ),
    findingAges: new Map(answer.qualityFindings.map(({ finding, ageDays }) => [finding, ageDays])),
    deadlines: answer.deadlines.map(({ deadline }) => deadline).toSorted(),
    clocks: new Map(
      answer.deadlines.map(({ deadline, within, from }) => [deadline, `${within} from ${from}`]),
    ),
    endorsement: new Map([
      ['ifRecall', settledOrOpen(answer.endorsement.ifRecall)],
      ['ifNoRecall', settledOrOpen(answer.endorsement.ifNoRecall)],
    ]),
    cites: new Map(answer.citations.map(({ rule, verification }) => [rule, verification])),
  };
}
