import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { StoreCheck } from '../application/evidence/store-check.ts';
import { describeStoreFinding } from '../application/evidence/store-check-findings.ts';
import { FormatError, type NoteVerifier, noteVerifier } from '../audit/index.ts';
import { type Config, ConfigurationError, parseConfig } from '../config.ts';
import { launchEmbedded } from '../db/embedded.ts';
import { failureMessage } from '../db/failures.ts';
import { visible } from './recall-audit/command.ts';
import { checkWholeStore } from './whole-store.ts';

/**
 * `npm run check-store`: checks the configured store from what it holds, and prints each finding in one sentence. Writes nothing
 * but the row that keeps the outcome. Exit codes: 0 nothing found, 1 findings, 2 used wrongly or could not be checked.
 */

const HELP = `check-store [--rate N] [--key VKEY]... [--remember FILE]... [--json]

Checks the whole store of the service from its entries and content, not from the hashes kept beside them.

--rate N         go through at most N rows a second; as fast as it goes where left out
--key VKEY       a verifier key of the log that you hold: it must have signed the latest checkpoint, and other keys are named
--remember FILE  a checkpoint of this log, as a signed note, that you kept from before
--json           the outcome as JSON

Without a remembered checkpoint it shows that the store agrees with itself. Whoever can rewrite the whole store can make it
do so: only what is kept elsewhere shows that.
`;

class UsageError extends Error {}

interface Options {
  readonly rate: number | 'unlimited';
  readonly verifiers: readonly NoteVerifier[];
  readonly remembered: readonly string[];
  readonly json: boolean;
}

async function readOptions(args: readonly string[]): Promise<Options | 'help'> {
  const { values } = parse(args);
  if (values.help === true) {
    return 'help';
  }
  const remembered = await Promise.all(
    (values.remember ?? []).map(async (file) => {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        throw new UsageError(`\`${file}\` cannot be read: ${failureMessage(error)}`);
      }
    }),
  );
  return {
    rate: values.rate === undefined ? 'unlimited' : readRate(values.rate),
    verifiers: (values.key ?? []).map(noteVerifier),
    remembered,
    json: values.json === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rate: { type: 'string' },
        key: { type: 'string', multiple: true },
        remember: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(failureMessage(error));
  }
}

function readRate(text: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(text)) {
    throw new UsageError(`--rate takes a whole number from 1 to 9999999, not \`${text}\``);
  }
  return Number(text);
}

async function reach(config: Config): Promise<{
  readonly serviceUrl: string;
  readonly readerUrl: string;
  /** Undefined where no role was named for monitoring data, which are then not checked. */
  readonly monitoringUrl: string | undefined;
  readonly stop: () => Promise<void>;
}> {
  const { database } = config;
  switch (database.kind) {
    case 'embedded': {
      // To the error output: the outcome alone goes to the other.
      const log = pino({ level: config.logLevel }, pino.destination(2));
      return launchEmbedded({ dataDir: config.dataDir, log });
    }
    case 'external':
      return {
        serviceUrl: database.url,
        readerUrl: database.readUrl,
        monitoringUrl: database.monitoringUrl,
        stop: () => Promise.resolve(),
      };
  }
}

async function run(config: Config, options: Options): Promise<StoreCheck | undefined> {
  const server = await reach(config);
  const calledOff = new AbortController();
  const stop = () => calledOff.abort(new Error('the check was called off'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await checkWholeStore(
      { ...server, logName: config.audit.logName },
      {
        entriesPerSecond: options.rate,
        verifiers: options.verifiers,
        remembered: options.remembered,
        signal: calledOff.signal,
      },
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await server.stop();
  }
}

function describe(check: StoreCheck): string {
  const left = check.findingCount - check.findings.length;
  const lines = [
    ...check.findings.map(describeStoreFinding),
    ...(left > 0 ? [`${left} further findings are counted and not listed.`] : []),
    ...check.keysNotHeld.map((key) => `The store has a key of the log that you do not hold: ${key}`),
    `${check.entries} entries were checked, ${check.treeSize} leaves in the tree: ${check.findingCount} findings.`,
    `Covered by a checkpoint: ${check.anchoredUpTo}. Not yet anchored: ${check.notAnchored}.`,
  ];
  return `${lines.map((line) => visible(cut(line))).join('\n')}\n`;
}

/** JSON in which what a terminal would obey is escaped, so that reading it gives the same. */
function plainJson(check: StoreCheck): string {
  return JSON.stringify(check).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Longest line that is printed. A finding with every member that this service writes fits. */
const LINE_LIMIT = 1_000;

/** What the database says may be of any length. */
function cut(text: string): string {
  return text.length > LINE_LIMIT ? `${text.slice(0, LINE_LIMIT).toWellFormed()}…` : text;
}

async function main(args: readonly string[]): Promise<number> {
  const options = await readOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  const check = await run(parseConfig(process.env), options);
  if (check === undefined) {
    process.stderr.write('another process is checking this store: wait for it, or stop it\n');
    return 2;
  }
  process.stdout.write(options.json ? `${plainJson(check)}\n` : describe(check));
  return check.findingCount === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const ownWords =
    error instanceof UsageError || error instanceof ConfigurationError || error instanceof FormatError;
  const message = ownWords ? error.message : `the store could not be checked: ${failureMessage(error)}`;
  process.stderr.write(`${visible(cut(message))}\n`);
  process.exitCode = 2;
}
