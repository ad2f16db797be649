import { isAuditAct } from './acts.ts';
import { canonicalBytes } from './canonical.ts';
import { type ChainHead, EMPTY_CHAIN } from './entry.ts';
import { leafHash } from './hash.ts';

/** An entry as it was kept or exported: nothing but its bytes is believed, and the hash beside them is checked. */
export interface KeptEntry {
  readonly bytes: Uint8Array;
  /** The hash kept beside the bytes, hexadecimal. */
  readonly hash: string;
}

/** What can be wrong with an entry, or with the end of a chain. */
export type ChainProblem =
  /** The kept hash is not the hash of the bytes: one of the two was altered. */
  | 'hash-differs'
  /** The bytes are not JSON. */
  | 'not-json'
  /** The bytes are JSON but not in the form of RFC 8785: no writer of this service made them. */
  | 'not-canonical'
  /** A member that every entry has is missing or of the wrong kind. */
  | 'not-an-entry'
  /** The entry's own index is not its place in the chain: one was added, taken out or moved. */
  | 'index-differs'
  /** `previous` is not the hash of the entry before it. */
  | 'link-broken'
  /** The entry belongs to another licence than the chain's first entry. */
  | 'licence-differs'
  /** The entry claims to be earlier than the one before it. */
  | 'time-goes-back'
  /** Another entry of the chain has the same id. */
  | 'id-repeated'
  /** The chain does not end where the remembered head says. */
  | 'head-differs';

export interface ChainFinding {
  /** Place in the list that was given, from 0; the number of entries for a finding about the chain's end. */
  readonly position: number;
  readonly problem: ChainProblem;
}

/**
 * Checks a case's chain from the bytes alone, from its first entry on. No findings means that every entry is as it was
 * written and stands where it stood. Whoever can rewrite the whole store can also make a new chain that verifies, or cut
 * its tail: only a remembered `head` (or, over all entries, a signed checkpoint) shows that.
 */
export function verifyChain(entries: readonly KeptEntry[], head?: ChainHead): readonly ChainFinding[] {
  const findings: ChainFinding[] = [];
  const ids = new Set<string>();
  let before: ChainHead = EMPTY_CHAIN;
  let first: ReadEntry | undefined;
  let last: ReadEntry | undefined;

  for (const [position, kept] of entries.entries()) {
    const hash = leafHash(kept.bytes).toString('hex');
    const report = (problem: ChainProblem) => findings.push({ position, problem });
    if (hash !== kept.hash) {
      report('hash-differs');
    }
    const entry = readEntry(kept.bytes);
    if (typeof entry === 'string') {
      report(entry);
    } else {
      first ??= entry;
      for (const problem of placeProblems(entry, position, before, first, last)) {
        report(problem);
      }
      if (ids.has(entry.id)) {
        report('id-repeated');
      }
      ids.add(entry.id);
      last = entry;
    }
    before = { length: position + 1, hash };
  }

  if (head !== undefined && (head.length !== before.length || head.hash !== before.hash)) {
    findings.push({ position: entries.length, problem: 'head-differs' });
  }
  return findings;
}

/** The members that place an entry in its chain. */
interface ReadEntry {
  readonly id: string;
  readonly licence: string;
  readonly index: number;
  readonly previous: string;
  readonly at: string;
}

function placeProblems(
  entry: ReadEntry,
  position: number,
  before: ChainHead,
  first: ReadEntry,
  last: ReadEntry | undefined,
): readonly ChainProblem[] {
  const problems: ChainProblem[] = [];
  if (entry.index !== position) {
    problems.push('index-differs');
  }
  if (entry.previous !== before.hash) {
    problems.push('link-broken');
  }
  if (entry.licence !== first.licence) {
    problems.push('licence-differs');
  }
  // Both are of one fixed form, so the order of the texts is the order of the instants.
  if (last !== undefined && entry.at < last.at) {
    problems.push('time-goes-back');
  }
  return problems;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function readEntry(bytes: Uint8Array): ReadEntry | 'not-json' | 'not-canonical' | 'not-an-entry' {
  const value = parseJson(bytes);
  if (value === undefined) {
    return 'not-json';
  }
  if (!isCanonical(value.parsed, bytes)) {
    return 'not-canonical';
  }
  const entry = value.parsed;
  if (typeof entry !== 'object' || entry === null || !('schema' in entry) || entry.schema !== 1) {
    return 'not-an-entry';
  }
  if (!('id' in entry && 'licence' in entry && 'index' in entry && 'previous' in entry && 'at' in entry)) {
    return 'not-an-entry';
  }
  if (!('act' in entry && 'actor' in entry && 'about' in entry && 'correlationId' in entry)) {
    return 'not-an-entry';
  }
  const { id, licence, index, previous, at, act, about } = entry;
  const namesKnownThings = typeof act === 'string' && isAuditAct(act) && Array.isArray(about);
  if (
    !namesKnownThings ||
    typeof id !== 'string' ||
    typeof licence !== 'string' ||
    typeof index !== 'number'
  ) {
    return 'not-an-entry';
  }
  if (typeof previous !== 'string' || typeof at !== 'string' || !INSTANT.test(at)) {
    return 'not-an-entry';
  }
  return { id, licence, index, previous, at };
}

function parseJson(bytes: Uint8Array): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

function isCanonical(value: unknown, bytes: Uint8Array): boolean {
  try {
    return canonicalBytes(value).equals(bytes);
  } catch {
    return false;
  }
}
