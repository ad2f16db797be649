import type { Transaction } from 'kysely';
import type { AuditSubject } from '../../audit/index.ts';
import { forReplay, shelfOf } from '../../audit/replay.ts';
import { findJudgements } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findLicenceOfRecommendation, findRecommendation } from '../../db/recommendations.ts';
import { findRunToReplay, type StoredRunRow } from '../../db/replays.ts';
import {
  type Audience,
  type CaseInputs,
  ENGLISH,
  explain,
  type Explanation,
  type OpenBook,
  openBook,
  recommend,
  regimeOn,
  type StoredRun,
} from '../../rules/index.ts';
import { decodeContent, type RecommendationContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { type KeptBooks, keptBooks, replayStored } from '../evidence/stored-run.ts';
import { notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import { type CaseWork, inCase } from '../records.ts';
import { standingOf } from '../review/standing.ts';
import { mayReadAnswer } from '../review/withholding.ts';
import { DomainFailure } from '../services.ts';
import type { ExplanationServices, RecordedEffects, RecordedExplanation } from './services.ts';

/** Explaining stored runs. */
export function createExplanationServices(deps: Dependencies): ExplanationServices {
  const shelf = shelfOf(openBook);
  return {
    explainRecommendation: async (act, id, audience) => {
      // What is read is recorded as read; the case is not kept locked, nor a connection held, while it is put into words.
      const { toExplain, beside } = await deps.db.transaction().execute(async (trx) => {
        const licenceId = isId(id) ? await findLicenceOfRecommendation(trx, id) : undefined;
        if (licenceId === undefined) {
          throw notFound('recommendation');
        }
        const reading = async (work: CaseWork) => {
          const run = await findRunToReplay(trx, id);
          if (run === undefined) {
            throw notFound('recommendation');
          }
          // Before anything is looked at: that a run cannot be explained is for those who may read its answer.
          if (!(await mayReadAnswer(trx, work.by, run.considerationId, work.at))) {
            throw new DomainFailure({ code: 'answer-withheld' });
          }
          const read = await replayed(run, keptBooks(trx, shelf));
          const { recorded, consulted } = await besideOf(deps, work, id);
          await work.record('recommendation-read', [
            { kind: 'recommendation', id },
            ...consulted.map((licence): AuditSubject => ({ kind: 'licence', id: licence })),
          ]);
          return { toExplain: read, beside: recorded };
        };
        return inCase(deps, trx, act, licenceId, reading, { askedFor: 'recommendation' });
      });
      return { ...beside, explanation: explained(toExplain, audience) };
    },
  };
}

/** A stored run with the book that it names. */
interface RunToExplain {
  readonly book: OpenBook;
  readonly run: StoredRun;
}

/**
 * Reads a run from its bytes and the book that they name, once it is shown that its answer follows from them: an explanation of
 * an answer that the rules never gave would be worse than none.
 *
 * @throws {DomainFailure} `not-explainable`.
 */
async function replayed(run: StoredRunRow, books: KeptBooks<OpenBook>): Promise<RunToExplain> {
  const replay = await replayStored(run, async (named) => {
    const book = await books(named);
    return 'problem' in book ? book : forReplay<OpenBook, CaseInputs>({ regimeOn, recommend }, book);
  });
  if (replay.outcome !== 'same') {
    throw notExplainable(replay.problem ?? 'made again, the answer is not the one that is stored');
  }
  const { inputs, asAt, answer, ruleBook } = decodeContent('recommendation', run.bytes);
  const book = await books(ruleBook);
  if ('problem' in book) {
    throw notExplainable(book.problem);
  }
  return { book, run: { inputs, asAt, answer } };
}

/** @throws {DomainFailure} `not-explainable`. */
function explained({ book, run }: RunToExplain, audience: Audience): Explanation {
  const made = explain(book, run, audience, ENGLISH);
  if ('notExplainable' in made) {
    // A sentence there; here the part of one that says why.
    throw notExplainable(made.notExplainable.replace(/\.$/, ''));
  }
  return made;
}

function notExplainable(problem: string): DomainFailure {
  return new DomainFailure({ code: 'not-explainable', problem });
}

/** What stands beside an explanation, and the other licences that were looked at to tell how the run stands. */
async function besideOf(
  deps: Dependencies,
  { trx, at }: CaseWork,
  id: string,
): Promise<{
  readonly recorded: Omit<RecordedExplanation, 'explanation'>;
  readonly consulted: readonly string[];
}> {
  const stored = await findRecommendation(trx, id);
  if (stored === undefined) {
    throw notFound('recommendation');
  }
  const { considerationId, licenceId, recordedAt, expiresAt } = stored;
  const content = decodeContent('recommendation', stored.bytes);
  const { standing, consulted } = await standingOf(trx, deps, stored, content, at, 'with-fresh-run');
  const effects = await findEffects(trx, considerationId, content);
  const recorded = {
    recommendationId: id,
    considerationId,
    licenceId,
    asAt: content.asAt,
    knownAt: content.knownAt,
    recordedAt,
    expiresAt,
    ruleBook: content.ruleBook,
    contentHash: stored.contentHash.toString('hex'),
    standing,
    ...(effects === undefined ? {} : { effects }),
  };
  return { recorded, consulted };
}

/** What the judgement says of the effects of recall, in the version that the run read. */
async function findEffects(
  trx: Transaction<Database>,
  considerationId: string,
  { knownAt, basis }: RecommendationContent,
): Promise<RecordedEffects | undefined> {
  if (basis.judgementVersion === undefined) {
    return undefined;
  }
  const [judgement] = await findJudgements(trx, [considerationId], knownAt);
  if (judgement === undefined) {
    return undefined;
  }
  const { effects = {}, daysOfLicenceLeft } = decodeContent('judgement', judgement.bytes);
  const recorded = { ...effects, ...(daysOfLicenceLeft === undefined ? {} : { daysOfLicenceLeft }) };
  return Object.keys(recorded).length === 0 ? undefined : { ...recorded, recordedAt: judgement.recordedAt };
}
