import type { Possible, Value } from './possible.ts';

/**
 * How many of the complete sets of facts give `wanted`. `cells` is the number of all of them: the product of the sizes of
 * every fact that was asked. Exact, and without listing them: each question shares what reaches it equally among its
 * values, and is met at most once on the way to an outcome.
 */
export function completionsWith<V extends Value>(value: Possible<V>, wanted: V, cells: bigint): bigint {
  const counted = new Map<number, bigint>();
  const count = (node: Possible<V>): bigint => {
    if (node.question === undefined) return node.value === wanted ? cells : 0n;
    const known = counted.get(node.id);
    if (known !== undefined) return known;
    const sum = node.branches.reduce((so, branch) => so + count(branch), 0n);
    const share = sum / BigInt(node.branches.length);
    counted.set(node.id, share);
    return share;
  };
  return count(value);
}
