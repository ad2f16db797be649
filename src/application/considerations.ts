import type { Transaction } from 'kysely';
import type { AuditSubject } from '../audit/index.ts';
import { findEventIds } from '../db/breach-events.ts';
import { lockCaseOfConsideration } from '../db/cases.ts';
import { insertConsiderationHead, moveConsiderationVersion } from '../db/consideration-heads.ts';
import {
  findJudgements,
  findLicenceOfConsideration,
  findOpenings,
  insertConsideration,
  insertJudgementVersion,
} from '../db/considerations.ts';
import type { Database } from '../db/database.ts';
import { findRecommendationHeadings } from '../db/recommendations.ts';
import { decodeContent, encodeContent } from './content.ts';
import type { Dependencies } from './dependencies.ts';
import { notFound, refuseFaults, refuseStale } from './failures.ts';
import { isId } from './ids.ts';
import { foreignEventFaults, judgementFaults } from './judgement-faults.ts';
import { findKnownDisputes } from './known-disputes.ts';
import type { ConsiderationContent, Instant, JudgementContent } from './model.ts';
import { type Operation, once } from './once.ts';
import { type CaseWork, inCase, inLockedCase } from './records.ts';
import { openReview } from './review/fold.ts';
import { loadReviewsOf, openingAt } from './review/known-review.ts';
import { headOf, loadReview } from './review/record-step.ts';
import { findFirstSendings } from './review/sendings.ts';
import { findStanding, type StandingDepth } from './review/standing.ts';
import { type Look, viewReview } from './review/view.ts';
import { readableSince } from './review/withholding.ts';
import type { Act, RecordedConsideration, Services } from './services.ts';

type ConsiderationServices = Pick<Services, 'openConsideration' | 'recordJudgement' | 'readConsideration'>;

/** Opening, judging and reading considerations. */
export function createConsiderationServices(deps: Dependencies): ConsiderationServices {
  return {
    openConsideration: (write, licenceId, content, judgement) =>
      once(deps, write, operation(deps, 'open-consideration'), async (trx) => {
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
          await recordOpening(work, deps, id, content);
          if (judgement !== undefined) {
            await recordJudgement(work, 'judgement-recorded', id, 1, judgement);
          }
          return { id, at: work.at };
        });
      }),

    recordJudgement: (write, id, ifVersion, judgement) =>
      once(deps, write, { ...operation(deps, 'record-judgement'), askedFor: 'consideration' }, (trx) =>
        inCaseOf(deps, trx, write, id, async (work) => {
          const { version } = await loadReview(work, deps, id);
          refuseStale('consideration', version, ifVersion);
          refuseFaults(judgementFaults(judgement, await findEventIds(trx, work.licenceId), ''));
          const isFirst = (await findJudgements(trx, [id], work.at)).length === 0;
          const act = isFirst ? 'judgement-recorded' : 'judgement-replaced';
          await recordJudgement(work, act, id, version + 1, judgement);
          await moveConsiderationVersion(trx, id, version + 1);
          return { id, at: work.at };
        }),
      ),

    readConsideration: (act, id) =>
      deps.db.transaction().execute((trx) =>
        inCaseOf(deps, trx, act, id, async (work) => {
          const { consideration, consulted } = await loadWithStanding(
            trx,
            deps,
            id,
            work.at,
            act,
            'with-fresh-run',
          );
          await work.record('consideration-read', [
            toSubject(consideration),
            ...consulted.map((licence) => ({ kind: 'licence' as const, id: licence })),
          ]);
          return consideration;
        }),
      ),
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
  const found = isId(considerationId) ? await lockCaseOfConsideration(trx, considerationId) : undefined;
  if (found === undefined) {
    throw notFound('consideration');
  }
  return inLockedCase(deps, trx, act, found, work, { askedFor: 'consideration' });
}

function operation(deps: Dependencies, name: string): Operation<RecordedConsideration> {
  return {
    name,
    kind: 'consideration',
    licenceOf: findLicenceOfConsideration,
    load: (trx, id, knownAt, act) => loadConsideration(trx, deps, id, knownAt, act),
  };
}

/**
 * One consideration as known at an instant, as somebody may read it: the answer to a write. How its latest run stands is told
 * without a fresh run, which would change with the rule book.
 *
 * @throws {DomainFailure} `not-found` when there is no such consideration.
 */
