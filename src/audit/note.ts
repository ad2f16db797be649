import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from './hash.ts';
import { FormatError, quote, readBase64, refuseBadCharacters, refuseBadName } from './note-text.ts';

export { FormatError, quote, readBase64, refuseBadCharacters };

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Eight lower-case hexadecimal digits. With the name it says which key signed. */
  readonly keyId: string;
  /** What stands after the key id: 64 bytes for an Ed25519 signature, 8 bytes of time and 64 for a cosignature. */
  readonly signature: Buffer;
}

/** A note as C2SP `signed-note` has it. Being readable says nothing about whether its signatures are right. */
export interface SignedNote {
  /** What is signed; it ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Makes Ed25519 signatures of type 0x01 (C2SP `signed-note`, "Ed25519 signatures"). */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: string;
  /** The public half as others are given it: `name+keyid+base64(type || public key)`. */
  readonly verifierKey: string;
  sign(text: string): NoteSignature;
}

/** Whether a key is a log's, or that of a witness whose signatures carry a time. */
export type NoteKeyKind = 'log' | 'witness';

/** A public key that somebody chose to trust. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: string;
  readonly verifierKey: string;
  readonly kind: NoteKeyKind;
  /** The 32 bytes of RFC 8032: two verifiers with the same bytes are one and the same key. */
  readonly publicKey: Buffer;
  /** Whether the signature is this key's, by name and id, and right for the text. */
  verifies(text: string, signature: NoteSignature): boolean;
}

/** How many signatures a note may have. C2SP `signed-note` asks verifiers for a limit, and for 16 at least. */
export const SIGNATURE_LIMIT = 100;

/** Length in bytes of an Ed25519 signature and of an Ed25519 public key (RFC 8032 section 5.1). */
const SIGNATURE_LENGTH = 64;
const PUBLIC_KEY_LENGTH = 32;
const KEY_ID_LENGTH = 4;
/** Length in bytes of the time before the signature in a cosignature. */
export const TIMESTAMP_LENGTH = 8;

/** The identifier bytes that C2SP `signed-note` assigns under "Signature types". */
const SIGNATURE_TYPES = { log: 0x01, witness: 0x04 } as const satisfies Readonly<Record<NoteKeyKind, number>>;

/** The last second a cosignature may name, 9999-12-31T23:59:59Z: a later second has no four-digit year, and no honest witness can have signed then. */
export const LAST_SECOND = 253_402_300_799;

const LINE_START = '— ';
const VERIFIER_KEY = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u;

/**
 * Reads a note: the text up to the last empty line, then one signature a line.
 *
 * @throws {FormatError} for whatever C2SP `signed-note`, "Format", does not allow, and for over 100 signatures.
 */
export function parseNote(note: string): SignedNote {
  refuseBadCharacters(note, 'a note');
  if (!note.endsWith('\n')) {
    throw new FormatError('a note ends with a newline; this one does not');
  }
  const blank = note.lastIndexOf('\n\n');
  if (blank === -1) {
    throw new FormatError('a note has an empty line between its text and its signatures; this one has none');
  }
  const lines = note.slice(blank + 2, -1).split('\n');
  refuseCount(lines.length);
  return { text: note.slice(0, blank + 1), signatures: lines.map(parseSignatureLine) };
}

/**
 * The whole note. Reading it again gives what was written.
 *
 * @throws {FormatError} where the parts cannot make a note.
 */
export function formatNote({ text, signatures }: SignedNote): string {
  refuseBadText(text);
  if (signatures.length === 0) {
    throw new FormatError('a note has at least one signature; none was given');
  }
  refuseCount(signatures.length);
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

/** One signature line with its newline: em dash, name, base64 of key id and signature. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  refuseBadName(name);
  if (!/^[0-9a-f]{8}$/u.test(keyId) || signature.length === 0) {
    throw new FormatError('a signature has a key id of 8 hexadecimal digits and at least one byte');
  }
  return `${LINE_START}${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}\n`;
}

/**
 * A signer of notes.
 *
 * @throws {FormatError} for a name that no note can carry or a key that is not a private Ed25519 key.
 */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const key = nameKey(name, 'log', publicBytes(privateKey));
  return {
    ...key,
    sign(text) {
      refuseBadText(text);
      return { name, keyId: key.keyId, signature: sign(null, Buffer.from(text), privateKey) };
    },
  };
}

/**
 * Reads a verifier key: type 0x01 is a log's, type 0x04 a witness's.
 *
 * @throws {FormatError} for another type, a name no note can carry, or a key id that is not the key's.
 */
export function noteVerifier(verifierKey: string): NoteVerifier {
  const [, name = '', keyId = '', encoded = ''] = VERIFIER_KEY.exec(verifierKey) ?? [];
  if (encoded === '') {
    throw new FormatError(
      `a verifier key is \`name+keyid+base64\` with 8 lower-case hexadecimal digits of key id; this is ${quote(verifierKey)}`,
    );
  }
  const typed = readBase64(encoded, `the verifier key of ${quote(name)}`);
  const kind = kindOf(typed[0], name);
  const publicKey = typed.subarray(1);
  if (publicKey.length !== PUBLIC_KEY_LENGTH) {
    throw new FormatError(
      `an Ed25519 key has ${PUBLIC_KEY_LENGTH} bytes; that of ${quote(name)} has ${publicKey.length}`,
    );
  }
  const key = nameKey(name, kind, publicKey);
  if (key.keyId !== keyId) {
    throw new FormatError(
      `the key id of ${quote(name)} is ${key.keyId}, not ${keyId}: name or key was changed`,
    );
  }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
  const keyObject = createPublicKey({ key: jwk, format: 'jwk' });
  return {
    ...key,
    kind,
    publicKey,
    verifies(text, signature) {
      const signed = signedPart(kind, text, signature.signature);
      return (
        signature.name === key.name &&
        signature.keyId === key.keyId &&
        signed?.signature.length === SIGNATURE_LENGTH &&
        verify(null, Buffer.from(signed.message), keyObject, signed.signature)
      );
    },
  };
}

