import type { Fact } from '../kernel/book.ts';
import { PROTECTED_GROUPS } from '../vocabularies.ts';
import { choice, derived, given, HOLDERS, yesNo } from './kinds.ts';

/** Facts of one condition of the licence as it stands on the day of the decision. */
export const CONDITION_FACTS = {
  'condition.in-force': {
    ...yesNo,
    ...given(
      'condition',
      'whether the condition is in force on the day of the decision',
      'licence.conditions[].inForceFrom',
      'the licence as issued',
    ),
  },
  'condition.protects': {
    ...choice(PROTECTED_GROUPS),
    ...given(
      'condition',
      'whom the condition protects',
      'licence.conditions[].protects',
      'the licence as issued',
    ),
  },
  'condition.serves-its-purpose': {
    ...yesNo,
    ...given(
      'condition',
      'whether the condition still serves a purpose of the licence (a named person with reasons)',
      'judgement.conditionReviews[].answer',
      HOLDERS.practitioner,
    ),
  },
  'condition.victim-on-licence': {
    ...yesNo,
    ...given(
      'condition',
      'whether there is a victim: in contact with the victim liaison service, or protected by a condition',
      'licence.victimInContact',
      HOLDERS.practitioner,
    ),
  },
  'condition.victim-view-recorded': {
    ...yesNo,
    ...derived('condition', 'whether the view of victim liaison on this condition is recorded'),
  },
} as const satisfies Readonly<Record<string, Fact>>;
