import { createHash } from 'node:crypto';
import {
  BUNDLE_NAME,
  BUNDLE_VERSION,
  type BundleAbout,
  type BundleContent,
  type BundleRuleBook,
  isCount,
  readAbout,
  readRuleBook,
} from './bundle-format.ts';
import { fitsInLine } from './bundle-lines.ts';
import { canonicalBytes } from './canonical.ts';
import { HASH_LENGTH, sha256 } from './hash.ts';
import { completeNodes, type TreeNode } from './tree.ts';

/** About how many bytes are collected before they are handed on. */
const PIECE_LENGTH = 64 * 1024;

/** What a bundle is made from. */
export interface BundlePlan {
  readonly about: BundleAbout;
  /** Verifier keys that the log has used, in the order of their use. */
  readonly keys: readonly string[];
  /** Signed notes with their tree sizes, in ascending order of size; the last is of `about.treeSize`. */
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
  /** Further sizes at which a reader must be able to compute the root: those of checkpoints that the asker remembers. */
  readonly splitAt: readonly number[];
  /** The hashes of complete subtrees of the log's tree, in the order of the nodes. */
  readonly hashesOf: (nodes: readonly TreeNode[]) => Promise<readonly Uint8Array[]>;
  /** Takes the next bytes of the bundle; the writer goes on when it is done with them. */
  readonly sink: (piece: Buffer) => Promise<void>;
}

/** What a finished bundle is. */
export interface WrittenBundle {
  /** Lines, the last included. */
  readonly lines: number;
  /** Bytes. */
  readonly length: number;
  /** SHA-256 of all bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes a bundle in constant memory. Give it the entries in ascending order of their index in the tree, then the rule books
 * that their recommendations were made under, then `finish`:
 *
 *     const writer = new BundleWriter(plan);
 *     for (…) await writer.leaf(index, bytes, content);
 *     for (…) await writer.ruleBook(book, text);
 *     const { length, sha256 } = await writer.finish();
 *
 * The leaves between two entries are stood in for by the hashes of subtrees, for which it asks `hashesOf`. It writes what it is
 * given, whether that is right or not: an entry that was tampered with must show in the bundle as it is. So it checks only what
 * it could not write. One thing to mind: content that is gone needs the entry of its erasure in the bundle, so the checkpoint of
 * the bundle must be one that already covers it.
 *
 * @throws {RangeError} from every method that is given what the format has no place for, in which case the bundle is to be
 * thrown away.
 */
export class BundleWriter {
  readonly #plan: BundlePlan;
  /** Sizes at which no subtree may reach over, ascending; the tree's own size is the last. */
  readonly #splits: readonly number[];
  readonly #hash = createHash('sha256');
  #pieces: Buffer[] = [];
  #pending = 0;
  #length = 0;
  #lines = 0;
  /** Index of the next leaf. */
  #position = 0;
  #stage: 'entries' | 'rule-books' | 'finished' = 'entries';

  constructor(plan: BundlePlan) {
    const { about, keys, checkpoints, splitAt } = plan;
    refusePlan(plan);
    this.#plan = plan;
    const sizes = [
      ...checkpoints.map(({ size }) => size),
      ...splitAt.filter((size) => size < about.treeSize),
    ];
    this.#splits = [...new Set(sizes)].toSorted((one, other) => one - other);
    this.#line(`${BUNDLE_NAME} ${BUNDLE_VERSION}`);
    this.#line('about ', canonicalBytes(about));
    for (const key of keys) {
      this.#line(`key ${key}`);
    }
    for (const { note } of checkpoints) {
      this.#line('checkpoint ', canonicalBytes(note));
    }
  }

  /**
   * Adds the entry with an index in the tree.
   *
   * @param bytes as they are kept
   * @param content what there is of its content, for an entry that has a commitment
   */
  async leaf(index: number, bytes: Uint8Array, content?: BundleContent): Promise<void> {
    this.#require('entries');
    if (!isCount(index) || index < this.#position || index >= this.#plan.about.treeSize) {
      throw new RangeError(
        `leaf ${index} has no place after leaf ${this.#position - 1} in a tree of ${this.#plan.about.treeSize}`,
      );
    }
    if (index > this.#position) {
      await this.#skipTo(index);
    }
    this.#bytesLine('entry', '', bytes);
    this.#position += 1;
    if (content !== undefined) {
      this.#content(content);
    }
    if (this.#pending >= PIECE_LENGTH) {
      await this.#handOn();
    }
  }

