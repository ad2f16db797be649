import { RECALL_TYPES } from '../answer.ts';
import type { Fact } from '../kernel/book.ts';
import { LATER_CHARGES } from '../vocabularies.ts';
import { choice, date, derived, given, HOLDERS, number, yesNo } from './kinds.ts';

/** What a period is asked of: one kind of recall. */
export const PERIOD_KINDS = ['fixed-term', 'standard', 'section-32', 'home-detention-curfew'] as const;

/** Facts of a recall that has been made, or of one kind of recall that could be. */
export const RECALL_FACTS = {
  'recall.kind': { ...choice(PERIOD_KINDS), ...derived('recall', 'kind of recall') },
  'recall.converted': {
    ...yesNo,
    ...derived('recall', 'whether a standard recall was brought within the 56-day release'),
  },
  'recall.days-in-order': {
    ...yesNo,
    ...derived('recall', 'whether revocation, return and sentence come in an order that can be'),
  },
  'recall.returned-by-conversion': {
    ...yesNo,
    ...given(
      'recall',
      'whether the person was back in custody by 31 March 2026',
      'recall.returnedToCustodyOn',
      HOLDERS.prison,
    ),
  },
  'recall.revoked-before-conversion': {
    ...yesNo,
    ...given(
      'case',
      'whether the licence was revoked before 31 March 2026',
      'recall.revokedOn',
      HOLDERS.casework,
    ),
  },
  'recall.made-under-section-254': {
    ...yesNo,
    ...given('case', 'whether the recall was made under s.254', 'recall.power', HOLDERS.casework),
  },
  'recall.made-under-section-255': {
    ...yesNo,
    ...derived('case', 'whether a recall under s.255 has been reported'),
  },
  'recall.issued-outside-law': {
    ...yesNo,
    ...derived(
      'case',
      'whether the recall as issued is of a kind that the law of its day does not leave open',
    ),
  },
  'recall.fixed-term': {
    ...yesNo,
    ...given('case', 'whether the recall was made for a fixed term', 'recall.type', HOLDERS.casework),
  },
  'recall.over': {
    ...yesNo,
    ...derived(
      'case',
      'whether the recall was over before 31 March 2026: cancelled, or ended by release, death or the end of the sentence',
    ),
  },
  'recall.type-under-56-day-law': {
    ...choice(RECALL_TYPES),
    ...derived('case', 'the kind of recall that the law of 31 March 2026 would give'),
  },
  'case.recall-type': {
    ...choice(RECALL_TYPES),
    ...derived('case', 'the kind of recall that the law of the recall allows or requires'),
  },
  'recall.charged-after': {
    ...choice(LATER_CHARGES),
    ...given(
      'case',
      'whether the person was charged after being recalled, and if with a serious offence',
      'recall.chargedAfterRecall',
      HOLDERS.police,
    ),
  },
  'recall.later-determination': {
    ...yesNo,
    ...derived('case', 'whether automatic release was withdrawn after the recall'),
  },
  'recall.returned-on': {
    ...date,
    ...given('recall', 'first day back in custody', 'recall.returnedToCustodyOn', HOLDERS.prison),
  },
  'recall.custodial-period-ends': {
    ...date,
    ...given(
      'recall',
      'last day of the requisite custodial period (the conditional release date)',
      'licence.release.custodialPeriodEndsOn',
      HOLDERS.prison,
    ),
  },
  'recall.expiry': {
    ...date,
    ...given('recall', 'last day of the sentence', 'licence.sentenceExpiry', HOLDERS.prison),
  },
  'recall.days-at-large': {
    ...number,
    ...given(
      'recall',
      'days at large between revocation and return',
      'recall.daysAtLargeBeforeReturn',
      HOLDERS.prison,
    ),
  },
  'recall.sentence-days': {
    ...number,
    ...given(
      'recall',
      'aggregate length of the sentences in days',
      'licence.sentences[].length',
      HOLDERS.prison,
    ),
  },
} as const satisfies Readonly<Record<string, Fact>>;
