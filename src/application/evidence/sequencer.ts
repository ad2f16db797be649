import type { Kysely, Transaction } from 'kysely';
import {
  type Checkpoint,
  completeNodes,
  consistencySpans,
  EMPTY_ROOT,
  faultOfLog,
  GrowingTree,
  leafHash,
  type NoteSigner,
  type NoteVerifier,
  openOrExplain,
  signCheckpoint,
  verifyConsistency,
} from '../../audit/index.ts';
import {
  findLatestCheckpoint,
  insertCheckpoint,
  keepLogKeys,
  type StoredCheckpoint,
} from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import {
  findSequencedEntries,
  findTreeSize,
  findWaitingEntries,
  insertLeaves,
  insertTiles,
  removePlaced,
  tryHoldSequence,
} from '../../db/log-tree.ts';
import type { Clock } from '../dependencies.ts';
import { LogFault, readNodeHashes, readSpanHashes, TileCutter } from './log-tree.ts';

/** What giving out places needs. */
export interface SequencerParts {
  /** As the service's own role. */
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly origin: string;
  /** The key in use, and the one before it while both sign. */
  readonly signers: readonly NoteSigner[];
  /** Keys whose checkpoints are taken for this log's own: those of the signers, and earlier ones that no longer sign. */
  readonly verifiers: readonly NoteVerifier[];
}

/** Most entries that get their places in one transaction, which is held in memory. */
export const BATCH = 2_000;

/** The head of a tree, as somebody remembers it. */
export type TreeHead = Pick<Checkpoint, 'size' | 'root'>;

/** What one turn did. */
export type Turn =
  /** Another process is giving out places. */
  | { readonly state: 'another' }
  /** Nothing waited. */
  | { readonly state: 'idle'; readonly head: TreeHead }
  | { readonly state: 'published'; readonly head: TreeHead; readonly entries: number };

/**
 * One turn: gives the entries that wait their places in the tree, and publishes a checkpoint over it, in one transaction of
 * its own. No request waits for it, and the order among replicas is that of an advisory lock.
 *
 * Before anything is signed, the tree as the store keeps it must have the root of the last checkpoint, that checkpoint
 * must bear a signature of this log's own keys, and the new tree must be proved an extension of it and of `remembered`,
 * the last head that this process has seen (RFC 6962 section 2.1.2).
 *
 * @throws {LogFault} when one of these does not hold: then nothing is published.
 */
export async function takeTurn(parts: SequencerParts, remembered: TreeHead | undefined): Promise<Turn> {
  return parts.db.transaction().execute(async (trx) => {
    if (!(await tryHoldSequence(trx))) {
      return { state: 'another' };
    }
    const last = await findLatestCheckpoint(trx);
    const tree = await openTree(trx, parts, last);
    const cutter = await TileCutter.open(trx, tree.size);
    const append = (bytes: Buffer) => {
      // From the bytes themselves: what a row says their hash is counts for nothing here.
      const hash = leafHash(bytes);
      tree.appendLeaf(hash);
      cutter.append(hash);
      return hash;
    };
    // A turn gives places and checkpoint together. Places beyond the last checkpoint came about in another way, and are kept.
    const placed = await findSequencedEntries(trx, {
      from: tree.size,
      until: Number.MAX_SAFE_INTEGER,
      limit: BATCH,
    });
    for (const { bytes } of placed) {
      append(bytes);
    }
    const first = tree.size;
    const waiting = placed.length < BATCH ? await findWaitingEntries(trx, BATCH) : [];
    const leaves = waiting.map(({ arrival, entryId, bytes }) => ({ arrival, entryId, hash: append(bytes) }));
    const entries = placed.length + leaves.length;
    const head: TreeHead = { size: tree.size, root: tree.root() };
    if (entries > 0) {
      await insertLeaves(trx, first, leaves);
      await removePlaced(trx, placed);
      await insertTiles(trx, cutter.full());
    }
    for (const earlier of [last && { size: last.treeSize, root: last.root }, remembered]) {
      await refuseInconsistent(trx, earlier, head);
    }
    if (entries === 0) {
      return { state: 'idle', head };
    }
    const note = signCheckpoint({ origin: parts.origin, ...head, extensions: [] }, parts.signers);
    const publishedAt = parts.clock();
    await insertCheckpoint(trx, { treeSize: head.size, root: head.root, note, publishedAt });
    // A key is one of the log's once it has signed for it, and not because somebody started with it.
    await keepLogKeys(
      trx,
      parts.signers.map(({ verifierKey }) => verifierKey),
      publishedAt,
    );
    return { state: 'published', head, entries };
  });
}

/** The tree as it is stored, which must be the one that the last checkpoint was signed for. */
async function openTree(
  trx: Transaction<Database>,
  { origin, verifiers }: SequencerParts,
  last: StoredCheckpoint | undefined,
): Promise<GrowingTree> {
  const size = await findTreeSize(trx);
  if (last === undefined) {
    if (size > 0) {
      throw new LogFault(`the tree has ${size} leaves and no checkpoint was ever published`);
    }
    return new GrowingTree();
  }
  if (size < last.treeSize) {
    throw new LogFault(`the last checkpoint is over ${last.treeSize} leaves, and the tree has ${size}`);
  }
  const opened = openOrExplain(last.note, verifiers);
  const fault = typeof opened === 'string' ? opened : faultOfLog(opened);
  if (fault !== undefined || typeof opened === 'string') {
    throw new LogFault(
      `the last checkpoint is not one that this log's keys signed: ${fault}. If the key was replaced, name the earlier one in AUDIT_PREVIOUS_KEY_FILE`,
    );
  }
  const { checkpoint } = opened;
  if (checkpoint.origin !== origin) {
    throw new LogFault(
      `the last checkpoint is of the log \`${checkpoint.origin}\` and this one is \`${origin}\`: set AUDIT_LOG_NAME to the name it began with`,
    );
  }
  if (checkpoint.size !== last.treeSize || !checkpoint.root.equals(last.root)) {
    throw new LogFault('the last checkpoint was signed for another tree than its row says');
  }
  const { treeSize } = last;
  const nodes = await readNodeHashes(trx, completeNodes({ start: 0, end: treeSize }));
  const tree = new GrowingTree(treeSize, nodes);
  const root = tree.root();
  if (!root.equals(last.root)) {
    throw new LogFault(
      `the stored tree has the root ${root.toString('hex')}; the checkpoint over its ${treeSize} leaves was signed for ${last.root.toString('hex')}`,
    );
  }
  return tree;
}

/** Proved from what the store now holds, the new leaves among it. */
async function refuseInconsistent(
  trx: Transaction<Database>,
  earlier: TreeHead | undefined,
  head: TreeHead,
): Promise<void> {
  const from: TreeHead = earlier ?? { size: 0, root: EMPTY_ROOT };
  const hashes =
    from.size > head.size ? [] : await readSpanHashes(trx, consistencySpans(from.size, head.size));
  const consistent = verifyConsistency({
    first: from.size,
    firstRoot: from.root,
    second: head.size,
    secondRoot: head.root,
    hashes,
  });
  if (!consistent) {
    throw new LogFault(
      `the tree of ${head.size} leaves is no extension of the one of ${from.size} leaves that was published before: the store has been rolled back or rewritten`,
    );
  }
}
