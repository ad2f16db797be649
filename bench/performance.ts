import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { performancePage } from './performance-page.ts';
import { readAllResults } from './results.ts';

/**
 * Writes `docs/performance.md` from the results files; with `--check` compares it instead, and exits 1 where it is stale.
 *
 *   npm run performance [-- --check]
 */
const FILE = join(import.meta.dirname, '..', 'docs', 'performance.md');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const page = performancePage(readAllResults());
if (!values.check) {
  writeFileSync(FILE, page);
} else if (readFileSync(FILE, 'utf8') !== page) {
  process.stderr.write(
    'docs/performance.md is not what the results files say; run `npm run performance` and commit it\n',
  );
  process.exitCode = 1;
}
