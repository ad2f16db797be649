import type { Transaction } from 'kysely';
import type { AuditEntry } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import {
  findAccessParts,
  findAccessReleases,
  findAccessReviews,
  findContentsOfChain,
  findContentsOfRequest,
  type StoredAccessRequest,
  type StoredAccessReview,
  type StoredContent,
} from '../../db/subject-access.ts';
import { decodeContent } from '../content.ts';
import { findKnownDisputes } from '../known-disputes.ts';
import type { Instant } from '../model.ts';
import { withheldEntries } from '../review/withholding.ts';
import { DomainFailure } from '../services.ts';
import type { AccessPartContent } from './access-content.ts';
import { isHeldBack, type MarkContext, marksOf } from './access-marks.ts';
import type { HeldApart, HeldRecord } from './held-apart.ts';
import { without } from './json-pointers.ts';
import type { AccessDecision, AccessItem, SubjectAccessView } from './services.ts';

/** An entry of a case with the bytes it recorded, which are there. */
interface RecordedItem<Entry = AuditEntry> {
  readonly entry: Entry;
  readonly bytes: Buffer;
}

/** What an item says of the entry that recorded it. */
type Named = Pick<AuditEntry, 'id' | 'about' | 'at'>;

/** Stands for somebody who took no step of any review: what is not open to them is not yet open to everybody. */
const NOBODY = '';

/** Names everything that a case holds content of, with its marks. The case is locked and was not erased. */
export async function itemsOfCase(
  trx: Transaction<Database>,
  licenceId: string,
  person: MarkContext['person'],
  knownAt: Instant,
  apart: HeldApart | undefined,
): Promise<AccessPartContent['items']> {
  const stored = await findContentsOfChain(trx, licenceId);
  const recorded = stored.flatMap(toRecordedItem);
  const heldBack = new Set(recorded.flatMap(heldBackEvent));
  const withheld = await withheldEntries(
    trx,
    NOBODY,
    stored.map(({ entryId, entry }) => ({ entryId, bytes: entry })),
    knownAt,
  );
  const ofCase = recorded.map(({ entry, bytes }) => ({
    entryId: entry.id,
    marks: marksOf(entry.act, entry.about[0]?.id, parse(bytes), {
      heldBack,
      notYetOpen: withheld.has(entry.id),
      person,
    }),
  }));
  // It is of the person alone and was never anybody else's to withhold.
  const heldApart = (await apart?.ofLicences([licenceId], knownAt)) ?? [];
  return [...ofCase, ...heldApart.map(({ entryId }) => ({ entryId, marks: [] }))];
}

/** The event of which this is a version that is not, or not all of it, for the person to know. */
function heldBackEvent({ entry, bytes }: RecordedItem): readonly string[] {
  const [subject] = entry.about;
  const isEvent = entry.act === 'event-reported' || entry.act === 'event-revised';
  return isEvent && subject !== undefined && isHeldBack(decodeContent('breach-event', bytes))
    ? [subject.id]
    : [];
}

/**
 * A request as it is known at an instant. Its items are read anew from what the cases hold, by the list made when they were
 * gathered: what was erased since is left out and counted.
 */
