import type { Kysely } from 'kysely';
import { completeNodes, nodeHash, type Span, spanHash, type TreeNode } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import { findLeafHashes, findTileRoots, findTiles, type Tile } from '../../db/log-tree.ts';

/** Hashes in a full tile, and the height of the tree within one. C2SP tlog-tiles. */
const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const HASH_LENGTH = 32;

/** The tree as the store keeps it is not the one that was signed, or lacks a part. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}

/**
 * Hashes of complete subtrees, in the order asked for, from the tiles and leaves that the store keeps.
 *
 * @throws {LogFault} when the store has fewer leaves than a node covers.
 */
export async function readNodeHashes(
  db: Kysely<Database>,
  nodes: readonly TreeNode[],
): Promise<readonly Buffer[]> {
  const places = nodes.map(placeOf);
  const wanted = new Map(places.map(({ level, index }) => [`${level}/${index}`, { level, index }]));
  const tiles = new Map<string, Buffer>();
  for (const { level, index, hashes } of await findTiles(db, [...wanted.values()])) {
    tiles.set(`${level}/${index}`, hashes);
  }
  const found: Buffer[] = [];
  for (const place of places) {
    const tile = tiles.get(`${place.level}/${place.index}`);
    const hashes = tile === undefined ? await readUnfinished(db, place) : cut(tile, place);
    if (hashes.length !== place.width) {
      throw new LogFault(
        `the tree lacks hashes at level ${place.level}, from ${place.first}: ${hashes.length} of ${place.width} are there`,
      );
    }
    found.push(foldComplete(hashes));
  }
  return found;
}

/** The hash of a span of leaves, as proofs use it. */
export async function readSpanHashes(
  db: Kysely<Database>,
  spans: readonly Span[],
): Promise<readonly Buffer[]> {
  const parts = spans.map(completeNodes);
  const hashes = await readNodeHashes(db, parts.flat());
  let from = 0;
  return parts.map((part) => {
    const until = from + part.length;
    const hash = spanHash(hashes.slice(from, until));
    from = until;
    return hash;
  });
}

/** Where the hashes under a node stand: `width` hashes of a tile level, from the one numbered `first`. */
interface Place {
  readonly level: number;
  readonly index: number;
  readonly first: number;
  readonly width: number;
}

function placeOf({ level, index }: TreeNode): Place {
  const width = 2 ** (level % TILE_HEIGHT);
  const first = index * width;
  return {
    level: Math.floor(level / TILE_HEIGHT),
    index: Math.floor(first / TILE_WIDTH),
    first,
    width,
  };
}

function cut(tile: Buffer, { first, width }: Place): readonly Buffer[] {
  const offset = (first % TILE_WIDTH) * HASH_LENGTH;
  return Array.from({ length: width }, (_, place) =>
    tile.subarray(offset + place * HASH_LENGTH, offset + (place + 1) * HASH_LENGTH),
  );
}

/** The last tile of each level is not kept until it is full: its hashes are the leaves, or the roots of the tiles below. */
async function readUnfinished(
  db: Kysely<Database>,
  { level, first, width }: Place,
): Promise<readonly Buffer[]> {
  return level === 0
    ? findLeafHashes(db, first, first + width)
    : findTileRoots(db, level - 1, first, first + width);
}

/** The hash over 2^n neighbouring hashes of one height. */
function foldComplete(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let place = 0; place + 1 < row.length; place += 2) {
      const [left, right] = [row[place], row[place + 1]];
      if (left !== undefined && right !== undefined) {
        above.push(nodeHash(left, right));
      }
    }
    row = above;
  }
  const [hash] = row;
  if (hash === undefined) {
    throw new LogFault('a node of the tree has no hashes under it');
  }
  return hash;
}

/** Cuts the tiles that become full when leaves are appended to a tree. */
export class TileCutter {
  /** Per level, the hashes of the tile that is not full yet, and its index. */
  readonly #open: { index: number; hashes: Buffer[] }[] = [];
  readonly #full: Tile[] = [];

  private constructor(open: { index: number; hashes: Buffer[] }[]) {
    this.#open = open;
  }

  /** Reads what the unfinished tiles of a tree of this size hold so far. */
  static async open(db: Kysely<Database>, size: number): Promise<TileCutter> {
    const open: { index: number; hashes: Buffer[] }[] = [];
    let count = size;
    for (let level = 0; count > 0; level += 1) {
      const index = Math.floor(count / TILE_WIDTH);
      const place = { level, index, first: index * TILE_WIDTH, width: count % TILE_WIDTH };
      const hashes = place.width === 0 ? [] : await readUnfinished(db, place);
      if (hashes.length !== place.width) {
        throw new LogFault(`the tree lacks hashes at level ${level}, from ${place.first}`);
      }
      open.push({ index, hashes: [...hashes] });
      count = index;
    }
    return new TileCutter(open);
  }

  append(leafHash: Buffer, level = 0): void {
    const tile = this.#open[level] ?? { index: 0, hashes: [] };
    this.#open[level] = tile;
    tile.hashes.push(leafHash);
    if (tile.hashes.length < TILE_WIDTH) {
      return;
    }
    const root = foldComplete(tile.hashes);
    this.#full.push({ level, index: tile.index, hashes: Buffer.concat(tile.hashes), root });
    tile.index += 1;
    tile.hashes = [];
    this.append(root, level + 1);
  }

  /** The tiles that became full. */
  full(): readonly Tile[] {
    return this.#full;
  }
}
