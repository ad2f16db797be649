import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { reader } from '../../../src/cli/demo-example.ts';
import { choice, isoDate } from '../../../src/http/schemas/atoms.ts';
import type {
  CaseInputs,
  EventInputs,
  RecallInputs,
  SentenceInputs,
  SentenceType,
} from '../../../src/rules/index.ts';

const optional = Type.Optional;
const Flag = Type.Boolean();
const Length = Type.Object(
  { years: Type.Integer(), months: Type.Integer(), days: Type.Integer() },
  { additionalProperties: false },
);
const KINDS = [
  'SDS',
  'DYOI',
  'S91',
  'S250',
  'EDS',
  'SOPC',
  'SERIOUS_TERRORISM',
  'LIFE',
  'DPP',
  'CIVIL',
  'PSS_ONLY',
] as const;
type Kind = (typeof KINDS)[number];
const category = choice(['1', '2', '3', '4']);
const level = choice(['1', '2', '3']);

const LawCase = Type.Object(
  {
    id: Type.String({ pattern: '^LAW-\\d{3}$' }),
    decisionDate: isoDate('Picks the regime.'),
    input: Type.Object(
      {
        sentenceType: choice(KINDS),
        sentenceLength: Length,
        otherSentences: Type.Array(
          Type.Object(
            { length: Length, relation: choice(['concurrent', 'consecutive']) },
            { additionalProperties: false },
          ),
        ),
        ageAtRecall: Type.Integer(),
        mappaCategory: Type.Union([Type.Null(), Type.Integer()]),
        mappaLevel: Type.Union([Type.Null(), Type.Integer()]),
        offenceFlags: Type.Object(
          {
            schedule19AA: Flag,
            terrorist247A: Flag,
            nationalSecurity: Flag,
            repatriatedMurder: Flag,
            foreignPowerThreatRisk: Flag,
          },
          { additionalProperties: false },
        ),
        referredUnder244ZB: Flag,
        recalledForCharge: choice(['none', 'arrestedOnly', 'charged', 'chargedAndConvicted']),
        chargeIsSeriousOffence: Flag,
        priorFixedTermRecall: Flag,
        releasedOnHdc: Flag,
        recallPower: choice(['s254', 's255']),
        determination255BA5: Flag,
        rosh: Type.Literal('not_assessed'),
        revocationDate: optional(Type.String()),
        returnToCustody: optional(Type.String()),
        sentenceExpiry: optional(Type.String()),
        ualDays: optional(Type.Integer()),
        recallTypeOriginallyGiven: optional(choice(['STANDARD'])),
        postRecallCharge: optional(choice(['serious', 'other'])),
        failureBegan: optional(Type.String()),
      },
      { additionalProperties: false },
    ),
    expected: Type.Object(
      {
        regime: choice(['R0-LASPO', 'R1-ORA', 'R2-FTR12', 'R3-FTR48', 'R4-FTR56', 'R4b', 'R4-TRANSITIONAL']),
        outcome: choice([
          'FTR_MANDATORY',
          'DISCRETION_FTR_OR_STANDARD',
          'STANDARD_ONLY',
          'INDETERMINATE_RECALL_S32',
          'HDC_RECALL_S255_AVAILABLE',
          'NOT_RECALL_COURT',
          'NOT_RECALLABLE',
          'CONVERTED_TO_56',
        ]),
        lengthDays: Type.Union([Type.Null(), Type.Integer()]),
        authority: Type.Array(Type.String()),
        releaseDate: optional(Type.String()),
        periodRule: optional(choice(['LATER_OF_N_AND_CUSTODIAL_PERIOD', 'PLAIN_N'])),
        conditionalOn: optional(Type.String()),
      },
      { additionalProperties: false },
    ),
    why: Type.String(),
    confidence: choice(['high', 'medium', 'low']),
  },
  { additionalProperties: false },
);
export type LawCase = Static<typeof LawCase>;

const readLawCases = reader(Type.Array(LawCase));
const readCategory = reader(category);
const readLevel = reader(level);

/** The worked cases of the law, as they are told. */
export function lawCases(): readonly LawCase[] {
  const text = readFileSync(join(import.meta.dirname, '..', 'cases', 'law-cases.json'), 'utf8');
  return readLawCases(JSON.parse(text));
}

const TYPES: Readonly<Record<Kind, SentenceType>> = {
  SDS: 'standard-determinate',
  DYOI: 'detention-young-offender-institution',
  S91: 'section-91',
  S250: 'section-250',
  EDS: 'extended',
  SOPC: 'offenders-of-particular-concern',
  SERIOUS_TERRORISM: 'serious-terrorism',
  LIFE: 'life',
  DPP: 'dpp',
  CIVIL: 'civil',
  PSS_ONLY: 'post-sentence-supervision-only',
};
const CATEGORIES = { '1': 1, '2': 2, '3': 3, '4': 4 } as const;
const LEVELS = { '1': 1, '2': 2, '3': 3 } as const;

