import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureMessage } from '../db/failures.ts';
import { currentBookText, openBook } from '../rules/index.ts';
import { readArguments, runCommand } from './arguments.ts';
import { ruleBookPage } from './rule-book-page.ts';

// Writes the rule book as a page; with --check, says whether the committed page is the one that the rules make.
const FILE = join(import.meta.dirname, '..', '..', 'docs', 'rule-book.md');
const USAGE = `npm run rule-book [-- --check]

Writes the rule book as a page; with --check, only says whether the committed page is the one that the rules make.`;

async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    return 'help';
  }
  const text = ruleBookPage(openBook(currentBookText()));
  if (!values.check) {
    await writeFile(FILE, text);
  } else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(
      'docs/rule-book.md is not what the rules say; run `npm run rule-book` and commit it\n',
    );
    return 1;
  }
  return 0;
}

await runCommand(USAGE, main, failureMessage);
