import type { RecallFigures } from '../../src/application/statistics/figures.ts';
import type { PublishedCategory } from '../../src/application/statistics/published-categories.ts';
import type { RecallReason } from '../../src/rules/index.ts';
import { aRecallRow, idOfRow } from './figures.ts';

/** Recalls of a period, and how many of them have each category among their reasons. */
export interface PublishedCounts {
  readonly recalls: number;
  readonly categories: Partial<Readonly<Record<PublishedCategory, number>>>;
}

/** Fixed-term recalls, April 2016 to March 2017: every count was published. */
export const FTR_2016_17: PublishedCounts = {
  recalls: 7_515,
  categories: {
    'facing-further-charge': 2_795,
    'non-compliance': 2_951,
    'failed-to-keep-in-touch': 4_524,
    'failed-to-reside': 1_487,
    'drugs-alcohol': 442,
    other: 744,
  },
};

/** April to June 2024: recalls, reasons and four shares are known; what is left of the reasons is put under three others. */
export const Q2_2024: PublishedCounts = {
  recalls: 9_782,
  categories: {
    'facing-further-charge': 2_348,
    'non-compliance': 7_532,
    'failed-to-keep-in-touch': 3_522,
    'failed-to-reside': 2_250,
    'drugs-alcohol': 1_400,
    'poor-behaviour-relationships': 900,
    other: 1_025,
  },
};

/** January to March 2023: recalls, reasons and one share of reasons are known. */
export const Q1_2023: PublishedCounts = {
  recalls: 6_824,
  categories: {
    'facing-further-charge': 2_000,
    'non-compliance': 4_380,
    'failed-to-keep-in-touch': 3_000,
    'failed-to-reside': 1_500,
    other: 925,
  },
};

/** July to September 2024: recalls and two shares of recalls are known. */
export const Q3_2024: PublishedCounts = {
  recalls: 9_975,
  categories: { 'facing-further-charge': 2_394, 'non-compliance': 7_282, 'failed-to-keep-in-touch': 3_500 },
};

/** October to December 2024: recalls, reasons and further charges are known; what is left of the reasons is put under four others. */
export const Q4_2024: PublishedCounts = {
  recalls: 10_401,
  categories: {
    'facing-further-charge': 2_268,
    'non-compliance': 7_700,
    'failed-to-keep-in-touch': 3_700,
    'failed-to-reside': 2_600,
    other: 2_629,
  },
};

/** April to June 2025: recalls and one share of recalls are known. */
export const Q2_2025: PublishedCounts = {
  recalls: 11_041,
  categories: { 'facing-further-charge': 2_400, 'non-compliance': 8_170, 'failed-to-keep-in-touch': 3_800 },
};

/** October to December 2021: recalls and four shares of recalls are known. */
export const Q4_2021: PublishedCounts = {
  recalls: 5_773,
  categories: {
    'facing-further-charge': 1_924,
    'non-compliance': 4_041,
    'failed-to-keep-in-touch': 1_674,
    'failed-to-reside': 1_443,
  },
};

/** Raw codes of each category that is used here. Where there are several, a recall has them all: they are to count once. */
const RAW: Partial<Readonly<Record<PublishedCategory, readonly RecallReason[]>>> = {
  'facing-further-charge': ['elm-further-offence', 'poor-behaviour-further-offence'],
  'non-compliance': ['poor-behaviour-non-compliance'],
  'failed-to-keep-in-touch': ['failed-keep-in-touch'],
  'failed-to-reside': ['failed-reside'],
  'drugs-alcohol': ['poor-behaviour-alcohol', 'poor-behaviour-drugs'],
  'poor-behaviour-relationships': ['poor-behaviour-relationships'],
  other: ['breach-exclusion-zone', 'elm-equipment-tamper', 'other'],
};

/** Recalls with raw codes that come to the published counts: each category is dealt out from where the one before it ended. */
export function recallsOf(
  { recalls, categories }: PublishedCounts,
  more: (place: number) => Partial<RecallFigures> = () => ({}),
): readonly RecallFigures[] {
  const reasons = Array.from({ length: recalls }, (): RecallReason[] => []);
  let next = 0;
  for (const [category, codes] of Object.entries(RAW)) {
    const count = Object.entries(categories).find(([name]) => name === category)?.[1] ?? 0;
    for (let dealt = 0; dealt < count; dealt += 1) {
      reasons[(next + dealt) % recalls]?.push(...codes);
    }
    next += count;
  }
  return reasons.map((codes, place) =>
    aRecallRow({
      recallId: idOfRow(place),
      reasons: codes.toSorted(),
      sentenceGroup: place % 3 === 0 ? 'determinate-under-12-months' : 'determinate-12-months-or-more',
      ...more(place),
    }),
  );
}
