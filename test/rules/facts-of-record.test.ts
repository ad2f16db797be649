import { describe, expect, it } from '@jest/globals';
import { type Concern, concernsOf, recordFacts } from '../../src/rules/facts/from-record.ts';
import type { Facts } from '../../src/rules/facts/inquiry.ts';
import { RECORD_FACTS } from '../../src/rules/facts/quality-facts.ts';
import type {
  CaseInputs,
  EventInputs,
  JudgementInputs,
  LicenceInputs,
  RecallInputs,
} from '../../src/rules/index.ts';
import { inquiryOn, readAll } from './support/inquiries.ts';

const DAY = '2026-06-01';
const concerns = (inputs: CaseInputs, ofCase: Parameters<typeof concernsOf>[2] = []) =>
  concernsOf(inputs, DAY, ofCase);

const NOT_SO: Concern = { so: false, about: [] };
const about = (...subjects: readonly string[]): Concern => ({ so: true, about: subjects });
const SO = about();
const aged = (concern: Concern, ageDays: number): Concern => ({ ...concern, ageDays });

type Name = keyof typeof RECORD_FACTS;
type Row<T> = readonly [string, T, Name, Concern];

const happened = (...days: readonly (string | undefined)[]): readonly EventInputs[] =>
  days.map((occurredOn, index) => ({
    id: `event-${index}`,
    ...(occurredOn === undefined ? {} : { occurredOn }),
  }));
it.each<readonly [string, readonly EventInputs[], Concern]>([
  ['the day after', happened('2026-05-02'), aged(about('event-0'), 31)],
  ['the same day', happened('2026-05-01'), aged(NOT_SO, 31)],
  ['on the day of the decision', happened('2026-04-30', DAY), aged(about('event-1'), 31)],
  ['after the day of the decision', happened('2026-06-02'), aged(NOT_SO, 31)],
  ['on an unknown day', happened(undefined), aged(NOT_SO, 31)],
])('say that an assessment, or an answer, is older than an event: %s', (_, events, wanted) => {
  const on = '2026-05-01';
  expect(
    concerns({ licence: { rosh: { assessedOn: on } }, events })['harm.assessed-before-latest-event'],
  ).toEqual(wanted);
  const answered = (judgement: JudgementInputs) =>
    concerns({ judgement, events })['judgement.before-latest-event'];
  expect(answered({ danger: { answer: 'yes', on } })).toEqual(wanted);
  expect(answered({ manageable: { answer: 'no', on } })).toEqual(wanted);
  expect(answered({ danger: { answer: 'no', on: '2026-05-31' }, manageable: { answer: 'yes', on } })).toEqual(
    wanted,
  );
  expect(answered({ danger: { answer: 'no', on }, manageable: { answer: 'yes', on: '2026-05-31' } })).toEqual(
    wanted,
  );
  expect(answered({ danger: { answer: 'unknown', on } })).toEqual(NOT_SO);
  expect(answered({ danger: { answer: 'yes' } })).toEqual(NOT_SO);
  expect(answered({ danger: { on } })).toEqual(NOT_SO);
});

