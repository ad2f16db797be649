import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { findRecallVersionsOfLicence } from '../db/recalls.ts';
import type { IsoDate } from '../rules/index.ts';
import { decodeContent } from './content.ts';
import type { Instant, RecallContent } from './model.ts';
import type { RecordedRecall } from './services.ts';

/**
 * The recall that the person is under on a day, as it was known at an instant: revoked by then, and neither refused,
 * cancelled nor ended by release or death. Of several, the one revoked last.
 */
export async function findLiveRecall(
  trx: Transaction<Database>,
  licenceId: string,
  { asAt, knownAt }: { readonly asAt: IsoDate; readonly knownAt: Instant },
): Promise<Pick<RecordedRecall, 'id' | 'version' | 'content'> | undefined> {
  const stored = await findRecallVersionsOfLicence(trx, licenceId, knownAt);
  return liveRecallOf(
    stored.map(({ id, version, bytes }) => ({ id, version, content: decodeContent('recall', bytes) })),
    asAt,
  );
}

/** The same of recalls that are at hand, each at its latest version: pure. */
export function liveRecallOf<R extends Pick<RecordedRecall, 'id' | 'content'>>(
  recalls: readonly R[],
  asAt: IsoDate,
): R | undefined {
  return recalls
    .filter(({ content }) => isLiveOn(content, asAt))
    .toSorted((a, b) => compare(`${a.content.revokedOn} ${a.id}`, `${b.content.revokedOn} ${b.id}`))
    .at(-1);
}

function isLiveOn(recall: RecallContent, day: IsoDate): boolean {
  const { revokedOn, refusedOn, cancelledOn, reReleasedOn, diedOn } = recall;
  const ends = [refusedOn, cancelledOn, reReleasedOn, diedOn].filter((end) => end !== undefined);
  return revokedOn !== undefined && revokedOn <= day && ends.every((end) => end > day);
}

// By the day of revocation, then by id, so that the order is always the same.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
