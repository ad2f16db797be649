import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeRun } from './global-setup.ts';
import { currentRun } from './servers.ts';

/** Ends what the run started, and says what it could not test. */
export default async function globalTeardown(): Promise<void> {
  const run = currentRun();
  const usedDatabase = existsSync(join(run.folder, 'embedded'));
  await removeRun(run.folder);
  if (usedDatabase && run.notRun !== undefined) {
    process.stdout.write(`${run.notRun}\n`);
  }
}
