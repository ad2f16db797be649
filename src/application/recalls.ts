import type { Transaction } from 'kysely';
import { findEventIds } from '../db/breach-events.ts';
import { findLicenceOfConsideration } from '../db/considerations.ts';
import type { Database } from '../db/database.ts';
import {
  findLicenceOfRecall,
  findRecallVersion,
  findRecallVersionsOfLicence,
  insertRecall,
  insertRecallVersion,
} from '../db/recalls.ts';
import { decodeContent, encodeContent } from './content.ts';
import type { Dependencies } from './dependencies.ts';
import type { Fault } from './errors.ts';
import { notFound, refuseFaults, refuseStale } from './failures.ts';
import { isId } from './ids.ts';
import { foreignEventFaults } from './judgement-faults.ts';
import { findKnownDisputes } from './known-disputes.ts';
import { loadLicence } from './licences.ts';
import { londonDayOf } from './london.ts';
import type { Instant, RecallContent } from './model.ts';
import { type Operation, once } from './once.ts';
import { type CaseWork, inCase } from './records.ts';
import { releaseFaults, repetitionFaults } from './recall-beside.ts';
import { changesOfIssued, contradictions } from './recall-faults.ts';
import { standingOf } from './recall-standing.ts';
import { noteSending } from './review/sendings.ts';
import type { Act, RecordedRecall, Services } from './services.ts';

type RecallServices = Pick<Services, 'reportRecall' | 'replaceRecall' | 'readRecall'>;

/** Reporting what was done: recalls as the services that made them tell it. None of these makes a recall. */
export function createRecallServices(deps: Dependencies): RecallServices {
  return {
    reportRecall: (write, licenceId, content) =>
      once(deps, write, REPORT, async (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, write, licenceId, async (work) => {
          refuseFaults(await recallFaults(work, content, undefined));
          const id = deps.newId();
          await insertRecall(trx, id, licenceId);
          await recordVersion(work, 'recall-reported', id, 1, content);
          await noteSending(work, deps, id, content);
          return { id, at: work.at };
        });
      }),

    replaceRecall: (write, id, ifVersion, content) =>
      once(deps, write, REPLACE, (trx) =>
        inCaseOfRecall(deps, trx, write, id, async (work) => {
          const current = await loadRecall(trx, id, work.at);
          refuseStale('recall', current.version, ifVersion);
          refuseFaults(await recallFaults(work, content, current.content));
          await recordVersion(work, 'recall-replaced', id, current.version + 1, content);
          await noteSending(work, deps, id, content);
          return { id, at: work.at };
        }),
      ),

    readRecall: (act, id) =>
      deps.db.transaction().execute((trx) =>
        inCaseOfRecall(deps, trx, act, id, async (work) => {
          const recall = await loadRecall(trx, id, work.at);
          await work.record('recall-read', [{ kind: 'recall', id, version: recall.version }]);
          return recall;
        }),
      ),
  };
}

const RECALL = { kind: 'recall', licenceOf: findLicenceOfRecall, load: loadRecall } as const;
const REPORT: Operation<RecordedRecall> = { name: 'report-recall', ...RECALL };
const REPLACE: Operation<RecordedRecall> = { name: 'replace-recall', ...RECALL, askedFor: 'recall' };

async function inCaseOfRecall<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  recallId: string,
  work: (on: CaseWork) => Promise<T>,
): Promise<T> {
  const licenceId = isId(recallId) ? await findLicenceOfRecall(trx, recallId) : undefined;
  if (licenceId === undefined) {
    throw notFound('recall');
  }
  return inCase(deps, trx, act, licenceId, work, { askedFor: 'recall' });
}

async function loadRecall(trx: Transaction<Database>, id: string, knownAt: Instant): Promise<RecordedRecall> {
  const stored = await findRecallVersion(trx, id, knownAt);
  if (stored === undefined) {
    throw notFound('recall');
  }
  const { licenceId, version, recordedAt, bytes } = stored;
  const disputes = await findKnownDisputes(trx, [licenceId], knownAt);
  const content = decodeContent('recall', bytes);
  const standing = standingOf(content, londonDayOf(knownAt));
  return disputes.beside({ id, licenceId, version, recordedAt, standing, content });
}

/** What a recall names must belong to its licence, and what it tells must be able to be. `before` is the version that it replaces. */
async function recallFaults(
  work: CaseWork,
  content: RecallContent,
  before: RecallContent | undefined,
): Promise<readonly Fault[]> {
  const { considerationId, eventsReliedOn = [] } = content;
  const faults = [
    ...foreignEventFaults(eventsReliedOn, await findEventIds(work.trx, work.licenceId), '/eventsReliedOn'),
  ];
  if (considerationId !== undefined) {
    const licenceId = isId(considerationId)
      ? await findLicenceOfConsideration(work.trx, considerationId)
      : undefined;
    if (licenceId !== work.licenceId) {
      faults.push({
        field: '/considerationId',
        problem: 'this is not the id of a consideration of this licence',
        remedy: 'give the id of a consideration of this licence, or leave it out',
      });
    }
  }
  const licence = await loadLicence(work.trx, work.licenceId, work.at);
  const others =
    before === undefined ? await findRecallVersionsOfLicence(work.trx, work.licenceId, work.at) : [];
  return [
    ...faults,
    ...changesOfIssued(before, content),
    ...contradictions(content, work.at),
    ...releaseFaults(before, content, licence.content.release?.date),
    ...repetitionFaults(
      content,
      others.map(({ id, bytes }) => ({ id, content: decodeContent('recall', bytes) })),
    ),
  ];
}

async function recordVersion(
  work: CaseWork,
  act: 'recall-reported' | 'recall-replaced',
  id: string,
  version: number,
  content: RecallContent,
): Promise<void> {
  const entryId = await work.record(act, [{ kind: 'recall', id, version }], encodeContent('recall', content));
  await insertRecallVersion(
    work.trx,
    { id, considerationId: content.considerationId ?? null },
    { version, entryId, recordedAt: work.at, recordedBy: work.by },
  );
}
