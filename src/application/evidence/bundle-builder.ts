import type { Kysely } from 'kysely';
import { BundleWriter, type WrittenBundle } from '../../audit/bundle-writer.ts';
import { deletePieces, findLeftovers } from '../../db/bundle-pieces.ts';
import {
  findBundle,
  findHorizon,
  findUnfinishedBundles,
  finishBundle,
  hasErasureBeyond,
  isPastHorizon,
  letGoOfBundle,
  moveBundle,
  retireBundles,
  type StoredBundle,
  tryHoldBundle,
} from '../../db/bundles.ts';
import {
  findCheckpoint,
  findCheckpointsUpTo,
  findLatestCheckpoint,
  findLogKeys,
  type StoredCheckpoint,
} from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import { failureCode } from '../../db/failures.ts';
import { findLeafIndex } from '../../db/log-tree.ts';
import type { Dependencies } from '../dependencies.ts';
import { NodeHashes } from './bundle-hashes.ts';
import { readBundleItems } from './bundle-items.ts';
import { PieceStore } from './bundle-pieces.ts';
import { RuleBooksNamed } from './bundle-rule-books.ts';
import { noteWithCosignatures } from './witnesses.ts';

/**
 * Days for which the bytes of a bundle are kept once it is ready: time enough to fetch it, and to fetch it again. It is a copy, and a
 * copy of personal content is not to lie about; the same bundle can be asked for at any time.
 */
export const BUNDLE_DAYS = 7;
const DAY_MS = 86_400_000;

/** Earlier checkpoints in a bundle, besides those asked for: a wrong root is narrowed down to what lies between two of them. */
const CHECKPOINTS_SPREAD = 64;

/** Between two looks whether transactions that were open when a bundle was begun have ended. */
const HORIZON_PAUSE_MS = 50;

type BuilderParts = Pick<Dependencies, 'db' | 'reader' | 'log' | 'clock'>;

/**
 * Makes every bundle that waits, one after the other, and lets go of those that are old. Any number of processes may do so at
 * once: each bundle is made by whoever holds its lock, which lasts as long as a connection, so that the bundle of a process that
 * died is made by the next one that looks, from its beginning.
 *
 * A bundle waits until the latest checkpoint covers its own request, so that it holds everything that was recorded before
 * somebody asked for it, and every erasure of what would be in it.
 *
 * @param signal leaves off between two batches; the bundle is made afresh by whoever looks next
 * @returns how many were made
 * @throws what kept the first of those from being made that were not, once the others are. It has failed then, unless the database was away or `signal` told to stop: no other
 * attempt would do better.
 */
export async function buildWaitingBundles(parts: BuilderParts, signal?: AbortSignal): Promise<number> {
  await letGoOfOldBundles(parts);
  let made = 0;
  const failures: unknown[] = [];
  for (const id of await findUnfinishedBundles(parts.db)) {
    try {
      if (await buildUnderLock(parts, id, signal)) {
        made += 1;
      }
    } catch (error) {
      // It keeps no other bundle from being made.
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
  return made;
}

async function buildUnderLock(
  parts: BuilderParts,
  id: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  // Everything is written through the connection that holds the lock: without the one, nobody goes on with the other.
  return parts.db.connection().execute(async (connection) => {
    if (!(await tryHoldBundle(connection, id))) {
      return false;
    }
    try {
      return await tryBuild(parts, connection, id, signal);
    } finally {
      // A connection that was lost has let go by itself.
      await letGoOfBundle(connection, id).catch(() => undefined);
    }
  });
}

async function letGoOfOldBundles({ db, clock }: BuilderParts): Promise<void> {
  const now = clock();
  const daysBefore = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString();
  await retireBundles(db, daysBefore(BUNDLE_DAYS), now);
  for (const id of await findLeftovers(db, daysBefore(BUNDLE_DAYS))) {
    await deletePieces(db, id);
  }
}

async function tryBuild(
  parts: BuilderParts,
  connection: Kysely<Database>,
  id: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    return await build(parts, connection, id, signal);
  } catch (error) {
    if (signal?.aborted !== true && !isPassing(error)) {
      await moveBundle(connection, id, ['waiting', 'building'], 'failed', parts.clock());
      await deletePieces(connection, id);
    }
    throw error;
  }
}

/**
 * Whether a failure says that the database was away: system errors of a connection, SQLSTATE classes 08 (connection), 53
 * (resources) and 57 (intervention of an operator, statements that took too long among it). PostgreSQL, appendix A.
 */
function isPassing(error: unknown): boolean {
  return /^(?:E[A-Z]+|(?:08|53|57)\w{3})$/.test(failureCode(error) ?? '');
}

async function build(
  parts: BuilderParts,
  connection: Kysely<Database>,
  id: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { reader, clock } = parts;
  // Read again under the lock: another process may have made it meanwhile.
  const bundle = await findBundle(connection, id);
  if (bundle === undefined || !['waiting', 'building'].includes(bundle.progress.state)) {
    return false;
  }
  // As the reader sees it: what the checkpoint covers, erasures among it, the reader has seen too, even if it follows behind.
  const latest = await findLatestCheckpoint(reader);
  if (latest === undefined || !(await isCovered(reader, bundle, latest.treeSize))) {
    return false;
  }
  if (!(await moveBundle(connection, id, ['waiting', 'building'], 'building', clock()))) {
    return false;
  }
  const horizon = await findHorizon(connection);
  await deletePieces(connection, id);

  const pieces = new PieceStore(connection, id);
  const written = await write(parts, bundle, latest, pieces, signal);
  const finished = {
    treeSize: latest.treeSize,
    length: written.length,
    sha256: Buffer.from(written.sha256, 'hex'),
    pieces: await pieces.finish(),
  };
  while (!(await isPastHorizon(connection, horizon))) {
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, HORIZON_PAUSE_MS));
  }
  if (await finishBundle(connection, bundle, finished, clock())) {
    return true;
  }
  // Something in it was erased meanwhile. It is made again, without, once a checkpoint covers the erasure.
  await moveBundle(connection, id, ['building', 'gone'], 'waiting', clock());
  await deletePieces(connection, id);
  return false;
}

