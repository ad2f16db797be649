import type { AuditSubject } from '../../audit/index.ts';
import {
  findCapacities,
  findGrantsOfLicence,
  findLicenceOfGrant,
  insertGrant,
  insertGrantEnd,
} from '../../db/access.ts';
import { encodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound, refuseFaults } from '../failures.ts';
import { isId } from '../ids.ts';
import { type Operation, once } from '../once.ts';
import { type CaseWork, inCase } from '../records.ts';
import { DomainFailure, type Principal } from '../services.ts';
import {
  endFaults,
  glassFaults,
  grantFaults,
  isSameSubject,
  openAlready,
  subjectFaults,
} from './access-faults.ts';
import { loadGrant, toGrant } from './grants.ts';
import { createNoticeServices } from './notices.ts';
import type { AccessGrant, AccessServices } from './services.ts';
import { decidesWhoSees } from './sight.ts';

const MINUTE_MS = 60_000;

/** Opening a case to somebody by name, ending that, breaking its glass, and reading to whom it is open. */
export function createAccessServices(deps: Dependencies): AccessServices {
  return {
    ...createNoticeServices(deps),

    grantAccess: async (write, licenceId, content) => {
      refuseFaults(subjectFaults(content.subject));
      if (isSameSubject(content.subject, write.principal.subject)) {
        throw new DomainFailure({ code: 'same-person' });
      }
      return once(deps, write, GRANT, async (trx) => {
        refuseNoId(licenceId);
        return inCase(deps, trx, write, licenceId, async (work) => {
          await refuseNotTheirs(deps, work, write.principal);
          const { subject, capacity, endsAt } = content;
          refuseFaults(grantFaults(content, await findGrantsOfLicence(trx, licenceId, work.at), work.at));
          const id = deps.newId();
          const entryId = await work.record(
            'access-granted',
            aboutGrant(work, id),
            encodeContent('access-grant', content),
          );
          await insertGrant(
            trx,
            { id, licenceId, subject, capacity, endsAt: endsAt ?? null },
            { entryId, recordedAt: work.at, recordedBy: work.by },
          );
          return { id, at: work.at };
        });
      });
    },

    endAccess: (write, grantId, reason) =>
      once(deps, write, END, async (trx) => {
        const licenceId = isId(grantId) ? await findLicenceOfGrant(trx, grantId) : undefined;
        if (licenceId === undefined) {
          throw notFound('access-grant');
        }
        const end = async (work: CaseWork) => {
          await refuseNotTheirs(deps, work, write.principal);
          refuseFaults(endFaults(await loadGrant(trx, grantId, work.at), work.at));
          const entryId = await work.record(
            'access-ended',
            aboutGrant(work, grantId),
            encodeContent('access-grant-end', { reason }),
          );
          await insertGrantEnd(trx, grantId, { entryId, recordedAt: work.at, recordedBy: work.by });
          return { id: grantId, at: work.at };
        };
        return inCase(deps, trx, write, licenceId, end, { askedFor: 'access-grant' });
      }),

    breakGlass: async (write, licenceId, content) => {
      if (write.principal.kind !== 'person') {
        throw new DomainFailure({ code: 'person-only' });
      }
      refuseFaults(glassFaults(content));
      return once(deps, write, BREAK, async (trx) => {
        refuseNoId(licenceId);
        const breakGlass = async (work: CaseWork) => {
          if (work.sight !== 'none') {
            throw openAlready();
          }
          if (!work.head.limitedAccess) {
            throw notFound('licence');
          }
          const id = deps.newId();
          const endsAt = new Date(Date.parse(work.at) + content.minutes * MINUTE_MS).toISOString();
          const entryId = await work.record(
            'glass-broken',
            aboutGrant(work, id),
            encodeContent('access-grant', content),
          );
          await insertGrant(
            trx,
            { id, licenceId, subject: work.by, capacity: 'break-glass', endsAt },
            { entryId, recordedAt: work.at, recordedBy: work.by },
          );
          return { id, at: work.at };
        };
        return inCase(deps, trx, write, licenceId, breakGlass, { alsoOutOfSight: true });
      });
    },

    readAccess: (act, licenceId) =>
      deps.db.transaction().execute((trx) => {
        refuseNoId(licenceId);
        return inCase(deps, trx, act, licenceId, async (work) => {
          const grants = (await findGrantsOfLicence(trx, licenceId, work.at)).map(toGrant);
          await work.record('access-listed', [
            { kind: 'licence', id: licenceId },
            ...grants.map(({ id }): AuditSubject => ({ kind: 'access-grant', id })),
          ]);
          return { licenceId, limitedAccess: work.head.limitedAccess, grants };
        });
      }),
  };
}

const OF_A_GRANT = { kind: 'access-grant', licenceOf: findLicenceOfGrant, load: loadGrant } as const;
const GRANT: Operation<AccessGrant> = { name: 'grant-access', ...OF_A_GRANT };
const END: Operation<AccessGrant> = { name: 'end-access', ...OF_A_GRANT, askedFor: 'access-grant' };
const BREAK: Operation<AccessGrant> = { name: 'break-glass', ...OF_A_GRANT };

function refuseNoId(licenceId: string): void {
  if (!isId(licenceId)) {
    throw notFound('licence');
  }
}

/**
 * Refuses whoever may change the case and not decide to whom it is open. Who may only read it is refused as for every other change.
 *
 * @throws {DomainFailure} `not-permitted`: for this case the permission to grant is not theirs.
 */
async function refuseNotTheirs(
  { clock }: Dependencies,
  { trx, licenceId, head, sight }: CaseWork,
  principal: Principal,
): Promise<void> {
  const capacities = await findCapacities(trx, licenceId, principal.subject, clock());
  if (sight === 'write' && !decidesWhoSees(principal, head, capacities)) {
    throw new DomainFailure({ code: 'not-permitted', permission: 'access:grant' });
  }
}

function aboutGrant({ licenceId }: CaseWork, id: string): readonly AuditSubject[] {
  return [
    { kind: 'access-grant', id },
    { kind: 'licence', id: licenceId },
  ];
}
