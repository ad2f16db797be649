/**
 * What a check of the store can find. Closed: a report of years ago must still be readable. The words complete the
 * sentence that begins with what was looked at.
 */
export const STORE_FAULTS = {
  'entry-not-canonical': 'is not JSON in the canonical form of RFC 8785',
  'not-an-entry': 'is not an audit entry of a known form',
  'entry-hash-differs': 'has a stored hash that is not the hash of its bytes',
  'column-differs': 'has a column that does not say what its bytes say',
  'leaf-differs': 'has another leaf in the tree than its bytes make',
  'leaf-without-entry': 'is a leaf of the tree whose entry is gone',
  'leaf-gap': 'has no leaf: the tree cannot be made again from here on',
  'place-overdue': 'has had no place in the tree for more than five minutes',
  'time-to-come': 'claims a time that is still to come',
  'time-after-checkpoint': 'claims to be more than a day later than the checkpoint that first covered it',
  'number-out-of-range': 'has a number that no tree can have',
  'case-missing': 'stands in the chain of a case that is gone',
  'chain-gap': 'follows an entry of its chain that is gone',
  'link-broken': 'does not name the hash of the entry before it',
  'time-goes-back': 'claims to be earlier than the entry before it in its chain',
  'head-differs': 'has a head that does not fit what was recorded',
  'consideration-head-missing': 'has no head, so that no queue shows it',
  'consideration-head-extra': 'is the head of a consideration that is gone',
  'consideration-head-differs': 'has a head that does not say what its steps say',
  'tile-differs': 'is a tile that does not hold the hashes of its leaves',
  'tile-missing': 'is a tile that is gone',
  'tile-extra': 'is a tile for which there are not enough leaves',
  'checkpoint-root-differs': 'is a checkpoint whose root is not that of the entries',
  'checkpoint-beyond-tree': 'is a checkpoint of more entries than the tree has',
  'checkpoint-missing': 'lacks a checkpoint that was published',
  'checkpoint-unreadable': 'is a checkpoint whose note cannot be read',
  'checkpoint-note-differs': 'is a checkpoint whose note says something else than its row',
  'checkpoint-not-signed': 'is a checkpoint that no known key of this log signed',
  'checkpoint-not-signed-by-held-key': 'is the latest checkpoint, and no key that is held signed it',
  'cosignature-differs': 'is no cosignature of the witness and checkpoint that its row names',
  'check-unreadable': 'is an earlier check of the store whose outcome cannot be read',
  'log-key-unreadable': 'is a key of the log that cannot be read',
  'content-differs': 'has content that is not what it committed to',
  'content-absent': 'committed to content that is gone without having been erased',
  'content-not-erased': 'still has what the erasure of its case should have taken',
  'content-without-commitment': 'has content that it never committed to',
  'content-without-entry': 'is the key of content, and there is no such entry',
  'erased-without-entry': 'has lost its content, and no later entry of its chain erased it',
  'erasure-incomplete': 'erased content and does not say all that an erasure says',
  'erased-under-hold': 'erased content while a legal hold stood',
  'record-missing': 'recorded something whose row is gone',
  'record-without-entry': 'is named by a row, and there is no such entry',
  'record-differs': 'does not say what the row that names it says',
  'version-gap': 'is a version before which one is missing',
  'version-order': 'is a version whose entry stands before that of the version before it',
  'record-without-version': 'stands for something of which no version is there',
  'request-differs': 'is a request of a person that no entry says was made like that',
  'key-differs': 'is a key that leads to nothing its user did at that time',
  'waiting-differs': 'waits for a place in the tree and should not',
  'rule-book-differs': 'is a rule book whose text is not that of its digest',
  'rule-book-unreadable': 'is a rule book whose text is none',
  'rule-book-misnamed': 'is a rule book whose text says something else than its row',
  'guard-missing': 'is a guard of the database that is not there or not always on',
  'history-rewritten': 'is a remembered size at which the entries now have another root',
  'older-than-remembered': 'is a remembered size that the tree no longer reaches',
} as const;
export type StoreFault = keyof typeof STORE_FAULTS;

/** Leaves from one index up to, and without, another. */
export interface LeafRange {
  readonly from: number;
  readonly until: number;
}

