import {
  type CodeFigure,
  type FigureKey,
  newTally,
  ofCode,
  shareOf,
  type Tally,
  type TracedFigure,
  textOf,
  traced,
} from './figure-keys.ts';
import { CONDUCT_MIXES, type RecallFigures } from './figures.ts';
import type { Breakdown } from './grouping.ts';
import {
  CATEGORY_LABELS,
  categoriesOf,
  PUBLISHED_CATEGORIES,
  type PublishedCategory,
} from './published-categories.ts';
import { type Period, periodOf, type Quarter } from './quarters.ts';
import { ISSUED_CODES, issuedCodeOf, STAGE_CODES, stageCodeOf } from './recall-codes.ts';
import {
  hiddenOfBreakdown,
  hiddenOfConduct,
  hiddenOfParts,
  hiddenOfWhole,
  type ReasonCounts,
} from './recall-suppression.ts';
import { breaksIn, type SeriesBreak } from './series-breaks.ts';
import { figureOf, isSmall } from './suppression.ts';
import { explainShares } from './why-shares-differ.ts';

/** The group of one recall. */
export interface Grouped {
  readonly by: Breakdown;
  readonly group: string;
}

/**
 * The cells that a recall is counted in: as a member of the whole and of its group. A recall that was refused was never one; one that was
 * cancelled afterwards stays counted, for the licence was revoked (`inference`: whether the published series does so is not confirmed).
 */
export function keysOfRecall(recall: RecallFigures, grouped?: Grouped): readonly string[] {
  if (recall.refused || recall.revokedOn === undefined) {
    return [];
  }
  const whole = cellsOf(recall);
  return [
    ...whole,
    ...(grouped === undefined ? [] : cellsOf(recall).map((key) => ({ ...key, ...grouped }))),
  ].map(textOf);
}

function cellsOf(recall: RecallFigures): readonly FigureKey[] {
  const revoked: readonly FigureKey[] = [
    { figure: 'revoked' },
    ...(recall.cancelled ? [{ figure: 'recalls-cancelled-since' } as const] : []),
  ];
  if (recall.reasons.length === 0) {
    return [...revoked, { figure: 'recalls-without-confirmed-reasons' }];
  }
  return [
    ...revoked,
    { figure: 'recalls' },
    ...categoriesOf(recall.reasons).map((code) => ({ figure: 'recall-reason', code }) as const),
    { figure: 'recall-conduct', code: recall.conduct },
    { figure: 'recall-offending-stage', code: stageCodeOf(recall) },
    { figure: 'recall-issued', code: issuedCodeOf(recall) },
  ];
}

/** One published category: a count and its two shares, each beside what it is a share of. */
export type CategoryFigure = TracedFigure & {
  readonly category: PublishedCategory;
  readonly label: string;
  /** From 0 to 1, to four places; of `recalls`. Over all categories these add up to more than 1. */
  readonly shareOfRecalls?: number;
  readonly recalls?: number;
  /** From 0 to 1, to four places; of `reasons`. Over all categories these add up to 1. */
  readonly shareOfReasons?: number;
  readonly reasons?: number;
};

/** The figures of all recalls or of one group. */
export interface ReasonsTable {
  /** Revoked recalls, with and without confirmed reasons; not shown where either is not. */
  readonly revoked: TracedFigure;
  /** Recalls with confirmed reasons: what `shareOfRecalls` is of. */
  readonly recalls: TracedFigure;
  /** Reasons, each category once for each recall: what `shareOfReasons` is of. */
  readonly reasons: TracedFigure;
  readonly withoutConfirmedReasons: TracedFigure;
  readonly categories: readonly CategoryFigure[];
}

/** The answer for one quarter of revocation. */
export interface RecallReasonsQuarter extends Period, ReasonsTable {
  readonly seriesBreaks: readonly SeriesBreak[];
  readonly cancelledSince: TracedFigure;
  /** Why the two shares of one category differ, in words and with the figures of this quarter. */
  readonly whyTheSharesDiffer: readonly string[];
  readonly conduct: { readonly note: string; readonly figures: readonly CodeFigure[] };
  readonly furtherOffending: { readonly note: string; readonly figures: readonly CodeFigure[] };
  /** By type and length as issued. */
  readonly issued: { readonly note: string; readonly figures: readonly CodeFigure[] };
  readonly breakdown?: {
    readonly by: Breakdown;
    /** Nothing of it can be shown without showing somebody. */
    readonly withheld: boolean;
    readonly groups: readonly (ReasonsTable & { readonly group: string })[];
  };
}

