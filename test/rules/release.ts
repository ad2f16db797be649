import { RELEASED_BOOKS } from '../../src/db/released-books.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { GOLDEN, ReleaseRefused, release } from './support/golden.ts';

// `npm run rules:release`: writes the current rule book and its golden cases, once and for all. It is among the tests because
// the golden cases are chosen from theirs.
try {
  const { version, cases, files } = release(currentBookText(), { books: RELEASED_BOOKS, golden: GOLDEN });
  process.stdout.write(
    `rule book ${version} is released with ${cases} golden cases; commit both:\n${files.book}\n${files.golden}\n`,
  );
} catch (error) {
  if (!(error instanceof ReleaseRefused)) throw error;
  process.stderr.write(`not released: ${error.message}\n`);
  process.exitCode = 1;
}
