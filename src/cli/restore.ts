import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { describeStoreFinding } from '../application/evidence/store-check-findings.ts';
import { noteVerifier } from '../audit/index.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';
import { visible } from './recall-audit/command.ts';
import { restoreBackup, type Restored } from './restore-folder.ts';

const USAGE = `npm run restore -- --from BACKUP --to FOLDER [--remember FILE]... [--key VKEY]...

Makes a data folder from a backup of \`npm run backup\`, starts a database on it, and checks every entry, every chain and the tree.

--to FOLDER      the new data folder, which is not there yet: start the service with DATA_DIR=FOLDER afterwards
--remember FILE  a checkpoint that was published and kept elsewhere, as a signed note: give the last one that anybody has
--key VKEY       a verifier key of the log that you hold

What does not verify, or is older than a checkpoint that you remember, stands in FOLDER.not-verified, where no service takes it up.

Exit code 0: restored and verified; 1: it could not be, or something was found; 2: it was asked in a way that is not understood.`;

/** `npm run restore`: a data folder from a backup, verified. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      remember: { type: 'string', multiple: true, default: [] },
      key: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const { from, to } = values;
  if (from === undefined || to === undefined) {
    throw new UsageError('name the backup with --from, and the new data folder with --to');
  }
  const config = parseConfig(process.env);
  const remembered = await Promise.all(values.remember.map((file) => readFile(file, 'utf8')));
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const restored = await restoreBackup(
    { from, to, logName: config.audit.logName, remembered, verifiers: values.key.map(noteVerifier) },
    log,
  );
  process.stdout.write(describeRestored(restored, remembered.length));
  return restored.check.findingCount === 0 ? 0 : 1;
}

/** What was restored, in lines for whoever did it. */
export function describeRestored({ check, folder, takenAt }: Restored, remembered: number): string {
  const { findings, findingCount, entries, treeSize, anchoredUpTo } = check;
  const lines = [
    ...findings.map(describeStoreFinding),
    `The backup of ${takenAt} is in ${folder}. ${entries} entries were checked, ${treeSize} leaves in the tree, ${anchoredUpTo} of them covered by a remembered checkpoint: ${findingCount} findings.`,
    findingCount === 0
      ? remembered === 0
        ? 'It agrees with the checkpoint of the backup. Whether it is all there was, only the last checkpoint that was published shows: give it with --remember.'
        : 'It agrees with every checkpoint that was given.'
      : 'Start no service on it. What to do is in docs/upgrades.md, "What was restored is older than what was published".',
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `it could not be restored: ${failureMessage(error)}`,
);
