import { type EntryFacts, readEntry } from '../../audit/bundle-entry.ts';
import { type AuditAct, type AuditEntry, leafHash, NO_PREVIOUS, opensCommitment } from '../../audit/index.ts';
import type { EntryRow } from '../../db/store-check.ts';
import { findAccessRequests } from '../../db/store-check-parents.ts';
import { findRecordedEntries, type RecordTable } from '../../db/store-check-records.ts';
import type { Instant } from '../model.ts';
import { checkHeldApart, type EntryApart } from './store-check-apart.ts';
import { type CheckContext, DAY_MS, isLaterThan } from './store-check-context.ts';
import type { StoreFault, StoreFinding } from './store-check-findings.ts';
import { checkErasure, missingFromErasure } from './store-check-holds.ts';

/** How long an entry may wait for its place in the tree before that is a finding. */
const WAITING_LIMIT_MS = 5 * 60_000;

/** The table in which each act leaves a row that names its entry. A new act does not compile until it is here. */
export const RECORD_OF_ACT: Readonly<Record<AuditAct, RecordTable | undefined>> = {
  'licence-registered': 'licence_versions',
  'licence-replaced': 'licence_versions',
  'licence-read': undefined,
  'licences-searched': undefined,
  'event-reported': 'breach_event_versions',
  'event-revised': 'breach_event_versions',
  'events-listed': undefined,
  'consideration-opened': 'considerations',
  'judgement-recorded': 'judgement_versions',
  'judgement-replaced': 'judgement_versions',
  'consideration-read': undefined,
  'considerations-listed': undefined,
  'recommendation-made': 'recommendations',
  'recommendation-read': undefined,
  'recall-reported': 'recall_versions',
  'recall-replaced': 'recall_versions',
  'recall-read': undefined,
  'audit-trail-read': undefined,
  'answer-repeated': undefined,
  'access-refused': undefined,
  'recommendation-replayed': undefined,
  'recommendations-replayed': undefined,
  'proof-read': undefined,
  'entries-read': undefined,
  'bundle-requested': 'audit_bundles',
  'bundle-read': undefined,
  'legal-hold-placed': 'legal_holds',
  'legal-hold-released': 'legal_hold_releases',
  'legal-holds-read': undefined,
  'erasure-previewed': undefined,
  'retention-reviewed': undefined,
  'content-erased': 'erasures',
  'dispute-recorded': 'disputes',
  'subject-access-gathered': 'subject_access_parts',
  'subject-access-read': undefined,
  'subject-access-reviewed': 'subject_access_reviews',
  'subject-access-released': undefined,
  'recommendation-facts-read': undefined,
  'rules-asked': 'inline_evaluations',
  'proposal-recorded': 'review_steps',
  'independent-view-recorded': 'review_steps',
  'decision-recorded': 'review_steps',
  'endorsement-recorded': 'review_steps',
  'countersignature-recorded': 'review_steps',
  'information-requested': 'review_steps',
  'consideration-withdrawn': 'review_steps',
  'consideration-closed': 'review_steps',
  'consideration-sent': 'review_steps',
  'new-facts-reviewed': 'review_steps',
  'new-facts-noted': 'review_steps',
  'disclosure-checked': 'review_steps',
  'decision-not-to-recall-letter-made': undefined,
  'licence-compliance-letter-made': undefined,
  'recall-request-made': undefined,
  'notice-of-reasons-made': undefined,
  'handover-made': undefined,
  'access-granted': 'access_grants',
  'access-ended': 'access_grant_ends',
  'access-listed': undefined,
  'glass-broken': 'access_grants',
  'access-notices-listed': undefined,
  'access-notice-seen': 'access_notices_seen',
  'event-batch-reported': 'event_batches',
  'feed-read': undefined,
  'webhook-subscribed': 'webhook_versions',
  'webhook-changed': 'webhook_versions',
  'webhook-ended': 'webhook_versions',
  'webhook-replayed': 'webhook_replays',
  'webhooks-listed': undefined,
  'events-delivered': undefined,
  'statistics-read': undefined,
  'figure-traced': undefined,
  'monitoring-recorded': undefined,
  'simulation-requested': 'simulations',
  'simulation-stopped': 'simulation_acts',
  'simulation-resumed': 'simulation_acts',
  'simulation-completed': undefined,
  'simulation-read': undefined,
};

