import type { BundlePlace, FindingList } from './bundle-findings.ts';
import { GrowingTree } from './tree.ts';

/** A root that the tree should have at a size, and who says so. */
export interface RootClaim {
  readonly size: number;
  readonly root: Buffer;
  /** Whether the reader has a reason of his own to believe it: he remembers it, or holds the key that signed it. */
  readonly by: 'remembered' | 'held-key' | 'nothing';
  readonly place: BundlePlace;
}

/** What came of a claim. */
export interface RootOutcome extends RootClaim {
  readonly claim: RootClaim;
  /** `not-computed`: a subtree reaches over the size, or one before had no place. `beyond`: the tree ends before. */
  readonly outcome: 'equal' | 'different' | 'not-computed' | 'beyond';
  /** How many single leaves came before. */
  readonly entriesBefore: number;
}

/** Rebuilds the tree from leaves and subtrees as they come and computes its root at every size that somebody made a claim about. */
export class RootFollower {
  readonly #findings: FindingList;
  readonly #tree = new GrowingTree();
  /** Leaves so far, the ones inside subtrees that had no place among them. */
  #position = 0;
  #entries = 0;
  /** Set once a subtree had no place: from there on no root can be computed. */
  #broken = false;
  /** Claims still to be compared; once sorted, the largest first, so that the next one is the last. */
  #claims: RootClaim[] = [];
  #sorted = true;
  readonly #outcomes: RootOutcome[] = [];
  /** The smallest size that is still to come. */
  #nextSize = Number.POSITIVE_INFINITY;

  constructor(findings: FindingList) {
    this.#findings = findings;
  }

  get position(): number {
    return this.#position;
  }

  /** Has the root compared when the tree is as large; told before the first leaf. */
  expect(claim: RootClaim): void {
    this.#claims.push(claim);
    this.#sorted = false;
    this.#nextSize = Math.min(this.#nextSize, claim.size);
  }

  appendLeaf(leafHash: Buffer): void {
    if (this.#position >= this.#nextSize) {
      this.#compare();
    }
    if (!this.#broken) {
      this.#tree.appendLeaf(leafHash);
    }
    this.#position += 1;
    this.#entries += 1;
  }

  appendSubtree(level: number, hash: Buffer, place: BundlePlace): void {
    if (this.#position >= this.#nextSize) {
      this.#compare();
    }
    const width = 2 ** level;
    const end = this.#position + width;
    if (this.#position % width !== 0 || !Number.isSafeInteger(end)) {
      this.#broken = true;
      this.#findings.add('subtree-misaligned', place, {
        expected: `a position that is a multiple of ${width}`,
        found: String(this.#position),
      });
    }
    if (!this.#broken) {
      this.#tree.appendSubtree(level, hash);
    }
    this.#position = Math.min(end, Number.MAX_SAFE_INTEGER);
  }

  /** What came of every claim, smallest size first. */
  finish(): readonly RootOutcome[] {
    this.#compare();
    for (const claim of this.#claims.toReversed()) {
      this.#settle(claim, 'beyond');
    }
    this.#claims = [];
    return this.#outcomes;
  }

  #compare(): void {
    if (!this.#sorted) {
      this.#claims.sort((one, other) => other.size - one.size);
      this.#sorted = true;
    }
    for (let claim = this.#claims.at(-1); claim !== undefined; claim = this.#claims.at(-1)) {
      if (claim.size > this.#position) {
        break;
      }
      this.#claims.pop();
      const computed = !this.#broken && claim.size === this.#position;
      const outcome = computed
        ? this.#tree.root().equals(claim.root)
          ? 'equal'
          : 'different'
        : 'not-computed';
      this.#settle(claim, outcome);
    }
    this.#nextSize = this.#claims.at(-1)?.size ?? Number.POSITIVE_INFINITY;
  }

  #settle(claim: RootClaim, outcome: RootOutcome['outcome']): void {
    this.#outcomes.push({ ...claim, claim, outcome, entriesBefore: this.#entries });
  }
}

/**
 * Says which claims do not hold. Once one leaf is wrong, every later root is: what was changed lies after the largest size
 * whose root is still right, and before the smallest whose root is not. What the reader remembers is localised only between
 * roots that he remembers: whoever rewrites a history rewrites the checkpoints in the file as well.
 *
 * @param outcomes smallest size first
 */
export function reportRoots(outcomes: readonly RootOutcome[], findings: FindingList): void {
  const remembered = new Localiser(outcomes.filter(({ by }) => by === 'remembered'));
  const all = new Localiser(outcomes);
  for (const claim of outcomes) {
    const isRemembered = claim.by === 'remembered';
    all.pass(claim);
    if (isRemembered) {
      remembered.pass(claim);
    }
    switch (claim.outcome) {
      case 'equal':
        break;
      case 'not-computed':
        findings.add(isRemembered ? 'consistency-not-shown' : 'checkpoint-not-reached', claim.place);
        break;
      case 'beyond':
        findings.add(isRemembered ? 'older-than-remembered' : 'checkpoint-not-reached', claim.place);
        break;
      case 'different':
        (isRemembered ? remembered : all).report(
          claim,
          isRemembered ? 'history-rewritten' : 'root-differs',
          findings,
        );
        break;
    }
  }
}

/** Goes along claims of ascending size and knows between which two the first wrong root lies. */
class Localiser {
  readonly #lastRight: number;
  #right = 0;
  #wrong: number | undefined;

  constructor(outcomes: readonly RootOutcome[]) {
    this.#lastRight = outcomes.findLast(({ outcome }) => outcome === 'equal')?.size ?? 0;
  }

  pass({ outcome, size }: RootOutcome): void {
    if (outcome === 'equal') {
      this.#right = size;
      this.#wrong = undefined;
    } else if (outcome === 'different') {
      this.#wrong ??= size;
    }
  }

  report(claim: RootOutcome, check: 'history-rewritten' | 'root-differs', findings: FindingList): void {
    const from = this.#right;
    const until = this.#wrong ?? claim.size;
    if (this.#lastRight > claim.size) {
      // The entries lead to a later root that is right, so they are not what is wrong.
      findings.add(check, claim.place, { found: `the later root at tree size ${this.#lastRight} is right` });
    } else {
      findings.add(check, until > from ? { ...claim.place, entries: { from, until } } : claim.place);
    }
  }
}
