import type { RecallReason } from '../../rules/index.ts';

/**
 * The categories in which reasons of recall are published, in the order in which they are published (Offender Management Statistics
 * Quarterly, table 10 of the recall tables: `official-form`; not yet checked cell by cell against a published workbook).
 */
export const PUBLISHED_CATEGORIES = [
  'facing-further-charge',
  'non-compliance',
  'failed-to-keep-in-touch',
  'failed-to-reside',
  'drugs-alcohol',
  'poor-behaviour-relationships',
  'hdc-time-violation',
  'hdc-inability-to-monitor',
  'failed-home-visit',
  'hdc-failed-installation',
  'hdc-equipment-tamper',
  'other',
] as const;
export type PublishedCategory = (typeof PUBLISHED_CATEGORIES)[number];

/** The categories as they are printed, to the letter. */
export const CATEGORY_LABELS: Readonly<Record<PublishedCategory, string>> = {
  'facing-further-charge': 'Facing further charge',
  'non-compliance': 'Non-compliance',
  'failed-to-keep-in-touch': 'Failed to keep in touch',
  'failed-to-reside': 'Failed to reside',
  'drugs-alcohol': 'Drugs/alcohol',
  'poor-behaviour-relationships': 'Poor Behaviour - Relationships',
  'hdc-time-violation': 'HDC - Time violation',
  'hdc-inability-to-monitor': 'HDC - Inability to monitor',
  'failed-home-visit': 'Failed home visit',
  'hdc-failed-installation': 'HDC - Failed installation',
  'hdc-equipment-tamper': 'HDC - Equipment Tamper',
  other: 'Other',
};

/** Under which category a raw reason is published, and how sure that is. */
export interface CategoryOfReason {
  readonly category: PublishedCategory;
  /** `official-form`: the official tables name the reason so. `inference`: every label that they do not name goes to Other. */
  readonly mark: 'official-form' | 'inference';
  readonly confidence: 'high';
}

const official = (category: PublishedCategory): CategoryOfReason => ({
  category,
  mark: 'official-form',
  confidence: 'high',
});
const fallsThrough: CategoryOfReason = { category: 'other', mark: 'inference', confidence: 'high' };

/**
 * The category of every raw reason. A reason that is added to the vocabulary does not compile until it has one. That somebody failed to
 * work as approved or travelled outside the United Kingdom is a reason, and no published category.
 */
export const CATEGORY_OF_REASON: Readonly<Record<RecallReason, CategoryOfReason>> = {
  'poor-behaviour-further-offence': official('facing-further-charge'),
  'elm-further-offence': official('facing-further-charge'),
  'poor-behaviour-non-compliance': official('non-compliance'),
  'failed-keep-in-touch': official('failed-to-keep-in-touch'),
  'failed-reside': official('failed-to-reside'),
  'poor-behaviour-drugs': official('drugs-alcohol'),
  'poor-behaviour-alcohol': official('drugs-alcohol'),
  'poor-behaviour-relationships': official('poor-behaviour-relationships'),
  'failed-home-visit': official('failed-home-visit'),
  'failed-work-as-approved': official('other'),
  'travelling-outside-uk': official('other'),
  'breach-exclusion-zone': official('other'),
  'elm-breach-exclusion-zone': fallsThrough,
  'elm-breach-non-curfew-condition': fallsThrough,
  'elm-equipment-tamper': fallsThrough,
  'elm-failure-charge-battery': fallsThrough,
  other: official('other'),
  'hdc-time-violation': official('hdc-time-violation'),
  'hdc-inability-to-monitor': official('hdc-inability-to-monitor'),
  'hdc-failed-installation': official('hdc-failed-installation'),
  'hdc-equipment-tamper': official('hdc-equipment-tamper'),
};

/**
 * The categories of one recall, each once however many of its reasons fall into it, in published order: two reasons about drugs and
 * alcohol count once (`official-form`).
 */
export function categoriesOf(reasons: readonly RecallReason[]): readonly PublishedCategory[] {
  const found = new Set(reasons.map((reason) => CATEGORY_OF_REASON[reason].category));
  return PUBLISHED_CATEGORIES.filter((category) => found.has(category));
}
