import { describe, expect, it } from '@jest/globals';
import { catalogueFacts, endorsementFacts, eventDayFacts } from '../../src/rules/facts/from-circumstances.ts';
import { conditionsOf } from '../../src/rules/facts/from-condition.ts';
import {
  type Charge,
  chargeOf,
  chargesTogether,
  EVENTS_NOT_GIVEN,
  eventFacts,
} from '../../src/rules/facts/from-event.ts';
import { conditionIds, touchesOf, touchFacts, touchSubject } from '../../src/rules/facts/from-touch.ts';
import { ask, parameter, reader, row } from '../../src/rules/facts/inquiry.ts';
import {
  BookError,
  type CaseInputs,
  type ConditionInputs,
  EVENT_TYPES,
  EVIDENCE_STATUSES,
  type EventInputs,
  type LicenceInputs,
  type ProtectedGroup,
} from '../../src/rules/index.ts';
import { inquiryOn, missing, read, readAll } from './support/inquiries.ts';

const DAY = '2026-06-01';
const id = 'event-1';
const ROLES = ['alleged-perpetrator', 'victim', 'witness'];

type Told = Omit<EventInputs, 'id'>;

const protecting = (...groups: readonly (ProtectedGroup | undefined)[]): LicenceInputs => ({
  conditions: groups.map((protects, index) => ({
    id: `c${index}`,
    ...(protects === undefined ? {} : { protects }),
  })),
});

const UNKNOWN = 'not told';
const orMissing = (so: boolean | typeof UNKNOWN, fact: string) => (so === UNKNOWN ? missing(fact, id) : so);

