import type { Kysely, Transaction } from 'kysely';
import type { AuditSubject, QueryCriterion } from '../../audit/index.ts';
import { findPieceBytes, PIECE_LENGTH } from '../../db/bundle-pieces.ts';
import {
  findBundle,
  findLicencesEverUnder,
  insertBundle,
  type StoredBundle,
  type StoredScope,
} from '../../db/bundles.ts';
import { findLatestSigned } from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Fault } from '../errors.ts';
import { invalid, notFound, refuseFaults } from '../failures.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import { type Operation, once } from '../once.ts';
import { recordOutsideCases } from '../records.ts';
import { DomainFailure, type Principal } from '../services.ts';
import { licencesInSight } from './evidence-sight.ts';
import type { BundleRange, BundleScope, BundleServices, BundleStatus } from './services.ts';

/** Most licences that one bundle can be asked for by their ids. */
export const MOST_LICENCES = 1_000;
/** Longest period of one bundle, in years. */
const MOST_YEARS = 10;

/** Asking for a bundle, following it, and fetching its bytes. */
export function createBundleServices(deps: Dependencies): BundleServices {
  return {
    requestBundle: (write, request) =>
      once(deps, write, REQUEST, async (trx) => {
        const { criterion, scope } = await resolveScope(trx, write.principal, request.scope, deps.clock());
        refuseFaults(await sizeFaults(trx, request.rememberedSizes ?? []));
        const id = deps.newId();
        const about = aboutBundle(id, scope);
        const entry = await recordOutsideCases(deps, trx, write, 'bundle-requested', about, [criterion]);
        await insertBundle(trx, {
          id,
          entryId: entry.id,
          scope,
          rememberedSizes: request.rememberedSizes ?? [],
          withContent: request.withContent,
          seesLimitedAccess: write.principal.permissions.includes('limited-access:office'),
          recordedAt: entry.at,
          recordedBy: write.principal.subject,
        });
        return { id, at: entry.at };
      }),

    // No entry: whether a bundle is ready, and how long it is, says nothing of a case. That the bundle was asked for has its own.
    readBundleStatus: async (act, id) => toStatus(await openBundle(deps.db, act.principal, id, deps.clock())),

    readBundle: async (act, id, choose) => {
      // Committed before the first byte is given: what is then not fetched was still handed out.
      const { bundle, range } = await deps.db.transaction().execute(async (trx) => {
        const found = await openBundle(trx, act.principal, id, deps.clock());
        const chosen = choose(lengthOfReady(found));
        if (chosen !== undefined) {
          await recordOutsideCases(deps, trx, act, 'bundle-read', aboutBundle(id, found.scope), undefined);
        }
        return { bundle: found, range: chosen };
      });
      return {
        status: toStatus(bundle),
        range,
        bytes: range === undefined ? readNothing() : readRange(deps.db, id, range),
      };
    },
  };
}

/** Nothing later can change what was asked for, so the answer to a repeated request is that of the first: it waits. */
const REQUEST: Operation<BundleStatus> = {
  name: 'request-bundle',
  kind: 'audit-bundle',
  load: async (trx, id) => toStatus({ ...(await loadBundle(trx, id)), progress: { state: 'waiting' } }),
};

async function loadBundle(db: Kysely<Database>, id: string): Promise<StoredBundle> {
  const bundle = isId(id) ? await findBundle(db, id) : undefined;
  if (bundle === undefined) {
    throw notFound('audit-bundle');
  }
  return bundle;
}

/**
 * A bundle as far as somebody may know of it: it is for whoever asked for it, as long as they see every licence that it is of.
 *
 * @throws {DomainFailure} `not-found` otherwise, as for an id of none.
 */
async function openBundle(
  db: Kysely<Database>,
  principal: Principal,
  id: string,
  now: Instant,
): Promise<StoredBundle> {
  const bundle = await loadBundle(db, id);
  const { scope, recordedBy } = bundle;
  const seen =
    'licenceIds' in scope ? await licencesInSight(db, principal, scope.licenceIds, now) : undefined;
  const isInSight =
    'licenceIds' in scope
      ? scope.licenceIds.every((licence) => seen?.has(licence))
      : seesEverywhere(principal);
  if (recordedBy !== principal.subject || !isInSight) {
    throw notFound('audit-bundle');
  }
  return bundle;
}

/** Bytes of a bundle. @throws {DomainFailure} `not-ready` while it is being made, `gone` when there are no bytes of it any more. */
function lengthOfReady({ progress }: StoredBundle): number {
  switch (progress.state) {
    case 'waiting':
    case 'building':
      throw new DomainFailure({ code: 'not-ready', resource: 'audit-bundle' });
    case 'failed':
    case 'gone':
      throw new DomainFailure({ code: 'gone', resource: 'audit-bundle' });
    case 'ready':
      if (progress.length === undefined) {
        throw new TypeError('a bundle that is ready has no length');
      }
      return progress.length;
  }
}

async function* readNothing(): AsyncGenerator<Buffer> {}

/** Bytes of a bundle, one piece in memory at a time. Fails where they are removed meanwhile: a part must not look like the whole. */
async function* readRange(
  db: Kysely<Database>,
  id: string,
  { start, end }: BundleRange,
): AsyncGenerator<Buffer> {
  let position = start;
  while (position <= end) {
    const offset = position % PIECE_LENGTH;
    const length = Math.min(PIECE_LENGTH - offset, end + 1 - position);
    const piece = Math.floor(position / PIECE_LENGTH);
    const bytes = await findPieceBytes(db, id, piece, { offset, length });
    if (bytes?.length !== length) {
      throw new DomainFailure({ code: 'gone', resource: 'audit-bundle' });
    }
    yield bytes;
    position += length;
  }
}

