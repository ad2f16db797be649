import { describe, expect, it } from '@jest/globals';
import { applyRevision } from '../../src/application/apply-revision.ts';
import { ageOn, toCaseInputs } from '../../src/application/case-inputs.ts';
import { isId, uuidV7 } from '../../src/application/ids.ts';
import { instantAfter, normaliseInstant } from '../../src/application/instants.ts';
import type { BreachEventContent, LicenceContent, RevisionContent } from '../../src/application/model.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { exampleEvent, exampleJudgement } from './fixture.ts';

describe('applying later news to an event', () => {
  const book = openRuleBook(currentBookText());
  const arrest = exampleEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' });
  const apply = (current: BreachEventContent, revision: Omit<RevisionContent, 'kind'>) =>
    applyRevision(current, { kind: 'later-news', ...revision }, book.typeAfter);

  it('replaces what changed, takes away what is no longer known and leaves the rest', () => {
    expect(apply(exampleEvent(), { changes: { fault: 'no-fault' }, nowUnknown: ['occurredOn'] })).toEqual({
      event: {
        type: 'missed-appointment-no-good-reason',
        evidenceStatus: 'no-criminal-process',
        description: 'Example Person did not come to the office.',
        conditions: ['c1'],
        fault: 'no-fault',
      },
    });
  });

  it('replaces a member whole, also one that has members of its own', () => {
    const current = exampleEvent({ monitoringChecks: { equipmentFault: false, signalLost: true } });
    expect(apply(current, { changes: { monitoringChecks: { signalLost: false } } })).toMatchObject({
      event: { monitoringChecks: { signalLost: false } },
    });
    expect(apply(current, { changes: { monitoringChecks: { signalLost: false } } })).not.toHaveProperty(
      'event.monitoringChecks.equipmentFault',
    );
  });

  it('moves an arrest to its next stage with the status, and nothing else with anything else', () => {
    expect(apply(arrest, { changes: { evidenceStatus: 'nfa' } })).toMatchObject({
      event: { type: 'nfa-discontinued-or-acquitted', evidenceStatus: 'nfa' },
    });
    expect(apply(arrest, { changes: { evidenceStatus: 'bail-or-rui' } })).toMatchObject({
      event: { type: 'arrest-bail-or-rui' },
    });
    expect(
      apply(arrest, { changes: { evidenceStatus: 'charge', type: 'charged-minor-unrelated' } }),
    ).toMatchObject({
      event: { type: 'charged-minor-unrelated' },
    });
  });

  it('leaves a type alone that a person must choose', () => {
    expect(apply(arrest, { changes: { evidenceStatus: 'charge' } })).toMatchObject({
      event: { type: 'arrest-bail-or-rui', evidenceStatus: 'charge' },
    });
  });

  it.each([
    ['is empty', {}],
    ['says again what is known', { changes: { conditions: ['c1'], occurredOn: '2026-11-18' } }],
    ['takes away what is not known', { nowUnknown: ['fault', 'role'] }],
  ] as const)('refuses news that %s', (_what, revision) => {
    expect(apply(exampleEvent(), revision)).toMatchObject({ faults: [{ field: '/changes' }] });
  });

  it('refuses a member that is both changed and no longer known', () => {
    const revision = { changes: { fault: 'chosen' }, nowUnknown: ['role', 'fault'] } as const;
    expect(apply(exampleEvent(), revision)).toMatchObject({ faults: [{ field: '/nowUnknown/1' }] });
  });

  it('leaves the event it was given as it was', () => {
    const current = Object.freeze(exampleEvent());
    apply(current, { changes: { fault: 'chosen' }, nowUnknown: ['conditions'] });
    expect(current).toEqual(exampleEvent());
  });
});

function eventOn(id: string, occurredOn?: string) {
  const { occurredOn: _own, ...rest } = exampleEvent();
  return { id, content: occurredOn === undefined ? rest : { ...rest, occurredOn } };
}

