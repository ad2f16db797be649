import { ERASURE_AUTHORITIES, isAuditAct, REFUSAL_REASONS, REPLAY_OUTCOMES } from './acts.ts';
import { readJson } from './bundle-canonical.ts';
import { matchEntry } from './bundle-entry-pattern.ts';
import { QUERY_CRITERIA, SUBJECT_KINDS } from './bundle-entry-words.ts';
import { isCount, isHashHex, isInstant, utf8Text } from './bundle-format.ts';
import type { AuditEntry } from './entry.ts';
import { NO_PREVIOUS } from './hash.ts';

/** What the checks of a bundle need of an entry. */
export type EntryFacts = Pick<
  AuditEntry,
  'id' | 'licence' | 'index' | 'previous' | 'act' | 'at' | 'authority' | 'refused' | 'content'
>;

/** An entry read from its bytes, or why they are none. */
export type EntryReading =
  | { readonly check: 'ok'; readonly entry: EntryFacts }
  | { readonly check: 'entry-not-json' | 'entry-not-canonical' }
  /** `member`: the first one that is missing, unknown or of the wrong kind. */
  | { readonly check: 'entry-members'; readonly member: string };

/**
 * Reads an entry strictly: exactly the bytes that RFC 8785 gives, every member known and of its kind, none missing. A later
 * release may know more members; a bundle with such entries is to be read by that release.
 */
export function readEntry(bytes: Buffer): EntryReading {
  const text = utf8Text(bytes);
  if (text === undefined) {
    return { check: 'entry-not-json' };
  }
  const entry = matchEntry(text);
  return entry === undefined ? parseEntry(text) : { check: 'ok', entry };
}

/** The slow and plain way to read an entry, which decides wherever the pattern of `matchEntry` does not fit. */
export function parseEntry(text: string): EntryReading {
  const read = readJson(text);
  if (read === undefined) {
    return { check: 'entry-not-json' };
  }
  if (!read.canonical) {
    return { check: 'entry-not-canonical' };
  }
  return isEntry(read.value)
    ? { check: 'ok', entry: read.value }
    : { check: 'entry-members', member: faultyMember(read.value) ?? '' };
}

type Check = (value: unknown) => boolean;

const isSubjectKind = oneOf(SUBJECT_KINDS);
const isCriterion = oneOf(QUERY_CRITERIA);

/** Every member of an entry. A new one in `AuditEntry` does not compile until it is here. */
const MEMBERS: Readonly<Record<keyof AuditEntry, Check>> = {
  about: (value) => Array.isArray(value) && value.every(isSubject),
  act: (value) => typeof value === 'string' && isAuditAct(value),
  actor: isActor,
  at: isInstant,
  authority: oneOf(ERASURE_AUTHORITIES),
  content: isHashHex,
  correlationId: isText,
  id: isText,
  index: isCount,
  licence: isText,
  outcome: oneOf(REPLAY_OUTCOMES),
  permission: isText,
  previous: isHashHex,
  query: (value) => Array.isArray(value) && value.every(isCriterion),
  range: isRange,
  recipient: isText,
  refused: oneOf(REFUSAL_REASONS),
  schema: (value) => value === 1,
};
const CHECKS: ReadonlyMap<string, Check> = new Map(Object.entries(MEMBERS));

/** The members that every entry has. */
const OBLIGATORY = [
  'about',
  'act',
  'actor',
  'at',
  'correlationId',
  'id',
  'previous',
  'schema',
] as const satisfies readonly (keyof AuditEntry)[];

function isEntry(value: unknown): value is AuditEntry {
  return faultyMember(value) === undefined;
}

/** Name of the first member that an entry may not have, or not like that, or not without; undefined where all are right. */
function faultyMember(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'schema';
  }
  let obligatory = 0;
  for (const [name, member] of Object.entries(value)) {
    if (CHECKS.get(name)?.(member) !== true) {
      return name;
    }
    obligatory += OBLIGATORY_NAMES.has(name) ? 1 : 0;
  }
  if (obligatory < OBLIGATORY.length) {
    return OBLIGATORY.find((name) => !Object.hasOwn(value, name));
  }
  return faultyPlace(value);
}

const OBLIGATORY_NAMES: ReadonlySet<string> = new Set(OBLIGATORY);

/** An entry has licence and index, or neither and then nothing before it. */
function faultyPlace(value: object): string | undefined {
  const inChain = 'licence' in value;
  if (inChain !== 'index' in value) {
    return inChain ? 'index' : 'licence';
  }
  return !inChain && 'previous' in value && value.previous !== NO_PREVIOUS ? 'previous' : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function oneOf(values: readonly string[]): Check {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value) => known.has(value);
}

function isActor(value: unknown): boolean {
  return (
    isObject(value) &&
    hasOnly(value, 2) &&
    'subject' in value &&
    isText(value.subject) &&
    'kind' in value &&
    (value.kind === 'person' || value.kind === 'system')
  );
}

function isSubject(value: unknown): boolean {
  return (
    isObject(value) &&
    'kind' in value &&
    isSubjectKind(value.kind) &&
    'id' in value &&
    isText(value.id) &&
    ('version' in value ? isCount(value.version) && hasOnly(value, 3) : hasOnly(value, 2))
  );
}

function isRange(value: unknown): boolean {
  return (
    isObject(value) &&
    hasOnly(value, 2) &&
    'from' in value &&
    isCount(value.from) &&
    'until' in value &&
    isCount(value.until) &&
    value.from <= value.until
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function hasOnly(value: object, members: number): boolean {
  return Object.keys(value).length === members;
}
