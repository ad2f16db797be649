import type { ReplayOutcome } from './acts.ts';
import { canonicalBytes } from './canonical.ts';
import { type Difference, differencesOf } from './difference.ts';
import { sha256 } from './hash.ts';

/**
 * Whether the answer of a recorded run follows from the inputs and the rule book that are recorded with it. The service and the
 * offline command share it. It knows no rules: whoever calls it hands them in, so that the audit module stays free of them.
 */

/** What replay needs of the rules. Whatever they throw means that a run cannot be made again, and is never passed on. */
export interface ReplayRules<Book extends { readonly kernel: string }, Inputs> {
  /** Opens a rule book from its canonical text, and refuses one that these rules cannot run. */
  readonly open: (text: string) => Book;
  readonly regimeOn: (book: Book, day: string) => string;
  readonly recommend: (book: Book, request: { readonly inputs: Inputs; readonly asAt: string }) => unknown;
}

/** How a run names its rule book. `digest` is the SHA-256 of the canonical text, lower-case hexadecimal. */
export interface RunRuleBook {
  readonly version: string;
  readonly digest: string;
  readonly kernel: string;
  readonly regime: string;
}

/** What of a recorded run is read here; there is more in it. */
interface RunContent<Inputs> {
  readonly schema: 1;
  /** Legal date, `YYYY-MM-DD`. */
  readonly asAt: string;
  readonly ruleBook: RunRuleBook;
  readonly inputs: Inputs;
  readonly answer: unknown;
}

/** A recorded run, read from the bytes that were kept of it. */
export interface StoredRun<Inputs> {
  readonly bytes: Uint8Array;
  readonly content: RunContent<Inputs>;
}

interface OpenedForReplay<Inputs> {
  readonly kernel: string;
  readonly run: (inputs: Inputs, asAt: string) => { readonly regime: string; readonly answer: unknown };
}

/** A rule book that runs can be made again under, or why it is none. */
export type ReplayBook<Inputs> = OpenedForReplay<Inputs> | { readonly problem: string };

/** What a replay showed. */
export interface Replay {
  readonly outcome: ReplayOutcome;
  /** SHA-256 of the RFC 8785 bytes of the answer that is stored, lower-case hexadecimal; absent where it has none. */
  readonly storedHash?: string;
  /** The same of the answer made again; absent where none could be made. */
  readonly replayedHash?: string;
  /** At most 100, in the order of the members; `more` says how many were left out. */
  readonly differences: readonly Difference[];
  readonly more?: number;
  /** Why it was not possible, or what else is wrong with the stored bytes: one sentence without its full stop. */
  readonly problem?: string;
}

/** Reads a run from the bytes that were kept of it; says what is wrong with bytes that are no run. */
export function readRun<Inputs>(bytes: Uint8Array): StoredRun<Inputs> | { readonly problem: string } {
  const content = parsed(bytes);
  return isRun<Inputs>(content)
    ? { bytes, content }
    : { problem: 'the stored bytes are not a run in the form that this release reads (schema 1)' };
}

/** Undefined for what is not JSON. What the parser says of it is left out: it would quote the bytes. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Only what is read here is checked; what is inside of inputs and answer the rules and the comparison find out. */
function isRun<Inputs>(value: unknown): value is RunContent<Inputs> {
  return (
    isObject(value) &&
    value['schema'] === 1 &&
    typeof value['asAt'] === 'string' &&
    isObject(value['inputs']) &&
    isObject(value['answer']) &&
    namesBook(value['ruleBook'])
  );
}

/** Whatever names a rule book is short and of visible ASCII characters. */
const BOOK_NAME = /^[!-~]{1,200}$/;

