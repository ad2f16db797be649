import fc from 'fast-check';
import {
  type CaseInputs,
  CONDITION_CATEGORIES,
  CUSTODY_STATES,
  currentBookText,
  DANGER_KINDS,
  EVENT_TYPES,
  EVIDENCE_STATUSES,
  type EventInputs,
  eventProblems,
  FAULTS,
  HARM_GROUPS,
  IMMINENCES,
  INCIDENT_ROLES,
  ISSUED_TYPES,
  LATER_CHARGES,
  LICENCE_ENDINGS,
  LIKELIHOODS,
  type LicenceInputs,
  LOOK_UPS,
  MEASURE_STATES,
  MONITORING_TYPES,
  NEEDS,
  openBook,
  PROTECTED_GROUPS,
  RECALL_POWERS,
  RELEASE_PROVISIONS,
  type RecallInputs,
  ROSH_LEVELS,
  RUNGS,
  SENTENCE_TYPES,
  type SentenceInputs,
  YES_NO_UNKNOWN,
} from '../../../src/rules/index.ts';
import { leaveOut, pathsOf } from './completions.ts';

/** A case and the day on which it is decided. */
export interface GeneratedCase {
  readonly inputs: CaseInputs & {
    readonly licence: LicenceInputs;
    readonly events: readonly EventInputs[];
  };
  readonly asAt: string;
}

const book = openBook(currentBookText());

/** Days in every regime, with the last and first days of most. */
const DAYS = [
  '2014-06-01',
  '2021-06-28',
  '2024-06-01',
  '2025-09-01',
  '2025-09-02',
  '2026-03-29',
  '2026-03-31',
  '2026-05-10',
  '2026-05-11',
  '2026-07-28',
  '2026-07-29',
  '2026-11-21',
] as const;

const one = fc.constantFrom;
const truth = fc.boolean();
const day = one('2026-01-01', '2026-06-19', '2026-10-01', '2026-11-21');
const CONDITION_IDS = ['c1', 'c2', 'c3'] as const;
const EVENT_IDS = ['e1', 'e2', 'e3'] as const;

const length = fc.oneof(
  one({ months: 6 }, { months: 11, days: 30 }, { months: 12 }, { years: 3, months: 11 }, { years: 4 }),
  one({ days: 364 }, { days: 365 }, { days: 366 }, { weeks: 52 }),
);
const rareFlags = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ othersConfirmedAbsent: true } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      schedule19aaOffence: truth,
      terroristOffence247a: truth,
      nationalSecurityOffence: truth,
      repatriatedForMurder: truth,
      foreignPowerThreatRisk: truth,
      referredUnder244ZB: truth,
    }),
  },
);
const sentence = (id: string) => ({
  id: fc.constant(id),
  type: fc.oneof(
    one('standard-determinate', 'section-250', 'offenders-of-particular-concern'),
    one(...SENTENCE_TYPES),
  ),
  date: one('2024-01-15', '2025-01-06'),
  length,
  flags: rareFlags,
  supervisionFailureBegan: one('2026-05-10', '2026-05-11'),
});
// Of several sentences the first has no relation: it is the one that the others stand to.
const sole = fc.record({ ...sentence('s1'), relation: fc.constant('sole' as const) });
const first = fc.record(sentence('s1'));
const another = (id: string) =>
  fc.record({ ...sentence(id), relation: one('concurrent' as const, 'consecutive' as const) });
const sentences: fc.Arbitrary<readonly SentenceInputs[]> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(sole) },
  { weight: 2, arbitrary: fc.tuple(first, another('s2')) },
  { weight: 1, arbitrary: fc.tuple(first, another('s2'), another('s3')) },
);

const policy = fc.oneof(
  fc.record({
    policyVersion: one('2.0', '3.0', '4.0'),
    code: one('3b19fdb0-4ca3-4615-9fdd-61fabc1587af', '9ce9d594-e346-4785-9642-c87e764bee37'),
  }),
  fc.constant({}),
);
const condition = (id: string) =>
  fc
    .record({
      id: fc.constant(id),
      category: one(...CONDITION_CATEGORIES),
      inForceFrom: one('2026-01-01', '2026-06-19'),
      inForceTo: one('2026-09-30', 'licence-end', 'licence-end'),
      monitoring: one(...MONITORING_TYPES),
      protects: one(...PROTECTED_GROUPS),
      policy,
    })
    .map(({ policy: issued, ...rest }) => Object.assign(rest, issued));

