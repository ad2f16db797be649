import { parseArgs } from 'node:util';
import { type Cosigner, cosigner } from '../../audit/cosignature.ts';
import {
  FormatError,
  formatNote,
  formatSignature,
  type NoteVerifier,
  noteVerifier,
  readPrivateKey,
} from '../../audit/note.ts';
import { refuseBadName } from '../../audit/note-text.ts';
import {
  type AddCheckpoint,
  decide,
  emptyMemory,
  formatMemory,
  parseAddCheckpoint,
} from '../../audit/witness.ts';
import { type CommandIo, codeOf, messageOf, UsageError, utf8, visibleLines } from './command.ts';
import { readKeys } from './keys.ts';
import { type Answer, plain, serveWitness, type WitnessRoutes } from './witness-server.ts';
import { readText, StateFile, WitnessFault } from './witness-state.ts';

/** Where the command writes, and what a caller within the process may replace. */
export interface WitnessIo extends CommandIo {
  /** Ends the command as SIGTERM does. */
  readonly stop?: AbortSignal;
  /** Milliseconds since 1970, for the time of a cosignature; without it, this machine's clock. */
  readonly now?: () => number;
}

const HELP = `recall-audit witness --log-key VKEY|FILE --key FILE --name NAME --state FILE [options]

Cosigns the checkpoints of one audit log, over HTTP (C2SP tlog-witness: POST /add-checkpoint).
GET / answers this witness's verifier key and the size it cosigned last.

  --log-key VKEY|FILE  verifier key of the log, or a file with one a line; again for each further key of the
                       same log
  --key FILE           private key of this witness, made by: openssl genpkey -algorithm ed25519
                       (a key of its own, used for no other witness)
  --name NAME          name of this witness, such as witness.example/one
  --state FILE         what this witness remembers; use it with one running witness only
  --new                begin a new memory: the state file must not exist yet
  --host ADDRESS       address to listen on (127.0.0.1)
  --port N             port to listen on (8790; 0 takes a free one)

What a cosignature proves: at about the time in it, this witness saw this checkpoint, and the
checkpoint extends every earlier one that this witness cosigned. Nobody has shown this
witness a second history of the log and had it cosigned.

What it does not prove: that any entry of the log is true, or that the log is complete. Nor does it
prove that the witness is independent: run by whoever runs the log, with that same hand on its key
and state file, it is only a second lock in the same house. Say who runs it wherever it is relied on.

The memory is what makes it worth anything. Never put an older state file back: this witness
would then cosign a second history from there on. It refuses to start on a file that is missing or
damaged, and stops when something else changes the file. What was refused although the log
signed it is written to the error output: keep it, it may be evidence against the log.

Plain HTTP, without TLS: put a proxy in front of it where the network is not your own.
Exit code 0 after SIGTERM or SIGINT, 1 when it cannot run or go on, 2 for a wrong command line.
`;

interface Options {
  readonly logs: readonly NoteVerifier[];
  readonly origin: string;
  readonly key: string;
  readonly name: string;
  readonly state: string;
  readonly isNew: boolean;
  readonly host: string;
  readonly port: number;
}

