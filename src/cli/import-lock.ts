import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { errorCode } from '../http/logging.ts';
import { ImportError } from './import-progress.ts';

/** Locks that this process holds: a lock with its number that is not among them was left by one that had the number before. */
const held = new Set<string>();

/**
 * Keeps every other import of a file away until it is let go: two at once would write over each other's progress. The lock of a process
 * of this machine that is no more is taken over; of one elsewhere nobody here can tell.
 *
 * @returns Lets it go.
 * @throws {ImportError} where another import holds it.
 */
export async function holdLock(file: string): Promise<() => Promise<void>> {
  const path = resolve(file);
  const mine = `${process.pid} ${hostname()}\n`;
  while (!(await create(path, mine))) {
    const there = await read(path);
    if (there === undefined) {
      continue;
    }
    if (!isLeft(path, there)) {
      throw inUse(path, there);
    }
    // Of several that take it over, one gets to move it; what somebody else has put in its place meanwhile is put back.
    const aside = `${path}.${process.pid}`;
    if (await move(path, aside)) {
      const moved = await read(aside);
      if (moved !== there) {
        await move(aside, path);
        throw inUse(path, moved ?? '');
      }
      await rm(aside);
    }
  }
  held.add(path);
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
}

function inUse(path: string, there: string): ImportError {
  const [pid = ''] = there.split(' ');
  const who = pid.trim() === '' ? '' : ` (process ${pid})`;
  return new ImportError(
    `another import of this file runs${who}: wait for it; where none does, remove ${path} and start again`,
  );
}

async function create(path: string, text: string): Promise<boolean> {
  return unless('EEXIST', () => writeFile(path, text, { flag: 'wx', mode: 0o600 }));
}

async function move(from: string, to: string): Promise<boolean> {
  return unless('ENOENT', () => rename(from, to));
}

async function unless(code: string, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (errorCode(error) === code) {
      return false;
    }
    throw error;
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Whether whoever wrote a lock is no more. One that is not wholly written yet is somebody's. */
function isLeft(path: string, there: string): boolean {
  const [, pid, host] = /^([1-9]\d*) (.+)\n$/.exec(there) ?? [];
  if (pid === undefined || host !== hostname()) {
    return false;
  }
  if (Number(pid) === process.pid) {
    return !held.has(path);
  }
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}
