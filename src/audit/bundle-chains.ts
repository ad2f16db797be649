import type { EntryFacts } from './bundle-entry.ts';
import type { BundlePlace, FindingList } from './bundle-findings.ts';
import type { BundleCoverage } from './bundle-format.ts';
import { NO_PREVIOUS } from './hash.ts';

/** How many places of erased content are kept in all while their erasure has not come yet; further ones are counted. */
const ERASED_LIMIT = 1_000;

/** The end of a chain as far as it was read. */
interface ChainEnd {
  next: number;
  hash: string;
  at: string;
  /** Content that is gone, since the last entry that says by what authority. */
  erased: BundlePlace[];
  erasedMore: number;
}

/**
 * Follows the chains of all licences at once. It keeps of each the last index, hash and time and where content is gone without
 * an erasure so far: memory grows with the number of licences, not of entries.
 */
export class ChainFollower {
  readonly #findings: FindingList;
  readonly #chains = new Map<string, ChainEnd>();
  #coverage: BundleCoverage | undefined;
  #licences: ReadonlySet<string> | undefined;
  #erasedKept = 0;

  constructor(findings: FindingList) {
    this.#findings = findings;
  }

  /** Number of licences with an entry in the bundle. */
  get count(): number {
    return this.#chains.size;
  }

  /** What the bundle says it covers. Until it is told, nothing is outside. */
  cover(coverage: BundleCoverage): void {
    this.#coverage = coverage;
    this.#licences = 'licenceIds' in coverage ? new Set(coverage.licenceIds) : undefined;
  }

  /** Takes the next entry of the tree, with its leaf hash in hexadecimal. */
  take(entry: EntryFacts, hash: string, place: BundlePlace): void {
    this.#checkCoverage(entry, place);
    const { licence, index, previous, at } = entry;
    if (licence === undefined || index === undefined) {
      return;
    }
    const chain = this.#chains.get(licence);
    if (chain === undefined) {
      this.#begin(licence, index, previous, place);
      const end = { next: index + 1, hash, at: detachedInstant(at), erased: [], erasedMore: 0 };
      this.#chains.set(detached(licence), end);
      return;
    }
    if (index !== chain.next) {
      this.#findings.add('chain-index', place, { expected: String(chain.next), found: String(index) });
    } else if (previous !== chain.hash) {
      this.#findings.add('chain-link', place, { expected: chain.hash, found: previous });
    }
    if (at < chain.at) {
      this.#findings.add('chain-time', place, { expected: `${chain.at} or later`, found: at });
    }
    chain.next = index + 1;
    chain.hash = hash;
    chain.at = detachedInstant(at);
    if (entry.act === 'content-erased' && entry.authority !== undefined && entry.refused === undefined) {
      this.#erasedKept -= chain.erased.length;
      chain.erased = [];
      chain.erasedMore = 0;
    }
  }

  /** Notes that the content of an entry is gone. */
  erased({ licence }: EntryFacts, place: BundlePlace): void {
    const chain = licence === undefined ? undefined : this.#chains.get(licence);
    if (chain === undefined) {
      this.#findings.add('erased-without-authority', place);
    } else if (this.#erasedKept < ERASED_LIMIT) {
      this.#erasedKept += 1;
      chain.erased.push(place);
    } else {
      chain.erasedMore += 1;
    }
  }

  finish(): void {
    const check = this.#licences === undefined ? 'erasure-not-shown' : 'erased-without-authority';
    for (const [licence, { erased, erasedMore }] of this.#chains) {
      for (const place of erased) {
        this.#findings.add(check, place);
      }
      if (erasedMore > 0) {
        this.#findings.add(check, { licence }, { found: `${erasedMore} more of this licence` });
      }
    }
    for (const licence of this.#licences ?? []) {
      if (!this.#chains.has(licence)) {
        this.#findings.add('chain-start-missing', { licence }, { found: 'no entry of this licence' });
      }
    }
  }

  #begin(licence: string, index: number, previous: string, place: BundlePlace): void {
    if (index > 0) {
      const check = this.#licences?.has(licence) === true ? 'chain-start-missing' : 'chain-begins-late';
      this.#findings.add(check, place, { expected: '0', found: String(index) });
    } else if (previous !== NO_PREVIOUS) {
      this.#findings.add('chain-link', place, { expected: NO_PREVIOUS, found: previous });
    }
  }

  #checkCoverage({ licence, at }: EntryFacts, place: BundlePlace): void {
    const coverage = this.#coverage;
    if (coverage === undefined) {
      return;
    }
    if ('licenceIds' in coverage) {
      if (licence === undefined || this.#licences?.has(licence) !== true) {
        const expected = 'an entry of a licence in the scope';
        this.#findings.add('outside-scope', place, {
          expected,
          found: licence ?? 'an entry outside every chain',
        });
      }
    } else if (at < coverage.from || at >= coverage.until) {
      const expected = `from ${coverage.from} to before ${coverage.until}`;
      this.#findings.add('outside-scope', place, { expected, found: at });
    }
  }
}

/** A copy that does not hold the text that it is a part of in memory: there is one for each licence. */
function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

const instantBytes = Buffer.alloc('YYYY-MM-DDThh:mm:ss.sssZ'.length);

/** The same for an instant, of which there is one in every entry: all of them have the same length, and only ASCII characters. */
function detachedInstant(text: string): string {
  instantBytes.write(text, 'latin1');
  return instantBytes.toString('latin1');
}