/**
 * One thing that is not as it should be. It holds ids, codes, hashes and sizes; what stands in content is never repeated
 * here, so a finding about content names the member and not its value.
 */
export interface StoreFinding {
  readonly check: StoreFault;
  /** The entry concerned. */
  readonly entryId?: string;
  readonly leafIndex?: number;
  readonly licence?: string;
  readonly chainIndex?: number;
  /** Table of the row concerned, and its key where it is not the entry's id. */
  readonly table?: string;
  readonly key?: string;
  /** Column or member that differs. */
  readonly member?: string;
  readonly expected?: string;
  readonly found?: string;
  /** The entries among which the change is, where it cannot be told which. */
  readonly range?: LeafRange;
  /** The same, if the checkpoints kept in the store are believed. */
  readonly narrowed?: LeafRange;
}

/** How many findings are kept in all, and how many of one kind, so that one kind does not hide the others. */
export const FINDING_LIMIT = 1_000;
export const FINDING_LIMIT_PER_CHECK = 250;

/** Longest text in a finding. Hashes and keys fit; whatever is longer was put there by somebody and says no more when it is whole. */
export const FINDING_TEXT_LIMIT = 300;

/** Keeps the first findings of each kind and counts the rest, so that a ruined store takes no more memory than a sound one. */
export class FindingList {
  readonly #kept: StoreFinding[] = [];
  readonly #counts = new Map<StoreFault, number>();

  add(finding: StoreFinding): void {
    const count = (this.#counts.get(finding.check) ?? 0) + 1;
    this.#counts.set(finding.check, count);
    if (count <= FINDING_LIMIT_PER_CHECK && this.#kept.length < FINDING_LIMIT) {
      this.#kept.push(shortened(finding));
    }
  }

  get kept(): readonly StoreFinding[] {
    return this.#kept;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many of each kind there were, kept or not. */
  get counts(): Readonly<Partial<Record<StoreFault, number>>> {
    return Object.fromEntries(this.#counts);
  }
}

/** What stands in the store may be of any length, and a finding is kept and shown. */
function shortened(finding: StoreFinding): StoreFinding {
  const { entryId, licence, key, member, expected, found } = finding;
  const texts = Object.entries({ entryId, licence, key, member, expected, found }).flatMap(([name, text]) =>
    text === undefined || text.length <= FINDING_TEXT_LIMIT
      ? []
      : [[name, `${text.slice(0, FINDING_TEXT_LIMIT).toWellFormed()}…`] as const],
  );
  return { ...finding, ...Object.fromEntries(texts) };
}

/** A finding as one plain sentence, without a full stop where a list would add its own. */
export function describeStoreFinding(finding: StoreFinding): string {
  const { member, expected, found, range, narrowed } = finding;
  const details = [
    member === undefined ? [] : [`differs in \`${member}\``],
    expected === undefined ? [] : [`expected ${expected}`],
    found === undefined ? [] : [`found ${found}`],
    range === undefined ? [] : [`the change is in ${describeRange(range)}`],
    narrowed === undefined ? [] : [`in ${describeRange(narrowed)} if the checkpoints in the store are right`],
  ].flat();
  const sentence = `${subjectOf(finding)} ${STORE_FAULTS[finding.check]}`;
  return `${[sentence, ...details].join('; ')}.`;
}

function subjectOf({ entryId, leafIndex, licence, chainIndex, table, key }: StoreFinding): string {
  const place = [
    leafIndex === undefined ? [] : [`leaf ${leafIndex}`],
    licence === undefined ? [] : [`licence ${licence}`],
    chainIndex === undefined ? [] : [`index ${chainIndex}`],
    table === undefined ? [] : [`table ${table}`],
    key === undefined ? [] : [key],
  ].flat();
  if (entryId === undefined) {
    const subject = place.join(', ');
    return subject === '' ? 'The store' : `${subject.slice(0, 1).toUpperCase()}${subject.slice(1)}`;
  }
  return place.length === 0 ? `Entry ${entryId}` : `Entry ${entryId} (${place.join(', ')})`;
}

function describeRange({ from, until }: LeafRange): string {
  return until - from === 1 ? `leaf ${from}` : `the leaves ${from} to ${until - 1}`;
}
