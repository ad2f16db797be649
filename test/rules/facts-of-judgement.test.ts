import { describe, expect, it } from '@jest/globals';
import {
  escalationFacts,
  judgementFacts,
  restsOnConduct,
  told,
  vouchedFor,
} from '../../src/rules/facts/from-judgement.ts';
import {
  type Measure,
  measuresOf,
  measuresTogether,
  prompting,
} from '../../src/rules/facts/from-measures.ts';
import type { Facts } from '../../src/rules/facts/inquiry.ts';
import type {
  EventType,
  JudgementInputs,
  LicenceInputs,
  MeasureState,
  Need,
  Rung,
} from '../../src/rules/index.ts';
import { RECALL_CRITERIA, RUNGS } from '../../src/rules/index.ts';
import { inquiryOn, missing, read, readAll } from './support/inquiries.ts';

const DAY = '2026-06-01';
const vouched = { reasoned: true, named: true } as const;

describe('the answer of a person', () => {
  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ answer: 'unknown' }, undefined],
    [{ answer: 'yes' }, true],
    [{ answer: 'no' }, false],
  ] as const)('%j is told as %s', (answer, wanted) => {
    expect(told(answer)).toBe(wanted);
  });

  it.each([
    [undefined, undefined],
    [{ answer: 'yes' }, undefined],
    [{ answer: 'yes', reasoned: true }, undefined],
    [{ answer: 'yes', named: true }, undefined],
    [{ answer: 'yes', reasoned: false, named: true }, undefined],
    [{ answer: 'yes', reasoned: true, named: false }, undefined],
    [{ answer: 'unknown', ...vouched }, undefined],
    [{ answer: 'yes', ...vouched }, true],
    [{ answer: 'no', ...vouched }, false],
  ] as const)('%j counts, where a named person must give reasons, as %s', (answer, wanted) => {
    expect(vouchedFor(answer)).toBe(wanted);
  });
});

const dangerFacts = (judgement: JudgementInputs, licence: LicenceInputs = {}) =>
  readAll(judgementFacts(inquiryOn(DAY), judgement, licence));

it('are missing where nothing is told', () => {
  const nothing = {
    'danger.present': missing('danger.present'),
    'danger.to-somebody': missing('danger.to-somebody'),
    'danger.kind': missing('danger.kind', undefined, ['serious-harm', 'further-offending', 'both']),
    'danger.likelihood': missing('danger.likelihood', undefined, ['increased', 'unchanged', 'decreased']),
    'danger.soon': missing('danger.soon', undefined, ['imminent', 'not-imminent']),
    'danger.manageable': missing('danger.manageable'),
    'danger.cannot-be-contained-now': missing('danger.cannot-be-contained-now'),
    'contact.broken-down': missing('contact.broken-down'),
    'link.to-index-offence': missing('link.to-index-offence'),
    'balance.fair': missing('balance.fair'),
    ...Object.fromEntries(RECALL_CRITERIA.map((name) => [`criterion.${name}`, missing(`criterion.${name}`)])),
    'harm.recorded-low': false,
    'judgement.rests-on-nothing': false,
  };
  expect(dangerFacts({})).toEqual(nothing);
  expect(dangerFacts({ danger: {}, manageable: {}, criteria: {} }, { rosh: {} })).toEqual(nothing);
});

