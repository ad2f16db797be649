import type { BundlePlace, FindingList } from './bundle-findings.ts';
import type { BundleAbout } from './bundle-format.ts';
import type { RememberedCheckpoint } from './bundle-remembered.ts';
import type { VerificationReport } from './bundle-report.ts';
import type { RootClaim, RootFollower, RootOutcome } from './bundle-roots.ts';
import { faultOfLog, type OpenedCheckpoint, openOrExplain } from './checkpoint.ts';
import { FormatError, type NoteVerifier, noteVerifier, quote } from './note.ts';
import { type Policy, satisfies } from './policy.ts';

/** What the reader brings along. */
export interface Trust {
  readonly held: readonly NoteVerifier[];
  readonly policy: Policy | undefined;
  readonly remembered: readonly RememberedCheckpoint[];
}

/** The part of the report that says by what the entries are held fast. */
export type Anchoring = Pick<
  VerificationReport,
  'anchored' | 'signedUpTo' | 'notYetAnchored' | 'remembered' | 'cosigned' | 'keys'
>;

/** How many keys of a bundle the report lists. A log changes its key every few years. */
const KEY_LIMIT = 1_000;

/** Checks the checkpoints of a bundle, and those that the reader remembers, and has their roots compared with the tree. */
export class CheckpointFollower {
  readonly #findings: FindingList;
  readonly #roots: RootFollower;
  readonly #trust: Trust;
  readonly #keys: { readonly verifierKey: string; readonly held: boolean }[] = [];
  /** The claim of each remembered checkpoint; none for one of another log. */
  readonly #remembered = new Map<RememberedCheckpoint, RootClaim>();
  #last: { readonly opened: OpenedCheckpoint; readonly place: BundlePlace } | undefined;
  #count = 0;
  #begun = false;

  constructor(findings: FindingList, roots: RootFollower, trust: Trust) {
    this.#findings = findings;
    this.#roots = roots;
    this.#trust = trust;
  }

  /** Number of checkpoints in the bundle. */
  get count(): number {
    return this.#count;
  }

