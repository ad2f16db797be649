import type { Transaction } from 'kysely';
import type { QueryCriterion } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import {
  findLicenceReference,
  findLicenceVersion,
  insertLicenceReference,
  insertLicenceVersion,
  type LicenceCriteria,
  searchLicenceVersions,
} from '../db/licences.ts';
import type { StoredVersion } from '../db/versions.ts';
import { decodeContent, encodeContent } from './content.ts';
import { decodeIdCursor } from './cursors.ts';
import type { Dependencies } from './dependencies.ts';
import type { Fault } from './errors.ts';
import { invalid, notFound, refuseFaults, refuseStale } from './failures.ts';
import { isId } from './ids.ts';
import { LATEST } from './instants.ts';
import { resolveKnownAt } from './known-at.ts';
import { findKnownDisputes } from './known-disputes.ts';
import { licenceFaults } from './licence-faults.ts';
import type { Instant, LicenceContent } from './model.ts';
import { type Operation, once } from './once.ts';
import { toPage } from './pages.ts';
import { type Area, type CaseWork, inCase, inNewCase, recordOutsideCases } from './records.ts';
import { DomainFailure, type Recorded, type RecordedLicence, type Services } from './services.ts';

type LicenceServices = Pick<
  Services,
  'registerLicence' | 'replaceLicence' | 'readLicence' | 'searchLicences'
>;

/** Registering, replacing, reading and finding licences. */
export function createLicenceServices(deps: Dependencies): LicenceServices {
  return {
    registerLicence: (write, content) => {
      refuseFaults(licenceFaults(content, deps.clock()));
      return once(deps, write, REGISTER, (trx) =>
        inNewCase(deps, trx, write, areaOf(content), async (work) => {
          if (!(await insertLicenceReference(trx, work.licenceId, content))) {
            throw new DomainFailure({
              code: 'already-registered',
              resource: 'licence',
              field: '/externalReference',
            });
          }
          await recordVersion(work, 'licence-registered', 1, content);
          return { id: work.licenceId, at: work.at };
        }),
      );
    },

    replaceLicence: (write, id, ifVersion, content) => {
      refuseFaults(licenceFaults(content, deps.clock()));
      return once(deps, write, REPLACE, async (trx) => {
        if (!isId(id)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, write, id, async (work) => {
          refuseStale('licence', work.head.licenceVersion, ifVersion);
          refuseFaults(await referenceFaults(work, content));
          const version = work.head.licenceVersion + 1;
          await recordVersion(work, 'licence-replaced', version, content);
          work.moveLicence(version, areaOf(content));
          return { id, at: work.at };
        });
      });
    },

    readLicence: (act, id, knownAt) =>
      deps.db.transaction().execute(async (trx) => {
        if (!isId(id)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, act, id, async (work) => {
          const licence = await loadWithDisputes(trx, id, resolveKnownAt(knownAt, work.at));
          await work.record('licence-read', [{ kind: 'licence', id, version: licence.version }]);
          return licence;
        });
      }),

    searchLicences: (act, query) => {
      const { cursor, limit, ...criteria } = query;
      const criterionNames = nameCriteria(criteria);
      const after = cursor === undefined ? undefined : decodeIdCursor(cursor).after;
      // One snapshot for all that is read: a case erased meanwhile is shown as it was, or not at all.
      const reading = deps.db.transaction().setIsolationLevel('repeatable read');
      return reading.execute(async (trx) => {
        const sight = { onlooker: act.principal, at: deps.clock() };
        const found = await searchLicenceVersions(trx, criteria, sight, {
          limit: limit + 1,
          ...(after === undefined ? {} : { after }),
        });
        // What was erased can no longer be found by its identifiers, so every version found has its content.
        const page = toPage(found.map(toLicence), limit);
        const ids = page.items.map(({ id }) => id);
        const disputes = await findKnownDisputes(trx, ids, LATEST);
        const about = page.items.map(({ id, version }) => ({ kind: 'licence' as const, id, version }));
        await recordOutsideCases(deps, trx, act, 'licences-searched', about, criterionNames);
        return { ...page, items: page.items.map(disputes.beside) };
      });
    },
  };
}

const LICENCE = {
  kind: 'licence',
  licenceOf: (_trx: Transaction<Database>, id: string) => Promise.resolve(id),
  load: loadWithDisputes,
} as const;
const REGISTER: Operation<RecordedLicence> = { name: 'register-licence', ...LICENCE };
const REPLACE: Operation<RecordedLicence> = { name: 'replace-licence', ...LICENCE };

/** The licence as it was known at an instant, with what the person disputed in it by then. */
async function loadWithDisputes(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
): Promise<RecordedLicence> {
  const licence = await loadLicence(trx, id, knownAt);
  const disputes = await findKnownDisputes(trx, [id], knownAt);
  return disputes.beside(licence);
}

/**
 * The licence as it was known at an instant, as the rules need it.
 *
 * @throws {DomainFailure} `not-found` when it was not known then.
 */
export async function loadLicence(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
): Promise<Recorded<LicenceContent>> {
  const stored = await findLicenceVersion(trx, id, knownAt);
  if (stored === undefined) {
    throw notFound('licence');
  }
  return toLicence(stored);
}

function toLicence({ id, version, recordedAt, bytes }: StoredVersion): Recorded<LicenceContent> {
  return { id, version, recordedAt, content: decodeContent('licence', bytes) };
}

async function recordVersion(
  work: CaseWork,
  act: 'licence-registered' | 'licence-replaced',
  version: number,
  content: LicenceContent,
): Promise<void> {
  const about = [{ kind: 'licence' as const, id: work.licenceId, version }];
  const entryId = await work.record(act, about, encodeContent('licence', content));
  await insertLicenceVersion(
    work.trx,
    work.licenceId,
    { version, entryId, recordedAt: work.at, recordedBy: work.by },
    { crn: content.person.crn, nomsNumber: content.person.nomsNumber ?? null },
  );
}

/** A licence keeps the reference it was registered under: under another it is another licence. */
async function referenceFaults(work: CaseWork, content: LicenceContent): Promise<readonly Fault[]> {
  const registered = await findLicenceReference(work.trx, work.licenceId);
  const remedy = 'send the reference the licence was registered under, or register another licence';
  const faults: Fault[] = [];
  if (registered?.sourceSystem !== content.sourceSystem) {
    faults.push({ field: '/sourceSystem', problem: 'the licence was registered by another system', remedy });
  }
  if (registered?.externalReference !== content.externalReference) {
    faults.push({
      field: '/externalReference',
      problem: 'the licence was registered under another reference',
      remedy,
    });
  }
  return faults;
}

function areaOf(content: LicenceContent): Area {
  return {
    region: content.region,
    deliveryUnit: content.deliveryUnit,
    host: content.approvedPremises,
    limitedAccess: content.limitedAccess === true,
  };
}

function nameCriteria(criteria: LicenceCriteria): readonly QueryCriterion[] {
  const names: QueryCriterion[] = [];
  if (criteria.crn !== undefined) {
    names.push('crn');
  }
  if (criteria.nomsNumber !== undefined) {
    names.push('noms-number');
  }
  if (criteria.externalReference !== undefined) {
    names.push('external-reference');
  }
  if (names.length === 0) {
    throw invalid({
      field: '',
      problem: 'names nothing to search by',
      remedy: 'give at least one of `crn`, `nomsNumber` and `externalReference`',
    });
  }
  return names;
}
