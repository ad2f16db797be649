import type { Kysely } from 'kysely';
import type { BundleContent, BundleRuleBook } from '../../audit/bundle-format.ts';
import type { Database } from '../../db/database.ts';
import { findRuleBooks, findRuleBookText } from '../../db/rule-books.ts';

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
    for (const { version, digest, kernel } of (await findRuleBooks(db)).toSorted(byVersion)) {
      const text = this.#versions.has(version) ? await findRuleBookText(db, version) : undefined;
      if (text !== undefined && !text.includes('\n') && ONE_WORD.test(version) && ONE_WORD.test(kernel)) {
        books.push({ book: { digest: digest.toString('hex'), kernel, version }, text: Buffer.from(text) });
      }
    }
    return books;
  }
}

const RUN = '"act":"recommendation-made"';
const ONE_WORD = /^[!-~]+$/;

function byVersion(one: { readonly version: string }, other: { readonly version: string }): number {
  return one.version < other.version ? -1 : 1;
}

/** The version that a run names; undefined for content that is not that of a run, whatever its entry says. */
function versionIn(content: Uint8Array): string | undefined {
  try {
    const run: unknown = JSON.parse(Buffer.from(content).toString('utf8'));
    const book: unknown = typeof run === 'object' && run !== null && 'ruleBook' in run ? run.ruleBook : null;
    return typeof book === 'object' && book !== null && 'version' in book && typeof book.version === 'string'
      ? book.version
      : undefined;
  } catch {
    return undefined;
  }
}