/**
 * Checks entries as they are kept: bytes, columns, leaf, link to the entry before, content, and that what they recorded has its
 * row. Each entry is held against the stored hash of the one before it, whose own bytes are held against that hash in its turn:
 * so every link is checked from the bytes, with no more in memory than one batch.
 */
export async function checkEntries(context: CheckContext, rows: readonly EntryRow[]): Promise<void> {
  const expected = new Map<RecordTable, EntryRow[]>();
  const requests = new Map<string, EntryRow>();
  const apart: EntryApart[] = [];
  for (const row of rows) {
    const entry = checkEntry(context, row);
    if (entry === undefined) {
      continue;
    }
    if (isHeldApart(entry)) {
      const [subject] = wholeEntry(row.bytes).about;
      apart.push({ row, place: placeOf(row), commitment: entry.content, licenceId: subject?.id });
    }
    const table = RECORD_OF_ACT[entry.act];
    if (table === 'subject_access_parts' && entry.licence === undefined) {
      // What was gathered of a person of whom nothing is held has an entry and no part.
      const [request] = wholeEntry(row.bytes).about;
      requests.set(request?.id ?? '', row);
    } else if (table !== undefined) {
      expected.set(table, [...(expected.get(table) ?? []), row]);
    }
    if (entry.act === 'content-erased') {
      await checkErasure(context, row, wholeEntry(row.bytes), placeOf(row));
    }
  }
  await checkHeldApart(context, apart);
  for (const [table, of] of expected) {
    const recorded = await findRecordedEntries(
      context.db,
      table,
      of.map(({ id }) => id),
    );
    for (const row of of.filter(({ id }) => !recorded.has(id))) {
      context.findings.add({ check: 'record-missing', ...placeOf(row), table });
    }
  }
  const made = requests.size === 0 ? new Set() : await findAccessRequests(context.db, [...requests.keys()]);
  for (const [, row] of [...requests].filter(([id]) => !made.has(id))) {
    context.findings.add({ check: 'record-missing', ...placeOf(row), table: 'subject_access_requests' });
  }
}

/** All of an entry that `readEntry` has read, which has found every member in these bytes, each of its kind. */
function wholeEntry(bytes: Buffer): AuditEntry {
  const entry: AuditEntry = JSON.parse(bytes.toString('utf8'));
  return entry;
}

function checkEntry(context: CheckContext, row: EntryRow): EntryFacts | undefined {
  const report = (check: StoreFault, more: Omit<StoreFinding, 'check'> = {}) =>
    context.findings.add({ check, ...placeOf(row), ...more });
  const computed = leafHash(row.bytes);
  if (!computed.equals(row.hash)) {
    report('entry-hash-differs', { expected: hex(row.hash), found: hex(computed) });
  }
  if (row.leafHash !== null && !computed.equals(row.leafHash)) {
    report('leaf-differs', { expected: hex(row.leafHash), found: hex(computed) });
  }
  if (row.leafHash === null && isOverdue(row.recordedAt, context.now)) {
    report('place-overdue');
  }
  const entry = openEntry(row, report);
  checkTime(context, row, entry, report);
  checkPlace(row, entry, report);
  checkContent(row, entry, report);
  return entry;
}

type Report = (check: StoreFault, more?: Omit<StoreFinding, 'check'>) => void;

/** The entry as its bytes have it, held against the columns beside them. */
function openEntry(row: EntryRow, report: Report): EntryFacts | undefined {
  const reading = readEntry(row.bytes);
  switch (reading.check) {
    case 'entry-not-json':
    case 'entry-not-canonical':
      report('entry-not-canonical');
      return undefined;
    case 'entry-members':
      report('not-an-entry', { member: reading.member });
      return undefined;
    case 'ok':
      break;
  }
  const { entry } = reading;
  const columns = [
    { member: 'id', expected: entry.id, found: row.id },
    { member: 'licence_id', expected: entry.licence, found: row.licenceId ?? undefined },
    { member: 'chain_index', expected: entry.index?.toString(), found: row.chainIndex?.toString() },
    { member: 'recorded_at', expected: entry.at, found: row.recordedAt },
  ];
  for (const { member, expected, found } of columns) {
    if (expected !== found) {
      report('column-differs', { member, expected: expected ?? 'nothing', found: found ?? 'nothing' });
    }
  }
  return entry;
}

