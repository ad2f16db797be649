import { EVENT_TYPES, type EventInputs, type EventType } from '../../../src/rules/index.ts';
import { isAlert, readingOf, statusesOf, takesRoles } from '../support/conduct-oracle.ts';

/** An event of which everything is told, with what the taxonomy makes of it. */
export interface ToldEvent {
  readonly event: EventInputs;
  readonly conduct: string;
}

const TRUTH = [true, false] as const;
const ROLES = ['alleged-perpetrator', 'victim', 'witness'] as const;

/** Every event that can occur, told in full, with the answer of the second reading of the taxonomy. */
export function toldEvents(): readonly ToldEvent[] {
  return EVENT_TYPES.flatMap(everyEventOf).map((event) => {
    const [conduct, ...others] = readingOf(event).possible;
    if (conduct === undefined || others.length > 0) throw new RangeError(`${event.type} is not told in full`);
    return { event, conduct };
  });
}

type Typed = EventInputs & { readonly type: EventType };

function everyEventOf(type: EventType): readonly Typed[] {
  const crossed: readonly (readonly Partial<EventInputs>[])[] = [
    (['chosen', 'no-fault'] as const).map((fault) => ({ fault })),
    statusesOf(type).map((evidenceStatus) => ({ evidenceStatus })),
    (takesRoles(type) ? ROLES : (['alleged-perpetrator'] as const)).map((role) => ({ role })),
    TRUTH.map((corroborated) => ({ corroborated })),
    isAlert(type) ? CHECKS : CHECKS.slice(0, 1),
    // A type reads at most one of these; where it reads none, they must not matter.
    TRUTH.map((so) => ({
      courtOrderBreached: so,
      remainingFactsStand: so,
      test: { stage: 'confirmed' as const, disputed: false, prescribed: so },
    })),
  ];
  return crossed.reduce<readonly Typed[]>(
    (events, variants) => events.flatMap((event) => variants.map((variant) => ({ ...event, ...variant }))),
    [{ id: 'event', type, conditions: [] }],
  );
}

/** No check explains the alert, or one alone does. */
const CHECKS = (
  [undefined, 'equipmentFault', 'signalLost', 'chargeHistoryExplains', 'noAccessToPower'] as const
).map((explains) => ({
  monitoringChecks: {
    equipmentFault: explains === 'equipmentFault',
    signalLost: explains === 'signalLost',
    chargeHistoryExplains: explains === 'chargeHistoryExplains',
    noAccessToPower: explains === 'noAccessToPower',
  },
}));
