import { CheckpointFollower } from './bundle-checkpoints.ts';
import { EntryFollower } from './bundle-entries.ts';
import { FindingList } from './bundle-findings.ts';
import { BUNDLE_NAME, BUNDLE_VERSION, type BundleAbout, type BundleLine } from './bundle-format.ts';
import { readBundle } from './bundle-reader.ts';
import { readRemembered } from './bundle-remembered.ts';
import type { VerificationReport } from './bundle-report.ts';
import { RootFollower, reportRoots } from './bundle-roots.ts';
import type { NoteVerifier } from './note.ts';
import { type Policy, verifiersOf } from './policy.ts';

/** What the reader holds and asks for. */
export interface VerifyOptions {
  /** Keys that the reader got from somewhere else than the bundle. */
  readonly verifiers: readonly NoteVerifier[];
  /** Whom the last checkpoint must be signed by; its keys count as held. */
  readonly policy?: Policy;
  /** Texts of checkpoints kept from before: signed notes, or lines `size hash`. */
  readonly remembered?: readonly string[];
}

/**
 * Verifies a bundle from its bytes alone, in one pass and in memory that does not grow with the number of entries. Whatever the
 * bytes are, it reports and does not throw.
 *
 * @throws {FormatError} at once, where something in `remembered` cannot be read; and whatever `chunks` throws.
 */
export async function verifyBundle(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const verification = new BundleVerification(options);
  for await (const lines of readBundle(chunks)) {
    for (const line of lines) {
      verification.take(line);
    }
    if (verification.isHopeless) {
      break;
    }
  }
  return verification.finish();
}

/** Order of the lines: a line may follow one of its own or of an earlier stage. */
const STAGES = {
  [BUNDLE_NAME]: 0,
  about: 1,
  key: 2,
  checkpoint: 3,
  subtree: 4,
  entry: 4,
  content: 4,
  erased: 4,
  absent: 4,
  withheld: 4,
  'rule-book': 5,
  end: 6,
} as const satisfies Readonly<Record<ProperLine['tag'], number>>;
const BEFORE = -1;
const ENDED = 7;

type ProperLine = Exclude<BundleLine, { readonly tag: 'malformed' }>;
type LineOf<T extends BundleLine['tag']> = Extract<BundleLine, { readonly tag: T }>;

class BundleVerification {
  readonly #findings = new FindingList();
  readonly #roots = new RootFollower(this.#findings);
  readonly #entries = new EntryFollower(this.#findings, this.#roots);
  readonly #checkpoints: CheckpointFollower;
  #about: BundleAbout | undefined;
  #stage = BEFORE;
  #lines = 0;

