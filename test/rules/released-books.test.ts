import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openReleasedBook } from '../../src/application/rule-book.ts';
import { RELEASED_BOOKS, readReleasedBooks, releasedBookFile } from '../../src/db/released-books.ts';
import { currentBookText, openBook, recommend } from '../../src/rules/index.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { exampleInputs } from './support/examples.ts';
import {
  changedAnswers,
  firedIn,
  GOLDEN,
  goldenFile,
  type ReleaseFolders,
  ReleaseRefused,
  readGolden,
  release,
} from './support/golden.ts';
import { lawCases } from './support/law-cases.ts';

const currentText = currentBookText();
const current = parseBook(currentText);
const book = openBook(currentText);
/** The current book as a release under a version of its own. */
const releasedText = bookText({ ...current, version: '0.0.1-example', released: true });

/** What is wrong with the released books of a folder; empty when each can be opened and answers as it did. */
async function faultsOf({ books, golden }: ReleaseFolders): Promise<readonly unknown[]> {
  const files = await readReleasedBooks(books);
  const versions = new Set(files.map(({ version }) => version));
  const strays = (existsSync(golden) ? readdirSync(golden) : []).filter((name) => !versions.has(name));
  const faults = files.flatMap((file): readonly unknown[] => {
    try {
      openReleasedBook(file);
      const cases = readGolden(goldenFile(file.version, golden));
      return cases.length < 60
        ? [`${file.version} has few golden cases`]
        : changedAnswers(openBook(file.text), cases);
    } catch (error) {
      return [error];
    }
  });
  return [...strays.map((name) => `golden cases of ${name}, which is not released`), ...faults];
}

describe('every released book', () => {
  it('can be opened, and answers its golden cases byte for byte as on the day of its release', async () => {
    expect(await faultsOf({ books: RELEASED_BOOKS, golden: GOLDEN })).toEqual([]);
  });

  it('is never edited: the current book is released exactly as it stands, or its version is still free', () => {
    const file = releasedBookFile(current.version);
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    // Compared as whether they are the same: a book is long.
    expect({ version: current.version, isKept: kept !== undefined, isSame: kept === currentText }).toEqual({
      version: current.version,
      isKept: current.released,
      isSame: current.released,
    });
  });
});

describe('a release that changes no rule', () => {
  // Each with the release before it. A release that changes an answer is not in this list: its answers are its own.
  it.each([['1.0.0', '1.1.0']])('after %s answers every golden case as that did: %s', (before, after) => {
    const text = readFileSync(releasedBookFile(after), 'utf8');
    expect(changedAnswers(openBook(text), readGolden(goldenFile(before)))).toEqual([]);
    const [rules, earlier] = [text, readFileSync(releasedBookFile(before), 'utf8')].map(
      (one) => parseBook(one).sets,
    );
    expect(rules).toEqual(earlier);
  });
});

const foldersIn = (folder: string): ReleaseFolders => ({ books: folder, golden: join(folder, 'golden') });
const temporary = () => mkdtempSync(join(tmpdir(), 'recall-books-'));

describe('releasing a book', () => {
  let released: ReleaseFolders;
  let folders: ReleaseFolders;
  let outcome: ReturnType<typeof release>;
  beforeAll(() => {
    released = foldersIn(temporary());
    outcome = release(releasedText, released);
  }, 240_000);
  // Each test has a copy, since choosing the golden cases takes long.
  beforeEach(() => {
    folders = foldersIn(temporary());
  });
  afterEach(() => rmSync(folders.books, { recursive: true }));
  afterAll(() => rmSync(released.books, { recursive: true }));

  function aRelease() {
    cpSync(released.books, folders.books, { recursive: true });
    const { version } = outcome;
    return { book: releasedBookFile(version, folders.books), golden: goldenFile(version, folders.golden) };
  }

  it('writes its canonical text and its golden cases, which it then answers for ever', async () => {
    const files = aRelease();
    const { version, cases } = outcome;

    expect(version).toBe('0.0.1-example');
    expect(cases).toBeGreaterThanOrEqual(66);
    expect(readFileSync(files.book, 'utf8')).toBe(releasedText);
    expect(await readReleasedBooks(folders.books)).toEqual([{ version, text: releasedText }]);
    expect(await faultsOf(folders)).toEqual([]);
    expect(release(releasedText, folders)).toEqual({ version, cases, files });
  });

  it('chooses every worked case of the law and every example, and then only cases that fire another rule', () => {
    const golden = readGolden(aRelease().golden);
    const always = [...lawCases().map(({ id }) => id), ...exampleInputs().map(({ name }) => name)];
    expect(golden.slice(0, always.length).map(({ name }) => name)).toEqual(always);

    const fired = new Set<string>();
    const firing = golden.filter((one) => {
      const before = fired.size;
      for (const rule of firedIn(recommend(book, one))) fired.add(rule);
      return fired.size > before;
    });
    const others = golden.slice(always.length).map(({ name }) => name);
    expect(others.length).toBeGreaterThan(20);
    expect(firing.map(({ name }) => name)).toEqual(expect.arrayContaining(others));
  });

  it('is refused while the book does not say that it is released', () => {
    const unreleased = bookText({ ...current, released: false });
    expect(() => release(unreleased, folders)).toThrow(ReleaseRefused);
    expect(() => release(unreleased, folders)).toThrow(/released: true/);
    expect(readdirSync(folders.books)).toEqual([]);
  });

  it('is refused for a version that has been released with another text, which stays as it was', () => {
    const files = aRelease();
    const edited = bookText({ ...parseBook(releasedText), coverageFrom: '2012-12-04' });
    expect(() => release(edited, folders)).toThrow(/a version of its own/);
    expect(readFileSync(files.book, 'utf8')).toBe(releasedText);
  });

  it('is refused where golden cases are missing or are not what the book answers', () => {
    const files = aRelease();
    const golden = readFileSync(files.golden, 'utf8');
    rmSync(files.book);
    writeFileSync(files.golden, golden.split('\n').slice(0, 5).join('\n'));
    expect(() => release(releasedText, folders)).toThrow(/5 golden cases; 60 are needed/);
    writeFileSync(files.golden, golden.replace('"regime":"R0-LASPO"', '"regime":"R1-ORA"'));
    expect(() => release(releasedText, folders)).toThrow(/answers its golden cases otherwise: LAW-/);
    expect(existsSync(files.book)).toBe(false);
  });

  it('is what the check of every released book holds it to: text, version, and every answer', async () => {
    const files = aRelease();
    const golden = readFileSync(files.golden, 'utf8');
    writeFileSync(files.golden, golden.replace('"regime":"R0-LASPO"', '"regime":"R1-ORA"'));
    expect(await faultsOf(folders)).toMatchObject([
      {
        name: expect.stringMatching(/^LAW-/),
        released: { recallType: { regime: 'R1-ORA' } },
        now: { recallType: { regime: 'R0-LASPO' } },
      },
    ]);

    // An answer of which only the trace or the citations have changed.
    writeFileSync(files.golden, golden.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`));
    expect(await faultsOf(folders)).toMatchObject([
      { released: expect.stringMatching(/^0/), now: expect.any(String) },
    ]);

    writeFileSync(files.golden, golden);
    appendFileSync(files.book, '\n');
    expect(String(await faultsOf(folders))).toContain('not in canonical form');

    writeFileSync(files.book, bookText({ ...current, version: '0.0.2-example', released: true }));
    expect(String(await faultsOf(folders))).toContain('holds `0.0.2-example`');

    rmSync(files.book);
    expect(await faultsOf(folders)).toEqual(['golden cases of 0.0.1-example, which is not released']);
  });
});
