import type { Kysely } from 'kysely';
import { sha256 } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import { findRuleBooks, keepRuleBook } from '../db/rule-books.ts';
import {
  bookVocabularies,
  eventProblems,
  findRule,
  type IsoDate,
  openBook,
  type RuleView,
  recommend,
  regimeOn,
  rulesInForce,
  selectQuestions,
  typeAfter,
} from '../rules/index.ts';
import type { Dependencies, RuleBook } from './dependencies.ts';
import type { Instant } from './model.ts';
import type { Services } from './services.ts';

/** A rule book opened from its text: for the use cases, for reading, and for keeping. */
export interface OpenedRuleBook extends RuleBook {
  /** Canonical text, of which `digest` is the SHA-256. */
  readonly text: string;
  readonly released: boolean;
  readonly rulesOn: (day: IsoDate) => readonly RuleView[];
  readonly rule: (id: string) => RuleView | undefined;
  readonly vocabularies: () => Readonly<Record<string, readonly string[]>>;
}

/**
 * Opens a rule book from its canonical text. The version of an unreleased book carries the start of its digest, so that two
 * texts never share a version while a book is being written.
 */
export function openRuleBook(text: string): OpenedRuleBook {
  const book = openBook(text);
  const digest = sha256(Buffer.from(text, 'utf8')).toString('hex');
  return {
    text,
    digest,
    version: book.released ? book.version : `${book.version}-unreleased.${digest.slice(0, 12)}`,
    kernel: book.kernel,
    released: book.released,
    coverageFrom: book.coverageFrom,
    regimeOn: (asAt) => regimeOn(book, asAt),
    recommend: (request) => recommend(book, request),
    selectQuestions,
    eventProblems: (event) => eventProblems(book, event),
    typeAfter: (type, status) => typeAfter(book, type, status),
    rulesOn: (day) => rulesInForce(book, day),
    rule: (id) => findRule(book, id),
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

/** Reading which versions of the book there have been. */
export function createRuleBookServices({ db, book }: Dependencies): Pick<Services, 'listRuleBooks'> {
  return {
    listRuleBooks: async () =>
      (await findRuleBooks(db)).map(({ version, digest, kernel, recordedAt }) => ({
        version,
        digest: digest.toString('hex'),
        kernel,
        recordedAt,
        inUse: version === book.version,
      })),
  };
}
