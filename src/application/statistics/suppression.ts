/*
 * Which counts of a table are not shown, so that nobody is found in it. A count of one to four is small. What is small is not shown,
 * and neither is any other count from which a small one could be worked out through the sums of the table.
 *
 * A table is a network: a relation ("these cells add up to that one") is a node, and a cell is an edge between the two relations that
 * it stands in, so that what flows into every node flows out of it. Whoever knows all that is shown, and the sums, can tell a hidden
 * count exactly when no amount can be moved around a ring of hidden cells. So a hidden cell is safe when there is such a ring through it, on
 * which one cell more here is balanced by one less there and none leaves its bounds: then at least two values fit.
 */

/** The smallest count that is shown, apart from none. The threshold of five is a convention of official statistics (practice). */
export const SMALLEST_SHOWN = 5;

/** Whether a count is too small to be shown. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/** One cell of a network of sums. */
export interface Cell {
  readonly key: string;
  readonly count: number;
  /** The relations it flows from and to. */
  readonly from: string;
  readonly to: string;
  /** The least and the most that a reader knows it can be: from 1 to no bound where left out, for a hidden cell is never none. */
  readonly least?: number;
  readonly most?: number;
  /** Tells as much as a small count would, as where it is nearly all of something: not shown either. */
  readonly telling?: boolean;
  /** Not shown in any case, and no figure of its own: what connects two relations. */
  readonly unseen?: true;
  /** How bad it is to lose; its count where left out. `keep`: never hidden for the sake of another. */
  readonly cost?: number | 'keep';
}

/**
 * What must also be possible: to move one from one relation to another through hidden cells, as something outside this table moves it back.
 * A ring may be closed by one such move.
 */
export interface Exchange {
  readonly from: string;
  readonly to: string;
}

interface Arc {
  readonly cell: Cell;
  readonly from: string;
  readonly to: string;
}

/**
 * The cells to hide: the small and telling ones, and those that keep them from being worked out, as few and as small as a greedy choice finds.
 * Undefined where hiding cells one by one does not do: then the whole table must be withheld.
 */
export function cellsToHide(
  cells: readonly Cell[],
  exchanges: readonly Exchange[] = [],
): ReadonlySet<string> | undefined {
  const outside = exchanges.map(
    ({ from, to }, place): Cell => ({
      key: `outside ${place}`,
      count: 0,
      from: to,
      to: from,
      least: 0,
      most: 1,
      unseen: true,
    }),
  );
  const unseen = new Set([...cells, ...outside].filter((cell) => cell.unseen).map(({ key }) => key));
  const small = cells
    .filter(({ count, telling }) => isSmall(count) || telling === true)
    .map(({ key }) => key);
  const hidden = new Set([...unseen, ...small]);
  const tables = [cells, ...outside.map((one) => [...cells, one])];
  // What is safe stays safe: hiding more only lets more values fit.
  const safe = new Set(unseen);
  for (;;) {
    const open = cells.find((cell) => hidden.has(cell.key) && !safe.has(cell.key));
    if (open !== undefined && isSafe(tables, hidden, open)) {
      safe.add(open.key);
      continue;
    }
    const wanting =
      open === undefined ? exchanges.find((exchange) => !isOpen(cells, hidden, exchange)) : undefined;
    if (open === undefined && wanting === undefined) {
      return new Set([...hidden].filter((key) => !unseen.has(key)));
    }
    const path =
      open === undefined ? cheapestExchange(cells, hidden, wanting) : cheapestRing(tables, hidden, open);
    if (path === undefined) {
      return undefined;
    }
    for (const { cell } of path) {
      hidden.add(cell.key);
    }
  }
}

function isOpen(cells: readonly Cell[], hidden: ReadonlySet<string>, { from, to }: Exchange): boolean {
  return cheapestPath(cells, hidden, from, to, ({ key }) => hidden.has(key)) !== undefined;
}

/** Whether at least two values of a hidden cell fit what is shown, in the table alone or with one move outside it. */
function isSafe(tables: readonly (readonly Cell[])[], hidden: ReadonlySet<string>, cell: Cell): boolean {
  const others = (other: Cell) => other.key !== cell.key && hidden.has(other.key);
  return tables.some((cells) =>
    shifts(cell).some(({ from, to }) => cheapestPath(cells, hidden, from, to, others) !== undefined),
  );
}

