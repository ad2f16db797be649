import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findRecallVersionsOfConsiderations } from '../../db/recalls.ts';
import { decodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { londonDayOf, startOfLondonDay } from '../london.ts';
import type { Instant, RecallContent } from '../model.ts';
import type { CaseWork } from '../records.ts';
import { recordStep } from './record-step.ts';

/**
 * Whether a recall, as it is now known, has been sent: on a day that has come in London, and neither cancelled nor refused since. A
 * day to come says what is planned.
 */
export function isSent({ sentOn, cancelledOn, refusedOn }: RecallContent, at: Instant): boolean {
  return (
    sentOn !== undefined && sentOn <= londonDayOf(at) && cancelledOn === undefined && refusedOn === undefined
  );
}

/**
 * Moves the consideration of a recall that is reported as sent on to `sent`, where recall has been agreed in it: the table has the
 * step in that state alone. Before that, what was reported stays the fact it is: nobody's agreement is made by a report.
 *
 * @param content The version that was just recorded, which is the latest.
 */
export async function noteSending(
  work: CaseWork,
  deps: Dependencies,
  recallId: string,
  content: RecallContent,
): Promise<void> {
  if (content.considerationId !== undefined && isSent(content, work.at)) {
    await recordStep(work, deps, content.considerationId, 'sending', { recall: recallId });
  }
}

/** A recall of a consideration that has been sent. */
export interface ReportedSending {
  readonly considerationId: string;
  readonly recallId: string;
}

/** Of the given considerations, the recalls that have been sent by the latest that is known of each. */
export async function findReportedSendings(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  at: Instant,
): Promise<readonly ReportedSending[]> {
  const asked = new Set(considerationIds);
  const versions = await findVersions(db, considerationIds, at);
  const latest = new Map(versions.map((version) => [version.id, version]));
  return [...latest.values()].flatMap(({ id, considerationId, content }) =>
    considerationId !== null && asked.has(considerationId) && isSent(content, at)
      ? [{ considerationId, recallId: id }]
      : [],
  );
}

/**
 * When, of each of the given considerations, a recall was first known as sent by an instant, whatever was corrected afterwards:
 * when it was reported, or when the day came that the report gave, unless it had been corrected by then.
 */
export async function findFirstSendings(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  const versions = await findVersions(db, considerationIds, knownAt);
  const first = new Map<string, Instant>();
  for (const [place, { id, considerationId, recordedAt, content }] of versions.entries()) {
    const next = versions[place + 1];
    const replacedAt = next?.id === id ? next.recordedAt : undefined;
    if (considerationId === null || content.sentOn === undefined) {
      continue;
    }
    const dayBegan = startOfLondonDay(content.sentOn);
    const knownFrom = dayBegan > recordedAt ? dayBegan : recordedAt;
    const until = first.get(considerationId);
    if (
      knownFrom <= knownAt &&
      (replacedAt === undefined || knownFrom < replacedAt) &&
      (until === undefined || knownFrom < until)
    ) {
      first.set(considerationId, knownFrom);
    }
  }
  return first;
}

/** Every version of the recalls that were ever of the given considerations, each recall's together and oldest first. */
async function findVersions(db: Kysely<Database>, considerationIds: readonly string[], knownAt: Instant) {
  const versions = await findRecallVersionsOfConsiderations(db, considerationIds, knownAt);
  return versions.map(({ bytes, ...version }) => ({ ...version, content: decodeContent('recall', bytes) }));
}
