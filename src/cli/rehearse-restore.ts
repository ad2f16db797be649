import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { describeStoreFinding } from '../application/evidence/store-check-findings.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';
import { makeBackup } from './backup-folder.ts';
import { visible } from './recall-audit/command.ts';
import { restoreBackup } from './restore-folder.ts';

const USAGE = `npm run rehearse:restore [-- --in FOLDER]

Backs the embedded database of DATA_DIR up while the service works on, restores the backup into an empty folder, starts a database
on it, and checks every entry, every chain and the tree, and that the last checkpoint published before is kept. Everything
goes again at the end. It takes about twice the room of the store, in FOLDER or where temporary files go.

Exit code 0: restored and verified; 1: it was not; 2: it was asked in a way that is not understood.`;

/** `npm run rehearse:restore`: shows that a backup taken now could be restored. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: { in: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    return 'help';
  }
  const config = parseConfig(process.env);
  if (config.database.kind === 'external') {
    throw new UsageError(
      'DATABASE_URL names a server: restore its backup into another one and check it there (docs/upgrades.md, "Rehearsing")',
    );
  }
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const parent = values.in ?? tmpdir();
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'recall-rehearsal-'));
  // The server of what is restored may run under another account, which must pass through.
  await chmod(folder, 0o711);
  try {
    const started = performance.now();
    const { dataDir } = config;
    const from = join(folder, 'backup');
    const backup = await makeBackup({ dataDir, to: from, release: packageJson.version }, log);
    const backedUp = performance.now();
    const { check } = await restoreBackup(
      { from, to: join(folder, 'data'), logName: config.audit.logName, remembered: [], verifiers: [] },
      log,
    );
    const lines = [
      ...check.findings.map(describeStoreFinding),
      `Backed up in ${seconds(started, backedUp)} s (${backup.files} files), restored and checked in ${seconds(backedUp, performance.now())} s.`,
      `${check.entries} entries, ${check.treeSize} leaves, ${check.anchoredUpTo} covered by the checkpoint published before: ${check.findingCount} findings.`,
    ];
    process.stdout.write(`${lines.map(visible).join('\n')}\n`);
    return check.findingCount === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const seconds = (since: number, until: number) => ((until - since) / 1_000).toFixed(1);

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `the rehearsal failed: ${failureMessage(error)}`,
);
