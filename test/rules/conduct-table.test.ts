import { describe, expect, it } from '@jest/globals';
import {
  type CaseInputs,
  CONDUCTS,
  currentBookText,
  EVENT_TYPES,
  EVIDENCE_STATUSES,
  type EventInputs,
  type EventType,
  type EvidenceStatus,
  eventProblems,
  INCIDENT_ROLES,
  openBook,
  recommend,
  typeAfter,
} from '../../src/rules/index.ts';
import { isAlert, readingOf, stageOf, statusesOf, takesRoles } from './support/conduct-oracle.ts';

const book = openBook(currentBookText());

type Typed = EventInputs & { readonly type: EventType };
/** Members laid over an event: one way in which it can have been reported. */
type Variant = Partial<EventInputs>;

const YES_NO_ABSENT = [true, false, undefined] as const;
const nothing: Variant = {};
const either = <V>(values: readonly (V | undefined)[], lay: (value: V) => Variant): readonly Variant[] =>
  values.map((value) => (value === undefined ? nothing : lay(value)));

const FAULTS = either(['chosen', 'no-fault', undefined] as const, (fault) => ({ fault }));
const CHECKS = ['equipmentFault', 'signalLost', 'chargeHistoryExplains', 'noAccessToPower'] as const;
const NO_FAULT_FOUND = Object.fromEntries(CHECKS.map((check) => [check, false]));

/** Each check as the only one that explains the alert, as the only one not made, and all or none made. */
const VERIFICATIONS: readonly Variant[] = [
  nothing,
  { monitoringChecks: NO_FAULT_FOUND },
  ...CHECKS.flatMap((check): readonly Variant[] => {
    const { [check]: _, ...others } = NO_FAULT_FOUND;
    return [
      { monitoringChecks: { ...NO_FAULT_FOUND, [check]: true } },
      { monitoringChecks: { [check]: true } },
      { monitoringChecks: others },
    ];
  }),
];

const TESTS: readonly Variant[] = [
  nothing,
  ...(['screening', 'confirmed', 'disclosed', undefined] as const).flatMap((stage) =>
    YES_NO_ABSENT.flatMap((prescribed) =>
      YES_NO_ABSENT.map(
        (disputed): Variant => ({
          test: {
            ...(stage === undefined ? {} : { stage }),
            ...(prescribed === undefined ? {} : { prescribed }),
            ...(disputed === undefined ? {} : { disputed }),
          },
        }),
      ),
    ),
  ),
];

/** Every way in which the facts that matter to the type can have been told, not told included. */
function eventsOf(type: EventType, statuses: readonly (EvidenceStatus | undefined)[]): readonly Typed[] {
  const crossed: readonly (readonly Variant[])[] = [
    FAULTS,
    either(statuses, (evidenceStatus) => ({ evidenceStatus })),
    either(takesRoles(type) ? INCIDENT_ROLES : (['alleged-perpetrator'] as const), (role) => ({
      role,
    })).concat(nothing),
    either(YES_NO_ABSENT, (corroborated) => ({ corroborated })),
    isAlert(type) ? VERIFICATIONS : [nothing],
    type === 'positive-test-or-disclosed-use' ? TESTS : [nothing],
    type === 'prohibited-contact-or-undisclosed-relationship'
      ? either(YES_NO_ABSENT, (courtOrderBreached) => ({ courtOrderBreached }))
      : [nothing],
    ['nfa-discontinued-or-acquitted', 'order-or-notification-breach'].includes(type)
      ? either(YES_NO_ABSENT, (remainingFactsStand) => ({ remainingFactsStand }))
      : [nothing],
  ];
  return crossed.reduce<readonly Typed[]>(
    (events, variants) => events.flatMap((event) => variants.map((variant) => ({ ...event, ...variant }))),
    [{ id: 'event', type, conditions: [] }],
  );
}

// All that does not bear on conduct is known, which keeps thousands of evaluations short.
const REST = {
  licence: { sentences: [], expiry: '2030-12-31', conditions: [], mappa: { status: 'none' }, needs: [] },
  judgement: {
    danger: { answer: 'no' },
    manageable: { answer: 'yes', with: [] },
    contactBrokenDown: { answer: 'no' },
  },
} as const satisfies CaseInputs;

function answered(event: EventInputs) {
  const [found] = recommend(book, { inputs: { ...REST, events: [event] }, asAt: '2026-10-20' }).events;
  const conduct = found?.conduct;
  const possible: readonly string[] = conduct?.possible ?? [conduct?.answer ?? 'not answered'];
  const separatedBy = conduct?.separatedBy ?? [];
  return {
    possible: possible.toSorted(),
    separatedBy: separatedBy.map(({ fact }) => fact).toSorted(),
    stage: found?.stage,
  };
}

/** Events of which the book and the taxonomy say different things. */
function differences(events: readonly Typed[]) {
  return events.flatMap((event) => {
    const { stage, ...rules } = answered(event);
    const taxonomy = readingOf(event);
    const offending = taxonomy.possible.includes('further-offending');
    const stageWanted =
      offending && event.evidenceStatus !== undefined ? stageOf(event.evidenceStatus) : undefined;
    const same = JSON.stringify(rules) === JSON.stringify(taxonomy) && stage === stageWanted;
    return same ? [] : [{ event, rules: { ...rules, stage }, taxonomy: { ...taxonomy, stage: stageWanted } }];
  });
}

