import type { Transaction } from 'kysely';
import {
  findLicenceOfGrant,
  findNoticeSeen,
  findUnseenNotices,
  insertNoticeSeen,
  isNoticeFor,
  type NoticeReader,
} from '../../db/access.ts';
import type { Database } from '../../db/database.ts';
import { decodeIdCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid, notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import { type Operation, once } from '../once.ts';
import { toPage } from '../pages.ts';
import { type CaseWork, inCase, recordOutsideCases } from '../records.ts';
import type { Act, Principal } from '../services.ts';
import { loadGrant, toGrant } from './grants.ts';
import type { AccessNotice, AccessServices } from './services.ts';

/**
 * That the glass of a case was broken, told to its owners until each has said to have seen it: to those of now and to those of
 * the instant at which it was broken, who need not be owners any more. Where nobody owns the case it is told to whoever grants
 * access in the area that supervises it, and to the offices that reach every case. Being told gives no sight of the case.
 */
export function createNoticeServices(
  deps: Dependencies,
): Pick<AccessServices, 'listAccessNotices' | 'seeAccessNotice'> {
  return {
    listAccessNotices: (act, { cursor, limit }) => {
      const after = cursor === undefined ? undefined : decodeIdCursor(cursor).after;
      // One snapshot for all that is read: a case erased meanwhile is shown as it was, or not at all.
      const reading = deps.db.transaction().setIsolationLevel('repeatable read');
      return reading.execute(async (trx) => {
        const found = await findUnseenNotices(trx, readerOf(act.principal), deps.clock(), {
          limit: limit + 1,
          ...(after === undefined ? {} : { after }),
        });
        const { items, ...more } = toPage(found, limit);
        const about = items.flatMap(({ id, licenceId }) => [
          { kind: 'access-grant' as const, id },
          { kind: 'licence' as const, id: licenceId },
        ]);
        await recordOutsideCases(deps, trx, act, 'access-notices-listed', about, undefined);
        return { ...more, items: items.map((stored) => ({ grant: toGrant(stored) })) };
      });
    },

    seeAccessNotice: (write, grantId) =>
      once(deps, write, SEE, async (trx) => {
        const licenceId = isId(grantId) ? await findLicenceOfGrant(trx, grantId) : undefined;
        if (licenceId === undefined) {
          throw notFound('access-grant');
        }
        const see = async (work: CaseWork) => {
          if (!(await isNoticeFor(trx, readerOf(write.principal), grantId, work.at))) {
            throw notFound('access-grant');
          }
          const before = await findNoticeSeen(trx, grantId, work.by);
          if (before !== undefined) {
            throw invalid({
              field: '',
              problem: `confirms a notice that you confirmed before, at ${before}`,
              remedy: 'leave it as it is: the notice is not shown to you any more',
            });
          }
          const about = [
            { kind: 'access-grant' as const, id: grantId },
            { kind: 'licence' as const, id: licenceId },
          ];
          const entryId = await work.record('access-notice-seen', about);
          await insertNoticeSeen(trx, { grantId, subject: work.by, entryId, recordedAt: work.at });
          return { id: grantId, at: work.at };
        };
        return inCase(deps, trx, write, licenceId, see, HOW);
      }),
  };
}

/** Whoever is told need not see the case. */
const HOW = { alsoOutOfSight: true, askedFor: 'access-grant' } as const;

const SEE: Operation<AccessNotice> = {
  name: 'see-access-notice',
  kind: 'access-grant',
  licenceOf: findLicenceOfGrant,
  load: loadNotice,
  ...HOW,
};

function readerOf({ subject, areas, permissions }: Principal): NoticeReader {
  if (permissions.includes('limited-access:office')) {
    return { subject, standsInFor: 'everywhere' };
  }
  return { subject, standsInFor: permissions.includes('access:grant') ? areas : [] };
}

async function loadNotice(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
  { principal }: Act,
): Promise<AccessNotice> {
  const grant = await loadGrant(trx, id, knownAt);
  const seenAt = await findNoticeSeen(trx, id, principal.subject);
  return { grant, ...(seenAt === undefined ? {} : { seenAt }) };
}
