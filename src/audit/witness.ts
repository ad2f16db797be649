import {
  type Checkpoint,
  faultOfLog,
  formatCheckpoint,
  formatDecimal,
  onlyVerified,
  openCheckpoint,
  openOrExplain,
  parseCheckpoint,
  readDecimal,
} from './checkpoint.ts';
import type { Cosigner } from './cosignature.ts';
import { formatProofHashes, readProofHashes, splitAtEmptyLine } from './log-proof.ts';
import {
  FormatError,
  formatNote,
  type NoteSignature,
  type NoteVerifier,
  parseNote,
  quote,
  type SignedNote,
} from './note.ts';
import { EMPTY_ROOT, verifyConsistency } from './tree.ts';

/** All that a witness must remember of a log: the latest checkpoint it cosigned. */
export interface WitnessState {
  readonly size: number;
  /** RFC 6962 root hash, 32 bytes. */
  readonly root: Buffer;
}

/** A request to cosign (C2SP `tlog-witness`, "add-checkpoint"). */
export interface AddCheckpoint {
  /** The size that the log takes the witness to have cosigned last. */
  readonly oldSize: number;
  /** RFC 6962 section 2.1.2 consistency proof from that size to the checkpoint's. */
  readonly proof: readonly Buffer[];
  /** The signed note. */
  readonly checkpoint: string;
}

/**
 * What a witness answers, by HTTP status. `note` and `evidence` hold the checkpoint with the log's signatures alone; evidence is
 * worth keeping, because a log that signed it may have shown somebody another history.
 */
export type WitnessDecision =
  /** Cosign the text of the note, once the state is kept. */
  | { readonly status: 200; readonly state: WitnessState; readonly note: SignedNote }
  /** Malformed, or the old size is beyond the checkpoint's. */
  | { readonly status: 400; readonly problem: string }
  /** The log's signature is missing or wrong. */
  | { readonly status: 403; readonly problem: string }
  /** The origin is that of no log whose key is held. */
  | { readonly status: 404; readonly problem: string }
  /** The old size is not the remembered one, which is `size`; or another root is remembered for the same size. */
  | {
      readonly status: 409;
      readonly size: number;
      readonly problem: string;
      readonly evidence?: SignedNote;
    }
  /** The proof does not show that the checkpoint extends the remembered one. */
  | { readonly status: 422; readonly problem: string; readonly evidence: SignedNote };

/** What a witness that never cosigned is held to remember: the tree without leaves. */
const NOTHING: WitnessState = { size: 0, root: EMPTY_ROOT };

/**
 * Reads the body of a request to cosign.
 *
 * @throws {FormatError} for what C2SP `tlog-witness`, "add-checkpoint", does not allow, also within the checkpoint.
 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const { lines, rest } = splitAtEmptyLine(body, 'a request to cosign');
  const [old = '', ...proof] = lines;
  if (!old.startsWith('old ')) {
    throw new FormatError(
      `a request to cosign starts with \`old\` and a tree size; this one with ${quote(old)}`,
    );
  }
  parseCheckpoint(parseNote(rest).text);
  return {
    oldSize: readDecimal(old.slice('old '.length), 'the old size'),
    proof: readProofHashes(proof),
    checkpoint: rest,
  };
}

/** The body of a request to cosign. @throws {FormatError} where the members cannot be written in that form. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  parseCheckpoint(parseNote(checkpoint).text);
  return `old ${formatDecimal(oldSize, 'the old size')}\n${formatProofHashes(proof)}\n${checkpoint}`;
}

/**
 * Decides on a request, by what the witness remembers of that log. Whoever acts on a 200 keeps the new state before giving
 * the cosignature away, and decides on no other request of the log in between.
 *
 * @param state What was cosigned last; `undefined` when nothing was.
 * @param logVerifiers The log's trusted key, or its keys while one is being replaced.
 */
export function decide(
  state: WitnessState | undefined,
  request: AddCheckpoint,
  ...logVerifiers: readonly NoteVerifier[]
): WitnessDecision {
  const opened = openOrExplain(request.checkpoint, logVerifiers);
  if (typeof opened === 'string') {
    return { status: 400, problem: opened };
  }
  const { checkpoint } = opened;
  if (!logVerifiers.some(({ kind, name }) => kind === 'log' && name === checkpoint.origin)) {
    return { status: 404, problem: `this witness knows no log ${quote(checkpoint.origin)}` };
  }
  const fault = faultOfLog(opened);
  if (fault !== undefined) {
    return { status: 403, problem: fault };
  }
  if (request.oldSize > checkpoint.size) {
    return {
      status: 400,
      problem: `the old size, ${request.oldSize}, is beyond that of the checkpoint, ${checkpoint.size}`,
    };
  }
  return compare(state ?? NOTHING, request, checkpoint, onlyVerified(opened));
}

/** The order is that of the C2SP text, but for one size with two roots: that answers 409, which no proof could mend. */
function compare(
  state: WitnessState,
  { oldSize, proof }: AddCheckpoint,
  { size, root }: Checkpoint,
  note: SignedNote,
): WitnessDecision {
  if (oldSize !== state.size) {
    return {
      status: 409,
      size: state.size,
      problem: `the size cosigned last is ${state.size}, not ${oldSize}`,
    };
  }
  if (size === state.size && !root.equals(state.root)) {
    const problem = `another root than this was cosigned for size ${size}`;
    return { status: 409, size, problem, evidence: note };
  }
  const consistent = verifyConsistency({
    first: state.size,
    second: size,
    firstRoot: state.root,
    secondRoot: root,
    hashes: proof,
  });
  if (!consistent) {
    const problem = `the proof does not show that size ${size} extends what was cosigned for size ${state.size}`;
    return { status: 422, problem, evidence: note };
  }
  return { status: 200, state: { size, root }, note };
}

/**
 * The memory of a witness as it is kept: the checkpoint cosigned last, with that cosignature and the log's. So it is a signed note
 * that anyone can check, and damage to it does not go unseen.
 */
export function formatMemory(note: SignedNote, cosignature: NoteSignature): string {
  return formatNote({ text: note.text, signatures: [...note.signatures, cosignature] });
}

/** The memory of a witness that has cosigned nothing of a log yet: the tree without leaves, under its cosignature alone. */
export function emptyMemory(origin: string, witness: Cosigner, unixSeconds: number): string {
  const text = formatCheckpoint({ origin, ...NOTHING, extensions: [] });
  return formatNote({ text, signatures: [witness.cosign(text, unixSeconds)] });
}

/**
 * Reads a kept memory.
 *
 * @throws {FormatError} where it is damaged, of another log, or was not cosigned by this witness's key. An older memory
 * that was put back cannot be told from the latest: only the file's keeper can see to that.
 */
export function readMemory(memory: string, origin: string, witness: NoteVerifier): WitnessState {
  const { checkpoint, verifiedBy, invalid } = openCheckpoint(memory, [witness]);
  if (verifiedBy.length === 0 || invalid.length > 0) {
    throw new FormatError(
      `it does not carry the cosignature of ${quote(witness.name)} (key ${witness.keyId})`,
    );
  }
  if (checkpoint.origin !== origin) {
    throw new FormatError(`it is of the log ${quote(checkpoint.origin)}, not of ${quote(origin)}`);
  }
  return { size: checkpoint.size, root: checkpoint.root };
}
