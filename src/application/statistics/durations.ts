/** Fewest durations that are summed up: of fewer, a percentile is the time of somebody. */
const FEWEST = 10;

/** Where durations lie. Their number is to the nearest ten, so that no count can be worked out from it. */
export type Durations =
  | {
      readonly countToNearestTen: number;
      readonly medianMinutes: number;
      /** Nine in ten took no longer. */
      readonly ninetiethPercentileMinutes: number;
    }
  | { readonly suppressed: true };

/** Sums up durations in whole minutes; by nearest rank, so that what is given did occur. */
export function durationsOf(minutes: readonly number[]): Durations {
  const sorted = minutes.toSorted((one, other) => one - other);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const median = rank(0.5);
  const ninetieth = rank(0.9);
  if (sorted.length < FEWEST || median === undefined || ninetieth === undefined) {
    return { suppressed: true };
  }
  return {
    countToNearestTen: Math.round(sorted.length / 10) * 10,
    medianMinutes: median,
    ninetiethPercentileMinutes: ninetieth,
  };
}