  constructor({ verifiers, policy, remembered = [] }: VerifyOptions) {
    const held = [...verifiers, ...(policy === undefined ? [] : verifiersOf(policy))];
    this.#checkpoints = new CheckpointFollower(this.#findings, this.#roots, {
      held,
      policy,
      remembered: remembered.map((text) => readRemembered(text, held)),
    });
  }

  /** Whether the file is no bundle that can be read here: to read on would only list what it is not. */
  get isHopeless(): boolean {
    return this.#lines > 0 && this.#stage === BEFORE;
  }

  take(line: BundleLine): void {
    this.#lines = line.line;
    if (this.#stage === BEFORE) {
      this.#takeFirst(line);
    } else if (this.#stage === ENDED) {
      this.#findings.add('after-end', { line: line.line });
    } else if (line.tag === 'malformed') {
      // It may have been the content of the entry before it, of which then nothing is known.
      this.#entries.forget();
      this.#findings.add('line-malformed', { line: line.line }, { found: line.problem });
    } else {
      this.#takeInOrder(line);
    }
  }

  finish(): VerificationReport {
    if (this.#stage !== BEFORE) {
      this.#finishBundle();
    } else if (this.#lines === 0) {
      this.#findings.add('not-a-bundle', {}, { found: 'an empty file' });
    }
    const outcomes = this.#roots.finish();
    reportRoots(outcomes, this.#findings);
    const { counts } = this.#entries;
    const fault = this.#findings.count('fault');
    const notShown = this.#findings.count('not-shown');
    return {
      verdict: fault > 0 ? 'faults' : notShown > 0 ? 'not-shown' : 'verified',
      ...(this.#about === undefined ? {} : { about: this.#about }),
      counts: {
        lines: this.#lines,
        ...counts,
        otherLeaves: this.#roots.position - counts.entries,
        checkpoints: this.#checkpoints.count,
      },
      ...this.#checkpoints.finish(outcomes, counts.entries),
      findings: this.#findings.kept,
      findingCounts: { fault, 'not-shown': notShown, information: this.#findings.count('information') },
    };
  }

  #finishBundle(): void {
    this.#entries.settle();
    if (this.#stage !== ENDED) {
      this.#findings.add('truncated', {});
    }
    if (this.#about === undefined) {
      this.#findings.add('line-missing', {}, { expected: 'what the bundle is about' });
    }
    this.#checkpoints.begin(this.#about);
    const treeSize = this.#about?.treeSize;
    if (treeSize !== undefined && treeSize !== this.#roots.position) {
      this.#findings.add(
        'tree-size',
        {},
        { expected: String(treeSize), found: String(this.#roots.position) },
      );
    }
    this.#entries.finish();
  }

  #takeFirst(line: BundleLine): void {
    if (line.tag === BUNDLE_NAME && line.version === BUNDLE_VERSION) {
      this.#stage = STAGES[BUNDLE_NAME];
    } else {
      const expected = `${BUNDLE_NAME} ${BUNDLE_VERSION}`;
      this.#findings.add('not-a-bundle', { line: line.line }, { expected });
    }
  }

  #takeInOrder(line: ProperLine): void {
    const stage = STAGES[line.tag];
    const isOnce = stage <= STAGES.about;
    if (stage < this.#stage || (isOnce && stage === this.#stage)) {
      this.#findings.add('line-order', { line: line.line }, { found: line.tag });
      // A line of the tree moves the position wherever it stands; any other one is left out of what follows.
      if (stage !== STAGES.entry) {
        return;
      }
    }
    this.#stage = Math.max(stage, this.#stage);
    if (stage >= STAGES.entry) {
      this.#checkpoints.begin(this.#about);
    }
    this.#read(line);
  }

  #read(line: ProperLine): void {
    switch (line.tag) {
      case 'entry':
        this.#entries.takeEntry(line);
        return;
      case 'content':
      case 'erased':
      case 'absent':
      case 'withheld':
        this.#entries.takeContent(line);
        return;
      case 'subtree':
        this.#entries.settle();
        this.#roots.appendSubtree(line.level, line.hash, { line: line.line, position: this.#roots.position });
        return;
      case 'about':
        this.#about = line.about;
        this.#entries.cover(line.about);
        return;
      case 'key':
        this.#checkpoints.takeKey(line.verifierKey, line.line);
        return;
      case 'checkpoint':
        this.#checkpoints.take(line.note, line.line, this.#about);
        return;
      case 'rule-book':
        this.#entries.takeRuleBook(line);
        return;
      case 'end':
        this.#entries.settle();
        this.#takeEnd(line);
        return;
      case BUNDLE_NAME:
        // Taken as the first line; a second one is out of order and does not come here.
        return;
    }
  }

  #takeEnd({ line, claimed, counted }: LineOf<'end'>): void {
    this.#stage = ENDED;
    if (claimed.lines !== counted.lines) {
      const expected = String(counted.lines);
      this.#findings.add('line-count', { line }, { expected, found: String(claimed.lines) });
    }
    if (claimed.sha256 !== counted.sha256) {
      this.#findings.add('digest', { line }, { expected: claimed.sha256, found: counted.sha256 });
    }
  }
}
