import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { MONTHS } from '../src/rules/kernel/days-in-words.ts';

/**
 * What the change log has to say of a release: which rule books it brings, and every date of law on which they now answer otherwise,
 * to the day. Read from the books themselves, so that no change of the law is released without saying so.
 */

const Dated = Type.Object({ from: Type.Optional(Type.String()), until: Type.Optional(Type.String()) });
const Rule = Type.Intersect([Type.Object({ id: Type.String() }), Dated]);
const Book = Type.Object({
  version: Type.String(),
  regimes: Type.Array(Rule),
  sets: Type.Array(Type.Object({ rules: Type.Array(Rule) })),
});

/** The text of a released rule book, by the version that its file is named for. */
export interface ReleasedBook {
  readonly version: string;
  readonly text: string;
}

/** What is held against one another. */
export interface Release {
  readonly changeLog: string;
  /** Heading of the section of the release: its version, or `Unreleased`. */
  readonly heading: string;
  /** Released with the version before; empty for the first. */
  readonly booksBefore: readonly ReleasedBook[];
  readonly booksNow: readonly ReleasedBook[];
  /** Version of the book in use. */
  readonly bookInUse: string;
  readonly version: string;
  readonly versionBefore?: string;
}

/** What of a release the change log does not say; empty where it says all. */
export function changeLogFaults(release: Release): readonly string[] {
  const { changeLog, heading, booksBefore, booksNow, bookInUse, version, versionBefore } = release;
  const section = sectionOf(changeLog, heading);
  if (section === undefined) {
    return [`CHANGELOG.md has no section [${heading}]`];
  }
  const known = new Map(booksBefore.map((book) => [book.version, book.text]));
  const added = booksNow.filter((book) => !known.has(book.version));
  const altered = booksNow.filter((book) => (known.get(book.version) ?? book.text) !== book.text);
  const told = datesOfLaw(section);
  const newest = booksBefore.toSorted((one, other) => compare(one.version, other.version)).at(-1);
  return [
    ...altered.map((book) => `rule book ${book.version} was released before and has changed`),
    ...(booksNow.some((book) => book.version === bookInUse)
      ? []
      : [`rule book ${bookInUse} is in use and is not released`]),
    ...added
      .filter((book) => !section.includes(`Rule book ${book.version}`))
      .map((book) => `[${heading}] does not name rule book ${book.version}`),
    ...(added.length > 0 && versionBefore !== undefined && isPatch(versionBefore, version)
      ? [`a new rule book is at least a minor version: ${version} after ${versionBefore} is not`]
      : []),
    ...changedDates(newest, added)
      .filter(({ date }) => !told.has(date))
      .map(
        ({ date, rules }) =>
          `[${heading}] has no row under "Law encoded" for ${inWords(date)} (${rules.join(', ')})`,
      ),
  ];
}

/** The text of a section of the second level; undefined where there is none. */
export function sectionOf(changeLog: string, heading: string): string | undefined {
  const sections = changeLog.split(/^## /m);
  return sections.find((section) => section.startsWith(`[${heading}]`));
}

/** Days on which the rules of books answer otherwise than those before them, with those rules, in order. */
function changedDates(
  before: ReleasedBook | undefined,
  added: readonly ReleasedBook[],
): readonly { readonly date: string; readonly rules: readonly string[] }[] {
  const dates = new Map<string, Set<string>>();
  let earlier = before === undefined ? new Map<string, string>() : rulesOf(before);
  for (const book of added.toSorted((one, other) => compare(one.version, other.version))) {
    const now = rulesOf(book);
    const gone = [...earlier].filter(([id]) => !now.has(id));
    for (const [id, text] of [...now, ...gone]) {
      if (earlier.get(id) !== now.get(id)) {
        const { from, until } = Value.Parse(Dated, Value.Clean(Dated, JSON.parse(text)));
        for (const date of [from, until]) {
          if (date !== undefined) {
            dates.set(date, (dates.get(date) ?? new Set()).add(id));
          }
        }
      }
    }
    earlier = now;
  }
  return [...dates]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([date, rules]) => ({ date, rules: [...rules] }));
}

/** Rules and regimes of a book by id, each as text. */
function rulesOf({ text }: ReleasedBook): Map<string, string> {
  const parsed: unknown = JSON.parse(text);
  if (!Value.Check(Book, parsed)) {
    throw new Error('a released book is not of the form of one');
  }
  const all = [...parsed.regimes, ...parsed.sets.flatMap(({ rules }) => rules)];
  return new Map(all.map((rule) => [rule.id, JSON.stringify(rule)]));
}

/** First days of what the rows under "Law encoded" tell: days that they name, and those after the last days that they name. */
function datesOfLaw(section: string): ReadonlySet<string> {
  const [, table = ''] = /^### Law encoded\n([\s\S]*?)(?=^### |(?![\s\S]))/m.exec(section) ?? [];
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  const told = new Set<string>();
  for (const row of rows) {
    const [, cell = ''] = row.split('|');
    for (const [, last, day, month, year] of cell.matchAll(/(to )?(\d{1,2}) ([A-Z][a-z]+) (\d{4})/g)) {
      const date = new Date(Date.UTC(Number(year), MONTHS.indexOf(String(month)), Number(day)));
      if (last !== undefined) {
        date.setUTCDate(date.getUTCDate() + 1);
      }
      told.add(date.toISOString().slice(0, 10));
    }
  }
  return told;
}

function inWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

function numbersOf(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}

/** Order of two versions. */
export function compare(one: string, other: string): number {
  const [first, second] = [numbersOf(one), numbersOf(other)];
  const differing = first.findIndex((number, index) => number !== second[index]);
  return differing === -1 ? 0 : (first[differing] ?? 0) - (second[differing] ?? 0);
}

function isPatch(before: string, now: string): boolean {
  const [first, second] = [numbersOf(before), numbersOf(now)];
  return first[0] === second[0] && first[1] === second[1];
}
