import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { canonicalBytes, sha256 as digest } from '../../../src/audit/index.ts';
import { reader } from '../../../src/cli/demo-example.ts';
import { releasedBookFile } from '../../../src/db/released-books.ts';
import { isoDate, sha256 } from '../../../src/http/schemas/atoms.ts';
import { CaseInputs } from '../../../src/http/schemas/inputs.ts';
import { type Answer, type OpenBook, openBook, recommend } from '../../../src/rules/index.ts';
import { scenarioFiles } from './case-files.ts';
import { exampleInputs } from './examples.ts';
import { lawCaseInputs, lawCases } from './law-cases.ts';

/** Golden cases: what a released book answered when it was released, which it answers for ever, byte for byte. */

/** Where the golden cases of released books are. */
export const GOLDEN = join(import.meta.dirname, '..', 'golden');

const GoldenCase = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    asAt: isoDate('The day of the decision.'),
    inputs: CaseInputs,
    sha256: sha256('SHA-256 of the canonical bytes of the whole answer.'),
    /** The answer without its trace and citations, which are more than half of it: enough to read what has changed. */
    answer: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
);
const readCase = reader(GoldenCase);
type Golden = ReturnType<typeof readCase>;

/** The canonical text of JSON data (RFC 8785). */
const canonical = (value: unknown): string => canonicalBytes(value).toString('utf8');

function answered(given: Answer): Pick<Golden, 'answer' | 'sha256'> {
  const { trace: _trace, citations: _citations, ...answer } = given;
  return { sha256: digest(canonicalBytes(given)).toString('hex'), answer };
}

/** The file of the golden cases of a version: one case a line, each in canonical form. */
export function goldenFile(version: string, folder = GOLDEN): string {
  return join(folder, version, 'cases.jsonl');
}

/**
 * The golden cases of a book: the worked cases of the law, the example cases, and of the scenarios each that fires a rule
 * which no case before it fired.
 */
export function goldenCases(book: OpenBook): readonly Golden[] {
  const law = lawCases().map((told) => ({
    name: told.id,
    asAt: told.decisionDate,
    inputs: lawCaseInputs(told),
  }));
  const scenarios = scenarioFiles().flatMap(({ ruleSet, cases }) =>
    cases.map(({ name, asAt, inputs }) => ({ name: `${ruleSet}: ${name}`, asAt, inputs })),
  );
  const fired = new Set<string>();
  const chosen: Golden[] = [];
  const always = [...law, ...exampleInputs()];
  for (const [index, { name, asAt, inputs }] of [...always, ...scenarios].entries()) {
    const answer = recommend(book, { inputs, asAt });
    const before = fired.size;
    for (const rule of firedIn(answer)) fired.add(rule);
    if (index < always.length || fired.size > before) {
      chosen.push(readCase(JSON.parse(canonical({ name, asAt, inputs, ...answered(answer) }))));
    }
  }
  return chosen;
}

/** The rules that hold in an answer, by its trace. */
export function firedIn({ trace }: Answer): readonly string[] {
  return trace.flatMap(({ rules }) =>
    Object.entries(rules).flatMap(([rule, marks]) => (marks.startsWith('t') ? [rule] : [])),
  );
}

/** Reads golden cases. Throws a `TypeError` that names the members where a line is not one that today's inputs accept. */
export function readGolden(file: string): readonly Golden[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readCase(JSON.parse(line)));
}

/**
 * The cases that a book answers otherwise than when it was released, byte for byte, with both answers; with their SHA-256
 * alone where only trace or citations differ.
 */
export function changedAnswers(book: OpenBook, cases: readonly Golden[]) {
  return cases.flatMap(({ name, asAt, inputs, sha256: released, answer }) => {
    const now = answered(recommend(book, { inputs, asAt }));
    const isLegible = canonical(now.answer) !== canonical(answer);
    if (now.sha256 === released && !isLegible) return [];
    return [isLegible ? { name, released: answer, now: now.answer } : { name, released, now: now.sha256 }];
  });
}

/** Folders that a release writes to. */
export interface ReleaseFolders {
  readonly books: string;
  readonly golden: string;
}

/** A book cannot be released as it stands. */
export class ReleaseRefused extends Error {
  override readonly name = 'ReleaseRefused';
}

/** Fewer than this would prove little: the worked cases of the law alone are more. */
const FEWEST_CASES = 60;

/**
 * Releases a book: writes its canonical text and its golden cases. Releasing the same text again changes nothing.
 *
 * @throws {ReleaseRefused} when the book does not say that it is released, its version has been released with another text,
 * or its golden cases are missing or are not what it answers.
 */
export function release(text: string, folders: ReleaseFolders) {
  const book = openBook(text);
  const { version } = book;
  if (!book.released) {
    throw new ReleaseRefused(
      `the rule book ${version} says that it is not released: say \`released: true\` in src/rules/law/book.ts once its text is final`,
    );
  }
  const files = {
    book: releasedBookFile(version, folders.books),
    golden: goldenFile(version, folders.golden),
  };
  if (existsSync(files.book) && readFileSync(files.book, 'utf8') !== text) {
    throw new ReleaseRefused(
      `the rule book ${version} has been released with another text: give the changed book a version of its own`,
    );
  }
  const kept = existsSync(files.golden) ? readGolden(files.golden) : undefined;
  const cases = kept ?? goldenCases(book);
  if (cases.length < FEWEST_CASES) {
    throw new ReleaseRefused(
      `the rule book ${version} has ${cases.length} golden cases; ${FEWEST_CASES} are needed`,
    );
  }
  const changed = changedAnswers(book, kept ?? []).map(({ name }) => name);
  if (changed.length > 0) {
    throw new ReleaseRefused(
      `the rule book ${version} answers its golden cases otherwise: ${changed.join(', ')}`,
    );
  }
  mkdirSync(join(folders.golden, version), { recursive: true });
  writeOnce(files.golden, cases.map((one) => `${canonical(one)}\n`).join(''));
  writeOnce(files.book, text);
  return { version, cases: cases.length, files };
}

function writeOnce(file: string, text: string): void {
  if (!existsSync(file)) writeFileSync(file, text, { flag: 'wx' });
}
