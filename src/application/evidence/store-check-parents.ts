import { readEntry } from '../../audit/bundle-entry.ts';
import type { AuditEntry } from '../../audit/index.ts';
import {
  findGuardedParts,
  findGuards,
  findMonitoringGuards,
  GUARDS,
  MONITORING_GUARDS,
} from '../../db/store-check-guards.ts';
import {
  type AccessRequestRow,
  findAccessRequestRows,
  findIdentifierRows,
  findKeyRows,
  findParentRows,
  findWaitingRows,
  PARENT_TABLES,
} from '../../db/store-check-parents.ts';
import { BATCH_ROWS, type CheckContext, inBatches } from './store-check-context.ts';

/** Checks the rows that name no entry: what they stand for must be there, and nobody may have led them elsewhere. */
export async function checkParents(context: CheckContext): Promise<void> {
  for (const table of PARENT_TABLES) {
    await inBatches(
      context,
      BATCH_ROWS,
      (page) => findParentRows(context.db, table, page),
      ({ id }) => id,
      (rows) => {
        for (const { id, licenceId } of rows.filter(({ hasVersion }) => !hasVersion)) {
          context.findings.add({ check: 'record-without-version', licence: licenceId, table, key: id });
        }
      },
    );
  }
  await inBatches<Awaited<ReturnType<typeof findIdentifierRows>>[number], readonly string[]>(
    context,
    BATCH_ROWS,
    (page) => findIdentifierRows(context.db, page),
    ({ licenceId, version }) => [licenceId, String(version)],
    (rows) => {
      for (const { licenceId, version } of rows.filter(({ hasVersion }) => !hasVersion)) {
        context.findings.add({
          check: 'record-without-version',
          licence: licenceId,
          table: 'licence_identifiers',
          key: `${licenceId} version ${version}`,
        });
      }
    },
  );
  await checkAccessRequests(context);
  await checkKeys(context);
  await checkWaiting(context);
}

async function checkAccessRequests(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_ROWS,
    (page) => findAccessRequestRows(context.db, page),
    ({ id }) => id,
    (rows) => {
      for (const { id, recordedAt } of rows.filter((row) => !wasMade(row))) {
        context.findings.add({
          check: 'request-differs',
          table: 'subject_access_requests',
          key: id,
          found: recordedAt,
        });
      }
    },
  );
}

/** Where something was gathered, its own entry was held against the request already. */
function wasMade({ id, hasPart, recordedAt, recordedBy, entries }: AccessRequestRow): boolean {
  return (
    hasPart ||
    entries.some((bytes) => {
      if (readEntry(bytes).check !== 'ok') {
        return false;
      }
      // INVARIANT: `readEntry` has found every member of an entry in these bytes, each of its kind.
      const { about, act, actor, at }: AuditEntry = JSON.parse(bytes.toString('utf8'));
      return (
        act === 'subject-access-gathered' &&
        actor.subject === recordedBy &&
        at === recordedAt &&
        about.some((subject) => subject.kind === 'subject-access-request' && subject.id === id)
      );
    })
  );
}

/** A key that leads elsewhere would answer a repeated request with what somebody else did. */
async function checkKeys(context: CheckContext): Promise<void> {
  await inBatches<Awaited<ReturnType<typeof findKeyRows>>[number], readonly string[]>(
    context,
    BATCH_ROWS,
    (page) => findKeyRows(context.db, page),
    ({ subject, operation, digest }) => [subject, operation, digest],
    (rows) => {
      for (const { operation, digest, resourceId, recordedAt } of rows.filter(({ isDone }) => !isDone)) {
        context.findings.add({
          check: 'key-differs',
          table: 'idempotency_keys',
          key: `${operation} ${digest.slice('\\x'.length)}`,
          found: `${resourceId} at ${recordedAt}`,
        });
      }
    },
  );
}

async function checkWaiting(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_ROWS,
    (page) => findWaitingRows(context.db, page),
    ({ arrival }) => arrival,
    (rows) => {
      for (const { arrival, entryId, hasEntry, hasPlace, isDoubled } of rows) {
        const faults = [
          hasEntry ? [] : ['no such entry'],
          hasPlace ? ['a place in the tree'] : [],
          isDoubled ? ['another row of the same entry'] : [],
        ].flat();
        for (const found of faults) {
          context.findings.add({
            check: 'waiting-differs',
            entryId,
            table: 'unsequenced_entries',
            key: `arrival ${arrival}`,
            found,
          });
        }
      }
    },
  );
}

/** Whether every guard that the migrations make is there and always on. Whether its function was changed is not looked at. */
export async function checkGuards({ db, findings }: CheckContext): Promise<void> {
  const parts = await findGuardedParts(db);
  const found = new Map(
    [
      ...(await findGuards(db)),
      ...(await findMonitoringGuards(db)),
      ...parts.flatMap(({ guards }) => guards),
    ].map(({ table, trigger, enabled }) => [`${table} ${trigger}`, enabled]),
  );
  const ofParts = parts.flatMap(({ part, table }) =>
    GUARDS.filter((guard) => guard.table === table).map(({ trigger }) => ({ table: part, trigger })),
  );
  for (const { table, trigger } of [...GUARDS, ...MONITORING_GUARDS, ...ofParts]) {
    const enabled = found.get(`${table} ${trigger}`);
    if (enabled !== 'A') {
      findings.add({
        check: 'guard-missing',
        table,
        key: trigger,
        found: enabled === undefined ? 'nothing' : describeState(enabled),
      });
    }
  }
}

function describeState(enabled: string): string {
  return enabled === 'D' ? 'a guard that is off' : 'a guard that some sessions escape';
}
