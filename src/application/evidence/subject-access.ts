import type { Transaction } from 'kysely';
import type { AuditSubject, QueryCriterion } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import {
  findAccessRequest,
  findAccessReviews,
  findLicencesOfPerson,
  findLicencesOfRequest,
  insertAccessPart,
  insertAccessRequest,
  insertAccessReview,
  type StoredAccessRequest,
} from '../../db/subject-access.ts';
import { encodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid, notFound, refuseFaults } from '../failures.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import { type Done, type Operation, once } from '../once.ts';
import { type CaseWork, inCases, recordOutsideCases } from '../records.ts';
import { type Act, DomainFailure, type Principal } from '../services.ts';
import { itemsOfCase, loadAccessView } from './access-items.ts';
import { decisionFaults, releasedItems } from './access-release.ts';
import type { HeldApart } from './held-apart.ts';
import type { AccessDecision, SubjectAccessServices, SubjectAccessView } from './services.ts';

type PersonRequest = Parameters<SubjectAccessServices['gatherSubjectAccess']>[1];

/** Who a release goes to: the person the record is about. */
const DATA_SUBJECT = 'data-subject';

/**
 * What a person may ask for: all that is held on them (Data Protection Act 2018 s.45, cited, wording not checked:
 * `unverified`). It is gathered by one, decided on item by item by another, and only then released.
 */
export function createSubjectAccessServices(deps: Dependencies, apart?: HeldApart): SubjectAccessServices {
  const { gather, review } = operationsOver(apart);
  return {
    gatherSubjectAccess: (write, request) => {
      const query = criteriaOf(request);
      return once(deps, write, gather, async (trx) => {
        const sight = { onlooker: write.principal, at: deps.clock() };
        const licenceIds = await findLicencesOfPerson(trx, request, sight);
        const id = deps.newId();
        if (licenceIds.length === 0) {
          const entry = await recordOutsideCases(
            deps,
            trx,
            write,
            'subject-access-gathered',
            [toSubject(id)],
            query,
          );
          await insertAccessRequest(trx, { id, recordedAt: entry.at, recordedBy: write.principal.subject });
          return { id, at: entry.at };
        }
        return inCases(deps, trx, write, licenceIds, async (works, at) => {
          await insertAccessRequest(trx, { id, recordedAt: at, recordedBy: write.principal.subject });
          for (const work of works) {
            await gatherCase(work, id, request, apart);
          }
          return { id, at };
        });
      });
    },

    readSubjectAccess: (act, id) =>
      deps.db.transaction().execute((trx) =>
        inCasesOf(deps, trx, act, id, async (request, works, at) => {
          const view = await loadAccessView(trx, request, at, apart);
          await recordRead(deps, trx, act, id, works);
          return view;
        }),
      ),

    reviewSubjectAccess: (write, id, decisions) => {
      refuseSystem(write.principal);
      return once(deps, write, review, (trx) =>
        inCasesOf(deps, trx, write, id, async (request, works, at): Promise<Done> => {
          if (request.recordedBy === write.principal.subject) {
            throw new DomainFailure({ code: 'same-person' });
          }
          const view = await loadAccessView(trx, request, at, apart);
          refuseReleased(view);
          refuseFaults(decisionFaults(view.items, decisions));
          for (const work of works) {
            await reviewCase(work, view, decisions);
          }
          return { id, at };
        }),
      );
    },

    releaseSubjectAccess: (act, id) =>
      deps.db.transaction().execute((trx) =>
        inCasesOf(deps, trx, act, id, async (request, works, at) => {
          const { items } = await loadAccessView(trx, request, at, apart);
          const outstanding = items.filter(({ decision }) => decision === undefined).length;
          if (outstanding > 0) {
            throw new DomainFailure({ code: 'not-reviewed', outstanding });
          }
          const recipient = { recipient: DATA_SUBJECT };
          const withItems = new Set(items.map(({ licenceId }) => licenceId));
          if (withItems.size === 0) {
            // That nothing is held, or nothing any more, is an answer to the person too.
            await recordOutsideCases(
              deps,
              trx,
              act,
              'subject-access-released',
              [toSubject(id)],
              undefined,
              recipient,
            );
          }
          for (const work of works.filter(({ licenceId }) => withItems.has(licenceId))) {
            await work.record('subject-access-released', subjectsOf(work, id), undefined, recipient);
          }
          return { id, releasedAt: at, ...releasedItems(items) };
        }),
      ),
  };
}

