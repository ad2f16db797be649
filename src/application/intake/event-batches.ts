import type { Transaction } from 'kysely';
import { commitTo, newSalt } from '../../audit/index.ts';
import { insertContent } from '../../db/audit-log.ts';
import type { Database } from '../../db/database.ts';
import {
  findEventBatch,
  findEventSources,
  findFirstReports,
  findReferenceSalts,
  insertEventBatch,
  insertEventSources,
} from '../../db/intake.ts';
import { recordReport } from '../breach-events.ts';
import { decodeContent, encodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Fault } from '../errors.ts';
import { eventFaults } from '../event-faults.ts';
import { notFound } from '../failures.ts';
import { isId } from '../ids.ts';
import { type Operation, once } from '../once.ts';
import { type CaseWork, recordOutsideCases } from '../records.ts';
import { referenceDigest, saltOf } from './event-sources.ts';
import { type AskedCases, type ClosedCase, inOpenCases } from './open-cases.ts';
import type { BatchItem, BatchProblem, BatchResult, EventBatch, IntakeServices } from './services.ts';

/** Taking in many events at once: each is recorded or refused by itself, all in one transaction. */
export function createIntakeServices(deps: Dependencies): IntakeServices {
  return {
    reportEventBatch: (write, sent) =>
      once(deps, write, REPORT, async (trx) => {
        const items = sent.flatMap((one, index) => ('item' in one ? [{ index, ...one.item }] : []));
        const malformed = sent.flatMap((one, index) =>
          'faults' in one ? [refuse(index, 'malformed-request', one.faults)] : [],
        );
        const ids = items.map(({ licenceId }) => licenceId).filter(isId);
        const judged = await inOpenCases(deps, trx, write, ids, (asked) => record(deps, trx, asked, items));
        const results = [...malformed, ...judged].toSorted((a, b) => a.index - b.index);

        const id = deps.newId();
        const bytes = encodeContent('event-batch', { results });
        const salt = newSalt();
        const about = [{ kind: 'event-batch' as const, id }];
        const entry = await recordOutsideCases(deps, trx, write, 'event-batch-reported', about, undefined, {
          content: commitTo(bytes, salt),
        });
        await insertContent(trx, { entryId: entry.id, bytes, salt });
        await insertEventBatch(trx, id, {
          entryId: entry.id,
          recordedAt: entry.at,
          recordedBy: write.principal.subject,
        });
        return { id, at: entry.at };
      }),
  };
}

/** The answer is read from what was kept, so that it is the same whenever it is asked for again, whatever became of the events. */
const REPORT: Operation<EventBatch> = {
  name: 'report-event-batch',
  kind: 'event-batch',
  load: async (trx, id) => {
    const batch = await findEventBatch(trx, id);
    if (batch === undefined) {
      throw notFound('event-batch');
    }
    const { results } = decodeContent('event-batch', batch.bytes);
    const count = (outcome: BatchResult['outcome']) =>
      results.filter((result) => result.outcome === outcome).length;
    return {
      id,
      recordedAt: batch.recordedAt,
      counts: {
        recorded: count('recorded'),
        alreadyRecorded: count('already-recorded'),
        refused: count('refused'),
      },
      results,
    };
  },
};

interface PlacedItem extends BatchItem {
  readonly index: number;
}

/** An item of a case that is open, under its reference. */
interface Candidate extends PlacedItem {
  readonly work: CaseWork;
  readonly digest: Buffer;
  /** What would be kept of it as a first report. */
  readonly bytes: Buffer;
}

/**
 * Records what can be recorded. The order of the items means nothing: what is written is written in the order of the references, and
 * where items disagree about one reference none of them is taken.
 */
