import type { IsoDate } from '../rules/index.ts';
import type { RecallContent } from './model.ts';

/** How far a recall has come, from first to last; of the endings, one. */
export const RECALL_STANDINGS = [
  'reported',
  'sent',
  'refused',
  'revoked',
  'at-large',
  'returned',
  'cancelled',
  're-released',
  'died',
] as const;
export type RecallStanding = (typeof RECALL_STANDINGS)[number];

/**
 * How a recall stands on a day, by what was reported of it. A day to come says what is planned and moves nothing. Somebody whose
 * licence is revoked and of whom no return is reported is `revoked`, not `at-large`: they may be in custody for another reason, so
 * that being at large is a report of its own.
 *
 * A recall that was cancelled is treated as never made (CJA 2003 s.254(2A)-(2C)), whatever came before: it may be cancelled at any time,
 * also after a release or a death, and stands as cancelled from then on, for this tells of the recall and not of the person. Of a
 * release and a death, the first is what ended the recall.
 */
export function standingOf(recall: RecallContent, today: IsoDate): RecallStanding {
  const hasCome = (day: IsoDate | undefined): day is IsoDate => day !== undefined && day <= today;
  const { cancelledOn, reReleasedOn, diedOn, returnedToCustodyOn, revokedOn, refusedOn, sentOn } = recall;
  if (hasCome(cancelledOn)) return 'cancelled';
  if (hasCome(refusedOn)) return 'refused';
  if (hasCome(reReleasedOn) && !(hasCome(diedOn) && diedOn < reReleasedOn)) return 're-released';
  if (hasCome(diedOn)) return 'died';
  if (hasCome(returnedToCustodyOn)) return 'returned';
  if (hasCome(revokedOn)) return isReportedAtLarge(recall, today) ? 'at-large' : 'revoked';
  return hasCome(sentOn) ? 'sent' : 'reported';
}

function isReportedAtLarge(
  { atLargeFrom, daysAtLargeBeforeReturn = 0 }: RecallContent,
  today: IsoDate,
): boolean {
  return (atLargeFrom !== undefined && atLargeFrom <= today) || daysAtLargeBeforeReturn > 0;
}
