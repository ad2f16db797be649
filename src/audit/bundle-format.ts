/*
 * The file that an inspector takes away: `recall-audit-bundle 1`, one line per thing, as docs/audit-bundle.md describes it.
 * What follows are the words of that format, shared by its writer and its reader.
 */

/** What stands on the first line: the name of the format and its version. */
export const BUNDLE_NAME = 'recall-audit-bundle';
export const BUNDLE_VERSION = '1';

/** Longest line that is read, in bytes and without its line feed. */
export const LINE_LIMIT = 64 * 1024 * 1024;

/** The complete subtrees of a tree of at most 2^53 - 1 leaves have the levels 0 to 52. */
export const HIGHEST_LEVEL = 52;

/** Which entries a bundle holds: every entry in the chains of some licences, or every entry of a period, `until` not included. */
export type BundleCoverage =
  | { readonly licenceIds: readonly string[] }
  | { readonly from: string; readonly until: string };

/** What a bundle says of itself. Nothing of it is believed before it is checked. */
export interface BundleAbout {
  /** The log's identity, as its checkpoints give it. */
  readonly origin: string;
  /** Tree size of the checkpoint that the bundle is under. */
  readonly treeSize: number;
  readonly scope: BundleCoverage;
  /** Whether the content of entries was asked for. */
  readonly withContent: boolean;
}

/** How a rule book is named. None of the three holds a space. */
export interface BundleRuleBook {
  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  readonly digest: string;
  readonly kernel: string;
  readonly version: string;
}

/** What a bundle holds of the content of an entry that has a commitment. */
export type BundleContent =
  | { readonly state: 'held'; readonly salt: Uint8Array; readonly bytes: Uint8Array }
  /** `erased`: content and salt went, by an act of the trail. `absent`: they should be there. `withheld`: not asked for, or not for whoever asked. */
  | { readonly state: 'erased' | 'absent' | 'withheld' };

/** Digest and number of lines, once as the last line gives them and once as the reader counted them. */
export interface BundleTotals {
  /** Lines before the last. */
  readonly lines: number;
  /** SHA-256 of all bytes before the last line, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * One line as it was read, by its tag; `line` counts from 1. Bytes are views into what was read and hold as long as it does:
 * whoever keeps them copies them.
 */
export type BundleLine =
  | { readonly tag: typeof BUNDLE_NAME; readonly line: number; readonly version: string }
  | { readonly tag: 'about'; readonly line: number; readonly about: BundleAbout }
  | { readonly tag: 'key'; readonly line: number; readonly verifierKey: string }
  | { readonly tag: 'checkpoint'; readonly line: number; readonly note: string }
  | { readonly tag: 'subtree'; readonly line: number; readonly level: number; readonly hash: Buffer }
  | {
      readonly tag: 'entry';
      readonly line: number;
      readonly bytes: Buffer;
      /** Written as base64 although the bytes could have stood in a line: no writer of this format does so. */
      readonly needlessBase64: boolean;
    }
  | {
      readonly tag: 'content';
      readonly line: number;
      readonly salt: Buffer;
      readonly bytes: Buffer;
      readonly needlessBase64: boolean;
    }
  | { readonly tag: 'erased' | 'absent' | 'withheld'; readonly line: number }
  | { readonly tag: 'rule-book'; readonly line: number; readonly book: BundleRuleBook; readonly text: Buffer }
  | {
      readonly tag: 'end';
      readonly line: number;
      readonly claimed: BundleTotals;
      readonly counted: BundleTotals;
    }
  /** Not a line of the format. `problem` says why in one sentence. */
  | { readonly tag: 'malformed'; readonly line: number; readonly problem: string };

/** An instant as the trail writes it: ISO 8601 in UTC with milliseconds. The source of a regular expression. */
export const INSTANT_PATTERN = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z`;
const INSTANT = new RegExp(`^${INSTANT_PATTERN}$`);
const HASH_HEX = /^[0-9a-f]{64}$/;
const BOOK_NAME = /^[!-~]+$/;

/** Whether a value is an instant in the one form of the trail, in which the order of texts is the order of instants. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value);
}

/** Whether a value is a SHA-256 hash in lower-case hexadecimal. */
export function isHashHex(value: unknown): value is string {
  return typeof value === 'string' && HASH_HEX.test(value);
}

/** Whether a value can be a position, a size or an index: a safe integer from 0. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** What an `about` line says, or undefined where a member is missing, unknown or of the wrong kind. */
export function readAbout(value: unknown): BundleAbout | undefined {
  const members = membersOf(value);
  const { origin, scope, treeSize, withContent } = members;
  const coverage = readCoverage(scope);
  return typeof origin === 'string' &&
    origin !== '' &&
    isCount(treeSize) &&
    typeof withContent === 'boolean' &&
    coverage !== undefined &&
    Object.keys(members).length === 4
    ? { origin, treeSize, scope: coverage, withContent }
    : undefined;
}

/** How a rule book is named, or undefined where a member is missing, unknown or of the wrong kind. */
export function readRuleBook(value: unknown): BundleRuleBook | undefined {
  const members = membersOf(value);
  const { digest, kernel, version } = members;
  return isHashHex(digest) && isBookName(kernel) && isBookName(version) && Object.keys(members).length === 3
    ? { digest, kernel, version }
    : undefined;
}

/** The members of a JSON object; none for anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function readCoverage(value: unknown): BundleCoverage | undefined {
  const members = membersOf(value);
  const { licenceIds, from, until } = members;
  const count = Object.keys(members).length;
  if (count === 1 && Array.isArray(licenceIds) && licenceIds.length > 0) {
    const ids = licenceIds.filter((id) => typeof id === 'string' && id !== '');
    return ids.length === licenceIds.length ? { licenceIds: ids } : undefined;
  }
  return count === 2 && isInstant(from) && isInstant(until) && from < until ? { from, until } : undefined;
}

function isBookName(value: unknown): value is string {
  return typeof value === 'string' && BOOK_NAME.test(value);
}

/**
 * Text of bytes, or undefined where they are not UTF-8. Whatever is not UTF-8 is decoded to U+FFFD, so only a text that holds
 * one has to be encoded again to be sure.
 */
export function utf8Text(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes) ? undefined : text;
}
