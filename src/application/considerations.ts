import type { Transaction } from 'kysely';
import type { AuditSubject, QueryCriterion } from '../audit/index.ts';
import { findEventIds } from '../db/breach-events.ts';
import {
  findJudgements,
  findLicenceOfConsideration,
  findOpenings,
  insertConsideration,
  insertJudgementVersion,
  listConsiderationIds,
} from '../db/considerations.ts';
import type { Database } from '../db/database.ts';
import { findRecommendationHeadings } from '../db/recommendations.ts';
import { decodeContent, encodeContent } from './content.ts';
import { decodeIdCursor } from './cursors.ts';
import type { Dependencies } from './dependencies.ts';
import { notFound, refuseFaults, refuseStale } from './failures.ts';
import { isId } from './ids.ts';
import { LATEST } from './instants.ts';
import { foreignEventFaults, judgementFaults } from './judgement-faults.ts';
import { findKnownDisputes } from './known-disputes.ts';
import type { ConsiderationContent, Instant, JudgementContent } from './model.ts';
import { type Operation, once } from './once.ts';
import { toPage } from './pages.ts';
import { type CaseWork, inCase, recordOutsideCases } from './records.ts';
import type { RecordedConsideration, Services } from './services.ts';

type ConsiderationServices = Pick<
  Services,
  'openConsideration' | 'recordJudgement' | 'readConsideration' | 'listConsiderations'
>;

/** Opening, judging, reading and listing considerations. */
export function createConsiderationServices(deps: Dependencies): ConsiderationServices {
  return {
    openConsideration: (write, licenceId, content, judgement) =>
      once(deps, write, OPEN, async (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, write, licenceId, async (work) => {
          const eventIds = await findEventIds(trx, licenceId);
          refuseFaults([
            ...foreignEventFaults(content.promptedBy ?? [], eventIds, '/promptedBy'),
            ...(judgement === undefined ? [] : judgementFaults(judgement, eventIds, '/judgement')),
          ]);
          const id = deps.newId();
          await recordOpening(work, id, content);
          if (judgement !== undefined) {
            await recordJudgement(work, 'judgement-recorded', id, 1, judgement);
          }
          return { id, at: work.at };
        });
      }),

    recordJudgement: (write, id, ifVersion, judgement) =>
      once(deps, write, JUDGE, (trx) =>
        inCaseOf(deps, trx, write, id, async (work) => {
          const current = await loadConsideration(trx, id, work.at);
          refuseStale('consideration', current.version, ifVersion);
          refuseFaults(judgementFaults(judgement, await findEventIds(trx, work.licenceId), ''));
          const act = current.judgement === undefined ? 'judgement-recorded' : 'judgement-replaced';
          await recordJudgement(work, act, id, current.version + 1, judgement);
          return { id, at: work.at };
        }),
      ),

    readConsideration: (act, id) =>
      deps.db.transaction().execute((trx) =>
        inCaseOf(deps, trx, act, id, async (work) => {
          const consideration = await loadConsideration(trx, id, work.at);
          await work.record('consideration-read', [toSubject(consideration)]);
          return consideration;
        }),
      ),

    listConsiderations: (act, query) => {
      const { cursor, limit, ...area } = query;
      const after = cursor === undefined ? undefined : decodeIdCursor(cursor).after;
      // One snapshot for all that is read: a case erased meanwhile is shown as it was, or not at all.
      return deps.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const ids = await listConsiderationIds(trx, area, {
            limit: limit + 1,
            ...(after === undefined ? {} : { after }),
          });
          const page = toPage(await loadConsiderations(trx, ids, LATEST), limit);
          await recordOutsideCases(
            deps,
            trx,
            act,
            'considerations-listed',
            page.items.map(toSubject),
            nameCriteria(area),
          );
          return page;
        });
    },
  };
}

/**
 * Works on the case of a consideration.
 *
 * @throws {DomainFailure} `not-found` when there is no such consideration.
 */
export async function inCaseOf<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Parameters<typeof inCase>[2],
  considerationId: string,
  work: (on: CaseWork) => Promise<T>,
): Promise<T> {
  const licenceId = isId(considerationId)
    ? await findLicenceOfConsideration(trx, considerationId)
    : undefined;
  if (licenceId === undefined) {
    throw notFound('consideration');
  }
  return inCase(deps, trx, act, licenceId, work);
}

const CONSIDERATION = {
  kind: 'consideration',
  licenceOf: findLicenceOfConsideration,
  load: loadConsideration,
} as const;
const OPEN: Operation<RecordedConsideration> = { name: 'open-consideration', ...CONSIDERATION };
const JUDGE: Operation<RecordedConsideration> = { name: 'record-judgement', ...CONSIDERATION };

async function loadConsideration(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
): Promise<RecordedConsideration> {
  const [consideration] = await loadConsiderations(trx, [id], knownAt);
  if (consideration === undefined) {
    throw notFound('consideration');
  }
  return consideration;
}

/** Considerations as known at an instant, in the order of their ids. The version is that of the latest judgement. */
async function loadConsiderations(
  trx: Transaction<Database>,
  ids: readonly string[],
  knownAt: Instant,
): Promise<readonly RecordedConsideration[]> {
  const openings = await findOpenings(trx, ids);
  const judgements = new Map((await findJudgements(trx, ids, knownAt)).map((row) => [row.id, row]));
  const headings = Map.groupBy(
    await findRecommendationHeadings(trx, ids, knownAt),
    (heading) => heading.considerationId,
  );
  const licenceIds = openings.map(({ licenceId }) => licenceId);
  const disputes = await findKnownDisputes(trx, licenceIds, knownAt);
  return openings.map(({ id, licenceId, version, recordedAt, bytes }) => {
    const judgement = judgements.get(id);
    return disputes.beside({
      id,
      licenceId,
      version: judgement?.version ?? version,
      recordedAt: judgement?.recordedAt ?? recordedAt,
      content: decodeContent('consideration', bytes),
      state: 'open',
      ...(judgement === undefined ? {} : { judgement: decodeContent('judgement', judgement.bytes) }),
      recommendations: (headings.get(id) ?? []).map((heading) => ({
        id: heading.id,
        asAt: heading.asAt,
        recordedAt: heading.recordedAt,
      })),
    });
  });
}

async function recordOpening(work: CaseWork, id: string, content: ConsiderationContent): Promise<void> {
  const about: AuditSubject[] = [{ kind: 'consideration', id, version: 1 }];
  const entryId = await work.record('consideration-opened', about, encodeContent('consideration', content));
  await insertConsideration(
    work.trx,
    { id, licenceId: work.licenceId },
    { entryId, recordedAt: work.at, recordedBy: work.by },
  );
}

async function recordJudgement(
  work: CaseWork,
  act: 'judgement-recorded' | 'judgement-replaced',
  id: string,
  version: number,
  judgement: JudgementContent,
): Promise<void> {
  const about: AuditSubject[] = [{ kind: 'judgement', id, version }];
  const entryId = await work.record(act, about, encodeContent('judgement', judgement));
  await insertJudgementVersion(work.trx, id, { version, entryId, recordedAt: work.at, recordedBy: work.by });
}

function toSubject({ id, version }: RecordedConsideration): AuditSubject {
  return { kind: 'consideration', id, version };
}

function nameCriteria(area: {
  readonly region?: string;
  readonly deliveryUnit?: string;
}): readonly QueryCriterion[] {
  const names: QueryCriterion[] = [];
  if (area.region !== undefined) {
    names.push('region');
  }
  if (area.deliveryUnit !== undefined) {
    names.push('delivery-unit');
  }
  return names;
}