describe('facts of an event', () => {
  const facts = (event: Told, licence: LicenceInputs = {}) =>
    readAll(eventFacts(inquiryOn(DAY), { id, ...event }, licence));

  it('are missing where nothing is told', () => {
    expect(facts({})).toEqual({
      'event.type': missing('event.type', id, EVENT_TYPES.toSorted()),
      'event.evidence-status': missing('event.evidence-status', id, EVIDENCE_STATUSES),
      'event.fault': missing('event.fault', id, ['chosen', 'no-fault']),
      'event.role': missing('event.role', id, ROLES),
      ...Object.fromEntries(
        [
          'event.corroborated',
          'event.court-order-breached',
          'event.remaining-facts-stand',
          'event.equipment-fault',
          'event.signal-lost',
          'event.charge-history-explains',
          'event.no-access-to-power',
          'event.test-stands',
          'event.test-prescribed',
          'event.occurred-before-release',
          'event.touches-victim-condition',
          'event.touches-child-condition',
        ].map((fact) => [fact, missing(fact, id)]),
      ),
    });
    expect(facts({ monitoringChecks: {}, test: {} }, { release: {} })).toEqual(facts({}));
    expect(EVENTS_NOT_GIVEN).toBe('events-not-given');
  });

  it.each<readonly [string, Told, string, unknown]>([
    ['its type', { type: 'lost-contact' }, 'event.type', 'lost-contact'],
    [
      'the types that can be at that status',
      { evidenceStatus: 'charge' },
      'event.type',
      missing('event.type', id, [
        'charged-minor-unrelated',
        'charged-serious-or-index-like',
        'order-or-notification-breach',
      ]),
    ],
    ['its status', { evidenceStatus: 'arrest' }, 'event.evidence-status', 'arrest'],
    [
      'the statuses that the type can have',
      { type: 'caution-or-conviction' },
      'event.evidence-status',
      missing('event.evidence-status', id, ['caution', 'conviction']),
    ],
    [
      'the one status that the type can have',
      { type: 'charged-minor-unrelated' },
      'event.evidence-status',
      'charge',
    ],
    ['that it was chosen', { fault: 'chosen' }, 'event.fault', 'chosen'],
    ['that the person was the victim', { role: 'victim' }, 'event.role', 'victim'],
    [
      'that the person had both parts: either',
      { role: 'both' },
      'event.role',
      missing('event.role', id, ['alleged-perpetrator', 'victim']),
    ],
    ['a type that names who acted', { type: 'unapproved-work' }, 'event.role', 'alleged-perpetrator'],
    [
      'a type in which several take part',
      { type: 'domestic-abuse-call-out' },
      'event.role',
      missing('event.role', id, ROLES),
    ],
    ['that it is corroborated', { corroborated: true }, 'event.corroborated', true],
    ['that it is not corroborated', { corroborated: false }, 'event.corroborated', false],
    ['an order of the court', { courtOrderBreached: true }, 'event.court-order-breached', true],
    ['what stands after acquittal', { remainingFactsStand: false }, 'event.remaining-facts-stand', false],
    ['equipment at fault', { monitoringChecks: { equipmentFault: true } }, 'event.equipment-fault', true],
    ['signal not lost', { monitoringChecks: { signalLost: false } }, 'event.signal-lost', false],
    [
      'charging that explains it',
      { monitoringChecks: { chargeHistoryExplains: true } },
      'event.charge-history-explains',
      true,
    ],
    ['no power', { monitoringChecks: { noAccessToPower: true } }, 'event.no-access-to-power', true],
    ['a prescribed medicine', { test: { prescribed: true } }, 'event.test-prescribed', true],
    [
      'a confirmed result that nobody disputes',
      { test: { stage: 'confirmed', disputed: false } },
      'event.test-stands',
      true,
    ],
    ['use that was disclosed', { test: { stage: 'disclosed', disputed: false } }, 'event.test-stands', true],
    [
      'a screening result',
      { test: { stage: 'screening', disputed: false } },
      'event.test-stands',
      missing('event.test-stands', id),
    ],
    [
      'a result of no told stage',
      { test: { disputed: false } },
      'event.test-stands',
      missing('event.test-stands', id),
    ],
    [
      'a disputed result',
      { test: { stage: 'confirmed', disputed: true } },
      'event.test-stands',
      missing('event.test-stands', id),
    ],
    [
      'a result that may be disputed',
      { test: { stage: 'confirmed' } },
      'event.test-stands',
      missing('event.test-stands', id),
    ],
  ])('say what is told: %s', (_, event, fact, wanted) => {
    expect(facts(event)[fact]).toEqual(wanted);
  });

  it.each<readonly [string, Told, LicenceInputs, unknown]>([
    ['the day before', { occurredOn: '2026-03-31' }, { release: { date: '2026-04-01' } }, true],
    ['the day of release', { occurredOn: '2026-04-01' }, { release: { date: '2026-04-01' } }, false],
    ['an unknown day', {}, { release: { date: '2026-04-01' } }, missing('event.occurred-before-release', id)],
    [
      'release on an unknown day',
      { occurredOn: '2026-04-01' },
      {},
      missing('event.occurred-before-release', id),
    ],
  ])('say whether it came before release: %s', (_, event, licence, wanted) => {
    expect(facts(event, licence)['event.occurred-before-release']).toEqual(wanted);
  });

  it.each([
    ['no condition', [], protecting('victim', 'child'), false, false],
    ['one of a victim', ['c0'], protecting('victim', 'child'), true, false],
    ['one of a child', ['c1'], protecting('victim', 'child'), false, true],
    ['one of both', ['c0'], protecting('victim-and-child'), true, true],
    ['one of nobody named', ['c0'], protecting('nobody-named'), false, false],
    ['one of which it is not told', ['c0'], protecting(undefined), UNKNOWN, UNKNOWN],
    ['one that is not on the licence', ['c9'], protecting('victim'), UNKNOWN, UNKNOWN],
    ['one of a licence that is not told', ['c0'], {}, UNKNOWN, UNKNOWN],
    ['one not told and one of a victim', ['c0', 'c1'], protecting(undefined, 'victim'), true, UNKNOWN],
  ] as const)('say whom it touches through its conditions: %s', (_, conditions, licence, victim, child) => {
    const all = facts({ conditions }, licence);
    expect(all['event.touches-victim-condition']).toEqual(
      orMissing(victim, 'event.touches-victim-condition'),
    );
    expect(all['event.touches-child-condition']).toEqual(orMissing(child, 'event.touches-child-condition'));
  });

  it.each([
    ['before', '2026-05-31', false],
    ['on', DAY, false],
    ['after', '2026-06-02', true],
    ['on an unknown day, not', undefined, missing('event.occurred-after-decision-day', id)],
  ])('say that it came %s the day of the decision', (_, occurredOn, wanted) => {
    const event = { id, ...(occurredOn === undefined ? {} : { occurredOn }) };
    expect(readAll(eventDayFacts(inquiryOn(DAY), event))).toEqual({
      'event.occurred-after-decision-day': wanted,
    });
  });
});

