import type { Kysely, Transaction } from 'kysely';
import type { AuditSubject, QueryCriterion } from '../../audit/index.ts';
import { findPieceBytes, PIECE_LENGTH } from '../../db/bundle-pieces.ts';
import {
  findBundle,
  findKnownLicences,
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
import { type Operation, once } from '../once.ts';
import { recordOutsideCases } from '../records.ts';
import { DomainFailure } from '../services.ts';
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
        const { criterion, scope } = await resolveScope(trx, request.scope);
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
          recordedAt: entry.at,
          recordedBy: write.principal.subject,
        });
        return { id, at: entry.at };
      }),

    // No entry: whether a bundle is ready, and how long it is, says nothing of a case. That the bundle was asked for has its own.
    readBundleStatus: async (_act, id) => toStatus(await loadBundle(deps.db, id)),

    readBundle: async (act, id, choose) => {
      // Committed before the first byte is given: what is then not fetched was still handed out.
      const { bundle, range } = await deps.db.transaction().execute(async (trx) => {
        const found = await loadBundle(trx, id);
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

/** @throws {DomainFailure} `invalid` where nothing is found, a licence is not known, or a period is none. */
async function resolveScope(trx: Transaction<Database>, scope: BundleScope): Promise<ResolvedScope> {
  if ('licenceIds' in scope) {
    await refuseUnknownLicences(trx, scope.licenceIds);
    return { criterion: 'licence', scope };
  }
  if ('from' in scope) {
    refuseWrongPeriod(scope);
    return { criterion: 'period', scope };
  }
  const licenceIds = await findLicencesEverUnder(trx, scope);
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

async function refuseUnknownLicences(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || ids.length > MOST_LICENCES) {
    throw invalid({
      field: '/scope/licenceIds',
      problem: ids.length === 0 ? 'names no licence' : 'names too many licences',
      remedy: `name 1 to ${MOST_LICENCES} licences`,
    });
  }
  const known = new Set(await findKnownLicences(trx, ids.filter(isId)));
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
