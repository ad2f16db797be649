import { generateKeyPairSync } from 'node:crypto';
import type { BundleAbout, BundleContent, BundleCoverage } from '../../../src/audit/bundle-format.ts';
import { type BundlePlan, BundleWriter, nameRuleBook } from '../../../src/audit/bundle-writer.ts';
import { canonicalBytes } from '../../../src/audit/canonical.ts';
import { signCheckpoint } from '../../../src/audit/checkpoint.ts';
import {
  appendToChain,
  type ChainHead,
  EMPTY_CHAIN,
  type EntryDraft,
  sealOutsideChains,
} from '../../../src/audit/entry.ts';
import { commitTo, leafHash, sha256 } from '../../../src/audit/hash.ts';
import { type NoteSigner, noteSigner } from '../../../src/audit/note.ts';
import { completeNodes, nodeHash, spanHash, type TreeNode } from '../../../src/audit/tree.ts';

export const ORIGIN = 'log.example/recall';

/** A signer with a key of its own. */
export function newSigner(name = ORIGIN): NoteSigner {
  return noteSigner(name, generateKeyPairSync('ed25519').privateKey);
}

/** One leaf of a log that a test makes up: what is kept of an entry. */
export interface Leaf {
  bytes: Buffer;
  content?: BundleContent;
  readonly licence?: string;
}

export const BOOK_TEXT = Buffer.from('{"rules":[],"version":"0.0.1"}');
export const BOOK = nameRuleBook(BOOK_TEXT, '0.0.1', '1');

/** The content of a run, as far as a bundle looks into it. */
export function recommendationContent(book = BOOK): Buffer {
  const ruleBook = { ...book, regime: 'R0' };
  return canonicalBytes({ answer: { synthetic: true }, asAt: '2026-11-20', ruleBook, schema: 1 });
}

export interface LogOptions {
  readonly signer?: NoteSigner;
  /** From this position on another person acts than in the log without it; what comes before is the same to the byte. */
  readonly forkAt?: number;
}

/** A log in memory: entries of cases that take turns, its tree, and checkpoints signed with its key. */
export class SyntheticLog {
  readonly leaves: Leaf[] = [];
  readonly signer: NoteSigner;
  readonly #heads = new Map<string, ChainHead>();
  readonly #forkAt: number;
  #count = 0;

  constructor({ signer = newSigner(), forkAt = Number.POSITIVE_INFINITY }: LogOptions = {}) {
    this.signer = signer;
    this.#forkAt = forkAt;
  }

  get size(): number {
    return this.leaves.length;
  }

  /** The instant of the entry with a position, a second after the one before it. */
  static at(position: number): string {
    return new Date(Date.UTC(2026, 10, 20, 9) + position * 1000).toISOString();
  }

