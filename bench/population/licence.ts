import type { ConditionContent, LicenceContent, SupervisionContent } from '../../src/application/model.ts';
import type { OpenedRuleBook } from '../../src/application/rule-book.ts';
import type { ConditionView, IsoDate, SentenceInputs, SentenceType } from '../../src/rules/index.ts';
import type { Chance } from './chance.ts';
import { type Day, dateOf } from './days.ts';
import { FOR_THE_YOUNG, INDETERMINATE, LEVELS, NEEDS_HELD, SENTENCES } from './marginals.ts';
import type { Office } from './staff.ts';

/** What a licence is made for. */
export interface LicencePlan {
  readonly number: number;
  readonly office: Office;
  /** The day on which the person was released. */
  readonly released: Day;
  /** The licence is in force at least until this day. */
  readonly neededUntil: Day;
  readonly onCurfew: boolean;
  readonly limitedAccess: boolean;
}

/** A licence with the type of its sentence, which the generator needs where the record may not tell it. */
export interface GeneratedLicence {
  readonly content: LicenceContent;
  readonly sentenceType: SentenceType;
}

const MONTH = 30.44;
const LAST_NUMBER = 999_999;

/** The licence of one person who is not there: every name, number and text says so. */
export function licenceOf(book: OpenedRuleBook, chance: Chance, plan: LicencePlan): GeneratedLicence {
  const { number, office, released, onCurfew } = plan;
  if (number > LAST_NUMBER) {
    throw new RangeError(`a case reference number has six digits: there can be ${LAST_NUMBER} licences`);
  }
  const digits = String(number).padStart(6, '0');
  const { type, months } = chance.weighted(SENTENCES);
  const needed = plan.neededUntil - released;
  const whole = Math.max(chance.whole(...months), Math.ceil((needed + 14) / MONTH));
  const days = INDETERMINATE.has(type) ? undefined : Math.round(whole * MONTH);
  const onLicence = days === undefined ? undefined : Math.max(needed, Math.round(days * 0.5));
  const served = days === undefined ? chance.whole(2_000, 6_000) : Math.max(14, days - (onLicence ?? 0));
  const expiry = onLicence === undefined ? undefined : dateOf(released + onLicence);
  const sentencedOn = dateOf(released - served);
  const violent = chance.happens(0.35);
  const content: LicenceContent = {
    sourceSystem: 'example-cases',
    externalReference: `example-licence-${digits}`,
    person: {
      crn: `X${digits}`,
      ...(chance.happens(0.9) ? { nomsNumber: nomsNumberOf(number) } : {}),
      ...(chance.happens(0.97) ? { dateOfBirth: birthOf(chance, type, released) } : {}),
    },
    sentences: [sentenceOf(chance, type, sentencedOn, days === undefined ? undefined : whole)],
    indexOffence: {
      description: `Example offence of Example Person ${digits}`,
      date: dateOf(released - served - chance.whole(30, 400)),
      violent,
      sexual: chance.happens(0.07),
    },
    ...(chance.happens(0.85)
      ? {
          earlierOffences: chance.happens(0.4)
            ? []
            : [
                {
                  description: 'Example earlier offence',
                  date: dateOf(released - served - 900),
                  violent: chance.happens(0.3),
                  sexual: false,
                },
              ],
        }
      : {}),
    release: releaseOf(chance, type, released, onCurfew),
    ...(expiry === undefined ? {} : { licenceExpiry: expiry }),
    ...(expiry === undefined || chance.happens(0.1) ? {} : { sentenceExpiry: expiry }),
    ending: 'none',
    ...(chance.happens(0.02) ? {} : { conditions: conditionsOf(book, chance, released, onCurfew) }),
    supervision: supervisionOf(chance, violent, released),
    region: office.region,
    deliveryUnit: office.deliveryUnit,
    ...(plan.limitedAccess ? { limitedAccess: true } : {}),
    ...(chance.happens(0.8) ? { victimInContact: chance.happens(0.15) } : {}),
    ...(chance.happens(0.06)
      ? { incompleteLookUps: [chance.pick(['mappa', 'police-information', 'offence-history'] as const)] }
      : {}),
  };
  return { content, sentenceType: type };
}

function sentenceOf(
  chance: Chance,
  type: SentenceType,
  date: IsoDate,
  months: number | undefined,
): SentenceInputs {
  const years = months === undefined ? 0 : Math.floor(months / 12);
  const rest = months === undefined ? 0 : months % 12;
  return {
    id: 'sentence-1',
    ...(chance.happens(0.985) ? { type } : {}),
    date,
    ...(months === undefined || chance.happens(0.015)
      ? {}
      : {
          length: { ...(years === 0 ? {} : { years }), ...(rest === 0 && years > 0 ? {} : { months: rest }) },
        }),
    relation: 'sole',
    ...(chance.happens(0.9) ? { flags: { othersConfirmedAbsent: true as const } } : {}),
  };
}

function releaseOf(chance: Chance, type: SentenceType, released: Day, onCurfew: boolean) {
  const date = dateOf(released);
  if (onCurfew) {
    return {
      date,
      provision: 'home-detention-curfew' as const,
      curfewEndsOn: dateOf(released + 180),
      custodialPeriodEndsOn: dateOf(released + 180),
    };
  }
  if (INDETERMINATE.has(type) || (type === 'extended' && chance.happens(0.7))) {
    return { date, provision: 'parole-board' as const };
  }
  return chance.happens(0.96)
    ? { date, provision: chance.happens(0.97) ? ('automatic' as const) : ('executive-re-release' as const) }
    : { date };
}

