import type { Kysely } from 'kysely';
import {
  type Checkpoint,
  canonicalBytes,
  FormatError,
  type NoteVerifier,
  openCheckpoint,
} from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import { findContentKeys, findEntryPlaces, findEntryRows, findTreeSize } from '../../db/store-check.ts';
import {
  findLatestStoreCheck,
  insertStoreCheck,
  releaseCheckLock,
  tryHoldCheckLock,
} from '../../db/store-check-outcomes.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Instant } from '../model.ts';
import type { HeldApart } from './held-apart.ts';
import { checkRuleBooks } from './store-check-books.ts';
import {
  type CheckpointMemory,
  checkCosignatures,
  checkHeldKeys,
  checkLogKeys,
  readMemory,
} from './store-check-checkpoints.ts';
import { BATCH_KEYS, BATCH_ROWS, type CheckContext, inBatches, pacer } from './store-check-context.ts';
import { checkEntries } from './store-check-entries.ts';
import { FindingList, type StoreFault, type StoreFinding } from './store-check-findings.ts';
import { checkGuards, checkParents } from './store-check-parents.ts';
import { checkHeads, checkRecords } from './store-check-records.ts';
import { checkReviews } from './store-check-reviews.ts';
import { checkTree } from './store-check-tree.ts';

export interface StoreCheckOptions {
  /** Rows that are gone through per second, on average. */
  readonly entriesPerSecond: number | 'unlimited';
  /** What is held apart from the cases, which is checked only where it is given. */
  readonly apart?: HeldApart | undefined;
  /** Calls the check off; nothing of it is kept then. */
  readonly signal?: AbortSignal;
  /**
   * Keys that the caller holds. One of them must have signed the latest checkpoint, where any is given; a remembered one that
   * names one of them must bear its signature.
   */
  readonly verifiers: readonly NoteVerifier[];
  /** Checkpoints of this log that the caller kept, as signed notes: the only thing that shows a history rewritten as a whole. */
  readonly remembered?: readonly string[];
}

/** What one pass over the store found. */
export interface StoreCheck {
  readonly id: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  /** Leaves of the tree when the check began. */
  readonly treeSize: number;
  /** Entries that were checked, those without a place in the tree among them. */
  readonly entries: number;
  /** Size up to which the tree agrees with a checkpoint: a remembered one where any was given, else one kept in the store. */
  readonly anchoredUpTo: number;
  /** Entries that no such checkpoint covers: they are held against one another, and against nothing outside the store. */
  readonly notAnchored: number;
  /** The first of each kind. */
  readonly findings: readonly StoreFinding[];
  /** How many there were in all. */
  readonly findingCount: number;
  readonly counts: Readonly<Partial<Record<StoreFault, number>>>;
  /** Keys that the store says have signed its checkpoints and that the caller does not hold; empty where none were given. */
  readonly keysNotHeld: readonly string[];
  /** What the next check holds the checkpoints of the store against. Absent where none was ever seen. */
  readonly checkpoints?: CheckpointMemory;
}

/**
 * Checks the whole live store from what it holds, not from the hashes it keeps: every entry's bytes, every chain, the tree, its tiles
 * and checkpoints, every piece of content, every row that names an entry. It reads in short statements, at the rate asked
 * for, takes no more memory for a larger store, and changes nothing but for the row that keeps its outcome.
 *
 * It runs with the database that it checks. Whoever can change both can deceive it: a bundle, verified elsewhere, is the
 * proof; this is the alarm.
 *
 * @returns undefined where another process is checking.
 * @throws {FormatError} for a remembered checkpoint that is none of this log's.
 * @throws the reason of the signal once it is aborted.
 */
export async function checkStore(
  deps: Pick<Dependencies, 'db' | 'reader' | 'log' | 'clock' | 'newId' | 'book'>,
  options: StoreCheckOptions,
): Promise<StoreCheck | undefined> {
  const remembered = openRemembered(deps.log.origin, options);
  return deps.reader.connection().execute(async (connection) => {
    if (!(await tryHoldCheckLock(connection))) {
      return undefined;
    }
    try {
      const check = await runCheck(deps, options, remembered);
      await insertStoreCheck(deps.db, {
        id: check.id,
        startedAt: check.startedAt,
        finishedAt: check.finishedAt,
        treeSize: check.treeSize,
        entries: check.entries,
        findings: check.findingCount,
        report: canonicalBytes(check).toString('utf8'),
      });
      return check;
    } finally {
      await releaseCheckLock(connection);
    }
  });
}

