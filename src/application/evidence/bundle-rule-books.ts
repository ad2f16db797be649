import type { Kysely } from 'kysely';
import { type BundleContent, type BundleRuleBook, readRuleBook } from '../../audit/bundle-format.ts';
import { findBookNames } from '../../db/bundle-entries.ts';
import type { Database } from '../../db/database.ts';
import { findRuleBookText } from '../../db/rule-books.ts';

/** The rule books that the runs in a bundle name: one who checks the runs needs their text. */
export class RuleBooksNamed {
  readonly #versions = new Set<string>();

  /** Notes the book of an entry's content, where it is that of a run. */
  note(entry: Buffer, content: BundleContent | undefined): void {
    if (content?.state !== 'held' || !entry.includes(RUN)) {
      return;
    }
    const version = versionIn(content.bytes);
    if (version !== undefined) {
      this.#versions.add(version);
    }
  }

  /**
   * The books as they are kept, in the order of their versions. One that is not kept is left out, and so is one that could not
   * stand in a line: the runs that name it then show that it is lacking.
   */
  async read(
    db: Kysely<Database>,
  ): Promise<readonly { readonly book: BundleRuleBook; readonly text: Buffer }[]> {
    const books: { book: BundleRuleBook; text: Buffer }[] = [];
    for (const { version, digest, kernel } of await findBookNames(db, [...this.#versions])) {
      const book = readRuleBook({ digest: digest.toString('hex'), kernel, version });
      const text = book === undefined ? undefined : await findRuleBookText(db, version);
      if (book !== undefined && text !== undefined && !text.includes('\n')) {
        books.push({ book, text: Buffer.from(text) });
      }
    }
    return books;
  }
}

const RUN = '"act":"recommendation-made"';
/** What no rule book can be named is not asked for: the database would not take all of it. */
const ONE_WORD = /^[!-~]+$/;

/** The version that a run names; undefined for content that is not that of a run, whatever its entry says. */
function versionIn(content: Uint8Array): string | undefined {
  try {
    const run: unknown = JSON.parse(Buffer.from(content).toString('utf8'));
    const book: unknown = typeof run === 'object' && run !== null && 'ruleBook' in run ? run.ruleBook : null;
    return typeof book === 'object' &&
      book !== null &&
      'version' in book &&
      typeof book.version === 'string' &&
      ONE_WORD.test(book.version)
      ? book.version
      : undefined;
  } catch {
    return undefined;
  }
}
