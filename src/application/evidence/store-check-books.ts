import { sha256 } from '../../audit/index.ts';
import { findRuleBookText } from '../../db/rule-books.ts';
import { findRuleBookRows } from '../../db/store-check-records.ts';
import { KERNEL_VERSION } from '../../rules/index.ts';
import { openRuleBook } from '../rule-book.ts';
import { BATCH_ROWS, type CheckContext, inBatches } from './store-check-context.ts';
import { textAt, valueAt } from './store-check-facts.ts';

/** Holds the text of every rule book against its digest, and against the version and kernel it is kept under, one text at a time. */
export async function checkRuleBooks(context: CheckContext): Promise<void> {
  await inBatches(
    context,
    BATCH_ROWS,
    (page) => findRuleBookRows(context.db, page),
    ({ version }) => version,
    async (rows) => {
      for (const row of rows) {
        await checkRuleBook(context, row);
      }
    },
  );
}

async function checkRuleBook(
  { db, findings }: CheckContext,
  { version, kernel, digest }: { readonly version: string; readonly kernel: string; readonly digest: Buffer },
): Promise<void> {
  const row = { table: 'rule_books', key: version };
  const text = (await findRuleBookText(db, version)) ?? '';
  const found = sha256(Buffer.from(text, 'utf8')).toString('hex');
  if (found !== digest.toString('hex')) {
    findings.add({ check: 'rule-book-differs', ...row, expected: digest.toString('hex'), found });
  }
  const named = namesIn(text, found);
  if (named === undefined) {
    findings.add({ check: 'rule-book-unreadable', ...row });
    return;
  }
  for (const [member, kept] of Object.entries({ version, kernel })) {
    const expected = member === 'version' ? named.version : named.kernel;
    if (kept !== expected) {
      findings.add({ check: 'rule-book-misnamed', ...row, member, expected, found: kept });
    }
  }
}

/**
 * Version and kernel that a text is to be kept under; undefined where it is no book. A book of this release's kernel is opened as
 * for a run; of a book of another kernel, which this release cannot open, only what it says of itself can be read.
 */
function namesIn(
  text: string,
  digest: string,
): { readonly version: string; readonly kernel: string } | undefined {
  try {
    const book: unknown = JSON.parse(text);
    const [version, kernel] = [textAt(book, 'version'), textAt(book, 'kernel')];
    const released = valueAt(book, 'released');
    if (version === undefined || kernel === undefined || typeof released !== 'boolean') {
      return undefined;
    }
    return kernel === KERNEL_VERSION
      ? openRuleBook(text)
      : { kernel, version: released ? version : `${version}-unreleased.${digest.slice(0, 12)}` };
  } catch {
    // Whatever opening it makes of it, nothing can be run under it.
    return undefined;
  }
}