describe('what the rules are given of a case', () => {
  const SECRET = 'secret words';
  const licence: LicenceContent = {
    sourceSystem: SECRET,
    externalReference: SECRET,
    person: { crn: SECRET, nomsNumber: SECRET, dateOfBirth: '2000-02-29' },
    sentences: [{ id: 's1', type: 'standard-determinate' }],
    indexOffence: { description: SECRET },
    earlierOffences: [{ description: SECRET }],
    release: { date: '2026-01-05', provision: 'automatic' },
    licenceExpiry: '2027-06-30',
    conditions: [
      {
        id: 'c1',
        category: 'bespoke',
        text: SECRET,
        disclosure: { mark: 'gist', by: SECRET, why: SECRET, gist: SECRET },
      },
    ],
    supervision: {
      rosh: { public: 'medium', assessedOn: '2026-02-01' },
      mappa: { status: 'managed', category: 2, level: 2, checkedBy: SECRET, checkedOn: '2026-02-01' },
      predictors: [{ tool: SECRET }],
      needs: ['housing'],
      protectiveFactors: [SECRET],
    },
    determination255BA5: { made: true, madeBy: SECRET, on: '2026-03-01', reasons: SECRET },
    region: SECRET,
    deliveryUnit: SECRET,
    limitedAccess: true,
  };
  const event = exampleEvent({
    description: SECRET,
    source: SECRET,
    sourceReference: SECRET,
    instruction: { given: SECRET },
    account: { sought: 'yes', given: SECRET },
    evidence: [{ system: SECRET, reference: SECRET }],
    disclosure: { mark: 'gist', by: SECRET, gist: SECRET },
    absenceAssessment: 'unacceptable',
    enforcementResponse: 'other',
  });
  const answered = { reason: SECRET, madeBy: SECRET, on: '2026-11-19' };
  const judgement = exampleJudgement({
    danger: { answer: 'yes', ...answered, restsOn: { events: ['e1'], assessments: [SECRET] } },
    manageable: { answer: 'unknown', reason: '  ' },
    measures: { 'discuss-and-record': { state: 'tried', ...answered } },
    contactBrokenDown: {
      answer: 'no',
      ...answered,
      attempts: [{ on: '2026-11-01', how: SECRET, result: SECRET }],
    },
    linkToIndexOffence: { answer: 'no', ...answered },
    noBreachEscalation: { reliedOn: true, ...answered, checked: SECRET, personContacted: 'no' },
    otherControls: SECRET,
    effects: { home: SECRET },
  });

  it('holds no words, names or identifiers', () => {
    const inputs = toCaseInputs({ licence, events: [{ id: 'e1', content: event }], judgement }, '2026-11-20');
    expect(JSON.stringify(inputs)).not.toContain(SECRET);
    expect(inputs).toEqual({
      licence: {
        sentences: [{ id: 's1', type: 'standard-determinate' }],
        ageOnDecisionDay: 26,
        release: { date: '2026-01-05', provision: 'automatic' },
        expiry: '2027-06-30',
        conditions: [{ id: 'c1', category: 'bespoke' }],
        mappa: { status: 'managed', category: 2, level: 2 },
        rosh: { public: 'medium', assessedOn: '2026-02-01' },
        needs: ['housing'],
        indexOffence: {},
        earlierOffences: [{}],
        determination255BA5: { made: true },
      },
      events: [
        {
          id: 'e1',
          type: 'missed-appointment-no-good-reason',
          evidenceStatus: 'no-criminal-process',
          occurredOn: '2026-11-18',
          conditions: ['c1'],
        },
      ],
      judgement: {
        danger: {
          answer: 'yes',
          reasoned: true,
          named: true,
          on: '2026-11-19',
          restsOnEvents: ['e1'],
          restsOnAssessments: true,
        },
        manageable: { answer: 'unknown', reasoned: false, named: false },
        measures: { 'discuss-and-record': { state: 'tried', reasoned: true, named: true, on: '2026-11-19' } },
        contactBrokenDown: {
          answer: 'no',
          reasoned: true,
          named: true,
          on: '2026-11-19',
          attemptsRecorded: true,
        },
        linkToIndexOffence: { answer: 'no', reasoned: true, named: true, on: '2026-11-19' },
        noBreachEscalation: {
          reliedOn: true,
          reasoned: true,
          named: true,
          on: '2026-11-19',
          checksRecorded: true,
          contactRecorded: true,
        },
        custody: 'in-community',
      },
    });
  });

  it('leaves out what is not known, and keeps an empty list as known to be none', () => {
    const bare: LicenceContent = {
      sourceSystem: 'example-cases',
      externalReference: 'L-1',
      person: { crn: 'X000001' },
      conditions: [],
    };
    expect(toCaseInputs({ licence: bare, events: [] }, '2026-11-20')).toEqual({
      licence: { conditions: [] },
      events: [],
    });
  });

  it('comes in the order of the days, then of the ids, those without a day last', () => {
    const events = [
      eventOn('e4'),
      eventOn('e2', '2026-11-02'),
      eventOn('e3', '2026-11-01'),
      eventOn('e1', '2026-11-02'),
    ];
    const inputs = toCaseInputs({ licence, events }, '2026-11-20');
    expect(inputs.events?.map(({ id }) => id)).toEqual(['e3', 'e1', 'e2', 'e4']);
  });

  it.each([
    ['2005-11-21', '2026-11-20', 20],
    ['2005-11-20', '2026-11-20', 21],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-21', '2026-11-20', undefined],
  ])('counts the age of someone born on %s as on %s in whole years', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });
});

describe('instants', () => {
  it('never repeat and never go back within a case, whatever the clock does', () => {
    const last = '2026-11-20T09:00:00.999Z';
    expect(instantAfter(last, '2026-11-20T09:00:01.500Z')).toBe('2026-11-20T09:00:01.500Z');
    expect(instantAfter(last, last)).toBe('2026-11-20T09:00:01.000Z');
    expect(instantAfter(last, '2026-01-01T00:00:00.000Z')).toBe('2026-11-20T09:00:01.000Z');
  });

  it('are read in any ISO 8601 form and kept in one', () => {
    expect(normaliseInstant('2026-11-20T10:00:00+01:00')).toBe('2026-11-20T09:00:00.000Z');
    expect(normaliseInstant('yesterday')).toBeUndefined();
  });
});

describe('ids', () => {
  it('are version 7 UUIDs that sort by time', () => {
    const ids = [0, 1, 1_000_000_000_000, 2 ** 47].map((now) => uuidV7(now));
    expect(ids.toSorted()).toEqual(ids);
    for (const id of [...ids, uuidV7()]) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(isId(id)).toBe(true);
    }
    expect(new Set(Array.from({ length: 1_000 }, () => uuidV7(5))).size).toBe(1_000);
  });
});
