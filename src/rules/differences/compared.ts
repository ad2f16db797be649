/** Comparing data by what it says: what two lists or records have in common, and what only one of them has. */

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** Whether two values of a book say the same. A member that is absent and one that is `undefined` are the same. */
export function same(one: unknown, other: unknown): boolean {
  if (!isMembers(one) || !isMembers(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return (
    Object.keys(one).every((key) => same(one[key], other[key])) &&
    Object.keys(other).every((key) => one[key] !== undefined || other[key] === undefined)
  );
}

/** Something that both have, or only one of them. */
export type Pair<T> =
  | { readonly in: 'both'; readonly key: string; readonly before: T; readonly after: T }
  | { readonly in: 'before'; readonly key: string; readonly before: T }
  | { readonly in: 'after'; readonly key: string; readonly after: T };

/** Pairs two lists by key: first what the later list has, in its order, then what only the earlier one had. */
export function paired<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): readonly Pair<T>[] {
  const [older, newer] = [byKey(before, keyOf), byKey(after, keyOf)];
  const found = [...newer].map(([key, item]): Pair<T> => {
    const earlier = older.get(key);
    return earlier === undefined
      ? { in: 'after', key, after: item }
      : { in: 'both', key, before: earlier, after: item };
  });
  const lost = [...older].filter(([key]) => !newer.has(key));
  return [...found, ...lost.map(([key, item]): Pair<T> => ({ in: 'before', key, before: item }))];
}

/** Pairs two records by name. */
export function pairedByName<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
): readonly Pair<T>[] {
  return paired(Object.entries(before), Object.entries(after), ([name]) => name).map(unnamed);
}

function unnamed<T>(pair: Pair<readonly [string, T]>): Pair<T> {
  switch (pair.in) {
    case 'both':
      return { in: 'both', key: pair.key, before: pair.before[1], after: pair.after[1] };
    case 'before':
      return { in: 'before', key: pair.key, before: pair.before[1] };
    case 'after':
      return { in: 'after', key: pair.key, after: pair.after[1] };
  }
}

/** What to tell of each pair: of what was added, of what was removed, and of what both have and say otherwise. */
export interface Telling<T, D> {
  readonly added: (after: T, key: string) => readonly D[];
  readonly removed: (before: T, key: string) => readonly D[];
  readonly changed: (before: T, after: T, key: string) => readonly D[];
}

/** Tells of every pair, in order. */
export function tellOf<T, D>(pairs: readonly Pair<T>[], telling: Telling<T, D>): readonly D[] {
  return pairs.flatMap((pair) => tellOne(pair, telling));
}

function tellOne<T, D>(pair: Pair<T>, { added, removed, changed }: Telling<T, D>): readonly D[] {
  switch (pair.in) {
    case 'both':
      return same(pair.before, pair.after) ? [] : changed(pair.before, pair.after, pair.key);
    case 'before':
      return removed(pair.before, pair.key);
    case 'after':
      return added(pair.after, pair.key);
  }
}

/** Whether what both lists have stands in another order in the one than in the other. */
export function isReordered<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): boolean {
  const [older, newer] = [[...byKey(before, keyOf).keys()], [...byKey(after, keyOf).keys()]];
  return !same(
    older.filter((key) => newer.includes(key)),
    newer.filter((key) => older.includes(key)),
  );
}

// A key that comes again is told apart by how often it came, so that no item is lost.
function byKey<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    let unique = key;
    for (let times = 2; found.has(unique); times += 1) unique = `${key} (${times})`;
    found.set(unique, item);
  }
  return found;
}

/** Which aspects differ between two things of one type, where each of its members belongs to an aspect. */
export function changedAspects<A extends string>(
  aspects: Readonly<Record<string, A>>,
  before: object,
  after: object,
): ReadonlySet<A> {
  const [older, newer] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return new Set(
    Object.entries(aspects).flatMap(([member, aspect]) =>
      same(older.get(member), newer.get(member)) ? [] : [aspect],
    ),
  );
}

/** The aspect of every member of a type, each exactly once: a new member without an aspect does not compile. */
export type AspectsOf<T> = Readonly<Record<T extends unknown ? keyof T : never, string>>;

/** The key of what is its own key. */
export const itself = (value: string): string => value;
/** The key of what has an id. */
export const idOf = ({ id }: { readonly id: string }): string => id;
/** The key of what has a name. */
export const nameOf = ({ name }: { readonly name: string }): string => name;
/** The key of what is told apart by the day from which it is in force. */
export const dayOf = ({ from }: { readonly from: string }): string => from;
