import type { Facts, Inquiry } from '../../../src/rules/facts/inquiry.ts';
import { currentBookText, openBook } from '../../../src/rules/index.ts';
import { outcomes, type Possible, separators, type Value } from '../../../src/rules/kernel/possible.ts';
import { createWorkspace } from '../../../src/rules/kernel/workspace.ts';

const book = openBook(currentBookText());

/** A fresh evaluation of the book on a day. */
export const inquiryOn = (asAt: string): Inquiry => ({
  compiled: book.on(asAt),
  workspace: createWorkspace(),
  asAt,
});

/** What is still to be told, and what the fact could then be. */
export interface Missing {
  readonly missing: readonly string[];
  readonly could: readonly Value[];
}

const YES_OR_NO: readonly Value[] = [true, false];

/** A fact that is missing by itself: a yes or no unless other values are given. */
export const missing = (fact: string, subject?: string, could = YES_OR_NO): Missing => ({
  missing: [subject === undefined ? fact : `${fact} of ${subject}`],
  could,
});

/** A settled fact as its value; an open one as what is missing, and what it could be. */
export function read(value: Possible | undefined): Value | Missing | undefined {
  if (value === undefined) return undefined;
  if (value.question === undefined) return value.value;
  return {
    missing: separators(value).map(({ fact, subject }) =>
      subject === undefined ? fact : `${fact} of ${subject}`,
    ),
    could: outcomes(value),
  };
}

/** Every fact of a table, read. */
export const readAll = (facts: Facts): Readonly<Record<string, Value | Missing | undefined>> =>
  Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, read(value)]));
