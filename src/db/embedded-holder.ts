import { link, readFile, rename, unlink } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedDatabaseError, failureCode } from './failures.ts';

/**
 * Who holds a data folder, as its `postmaster.pid` and the process table say together:
 * nobody; a server that has made but not yet filled the file; one that is gone without tidying up; one that is starting or stopping; one that takes connections.
 */
export type Holder =
  | { readonly state: 'none' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'stale'; readonly pid: number }
  | { readonly state: 'busy'; readonly pid: number }
  | { readonly state: 'ready'; readonly pid: number; readonly port: number };

const PID_FILE = 'postmaster.pid';
/** Lines of postmaster.pid, counted from 0 (miscadmin.h of PostgreSQL, `LOCK_FILE_LINE_*`). */
const LINE = { pid: 0, port: 3, status: 7 } as const;

/** Reads who holds the data folder now. */
export async function readHolder(clusterDir: string): Promise<Holder> {
  const text = await readIfThere(join(clusterDir, PID_FILE));
  if (text === undefined) {
    return { state: 'none' };
  }
  const lines = text.split('\n').map((line) => line.trim());
  const pid = parsePid(text);
  if (pid === undefined) {
    return { state: 'unreadable' };
  }
  if (!(await isServerAlive(pid, clusterDir))) {
    return { state: 'stale', pid };
  }
  const port = Number(lines[LINE.port]);
  return lines[LINE.status] === 'ready' && port > 0 ? { state: 'ready', pid, port } : { state: 'busy', pid };
}

function parsePid(text: string): number | undefined {
  const pid = Number(text.split('\n')[LINE.pid]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * True when the process lives (a zombie does not) and is the server of this data folder: after a restart of the machine
 * or container the same number often belongs to something else, which PostgreSQL alone would take for a live server.
 */
async function isServerAlive(pid: number, clusterDir: string): Promise<boolean> {
  if (platform() !== 'linux') {
    return processExists(pid);
  }
  const stat = await readIfThere(`/proc/${pid}/stat`);
  // proc_pid_stat(5): the state follows the program's name, which may itself contain brackets.
  const state = stat?.slice(stat.lastIndexOf(')') + 2).charAt(0);
  if (state === undefined || state === 'Z' || state === 'X') {
    return false;
  }
  const commandLine = (await readIfThere(`/proc/${pid}/cmdline`)) ?? '';
  return commandLine.split('\0').includes(clusterDir);
}

/** True when a process of that number exists, whoever owns it; a zombie counts. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return failureCode(error) === 'EPERM';
  }
}

/**
 * Takes the `postmaster.pid` of a dead server out of the way. Needed where PostgreSQL would still believe in it: the
 * process is a zombie that nobody reaps, its number now belongs to another program, or the file (`deadPid` undefined)
 * was never filled.
 *
 * The file is moved first and looked at afterwards, so that one written by a new server in between is put back. Should
 * parts of the dead server live on, PostgreSQL's own lock on shared memory still refuses a second one.
 */
export async function retireStaleHolder(clusterDir: string, deadPid: number | undefined): Promise<void> {
  const file = join(clusterDir, PID_FILE);
  const aside = `${file}.retired-${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (failureCode(error) === 'ENOENT') {
      return;
    }
    throw error;
  }
  if (parsePid(await readFile(aside, 'utf8')) !== deadPid) {
    await link(aside, file).catch((error: unknown) => {
      if (failureCode(error) !== 'EEXIST') {
        throw error;
      }
    });
  }
  await unlink(aside);
}

/**
 * Asks the server of a data folder for a fast shutdown (SIGINT: open transactions are rolled back, a checkpoint is
 * written) and waits until it is gone. Nothing happens where no server holds the folder.
 *
 * @throws {EmbeddedDatabaseError} when it is still there after `timeoutMs` milliseconds.
 */
export async function stopServer(clusterDir: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let signalled: number | undefined;
  for (;;) {
    const holder = await readHolder(clusterDir);
    const running = holder.state === 'busy' || holder.state === 'ready' ? holder.pid : undefined;
    // The file goes a moment before the process does; waiting for both lets a caller delete the folder.
    if (running === undefined && (signalled === undefined || !(await isServerAlive(signalled, clusterDir)))) {
      return;
    }
    if (running !== undefined && running !== signalled) {
      process.kill(running, 'SIGINT');
      signalled = running;
    }
    if (Date.now() > deadline) {
      throw new EmbeddedDatabaseError(
        `the embedded PostgreSQL of \`${clusterDir}\` did not stop within ${timeoutMs} ms: end the process ${signalled} by hand`,
      );
    }
    await delay(10);
  }
}

/** The text of a file, or undefined where it is not there (any more). */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = failureCode(error);
    if (code === 'ENOENT' || code === 'ESRCH') {
      return undefined;
    }
    if (code === 'EACCES') {
      throw new EmbeddedDatabaseError(
        `\`${file}\` belongs to another user: start the service as the user that made it, or set DATA_DIR to a folder of your own`,
        error,
      );
    }
    throw error;
  }
}