  /** Takes a key that the bundle says the log has used. It is listed and not believed. */
  takeKey(verifierKey: string, line: number): void {
    try {
      noteVerifier(verifierKey);
    } catch (error) {
      if (!(error instanceof FormatError)) {
        throw error;
      }
      this.#findings.add('key-malformed', { line }, { found: error.message });
      return;
    }
    if (this.#keys.length < KEY_LIMIT) {
      this.#keys.push({
        verifierKey,
        held: this.#trust.held.some((held) => held.verifierKey === verifierKey),
      });
    }
  }

  /** Takes a checkpoint of the bundle. */
  take(note: string, line: number, about: BundleAbout | undefined): void {
    this.#count += 1;
    const opened = openOrExplain(note, this.#trust.held);
    if (typeof opened === 'string') {
      this.#findings.add('checkpoint-malformed', { line }, { found: opened });
      return;
    }
    const { checkpoint, invalid } = opened;
    const place = { line, size: checkpoint.size };
    if (about !== undefined && checkpoint.origin !== about.origin) {
      this.#findings.add('checkpoint-origin', place, { expected: about.origin, found: checkpoint.origin });
    }
    const before = this.#last;
    if (before !== undefined && checkpoint.size <= before.opened.checkpoint.size) {
      const expected = `more than ${before.opened.checkpoint.size}`;
      this.#findings.add('checkpoint-order', place, { expected, found: String(checkpoint.size) });
    }
    for (const { name, keyId } of invalid) {
      this.#findings.add('signature-invalid', place, { found: `${quote(name)}, key ${keyId}` });
    }
    if (before !== undefined && !isSigned(before.opened)) {
      this.#findings.add('earlier-key-not-held', before.place);
    }
    this.#last = { opened, place };
    const by = isSigned(opened) ? 'held-key' : 'nothing';
    this.#roots.expect({ size: checkpoint.size, root: checkpoint.root, by, place });
  }

  /** Judges the last checkpoint and takes the remembered ones along; before the first entry, and once. */
  begin(about: BundleAbout | undefined): void {
    if (this.#begun) {
      return;
    }
    this.#begun = true;
    this.#judgeLast(about);
    for (const remembered of this.#trust.remembered) {
      this.#remember(remembered, about);
    }
  }

  /** What holds the entries fast, once all roots were compared. */
  finish(outcomes: readonly RootOutcome[], entries: number): Anchoring {
    const equal = outcomes.filter(({ outcome }) => outcome === 'equal');
    const remembered = equal.findLast(({ by }) => by === 'remembered');
    const signedUpTo = equal.findLast(({ by }) => by === 'held-key')?.size ?? 0;
    const claims = new Map(outcomes.map((outcome) => [outcome.claim, outcome.outcome]));
    return {
      anchored: strongest(remembered?.size ?? 0, signedUpTo),
      signedUpTo,
      notYetAnchored: entries - (remembered?.entriesBefore ?? 0),
      remembered: this.#trust.remembered.map((one) => {
        const claim = this.#remembered.get(one);
        const outcome = claim === undefined ? undefined : claims.get(claim);
        return { size: one.size, outcome: outcome === undefined ? 'not-shown' : inReport(outcome) };
      }),
      cosigned: this.#last?.opened.cosignedAt ?? [],
      keys: this.#keys,
    };
  }

  #judgeLast(about: BundleAbout | undefined): void {
    if (this.#last === undefined) {
      this.#findings.add('line-missing', {}, { expected: 'a checkpoint' });
      return;
    }
    const { opened, place } = this.#last;
    if (about !== undefined && opened.checkpoint.size !== about.treeSize) {
      const expected = String(about.treeSize);
      this.#findings.add('checkpoint-size', place, { expected, found: String(opened.checkpoint.size) });
    }
    if (!isSigned(opened)) {
      const found = opened.note.signatures
        .map(({ name, keyId }) => `${quote(name)}, key ${keyId}`)
        .join('; ');
      this.#findings.add('key-not-held', place, { found });
    }
    const { policy } = this.#trust;
    const judged = policy === undefined ? undefined : satisfies(policy, opened);
    if (judged?.ok === false) {
      this.#findings.add('policy-not-met', place, { found: judged.problem });
    }
  }

  #remember(remembered: RememberedCheckpoint, about: BundleAbout | undefined): void {
    const { size, root, opened } = remembered;
    const place = { size };
    for (const { name, keyId } of opened?.invalid ?? []) {
      this.#findings.add('remembered-signature', place, { found: `${quote(name)}, key ${keyId}` });
    }
    const origin = opened?.checkpoint.origin;
    if (origin !== undefined && about !== undefined && origin !== about.origin) {
      this.#findings.add('remembered-origin', place, { expected: origin, found: about.origin });
      return;
    }
    const claim: RootClaim = { size, root, by: 'remembered', place };
    this.#remembered.set(remembered, claim);
    this.#roots.expect(claim);
  }
}

/** Whether the log's own key, held by the reader, signed it, and no held key's signature on it is wrong. */
function isSigned(opened: OpenedCheckpoint): boolean {
  return faultOfLog(opened) === undefined;
}

function strongest(rememberedUpTo: number, signedUpTo: number): Anchoring['anchored'] {
  if (rememberedUpTo > 0) {
    return { by: 'remembered', upTo: rememberedUpTo };
  }
  return signedUpTo > 0 ? { by: 'held-key', upTo: signedUpTo } : { by: 'nothing', upTo: 0 };
}

function inReport(outcome: RootOutcome['outcome']): VerificationReport['remembered'][number]['outcome'] {
  switch (outcome) {
    case 'equal':
    case 'different':
      return outcome;
    case 'not-computed':
      return 'not-shown';
    case 'beyond':
      return 'newer-than-bundle';
  }
}