/** A clock may be wrong by hours; by more than a day it is not the clock. */
function checkTime(
  { now }: CheckContext,
  { coveredAt }: EntryRow,
  entry: EntryFacts | undefined,
  report: Report,
): void {
  if (entry === undefined) {
    return;
  }
  if (isLaterThan(entry.at, Date.parse(now) + DAY_MS)) {
    report('time-to-come', { expected: `no more than a day after ${now}`, found: entry.at });
  }
  // A checkpoint without a time that can be read is a finding of its own.
  const covered = coveredAt === null ? Number.NaN : Date.parse(coveredAt);
  if (!Number.isNaN(covered) && isLaterThan(entry.at, covered + DAY_MS)) {
    report('time-after-checkpoint', {
      expected: `no more than a day after ${coveredAt}`,
      found: entry.at,
    });
  }
}

/** Whether it follows the entry before it in its chain. */
function checkPlace(row: EntryRow, entry: EntryFacts | undefined, report: Report): void {
  if (row.licenceId === null) {
    // That nothing stands before an entry outside every chain is part of its form.
    return;
  }
  if (!row.hasCase) {
    report('case-missing');
  }
  const isFirst = row.chainIndex === 0;
  if (!isFirst && row.previousHash === null) {
    report('chain-gap');
    return;
  }
  if (entry === undefined) {
    return;
  }
  const previous = isFirst || row.previousHash === null ? NO_PREVIOUS : hex(row.previousHash);
  if (entry.previous !== previous) {
    report('link-broken', { expected: previous, found: entry.previous });
  }
  // Both are of one fixed form, so the order of the texts is the order of the instants.
  if (row.previousAt !== null && entry.at < row.previousAt) {
    report('time-goes-back', { expected: `${row.previousAt} or later`, found: entry.at });
  }
}

function checkContent(row: EntryRow, entry: EntryFacts | undefined, report: Report): void {
  if (entry === undefined) {
    return;
  }
  const { content } = entry;
  if (content === undefined) {
    if (row.hasContent) {
      report('content-without-commitment');
    }
    return;
  }
  if (!row.hasContent) {
    if (!isHeldApart(entry)) {
      report('content-absent', { expected: content });
    }
    return;
  }
  if (row.contentBytes === null && row.salt === null) {
    if (!isErased(row)) {
      report('erased-without-entry', { expected: content });
    }
    return;
  }
  if (
    row.contentBytes === null ||
    row.salt === null ||
    !opensCommitment(content, row.contentBytes, row.salt)
  ) {
    report('content-differs', { expected: content });
  }
  if (isBeforeErasure(row)) {
    report('content-not-erased', { table: 'contents' });
  }
}

/** Whether what an entry recorded is kept apart from all content, where the role that checks may not read it. */
function isHeldApart({ act, licence }: EntryFacts): boolean {
  return act === 'monitoring-recorded' && licence === undefined;
}

/** Whether the case's erasure, as its row names it, came later than the entry. What an erasure itself recorded stays. */
function isBeforeErasure({ chainIndex, erasureIndex }: EntryRow): boolean {
  return chainIndex !== null && erasureIndex !== null && chainIndex < erasureIndex;
}

/** Whether a later entry of the chain says that it erased: the row in `erasures` alone is no authority. */
function isErased(row: EntryRow): boolean {
  if (row.erasureBytes === null || !isBeforeErasure(row)) {
    return false;
  }
  const erasure = readEntry(row.erasureBytes);
  return (
    erasure.check === 'ok' &&
    erasure.entry.act === 'content-erased' &&
    erasure.entry.licence === row.licenceId &&
    missingFromErasure(wholeEntry(row.erasureBytes)).length === 0
  );
}

function isOverdue(recordedAt: string, now: Instant): boolean {
  return isLaterThan(now, Date.parse(recordedAt) + WAITING_LIMIT_MS);
}

/** What a finding about an entry names it by. */
export function placeOf(
  row: Pick<EntryRow, 'id' | 'leafIndex' | 'licenceId' | 'chainIndex'>,
): Pick<StoreFinding, 'entryId' | 'leafIndex' | 'licence' | 'chainIndex'> {
  return {
    entryId: row.id,
    ...(row.leafIndex === null ? {} : { leafIndex: row.leafIndex }),
    ...(row.licenceId === null ? {} : { licence: row.licenceId }),
    ...(row.chainIndex === null ? {} : { chainIndex: row.chainIndex }),
  };
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}
