import type { Kysely } from 'kysely';
import { completeNodes, type TreeNode } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import type { BundleItem } from './bundle-items.ts';
import { readNodeHashes } from './log-tree.ts';

/**
 * Hashes of the subtrees that stand in for the entries left out. Those between the entries of a batch are read together: a case
 * among ten million entries needs dozens around each of its own.
 */
export class NodeHashes {
  readonly #db: Kysely<Database>;
  readonly #splits: readonly number[];
  readonly #prepared = new Map<string, Buffer>();
  #position = 0;

  /** @param splits sizes at which the writer ends every subtree */
  constructor(db: Kysely<Database>, splits: readonly number[]) {
    this.#db = db;
    this.#splits = [...new Set(splits)].toSorted((one, other) => one - other);
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
    const hashes = nodes.length === 0 ? [] : await readNodeHashes(this.#db, nodes);
    for (const [place, node] of nodes.entries()) {
      const hash = hashes[place];
      if (hash !== undefined) {
        this.#prepared.set(nameOf(node), hash);
      }
    }
  }

  async read(nodes: readonly TreeNode[]): Promise<readonly Buffer[]> {
    const prepared = nodes.flatMap((node) => this.#prepared.get(nameOf(node)) ?? []);
    return prepared.length === nodes.length ? prepared : readNodeHashes(this.#db, nodes);
  }
}

function nameOf({ level, index }: TreeNode): string {
  return `${level}/${index}`;
}
