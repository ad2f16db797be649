import { createHash } from 'node:crypto';
import { type BundleLine, type BundleTotals, LINE_LIMIT } from './bundle-format.ts';
import { type LineSpan, parseLine } from './bundle-lines.ts';

/** What is read at a time: a batch holds the lines that end in so many bytes. */
const BATCH_LENGTH = 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * Reads a bundle, line by line, in batches of the lines that end in one chunk (or in one mebibyte of it). Nothing in the
 * bytes makes it throw: what is not a line of the format comes as a line of the kind `malformed`, as does what stands after
 * the last line feed. Memory is one chunk and the longest line, at most 64 MiB; the bytes in a line are views into the
 * chunk and stay what they are as long as the chunk does.
 *
 * It checks the form of single lines and nothing else. Whether the bundle is what it says is `verifyBundle`'s to find.
 */
export async function* readBundle(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<readonly BundleLine[]> {
  const lines = new LineReader();
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += BATCH_LENGTH) {
      const length = Math.min(BATCH_LENGTH, chunk.length - start);
      const batch = lines.take(Buffer.from(chunk.buffer, chunk.byteOffset + start, length));
      if (batch.length > 0) {
        yield batch;
      }
    }
  }
  const rest = lines.finish();
  if (rest.length > 0) {
    yield rest;
  }
}

class LineReader {
  readonly #hash = createHash('sha256');
  /** Lines read so far. */
  #count = 0;
  /** The beginning of a line whose end has not come yet, in pieces. */
  #begun: Buffer[] = [];
  #begunLength = 0;
  #tooLong = false;
  /** What has been read of the present chunk but not gone into the digest: from here to the line that is being read. */
  #chunk: Buffer = Buffer.alloc(0);
  #digested = 0;
  readonly #counted = (start: number): BundleTotals => this.#totals(start);

  take(chunk: Buffer): readonly BundleLine[] {
    const batch: BundleLine[] = [];
    let start = 0;
    this.#chunk = chunk;
    this.#digested = 0;
    if (this.#begunLength > 0) {
      const end = chunk.indexOf(LINE_FEED);
      this.#begin(end === -1 ? chunk : chunk.subarray(0, end));
      if (end === -1) {
        return batch;
      }
      start = end + 1;
      this.#digested = start;
      batch.push(this.#finishBegun());
      this.#hash.update('\n');
    }
    for (let end = chunk.indexOf(LINE_FEED, start); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      batch.push(this.#read({ chunk, start, end }));
      start = end + 1;
    }
    this.#digestUpTo(start);
    if (start < chunk.length) {
      this.#begin(chunk.subarray(start));
    }
    return batch;
  }

  finish(): readonly BundleLine[] {
    if (this.#begunLength === 0) {
      return [];
    }
    this.#count += 1;
    return [
      { tag: 'malformed', line: this.#count, problem: 'the file ends within a line: it was cut short' },
    ];
  }

  /** Keeps a piece of a line for later. It is copied: the chunk may be gone, or in use again, by then. */
  #begin(piece: Buffer): void {
    this.#begunLength += piece.length;
    if (this.#begunLength <= LINE_LIMIT) {
      this.#begun.push(Buffer.from(piece));
      return;
    }
    this.#tooLong = true;
    for (const each of [...this.#begun, piece]) {
      this.#hash.update(each);
    }
    this.#begun = [];
  }

  /** The line that began in an earlier chunk. Its bytes go into the digest after it was read, unless they had to before. */
  #finishBegun(): BundleLine {
    const bytes = Buffer.concat(this.#begun);
    const tooLong = this.#tooLong;
    this.#begun = [];
    this.#begunLength = 0;
    this.#tooLong = false;
    if (tooLong) {
      this.#count += 1;
      return { tag: 'malformed', line: this.#count, problem: `the line is longer than ${LINE_LIMIT} bytes` };
    }
    const line = this.#read({ chunk: bytes, start: 0, end: bytes.length });
    this.#hash.update(bytes);
    return line;
  }

  #read(span: LineSpan): BundleLine {
    this.#count += 1;
    return parseLine(span, this.#count, this.#counted);
  }

  /** What stands before the line that begins at an offset of the present chunk. */
  #totals(offset: number): BundleTotals {
    this.#digestUpTo(offset);
    return { lines: this.#count - 1, sha256: this.#hash.copy().digest('hex') };
  }

  #digestUpTo(offset: number): void {
    if (offset > this.#digested) {
      this.#hash.update(this.#chunk.subarray(this.#digested, offset));
      this.#digested = offset;
    }
  }
}
