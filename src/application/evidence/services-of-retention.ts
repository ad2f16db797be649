import type { ErasureAuthority } from '../../audit/index.ts';
import type { IsoDate } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { Act, Page, PageRequest, Write } from '../services.ts';

/** What a record can be kept for although its retention has ended. */
export const HOLD_GROUNDS = [
  'representations',
  'parole-board',
  'court',
  'inquest',
  'serious-further-offence-review',
] as const;
/** One of them. */
export type HoldGround = (typeof HOLD_GROUNDS)[number];

/** Why a case must not be erased for now. */
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

/** By what a case is erased. */
export interface ErasureContent {
  readonly authority: ErasureAuthority;
  /** Of the order, the request or the retention schedule. It stays when the content is gone, so no number of a person may be in it. */
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

/** What an erasure would take, and what stops it. */
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

/** The content of a case was erased. */
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

/** Legal holds, erasure, and finding what may be erased. */
export interface RetentionServices {
  readonly placeHold: (write: Write, licenceId: string, content: HoldContent) => Promise<LegalHold>;
  /** @throws {DomainFailure} `invalid` where the hold was released before. */
  readonly releaseHold: (write: Write, holdId: string, reason: string) => Promise<LegalHold>;
  /** Every hold ever placed, released ones too, oldest first. */
  readonly listHolds: (act: Act, licenceId: string) => Promise<readonly LegalHold[]>;
  /**
   * What an erasure would take now, and which holds stop it. It erases nothing.
   *
   * @throws {DomainFailure} `invalid` or `erased` wherever `eraseCase` would, so that what was shown can also be done.
   */
  readonly previewErasure: (act: Act, licenceId: string, content: ErasureContent) => Promise<ErasurePreview>;
  /**
   * Lets go of all content and every identifier of a case, for ever. Entries, chain and proofs stay.
   *
   * @throws {DomainFailure} `legal-hold` while a legal hold stands, `erased` where it was done before, `invalid` for a day that has
   *   not come and for a reference by which the person could be found.
   */
  readonly eraseCase: (write: Write, licenceId: string, content: ErasureContent) => Promise<Erasure>;
  /** Cases that ended before a day, oldest first. Ends that nobody recorded are not known, and not listed. */
  readonly listRetentionCandidates: (
    act: Act,
    request: { readonly endedBefore: IsoDate } & PageRequest,
  ) => Promise<Page<RetentionCandidate>>;
}
