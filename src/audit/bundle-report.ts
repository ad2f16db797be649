import type { BundleFinding, FindingWeight } from './bundle-findings.ts';
import type { BundleAbout } from './bundle-format.ts';

/**
 * `faults`: something is wrong. `not-shown`: nothing is wrong, but not all that was asked for is proved. `verified`: everything
 * that was asked for is proved.
 */
export type BundleVerdict = 'verified' | 'faults' | 'not-shown';

/** What a verification showed. */
export interface VerificationReport {
  readonly verdict: BundleVerdict;
  /** What the bundle says of itself; absent where it does not say it in a form that can be read. */
  readonly about?: BundleAbout;
  readonly counts: BundleCounts;
  /**
   * By what the entries are held fast, the strongest there is: every entry with a position below `upTo` is as it was when that
   * checkpoint was made. `remembered`: by a checkpoint that the reader had before. `held-key`: only by the log's
   * own signature, so that the log itself could have told another story to somebody else.
   */
  readonly anchored: { readonly by: 'remembered' | 'held-key' | 'nothing'; readonly upTo: number };
  /** Tree size of the largest checkpoint that agrees with the entries and is signed by the log's key that the reader holds; 0 for none. */
  readonly signedUpTo: number;
  /** Entries in the bundle later than the largest remembered checkpoint that agrees with them: not yet anchored by what the reader holds. */
  readonly notYetAnchored: number;
  /** What came of each remembered checkpoint. */
  readonly remembered: readonly {
    readonly size: number;
    readonly outcome: 'equal' | 'different' | 'not-shown' | 'newer-than-bundle';
  }[];
  /** When witnesses whose keys the reader holds saw the last checkpoint, ISO 8601 in UTC: the only times here that are evidence. */
  readonly cosigned: readonly { readonly name: string; readonly keyId: string; readonly at: string }[];
  /** Keys that the bundle says the log has used, and whether the reader holds them. */
  readonly keys: readonly { readonly verifierKey: string; readonly held: boolean }[];
  /** In the order of the file, at most 1,000 of each weight. */
  readonly findings: readonly BundleFinding[];
  /** All findings, the ones left out included. */
  readonly findingCounts: Readonly<Record<FindingWeight, number>>;
}

export interface BundleCounts {
  readonly lines: number;
  readonly entries: number;
  /** Leaves of the tree that are not in the bundle and stood in for by hashes. */
  readonly otherLeaves: number;
  /** Licences with an entry in the bundle. */
  readonly licences: number;
  /** Pieces of content that are there and are what their entries committed to. */
  readonly contents: number;
  readonly erased: number;
  readonly withheld: number;
  readonly ruleBooks: number;
  readonly checkpoints: number;
}
