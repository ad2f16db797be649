import { createReadStream } from 'node:fs';

/** Longest line that is read, in bytes: many times the largest licence with all its events. */
export const LONGEST_LINE = 32 * 1_048_576;

/** A line of a file, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined for a line that is longer than is read. */
  readonly bytes: Buffer | undefined;
  /** Bytes of the file up to and with the end of the line. */
  readonly end: number;
}

/** A part of a file as it was read, and the line that it ends, if it ends one. */
interface Piece {
  readonly bytes: Buffer;
  readonly endsLine: boolean;
}

/**
 * The lines of a file from a place on, one in memory at a time. What follows the last line end is a line too, unless it is empty.
 *
 * @param from Where to begin: the number of the first line and its place in the file.
 * @param seen Is given all that is read, in order, each part before the line that it belongs to.
 */
export async function* readLines(
  path: string,
  from: { readonly number: number; readonly offset: number },
  seen: (bytes: Buffer) => void,
  longest = LONGEST_LINE,
): AsyncGenerator<Line> {
  let { number, offset: end } = from;
  let parts: Buffer[] = [];
  let length = 0;
  const finish = (): Line => {
    const bytes = length > longest ? undefined : Buffer.concat(parts);
    const line = { number, bytes, end };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  let isOpen = false;
  for await (const { bytes, endsLine } of readPieces(path, from.offset)) {
    seen(bytes);
    end += bytes.length;
    const content = endsLine ? bytes.subarray(0, -1) : bytes;
    length += content.length;
    if (length <= longest) {
      parts.push(content);
    } else {
      parts = [];
    }
    isOpen = !endsLine;
    if (endsLine) {
      yield finish();
    }
  }
  if (isOpen) {
    yield finish();
  }
}

const NEW_LINE = 0x0a;

async function* readPieces(path: string, start: number): AsyncGenerator<Piece> {
  for await (const chunk of createReadStream(path, { start })) {
    if (!Buffer.isBuffer(chunk)) {
      throw new TypeError('a file is read as bytes');
    }
    let begin = 0;
    for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, begin)) {
      yield { bytes: chunk.subarray(begin, at + 1), endsLine: true };
      begin = at + 1;
    }
    if (begin < chunk.length) {
      yield { bytes: chunk.subarray(begin), endsLine: false };
    }
  }
}