export async function loadConsideration(
  trx: Transaction<Database>,
  deps: Dependencies,
  id: string,
  knownAt: Instant,
  act: Act,
): Promise<RecordedConsideration> {
  return (await loadWithStanding(trx, deps, id, knownAt, act, 'without-fresh-run')).consideration;
}

async function loadWithStanding(
  trx: Transaction<Database>,
  deps: Dependencies,
  id: string,
  knownAt: Instant,
  act: Act,
  depth: StandingDepth,
): Promise<{ readonly consideration: RecordedConsideration; readonly consulted: readonly string[] }> {
  const [consideration] = await loadAsShown(trx, deps, [id], knownAt, act, {
    now: knownAt,
    withoutNotes: false,
  });
  if (consideration === undefined) {
    throw notFound('consideration');
  }
  const latest = consideration.recommendations.at(-1);
  if (latest === undefined) {
    return { consideration, consulted: [] };
  }
  const { standing, consulted } = await findStanding(trx, deps, latest.id, knownAt, depth);
  const recommendations = [...consideration.recommendations.slice(0, -1), { ...latest, standing }];
  return { consideration: { ...consideration, recommendations }, consulted };
}

/**
 * Considerations as known at an instant, as somebody may read them in a list, in the order of their ids: without what the service
 * noted with their steps. Clocks have run out or not by the clock of `deps`.
 */
export async function loadConsiderations(
  trx: Transaction<Database>,
  deps: Dependencies,
  ids: readonly string[],
  knownAt: Instant,
  act: Act,
): Promise<readonly RecordedConsideration[]> {
  return loadAsShown(trx, deps, ids, knownAt, act, { now: deps.clock(), withoutNotes: true });
}

async function loadAsShown(
  trx: Transaction<Database>,
  deps: Dependencies,
  ids: readonly string[],
  knownAt: Instant,
  { principal }: Act,
  look: Pick<Look, 'now' | 'withoutNotes'>,
): Promise<readonly RecordedConsideration[]> {
  const openings = await findOpenings(trx, ids);
  const judgements = new Map((await findJudgements(trx, ids, knownAt)).map((row) => [row.id, row]));
  const headings = Map.groupBy(
    await findRecommendationHeadings(trx, ids, knownAt),
    (heading) => heading.considerationId,
  );
  const licenceIds = openings.map(({ licenceId }) => licenceId);
  const disputes = await findKnownDisputes(trx, licenceIds, knownAt);
  const judged = new Map([...judgements].map(([id, { version }]) => [id, version]));
  const reviews = await loadReviewsOf(trx, deps.book, { openings, judged }, knownAt);
  const sendings = await findFirstSendings(trx, ids, knownAt);
  return openings.flatMap(({ id, licenceId, recordedAt, bytes }) => {
    const known = reviews.get(id);
    if (known === undefined) {
      return [];
    }
    const judgement = judgements.get(id);
    const instants = [recordedAt, judgement?.recordedAt ?? recordedAt, known.steps.at(-1)?.at ?? recordedAt];
    const consideration: RecordedConsideration = {
      id,
      licenceId,
      version: known.version,
      recordedAt: instants.toSorted().at(-1) ?? recordedAt,
      content: decodeContent('consideration', bytes),
      review: viewReview(known, {
        ...look,
        may: readableSince(known.steps, principal.subject) !== undefined,
        firstSentAt: sendings.get(id),
      }),
      ...(judgement === undefined ? {} : { judgement: decodeContent('judgement', judgement.bytes) }),
      recommendations: (headings.get(id) ?? []).map((heading) => ({
        id: heading.id,
        asAt: heading.asAt,
        recordedAt: heading.recordedAt,
      })),
    };
    return [disputes.beside(consideration)];
  });
}

async function recordOpening(
  work: CaseWork,
  { book }: Dependencies,
  id: string,
  content: ConsiderationContent,
): Promise<void> {
  const about: AuditSubject[] = [{ kind: 'consideration', id, version: 1 }];
  const entryId = await work.record('consideration-opened', about, encodeContent('consideration', content));
  await insertConsideration(
    work.trx,
    { id, licenceId: work.licenceId },
    { entryId, recordedAt: work.at, recordedBy: work.by },
  );
  const head = headOf(1, openReview(openingAt(book, work.at)));
  await insertConsiderationHead(work.trx, { id, licenceId: work.licenceId }, head);
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

/** A consideration as an entry names it. */
export function toSubject({ id, version }: RecordedConsideration): AuditSubject {
  return { kind: 'consideration', id, version };
}