export async function loadAccessView(
  trx: Transaction<Database>,
  { id, recordedAt }: StoredAccessRequest,
  knownAt: Instant,
  apart: HeldApart | undefined,
): Promise<SubjectAccessView> {
  const parts = await findAccessParts(trx, id);
  const licenceIds = parts.map(({ licenceId }) => licenceId);
  const reviews = await findAccessReviews(trx, id, knownAt);
  const disputes = await findKnownDisputes(trx, licenceIds, knownAt);
  const stored = await findContentsOfRequest(trx, id);
  const heldApart = (await apart?.ofLicences(licenceIds, recordedAt)) ?? [];
  const recorded = new Map<string, RecordedItem<Named>>(
    [...stored.flatMap(toRecordedItem), ...heldApart.flatMap(toItemApart)].map((item) => [
      item.entry.id,
      item,
    ]),
  );
  const decisions = new Map(
    reviews.flatMap(({ bytes }) =>
      bytes === null
        ? []
        : decodeContent('subject-access-review', bytes).decisions.map(
            ({ entryId, ...decision }): readonly [string, AccessDecision] => [entryId, decision],
          ),
    ),
  );

  const items = parts.flatMap(({ licenceId, bytes }): readonly AccessItem[] => {
    const listed = bytes === null ? [] : decodeContent('subject-access-part', bytes).items;
    return listed.map(({ entryId, marks }) => {
      const item = recorded.get(entryId);
      if (item === undefined && apart === undefined) {
        // It was gathered while there was a role for it.
        throw new DomainFailure({ code: 'monitoring-not-configured' });
      }
      if (item === undefined) {
        throw new TypeError(`entry ${entryId} was gathered, and its case has no content for it`);
      }
      const about = item.entry.about[0]?.id ?? licenceId;
      return toItem(licenceId, item, marks, disputes.about(about), decisions.get(entryId));
    });
  });
  const reviewer = reviews.reduce<StoredAccessReview | undefined>(
    (last, review) => (last === undefined || review.recordedAt > last.recordedAt ? review : last),
    undefined,
  )?.recordedBy;
  const released = await firstRelease(trx, id, knownAt);
  const erasedItems = [...stored, ...heldApart].filter(({ bytes }) => bytes === null).length;
  return {
    id,
    gatheredAt: recordedAt,
    state: stateOf(licenceIds, items),
    licenceIds,
    items,
    ...(erasedItems === 0 ? {} : { erasedItems }),
    ...(reviewer === undefined ? {} : { reviewedBy: reviewer }),
    ...(released === undefined ? {} : { released }),
  };
}

/** When and by whom a request was first released, as its chains tell: a release is recorded nowhere else. */
async function firstRelease(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
): Promise<SubjectAccessView['released']> {
  for (const bytes of await findAccessReleases(trx, id, knownAt)) {
    // INVARIANT: the bytes were sealed as an entry (`seal`), and the database lets nobody change them.
    const { act, about, at, actor }: AuditEntry = JSON.parse(bytes.toString('utf8'));
    const isThis = about.some((subject) => subject.kind === 'subject-access-request' && subject.id === id);
    if (act === 'subject-access-released' && isThis) {
      return { at, by: actor.subject };
    }
  }
  return undefined;
}

function toItem(
  licenceId: string,
  { entry, bytes }: RecordedItem<Named>,
  marks: AccessItem['marks'],
  disputes: AccessItem['disputes'],
  decision: AccessDecision | undefined,
): AccessItem {
  return {
    entryId: entry.id,
    licenceId,
    about: entry.about,
    recordedAt: entry.at,
    // What was not open to everybody when it was gathered is decided on by nobody, so it is not handed out later either.
    content: without(
      parse(bytes),
      new Set(marks.flatMap(({ path, why }) => (why === undefined ? [] : [path]))),
    ),
    marks,
    disputes,
    ...(decision === undefined ? {} : { decision }),
  };
}

function stateOf(licenceIds: readonly string[], items: readonly AccessItem[]): SubjectAccessView['state'] {
  if (licenceIds.length === 0) {
    return 'nothing-held';
  }
  return items.every(({ decision }) => decision !== undefined) ? 'reviewed' : 'to-be-reviewed';
}

function toRecordedItem({ entry, bytes }: StoredContent): readonly RecordedItem[] {
  if (bytes === null) {
    return [];
  }
  // INVARIANT: the bytes were sealed as an entry (`seal`), and the database lets nobody change them.
  const parsed: AuditEntry = JSON.parse(entry.toString('utf8'));
  return [{ entry: parsed, bytes }];
}

function toItemApart({ entryId, licenceId, recordedAt, bytes }: HeldRecord): readonly RecordedItem<Named>[] {
  return bytes === null
    ? []
    : [{ entry: { id: entryId, about: [{ kind: 'licence', id: licenceId }], at: recordedAt }, bytes }];
}

/** INVARIANT: every content is a JSON object, for each is made from a type of this service. */
function parse(bytes: Buffer): Readonly<Record<string, unknown>> {
  const content: Readonly<Record<string, unknown>> = JSON.parse(bytes.toString('utf8'));
  return content;
}
