import type { Transaction } from 'kysely';
import { findLicenceOfEvent } from '../../db/breach-events.ts';
import { findLicenceOfConsideration } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findDispute, findLicenceOfDispute, insertDispute } from '../../db/disputes.ts';
import { findLicenceOfRecall } from '../../db/recalls.ts';
import { findLicenceOfRecommendation } from '../../db/recommendations.ts';
import { encodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Fault } from '../errors.ts';
import { notFound, refuseFaults } from '../failures.ts';
import { isId } from '../ids.ts';
import { toDispute } from '../known-disputes.ts';
import { londonDayOf } from '../london.ts';
import type { Instant } from '../model.ts';
import { type Operation, once } from '../once.ts';
import { type CaseWork, inCase } from '../records.ts';
import { readDisputedRecord } from './disputed-record.ts';
import { pointersIn } from './json-pointers.ts';
import type { DisputeContent, DisputeServices, DisputeView } from './services.ts';

/**
 * Recording what the person disputes. It changes nothing that was recorded and no answer of the rules: the statement
 * stands beside the record from then on, wherever that is read. Whether to rectify it is for whoever holds the record
 * (Data Protection Act 2018 s.46, cited, wording not checked: `unverified`).
 */
export function createDisputeServices(deps: Dependencies): DisputeServices {
  return {
    recordDispute: (write, licenceId, content) =>
      once(deps, write, DISPUTE, async (trx) => {
        if (!isId(licenceId)) {
          throw notFound('licence');
        }
        return inCase(deps, trx, write, licenceId, async (work) => {
          refuseFaults([...(await recordFaults(work, content)), ...dayFaults(content, work.at)]);
          const id = deps.newId();
          const { kind, id: subjectId } = content.about;
          const about = [
            { kind: 'dispute' as const, id },
            { kind, id: subjectId },
          ];
          const entryId = await work.record('dispute-recorded', about, encodeContent('dispute', content));
          await insertDispute(
            trx,
            { id, licenceId, subjectKind: kind, subjectId },
            { entryId, recordedAt: work.at, recordedBy: work.by },
          );
          return { id, at: work.at };
        });
      }),
  };
}

const DISPUTE: Operation<DisputeView> = {
  name: 'record-dispute',
  kind: 'dispute',
  licenceOf: findLicenceOfDispute,
  load: loadDispute,
};

/** A dispute is recorded once and never changes, so it is the same at every instant. */
async function loadDispute(trx: Transaction<Database>, id: string): Promise<DisputeView> {
  const stored = await findDispute(trx, id);
  if (stored === undefined) {
    throw new TypeError(`dispute ${id} has no content, although its case was not erased`);
  }
  return toDispute(stored);
}

type FindLicence = (trx: Transaction<Database>, id: string) => Promise<string | undefined>;

/** How the licence of each kind of record is found, and what the record is called. */
const SUBJECTS: Readonly<
  Record<DisputeContent['about']['kind'], { readonly name: string; readonly licenceOf: FindLicence }>
> = {
  licence: { name: 'this licence', licenceOf: (_trx, id) => Promise.resolve(id) },
  'breach-event': { name: 'a breach event of this licence', licenceOf: findLicenceOfEvent },
  consideration: { name: 'a consideration of this licence', licenceOf: findLicenceOfConsideration },
  recommendation: { name: 'a recommendation of this licence', licenceOf: findLicenceOfRecommendation },
  recall: { name: 'a recall of this licence', licenceOf: findLicenceOfRecall },
};

async function recordFaults(
  { trx, licenceId, by, at }: CaseWork,
  { about, fields }: DisputeContent,
): Promise<readonly Fault[]> {
  const { name, licenceOf } = SUBJECTS[about.kind];
  const found = isId(about.id) ? await licenceOf(trx, about.id) : undefined;
  if (found !== licenceId) {
    return [
      {
        field: '/about/id',
        problem: `is not the id of ${name}`,
        remedy: `give the id of ${name}, or record the dispute with the licence it belongs to`,
      },
    ];
  }
  return fields === undefined ? [] : fieldFaults(fields, await readDisputedRecord(trx, about, by, at));
}

function fieldFaults(fields: readonly string[], record: unknown): readonly Fault[] {
  if (fields.length === 0) {
    return [
      {
        field: '/fields',
        problem: 'names no member',
        remedy: 'name at least one, or leave it out where the whole record is disputed',
      },
    ];
  }
  const known = new Set(pointersIn(record));
  return fields.flatMap((pointer, place) => {
    const field = `/fields/${place}`;
    if (!known.has(pointer)) {
      return [
        {
          field,
          problem: 'is no member of the record as it is now',
          remedy:
            'read the record and point into its `content`, or leave `fields` out and say it in the statement',
        },
      ];
    }
    return fields.indexOf(pointer) === place
      ? []
      : [{ field, problem: 'is named before', remedy: 'name each member once' }];
  });
}

function dayFaults({ receivedOn }: DisputeContent, now: Instant): readonly Fault[] {
  return receivedOn > londonDayOf(now)
    ? [
        {
          field: '/receivedOn',
          problem: 'is in the future',
          remedy: 'give the day on which the person said so',
        },
      ]
    : [];
}
