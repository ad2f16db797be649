import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Starts the comparisons, or says what to do where the engines to compare with are not installed. */
const NEEDED = ['json-rules-engine', '@gorules/zen-engine', 'feelin'];

const missing = NEEDED.filter((name) => !existsSync(join(import.meta.dirname, '../node_modules', name)));
if (missing.length > 0) {
  console.error(
    `Not installed: ${missing.join(', ')}. Run \`npm --prefix bench ci\` first, and then this again.`,
  );
  process.exitCode = 1;
} else {
  await import('./rule-engines.ts');
}
