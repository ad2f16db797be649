import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { readRemembered } from '../../audit/bundle-remembered.ts';
import type { VerificationReport } from '../../audit/bundle-report.ts';
import { verifyBundle } from '../../audit/bundle-verifier.ts';
import { FormatError } from '../../audit/note.ts';
import {
  type CommandIo,
  codeOf,
  messageOf,
  readNamedFile,
  UsageError,
  utf8,
  visibleLines,
} from './command.ts';
import { readHeldKeys } from './keys.ts';
import { describeReport, NOTES } from './verify-report.ts';

const HELP = `recall-audit verify BUNDLE [--key VKEY|FILE]... [--policy FILE] [--remember FILE]... [--json]

Verifies an audit bundle from its bytes alone: no database, configuration or network. BUNDLE is a file, or - for
standard input.

  --key VKEY|FILE   a verifier key of the log or of a witness, or a file with one a line; again for each further
  --policy FILE     whom you decided to believe (C2SP tlog-policy): logs, witnesses and quorum
  --remember FILE   a checkpoint of the log that you kept from before: the signed note, or a line with tree size and
                    root hash; again for each further
  --json            one JSON document instead of lines for a reader

Get keys and policy by another way than from whoever gave you the bundle. A checkpoint that you kept yourself is worth
most: nobody can change what you remember.
Exit code 0 when all that was asked for is shown, 1 when there is a fault, 2 when the command was used wrongly or a
file cannot be read, 3 when there is no fault but something could not be shown.
`;

const EXIT_CODES = { verified: 0, faults: 1, 'not-shown': 3 } as const;
const USED_WRONGLY = 2;
/** Bytes that are read at a time. */
const READ_LENGTH = 256 * 1024;

/** `recall-audit verify`: the exit code, as its help says. */
export async function verifyCommand(args: readonly string[], io: CommandIo): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      io.out(HELP);
      return 0;
    }
    const report = await verifyFile(options);
    io.out(
      options.json
        ? `${JSON.stringify({ ...report, notes: NOTES }, undefined, 2)}\n`
        : describeReport(report),
    );
    return EXIT_CODES[report.verdict];
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${visibleLines(error.message)}\nSee: recall-audit verify --help\n`);
      return USED_WRONGLY;
    }
    throw error;
  }
}

interface Options {
  readonly bundle: string;
  readonly keys: readonly string[];
  readonly policy: string | undefined;
  readonly remember: readonly string[];
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parsedArgs(args);
  if (values.help === true) {
    return 'help';
  }
  const [bundle, ...more] = positionals;
  if (bundle === undefined || more.length > 0) {
    throw new UsageError('name one bundle: recall-audit verify BUNDLE [--key VKEY|FILE]...');
  }
  const { key: keys = [], policy, remember = [], json = false } = values;
  return { bundle, keys, policy, remember, json };
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true },
        policy: { type: 'string' },
        remember: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

async function verifyFile({
  bundle,
  keys,
  policy: policyFile,
  remember,
}: Options): Promise<VerificationReport> {
  const { verifiers, policy } = await readHeldKeys(keys, policyFile);
  const remembered: string[] = [];
  for (const path of remember) {
    const text = utf8(await readNamedFile(path)) ?? '';
    try {
      readRemembered(text, verifiers);
    } catch (error) {
      throw error instanceof FormatError ? new UsageError(`--remember ${path}: ${error.message}`) : error;
    }
    remembered.push(text);
  }
  const chunks: AsyncIterable<Buffer> =
    bundle === '-' ? process.stdin : createReadStream(bundle, { highWaterMark: READ_LENGTH });
  try {
    const report = await verifyBundle(chunks, {
      verifiers,
      remembered,
      ...(policy === undefined ? {} : { policy }),
    });
    if (report.findings.some(({ check }) => check === 'not-a-bundle')) {
      throw new UsageError(
        `${bundle} is not an audit bundle of a version that is read here: nothing was checked`,
      );
    }
    return report;
  } catch (error) {
    if (error instanceof UsageError) {
      throw error;
    }
    // Faults of reading have a code of the system; anything else is a fault of this program.
    if (codeOf(error) === undefined) {
      throw error;
    }
    throw new UsageError(`${bundle} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
