import type { Kysely } from 'kysely';
import { BundleWriter, type WrittenBundle } from '../../audit/bundle-writer.ts';
import { deletePieces, findLeftovers } from '../../db/bundle-pieces.ts';
import {
  findBundle,
  findUnfinishedBundles,
  finishBundle,
  letGoOfBundle,
  moveBundle,
  noErasureIsUnderWay,
  retireBundles,
  type StoredBundle,
  tryHoldBundle,
} from '../../db/bundles.ts';
import type { Database } from '../../db/database.ts';
import type { Onlooker } from '../../db/visibility.ts';
import { failureCode, isUnavailable } from '../../db/failures.ts';
import type { Dependencies } from '../dependencies.ts';
import { LATEST } from '../instants.ts';
import { withheldEntries } from '../review/withholding.ts';
import { type BundleBasis, findBasis } from './bundle-basis.ts';
import { readCheckpoints, readVerifierKeys } from './bundle-frame.ts';
import { NodeHashes } from './bundle-hashes.ts';
import { type Concealment, readBundleItems } from './bundle-items.ts';
import { PieceStore } from './bundle-pieces.ts';
import { RuleBooksNamed } from './bundle-rule-books.ts';
import { entriesOutOfSight } from './evidence-sight.ts';

/**
 * Days for which the bytes of a bundle are kept once it is ready: time enough to fetch it, and to fetch it again. It is a copy, and a
 * copy of personal content is not to lie about; the same bundle can be asked for at any time.
 */
export const BUNDLE_DAYS = 7;
const DAY_MS = 86_400_000;

/** Between two looks whether the erasures that were under way when a bundle was begun have ended. */
const ERASURE_PAUSE_MS = 50;
/**
 * How long one round waits for them, all its bundles together. Those it holds up go back to wait, and are taken up again in the
 * next round.
 */
const ERASURE_PATIENCE_MS = 5_000;

type BuilderParts = Pick<Dependencies, 'db' | 'reader' | 'log' | 'clock'>;

/** What the bundles of one round share. */
interface Round {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds that may still be waited for erasures. */
  patienceMs: number;
}

/**
 * Makes every bundle that waits, one after the other, and lets go of those that are old. Any number of processes may do so at
 * once: each bundle is made by whoever holds its lock, which lasts as long as a connection, so that the bundle of a process that
 * died is made by the next one that looks, from its beginning.
 *
 * A bundle waits until the latest checkpoint covers its own request, so that it holds everything that was recorded before
 * somebody asked for it, and every erasure of what would be in it; but not for ever, see `COVER_PATIENCE_MS`. From then on it is
 * made under the latest checkpoint there is. What contradicts itself in the store is put into it as it is.
 *
 * @param signal leaves off between two batches; the bundle is made afresh by whoever looks next
 * @returns how many were made
 * @throws what kept the first of those from being made that were not, once the others are. It has failed then, unless the database was away or `signal` told to stop: no other
 * attempt would do better.
 */
