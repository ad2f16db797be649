import { CLOCK_OUTCOMES } from './consideration-keys.ts';
import type { FigureKey, Tally } from './figure-keys.ts';
import { type Cell, cellsToHide } from './suppression.ts';

/*
 * The sums that hold in the figures of considerations. What the rules said, how it ended, and what was recommended stand in one network, of
 * which the answers about decisions, about agreement and by groups of persons each show a part: all hide the same.
 */

/** Outcomes that are decisions; in the answer about agreement each of them is crossed with what the rules said. */
export const DECIDED = ['recall', 'no-recall'] as const;

/**
 * The cells to hide of outcomes (`outcome:…`), responses (`response:…`) and of what the rules said with what was decided
 * (`<said>:<decision>`), which all add up to the number of considerations; undefined where all must be withheld.
 */
export function hiddenOfDecisions(tally: Tally): ReadonlySet<string> | undefined {
  const rows = saidIn(tally);
  const outcomes = tally.codesOf('outcome');
  const unseen = { unseen: true, least: 0 } as const;
  const cells: readonly Cell[] = [
    ...tally.codesOf('response').map((code) => ({
      key: `response:${code}`,
      count: tally.count({ figure: 'response', code }),
      from: 'all',
      to: `response:${code}`,
    })),
    ...rows.flatMap((of) =>
      tally.codesOf('response', of).map((code) => ({
        key: `${of} with ${code}`,
        count: tally.count({ figure: 'response', of, code }),
        from: `response:${code}`,
        to: `said:${of}`,
        ...unseen,
      })),
    ),
    ...rows.flatMap((of) =>
      outcomes.map((code) => ({
        key: `${of}:${code}`,
        count: tally.count({ figure: 'rules-and-decision', of, code }),
        from: `said:${of}`,
        to: `outcome:${code}`,
        ...(isDecided(code) ? {} : unseen),
      })),
    ),
    ...outcomes.map((code) => ({
      key: `outcome:${code}`,
      count: tally.count({ figure: 'outcome', code }),
      from: `outcome:${code}`,
      to: 'all ended',
    })),
  ];
  // What nothing was counted in is known to be empty, seen or not.
  return cellsToHide(cells.filter(({ count, unseen: connects }) => count > 0 || connects === undefined));
}

function isDecided(outcome: string): boolean {
  return DECIDED.some((one) => one === outcome);
}

/** What the rules said, wherever it was counted. */
export function saidIn(tally: Tally): readonly string[] {
  return [
    ...new Set(
      tally.codesOf('outcome').flatMap((code) => tally.partsOf('of', { figure: 'rules-and-decision', code })),
    ),
  ].toSorted();
}

/** The codes to hide of a figure whose codes add up to a total that is shown; undefined where all of them must be. */
export function hiddenOfSplit(
  tally: Tally,
  codes: readonly string[],
  keyOf: (code: string) => FigureKey,
): ReadonlySet<string> | undefined {
  return cellsToHide(
    codes.map((code) => ({ key: code, count: tally.count(keyOf(code)), from: 'total', to: 'codes' })),
  );
}

/**
 * The outcomes of one clock to hide. How many considerations it ran in is not shown, but may be as many as were decided for a recall: so
 * they are held as if their total were known, and where an outcome is hidden, so is one of these. `late` is the last to go.
 */
export function hiddenOfClock(tally: Tally, clock: string, isOutcomeHidden: boolean): ReadonlySet<string> {
  const cells = CLOCK_OUTCOMES.map((code): Cell => {
    const count = tally.count({ figure: 'clock', of: clock, code });
    return {
      key: code,
      count,
      from: 'total',
      to: 'codes',
      cost: code === 'late' ? Number.MAX_SAFE_INTEGER : count,
    };
  });
  const all = new Set(cells.filter(({ count }) => count > 0).map(({ key }) => key));
  const hidden = cellsToHide(cells) ?? all;
  if (!isOutcomeHidden || hidden.size > 0) {
    return hidden;
  }
  const [cheapest] = cells
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => Number(one.cost) - Number(other.cost));
  return new Set(cheapest === undefined ? [] : [cheapest.key]);
}

/**
 * The places to hide of a measure that was not available (`whole`, `<region>`, `<region>` and unit as `unitKey` writes them): units add up
 * to their region and regions to the whole. Undefined where all must be withheld.
 */
export function hiddenOfShortfall(
  whole: number,
  regions: readonly {
    readonly region: string;
    readonly count: number;
    readonly units: readonly { readonly unit: string; readonly count: number }[];
  }[],
): ReadonlySet<string> | undefined {
  return cellsToHide([
    { key: 'whole', count: whole, from: 'outside', to: 'whole' },
    ...regions.flatMap(({ region, count, units }) => [
      { key: unitKey(region), count, from: 'whole', to: `region:${region}` },
      ...units.map((one) => ({
        key: unitKey(region, one.unit),
        count: one.count,
        from: `region:${region}`,
        to: 'outside',
      })),
    ]),
  ]);
}

/** A region, or a delivery unit in it, as one text. */
export function unitKey(region: string, unit = ''): string {
  return `place:${region}\0${unit}`;
}