async function record(
  deps: Dependencies,
  trx: Transaction<Database>,
  { open, closed }: AskedCases,
  items: readonly PlacedItem[],
): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  const candidates: Candidate[] = [];
  const salts = await findReferenceSalts(trx, [...open.keys()]);
  for (const item of items) {
    const work = open.get(item.licenceId);
    if (work === undefined) {
      results.push(refuseClosed(item.index, closed.get(item.licenceId)));
      continue;
    }
    const digest = referenceDigest(saltOf(salts, item.licenceId), item.event);
    candidates.push({ ...item, work, digest, bytes: encodeContent('breach-event', { event: item.event }) });
  }
  const digests = candidates.map(({ digest }) => digest);
  const sources = new Map(
    (await findEventSources(trx, digests)).map(({ digest, eventId }) => [digest.toString('hex'), eventId]),
  );
  const reports = new Map(
    (await findFirstReports(trx, [...new Set(sources.values())])).map((report) => [report.eventId, report]),
  );
  const groups = Map.groupBy(candidates, ({ digest }) => digest.toString('hex'));
  const added: { digest: Buffer; licenceId: string; eventId: string }[] = [];
  for (const [key, group] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const report = reports.get(sources.get(key) ?? '');
    if (report !== undefined) {
      results.push(...group.map((one) => compare(one, report)));
      continue;
    }
    const [first, ...others] = group.filter((one) => {
      const faults = eventFaults(deps.book, one.event, '/event');
      if (faults.length > 0) {
        results.push(refuse(one.index, 'invalid', faults));
      }
      return faults.length === 0;
    });
    if (first === undefined) {
      continue;
    }
    if (others.some(({ bytes }) => !bytes.equals(first.bytes))) {
      results.push(...[first, ...others].map(({ index }) => refuse(index, 'invalid', DISAGREE)));
      continue;
    }
    const eventId = await recordReport(first.work, deps, first.event);
    added.push({ digest: first.digest, licenceId: first.licenceId, eventId });
    const done = { eventId, version: 1 };
    results.push({ index: first.index, outcome: 'recorded', ...done });
    for (const { index } of others) {
      results.push({ index, outcome: 'already-recorded', ...done });
    }
  }
  await insertEventSources(trx, added);
  return results;
}

/** An item under a reference that is known: the same report again, or another. Later revisions of the event change neither. */
function compare(
  { index, bytes }: Candidate,
  report: { readonly eventId: string; readonly version: number; readonly bytes: Buffer | null },
): BatchResult {
  const { eventId, version } = report;
  return report.bytes?.equals(bytes) === true
    ? { index, outcome: 'already-recorded', eventId, version }
    : { ...refuse(index, 'already-registered', DIFFERS), eventId, version };
}

const DIFFERS: readonly Fault[] = [
  {
    field: '/event/sourceReference',
    problem: 'is the reference of an event of this licence that was first reported with other content',
    remedy:
      'report what changed as a revision of the event whose id is given here; an event of its own needs a reference of its own',
  },
];

const DISAGREE: readonly Fault[] = [
  {
    field: '/event/sourceReference',
    problem: 'is the reference of several items of this batch that do not say the same',
    remedy:
      'send the one that was reported first; what changed later is a revision of the event, and another event needs a reference of its own',
  },
];

function refuse(index: number, code: BatchProblem, errors: readonly Fault[]): BatchResult {
  return { index, outcome: 'refused', problem: { code, errors } };
}

/** What is wrong with the licence that an item names. */
function at(problem: string, remedy: string): readonly Fault[] {
  return [{ field: '/licenceId', problem, remedy }];
}

/** Of a licence that is not there, that is out of sight or whose id is none, the same is said. */
function refuseClosed(index: number, why: ClosedCase | undefined): BatchResult {
  switch (why?.code) {
    case 'erased':
      return refuse(
        index,
        'erased',
        at(
          'is of a case whose content was erased',
          'report nothing more of it: what was erased is not begun again',
        ),
      );
    case 'another-area':
      return refuse(
        index,
        'another-area',
        at(
          'is of a case that is for another area to change',
          'let the area that supervises the person report it',
        ),
      );
    case 'not-found':
    case undefined:
      return refuse(index, 'not-found', at('is not the id of a licence', 'check the id'));
  }
}
