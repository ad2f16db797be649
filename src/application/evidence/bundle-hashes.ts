import type { Kysely } from 'kysely';
import { completeNodes, GrowingTree, HASH_LENGTH, type TreeNode } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import { findLeafHashes } from '../../db/log-tree.ts';
import type { BundleItem } from './bundle-items.ts';
import { LogFault, readNodeHashes } from './log-tree.ts';

/** Stands in for leaves of which the store has no hash. It is the hash of nothing that is known, so that no root fits from there on. */
const NO_HASH = Buffer.alloc(HASH_LENGTH);

/** Leaves whose hashes are read by one statement. */
const LEAVES_PER_READING = 4_096;

/**
 * Hashes of the subtrees that stand in for the entries left out. Those between the entries of a batch are read together: a case
 * among ten million entries needs dozens around each of its own.
 *
 * They are given as the store has them, and need not fit. Where a tile is lacking the leaves under it serve, and where those
 * are lacking too, 32 zero bytes: a damaged store is to be shown, and keeps no bundle from being made.
 */
export class NodeHashes {
  readonly #db: Kysely<Database>;
  readonly #splits: readonly number[];
  readonly #signal: AbortSignal | undefined;
  readonly #prepared = new Map<string, Buffer>();
  #position = 0;

  /**
   * @param splits sizes at which the writer ends every subtree
   * @param signal breaks off a reading that goes through the leaves
   */
  constructor(db: Kysely<Database>, splits: readonly number[], signal?: AbortSignal) {
    this.#db = db;
    this.#splits = [...new Set(splits)].toSorted((one, other) => one - other);
    this.#signal = signal;
  }

  /** Reads what the writer will ask for up to the last of the items. */
  async prepare(items: readonly BundleItem[]): Promise<void> {
    const nodes: TreeNode[] = [];
    for (const { index } of items) {
      const ends = this.#splits.filter((size) => size > this.#position && size < index);
      for (const end of [...ends, index]) {
        nodes.push(...completeNodes({ start: this.#position, end }));
        this.#position = end;
      }
      this.#position = index + 1;
    }
    this.#prepared.clear();
    const hashes = nodes.length === 0 ? [] : await this.#readWhatIsThere(nodes);
    for (const [place, node] of nodes.entries()) {
      const hash = hashes[place];
      if (hash !== undefined) {
        this.#prepared.set(nameOf(node), hash);
      }
    }
  }

  async read(nodes: readonly TreeNode[]): Promise<readonly Buffer[]> {
    const prepared = nodes.flatMap((node) => this.#prepared.get(nameOf(node)) ?? []);
    return prepared.length === nodes.length ? prepared : this.#readWhatIsThere(nodes);
  }

  async #readWhatIsThere(nodes: readonly TreeNode[]): Promise<readonly Buffer[]> {
    this.#signal?.throwIfAborted();
    const hashes = await this.#readTogether(nodes);
    if (hashes !== undefined) {
      return hashes;
    }
    // By halves, so that a few that are lacking among thousands cost a few readings.
    const [only] = nodes;
    if (only !== undefined && nodes.length === 1) {
      return [(await this.#hashFromLeaves(only)) ?? NO_HASH];
    }
    const half = Math.ceil(nodes.length / 2);
    return [
      ...(await this.#readWhatIsThere(nodes.slice(0, half))),
      ...(await this.#readWhatIsThere(nodes.slice(half))),
    ];
  }

  /** Undefined where one of them cannot be had. */
  async #readTogether(nodes: readonly TreeNode[]): Promise<readonly Buffer[] | undefined> {
    try {
      const hashes = await readNodeHashes(this.#db, nodes);
      return hashes.every(({ length }) => length === HASH_LENGTH) ? hashes : undefined;
    } catch (error) {
      if (error instanceof LogFault) {
        return undefined;
      }
      throw error;
    }
  }

  async #hashFromLeaves({ level, index }: TreeNode): Promise<Buffer | undefined> {
    const width = 2 ** level;
    const start = index * width;
    const tree = new GrowingTree();
    while (tree.size < width) {
      this.#signal?.throwIfAborted();
      const from = start + tree.size;
      const until = Math.min(from + LEAVES_PER_READING, start + width);
      const leaves = await findLeafHashes(this.#db, from, until);
      if (leaves.length !== until - from || !leaves.every(({ length }) => length === HASH_LENGTH)) {
        return undefined;
      }
      for (const leaf of leaves) {
        tree.appendLeaf(leaf);
      }
    }
    return tree.root();
  }
}

function nameOf({ level, index }: TreeNode): string {
  return `${level}/${index}`;
}
