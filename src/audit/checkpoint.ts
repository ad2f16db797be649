import { cosignatureInstant } from './cosignature.ts';
import { HASH_LENGTH } from './hash.ts';
import {
  FormatError,
  formatNote,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  parseNote,
  quote,
  readBase64,
  refuseBadCharacters,
  type SignedNote,
} from './note.ts';

/** What a log commits to at one size (C2SP `tlog-checkpoint`, "Note text"). */
export interface Checkpoint {
  /** The log's identity, by convention an address without a scheme. */
  readonly origin: string;
  /** How many leaves the tree has: a safe integer. */
  readonly size: number;
  /** RFC 6962 root hash of those leaves, 32 bytes. */
  readonly root: Buffer;
  /** Further lines; no witness vouches for them. */
  readonly extensions: readonly string[];
}

/** A checkpoint with what each signature on it is worth to the holder of some keys. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
  /** The held keys that signed, each once. None: nothing in the checkpoint may be believed. */
  readonly verifiedBy: readonly NoteVerifier[];
  /** Signatures that name a held key and are not that key's for this text: the note was altered or a signature forged. */
  readonly invalid: readonly NoteSignature[];
  /** Signatures of keys that are not held: they prove nothing and are no fault. */
  readonly unknown: readonly NoteSignature[];
  /** When each held witness says it saw this checkpoint, ISO 8601 in UTC. */
  readonly cosignedAt: readonly { readonly name: string; readonly keyId: string; readonly at: string }[];
}

const DECIMAL = /^(?:0|[1-9]\d{0,15})$/u;

/**
 * The text of the note, without signatures.
 *
 * @throws {FormatError} where the members cannot be written in that form.
 */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, formatDecimal(size, 'a tree size'), formatHash(root, 'a root hash'), ...extensions];
  const faulty = lines.find((line) => line === '' || line.includes('\n'));
  if (faulty !== undefined) {
    throw new FormatError(`a line of a checkpoint is one line and not empty: ${quote(faulty)}`);
  }
  const text = `${lines.join('\n')}\n`;
  refuseBadCharacters(text, 'a checkpoint');
  return text;
}

/**
 * Reads the text of a checkpoint's note.
 *
 * @throws {FormatError} for what C2SP `tlog-checkpoint`, "Note text", does not allow, and for a size beyond 2^53 - 1.
 */
export function parseCheckpoint(text: string): Checkpoint {
  refuseBadCharacters(text, 'a checkpoint');
  if (!text.endsWith('\n')) {
    throw new FormatError('the text of a checkpoint ends with a newline; this one does not');
  }
  const lines = text.slice(0, -1).split('\n');
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined || lines.includes('')) {
    throw new FormatError(
      'a checkpoint has lines for origin, tree size and root hash, and no line of it is empty',
    );
  }
  return {
    origin,
    size: readDecimal(size, 'the tree size'),
    root: readHash(root, 'the root hash'),
    extensions,
  };
}

/**
 * The whole note, signed by each signer: several while a key is being replaced.
 *
 * @throws {FormatError} without a signer, with one twice, or with one whose name is not the origin: C2SP `tlog-policy`
 * has everyone look for the log's key under that name.
 */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  const stranger = signers.find(({ name }) => name !== checkpoint.origin);
  if (stranger !== undefined) {
    throw new FormatError(
      `the log ${quote(checkpoint.origin)} is signed for by a key of that name, not by ${quote(stranger.name)}`,
    );
  }
  if (new Set(signers.map(({ verifierKey }) => verifierKey)).size !== signers.length) {
    throw new FormatError('each signer of a checkpoint is given once');
  }
  const text = formatCheckpoint(checkpoint);
  return formatNote({ text, signatures: signers.map((signer) => signer.sign(text)) });
}

