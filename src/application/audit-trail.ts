import { findChainEntries, type StoredEntry } from '../db/audit-log.ts';
import { decodeTrailCursor, encodeCursor } from './cursors.ts';
import type { Dependencies } from './dependencies.ts';
import { notFound } from './failures.ts';
import { isId } from './ids.ts';
import { inCase } from './records.ts';
import type { AuditEntryView, Services } from './services.ts';

/** Reading the trail of a case: every entry of its chain, from the first. */
export function createAuditTrailServices(deps: Dependencies): Pick<Services, 'readAuditTrail'> {
  return {
    readAuditTrail: (act, licenceId, page) =>
      deps.db.transaction().execute(async (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(
          deps,
          trx,
          act,
          licenceId,
          async (work) => {
            const { chainLength } = work.head;
            const { from, until } =
              page.cursor === undefined ? { from: 0, until: chainLength } : decodeTrailCursor(page.cursor);
            const entries = await findChainEntries(trx, licenceId, { from, until, limit: page.limit });
            await work.record('audit-trail-read', [{ kind: 'licence', id: licenceId }]);
            const items = entries.map(toView);
            const nextIndex = from + entries.length;
            const hasMore = entries.length > 0 && nextIndex < Math.min(until, chainLength);
            return hasMore ? { items, next: encodeCursor({ from: nextIndex, until }) } : { items };
          },
          // The trail is what remains of a case whose content was erased.
          { alsoErased: true },
        );
      }),
  };
}

function toView({ index, bytes, hash }: StoredEntry): AuditEntryView {
  const entry: AuditEntryView['entry'] = JSON.parse(bytes.toString('utf8'));
  const { previous } = entry;
  if (typeof previous !== 'string') {
    throw new TypeError(`entry ${index} of a case's chain names no entry before it`);
  }
  return { index, hash: hash.toString('hex'), previous, entry };
}
