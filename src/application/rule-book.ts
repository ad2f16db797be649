import type { Kysely } from 'kysely';
import { sha256 } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import { FreshReads } from '../db/fresh-reads.ts';
import type { ReleasedBookFile } from '../db/released-books.ts';
import { findRuleBooks, findRuleBookText, keepRuleBook } from '../db/rule-books.ts';
import {
  BookError,
  bookVocabularies,
  type ConditionCatalogueView,
  conditionCatalogue,
  counterfactuals,
  differencesBetweenBooks,
  differencesBetweenDays,
  eventProblems,
  findRule,
  type IsoDate,
  type NamedBook,
  type OpenBook,
  openBook,
  parameterOn,
  type RuleView,
  recognisedCondition,
  recommend,
  regimeOn,
  rulesInForce,
  selectQuestions,
  typeAfter,
  vocabularyOf,
} from '../rules/index.ts';
import type { Dependencies, RuleBook } from './dependencies.ts';
import type { Fault } from './errors.ts';
import { invalid } from './failures.ts';
import type { Instant } from './model.ts';
import type { ComparedRuleBook, RuleBookDifferences, Services } from './services.ts';

/** A rule book opened from its text: for the use cases, for reading, and for keeping. */
export interface OpenedRuleBook extends RuleBook {
  /** Canonical text, of which `digest` is the SHA-256. */
  readonly text: string;
  readonly rulesOn: (day: IsoDate) => readonly RuleView[];
  readonly rule: (id: string) => RuleView | undefined;
  readonly conditions: () => ConditionCatalogueView;
  readonly vocabularies: () => Readonly<Record<string, readonly string[]>>;
}

/**
 * Opens a rule book from its canonical text. The version of an unreleased book carries the start of its digest, so that two
 * texts never share a version while a book is being written.
 *
 * @throws {BookError} when the text is not a book that this release can evaluate.
 */
export function openRuleBook(text: string): OpenedRuleBook {
  return opened(openBook(text), text);
}

function opened(book: OpenBook, text: string): OpenedRuleBook {
  const digest = sha256(Buffer.from(text, 'utf8')).toString('hex');
  return {
    text,
    digest,
    version: book.released ? book.version : `${book.version}-unreleased.${digest.slice(0, 12)}`,
    kernel: book.kernel,
    released: book.released,
    coverageFrom: book.coverageFrom,
    regimeOn: (asAt) => regimeOn(book, asAt),
    differencesBetween: (from, to) => differencesBetweenDays(book, from, to),
    recommend: (request) => recommend(book, request),
    counterfactuals: (request, options) => counterfactuals(book, request, options),
    selectQuestions,
    parameterOn: (name, on) => parameterOn(book, name, on),
    vocabulary: (name) => vocabularyOf(book, name),
    recognisedCondition: (condition) => recognisedCondition(book, condition),
    eventProblems: (event) => eventProblems(book, event),
    typeAfter: (type, status) => typeAfter(book, type, status),
    rulesOn: (day) => rulesInForce(book, day),
    rule: (id) => findRule(book, id),
    conditions: () => conditionCatalogue(book),
    vocabularies: () => bookVocabularies(book),
  };
}

/** The database holds another text under the version of the book in use: answers under that version could not be made again. */
export class RuleBookConflict extends Error {
  override readonly name = 'RuleBookConflict';
}

/**
 * Keeps the book in use, so that every recommendation under it can be made again. Safe when several replicas start at once.
 *
 * @throws {RuleBookConflict} when the version is kept with another text.
 */
export async function keepBookInUse(
  db: Kysely<Database>,
  book: Pick<OpenedRuleBook, 'version' | 'digest' | 'kernel' | 'text'>,
  now: Instant,
): Promise<void> {
  const { version, digest, kernel, text } = book;
  const kept = await keepRuleBook(db, {
    version,
    digest: Buffer.from(digest, 'hex'),
    kernel,
    text,
    recordedAt: now,
  });
  const keptDigest = kept.toString('hex');
  if (keptDigest !== digest) {
    throw new RuleBookConflict(
      `the rule book \`${version}\` is kept in the database with another text (SHA-256 ${keptDigest}, here ${digest}): ` +
        'a book once kept never changes. Give the changed book a version of its own, or start the release that kept it',
    );
  }
}

