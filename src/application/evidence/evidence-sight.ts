import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findLicencesOfRecords, findSightOfCases } from '../../db/sight-of-cases.ts';
import type { Onlooker } from '../../db/visibility.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';

/*
 * What of the evidence somebody sees. Cases by the one rule of sight; entries by the case whose chain they stand in, and those
 * outside every chain by all cases that they name: a search that found a case tells that it is there.
 */

/** Those of the licences that somebody sees at an instant. An id that is none of a licence is not among them. */
export async function licencesInSight(
  db: Kysely<Database>,
  onlooker: Onlooker,
  licenceIds: readonly string[],
  at: Instant,
): Promise<ReadonlySet<string>> {
  const known = await findSightOfCases(db, onlooker, [...new Set(licenceIds)], at);
  return new Set(known.filter(({ inSight }) => inSight).map(({ licenceId }) => licenceId));
}

/** An entry as it is kept. */
export interface KeptEntry {
  readonly entryId: string;
  readonly bytes: Buffer;
  /** Null outside every chain. */
  readonly licenceId: string | null;
}

/** Ids of those of the entries that tell of a case which is out of somebody's sight at an instant. */
export async function entriesOutOfSight(
  db: Kysely<Database>,
  onlooker: Onlooker,
  entries: readonly KeptEntry[],
  at: Instant,
): Promise<ReadonlySet<string>> {
  const named = new Map(
    entries.flatMap(({ entryId, bytes, licenceId }) =>
      licenceId === null ? [[entryId, idsNamedIn(bytes)] as const] : [],
    ),
  );
  const licencesOf = new Map<string, string[]>();
  for (const { id, licenceId } of await findLicencesOfRecords(db, [...new Set([...named.values()].flat())])) {
    licencesOf.set(id, [...(licencesOf.get(id) ?? []), licenceId]);
  }
  const licencesOfEntry = ({ entryId, licenceId }: KeptEntry) =>
    licenceId === null ? (named.get(entryId) ?? []).flatMap((id) => licencesOf.get(id) ?? []) : [licenceId];
  const cases = [...new Set(entries.flatMap(licencesOfEntry))];
  const known = await findSightOfCases(db, onlooker, cases, at);
  const hidden = new Set(known.filter(({ inSight }) => !inSight).map(({ licenceId }) => licenceId));
  return new Set(
    entries
      .filter((entry) => licencesOfEntry(entry).some((id) => hidden.has(id)))
      .map(({ entryId }) => entryId),
  );
}

/** Ids of the records that an entry is about. Bytes that are no entry name none. */
function idsNamedIn(bytes: Buffer): readonly string[] {
  try {
    const entry: unknown = JSON.parse(bytes.toString('utf8'));
    const about: unknown = typeof entry === 'object' && entry !== null && 'about' in entry ? entry.about : [];
    const subjects: readonly unknown[] = Array.isArray(about) ? about : [];
    return subjects.flatMap((subject) =>
      typeof subject === 'object' &&
      subject !== null &&
      'id' in subject &&
      typeof subject.id === 'string' &&
      isId(subject.id)
        ? [subject.id]
        : [],
    );
  } catch {
    return [];
  }
}