describe('charges', () => {
  const RELIED = missing('charge.relied-on', id);
  const charge = (event: Told) => {
    const inquiry = inquiryOn(DAY);
    const told = { id, ...event };
    const { reliedOn, unconvicted, serious } = chargeOf(inquiry, told, eventFacts(inquiry, told, {}));
    return [read(reliedOn), read(unconvicted), read(serious)];
  };

  it.each<readonly [string, Told, readonly unknown[]]>([
    [
      'an arrest is not a charge',
      { evidenceStatus: 'arrest', reliedOnForRecall: true, seriousOffence: true },
      [false, false, false],
    ],
    [
      'a caution is not a charge',
      { evidenceStatus: 'caution', reliedOnForRecall: true, seriousOffence: true },
      [false, false, false],
    ],
    [
      'a charge relied on',
      { evidenceStatus: 'charge', reliedOnForRecall: true, seriousOffence: true },
      [true, true, true],
    ],
    [
      'a charge that is not serious',
      { evidenceStatus: 'charge', reliedOnForRecall: true, seriousOffence: false },
      [true, true, false],
    ],
    [
      'a charge that may be serious',
      { evidenceStatus: 'charge', reliedOnForRecall: true },
      [true, true, missing('charge.relied-on-serious', id)],
    ],
    [
      'a charge that is no reason',
      { evidenceStatus: 'charge', reliedOnForRecall: false, seriousOffence: true },
      [false, false, false],
    ],
    [
      'a charge that may be a reason',
      { evidenceStatus: 'charge', seriousOffence: true },
      [RELIED, RELIED, RELIED],
    ],
    [
      'a conviction relied on',
      { evidenceStatus: 'conviction', reliedOnForRecall: true, seriousOffence: true },
      [true, false, true],
    ],
  ])('%s', (_, event, wanted) => {
    expect(
      charge(event).map((each) => (typeof each === 'object' ? { ...each, could: [true, false] } : each)),
    ).toEqual(wanted);
  });

  it('are none where the status is not derived', () => {
    const { reliedOn } = chargeOf(inquiryOn(DAY), { id, reliedOnForRecall: true }, {});
    expect(read(reliedOn)).toBe(false);
  });

  it('are relied on together where any is', () => {
    const inquiry = inquiryOn(DAY);
    const [yes, no] = [inquiry.workspace.settled(true), inquiry.workspace.settled(false)];
    const none: Charge = { reliedOn: no, unconvicted: no, serious: no };
    const together = (facts: Partial<Charge>) =>
      Object.values(readAll(chargesTogether(inquiry, [none, { ...none, ...facts }])));
    expect(readAll(chargesTogether(inquiry, []))).toEqual({
      'charge.relied-on': false,
      'charge.relied-on-unconvicted': false,
      'charge.relied-on-serious': false,
    });
    expect(together({ reliedOn: yes })).toEqual([true, false, false]);
    expect(together({ unconvicted: yes })).toEqual([false, true, false]);
    expect(together({ serious: yes })).toEqual([false, false, true]);
  });
});

const STANDARD = { category: 'standard', policyVersion: '3.0' } as const;
const NO_OFFENCE = { ...STANDARD, code: '3b19fdb0-4ca3-4615-9fdd-61fabc1587af' } as const;
const ANOTHER = { ...STANDARD, code: '3361683a-504a-4357-ae22-6aa01b370b4a' } as const;
const ALWAYS = { inForceFrom: '2026-01-01', inForceTo: 'licence-end' } as const;

