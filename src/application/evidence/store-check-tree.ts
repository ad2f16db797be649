import { type Checkpoint, leafHash, type NoteVerifier } from '../../audit/index.ts';
import { findLeafRows, findTile, findTilesBeyondTree, type LeafRow } from '../../db/store-check.ts';
import {
  type CheckpointRow,
  findCheckpointRows,
  findCheckpointSizes,
  findCheckpointsBeyondTree,
  findLeavesOutOfRange,
  findUncoveredSize,
} from '../../db/store-check-checkpoints.ts';
import {
  CheckpointCount,
  type CheckpointMemory,
  checkNote,
  checkpointName,
  readLogKeys,
} from './store-check-checkpoints.ts';
import { BATCH_ROWS, type CheckContext } from './store-check-context.ts';
import { checkEntries } from './store-check-entries.ts';
import { FINDING_LIMIT_PER_CHECK } from './store-check-findings.ts';
import { Agreement, type FullTile, isSameTile, LogView, rangeOfDifference } from './store-check-views.ts';

/** What the tree is held against, besides itself. */
export interface TreeExpectations {
  readonly origin: string;
  /** How many leaves there were when the check began. */
  readonly size: number;
  /** Checkpoints that the caller remembers, in the order of their sizes. */
  readonly remembered: readonly Pick<Checkpoint, 'size' | 'root'>[];
  /** What the check before this one saw of the checkpoints. */
  readonly memory: CheckpointMemory | undefined;
}

/** What the way through the tree showed. */
export interface TreeOutcome {
  /** Leaves that were looked at. */
  readonly leaves: number;
  /** Largest size at which a checkpoint was right: a remembered one where any was given, else a stored one. */
  readonly anchoredUpTo: number;
  /** For the next check; undefined where no checkpoint was ever seen. */
  readonly memory: CheckpointMemory | undefined;
}

/**
 * Goes through the tree from its first leaf: checks every entry, makes tree and tiles again from the entries' bytes, and compares
 * them with tiles, checkpoints and remembered checkpoints on the way.
 */
export async function checkTree(context: CheckContext, expected: TreeExpectations): Promise<TreeOutcome> {
  const walk = new TreeWalk(context, expected);
  let leaves = 0;
  for (let from = 0; from < expected.size; ) {
    const rows = await findLeafRows(context.db, { from, until: expected.size, limit: BATCH_ROWS });
    const last = rows.at(-1);
    if (last === undefined) {
      break;
    }
    await checkEntries(
      context,
      rows.flatMap(({ entry }) => entry ?? []),
    );
    await walk.append(rows, from);
    leaves += rows.length;
    from = last.leafIndex + 1;
    await context.pace(rows.length);
  }
  await walk.end();
  return { leaves, anchoredUpTo: walk.anchoredUpTo, memory: walk.count.memory() };
}

/**
 * Two views grow side by side: one from the entries' bytes, which is what counts, and one from the hashes that the leaves keep.
 * They differ only where a leaf is not its entry's hash, which is a finding of that entry. What agrees with one of the two is
 * therefore right, or its fault is named already, and a single altered entry does not put every later checkpoint in doubt.
 */
class TreeWalk {
  readonly #context: CheckContext;
  readonly #expected: TreeExpectations;
  readonly count: CheckpointCount;
  readonly #fromBytes = new LogView();
  readonly #fromLeaves = new LogView();
  #size = 0;
  /** A leaf is not there, so that nothing after it can be made again. */
  #broken = false;
  #lastRow: CheckpointRow | undefined;
  readonly #stored = new Agreement();
  readonly #held = new Agreement();

  constructor(context: CheckContext, expected: TreeExpectations) {
    this.#context = context;
    this.#expected = expected;
    this.count = new CheckpointCount(expected.memory);
  }

  get anchoredUpTo(): number {
    return this.#expected.remembered.length > 0 ? this.#held.agreed : this.#stored.agreed;
  }