/** What the check that finished last said: for readiness and metrics. Undefined before the first. */
export async function latestStoreCheck(
  db: Kysely<Database>,
): Promise<
  { readonly finishedAt: Instant; readonly findings: number; readonly entries: number } | undefined
> {
  return findLatestStoreCheck(db);
}

async function runCheck(
  { reader, log, clock, newId, book }: Pick<Dependencies, 'reader' | 'log' | 'clock' | 'newId' | 'book'>,
  { entriesPerSecond, signal, verifiers, apart }: StoreCheckOptions,
  remembered: readonly Pick<Checkpoint, 'size' | 'root'>[],
): Promise<StoreCheck> {
  const startedAt = clock();
  const findings = new FindingList();
  const context: CheckContext = {
    db: reader,
    apart,
    findings,
    book,
    now: startedAt,
    pace: pacer(entriesPerSecond, signal),
  };
  await checkGuards(context);
  const memory = await readMemory(context);
  const keys = await checkLogKeys(context);
  const treeSize = await findTreeSize(reader);
  const tree = await checkTree(context, { origin: log.origin, size: treeSize, remembered, memory });
  await checkHeldKeys(context, verifiers);
  await checkCosignatures(context);
  const later = await checkLaterEntries(context, treeSize);
  await checkHeads(context);
  await checkRecords(context);
  await checkReviews(context);
  await checkParents(context);
  await checkContentKeys(context);
  await checkRuleBooks(context);
  const held = new Set(verifiers.map(({ verifierKey }) => verifierKey));
  return {
    id: newId(),
    startedAt,
    finishedAt: clock(),
    treeSize,
    entries: tree.leaves + later,
    anchoredUpTo: tree.anchoredUpTo,
    notAnchored: Math.max(tree.leaves - tree.anchoredUpTo, 0) + later,
    findings: findings.kept,
    findingCount: findings.total,
    counts: findings.counts,
    keysNotHeld: held.size === 0 ? [] : keys.filter((key) => !held.has(key)),
    ...(tree.memory === undefined ? {} : { checkpoints: tree.memory }),
  };
}

/** Entries without a place among the leaves that were gone through; an entry never moves from one kind to the other. */
async function checkLaterEntries(context: CheckContext, treeSize: number): Promise<number> {
  let count = 0;
  await inBatches(
    context,
    BATCH_KEYS,
    (page) => findEntryPlaces(context.db, page),
    ({ id }) => id,
    async (places) => {
      const later = places.filter(({ leafIndex }) => leafIndex === null || leafIndex >= treeSize);
      count += later.length;
      for (let from = 0; from < later.length; from += BATCH_ROWS) {
        const ids = later.slice(from, from + BATCH_ROWS).map(({ id }) => id);
        await checkEntries(context, await findEntryRows(context.db, ids));
        await context.pace(ids.length);
      }
    },
  );
  return count;
}

/** Content whose entry is gone: no entry leads to it, so it has to be looked for. */
async function checkContentKeys(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_KEYS,
    (page) => findContentKeys(context.db, page),
    ({ entryId }) => entryId,
    (rows) => {
      for (const { entryId } of rows.filter(({ hasEntry }) => !hasEntry)) {
        context.findings.add({ check: 'content-without-entry', entryId, table: 'contents' });
      }
    },
  );
}

/** What the caller remembers, smallest first. A wrong signature of a held key means that the memory itself was changed. */
function openRemembered(
  origin: string,
  { remembered = [], verifiers }: StoreCheckOptions,
): readonly Pick<Checkpoint, 'size' | 'root'>[] {
  return remembered
    .map((note) => {
      const { checkpoint, invalid } = openCheckpoint(note, verifiers);
      const [wrong] = invalid;
      if (wrong !== undefined) {
        throw new FormatError(
          `the signature of \`${wrong.name}\` on the remembered checkpoint is not right for it`,
        );
      }
      if (checkpoint.origin !== origin) {
        throw new FormatError(
          `the remembered checkpoint is of the log \`${checkpoint.origin}\`, and this store is \`${origin}\``,
        );
      }
      return { size: checkpoint.size, root: checkpoint.root };
    })
    .filter(({ size }) => size > 0)
    .toSorted((a, b) => a.size - b.size);
}
