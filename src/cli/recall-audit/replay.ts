import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { readEntry } from '../../audit/bundle-entry.ts';
import { BUNDLE_NAME, BUNDLE_VERSION, type BundleLine } from '../../audit/bundle-format.ts';
import { readBundle } from '../../audit/bundle-reader.ts';
import type { AuditEntry } from '../../audit/entry.ts';
import { opensCommitment } from '../../audit/hash.ts';
import {
  type BookShelf,
  bookShelf,
  type Replay,
  type RunRuleBook,
  readRun,
  replayRun,
} from '../../audit/replay.ts';
import { type CaseInputs, openBook, recommend, regimeOn } from '../../rules/index.ts';
import { type ReplayedRun, type ReplayTotals, reportAsJson, reportAsText } from './replay-report.ts';

/** Where a command writes. */
export interface ReplayIo {
  out(text: string): void;
  err(text: string): void;
}

const HELP = `recall-audit replay BUNDLE [--json]

Makes every recommendation in the bundle again, from the inputs and the rule book that are recorded with it,
and compares the answers byte for byte. It needs no database, configuration or network.

  --json    one JSON document instead of lines for a reader

It shows that each stored answer follows from the stored inputs and the stored rule book. That they are the
ones that were recorded is for \`recall-audit verify\` to show: run both.

Exit code 0 when every run whose content is there is the same, 1 when an answer differs, 2 when the command was
used wrongly or the file cannot be read, 3 when something could not be made again. Erased content is counted and
changes no exit code: \`recall-audit verify\` shows by what authority it went.
`;

/** What of the command's use is wrong, with the remedy. */
class UsageError extends Error {}

/**
 * `recall-audit replay`: the exit code, as its help says. The bundle is read twice, because the rule books stand behind the
 * entries; memory is one line of it and the rule books.
 */
