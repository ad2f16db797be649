import { faultOfLog, type OpenedCheckpoint } from './checkpoint.ts';
import { FormatError, type NoteKeyKind, type NoteVerifier, noteVerifier, quote } from './note.ts';

/** A witness as a policy names it. */
export interface PolicyWitness {
  /** Its name within the policy alone: that of the key may differ. */
  readonly name: string;
  readonly verifier: NoteVerifier;
  /** Where it takes checkpoints; nothing is checked of it here. */
  readonly url?: string;
}

/** Some witnesses and groups, of which a number must have witnessed. */
export interface PolicyGroup {
  readonly name: string;
  /** How many members must have: from 1 to as many as there are. */
  readonly threshold: number;
  /** Names of witnesses and of groups defined before this one. */
  readonly members: readonly string[];
}

/** Whom somebody decided to believe before reading any proof (C2SP `tlog-policy`). */
export interface Policy {
  /** Any one of them may have signed. None: which log it is was settled elsewhere. */
  readonly logs: readonly NoteVerifier[];
  readonly witnesses: readonly PolicyWitness[];
  /** In the order of their definition: each refers only to what stands before it. */
  readonly groups: readonly PolicyGroup[];
  /** Name of the witness or group that must have witnessed; `none` asks for no cosignature. */
  readonly quorum: string;
}

/** Whether a checkpoint is what a policy asks for, and if not, why. */
export type PolicyVerdict = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** The quorum that every checkpoint of a known log meets. No witness or group can have this name. */
export const NO_QUORUM = 'none';

/** Space and tab separate; C2SP `tlog-policy`, "Character set", allows no other control character of ASCII than the newline. */
const SEPARATORS = /[ \t]+/u;
const FORBIDDEN = /[^\P{Cc}\t\n\u0080-\u009f]/u;

/**
 * Reads a policy. The text is the file decoded as UTF-8; names are compared as they are, without any folding.
 *
 * @throws {FormatError} with the number of the line, for what C2SP `tlog-policy` does not allow.
 */
export function parsePolicy(text: string): Policy {
  if (!text.isWellFormed() || FORBIDDEN.test(text)) {
    throw new FormatError('a policy holds no control characters but tab and newline; this one does');
  }
  if (!text.endsWith('\n')) {
    throw new FormatError('every line of a policy ends with a newline; the last one does not');
  }
  const draft: Draft = { logs: [], witnesses: [], groups: [], defined: new Set(), grouped: new Set() };
  for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
    const items = line.split(SEPARATORS).filter((item) => item !== '');
    if (items[0]?.startsWith('#') === false) {
      atLine(index + 1, () => readLine(draft, items));
    }
  }
  const { logs, witnesses, groups, quorum } = draft;
  if (quorum === undefined) {
    throw new FormatError(
      'a policy has one `quorum` line; this one has none (to ask for no witness: `quorum none`)',
    );
  }
  return { logs, witnesses, groups, quorum };
}

/** Every key of a policy: what to open a checkpoint with before asking `satisfies`. */
export function verifiersOf({ logs, witnesses }: Policy): readonly NoteVerifier[] {
  return [...logs, ...witnesses.map(({ verifier }) => verifier)];
}

/**
 * Whether a checkpoint, opened with the keys of the policy, was signed by one of its logs and witnessed by its quorum. A
 * wrong signature of any of those keys is refused whatever the others say.
 */
export function satisfies(policy: Policy, opened: OpenedCheckpoint): PolicyVerdict {
  const problem = faultOfLog(opened) ?? faultOfOrigin(policy, opened) ?? faultOfQuorum(policy, opened);
  return problem === undefined ? { ok: true } : { ok: false, problem };
}

