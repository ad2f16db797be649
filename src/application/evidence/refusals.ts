import type { Kysely } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import { findLicenceOfGrant } from '../../db/access.ts';
import { findLicenceOfEvent } from '../../db/breach-events.ts';
import { findCaseId } from '../../db/cases.ts';
import { findLicenceOfConsideration } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findLicenceOfHold } from '../../db/legal-holds.ts';
import { findLicenceOfRecall } from '../../db/recalls.ts';
import { findLicenceOfRecommendation } from '../../db/recommendations.ts';
import { findLicencesOfRequest } from '../../db/subject-access.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { type EntryDetails, inCases, recordOutsideCases } from '../records.ts';
import type { RefusalServices, RefusedAccess } from './services.ts';

type RecordKind = NonNullable<RefusedAccess['about']>['kind'];

type Find<T> = (db: Kysely<Database>, id: string) => Promise<T>;

/** Which cases a record belongs to, by its kind: none, one, or for a request of a person several. */
const LICENCES_OF: Readonly<Record<RecordKind, Find<readonly string[]>>> = {
  licence: one(findCaseId),
  'breach-event': one(findLicenceOfEvent),
  consideration: one(findLicenceOfConsideration),
  recommendation: one(findLicenceOfRecommendation),
  recall: one(findLicenceOfRecall),
  'legal-hold': one(findLicenceOfHold),
  'access-grant': one(findLicenceOfGrant),
  'subject-access-request': findLicencesOfRequest,
};

function one(find: Find<string | undefined>): Find<readonly string[]> {
  return async (db, id) => {
    const licenceId = await find(db, id);
    return licenceId === undefined ? [] : [licenceId];
  };
}

/** Recording what somebody asked for and did not get. */
export function createRefusalServices(deps: Dependencies): RefusalServices {
  return {
    recordRefusal: (act, { reason, permission, about: asked }) =>
      deps.db.transaction().execute(async (trx) => {
        // Only what has the form of an id is kept: anything else is text of the caller's own, which has no place in a ledger.
        const about: readonly AuditSubject[] =
          asked !== undefined && isId(asked.id) ? [{ kind: asked.kind, id: asked.id }] : [];
        const details: EntryDetails = {
          refused: reason,
          ...(permission === undefined ? {} : { permission }),
        };
        const [subject] = about;
        const licenceIds =
          asked === undefined || subject === undefined ? [] : await LICENCES_OF[asked.kind](trx, subject.id);
        if (licenceIds.length === 0) {
          await recordOutsideCases(deps, trx, act, 'access-refused', about, undefined, details);
          return;
        }
        await inCases(
          deps,
          trx,
          act,
          licenceIds,
          async (works) => {
            for (const work of works) {
              // The caller is told that there is nothing of that id; whoever reads the trail, that there is and who asked.
              const isHidden = reason === 'not-found' && work.sight === 'none';
              await work.record('access-refused', about, undefined, {
                ...details,
                ...(isHidden ? { refused: 'out-of-sight' as const } : {}),
              });
            }
          },
          { alsoErased: true, alsoOutOfSight: true },
        );
      }),
  };
}
