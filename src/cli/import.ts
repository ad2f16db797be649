import { access, readFile, stat } from 'node:fs/promises';
import { failureMessage } from '../db/failures.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';
import { WORLD } from './import-client.ts';
import { filesOf, ImportError } from './import-progress.ts';
import { importFile } from './import-run.ts';

const USAGE = `npm run import -- --file FILE --url URL --token-file FILE

Brings licences with their events into a running service: one JSON object a line, { "licence": {...}, "events": [...] }, both as the
service takes them. A licence that is registered already is replaced where it is another. Each event needs its source's reference.

  --file        the lines
  --url         where the service answers, for instance http://127.0.0.1:3000; anywhere but on this machine, https
  --token-file  a file with the bearer token; read again where the token has run out
  --help        this

How far it is goes to standard error and to FILE.progress: started again after any stop, it goes on after the last finished line. To
begin again, remove that file: what is recorded already is then known again. While it runs, FILE.lock keeps a second import of FILE away.
What was refused goes to FILE.refused.ndjson, a row each with its line, what it was, why and what to do. That file holds references of
licences and events as your lines have them: it is personal data, as FILE itself is, and yours to keep safe and to delete.

Exit code 0: everything is in; 1: something was refused, or it stopped and may be started again; 2: it was asked in a way that is not understood.`;

const ON_THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `npm run import`: a file of licences with their events, over HTTP. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: {
      file: { type: 'string' },
      url: { type: 'string' },
      'token-file': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const file = await readable('--file', values.file);
  if (!(await stat(file)).isFile()) {
    throw new UsageError(
      '`--file` names a folder or something else that is no file: give the file with the lines',
    );
  }
  const tokenFile = await readable('--token-file', values['token-file']);
  const url = readUrl(values.url);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      tell('stopping');
      stop.abort();
    });
  }
  const readToken = async () => (await readFile(tokenFile, 'utf8')).trim();
  const { counts, stopped } = await importFile(file, url, { ...WORLD, readToken, tell }, stop.signal);
  if (stopped) {
    tell('stopped before the end: start the same command again to go on');
  }
  if (counts.refused > 0) {
    tell(`${counts.refused} refused: see ${filesOf(file).refused}, which holds personal data`);
  }
  return stopped || counts.refused > 0 ? 1 : 0;
}

async function readable(option: string, path: string | undefined): Promise<string> {
  if (path === undefined) {
    throw new UsageError(`give \`${option}\` a file`);
  }
  try {
    await access(path);
  } catch {
    throw new UsageError(`the file of \`${option}\` cannot be read: check its name and who may read it`);
  }
  return path;
}

/** The origin that requests go to. A token is not sent over a network in the open. */
function readUrl(text: string | undefined): string {
  const url = URL.parse(text ?? '');
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.pathname !== '/') {
    throw new UsageError('give `--url` the address of the service, for instance http://127.0.0.1:3000');
  }
  if (url.protocol === 'http:' && !ON_THIS_MACHINE.has(url.hostname)) {
    throw new UsageError('`--url` is on another machine: the token is only sent there over https');
  }
  return url.origin;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

await runCommand(USAGE, main, (error) =>
  error instanceof ImportError ? error.message : `the import failed: ${failureMessage(error)}`,
);
