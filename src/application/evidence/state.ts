import type { Kysely } from 'kysely';
import { findLatestCheckpoint } from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import { countWaitingEntries } from '../../db/log-tree.ts';
import type { Instant } from '../model.ts';
import { latestStoreCheck } from './store-check.ts';
import type { EvidenceWorkState } from './work.ts';

/** How well the evidence stands, for readiness and measurements. Holds nothing of any case. */
export interface EvidenceState {
  /** Leaves under the latest checkpoint; 0 before the first. */
  readonly treeSize: number;
  /** Absent before the first. */
  readonly publishedAt?: Instant;
  /** Entries that have no place in the tree yet. */
  readonly waiting: number;
  /** What keeps this process from publishing; absent while all is well. */
  readonly fault?: string;
  /** The latest pass over the whole store; absent before the first. */
  readonly storeCheck?: {
    readonly finishedAt: Instant;
    readonly entries: number;
    readonly findings: number;
  };
}

/** Asks the database, and joins what this process knows. */
export async function readEvidenceState(
  db: Kysely<Database>,
  work: EvidenceWorkState | undefined,
): Promise<EvidenceState> {
  const latest = await findLatestCheckpoint(db);
  const storeCheck = await latestStoreCheck(db);
  return {
    treeSize: latest?.treeSize ?? 0,
    ...(latest === undefined ? {} : { publishedAt: latest.publishedAt }),
    waiting: await countWaitingEntries(db),
    ...(work?.fault === undefined ? {} : { fault: work.fault }),
    ...(storeCheck === undefined ? {} : { storeCheck }),
  };
}