/**
 * Reads a signed checkpoint and tries every signature that names a held key. It judges nothing: ask `faultOfLog`, or
 * a policy, before believing what is in it.
 *
 * @throws {FormatError} for a malformed note or checkpoint, or where two different held keys share name and key id.
 */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint {
  const held = new Map<string, NoteVerifier>();
  for (const verifier of verifiers) {
    const known = held.get(nameAndId(verifier));
    if (known !== undefined && known.verifierKey !== verifier.verifierKey) {
      throw new FormatError(
        `two held keys have the name ${quote(verifier.name)} and key id ${verifier.keyId}`,
      );
    }
    held.set(nameAndId(verifier), verifier);
  }

  const parsed = parseNote(note);
  const checkpoint = parseCheckpoint(parsed.text);
  const verifiedBy = new Set<NoteVerifier>();
  const invalid: NoteSignature[] = [];
  const unknown: NoteSignature[] = [];
  const cosignedAt: { name: string; keyId: string; at: string }[] = [];
  for (const signature of parsed.signatures) {
    const verifier = held.get(nameAndId(signature));
    if (verifier === undefined) {
      unknown.push(signature);
    } else if (verifier.verifies(parsed.text, signature)) {
      verifiedBy.add(verifier);
      const at = verifier.kind === 'witness' ? cosignatureInstant(signature) : undefined;
      if (at !== undefined) {
        cosignedAt.push({ name: signature.name, keyId: signature.keyId, at });
      }
    } else {
      invalid.push(signature);
    }
  }
  return { checkpoint, note: parsed, verifiedBy: [...verifiedBy], invalid, unknown, cosignedAt };
}

/** As `openCheckpoint`, but gives what is wrong with the note instead of throwing it. */
export function openOrExplain(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint | string {
  try {
    return openCheckpoint(note, verifiers);
  } catch (error) {
    if (error instanceof FormatError) {
      return error.message;
    }
    throw error;
  }
}

/**
 * Why an opened checkpoint is not its log's statement, or `undefined` when it is. A wrong signature of any held key is a
 * fault also beside a right one: C2SP `signed-note` advises to reject the whole note.
 */
export function faultOfLog({ checkpoint, verifiedBy, invalid }: OpenedCheckpoint): string | undefined {
  const [wrong] = invalid;
  if (wrong !== undefined) {
    return `the signature of ${quote(wrong.name)} (key ${wrong.keyId}) is not right for this checkpoint`;
  }
  if (!verifiedBy.some(({ kind, name }) => kind === 'log' && name === checkpoint.origin)) {
    return `no held key of the log ${quote(checkpoint.origin)} signed this checkpoint`;
  }
  return undefined;
}

/** The note with the signatures of held keys alone, all of them right. */
export function onlyVerified({ note, invalid, unknown }: OpenedCheckpoint): SignedNote {
  const { text, signatures } = note;
  return { text, signatures: signatures.filter((one) => !invalid.includes(one) && !unknown.includes(one)) };
}

/** @throws {FormatError} naming `what`, unless the text is a decimal from 0 to 2^53 - 1 without leading zeros. */
export function readDecimal(text: string, what: string): number {
  const value = Number(text);
  if (!DECIMAL.test(text) || !Number.isSafeInteger(value)) {
    throw new FormatError(
      `${what} is a decimal from 0 to 2^53 - 1 without leading zeros; this is ${quote(text)}`,
    );
  }
  return value;
}

/** @throws {FormatError} naming `what`, unless the text is the base64 of a SHA-256 hash. */
export function readHash(text: string, what: string): Buffer {
  const hash = readBase64(text, what);
  if (hash.length !== HASH_LENGTH) {
    throw new FormatError(`${what} has ${HASH_LENGTH} bytes; this one has ${hash.length}`);
  }
  return hash;
}

/** @throws {FormatError} naming `what`, unless the value is a safe integer from 0. */
export function formatDecimal(value: number, what: string): string {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new FormatError(`${what} is a whole number from 0 to 2^53 - 1; this is \`${value}\``);
  }
  return String(value);
}

/** @throws {FormatError} naming `what`, unless the value is a SHA-256 hash. */
export function formatHash(hash: Buffer, what: string): string {
  if (hash.length !== HASH_LENGTH) {
    throw new FormatError(`${what} has ${HASH_LENGTH} bytes; this one has ${hash.length}`);
  }
  return hash.toString('base64');
}

function nameAndId({ name, keyId }: { readonly name: string; readonly keyId: string }): string {
  // No name holds a space, so no two pairs give the same text.
  return `${name} ${keyId}`;
}