const offence = fc.record({ date: one('2015-05-01', '2024-01-15'), violent: truth, sexual: truth });
const licence: fc.Arbitrary<LicenceInputs> = fc.record({
  sentences,
  indexOffence: offence,
  earlierOffences: fc.array(offence, { maxLength: 2 }),
  otherLiveLicences: fc.subarray(['other-licence']),
  incompleteLookUps: fc.subarray([...LOOK_UPS], { maxLength: 2 }),
  ageOnDecisionDay: one(16, 17, 18, 30),
  release: fc.record({
    date: day,
    provision: one(...RELEASE_PROVISIONS),
    curfewEndsOn: day,
    custodialPeriodEndsOn: day,
  }),
  sentenceExpiry: one('2026-11-21', '2033-12-31'),
  expiry: fc.oneof(
    { weight: 6, arbitrary: fc.constant('2033-12-31') },
    { weight: 1, arbitrary: one('2014-01-01', '2026-11-21') },
  ),
  ending: fc.oneof(
    { weight: 6, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: one(...LICENCE_ENDINGS) },
  ),
  conditions: fc.tuple(...CONDITION_IDS.map((id) => condition(id))).chain((all) => fc.subarray(all)),
  mappa: fc.oneof(
    fc.constant({ status: 'none' } as const),
    fc.record({
      status: fc.constant('managed' as const),
      category: one(1, 2, 3, 4),
      level: one(1, 2, 3),
    }),
  ),
  rosh: fc.record({ public: one(...ROSH_LEVELS), children: one(...ROSH_LEVELS), assessedOn: day }),
  needs: fc.subarray([...NEEDS], { maxLength: 3 }),
  determination255BA5: fc.record({ made: one(false, false, false, true) }),
});

const PAIRS = EVENT_TYPES.flatMap((type) =>
  EVIDENCE_STATUSES.flatMap((evidenceStatus) =>
    INCIDENT_ROLES.map((role) => ({ type, evidenceStatus, role })),
  ),
);
const OCCURRING = PAIRS.filter((pair) => eventProblems(book, pair).length === 0);

const event = (id: string, what: readonly (typeof PAIRS)[number][]): fc.Arbitrary<EventInputs> =>
  fc
    .record({
      what: one(...what),
      facts: fc.record({
        id: fc.constant(id),
        occurredOn: day,
        incidentId: one('i1', 'i2'),
        fault: one(...FAULTS, 'chosen'),
        conditions: fc.subarray([...CONDITION_IDS, 'not-on-licence']),
        monitoringChecks: fc.record({
          equipmentFault: one(false, false, true),
          signalLost: fc.constant(false),
          chargeHistoryExplains: fc.constant(false),
          noAccessToPower: one(false, false, true),
        }),
        test: fc.record({
          stage: one('screening', 'confirmed', 'disclosed'),
          prescribed: truth,
          disputed: truth,
        }),
        corroborated: truth,
        courtOrderBreached: truth,
        seriousOffence: truth,
        reliedOnForRecall: truth,
        remainingFactsStand: truth,
      }),
    })
    .map(({ what: told, facts }) => Object.assign(facts, told));