function namesBook(value: unknown): boolean {
  return (
    isObject(value) &&
    [value['version'], value['digest'], value['kernel'], value['regime']].every(
      (name) => typeof name === 'string' && BOOK_NAME.test(name),
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many opened books are held on to. One takes some tens of milliseconds to open and is then used for every run under it. */
const SHELF = 8;

/** What stands for the text of a digest: opened already, or from the text that `readText` gives; or why there is none. */
export type Shelf<Book> = (
  digest: string,
  readText: () => Promise<string | undefined>,
) => Promise<Book | { readonly problem: string }>;

/** Finds the book of a digest, ready for runs to be made again under it. */
export type BookShelf<Inputs> = Shelf<OpenedForReplay<Inputs>>;

/**
 * A shelf of opened books by digest. A text that these rules cannot open is remembered as such; a text of another digest is not
 * remembered at all.
 */
export function bookShelf<Book extends { readonly kernel: string }, Inputs>(
  rules: ReplayRules<Book, Inputs>,
): BookShelf<Inputs> {
  return shelfOf((text) => forReplay(rules, rules.open(text)));
}

/** The same of books as `open` gives them. What it throws means that this release cannot open the text. */
export function shelfOf<Book>(open: (text: string) => Book): Shelf<Book> {
  const shelf = new Map<string, Book | { readonly problem: string }>();
  return async (digest, readText) => {
    const known = shelf.get(digest);
    if (known !== undefined) {
      return known;
    }
    const text = await readText();
    if (text === undefined) {
      return { problem: `there is no text of the rule book with the digest ${digest}` };
    }
    const found = sha256(Buffer.from(text, 'utf8')).toString('hex');
    if (found !== digest) {
      return { problem: otherText(found, digest) };
    }
    const book = opened(open, text);
    const [oldest] = shelf.keys();
    if (shelf.size >= SHELF && oldest !== undefined) {
      shelf.delete(oldest);
    }
    shelf.set(digest, book);
    return book;
  };
}

/** What is said of a kept text that is not the one a run names. Both digests are lower-case hexadecimal. */
export function otherText(found: string, named: string): string {
  return `the text that is kept of the rule book has the digest ${found}, and the run names ${named}`;
}

function opened<Book>(open: (text: string) => Book, text: string): Book | { readonly problem: string } {
  try {
    return open(text);
  } catch (error) {
    return { problem: `this release cannot open the rule book: ${messageOf(error)}` };
  }
}

/** A book that is open, ready for runs to be made again under it. */
export function forReplay<Book extends { readonly kernel: string }, Inputs>(
  rules: Pick<ReplayRules<Book, Inputs>, 'regimeOn' | 'recommend'>,
  book: Book,
): OpenedForReplay<Inputs> {
  return {
    kernel: book.kernel,
    run: (inputs, asAt) => ({
      regime: rules.regimeOn(book, asAt),
      answer: rules.recommend(book, { inputs, asAt }),
    }),
  };
}

/**
 * Makes the answer again and compares byte for byte: the run is the same when the whole record, with the kernel, the regime and the
 * answer as they are made now, has the bytes that are stored. Pure, and it throws nothing: bytes may come from anybody.
 */
export function replayRun<Inputs>(run: StoredRun<Inputs>, book: ReplayBook<Inputs>): Replay {
  try {
    return compared(run, book);
  } catch (error) {
    return notPossible({ problem: `the stored run cannot be compared: ${messageOf(error)}` });
  }
}

function compared<Inputs>({ bytes, content }: StoredRun<Inputs>, book: ReplayBook<Inputs>): Replay {
  const made = 'problem' in book ? book : makeAgain(content, book);
  if ('problem' in made) {
    return notPossible({ storedHash: hashOf(canonicalBytes(content.answer)), problem: made.problem });
  }
  const { answer, ruleBook } = made;
  const replayedHash = hashOf(answer);
  const again: unknown = JSON.parse(answer.toString('utf8'));
  if (canonicalBytes({ ...content, ruleBook, answer: again }).equals(bytes)) {
    // What is stored is then the canonical form of what was made, and so is the answer in it.
    return { outcome: 'same', storedHash: replayedHash, replayedHash, differences: [] };
  }
  const storedHash = hashOf(canonicalBytes(content.answer));
  const { list, more } = differencesOf(
    { answer: content.answer, ruleBook: content.ruleBook },
    { answer: again, ruleBook },
  );
  return {
    outcome: 'different',
    storedHash,
    replayedHash,
    differences: list,
    ...(more === 0 ? {} : { more }),
    ...(list.length > 0
      ? {}
      : { problem: 'the stored bytes say the same in another form than the canonical one (RFC 8785)' }),
  };
}

function hashOf(bytes: Buffer): string {
  return sha256(bytes).toString('hex');
}

/** The answer as RFC 8785 bytes, and the rule book as a run made now would name it. */
function makeAgain<Inputs>(
  { inputs, asAt, ruleBook }: RunContent<Inputs>,
  book: OpenedForReplay<Inputs>,
): { readonly answer: Buffer; readonly ruleBook: RunRuleBook } | { readonly problem: string } {
  try {
    const { answer, regime } = book.run(inputs, asAt);
    return { answer: canonicalBytes(answer), ruleBook: { ...ruleBook, kernel: book.kernel, regime } };
  } catch (error) {
    return {
      problem: `the stored inputs cannot be run under the stored rule book: ${messageOf(error)}`,
    };
  }
}

function notPossible(why: { readonly storedHash?: string; readonly problem: string }): Replay {
  return { outcome: 'not-possible', differences: [], ...why };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
