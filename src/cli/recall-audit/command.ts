import { readFile } from 'node:fs/promises';

/** Where a command writes. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

/** What of a command's use is wrong, with the remedy: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The bytes of a file, or `undefined` where there is none. */
export async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * The bytes of a file that the command line names.
 *
 * @throws {UsageError} where it cannot be read.
 */
export async function readNamedFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === undefined) {
      throw error;
    }
    throw new UsageError(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

/**
 * The bytes of standard input, for a file that is named `-`.
 *
 * @throws {UsageError} where it cannot be read.
 */
export async function readStandardInput(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const input: AsyncIterable<Uint8Array> = process.stdin;
  try {
    for await (const chunk of input) {
      chunks.push(chunk);
    }
  } catch (error) {
    throw new UsageError(`standard input cannot be read: ${messageOf(error)}`, { cause: error });
  }
  return Buffer.concat(chunks);
}

/** The bytes as text, or `undefined` where they are not UTF-8. Nothing is replaced or left out. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control and direction characters as escapes: what a file holds may come from anybody, and a terminal would obey them. */
export function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** `visible`, but for the ends of lines: for messages of several lines, of which no part comes from a file as it is. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** The code of a fault of Node or the system. Asked by shape, as a fault from another realm is no `Error` of this one. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What a fault says of itself. */
export function messageOf(error: unknown): string {
  const isFault = typeof error === 'object' && error !== null && 'message' in error;
  return isFault && typeof error.message === 'string' ? error.message : String(error);
}