describe('the conditions that an event touches', () => {
  it.each<readonly [string, LicenceInputs, readonly Told[], readonly string[]]>([
    [
      'those on the licence and those that an event names, each once',
      { conditions: [{ id: 'a' }, { id: 'b' }] },
      [{ conditions: ['b', 'c'] }, { conditions: ['c'] }],
      ['a', 'b', 'c'],
    ],
    ['nothing told: one that stands for them', {}, [{}], ['conditions-not-given']],
    ['no event', {}, [], []],
    ['an event that touches none', {}, [{ conditions: [] }], []],
    ['an event that names one, and one that does not', {}, [{}, { conditions: ['a'] }], ['a']],
    [
      'an event that touches none, and one that does not say',
      {},
      [{ conditions: [] }, {}],
      ['conditions-not-given'],
    ],
    ['a licence without conditions', { conditions: [] }, [{}], []],
  ])('are %s', (_, licence, events, wanted) => {
    expect(
      conditionIds(
        licence,
        events.map((event) => ({ id, ...event })),
      ),
    ).toEqual(wanted);
  });

  it('are those that it names and no other', () => {
    const event = { id, conditions: ['b', 'a', 'z'] };
    expect(touchesOf(inquiryOn(DAY), event, {}, ['a', 'b', 'c'])).toEqual([
      { event, condition: 'a', conditions: ['a'] },
      { event, condition: 'b', conditions: ['b'] },
    ]);
    expect(touchSubject({ event, condition: 'a', conditions: ['a'] })).toBe('event-1/a');
  });

  it('are taken together where it names none and they are alike', () => {
    const event = { id, occurredOn: '2026-05-01' };
    const conditions: readonly ConditionInputs[] = [
      { id: 'd', ...ANOTHER, ...ALWAYS },
      { id: 'a', ...ANOTHER, ...ALWAYS },
      { id: 'over', ...ANOTHER, inForceFrom: '2026-01-01', inForceTo: '2026-04-30' },
      { id: 'offence', ...NO_OFFENCE, ...ALWAYS },
      { id: 'undated', ...ANOTHER },
    ];
    const ids = [...conditions.map((each) => each.id), 'elsewhere'];
    expect(touchesOf(inquiryOn(DAY), event, { conditions }, ids)).toEqual([
      { event, condition: 'a', conditions: ['d', 'a'] },
      { event, condition: 'over', conditions: ['over'] },
      { event, condition: 'offence', conditions: ['offence'] },
      { event, condition: 'undated', conditions: ['undated'] },
      { event, condition: 'elsewhere', conditions: ['elsewhere'] },
    ]);
  });

  it('are one in name where the licence is not told', () => {
    const event = { id };
    expect(touchesOf(inquiryOn(DAY), event, {}, ['conditions-not-given'])).toEqual([
      { event, condition: 'conditions-not-given', conditions: ['conditions-not-given'] },
    ]);
  });

  it('that are not on the licence stay apart from those that are, of which as little is told', () => {
    const event = { id };
    const licence = { conditions: [{ id: 'on' }] };
    const touches = touchesOf(inquiryOn(DAY), event, licence, ['on', 'off']);
    expect(touches.map(({ conditions }) => conditions)).toEqual([['on'], ['off']]);
  });

  const facts = (event: Told, licence: LicenceInputs) =>
    readAll(
      touchFacts(inquiryOn(DAY), { event: { id, ...event }, condition: 'a', conditions: ['a'] }, licence),
    );

  it('are missing what nobody told', () => {
    const unknown = {
      'touch.concerns': missing('touch.concerns', 'event-1/a'),
      'touch.on-licence': missing('touch.on-licence', 'a'),
      'touch.in-force': missing('touch.in-force', 'event-1/a'),
      'touch.no-offence-condition': missing('touch.no-offence-condition', 'a'),
    };
    expect(facts({}, {})).toEqual(unknown);
    expect(facts({}, { conditions: [{ id: 'b' }, { id: 'a' }] })).toEqual({
      ...unknown,
      'touch.on-licence': true,
    });
    expect(facts({}, { conditions: [{ id: 'b', ...NO_OFFENCE, ...ALWAYS }] })).toEqual({
      'touch.concerns': missing('touch.concerns', 'event-1/a'),
      'touch.on-licence': false,
      'touch.in-force': false,
      'touch.no-offence-condition': false,
    });
  });

  it.each([
    ['names it', { conditions: ['b', 'a'] }, true],
    ['names another', { conditions: ['b'] }, false],
    ['touches none', { conditions: [] }, false],
  ])('say whether the event %s', (_, event, wanted) => {
    expect(facts(event, {})['touch.concerns']).toBe(wanted);
  });

  it.each([
    ['the condition that names an offence', NO_OFFENCE, true],
    ['another condition', ANOTHER, false],
  ])('say whether it is the one to commit no offence: %s', (_, identity, wanted) => {
    expect(facts({}, { conditions: [{ id: 'a', ...identity }] })['touch.no-offence-condition']).toBe(wanted);
  });

  const [from, to] = ['2026-02-01', '2026-03-01'];
  const OPEN = missing('touch.in-force', 'event-1/a');
  it.each<readonly [string, Partial<ConditionInputs>, string | undefined, unknown]>([
    ['on its first day', { inForceFrom: from, inForceTo: to }, from, true],
    ['on its last day', { inForceFrom: from, inForceTo: to }, to, true],
    ['the day before', { inForceFrom: from, inForceTo: to }, '2026-01-31', false],
    ['the day after', { inForceFrom: from, inForceTo: to }, '2026-03-02', false],
    ['to the end of the licence', { inForceFrom: from, inForceTo: 'licence-end' }, '2027-01-01', true],
    [
      'to the end of the licence, and too early',
      { inForceFrom: from, inForceTo: 'licence-end' },
      '2026-01-01',
      false,
    ],
    ['too early, the end not told', { inForceFrom: from }, '2026-01-31', false],
    ['late enough, the end not told', { inForceFrom: from }, from, OPEN],
    ['too late, the beginning not told', { inForceTo: to }, '2026-03-02', false],
    ['early enough, the beginning not told', { inForceTo: to }, to, OPEN],
    ['on an unknown day', { inForceFrom: from, inForceTo: to }, undefined, OPEN],
    [
      'on an unknown day, to the end of the licence',
      { inForceFrom: from, inForceTo: 'licence-end' },
      undefined,
      OPEN,
    ],
  ])('say whether it was in force that day: %s', (_, condition, occurredOn, wanted) => {
    const event = occurredOn === undefined ? {} : { occurredOn };
    expect(facts(event, { conditions: [{ id: 'a', ...condition }] })['touch.in-force']).toEqual(wanted);
  });
});

