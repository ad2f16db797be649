import type { Kysely } from 'kysely';
import { findErasuresBeyond, type StoredBundle } from '../../db/bundles.ts';
import { findLatestSigned, type SignedCheckpoint } from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import { findLeafIndex } from '../../db/log-tree.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Instant } from '../model.ts';
import { LogFault } from './log-tree.ts';
import { asksForWitness, findWitnessed } from './witnesses.ts';

/**
 * Milliseconds for which a bundle waits for a checkpoint that covers its request, and for one that covers an erasure of what would
 * be in it, each from when it was recorded. A checkpoint comes every few seconds, so one that has not come by then may never: the
 * log refuses to sign once the store contradicts it, and that is when a bundle is wanted most.
 */
export const COVER_PATIENCE_MS = 30_000;
/** Milliseconds by which the clocks of replicas may differ. What claims a later time is waited for no longer. */
const CLOCKS_DIFFER_MS = 600_000;

/** What a bundle is made on. */
export interface BundleBasis {
  readonly checkpoint: SignedCheckpoint;
  /** Whether content is put into it. */
  readonly withContent: boolean;
  /** Licences in it whose erasure the checkpoint does not cover. */
  readonly erasedBefore: readonly string[];
}

/**
 * The checkpoint that a bundle can be made under now; undefined while a better one can be expected: one that covers the request,
 * and that has been witnessed where the policy asks for it.
 *
 * As the reader of the bundle sees it: what a checkpoint covers, erasures among it, the reader has seen too, even if it follows
 * behind. Where the checkpoint does not cover an erasure although there was time enough, a bundle of cases is made without
 * content: with it, content that was erased by right would look as if somebody had removed it. A bundle of a period keeps what
 * other content there is, because there a missing authority counts as not shown and not as a fault.
 *
 * @throws {LogFault} where no checkpoint was ever published and none can be expected: no bundle can be without one
 */
export async function findBasis(
  reader: Kysely<Database>,
  { entryId, scope, withContent, recordedAt }: StoredBundle,
  now: Instant,
  log: Dependencies['log'],
): Promise<BundleBasis | undefined> {
  const recent = { after: instantFrom(now, -COVER_PATIENCE_MS), until: instantFrom(now, CLOCKS_DIFFER_MS) };
  const wasJustAskedFor = recordedAt > recent.after && recordedAt <= recent.until;
  const place = await findLeafIndex(reader, entryId);
  const witnessed = place === undefined ? undefined : await findWitnessed(reader, log, place + 1);
  if (witnessed === undefined && asksForWitness(log.policy) && wasJustAskedFor) {
    return undefined;
  }
  const checkpoint = witnessed ?? (await findLatestSigned(reader));
  if (checkpoint === undefined) {
    if (wasJustAskedFor) {
      return undefined;
    }
    throw new LogFault('no checkpoint was ever published, and a bundle needs one');
  }
  const { treeSize } = checkpoint;
  const holdsRequest = place !== undefined && place < treeSize;
  if (!holdsRequest && wasJustAskedFor) {
    return undefined;
  }
  const erasures = withContent ? await findErasuresBeyond(reader, scope, treeSize, recent) : [];
  if (holdsRequest && erasures.length > 0 && erasures.every(({ isRecent }) => isRecent)) {
    return undefined;
  }
  return {
    checkpoint,
    withContent: withContent && !('licenceIds' in scope && erasures.length > 0),
    erasedBefore: erasures.map(({ licenceId }) => licenceId),
  };
}

function instantFrom(now: Instant, ms: number): Instant {
  return new Date(Date.parse(now) + ms).toISOString();
}
