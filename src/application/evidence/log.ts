import { entryProofExtra, formatLogProof, inclusionSpans } from '../../audit/index.ts';
import { findLatestSigned, findLogKeys } from '../../db/checkpoints.ts';
import { findLeafIndex, findSequencedEntries, type SequencedEntry } from '../../db/log-tree.ts';
import { findEntryOfRecommendation, findLicenceOfRecommendation } from '../../db/recommendations.ts';
import { viewOfEntry } from '../audit-trail.ts';
import { decodeTrailCursor, encodeCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import { inCase, recordOutsideCases } from '../records.ts';
import { DomainFailure } from '../services.ts';
import { entriesOutOfSight } from './evidence-sight.ts';
import { readSpanHashes } from './log-tree.ts';
import type { LogServices, SequencedEntryView } from './services.ts';
import { findWitnessed, noteWithCosignatures } from './witnesses.ts';

/** Reading the log over all entries: its checkpoint, its keys, its entries, and the proof of one of them. */
export function createLogServices(deps: Dependencies): LogServices {
  return {
    readCheckpoint: async () => {
      const latest = await findLatestSigned(deps.db);
      return latest === undefined ? undefined : noteWithCosignatures(deps.db, latest);
    },

    listLogKeys: async () => {
      const keys = await findLogKeys(deps.db);
      const { origin, verifierKeys } = deps.log;
      return {
        origin,
        keys: keys.map(({ verifierKey, recordedAt }) => ({
          verifierKey,
          recordedAt,
          inUse: verifierKeys.includes(verifierKey),
        })),
      };
    },

    readEntries: (act, page) =>
      deps.db.transaction().execute(async (trx) => {
        const published = await findLatestSigned(trx);
        const { from, until } =
          page.cursor === undefined
            ? { from: page.from ?? 0, until: published?.treeSize ?? 0 }
            : decodeTrailCursor(page.cursor);
        const entries = await findSequencedEntries(trx, { from, until, limit: page.limit });
        const next = from + entries.length;
        await recordOutsideCases(deps, trx, act, 'entries-read', [], undefined, {
          range: { from, until: next },
        });
        const hidden = await entriesOutOfSight(trx, act.principal, entries, deps.clock());
        const items = entries.map((entry) => toView(entry, hidden.has(entry.entryId)));
        return entries.length > 0 && next < until
          ? { items, next: encodeCursor({ from: next, until }) }
          : { items };
      }),

    readProof: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const licenceId = isId(id) ? await findLicenceOfRecommendation(trx, id) : undefined;
        const entry = licenceId === undefined ? undefined : await findEntryOfRecommendation(trx, id);
        if (licenceId === undefined || entry === undefined) {
          throw notFound('recommendation');
        }
        return inCase(
          deps,
          trx,
          act,
          licenceId,
          async (work) => {
            const index = await findLeafIndex(trx, entry.entryId);
            if (index === undefined) {
              throw new DomainFailure({ code: 'not-anchored' });
            }
            const witnessed = await findWitnessed(trx, deps.log, index + 1);
            const latest = witnessed ?? (await findLatestSigned(trx));
            if (latest === undefined || index >= latest.treeSize) {
              throw new DomainFailure({ code: 'not-anchored' });
            }
            await work.record('proof-read', [{ kind: 'recommendation', id }]);
            return formatLogProof({
              extra: entryProofExtra(entry.bytes, entry.salt),
              index,
              hashes: await readSpanHashes(trx, inclusionSpans(index, latest.treeSize)),
              checkpoint: await noteWithCosignatures(trx, latest),
            });
          },
          // That an erased run was recorded can still be proved.
          { alsoErased: true, askedFor: 'recommendation' },
        );
      }),
  };
}

function toView({ index, hash, bytes }: SequencedEntry, isOutOfSight: boolean): SequencedEntryView {
  const place = { index, hash: hash.toString('hex') };
  return isOutOfSight ? place : { ...place, entry: viewOfEntry(bytes) };
}
