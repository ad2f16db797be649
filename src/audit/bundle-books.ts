import type { BundlePlace, FindingList } from './bundle-findings.ts';
import { type BundleRuleBook, membersOf } from './bundle-format.ts';
import { sha256 } from './hash.ts';

/** How many different rule books are followed. In the life of a log there are a few dozen. */
const BOOK_LIMIT = 10_000;

/** Which rule books the recommendations of a bundle were made under, and which of them are there. */
export class BookFollower {
  readonly #findings: FindingList;
  /** By name, the first recommendation that was made under the book. */
  readonly #needed = new Map<string, BundlePlace>();
  /** By name, where the book stands. */
  readonly #held = new Map<string, BundlePlace>();

  constructor(findings: FindingList) {
    this.#findings = findings;
  }

  /** Number of rule books in the bundle. */
  get count(): number {
    return this.#held.size;
  }

  /** Notes which rule book the content of a recommendation names. */
  need(content: Buffer, place: BundlePlace): void {
    const book = bookNamedIn(content);
    if (book === undefined) {
      this.#findings.add('recommendation-form', place);
    } else if (!this.#needed.has(book) && this.#needed.size < BOOK_LIMIT) {
      this.#needed.set(book, place);
    } else if (!this.#needed.has(book)) {
      this.#findings.add('rule-book-missing', place, {
        found: `more than ${BOOK_LIMIT} rule books are named`,
      });
    }
  }

  /** Takes a rule book of the bundle. */
  take(book: BundleRuleBook, text: Buffer, place: BundlePlace): void {
    const found = sha256(text).toString('hex');
    if (found !== book.digest) {
      this.#findings.add('rule-book-digest', place, { expected: book.digest, found });
    } else if (this.#held.size < BOOK_LIMIT) {
      this.#held.set(nameOf(book), place);
    }
  }

  finish(): void {
    for (const [book, place] of this.#needed) {
      if (!this.#held.has(book)) {
        this.#findings.add('rule-book-missing', place, { expected: book });
      }
    }
    for (const [book, place] of this.#held) {
      if (!this.#needed.has(book)) {
        this.#findings.add('rule-book-stray', place, { found: book });
      }
    }
  }
}

/** The three names together; none of them holds a space in a book of a bundle. */
function nameOf({ version, kernel, digest }: BundleRuleBook): string {
  return `${version} ${kernel} ${digest}`;
}

function bookNamedIn(content: Buffer): string | undefined {
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    const { version, kernel, digest } = membersOf(membersOf(value)['ruleBook']);
    return typeof version === 'string' && typeof kernel === 'string' && typeof digest === 'string'
      ? nameOf({ version, kernel, digest })
      : undefined;
  } catch {
    return undefined;
  }
}