const NEVER_COMPARED =
  'From the events of the case as this service classifies them, over the recalls with confirmed reasons. Never to be compared with the published category "Facing further charge", which is a reason that somebody gave: an event of further offending may be alleged and not charged, and need not be a reason for the recall.';

const AS_ISSUED =
  'By type and length as they were reported to this service, over the recalls with confirmed reasons: published tables by type are of all recalls.';

/** Groups in which recalls of a quarter were counted; all that there can be come first, in their order. */
export interface GroupsOfBreakdown {
  readonly by: Breakdown;
  readonly known: readonly string[];
}

/** Counts recalls of one quarter. */
export function tallyRecalls(
  recalls: Iterable<RecallFigures>,
  groupOf?: (recall: RecallFigures) => Grouped,
): Tally {
  const tally = newTally();
  for (const recall of recalls) {
    tally.add(keysOfRecall(recall, groupOf?.(recall)));
  }
  return tally;
}

/** The answer for a quarter from its counts. */
export function recallReasonsOf(
  quarter: Quarter,
  tally: Tally,
  groups?: GroupsOfBreakdown,
): RecallReasonsQuarter {
  const period = periodOf(quarter);
  const whole = countsOf(tally);
  // A whole that is small itself shows nothing, not even what did not occur.
  const hiddenCategories = isSmall(whole.recalls) ? undefined : hiddenOfWhole(whole);
  const hides = (category: PublishedCategory) => hiddenCategories?.has(category) ?? true;
  const counted = (figure: 'recall-conduct' | 'recall-offending-stage' | 'recall-issued') =>
    ({
      'recall-conduct': CONDUCT_MIXES,
      'recall-offending-stage': STAGE_CODES,
      'recall-issued': ISSUED_CODES,
    })[figure].map((code) => ({ code, count: tally.count({ figure, code }), key: { figure, code } }));
  const conduct = counted('recall-conduct');
  const stages = counted('recall-offending-stage');
  const issued = counted('recall-issued');
  const hiddenConduct = hiddenCategories === undefined ? undefined : hiddenOfConduct(conduct, stages);
  const hiddenIssued = hiddenCategories === undefined ? undefined : hiddenOfParts(issued);
  const split = (note: string, cells: typeof conduct, isHidden: (code: string) => boolean) => ({
    note,
    figures: cells.map(({ code, count, key }) => ofCode(quarter, key, count, isHidden(code), whole.recalls)),
  });
  const table = tableOf(quarter, whole, {
    recalls: hiddenCategories === undefined,
    reasons: hiddenCategories === undefined,
    unconfirmed: isSmall(whole.unconfirmed),
    category: hides,
  });
  const cancelledSince = tally.count({ figure: 'recalls-cancelled-since' });
  return {
    ...period,
    seriesBreaks: breaksIn(period),
    ...table,
    cancelledSince: traced(
      quarter,
      { figure: 'recalls-cancelled-since' },
      cancelledSince,
      isSmall(cancelledSince) || isSmall(whole.recalls + whole.unconfirmed - cancelledSince),
    ),
    whyTheSharesDiffer: explainShares({
      recalls: table.recalls,
      reasons: table.reasons,
      furtherCharge: figureOf(whole.categories['facing-further-charge'], hides('facing-further-charge')),
    }),
    conduct: split(NEVER_COMPARED, conduct, (code) => hiddenConduct?.has(`conduct:${code}`) ?? true),
    furtherOffending: split(NEVER_COMPARED, stages, (code) => hiddenConduct?.has(`stage:${code}`) ?? true),
    issued: split(AS_ISSUED, issued, (code) => hiddenIssued?.has(code) ?? true),
    ...(groups === undefined
      ? {}
      : { breakdown: breakdownOf(quarter, tally, groups, whole, hiddenCategories) }),
  };
}

function countsOf(tally: Tally, grouped?: Grouped): ReasonCounts & { readonly grouped?: Grouped } {
  const of = (key: FigureKey) => tally.count({ ...key, ...grouped });
  const categories = countCategories((code) => of({ figure: 'recall-reason', code }));
  return {
    recalls: of({ figure: 'recalls' }),
    reasons: Object.values(categories).reduce((sum, count) => sum + count, 0),
    unconfirmed: of({ figure: 'recalls-without-confirmed-reasons' }),
    categories,
    ...(grouped === undefined ? {} : { grouped }),
  };
}