const answered = {
  reasoned: truth,
  named: truth,
  on: day,
  restsOnEvents: fc.subarray([...EVENT_IDS]),
  restsOnAssessments: truth,
};
const measure = fc.record({ reasoned: truth, state: one(...MEASURE_STATES) });
const yesOrNo = fc.record({ ...answered, answer: one(...YES_NO_UNKNOWN) });
// More often than not vouched for: the rest are ticks without text, or by nobody.
const vouched = fc.record({
  reasoned: one(true, true, true, false),
  named: one(true, true, true, false),
  answer: one('yes', 'no', ...YES_NO_UNKNOWN),
});
const judgement = fc.record({
  danger: fc.record({
    ...answered,
    answer: one('yes', 'yes', 'yes', ...YES_NO_UNKNOWN),
    toWhom: fc.subarray([...HARM_GROUPS]),
    what: one(...DANGER_KINDS),
    howLikely: one(...LIKELIHOODS),
    howSoon: one(...IMMINENCES),
  }),
  manageable: fc.record(
    {
      ...answered,
      answer: one('no', 'no', 'no', ...YES_NO_UNKNOWN),
      with: fc.subarray([...RUNGS], { maxLength: 2 }),
      nothingAvailableNowWouldContainIt: one(...YES_NO_UNKNOWN),
    },
    { requiredKeys: ['answer', 'reasoned'] },
  ),
  measures: fc.record(
    {
      'no-enforcement': measure,
      'discuss-and-record': measure,
      'licence-compliance-letter': measure,
      'change-supervision': measure,
      'refer-or-treat': measure,
      'vary-conditions': measure,
      'intensive-alternative': measure,
    },
    { requiredKeys: [] },
  ),
  contactBrokenDown: fc.record({ ...answered, answer: one(...YES_NO_UNKNOWN), attemptsRecorded: truth }),
  linkToIndexOffence: yesOrNo,
  criteria: fc.record({
    'behaviour-similar-to-index-offence': vouched,
    'behaviour-leading-to-sexual-or-violent-offence': vouched,
    'behaviour-likely-to-result-in-sexual-or-violent-offence': vouched,
    'out-of-touch': vouched,
  }),
  fairBalance: vouched,
  conditionReviews: fc.uniqueArray(
    fc.record({
      condition: one(...CONDITION_IDS),
      reasoned: truth,
      named: one(true, true, false),
      answer: one(...YES_NO_UNKNOWN),
      victimLiaisonViewRecorded: truth,
    }),
    { maxLength: 2, selector: ({ condition: reviewed }) => reviewed },
  ),
  earlierDecisions: fc.record({ notToRecallSinceRelease: one(0, 1, 2), mayBeHeldElsewhere: truth }),
  circumstances: fc.record({ outOfHours: truth, inApprovedPremises: truth }),
  noBreachEscalation: fc.record({
    ...answered,
    reliedOn: one(false, false, true),
    checksRecorded: truth,
    contactRecorded: one(true, true, false),
  }),
  custody: one(...CUSTODY_STATES),
  daysOfLicenceLeft: one(0, 3, 400),
});

/** A recall that has been made, where there is one. */
const recall: fc.Arbitrary<RecallInputs | undefined> = fc.option(
  fc.record(
    {
      power: one(...RECALL_POWERS),
      type: one(...ISSUED_TYPES),
      lengthDays: one(14, 28, 56),
      revokedOn: one('2025-10-01', '2026-03-30', '2026-06-19', '2026-10-01'),
      returnedToCustodyOn: one('2025-10-03', '2026-06-25', '2026-10-10'),
      daysAtLargeBeforeReturn: one(0, 9),
      daysAtLargeAfterReturn: one(0, 2),
      addedDaysAfterReturn: one(0, 7),
      chargedAfterRecall: one(...LATER_CHARGES),
      laterDetermination: fc.record({ made: truth }),
      removedFromAutomaticRelease: truth,
    },
    { requiredKeys: ['power', 'type'] },
  ),
  { nil: undefined, freq: 2 },
);

const whole = (what: readonly (typeof PAIRS)[number][]): fc.Arbitrary<CaseInputs> =>
  fc
    .record({
      licence,
      events: fc.tuple(...EVENT_IDS.map((id) => event(id, what))).chain((all) => fc.subarray(all)),
      judgement,
      recall,
    })
    .map(({ recall: made, ...rest }) => (made === undefined ? rest : Object.assign(rest, { recall: made })));

// A case of which all is known, with some facts taken away: no, few or many.
const withGaps = (inputs: fc.Arbitrary<CaseInputs>): fc.Arbitrary<GeneratedCase> =>
  fc
    .record({
      inputs,
      gaps: fc.oneof(
        fc.constant<number[]>([]),
        fc.array(fc.nat(997), { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(997), { maxLength: 15 }),
      ),
      asAt: one(...DAYS),
    })
    .map(({ inputs: known, gaps, asAt }) => {
      const {
        licence: told,
        events,
        judgement: judged,
        recall: made,
      } = gaps.reduce<CaseInputs>((so, pick) => {
        const paths = pathsOf(so);
        const path = paths[pick % Math.max(paths.length, 1)];
        return path === undefined ? so : leaveOut(so, path);
      }, known);
      return {
        inputs: {
          licence: told ?? {},
          events: events ?? [],
          ...(judged === undefined ? {} : { judgement: judged }),
          ...(made === undefined ? {} : { recall: made }),
        },
        asAt,
      };
    });

/** Cases whose events could occur, known wholly or in part. */
export const cases: fc.Arbitrary<GeneratedCase> = withGaps(whole(OCCURRING));

/** Cases in which anything stands beside anything, known wholly or in part: also what the service would refuse. */
export const wildCases: fc.Arbitrary<GeneratedCase> = withGaps(whole(PAIRS));
