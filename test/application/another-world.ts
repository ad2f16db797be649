/*
 * An attacker on a table of figures, who knows every count that is shown and every relation between counts, and who works by trial: a
 * hidden count is safe when the attacker finds another table that fits all of that and has another number there.
 */

/** A count as it truly is, with the least that the attacker knows it to be where it is hidden. */
export interface Unknown {
  readonly name: string;
  readonly truth: number;
  readonly isHidden: boolean;
  readonly least: number;
}

/** These counts add up to as many as those. */
export interface Sum {
  readonly parts: readonly string[];
  readonly totals: readonly string[];
}

/** That one is at most so many times this one. */
export interface Bound {
  readonly smaller: string;
  readonly times: number;
  readonly larger: string;
}

export interface Puzzle {
  readonly counts: readonly Unknown[];
  readonly sums: readonly Sum[];
  readonly bounds: readonly Bound[];
  /** Most counts that another table differs in, where several tables change together. */
  readonly mostChanges?: number;
}

/** Changes that are tried for one count before it is given up as pinned. */
const MOST_TRIES = 300_000;
/** The same of one table. */
const MOST_CHANGES = 14;

/** The hidden counts for which no other table fits, but for those of none: that there is none is no secret. */
export function pinnedCounts(puzzle: Puzzle): readonly string[] {
  const counts = new Map(puzzle.counts.map((count) => [count.name, count]));
  const relations = puzzle.sums.map(({ parts, totals }) => [
    ...parts.map((name) => ({ name, sign: 1 })),
    ...totals.map((name) => ({ name, sign: -1 })),
  ]);
  const placesOf = new Map<string, { readonly relation: number; readonly sign: number }[]>();
  relations.forEach((relation, place) => {
    for (const { name, sign } of relation) {
      placesOf.set(name, [...(placesOf.get(name) ?? []), { relation: place, sign }]);
    }
  });
  const mostOfOne = Math.max(1, ...[...placesOf.values()].map((places) => places.length));
  const changes = new Map<string, number>();
  const errors = relations.map(() => 0);
  const broken = new Set<number>();
  const nowOf = (name: string) => (counts.get(name)?.truth ?? 0) + (changes.get(name) ?? 0);
  const change = (name: string, by: number) => {
    changes.set(name, (changes.get(name) ?? 0) + by);
    for (const { relation, sign } of placesOf.get(name) ?? []) {
      const error = (errors[relation] ?? 0) + sign * by;
      errors[relation] = error;
      broken[error === 0 ? 'delete' : 'add'](relation);
    }
  };
  const brokenBound = () =>
    puzzle.bounds.find(({ smaller, times, larger }) => nowOf(smaller) > times * nowOf(larger));

  let tries = 0;
  /** Mends a relation or a bound that does not hold by changing a hidden count in it by one, and goes on until all hold. */
  const mend = (left: number): boolean => {
    const [first] = broken;
    const bound = first === undefined ? brokenBound() : undefined;
    if (first === undefined && bound === undefined) {
      return true;
    }
    tries += 1;
    if (broken.size > left * mostOfOne || left === 0 || tries > MOST_TRIES) {
      return false;
    }
    const error = first === undefined ? 0 : Math.sign(errors[first] ?? 0);
    const moves =
      bound === undefined
        ? (relations[first ?? 0] ?? []).map(({ name, sign }) => ({ name, by: -error * sign }))
        : [
            { name: bound.smaller, by: -1 },
            { name: bound.larger, by: 1 },
          ];
    return moves.some(({ name, by }) => {
      const count = counts.get(name);
      if (count === undefined || !count.isHidden || changes.has(name) || count.truth + by < count.least) {
        return false;
      }
      change(name, by);
      const isMended = mend(left - 1);
      if (!isMended) {
        change(name, -by);
        changes.delete(name);
      }
      return isMended;
    });
  };
  const reset = () => {
    const undo = new Map(changes);
    for (const [name, by] of undo) {
      change(name, -by);
    }
    changes.clear();
  };
  const hasOther = ({ name, truth, least }: Unknown): boolean => {
    tries = 0;
    for (let most = 1; most < (puzzle.mostChanges ?? MOST_CHANGES); most += 1) {
      for (const by of [1, -1]) {
        if (truth + by >= least) {
          change(name, by);
          const isFound = mend(most);
          reset();
          if (isFound) {
            return true;
          }
        }
      }
    }
    return false;
  };
  return puzzle.counts
    .filter((count) => count.isHidden && count.truth > 0 && !hasOther(count))
    .map(({ name }) => name);
}
