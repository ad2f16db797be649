import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import { findDisputesOfLicences, type StoredDispute } from '../db/disputes.ts';
import { decodeContent } from './content.ts';
import type { DisputeView } from './evidence/services.ts';
import type { Instant } from './model.ts';

/** What is known to be disputed, by the id of the record that it is about. */
export interface KnownDisputes {
  /** Disputes about a record, newest last. */
  readonly about: (id: string) => readonly DisputeView[];
  /** The record with what is disputed in it; as it is where nothing is. */
  readonly beside: <T extends { readonly id: string }>(
    record: T,
  ) => T & { readonly disputes?: readonly DisputeView[] };
}

/** What was disputed in the cases of some licences by an instant: one query for whatever is read together. */
export async function findKnownDisputes(
  db: Kysely<Database>,
  licenceIds: readonly string[],
  knownAt: Instant,
): Promise<KnownDisputes> {
  const stored = await findDisputesOfLicences(db, [...new Set(licenceIds)], knownAt);
  const bySubject = Map.groupBy(stored, ({ subjectId }) => subjectId);
  const about = (id: string) => (bySubject.get(id) ?? []).map(toDispute);
  return {
    about,
    beside: (record) => {
      const disputes = about(record.id);
      return disputes.length === 0 ? record : { ...record, disputes };
    },
  };
}

/** A dispute as it was recorded. */
export function toDispute({ id, licenceId, recordedAt, bytes }: StoredDispute): DisputeView {
  return { id, licenceId, recordedAt, content: decodeContent('dispute', bytes) };
}
