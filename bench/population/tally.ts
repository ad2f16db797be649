/** Counts by name, such as `recall revoked in/2024-Q3`. They travel between threads as they are. */
export type Tally = ReadonlyMap<string, number>;

export function emptyTally(): Map<string, number> {
  return new Map();
}

export function count(tally: Map<string, number>, name: string, by = 1): void {
  tally.set(name, (tally.get(name) ?? 0) + by);
}

export function addTally(to: Map<string, number>, from: Tally): void {
  for (const [name, by] of from) {
    count(to, name, by);
  }
}

/** The counts of one group, by the part of their names after it, sorted. */
export function groupOf(tally: Tally, group: string): ReadonlyMap<string, number> {
  const prefix = `${group}/`;
  return new Map(
    [...tally]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, by]): [string, number] => [name.slice(prefix.length), by])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