export async function replayCommand(args: readonly string[], io: ReplayIo): Promise<number> {
  try {
    const options = readOptions(args);
    if (options === undefined) {
      io.out(HELP);
      return 0;
    }
    return await replayBundle(options, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

interface Options {
  readonly file: string;
  readonly json: boolean;
}

/** Undefined where only the help was asked for. */
function readOptions(args: readonly string[]): Options | undefined {
  const { values, positionals } = parsedArguments(args);
  if (values.help) {
    return undefined;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('name one bundle: recall-audit replay BUNDLE [--json]');
  }
  if (file === '-') {
    throw new UsageError(
      'the bundle is read twice, so it cannot come from standard input: save it to a file and name the file',
    );
  }
  return { file, json: values.json };
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function replayBundle({ file, json }: Options, io: ReplayIo): Promise<number> {
  const { books, damage } = await readBooks(file);
  const out = (text: string) => io.out(text);
  const report = json ? reportAsJson(out, file) : reportAsText(out, file);
  const totals: ReplayTotals = {
    same: 0,
    different: 0,
    notPossible: 0,
    erased: 0,
    withheld: 0,
    absent: 0,
    damage,
  };
  for await (const found of runsOf(file, books)) {
    if (typeof found === 'string') {
      totals[found] += 1;
    } else {
      totals[COUNTED[found.outcome]] += 1;
      report.run(found);
    }
  }
  report.end(totals);
  if (totals.different > 0) {
    return 1;
  }
  return totals.notPossible + totals.withheld + totals.absent + damage.length > 0 ? 3 : 0;
}

const COUNTED = { same: 'same', different: 'different', 'not-possible': 'notPossible' } as const;

interface FirstReading {
  readonly books: BookOfDigest;
  /** What is wrong with the file as a whole, each in one sentence without its full stop. */
  readonly damage: readonly string[];
}

type BookOfDigest = (digest: string) => ReturnType<BookShelf<CaseInputs>>;

/** Reads every rule book of the bundle. Each is opened when the first run names it. */
async function readBooks(file: string): Promise<FirstReading> {
  const texts = new Map<string, string>();
  const shelf = bookShelf({ open: openBook, regimeOn, recommend });
  let malformed = 0;
  let ended = false;
  let first = true;
  for await (const line of linesOf(file)) {
    if (first && !(line.tag === BUNDLE_NAME && line.version === BUNDLE_VERSION)) {
      throw new UsageError(`${file} is not an audit bundle of a version that is read here`);
    }
    first = false;
    if (line.tag === 'malformed' || (line.tag === 'entry' && isFaultyRun(line.bytes))) {
      malformed += 1;
    } else if (line.tag === 'rule-book') {
      texts.set(line.book.digest, line.text.toString('utf8'));
    } else if (line.tag === 'end') {
      ended = line.claimed.lines === line.counted.lines && line.claimed.sha256 === line.counted.sha256;
    }
  }
  if (first) {
    throw new UsageError(`${file} is empty: it is not an audit bundle`);
  }
  const damage = [
    ...(malformed === 0 ? [] : [`lines of the bundle that are not in its format: ${malformed}`]),
    ...(ended ? [] : ['the bundle has no end that fits it: it was cut short or changed']),
  ];
  return { books: (digest) => shelf(digest, async () => texts.get(digest)), damage };
}

/** Every run of the bundle made again, or what became of its content. */
async function* runsOf(
  file: string,
  books: BookOfDigest,
): AsyncGenerator<ReplayedRun | 'erased' | 'withheld' | 'absent'> {
  let entry: AuditEntry | undefined;
  for await (const line of linesOf(file)) {
    const made = entry;
    entry = line.tag === 'entry' ? runEntry(line.bytes) : undefined;
    if (made === undefined) {
      continue;
    }
    if (line.tag === 'erased' || line.tag === 'withheld' || line.tag === 'absent') {
      yield line.tag;
    } else {
      yield {
        ...namesOf(made),
        ...(line.tag === 'content'
          ? await replayContent(made, line, books)
          : notPossible('the bundle says nothing of the content of this entry')),
      };
    }
  }
}

const ACT = 'recommendation-made';

/** Whether bytes that speak of a run are no entry: that run is not made again, which must not go unsaid. */
function isFaultyRun(bytes: Buffer): boolean {
  return bytes.includes(ACT) && readEntry(bytes).check !== 'ok';
}

/**
 * The entry of a run; undefined for any other, and for bytes that are no entry.
 *
 * INVARIANT: bytes that `readEntry` accepts hold every member of an entry, each of its kind.
 */
function runEntry(bytes: Buffer): AuditEntry | undefined {
  const isRun = bytes.includes(ACT) && readEntry(bytes).check === 'ok';
  if (!isRun) {
    return undefined;
  }
  const entry: AuditEntry = JSON.parse(bytes.toString('utf8'));
  return entry.act === ACT ? entry : undefined;
}

function namesOf({ id, licence, at, about }: AuditEntry): Pick<ReplayedRun, 'entry' | 'recordedAt'> {
  const recommendation = about.find(({ kind }) => kind === 'recommendation');
  return {
    entry: id,
    ...(licence === undefined ? {} : { licence }),
    ...(recommendation === undefined ? {} : { recommendation: recommendation.id }),
    recordedAt: at,
  };
}

async function replayContent(
  { content }: AuditEntry,
  { bytes, salt }: { readonly bytes: Buffer; readonly salt: Buffer },
  books: BookOfDigest,
): Promise<Replay & { readonly ruleBook?: RunRuleBook }> {
  if (content === undefined || !opensCommitment(content, bytes, salt)) {
    return notPossible('the content is not what the entry committed to; recall-audit verify says more');
  }
  const run = readRun<CaseInputs>(bytes);
  if ('problem' in run) {
    return notPossible(run.problem);
  }
  const { ruleBook } = run.content;
  return { ...replayRun(run, await books(ruleBook.digest)), ruleBook };
}

function notPossible(problem: string): Replay {
  return { outcome: 'not-possible', differences: [], problem };
}

const CHUNK_LENGTH = 1024 * 1024;

async function* linesOf(file: string): AsyncGenerator<BundleLine> {
  try {
    for await (const batch of readBundle(createReadStream(file, { highWaterMark: CHUNK_LENGTH }))) {
      yield* batch;
    }
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'syscall' in error && 'message' in error) {
      throw new UsageError(`${file} cannot be read: ${String(error.message)}`);
    }
    throw error;
  }
}
