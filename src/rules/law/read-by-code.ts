import type { FactName } from '../facts/vocabulary.ts';
import type { ReadByCode } from '../kernel/check.ts';
import type { ParameterName } from './language.ts';

/** Parameters that the review of a decision reads, and no answer: who signs later, and by when. */
export const READ_BY_REVIEW = [
  'countersignature-within',
  'countersignature-out-of-hours-by',
  'countersignature-approved-premises-by',
  'new-facts-review-within',
] as const satisfies readonly ParameterName[];

/**
 * Parameters and facts of the book that code reads by name, outside any rule. The check of the book needs the list to tell
 * what is dead; `test/rules/coverage.test.ts` holds it to what the code is seen to read.
 */
export const READ_BY_CODE = {
  parameters: [
    'decision-within',
    'endorsement-within',
    'casework-assessment-within',
    'emergency-revocation-within',
    'return-to-custody-within',
    'emergency-return-to-custody-within',
    'parole-board-referral-within',
    'further-parole-board-referral-within',
    'recommendation-expires-within',
    'clocks-run-days',
    'conversion-day',
    'short-sentence-months',
    ...READ_BY_REVIEW,
  ],
  // Asked for as they are given; rules read what is made of them.
  facts: [
    'case.events',
    'measure.suffices',
    'case.sentence-relations',
    'case.sentence-dates',
    'recall.returned-on',
    'recall.custodial-period-ends',
    'recall.expiry',
    'recall.days-at-large',
    'recall.sentence-days',
  ],
} as const satisfies ReadByCode & {
  readonly parameters: readonly ParameterName[];
  readonly facts: readonly FactName[];
};