function toStatus({ id, scope, recordedAt, withContent, progress }: StoredBundle): BundleStatus {
  const { state, treeSize, length, sha256 } = progress;
  const made =
    state === 'ready' && treeSize !== undefined && length !== undefined && sha256 !== undefined
      ? { treeSize, length, sha256: sha256.toString('hex') }
      : {};
  return { id, state, requestedAt: recordedAt, ...scope, withContent, ...made };
}

function aboutBundle(id: string, scope: StoredScope): readonly AuditSubject[] {
  const licences = 'licenceIds' in scope ? scope.licenceIds : [];
  return [
    { kind: 'audit-bundle', id },
    ...licences.map((licence): AuditSubject => ({ kind: 'licence', id: licence })),
  ];
}

/** What a request comes to: licences or a period, and by what it was named. */
interface ResolvedScope {
  readonly criterion: QueryCriterion;
  readonly scope: StoredScope;
}

/**
 * Licences that are out of sight are as if they did not exist.
 *
 * @throws {DomainFailure} `invalid` where nothing is found, a licence is not known, or a period is none.
 */
async function resolveScope(
  trx: Transaction<Database>,
  principal: Principal,
  scope: BundleScope,
  now: Instant,
): Promise<ResolvedScope> {
  if ('licenceIds' in scope) {
    await refuseUnknownLicences(trx, principal, scope.licenceIds, now);
    return { criterion: 'licence', scope };
  }
  if ('from' in scope) {
    refusePartOfAreas(principal);
    refuseWrongPeriod(scope);
    return { criterion: 'period', scope };
  }
  const known = await findLicencesEverUnder(trx, scope);
  const seen = await licencesInSight(trx, principal, known, now);
  const licenceIds = known.filter((id) => seen.has(id));
  const [field, criterion] =
    'crn' in scope ? (['crn', 'crn'] as const) : (['nomsNumber', 'noms-number'] as const);
  if (licenceIds.length === 0) {
    throw invalid({
      field: `/scope/${field}`,
      problem: 'is not recorded with any licence',
      remedy: 'check the number; the licences of a case that was erased can still be named by `licenceIds`',
    });
  }
  return { criterion, scope: { licenceIds } };
}

/**
 * A period takes in every area, and its entries stand in chains that cannot be checked with half of them left out.
 *
 * @throws {DomainFailure} `invalid` for whoever does not see all areas.
 */
function refusePartOfAreas(principal: Principal): void {
  if (!seesEverywhere(principal)) {
    throw invalid({
      field: '/scope',
      problem: 'is a period, which takes in every area, and you see some of them',
      remedy: 'name the licences, or let somebody ask who sees every area',
    });
  }
}

function seesEverywhere({ areas, permissions }: Principal): boolean {
  return areas === 'everywhere' || permissions.includes('limited-access:office');
}

async function refuseUnknownLicences(
  trx: Transaction<Database>,
  principal: Principal,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  if (ids.length === 0 || ids.length > MOST_LICENCES) {
    throw invalid({
      field: '/scope/licenceIds',
      problem: ids.length === 0 ? 'names no licence' : 'names too many licences',
      remedy: `name 1 to ${MOST_LICENCES} licences`,
    });
  }
  const known = await licencesInSight(trx, principal, ids.filter(isId), now);
  const seen = new Set<string>();
  refuseFaults(
    ids.flatMap((id, place) => {
      const field = `/scope/licenceIds/${place}`;
      if (!known.has(id)) {
        return [{ field, problem: 'is not the id of a licence', remedy: 'check the id' }];
      }
      if (seen.has(id)) {
        return [{ field, problem: 'is named before', remedy: 'name each licence once' }];
      }
      seen.add(id);
      return [];
    }),
  );
}

/** Sizes that the log has not, or that were named before. One that the log lacks is said: a bundle could only leave it out. */
async function sizeFaults(trx: Transaction<Database>, sizes: readonly number[]): Promise<readonly Fault[]> {
  const largest = sizes.length === 0 ? 0 : ((await findLatestSigned(trx))?.treeSize ?? 0);
  return sizes.flatMap((size, place) => {
    const field = `/rememberedSizes/${place}`;
    if (size > largest) {
      return [
        {
          field,
          problem: `is beyond the latest checkpoint, which is of size ${largest}`,
          remedy:
            'check the size; where you hold a checkpoint of it that this log signed, keep it: it shows that the log lost entries',
        },
      ];
    }
    return sizes.indexOf(size) === place
      ? []
      : [{ field, problem: 'is named before', remedy: 'name each size once' }];
  });
}

function refuseWrongPeriod({ from, until }: { readonly from: string; readonly until: string }): void {
  if (from >= until) {
    throw invalid({
      field: '/scope/until',
      problem: 'is not later than `from`',
      remedy: 'send the instant at which the period ends; it is not part of the period itself',
    });
  }
  const last = new Date(from);
  last.setUTCFullYear(last.getUTCFullYear() + MOST_YEARS);
  if (until > last.toISOString()) {
    throw invalid({
      field: '/scope/until',
      problem: `is more than ${MOST_YEARS} years after \`from\``,
      remedy: 'ask for several bundles, each of a shorter period',
    });
  }
}
