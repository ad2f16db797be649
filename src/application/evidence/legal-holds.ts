import type { Transaction } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import {
  findHold,
  findHoldsOfLicence,
  findLicenceOfHold,
  insertHold,
  insertHoldRelease,
  type StoredHold,
} from '../../db/legal-holds.ts';
import { decodeContent, encodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid, notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import { type Operation, once } from '../once.ts';
import { type CaseWork, inCase } from '../records.ts';
import { HOLD_GROUNDS, type HoldGround, type LegalHold, type RetentionServices } from './services.ts';

type HoldServices = Pick<RetentionServices, 'placeHold' | 'releaseHold' | 'listHolds'>;

/** Placing, releasing and listing the holds that keep a case from being erased. */
export function createHoldServices(deps: Dependencies): HoldServices {
  return {
    placeHold: (write, licenceId, content) =>
      once(deps, write, PLACE, (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, write, licenceId, async (work) => {
          const id = deps.newId();
          const entryId = await work.record(
            'legal-hold-placed',
            [{ kind: 'legal-hold', id }],
            encodeContent('legal-hold', content),
          );
          await insertHold(
            trx,
            { id, licenceId, ground: content.ground },
            { entryId, recordedAt: work.at, recordedBy: work.by },
          );
          return { id, at: work.at };
        });
      }),

    releaseHold: (write, id, reason) =>
      once(deps, write, RELEASE, async (trx) => {
        const licenceId = isId(id) ? await findLicenceOfHold(trx, id) : undefined;
        if (licenceId === undefined) {
          throw notFound('legal-hold');
        }
        const release = async (work: CaseWork) => {
          const { released } = await loadHold(trx, id, work.at);
          if (released !== undefined) {
            throw invalid({
              field: '',
              problem: `asks to release a hold that was released before, at ${released.at}`,
              remedy: 'leave it as it is, or place another hold where one is needed again',
            });
          }
          const entryId = await work.record(
            'legal-hold-released',
            [{ kind: 'legal-hold', id }],
            encodeContent('legal-hold-release', { reason }),
          );
          await insertHoldRelease(trx, id, { entryId, recordedAt: work.at, recordedBy: work.by });
          return { id, at: work.at };
        };
        return inCase(deps, trx, write, licenceId, release, { askedFor: 'legal-hold' });
      }),

    listHolds: (act, licenceId) =>
      deps.db.transaction().execute((trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(
          deps,
          trx,
          act,
          licenceId,
          async (work) => {
            const holds = await holdsOf(trx, licenceId, work.at);
            await work.record('legal-holds-read', [
              { kind: 'licence', id: licenceId },
              ...holds.map(({ id }): AuditSubject => ({ kind: 'legal-hold', id })),
            ]);
            return holds;
          },
          { alsoErased: true },
        );
      }),
  };
}

const HOLD = { kind: 'legal-hold', licenceOf: findLicenceOfHold, load: loadHold } as const;
const PLACE: Operation<LegalHold> = { name: 'place-legal-hold', ...HOLD };
const RELEASE: Operation<LegalHold> = { name: 'release-legal-hold', ...HOLD, askedFor: 'legal-hold' };

/** Every hold ever placed on a case, as known at an instant, oldest first. */
export async function holdsOf(
  trx: Transaction<Database>,
  licenceId: string,
  knownAt: Instant,
): Promise<readonly LegalHold[]> {
  const stored = await findHoldsOfLicence(trx, licenceId, knownAt);
  return stored.map(toHold);
}

async function loadHold(trx: Transaction<Database>, id: string, knownAt: Instant): Promise<LegalHold> {
  const stored = await findHold(trx, id, knownAt);
  if (stored === undefined) {
    throw notFound('legal-hold');
  }
  return toHold(stored);
}

function toHold({
  id,
  licenceId,
  ground,
  recordedAt,
  bytes,
  releasedAt,
  releaseBytes,
}: StoredHold): LegalHold {
  return {
    id,
    licenceId,
    placedAt: recordedAt,
    // The ground is in the ledger and stays; the rest goes with the content of the case.
    content: bytes === null ? { ground: groundOf(ground) } : decodeContent('legal-hold', bytes),
    ...(releasedAt === null
      ? {}
      : {
          released: {
            at: releasedAt,
            ...(releaseBytes === null ? {} : decodeContent('legal-hold-release', releaseBytes)),
          },
        }),
  };
}

/**
 * The ground under its name in the ledger.
 *
 * @throws {TypeError} for a name that this release does not know.
 */
function groundOf(name: string): HoldGround {
  const ground = HOLD_GROUNDS.find((known) => known === name);
  if (ground === undefined) {
    throw new TypeError(`\`${name}\` is not a ground of a legal hold`);
  }
  return ground;
}
