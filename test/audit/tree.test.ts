import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash } from '../../src/audit/hash.ts';
import {
  type ConsistencyProof,
  completeNodes,
  consistencySpans,
  EMPTY_ROOT,
  GrowingTree,
  type InclusionProof,
  inclusionSpans,
  nodeHash,
  type Span,
  spanHash,
  verifyConsistency,
  verifyInclusion,
} from '../../src/audit/tree.ts';

/** A span of the reference below, which counts in bigints so that no limit of numbers is shared with what is tested. */
type WideSpan = readonly [start: bigint, end: bigint];

function sha(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part);
  }
  return hash.digest();
}

/** RFC 6962 section 2.1: the largest power of two smaller than n. */
function split(n: bigint): bigint {
  let k = 1n;
  while (k * 2n < n) {
    k *= 2n;
  }
  return k;
}

/** MTH of RFC 6962 section 2.1 as it is written there, over hashes that are given for some spans. */
class ReferenceTree {
  readonly #known = new Map<string, Buffer>();

  give(span: WideSpan, hash: Buffer): void {
    this.#known.set(span.join('-'), hash);
  }

  mth(span: WideSpan): Buffer {
    const known = this.#known.get(span.join('-'));
    if (known !== undefined) {
      return known;
    }
    const [start, end] = span;
    if (end - start < 2n) {
      throw new Error(`the reference was given no hash for ${span.join('-')}`);
    }
    const middle = start + split(end - start);
    const hash = sha(Uint8Array.of(1), this.mth([start, middle]), this.mth([middle, end]));
    this.give(span, hash);
    return hash;
  }
}

/** PATH of RFC 6962 section 2.1.1. */
function path(m: bigint, [start, end]: WideSpan): readonly WideSpan[] {
  if (end - start === 1n) {
    return [];
  }
  const middle = start + split(end - start);
  return m < middle
    ? [...path(m, [start, middle]), [middle, end]]
    : [...path(m, [middle, end]), [start, middle]];
}

/** SUBPROOF of RFC 6962 section 2.1.2. `m` counts from leaf 0, not from the start of the span. */
function subproof(m: bigint, [start, end]: WideSpan, known: boolean): readonly WideSpan[] {
  if (m === end) {
    return known ? [] : [[start, end]];
  }
  const middle = start + split(end - start);
  return m <= middle
    ? [...subproof(m, [start, middle], known), [middle, end]]
    : [...subproof(m, [middle, end], false), [start, middle]];
}

function wide(span: Span): WideSpan {
  return [BigInt(span.start), BigInt(span.end)];
}

function isSameSpans(spans: readonly Span[], defined: readonly WideSpan[]): boolean {
  return spans.map((span) => wide(span).join('-')).join() === defined.map((span) => span.join('-')).join();
}

function narrow(spans: readonly WideSpan[]): readonly Span[] {
  return spans.map(([start, end]) => ({ start: Number(start), end: Number(end) }));
}

/** On which side each hash of a path is joined: what size and index tell whoever checks it. */
function sides(index: number, size: number): string {
  return path(BigInt(index), [0n, BigInt(size)])
    .map(([start]) => (start > BigInt(index) ? 'R' : 'L'))
    .join('');
}

/** The same for the proof between two sizes, and whether the reader begins with the first root. */
function consistencySides(first: number, second: number): string {
  const spans = subproof(BigInt(first), [0n, BigInt(second)], true);
  return spans.map(([start]) => (start >= BigInt(first) ? 'R' : 'L')).join('');
}

function item<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) {
    throw new Error(`the test has no item ${position}`);
  }
  return found;
}

function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(Math.floor(bit / 8)) ^ (1 << (bit % 8)), Math.floor(bit / 8));
  return copy;
}

function replaced<T>(list: readonly T[], position: number, value: T): readonly T[] {
  return list.with(position, value);
}

const LARGEST = 130;
const LEAVES = Array.from({ length: LARGEST }, (_, index) =>
  leafHash(Buffer.from(`synthetic entry ${index}`)),
);
const REFERENCE = referenceOver(LEAVES);

function referenceOver(leaves: readonly Buffer[]): ReferenceTree {
  const tree = new ReferenceTree();
  tree.give([0n, 0n], sha());
  for (const [index, leaf] of leaves.entries()) {
    tree.give([BigInt(index), BigInt(index) + 1n], leaf);
  }
  return tree;
}

function rootOf(size: number): Buffer {
  return REFERENCE.mth([0n, BigInt(size)]);
}

function hashesOf(spans: readonly Span[]): readonly Buffer[] {
  return spans.map((span) => REFERENCE.mth(wide(span)));
}

function inclusionProof(index: number, size: number): InclusionProof {
  const hashes = hashesOf(inclusionSpans(index, size));
  return { leafHash: item(LEAVES, index), index, size, hashes, root: rootOf(size) };
}

function consistencyProof(first: number, second: number): ConsistencyProof {
  const hashes = hashesOf(consistencySpans(first, second));
  return { first, firstRoot: rootOf(first), second, secondRoot: rootOf(second), hashes };
}

/** A tree that was handed so many of the leaves one by one. */
function grown(leaves: readonly Buffer[]): GrowingTree {
  const tree = new GrowingTree();
  for (const leaf of leaves) {
    tree.appendLeaf(leaf);
  }
  return tree;
}