describe('facts of a condition on the day of the decision', () => {
  const reviewed = { condition: 'a', reasoned: true, named: true } as const;
  const conditions = (licence: LicenceInputs, judgement: CaseInputs['judgement'] = {}) =>
    conditionsOf(inquiryOn(DAY), licence, judgement).map(({ condition, facts }) => ({
      condition,
      ...readAll(facts),
    }));

  it('are none of a licence without conditions, or of which none are told', () => {
    expect(conditions({})).toEqual([]);
    expect(conditions({ conditions: [] })).toEqual([]);
  });

  it('are missing where nothing is told; what nobody recorded was not heard', () => {
    const protects = missing('condition.protects', 'a', [
      'nobody-named',
      'victim',
      'child',
      'victim-and-child',
    ]);
    expect(conditions({ conditions: [{ id: 'a' }] })).toEqual([
      {
        condition: 'a',
        'condition.in-force': missing('condition.in-force', 'a'),
        'condition.protects': protects,
        'condition.serves-its-purpose': missing('condition.serves-its-purpose', 'a'),
        'condition.victim-on-licence': {
          missing: [...protects.missing, 'condition.victim-on-licence'],
          could: [true, false],
        },
        'condition.victim-view-recorded': false,
      },
    ]);
  });

  const OPEN = missing('condition.in-force', 'a');
  it.each<readonly [string, Partial<ConditionInputs>, unknown]>([
    ['its first day', { inForceFrom: DAY, inForceTo: 'licence-end' }, true],
    ['the day before its first', { inForceFrom: '2026-06-02', inForceTo: 'licence-end' }, false],
    ['its last day', { inForceFrom: '2026-01-01', inForceTo: DAY }, true],
    ['the day after its last', { inForceFrom: '2026-01-01', inForceTo: '2026-05-31' }, false],
    ['before its first, the last not told', { inForceFrom: '2026-06-02' }, false],
    ['after its first, the last not told', { inForceFrom: DAY }, OPEN],
    ['after its last, the first not told', { inForceTo: '2026-05-31' }, false],
    ['before its last, the first not told', { inForceTo: DAY }, OPEN],
    ['until the licence ends, the first not told', { inForceTo: 'licence-end' }, OPEN],
  ])('say whether it is in force: %s', (_, condition, wanted) => {
    expect(conditions({ conditions: [{ id: 'a', ...condition }] })).toMatchObject([
      { 'condition.in-force': wanted },
    ]);
  });

  it.each<readonly [string, readonly ProtectedGroup[], boolean]>([
    ['a victim', ['nobody-named', 'victim'], true],
    ['a victim and a child', ['victim-and-child'], true],
    ['a child alone', ['child', 'nobody-named'], false],
  ])('say of every condition whether the licence protects a victim: %s', (_, groups, wanted) => {
    const all = groups.map((protects, index) => ({ id: `c${index}`, protects }));
    for (const [index, facts] of conditions({ conditions: all, victimInContact: false }).entries()) {
      expect(facts).toMatchObject({
        'condition.protects': groups[index],
        'condition.victim-on-licence': wanted,
      });
    }
  });

  const SERVES = missing('condition.serves-its-purpose', 'a');
  it.each<readonly [string, NonNullable<CaseInputs['judgement']>['conditionReviews'], unknown]>([
    ['a named person says so with reasons', [{ ...reviewed, answer: 'yes' }], true],
    ['a named person denies it with reasons', [{ ...reviewed, answer: 'no' }], false],
    [
      'two who agree',
      [
        { ...reviewed, answer: 'no' },
        { ...reviewed, answer: 'no' },
      ],
      false,
    ],
    [
      'two who disagree',
      [
        { ...reviewed, answer: 'no' },
        { ...reviewed, answer: 'yes' },
      ],
      SERVES,
    ],
    [
      'one who says and one who does not know',
      [
        { ...reviewed, answer: 'unknown' },
        { ...reviewed, answer: 'yes' },
      ],
      true,
    ],
    ['nobody named', [{ condition: 'a', answer: 'no', reasoned: true }], SERVES],
    ['no reasons', [{ condition: 'a', answer: 'no', named: true }], SERVES],
    ['another condition', [{ ...reviewed, condition: 'b', answer: 'no' }], SERVES],
  ])('say whether it serves its purpose: %s', (_, conditionReviews = [], wanted) => {
    expect(conditions({ conditions: [{ id: 'a' }] }, { conditionReviews })).toMatchObject([
      { 'condition.serves-its-purpose': wanted },
    ]);
  });

  it.each([
    ['recorded', [{ condition: 'a' }, { condition: 'a', victimLiaisonViewRecorded: true }], true],
    ['not recorded', [{ condition: 'a', victimLiaisonViewRecorded: false }], false],
    ['recorded for another condition', [{ condition: 'b', victimLiaisonViewRecorded: true }], false],
  ])('say whether the view of victim liaison is recorded: %s', (_, conditionReviews, wanted) => {
    expect(conditions({ conditions: [{ id: 'a' }] }, { conditionReviews })).toMatchObject([
      { 'condition.victim-view-recorded': wanted },
    ]);
  });

  it.each<readonly [string, Omit<ConditionInputs, 'id'>, string]>([
    ['its code and version', NO_OFFENCE, 'recognised'],
    [
      'its code and version, under another category',
      { ...NO_OFFENCE, category: 'additional' },
      'recognised-in-another-category',
    ],
    [
      'a code, and that it is bespoke',
      { ...NO_OFFENCE, category: 'bespoke' },
      'recognised-in-another-category',
    ],
    ['that it is bespoke', { category: 'bespoke' }, 'not-identified'],
    ['a code that no version has', { ...STANDARD, code: 'ffffffff' }, 'code-not-recognised'],
    ['a code of another version', { ...NO_OFFENCE, policyVersion: '4.0' }, 'code-of-another-version'],
    [
      'a version that is not in the catalogue',
      { ...NO_OFFENCE, policyVersion: '9.9' },
      'version-not-recognised',
    ],
    ['a code without its version', { category: 'standard', code: NO_OFFENCE.code }, 'version-not-told'],
    ['neither code nor version', { category: 'standard' }, 'not-identified'],
    ['a version without a code', STANDARD, 'not-identified'],
    ['nothing', {}, 'not-identified'],
  ])('say what the catalogue knows, told %s', (_, condition, wanted) => {
    expect(readAll(catalogueFacts(inquiryOn(DAY), { id: 'a', ...condition }))).toEqual({
      'condition.in-catalogue': wanted,
    });
  });
});

