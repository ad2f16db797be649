import { GrowingTree, HASH_LENGTH } from '../../audit/index.ts';
import type { TileRow } from '../../db/store-check.ts';
import type { LeafRange } from './store-check-findings.ts';

/** Hashes in a full tile (C2SP tlog-tiles). */
const TILE_WIDTH = 256;

/** A full tile as it should be. */
export interface FullTile extends TileRow {
  readonly level: number;
  readonly index: number;
}

/** The tree and its tiles as one source of leaves makes them. */
export class LogView {
  readonly #tree = new GrowingTree();
  readonly #open: Buffer[][] = [];

  /** Adds a leaf; gives the tiles that it makes full, lowest first. */
  append(leaf: Buffer): readonly FullTile[] {
    this.#tree.appendLeaf(leaf);
    const full: FullTile[] = [];
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const hashes = this.#open[level] ?? [];
      this.#open[level] = hashes;
      hashes.push(hash);
      if (hashes.length < TILE_WIDTH) {
        return full;
      }
      hash = rootOf(hashes);
      const index = Math.ceil(this.#tree.size / TILE_WIDTH ** (level + 1)) - 1;
      full.push({ level, index, hashes: Buffer.concat(hashes), root: hash });
      this.#open[level] = [];
    }
  }

  root(): Buffer {
    return this.#tree.root();
  }
}

/** The hash over the hashes of a full tile. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const tree = new GrowingTree();
  for (const hash of hashes) {
    tree.appendLeaf(hash);
  }
  return tree.root();
}

/** Whether a tile is kept as it should be. */
export function isSameTile(kept: TileRow, tile: FullTile): boolean {
  return kept.root.equals(tile.root) && kept.hashes.equals(tile.hashes);
}

/** The leaves under the hashes that differ; under the whole tile where it is its root that does. */
export function rangeOfDifference(kept: TileRow, { level, index, hashes }: FullTile): LeafRange {
  const differing = Array.from({ length: TILE_WIDTH }, (_, place) => place).filter((place) => {
    const [from, until] = [place * HASH_LENGTH, (place + 1) * HASH_LENGTH];
    return !kept.hashes.subarray(from, until).equals(hashes.subarray(from, until));
  });
  const [first = 0] = differing;
  const last = differing.at(-1) ?? TILE_WIDTH - 1;
  const width = TILE_WIDTH ** level;
  const start = index * TILE_WIDTH * width;
  return { from: start + first * width, until: start + (last + 1) * width };
}

/** Up to which size one kind of checkpoint was right, and where the first wrong one after that is. */
export class Agreement {
  agreed = 0;
  /** The first size after `agreed` at which one was wrong, unless a later one was right again. */
  #wrongAt: number | undefined;

  get disagrees(): boolean {
    return this.#wrongAt !== undefined;
  }

  /** Takes note of a comparison; gives the leaves among which the change is where the root was wrong. */
  note(size: number, agrees: boolean, counts = true): LeafRange | undefined {
    if (!agrees) {
      this.#wrongAt ??= size;
      return { from: this.agreed, until: size };
    }
    this.#wrongAt = undefined;
    if (counts) {
      this.agreed = size;
    }
    return undefined;
  }

  /** The same leaves by these checkpoints, where they say more than the range itself. */
  within({ from, until }: LeafRange): LeafRange | undefined {
    const narrowed = {
      from: Math.max(from, this.agreed),
      until: Math.min(until, this.#wrongAt ?? until),
    };
    const says = narrowed.from > from || narrowed.until < until;
    return says && narrowed.from < narrowed.until ? narrowed : undefined;
  }
}