/** Every (index, size) of a leaf in a tree of up to `largest` leaves. */
function leavesOfTrees(largest: number): readonly { readonly index: number; readonly size: number }[] {
  return Array.from({ length: largest }, (_, before) =>
    Array.from({ length: before + 1 }, (_each, index) => ({ index, size: before + 1 })),
  ).flat();
}

/** Every pair of sizes, 0 < first < second <= largest. */
function pairsOfSizes(largest: number): readonly { readonly first: number; readonly second: number }[] {
  return leavesOfTrees(largest - 1).map(({ index, size }) => ({ first: index + 1, second: size + 1 }));
}

const NOT_COUNTS = [
  Number.NaN,
  -1,
  1.5,
  2 ** 53,
  2 ** 53 + 2,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const BEYOND_32_BITS = [2 ** 32 + 1, 2 ** 33 + 7, 2 ** 40 + 5, 2 ** 53 - 1];

// The seven leaves of RFC 6962 section 2.1.3, with its letters for the nodes.
const [A, B, C, D, E, F, J] = LEAVES.slice(0, 7).map((leaf) => leaf.toString('hex'));
const G = join(A, B);
const H = join(C, D);
const I = join(E, F);
const K = join(G, H);
const L = join(I, J);

function join(left: string | undefined, right: string | undefined): string {
  if (left === undefined || right === undefined) {
    throw new Error('the test joins a node that it does not have');
  }
  return sha(Uint8Array.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')).toString('hex');
}

function hex(hashes: readonly Uint8Array[]): readonly string[] {
  return hashes.map((hash) => Buffer.from(hash).toString('hex'));
}

describe('the root over all entries', () => {
  // The eight inputs and the roots after each of them that Certificate Transparency implementations test themselves with.
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  it('is the one that transparency logs compute for the same entries (RFC 6962 section 2.1)', () => {
    const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex')));
    const reference = referenceOver(leaves);
    const tree = new GrowingTree();
    const after = leaves.map((leaf) => {
      tree.appendLeaf(leaf);
      return tree.root().toString('hex');
    });
    expect(after).toEqual(roots);
    expect(roots.map((_, index) => reference.mth([0n, BigInt(index + 1)]).toString('hex'))).toEqual(roots);
  });

  it('is SHA-256 of nothing while there is none', () => {
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(EMPTY_ROOT.toString('hex')).toBe(nothing);
    expect(new GrowingTree().root().toString('hex')).toBe(nothing);
    expect(spanHash([]).toString('hex')).toBe(nothing);
  });

  it('is joined from the nodes that RFC 6962 section 2.1.3 draws for seven entries', () => {
    expect(rootOf(7).toString('hex')).toBe(join(K, L));
    expect(
      new GrowingTree(
        7,
        hashesOf([
          { start: 0, end: 4 },
          { start: 4, end: 6 },
          { start: 6, end: 7 },
        ]),
      ).root(),
    ).toEqual(rootOf(7));
  });

  it.each([0, 31, 33, 64])('is never joined from a hash of %d bytes', (length) => {
    const wrong = Buffer.alloc(length);
    expect(() => nodeHash(wrong, rootOf(1))).toThrow(RangeError);
    expect(() => nodeHash(rootOf(1), wrong)).toThrow(RangeError);
    expect(() => spanHash([wrong])).toThrow(RangeError);
    expect(() => new GrowingTree().appendLeaf(wrong)).toThrow(RangeError);
    expect(() => new GrowingTree(1, [wrong])).toThrow(RangeError);
  });
});

/** Whether the nodes hold each leaf of the span once, in order, and each is the largest that starts there and fits. */
function isExact(span: Span): boolean {
  const end = BigInt(span.end);
  let next = BigInt(span.start);
  for (const { level, index } of completeNodes(span)) {
    const width = 2n ** BigInt(level);
    const couldBeLarger = next % (width * 2n) === 0n && next + width * 2n <= end;
    if (BigInt(index) * width !== next || couldBeLarger) {
      return false;
    }
    next += width;
  }
  return next === end;
}

describe('the complete subtrees of a span', () => {
  const anySpan = fc
    .tuple(fc.maxSafeNat(), fc.oneof(fc.nat({ max: 1000 }), fc.maxSafeNat()))
    .map(([start, length]) => ({ start, end: Math.min(start + length, Number.MAX_SAFE_INTEGER) }));

  it('hold each of its leaves once, in order, and none is smaller than it could be', () => {
    const small = leavesOfTrees(LARGEST).map(({ index, size }) => ({ start: index, end: size }));
    expect(small.filter((span) => !isExact(span))).toEqual([]);
    fc.assert(fc.property(anySpan, isExact), { numRuns: 500 });
  });

  it('give the hash of every span that stands in a proof', () => {
    for (const { index, size } of leavesOfTrees(64)) {
      for (const span of [{ start: 0, end: size }, ...inclusionSpans(index, size)]) {
        const nodes = completeNodes(span).map(({ level, index: place }) => {
          const width = 2 ** level;
          return REFERENCE.mth(wide({ start: place * width, end: (place + 1) * width }));
        });
        expect(spanHash(nodes).equals(REFERENCE.mth(wide(span)))).toBe(true);
      }
    }
  });

  it('are none for no leaves, and refused for a span that cannot be', () => {
    expect(completeNodes({ start: 5, end: 5 })).toEqual([]);
    expect(() => completeNodes({ start: 6, end: 5 })).toThrow(RangeError);
    for (const number of NOT_COUNTS) {
      expect(() => completeNodes({ start: number, end: 2 ** 52 })).toThrow(RangeError);
      expect(() => completeNodes({ start: 0, end: number })).toThrow(RangeError);
    }
  });
});

describe('a tree that grows', () => {
  it('has at every size the root and the nodes of the definition', () => {
    const tree = new GrowingTree();
    for (const [before, leaf] of LEAVES.entries()) {
      tree.appendLeaf(leaf);
      const places = completeNodes({ start: 0, end: before + 1 });
      const spans = places.map(({ level, index }) => ({
        start: index * 2 ** level,
        end: (index + 1) * 2 ** level,
      }));
      expect(tree.size).toBe(before + 1);
      expect(hex([tree.root()])).toEqual(hex([rootOf(before + 1)]));
      expect(hex(tree.nodes())).toEqual(hex(hashesOf(spans)));
    }
  });

  it('goes on from its nodes as if it had never stopped', () => {
    for (const { index, size } of leavesOfTrees(40)) {
      const stopped = grown(LEAVES.slice(0, index));
      const resumed = new GrowingTree(stopped.size, stopped.nodes());
      for (const leaf of LEAVES.slice(index, size)) {
        resumed.appendLeaf(leaf);
      }
      expect(resumed.root().equals(rootOf(size))).toBe(true);
    }
  });

  it('takes a complete subtree for its leaves', () => {
    for (const { index, size } of leavesOfTrees(80)) {
      const tree = grown(LEAVES.slice(0, index));
      for (const { level, index: place } of completeNodes({ start: index, end: size })) {
        const width = 2 ** level;
        tree.appendSubtree(level, REFERENCE.mth(wide({ start: place * width, end: (place + 1) * width })));
      }
      expect(tree.size).toBe(size);
      expect(tree.root().equals(rootOf(size))).toBe(true);
    }
  });

  it('refuses a subtree that cannot start where it ends, and stays as it was', () => {
    const tree = grown(LEAVES.slice(0, 6));
    for (const level of [2, 3, 40, 53, 2000, -1, 0.5, Number.NaN]) {
      expect(() => tree.appendSubtree(level, rootOf(1))).toThrow(RangeError);
    }
    expect(() => tree.appendSubtree(1, Buffer.alloc(31))).toThrow(RangeError);
    expect(() => new GrowingTree().appendSubtree(53, rootOf(1))).toThrow(RangeError);
    // 2 to the power of this is 3: a whole number of leaves, but no complete subtree.
    expect(() => new GrowingTree().appendSubtree(Math.log2(3), rootOf(1))).toThrow(RangeError);
    expect(tree.size).toBe(6);
    expect(tree.root()).toEqual(rootOf(6));
  });

  it('refuses to go on from a state that no tree has', () => {
    expect(() => new GrowingTree(3, [rootOf(2)])).toThrow(RangeError);
    expect(() => new GrowingTree(2, [rootOf(2), rootOf(1)])).toThrow(RangeError);
    expect(() => new GrowingTree(0, [rootOf(1)])).toThrow(RangeError);
    for (const size of NOT_COUNTS) {
      expect(() => new GrowingTree(size)).toThrow(RangeError);
    }
  });

  it('shares no memory with what it was given, what it gave, or its copy', () => {
    const leaf = Buffer.from(item(LEAVES, 0));
    const tree = new GrowingTree();
    tree.appendLeaf(leaf);
    leaf.fill(0);
    tree.root().fill(0);
    for (const node of tree.nodes()) {
      node.fill(0);
    }
    const copy = tree.copy();
    copy.appendLeaf(item(LEAVES, 1));
    expect(tree.size).toBe(1);
    expect(tree.root()).toEqual(rootOf(1));
    expect(copy.root()).toEqual(rootOf(2));
    spanHash([]).fill(0);
    const single = Buffer.from(rootOf(1));
    spanHash([single]).fill(0);
    expect(single).toEqual(rootOf(1));
    expect(EMPTY_ROOT).toEqual(sha());
  });

  it.each([...BEYOND_32_BITS, 2 ** 32, 2 ** 33 + 8, 2 ** 52])('goes on correctly at %d leaves', (size) => {
    const before = size - 1;
    const reference = new ReferenceTree();
    const nodes = completeNodes({ start: 0, end: before }).map(({ level, index }) => {
      const hash = sha(`synthetic node ${level} ${index}`);
      const width = 2n ** BigInt(level);
      reference.give([BigInt(index) * width, (BigInt(index) + 1n) * width], hash);
      return hash;
    });
    const leaf = sha(`synthetic leaf ${before}`);
    reference.give([BigInt(before), BigInt(size)], leaf);
    const tree = new GrowingTree(before, nodes);
    tree.appendLeaf(leaf);
    expect(tree.size).toBe(size);
    expect(tree.root()).toEqual(reference.mth([0n, BigInt(size)]));
  });

  it('has no room beyond 2^53 - 1 leaves', () => {
    const full = completeNodes({ start: 0, end: Number.MAX_SAFE_INTEGER });
    const tree = new GrowingTree(
      Number.MAX_SAFE_INTEGER,
      full.map(({ level }) => sha(`${level}`)),
    );
    const root = tree.root();
    expect(() => tree.appendLeaf(rootOf(1))).toThrow(RangeError);
    expect(tree.size).toBe(Number.MAX_SAFE_INTEGER);
    expect(tree.root()).toEqual(root);
  });
});

/** Makes up the hashes of spans that are too large to be computed from leaves. */
function giveSynthetic(reference: ReferenceTree, spans: readonly WideSpan[]): void {
  for (const span of spans) {
    reference.give(span, sha(span.join('-')));
  }
}

/** The names of the forgeries that were believed. */
function believed<P>(verify: (proof: P) => boolean, forgeries: Iterable<readonly [name: string, proof: P]>) {
  const names: string[] = [];
  for (const [name, proof] of forgeries) {
    if (verify(proof)) {
      names.push(name);
    }
  }
  return names;
}

/** Lists of hashes that are not the proof's own, each of them close to it. */
function* wrongLists(
  hashes: readonly Uint8Array[],
  bit: number,
): Generator<readonly [string, readonly Uint8Array[]]> {
  const stranger = sha('a hash from nowhere');
  yield ['extended at the end', [...hashes, stranger]];
  yield ['extended at the start', [stranger, ...hashes]];
  yield ['extended by an empty hash', [...hashes, new Uint8Array()]];
  yield ['extended by a hash of zeros', [...hashes, Buffer.alloc(32)]];
  for (const [position, hash] of hashes.entries()) {
    yield [`without hash ${position}`, hashes.toSpliced(position, 1)];
    yield [`with hash ${position} twice`, hashes.toSpliced(position, 0, hash)];
    yield [`with bit ${bit} of hash ${position} flipped`, replaced(hashes, position, flipped(hash, bit))];
    yield [`with hash ${position} cut to 31 bytes`, replaced(hashes, position, hash.subarray(1))];
    yield [
      `with hash ${position} of 33 bytes`,
      replaced(hashes, position, Buffer.concat([hash, Buffer.alloc(1)])),
    ];
    const next = hashes[position + 1];
    if (next !== undefined) {
      yield [
        `with hashes ${position} and ${position + 1} swapped`,
        hashes.toSpliced(position, 2, next, hash),
      ];
    }
  }
}

function* inclusionForgeries(index: number, size: number): Generator<readonly [string, InclusionProof]> {
  const proof = inclusionProof(index, size);
  const bit = (index * 7 + size * 11) % 256;
  for (const [name, hashes] of wrongLists(proof.hashes, bit)) {
    yield [name, { ...proof, hashes }];
  }
  // Lengthened, with the very root that the added hash leads to: only the length is wrong.
  const added = sha('a hash from nowhere');
  const hashes = [...proof.hashes, added];
  yield ['extended on the left to its root', { ...proof, hashes, root: nodeHash(added, proof.root) }];
  yield ['extended on the right to its root', { ...proof, hashes, root: nodeHash(proof.root, added) }];
  yield ['altered root', { ...proof, root: flipped(proof.root, bit) }];
  yield ['short root', { ...proof, root: proof.root.subarray(1) }];
  yield ['altered leaf', { ...proof, leafHash: flipped(proof.leafHash, bit) }];
  yield ['short leaf', { ...proof, leafHash: proof.leafHash.subarray(1) }];
  yield ['index before', { ...proof, index: index - 1 }];
  yield ['index after', { ...proof, index: index + 1 }];
  yield ['index one past the end', { ...proof, index: size }];
  yield ['index 2^32 on', { ...proof, index: index + 2 ** 32 }];
  yield ['size 2^32 more', { ...proof, size: size + 2 ** 32 }];
  yield ['size doubled', { ...proof, size: size * 2 }];
  yield ['root of the tree before', { ...proof, root: rootOf(size - 1) }];
  yield ['size and root of the tree before', { ...proof, size: size - 1, root: rootOf(size - 1) }];
  yield ['leaf and root swapped', { ...proof, leafHash: proof.root, root: proof.leafHash }];
  const other = (index + 1) % LARGEST;
  yield ['leaf of another entry', { ...proof, leafHash: item(LEAVES, other) }];
  if (other < size && other !== index) {
    yield ['path of another entry', { ...proof, hashes: inclusionProof(other, size).hashes }];
  }
}

function* withWrongHashes(proof: InclusionProof): Generator<readonly [string, InclusionProof]> {
  for (const [name, hashes] of wrongLists(proof.hashes, 200)) {
    yield [name, { ...proof, hashes }];
  }
}

describe('a proof that an entry is in the tree', () => {
  it('consists of the hashes that RFC 6962 section 2.1.3 lists for seven entries', () => {
    expect(hex(inclusionProof(0, 7).hashes)).toEqual([B, H, L]);
    expect(hex(inclusionProof(3, 7).hashes)).toEqual([C, G, L]);
    expect(hex(inclusionProof(4, 7).hashes)).toEqual([F, J, K]);
    expect(hex(inclusionProof(6, 7).hashes)).toEqual([I, K]);
  });

  it('is that of RFC 6962 section 2.1.1, and verifies, for every entry of every tree', () => {
    const wrong = leavesOfTrees(LARGEST).filter(({ index, size }) => {
      const defined = path(BigInt(index), [0n, BigInt(size)]);
      return (
        !isSameSpans(inclusionSpans(index, size), defined) || !verifyInclusion(inclusionProof(index, size))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is made for entries that are there only', () => {
    expect(inclusionSpans(0, 1)).toEqual([]);
    expect(() => inclusionSpans(0, 0)).toThrow(RangeError);
    expect(() => inclusionSpans(7, 7)).toThrow(RangeError);
    for (const number of NOT_COUNTS) {
      expect(() => inclusionSpans(number, 7)).toThrow(RangeError);
      expect(() => inclusionSpans(0, number)).toThrow(RangeError);
    }
  });

  // RFC 9162 section 2.1.3.2, steps 1, 4 and 5: index in range, no hash too many or too few, and the root.
  it('is refused when shortened, lengthened, reordered or altered, or for another entry or place (RFC 9162 section 2.1.3.2)', () => {
    const wrong = leavesOfTrees(50)
      // In a tree of one leaf, leaf and root are the same hash, and swapping them changes nothing.
      .filter(({ size }) => size > 1)
      .flatMap(({ index, size }) =>
        believed(verifyInclusion, inclusionForgeries(index, size)).map(
          (name) => `${name}: ${index} of ${size}`,
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('is refused for any one bit changed in any of its hashes, the root or the leaf (RFC 9162 section 2.1.3.2 step 5)', () => {
    for (const index of [0, 3, 4, 6]) {
      const proof = inclusionProof(index, 7);
      const bits = Array.from({ length: 256 }, (_, bit) => bit);
      const wrong = bits.filter(
        (bit) =>
          verifyInclusion({ ...proof, root: flipped(proof.root, bit) }) ||
          verifyInclusion({ ...proof, leafHash: flipped(proof.leafHash, bit) }) ||
          proof.hashes.some((hash, position) =>
            verifyInclusion({ ...proof, hashes: replaced(proof.hashes, position, flipped(hash, bit)) }),
          ),
      );
      expect(wrong).toEqual([]);
    }
  });

  // The root does not hold the size. Hence RFC 6962 signs both together (section 3.5), and so does a checkpoint.
  it('is refused for another size wherever that changes the path, and says the same where it does not', () => {
    const otherwise = leavesOfTrees(LARGEST).filter(({ index, size }) =>
      [size - 1, size + 1].some((claimed) => {
        const samePath = index < claimed && sides(index, claimed) === sides(index, size);
        return verifyInclusion({ ...inclusionProof(index, size), size: claimed }) !== samePath;
      }),
    );
    expect(otherwise).toEqual([]);
  });

  it('is refused for a node passed off as an entry (RFC 6962 section 2.1: prefixes 0x00 and 0x01)', () => {
    const [left, right] = [item(LEAVES, 0), item(LEAVES, 1)];
    const node = nodeHash(left, right);
    const upper = { index: 0, root: rootOf(4), hashes: [REFERENCE.mth([2n, 4n])] };
    expect(verifyInclusion({ ...upper, leafHash: node, size: 4 })).toBe(false);
    // With a forged size the path is right, and only the prefix of the leaf hash keeps the forged entry out.
    expect(verifyInclusion({ ...upper, leafHash: node, size: 2 })).toBe(true);
    for (const forged of [
      [left, right],
      [Uint8Array.of(1), left, right],
    ]) {
      expect(verifyInclusion({ ...upper, leafHash: leafHash(Buffer.concat(forged)), size: 2 })).toBe(false);
    }
  });

  it('is refused for an empty tree and for numbers that are no index or size (RFC 9162 section 2.1.3.2 step 1)', () => {
    const leaf = item(LEAVES, 0);
    const single: InclusionProof = { leafHash: leaf, index: 0, size: 1, hashes: [], root: leaf };
    expect(verifyInclusion(single)).toBe(true);
    expect(verifyInclusion({ ...single, size: 0 })).toBe(false);
    expect(verifyInclusion({ ...single, size: 0, leafHash: EMPTY_ROOT, root: EMPTY_ROOT })).toBe(false);
    for (const number of NOT_COUNTS) {
      expect(verifyInclusion({ ...single, index: number })).toBe(false);
      expect(verifyInclusion({ ...single, size: number })).toBe(false);
      expect(verifyInclusion({ ...single, index: number, size: number })).toBe(false);
    }
    // A true proof for the last of 2^53 leaves: one more than can be counted safely.
    const lefts = path(2n ** 53n - 1n, [0n, 2n ** 53n]).map((span) => sha(span.join('-')));
    const lastRoot = lefts.reduce((computed, hash) => nodeHash(hash, computed), leaf);
    const last = { leafHash: leaf, index: 2 ** 53 - 1, hashes: lefts, root: lastRoot };
    expect(verifyInclusion({ ...last, size: 2 ** 53 })).toBe(false);
    // A true proof from a tree of 2^53 + 1 leaves. A double cannot tell that size from its neighbours, so without the limit
    // it would pass for one of 2^53 + 2.
    const spans = path(2n ** 53n, [0n, 2n ** 53n + 1n]);
    const hashes = spans.map((span) => sha(span.join('-')));
    const root = hashes.reduce((computed, hash) => nodeHash(hash, computed), leaf);
    expect(verifyInclusion({ leafHash: leaf, index: 2 ** 53, size: 2 ** 53 + 2, hashes, root })).toBe(false);
  });

  it.each(BEYOND_32_BITS)('verifies in a tree of %d entries, and there only at its own place', (size) => {
    for (const index of [0, 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, size - 2, size - 1]) {
      const place = BigInt(index);
      const spans = path(place, [0n, BigInt(size)]);
      const reference = new ReferenceTree();
      reference.give([place, place + 1n], sha('synthetic leaf'));
      giveSynthetic(reference, spans);
      const proof: InclusionProof = {
        leafHash: sha('synthetic leaf'),
        index,
        size,
        hashes: spans.map((span) => reference.mth(span)),
        root: reference.mth([0n, BigInt(size)]),
      };
      expect(inclusionSpans(index, size)).toEqual(narrow(spans));
      expect(verifyInclusion(proof)).toBe(true);
      for (const other of [index - 2 ** 32, index + 2 ** 32, index % 2 ** 32, index - 1, index + 1]) {
        const itself = other === index;
        expect(verifyInclusion({ ...proof, index: other })).toBe(itself);
      }
      for (const other of [size - 2 ** 32, size % 2 ** 32, 2 ** 32, 2 ** 53 - 2]) {
        const samePath = index < other && sides(index, other) === sides(index, size);
        expect(verifyInclusion({ ...proof, size: other })).toBe(samePath);
      }
      expect(believed(verifyInclusion, withWrongHashes(proof))).toEqual([]);
    }
  });
});

function* consistencyForgeries(
  first: number,
  second: number,
): Generator<readonly [string, ConsistencyProof]> {
  const proof = consistencyProof(first, second);
  const bit = (first * 7 + second * 11) % 256;
  for (const [name, hashes] of wrongLists(proof.hashes, bit)) {
    yield [name, { ...proof, hashes }];
  }
  const added = sha('a hash from nowhere');
  const longer = { ...proof, hashes: [...proof.hashes, added] };
  const [firstAbove, secondAbove] = [nodeHash(added, proof.firstRoot), nodeHash(added, proof.secondRoot)];
  yield ['extended on the left to its roots', { ...longer, firstRoot: firstAbove, secondRoot: secondAbove }];
  yield ['extended on the left to its second root', { ...longer, secondRoot: secondAbove }];
  yield ['extended on the right to its root', { ...longer, secondRoot: nodeHash(proof.secondRoot, added) }];
  yield ['no hashes', { ...proof, hashes: [] }];
  yield ['first root put before', { ...proof, hashes: [proof.firstRoot, ...proof.hashes] }];
  yield ['altered first root', { ...proof, firstRoot: flipped(proof.firstRoot, bit) }];
  yield ['altered second root', { ...proof, secondRoot: flipped(proof.secondRoot, bit) }];
  yield ['short first root', { ...proof, firstRoot: proof.firstRoot.subarray(1) }];
  yield ['short second root', { ...proof, secondRoot: proof.secondRoot.subarray(1) }];
  yield ['roots swapped', { ...proof, firstRoot: proof.secondRoot, secondRoot: proof.firstRoot }];
  yield ['both roots the first', { ...proof, secondRoot: proof.firstRoot }];
  yield ['both roots the second', { ...proof, firstRoot: proof.secondRoot }];
  yield ['sizes swapped', { ...proof, first: second, second: first }];
  yield ['both sizes the first', { ...proof, second: first }];
  yield ['both sizes the second', { ...proof, first: second }];
  yield ['first size 0', { ...proof, first: 0 }];
  yield ['first size one less', { ...proof, first: first - 1 }];
  yield ['first size one more', { ...proof, first: first + 1 }];
  yield ['first size 2^32 more', { ...proof, first: first + 2 ** 32, second: second + 2 ** 32 }];
  yield ['second size 2^32 more', { ...proof, second: second + 2 ** 32 }];
  yield ['root of the tree before', { ...proof, firstRoot: rootOf(first - 1) }];
  yield ['size and root of the tree before', { ...proof, first: first - 1, firstRoot: rootOf(first - 1) }];
  yield ['root of the tree after', { ...proof, secondRoot: rootOf(second + 1) }];
  yield ['size and root of the tree after', { ...proof, second: second + 1, secondRoot: rootOf(second + 1) }];
}

describe('a proof that a tree begins with an earlier one', () => {
  it('consists of the hashes that RFC 6962 section 2.1.3 lists for seven entries', () => {
    expect(hex(consistencyProof(3, 7).hashes)).toEqual([C, D, G, L]);
    expect(hex(consistencyProof(4, 7).hashes)).toEqual([L]);
    expect(hex(consistencyProof(6, 7).hashes)).toEqual([I, J, K]);
  });

  it('is that of RFC 6962 section 2.1.2, and verifies, for every two sizes', () => {
    const wrong = pairsOfSizes(LARGEST).filter(({ first, second }) => {
      const defined = subproof(BigInt(first), [0n, BigInt(second)], true);
      const proof = consistencyProof(first, second);
      return !isSameSpans(consistencySpans(first, second), defined) || !verifyConsistency(proof);
    });
    expect(wrong).toEqual([]);
  });

  it('is empty for a tree and itself, and then takes equal roots (RFC 9162 section 2.1.4.2)', () => {
    for (const size of [1, 2, 7, 128, 2 ** 40 + 5]) {
      const root = sha(`synthetic root ${size}`);
      const proof: ConsistencyProof = {
        first: size,
        firstRoot: root,
        second: size,
        secondRoot: root,
        hashes: [],
      };
      expect(consistencySpans(size, size)).toEqual([]);
      expect(verifyConsistency(proof)).toBe(true);
      expect(verifyConsistency({ ...proof, hashes: [root] })).toBe(false);
      expect(verifyConsistency({ ...proof, secondRoot: flipped(root, 255) })).toBe(false);
      const short = root.subarray(1);
      expect(verifyConsistency({ ...proof, firstRoot: short, secondRoot: short })).toBe(false);
    }
  });

  // RFC 6962 section 2.1.2 defines no proof from an empty tree; C2SP merkle-tree takes the empty one and no other.
  it('from a tree without entries is empty and takes its one root (C2SP merkle-tree, consistency proofs)', () => {
    const proof: ConsistencyProof = {
      first: 0,
      firstRoot: EMPTY_ROOT,
      second: 7,
      secondRoot: rootOf(7),
      hashes: [],
    };
    expect(consistencySpans(0, 7)).toEqual([]);
    expect(verifyConsistency(proof)).toBe(true);
    expect(verifyConsistency({ ...proof, second: 0, secondRoot: EMPTY_ROOT })).toBe(true);
    expect(verifyConsistency({ ...proof, second: 0 })).toBe(false);
    expect(verifyConsistency({ ...proof, hashes: [rootOf(7)] })).toBe(false);
    expect(verifyConsistency({ ...proof, firstRoot: rootOf(7) })).toBe(false);
    expect(verifyConsistency({ ...proof, secondRoot: rootOf(7).subarray(1) })).toBe(false);
    expect(verifyConsistency({ ...proof, second: 0, firstRoot: rootOf(7), secondRoot: rootOf(7) })).toBe(
      false,
    );
  });

  it('is made for a first tree that is no larger', () => {
    expect(() => consistencySpans(8, 7)).toThrow(RangeError);
    for (const number of NOT_COUNTS) {
      expect(() => consistencySpans(number, 2 ** 52)).toThrow(RangeError);
      expect(() => consistencySpans(1, number)).toThrow(RangeError);
    }
  });

  // RFC 9162 section 2.1.4.2: steps 1 and 2 for what is empty or too long, step 7 for the roots and what is too short.
  it('is refused when shortened, lengthened, reordered or altered, or between other trees (RFC 9162 section 2.1.4.2)', () => {
    const wrong = pairsOfSizes(50).flatMap(({ first, second }) =>
      believed(verifyConsistency, consistencyForgeries(first, second)).map(
        (name) => `${name}: ${first} to ${second}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is refused for any one bit changed in any of its hashes or either root (RFC 9162 section 2.1.4.2 step 7)', () => {
    for (const first of [3, 4, 6]) {
      const proof = consistencyProof(first, 7);
      const bits = Array.from({ length: 256 }, (_, bit) => bit);
      const wrong = bits.filter(
        (bit) =>
          verifyConsistency({ ...proof, firstRoot: flipped(proof.firstRoot, bit) }) ||
          verifyConsistency({ ...proof, secondRoot: flipped(proof.secondRoot, bit) }) ||
          proof.hashes.some((hash, position) =>
            verifyConsistency({ ...proof, hashes: replaced(proof.hashes, position, flipped(hash, bit)) }),
          ),
      );
      expect(wrong).toEqual([]);
    }
  });

  it('is refused for another second size wherever that changes the path, and says the same where it does not', () => {
    const otherwise = pairsOfSizes(LARGEST).filter(({ first, second }) =>
      [second - 1, second + 1].some((claimed) => {
        const samePath =
          first < claimed && consistencySides(first, claimed) === consistencySides(first, second);
        return verifyConsistency({ ...consistencyProof(first, second), second: claimed }) !== samePath;
      }),
    );
    expect(otherwise).toEqual([]);
  });

  it('is refused for a history that was rewritten, however the proof is chosen', () => {
    for (const altered of [0, 7, 12]) {
      const forged = replaced(LEAVES, altered, leafHash(Buffer.from('another history')));
      const fork = referenceOver([...forged]);
      const proof: ConsistencyProof = {
        first: 13,
        firstRoot: rootOf(13),
        second: 20,
        secondRoot: fork.mth([0n, 20n]),
        hashes: consistencySpans(13, 20).map((span) => fork.mth(wide(span))),
      };
      expect(verifyConsistency({ ...proof, firstRoot: fork.mth([0n, 13n]) })).toBe(true);
      expect(verifyConsistency(proof)).toBe(false);
      expect(verifyConsistency({ ...proof, hashes: consistencyProof(13, 20).hashes })).toBe(false);
    }
  });

  it('is refused for numbers that are no size', () => {
    const proof = consistencyProof(3, 7);
    for (const number of NOT_COUNTS) {
      expect(verifyConsistency({ ...proof, first: number })).toBe(false);
      expect(verifyConsistency({ ...proof, second: number })).toBe(false);
      const same = { ...proof, first: number, second: number, secondRoot: proof.firstRoot, hashes: [] };
      expect(verifyConsistency(same)).toBe(false);
    }
    // Halved again and again, -1 stays odd below zero: unchecked, it would pass for the first leaf of this true proof.
    const fromOne = consistencyProof(1, 7);
    const hashes = [fromOne.firstRoot, ...fromOne.hashes];
    expect(verifyConsistency({ ...fromOne, first: -1, hashes })).toBe(false);
    // A true proof to 2^53 leaves: one more than can be counted safely.
    const [left, right] = [rootOf(1), rootOf(2)];
    const half = { first: 2 ** 52, firstRoot: left, secondRoot: nodeHash(left, right), hashes: [right] };
    expect(verifyConsistency({ ...half, second: 2 ** 53 - 1 })).toBe(true);
    expect(verifyConsistency({ ...half, second: 2 ** 53 })).toBe(false);
  });

  it.each([
    [2 ** 32 - 1, 2 ** 32 + 1],
    [2 ** 32, 2 ** 33],
    [2 ** 32 + 1, 2 ** 40 + 5],
    [2 ** 40 + 2 ** 35, 2 ** 41],
    [5, 2 ** 53 - 1],
    [2 ** 52, 2 ** 53 - 1],
    [2 ** 53 - 2, 2 ** 53 - 1],
  ])('verifies from %d to %d entries, and between no other sizes', (first, second) => {
    const [m, n] = [BigInt(first), BigInt(second)];
    const spans = subproof(m, [0n, n], true);
    const reference = new ReferenceTree();
    giveSynthetic(reference, spans);
    if (split(m + 1n) === m) {
      reference.give([0n, m], sha('synthetic first root'));
    }
    const proof: ConsistencyProof = {
      first,
      firstRoot: reference.mth([0n, m]),
      second,
      secondRoot: reference.mth([0n, n]),
      hashes: spans.map((span) => reference.mth(span)),
    };
    expect(consistencySpans(first, second)).toEqual(narrow(spans));
    expect(verifyConsistency(proof)).toBe(true);
    function* forgeries(): Generator<readonly [string, ConsistencyProof]> {
      for (const [name, hashes] of wrongLists(proof.hashes, 77)) {
        yield [name, { ...proof, hashes }];
      }
      yield ['first size below 2^32', { ...proof, first: first % 2 ** 32 === first ? 0 : first % 2 ** 32 }];
      yield ['second size below 2^32', { ...proof, second: second % 2 ** 32 }];
      yield ['both below 2^32', { ...proof, first: first % 2 ** 32, second: (second % 2 ** 32) + 2 ** 20 }];
      yield ['roots swapped', { ...proof, firstRoot: proof.secondRoot, secondRoot: proof.firstRoot }];
      yield ['first size one less', { ...proof, first: first - 1 }];
      yield ['first size one more', { ...proof, first: first + 1 }];
    }
    expect(believed(verifyConsistency, forgeries())).toEqual([]);
  });
});

describe('a proof from anybody', () => {
  const number = fc.oneof(fc.nat({ max: 20 }), fc.maxSafeInteger(), fc.double());
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 32, maxLength: 32 }));
  const hashes = fc.array(bytes, { maxLength: 60 });

  it('is answered with yes or no, whatever it holds', () => {
    const inclusion = fc.record({ leafHash: bytes, index: number, size: number, hashes, root: bytes });
    const consistency = fc.record({
      first: number,
      firstRoot: bytes,
      second: number,
      secondRoot: bytes,
      hashes,
    });
    fc.assert(
      fc.property(inclusion, consistency, (one, other) => {
        expect([true, false]).toContain(verifyInclusion(one));
        expect([true, false]).toContain(verifyConsistency(other));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused for one bit changed anywhere, in trees of any shape', () => {
    const anyPair = fc.tuple(
      fc.integer({ min: 1, max: LARGEST - 1 }),
      fc.integer({ min: 1, max: LARGEST - 1 }),
    );
    fc.assert(
      fc.property(anyPair, fc.nat(), fc.nat({ max: 255 }), ([one, other], choice, bit) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other) + 1];
        const inclusion = inclusionProof(first, second);
        const parts = [inclusion.leafHash, inclusion.root, ...inclusion.hashes];
        const at = choice % parts.length;
        const [leaf, root, ...path_] = replaced(parts, at, flipped(item(parts, at), bit));
        expect(
          leaf !== undefined &&
            root !== undefined &&
            verifyInclusion({ ...inclusion, leafHash: leaf, root, hashes: path_ }),
        ).toBe(false);
        const consistency = consistencyProof(first, second);
        const place = choice % consistency.hashes.length;
        const altered = replaced<Uint8Array>(
          consistency.hashes,
          place,
          flipped(item(consistency.hashes, place), bit),
        );
        expect(verifyConsistency({ ...consistency, hashes: altered })).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
