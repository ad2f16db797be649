import type { Transaction } from 'kysely';
import {
  findLicenceOfEvent,
  findVersionsOfEvent,
  findVersionsOfEvents,
  insertBreachEvent,
  insertBreachEventVersion,
} from '../db/breach-events.ts';
import type { Database } from '../db/database.ts';
import type { StoredVersion } from '../db/versions.ts';
import { applyRevision } from './apply-revision.ts';
import { decodeContent, type EventVersionContent, encodeContent } from './content.ts';
import { decodeIdCursor } from './cursors.ts';
import type { Dependencies } from './dependencies.ts';
import { eventFaults } from './event-faults.ts';
import { invalid, notFound, refuseFaults, refuseStale } from './failures.ts';
import { isId } from './ids.ts';
import { resolveKnownAt } from './known-at.ts';
import { findKnownDisputes } from './known-disputes.ts';
import { registerReference, reviseReference } from './intake/event-sources.ts';
import type { BreachEventContent, Instant } from './model.ts';
import { type Operation, once } from './once.ts';
import { toPage } from './pages.ts';
import { type CaseWork, inCase } from './records.ts';
import { noteNewFacts } from './review/new-facts.ts';
import type { RecordedEvent, Services } from './services.ts';

type BreachEventServices = Pick<Services, 'reportEvent' | 'reviseEvent' | 'listEvents'>;

/** Reporting, revising and listing breach events. */
export function createBreachEventServices(deps: Dependencies): BreachEventServices {
  return {
    reportEvent: (write, licenceId, content) => {
      refuseFaults(eventFaults(deps.book, content, ''));
      return once(deps, write, REPORT, async (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, write, licenceId, async (work) => {
          const id = await recordReport(work, deps, content);
          await registerReference(work, id, content);
          return { id, at: work.at };
        });
      });
    },

    reviseEvent: (write, eventId, ifVersion, revision) =>
      once(deps, write, REVISE, async (trx) => {
        const licenceId = isId(eventId) ? await findLicenceOfEvent(trx, eventId) : undefined;
        if (licenceId === undefined) {
          throw notFound('breach-event');
        }
        const reviseEvent = async (work: CaseWork) => {
          const current = await loadEvent(trx, eventId, work.at);
          refuseStale('breach-event', current.version, ifVersion);
          const applied = applyRevision(current.content, revision, deps.book.typeAfter);
          if ('faults' in applied) {
            throw invalid(...applied.faults);
          }
          refuseFaults(eventFaults(deps.book, applied.event, '/changes'));
          refuseFaults(await reviseReference(work, eventId, applied.event));
          const version = current.version + 1;
          await recordVersion(work, eventId, version, { event: applied.event, revision });
          await noteNewFacts(work, deps, {
            id: eventId,
            version,
            before: current.content.evidenceStatus,
            after: applied.event.evidenceStatus,
          });
          return { id: eventId, at: work.at };
        };
        return inCase(deps, trx, write, licenceId, reviseEvent, { askedFor: 'breach-event' });
      }),

    listEvents: (act, licenceId, page) =>
      deps.db.transaction().execute(async (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, act, licenceId, async (work) => {
          const { knownAt, after } = startOfPage(page, work.at);
          const versions = await findVersionsOfEvents(trx, licenceId, knownAt, {
            limit: page.limit + 1,
            ...(after === undefined ? {} : { after }),
          });
          const disputes = await findKnownDisputes(trx, [licenceId], knownAt);
          const read = groupByEvent(versions).map((event) => disputes.beside(toEvent(event)));
          const events = toPage(read, page.limit, knownAt);
          await work.record(
            'events-listed',
            events.items.map(({ id, version }) => ({ kind: 'breach-event' as const, id, version })),
          );
          return events;
        });
      }),
  };
}

/** Records the first version of a new event of a case that is open, and gives its id. That it can be right was checked before. */
export async function recordReport(
  work: CaseWork,
  deps: Dependencies,
  content: BreachEventContent,
): Promise<string> {
  const id = deps.newId();
  await insertBreachEvent(work.trx, id, work.licenceId);
  await recordVersion(work, id, 1, { event: content });
  return id;
}

const EVENT = { kind: 'breach-event', licenceOf: findLicenceOfEvent, load: loadEvent } as const;
const REPORT: Operation<RecordedEvent> = { name: 'report-event', ...EVENT };
const REVISE: Operation<RecordedEvent> = { name: 'revise-event', ...EVENT, askedFor: 'breach-event' };

async function loadEvent(trx: Transaction<Database>, id: string, knownAt: Instant): Promise<RecordedEvent> {
  const versions = await findVersionsOfEvent(trx, id, knownAt);
  const [event] = groupByEvent(versions);
  if (event === undefined) {
    throw notFound('breach-event');
  }
  const disputes = await findKnownDisputes(trx, [event[0].licenceId], knownAt);
  return disputes.beside(toEvent(event));
}

async function recordVersion(
  work: CaseWork,
  id: string,
  version: number,
  content: EventVersionContent,
): Promise<void> {
  const entryId = await work.record(
    content.revision === undefined ? 'event-reported' : 'event-revised',
    [{ kind: 'breach-event', id, version }],
    encodeContent('breach-event', content),
  );
  await insertBreachEventVersion(
    work.trx,
    { id, licenceId: work.licenceId },
    { version, entryId, recordedAt: work.at, recordedBy: work.by },
  );
}

/** All versions of each event, oldest first; there is at least one of each. */
type EventVersions = readonly [StoredVersion, ...(readonly StoredVersion[])];

function groupByEvent(versions: readonly StoredVersion[]): readonly EventVersions[] {
  const groups = new Map<string, EventVersions>();
  for (const version of versions) {
    const group = groups.get(version.id);
    groups.set(version.id, group === undefined ? [version] : [...group, version]);
  }
  return [...groups.values()];
}

function toEvent(versions: EventVersions): RecordedEvent {
  const current = versions.at(-1) ?? versions[0];
  const revisions = versions.flatMap(({ id, version, recordedAt, recordedBy, bytes }) => {
    const { revision } = decodeContent('breach-event', bytes);
    return revision === undefined ? [] : [{ id, version, recordedAt, content: revision, by: recordedBy }];
  });
  return {
    id: current.id,
    licenceId: current.licenceId,
    version: current.version,
    recordedAt: current.recordedAt,
    content: decodeContent('breach-event', current.bytes).event,
    revisions,
  };
}

/** The cursor carries the instant of the first page, so that all pages of one list show one state. */
function startOfPage(
  page: { readonly cursor?: string; readonly knownAt?: Instant },
  now: Instant,
): { readonly knownAt: Instant; readonly after?: string } {
  const asked = resolveKnownAt(page.knownAt, now);
  if (page.cursor === undefined) {
    return { knownAt: asked };
  }
  const cursor = decodeIdCursor(page.cursor);
  const knownAt = resolveKnownAt(cursor.knownAt, now);
  if (page.knownAt !== undefined && asked !== knownAt) {
    throw invalid({
      field: '/knownAt',
      problem: 'the cursor belongs to a list read as it was known at another instant',
      remedy: 'leave `knownAt` out when sending a cursor, or start again without the cursor',
    });
  }
  return { knownAt, after: cursor.after };
}
