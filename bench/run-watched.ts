import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Flatness, flatnessOf, watchMemory } from './process-watch.ts';

/** What a script did. */
export interface Ran {
  readonly code: number;
  /** The end of what it wrote to standard output. */
  readonly out: string;
  readonly seconds: number;
  /** Resident memory, in MiB. */
  readonly memory: Flatness;
}

/** Runs a script of the package and watches its memory; what it writes to standard error goes to that of this process. */
export async function runWatched(
  script: readonly string[],
  env: Readonly<Record<string, string>>,
  fits: readonly number[],
): Promise<Ran> {
  const began = performance.now();
  const child = spawn(process.execPath, [...script], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const watch = watchMemory(child.pid ?? 0, 250);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out = `${out}${chunk}`.slice(-20_000);
  });
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)));
  watch.stop();
  if (!fits.includes(code)) {
    throw new Error(`${script.join(' ')} ended with ${code}: ${out}`);
  }
  return {
    code,
    out,
    seconds: (performance.now() - began) / 1_000,
    memory: flatnessOf(watch.samples.map(({ rss }) => rss)),
  };
}
