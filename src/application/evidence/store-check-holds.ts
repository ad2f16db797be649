import { readEntry } from '../../audit/bundle-entry.ts';
import type { AuditEntry } from '../../audit/index.ts';
import type { EntryRow } from '../../db/store-check.ts';
import { findHoldEntries } from '../../db/store-check-parents.ts';
import { BATCH_ROWS, type CheckContext, inBatches } from './store-check-context.ts';
import type { StoreFinding } from './store-check-findings.ts';

/** Checks an erasure by its entry: what it must say, and that no legal hold stood, as the chain of its case tells. */
export async function checkErasure(
  context: CheckContext,
  row: EntryRow,
  entry: AuditEntry,
  place: Omit<StoreFinding, 'check'>,
): Promise<void> {
  const missing = missingFromErasure(entry);
  for (const member of missing) {
    context.findings.add({ check: 'erasure-incomplete', ...place, member });
  }
  if (row.licenceId === null || row.chainIndex === null) {
    return;
  }
  for (const hold of await holdsStanding(context, { licenceId: row.licenceId, before: row.chainIndex })) {
    context.findings.add({ check: 'erased-under-hold', ...place, key: `legal hold ${hold}` });
  }
}

/** Members without which an entry is not that of an erasure: it takes nothing then. */
export function missingFromErasure({ about, authority, content, licence }: AuditEntry): readonly string[] {
  return [
    licence === undefined ? ['licence'] : [],
    content === undefined ? ['content'] : [],
    authority === undefined ? ['authority'] : [],
    about.some(({ kind }) => kind === 'erasure') ? [] : ['about'],
  ].flat();
}

/** Ids of the holds that the chain of a case had placed and not released before an index. */
async function holdsStanding(
  context: CheckContext,
  chain: { readonly licenceId: string; readonly before: number },
): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  await inBatches<{ readonly index: number; readonly bytes: Buffer }, number>(
    context,
    BATCH_ROWS,
    (page) => findHoldEntries(context.db, chain, page),
    ({ index }) => index,
    (rows) => {
      for (const { bytes } of rows) {
        if (readEntry(bytes).check !== 'ok') {
          continue;
        }
        // INVARIANT: `readEntry` has found every member of an entry in these bytes, each of its kind.
        const { about, act, refused }: AuditEntry = JSON.parse(bytes.toString('utf8'));
        const holds = about.filter(({ kind }) => kind === 'legal-hold').map(({ id }) => id);
        if (act === 'legal-hold-placed' && refused === undefined) {
          for (const id of holds) {
            standing.add(id);
          }
        } else if (act === 'legal-hold-released' && refused === undefined) {
          for (const id of holds) {
            standing.delete(id);
          }
        }
      }
    },
  );
  return standing;
}
