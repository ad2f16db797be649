import type { CONDITION_FACTS } from '../../facts/condition-facts.ts';
import type { FactSentences } from '../catalogue.ts';

/** What is said of one condition of the licence on the day of the decision. */
export const FACTS_OF_CONDITIONS_IN_ENGLISH = {
  'condition.in-force': {
    yes: 'The condition is in force on the day of the decision.',
    no: 'The condition is not in force on the day of the decision.',
    unknown: 'It is not recorded whether the condition is in force on the day of the decision.',
  },
  'condition.protects': {
    unknown: 'It is not recorded whom this condition protects, if anybody.',
    values: {
      'nobody-named': {
        is: 'The licence records nobody whom this condition protects.',
        isNot: 'The licence records whom this condition protects.',
      },
      victim: {
        is: 'The licence records that this condition protects a victim, and no child.',
        isNot: 'The licence does not record that this condition protects a victim alone.',
      },
      child: {
        is: 'The licence records that this condition protects a child, and no victim.',
        isNot: 'The licence does not record that this condition protects a child alone.',
      },
      'victim-and-child': {
        is: 'The licence records that this condition protects both a victim and a child.',
        isNot: 'The licence does not record that this condition protects both a victim and a child.',
      },
    },
  },
  'condition.serves-its-purpose': {
    yes: 'A named person says, with reasons, that the condition still serves a purpose of the licence.',
    no: 'A named person says, with reasons, that the condition no longer serves a purpose of the licence.',
    unknown:
      'It is still open, on what named people say, whether the condition serves a purpose of the licence.',
  },
  'condition.victim-on-licence': {
    yes: 'It is recorded that there is a victim, in touch with victim liaison or protected by a condition.',
    no: 'It is recorded that no victim is in touch with victim liaison or protected by a condition.',
    unknown: 'It is not recorded whether there is a victim in touch with victim liaison.',
  },
  'condition.victim-view-recorded': {
    yes: 'The view of victim liaison on this condition is recorded.',
    no: 'The view of victim liaison on this condition is not recorded.',
    unknown: 'It is not known whether the view of victim liaison on this condition is recorded.',
  },
} as const satisfies FactSentences<keyof typeof CONDITION_FACTS>;
