import { type Book, KERNEL_VERSION, type Rule } from './kernel/book.ts';
import { bookText, parseBook } from './kernel/book-text.ts';
import { type BookCheck, checkBook } from './kernel/check.ts';
import { BookError, type CompiledBook, compileBook } from './kernel/compile.ts';
import { addDays, changeDates, type InForce } from './kernel/dated.ts';
import { CURRENT_BOOK } from './law/book.ts';
import { READ_BY_CODE } from './law/read-by-code.ts';

/** A book read from its canonical text and ready to run on any day that it covers. */
export interface OpenBook {
  readonly version: string;
  readonly released: boolean;
  readonly kernel: string;
  /** First day that the book answers for. */
  readonly coverageFrom: string;
  readonly book: Book;
  /** The book as it stands on a day; each interval between changes is compiled once. */
  readonly on: (day: string) => CompiledBook;
}

/** Canonical text of the book of this source tree. */
export function currentBookText(): string {
  return bookText(CURRENT_BOOK);
}

/**
 * Reads and opens a book. Throws a `BookError` for text that is not a book, is not in canonical form, or was written for
 * another kernel.
 */
export function openBook(text: string): OpenBook {
  const book = parseBook(text);
  if (bookText(book) !== text) throw new BookError('the text of the book is not in canonical form');
  if (book.kernel !== KERNEL_VERSION) {
    throw new BookError(`the book needs kernel ${book.kernel}; this is kernel ${KERNEL_VERSION}`);
  }
  const dates = bookChangeDates(book);
  const compiled = new Map<string, CompiledBook>();
  const on = (day: string): CompiledBook => {
    const start = dates.findLast((date) => date <= day);
    if (start === undefined)
      throw new BookError(`the book answers for ${book.coverageFrom} and later, not ${day}`);
    const found = compiled.get(start) ?? compileBook(book, start);
    compiled.set(start, found);
    return found;
  };
  const { version, released, kernel, coverageFrom } = book;
  return { version, released, kernel, coverageFrom, book, on };
}

/** Every day on which a rule or value of the book begins or ends: nothing changes between two of them. */
export function bookChangeDates(book: Book): readonly string[] {
  const spans: readonly InForce[] = [
    ...book.sets.flatMap((set): readonly Rule[] => set.rules),
    ...Object.values(book.parameters).flat(),
    ...Object.values(book.tables),
    ...book.regimes,
  ];
  return changeDates(spans);
}

/** A check of a book over all the time that it covers. */
export interface BookProof extends BookCheck {
  /** Stretches of time within which nothing changes. */
  readonly intervals: number;
}

/**
 * Checks a book on the day of every change and on the day before it: with every fact left open, nothing is left out, and
 * nothing is there that no rule and no code reads.
 */
export function proveBook({ book }: OpenBook): BookProof {
  const changes = bookChangeDates(book);
  const days = changes.flatMap((date) => (date <= book.coverageFrom ? [date] : [addDays(date, -1), date]));
  return { ...checkBook(book, days, READ_BY_CODE), intervals: changes.length };
}

/** The statutory regime in force on a day. The regime follows the day of the recall; until that is known, the day of the decision. */
export function regimeOn({ book }: OpenBook, day: string): string {
  const regime = book.regimes.findLast(({ from }) => from <= day);
  if (regime === undefined) throw new BookError(`no regime is known on ${day}`);
  return regime.id;
}
