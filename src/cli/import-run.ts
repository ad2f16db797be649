import { createHash } from 'node:crypto';
import { appendFile, stat } from 'node:fs/promises';
import { type ImportWorld, sender } from './import-client.ts';
import { importLine, type RefusedRow } from './import-line.ts';
import { readLines } from './import-lines.ts';
import { holdLock } from './import-lock.ts';
import {
  filesOf,
  type ImportCounts,
  ImportError,
  type ImportFiles,
  type ImportProgress,
  openImport,
  saveProgress,
} from './import-progress.ts';

/** How often whoever looks on is told, in milliseconds. */
const TELL_MS = 2_000;

/** What an import came to. */
export interface ImportSummary {
  readonly lines: number;
  readonly counts: ImportCounts;
  /** Whether it was told to stop before the end of the file. */
  readonly stopped: boolean;
}

/**
 * Imports a file, or goes on where an import of it stopped. After each line it is written down that the line is done, so that a
 * process that is killed at any moment leaves at most one line to be done again, which the service then knows again.
 *
 * @param signal Stops it. The line in hand is given up, and done again when the import goes on.
 * @throws {ImportError} where it cannot begin or go on, or another import of the file runs; what is done stays done.
 */
export async function importFile(
  file: string,
  url: string,
  world: ImportWorld,
  signal: AbortSignal,
): Promise<ImportSummary> {
  const files = filesOf(file);
  const release = await holdLock(files.lock);
  try {
    return await importOnce(files, url, world, signal);
  } finally {
    await release();
  }
}

async function importOnce(
  files: ImportFiles,
  url: string,
  world: ImportWorld,
  signal: AbortSignal,
): Promise<ImportSummary> {
  const { size } = await stat(files.input);
  const { progress: start, hash } = await openImport(files, url);
  let progress = start;
  await saveProgress(files, progress);
  if (start.lines > 0) {
    world.tell(`going on after line ${start.lines}`);
  }
  const beginning = world.now();
  let told = beginning;
  const send = sender(url, world, signal);
  const lines = readLines(files.input, { number: start.lines + 1, offset: start.offset }, (bytes) => {
    hash.update(bytes);
  });
  for await (const line of lines) {
    if (signal.aborted) {
      break;
    }
    if (line.bytes === undefined || line.bytes.toString('latin1').trim() !== '') {
      let outcome: Awaited<ReturnType<typeof importLine>>;
      try {
        outcome = await importLine(send, line, keyOf(progress.run, line));
      } catch (error) {
        if (signal.aborted) {
          break;
        }
        throw error instanceof ImportError
          ? new ImportError(`line ${line.number}: ${error.message}`, { cause: error })
          : error;
      }
      progress = await keepRefused(files, progress, outcome.refused);
      progress = { ...progress, counts: addTo(progress.counts, outcome.counts) };
    }
    progress = { ...progress, lines: line.number, offset: line.end, digest: hash.copy().digest('hex') };
    await saveProgress(files, progress);
    const now = world.now();
    if (now - told >= TELL_MS) {
      told = now;
      world.tell(describe(progress, start, { size, seconds: (now - beginning) / 1_000 }));
    }
  }
  world.tell(describe(progress, start, { size, seconds: (world.now() - beginning) / 1_000 }));
  return { lines: progress.lines, counts: progress.counts, stopped: signal.aborted };
}

/** A key that names a line of an import: the same line of the same import has the same, whenever it is sent. */
function keyOf(run: string, line: { readonly number: number; readonly bytes: Buffer | undefined }): string {
  const digest = createHash('sha256').update(`${run}:${line.number}:`);
  return `import-${digest.update(line.bytes ?? '').digest('hex')}`;
}

async function keepRefused(
  files: ImportFiles,
  progress: ImportProgress,
  rows: readonly RefusedRow[],
): Promise<ImportProgress> {
  if (rows.length === 0) {
    return progress;
  }
  const text = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), 'utf8');
  await appendFile(files.refused, text);
  const { counts, refusedBytes } = progress;
  return {
    ...progress,
    refusedBytes: refusedBytes + text.length,
    counts: { ...counts, refused: counts.refused + rows.length },
  };
}

function addTo(counts: ImportCounts, more: Partial<ImportCounts>): ImportCounts {
  const sum = (name: keyof ImportCounts) => counts[name] + (more[name] ?? 0);
  return {
    registered: sum('registered'),
    replaced: sum('replaced'),
    unchanged: sum('unchanged'),
    eventsRecorded: sum('eventsRecorded'),
    eventsAlreadyRecorded: sum('eventsAlreadyRecorded'),
    refused: sum('refused'),
  };
}

function describe(
  { lines, offset, counts }: ImportProgress,
  start: ImportProgress,
  { size, seconds }: { readonly size: number; readonly seconds: number },
): string {
  const rate = seconds > 0 ? ((lines - start.lines) / seconds).toFixed(1) : '0.0';
  const share = size === 0 ? 100 : Math.floor((100 * Math.min(offset, size)) / size);
  const { registered, replaced, unchanged, eventsRecorded, eventsAlreadyRecorded, refused } = counts;
  return `${lines} lines (${share} %, ${rate}/s): licences ${registered} registered, ${replaced} replaced, ${unchanged} as they were; events ${eventsRecorded} recorded, ${eventsAlreadyRecorded} recorded before; ${refused} refused`;
}