function letter(place: number): string {
  return String.fromCodePoint(65 + (place % 26));
}

/** A number that is unique as long as the case reference number is. */
function nomsNumberOf(number: number): string {
  const rest = Math.floor(number / 10_000);
  return `X${String(number % 10_000).padStart(4, '0')}${letter(Math.floor(rest / 26))}${letter(rest)}`;
}

function birthOf(chance: Chance, type: SentenceType, released: Day): IsoDate {
  const years = FOR_THE_YOUNG.has(type) ? chance.whole(17, 21) : chance.whole(22, 68);
  return dateOf(released - Math.round(years * 365.25) - chance.whole(0, 364));
}

function supervisionOf(chance: Chance, violent: boolean, released: Day): SupervisionContent {
  const level = chance.weighted(LEVELS);
  const needs = NEEDS_HELD.filter(([, probability]) => chance.happens(probability)).map(([need]) => need);
  return {
    ...(chance.happens(0.95)
      ? {
          rosh: {
            public: level,
            'known-adult': chance.weighted(LEVELS),
            ...(chance.happens(0.85) ? { children: chance.weighted(LEVELS) } : {}),
            staff: 'low' as const,
            ...(chance.happens(0.95)
              ? { assessedOn: dateOf(released - 30 + (chance.happens(0.8) ? 20 : 0)) }
              : {}),
          },
        }
      : {}),
    ...(chance.happens(0.93)
      ? {
          mappa:
            violent && chance.happens(0.4)
              ? {
                  status: 'managed' as const,
                  category: chance.weighted([
                    [1, 20],
                    [2, 60],
                    [3, 18],
                    [4, 2],
                  ] as const),
                  ...(chance.happens(0.96)
                    ? {
                        level: chance.weighted([
                          [1, 90],
                          [2, 9],
                          [3, 1],
                        ] as const),
                      }
                    : {}),
                  checkedOn: dateOf(released),
                }
              : { status: 'none' as const, checkedBy: 'Example Officer', checkedOn: dateOf(released) },
        }
      : {}),
    ...(chance.happens(0.8)
      ? {
          predictors: [
            {
              tool: 'Example predictor',
              version: '1',
              band: chance.pick(['low', 'medium', 'high']),
              score: chance.whole(5, 95),
              on: dateOf(released - 20),
            },
          ],
        }
      : {}),
    ...(chance.happens(0.9) ? { needs } : {}),
    ...(chance.happens(0.6) ? { protectiveFactors: ['Example protective factor: settled address'] } : {}),
  };
}

/** The day from which each version of the policy is used here; the last was announced and has no certain day. */
const POLICIES: readonly (readonly [from: IsoDate, version: string])[] = [
  ['2026-10-01', '4.0'],
  ['2024-11-07', '3.0'],
  ['2022-10-01', '2.1'],
  ['2022-07-19', '2.0'],
];

/** Standard conditions all, of the additional ones some, and rarely a bespoke one. An id tells what a condition is about. */
function conditionsOf(
  book: OpenedRuleBook,
  chance: Chance,
  released: Day,
  onCurfew: boolean,
): readonly ConditionContent[] {
  const from = dateOf(released);
  const version = POLICIES.find(([since]) => since <= from)?.[1] ?? '1.0';
  const entries = entriesOf(book, version);
  const additional = entries.filter(({ kind }) => kind === 'additional');
  const count = additional.length === 0 ? 0 : chance.whole(0, 4);
  const chosen = new Map(
    Array.from({ length: count }, () => chance.pick(additional)).map((entry) => [entry.meaning, entry]),
  );
  const curfew = additional.find(({ meaning }) => meaning === 'curfew-arrangement');
  if (onCurfew && curfew !== undefined) {
    chosen.set(curfew.meaning, curfew);
  }
  const named = [...entries.filter(({ kind }) => kind === 'standard'), ...chosen.values()];
  const conditions = named.map((entry): ConditionContent => {
    const protects =
      entry.meaning === 'contact-with-a-person'
        ? chance.pick(['victim', 'child', 'nobody-named'] as const)
        : ('nobody-named' as const);
    return {
      id: entry.meaning,
      category: entry.kind,
      ...(chance.happens(0.99) ? { policyVersion: version } : {}),
      code: entry.code,
      inForceFrom: from,
      inForceTo: 'licence-end',
      ...(entry.meaning === 'electronic-monitoring' ? { monitoring: 'location-monitoring' } : {}),
      ...(entry.meaning === 'curfew-arrangement' ? { monitoring: 'curfew' } : {}),
      ...(chance.happens(0.9) ? { protects } : {}),
      text: `Example wording: ${entry.gist}`,
    };
  });
  return chance.happens(0.04)
    ? [
        ...conditions,
        {
          id: 'bespoke-1',
          category: 'bespoke',
          inForceFrom: from,
          text: 'Example wording of a bespoke condition.',
        },
      ]
    : conditions;
}

const catalogues = new WeakMap<OpenedRuleBook, Map<string, readonly ConditionView[]>>();

function entriesOf(book: OpenedRuleBook, version: string): readonly ConditionView[] {
  const known = catalogues.get(book) ?? new Map<string, readonly ConditionView[]>();
  catalogues.set(book, known);
  const entries =
    known.get(version) ??
    book
      .conditions()
      .conditions.filter(
        ({ policyVersions, supervision }) => policyVersions.includes(version) && supervision === 'licence',
      );
  known.set(version, entries);
  return entries;
}
