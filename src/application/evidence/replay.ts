import type { Transaction } from 'kysely';
import { canonicalBytes, type ReplayOutcome } from '../../audit/index.ts';
import { type BookShelf, bookShelf } from '../../audit/replay.ts';
import type { Database } from '../../db/database.ts';
import { findLicenceOfRecommendation } from '../../db/recommendations.ts';
import { findLastRunId, findRunsToReplay, findRunToReplay, type StoredRunRow } from '../../db/replays.ts';
import { type CaseInputs, openBook, recommend, regimeOn } from '../../rules/index.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import { type CaseWork, inCase, recordOutsideCases } from '../records.ts';
import { mayReadAnswer } from '../review/withholding.ts';
import { type Act, DomainFailure } from '../services.ts';
import type { ReplayResult, ReplayServices, ReplaySweep } from './services.ts';
import { keptBooks, replayStored, type StoredRunReplay } from './stored-run.ts';

/** Runs that are read and made again at a time: their bytes are what a sweep holds in memory. */
const BATCH = 50;
/** Findings of a sweep that are handed back; every one of them is recorded. */
const LISTED_FINDINGS = 1_000;

/** Making stored runs again, one or all. */
export function createReplayServices(deps: Dependencies): ReplayServices {
  const shelf = bookShelf({ open: openBook, regimeOn, recommend });
  return {
    replayRecommendation: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const licenceId = isId(id) ? await findLicenceOfRecommendation(trx, id) : undefined;
        if (licenceId === undefined) {
          throw notFound('recommendation');
        }
        const replay = async (work: CaseWork) => {
          const run = await loadRun(trx, id);
          const result = await recordReplay(work, id, await replayStored(run, keptBooks(trx, shelf)));
          const may = await mayReadAnswer(trx, act.principal.subject, run.considerationId, work.at);
          return may ? result : withoutDifferences(result);
        };
        return inCase(deps, trx, act, licenceId, replay, { askedFor: 'recommendation' });
      }),

    replayAll: (act, onProgress) => sweep(deps, shelf, act, onProgress ?? (() => undefined)),
  };
}

async function loadRun(trx: Transaction<Database>, id: string): Promise<StoredRunRow> {
  const run = await findRunToReplay(trx, id);
  if (run === undefined) {
    throw notFound('recommendation');
  }
  return run;
}

/** What differs, or could not be made again, is kept with the entry; that a run is the same needs no more than the entry. */
async function recordReplay(work: CaseWork, id: string, replay: StoredRunReplay): Promise<ReplayResult> {
  const result: ReplayResult = { recommendationId: id, ...replay, replayedAt: work.at };
  await work.record(
    'recommendation-replayed',
    [{ kind: 'recommendation', id }],
    replay.outcome === 'same' ? undefined : canonicalBytes(result),
    { outcome: replay.outcome },
  );
  return result;
}

/** A result without what tells of the answer, from which the answer is withheld. What is recorded keeps it. */
function withoutDifferences({ differences: _differences, more: _more, ...rest }: ReplayResult): ReplayResult {
  return { ...rest, differences: [], differencesWithheld: true };
}

/**
 * Makes every run again that is recorded when the sweep begins. Reading locks nothing; a case is locked only where a finding is
 * recorded in it. When a sweep is cut short, its findings stay and its own entry is missing.
 */
async function sweep(
  deps: Dependencies,
  shelf: BookShelf<CaseInputs>,
  act: Act,
  onProgress: (done: number) => void,
): Promise<ReplaySweep> {
  const books = keptBooks(deps.reader, shelf);
  const findings: ReplaySweep['findings'][number][] = [];
  const counts = { same: 0, different: 0, 'not-possible': 0, erased: 0 };
  let done = 0;
  for await (const batch of everyRun(deps)) {
    for (const run of batch) {
      const replay = run.erased ? undefined : await replayStored(run, books);
      const outcome = replay === undefined ? 'erased' : await recordFinding(deps, act, run, replay);
      counts[outcome] += 1;
      if (replay !== undefined && (outcome === 'different' || outcome === 'not-possible')) {
        const { problem } = replay;
        if (findings.length < LISTED_FINDINGS) {
          findings.push({ recommendationId: run.id, outcome, ...(problem === undefined ? {} : { problem }) });
        }
      }
    }
    done += batch.length;
    onProgress(done);
  }
  const { same, different, 'not-possible': notPossible, erased } = counts;
  const outcome = different > 0 ? 'different' : notPossible > 0 ? 'not-possible' : 'same';
  await deps.db
    .transaction()
    .execute((trx) =>
      recordOutsideCases(deps, trx, act, 'recommendations-replayed', [], ['everything'], { outcome }),
    );
  return { same, different, notPossible, erased, findings };
}

async function* everyRun({ reader }: Dependencies): AsyncGenerator<readonly StoredRunRow[]> {
  const last = await findLastRunId(reader);
  if (last === undefined) {
    return;
  }
  let after: string | undefined;
  do {
    const batch = await findRunsToReplay(reader, { after, last, limit: BATCH });
    after = batch.at(-1)?.id;
    yield batch;
  } while (after !== undefined && after < last);
}

/** Records what a run showed where that is a finding. A case that was erased since it was read has nothing more to show. */
async function recordFinding(
  deps: Dependencies,
  act: Act,
  { id, licenceId }: StoredRunRow,
  replay: StoredRunReplay,
): Promise<ReplayOutcome | 'erased'> {
  if (replay.outcome === 'same') {
    return 'same';
  }
  try {
    await deps.db
      .transaction()
      .execute((trx) => inCase(deps, trx, act, licenceId, (work) => recordReplay(work, id, replay)));
    return replay.outcome;
  } catch (error) {
    if (error instanceof DomainFailure && error.error.code === 'erased') {
      return 'erased';
    }
    throw error;
  }
}
