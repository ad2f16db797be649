import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentBookText, openBook } from '../rules/index.ts';
import { ruleBookPage } from './rule-book-page.ts';

// Writes the rule book as a page; with --check, says whether the committed page is the one that the rules make.
const FILE = join(import.meta.dirname, '..', '..', 'docs', 'rule-book.md');
const text = ruleBookPage(openBook(currentBookText()));

if (!process.argv.includes('--check')) {
  await writeFile(FILE, text);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  process.stderr.write(
    'docs/rule-book.md is not what the rules say; run `npm run rule-book` and commit it\n',
  );
  process.exitCode = 1;
}
