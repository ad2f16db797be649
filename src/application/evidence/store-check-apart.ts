import { opensCommitment } from '../../audit/index.ts';
import { type EntryRow, findErasedLicences } from '../../db/store-check.ts';
import type { CheckContext } from './store-check-context.ts';
import type { StoreFinding } from './store-check-findings.ts';

/** Where what these entries recorded is kept, as findings name it. */
const TABLE = 'monitoring.monitoring_records';

/** An entry that recorded something apart from the cases. */
export interface EntryApart {
  readonly row: Pick<EntryRow, 'id'>;
  readonly place: Omit<StoreFinding, 'check'>;
  /** What it committed to. */
  readonly commitment: string | undefined;
  /** The licence that it is about. */
  readonly licenceId: string | undefined;
}

/**
 * Holds what is kept apart against what the log says of it. Where this process has no role that reads it, nothing of it is checked:
 * its guards are, as all others.
 */
export async function checkHeldApart(
  { apart, db, findings }: Pick<CheckContext, 'apart' | 'db' | 'findings'>,
  entries: readonly EntryApart[],
): Promise<void> {
  if (apart === undefined || entries.length === 0) {
    return;
  }
  const records = new Map(
    (await apart.ofEntries(entries.map(({ row }) => row.id))).map((record) => [record.entryId, record]),
  );
  const erased = await findErasedLicences(
    db,
    [...records.values()].map(({ licenceId }) => licenceId),
  );
  for (const { row, place, commitment, licenceId } of entries) {
    const record = records.get(row.id);
    if (record === undefined) {
      findings.add({ check: 'record-missing', ...place, table: TABLE });
      continue;
    }
    if (record.licenceId !== licenceId) {
      findings.add({ check: 'record-differs', ...place, table: TABLE, member: 'licence_id' });
    }
    const isErased = erased.has(record.licenceId);
    if (record.bytes === null || record.salt === null) {
      if (!isErased) {
        findings.add({ check: 'erased-without-entry', ...place, table: TABLE });
      }
      continue;
    }
    if (commitment === undefined || !opensCommitment(commitment, record.bytes, record.salt)) {
      findings.add({ check: 'content-differs', ...place, table: TABLE });
    }
    if (isErased) {
      findings.add({ check: 'content-not-erased', ...place, table: TABLE });
    }
  }
}
