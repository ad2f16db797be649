import { hash } from 'node:crypto';
import { HASH_LENGTH } from './hash.ts';
import { EMPTY_ROOT, isLeafCount, nodeHash, requireHash, type Span } from './tree-proofs.ts';

export {
  type ConsistencyProof,
  consistencySpans,
  EMPTY_ROOT,
  type InclusionProof,
  inclusionSpans,
  nodeHash,
  type Span,
  verifyConsistency,
  verifyInclusion,
} from './tree-proofs.ts';

/** The tree has at most 2^53 - 1 leaves, so its complete subtrees have the levels 0 to 52. */
const LEVELS = 53;

/**
 * The bytes under the hash of a node while a tree grows, as `nodeHash` has them: 0x01, left hash, right hash. Each new hash goes
 * straight to the right-hand place, so that adding a leaf to a tree allocates no buffer.
 */
const nodeBytes = Buffer.alloc(1 + 2 * HASH_LENGTH, 0x01);
const LEFT = 1;
const RIGHT = LEFT + HASH_LENGTH;

/** A complete subtree: 2^level leaves, the first of which has the index `index` * 2^level. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/**
 * The complete subtrees, left to right, that together hold exactly the leaves of a span: at each place the largest that
 * starts there and fits. A later leaf never changes the hash of a complete subtree, so these are the hashes worth keeping
 * (tlog-tiles keeps every eighth level of them).
 *
 * @throws {RangeError} for a span that is not two safe integers, 0 <= start <= end
 */
export function completeNodes(span: Span): readonly TreeNode[] {
  if (!isLeafCount(span.start) || !isLeafCount(span.end) || span.start > span.end) {
    throw new RangeError(`no leaves can run from ${span.start} to ${span.end}`);
  }
  const nodes: TreeNode[] = [];
  let start = span.start;
  while (start < span.end) {
    let level = 0;
    let width = 1;
    while (start % (width * 2) === 0 && width * 2 <= span.end - start) {
      level += 1;
      width *= 2;
    }
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
}

/**
 * Hash of a span from the hashes of its complete nodes, left to right: RFC 6962 section 2.1 puts the largest complete
 * subtree on the left each time, so the hashes are joined from the right. True of every span that is itself a subtree of
 * a tree (what `inclusionSpans` and `consistencySpans` name, and every span from leaf 0); other spans have no hash.
 *
 * @throws {RangeError} for a hash that has not 32 bytes
 */
export function spanHash(nodeHashes: readonly Uint8Array[]): Buffer {
  let joined: Buffer | undefined;
  for (const left of nodeHashes.toReversed()) {
    requireHash(left);
    joined = joined === undefined ? Buffer.from(left) : nodeHash(left, joined);
  }
  return joined ?? Buffer.from(EMPTY_ROOT);
}

/**
 * A tree that only grows. It keeps the hashes of the complete subtrees of what it has seen, one at most for each level,
 * and needs no more to go on; leaves cannot be asked back from it. Hashes are copied on the way in and out.
 */
export class GrowingTree {
  #size: number;
  /** Room for one hash per level. A level is in use where the binary form of the size has a one. */
  readonly #hashes = Buffer.alloc(LEVELS * HASH_LENGTH);

  /**
   * Goes on from a known state: `nodes` are the hashes of `completeNodes({ start: 0, end: size })`.
   *
   * @throws {RangeError} for a size that is not a safe integer from 0, another number of hashes, or a hash that has not
   * 32 bytes
   */
  constructor(size = 0, nodes: readonly Uint8Array[] = []) {
    const places = completeNodes({ start: 0, end: size });
    if (nodes.length > places.length) {
      throw wrongNumber(size, places.length, nodes.length);
    }
    for (const [position, { level }] of places.entries()) {
      const node = nodes[position];
      if (node === undefined) {
        throw wrongNumber(size, places.length, nodes.length);
      }
      requireHash(node);
      this.#slot(level).set(node);
    }
    this.#size = size;
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds one leaf on the right.
   *
   * @param leaf its leaf hash
   * @throws {RangeError} for a hash that has not 32 bytes, and beyond 2^53 - 1 leaves; the tree stays as it was
   */
  appendLeaf(leaf: Uint8Array): void {
    this.#append(0, 1, leaf);
  }

  /**
   * Adds 2^level leaves on the right by the hash of the complete subtree that they make.
   *
   * @throws {RangeError} for a level that is not a whole number from 0, a size that is not a multiple of 2^level, a hash that
   * has not 32 bytes, and beyond 2^53 - 1 leaves; the tree stays as it was
   */
  appendSubtree(level: number, subtree: Uint8Array): void {
    const width = 2 ** level;
    if (!isLeafCount(level) || this.#size % width !== 0) {
      throw new RangeError(`no complete subtree of level ${level} can start at leaf ${this.#size}`);
    }
    this.#append(level, width, subtree);
  }

  /** Root of the tree as it is now: the Merkle Tree Hash of RFC 6962 section 2.1. */
  root(): Buffer {
    return spanHash(this.nodes());
  }

  /** Hashes of the complete subtrees, left to right: what another tree can go on from. */
  nodes(): readonly Buffer[] {
    return completeNodes({ start: 0, end: this.#size }).map(({ level }) => Buffer.from(this.#slot(level)));
  }

  /** A tree in the same state that grows by itself. */
  copy(): GrowingTree {
    return new GrowingTree(this.#size, this.nodes());
  }

  #append(firstLevel: number, width: number, added: Uint8Array): void {
    requireHash(added);
    if (!isLeafCount(this.#size + width)) {
      throw new RangeError(`a tree of ${this.#size} leaves has no room for ${width} more`);
    }
    // Counting up in binary: each one at the low end is a complete subtree to the left, and is carried.
    let level = firstLevel;
    nodeBytes.set(added, RIGHT);
    for (let count = this.#size / width; count % 2 === 1; count = (count - 1) / 2) {
      this.#hashes.copy(nodeBytes, LEFT, level * HASH_LENGTH, (level + 1) * HASH_LENGTH);
      nodeBytes.write(hash('sha256', nodeBytes, 'binary'), RIGHT, 'latin1');
      level += 1;
    }
    nodeBytes.copy(this.#hashes, level * HASH_LENGTH, RIGHT);
    this.#size += width;
  }

  #slot(level: number): Buffer {
    return this.#hashes.subarray(level * HASH_LENGTH, (level + 1) * HASH_LENGTH);
  }
}

function wrongNumber(size: number, expected: number, given: number): RangeError {
  return new RangeError(
    `a tree of ${size} leaves has ${expected} complete subtrees; ${given} hashes were given`,
  );
}
