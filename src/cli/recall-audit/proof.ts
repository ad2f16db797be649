import { parseArgs } from 'node:util';
import { type OpenedEntryProof, openEntryProof } from '../../audit/entry-proof.ts';
import { FormatError } from '../../audit/note.ts';
import {
  type CommandIo,
  codeOf,
  messageOf,
  readNamedFile,
  readStandardInput,
  UsageError,
  utf8,
  visible,
  visibleLines,
} from './command.ts';
import { type HeldKeys, readHeldKeys } from './keys.ts';
import { checkProof, checkRun, type GivenRun, type ProofCheck, readGivenRun } from './proof-checks.ts';

const HELP = `recall-audit proof FILE [--key VKEY|FILE]... [--policy FILE] [--recommendation FILE] [--json]

Checks a proof as GET /v1/recommendations/{id}/proof gives it (C2SP tlog-proof): that the entry in it stands in
the log. It needs no database, configuration or network. FILE is a file, or - for standard input.

  --key VKEY|FILE        a verifier key of the log or of a witness, or a file with one a line; again for each further
  --policy FILE          whom you decided to believe (C2SP tlog-policy): logs, witnesses and quorum
  --recommendation FILE  the JSON that GET /v1/recommendations/{id} gave: is it the run that was recorded?
  --json                 one JSON document instead of lines for a reader

Get keys and policy by another way than from whoever gave you the proof, and before you need them.
Exit code 0 when all that was asked for is shown, 1 when there is a fault, 2 when the command was used wrongly or a
file cannot be read, 3 when there is no fault but something could not be shown.
`;

const NOTES = [
  "The time in the entry is a claim of the service's clock. The time of a cosignature is evidence: by then the entry stood in the log.",
  'A proof shows that the entry was recorded, not that what was recorded is true, and not what else was recorded.',
] as const;

/** How every tlog-proof begins. */
const FIRST_LINE = 'c2sp.org/tlog-proof@v1\n';

