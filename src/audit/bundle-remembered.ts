import { type OpenedCheckpoint, openCheckpoint, readDecimal, readHash } from './checkpoint.ts';
import { FormatError, type NoteVerifier, quote } from './note.ts';

/** A checkpoint that a reader has kept from before, which is what no operator of the log can change. */
export interface RememberedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The log it is of, and what its signatures are worth; absent where only size and root were kept. */
  readonly opened?: OpenedCheckpoint;
}

const BARE = /^(\d+) (\S+)\n?$/u;
const HEX = /^[0-9a-f]{64}$/u;

/**
 * Reads what a reader kept: a signed note, or a line `size hash` with the root hash in hexadecimal or base64.
 *
 * @throws {FormatError} for anything else.
 */
export function readRemembered(text: string, verifiers: readonly NoteVerifier[]): RememberedCheckpoint {
  const [, size, root] = BARE.exec(text) ?? [];
  if (size !== undefined && root !== undefined) {
    return {
      size: readDecimal(size, 'the size of the remembered tree'),
      root: HEX.test(root) ? Buffer.from(root, 'hex') : readHash(root, 'the remembered root hash'),
    };
  }
  if (!text.includes('\n\n')) {
    throw new FormatError(
      `what is remembered is a signed checkpoint, or a line with tree size and root hash; this is ${quote(text)}`,
    );
  }
  const opened = openCheckpoint(text, verifiers);
  return { size: opened.checkpoint.size, root: opened.checkpoint.root, opened };
}
