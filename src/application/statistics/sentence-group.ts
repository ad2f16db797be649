import { type SentenceInputs, type SentenceType, termInMonths } from '../../rules/index.ts';
import type { SentenceGroup } from './figures.ts';

/** What of a sentence type decides its group. `determinate` is told apart by length; `lesser` leaves the group to another sentence. */
type Weight = 'life' | 'ipp' | 'determinate' | 'lesser';

/**
 * The published tables know four types. The system that they come from counts extended sentences and those for offenders of particular
 * concern among the determinate ones; serious terrorism sentences, of which it says nothing, go with them by `inference`. What is no
 * custodial term of an adult by itself is none of the four.
 */
const WEIGHT_OF: Readonly<Record<SentenceType, Weight>> = {
  life: 'life',
  'custody-for-life': 'life',
  dhmp: 'life',
  ipp: 'ipp',
  dpp: 'ipp',
  extended: 'determinate',
  'offenders-of-particular-concern': 'determinate',
  'serious-terrorism': 'determinate',
  'standard-determinate': 'determinate',
  'detention-young-offender-institution': 'determinate',
  'section-91': 'determinate',
  'section-250': 'determinate',
  'discretionary-conditional-release': 'determinate',
  'other-1991-act': 'determinate',
  'detention-and-training-order': 'lesser',
  'post-sentence-supervision-only': 'lesser',
  'suspended-sentence-order': 'lesser',
  civil: 'lesser',
  'fine-default': 'lesser',
};

const TWELVE_MONTHS = 12;

/**
 * The sentence type of the published reason tables that the sentences of a licence come under. Of several the gravest decides: life,
 * then imprisonment for public protection, then determinate ones by their length together.
 * `unknown` as long as what is not recorded could make it another.
 */
export function sentenceGroupOf(sentences: readonly SentenceInputs[] | undefined): SentenceGroup {
  const weights = new Set(sentences?.map(({ type }) => (type === undefined ? undefined : WEIGHT_OF[type])));
  if (weights.has('life')) {
    return 'life';
  }
  if (sentences === undefined || sentences.length === 0 || weights.has(undefined)) {
    return 'unknown';
  }
  if (weights.has('ipp')) {
    return 'imprisonment-for-public-protection';
  }
  return weights.has('determinate') ? byLength(sentences) : 'other';
}

function byLength(sentences: readonly SentenceInputs[]): SentenceGroup {
  const determinate = sentences.filter(({ type }) => type !== undefined && WEIGHT_OF[type] === 'determinate');
  const { least, most } = termInMonths(determinate);
  if (least >= TWELVE_MONTHS) {
    return 'determinate-12-months-or-more';
  }
  return most < TWELVE_MONTHS ? 'determinate-under-12-months' : 'unknown';
}
