import type { OpenedRuleBook } from '../../src/application/rule-book.ts';
import { makeCase, type Settings } from './one-case.ts';
import { collectRows, type TableName } from './rows.ts';
import { emptyTally, type Tally } from './tally.ts';

/** Some cases, made together and loaded together. */
export interface Batch {
  /** Bytes for COPY, by table. */
  readonly rows: ReadonlyMap<TableName, Uint8Array<ArrayBuffer>>;
  readonly tally: Tally;
}

/** Which cases a batch holds: their numbers from `first` up to and including `last`. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export function makeBatch(book: OpenedRuleBook, settings: Settings, { first, last }: Range): Batch {
  const rows = collectRows();
  const tally = emptyTally();
  for (let number = first; number <= last; number += 1) {
    makeCase({ book, rows, tally }, settings, number);
  }
  return { rows: rows.finish(), tally };
}

/** All cases, in batches of a size. */
export function rangesOf(licences: number, size: number): readonly Range[] {
  return Array.from({ length: Math.ceil(licences / size) }, (_, place) => ({
    first: place * size + 1,
    last: Math.min(licences, (place + 1) * size),
  }));
}
