import {
  type Checkpoint,
  faultOfLog,
  formatDecimal,
  formatHash,
  type OpenedCheckpoint,
  openOrExplain,
  parseCheckpoint,
  readDecimal,
  readHash,
} from './checkpoint.ts';
import { HASH_LENGTH } from './hash.ts';
import { FormatError, type NoteVerifier, parseNote, quote, readBase64 } from './note.ts';
import { verifyInclusion } from './tree.ts';

/** The one text file that shows that an entry stands in a log (C2SP `tlog-proof`). */
export interface LogProof {
  /** Bytes with a meaning of their own for the application. No signature covers them. */
  readonly extra?: Buffer;
  /** Place of the entry in the log, from 0: a safe integer. */
  readonly index: number;
  /** RFC 6962 section 2.1.1 inclusion proof, from the leaf's neighbour upwards, 32 bytes each. */
  readonly hashes: readonly Buffer[];
  /** The signed note, as the log gave it. */
  readonly checkpoint: string;
}

/** What a proof was found to be: sound, with the checkpoint it rests on, or not, and why. */
export type LogProofCheck =
  | { readonly ok: true; readonly opened: OpenedCheckpoint }
  | { readonly ok: false; readonly problem: string };

/** How many hashes a proof may have: one a level of a tree of fewer than 2^63 leaves. */
export const PROOF_HASH_LIMIT = 63;

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

/**
 * The proof as a text file.
 *
 * @throws {FormatError} where the members cannot be written in that form; `extra` that is empty among them.
 */
export function formatLogProof({ extra, index, hashes, checkpoint }: LogProof): string {
  if (extra?.length === 0) {
    throw new FormatError('extra data of a proof is not empty: leave it out');
  }
  parseCheckpoint(parseNote(checkpoint).text);
  const extraLine = extra === undefined ? '' : `extra ${extra.toString('base64')}\n`;
  const indexLine = `index ${formatDecimal(index, 'the index of a proof')}\n`;
  return `${FIRST_LINE}\n${extraLine}${indexLine}${formatProofHashes(hashes)}\n${checkpoint}`;
}

/**
 * Reads a proof. Nothing is verified yet.
 *
 * @throws {FormatError} for what C2SP `tlog-proof`, "Format", does not allow, also within the checkpoint.
 */
export function parseLogProof(text: string): LogProof {
  const { lines, rest } = splitAtEmptyLine(text, 'a proof');
  const [first, ...members] = lines;
  if (first !== FIRST_LINE) {
    throw new FormatError(`the first line of a proof is \`${FIRST_LINE}\`; this is ${quote(first ?? '')}`);
  }
  const extra = readMember(members[0], 'extra');
  const [index, ...hashes] = extra === undefined ? members : members.slice(1);
  const place = readMember(index, 'index');
  if (place === undefined) {
    throw new FormatError(
      `a proof has its index on the line after the first, or after \`extra\`; this is ${quote(index ?? '')}`,
    );
  }
  parseCheckpoint(parseNote(rest).text);
  return {
    ...(extra === undefined ? {} : { extra: readBase64(extra, 'the extra data of a proof') }),
    index: readDecimal(place, 'the index of a proof'),
    hashes: readProofHashes(hashes),
    checkpoint: rest,
  };
}

/**
 * Whether the log says, under a held key, that the entry with this leaf hash stands at that index. A quorum of witnesses is
 * another question: ask `satisfies` with what was opened.
 */
export function checkLogProof(
  proof: LogProof,
  leafHash: Uint8Array,
  verifiers: readonly NoteVerifier[],
): LogProofCheck {
  const opened = openOrExplain(proof.checkpoint, verifiers);
  if (typeof opened === 'string') {
    return { ok: false, problem: opened };
  }
  const problem = faultOfLog(opened) ?? faultOfInclusion(proof, leafHash, opened.checkpoint);
  return problem === undefined ? { ok: true, opened } : { ok: false, problem };
}

/**
 * Why a checkpoint's tree is not shown to hold the entry with this leaf hash at that index, or `undefined` when it is. It takes
 * no key: a tree that no held key signed may be anybody's.
 */
export function faultOfInclusion(
  { index, hashes }: LogProof,
  leafHash: Uint8Array,
  { size, root }: Checkpoint,
): string | undefined {
  const misplaced = faultOfPlace(index, size, leafHash);
  if (misplaced !== undefined) {
    return misplaced;
  }
  return verifyInclusion({ leafHash, index, size, hashes, root })
    ? undefined
    : `the hashes do not lead from this entry at index ${index} to the root at size ${size}`;
}

/** The lines before the first empty line and all that follows it, as both proofs and requests to a witness have them. */
export function splitAtEmptyLine(
  text: string,
  what: string,
): { readonly lines: readonly string[]; readonly rest: string } {
  const end = text.indexOf('\n\n');
  if (end === -1) {
    throw new FormatError(`${what} has an empty line before its checkpoint; this one has none`);
  }
  return { lines: text.slice(0, end).split('\n'), rest: text.slice(end + 2) };
}

/** One hash a line, base64. @throws {FormatError} for over 63 hashes or one that is not SHA-256. */
export function readProofHashes(lines: readonly string[]): readonly Buffer[] {
  refuseLength(lines.length);
  return lines.map((line) => readHash(line, 'a hash of a proof'));
}

/** The lines that `readProofHashes` reads, each with its newline. */
export function formatProofHashes(hashes: readonly Buffer[]): string {
  refuseLength(hashes.length);
  return hashes.map((hash) => `${formatHash(hash, 'a hash of a proof')}\n`).join('');
}

function refuseLength(hashes: number): void {
  if (hashes > PROOF_HASH_LIMIT) {
    throw new FormatError(`a proof has at most ${PROOF_HASH_LIMIT} hashes; this one has ${hashes}`);
  }
}

function readMember(line: string | undefined, name: string): string | undefined {
  return line?.startsWith(`${name} `) ? line.slice(name.length + 1) : undefined;
}

function faultOfPlace(index: number, size: number, leafHash: Uint8Array): string | undefined {
  if (index >= size) {
    return `index ${index} is not in a tree of size ${size}`;
  }
  return leafHash.length === HASH_LENGTH ? undefined : `a leaf hash has ${HASH_LENGTH} bytes`;
}
