import { type Breakdown, isMonitored } from './grouping.ts';
import type { Quarter } from './quarters.ts';
import { type Figure, figureOf } from './suppression.ts';

/** What is counted of recalls. */
export const RECALL_FIGURES = [
  'revoked',
  'recalls',
  'recalls-without-confirmed-reasons',
  'recalls-cancelled-since',
  'recall-reason',
  'recall-conduct',
  'recall-offending-stage',
  'recall-issued',
] as const;

/** What is counted of considerations. */
export const CONSIDERATION_FIGURES = [
  'considerations',
  'outcome',
  'response',
  'recall-type',
  'urgency',
  'clock',
  'expired',
  'no-response',
  'missing-fact',
  'measure-not-available',
  'rules-and-decision',
  'departure-reason',
  'conduct',
  'offending-stage',
  'like-cases',
] as const;

/** Everything that is counted: what a figure is of, and which rows it counts. */
export const FIGURES = [...RECALL_FIGURES, ...CONSIDERATION_FIGURES] as const;
export type FigureName = (typeof FIGURES)[number];
export type RecallFigureName = (typeof RECALL_FIGURES)[number];

/** One cell: what it counts. */
export interface FigureKey {
  readonly figure: FigureName;
  /** What a code belongs to, where a figure has several: a clock, what the rules said. */
  readonly of?: string | undefined;
  readonly code?: string | undefined;
  readonly by?: Breakdown | undefined;
  readonly group?: string | undefined;
  readonly deliveryUnit?: string | undefined;
}

/** Whether a figure counts recalls. */
export function isOfRecalls(figure: FigureName): figure is RecallFigureName {
  return RECALL_FIGURES.some((one) => one === figure);
}

/** The cell as a text, the same for the same cell. U+0000 can stand in none of its parts: no text that is stored holds it. */
export function textOf({ figure, of, code, by, group, deliveryUnit }: FigureKey): string {
  return `${figure}\0${of ?? ''}\0${code ?? ''}\0${by ?? ''}\0${group ?? ''}\0${deliveryUnit ?? ''}`;
}

/** Where the cases of a cell are listed, for those who may trace figures: relative to the service, and of the cell's name alone. */
export function casesUrl(quarter: Quarter, key: FigureKey): string {
  const { figure, of, code, by, group, deliveryUnit } = key;
  const members = { quarter, figure, of, code, by, group, deliveryUnit };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  return `/v1/statistics/cases?${query.toString()}`;
}

/** How many rows every cell counts. */
export interface Tally {
  /** Counts a row in its cells, or so many rows that are alike. */
  readonly add: (keys: readonly string[], times?: number) => void;
  readonly count: (key: FigureKey) => number;
  /** Every code that a figure was counted under, each once and sorted. */
  readonly codesOf: (figure: FigureName, of?: string) => readonly string[];
  /** The values of one part of the cells of a figure, each once and sorted. */
  readonly partsOf: (part: 'code' | 'of' | 'group' | 'deliveryUnit', key: FigureKey) => readonly string[];
}

const PLACES = { of: 1, code: 2, group: 4, deliveryUnit: 5 } as const;

/** An empty tally. */
export function newTally(): Tally {
  const counts = new Map<string, number>();
  // The parts of every cell by its figure, made when they are first asked for and again once another cell was counted.
  let parts: {
    readonly cells: number;
    readonly byFigure: ReadonlyMap<string, readonly (readonly string[])[]>;
  };
  parts = { cells: -1, byFigure: new Map() };
  const partsOf: Tally['partsOf'] = (part, key) => {
    if (parts.cells !== counts.size) {
      const split = [...counts.keys()].map((text) => text.split('\0'));
      parts = { cells: counts.size, byFigure: Map.groupBy(split, ([figure]) => figure ?? '') };
    }
    const wanted = textOf(key).split('\0');
    const place = PLACES[part];
    const found = (parts.byFigure.get(key.figure) ?? [])
      .filter((cell) => cell.every((value, at) => at === place || value === wanted[at]))
      .map((cell) => cell[place] ?? '')
      .filter((value) => value !== '');
    return [...new Set(found)].toSorted();
  };
  return {
    add(keys, times = 1) {
      for (const key of keys) {
        counts.set(key, (counts.get(key) ?? 0) + times);
      }
    },
    count: (key) => counts.get(textOf(key)) ?? 0,
    codesOf: (figure, of) => partsOf('code', { figure, of }),
    partsOf,
  };
}

/** A figure with where its cases are listed; not where they would tell of each the group of the person. */
export type TracedFigure = Figure & { readonly cases?: string };

/** A figure of a code, with its share of a total that is given beside it; the share is left out where either is not shown. */
export type CodeFigure = TracedFigure & {
  readonly code: string;
  /** From 0 to 1, to four places. */
  readonly share?: number;
  /** What the share is of. */
  readonly of?: number;
};

/** The figure of a cell. */
export function traced(quarter: Quarter, key: FigureKey, count: number, isHidden: boolean): TracedFigure {
  const isListed = key.by === undefined || !isMonitored(key.by);
  return { ...figureOf(count, isHidden), ...(isListed ? { cases: casesUrl(quarter, key) } : {}) };
}

/** The figure of a code. */
export function ofCode(
  quarter: Quarter,
  key: FigureKey & { readonly code: string },
  count: number,
  isHidden: boolean,
  total: number | undefined,
): CodeFigure {
  return {
    code: key.code,
    ...traced(quarter, key, count, isHidden),
    ...(isHidden || total === undefined || total === 0 ? {} : { share: shareOf(count, total), of: total }),
  };
}

/** A share from 0 to 1, to four places. */
export function shareOf(count: number, total: number): number {
  return Math.round((count / total) * 10_000) / 10_000;
}