/** A file among the released books is not the released book that its name says. */
export class ReleasedBookFault extends Error {
  override readonly name = 'ReleasedBookFault';
}

/**
 * Opens a released book.
 *
 * @throws {ReleasedBookFault} when the file holds no book, one that is not released, or one of another version.
 */
export function openReleasedBook({ version, text }: ReleasedBookFile): OpenedRuleBook {
  const read = readBook(text);
  if ('problem' in read) {
    throw new ReleasedBookFault(`the released rule book \`${version}\` cannot be opened: ${read.problem}`);
  }
  const book = opened(read.book, text);
  if (book.version !== version || !book.released) {
    throw new ReleasedBookFault(
      `the file of the released rule book \`${version}\` holds \`${book.version}\`, which is ${book.released ? '' : 'not '}released: ` +
        'put back the file that the release wrote',
    );
  }
  return book;
}

/**
 * Keeps every released book, so that what any of them answered can be answered again.
 *
 * @throws {ReleasedBookFault} when a file is not the released book that its name says.
 * @throws {RuleBookConflict} when a version is kept with another text.
 */
export async function keepReleasedBooks(
  db: Kysely<Database>,
  files: readonly ReleasedBookFile[],
  now: Instant,
): Promise<void> {
  for (const book of files.map(openReleasedBook)) {
    await keepBookInUse(db, book, now);
  }
}

/** Opens a text that may be no book, or one that this release cannot evaluate, and says what is wrong with it. */
function readBook(text: string): { readonly book: OpenBook } | { readonly problem: string } {
  try {
    return { book: openBook(text) };
  } catch (error) {
    if (error instanceof BookError || error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

/** Reading which versions of the book are kept, and what changed between them or between two days. */
export function createRuleBookServices({
  db,
  book,
  reads = new FreshReads(db),
}: Dependencies): Pick<Services, 'compareRuleBooks' | 'listRuleBooks'> {
  return {
    listRuleBooks: async () =>
      (await reads.read(findRuleBooks)).map(({ version, digest, kernel, recordedAt }) => ({
        version,
        digest: digest.toString('hex'),
        kernel,
        recordedAt,
        inUse: version === book.version,
      })),
    compareRuleBooks: async (between) =>
      'from' in between
        ? compareDays(book, between.from, between.to)
        : reads.read((kept) => compareVersions(kept, between.fromVersion, between.toVersion)),
  };
}

function compareDays(book: RuleBook, from: IsoDate, to: IsoDate): RuleBookDifferences {
  const { version, digest, released } = book;
  const side = (on: IsoDate) => ({ version, digest, released, on, regime: book.regimeOn(on) });
  return { from: side(from), to: side(to), groups: book.differencesBetween(from, to) };
}

async function compareVersions(
  db: Kysely<Database>,
  fromVersion: string,
  toVersion: string,
): Promise<RuleBookDifferences> {
  const [before, after] = await Promise.all([
    readKept(db, '?fromVersion', fromVersion),
    readKept(db, '?toVersion', toVersion),
  ]);
  if ('fault' in before || 'fault' in after) {
    throw invalid(...[before, after].flatMap((side) => ('fault' in side ? [side.fault] : [])));
  }
  return {
    from: before.described,
    to: after.described,
    groups: differencesBetweenBooks(before.named, after.named),
  };
}

type KeptBook =
  | { readonly fault: Fault }
  | { readonly named: NamedBook; readonly described: ComparedRuleBook };

async function readKept(db: Kysely<Database>, field: string, version: string): Promise<KeptBook> {
  const text = await findRuleBookText(db, version);
  if (text === undefined) {
    const problem = 'is not a version that is kept here';
    return {
      fault: { field, problem, remedy: 'send one of the versions that /v1/rule-book/versions lists' },
    };
  }
  const read = readBook(text);
  if ('problem' in read) {
    const problem = `is kept here in a form that this release cannot read (${read.problem})`;
    return { fault: { field, problem, remedy: 'compare it with the release of this service that kept it' } };
  }
  const { digest, released } = opened(read.book, text);
  return { named: { name: version, open: read.book }, described: { version, digest, released } };
}