const endorsement = (inputs: CaseInputs) => readAll(endorsementFacts(inquiryOn(DAY), inputs));

describe('facts on which endorsement turns', () => {
  const OPEN = missing('decisions.earlier-not-to-recall');

  it('are missing where nothing is told, and the ordinary course is taken', () => {
    expect(endorsement({})).toEqual({
      'decision.out-of-hours': false,
      'decisions.earlier-not-to-recall': OPEN,
    });
    expect(endorsement({ judgement: { circumstances: {} } })['decision.out-of-hours']).toBe(false);
  });

  it.each([true, false])('say whether the decision is taken out of hours: %s', (outOfHours) => {
    expect(endorsement({ judgement: { circumstances: { outOfHours } } })['decision.out-of-hours']).toBe(
      outOfHours,
    );
  });

  const held = { notToRecallSinceRelease: 0, mayBeHeldElsewhere: false } as const;
  it.each<readonly [string, CaseInputs, unknown]>([
    ['one here', { judgement: { earlierDecisions: { notToRecallSinceRelease: 1 } } }, true],
    ['none here, and none elsewhere', { judgement: { earlierDecisions: held } }, false],
    [
      'none here, and some perhaps elsewhere',
      { judgement: { earlierDecisions: { ...held, mayBeHeldElsewhere: true } } },
      OPEN,
    ],
    [
      'none here, and elsewhere not told',
      { judgement: { earlierDecisions: { notToRecallSinceRelease: 0 } } },
      OPEN,
    ],
    [
      'none elsewhere, and here not told',
      { judgement: { earlierDecisions: { mayBeHeldElsewhere: false } } },
      OPEN,
    ],
    [
      'none, and the enquiry unfinished',
      {
        judgement: { earlierDecisions: held },
        licence: { incompleteLookUps: ['mappa', 'earlier-decisions'] },
      },
      OPEN,
    ],
    [
      'none, and another enquiry unfinished',
      { judgement: { earlierDecisions: held }, licence: { incompleteLookUps: ['mappa'] } },
      false,
    ],
    ['none, and the licence told', { judgement: { earlierDecisions: held }, licence: {} }, false],
  ])('say whether there was an earlier decision not to recall: %s', (_, inputs, wanted) => {
    expect(endorsement(inputs)['decisions.earlier-not-to-recall']).toEqual(wanted);
  });
});

