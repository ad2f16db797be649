import type { Kysely } from 'kysely';
import { opensCommitment, sha256 } from '../../audit/index.ts';
import {
  otherText,
  type Replay,
  type ReplayBook,
  readRun,
  replayRun,
  type Shelf,
} from '../../audit/replay.ts';
import type { Database } from '../../db/database.ts';
import { findRuleBookDigest, type StoredRunRow } from '../../db/replays.ts';
import { findRuleBookText } from '../../db/rule-books.ts';
import type { CaseInputs } from '../../rules/index.ts';
import type { RuleBookReference } from '../services.ts';

/** What making a stored run again showed, with the rule book that the run names. */
export interface StoredRunReplay extends Replay {
  readonly ruleBook?: RuleBookReference;
}

/** Finds the rule book that a run names among those that are kept; says why where there is none that can be used. */
export type KeptBooks<Book> = (
  named: Pick<RuleBookReference, 'version' | 'digest'>,
) => Promise<Book | { readonly problem: string }>;

/** The same, of books that runs can be made again under. */
type ReplayBooks = (named: RuleBookReference) => Promise<ReplayBook<CaseInputs>>;

/**
 * The rule books that a database keeps. The digest of a text is taken once for each version, from the text itself; a book that is
 * on the shelf stands for a kept text only where that text still has its digest.
 */
export function keptBooks<Book>(db: Kysely<Database>, shelf: Shelf<Book>): KeptBooks<Book> {
  const digests = new Map<string, string | undefined>();
  return async ({ version, digest }) => {
    if (!digests.has(version)) {
      digests.set(version, (await findRuleBookDigest(db, version))?.toString('hex'));
    }
    const kept = digests.get(version);
    if (kept === undefined) {
      return { problem: `no rule book of the version ${version} is kept` };
    }
    return kept === digest
      ? shelf(digest, () => findRuleBookText(db, version))
      : { problem: otherText(kept, digest) };
  };
}

/**
 * Makes a stored run again, and checks that its bytes are those that were committed to when it was recorded. Bytes that are not
 * make the run `different`, whatever the rules say of them.
 */
export async function replayStored(run: StoredRunRow, books: ReplayBooks): Promise<StoredRunReplay> {
  const { bytes, salt } = run;
  if (bytes === null || salt === null) {
    return {
      outcome: 'not-possible',
      differences: [],
      problem: 'the content of the run is missing, although nothing records that it was erased',
    };
  }
  const replay = await replayBytes(bytes, books);
  const altered = commitmentProblem(run, bytes, salt);
  return altered === undefined
    ? replay
    : {
        ...replay,
        outcome: 'different',
        problem: replay.problem === undefined ? altered : `${altered}; ${replay.problem}`,
      };
}

async function replayBytes(bytes: Buffer, books: ReplayBooks): Promise<StoredRunReplay> {
  const read = readRun<CaseInputs>(bytes);
  if ('problem' in read) {
    return { outcome: 'not-possible', differences: [], problem: read.problem };
  }
  const { version, digest, kernel, regime } = read.content.ruleBook;
  const ruleBook = { version, digest, kernel, regime };
  return { ...replayRun(read, await books(ruleBook)), ruleBook };
}

function commitmentProblem(
  { contentHash, entryBytes }: StoredRunRow,
  bytes: Buffer,
  salt: Buffer,
): string | undefined {
  const commitment = commitmentOf(entryBytes);
  if (commitment === undefined || !opensCommitment(commitment, bytes, salt)) {
    return 'the stored bytes are not those that the audit entry committed to when the run was made';
  }
  return sha256(bytes).equals(contentHash)
    ? undefined
    : 'the stored bytes are those that were committed to, and the hash recorded beside them is another one';
}

/** The commitment that an entry holds; undefined for bytes that are no entry with one. */
function commitmentOf(entryBytes: Buffer): string | undefined {
  try {
    const entry: unknown = JSON.parse(entryBytes.toString('utf8'));
    return typeof entry === 'object' &&
      entry !== null &&
      'content' in entry &&
      typeof entry.content === 'string'
      ? entry.content
      : undefined;
  } catch {
    return undefined;
  }
}
