import { HASH_LENGTH, sha256 } from './hash.ts';

/*
 * The Merkle tree of RFC 6962 section 2.1, which RFC 9162 section 2.1 and the C2SP texts merkle-tree and tlog-tiles keep
 * unchanged. Sizes and indexes are safe integers and may pass 2^32, where the bitwise operators of the language would cut
 * them off without a word: halving and parity are arithmetic here.
 */

/** Root of the tree without leaves: SHA-256 of no bytes (RFC 6962 section 2.1). Shared, so not to be written to. */
export const EMPTY_ROOT: Buffer = sha256(new Uint8Array());

/** The bytes under a node's hash: the prefix, which never changes, then the left and the right hash, set anew each time. */
const nodeBytes = Buffer.alloc(1 + 2 * HASH_LENGTH, 0x01);

/**
 * Hash of an inner node, SHA-256(0x01 || left || right) (RFC 6962 section 2.1). The prefix differs from that of a leaf, so
 * that no entry can be passed off as a node or a node as an entry.
 *
 * @throws {RangeError} for a hash that has not 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  requireHash(left);
  requireHash(right);
  nodeBytes.set(left, 1);
  nodeBytes.set(right, 1 + HASH_LENGTH);
  return sha256(nodeBytes);
}

/** A run of leaves: from index `start` up to, and without, index `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The spans whose hashes make the inclusion proof of a leaf, from the leaf's sibling up to a child of the root: PATH of
 * RFC 6962 section 2.1.1. Empty in a tree of one leaf.
 *
 * @throws {RangeError} where the tree has no such leaf, or for numbers that are not safe integers from 0
 */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  if (!isLeafCount(index) || !isLeafCount(size) || index >= size) {
    throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  }
  const downwards: Span[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftWidth(end - start);
    if (index < middle) {
      downwards.push({ start: middle, end });
      end = middle;
    } else {
      downwards.push({ start, end: middle });
      start = middle;
    }
  }
  return downwards.toReversed();
}

/**
 * The spans whose hashes make the proof that a tree of `second` leaves begins with the tree of `first` leaves: PROOF of
 * RFC 6962 section 2.1.2, in its order. Empty where there is nothing to prove: equal sizes, or a first tree without leaves.
 *
 * @throws {RangeError} for a first tree larger than the second, or numbers that are not safe integers from 0
 */
export function consistencySpans(first: number, second: number): readonly Span[] {
  if (!isLeafCount(first) || !isLeafCount(second) || first > second) {
    throw new RangeError(`a tree of ${second} leaves cannot begin with a tree of ${first}`);
  }
  if (first === 0) {
    return [];
  }
  const downwards: Span[] = [];
  let start = 0;
  let end = second;
  while (first < end) {
    const middle = start + leftWidth(end - start);
    if (first <= middle) {
      downwards.push({ start: middle, end });
      end = middle;
    } else {
      downwards.push({ start, end: middle });
      start = middle;
    }
  }
  // What is left is the last complete subtree of the first tree. Where it is the whole of it, the reader has its root.
  return start === 0 ? downwards.toReversed() : [{ start, end }, ...downwards.toReversed()];
}

/** Number of leaves on the left of a tree of `size` leaves: the largest power of two below it (RFC 6962 section 2.1). */
function leftWidth(size: number): number {
  let width = 1;
  while (width * 2 < size) {
    width *= 2;
  }
  return width;
}

