import type { Difference } from '../../audit/difference.ts';
import type { ErasureAuthority, ReplayOutcome } from '../../audit/index.ts';
import type { IsoDate } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { Act, Page, PageRequest, RuleBookReference, Write } from '../services.ts';

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
  readonly entry: Readonly<Record<string, unknown>>;
}

/** A key that signed checkpoints of this log. */
export interface LogKeyView {
  /** C2SP verifier key: name, key id and public key. */
  readonly verifierKey: string;
  readonly recordedAt: Instant;
  /** Whether new checkpoints are signed with it. */
  readonly inUse: boolean;
}

export interface LogKeysView {
  /** Name of the log: the first line of each of its checkpoints. */
  readonly origin: string;
  /** Oldest first. */
  readonly keys: readonly LogKeyView[];
}

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

export interface BundleRequest {
  readonly scope: BundleScope;
  /** Tree sizes of checkpoints that the asker remembers: the bundle then shows its own checkpoint to be consistent with them. */
  readonly rememberedSizes?: readonly number[];
  /** Whether content and salts are in it; entries alone show who did what and when. */
  readonly withContent: boolean;
}

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

export interface BundlePart {
  readonly status: BundleStatus;
  /** Undefined where the range chosen was none that the bundle has. */
  readonly range: BundleRange | undefined;
  readonly bytes: AsyncIterable<Buffer>;
}

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

export interface ReplayServices {
  /** Runs the stored inputs under the stored rule book and compares bytes. What came of it is recorded. */
  readonly replayRecommendation: (act: Act, recommendationId: string) => Promise<ReplayResult>;
  /** The same for every stored run. Each run that differs gets an entry in its chain, the sweep itself one outside. */
  readonly replayAll: (act: Act, onProgress?: (done: number) => void) => Promise<ReplaySweep>;
}

export const HOLD_GROUNDS = [
  'representations',
  'parole-board',
  'court',
  'inquest',
  'serious-further-offence-review',
] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];

export interface HoldContent {
  readonly ground: HoldGround;
  /** How the proceedings or the review are named where they are held. */
  readonly reference: string;
  readonly reason: string;
}

/** A hold as it is read. Once the case is erased, of its content only the ground is left. */
export interface LegalHold {
  readonly id: string;
  readonly licenceId: string;
  readonly placedAt: Instant;
  readonly content: Pick<HoldContent, 'ground'> & Partial<Omit<HoldContent, 'ground'>>;
  readonly released?: { readonly at: Instant; readonly reason?: string };
}

export interface ErasureContent {
  readonly authority: ErasureAuthority;
  /** Of the order, the request or the retention schedule. It stays when the content is gone. */
  readonly reference: string;
  /** Day of the order or of the end of retention. */
  readonly on: IsoDate;
}

/** One piece of content that an erasure would take. */
export interface ErasableRecord {
  readonly entryId: string;
  readonly about: readonly { readonly kind: string; readonly id: string; readonly version?: number }[];
  readonly recordedAt: Instant;
  /** Length of the content in bytes. */
  readonly length: number;
}

export interface ErasurePreview {
  readonly licenceId: string;
  /** Holds that stand and stop it. */
  readonly holds: readonly LegalHold[];
  readonly records: readonly ErasableRecord[];
  /** Identifiers by which the person can be found here, and the licence's own reference. */
  readonly identifiers: number;
  /** Bundles that hold a copy of some of it and would go too. */
  readonly bundles: readonly string[];
}

export interface Erasure {
  readonly id: string;
  readonly licenceId: string;
  readonly erasedAt: Instant;
  readonly authority: ErasureAuthority;
  readonly reference: string;
  readonly on: IsoDate;
  readonly records: number;
}

/** A case whose sentence and licence ended before a day. */
export interface RetentionCandidate {
  readonly licenceId: string;
  /** The later of licence expiry and sentence expiry, as last recorded. */
  readonly endedOn: IsoDate;
  readonly held: boolean;
  readonly records: number;
}

export interface RetentionServices {
  readonly placeHold: (write: Write, licenceId: string, content: HoldContent) => Promise<LegalHold>;
  /** @throws {DomainFailure} `invalid` where the hold was released before. */
  readonly releaseHold: (write: Write, holdId: string, reason: string) => Promise<LegalHold>;
  /** Every hold ever placed, released ones too, oldest first. */
  readonly listHolds: (act: Act, licenceId: string) => Promise<readonly LegalHold[]>;
  /** What an erasure would take now, and what stops it. It erases nothing. */
  readonly previewErasure: (act: Act, licenceId: string) => Promise<ErasurePreview>;
  /**
   * Lets go of all content and every identifier of a case, for ever. Entries, chain and proofs stay.
   *
   * @throws {DomainFailure} `legal-hold` while a legal hold stands, `erased` where it was done before.
   */
  readonly eraseCase: (write: Write, licenceId: string, content: ErasureContent) => Promise<Erasure>;
  /** Cases that ended before a day, oldest first. Ends that nobody recorded are not known, and not listed. */
  readonly listRetentionCandidates: (
    act: Act,
    request: { readonly endedBefore: IsoDate } & PageRequest,
  ) => Promise<Page<RetentionCandidate>>;
}