/** Whether a tree of this size holds the request for the bundle, and every erasure of something in it. */
async function isCovered(
  db: Kysely<Database>,
  { entryId, scope, withContent }: StoredBundle,
  treeSize: number,
): Promise<boolean> {
  const place = await findLeafIndex(db, entryId);
  const requestIsIn = place !== undefined && place < treeSize;
  return requestIsIn && !(withContent && (await hasErasureBeyond(db, scope, treeSize)));
}

async function write(
  { reader, log }: BuilderParts,
  bundle: StoredBundle,
  latest: StoredCheckpoint,
  pieces: PieceStore,
  signal: AbortSignal | undefined,
): Promise<WrittenBundle> {
  const { treeSize } = latest;
  const { scope, withContent, rememberedSizes } = bundle;
  const checkpoints = await findCheckpoints(reader, latest, rememberedSizes);
  const keys = await findLogKeys(reader);
  const splitAt = rememberedSizes.filter((size) => size <= treeSize);
  const hashes = new NodeHashes(reader, [...checkpoints.map(({ size }) => size), ...splitAt]);
  const books = new RuleBooksNamed();
  const writer = new BundleWriter({
    about: { origin: log.origin, treeSize, scope, withContent },
    keys: keys.map(({ verifierKey }) => verifierKey),
    checkpoints,
    splitAt,
    hashesOf: (nodes) => hashes.read(nodes),
    sink: (chunk) => pieces.add(chunk),
  });
  for await (const items of readBundleItems(reader, bundle, treeSize)) {
    signal?.throwIfAborted();
    await hashes.prepare(items);
    for (const { index, bytes, content } of items) {
      await writer.leaf(index, bytes, content);
      books.note(bytes, content);
    }
  }
  for (const { book, text } of await books.read(reader)) {
    await writer.ruleBook(book, text);
  }
  return writer.finish();
}

/** The latest checkpoint, those over the remembered sizes where there are any, and some of the others; smallest first. */
async function findCheckpoints(
  db: Kysely<Database>,
  latest: StoredCheckpoint,
  rememberedSizes: readonly number[],
): Promise<readonly { readonly size: number; readonly note: string }[]> {
  const chosen = new Map<number, StoredCheckpoint>([[latest.treeSize, latest]]);
  for (const checkpoint of await findCheckpointsUpTo(db, latest.treeSize, CHECKPOINTS_SPREAD)) {
    chosen.set(checkpoint.treeSize, checkpoint);
  }
  for (const size of rememberedSizes) {
    const checkpoint = size < latest.treeSize ? await findCheckpoint(db, size) : undefined;
    if (checkpoint !== undefined) {
      chosen.set(size, checkpoint);
    }
  }
  const notes: { size: number; note: string }[] = [];
  for (const checkpoint of [...chosen.values()].toSorted((one, other) => one.treeSize - other.treeSize)) {
    notes.push({ size: checkpoint.treeSize, note: await noteWithCosignatures(db, checkpoint) });
  }
  return notes;
}