  /** Adds a rule book; after the last entry. */
  async ruleBook(book: BundleRuleBook, text: Uint8Array): Promise<void> {
    await this.#closeTree();
    const given = asBuffer(text);
    if (readRuleBook(book) === undefined || !fitsInLine(given)) {
      throw new RangeError(
        'a rule book has a digest, a kernel and a version without spaces, and one line of text',
      );
    }
    this.#line('rule-book ', canonicalBytes(book), Buffer.from(' '), given);
    await this.#handOn();
  }

  /** Writes the end and hands on what is left. */
  async finish(): Promise<WrittenBundle> {
    await this.#closeTree();
    await this.#handOn();
    this.#stage = 'finished';
    this.#line(`end ${this.#lines} ${this.#hash.copy().digest('hex')}`);
    await this.#handOn();
    return { lines: this.#lines, length: this.#length, sha256: this.#hash.digest('hex') };
  }

  async #closeTree(): Promise<void> {
    if (this.#stage === 'entries') {
      await this.#skipTo(this.#plan.about.treeSize);
      this.#stage = 'rule-books';
    }
    this.#require('rule-books');
  }

  /** Stands in for the leaves from the present position up to an index, with no subtree across a size of the plan. */
  async #skipTo(index: number): Promise<void> {
    const ends = [...this.#splits.filter((size) => size > this.#position && size < index), index];
    const nodes: TreeNode[] = [];
    for (const end of ends) {
      nodes.push(...completeNodes({ start: this.#position, end }));
      this.#position = end;
    }
    const hashes = nodes.length === 0 ? [] : await this.#plan.hashesOf(nodes);
    if (hashes.length !== nodes.length || !hashes.every(({ length }) => length === HASH_LENGTH)) {
      throw new RangeError(
        `${nodes.length} subtrees have as many hashes of ${HASH_LENGTH} bytes; others were given`,
      );
    }
    for (const [place, { level }] of nodes.entries()) {
      this.#line(`subtree ${level} ${asBuffer(hashes[place] ?? new Uint8Array()).toString('hex')}`);
    }
  }

  #content(content: BundleContent): void {
    switch (content.state) {
      case 'held':
        if (content.salt.length !== HASH_LENGTH) {
          throw new RangeError(`a salt has ${HASH_LENGTH} bytes; this one has ${content.salt.length}`);
        }
        this.#bytesLine('content', `${asBuffer(content.salt).toString('hex')} `, content.bytes);
        return;
      case 'erased':
      case 'absent':
      case 'withheld':
        this.#line(content.state);
        return;
    }
  }

  #bytesLine(tag: string, before: string, bytes: Uint8Array): void {
    const given = asBuffer(bytes);
    if (fitsInLine(given)) {
      this.#line(`${tag} ${before}`, given);
    } else {
      this.#line(`${tag}-base64 ${before}${given.toString('base64')}`);
    }
  }

  #line(start: string, ...rest: readonly Buffer[]): void {
    const pieces = [Buffer.from(start), ...rest, LINE_END];
    for (const piece of pieces) {
      this.#pending += piece.length;
    }
    this.#pieces.push(...pieces);
    this.#lines += 1;
  }

  async #handOn(): Promise<void> {
    if (this.#pending === 0) {
      return;
    }
    const piece = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#pending = 0;
    this.#length += piece.length;
    this.#hash.update(piece);
    await this.#plan.sink(piece);
  }

  #require(stage: 'entries' | 'rule-books'): void {
    if (this.#stage !== stage) {
      throw new RangeError('entries come before rule books, and nothing comes after the end');
    }
  }
}

const LINE_END = Buffer.from('\n');

/**
 * How a rule book is named in a bundle, made from its canonical text.
 *
 * @param text UTF-8
 */
export function nameRuleBook(text: Uint8Array, version: string, kernel: string): BundleRuleBook {
  return { digest: sha256(text).toString('hex'), kernel, version };
}

function refusePlan({ about, keys, checkpoints, splitAt }: BundlePlan): void {
  if (readAbout(about) === undefined) {
    throw new RangeError(
      'what a bundle says of itself has origin, tree size, scope and whether it has content',
    );
  }
  const sizes = checkpoints.map(({ size }) => size);
  const ascend = sizes.every(
    (size, place) => isCount(size) && (place === 0 || size > (sizes[place - 1] ?? -1)),
  );
  if (!ascend || sizes.at(-1) !== about.treeSize) {
    throw new RangeError(
      `checkpoints ascend and end at the tree's size of ${about.treeSize}; given were ${sizes.join(', ')}`,
    );
  }
  if (splitAt.some((size) => !isCount(size))) {
    throw new RangeError(
      `the tree is split at sizes, whole numbers from 0; given were ${splitAt.join(', ')}`,
    );
  }
  const faultyKey = keys.find((key) => key === '' || /\s/u.test(key));
  if (faultyKey !== undefined) {
    throw new RangeError('a verifier key is one word');
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