describe('reading facts and the book', () => {
  it('takes a fact from the first table that has it, and refuses one that was not derived', () => {
    const { workspace } = inquiryOn(DAY);
    const fact = reader(
      { a: workspace.settled(1), c: undefined },
      { a: workspace.settled(2), b: workspace.settled(3) },
    );
    expect([read(fact('a')), read(fact('b'))]).toEqual([1, 3]);
    expect(() => fact('c')).toThrow(new BookError('fact `c` was not derived for this subject'));
  });

  it('asks for a missing fact over its values, or over those that the case leaves', () => {
    const inquiry = inquiryOn(DAY);
    expect(read(ask(inquiry, 'event.fault', id))).toEqual(missing('event.fault', id, ['chosen', 'no-fault']));
    expect(read(ask(inquiry, 'event.role', id, ['victim', 'witness']))).toEqual(
      missing('event.role', id, ['victim', 'witness']),
    );
  });

  it('reads rows of a table, and refuses a table that is not in the book', () => {
    const inquiry = inquiryOn(DAY);
    expect(row(inquiry, 'sentence-groups', 'youth')).toEqual(['section-91', 'section-250']);
    expect(row(inquiry, 'sentence-groups', 'toString')).toBeUndefined();
    expect(() => row(inquiry, 'no-such-table', 'youth')).toThrow(
      new BookError('table `no-such-table` is not in the book'),
    );
  });

  it('reads a parameter in force, and refuses one that is not', () => {
    expect(parameter(inquiryOn(DAY), 'recommendation-expires-within').value).toBe('PT24H');
    const inquiry = inquiryOn(DAY);
    const compiled = { ...inquiry.compiled, on: DAY, parameter: () => undefined };
    expect(() => parameter({ ...inquiry, compiled }, 'a-clock')).toThrow(
      new BookError(`parameter \`a-clock\` has no value on ${DAY}`),
    );
  });
});