/** Whom, besides the person, a part of a record may be about, or why it may have to be kept back. */
export const ACCESS_MARKS = ['third-party', 'victim', 'withheld', 'free-text'] as const;
export type AccessMark = (typeof ACCESS_MARKS)[number];

/** One recorded version of something, with what has to be looked at before the person may have it. */
export interface AccessItem {
  readonly entryId: string;
  readonly licenceId: string;
  readonly about: readonly { readonly kind: string; readonly id: string; readonly version?: number }[];
  readonly recordedAt: Instant;
  readonly content: Readonly<Record<string, unknown>>;
  /** JSON pointers into the content, each with its mark. */
  readonly marks: readonly { readonly path: string; readonly mark: AccessMark }[];
  /** What the person has said about this record. */
  readonly disputes: readonly DisputeView[];
  /** What a reviewer decided; absent until then. */
  readonly decision?: AccessDecision;
}

export interface AccessDecision {
  readonly release: 'whole' | 'in-part' | 'not';
  /** JSON pointers that are taken out, where released in part. */
  readonly withhold?: readonly string[];
  /** Why something is kept back; obligatory then. */
  readonly reason?: string;
}

export interface SubjectAccessView {
  readonly id: string;
  readonly gatheredAt: Instant;
  /** `nothing-held`: no licence was ever recorded under the number, so there is nothing to decide. */
  readonly state: 'to-be-reviewed' | 'reviewed' | 'nothing-held';
  readonly licenceIds: readonly string[];
  readonly items: readonly AccessItem[];
  /** How many items are left out because their case was erased since; absent where none is. */
  readonly erasedItems?: number;
  /** Subject of the person who decided last. */
  readonly reviewedBy?: string;
}

/** What the person may have of one item. In a list, what was taken out is replaced by the text `withheld`. */
export interface ReleasedItem
  extends Pick<AccessItem, 'entryId' | 'licenceId' | 'about' | 'recordedAt' | 'content' | 'disputes'> {
  /** Whether parts were taken out: a member that is missing then need not be one that was not known. */
  readonly inPart: boolean;
}

/** What may be handed to the person: only what a reviewer released. */
export interface SubjectAccessRelease {
  readonly id: string;
  readonly releasedAt: Instant;
  readonly items: readonly ReleasedItem[];
  /** How many items were kept back as a whole. */
  readonly keptBack: number;
}

export interface SubjectAccessServices {
  /** Gathers all that is held on the person with this number, in every licence and every version. */
  readonly gatherSubjectAccess: (
    write: Write,
    request: { readonly crn?: string; readonly nomsNumber?: string; readonly reference: string },
  ) => Promise<SubjectAccessView>;
  readonly readSubjectAccess: (act: Act, id: string) => Promise<SubjectAccessView>;
  /** Records what a person decided on each item. Whoever gathered may not review. */
  readonly reviewSubjectAccess: (
    write: Write,
    id: string,
    decisions: Readonly<Record<string, AccessDecision>>,
  ) => Promise<SubjectAccessView>;
  /** @throws {DomainFailure} `not-reviewed` until a person has decided on every item. */
  readonly releaseSubjectAccess: (act: Act, id: string) => Promise<SubjectAccessRelease>;
}

export interface DisputeContent {
  readonly about: {
    readonly kind: 'licence' | 'breach-event' | 'consideration' | 'recommendation' | 'recall';
    readonly id: string;
  };
  /** JSON pointers to the members that are disputed; the whole record where left out. */
  readonly fields?: readonly string[];
  /** What the person says, in the person's words. */
  readonly statement: string;
  readonly receivedOn: IsoDate;
}

export interface DisputeView {
  readonly id: string;
  readonly licenceId: string;
  readonly recordedAt: Instant;
  readonly content: DisputeContent;
}

export interface DisputeServices {
  readonly recordDispute: (write: Write, licenceId: string, content: DisputeContent) => Promise<DisputeView>;
}

/** What somebody asked for and did not get. */
export interface RefusedAccess {
  readonly reason: 'forbidden' | 'not-found' | 'erased' | 'legal-hold';
  /** The permission that was lacking. */
  readonly permission?: string;
  /** What was asked for, where the request named it. */
  readonly about?: {
    readonly kind: 'licence' | 'breach-event' | 'consideration' | 'recommendation' | 'recall';
    readonly id: string;
  };
}

export interface RefusalServices {
  /** Records it in the chain of the case where there is one, else outside. */
  readonly recordRefusal: (act: Act, refused: RefusedAccess) => Promise<void>;
}
