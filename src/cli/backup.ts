import { pino } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';
import { makeBackup } from './backup-folder.ts';

const USAGE = `npm run backup -- --to FOLDER

Copies the embedded database of DATA_DIR, with the keys and passwords beside it, into a folder that is not there yet. The service may
work on meanwhile. Whoever has the folder has everything in the store: keep it as the store itself is kept. A database on a
server is backed up with the tools of PostgreSQL (docs/upgrades.md).

Exit code 0: done; 1: it could not be done; 2: it was asked in a way that is not understood.`;

/** `npm run backup`: a copy from which \`npm run restore\` makes the store again. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: { to: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    return 'help';
  }
  if (values.to === undefined) {
    throw new UsageError('name the folder with --to');
  }
  const config = parseConfig(process.env);
  if (config.database.kind === 'external') {
    throw new UsageError(
      'DATABASE_URL names a server, which is backed up with its own tools, pg_basebackup and an archive of its log (docs/upgrades.md)',
    );
  }
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const { dataDir } = config;
  const backup = await makeBackup({ dataDir, to: values.to, release: packageJson.version }, log);
  const lines = [
    `${backup.files} files were backed up at ${backup.takenAt}, with the log from ${backup.startsAt} to ${backup.endsAt}.`,
    ...(config.audit.keyFile === undefined
      ? []
      : [`Not in it: ${config.audit.keyFile} (AUDIT_KEY_FILE), which lies elsewhere.`]),
    backup.checkpoint === undefined
      ? 'No checkpoint was published before it began.'
      : 'Keep this checkpoint elsewhere, and each later one that is published: they show whether what is restored is all there was.\n\n' +
        backup.checkpoint,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError
    ? error.message
    : `the backup could not be made: ${failureMessage(error)}`,
);
