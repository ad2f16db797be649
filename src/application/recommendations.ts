import type { Transaction } from 'kysely';
import { type AuditSubject, sha256 } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import {
  findLicenceOfRecommendation,
  findRecommendation,
  insertRecommendation,
  type StoredRecommendation,
} from '../db/recommendations.ts';
import type { Answer, IsoDate } from '../rules/index.ts';
import { inCaseOf } from './considerations.ts';
import { decodeContent, encodeContent, type RecommendationContent } from './content.ts';
import { refuseUncoveredDay, uncoveredRecallFaults } from './coverage.ts';
import type { Dependencies, RuleBook } from './dependencies.ts';
import { invalid, notFound, refuseFaults } from './failures.ts';
import { isId } from './ids.ts';
import { resolveKnownAt } from './known-at.ts';
import { findKnownDisputes } from './known-disputes.ts';
import { addInLondon } from './london.ts';
import type { Instant } from './model.ts';
import { type Operation, once } from './once.ts';
import { type LoadedCase, loadRecordedCase } from './recorded-case.ts';
import { type CaseWork, inCase } from './records.ts';
import type { RunStanding } from './review/services.ts';
import { type StandingDepth, standingOf, standingToRecords } from './review/standing.ts';
import { mayReadAnswer, showRun } from './review/withholding.ts';
import { type Act, DomainFailure, type RecordedRecommendation, type Services } from './services.ts';

type RecommendationServices = Pick<Services, 'recommend' | 'readRecommendation'>;

/** Running the rules over a recorded case, and reading a run. */
export function createRecommendationServices(deps: Dependencies): RecommendationServices {
  const RUN: Operation<RecordedRecommendation> = {
    name: 'recommend',
    kind: 'recommendation',
    askedFor: 'consideration',
    licenceOf: findLicenceOfRecommendation,
    load: async (trx, id, knownAt, act) => {
      const shown = await loadRecommendation(trx, deps, id, knownAt, act, 'without-fresh-run');
      return shown.recommendation;
    },
  };
  return {
    recommend: async (write, considerationId, request) => {
      refuseUncoveredDay(deps.book, request.asAt);
      // Of a case for named people only nothing is in numbers that anybody can read.
      const made: { answer?: Answer } = {};
      const recommendation = await once(deps, write, RUN, (trx) =>
        inCaseOf(deps, trx, write, considerationId, async (work) => {
          const knownAt = resolveKnownAt(request.knownAt, work.at);
          const run = await runRules(deps, work, considerationId, request.asAt, knownAt);
          const id = deps.newId();
          const stored = await recordRun(work, id, considerationId, run);
          if (!work.head.limitedAccess) {
            made.answer = run.content.answer;
          }
          if (knownAt !== work.at) {
            // What became known since is not at hand.
            return { id, at: work.at };
          }
          const answer = await showNewRun(trx, stored, write.principal.subject);
          return { id, at: work.at, answer };
        }),
      );
      // What was rolled back was not run, and one that is answered again was counted before.
      if (made.answer !== undefined) {
        deps.runs?.count('recommendation', made.answer);
      }
      return recommendation;
    },

    readRecommendation: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const licenceId = isId(id) ? await findLicenceOfRecommendation(trx, id) : undefined;
        if (licenceId === undefined) {
          throw notFound('recommendation');
        }
        const read = async (work: CaseWork) => {
          const shown = await loadRecommendation(trx, deps, id, work.at, act, 'with-fresh-run');
          const { recommendation, consulted } = shown;
          await work.record(
            recommendation.answer === undefined ? 'recommendation-facts-read' : 'recommendation-read',
            [{ kind: 'recommendation', id }, ...consulted.map(toLicenceSubject)],
          );
          return recommendation;
        };
        return inCase(deps, trx, act, licenceId, read, { askedFor: 'recommendation' });
      }),
  };
}

function toLicenceSubject(id: string): AuditSubject {
  return { kind: 'licence', id };
}

interface Run {
  readonly content: RecommendationContent;
  /** Ids of the other licences that were looked at: looking is a consultation of those cases. */
  readonly consulted: readonly string[];
}

/** Reads the case as it was known at an instant and runs the rules on it. */
async function runRules(
  { book }: Dependencies,
  { trx, licenceId }: CaseWork,
  considerationId: string,
  asAt: IsoDate,
  knownAt: Instant,
): Promise<Run> {
  const loaded = await loadCaseAsKnown(trx, licenceId, considerationId, { asAt, knownAt });
  refuseFaults(uncoveredRecallFaults(book, loaded.revokedOn, '/asAt'));
  return { content: runOn(book, loaded, asAt, knownAt), consulted: loaded.consulted };
}

