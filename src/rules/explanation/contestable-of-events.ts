import { eventProblems } from '../events/pairs.ts';
import { resultStands } from '../facts/from-event.ts';
import type { EventInputs, MonitoringChecks, TestInputs } from '../inputs.ts';
import type { OpenBook } from '../open-book.ts';
import { EVENT_TYPES, EVIDENCE_STATUSES, FAULTS, type IncidentRole } from '../vocabularies.ts';
import { type Contested, changesOf, type InputOf, opposite, otherThan } from './contestable-input.ts';
import type { Change, InputValue } from './counterfactual.ts';

type Part = Exclude<IncidentRole, 'both'>;
const PARTS: readonly Part[] = ['alleged-perpetrator', 'victim', 'witness'];
const STAGES: readonly NonNullable<TestInputs['stage']>[] = ['screening', 'confirmed', 'disclosed'];
const CHECKS: readonly (readonly [keyof MonitoringChecks, Change['fact']])[] = [
  ['equipmentFault', 'event.equipment-fault'],
  ['signalLost', 'event.signal-lost'],
  ['chargeHistoryExplains', 'event.charge-history-explains'],
  ['noAccessToPower', 'event.no-access-to-power'],
];

/**
 * Changes of one event: what people say that it was, never how far the police or a court have gone with it. Its type may become only
 * one that can have the same evidence status and role. The type comes last, for the other changes are the smaller ones.
 */
export function contestableOfEvent(
  book: OpenBook,
  event: EventInputs,
  under: string,
  conditionsOfLicence: readonly string[],
): readonly Contested<EventInputs>[] {
  const { id } = event;
  const of = <V extends InputValue>(input: Omit<InputOf<EventInputs, V>, 'subject'>) =>
    changesOf(event, under, { subject: id, ...input });
  const flag = (
    at: 'corroborated' | 'courtOrderBreached' | 'remainingFactsStand' | 'seriousOffence',
    fact: Change['fact'],
  ) =>
    of({
      at,
      fact,
      read: (so) => so[at],
      others: opposite,
      write: (so, value) => ({ ...so, [at]: value }),
      said: (so) => so[at],
    });
  return [
    ...of({
      at: 'fault',
      fact: 'event.fault',
      read: ({ fault }) => fault,
      others: otherThan(FAULTS),
      write: (so, fault) => ({ ...so, fault }),
      said: ({ fault }) => fault,
    }),
    ...of({
      at: 'role',
      fact: 'event.role',
      read: ({ role }) => PARTS.find((part) => part === role),
      others: (role, so) => otherThan(PARTS)(role).filter((part) => canOccur(book, { ...so, role: part })),
      write: (so, role) => ({ ...so, role }),
      said: ({ role }) => role,
    }),
    ...flag('corroborated', 'event.corroborated'),
    ...flag('courtOrderBreached', 'event.court-order-breached'),
    ...flag('remainingFactsStand', 'event.remaining-facts-stand'),
    ...flag('seriousOffence', 'charge.relied-on-serious'),
    ...CHECKS.flatMap(([name, fact]) =>
      of({
        at: `monitoringChecks/${name}`,
        fact,
        read: ({ monitoringChecks }) => monitoringChecks?.[name],
        others: opposite,
        write: (so, value) => ({ ...so, monitoringChecks: { ...so.monitoringChecks, [name]: value } }),
        said: ({ monitoringChecks }) => monitoringChecks?.[name],
      }),
    ),
    ...of({
      at: 'test/stage',
      fact: 'event.test-stands',
      read: ({ test }) => test?.stage,
      others: otherThan(STAGES),
      write: (so, stage) => ({ ...so, test: { ...so.test, stage } }),
      said: ({ test }) => resultStands(test),
    }),
    ...of({
      at: 'test/disputed',
      fact: 'event.test-stands',
      read: ({ test }) => test?.disputed,
      others: opposite,
      write: (so, disputed) => ({ ...so, test: { ...so.test, disputed } }),
      said: ({ test }) => resultStands(test),
    }),
    ...of({
      at: 'test/prescribed',
      fact: 'event.test-prescribed',
      read: ({ test }) => test?.prescribed,
      others: opposite,
      write: (so, prescribed) => ({ ...so, test: { ...so.test, prescribed } }),
      said: ({ test }) => test?.prescribed,
    }),
    ...[...new Set([...(event.conditions ?? []), ...conditionsOfLicence])].flatMap((condition) =>
      changesOf(event, under, touching(event, condition)),
    ),
    ...of({
      at: 'type',
      fact: 'event.type',
      read: ({ type }) => type,
      others: (type, so) =>
        otherThan(EVENT_TYPES)(type).filter((other) => canOccur(book, { ...so, type: other })),
      write: (so, type) => ({ ...so, type }),
      said: ({ type }) => type,
    }),
  ];
}

/** Whether the event touches one condition: one that it names, or another of the licence. */
function touching({ id }: EventInputs, condition: string): InputOf<EventInputs, readonly string[]> {
  const isTouched = (conditions: readonly string[] | undefined): boolean =>
    conditions?.includes(condition) === true;
  const otherwise = (conditions: readonly string[]): readonly string[] =>
    isTouched(conditions) ? conditions.filter((each) => each !== condition) : [...conditions, condition];
  return {
    at: 'conditions',
    fact: 'touch.concerns',
    subject: `${id}/${condition}`,
    read: ({ conditions }) => conditions,
    others: (conditions) => [otherwise(conditions)],
    // Of this condition alone: what else is touched stays, whatever else was changed.
    write: (so, conditions) =>
      isTouched(so.conditions) === isTouched(conditions)
        ? so
        : { ...so, conditions: otherwise(so.conditions ?? []) },
    said: ({ conditions }) => isTouched(conditions),
  };
}

// Where the status is not told, some status must be able to stand beside the type and the part.
function canOccur(book: OpenBook, { type, evidenceStatus, role }: EventInputs): boolean {
  if (type === undefined) return true;
  const told = role === undefined ? {} : { role };
  const statuses = evidenceStatus === undefined ? EVIDENCE_STATUSES : [evidenceStatus];
  return statuses.some(
    (status) => eventProblems(book, { type, evidenceStatus: status, ...told }).length === 0,
  );
}