interface Draft {
  readonly logs: NoteVerifier[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  /** Witnesses and groups share one space of names. */
  readonly defined: Set<string>;
  /** Names that are a member of some group already: each may be of one only. */
  readonly grouped: Set<string>;
  quorum?: string;
}

function readLine(draft: Draft, [keyword = '', ...rest]: readonly string[]): void {
  if (keyword === 'log') {
    readLog(draft, rest);
  } else if (keyword === 'witness') {
    readWitness(draft, rest);
  } else if (keyword === 'group') {
    readGroup(draft, rest);
  } else if (keyword === 'quorum') {
    readQuorum(draft, rest);
  } else {
    throw new FormatError(
      `a line starts with log, witness, group, quorum or #; this one with ${quote(keyword)}`,
    );
  }
}

function readLog(draft: Draft, items: readonly string[]): void {
  const [key] = items;
  if (key === undefined || items.length > 2) {
    throw new FormatError('a log is `log <verifier key> [<url>]`');
  }
  draft.logs.push(newKey(key, 'log', draft.logs));
}

function readWitness(draft: Draft, items: readonly string[]): void {
  const [name, key, url] = items;
  if (name === undefined || key === undefined || items.length > 3) {
    throw new FormatError('a witness is `witness <name> <verifier key> [<url>]`');
  }
  const known = draft.witnesses.map(({ verifier }) => verifier);
  const witness = { name, verifier: newKey(key, 'witness', known) };
  define(draft, name);
  draft.witnesses.push(url === undefined ? witness : { ...witness, url });
}

function readGroup(draft: Draft, [name, rule, ...members]: readonly string[]): void {
  if (name === undefined || rule === undefined || members.length === 0) {
    throw new FormatError('a group is `group <name> all|any|<number> <name>...` with at least one member');
  }
  const threshold = thresholdOf(rule, members.length);
  for (const member of members) {
    refuseUndefined(draft, member);
    if (draft.grouped.has(member)) {
      throw new FormatError(`${quote(member)} is listed as a member twice: it would count twice`);
    }
    draft.grouped.add(member);
  }
  define(draft, name);
  draft.groups.push({ name, threshold, members });
}

function readQuorum(draft: Draft, items: readonly string[]): void {
  const [name] = items;
  if (name === undefined || items.length > 1) {
    throw new FormatError('the quorum is `quorum <name>` or `quorum none`');
  }
  if (draft.quorum !== undefined) {
    throw new FormatError('a policy has one `quorum` line; this is the second');
  }
  if (name !== NO_QUORUM) {
    refuseUndefined(draft, name);
  }
  draft.quorum = name;
}

function newKey(text: string, kind: NoteKeyKind, known: readonly NoteVerifier[]): NoteVerifier {
  const verifier = noteVerifier(text);
  if (verifier.kind !== kind) {
    throw new FormatError(
      `this is the key of a ${verifier.kind}, where that of a ${kind} belongs: ${quote(text)}`,
    );
  }
  if (known.some(({ publicKey }) => publicKey.equals(verifier.publicKey))) {
    throw new FormatError(`the public key of ${quote(verifier.name)} is already that of another ${kind}`);
  }
  return verifier;
}

function define(draft: Draft, name: string): void {
  if (name === NO_QUORUM) {
    throw new FormatError('`none` has a meaning of its own and names no witness or group');
  }
  if (draft.defined.has(name)) {
    throw new FormatError(`${quote(name)} is defined twice`);
  }
  draft.defined.add(name);
}

function refuseUndefined(draft: Draft, name: string): void {
  if (!draft.defined.has(name)) {
    throw new FormatError(`no line before this one defines ${quote(name)}`);
  }
}

function thresholdOf(rule: string, members: number): number {
  if (rule === 'any') {
    return 1;
  }
  if (rule === 'all') {
    return members;
  }
  const threshold = Number(rule);
  if (!/^[1-9]\d*$/u.test(rule) || threshold > members) {
    throw new FormatError(
      `of ${members} members, all, any or 1 to ${members} can be asked for; not ${quote(rule)}`,
    );
  }
  return threshold;
}

function atLine(number: number, read: () => void): void {
  try {
    read();
  } catch (error) {
    throw error instanceof FormatError
      ? new FormatError(`line ${number} of the policy: ${error.message}`)
      : error;
  }
}

function faultOfOrigin({ logs }: Policy, { checkpoint, verifiedBy }: OpenedCheckpoint): string | undefined {
  const listed = logs.filter((log) => log.name === checkpoint.origin);
  if (logs.length === 0 || verifiedBy.some((key) => listed.some((log) => isSameKey(log, key)))) {
    return undefined;
  }
  return `no log of the policy signed this checkpoint of ${quote(checkpoint.origin)}`;
}

function faultOfQuorum(
  { witnesses, groups, quorum }: Policy,
  { verifiedBy }: OpenedCheckpoint,
): string | undefined {
  if (quorum === NO_QUORUM) {
    return undefined;
  }
  const cosigned = witnesses.filter(({ verifier }) => verifiedBy.some((key) => isSameKey(verifier, key)));
  const witnessed = new Set(cosigned.map(({ name }) => name));
  for (const { name, threshold, members } of groups) {
    if (members.filter((member) => witnessed.has(member)).length >= threshold) {
      witnessed.add(name);
    }
  }
  if (witnessed.has(quorum)) {
    return undefined;
  }
  const names = cosigned.map(({ name }) => quote(name)).join(', ');
  return `the quorum ${quote(quorum)} is not met: ${names === '' ? 'no witness of the policy' : `only ${names}`} cosigned`;
}

function isSameKey(one: NoteVerifier, other: NoteVerifier): boolean {
  return one.verifierKey === other.verifierKey;
}