/** The content of a run over a case as it was read: pure. */
export function runOn(
  book: RuleBook,
  { inputs, basis }: LoadedCase,
  asAt: IsoDate,
  knownAt: Instant,
): RecommendationContent {
  return {
    schema: 1,
    asAt,
    knownAt,
    ruleBook: {
      version: book.version,
      digest: book.digest,
      kernel: book.kernel,
      regime: book.regimeOn(asAt),
    },
    basis,
    inputs,
    answer: book.recommend({ inputs, asAt }),
  };
}

async function loadCaseAsKnown(...asked: Parameters<typeof loadRecordedCase>): Promise<LoadedCase> {
  try {
    return await loadRecordedCase(...asked);
  } catch (error) {
    if (error instanceof DomainFailure && error.error.code === 'not-found') {
      throw invalid({
        field: '/knownAt',
        problem: 'nothing of this licence was known at this instant',
        remedy: 'give an instant after the licence was registered, or leave it out for now',
      });
    }
    throw error;
  }
}

async function recordRun(
  work: CaseWork,
  id: string,
  considerationId: string,
  { content, consulted }: Run,
): Promise<StoredRecommendation> {
  const bytes = encodeContent('recommendation', content);
  const entryId = await work.record(
    'recommendation-made',
    [
      { kind: 'recommendation', id },
      { kind: 'consideration', id: considerationId },
      ...consulted.map(toLicenceSubject),
    ],
    bytes,
  );
  const contentHash = sha256(bytes);
  const expiresAt = addInLondon(work.at, content.answer.expires.within);
  await insertRecommendation(work.trx, {
    id,
    considerationId,
    entryId,
    whatIf: false,
    asAt: content.asAt,
    knownAt: content.knownAt,
    ruleBookVersion: content.ruleBook.version,
    contentHash,
    recordedAt: work.at,
    recordedBy: work.by,
    expiresAt,
  });
  const { licenceId, at: recordedAt } = work;
  return { id, considerationId, licenceId, recordedAt, expiresAt, contentHash, bytes };
}

/**
 * A run as whoever made it reads it in the transaction that recorded it, of all that was known: the head of the case is locked, so
 * that nothing can have changed since the run read it. What of it the store has is at hand, and is not fetched again.
 */
async function showNewRun(
  trx: Transaction<Database>,
  stored: StoredRecommendation,
  subject: string,
): Promise<RecordedRecommendation> {
  const content = decodeContent('recommendation', stored.bytes);
  const { licenceVersion, events, judgementVersion } = content.basis;
  const standing = standingToRecords(
    stored,
    content,
    { licenceVersion, events, judgementVersion },
    [],
    stored.recordedAt,
  );
  return showStored(trx, stored, content, standing, { subject, knownAt: stored.recordedAt });
}

/** A run as somebody may read it, and the other licences that were looked at to tell how it stands. */
interface Shown {
  readonly recommendation: RecordedRecommendation;
  readonly consulted: readonly string[];
}

/**
 * A run is one and the same at every instant, so it is always read from its bytes: what was answered can be answered again.
 * Whether its answer is shown, how it stands and what the person disputes in it come beside it, as they were known.
 */
async function loadRecommendation(
  trx: Transaction<Database>,
  deps: Dependencies,
  id: string,
  knownAt: Instant,
  { principal }: Act,
  depth: StandingDepth,
): Promise<Shown> {
  const stored = await findRecommendation(trx, id);
  if (stored === undefined) {
    throw notFound('recommendation');
  }
  const content = decodeContent('recommendation', stored.bytes);
  const { standing, consulted } = await standingOf(trx, deps, stored, content, knownAt, depth);
  const { subject } = principal;
  const recommendation = await showStored(trx, stored, content, standing, { subject, knownAt });
  return { recommendation, consulted };
}

/** A stored run with how it stands, as somebody may read it at an instant, and what is disputed in it. */
async function showStored(
  trx: Transaction<Database>,
  stored: StoredRecommendation,
  content: RecommendationContent,
  standing: RunStanding,
  { subject, knownAt }: { readonly subject: string; readonly knownAt: Instant },
): Promise<RecordedRecommendation> {
  const { id, considerationId, licenceId, recordedAt, expiresAt } = stored;
  const may = await mayReadAnswer(trx, subject, considerationId, knownAt);
  const disputes = await findKnownDisputes(trx, [licenceId], knownAt);
  const run = {
    id,
    considerationId,
    licenceId,
    recordedAt,
    expiresAt,
    whatIf: false as const,
    asAt: content.asAt,
    knownAt: content.knownAt,
    ruleBook: content.ruleBook,
    basis: content.basis,
    inputs: content.inputs,
    contentHash: stored.contentHash.toString('hex'),
    standing,
    answer: content.answer,
  };
  return disputes.beside<RecordedRecommendation>(showRun(run, may));
}
