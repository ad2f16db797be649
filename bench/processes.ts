import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');

/** A process of its own that answers HTTP on loopback. */
export interface Served {
  /** Where it answers, without a path. */
  readonly url: string;
  /** Milliseconds from the start of the process until it first answered. */
  readonly startedInMs: number;
  readonly pid: number;
  /** Ends the process and waits until it has. */
  readonly stop: () => Promise<void>;
}

/** What a process is started with. */
export interface ServedSettings {
  /** The script and its arguments, from the folder of the package; or `npm-start`, which is that script of the package. */
  readonly script: readonly string[] | 'npm-start';
  readonly port: number;
  /** The path whose answer of status 200 says that it is ready. */
  readonly readyAt: string;
  /** Beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself. */
  readonly nodeArguments?: readonly string[];
}

/** Linux counts processor time in hundredths of a second on every platform that Node runs on. */
const TICK_MS = 10;

/** Processor time that a process has taken so far, its threads included, in milliseconds; NaN where this machine does not tell it. */
export function processorMs(pid: number): number {
  try {
    // After the name of the program, which may hold spaces: user and system time are fields 14 and 15 (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/** Between two looks whether a process answers, in milliseconds. */
const LOOK_EVERY_MS = 10;
const LONGEST_START_MS = 180_000;

/**
 * Starts a Node process and waits for its first answer. What it logs is written, and read by nobody.
 *
 * @throws {Error} with what it wrote to standard error, where it ends before it answers, or does not answer in three minutes.
 */
export async function startProcess({
  script,
  port,
  readyAt,
  env = {},
  nodeArguments = [],
}: ServedSettings): Promise<Served> {
  const begun = performance.now();
  const [program, ...words] =
    script === 'npm-start'
      ? (['npm', 'start'] as const)
      : ([process.execPath, ...nodeArguments, ...script] as const);
  const name = script === 'npm-start' ? 'npm start' : script.join(' ');
  // A group of its own: npm starts a shell, and the shell the service.
  const child = spawn(program, words, {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}${readyAt}`))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`${name} ended before it answered: ${said}`);
    }
    if (performance.now() - begun > LONGEST_START_MS) {
      endGroup(child, 'SIGKILL');
      throw new Error(`${name} did not answer: ${said}`);
    }
    await wait(LOOK_EVERY_MS);
  }
  return {
    url,
    startedInMs: performance.now() - begun,
    pid: child.pid ?? 0,
    stop: () => stop(child),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return status === 200;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'close');
    endGroup(child, 'SIGTERM');
    await ended;
  }
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) {
    process.kill(-pid, signal);
  }
}