function countCategories(count: (category: PublishedCategory) => number): Record<PublishedCategory, number> {
  return {
    'facing-further-charge': count('facing-further-charge'),
    'non-compliance': count('non-compliance'),
    'failed-to-keep-in-touch': count('failed-to-keep-in-touch'),
    'failed-to-reside': count('failed-to-reside'),
    'drugs-alcohol': count('drugs-alcohol'),
    'poor-behaviour-relationships': count('poor-behaviour-relationships'),
    'hdc-time-violation': count('hdc-time-violation'),
    'hdc-inability-to-monitor': count('hdc-inability-to-monitor'),
    'failed-home-visit': count('failed-home-visit'),
    'hdc-failed-installation': count('hdc-failed-installation'),
    'hdc-equipment-tamper': count('hdc-equipment-tamper'),
    other: count('other'),
  };
}

interface HiddenOfTable {
  readonly recalls: boolean;
  readonly reasons: boolean;
  readonly unconfirmed: boolean;
  readonly category: (category: PublishedCategory) => boolean;
}

function tableOf(quarter: Quarter, counts: ReturnType<typeof countsOf>, hides: HiddenOfTable): ReasonsTable {
  const { grouped } = counts;
  const recalls = hides.recalls ? undefined : counts.recalls;
  const reasons = hides.reasons ? undefined : counts.reasons;
  return {
    revoked: traced(
      quarter,
      { figure: 'revoked', ...grouped },
      counts.recalls + counts.unconfirmed,
      hides.recalls || hides.unconfirmed,
    ),
    recalls: traced(quarter, { figure: 'recalls', ...grouped }, counts.recalls, hides.recalls),
    reasons: traced(quarter, { figure: 'recalls', ...grouped }, counts.reasons, hides.reasons),
    withoutConfirmedReasons: traced(
      quarter,
      { figure: 'recalls-without-confirmed-reasons', ...grouped },
      counts.unconfirmed,
      hides.unconfirmed,
    ),
    categories: PUBLISHED_CATEGORIES.map((category) => {
      const count = counts.categories[category];
      const isHidden = hides.category(category);
      const isShared = (total: number | undefined) => !isHidden && total !== undefined && total > 0;
      return {
        category,
        label: CATEGORY_LABELS[category],
        ...traced(quarter, { figure: 'recall-reason', code: category, ...grouped }, count, isHidden),
        ...(recalls === undefined ? {} : { recalls }),
        ...(recalls === undefined || !isShared(recalls) ? {} : { shareOfRecalls: shareOf(count, recalls) }),
        ...(reasons === undefined ? {} : { reasons }),
        ...(reasons === undefined || !isShared(reasons) ? {} : { shareOfReasons: shareOf(count, reasons) }),
      };
    }),
  };
}

function breakdownOf(
  quarter: Quarter,
  tally: Tally,
  { by, known }: GroupsOfBreakdown,
  whole: ReasonCounts,
  hiddenOfTheWhole: ReadonlySet<PublishedCategory> | undefined,
): NonNullable<RecallReasonsQuarter['breakdown']> {
  const counted = ['recalls', 'recalls-without-confirmed-reasons'] as const;
  const found = counted.flatMap((figure) => tally.partsOf('group', { figure, by }));
  const names = [...new Set([...known, ...found.toSorted()])];
  const counts = names.map((group) => countsOf(tally, { by, group }));
  const hidden =
    hiddenOfTheWhole === undefined ? undefined : hiddenOfBreakdown(whole, hiddenOfTheWhole, counts);
  return {
    by,
    withheld: hidden === undefined,
    groups: names.map((group, place) => ({
      group,
      ...tableOf(quarter, countsOf(tally, { by, group }), {
        recalls: hidden?.has(`recalls:${place}`) ?? true,
        reasons: hidden?.has(`reasons:${place}`) ?? true,
        unconfirmed: hidden?.has(`unconfirmed:${place}`) ?? true,
        category: (category) => hidden?.has(`${category}:${place}`) ?? true,
      }),
    })),
  };
}