export async function buildWaitingBundles(parts: BuilderParts, signal?: AbortSignal): Promise<number> {
  await letGoOfOldBundles(parts, signal);
  let made = 0;
  const failures: unknown[] = [];
  const round: Round = { signal, patienceMs: ERASURE_PATIENCE_MS };
  for (const id of await findUnfinishedBundles(parts.db)) {
    try {
      if (await buildUnderLock(parts, id, round)) {
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

async function buildUnderLock(parts: BuilderParts, id: string, round: Round): Promise<boolean> {
  // Everything is written through the connection that holds the lock: without the one, nobody goes on with the other.
  return parts.db.connection().execute(async (connection) => {
    if (!(await tryHoldBundle(connection, id))) {
      return false;
    }
    try {
      return await tryBuild(parts, connection, id, round);
    } finally {
      // A connection that was lost has let go by itself.
      await letGoOfBundle(connection, id).catch(() => undefined);
    }
  });
}

async function letGoOfOldBundles({ db, clock }: BuilderParts, signal?: AbortSignal): Promise<void> {
  const now = clock();
  await retireBundles(db, new Date(Date.parse(now) - BUNDLE_DAYS * DAY_MS).toISOString(), now);
  for (const id of await findLeftovers(db)) {
    signal?.throwIfAborted();
    await deletePieces(db, id);
  }
}

async function tryBuild(
  parts: BuilderParts,
  connection: Kysely<Database>,
  id: string,
  round: Round,
): Promise<boolean> {
  try {
    return await build(parts, connection, id, round);
  } catch (error) {
    if (round.signal?.aborted !== true && !isPassing(error)) {
      await moveBundle(connection, id, ['waiting', 'building'], 'failed', parts.clock());
      await deletePieces(connection, id);
    }
    throw error;
  }
}

/** SQLSTATE of a full disk, which another attempt would only fill again. */
const DISK_FULL = '53100';

/** Whether a failure says that the database was away, so that the bundle can be made later. */
function isPassing(error: unknown): boolean {
  const code = failureCode(error);
  return code !== DISK_FULL && (isUnavailable(error) || /^E[A-Z]+$/.test(code ?? ''));
}

async function build(
  parts: BuilderParts,
  connection: Kysely<Database>,
  id: string,
  round: Round,
): Promise<boolean> {
  const { reader, clock, log } = parts;
  // Read again under the lock: another process may have made it meanwhile.
  const bundle = await findBundle(connection, id);
  if (bundle === undefined || !['waiting', 'building'].includes(bundle.progress.state)) {
    return false;
  }
  if ((await findBasis(reader, bundle, clock(), log)) === undefined) {
    return false;
  }
  if (!(await moveBundle(connection, id, ['waiting', 'building'], 'building', clock()))) {
    return false;
  }
  await deletePieces(connection, id);
  // Again, and before anything is read: what was open until now may have been an erasure.
  const basis = (await isAlone(connection, bundle, round))
    ? await findBasis(reader, bundle, clock(), log)
    : undefined;
  if (basis !== undefined && (await buildOn(parts, connection, bundle, basis, round))) {
    return true;
  }
  // To be made again, without what was erased meanwhile, once a checkpoint covers the erasure.
  await moveBundle(connection, id, ['building', 'gone'], 'waiting', clock());
  await deletePieces(connection, id);
  return false;
}

/**
 * Whether every erasure that saw the bundle still waiting has come to its end: it has left the bundle to be made, and whoever makes
 * it may not see it yet. Any later one removes what is made (`finishBundle`). Without content nothing can be erased from a bundle.
 */
async function isAlone(
  connection: Kysely<Database>,
  { withContent }: StoredBundle,
  round: Round,
): Promise<boolean> {
  if (!withContent) {
    return true;
  }
  while (!(await noErasureIsUnderWay(connection))) {
    round.signal?.throwIfAborted();
    if (round.patienceMs <= 0) {
      return false;
    }
    round.patienceMs -= ERASURE_PAUSE_MS;
    await new Promise((resolve) => setTimeout(resolve, ERASURE_PAUSE_MS));
  }
  return true;
}

/** Writes a bundle and says that it is ready; false when something in it was erased meanwhile. */
async function buildOn(
  parts: BuilderParts,
  connection: Kysely<Database>,
  bundle: StoredBundle,
  basis: BundleBasis,
  { signal }: Round,
): Promise<boolean> {
  const pieces = new PieceStore(connection, bundle.id);
  const written = await write(parts, bundle, basis, pieces, signal);
  const finished = {
    treeSize: basis.checkpoint.treeSize,
    length: written.length,
    sha256: Buffer.from(written.sha256, 'hex'),
    pieces: await pieces.finish(),
    holdsContent: basis.withContent,
    erasedBefore: basis.erasedBefore,
  };
  return finishBundle(connection, bundle, finished, parts.clock());
}

/**
 * What whoever asked is not to have, looked at anew for each batch: a case may be closed to them while the bundle is made. From
 * the database that takes the writes and not from the one that may follow behind.
 */
function concealmentFor({ db, clock }: BuilderParts, bundle: StoredBundle): Concealment {
  const asker = askerOf(bundle);
  return {
    outOfSight: (entries) => entriesOutOfSight(db, asker, entries, clock()),
    withheld: (entries) => withheldEntries(db, asker.subject, entries, LATEST),
  };
}

/** Of whoever asked, what counts while the bundle is made. That they saw the areas was made sure of when they asked. */
function askerOf({ recordedBy, seesLimitedAccess }: StoredBundle): Onlooker {
  return {
    subject: recordedBy,
    permissions: seesLimitedAccess ? ['limited-access:office'] : [],
    areas: 'everywhere',
  };
}

async function write(
  parts: BuilderParts,
  bundle: StoredBundle,
  { checkpoint, withContent }: BundleBasis,
  pieces: PieceStore,
  signal: AbortSignal | undefined,
): Promise<WrittenBundle> {
  const { reader, log } = parts;
  const { scope, rememberedSizes } = bundle;
  const { treeSize } = checkpoint;
  const checkpoints = await readCheckpoints(reader, checkpoint, rememberedSizes);
  const splitAt = rememberedSizes.filter((size) => size <= treeSize);
  const hashes = new NodeHashes(reader, [...checkpoints.map(({ size }) => size), ...splitAt], signal);
  const books = new RuleBooksNamed();
  const writer = new BundleWriter({
    about: { origin: log.origin, treeSize, scope, withContent },
    keys: await readVerifierKeys(reader),
    checkpoints,
    splitAt,
    hashesOf: (nodes) => hashes.read(nodes),
    sink: (chunk) => pieces.add(chunk),
  });
  for await (const items of readBundleItems(
    reader,
    { scope, withContent },
    treeSize,
    concealmentFor(parts, bundle),
  )) {
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
