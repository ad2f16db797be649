import type { Difference } from '../../audit/difference.ts';
import type { RefusalReason, ReplayOutcome } from '../../audit/index.ts';
import type { Instant } from '../model.ts';
import type { Act, Page, PageRequest, RuleBookReference, Write } from '../services.ts';
import type { DisputeServices, SubjectAccessServices } from './services-of-access.ts';
import type { RetentionServices } from './services-of-retention.ts';

export {
  ACCESS_MARKS,
  type AccessDecision,
  type AccessItem,
  type AccessMark,
  type AccessMarkAt,
  type DisputeContent,
  type DisputeServices,
  type DisputeView,
  type ReleasedItem,
  type SubjectAccessRelease,
  type SubjectAccessServices,
  type SubjectAccessView,
} from './services-of-access.ts';
export {
  type ErasableRecord,
  type Erasure,
  type ErasureContent,
  type ErasurePreview,
  HOLD_GROUNDS,
  type HoldContent,
  type HoldGround,
  type LegalHold,
  type RetentionCandidate,
  type RetentionServices,
} from './services-of-retention.ts';

/** The use cases about evidence: the log over all entries, bundles, replay, retention and what a person may ask. */
export interface EvidenceServices
  extends LogServices,
    BundleServices,
    ReplayServices,
    RetentionServices,
    SubjectAccessServices,
    DisputeServices,
    RefusalServices {}

/** An entry with its place in the tree over all entries. */
export interface SequencedEntryView {
  readonly index: number;
  /** RFC 6962 leaf hash, lower-case hexadecimal. */
  readonly hash: string;
  /** What the entry says; left out where it is of a case that is out of the reader's sight. The hash stands for it in the tree. */
  readonly entry?: Readonly<Record<string, unknown>>;
}

/** A key that signed checkpoints of this log. */
export interface LogKeyView {
  /** C2SP verifier key: name, key id and public key. */
  readonly verifierKey: string;
  readonly recordedAt: Instant;
  /** Whether new checkpoints are signed with it. */
  readonly inUse: boolean;
}

/** The name of the log and its keys. */
export interface LogKeysView {
  /** Name of the log: the first line of each of its checkpoints. */
  readonly origin: string;
  /** Oldest first. */
  readonly keys: readonly LogKeyView[];
}

/** Reading the log over all entries. */
export interface LogServices {
  /** The latest checkpoint, a C2SP signed note with the cosignatures given so far; undefined before the first one. */
  readonly readCheckpoint: () => Promise<string | undefined>;
  readonly listLogKeys: () => Promise<LogKeysView>;
  /** Anchored entries in the order of the tree, from index `from` on. The reading is an entry itself. */
  readonly readEntries: (
    act: Act,
    page: PageRequest & { readonly from?: number },
  ) => Promise<Page<SequencedEntryView>>;
  /**
   * The C2SP tlog-proof of the entry that recorded a run. Its extra data is the entry and the salt of its commitment, see
   * `entryProofExtra`.
   *
   * @throws {DomainFailure} `not-anchored` while no checkpoint covers the entry.
   */
  readonly readProof: (act: Act, recommendationId: string) => Promise<string>;
}

/** What a bundle is to hold. */
export type BundleScope =
  | { readonly licenceIds: readonly string[] }
  | { readonly crn: string }
  | { readonly nomsNumber: string }
  | { readonly from: Instant; readonly until: Instant };

/** What a bundle is asked for with. */
export interface BundleRequest {
  readonly scope: BundleScope;
  /** Tree sizes of checkpoints that the asker remembers: the bundle then shows its own checkpoint to be consistent with them. */
  readonly rememberedSizes?: readonly number[];
  /** Whether content and salts are in it; entries alone show who did what and when. */
  readonly withContent: boolean;
}

