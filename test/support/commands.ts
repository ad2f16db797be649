import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { placesOfProduction } from '../../tools/lock.ts';

/** Commands as an operator starts them, and the packages that they find. */

/** A command that was started. */
export interface Command {
  readonly process: ChildProcess;
  /** Everything written so far, to standard output and to standard error. */
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** How a command is started. Nothing of the environment of the tests comes to it but what is given. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '..', '..');

/** Where commands of a clean machine are found: the Node of the tests first. */
export const COMMANDS_PATH = `${join(root, 'node_modules', 'node24', 'bin')}:${join(root, 'node_modules', '.bin')}:/usr/bin:/bin`;

/** Starts a command. */
export function startCommand([file = '', ...args]: readonly string[], { cwd, env }: CommandOptions): Command {
  const child = spawn(file, args, { cwd, env: { PATH: COMMANDS_PATH, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += String(data);
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { process: child, said: () => said, ended };
}

/** Runs a command to its end, and gives its exit code with what it said. */
export async function runCommand(
  command: readonly string[],
  options: CommandOptions,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { ended, said } = startCommand(command, options);
  const code = await ended;
  return { code, said: said() };
}

/**
 * Waits until a service answers that it is ready.
 *
 * @throws {Error} with what it said where it ends before, or is not ready in time.
 */
export async function untilReady(
  url: string,
  { process: child, said }: Command,
  patienceMs = 300_000,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const ready = await fetch(`${url}/health/readiness`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) {
      return;
    }
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      throw new Error(`the service is not ready: ${said()}`);
    }
    await delay(50);
  }
}

/** Stops a command as an operator does, and gives its exit code. */
export async function stopCommand({ process: child, ended }: Command): Promise<number | null> {
  child.kill('SIGTERM');
  return ended;
}

/** Puts the packages that production installs into a folder, as they lie in this repository: links, since no registry is asked. */
export function linkProductionPackages(folder: string): void {
  const direct = placesOfProduction().filter((place) => place.lastIndexOf('node_modules/') === 0);
  for (const place of direct) {
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    symlinkSync(join(root, place), join(folder, place));
  }
}