describe('facts of the danger', () => {
  const CONTAINED = 'danger.cannot-be-contained-now';
  it.each<readonly [string, JudgementInputs, string, unknown]>([
    ['a danger', { danger: { answer: 'yes' } }, 'danger.present', true],
    ['no danger', { danger: { answer: 'no' } }, 'danger.present', false],
    ['somebody in danger', { danger: { toWhom: ['staff'] } }, 'danger.to-somebody', true],
    ['nobody in danger', { danger: { toWhom: [] } }, 'danger.to-somebody', false],
    ['what the danger is', { danger: { what: 'both' } }, 'danger.kind', 'both'],
    ['how likely', { danger: { howLikely: 'decreased' } }, 'danger.likelihood', 'decreased'],
    ['how soon', { danger: { howSoon: 'imminent' } }, 'danger.soon', 'imminent'],
    ['that it can be managed', { manageable: { answer: 'yes' } }, 'danger.manageable', true],
    ['that it cannot be managed', { manageable: { answer: 'no' } }, 'danger.manageable', false],
    [
      'that nothing would contain it, with reasons',
      { manageable: { nothingAvailableNowWouldContainIt: 'yes', reasoned: true } },
      CONTAINED,
      true,
    ],
    [
      'that nothing would contain it, without reasons',
      { manageable: { nothingAvailableNowWouldContainIt: 'yes', reasoned: false } },
      CONTAINED,
      missing(CONTAINED),
    ],
    [
      'that something would contain it',
      { manageable: { nothingAvailableNowWouldContainIt: 'no' } },
      CONTAINED,
      false,
    ],
    [
      'that it can be managed, and so contained',
      { manageable: { answer: 'yes', nothingAvailableNowWouldContainIt: 'unknown' } },
      CONTAINED,
      false,
    ],
    ['that it can be managed, and no more', { manageable: { answer: 'yes' } }, CONTAINED, false],
    [
      'that it cannot be managed, and no more',
      { manageable: { answer: 'no' } },
      CONTAINED,
      missing(CONTAINED),
    ],
    ['that contact broke down', { contactBrokenDown: { answer: 'yes' } }, 'contact.broken-down', true],
    [
      'a link to the index offence',
      { linkToIndexOffence: { answer: 'yes', ...vouched } },
      'link.to-index-offence',
      true,
    ],
    [
      'a link that nobody vouches for',
      { linkToIndexOffence: { answer: 'yes' } },
      'link.to-index-offence',
      missing('link.to-index-offence'),
    ],
    [
      'that recall would be out of proportion',
      { fairBalance: { answer: 'no', ...vouched } },
      'balance.fair',
      false,
    ],
    [
      'a balance that nobody vouches for',
      { fairBalance: { answer: 'no' } },
      'balance.fair',
      missing('balance.fair'),
    ],
    [
      'a criterion',
      { criteria: { 'out-of-touch': { answer: 'yes', ...vouched } } },
      'criterion.out-of-touch',
      true,
    ],
    [
      'a criterion that nobody vouches for',
      { criteria: { 'out-of-touch': { answer: 'yes' } } },
      'criterion.out-of-touch',
      missing('criterion.out-of-touch'),
    ],
  ])('say what is told: %s', (_, judgement, fact, wanted) => {
    expect(dangerFacts(judgement)[fact]).toEqual(wanted);
  });

  it.each<readonly [string, JudgementInputs, LicenceInputs['rosh'], boolean]>([
    [
      'low for the group in danger',
      { danger: { toWhom: ['staff'] } },
      { staff: 'low', public: 'high' },
      true,
    ],
    [
      'medium for one of the groups in danger',
      { danger: { toWhom: ['public', 'staff'] } },
      { staff: 'medium', public: 'very-high' },
      true,
    ],
    [
      'high for the group in danger',
      { danger: { toWhom: ['staff'] } },
      { staff: 'high', public: 'low' },
      false,
    ],
    ['not for the group in danger', { danger: { toWhom: ['staff'] } }, { public: 'low' }, false],
    [
      'low for every group, nobody named',
      { danger: { toWhom: [] } },
      { staff: 'low', public: 'medium' },
      true,
    ],
    ['low for every group, nobody said to be in danger', {}, { staff: 'low' }, true],
    ['low for some groups, nobody named', {}, { staff: 'low', public: 'high' }, false],
    ['for no group', {}, { assessedOn: '2026-01-01' }, false],
    ['not at all', {}, undefined, false],
  ])('say whether harm is recorded as low: %s', (_, judgement, rosh, wanted) => {
    expect(dangerFacts(judgement, rosh === undefined ? {} : { rosh })['harm.recorded-low']).toBe(wanted);
  });

  it.each<readonly [string, JudgementInputs['danger'], boolean]>([
    ['a danger with nothing named', { answer: 'yes' }, true],
    ['a danger with an empty list', { answer: 'yes', restsOnEvents: [] }, true],
    ['a danger that rests on no assessment', { answer: 'yes', restsOnAssessments: false }, true],
    ['a danger that rests on an event', { answer: 'yes', restsOnEvents: ['event-1'] }, false],
    ['a danger that rests on an assessment', { answer: 'yes', restsOnAssessments: true }, false],
    ['no danger', { answer: 'no' }, false],
  ])('say whether an answer rests on nothing: %s', (_, answer, wanted) => {
    const both = { answer: 'yes', restsOnAssessments: true } as const;
    expect(dangerFacts({ danger: answer ?? {}, manageable: both })['judgement.rests-on-nothing']).toBe(
      wanted,
    );
    // Whether a danger can be managed counts either way, so that either answer must rest on something.
    expect(dangerFacts({ danger: both, manageable: answer ?? {} })['judgement.rests-on-nothing']).toBe(
      wanted || answer?.answer === 'no',
    );
  });

  it('say whether it rests on what the person did', () => {
    const inquiry = inquiryOn(DAY);
    const did = (event: string) => inquiry.workspace.settled(event === 'chosen');
    const rests = (danger: JudgementInputs['danger'], events?: typeof did) =>
      read(restsOnConduct(inquiry, danger === undefined ? {} : { danger }, events));
    const OPEN = missing('danger.rests-on-conduct');
    expect(rests(undefined, did)).toEqual(OPEN);
    expect(rests({}, did)).toEqual(OPEN);
    expect(rests({ restsOnEvents: ['chosen'] }, undefined)).toEqual(OPEN);
    expect(rests({ restsOnEvents: [] }, undefined)).toBe(false);
    expect(rests({ restsOnEvents: [] }, did)).toBe(false);
    expect(rests({ restsOnEvents: ['other'] }, did)).toBe(false);
    expect(rests({ restsOnEvents: ['other', 'chosen'] }, did)).toBe(true);
  });

  const escalation = { reliedOn: true, checksRecorded: true, contactRecorded: true } as const;
  it.each<readonly [string, JudgementInputs, readonly unknown[]]>([
    ['nobody relies on it', {}, [false, false, false]],
    [
      'somebody does, with everything recorded',
      { noBreachEscalation: { ...escalation, restsOnEvents: ['other'] } },
      [true, true, true],
    ],
    ['it is denied', { noBreachEscalation: { ...escalation, reliedOn: false } }, [false, true, false]],
    [
      'checks are not recorded',
      { noBreachEscalation: { ...escalation, checksRecorded: false } },
      [true, false, false],
    ],
    [
      'contact is not recorded',
      { noBreachEscalation: { ...escalation, contactRecorded: false } },
      [true, false, false],
    ],
    [
      'it rests on assessments',
      { noBreachEscalation: { ...escalation, restsOnAssessments: true } },
      [true, true, true],
    ],
    [
      'it rests on no assessment',
      { noBreachEscalation: { ...escalation, restsOnAssessments: false } },
      [true, true, false],
    ],
  ])('say of risk without a breach: %s', (_, judgement, wanted) => {
    const inquiry = inquiryOn(DAY);
    const escalated = escalationFacts(inquiry, judgement, (events) =>
      inquiry.workspace.any(events.map((event) => inquiry.workspace.settled(event !== 'chosen'))),
    );
    expect(readAll(escalated)).toEqual({
      'escalation.relied-on': wanted[0],
      'escalation.recorded': wanted[1],
      'escalation.on-other-facts': wanted[2],
    });
  });
});

