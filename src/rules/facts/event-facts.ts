import { CASE_CONDUCTS, CONDUCTS } from '../answer.ts';
import type { Fact } from '../kernel/book.ts';
import { EVENT_TYPES, EVIDENCE_STATUSES, FAULTS } from '../vocabularies.ts';
import { choice, derived, given, HOLDERS, yesNo } from './kinds.ts';

/** Facts of events and of their touch on conditions. */
export const EVENT_FACTS = {
  'event.type': {
    ...choice(EVENT_TYPES),
    ...given('event', 'type of event', 'events[].type', HOLDERS.reporter),
  },
  'event.evidence-status': {
    ...choice(EVIDENCE_STATUSES),
    ...given('event', 'how far the criminal process has gone', 'events[].evidenceStatus', HOLDERS.police),
  },
  'event.fault': {
    ...choice(FAULTS),
    ...given('event', 'whether the person chose the conduct', 'events[].fault', HOLDERS.practitioner),
  },
  'event.role': {
    ...choice(['alleged-perpetrator', 'victim', 'witness']),
    ...given('event', "the person's part in the incident", 'events[].role', HOLDERS.police),
  },
  'event.corroborated': {
    ...yesNo,
    ...given(
      'event',
      'whether what is alleged has been assessed and is supported',
      'events[].corroborated',
      HOLDERS.practitioner,
    ),
  },
  'event.court-order-breached': {
    ...yesNo,
    ...given('event', 'whether a court order was breached too', 'events[].courtOrderBreached', HOLDERS.court),
  },
  'event.remaining-facts-stand': {
    ...yesNo,
    ...given(
      'event',
      'whether the remaining facts stand after no further action or acquittal',
      'events[].remainingFactsStand',
      HOLDERS.practitioner,
    ),
  },
  'event.equipment-fault': {
    ...yesNo,
    ...given(
      'event',
      'whether the equipment was at fault',
      'events[].monitoringChecks.equipmentFault',
      HOLDERS.monitoring,
    ),
  },
  'event.signal-lost': {
    ...yesNo,
    ...given(
      'event',
      'whether loss of signal explains the alert',
      'events[].monitoringChecks.signalLost',
      HOLDERS.monitoring,
    ),
  },
  'event.charge-history-explains': {
    ...yesNo,
    ...given(
      'event',
      'whether the charging history explains the alert',
      'events[].monitoringChecks.chargeHistoryExplains',
      HOLDERS.monitoring,
    ),
  },
  'event.no-access-to-power': {
    ...yesNo,
    ...given(
      'event',
      'whether the person had no access to power',
      'events[].monitoringChecks.noAccessToPower',
      HOLDERS.practitioner,
    ),
  },
  'event.test-stands': {
    ...yesNo,
    ...given(
      'event',
      'whether the test result is confirmed and undisputed',
      'events[].test',
      'the testing laboratory',
    ),
  },
  'event.test-prescribed': {
    ...yesNo,
    ...given(
      'event',
      'whether a prescribed medicine explains the result',
      'events[].test.prescribed',
      'the prescriber',
    ),
  },
  'event.conduct': {
    ...choice(CONDUCTS),
    ...derived('event', 'what the event was'),
  },
  'event.occurred-before-release': {
    ...yesNo,
    ...given('event', 'whether the event came before release', 'events[].occurredOn', HOLDERS.reporter),
  },
  'event.touches-victim-condition': {
    ...yesNo,
    ...given(
      'event',
      'whether it touches a condition that protects a victim',
      'events[].conditions',
      HOLDERS.practitioner,
    ),
  },
  'event.touches-child-condition': {
    ...yesNo,
    ...given(
      'event',
      'whether it touches a condition that protects a child',
      'events[].conditions',
      HOLDERS.practitioner,
    ),
  },
  'case.events': {
    ...choice(CASE_CONDUCTS),
    ...given('case', 'what has happened since release', 'events', HOLDERS.practitioner),
  },
  'touch.concerns': {
    ...yesNo,
    ...given('touch', 'whether the event touches the condition', 'events[].conditions', HOLDERS.practitioner),
  },
  'touch.on-licence': {
    ...yesNo,
    ...given('touch', 'whether the licence has the condition', 'licence.conditions', 'the licence as issued'),
  },
  'touch.in-force': {
    ...yesNo,
    ...given(
      'touch',
      'whether the condition was in force on the day of the event',
      'licence.conditions[].inForceFrom',
      'the licence as issued',
    ),
  },
  'touch.no-offence-condition': {
    ...yesNo,
    ...given(
      'touch',
      'whether the condition is the one to commit no offence',
      'licence.conditions[].policyVersion',
      'the licence as issued',
    ),
  },
  'touch.grounds': {
    ...choice(['grounds', 'no-grounds']),
    ...derived('condition', 'reasonable grounds, from any event that touches the condition'),
  },
} as const satisfies Readonly<Record<string, Fact>>;