describe('what the record shows about itself', () => {
  it('is nothing where nothing is written down', () => {
    const none = Object.fromEntries(Object.keys(RECORD_FACTS).map((fact) => [fact, NOT_SO]));
    expect(concerns({})).toEqual(none);
    expect(
      concerns({
        licence: { rosh: {}, mappa: { status: 'managed' }, conditions: [] },
        events: [],
        judgement: {
          danger: {},
          manageable: {},
          contactBrokenDown: {},
          criteria: {},
          measures: {},
          circumstances: {},
        },
        recall: {},
      }),
    ).toEqual(none);
  });

  it('is a fact for each matter', () => {
    const inquiry = inquiryOn(DAY);
    const shown = concerns({
      licence: { otherLiveLicences: ['licence-2'], rosh: { public: 'low', assessedOn: DAY } },
    });
    expect(readAll(recordFacts(inquiry, shown))).toEqual({
      ...Object.fromEntries(Object.keys(RECORD_FACTS).map((fact) => [fact, false])),
      'licence.others-live': true,
      'harm.every-level-low': true,
    });
  });

  const BEFORE = 'harm.assessed-before-release';
  const LATER = 'harm.assessed-after-decision-day';
  it.each<Row<LicenceInputs>>([
    [
      'assessed the day before release',
      { rosh: { assessedOn: '2026-03-31' }, release: { date: '2026-04-01' } },
      BEFORE,
      aged(SO, 62),
    ],
    [
      'assessed on the day of release',
      { rosh: { assessedOn: '2026-04-01' }, release: { date: '2026-04-01' } },
      BEFORE,
      aged(NOT_SO, 61),
    ],
    [
      'assessed, release not told',
      { rosh: { assessedOn: '2026-04-01' }, release: {} },
      BEFORE,
      aged(NOT_SO, 61),
    ],
    ['assessed, and no release told', { rosh: { assessedOn: '2026-04-01' } }, BEFORE, aged(NOT_SO, 61)],
    [
      'not assessed on any told day',
      { rosh: { public: 'low' }, release: { date: '2026-04-01' } },
      BEFORE,
      NOT_SO,
    ],
    ['assessed on the day of the decision', { rosh: { assessedOn: DAY } }, LATER, NOT_SO],
    ['assessed the day after', { rosh: { assessedOn: '2026-06-02' } }, LATER, SO],
    [
      'levels without a day',
      { rosh: { staff: 'low', public: 'high' } },
      'harm.levels-undated',
      about('public', 'staff'),
    ],
    ['levels with a day', { rosh: { staff: 'low', assessedOn: DAY } }, 'harm.levels-undated', NOT_SO],
    ['every level low', { rosh: { staff: 'low', public: 'low' } }, 'harm.every-level-low', SO],
    ['a level that is not low', { rosh: { staff: 'low', public: 'medium' } }, 'harm.every-level-low', NOT_SO],
    [
      'violence twice',
      { indexOffence: { violent: true }, earlierOffences: [{}, { violent: true }] },
      'history.repeated-violence',
      SO,
    ],
    [
      'violence and a sexual element',
      { earlierOffences: [{ sexual: true }, { violent: true }] },
      'history.repeated-violence',
      SO,
    ],
    [
      'one offence of both',
      { indexOffence: { violent: true, sexual: true }, earlierOffences: [{ violent: false, sexual: false }] },
      'history.repeated-violence',
      NOT_SO,
    ],
    [
      'a level without a category',
      { mappa: { status: 'managed', level: 2 } },
      'mappa.level-without-category',
      SO,
    ],
    [
      'a level with its category',
      { mappa: { status: 'managed', level: 2, category: 1 } },
      'mappa.level-without-category',
      NOT_SO,
    ],
    [
      'a category with its level',
      { mappa: { status: 'managed', level: 2, category: 1 } },
      'mappa.category-without-level',
      NOT_SO,
    ],
    [
      'a category without a level',
      { mappa: { status: 'managed', category: 1 } },
      'mappa.category-without-level',
      SO,
    ],
    [
      'a category without a level is not a level without one',
      { mappa: { status: 'managed', category: 1 } },
      'mappa.level-without-category',
      NOT_SO,
    ],
    [
      'a level without a category is not a category without one',
      { mappa: { status: 'managed', level: 1 } },
      'mappa.category-without-level',
      NOT_SO,
    ],
    ['not under MAPPA', { mappa: { status: 'none' } }, 'mappa.level-without-category', NOT_SO],
    [
      'enquiries unfinished',
      { incompleteLookUps: ['mappa', 'police-information', 'mappa'] },
      'enquiries.incomplete',
      about('mappa', 'police-information'),
    ],
    ['enquiries complete', { incompleteLookUps: [] }, 'enquiries.incomplete', NOT_SO],
    ['other licences', { otherLiveLicences: ['licence-2'] }, 'licence.others-live', about('licence-2')],
    ['no other licence', { otherLiveLicences: [] }, 'licence.others-live', NOT_SO],
  ])('of the licence: %s', (_, licence, fact, wanted) => {
    expect(concerns({ licence })[fact]).toEqual(wanted);
  });

  it('say of an assessment whose day nobody told that no event came after it', () => {
    expect(
      concerns({ licence: { rosh: { public: 'low' } }, events: happened(DAY) })[
        'harm.assessed-before-latest-event'
      ],
    ).toEqual(NOT_SO);
  });

  const WITHOUT_LEVEL = 'harm.group-in-danger-without-level';
  it.each<readonly [string, JudgementInputs['danger'], LicenceInputs['rosh'], Concern]>([
    [
      'one of two has none',
      { answer: 'yes', toWhom: ['staff', 'children'] },
      { staff: 'low' },
      about('children'),
    ],
    ['each has one', { answer: 'yes', toWhom: ['staff'] }, { staff: 'low' }, NOT_SO],
    ['nobody has one', { answer: 'yes', toWhom: ['staff'] }, { assessedOn: DAY }, NOT_SO],
    ['nobody is named', { answer: 'yes' }, { staff: 'low' }, NOT_SO],
    ['there is no danger', { answer: 'no', toWhom: ['children'] }, { staff: 'low' }, NOT_SO],
  ])('say whose level is missing beside others: %s', (_, danger, rosh, wanted) => {
    expect(
      concerns({ licence: { rosh: rosh ?? {} }, judgement: { danger: danger ?? {} } })[WITHOUT_LEVEL],
    ).toEqual(wanted);
  });

  const ELSEWHERE: Concern = about('event-9');
  const rests = { restsOnEvents: ['event-0', 'event-9'] } as const;
  it.each<readonly [string, JudgementInputs]>([
    ['danger', { danger: rests }],
    ['whether it can be managed', { manageable: rests }],
    ['contact', { contactBrokenDown: rests }],
    ['the link to the index offence', { linkToIndexOffence: rests }],
    ['the balance', { fairBalance: rests }],
    ['risk without a breach', { noBreachEscalation: { reliedOn: true, ...rests } }],
    ['a measure', { measures: { 'vary-conditions': rests } }],
    ['a criterion', { criteria: { 'out-of-touch': rests } }],
    ['a review of a condition', { conditionReviews: [{ condition: 'a', ...rests }] }],
  ])('say that an answer rests on an event that is not in the case: %s', (_, judgement) => {
    const found = (events?: readonly EventInputs[]) =>
      concerns({ judgement, ...(events === undefined ? {} : { events }) })[
        'judgement.rests-on-event-not-in-case'
      ];
    expect(found(happened(DAY))).toEqual(ELSEWHERE);
    expect(found([{ id: 'event-9' }, { id: 'event-0' }])).toEqual(NOT_SO);
    expect(found()).toEqual(NOT_SO);
  });

  it.each<readonly [string, Partial<EventInputs>, string, readonly string[] | undefined, Concern]>([
    ['a charge marked as no reason', { reliedOnForRecall: false }, 'charge', ['event-1'], about('event-1')],
    [
      'a conviction marked as no reason',
      { reliedOnForRecall: false },
      'conviction',
      ['event-1'],
      about('event-1'),
    ],
    ['a charge relied on', { reliedOnForRecall: true }, 'charge', ['event-1'], NOT_SO],
    ['a charge of which it is not told', {}, 'charge', ['event-1'], NOT_SO],
    ['an arrest', { reliedOnForRecall: false }, 'arrest', ['event-1'], NOT_SO],
    [
      'a charge on which the danger does not rest',
      { reliedOnForRecall: false },
      'charge',
      ['event-2'],
      NOT_SO,
    ],
    ['a danger that rests on nothing told', { reliedOnForRecall: false }, 'charge', undefined, NOT_SO],
  ])(
    'say that the danger rests on a charge that is no reason: %s',
    (_, event, status, restsOnEvents, wanted) => {
      const facts: Facts = { 'event.evidence-status': inquiryOn(DAY).workspace.settled(status) };
      const danger = restsOnEvents === undefined ? {} : { restsOnEvents };
      const found = (of: Facts) =>
        concerns({ judgement: { danger } }, [{ event: { id: 'event-1', ...event }, facts: of }])[
          'judgement.rests-on-charge-not-relied-on'
        ];
      expect(found(facts)).toEqual(wanted);
      expect(found({})).toEqual(NOT_SO);
    },
  );

  it('say that a person reviewed a condition that the licence does not have', () => {
    const found = (licence?: LicenceInputs) =>
      concerns({
        ...(licence === undefined ? {} : { licence }),
        judgement: { conditionReviews: [{ condition: 'a' }, { condition: 'b' }] },
      })['judgement.reviews-condition-not-on-licence'];
    expect(found({ conditions: [{ id: 'a' }] })).toEqual(about('b'));
    expect(found({ conditions: [] })).toEqual(about('a', 'b'));
    expect(found({})).toEqual(NOT_SO);
    expect(found()).toEqual(NOT_SO);
    expect(concerns({ licence: { conditions: [] } })['judgement.reviews-condition-not-on-licence']).toEqual(
      NOT_SO,
    );
  });

  const escalation = { reliedOn: true, checksRecorded: true, contactRecorded: true } as const;
  it.each<Row<JudgementInputs>>([
    [
      'a statement without reasons',
      { manageable: { nothingAvailableNowWouldContainIt: 'yes' } },
      'judgement.containment-statement-without-reasons',
      SO,
    ],
    [
      'a statement with reasons',
      { manageable: { nothingAvailableNowWouldContainIt: 'yes', reasoned: true } },
      'judgement.containment-statement-without-reasons',
      NOT_SO,
    ],
    [
      'the contrary, without reasons',
      { manageable: { nothingAvailableNowWouldContainIt: 'no' } },
      'judgement.containment-statement-without-reasons',
      NOT_SO,
    ],
    [
      'criteria without reasons, or a name',
      {
        criteria: {
          'out-of-touch': { answer: 'no', named: true },
          'behaviour-similar-to-index-offence': { answer: 'yes', reasoned: true },
        },
      },
      'criteria.without-reasons',
      about('behaviour-similar-to-index-offence', 'out-of-touch'),
    ],
    [
      'a criterion with both',
      { criteria: { 'out-of-touch': { answer: 'yes', named: true, reasoned: true } } },
      'criteria.without-reasons',
      NOT_SO,
    ],
    [
      'a criterion not answered',
      { criteria: { 'out-of-touch': { answer: 'unknown' } } },
      'criteria.without-reasons',
      NOT_SO,
    ],
    [
      'out of touch, no attempts',
      { criteria: { 'out-of-touch': { answer: 'yes' } } },
      'criteria.out-of-touch-without-attempts',
      SO,
    ],
    [
      'out of touch, with attempts',
      { criteria: { 'out-of-touch': { answer: 'yes' } }, contactBrokenDown: { attemptsRecorded: true } },
      'criteria.out-of-touch-without-attempts',
      NOT_SO,
    ],
    [
      'in touch',
      { criteria: { 'out-of-touch': { answer: 'no' } } },
      'criteria.out-of-touch-without-attempts',
      NOT_SO,
    ],
    [
      'another criterion',
      { criteria: { 'behaviour-similar-to-index-offence': { answer: 'yes' } } },
      'criteria.out-of-touch-without-attempts',
      NOT_SO,
    ],
    [
      'contact broken down, no attempts',
      { contactBrokenDown: { answer: 'yes', attemptsRecorded: false } },
      'contact.broken-down-without-attempts',
      SO,
    ],
    [
      'contact broken down, with attempts',
      { contactBrokenDown: { answer: 'yes', attemptsRecorded: true } },
      'contact.broken-down-without-attempts',
      NOT_SO,
    ],
    [
      'contact not broken down',
      { contactBrokenDown: { answer: 'no' } },
      'contact.broken-down-without-attempts',
      NOT_SO,
    ],
    [
      'inadequate without the reason',
      {
        measures: {
          'vary-conditions': { state: 'inadequate' },
          'refer-or-treat': { state: 'inadequate', reasoned: false },
        },
      },
      'measures.inadequate-without-reason',
      about('refer-or-treat', 'vary-conditions'),
    ],
    [
      'inadequate with the reason',
      { measures: { 'vary-conditions': { state: 'inadequate', reasoned: true } } },
      'measures.inadequate-without-reason',
      NOT_SO,
    ],
    [
      'tried, without the reason',
      { measures: { 'vary-conditions': { state: 'tried' } } },
      'measures.inadequate-without-reason',
      NOT_SO,
    ],
    ['everything recorded', { noBreachEscalation: escalation }, 'escalation.without-checks', NOT_SO],
    [
      'checks not recorded',
      { noBreachEscalation: { ...escalation, checksRecorded: false } },
      'escalation.without-checks',
      SO,
    ],
    [
      'contact not recorded',
      { noBreachEscalation: { ...escalation, contactRecorded: false } },
      'escalation.without-checks',
      SO,
    ],
    [
      'nothing recorded, and nobody relies on it',
      { noBreachEscalation: { reliedOn: false } },
      'escalation.without-checks',
      NOT_SO,
    ],
    [
      'approved premises',
      { circumstances: { inApprovedPremises: true } },
      'decision.in-approved-premises',
      SO,
    ],
    [
      'other premises',
      { circumstances: { inApprovedPremises: false } },
      'decision.in-approved-premises',
      NOT_SO,
    ],
  ])('of the judgement: %s', (_, judgement, fact, wanted) => {
    expect(concerns({ judgement })[fact]).toEqual(wanted);
  });

  type Report = Omit<EventInputs, 'id'>;
  const INCIDENT = { incidentId: 'incident-1' } as const;
  const THING = { ...INCIDENT, type: 'lost-contact', occurredOn: DAY } as const;
  it.each<readonly [string, readonly Report[], Concern]>([
    [
      'on the part of the person',
      [
        { ...INCIDENT, role: 'victim' },
        { ...INCIDENT, role: 'witness' },
      ],
      about('event-0', 'event-1'),
    ],
    [
      'on nothing',
      [
        { ...INCIDENT, role: 'victim' },
        { ...INCIDENT, role: 'victim' },
      ],
      NOT_SO,
    ],
    ['on what only one tells', [{ ...INCIDENT, role: 'victim' }, INCIDENT], NOT_SO],
    [
      'in another incident',
      [
        { ...INCIDENT, role: 'victim' },
        { incidentId: 'incident-2', role: 'witness' },
      ],
      NOT_SO,
    ],
    ['with no incident told', [{ role: 'victim' }, { role: 'witness' }], NOT_SO],
    [
      'on fault',
      [
        { ...THING, fault: 'chosen' },
        { ...THING, fault: 'no-fault' },
      ],
      about('event-0', 'event-1'),
    ],
    [
      'on fault, once for both',
      [
        { ...THING, fault: 'chosen', role: 'victim' },
        { ...THING, fault: 'no-fault', role: 'witness' },
      ],
      about('event-0', 'event-1'),
    ],
    [
      'on fault, of two days',
      [
        { ...THING, fault: 'chosen' },
        { ...THING, occurredOn: '2026-05-31', fault: 'no-fault' },
      ],
      NOT_SO,
    ],
    [
      'on fault, of two types',
      [
        { ...THING, fault: 'chosen' },
        { ...THING, type: 'unapproved-work', fault: 'no-fault' },
      ],
      NOT_SO,
    ],
    [
      'on fault, of two incidents',
      [
        { ...THING, fault: 'chosen' },
        { ...THING, incidentId: 'incident-2', fault: 'no-fault' },
      ],
      NOT_SO,
    ],
    [
      'on fault, on days not told',
      [
        { ...INCIDENT, type: 'lost-contact', fault: 'chosen' },
        { ...INCIDENT, type: 'lost-contact', fault: 'no-fault' },
      ],
      NOT_SO,
    ],
    [
      'on fault, of types not told',
      [
        { ...INCIDENT, occurredOn: DAY, fault: 'chosen' },
        { ...INCIDENT, occurredOn: DAY, fault: 'no-fault' },
      ],
      NOT_SO,
    ],
    [
      'among others',
      [{ role: 'victim' }, { ...INCIDENT, role: 'both' }, { ...INCIDENT, role: 'victim' }],
      about('event-1', 'event-2'),
    ],
  ])('say that reports of one incident disagree: %s', (_, reports, wanted) => {
    const events = reports.map((report, index) => ({ id: `event-${index}`, ...report }));
    expect(concerns({ events })['incidents.told-differently']).toEqual(wanted);
  });

  const ORDER = 'recall.dates-out-of-order';
  const DATED = 'recall.dated-after-decision-day';
  const AT_LARGE = 'recall.days-at-large-disagree';
  const [SOONER, NOW, LATER_ON] = ['2026-05-31', DAY, '2026-06-02'] as const;
  it.each<Row<RecallInputs>>([
    ['returned on the day of revocation', { revokedOn: NOW, returnedToCustodyOn: NOW }, ORDER, NOT_SO],
    [
      'returned before revocation',
      { revokedOn: NOW, returnedToCustodyOn: SOONER },
      ORDER,
      about('revokedOn', 'returnedToCustodyOn'),
    ],
    [
      'cancelled before revocation',
      { revokedOn: NOW, cancelledOn: SOONER },
      ORDER,
      about('revokedOn', 'cancelledOn'),
    ],
    [
      'released before revocation',
      { revokedOn: NOW, reReleasedOn: SOONER },
      ORDER,
      about('revokedOn', 'reReleasedOn'),
    ],
    ['died before revocation', { revokedOn: NOW, diedOn: SOONER }, ORDER, about('revokedOn', 'diedOn')],
    [
      'released before return',
      { returnedToCustodyOn: NOW, reReleasedOn: SOONER },
      ORDER,
      about('returnedToCustodyOn', 'reReleasedOn'),
    ],
    ['cancelled before return', { returnedToCustodyOn: NOW, cancelledOn: SOONER }, ORDER, NOT_SO],
    ['revoked later', { revokedOn: LATER_ON }, DATED, about('revokedOn')],
    ['returned later', { returnedToCustodyOn: LATER_ON }, DATED, about('returnedToCustodyOn')],
    ['cancelled later', { cancelledOn: LATER_ON }, DATED, about('cancelledOn')],
    ['released later', { reReleasedOn: LATER_ON }, DATED, about('reReleasedOn')],
    ['died later', { diedOn: LATER_ON }, DATED, about('diedOn')],
    [
      'everything on the day',
      { revokedOn: NOW, returnedToCustodyOn: NOW, cancelledOn: NOW, reReleasedOn: NOW, diedOn: NOW },
      DATED,
      NOT_SO,
    ],
    [
      'days at large as counted',
      { revokedOn: '2026-05-01', returnedToCustodyOn: '2026-05-05', daysAtLargeBeforeReturn: 3 },
      AT_LARGE,
      NOT_SO,
    ],
    [
      'more days at large than counted',
      { revokedOn: '2026-05-01', returnedToCustodyOn: '2026-05-05', daysAtLargeBeforeReturn: 4 },
      AT_LARGE,
      SO,
    ],
    [
      'none on the day of revocation',
      { revokedOn: NOW, returnedToCustodyOn: NOW, daysAtLargeBeforeReturn: 0 },
      AT_LARGE,
      NOT_SO,
    ],
    [
      'one on the day of revocation',
      { revokedOn: NOW, returnedToCustodyOn: NOW, daysAtLargeBeforeReturn: 1 },
      AT_LARGE,
      SO,
    ],
    [
      'days at large with days out of order',
      { revokedOn: NOW, returnedToCustodyOn: SOONER, daysAtLargeBeforeReturn: 4 },
      AT_LARGE,
      NOT_SO,
    ],
    [
      'days at large, revocation not told',
      { returnedToCustodyOn: NOW, daysAtLargeBeforeReturn: 4 },
      AT_LARGE,
      NOT_SO,
    ],
    ['days at large, return not told', { revokedOn: NOW, daysAtLargeBeforeReturn: 4 }, AT_LARGE, NOT_SO],
    [
      'days at large not told',
      { revokedOn: '2026-05-01', returnedToCustodyOn: '2026-05-05' },
      AT_LARGE,
      NOT_SO,
    ],
  ])('of the recall: %s', (_, recall, fact, wanted) => {
    expect(concerns({ recall })[fact]).toEqual(wanted);
  });
});