/** What shows that a tree holds a leaf, and what it is held against. */
export interface InclusionProof {
  /** To be computed from the entry's bytes by whoever checks: a hash that comes with the proof proves nothing. */
  readonly leafHash: Uint8Array;
  readonly index: number;
  /** Number of leaves of the tree; like `root`, from a checkpoint that is trusted. */
  readonly size: number;
  /** The hashes of `inclusionSpans`, in their order. */
  readonly hashes: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/**
 * Whether the tree with this size and root has this leaf at this index (RFC 9162 section 2.1.3.2). Anything malformed is
 * refused, never thrown. A root alone does not tell the size of its tree: the two must come from one signed checkpoint.
 */
export function verifyInclusion(proof: InclusionProof): boolean {
  const { index, size, hashes, root } = proof;
  if (
    !isLeafCount(index) ||
    !isLeafCount(size) ||
    index >= size ||
    ![proof.leafHash, root, ...hashes].every(isHash)
  ) {
    return false;
  }
  const path = new Path(index, size - 1);
  let computed = proof.leafHash;
  for (const sibling of hashes) {
    if (path.atTop) {
      return false;
    }
    computed = path.siblingIsLeft ? nodeHash(sibling, computed) : nodeHash(computed, sibling);
    path.rise();
  }
  return path.atTop && isSame(computed, root);
}

/** What shows that a tree begins with an earlier one. */
export interface ConsistencyProof {
  /** Number of leaves and root of the earlier tree, from a checkpoint that is remembered. */
  readonly first: number;
  readonly firstRoot: Uint8Array;
  /** Number of leaves and root of the later tree, from a checkpoint that is trusted. */
  readonly second: number;
  readonly secondRoot: Uint8Array;
  /** The hashes of `consistencySpans`, in their order. */
  readonly hashes: readonly Uint8Array[];
}

/**
 * Whether the second tree is the first one with leaves added on the right (RFC 9162 section 2.1.4.2). Anything malformed is
 * refused, never thrown. Every tree begins with the tree without leaves; that takes no hashes and its root, `EMPTY_ROOT`
 * (RFC 6962 leaves this open; C2SP merkle-tree says it).
 */
export function verifyConsistency(proof: ConsistencyProof): boolean {
  const { first, firstRoot, second, secondRoot, hashes } = proof;
  if (!isLeafCount(first) || !isLeafCount(second) || first > second) {
    return false;
  }
  if (![firstRoot, secondRoot, ...hashes].every(isHash)) {
    return false;
  }
  if (first === 0 && !isSame(firstRoot, EMPTY_ROOT)) {
    return false;
  }
  if (first === second) {
    return hashes.length === 0 && isSame(firstRoot, secondRoot);
  }
  if (first === 0) {
    return hashes.length === 0;
  }
  return begins(proof);
}

/** RFC 9162 section 2.1.4.2 for 0 < first < second. */
function begins({ first, firstRoot, second, secondRoot, hashes }: ConsistencyProof): boolean {
  const path = Path.fromLastSubtree(first, second);
  // A first tree that is one complete subtree is itself the start of the path, and the proof leaves it out.
  const [start, ...siblings] = path.index === 0 ? [firstRoot, ...hashes] : hashes;
  if (start === undefined) {
    return false;
  }
  let computedFirst = start;
  let computedSecond = start;
  for (const sibling of siblings) {
    if (path.atTop) {
      return false;
    }
    if (path.siblingIsLeft) {
      computedFirst = nodeHash(sibling, computedFirst);
      computedSecond = nodeHash(sibling, computedSecond);
    } else {
      computedSecond = nodeHash(computedSecond, sibling);
    }
    path.rise();
  }
  return path.atTop && isSame(computedFirst, firstRoot) && isSame(computedSecond, secondRoot);
}

/** The way from a node up to the root: the node's index and the index of the last node of its level. */
class Path {
  index: number;
  last: number;

  constructor(index: number, last: number) {
    this.index = index;
    this.last = last;
  }

  /** The way up from the last complete subtree of the first tree, seen in the second. */
  static fromLastSubtree(first: number, second: number): Path {
    const path = new Path(first - 1, second - 1);
    while (path.index % 2 === 1) {
      path.halve();
    }
    return path;
  }

  get atTop(): boolean {
    return this.last === 0;
  }

  /** The last node of a level has its sibling on the left: at its own level or, where it is alone there, further up. */
  get siblingIsLeft(): boolean {
    return this.index % 2 === 1 || this.index === this.last;
  }

  /** To the parent, that the node makes with its sibling. */
  rise(): void {
    if (this.siblingIsLeft) {
      while (this.index % 2 === 0 && this.index !== 0) {
        this.halve();
      }
    }
    this.halve();
  }

  halve(): void {
    this.index = Math.floor(this.index / 2);
    this.last = Math.floor(this.last / 2);
  }
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_LENGTH;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** Whether a number can be the size of a tree or the index of a leaf: a safe integer from 0. */
export function isLeafCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** @throws {RangeError} for bytes that cannot be a SHA-256 hash */
export function requireHash(bytes: Uint8Array): void {
  if (bytes.length !== HASH_LENGTH) {
    throw new RangeError(`a SHA-256 hash has ${HASH_LENGTH} bytes; this one has ${bytes.length}`);
  }
}