/** The ways that one more or one less of a cell must find back. */
function shifts(cell: Cell): readonly Exchange[] {
  return arcsOf(cell).map(({ from, to }) => ({ from: to, to: from }));
}

function cheapestRing(
  tables: readonly (readonly Cell[])[],
  hidden: ReadonlySet<string>,
  cell: Cell,
): readonly Arc[] | undefined {
  const usable = (other: Cell) => other.key !== cell.key && (hidden.has(other.key) || mayBeHidden(other));
  const paths = tables.flatMap((cells) =>
    shifts(cell).flatMap(({ from, to }) => cheapestPath(cells, hidden, from, to, usable) ?? []),
  );
  return paths.toSorted((one, other) => one.cost - other.cost)[0]?.arcs;
}

function cheapestExchange(
  cells: readonly Cell[],
  hidden: ReadonlySet<string>,
  exchange: Exchange | undefined,
): readonly Arc[] | undefined {
  const usable = (other: Cell) => hidden.has(other.key) || mayBeHidden(other);
  return exchange === undefined
    ? undefined
    : cheapestPath(cells, hidden, exchange.from, exchange.to, usable)?.arcs;
}

/** A count of none is shown: often it is plain that there is none, and then it would protect nothing. */
function mayBeHidden({ count, cost }: Cell): boolean {
  return count > 0 && cost !== 'keep';
}

/** How a cell can change by one: more of it flows along it, less of it against it. */
function arcsOf(cell: Cell): readonly Arc[] {
  const { count, from, to, least = 1, most = Number.POSITIVE_INFINITY } = cell;
  return [
    ...(count < most ? [{ cell, from, to }] : []),
    ...(count > least ? [{ cell, from: to, to: from }] : []),
  ];
}

interface Path {
  readonly arcs: readonly Arc[];
  readonly cost: number;
}

/** The path of the least cost from one relation to another over usable cells, of which hidden ones cost nothing (Dijkstra 1959). */
function cheapestPath(
  cells: readonly Cell[],
  hidden: ReadonlySet<string>,
  from: string,
  to: string,
  usable: (cell: Cell) => boolean,
): Path | undefined {
  const costOf = (cell: Cell) =>
    hidden.has(cell.key) ? 0 : 1 + (typeof cell.cost === 'number' ? cell.cost : cell.count);
  const leaving = new Map<string, Arc[]>();
  for (const arc of cells.filter(usable).flatMap(arcsOf)) {
    const before = leaving.get(arc.from);
    if (before === undefined) {
      leaving.set(arc.from, [arc]);
    } else {
      before.push(arc);
    }
  }
  const reached = new Map<string, Path>([[from, { arcs: [], cost: 0 }]]);
  const done = new Set<string>();
  for (;;) {
    const [next] = [...reached]
      .filter(([node]) => !done.has(node))
      .toSorted((one, other) => one[1].cost - other[1].cost);
    if (next === undefined) {
      return undefined;
    }
    const [node, path] = next;
    if (node === to) {
      return path;
    }
    done.add(node);
    for (const arc of leaving.get(node) ?? []) {
      const cost = path.cost + costOf(arc.cell);
      const before = reached.get(arc.to);
      // A cell is used once: along it and back again would change nothing.
      if (
        (before === undefined || cost < before.cost) &&
        !path.arcs.some(({ cell }) => cell.key === arc.cell.key)
      ) {
        reached.set(arc.to, { arcs: [...path.arcs, arc], cost });
      }
    }
  }
}

/** A figure as it is answered: the count, or that it is not shown. */
export type Figure = { readonly count: number } | { readonly suppressed: true };

/** Whether a figure is shown. */
export function isShown(figure: Figure): figure is { readonly count: number } {
  return 'count' in figure;
}

/** The figure of a count. */
export function figureOf(count: number, isHidden: boolean): Figure {
  return isHidden ? { suppressed: true } : { count };
}
