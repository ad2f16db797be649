import { BookFollower } from './bundle-books.ts';
import { ChainFollower } from './bundle-chains.ts';
import { type EntryFacts, readEntry } from './bundle-entry.ts';
import type { BundlePlace, FindingList } from './bundle-findings.ts';
import type { BundleAbout, BundleLine } from './bundle-format.ts';
import { EntryHasher } from './bundle-hashing.ts';
import type { BundleCounts } from './bundle-report.ts';
import type { RootFollower } from './bundle-roots.ts';
import { HASH_LENGTH } from './hash.ts';

type LineOf<T extends BundleLine['tag']> = Extract<BundleLine, { readonly tag: T }>;
type StateLine = Extract<BundleLine, { readonly tag: 'erased' | 'absent' | 'withheld' }>;

/** The entry of the line before, while its content may still come. */
interface OpenEntry {
  /** Undefined where the bytes were no entry: then nothing is known of its content. */
  readonly entry: EntryFacts | undefined;
  readonly place: BundlePlace;
}

/** Checks entries, their content and the rule books, and hands leaves to the tree and entries to their chains. */
export class EntryFollower {
  readonly #findings: FindingList;
  readonly #roots: RootFollower;
  readonly #chains: ChainFollower;
  readonly #books: BookFollower;
  readonly #hasher = new EntryHasher();
  /** The hash of the leaf that is being added; the tree copies it. */
  readonly #leaf = Buffer.alloc(HASH_LENGTH);
  #about: BundleAbout | undefined;
  #open: OpenEntry | undefined;
  readonly #counts = { entries: 0, contents: 0, erased: 0, withheld: 0 };

  constructor(findings: FindingList, roots: RootFollower) {
    this.#findings = findings;
    this.#roots = roots;
    this.#chains = new ChainFollower(findings);
    this.#books = new BookFollower(findings);
  }

  get counts(): Omit<BundleCounts, 'lines' | 'otherLeaves' | 'checkpoints'> {
    return { ...this.#counts, licences: this.#chains.count, ruleBooks: this.#books.count };
  }

  /** What the bundle says of itself. */
  cover(about: BundleAbout): void {
    this.#about = about;
    this.#chains.cover(about.scope);
  }

  /** Takes an entry line: the next leaf of the tree. */
  takeEntry({ line, bytes, needlessBase64 }: LineOf<'entry'>): void {
    this.settle();
    this.#counts.entries += 1;
    const hash = this.#hasher.leaf(bytes);
    const position = this.#roots.position;
    this.#leaf.write(hash, 'hex');
    this.#roots.appendLeaf(this.#leaf);
    const reading = readEntry(bytes);
    if (reading.check !== 'ok') {
      const found = reading.check === 'entry-members' ? { found: reading.member } : {};
      this.#findings.add(reading.check, { line, position }, found);
      this.#open = { entry: undefined, place: { line, position } };
      return;
    }
    const { entry } = reading;
    const place = placeOf(entry, line, position);
    if (needlessBase64) {
      this.#findings.add('needless-base64', place);
    }
    this.#chains.take(entry, hash, place);
    this.#open = { entry, place };
  }

  /** Takes the line that says where the content of the entry before it is. */
  takeContent(line: LineOf<'content'> | StateLine): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) {
      this.#findings.add('content-unexpected', { line: line.line }, { found: line.tag });
      return;
    }
    const place = { ...open.place, line: line.line };
    if (open.entry?.content === undefined) {
      if (open.entry !== undefined) {
        this.#findings.add('content-unexpected', place, { found: line.tag });
      }
      return;
    }
    switch (line.tag) {
      case 'content':
        this.#checkContent(line, open.entry, open.entry.content, place);
        return;
      case 'erased':
        this.#counts.erased += 1;
        this.#chains.erased(open.entry, place);
        return;
      case 'absent':
        this.#findings.add('content-absent', place);
        return;
      case 'withheld':
        this.#counts.withheld += 1;
        if (this.#about?.withContent === true) {
          this.#findings.add('content-withheld', place);
        }
        return;
    }
  }

  #checkContent(line: LineOf<'content'>, entry: EntryFacts, commitment: string, place: BundlePlace): void {
    if (this.#about?.withContent === false) {
      this.#findings.add('content-unexpected', place, { expected: 'withheld', found: line.tag });
    }
    if (line.needlessBase64) {
      this.#findings.add('needless-base64', place);
    }
    const found = this.#hasher.commitment(line.salt, line.bytes);
    if (found !== commitment) {
      this.#findings.add('content-differs', place, { expected: commitment, found });
      return;
    }
    this.#counts.contents += 1;
    if (entry.act === 'recommendation-made') {
      this.#books.need(line.bytes, place);
    }
  }

  /** Told before any line but one of content: an entry that committed to content must have been followed by one. */
  settle(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.entry?.content !== undefined) {
      this.#findings.add('content-missing', open.place);
    }
  }

  /** Told of a line that cannot be read: it may have been the content of the entry before it, of which then nothing is known. */
  forget(): void {
    this.#open = undefined;
  }

  takeRuleBook({ line, book, text }: LineOf<'rule-book'>): void {
    this.settle();
    this.#books.take(book, text, { line });
  }

  finish(): void {
    this.settle();
    this.#chains.finish();
    this.#books.finish();
  }
}

function placeOf(entry: EntryFacts, line: number, position: number): BundlePlace {
  const { id: entryId, licence, index: chainIndex } = entry;
  return licence === undefined || chainIndex === undefined
    ? { line, position, entryId }
    : { line, position, entryId, licence, chainIndex };
}
