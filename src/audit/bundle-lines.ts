import { readJson } from './bundle-canonical.ts';
import {
  BUNDLE_NAME,
  type BundleLine,
  type BundleTotals,
  HIGHEST_LEVEL,
  isCount,
  readAbout,
  readRuleBook,
  utf8Text,
} from './bundle-format.ts';

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const LONGEST_TAG = 20;
const ENTRY_START = Buffer.from('entry ');
const CONTENT_START = Buffer.from('content ');
const SALT_DIGITS = 64;
const NO_DIGIT = 0xff;
/** By the code of a character, the value of the lower-case hexadecimal digit that it is. */
const DIGITS = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return value === -1 ? NO_DIGIT : value;
});
const SUBTREE = /^(0|[1-9]\d?) ([0-9a-f]{64})$/;
const END = /^(0|[1-9]\d{0,15}) ([0-9a-f]{64})$/;

/** Where a line stands in what was read, without its line feed. */
export interface LineSpan {
  readonly chunk: Buffer;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads one line. Whatever is wrong with it is told in a line of the kind `malformed`.
 *
 * @param counted what the reader has counted before a line that begins there; asked only by the last line of a bundle
 */
export function parseLine(
  span: LineSpan,
  line: number,
  counted: (start: number) => BundleTotals,
): BundleLine {
  const { chunk, start, end } = span;
  // Nearly every line is one of these two, and is told by its first bytes without a call out of the language, or a view of it all.
  if (startsWith(span, ENTRY_START)) {
    return {
      tag: 'entry',
      line,
      bytes: chunk.subarray(start + ENTRY_START.length, end),
      needlessBase64: false,
    };
  }
  if (startsWith(span, CONTENT_START)) {
    return orMalformed(parseContent({ chunk, start: start + CONTENT_START.length, end }, line, asItIs), line);
  }
  const bytes = chunk.subarray(start, end);
  const space = bytes.indexOf(SPACE);
  const tag = bytes.toString('latin1', 0, Math.min(space === -1 ? bytes.length : space, LONGEST_TAG));
  const read =
    space === -1
      ? parseBare(bytes, tag, line)
      : parseTagged(tag, bytes.subarray(space + 1), line, () => counted(start));
  return orMalformed(read, line);
}

function orMalformed(read: BundleLine | string, line: number): BundleLine {
  return typeof read === 'string' ? { tag: 'malformed', line, problem: read } : read;
}

function startsWith({ chunk, start, end }: LineSpan, word: Buffer): boolean {
  if (end - start < word.length) {
    return false;
  }
  for (let place = 0; place < word.length; place += 1) {
    if (chunk[start + place] !== word[place]) {
      return false;
    }
  }
  return true;
}

/** Whether bytes can stand in a line as they are. What is in the form of RFC 8785 always can. */
export function fitsInLine(bytes: Buffer): boolean {
  return !bytes.includes(LINE_FEED) && utf8Text(bytes) !== undefined;
}

function parseBare(bytes: Buffer, tag: string, line: number): BundleLine | string {
  if (bytes.length <= LONGEST_TAG && (tag === 'erased' || tag === 'absent' || tag === 'withheld')) {
    return { tag, line };
  }
  return 'no line of the format consists of this one word';
}

function parseTagged(
  tag: string,
  rest: Buffer,
  line: number,
  counted: () => BundleTotals,
): BundleLine | string {
  switch (tag) {
    case 'subtree':
      return parseSubtree(rest, line);
    case 'entry-base64': {
      const decoded = decodeBase64(rest);
      return typeof decoded === 'string' ? decoded : { tag: 'entry', line, ...decoded };
    }
    case 'content-base64':
      return parseContent({ chunk: rest, start: 0, end: rest.length }, line, decodeBase64);
    case 'end':
      return parseEnd(rest, line, counted);
    case BUNDLE_NAME:
      return withText(rest, (version) => ({ tag: BUNDLE_NAME, line, version }));
    case 'key':
      return withText(rest, (verifierKey) => ({ tag, line, verifierKey }));
    case 'about':
      return parseAbout(rest, line);
    case 'checkpoint':
      return parseCheckpoint(rest, line);
    case 'rule-book':
      return parseRuleBook(rest, line);
    default:
      return 'no line of the format begins with this word';
  }
}

function asItIs(bytes: Buffer): Decoded {
  return { bytes, needlessBase64: false };
}

type Decoded = { readonly bytes: Buffer; readonly needlessBase64: boolean };

function parseContent(
  rest: LineSpan,
  line: number,
  decode: (bytes: Buffer) => Decoded | string,
): BundleLine | string {
  const salt = readSalt(rest);
  if (salt === undefined) {
    return 'content begins with a salt of 64 lower-case hexadecimal digits and a space';
  }
  const decoded = decode(rest.chunk.subarray(rest.start + SALT_DIGITS + 1, rest.end));
  return typeof decoded === 'string' ? decoded : { tag: 'content', line, salt, ...decoded };
}

/** By hand, because there is one on nearly every other line and each call out of the language costs as much as this loop. */
function readSalt({ chunk, start, end }: LineSpan): Buffer | undefined {
  if (end - start <= SALT_DIGITS || chunk[start + SALT_DIGITS] !== SPACE) {
    return undefined;
  }
  const salt = Buffer.allocUnsafe(SALT_DIGITS / 2);
  for (let place = 0; place < SALT_DIGITS; place += 2) {
    const high = DIGITS[chunk[start + place] ?? 0] ?? NO_DIGIT;
    const low = DIGITS[chunk[start + place + 1] ?? 0] ?? NO_DIGIT;
    if (high === NO_DIGIT || low === NO_DIGIT) {
      return undefined;
    }
    salt[place / 2] = high * 16 + low;
  }
  return salt;
}

function parseSubtree(rest: Buffer, line: number): BundleLine | string {
  const [, level, hash] = SUBTREE.exec(rest.toString('latin1')) ?? [];
  return level === undefined || hash === undefined || Number(level) > HIGHEST_LEVEL
    ? `a subtree has a level from 0 to ${HIGHEST_LEVEL} and a hash of 64 lower-case hexadecimal digits`
    : { tag: 'subtree', line, level: Number(level), hash: Buffer.from(hash, 'hex') };
}

function parseEnd(rest: Buffer, line: number, counted: () => BundleTotals): BundleLine | string {
  const [, lines, sha256] = END.exec(rest.toString('latin1')) ?? [];
  return lines === undefined || sha256 === undefined || !isCount(Number(lines))
    ? 'the last line has a number of lines and a hash of 64 lower-case hexadecimal digits'
    : { tag: 'end', line, claimed: { lines: Number(lines), sha256 }, counted: counted() };
}

function parseAbout(rest: Buffer, line: number): BundleLine | string {
  const about = readAbout(canonicalValue(rest));
  return about === undefined
    ? 'what the bundle says of itself is not in canonical form, or a member of it is missing, unknown or of the wrong kind'
    : { tag: 'about', line, about };
}

function parseCheckpoint(rest: Buffer, line: number): BundleLine | string {
  const note = canonicalValue(rest);
  return typeof note === 'string'
    ? { tag: 'checkpoint', line, note }
    : 'a checkpoint stands in the line as one JSON string in canonical form';
}

function parseRuleBook(rest: Buffer, line: number): BundleLine | string {
  const space = rest.indexOf(SPACE);
  const book = space === -1 ? undefined : readRuleBook(canonicalValue(rest.subarray(0, space)));
  return book === undefined
    ? 'a rule book is named by digest, kernel and version in canonical form, without a space, before its text'
    : { tag: 'rule-book', line, book, text: rest.subarray(space + 1) };
}

/** The JSON value of bytes in the form of RFC 8785; undefined, which JSON does not have, for anything else. */
function canonicalValue(bytes: Buffer): unknown {
  const text = utf8Text(bytes);
  const read = text === undefined ? undefined : readJson(text);
  return read?.canonical === true ? read.value : undefined;
}

function withText(bytes: Buffer, make: (text: string) => BundleLine): BundleLine | string {
  const text = utf8Text(bytes);
  return text === undefined ? 'the line is not UTF-8' : make(text);
}

function decodeBase64(encoded: Buffer): Decoded | string {
  const text = encoded.toString('latin1');
  const bytes = Buffer.from(text, 'base64');
  return text === '' || bytes.toString('base64') !== text
    ? 'what stands after a base64 tag is not base64 in its one padded form'
    : { bytes, needlessBase64: fitsInLine(bytes) };
}
