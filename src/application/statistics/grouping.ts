/** What the figures of recalls are broken down by. Of these alone, each for itself: two at once would make cells of single people. */
export const BREAKDOWNS = ['sentence-group', 'region', 'sex', 'ethnicity'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The breakdowns whose groups come from monitoring data, which is held apart from every case. */
export const MONITORED_BREAKDOWNS = ['sex', 'ethnicity'] as const;
export type MonitoredBreakdown = (typeof MONITORED_BREAKDOWNS)[number];

export function isMonitored(by: Breakdown): by is MonitoredBreakdown {
  return by === 'sex' || by === 'ethnicity';
}

/** The group of whatever is not recorded of a case. It is a group like the others and is shown with them. */
export const NOT_RECORDED = 'not-recorded';

/** What cases can be listed by. Never by a group of persons: the list would say of each of them which group it is in. */
export const TRACED_BREAKDOWNS = ['sentence-group', 'region'] as const satisfies readonly Breakdown[];

/**
 * Where statistics learn the group of a case from monitoring data. Whoever holds that data gives it; nothing else of it is handed
 * over, and nothing that it gives is kept or answered by case.
 */
export interface MonitoredGroups {
  /** Every group there can be, in the order in which they are shown, without `not-recorded`. */
  readonly groups: Readonly<Record<MonitoredBreakdown, readonly string[]>>;
  /** The group of each of the licences of which one is recorded, by the id of the licence. */
  readonly groupOf: (
    by: MonitoredBreakdown,
    licenceIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
}
