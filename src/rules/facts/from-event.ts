import type { EventInputs, LicenceInputs, TestInputs } from '../inputs.ts';
import { isSettledAs, type Possible } from '../kernel/possible.ts';
import { ask, askYesNo, type Facts, type Inquiry, known, knownYesNo, row } from './inquiry.ts';

/** Stands for the events when nobody has said what they are: one event of which everything is missing. */
export const EVENTS_NOT_GIVEN = 'events-not-given';

/** Facts of one event. */
export function eventFacts(inquiry: Inquiry, event: EventInputs, licence: LicenceInputs): Facts {
  const { id } = event;
  const type = typeOf(inquiry, event);
  const checks = event.monitoringChecks ?? {};
  return {
    'event.type': type,
    'event.evidence-status': evidenceStatus(inquiry, event),
    'event.fault': known(inquiry, event.fault, 'event.fault', id),
    'event.role': role(inquiry, event),
    'event.corroborated': knownYesNo(inquiry, event.corroborated, 'event.corroborated', id),
    'event.court-order-breached': knownYesNo(
      inquiry,
      event.courtOrderBreached,
      'event.court-order-breached',
      id,
    ),
    'event.remaining-facts-stand': knownYesNo(
      inquiry,
      event.remainingFactsStand,
      'event.remaining-facts-stand',
      id,
    ),
    'event.equipment-fault': knownYesNo(inquiry, checks.equipmentFault, 'event.equipment-fault', id),
    'event.signal-lost': knownYesNo(inquiry, checks.signalLost, 'event.signal-lost', id),
    'event.charge-history-explains': knownYesNo(
      inquiry,
      checks.chargeHistoryExplains,
      'event.charge-history-explains',
      id,
    ),
    'event.no-access-to-power': knownYesNo(inquiry, checks.noAccessToPower, 'event.no-access-to-power', id),
    'event.test-stands': knownYesNo(inquiry, resultStands(event.test), 'event.test-stands', id),
    'event.test-prescribed': knownYesNo(inquiry, event.test?.prescribed, 'event.test-prescribed', id),
    'event.occurred-before-release': knownYesNo(
      inquiry,
      event.occurredOn === undefined || licence.release?.date === undefined
        ? undefined
        : event.occurredOn < licence.release.date,
      'event.occurred-before-release',
      id,
    ),
    'event.touches-victim-condition': touchesProtected(inquiry, event, licence, 'victim'),
    'event.touches-child-condition': touchesProtected(inquiry, event, licence, 'child'),
  };
}

// Only types that can have the status are possible.
function typeOf(inquiry: Inquiry, { id, type, evidenceStatus: status }: EventInputs): Possible {
  if (type !== undefined) return inquiry.workspace.settled(type);
  const statuses = inquiry.compiled.book.tables['statuses-by-type']?.rows ?? {};
  const possible = Object.keys(statuses).filter(
    (each) => status === undefined || statuses[each]?.includes(status),
  );
  return ask(inquiry, 'event.type', id, possible);
}

// Only statuses that can occur with the type are possible: the table of the book says which.
function evidenceStatus(inquiry: Inquiry, event: EventInputs): Possible {
  if (event.evidenceStatus !== undefined) return inquiry.workspace.settled(event.evidenceStatus);
  const possible = event.type === undefined ? undefined : row(inquiry, 'statuses-by-type', event.type);
  return ask(inquiry, 'event.evidence-status', event.id, possible);
}

// Most types name the person as the one who acted; where several people take part, the part must be told.
// `both` leaves open whose conduct it was, as an untold part does.
function role(inquiry: Inquiry, event: EventInputs): Possible {
  const { workspace } = inquiry;
  if (event.role === 'both') return ask(inquiry, 'event.role', event.id, ['alleged-perpetrator', 'victim']);
  if (event.role !== undefined) return workspace.settled(event.role);
  if (event.type !== undefined && row(inquiry, 'roles-by-type', event.type) === undefined) {
    return workspace.settled('alleged-perpetrator');
  }
  return ask(inquiry, 'event.role', event.id);
}

/** A screening result, and one in dispute, leave open whether the result stands; only an undisputed confirmation settles it. */
export function resultStands(test: TestInputs | undefined): true | undefined {
  const confirmed = test?.stage === 'confirmed' || test?.stage === 'disclosed';
  return confirmed && test?.disputed === false ? true : undefined;
}

function touchesProtected(
  inquiry: Inquiry,
  event: EventInputs,
  licence: LicenceInputs,
  group: 'victim' | 'child',
): Possible<boolean> {
  const fact = group === 'victim' ? 'event.touches-victim-condition' : 'event.touches-child-condition';
  if (event.conditions === undefined) return askYesNo(inquiry, fact, event.id);
  return inquiry.workspace.any(
    event.conditions.map((id) => {
      const protects = licence.conditions?.find((condition) => condition.id === id)?.protects;
      return knownYesNo(
        inquiry,
        protects === undefined ? undefined : protects === group || protects === 'victim-and-child',
        fact,
        event.id,
      );
    }),
  );
}

/** Whether one event is a charge that is a reason for the recall: "on account of being charged" (s.255A(4), (4ZA)(f)). */
export interface Charge {
  readonly reliedOn: Possible<boolean>;
  readonly unconvicted: Possible<boolean>;
  readonly serious: Possible<boolean>;
}

export function chargeOf(inquiry: Inquiry, event: EventInputs, facts: Facts): Charge {
  const { workspace } = inquiry;
  const status = facts['event.evidence-status'] ?? workspace.settled('no-criminal-process');
  const charged = workspace.map(status, (so) => so === 'charge' || so === 'conviction');
  if (isSettledAs(charged, false)) return { reliedOn: charged, unconvicted: charged, serious: charged };
  const reliedOn = workspace.all([
    charged,
    knownYesNo(inquiry, event.reliedOnForRecall, 'charge.relied-on', event.id),
  ]);
  return {
    reliedOn,
    unconvicted: workspace.all([workspace.map(status, (so) => so === 'charge'), reliedOn]),
    serious: workspace.all([
      reliedOn,
      knownYesNo(inquiry, event.seriousOffence, 'charge.relied-on-serious', event.id),
    ]),
  };
}

/** What the charges make together. */
export function chargesTogether({ workspace }: Inquiry, charges: readonly Charge[]): Facts {
  return {
    'charge.relied-on': workspace.any(charges.map(({ reliedOn }) => reliedOn)),
    'charge.relied-on-unconvicted': workspace.any(charges.map(({ unconvicted }) => unconvicted)),
    'charge.relied-on-serious': workspace.any(charges.map(({ serious }) => serious)),
  };
}
