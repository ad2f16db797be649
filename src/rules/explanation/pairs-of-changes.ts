import type { Concluder } from './concluding.ts';
import type { Change } from './counterfactual.ts';
import type { Variant } from './variants.ts';

/** Pairs of changes that could work together: how many there are, and the first of them. */
export interface Pairs {
  readonly of: number;
  readonly first: readonly (readonly [Variant, Variant])[];
}

/** A change with what decides whether it could work beside another. */
interface Placed {
  readonly variant: Variant;
  readonly part: Variant['contested']['part'];
  /** Names the part and the input in it. */
  readonly input: string;
  /** Whether it passes something else on to the case than before, and is the first that passes on just that. */
  readonly stands: boolean;
}

/**
 * Pairs of changes of different inputs, of changes that alone do nothing. Left out is what cannot work: changes of two parts of which
 * one passes on to the case just what it passed on before. Of changes of one part that pass on the same, one stands for all beside
 * changes of another part. Pairs of what stands early in the order come first.
 */
export function pairsOf(
  idle: readonly Variant[],
  passedOn: Concluder['passedOn'],
  before: string,
  bound: number,
): Pairs {
  const seen = new Set<string>();
  const placed: Placed[] = [];
  const counted = counting();
  const first: [Variant, Variant][] = [];
  let of = 0;
  for (const variant of idle) {
    const { part, change } = variant.contested;
    const passes = passedOn(variant.inputs);
    const stands = passes !== before && !seen.has(passes);
    seen.add(passes);
    const second: Placed = { variant, part, input: `${part} ${inputOf(change)}`, stands };
    of += counted(second);
    if (first.length < bound) {
      for (const one of placed) {
        if (first.length < bound && couldWork(one, second)) first.push([one.variant, variant]);
      }
    }
    placed.push(second);
  }
  return { of, first };
}

const couldWork = (one: Placed, second: Placed): boolean =>
  one.part === second.part ? one.input !== second.input : one.stands && second.stands;

/** Counts the changes before one beside which it could work. */
function counting(): (one: Placed) => number {
  const ofPart = new Map<Placed['part'], number>();
  const ofInput = new Map<string, number>();
  const standing = new Map<Placed['part'], number>();
  let allStanding = 0;
  return ({ part, input, stands }) => {
    const count =
      (ofPart.get(part) ?? 0) -
      (ofInput.get(input) ?? 0) +
      (stands ? allStanding - (standing.get(part) ?? 0) : 0);
    add(ofPart, part);
    add(ofInput, input);
    if (stands) {
      add(standing, part);
      allStanding += 1;
    }
    return count;
  };
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Names an input: what is touched, and what is listed, is an input of each condition and each measure. */
export const inputOf = ({ input, subject }: Change): string => `${input} ${subject ?? ''}`;
