import { type Answer, type CaseInputs, type IsoDate, type OpenBook, recommend } from '../../rules/index.ts';
import { addDaysTo, daysBetween } from './days.ts';
import type { AssumedReturn } from './services.ts';

/** What a recall would be where it is supported: how long somebody would be back in custody can follow from a fixed term alone. */
export type RecallClass =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed-term'; readonly lengthDays: number }
  | { readonly kind: 'fixed-term-or-standard' | 'standard' | 'other' | 'unknown' };

/** What recall an answer comes to; `none` where the evidence does not support recall. */
export function recallClassOf({ outcome, recallType }: Answer): RecallClass {
  if (outcome.recall.answer !== 'supported') {
    return { kind: 'none' };
  }
  const { type, lengthDays } = recallType;
  switch (type.answer) {
    case 'fixed-term-14-mandatory':
    case 'fixed-term-28-mandatory':
    case 'fixed-term-56-mandatory':
      return lengthDays === undefined ? { kind: 'unknown' } : { kind: 'fixed-term', lengthDays };
    case 'fixed-term-14-or-standard':
    case 'fixed-term-28-or-standard':
      return { kind: 'fixed-term-or-standard' };
    case 'standard-only':
      return { kind: 'standard' };
    case 'indeterminate-recall-section-32':
    case 'court':
    case 'not-recallable':
    case 'refer-to-specialist':
      return { kind: 'other' };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/**
 * Days in custody of a fixed-term recall made on a day, with the return that was assumed: from the first day in custody to the day
 * of release, both counted, as the rules of that book and day reckon the release (its day by the count, before weekends), which is
 * never after the sentence or licence has expired. Undefined where they give no day, or none that the return could be before.
 */
export function fixedTermDays(
  book: OpenBook,
  inputs: CaseInputs,
  asAt: IsoDate,
  lengthDays: number,
  assumed: AssumedReturn,
): number | undefined {
  // Of a recall that was reported, what happened stands.
  const revokedOn = inputs.recall?.revokedOn ?? asAt;
  const returnedToCustodyOn =
    inputs.recall?.returnedToCustodyOn ??
    ('on' in assumed ? assumed.on : addDaysTo(revokedOn, assumed.daysAfterRevocation));
  const recall = { ...inputs.recall, revokedOn, returnedToCustodyOn };
  const { period } = recommend(book, { inputs: { ...inputs, recall }, asAt });
  const release = period.find(
    ({ kind, lengthDays: length, basis }) =>
      kind === 'fixed-term' && length === lengthDays && (basis === 'open' || basis === 'issued'),
  )?.release;
  // A day that was assumed for all cases may be before the recall of one, or after the end of its sentence.
  return release?.answer === 'date' &&
    release.date !== undefined &&
    returnedToCustodyOn >= revokedOn &&
    returnedToCustodyOn <= release.date
    ? daysBetween(returnedToCustodyOn, release.date) + 1
    : undefined;
}
