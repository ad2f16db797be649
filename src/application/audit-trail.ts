import { isHashHex, utf8Text } from '../audit/bundle-format.ts';
import { NO_PREVIOUS } from '../audit/index.ts';
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
  const entry = viewOfEntry(bytes);
  const { previous } = entry;
  // An entry that somebody altered may name none, and is shown all the same.
  return {
    index,
    hash: hash.toString('hex'),
    previous: isHashHex(previous) ? previous : NO_PREVIOUS,
    entry,
  };
}

/**
 * What an entry says, parsed from its bytes. Of bytes that are no JSON object in UTF-8, which no entry of this service is, the one
 * member `unreadable` holds them in base64, so that whoever looks can still compute their hash.
 */
export function viewOfEntry(bytes: Buffer): AuditEntryView['entry'] {
  return parseObject(bytes) ?? { unreadable: bytes.toString('base64') };
}

function parseObject(bytes: Buffer): AuditEntryView['entry'] | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(bytes) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
