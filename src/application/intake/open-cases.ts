import type { Transaction } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import { type LockedCase, lockCase } from '../../db/cases.ts';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../access/sight.ts';
import type { Dependencies } from '../dependencies.ts';
import type { DomainError } from '../errors.ts';
import { findErased } from '../evidence/erased.ts';
import { instantAfter } from '../instants.ts';
import type { Instant } from '../model.ts';
import { type CaseWork, findSight, type OpenCase, recordOutsideCases, workOn } from '../records.ts';
import type { Act } from '../services.ts';

/** Why a case is not there to be changed, as whoever acts is told. */
export type ClosedCase = Extract<DomainError, { readonly code: 'not-found' | 'erased' | 'another-area' }>;

/** Of several cases, those that can be changed, and why each of the others cannot; by id. */
export interface AskedCases {
  readonly open: ReadonlyMap<string, CaseWork>;
  readonly closed: ReadonlyMap<string, ClosedCase>;
}

/**
 * Works on as many of several cases as whoever acts may change, as one act at one instant, with their heads locked in the order of
 * their ids as `inCases` does. A case that is closed to the principal stops nothing: that it was asked for and refused is recorded
 * with the rest, as the refusal of a request for it alone would be.
 */
export async function inOpenCases<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceIds: readonly string[],
  work: (asked: AskedCases, at: Instant) => Promise<T>,
): Promise<T> {
  const heads = new Map<string, OpenCase>();
  const closed = new Map<string, ClosedCase>();
  let at = deps.clock();
  for (const licenceId of [...new Set(licenceIds)].toSorted()) {
    const found = await lockCase(trx, licenceId);
    if (found === undefined) {
      closed.set(licenceId, NO_LICENCE);
      await recordOutsideCases(deps, trx, act, 'access-refused', aboutLicence(licenceId), undefined, {
        refused: 'not-found',
      });
      continue;
    }
    const sight = await findSight(deps, trx, act.principal, licenceId, found);
    const why = await whyClosed(trx, licenceId, found, sight);
    heads.set(licenceId, { ...found, sight });
    if (why === undefined) {
      at = instantAfter(found.lastInstant, at);
    } else {
      // What was recorded of it last moves nothing that is answered: the instant of the others would tell of a case out of sight.
      closed.set(licenceId, why);
    }
  }
  const open = new Map<string, CaseWork>();
  const ids = [...heads];
  const openNext = async (place: number): Promise<T> => {
    const next = ids[place];
    if (next === undefined) {
      return work({ open, closed }, at);
    }
    const [licenceId, head] = next;
    return workOn(deps, trx, act, licenceId, head, instantAfter(head.lastInstant, at), async (on) => {
      const why = closed.get(licenceId);
      if (why === undefined) {
        open.set(licenceId, on);
      } else {
        const refused = why.code === 'not-found' ? 'out-of-sight' : why.code;
        await on.record('access-refused', aboutLicence(licenceId), undefined, { refused });
      }
      return openNext(place + 1);
    });
  };
  return openNext(0);
}

const NO_LICENCE: ClosedCase = { code: 'not-found', resource: 'licence' };

function aboutLicence(id: string): readonly AuditSubject[] {
  return [{ kind: 'licence', id }];
}

async function whyClosed(
  trx: Transaction<Database>,
  licenceId: string,
  { erasedBy }: LockedCase,
  sight: Sight,
): Promise<ClosedCase | undefined> {
  if (sight === 'none') {
    return NO_LICENCE;
  }
  if (erasedBy !== null) {
    return findErased(trx, licenceId);
  }
  return sight === 'read' ? { code: 'another-area' } : undefined;
}
