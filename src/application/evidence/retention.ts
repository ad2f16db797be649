import type { Transaction } from 'kysely';
import type { AuditEntry, AuditSubject } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import {
  countErasedContents,
  countIdentifiers,
  findBundlesWithCopy,
  findContentHeadings,
  findEndedCases,
  findErasure,
  findIdentifiers,
  insertErasure,
  removeBundlesWithCopy,
  type StoredContentHeading,
} from '../../db/retention.ts';
import { decodeContent, encodeContent } from '../content.ts';
import { decodeEndCursor, encodeCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound, refuseFaults } from '../failures.ts';
import { isId } from '../ids.ts';
import { type Operation, once } from '../once.ts';
import { inCase, recordOutsideCases } from '../records.ts';
import { DomainFailure } from '../services.ts';
import { erasureFaults, identifierFaults } from './erasure-faults.ts';
import { createHoldServices, holdsOf } from './legal-holds.ts';
import type { ErasableRecord, Erasure, RetentionServices } from './services.ts';

/** Legal holds, erasure, and finding what may be erased. */
export function createRetentionServices(deps: Dependencies): RetentionServices {
  return {
    ...createHoldServices(deps),

    previewErasure: async (act, licenceId, content) => {
      refuseFaults(erasureFaults(content, deps.clock()));
      return deps.db.transaction().execute((trx) => {
        refuseNoId(licenceId);
        return inCase(deps, trx, act, licenceId, async (work) => {
          refuseFaults(identifierFaults(content.reference, await findIdentifiers(trx, licenceId)));
          const holds = (await holdsOf(trx, licenceId, work.at)).filter(({ released }) => !released);
          const records = (await findContentHeadings(trx, licenceId)).map(toErasable);
          const identifiers = await countIdentifiers(trx, licenceId);
          const bundles = await findBundlesWithCopy(trx, licenceId);
          await work.record('erasure-previewed', [
            { kind: 'licence', id: licenceId },
            ...holds.map(({ id }): AuditSubject => ({ kind: 'legal-hold', id })),
            ...bundles.map((id): AuditSubject => ({ kind: 'audit-bundle', id })),
          ]);
          return { licenceId, holds, records, identifiers, bundles };
        });
      });
    },

    eraseCase: (write, licenceId, content) => {
      refuseFaults(erasureFaults(content, deps.clock()));
      return once(deps, write, ERASE, (trx) => {
        refuseNoId(licenceId);
        return inCase(deps, trx, write, licenceId, async (work) => {
          refuseFaults(identifierFaults(content.reference, await findIdentifiers(trx, licenceId)));
          const standing = (await holdsOf(trx, licenceId, work.at)).filter(({ released }) => !released);
          if (standing.length > 0) {
            const grounds = new Set(standing.map((hold) => hold.content.ground));
            throw new DomainFailure({ code: 'legal-hold', grounds: [...grounds] });
          }
          const bundles = await removeBundlesWithCopy(trx, licenceId, work.at);
          const id = deps.newId();
          const entryId = await work.record(
            'content-erased',
            [
              { kind: 'erasure', id },
              { kind: 'licence', id: licenceId },
              ...bundles.map((bundle): AuditSubject => ({ kind: 'audit-bundle', id: bundle })),
            ],
            encodeContent('erasure', content),
            { authority: content.authority },
          );
          // The row makes the content go: the database does it, and checks once more that no hold stands.
          await insertErasure(
            trx,
            { id, licenceId, authority: content.authority },
            { entryId, recordedAt: work.at, recordedBy: work.by },
          );
          return { id, at: work.at };
        });
      });
    },

    listRetentionCandidates: (act, { endedBefore, cursor, limit }) => {
      const start = cursor === undefined ? undefined : decodeEndCursor(cursor);
      return deps.db.transaction().execute(async (trx) => {
        const sight = { onlooker: act.principal, at: deps.clock() };
        const found = await findEndedCases(trx, endedBefore, sight, {
          // One more than asked for says that there is a next page.
          limit: limit + 1,
          ...(start === undefined ? {} : { after: { endedOn: start.endedOn, licenceId: start.after } }),
        });
        const items = found.slice(0, limit);
        const about = items.map(({ licenceId }): AuditSubject => ({ kind: 'licence', id: licenceId }));
        await recordOutsideCases(deps, trx, act, 'retention-reviewed', about, ['expiry']);
        const last = items.at(-1);
        return last === undefined || found.length <= limit
          ? { items }
          : { items, next: encodeCursor({ endedOn: last.endedOn, after: last.licenceId }) };
      });
    },
  };
}

const ERASE: Operation<Erasure> = {
  name: 'erase-case',
  kind: 'erasure',
  licenceOf: async (trx, id) => (await findErasure(trx, id))?.licenceId,
  load: loadErasure,
  // What the erasure itself recorded stays, so that its answer can always be given again.
  alsoErased: true,
};

async function loadErasure(trx: Transaction<Database>, id: string): Promise<Erasure> {
  const stored = await findErasure(trx, id);
  if (stored === undefined) {
    throw notFound('licence');
  }
  const { licenceId, recordedAt, bytes } = stored;
  return {
    id,
    licenceId,
    erasedAt: recordedAt,
    ...decodeContent('erasure', bytes),
    records: await countErasedContents(trx, licenceId),
  };
}

function refuseNoId(licenceId: string): void {
  if (!isId(licenceId)) {
    throw notFound('licence');
  }
}

function toErasable({ entryId, entryBytes, recordedAt, length }: StoredContentHeading): ErasableRecord {
  const { about }: AuditEntry = JSON.parse(entryBytes.toString('utf8'));
  return { entryId, about, recordedAt, length };
}
