import { AUDIT_ACTS, type AuditAct, isAuditAct, REPLAY_OUTCOMES } from './acts.ts';
import type { EntryFacts } from './bundle-entry.ts';
import { QUERY_CRITERIA, SUBJECT_KINDS } from './bundle-entry-words.ts';
import { INSTANT_PATTERN } from './bundle-format.ts';
import { NO_PREVIOUS } from './hash.ts';

/*
 * RFC 8785 gives an entry one text: its members in one order, without a space. So nearly every entry can be checked, canonical form,
 * members and all, by one regular expression, several times as fast as by parsing it and writing it again. The pattern knows only
 * texts without escapes, numbers of at most 15 digits and the common members; whatever does not fit may still be an entry, and
 * is read in the plain way.
 */

const TEXT = '"[^"\\\\\\u0000-\\u001f]+"';
const CAPTURED_TEXT = '"([^"\\\\\\u0000-\\u001f]+)"';
const COUNT = '(?:0|[1-9]\\d{0,14})';
/** Of any length: to count them here takes longer than to ask for the length afterwards. */
const HASH = '[0-9a-f]+';
const HASH_DIGITS = NO_PREVIOUS.length;
const SUBJECT = `\\{"id":${TEXT},"kind":"(?:${SUBJECT_KINDS.join('|')})"(?:,"version":${COUNT})?\\}`;
const CRITERION = `"(?:${QUERY_CRITERIA.join('|')})"`;

/** An entry in a case's chain and one outside have the same members but for two; the order is that of their names. */
const ENTRY = new RegExp(
  [
    `^\\{"about":${list(SUBJECT)}`,
    `"act":"([a-z-]+)"`,
    `"actor":\\{"kind":"(?:person|system)","subject":${TEXT}\\}`,
    `"at":"(${INSTANT_PATTERN})"${optional('content', `"(${HASH})"`)}`,
    `"correlationId":${TEXT}`,
    `"id":${CAPTURED_TEXT}(?:,"index":(${COUNT}),"licence":${CAPTURED_TEXT})?${optional('outcome', `"(?:${REPLAY_OUTCOMES.join('|')})"`)}${optional('permission', TEXT)}`,
    `"previous":"(${HASH})"${optional('query', list(CRITERION))}${optional('recipient', TEXT)}`,
    `"schema":1\\}$`,
  ].join(','),
);

/** The acts by their names, which also gives the one string of each instead of a part of the text. */
const ACTS: ReadonlyMap<string, AuditAct> = new Map(
  Object.keys(AUDIT_ACTS)
    .filter(isAuditAct)
    .map((act) => [act, act]),
);

/** What an entry says, or undefined where its text is not of the common form, which does not mean that it is none. */
export function matchEntry(text: string): EntryFacts | undefined {
  const match = ENTRY.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, name = '', at = '', content, id = '', index, licence, previous = ''] = match;
  const act = ACTS.get(name);
  if (
    act === undefined ||
    previous.length !== HASH_DIGITS ||
    (content?.length ?? HASH_DIGITS) !== HASH_DIGITS
  ) {
    return undefined;
  }
  if (licence === undefined || index === undefined) {
    return previous === NO_PREVIOUS ? { id, act, at, previous, ...(content && { content }) } : undefined;
  }
  return content === undefined
    ? { id, act, at, previous, licence, index: Number(index) }
    : { id, act, at, previous, licence, index: Number(index), content };
}

function list(item: string): string {
  return `\\[(?:${item}(?:,${item})*)?\\]`;
}

function optional(name: string, value: string): string {
  return `(?:,"${name}":${value})?`;
}
