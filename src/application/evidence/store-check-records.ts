import { readEntry } from '../../audit/bundle-entry.ts';
import { AUDIT_ACTS, type AuditEntry, type AuditSubject, isAuditAct } from '../../audit/index.ts';
import {
  findHeadRows,
  findRecordRows,
  type HeadRow,
  RECORD_TABLES,
  type RecordRow,
  type RecordTable,
} from '../../db/store-check-records.ts';
import { checkAreas } from './store-check-areas.ts';
import { BATCH_ROWS, type CheckContext, DAY_MS, inBatches, isLaterThan } from './store-check-context.ts';
import { RECORD_OF_ACT } from './store-check-entries.ts';
import { type Facts, KINDS, parseJson, textAt } from './store-check-facts.ts';
import type { StoreFinding } from './store-check-findings.ts';

/** Holds every row that names an entry against that entry and its content. */
export async function checkRecords(context: CheckContext): Promise<void> {
  for (const table of RECORD_TABLES) {
    await inBatches(
      context,
      BATCH_ROWS,
      (page) => findRecordRows(context.db, table, page),
      ({ entryId }) => entryId,
      (rows) => {
        for (const row of rows) {
          checkRecord(context, table, row);
        }
      },
    );
  }
}

function checkRecord(context: CheckContext, table: RecordTable, row: RecordRow): void {
  const place: Omit<StoreFinding, 'check'> = {
    entryId: row.entryId,
    table,
    key: row.version === null ? row.id : `${row.id} version ${row.version}`,
    ...(row.leafIndex === null ? {} : { leafIndex: row.leafIndex }),
    ...(row.licenceId === null ? {} : { licence: row.licenceId }),
    ...(row.chainIndex === null ? {} : { chainIndex: row.chainIndex }),
  };
  checkVersion(context, table, row, place);
  if (row.entryBytes === null) {
    context.findings.add({ check: 'record-without-entry', ...place });
    return;
  }
  const reading = readEntry(row.entryBytes);
  if (reading.check !== 'ok') {
    // Found already where the entry itself was checked, and says nothing that could be compared.
    return;
  }
  // INVARIANT: `readEntry` has found every member of an entry in these bytes, each of its kind.
  const entry: AuditEntry = JSON.parse(row.entryBytes.toString('utf8'));
  for (const difference of differencesFromEntry(table, row, entry)) {
    context.findings.add({ check: 'record-differs', ...place, ...difference });
  }
  // Two may be the same where entry and content both say it. The values stay where they are: they may be personal.
  for (const member of new Set(differencesFromFacts(table, row, entry))) {
    context.findings.add({ check: 'record-differs', ...place, member });
  }
  if (row.contentBytes === null) {
    for (const member of (KINDS[table].erasable ?? []).filter((name) => row.facts[name] !== null)) {
      context.findings.add({ check: 'content-not-erased', ...place, member });
    }
  }
}

/** Versions of one thing are counted from 1, and come about one after the other. */
function checkVersion(
  context: CheckContext,
  table: RecordTable,
  row: RecordRow,
  place: Omit<StoreFinding, 'check'>,
): void {
  const { version, chainIndex, previousIndex, hasPrevious } = row;
  const { earliestVersion = 1 } = KINDS[table];
  if (version === null || !VERSIONED.has(table)) {
    return;
  }
  if (!hasPrevious && version > earliestVersion) {
    context.findings.add({ check: 'version-gap', ...place, expected: `version ${version - 1}` });
  }
  if (chainIndex !== null && previousIndex !== null && previousIndex >= chainIndex) {
    context.findings.add({
      check: 'version-order',
      ...place,
      expected: `index ${previousIndex + 1} or later`,
      found: `index ${chainIndex}`,
    });
  }
}

/** Tables that keep several versions of one thing. */
const VERSIONED: ReadonlySet<RecordTable> = new Set<RecordTable>([
  'licence_versions',
  'breach_event_versions',
  'judgement_versions',
  'recall_versions',
  'subject_access_reviews',
  'review_steps',
  'webhook_versions',
]);

type Difference = Required<Pick<StoreFinding, 'member' | 'expected' | 'found'>>;

/** What the row says of its own recording and the entry does not. */
function differencesFromEntry(table: RecordTable, row: RecordRow, entry: AuditEntry): readonly Difference[] {
  const acts = Object.keys(AUDIT_ACTS).filter((act) => isAuditAct(act) && RECORD_OF_ACT[act] === table);
  return [
    acts.includes(entry.act) ? [] : [{ member: 'act', expected: acts.join(' or '), found: entry.act }],
    subjectDifference(KINDS[table].kind, row, entry),
    compare('recorded_at', entry.at, row.recordedAt ?? 'nothing'),
    compare('recorded_by', entry.actor.subject, row.recordedBy ?? 'nothing'),
    compare('licence_id', entry.licence ?? 'nothing', row.licenceId ?? 'nothing'),
  ].flat();
}