  /** Adds an entry; with `content`, one that commits to it. */
  add(licence: string | undefined, more: Partial<EntryDraft> = {}, content?: Buffer): this {
    const salt = sha256(Buffer.from(`salt ${this.#count}`));
    const subject = this.#count < this.#forkAt ? 'subject-1' : 'subject-9';
    const draft: EntryDraft = {
      id: `entry-${this.#count}`,
      act: 'licence-read',
      at: SyntheticLog.at(this.#count),
      actor: { subject, kind: 'person' },
      correlationId: `correlation-${this.#count}`,
      about: licence === undefined ? [] : [{ kind: 'licence', id: licence, version: 1 }],
      ...(content === undefined ? {} : { content: commitTo(content, salt) }),
      ...more,
    };
    this.#count += 1;
    const kept: BundleContent | undefined =
      content === undefined ? undefined : { state: 'held', salt, bytes: content };
    if (licence === undefined) {
      this.leaves.push({ bytes: sealOutsideChains(draft).bytes, ...(kept && { content: kept }) });
      return this;
    }
    const { sealed, head } = appendToChain(draft, licence, this.#heads.get(licence) ?? EMPTY_CHAIN);
    this.#heads.set(licence, head);
    this.leaves.push({ bytes: sealed.bytes, licence, ...(kept && { content: kept }) });
    return this;
  }

  root(size = this.size): Buffer {
    return spanHash(completeNodes({ start: 0, end: size }).map((node) => this.hashOf(node)));
  }

  hashOf({ level, index }: TreeNode): Buffer {
    if (level === 0) {
      return leafHash(this.leaves[index]?.bytes ?? Buffer.alloc(0));
    }
    return nodeHash(
      this.hashOf({ level: level - 1, index: index * 2 }),
      this.hashOf({ level: level - 1, index: index * 2 + 1 }),
    );
  }

  checkpoint(size = this.size, signers: readonly NoteSigner[] = [this.signer]): string {
    const [{ name } = { name: ORIGIN }] = signers;
    return signCheckpoint({ origin: name, size, root: this.root(size), extensions: [] }, signers);
  }

  /** A bundle of the leaves that a scope covers, made by the writer of this service. */
  async bundle({
    scope,
    withContent = true,
    checkpoints = [this.size],
    splitAt = [],
    books,
  }: {
    readonly scope: BundleCoverage;
    readonly withContent?: boolean;
    readonly checkpoints?: readonly number[];
    readonly splitAt?: readonly number[];
    /** Left out: the book, where a run in the bundle was made under it. */
    readonly books?: readonly Buffer[];
  }): Promise<Buffer> {
    const about: BundleAbout = {
      origin: ORIGIN,
      treeSize: checkpoints.at(-1) ?? this.size,
      scope,
      withContent,
    };
    return writeBundle(
      {
        about,
        keys: [this.signer.verifierKey],
        checkpoints: checkpoints.map((size) => ({ size, note: this.checkpoint(size) })),
        splitAt,
        hashesOf: async (nodes) => nodes.map((node) => this.hashOf(node)),
      },
      async (writer) => {
        let holdsRun = false;
        for (const [index, { bytes, licence, content }] of this.leaves.slice(0, about.treeSize).entries()) {
          const isCovered =
            'licenceIds' in scope
              ? licence !== undefined && scope.licenceIds.includes(licence)
              : SyntheticLog.at(index) >= scope.from && SyntheticLog.at(index) < scope.until;
          if (isCovered) {
            const given = content !== undefined && !withContent ? { state: 'withheld' as const } : content;
            holdsRun ||= given?.state === 'held' && bytes.includes('"act":"recommendation-made"');
            await writer.leaf(index, bytes, given);
          }
        }
        for (const text of books ?? (holdsRun ? [BOOK_TEXT] : [])) {
          await writer.ruleBook(nameRuleBook(text, BOOK.version, BOOK.kernel), text);
        }
      },
    );
  }
}

/** Everything that a writer makes, in one piece. */
export async function writeBundle(
  plan: Omit<BundlePlan, 'sink'>,
  fill: (writer: BundleWriter) => Promise<void>,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const writer = new BundleWriter({
    ...plan,
    sink: async (piece) => {
      pieces.push(piece);
    },
  });
  await fill(writer);
  await writer.finish();
  return Buffer.concat(pieces);
}

/** Every entry of the log, by a period that ends after the last. */
export const EVERYTHING: BundleCoverage = {
  from: '2026-11-01T00:00:00.000Z',
  until: '2027-01-01T00:00:00.000Z',
};

const text = (number: number) => canonicalBytes({ note: `synthetic content ${number}` });

/**
 * A log with three cases, a search, a recommendation, an erasure and refused access: every kind of line that a sound bundle
 * can have.
 */
export function exampleLog(options: LogOptions = {}): SyntheticLog {
  const log = new SyntheticLog(options);
  log.add('licence-a', { act: 'licence-registered' }, text(0));
  log.add('licence-b', { act: 'licence-registered' }, text(1));
  log.add(undefined, { act: 'licences-searched', query: ['crn'] });
  log.add('licence-a', { act: 'event-reported' }, text(2));
  log.add('licence-b');
  log.add('licence-a', { act: 'recommendation-made' }, recommendationContent());
  log.add('licence-c', { act: 'licence-registered' }, text(3));
  log.add('licence-a', { recipient: 'system-1', actor: { subject: 'system-1', kind: 'system' } });
  log.add('licence-b', { act: 'access-refused', refused: 'forbidden', permission: 'licence:read' });
  log.add('licence-c', { act: 'content-erased', authority: 'court-order' }, text(4));
  log.add('licence-a', { act: 'recommendation-replayed', outcome: 'same' });
  log.add('licence-b', { act: 'event-reported' }, text(5));
  log.add('licence-a');
  const erased = log.leaves[6];
  if (erased !== undefined) {
    erased.content = { state: 'erased' };
  }
  return log;
}
