import type { Kysely } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import { findLicenceOfEvent } from '../../db/breach-events.ts';
import { findCaseId } from '../../db/cases.ts';
import { findLicenceOfConsideration } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findLicenceOfRecall } from '../../db/recalls.ts';
import { findLicenceOfRecommendation } from '../../db/recommendations.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { type EntryDetails, inCase, recordOutsideCases } from '../records.ts';
import type { RefusalServices, RefusedAccess } from './services.ts';

type RecordKind = NonNullable<RefusedAccess['about']>['kind'];

/** Which case a record belongs to, by its kind. */
const LICENCE_OF: Readonly<
  Record<RecordKind, (db: Kysely<Database>, id: string) => Promise<string | undefined>>
> = {
  licence: findCaseId,
  'breach-event': findLicenceOfEvent,
  consideration: findLicenceOfConsideration,
  recommendation: findLicenceOfRecommendation,
  recall: findLicenceOfRecall,
};

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
        const licenceId =
          asked === undefined || subject === undefined
            ? undefined
            : await LICENCE_OF[asked.kind](trx, subject.id);
        if (licenceId === undefined) {
          await recordOutsideCases(deps, trx, act, 'access-refused', about, undefined, details);
          return;
        }
        await inCase(
          deps,
          trx,
          act,
          licenceId,
          (work) => work.record('access-refused', about, undefined, details),
          { alsoErased: true },
        );
      }),
  };
}
