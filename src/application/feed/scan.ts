import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findSequencedEntries } from '../../db/log-tree.ts';
import type { Onlooker } from '../../db/visibility.ts';
import { licencesInSight } from '../evidence/evidence-sight.ts';
import type { Instant } from '../model.ts';
import { type SequencedEvent, toEvent } from './cloud-event.ts';

/** Most entries of the log that one look goes through: a long stretch of readings is passed in several. */
export const SCAN_LIMIT = 2_000;

/** What a stretch of the log holds for a follower. */
export interface Scan {
  /** In the order of the log. */
  readonly events: readonly SequencedEvent[];
  /** The first index that was not looked at. */
  readonly until: number;
}

/**
 * Looks through the log from an index on for events that somebody sees now. The entries before an index never change and never
 * become more: places are given one after the other, in transactions that come one after the other (see the sequencer), so
 * whoever reads index n has read every index below it.
 *
 * @param limit Most events; the scan then ends right after the last of them.
 * @param stretch Most entries that are looked at.
 */
export async function scanEvents(
  db: Kysely<Database>,
  source: string,
  onlooker: Onlooker,
  {
    from,
    limit,
    stretch = SCAN_LIMIT,
  }: {
    readonly from: number;
    readonly limit: number;
    readonly stretch?: number;
  },
  now: Instant,
): Promise<Scan> {
  const entries = await findSequencedEntries(db, { from, until: from + stretch, limit: stretch });
  const events = entries.flatMap((entry) => toEvent(entry, source) ?? []);
  const seen = await licencesInSight(
    db,
    onlooker,
    events.map(({ licenceId }) => licenceId),
    now,
  );
  const shown = events.filter(({ licenceId }) => seen.has(licenceId)).slice(0, limit);
  const last = shown.at(-1);
  return {
    events: shown,
    until: last !== undefined && shown.length === limit ? last.index + 1 : from + entries.length,
  };
}
