import type { Kysely } from 'kysely';
import { noteVerifier } from '../../audit/index.ts';
import { findSigned, findSignedUpTo, findVerifierKeys, type SignedCheckpoint } from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import { noteWithCosignatures } from './witnesses.ts';

/** Earlier checkpoints in a bundle, besides those asked for: a wrong root is narrowed down to what lies between two of them. */
const CHECKPOINTS_SPREAD = 64;

/**
 * The checkpoints of a bundle with their cosignatures: the one that it is under, those over the remembered sizes where there are any,
 * and some of the others; smallest first.
 */
export async function readCheckpoints(
  db: Kysely<Database>,
  latest: SignedCheckpoint,
  rememberedSizes: readonly number[],
): Promise<readonly { readonly size: number; readonly note: string }[]> {
  const chosen = new Map<number, SignedCheckpoint>();
  for (const checkpoint of await findSignedUpTo(db, latest.treeSize, CHECKPOINTS_SPREAD)) {
    chosen.set(checkpoint.treeSize, checkpoint);
  }
  for (const size of rememberedSizes) {
    const checkpoint = size < latest.treeSize ? await findSigned(db, size) : undefined;
    if (checkpoint !== undefined) {
      chosen.set(size, checkpoint);
    }
  }
  chosen.set(latest.treeSize, latest);
  const notes: { size: number; note: string }[] = [];
  for (const checkpoint of [...chosen.values()].toSorted((one, other) => one.treeSize - other.treeSize)) {
    notes.push({ size: checkpoint.treeSize, note: await noteWithCosignatures(db, checkpoint) });
  }
  return notes;
}

/** Keys that the log has used, oldest first. What is no key is left out: the check of the store reports it. */
export async function readVerifierKeys(db: Kysely<Database>): Promise<readonly string[]> {
  return (await findVerifierKeys(db)).filter(isVerifierKey);
}

function isVerifierKey(key: string): boolean {
  try {
    noteVerifier(key);
    // A line of a bundle takes one word. A name may hold what some take for a space and others do not.
    return !/\s/u.test(key);
  } catch {
    return false;
  }
}
