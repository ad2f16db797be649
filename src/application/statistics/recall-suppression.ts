import { PUBLISHED_CATEGORIES, type PublishedCategory } from './published-categories.ts';
import { type Cell, cellsToHide, type Exchange, isSmall } from './suppression.ts';

/*
 * The sums that hold in the figures of recalls. The whole is settled first and alone, so that it is shown alike with every breakdown and
 * without one: two answers about the same quarter never show different cells of it. Numbers of recalls and of reasons are always
 * shown for the whole, unless the whole itself is small.
 */

/** The counts of all recalls or of one group. */
export interface ReasonCounts {
  readonly recalls: number;
  readonly reasons: number;
  readonly unconfirmed: number;
  readonly categories: Readonly<Record<PublishedCategory, number>>;
}

/** The categories to hide in the whole; undefined where nothing of it may be shown. They add up to the number of reasons, which is shown. */
export function hiddenOfWhole({
  recalls,
  categories,
}: ReasonCounts): ReadonlySet<PublishedCategory> | undefined {
  const cells = PUBLISHED_CATEGORIES.map(
    (key): Cell => ({
      key,
      count: categories[key],
      from: 'reasons',
      to: 'categories',
      most: recalls,
      telling: isNearlyAll(categories[key], recalls),
    }),
  );
  const hidden = cellsToHide(cells);
  return hidden === undefined ? undefined : new Set(PUBLISHED_CATEGORIES.filter((key) => hidden.has(key)));
}

/** Whether so few recalls lack a reason that these few would be told of by those that have it. */
function isNearlyAll(count: number, recalls: number): boolean {
  return isSmall(recalls - count);
}

/**
 * The cells to hide in a breakdown, as `<category>:<place of the group>` and the like; undefined where it must be withheld. Whoever reads
 * it knows the whole as it is shown, that a recall counts once at most in each category, and that it has at least one.
 */
export function hiddenOfBreakdown(
  whole: ReasonCounts,
  hiddenOfTheWhole: ReadonlySet<PublishedCategory>,
  groups: readonly ReasonCounts[],
): ReadonlySet<string> | undefined {
  const cells = groups.flatMap((group, place): readonly Cell[] => {
    const row = `group:${place}`;
    const largest = Math.max(...Object.values(group.categories));
    return [
      ...PUBLISHED_CATEGORIES.map((category) => ({
        key: `${category}:${place}`,
        count: group.categories[category],
        from: row,
        to: `category:${category}`,
        most: group.recalls,
        telling: isNearlyAll(group.categories[category], group.recalls),
      })),
      {
        key: `reasons:${place}`,
        count: group.reasons,
        from: 'reasons',
        to: row,
        least: Math.max(1, group.recalls),
        most: group.recalls * PUBLISHED_CATEGORIES.length,
      },
      {
        key: `recalls:${place}`,
        count: group.recalls,
        from: 'all recalls',
        to: 'recalls of groups',
        least: Math.max(1, largest),
        most: group.reasons,
      },
      // Where their number in the whole is not shown, nothing holds them together.
      {
        key: `unconfirmed:${place}`,
        count: group.unconfirmed,
        from: 'unconfirmed',
        to: isSmall(whole.unconfirmed) ? 'unconfirmed' : 'unconfirmed of groups',
      },
    ];
  });
  return cellsToHide(cells, exchangesOf(whole, hiddenOfTheWhole));
}

/**
 * What keeps the hidden categories of the whole from being worked out from a breakdown: for each, that one more of it and one less of
 * another, or the reverse, fits the breakdown too.
 */
function exchangesOf(whole: ReasonCounts, hidden: ReadonlySet<PublishedCategory>): readonly Exchange[] {
  const canRise = (category: PublishedCategory) => whole.categories[category] < whole.recalls;
  const canFall = (category: PublishedCategory) => whole.categories[category] > 1;
  const move = (falls: PublishedCategory, rises: PublishedCategory): readonly Exchange[] =>
    canFall(falls) && canRise(rises) ? [{ from: `category:${falls}`, to: `category:${rises}` }] : [];
  const byCount = [...hidden].toSorted((one, other) => whole.categories[other] - whole.categories[one]);
  return byCount.flatMap((category) => {
    const others = byCount.filter((other) => other !== category);
    return [
      ...others.flatMap((other) => move(other, category)),
      ...others.flatMap((other) => move(category, other)),
    ].slice(0, 1);
  });
}

interface Coded {
  readonly code: string;
  readonly count: number;
}

/** The codes to hide of a split whose codes add up to a total that is shown; undefined where all of them must be. */
export function hiddenOfParts(parts: readonly Coded[]): ReadonlySet<string> | undefined {
  return cellsToHide(parts.map(({ code, count }) => ({ key: code, count, from: 'total', to: 'codes' })));
}

/**
 * The cells to hide in the two splits by conduct (`conduct:…`, `stage:…`), which each add up to a total that is shown; undefined where both
 * must be withheld. Cases with offending alone or with both are those that the stages divide. Where the conduct is not known there may be a
 * stage or none: those that have one are no figure, but are the difference of two, so they are kept from being worked out too. Of so many
 * at least a reader may know that their conduct is not known.
 */
export function hiddenOfConduct(
  mixes: readonly Coded[],
  stages: readonly Coded[],
  leastUnknown = 0,
): ReadonlySet<string> | undefined {
  const count = (of: readonly Coded[], codes: readonly string[]) =>
    of.filter(({ code }) => codes.includes(code)).reduce((sum, one) => sum + one.count, 0);
  const withStage = count(stages, ['alleged', 'charged', 'established']);
  const unknownWithStage = withStage - count(mixes, WITH_OFFENDING);
  const openOf = (of: number) => ({ least: Math.max(1, leastUnknown), telling: isSmall(of - leastUnknown) });
  const cells: readonly Cell[] = [
    ...mixes.map(({ code, count: of }) => ({
      key: `conduct:${code}`,
      count: of,
      from: 'all',
      to: nodeOf(code),
      ...(code === 'unknown' ? openOf(of) : {}),
    })),
    ...stages.map(({ code, count: of }) => ({
      key: `stage:${code}`,
      count: of,
      from: nodeOfStage(code),
      to: 'stages',
      ...(code === 'unknown' ? openOf(of) : {}),
    })),
    {
      key: 'unknown with a stage',
      count: Math.max(0, unknownWithStage),
      from: 'unknown',
      to: 'with',
      least: 0,
      cost: 0,
    },
  ];
  return cellsToHide(cells);
}

const WITH_OFFENDING = ['offending-only', 'mixed'];

function nodeOf(mix: string): string {
  if (WITH_OFFENDING.includes(mix)) {
    return 'with';
  }
  return mix === 'unknown' ? 'unknown' : 'without';
}

function nodeOfStage(code: string): string {
  if (code === 'unknown') {
    return 'unknown';
  }
  return code === 'no-further-offending' ? 'without' : 'with';
}