/** The same request stands over several cases; one of them may have been erased since, and the others are still answered. */
function operationsOver(
  apart: HeldApart | undefined,
): Readonly<Record<'gather' | 'review', Operation<SubjectAccessView>>> {
  const request = {
    kind: 'subject-access-request',
    licencesOf: findLicencesOfRequest,
    load: async (trx: Transaction<Database>, id: string, knownAt: Instant) =>
      loadAccessView(trx, await findRequest(trx, id), knownAt, apart),
    alsoErased: true,
    askedFor: 'subject-access-request',
  } as const;
  return {
    gather: { name: 'gather-subject-access', ...request },
    review: { name: 'review-subject-access', ...request },
  };
}

async function findRequest(trx: Transaction<Database>, id: string): Promise<StoredAccessRequest> {
  const request = isId(id) ? await findAccessRequest(trx, id) : undefined;
  if (request === undefined) {
    throw notFound('subject-access-request');
  }
  return request;
}

/** Works on all cases of a request at once, and on none of them where nothing was found for it. */
async function inCasesOf<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  id: string,
  work: (request: StoredAccessRequest, works: readonly CaseWork[], at: Instant) => Promise<T>,
): Promise<T> {
  const request = await findRequest(trx, id);
  const licenceIds = await findLicencesOfRequest(trx, id);
  return inCases(deps, trx, act, licenceIds, (works, at) => work(request, works, at), {
    alsoErased: true,
    askedFor: 'subject-access-request',
  });
}

async function gatherCase(
  work: CaseWork,
  id: string,
  { reference, ...person }: PersonRequest,
  apart: HeldApart | undefined,
): Promise<void> {
  const items = await itemsOfCase(work.trx, work.licenceId, person, work.at, apart);
  const content = encodeContent('subject-access-part', { reference, items });
  const entryId = await work.record('subject-access-gathered', subjectsOf(work, id), content);
  await insertAccessPart(work.trx, { requestId: id, licenceId: work.licenceId, entryId });
}

/** Records what was decided on items of one case. Where nothing was, it is read all the same: its items are in the answer. */
async function reviewCase(
  work: CaseWork,
  { id, items }: SubjectAccessView,
  decisions: Readonly<Record<string, AccessDecision>>,
): Promise<void> {
  const { trx, licenceId, at, by } = work;
  const ofCase = items.flatMap(({ entryId, licenceId: of }) => {
    const decision = of === licenceId ? decisions[entryId] : undefined;
    return decision === undefined ? [] : [{ entryId, ...decision }];
  });
  if (ofCase.length === 0) {
    await work.record('subject-access-read', subjectsOf(work, id));
    return;
  }
  const content = encodeContent('subject-access-review', { decisions: ofCase });
  const entryId = await work.record('subject-access-reviewed', subjectsOf(work, id), content);
  const earlier = (await findAccessReviews(trx, id, at)).filter((review) => review.licenceId === licenceId);
  const version = earlier.length + 1;
  await insertAccessReview(
    trx,
    { requestId: id, licenceId },
    { version, entryId, recordedAt: at, recordedBy: by },
  );
}

async function recordRead(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  id: string,
  works: readonly CaseWork[],
): Promise<void> {
  if (works.length === 0) {
    await recordOutsideCases(deps, trx, act, 'subject-access-read', [toSubject(id)], undefined);
  }
  for (const work of works) {
    await work.record('subject-access-read', subjectsOf(work, id));
  }
}

function toSubject(id: string): AuditSubject {
  return { kind: 'subject-access-request', id };
}

function subjectsOf({ licenceId }: CaseWork, id: string): readonly AuditSubject[] {
  return [toSubject(id), { kind: 'licence', id: licenceId }];
}

/** @throws {DomainFailure} `invalid` for a system: whether somebody may have what is held on them is for a person to decide. */
function refuseSystem({ kind }: Principal): void {
  if (kind !== 'person') {
    throw invalid({
      field: '',
      problem: 'comes from a system, and only a person decides what is released',
      remedy: 'let a person send the decisions, with a token of that person',
    });
  }
}

/** @throws {DomainFailure} `invalid` for a request that was released: another decision would not be the one that was acted on. */
function refuseReleased({ released }: SubjectAccessView): void {
  if (released !== undefined) {
    throw invalid({
      field: '',
      problem: `decides on a request that was released before, at ${released.at}`,
      remedy: 'gather anew, and decide on that request',
    });
  }
}

function criteriaOf({ crn, nomsNumber }: PersonRequest): readonly QueryCriterion[] {
  const query: QueryCriterion[] = [
    ...(crn === undefined ? [] : (['crn'] as const)),
    ...(nomsNumber === undefined ? [] : (['noms-number'] as const)),
  ];
  if (query.length === 0) {
    throw invalid({
      field: '',
      problem: 'does not say whose data is asked for',
      remedy: 'give at least one of `crn` and `nomsNumber`',
    });
  }
  return query;
}