const readOf = (rung: Rung, measures: readonly Measure[]) => {
  const measure = measures.find((each) => each.rung === rung);
  if (measure === undefined) throw new Error(`no ${rung}`);
  return {
    record: read(measure.facts['measure.record']),
    prompted: read(measure.facts['measure.prompted']),
    unconsidered: read(measure.unconsidered),
    suffices: read(measure.suffices),
  };
};

describe('facts of the measures short of recall', () => {
  const RUNG: Rung = 'change-supervision';
  interface Asked {
    readonly needs?: readonly Need[];
    readonly types?: readonly (EventType | undefined)[];
    readonly facts?: Readonly<Record<string, string | boolean | undefined>>;
  }
  const NOTHING_CONTAINS = {
    'danger.cannot-be-contained-now': true,
    'danger.present': true,
    'danger.kind': 'serious-harm',
    'danger.soon': 'imminent',
  } as const;
  const all = (judgement: JudgementInputs, { needs = [], types = [], facts = {} }: Asked = {}) => {
    const inquiry = inquiryOn(DAY);
    const caseFacts: Facts = Object.fromEntries(
      Object.entries(facts).flatMap(([fact, value]) =>
        value === undefined ? [] : [[fact, inquiry.workspace.settled(value)]],
      ),
    );
    const eventTypes = types.map((type) =>
      type === undefined
        ? inquiry.workspace.ask('event.type', ['lost-contact', 'missed-appointment-good-reason'], 'event-1')
        : inquiry.workspace.settled(type),
    );
    const prompted = prompting(inquiry, judgement, needs, eventTypes);
    const measures = measuresOf(inquiry, judgement, needs, caseFacts, prompted);
    return { inquiry, measures, together: readAll(measuresTogether(inquiry, judgement, measures)) };
  };
  const one = (judgement: JudgementInputs, asked?: Asked) => readOf(RUNG, all(judgement, asked).measures);
  const SUFFICES = missing('measure.suffices', RUNG);
  const state = (recorded: MeasureState, reasoned?: boolean): JudgementInputs => ({
    measures: { [RUNG]: { state: recorded, ...(reasoned === undefined ? {} : { reasoned }) } },
  });

  it('are one for each rung, and none is relevant where nothing happened', () => {
    const { measures, together } = all({});
    expect(measures.map(({ rung }) => rung)).toEqual(RUNGS);
    for (const rung of RUNGS) {
      expect(readOf(rung, measures)).toEqual({
        record: 'not-considered',
        prompted: false,
        unconsidered: false,
        suffices: false,
      });
    }
    expect(together).toEqual({
      'case.measure-suffices': false,
      'case.lowest-measure': 'none-named',
      'case.measure-unconsidered': false,
      'case.adequate-measure-recorded': false,
      'case.adequate-measure-outside-list': false,
    });
  });

  it.each<readonly [string, Asked, boolean]>([
    ['an event of a type that prompts it', { types: ['lost-contact'] }, true],
    ['one of several events', { types: ['unapproved-work', 'lost-contact'] }, true],
    ['an event of another type', { types: ['unapproved-work'] }, false],
    [
      'a need that bears on the event',
      { types: ['missed-appointment-no-good-reason'], needs: ['pregnancy'] },
      true,
    ],
    ['a need that bears on another event', { types: ['unapproved-work'], needs: ['pregnancy'] }, false],
    [
      'a need that another measure would meet',
      { types: ['missed-appointment-no-good-reason'], needs: ['housing'] },
      false,
    ],
    ['a need, and no event', { needs: ['pregnancy'] }, false],
  ])('say whether a measure is prompted: %s', (_, asked, wanted) => {
    expect(one({}, asked).prompted).toBe(wanted);
  });

  it('say that risk relied on without a breach prompts what its type would, by itself or through a need', () => {
    const relied = { noBreachEscalation: { reliedOn: true } };
    expect(one(relied).prompted).toBe(true);
    expect(one({ noBreachEscalation: { reliedOn: false } }).prompted).toBe(false);
    const prompted = (needs: readonly Need[]) =>
      readOf('refer-or-treat', all(relied, { needs }).measures).prompted;
    expect(prompted([])).toBe(false);
    expect(prompted(['mental-health'])).toBe(true);
  });

  it('say which event prompts a measure and which needs it would meet, whether or not they bear on anything', () => {
    const measure = all({}, { needs: ['pregnancy', 'housing'] }).measures.find(({ rung }) => rung === RUNG);
    expect(measure?.needs).toEqual(['pregnancy']);
    expect(measure?.promptsOf('lost-contact')).toBe(true);
    expect(measure?.promptsOf('unapproved-work')).toBe(false);
    expect(measure?.promptsOf('no-such-type')).toBe(false);
  });

  it('are missing whether a relevant measure would suffice, where nobody considered it', () => {
    const asked = one({}, { types: ['lost-contact'] });
    expect(asked.record).toBe('not-considered');
    expect(asked.unconsidered).toBe(true);
    expect(asked.suffices).toEqual({ missing: [`measure.suffices of ${RUNG}`], could: [true, false] });
    expect(one({}, { types: [undefined] }).unconsidered).toEqual({
      missing: ['event.type of event-1'],
      could: [true, false],
    });
  });

  it.each<readonly [MeasureState, unknown]>([
    ['adequate', true],
    ['tried', false],
    ['failing', false],
    ['not-available', false],
    ['in-place', SUFFICES],
  ])('say of a measure recorded as %s whether it would suffice', (recorded, suffices) => {
    expect(one(state(recorded))).toEqual({
      record: recorded,
      prompted: false,
      unconsidered: false,
      suffices,
    });
  });

  it('count a measure as inadequate only with the reason', () => {
    expect(one(state('inadequate', true))).toMatchObject({
      record: 'inadequate',
      unconsidered: false,
      suffices: false,
    });
    for (const reasoned of [undefined, false]) {
      expect(one(state('inadequate', reasoned))).toMatchObject({
        record: 'inadequate-without-reason',
        unconsidered: true,
        suffices: SUFFICES,
      });
    }
  });

  it.each<readonly [string, JudgementInputs, unknown, string]>([
    ['on the list', { manageable: { answer: 'yes', with: [RUNG] } }, true, 'adequate'],
    ['off the list', { manageable: { answer: 'yes', with: ['vary-conditions'] } }, false, 'not-considered'],
    ['no list', { manageable: { answer: 'yes' } }, SUFFICES, 'not-considered'],
    [
      'a list, but no answer that it can be managed',
      { manageable: { answer: 'no', with: [RUNG] } },
      SUFFICES,
      'not-considered',
    ],
  ])(
    'take the list of measures that manage the danger for an answer: %s',
    (_, judgement, suffices, record) => {
      expect(one(judgement, { types: ['lost-contact'] })).toMatchObject({ suffices, record });
    },
  );

  it('leave a listed measure open while it is not told that the danger can be managed', () => {
    expect(one({ manageable: { with: [RUNG] } }).record).toEqual({
      missing: ['danger.manageable'],
      could: ['adequate', 'not-considered'],
    });
  });

  it('keep a record that speaks for itself, whatever the list says', () => {
    const judgement: JudgementInputs = { ...state('tried'), manageable: { answer: 'yes', with: [RUNG] } };
    expect(one(judgement)).toMatchObject({ record: 'tried', suffices: false });
  });

  const cannot = { manageable: { answer: 'no' } } as const;
  it.each<readonly [string, Asked['facts'], unknown]>([
    ['serious harm, imminent, and nothing would contain it', NOTHING_CONTAINS, false],
    ['both kinds of danger', { ...NOTHING_CONTAINS, 'danger.kind': 'both' }, false],
    ['further offending only', { ...NOTHING_CONTAINS, 'danger.kind': 'further-offending' }, SUFFICES],
    [
      'something would contain it',
      { ...NOTHING_CONTAINS, 'danger.cannot-be-contained-now': false },
      SUFFICES,
    ],
    ['no danger', { ...NOTHING_CONTAINS, 'danger.present': false }, SUFFICES],
    ['not imminent', { ...NOTHING_CONTAINS, 'danger.soon': 'not-imminent' }, SUFFICES],
    ['no danger derived', { ...NOTHING_CONTAINS, 'danger.present': undefined }, SUFFICES],
    [
      'no such statement derived',
      { ...NOTHING_CONTAINS, 'danger.cannot-be-contained-now': undefined },
      SUFFICES,
    ],
    ['facts that were not derived', {}, SUFFICES],
  ])(
    'take the statement that nothing would contain the danger for an answer: %s',
    (_, facts = {}, wanted) => {
      expect(one(cannot, { types: ['lost-contact'], facts }).suffices).toEqual(wanted);
      expect(one({ ...cannot, ...state('adequate') }, { facts }).suffices).toBe(true);
    },
  );

  it('name the lowest measure that suffices, and whether any does', () => {
    const { together } = all({
      measures: {
        'licence-compliance-letter': { state: 'tried' },
        'vary-conditions': { state: 'adequate' },
        'intensive-alternative': { state: 'adequate' },
      },
    });
    expect(together).toMatchObject({
      'case.measure-suffices': true,
      'case.lowest-measure': 'vary-conditions',
      'case.adequate-measure-recorded': true,
      'case.measure-unconsidered': false,
    });
    expect(all({}, { types: ['lost-contact'] }).together['case.measure-unconsidered']).toBe(true);
  });

  it.each<readonly [string, JudgementInputs, boolean, boolean]>([
    ['recorded as adequate', state('adequate'), true, false],
    ['recorded as tried', state('tried'), false, false],
    ['on the list', { manageable: { with: [RUNG] } }, true, false],
    ['on the list and tried', { ...state('tried'), manageable: { with: [RUNG] } }, true, true],
    ['on the list and adequate', { ...state('adequate'), manageable: { with: [RUNG] } }, true, false],
    ['adequate and off the list', { ...state('adequate'), manageable: { with: [] } }, true, true],
    ['tried and off the list', { ...state('tried'), manageable: { with: [] } }, false, false],
    ['in place and off the list', { ...state('in-place'), manageable: { with: [] } }, false, false],
    ['in place and on the list', { ...state('in-place'), manageable: { with: [RUNG] } }, true, false],
  ])(
    'say whether a measure is named as adequate, and whether list and record disagree: %s',
    (_, judgement, adequate, apart) => {
      expect(all(judgement).together).toMatchObject({
        'case.adequate-measure-recorded': adequate,
        'case.adequate-measure-outside-list': apart,
      });
    },
  );
});
