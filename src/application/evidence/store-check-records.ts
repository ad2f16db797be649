import { readEntry } from '../../audit/bundle-entry.ts';
import { AUDIT_ACTS, type AuditEntry, type AuditSubject, isAuditAct, sha256 } from '../../audit/index.ts';
import { findRuleBookText } from '../../db/rule-books.ts';
import {
  findHeadRows,
  findRecordRows,
  findRuleBookRows,
  type HeadRow,
  RECORD_TABLES,
  type RecordRow,
  type RecordTable,
} from '../../db/store-check-records.ts';
import { BATCH_ROWS, type CheckContext, inBatches } from './store-check-context.ts';
import { RECORD_OF_ACT } from './store-check-entries.ts';
import type { StoreFinding } from './store-check-findings.ts';

/** What a row says beside its entry, as its content says it; `undefined` where the content does not say. */
type Facts = Readonly<Record<string, string | undefined>>;

interface RecordKind {
  readonly kind: AuditSubject['kind'];
  /** What the content says of the row's facts. */
  readonly factsOf?: (content: unknown, bytes: Buffer) => Facts;
  /** What must be gone from the row where its content is erased. */
  readonly erasable?: readonly string[];
}

/** What each table records, and what its rows repeat of their content. A new table does not compile until it is here. */
const KINDS: Readonly<Record<RecordTable, RecordKind>> = {
  licence_versions: {
    kind: 'licence',
    factsOf: (content) => ({
      crn: textAt(content, 'person', 'crn'),
      noms_number: textAt(content, 'person', 'nomsNumber'),
    }),
    erasable: ['crn', 'noms_number'],
  },
  breach_event_versions: { kind: 'breach-event' },
  considerations: { kind: 'consideration' },
  judgement_versions: { kind: 'judgement' },
  recommendations: {
    kind: 'recommendation',
    factsOf: (content, bytes) => ({
      content_hash: sha256(bytes).toString('hex'),
      as_at: textAt(content, 'asAt'),
      known_at: textAt(content, 'knownAt'),
      rule_book_version: textAt(content, 'ruleBook', 'version'),
      rule_book_digest: textAt(content, 'ruleBook', 'digest'),
    }),
  },
  recall_versions: {
    kind: 'recall',
    factsOf: (content) => ({ consideration_id: textAt(content, 'considerationId') }),
  },
  legal_holds: { kind: 'legal-hold', factsOf: (content) => ({ ground: textAt(content, 'ground') }) },
  legal_hold_releases: { kind: 'legal-hold' },
  erasures: { kind: 'erasure', factsOf: (content) => ({ authority: textAt(content, 'authority') }) },
  disputes: {
    kind: 'dispute',
    factsOf: (content) => ({
      subject_kind: textAt(content, 'about', 'kind'),
      subject_id: textAt(content, 'about', 'id'),
    }),
  },
  subject_access_parts: { kind: 'subject-access-request' },
  subject_access_reviews: { kind: 'subject-access-request' },
  audit_bundles: { kind: 'audit-bundle' },
};

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
  for (const member of differencesFromContent(KINDS[table], row)) {
    context.findings.add({ check: 'record-differs', ...place, member });
  }
  if (row.contentBytes === null) {
    for (const member of (KINDS[table].erasable ?? []).filter((name) => row.facts[name] !== null)) {
      context.findings.add({ check: 'content-not-erased', ...place, member });
    }
  }
}

type Difference = Required<Pick<StoreFinding, 'member' | 'expected' | 'found'>>;

/** What the row says of its own recording and the entry does not. */
function differencesFromEntry(table: RecordTable, row: RecordRow, entry: AuditEntry): readonly Difference[] {
  const acts = Object.keys(AUDIT_ACTS).filter((act) => isAuditAct(act) && RECORD_OF_ACT[act] === table);
  const { kind } = KINDS[table];
  const subject = entry.about.find(
    (about) =>
      about.kind === kind &&
      about.id === row.id &&
      // A review says of which request it is, and the row counts the reviews.
      (row.version === null || about.version === undefined || about.version === row.version),
  );
  const subjects = entry.about.map(nameSubject).join(', ');
  const own = nameSubject({
    kind,
    id: row.id,
    ...(row.version === null ? {} : { version: row.version }),
  });
  return [
    acts.includes(entry.act) ? [] : [{ member: 'act', expected: acts.join(' or '), found: entry.act }],
    subject === undefined ? [{ member: 'about', expected: own, found: subjects }] : [],
    compare('recorded_at', entry.at, row.recordedAt ?? entry.at),
    compare('recorded_by', entry.actor.subject, row.recordedBy),
    compare('licence_id', entry.licence ?? 'nothing', row.licenceId ?? 'nothing'),
  ].flat();
}

function compare(member: string, expected: string, found: string): readonly Difference[] {
  return expected === found ? [] : [{ member, expected, found }];
}

function nameSubject({ kind, id, version }: AuditSubject): string {
  return version === undefined ? `${kind} ${id}` : `${kind} ${id} version ${version}`;
}

/** Names of what row and content say differently. The values stay where they are: they may be personal. */
function differencesFromContent({ factsOf }: RecordKind, row: RecordRow): readonly string[] {
  const content = parse(row.contentBytes);
  if (factsOf === undefined || content === undefined || row.contentBytes === null) {
    return [];
  }
  return Object.entries(factsOf(content.value, row.contentBytes))
    .filter(([name, fact]) => (fact ?? null) !== row.facts[name])
    .map(([name]) => name);
}

/** Holds the head of every case against its chain and its latest version. */
export async function checkHeads(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_ROWS,
    (page) => findHeadRows(context.db, page),
    ({ id }) => id,
    (rows) => {
      for (const row of rows) {
        checkHead(context, row);
      }
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
    row.lastAt === null || row.lastInstant >= row.lastAt
      ? []
      : [{ member: 'last_instant', expected: `${row.lastAt} or later`, found: row.lastInstant }],
    compare('licence_version', String(row.latestVersion ?? 'nothing'), String(row.licenceVersion)),
    compare('erased_by', row.erasure ?? 'nothing', row.erasedBy ?? 'nothing'),
  ].flat();
  for (const difference of ledger) {
    context.findings.add({ check: 'head-differs', ...place, ...difference });
  }
  const content = parse(row.latestContent);
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

/** Holds the text of every rule book against its digest, one text at a time. */
export async function checkRuleBooks(context: CheckContext): Promise<void> {
  for (const { version, digest } of await findRuleBookRows(context.db)) {
    const text = await findRuleBookText(context.db, version);
    const found = sha256(Buffer.from(text ?? '', 'utf8'));
    if (!found.equals(digest)) {
      context.findings.add({
        check: 'rule-book-differs',
        table: 'rule_books',
        key: version,
        expected: digest.toString('hex'),
        found: found.toString('hex'),
      });
    }
    await context.pace(1);
  }
}

/** Content that is not what was committed to is a finding of its own; here it only has to be readable. */
function parse(bytes: Buffer | null): { readonly value: unknown } | undefined {
  if (bytes === null) {
    return undefined;
  }
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** The text at a path of members; undefined where there is none. */
function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) {
      return undefined;
    }
    at = new Map<string, unknown>(Object.entries(at)).get(name);
  }
  return typeof at === 'string' ? at : undefined;
}
