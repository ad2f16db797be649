import { type KeyObject, sign } from 'node:crypto';
import {
  cosignedMessage,
  FormatError,
  formatNote,
  LAST_SECOND,
  type NoteSignature,
  type NoteVerifier,
  nameKey,
  parseNote,
  publicBytes,
  splitCosignature,
  TIMESTAMP_LENGTH,
} from './note.ts';

/** Makes the timestamped Ed25519 cosignatures of a witness (C2SP `tlog-cosignature`, signature type 0x04). */
export interface Cosigner {
  readonly name: string;
  readonly keyId: string;
  /** The public half as others are given it, of type 0x04. */
  readonly verifierKey: string;
  /** Cosigns the text of a checkpoint as seen at a time in whole seconds since 1970. */
  cosign(text: string, unixSeconds: number): NoteSignature;
}

/**
 * A witness's cosigner. One key serves one witness only: what is signed does not hold the witness's name.
 *
 * @throws {FormatError} for a name that no note can carry or a key that is not a private Ed25519 key.
 */
export function cosigner(name: string, privateKey: KeyObject): Cosigner {
  const key = nameKey(name, 'witness', publicBytes(privateKey));
  return {
    ...key,
    cosign(text, unixSeconds) {
      const timestamp = timestampOf(unixSeconds);
      const signature = sign(null, Buffer.from(cosignedMessage(text, unixSeconds)), privateKey);
      return { name, keyId: key.keyId, signature: Buffer.concat([timestamp, signature]) };
    },
  };
}

/** The time that a cosignature states, ISO 8601 in UTC with milliseconds; `undefined` where it is of another form. */
export function cosignatureInstant({ signature }: NoteSignature): string | undefined {
  const parts = splitCosignature(signature);
  return parts && new Date(parts.unixSeconds * 1000).toISOString();
}

/**
 * The note with the cosignatures that a witness answered (C2SP `tlog-witness`, the body of a 200). Lines of keys that are not
 * held are left out, as that text asks; a line that the note already has is not added again.
 *
 * @throws {FormatError} where note or answer is malformed, a held key's cosignature is wrong, or no held key cosigned.
 */
export function addCosignatures(note: string, answer: string, witnesses: readonly NoteVerifier[]): string {
  const { text, signatures } = parseNote(note);
  const offered = parseNote(`${text}\n${answer}`);
  if (offered.text !== text) {
    throw new FormatError(
      'the answer of a witness is signature lines and nothing else; this one has an empty line',
    );
  }
  const held = offered.signatures.filter(({ name, keyId }) =>
    witnesses.some((witness) => witness.name === name && witness.keyId === keyId),
  );
  if (held.length === 0) {
    throw new FormatError('the answer holds no cosignature of a witness whose key is held');
  }
  for (const signature of held) {
    if (!witnesses.some((witness) => witness.kind === 'witness' && witness.verifies(text, signature))) {
      throw new FormatError(
        `the cosignature of \`${signature.name}\` (key ${signature.keyId}) is not right for this checkpoint`,
      );
    }
  }
  const added = held.filter((one) => !signatures.some((other) => isSame(one, other)));
  return formatNote({ text, signatures: [...signatures, ...added] });
}

function isSame(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.keyId === other.keyId && one.signature.equals(other.signature);
}

function timestampOf(unixSeconds: number): Buffer {
  if (!Number.isInteger(unixSeconds) || unixSeconds < 0 || unixSeconds > LAST_SECOND) {
    throw new FormatError(
      `\`${unixSeconds}\` is not a time in whole seconds since 1970, up to the year 9999`,
    );
  }
  const timestamp = Buffer.alloc(TIMESTAMP_LENGTH);
  timestamp.writeBigUInt64BE(BigInt(unixSeconds));
  return timestamp;
}
