import type { Transaction } from 'kysely';
import { sha256 } from '../audit/index.ts';
import { findCurrentEventVersions } from '../db/breach-events.ts';
import { findJudgements } from '../db/considerations.ts';
import type { Database } from '../db/database.ts';
import {
  findLicenceOfRecommendation,
  findRecommendation,
  insertRecommendation,
} from '../db/recommendations.ts';
import type { IsoDate } from '../rules/index.ts';
import { byDayThenId, toCaseInputs } from './case-inputs.ts';
import { inCaseOf } from './considerations.ts';
import { decodeContent, encodeContent, type RecommendationContent } from './content.ts';
import { refuseUncoveredDay, uncoveredRecallFaults } from './coverage.ts';
import type { Dependencies } from './dependencies.ts';
import { invalid, notFound, refuseFaults } from './failures.ts';
import { isId } from './ids.ts';
import { addDuration } from './instants.ts';
import { resolveKnownAt } from './known-at.ts';
import { findKnownDisputes } from './known-disputes.ts';
import { loadLicence } from './licences.ts';
import type { Instant } from './model.ts';
import { type Operation, once } from './once.ts';
import { findOtherLicences } from './other-licences.ts';
import { findLiveRecall } from './recalls.ts';
import { type CaseWork, inCase } from './records.ts';
import { DomainFailure, type RecordedRecommendation, type Services } from './services.ts';

type RecommendationServices = Pick<Services, 'recommend' | 'readRecommendation'>;

/** Running the rules over a recorded case, and reading a run. */
export function createRecommendationServices(deps: Dependencies): RecommendationServices {
  return {
    recommend: (write, considerationId, request) => {
      refuseUncoveredDay(deps.book, request.asAt);
      return once(deps, write, RECOMMEND, (trx) =>
        inCaseOf(deps, trx, write, considerationId, async (work) => {
          const knownAt = resolveKnownAt(request.knownAt, work.at);
          const run = await runRules(deps, work, considerationId, request.asAt, knownAt);
          const id = deps.newId();
          await recordRun(work, id, considerationId, run);
          return { id, at: work.at };
        }),
      );
    },

    readRecommendation: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const licenceId = isId(id) ? await findLicenceOfRecommendation(trx, id) : undefined;
        if (licenceId === undefined) {
          throw notFound('recommendation');
        }
        return inCase(deps, trx, act, licenceId, async (work) => {
          const recommendation = await loadRecommendation(trx, id, work.at);
          await work.record('recommendation-read', [{ kind: 'recommendation', id }]);
          return recommendation;
        });
      }),
  };
}

const RECOMMEND: Operation<RecordedRecommendation> = {
  name: 'recommend',
  kind: 'recommendation',
  licenceOf: findLicenceOfRecommendation,
  load: loadRecommendation,
};

interface Run {
  readonly content: RecommendationContent;
  /** Ids of the other licences that were looked at: looking is a consultation of those cases. */
  readonly consulted: readonly string[];
}

/** Reads the case as it was known at an instant and runs the rules on it. */
async function runRules(
  deps: Dependencies,
  work: CaseWork,
  considerationId: string,
  asAt: IsoDate,
  knownAt: Instant,
): Promise<Run> {
  const { trx, licenceId } = work;
  const licence = await loadLicenceAsKnown(trx, licenceId, knownAt);
  const storedEvents = await findCurrentEventVersions(trx, licenceId, knownAt);
  const events = storedEvents
    .map(({ id, version, bytes }) => ({
      id,
      version,
      content: decodeContent('breach-event', bytes).event,
    }))
    .toSorted(byDayThenId);
  const [judgement] = await findJudgements(trx, [considerationId], knownAt);
  const judged = judgement === undefined ? undefined : decodeContent('judgement', judgement.bytes);

  const recall = await findLiveRecall(trx, licenceId, { asAt, knownAt });
  refuseFaults(uncoveredRecallFaults(deps.book, recall?.content.revokedOn, '/asAt'));
  const otherLicences = await findOtherLicences(trx, licenceId, licence.content, { asAt, knownAt });

  const inputs = toCaseInputs(
    {
      licence: licence.content,
      events,
      judgement: judged,
      recall: recall?.content,
      otherLiveLicences: otherLicences.live,
    },
    asAt,
  );
  const { book } = deps;
  const content: RecommendationContent = {
    schema: 1,
    asAt,
    knownAt,
    ruleBook: {
      version: book.version,
      digest: book.digest,
      kernel: book.kernel,
      regime: book.regimeOn(asAt),
    },
    basis: {
      licenceVersion: licence.version,
      events: events.map(({ id, version }) => ({ id, version })),
      ...(judgement === undefined ? {} : { judgementVersion: judgement.version }),
      ...(recall === undefined ? {} : { recall: { id: recall.id, version: recall.version } }),
    },
    inputs,
    answer: book.recommend({ inputs, asAt }),
  };
  return { content, consulted: otherLicences.consulted };
}

async function loadLicenceAsKnown(trx: Transaction<Database>, licenceId: string, knownAt: Instant) {
  try {
    return await loadLicence(trx, licenceId, knownAt);
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
): Promise<void> {
  const bytes = encodeContent('recommendation', content);
  const entryId = await work.record(
    'recommendation-made',
    [
      { kind: 'recommendation', id },
      { kind: 'consideration', id: considerationId },
      ...consulted.map((licence) => ({ kind: 'licence' as const, id: licence })),
    ],
    bytes,
  );
  await insertRecommendation(work.trx, {
    id,
    considerationId,
    entryId,
    whatIf: false,
    asAt: content.asAt,
    knownAt: content.knownAt,
    ruleBookVersion: content.ruleBook.version,
    contentHash: sha256(bytes),
    recordedAt: work.at,
    recordedBy: work.by,
    expiresAt: addDuration(work.at, content.answer.expires.within),
  });
}

/**
 * A run is one and the same at every instant, so it is always read from its bytes: what was answered can be answered again.
 * What the person disputes in it comes beside it, as it was known.
 */
async function loadRecommendation(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
): Promise<RecordedRecommendation> {
  const stored = await findRecommendation(trx, id);
  if (stored === undefined) {
    throw notFound('recommendation');
  }
  const content = decodeContent('recommendation', stored.bytes);
  const disputes = await findKnownDisputes(trx, [stored.licenceId], knownAt);
  return disputes.beside<RecordedRecommendation>({
    id,
    considerationId: stored.considerationId,
    licenceId: stored.licenceId,
    recordedAt: stored.recordedAt,
    expiresAt: stored.expiresAt,
    whatIf: false,
    asAt: content.asAt,
    knownAt: content.knownAt,
    ruleBook: content.ruleBook,
    basis: content.basis,
    inputs: content.inputs,
    contentHash: stored.contentHash.toString('hex'),
    answer: content.answer,
  });
}
