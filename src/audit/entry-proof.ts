import { readEntry } from './bundle-entry.ts';
import { canonicalBytes } from './canonical.ts';
import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts';
import { HASH_LENGTH, leafHash, opensCommitment } from './hash.ts';
import { faultOfInclusion, parseLogProof } from './log-proof.ts';
import { FormatError, type NoteVerifier } from './note.ts';

/**
 * The extra data of an entry's proof, so that the one file is enough: RFC 8785 of `{ "entry": …, "salt": … }`, with the text of
 * the entry, whose bytes are the leaf, and the salt of its commitment in hexadecimal, absent once the content is erased.
 */
export function entryProofExtra(entryBytes: Uint8Array, salt: Uint8Array | null): Buffer {
  return canonicalBytes({
    entry: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entryBytes),
    ...(salt === null ? {} : { salt: Buffer.from(salt).toString('hex') }),
  });
}

/** Whether a content is the one that an entry committed to; `no-salt` where it was erased, or taken out of the proof. */
export type ContentComparison = 'as-recorded' | 'not-as-recorded' | 'no-salt';

/** A proof of an entry with what its parts show, each by itself. What they are worth together is for the reader to say. */
export interface OpenedEntryProof {
  /** Place of the entry in the log, from 0. */
  readonly index: number;
  readonly opened: OpenedCheckpoint;
  /** The entry itself, parsed from the bytes that are the leaf: every member of `AuditEntry` that it has is of its kind. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** Why the hashes do not lead from the entry to the checkpoint's root; undefined where they do. It takes no key. */
  readonly inclusionFault: string | undefined;
  /** Compares RFC 8785 bytes with the commitment of the entry. */
  readonly compare: (content: Uint8Array) => ContentComparison;
}

/**
 * Reads the proof of an entry and tries its parts. It judges nothing.
 *
 * @throws {FormatError} for a malformed proof, checkpoint, extra data or entry, and for held keys that cannot be told apart.
 */
export function openEntryProof(text: string, verifiers: readonly NoteVerifier[]): OpenedEntryProof {
  const proof = parseLogProof(text);
  const { bytes, salt } = readExtra(proof.extra);
  const entry = readEntryObject(bytes);
  const opened = openCheckpoint(proof.checkpoint, verifiers);
  return {
    index: proof.index,
    opened,
    entry,
    inclusionFault: faultOfInclusion(proof, leafHash(bytes), opened.checkpoint),
    compare: (content) => compareContent(entry['content'], salt, content),
  };
}

function compareContent(
  commitment: unknown,
  salt: Buffer | undefined,
  content: Uint8Array,
): ContentComparison {
  if (salt === undefined) {
    return 'no-salt';
  }
  return typeof commitment === 'string' && opensCommitment(commitment, content, salt)
    ? 'as-recorded'
    : 'not-as-recorded';
}

function readExtra(extra: Buffer | undefined): { readonly bytes: Buffer; readonly salt: Buffer | undefined } {
  if (extra === undefined) {
    throw new FormatError(
      'the proof has no extra data, where the entry and the salt of its commitment belong',
    );
  }
  const { entry, salt } = readObject(extra);
  if (typeof entry === 'string' && (salt === undefined || typeof salt === 'string')) {
    const read = {
      bytes: Buffer.from(entry, 'utf8'),
      salt: salt === undefined ? undefined : Buffer.from(salt, 'hex'),
    };
    // Written again and compared, so that nothing else can stand in it, twice or in another spelling.
    if (
      entryProofExtra(read.bytes, read.salt ?? null).equals(extra) &&
      (read.salt?.length ?? HASH_LENGTH) === HASH_LENGTH
    ) {
      return read;
    }
  }
  throw new FormatError('the extra data of the proof is not an entry with the salt of its commitment');
}

function readEntryObject(bytes: Buffer): Readonly<Record<string, unknown>> {
  const { check } = readEntry(bytes);
  if (check !== 'ok') {
    throw new FormatError(
      'the entry in the proof is not in the form that this release writes; if a later one made it, check it with that',
    );
  }
  return readObject(bytes);
}

function readObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new FormatError('the extra data of the proof is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FormatError('the extra data of the proof is not a JSON object');
  }
  return { ...value };
}