describe('conduct by type, evidence status, fault, verification and role', () => {
  it.each(EVENT_TYPES)('%s is what the taxonomy says, in every way it can be told', (type) => {
    const events = eventsOf(type, statusesOf(type));
    expect(events.length).toBeGreaterThanOrEqual(statusesOf(type).length * 18);
    expect(differences(events)).toEqual([]);
  });

  it.each(EVENT_TYPES)('%s without a status is open exactly where its statuses differ', (type) => {
    expect(differences(eventsOf(type, [undefined]))).toEqual([]);
  });

  it.each(EVIDENCE_STATUSES)(
    '%s without a type is open over every type that can have it',
    (evidenceStatus) => {
      const types = EVENT_TYPES.filter((type) => statusesOf(type).includes(evidenceStatus));
      const possible = new Set(
        types.flatMap((type) => readingOf({ id: 'event', type, evidenceStatus }).possible),
      );
      expect(answered({ id: 'event', evidenceStatus }).possible).toEqual([...possible].toSorted());
    },
  );

  it('of an event of which nothing is told may have been anything', () => {
    expect(answered({ id: 'event' }).possible).toEqual(CONDUCTS.toSorted());
  });
});

describe('pairs of type and status', () => {
  const pairs = EVENT_TYPES.flatMap((type) =>
    EVIDENCE_STATUSES.map((evidenceStatus) => ({ type, evidenceStatus })),
  );
  const occurs = ({ type, evidenceStatus }: (typeof pairs)[number]) =>
    statusesOf(type).includes(evidenceStatus);

  it('that can occur are let through', () => {
    const wrong = pairs.filter((pair) => occurs(pair) && eventProblems(book, pair).length > 0);
    expect(wrong).toEqual([]);
  });

  it('that cannot occur are refused at the status, naming both and a remedy with every status that can', () => {
    const impossible = pairs.filter((pair) => !occurs(pair));
    expect(impossible.length).toBeGreaterThan(0);
    for (const pair of impossible) {
      const problems = eventProblems(book, pair);
      expect(problems.map(({ field }) => field)).toEqual(['evidenceStatus']);
      for (const { problem, remedy } of problems) {
        expect(problem).toContain(pair.type);
        expect(problem).toContain(pair.evidenceStatus);
        for (const status of statusesOf(pair.type)) expect(remedy).toContain(`\`${status}\``);
      }
    }
  });

  it('that belong to a stage of the criminal process name that stage', () => {
    const [problem] = eventProblems(book, { type: 'lost-contact', evidenceStatus: 'charge' });
    expect(problem?.remedy).toContain('`charged-minor-unrelated`');
    expect(problem?.remedy).toContain('`charged-serious-or-index-like`');
  });

  it.each(EVENT_TYPES)(
    '%s lets a part in the incident be told only where several people take part',
    (type) => {
      const [evidenceStatus] = statusesOf(type);
      if (evidenceStatus === undefined) throw new RangeError(`no status can occur with ${type}`);
      for (const role of INCIDENT_ROLES) {
        const problems = eventProblems(book, { type, evidenceStatus, role });
        const refused = !takesRoles(type) && role !== 'alleged-perpetrator';
        expect(problems.map(({ field }) => field)).toEqual(refused ? ['role'] : []);
        expect(problems.filter(({ remedy }) => remedy === '')).toEqual([]);
      }
    },
  );
});

describe('later news', () => {
  const STAGES = [
    'arrest-bail-or-rui',
    'charged-minor-unrelated',
    'charged-serious-or-index-like',
    'caution-or-conviction',
    'nfa-discontinued-or-acquitted',
  ] as const;

  it.each(STAGES)('moves %s to the one stage that the new status belongs to', (stage) => {
    const moved = EVIDENCE_STATUSES.map((status) => [status, typeAfter(book, stage, status)]);
    const wanted = EVIDENCE_STATUSES.map((status) => {
      if (statusesOf(stage).includes(status)) return [status, undefined];
      const others = STAGES.filter((each) => statusesOf(each).includes(status));
      return [status, others.length === 1 ? others[0] : undefined];
    });
    expect(moved).toEqual(wanted);
  });

  it('leaves to a person whether a charge is minor or serious', () => {
    expect(typeAfter(book, 'arrest-bail-or-rui', 'charge')).toBeUndefined();
    expect(eventProblems(book, { type: 'arrest-bail-or-rui', evidenceStatus: 'charge' })).toHaveLength(1);
  });

  it('never moves an acquittal, a discontinuance or no further action into guilt', () => {
    for (const status of ['nfa', 'discontinued', 'acquitted'] as const) {
      for (const stage of STAGES) {
        const type = typeAfter(book, stage, status) ?? stage;
        expect(type).toBe('nfa-discontinued-or-acquitted');
      }
    }
  });

  it.each(['threats-or-harassment-not-charged', 'domestic-abuse-call-out'] as const)(
    'moves %s to arrest, and to no stage before the police act',
    (report) => {
      expect(typeAfter(book, report, 'arrest')).toBe('arrest-bail-or-rui');
      expect(typeAfter(book, report, 'voluntary-interview')).toBeUndefined();
    },
  );

  it.each(EVENT_TYPES.filter((type) => statusesOf(type)[0] === 'no-criminal-process'))(
    'never turns %s into a stage of the criminal process',
    (type) => {
      const moved = EVIDENCE_STATUSES.filter((status) => typeAfter(book, type, status) !== undefined);
      expect(moved).toEqual([]);
    },
  );

  it('leaves breach of an order what it is through every status', () => {
    const moved = EVIDENCE_STATUSES.filter(
      (status) => typeAfter(book, 'order-or-notification-breach', status) !== undefined,
    );
    expect(moved).toEqual([]);
  });
});