/** Whether the entry is about what the row is of. */
function subjectDifference(
  kind: AuditSubject['kind'] | undefined,
  row: RecordRow,
  entry: AuditEntry,
): readonly Difference[] {
  if (kind === undefined) {
    return [];
  }
  const isNamed = entry.about.some(
    (about) =>
      about.kind === kind &&
      about.id === row.id &&
      // A review says of which request it is, and the row counts the reviews.
      (row.version === null || about.version === undefined || about.version === row.version),
  );
  const own = { kind, id: row.id, ...(row.version === null ? {} : { version: row.version }) };
  return isNamed
    ? []
    : [
        {
          member: 'about',
          expected: nameSubject(own),
          found: entry.about.map(nameSubject).join(', '),
        },
      ];
}

function compare(member: string, expected: string, found: string): readonly Difference[] {
  return expected === found ? [] : [{ member, expected, found }];
}

function nameSubject({ kind, id, version }: AuditSubject): string {
  return version === undefined ? `${kind} ${id}` : `${kind} ${id} version ${version}`;
}

/** Names of what the row says otherwise than its entry or its content. */
function differencesFromFacts(table: RecordTable, row: RecordRow, entry: AuditEntry): readonly string[] {
  const { entryFacts, contentFacts } = KINDS[table];
  const content = parseJson(row.contentBytes);
  const differing = (facts: Facts) =>
    Object.entries(facts)
      .filter(([name, fact]) => (fact ?? null) !== row.facts[name])
      .map(([name]) => name);
  return [
    ...differing(entryFacts?.(entry) ?? {}),
    ...(content === undefined || row.contentBytes === null
      ? []
      : differing(contentFacts?.(content.value, row.contentBytes, entry) ?? {})),
  ];
}

/** Holds the head of every case against its chain and its latest version. */
export async function checkHeads(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_ROWS,
    (page) => findHeadRows(context.db, page),
    ({ id }) => id,
    async (rows) => {
      for (const row of rows) {
        checkHead(context, row);
      }
      await checkAreas(context, rows);
    },
  );
}

function checkHead(context: CheckContext, row: HeadRow): void {
  const place = {
    licence: row.id,
    table: 'cases',
    ...(row.lastEntry === null ? {} : { entryId: row.lastEntry }),
    ...(row.lastIndex === null ? {} : { chainIndex: row.lastIndex }),
  };
  // Where an entry is gone from within, the entry after it says so; the head is right to count it.
  const length = row.lastIndex === null ? 0 : Math.max(row.lastIndex + 1, row.entries);
  const ledger = [
    compare('chain_length', String(length), String(row.chainLength)),
    compare('chain_hash', row.lastHash?.toString('hex') ?? 'nothing', row.chainHash.toString('hex')),
    lastInstantDifference(context, row),
    compare('licence_version', String(row.latestVersion ?? 'nothing'), String(row.licenceVersion)),
    compare('erased_by', row.erasure ?? 'nothing', row.erasedBy ?? 'nothing'),
  ].flat();
  for (const difference of ledger) {
    context.findings.add({ check: 'head-differs', ...place, ...difference });
  }
  const content = parseJson(row.latestContent);
  if (content !== undefined) {
    const facts = [
      { member: 'region', kept: row.region, table: 'cases' },
      { member: 'deliveryUnit', kept: row.deliveryUnit, table: 'cases' },
      { member: 'sourceSystem', kept: row.sourceSystem, table: 'licence_references' },
      { member: 'externalReference', kept: row.externalReference, table: 'licence_references' },
    ];
    for (const { member, kept, table } of facts) {
      if ((textAt(content.value, member) ?? null) !== kept) {
        context.findings.add({ check: 'head-differs', licence: row.id, table, member });
      }
    }
  } else if (row.erasure !== null && row.externalReference !== null) {
    context.findings.add({
      check: 'content-not-erased',
      licence: row.id,
      table: 'licence_references',
      member: 'external_reference',
    });
  }
}

/**
 * The latest instant is that of the last entry, but for an erased case: what is released of other cases of its person moves it
 * and leaves no entry in it. A later one would push every entry that follows into a time to come.
 */
function lastInstantDifference(
  { now }: CheckContext,
  { lastAt, lastInstant, erasedBy }: HeadRow,
): readonly Difference[] {
  if (lastAt === null) {
    return [];
  }
  const latest = erasedBy === null ? Date.parse(lastAt) : Date.parse(now);
  const isEarlier = isLaterThan(lastAt, Date.parse(lastInstant));
  return isEarlier || isLaterThan(lastInstant, latest + DAY_MS)
    ? [
        {
          member: 'last_instant',
          expected: isEarlier ? `${lastAt} or later` : 'no more than a day later',
          found: lastInstant,
        },
      ]
    : [];
}
