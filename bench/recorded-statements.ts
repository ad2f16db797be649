import { readFileSync } from 'node:fs';

/** A value of a statement as it was sent; bytes as base64. */
export type RecordedValue =
  | { readonly bytes: string }
  | { readonly list: readonly RecordedValue[] }
  | { readonly plain: string | number | boolean | null };

/** One statement as it was sent, with the name under which it was prepared, where it was. */
export interface RecordedStatement {
  readonly text: string;
  readonly name?: string;
  readonly values: readonly RecordedValue[];
}

/** A value that is another in each run: a new id, the instant, or a place in the chain that the lock of the case tells. */
export type Slot = 'run-id' | 'entry-id' | 'now' | 'chain-length' | 'next-chain-length';

export type SlottedValue =
  | RecordedValue
  | { readonly slot: Slot }
  | { readonly slots: readonly SlottedValue[] };

export interface SlottedStatement {
  readonly text: string;
  readonly name?: string;
  readonly values: readonly SlottedValue[];
}

/** What one stored recommendation in a consideration sends to the database, and what is answered. */
export interface RecordedRun {
  readonly considerationId: string;
  readonly statements: readonly SlottedStatement[];
  readonly answer: unknown;
}

/** What of an answer to `POST /v1/considerations/{id}/recommendations` tells its values from others. */
export interface AnsweredRun {
  readonly id: string;
  readonly considerationId: string;
  readonly recordedAt: string;
}

export function toRecordedValue(value: unknown): RecordedValue {
  if (Buffer.isBuffer(value)) {
    return { bytes: value.toString('base64') };
  }
  if (Array.isArray(value)) {
    return { list: value.map(toRecordedValue) };
  }
  if (value === null || value === undefined) {
    return { plain: null };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { plain: value };
  }
  throw new TypeError(`a value of type ${typeof value} cannot be written down`);
}

/** The transactions of stored recommendations that `statement-recorder.ts` wrote, in order. */
export function readRecorded(file: string): readonly (readonly RecordedStatement[])[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): readonly RecordedStatement[] => JSON.parse(line));
}

/**
 * The statements of one run with slots in place of what differs from run to run, so that they can be run again and again.
 *
 * @throws {Error} where the entry of the run, or its place in the chain, is not among the values.
 */
export function slotted(
  statements: readonly RecordedStatement[],
  answered: AnsweredRun,
): readonly SlottedStatement[] {
  const entry = statements.find(({ text }) => /insert into "?audit_entries"?/i.test(text));
  const entryId = entryIdOf(statements, answered.id);
  const place = entry?.values.map(numberOf).find((number) => number !== undefined);
  if (entryId === undefined || place === undefined) {
    throw new Error('the entry of the run is not among the values');
  }
  const slots = new Map<unknown, Slot>([
    [answered.id, 'run-id'],
    [entryId, 'entry-id'],
    [answered.recordedAt, 'now'],
    [place, 'chain-length'],
    [place + 1, 'next-chain-length'],
  ]);
  const fill = (value: RecordedValue): SlottedValue => {
    if ('list' in value) {
      return { slots: value.list.map(fill) };
    }
    const slot = 'plain' in value ? slots.get(value.plain) : undefined;
    return slot === undefined ? value : { slot };
  };
  return statements.map((statement) => ({ ...statement, values: statement.values.map(fill) }));
}

/** The entry's bytes name it, and every id that the run got is one of its values. */
function entryIdOf(statements: readonly RecordedStatement[], runId: string): string | undefined {
  for (const { values } of statements) {
    for (const value of values) {
      if ('bytes' in value) {
        const text = Buffer.from(value.bytes, 'base64').toString('utf8');
        if (text.includes('"act":"recommendation-made"') && text.includes(runId)) {
          const entry: { readonly id?: unknown } = JSON.parse(text);
          return typeof entry.id === 'string' ? entry.id : undefined;
        }
      }
    }
  }
  return undefined;
}

function numberOf(value: RecordedValue): number | undefined {
  return 'plain' in value && typeof value.plain === 'number' ? value.plain : undefined;
}

/** Bytes that a value has on its way. */
export function sizeOf(value: RecordedValue): number {
  if ('bytes' in value) {
    return Buffer.byteLength(value.bytes, 'base64');
  }
  if ('list' in value) {
    return value.list.reduce((sum, one) => sum + sizeOf(one), 0);
  }
  return value.plain === null ? 0 : Buffer.byteLength(String(value.plain));
}