  /** Adds the leaves that follow; the first of them should have the index `from`. */
  async append(rows: readonly LeafRow[], from: number): Promise<void> {
    const until = (rows.at(-1)?.leafIndex ?? from) + 1;
    const checkpoints = await findCheckpointRows(this.#context.db, { above: from, upTo: until });
    const verifiers = checkpoints.length === 0 ? [] : await readLogKeys(this.#context);
    for (const { treeSize } of checkpoints) {
      this.count.add(treeSize);
    }
    let next = 0;
    for (const row of rows) {
      await this.#appendLeaf(row);
      for (
        let checkpoint = checkpoints[next];
        checkpoint !== undefined && checkpoint.treeSize <= row.leafIndex + 1;
        checkpoint = checkpoints[next]
      ) {
        this.#checkCheckpoint(checkpoint, verifiers);
        next += 1;
      }
      this.#compareRemembered();
    }
    await this.#context.pace(checkpoints.length);
  }

  /** Looks at what reaches beyond the last leaf, and for checkpoints that should be there. */
  async end(): Promise<void> {
    const { db, findings } = this.#context;
    await this.#findMissingCheckpoints();
    this.count.report(this.#context);
    for (const { entryId, index } of await findLeavesOutOfRange(db, FINDING_LIMIT_PER_CHECK)) {
      findings.add({
        check: 'number-out-of-range',
        entryId,
        table: 'tree_leaves',
        member: 'leaf_index',
        found: index,
      });
    }
    for (const { level, index } of await findTilesBeyondTree(db, FINDING_LIMIT_PER_CHECK)) {
      findings.add({ check: 'tile-extra', ...tileName(level, index) });
    }
    for (const { treeSize, root } of await findCheckpointsBeyondTree(db, FINDING_LIMIT_PER_CHECK)) {
      findings.add({
        check: 'checkpoint-beyond-tree',
        ...checkpointName(treeSize),
        expected: `${treeSize} leaves with the root ${hex(root)}`,
        found: `${this.#expected.size} leaves`,
      });
    }
    for (const { size, root } of this.#expected.remembered) {
      if (size > this.#expected.size) {
        findings.add({
          check: 'older-than-remembered',
          key: `tree size ${size}`,
          expected: `${size} leaves with the root ${hex(root)}`,
          found: `${this.#expected.size} leaves`,
          range: { from: this.#expected.size, until: size },
        });
      } else if (size > this.#size) {
        this.#compareSize({ size, root });
      }
    }
  }

  /** Leaves and their checkpoint are written together, and what somebody remembers was published. */
  async #findMissingCheckpoints(): Promise<void> {
    const { db, findings } = this.#context;
    const remembered = this.#expected.remembered
      .map(({ size }) => size)
      .filter((size) => size <= this.#expected.size);
    const kept = await findCheckpointSizes(db, remembered);
    const uncovered = await findUncoveredSize(db);
    const missing = new Set(remembered.filter((size) => !kept.has(size)));
    for (const size of [this.count.missingFirst, uncovered]) {
      if (size !== undefined) {
        missing.add(size);
      }
    }
    for (const size of missing) {
      findings.add({ check: 'checkpoint-missing', ...checkpointName(size) });
    }
  }

  async #appendLeaf({ leafIndex, leafHash: leaf, entryId, entry }: LeafRow): Promise<void> {
    if (entry === undefined) {
      this.#context.findings.add({
        check: 'leaf-without-entry',
        entryId,
        leafIndex,
        expected: hex(leaf),
      });
    }
    if (leafIndex !== this.#size && !this.#broken) {
      this.#broken = true;
      this.#context.findings.add({
        check: 'leaf-gap',
        leafIndex: this.#size,
        range: { from: this.#size, until: leafIndex },
      });
    }
    if (this.#broken) {
      return;
    }
    const fromBytes = this.#fromBytes.append(entry === undefined ? leaf : leafHash(entry.bytes));
    const fromLeaves = this.#fromLeaves.append(leaf);
    this.#size += 1;
    for (const [place, tile] of fromBytes.entries()) {
      await this.#checkTile(tile, fromLeaves[place] ?? tile);
    }
  }

  async #checkTile(fromBytes: FullTile, fromLeaves: FullTile): Promise<void> {
    const { level, index } = fromBytes;
    const kept = await findTile(this.#context.db, level, index);
    if (kept === undefined) {
      this.#context.findings.add({ check: 'tile-missing', ...tileName(level, index) });
    } else if (!isSameTile(kept, fromBytes) && !isSameTile(kept, fromLeaves)) {
      this.#context.findings.add({
        check: 'tile-differs',
        ...tileName(level, index),
        expected: hex(fromBytes.root),
        found: hex(kept.root),
        range: rangeOfDifference(kept, fromLeaves),
      });
    }
  }

  /** Whether the entries so far have this root. */
  #has(root: Buffer): boolean {
    return !this.#broken && (this.#fromBytes.root().equals(root) || this.#fromLeaves.root().equals(root));
  }

  #compareRemembered(): void {
    for (const checkpoint of this.#expected.remembered) {
      if (checkpoint.size === this.#size && !this.#broken) {
        this.#compareSize(checkpoint);
      }
    }
  }

  #compareSize({ size, root }: Pick<Checkpoint, 'size' | 'root'>): void {
    const range = this.#held.note(size, this.#has(root));
    if (range === undefined) {
      return;
    }
    // Only where the store still has the checkpoint that is remembered: else its checkpoints were made anew with the rest.
    const narrowed =
      this.#lastRow?.root.equals(root) === true && this.#lastRow.treeSize === size
        ? this.#stored.within(range)
        : undefined;
    this.#context.findings.add({
      check: 'history-rewritten',
      key: `tree size ${size}`,
      expected: hex(root),
      ...(this.#broken ? {} : { found: hex(this.#fromBytes.root()) }),
      range,
      ...(narrowed === undefined ? {} : { narrowed }),
    });
  }

  #checkCheckpoint(row: CheckpointRow, verifiers: readonly NoteVerifier[]): void {
    const { findings } = this.#context;
    const name = checkpointName(row.treeSize);
    this.#lastRow = row;
    const signed = checkNote(this.#context, row, { origin: this.#expected.origin, verifiers });
    const agrees = this.#has(row.root);
    const first = !this.#stored.disagrees;
    const range = this.#stored.note(row.treeSize, agrees, signed);
    if (range === undefined || !first) {
      // One wrong root makes all later ones wrong: the first says where.
      return;
    }
    findings.add({
      check: 'checkpoint-root-differs',
      ...name,
      expected: hex(row.root),
      ...(this.#broken ? {} : { found: hex(this.#fromBytes.root()) }),
      range,
    });
  }
}

function tileName(level: number, index: number | string) {
  return { table: 'tree_tiles', key: `level ${level}, tile ${index}` };
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}
