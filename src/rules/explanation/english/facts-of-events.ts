import type { EVENT_FACTS } from '../../facts/event-facts.ts';
import type { FactSentences } from '../catalogue.ts';
import { EVENT_TYPE_NAMES, EVIDENCE_STATUS_NAMES, ROLE_NAMES } from './code-names.ts';

/** What is said of events and of their touch on conditions. Arrest is not charge, charge is not guilt, and no fault is no breach. */
export const FACTS_OF_EVENTS_IN_ENGLISH = {
  'event.type': {
    is: 'The event is recorded as “{value}”.',
    isNot: 'The event is not recorded as “{value}”.',
    unknown: 'Nobody has said what kind of event this was.',
    names: EVENT_TYPE_NAMES,
  },
  'event.evidence-status': {
    // What falls short of a charge or of a finding says so.
    is: 'The police or court process has come as far as {value}.',
    isNot: 'The police or court process is not recorded as one that has come as far as {value}.',
    unknown: 'Nobody has said how far the police or court process has gone.',
    names: EVIDENCE_STATUS_NAMES,
    values: {
      'no-criminal-process': {
        is: 'No police or court step is recorded.',
        isNot: 'A police or court step is recorded.',
      },
      nfa: {
        is: 'The police or prosecutors took no further action.',
        isNot: 'It is not recorded that the police or prosecutors took no further action.',
      },
      discontinued: {
        is: 'The case was discontinued.',
        isNot: 'It is not recorded that the case was discontinued.',
      },
    },
  },
  'event.fault': {
    unknown: 'Nobody has said whether the person chose to do this or was not at fault.',
    values: {
      chosen: {
        is: 'It is recorded that the person chose to do this.',
        isNot: 'It is recorded that the person was not at fault.',
      },
      'no-fault': {
        is: 'It is recorded that the person was not at fault.',
        isNot: 'It is recorded that the person chose to do this.',
      },
    },
  },
  'event.role': {
    is: 'The person is taken to be {value}.',
    isNot: 'The person is not taken to be {value}.',
    unknown: "It is still open what the person's part in the event was.",
    names: ROLE_NAMES,
  },
  'event.corroborated': {
    yes: 'It is recorded that what was reported has been assessed and is backed up.',
    no: 'It is recorded that what was reported has not been assessed and backed up.',
    unknown: 'Nobody has said whether what was reported has been assessed and is backed up.',
  },
  'event.court-order-breached': {
    yes: 'It is recorded that a court order was breached as well.',
    no: 'It is recorded that no court order was breached.',
    unknown: 'Nobody has said whether a court order was breached as well.',
  },
  'event.remaining-facts-stand': {
    yes: 'It is recorded that the remaining facts stand, even without a criminal case.',
    no: 'It is recorded that the remaining facts do not stand without a criminal case.',
    unknown: 'Nobody has said whether the remaining facts stand without a criminal case.',
  },
  'event.equipment-fault': {
    yes: 'It is recorded that the monitoring equipment was at fault.',
    no: 'It is recorded that the monitoring equipment was not at fault.',
    unknown: 'Nobody has said whether the monitoring equipment was at fault.',
  },
  'event.signal-lost': {
    yes: 'It is recorded that a lost signal explains the alert.',
    no: 'It is recorded that a lost signal does not explain the alert.',
    unknown: 'Nobody has said whether a lost signal explains the alert.',
  },
  'event.charge-history-explains': {
    yes: 'It is recorded that the charging history of the tag explains the alert.',
    no: 'It is recorded that the charging history of the tag does not explain the alert.',
    unknown: 'Nobody has said whether the charging history of the tag explains the alert.',
  },
  'event.no-access-to-power': {
    yes: 'It is recorded that the person had no power supply to charge the tag.',
    no: 'It is recorded that the person had a power supply to charge the tag.',
    unknown: 'Nobody has said whether the person had a power supply to charge the tag.',
  },
  'event.test-stands': {
    yes: 'The test result stands: it is confirmed or disclosed, and nobody disputes it.',
    no: 'The test result does not stand: it is not confirmed, or it is in dispute.',
    unknown: 'It is not recorded that the test result is confirmed and that nobody disputes it.',
  },
  'event.test-prescribed': {
    yes: 'It is recorded that a prescribed medicine explains the test result.',
    no: 'It is recorded that no prescribed medicine explains the test result.',
    unknown: 'Nobody has said whether a prescribed medicine explains the test result.',
  },
  'event.conduct': {
    unknown: 'It is still open what the event counts as.',
    values: {
      'further-offending': {
        is: 'The event counts as further offending, alleged or established.',
        isNot: 'The event does not count as further offending.',
      },
      'non-compliance': {
        is: 'The event counts as non-compliance.',
        isNot: 'The event does not count as non-compliance.',
      },
      neither: {
        is: 'The event counts neither as further offending nor as non-compliance.',
        isNot: 'The event counts as further offending, alleged or established, or as non-compliance.',
      },
    },
  },
  'event.occurred-before-release': {
    yes: 'The event is dated before release.',
    no: 'The event is dated on the day of release or later.',
    unknown: 'It is not recorded whether the event came before release.',
  },
  'event.touches-victim-condition': {
    yes: 'The event touches a condition that protects a victim.',
    no: 'The event is recorded as touching no condition that protects a victim.',
    unknown: 'It is not recorded whether the event touches a condition that protects a victim.',
  },
  'event.touches-child-condition': {
    yes: 'The event touches a condition that protects a child.',
    no: 'The event is recorded as touching no condition that protects a child.',
    unknown: 'It is not recorded whether the event touches a condition that protects a child.',
  },
  'case.events': {
    unknown: 'Nobody has recorded what has happened since release.',
    values: {
      'further-offending': {
        is: 'The events since release count as further offending alone, alleged or established.',
        isNot: 'The events since release do not count as further offending alone.',
      },
      'non-compliance': {
        is: 'The events since release count as non-compliance alone.',
        isNot: 'The events since release do not count as non-compliance alone.',
      },
      neither: {
        is: 'No event since release counts as further offending or as non-compliance.',
        isNot: 'The events since release are not all of the kind that counts as neither.',
      },
      mixed: {
        is: 'The events since release count as both non-compliance and further offending, alleged or established.',
        isNot: 'The events since release do not count as both non-compliance and further offending.',
      },
      'no-events': {
        is: 'No event is recorded since release.',
        isNot: 'At least one event is recorded since release.',
      },
    },
  },
  'touch.concerns': {
    yes: 'The event is recorded as touching this condition.',
    no: 'The event is not recorded as touching this condition.',
    unknown: 'Nobody has said whether the event touches this condition.',
  },
  'touch.on-licence': {
    yes: 'The condition is on the licence.',
    no: 'The condition is not on the licence.',
    unknown: 'It is not recorded whether the condition is on the licence.',
  },
  'touch.in-force': {
    yes: 'The condition was in force on the day of the event.',
    no: 'The condition was not in force on the day of the event.',
    unknown: 'It is not recorded whether the condition was in force on the day of the event.',
  },
  'touch.no-offence-condition': {
    yes: 'The condition is the one to commit no offence, which takes more than an allegation or a charge.',
    no: 'The condition is another than the one to commit no offence.',
    unknown: 'It is not recorded whether the condition is the one to commit no offence.',
  },
  'touch.grounds': {
    unknown:
      'It is still open whether any event gives reasonable grounds to conclude that the condition was breached.',
    values: {
      grounds: {
        is: 'The events on record give reasonable grounds to conclude that the condition was breached.',
        isNot: 'The events on record give no reasonable grounds to conclude that the condition was breached.',
      },
      'no-grounds': {
        is: 'The events on record give no reasonable grounds to conclude that the condition was breached.',
        isNot: 'The events on record give reasonable grounds to conclude that the condition was breached.',
      },
    },
  },
} as const satisfies FactSentences<keyof typeof EVENT_FACTS>;