/**
 * A worked case as the facts of a licence. The worked cases know everything: no MAPPA means checked and none, a licence is
 * live, and a failure under post-sentence supervision that is not said to have begun earlier began on the day.
 */
export function lawCaseInputs({ decisionDate, input }: LawCase): CaseInputs {
  const { offenceFlags, failureBegan = decisionDate } = input;
  const sentence = (
    id: string,
    length: LawCase['input']['sentenceLength'],
    relation: 'sole' | 'concurrent' | 'consecutive',
  ): SentenceInputs => ({
    id,
    type: TYPES[input.sentenceType],
    length,
    relation,
    flags: {
      schedule19aaOffence: offenceFlags.schedule19AA,
      terroristOffence247a: offenceFlags.terrorist247A,
      nationalSecurityOffence: offenceFlags.nationalSecurity,
      repatriatedForMurder: offenceFlags.repatriatedMurder,
      foreignPowerThreatRisk: offenceFlags.foreignPowerThreatRisk,
      referredUnder244ZB: input.referredUnder244ZB,
    },
    ...(input.sentenceType === 'PSS_ONLY' ? { supervisionFailureBegan: failureBegan } : {}),
  });
  const others = input.otherSentences;
  return {
    licence: {
      sentences: [
        sentence('sentence-1', input.sentenceLength, others[0]?.relation ?? 'sole'),
        ...others.map(({ length, relation }, index) => sentence(`sentence-${index + 2}`, length, relation)),
      ],
      ageOnDecisionDay: input.ageAtRecall,
      release: input.releasedOnHdc
        ? { provision: 'home-detention-curfew', curfewEndsOn: decisionDate }
        : { provision: 'automatic' },
      expiry: input.sentenceExpiry ?? '2040-12-31',
      ending: 'none',
      mappa:
        input.mappaCategory === null || input.mappaLevel === null
          ? { status: 'none' }
          : {
              status: 'managed',
              category: CATEGORIES[readCategory(String(input.mappaCategory))],
              level: LEVELS[readLevel(String(input.mappaLevel))],
            },
      determination255BA5: { made: input.determination255BA5 },
      conditions: [],
    },
    events: [...chargeEvents(input), ...monitoringEvents(input)],
    ...recallOf(input),
  };
}

// Where a case tells what followed the decision, it is a recall that has been made.
function recallOf(input: LawCase['input']): { recall?: RecallInputs } {
  const { revocationDate, returnToCustody, ualDays, recallTypeOriginallyGiven, postRecallCharge } = input;
  const told = [revocationDate, returnToCustody, ualDays, recallTypeOriginallyGiven, postRecallCharge];
  if (told.every((each) => each === undefined)) return {};
  return {
    recall: {
      power: 'section-254',
      ...(recallTypeOriginallyGiven === undefined ? {} : { type: 'standard' }),
      ...(revocationDate === undefined ? {} : { revokedOn: revocationDate }),
      ...(returnToCustody === undefined ? {} : { returnedToCustodyOn: returnToCustody }),
      ...(ualDays === undefined ? {} : { daysAtLargeBeforeReturn: ualDays }),
      ...(postRecallCharge === undefined
        ? {}
        : { chargedAfterRecall: postRecallCharge === 'serious' ? 'serious-offence' : 'other-offence' }),
    },
  };
}

function chargeEvents(input: LawCase['input']): readonly EventInputs[] {
  const id = 'charge';
  const facts = { conditions: [], reliedOnForRecall: true, seriousOffence: input.chargeIsSeriousOffence };
  switch (input.recalledForCharge) {
    case 'none':
      return [];
    case 'arrestedOnly':
      return [{ id, type: 'arrest-bail-or-rui', evidenceStatus: 'arrest', ...facts }];
    case 'charged':
      return [
        {
          id,
          type: input.chargeIsSeriousOffence ? 'charged-serious-or-index-like' : 'charged-minor-unrelated',
          evidenceStatus: 'charge',
          ...facts,
        },
      ];
    case 'chargedAndConvicted':
      return [{ id, type: 'caution-or-conviction', evidenceStatus: 'conviction', ...facts }];
  }
}

// A recall under s.255 needs a breach of the curfew licence or a person who can no longer be monitored: the latter.
function monitoringEvents({ recallPower }: LawCase['input']): readonly EventInputs[] {
  return recallPower === 's255'
    ? [
        {
          id: 'monitoring',
          type: 'hdc-cannot-monitor',
          evidenceStatus: 'no-criminal-process',
          conditions: [],
        },
      ]
    : [];
}
