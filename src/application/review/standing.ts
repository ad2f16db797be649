import type { Transaction } from 'kysely';
import { canonicalBytes } from '../../audit/index.ts';
import { findCurrentEventVersions } from '../../db/breach-events.ts';
import { findJudgements } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findLicenceVersion } from '../../db/licences.ts';
import { findRecallVersionsOfLicence } from '../../db/recalls.ts';
import { findRecommendation, type StoredRecommendation } from '../../db/recommendations.ts';
import type { StoredVersion } from '../../db/versions.ts';
import { decodeContent, type RecommendationContent } from '../content.ts';
import { uncoveredRecallFaults } from '../coverage.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../failures.ts';
import type { Instant } from '../model.ts';
import { loadRecordedCase } from '../recorded-case.ts';
import type { RunState } from './model.ts';
import type { RunStanding } from './services.ts';

/** How a run stands, and what was looked at to tell. */
export interface FoundStanding {
  readonly standing: RunStanding;
  /** Ids of the other licences that a fresh run looked at: looking is a consultation of those cases. */
  readonly consulted: readonly string[];
}

/**
 * How far to look. A fresh run takes the rule book in use, so it is made only where somebody reads one run or one consideration
 * now: never in lists, and never in the answer to a write, which is the same whenever it is given again.
 */
export type StandingDepth = 'with-fresh-run' | 'without-fresh-run';

type Changed = RunStanding['changed'];

/**
 * How a run stands to what is known at an instant.
 *
 * @throws {DomainFailure} `not-found` when there is no such run.
 */
export async function findStanding(
  trx: Transaction<Database>,
  deps: Pick<Dependencies, 'book'>,
  recommendationId: string,
  at: Instant,
  depth: StandingDepth,
): Promise<FoundStanding> {
  const stored = await findRecommendation(trx, recommendationId);
  if (stored === undefined) {
    throw notFound('recommendation');
  }
  return standingOf(trx, deps, stored, decodeContent('recommendation', stored.bytes), at, depth);
}

/** The same for a run that has been read. */
export async function standingOf(
  trx: Transaction<Database>,
  { book }: Pick<Dependencies, 'book'>,
  run: Pick<StoredRecommendation, 'licenceId' | 'considerationId' | 'expiresAt'>,
  content: RecommendationContent,
  at: Instant,
  depth: StandingDepth,
): Promise<FoundStanding> {
  const recalls = await findRecalls(trx, run.licenceId, content.knownAt, at);
  const standing = standingToRecords(run, content, await findVersionsNow(trx, run, at), recalls, at);
  if (depth === 'without-fresh-run' || standing.changed.length === 0 || standing.state === 'overtaken') {
    return { standing, consulted: [] };
  }
  const { asAt } = content;
  const known = await loadRecordedCase(trx, run.licenceId, run.considerationId, { asAt, knownAt: at });
  const { inputs, consulted, revokedOn } = known;
  if (asAt < book.coverageFrom || uncoveredRecallFaults(book, revokedOn, '/asAt').length > 0) {
    return { standing, consulted };
  }
  const fresh = book.recommend({ inputs, asAt });
  const freshRunWouldDiffer = !canonicalBytes(fresh).equals(canonicalBytes(content.answer));
  return { standing: { ...standing, freshRunWouldDiffer }, consulted };
}

/** How a run stands to the versions that are known at an instant: pure. */
export function standingToRecords(
  run: Pick<StoredRecommendation, 'licenceId' | 'considerationId' | 'expiresAt'>,
  { basis }: Pick<RecommendationContent, 'basis'>,
  now: VersionsNow,
  recalls: readonly KnownRecall[],
  at: Instant,
): RunStanding {
  const changed = [...changesSince(run, basis, now), ...recalls.flatMap(toChange)];
  const expired = run.expiresAt <= at;
  const state = stateOf(recalls.some(isNewlyRevoked), changed.length > 0, expired);
  return { state, ...(expired ? { expired } : {}), changed };
}

function stateOf(overtaken: boolean, changed: boolean, expired: boolean): RunState {
  if (overtaken) {
    return 'overtaken';
  }
  return changed ? 'stale' : expired ? 'expired' : 'current';
}

/** Versions of the licence, its events in the order of their ids, and the judgement, as known at an instant. */
export interface VersionsNow {
  readonly licenceVersion: number | undefined;
  readonly events: readonly { readonly id: string; readonly version: number }[];
  readonly judgementVersion: number | undefined;
}

async function findVersionsNow(
  trx: Transaction<Database>,
  { licenceId, considerationId }: Pick<StoredRecommendation, 'licenceId' | 'considerationId'>,
  at: Instant,
): Promise<VersionsNow> {
  const licence = await findLicenceVersion(trx, licenceId, at);
  const events = await findCurrentEventVersions(trx, licenceId, at);
  const [judgement] = await findJudgements(trx, [considerationId], at);
  return { licenceVersion: licence?.version, events, judgementVersion: judgement?.version };
}

/** Versions that the run did not read. */
function changesSince(
  { licenceId, considerationId }: Pick<StoredRecommendation, 'licenceId' | 'considerationId'>,
  basis: RecommendationContent['basis'],
  now: VersionsNow,
): Changed {
  const read = new Map(basis.events.map(({ id, version }) => [id, version]));
  return [
    ...changeOf('licence', licenceId, basis.licenceVersion, now.licenceVersion),
    ...now.events.flatMap(({ id, version }) => changeOf('breach-event', id, read.get(id), version)),
    ...changeOf('judgement', considerationId, basis.judgementVersion, now.judgementVersion),
  ];
}

function changeOf(
  kind: Changed[number]['kind'],
  id: string,
  from: number | undefined,
  to: number | undefined,
): Changed {
  return from === to
    ? []
    : [{ kind, id, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
}

/** A recall of the licence as it was known when the run was made, and as it is known now. */
export interface KnownRecall {
  readonly before: Pick<StoredVersion, 'version' | 'bytes'> | undefined;
  readonly now: Pick<StoredVersion, 'id' | 'version' | 'bytes'>;
}

async function findRecalls(
  trx: Transaction<Database>,
  licenceId: string,
  knownAt: Instant,
  at: Instant,
): Promise<readonly KnownRecall[]> {
  const now = await findRecallVersionsOfLicence(trx, licenceId, at);
  if (now.length === 0) {
    return [];
  }
  const before = new Map(
    (await findRecallVersionsOfLicence(trx, licenceId, knownAt)).map((recall) => [recall.id, recall]),
  );
  return now.map((recall) => ({ now: recall, before: before.get(recall.id) }));
}

function toChange({ before, now }: KnownRecall): Changed {
  return changeOf('recall', now.id, before?.version, now.version);
}

/** Whether it was reported since that the licence was revoked. A recall that was cancelled leaves the question where it was. */
function isNewlyRevoked({ before, now }: KnownRecall): boolean {
  const { revokedOn, cancelledOn } = decodeContent('recall', now.bytes);
  const wasRevoked = before !== undefined && decodeContent('recall', before.bytes).revokedOn !== undefined;
  return revokedOn !== undefined && cancelledOn === undefined && !wasRevoked;
}