/** `recall-audit proof`: the exit code, as its help says. */
export async function proofCommand(args: readonly string[], io: CommandIo): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      io.out(HELP);
      return 0;
    }
    const report = await checkFile(options);
    io.out(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : describe(report));
    return EXIT_CODES[report.verdict];
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${visibleLines(error.message)}\nSee: recall-audit proof --help\n`);
      return 2;
    }
    throw error;
  }
}

const EXIT_CODES = { shown: 0, fault: 1, 'not-shown': 3 } as const;

interface Options {
  readonly file: string;
  readonly keys: readonly string[];
  readonly policy: string | undefined;
  readonly recommendation: string | undefined;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parsedArgs(args);
  if (values.help === true) {
    return 'help';
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('name one proof: recall-audit proof FILE [--key VKEY|FILE]...');
  }
  const { key: keys = [], policy, recommendation, json = false } = values;
  return { file, keys, policy, recommendation, json };
}

function parsedArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    key: { type: 'string', multiple: true },
    policy: text,
    recommendation: text,
    json: flag,
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true ? new UsageError(messageOf(error)) : error;
  }
}

interface Report {
  readonly file: string;
  readonly verdict: ProofCheck['result'];
  readonly checks: readonly ProofCheck[];
  /** What the file says; absent where it could not be read that far. */
  readonly says?: Said;
  /** Members of the recommendation that nothing in the proof covers. */
  readonly notCovered?: readonly string[];
  readonly notes: readonly string[];
}

interface Said {
  readonly entry: OpenedEntryProof['entry'];
  readonly index: number;
  readonly origin: string;
  readonly treeSize: number;
  /** Verifier keys that are held and signed rightly. */
  readonly signedBy: readonly string[];
  readonly cosignedAt: readonly { readonly name: string; readonly keyId: string; readonly at: string }[];
  /** Keys that signed and are not held: they count for nothing here. */
  readonly notHeld: readonly string[];
}

async function checkFile({ file, keys, policy, recommendation }: Options): Promise<Report> {
  const held = await readHeldKeys(keys, policy);
  const run = recommendation === undefined ? undefined : await readRun(recommendation);
  const bytes = file === '-' ? await readStandardInput() : await readNamedFile(file);
  if (!bytes.subarray(0, FIRST_LINE.length).equals(Buffer.from(FIRST_LINE))) {
    throw new UsageError(
      `${file === '-' ? 'standard input' : file} is not a proof: its first line is not ${FIRST_LINE.trim()}`,
    );
  }
  const proof = openOrFault(bytes, held);
  if ('check' in proof) {
    return { file, verdict: proof.result, checks: [proof], notes: NOTES };
  }
  const checks = [...checkProof(proof, held), ...(run === undefined ? [] : checkRun(proof, run))];
  const results = new Set(checks.map(({ result }) => result));
  return {
    file,
    verdict: results.has('fault') ? 'fault' : results.has('not-shown') ? 'not-shown' : 'shown',
    checks,
    says: saidBy(proof),
    ...(run === undefined ? {} : { notCovered: run.notCovered }),
    notes: NOTES,
  };
}

async function readRun(path: string): Promise<GivenRun> {
  const text = utf8(await readNamedFile(path));
  if (text === undefined) {
    throw new UsageError(`${path} is not UTF-8 text`);
  }
  return readGivenRun(text, path);
}

function openOrFault(bytes: Buffer, { verifiers }: HeldKeys): OpenedEntryProof | ProofCheck {
  const text = utf8(bytes);
  if (text === undefined) {
    return { check: 'form', result: 'fault', words: 'the proof is not UTF-8 text' };
  }
  try {
    return openEntryProof(text, verifiers);
  } catch (error) {
    if (error instanceof FormatError) {
      return { check: 'form', result: 'fault', words: error.message };
    }
    throw error;
  }
}

function saidBy({ entry, index, opened }: OpenedEntryProof): Said {
  const { checkpoint, verifiedBy, cosignedAt, unknown } = opened;
  return {
    entry,
    index,
    origin: checkpoint.origin,
    treeSize: checkpoint.size,
    signedBy: verifiedBy.map(({ verifierKey }) => verifierKey),
    cosignedAt,
    notHeld: unknown.map(({ name, keyId }) => `${name}+${keyId}`),
  };
}

const WORDS = { shown: 'shown', fault: 'FAULT', 'not-shown': 'NOT SHOWN' } as const;

function describe({ file, verdict, checks, says, notCovered, notes }: Report): string {
  const lines = [
    `Proof ${file}`,
    ...(says === undefined ? [] : ['What it says:', ...describeSaid(says)]),
    'What was found:',
    ...checks.map(({ result, words }) => row(WORDS[result], words)),
    ...(notCovered === undefined || notCovered.length === 0
      ? []
      : [`Nothing in the proof covers these members of the recommendation: ${notCovered.join(', ')}.`]),
    ...notes,
    `Verdict: ${WORDS[verdict]}.`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function describeSaid({ entry, index, origin, treeSize, cosignedAt, notHeld }: Said): readonly string[] {
  const { act, actor, at, about, licence } = entry;
  return [
    row('act', inWords(act)),
    row('by', inWords(actor)),
    row('when', `${inWords(at)} (a claim)`),
    row('about', inWords(about)),
    ...(licence === undefined
      ? []
      : [row('licence', `${inWords(licence)}, entry ${inWords(entry['index'])} of its chain`)]),
    row('place', `index ${index} of the ${treeSize} entries of ${origin}`),
    ...cosignedAt.map((one) => row('cosigned', `${one.at} by ${one.name}+${one.keyId} (evidence)`)),
    ...notHeld.map((key) => row('not held', `${key} signed too, and counts for nothing here`)),
  ];
}

function row(name: string, text: string): string {
  return `  ${name.padEnd(10)} ${text}`;
}

/** A member of an entry for a reader: the kind of a thing first, then what else is said of it. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(inWords).join('; ');
  }
  if (typeof value === 'object' && value !== null) {
    const { kind, ...others }: { readonly kind?: unknown } = value;
    return [kind, ...Object.values(others)].map(inWords).join(' ');
  }
  return String(value);
}