/** How far a bundle is. */
export interface BundleStatus {
  readonly id: string;
  readonly state: 'waiting' | 'building' | 'ready' | 'failed' | 'gone';
  readonly requestedAt: Instant;
  /** Absent for a period. */
  readonly licenceIds?: readonly string[];
  readonly from?: Instant;
  readonly until?: Instant;
  readonly withContent: boolean;
  /** Tree size of the checkpoint it was made under; with length and hash, there once it is ready. */
  readonly treeSize?: number;
  /** Bytes. */
  readonly length?: number;
  /** SHA-256 of all its bytes, lower-case hexadecimal. */
  readonly sha256?: string;
}

/** Part of a bundle: `end` is the last byte, inclusive, as in RFC 9110 section 14. */
export interface BundleRange {
  readonly start: number;
  readonly end: number;
}

/** Asking for bundles, following them and fetching them. */
export interface BundleServices {
  readonly requestBundle: (write: Write, request: BundleRequest) => Promise<BundleStatus>;
  readonly readBundleStatus: (act: Act, id: string) => Promise<BundleStatus>;
  /**
   * The bytes of a range, in pieces; all of it where the range is left out. `choose` is told the length first.
   *
   * @throws {DomainFailure} `not-ready` while it is being made, `gone` once its bytes were removed.
   */
  readonly readBundle: (
    act: Act,
    id: string,
    choose: (length: number) => BundleRange | undefined,
  ) => Promise<BundlePart>;
}

/** What of a bundle is handed out. */
export interface BundlePart {
  readonly status: BundleStatus;
  /** Undefined where the range chosen was none that the bundle has. */
  readonly range: BundleRange | undefined;
  readonly bytes: AsyncIterable<Buffer>;
}

/** What making one run again showed. */
export interface ReplayResult {
  readonly recommendationId: string;
  /** As the run names it; absent where the stored bytes are no run. */
  readonly ruleBook?: RuleBookReference;
  readonly outcome: ReplayOutcome;
  /** SHA-256 of the RFC 8785 bytes of the answer that is stored, and of the one made again; absent where there is none. */
  readonly storedHash?: string;
  readonly replayedHash?: string;
  /** Pointers into the run: into its `answer` or its `ruleBook`. At most 100; `more` says how many were left out. */
  readonly differences: readonly Difference[];
  readonly more?: number;
  /**
   * Set where the answer is withheld from whoever asked, and what differs in it with it: outcome and hashes alone are given, and
   * `differences` is empty. What is recorded has them.
   */
  readonly differencesWithheld?: true;
  /** Why it was not possible, or what else is wrong with what is stored. */
  readonly problem?: string;
  readonly replayedAt: Instant;
}

/** What a sweep over every stored run showed. */
export interface ReplaySweep {
  readonly same: number;
  readonly different: number;
  readonly notPossible: number;
  /** Runs whose content has been erased, of which nothing can be said. */
  readonly erased: number;
  readonly findings: readonly {
    readonly recommendationId: string;
    readonly outcome: ReplayOutcome;
    readonly problem?: string;
  }[];
}

/** Making recorded runs again. */
export interface ReplayServices {
  /** Runs the stored inputs under the stored rule book and compares bytes. What came of it is recorded. */
  readonly replayRecommendation: (act: Act, recommendationId: string) => Promise<ReplayResult>;
  /** The same for every stored run. Each run that differs gets an entry in its chain, the sweep itself one outside. */
  readonly replayAll: (act: Act, onProgress?: (done: number) => void) => Promise<ReplaySweep>;
}

/** What somebody asked for and did not get. */
export interface RefusedAccess {
  readonly reason: RefusalReason;
  /** The permission that was lacking. */
  readonly permission?: string;
  /** What was asked for, where the request named it. */
  readonly about?: {
    readonly kind:
      | 'licence'
      | 'breach-event'
      | 'consideration'
      | 'recommendation'
      | 'recall'
      | 'legal-hold'
      | 'subject-access-request'
      | 'access-grant';
    readonly id: string;
  };
}

/** Recording what was refused. */
export interface RefusalServices {
  /** Records it in the chain of the case that the record belongs to, of each where it stands over several, else outside. */
  readonly recordRefusal: (act: Act, refused: RefusedAccess) => Promise<void>;
}
