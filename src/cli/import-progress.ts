import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { errorCode } from '../http/logging.ts';
import { reader } from './demo-example.ts';

/** What an import could not be started or gone on with, in words, with the remedy. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** What has been counted so far. */
export interface ImportCounts {
  readonly registered: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly eventsRecorded: number;
  readonly eventsAlreadyRecorded: number;
  /** Rows of the refused file: lines, licences and events. */
  readonly refused: number;
}

export const NOTHING_YET: ImportCounts = {
  registered: 0,
  replaced: 0,
  unchanged: 0,
  eventsRecorded: 0,
  eventsAlreadyRecorded: 0,
  refused: 0,
};

/** How far an import is: everything before `offset` is done. It holds nothing of what is in the lines. */
export interface ImportProgress {
  readonly format: 1;
  /** Names this import: what it sends again after a stop is known by it. */
  readonly run: string;
  readonly url: string;
  /** Lines done. */
  readonly lines: number;
  /** Bytes of the file done. */
  readonly offset: number;
  /** SHA-256 of these bytes, lower-case hexadecimal. */
  readonly digest: string;
  /** Bytes of the refused file that belong to them. */
  readonly refusedBytes: number;
  readonly counts: ImportCounts;
}

const amount = Type.Integer({ minimum: 0 });
const readState = reader(
  Type.Object(
    {
      format: Type.Literal(1),
      run: Type.String({ minLength: 1 }),
      url: Type.String(),
      lines: amount,
      offset: amount,
      digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      refusedBytes: amount,
      counts: Type.Object(
        {
          registered: amount,
          replaced: amount,
          unchanged: amount,
          eventsRecorded: amount,
          eventsAlreadyRecorded: amount,
          refused: amount,
        },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
  ),
);

/** The files of an import. */
export interface ImportFiles {
  readonly input: string;
  readonly progress: string;
  readonly refused: string;
  /** There while an import of the file runs. */
  readonly lock: string;
}

/** The names of the files beside the one that is imported. */
export function filesOf(input: string): ImportFiles {
  return {
    input,
    progress: `${input}.progress`,
    refused: `${input}.refused.ndjson`,
    lock: `${input}.lock`,
  };
}

/** An import that is begun or gone on with: how far it is, and the running hash of what is done. */
export interface OpenImport {
  readonly progress: ImportProgress;
  readonly hash: Hash;
}

/**
 * Opens an import where the one before it stopped, or begins it. Rows of the refused file that belong to a line that was not
 * finished are taken off: the line is done again. A last line that had no end when it was done, and has one since, is done with it.
 *
 * @throws {ImportError} where what was done before was of another file or for another service.
 */
export async function openImport(files: ImportFiles, url: string): Promise<OpenImport> {
  const stored = await readProgress(files.progress);
  const hash = createHash('sha256');
  if (stored === undefined) {
    await writeFile(files.refused, '', { mode: 0o600 });
    const run = randomUUID();
    const digest = hash.copy().digest('hex');
    const start = { lines: 0, offset: 0, digest, refusedBytes: 0, counts: NOTHING_YET };
    return { progress: { format: 1, run, url, ...start }, hash };
  }
  if (stored.url !== url) {
    throw new ImportError(
      `${files.progress} is of an import into ${stored.url}: go on with that one, or remove the file to begin again`,
    );
  }
  const offset = await hashStart(files, stored, hash);
  await keepRefused(files.refused, stored);
  return { progress: { ...stored, offset, digest: hash.copy().digest('hex') }, hash };
}

/** Writes how far an import is beside the file and puts it in its place, so that it is never half there. */
export async function saveProgress({ progress }: ImportFiles, state: ImportProgress): Promise<void> {
  const draft = `${progress}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(state)}\n`, { mode: 0o600 });
  await rename(draft, progress);
}

async function readProgress(path: string): Promise<ImportProgress | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  try {
    return readState(JSON.parse(text));
  } catch {
    throw new ImportError(`${path} is not the progress of an import: remove it to begin again`);
  }
}

/**
 * Hashes what was done, and holds it against what was done then: a file that was changed would be gone on with in the wrong place.
 *
 * @returns Where to go on: behind the end of the last line that was done, where the file has grown by that end.
 */
async function hashStart(
  { input, progress }: ImportFiles,
  { offset, digest }: ImportProgress,
  hash: Hash,
): Promise<number> {
  let last: number | undefined;
  if (offset > 0) {
    for await (const chunk of createReadStream(input, { end: offset - 1 })) {
      if (!Buffer.isBuffer(chunk)) {
        throw new TypeError('a file is read as bytes');
      }
      hash.update(chunk);
      last = chunk.at(-1);
    }
  }
  const isSame = hash.copy().digest('hex') === digest;
  const isLonger = (await stat(input)).size > offset;
  const endsInLine = offset > 0 && last !== '\n'.charCodeAt(0);
  const lineEnd = isLonger && endsInLine ? await lineEndAt(input, offset) : '';
  if (!isSame || lineEnd === undefined) {
    throw new ImportError(
      `${input} was changed in the part that is imported already: put it back as it was, or remove ${progress} to begin again; what is recorded already is then known again`,
    );
  }
  hash.update(lineEnd);
  return offset + lineEnd.length;
}

/** The line end that stands at a place of a file; undefined where something else does. */
async function lineEndAt(path: string, offset: number): Promise<string | undefined> {
  let next = '';
  for await (const chunk of createReadStream(path, { start: offset, end: offset + 1, encoding: 'latin1' })) {
    next += String(chunk);
  }
  return /^\r?\n/.exec(next)?.[0];
}

async function keepRefused(path: string, { refusedBytes }: ImportProgress): Promise<void> {
  const handle = await open(path, 'a', 0o600);
  try {
    const { size } = await handle.stat();
    if (size < refusedBytes) {
      throw new ImportError(
        `${path} is shorter than it was: put it back, or remove the file of the progress to begin again`,
      );
    }
  } finally {
    await handle.close();
  }
  await truncate(path, refusedBytes);
}
