import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processExists, stopServer } from '../../src/db/embedded-holder.ts';
import { findServers, RUN_FOLDER_PREFIX, TEST_RUN_VARIABLE, type TestRun } from './servers.ts';

const COMPILED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled');

/** Prepares a run without starting anything: the first test that needs a server starts it. */
export default async function globalSetup(): Promise<void> {
  await removeAbandonedRuns();
  const found = findServers();
  const folder = await mkdtemp(join(tmpdir(), `${RUN_FOLDER_PREFIX}${process.pid}-`));
  // As root the servers run under another account, which must be able to pass.
  await chmod(folder, 0o711);
  const run: TestRun = { folder, ...found };
  process.env[TEST_RUN_VARIABLE] = JSON.stringify(run);
  // The commands that tests run, over and over, are then compiled once.
  process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
}

/** Runs that were killed leave servers and folders behind. */
async function removeAbandonedRuns(): Promise<void> {
  const abandoned = (await readdir(tmpdir())).filter((name) => {
    const pid = name.startsWith(RUN_FOLDER_PREFIX)
      ? Number.parseInt(name.slice(RUN_FOLDER_PREFIX.length), 10)
      : 0;
    return pid > 0 && !processExists(pid);
  });
  // One that belongs to another user stays: it is not in the way of this run.
  await Promise.allSettled(abandoned.map((name) => removeRun(join(tmpdir(), name))));
}

/** Stops the servers of a run and removes its folder. */
export async function removeRun(folder: string): Promise<void> {
  const clusters = (await readdir(folder)).map((name) => join(folder, name, 'postgresql')).filter(existsSync);
  await Promise.all(clusters.map((clusterDir) => stopServer(clusterDir)));
  await rm(folder, { recursive: true, force: true });
}
