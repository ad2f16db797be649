/** The tables that are filled and their columns, in an order in which every row comes after those that it names. */
export const TABLES = {
  cases: [
    'id',
    'licence_version',
    'region',
    'delivery_unit',
    'previous_region',
    'previous_delivery_unit',
    'host_region',
    'host_delivery_unit',
    'limited_access',
    'chain_length',
    'chain_hash',
    'last_instant',
  ],
  audit_entries: ['id', 'licence_id', 'chain_index', 'hash', 'bytes', 'recorded_at'],
  contents: ['entry_id', 'bytes', 'salt'],
  licence_references: ['licence_id', 'source_system', 'external_reference'],
  licence_versions: ['licence_id', 'version', 'entry_id', 'recorded_at', 'recorded_by'],
  licence_identifiers: ['licence_id', 'version', 'crn', 'noms_number'],
  access_grants: [
    'id',
    'licence_id',
    'subject',
    'capacity',
    'ends_at',
    'entry_id',
    'recorded_at',
    'recorded_by',
  ],
  breach_events: ['id', 'licence_id'],
  event_sources: ['digest', 'licence_id', 'event_id'],
  breach_event_versions: ['event_id', 'version', 'licence_id', 'entry_id', 'recorded_at', 'recorded_by'],
  considerations: ['id', 'licence_id', 'entry_id', 'recorded_at', 'recorded_by'],
  judgement_versions: ['consideration_id', 'version', 'entry_id', 'recorded_at', 'recorded_by'],
  recommendations: [
    'id',
    'consideration_id',
    'entry_id',
    'what_if',
    'as_at',
    'known_at',
    'rule_book_version',
    'content_hash',
    'recorded_at',
    'recorded_by',
    'expires_at',
  ],
  recalls: ['id', 'licence_id'],
  recall_versions: ['recall_id', 'version', 'consideration_id', 'entry_id', 'recorded_at', 'recorded_by'],
  review_steps: [
    'consideration_id',
    'version',
    'licence_id',
    'action',
    'state',
    'region',
    'delivery_unit',
    'entry_id',
    'recorded_at',
    'recorded_by',
  ],
  consideration_heads: [
    'consideration_id',
    'licence_id',
    'version',
    'state',
    'decision',
    'urgency',
    'clock',
    'due_at',
    'countersign_by',
    'countersign_due_at',
    'new_facts_waiting',
    'new_facts_due_at',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TableName = keyof typeof TABLES;

/** Every table, in the order in which they are filled. */
export const TABLE_NAMES = Object.keys(TABLES).filter((name): name is TableName =>
  Object.hasOwn(TABLES, name),
);

export type Value = string | number | boolean | Buffer | null;
type Row<T extends TableName> = Readonly<Record<(typeof TABLES)[T][number], Value>>;

/** Rows for COPY in its text form (PostgreSQL manual, COPY, "Text Format"), by table. */
export interface Rows {
  add<T extends TableName>(table: T, row: Row<T>): void;
  /** What was added, as bytes to send, each in a memory of its own; a table without rows is left out. */
  finish(): ReadonlyMap<TableName, Uint8Array<ArrayBuffer>>;
}

export function collectRows(): Rows {
  const lines = new Map<TableName, string[]>();
  return {
    add(table, row) {
      const values = new Map<string, Value>(Object.entries(row));
      const line = `${TABLES[table].map((column) => textOf(values.get(column) ?? null)).join('\t')}\n`;
      const of = lines.get(table);
      if (of === undefined) {
        lines.set(table, [line]);
      } else {
        of.push(line);
      }
    },
    finish: () => new Map([...lines].map(([table, of]) => [table, UTF8.encode(of.join(''))])),
  };
}

function textOf(value: Value): string {
  if (value === null) {
    return '\\N';
  }
  switch (typeof value) {
    case 'string':
      return value.replaceAll(SPECIAL, (character) => ESCAPES[character] ?? character);
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 't' : 'f';
    case 'object':
      return `\\\\x${value.toString('hex')}`;
  }
}

const UTF8 = new TextEncoder();
const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