/** `recall-audit witness`: runs until it is stopped and gives the exit code. See `--help`. */
export async function witnessCommand(args: readonly string[], io: WitnessIo): Promise<number> {
  try {
    const options = await readOptions(args);
    if (options === 'help') {
      io.out(HELP);
      return 0;
    }
    await run(options, io);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${visibleLines(error.message)}\nSee: recall-audit witness --help\n`);
      return 2;
    }
    if (error instanceof WitnessFault || error instanceof FormatError || codeOf(error) !== undefined) {
      io.err(`${messageOf(error)}\n`);
      return 1;
    }
    throw error;
  }
}

async function readOptions(args: readonly string[]): Promise<Options | 'help'> {
  const values = parsedArgs(args);
  if (values.help === true) {
    return 'help';
  }
  const { key, name, state, host = '127.0.0.1', port = '8790', 'log-key': logKeys = [] } = values;
  if (key === undefined || name === undefined || state === undefined || logKeys.length === 0) {
    throw new UsageError('--log-key, --key, --name and --state are all needed');
  }
  if (!/^(?:0|[1-9]\d{0,4})$/u.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port is a number from 0 to 65535, not \`${port}\``);
  }
  try {
    refuseBadName(name);
  } catch (error) {
    throw error instanceof FormatError ? new UsageError(`--name: ${error.message}`) : error;
  }
  const logs: NoteVerifier[] = [];
  for (const given of logKeys) {
    logs.push(...(await readKeys('--log-key', given)));
  }
  const [first] = logs;
  if (first === undefined || logs.some((log) => log.kind !== 'log' || log.name !== first.name)) {
    throw new UsageError(
      'every --log-key is a key of a log (signature type 0x01), and all are of the same name',
    );
  }
  return { logs, origin: first.name, key, name, state, isNew: values.new === true, host, port: Number(port) };
}

function parsedArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    'log-key': { type: 'string', multiple: true },
    key: text,
    name: text,
    state: text,
    new: flag,
    host: text,
    port: text,
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true ? new UsageError(messageOf(error)) : error;
  }
}

async function run(options: Options, io: WitnessIo): Promise<void> {
  const witness = await readCosigner(options);
  await serveWitness(options, io, () => openWitness(options, io, witness));
}

/** Opens the memory, or begins it, and gives what the witness does with it. */
async function openWitness(options: Options, io: WitnessIo, witness: Cosigner): Promise<WitnessRoutes> {
  const { logs, origin } = options;
  const now = io.now ?? Date.now;
  const unixSeconds = () => Math.floor(now() / 1000);
  const file = await StateFile.open(options.state, options.isNew, () =>
    emptyMemory(origin, witness, unixSeconds()),
  );
  let state = file.read(origin, noteVerifier(witness.verifierKey));

  const addCheckpoint = async (body: Buffer): Promise<Answer> => {
    const request = requestIn(body);
    if (typeof request === 'string') {
      return plain(400, request);
    }
    const decision = decide(state, request, ...logs);
    switch (decision.status) {
      case 200: {
        const cosignature = witness.cosign(decision.note.text, unixSeconds());
        await file.replace(formatMemory(decision.note, cosignature));
        state = decision.state;
        io.out(`cosigned size ${state.size}\n`);
        return { status: 200, type: 'text/plain; charset=utf-8', body: formatSignature(cosignature) };
      }
      case 400:
      case 403:
      case 404:
        return plain(decision.status, decision.problem);
      case 409:
      case 422: {
        const evidence = decision.evidence === undefined ? '' : formatNote(decision.evidence);
        io.err(`refused with ${decision.status}: ${decision.problem}\n${evidence}`);
        return decision.status === 409
          ? { status: 409, type: 'text/x.tlog.size', body: `${decision.size}\n` }
          : plain(422, decision.problem);
      }
    }
  };
  const about = (): Answer => ({
    status: 200,
    type: 'application/json',
    body: `${JSON.stringify({ verifierKey: witness.verifierKey, origin, size: state.size })}\n`,
  });

  return { about, addCheckpoint };
}

async function readCosigner({ key, name }: Options): Promise<Cosigner> {
  const pem = await readText(key);
  if (pem === undefined) {
    throw new WitnessFault(`the key file ${key} is not there`);
  }
  return cosigner(name, readPrivateKey(pem));
}

function requestIn(body: Buffer): AddCheckpoint | string {
  const text = utf8(body);
  if (text === undefined) {
    return 'the request is not UTF-8';
  }
  try {
    return parseAddCheckpoint(text);
  } catch (error) {
    if (error instanceof FormatError) {
      return error.message;
    }
    throw error;
  }
}