/**
 * The private key in a PKCS#8 PEM text.
 *
 * @throws {FormatError} for anything but an Ed25519 key that no passphrase protects. The message never holds the key.
 */
export function readPrivateKey(pem: string): KeyObject {
  const remedy = 'make one with `openssl genpkey -algorithm ed25519`';
  const key = privateKeyIn(pem);
  if (key === undefined) {
    throw new FormatError(`this is not a private key in PKCS#8 PEM without a passphrase; ${remedy}`);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new FormatError(`the private key is of type ${key.asymmetricKeyType}, not Ed25519; ${remedy}`);
  }
  return key;
}

/** What a witness signs (C2SP `tlog-cosignature`, "Ed25519 signed message"): two lines of its own, then the text. */
export function cosignedMessage(text: string, unixSeconds: number): string {
  return `cosignature/v1\ntime ${unixSeconds}\n${text}`;
}

/**
 * The time in a cosignature, in whole seconds since 1970, and the Ed25519 signature after it; `undefined` where the bytes are
 * not of that form or the time is past the year 9999.
 */
export function splitCosignature(
  bytes: Buffer,
): { readonly unixSeconds: number; readonly signature: Buffer } | undefined {
  if (bytes.length !== TIMESTAMP_LENGTH + SIGNATURE_LENGTH) {
    return undefined;
  }
  const unixSeconds = Number(bytes.readBigUInt64BE(0));
  return unixSeconds > LAST_SECOND ? undefined : { unixSeconds, signature: bytes.subarray(TIMESTAMP_LENGTH) };
}

/** The raw public half of a private Ed25519 key, 32 bytes. */
export function publicBytes(privateKey: KeyObject): Buffer {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new FormatError('notes are signed with a private Ed25519 key; this key is another');
  }
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}

/** Name, key id and verifier key of a public key. The id is the one that C2SP `signed-note` recommends. */
export function nameKey(
  name: string,
  kind: NoteKeyKind,
  publicKey: Uint8Array,
): { readonly name: string; readonly keyId: string; readonly verifierKey: string } {
  refuseBadName(name);
  const typed = Buffer.concat([Uint8Array.of(SIGNATURE_TYPES[kind]), publicKey]);
  const digest = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed]));
  const keyId = digest.toString('hex', 0, KEY_ID_LENGTH);
  return { name, keyId, verifierKey: `${name}+${keyId}+${typed.toString('base64')}` };
}

function refuseBadText(text: string): void {
  refuseBadCharacters(text, 'the text of a note');
  if (!text.endsWith('\n')) {
    throw new FormatError('the text of a note ends with a newline; this one does not');
  }
}

function refuseCount(signatures: number): void {
  if (signatures > SIGNATURE_LIMIT) {
    throw new FormatError(`a note has at most ${SIGNATURE_LIMIT} signatures; this one has ${signatures}`);
  }
}

function parseSignatureLine(line: string): NoteSignature {
  const parts = line.startsWith(LINE_START) ? line.slice(LINE_START.length).split(' ') : [];
  const [name, encoded] = parts;
  if (name === undefined || encoded === undefined || parts.length !== 2) {
    throw new FormatError(`a signature line is em dash, space, name, space, base64; this is ${quote(line)}`);
  }
  refuseBadName(name);
  const bytes = readBase64(encoded, `the signature of ${quote(name)}`);
  if (bytes.length <= KEY_ID_LENGTH) {
    throw new FormatError(`the signature of ${quote(name)} is cut short: it has ${bytes.length} bytes`);
  }
  return {
    name,
    keyId: bytes.toString('hex', 0, KEY_ID_LENGTH),
    signature: bytes.subarray(KEY_ID_LENGTH),
  };
}

function kindOf(type: number | undefined, name: string): NoteKeyKind {
  switch (type) {
    case SIGNATURE_TYPES.log:
      return 'log';
    case SIGNATURE_TYPES.witness:
      return 'witness';
    default: {
      const shown = (type ?? 0).toString(16).padStart(2, '0');
      throw new FormatError(
        `the key of ${quote(name)} is of signature type 0x${shown}; only 0x01 (Ed25519) and 0x04 (cosignature/v1) are read here`,
      );
    }
  }
}

function signedPart(
  kind: NoteKeyKind,
  text: string,
  bytes: Buffer,
): { readonly message: string; readonly signature: Buffer } | undefined {
  switch (kind) {
    case 'log':
      return { message: text, signature: bytes };
    case 'witness': {
      const parts = splitCosignature(bytes);
      return parts && { message: cosignedMessage(text, parts.unixSeconds), signature: parts.signature };
    }
  }
}

function privateKeyIn(pem: string): KeyObject | undefined {
  if (!pem.includes('-----BEGIN PRIVATE KEY-----')) {
    return undefined;
  }
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    return undefined;
  }
}
