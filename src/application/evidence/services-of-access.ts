import type { IsoDate } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { Act, Write } from '../services.ts';

/** Whom, besides the person, a part of a record may be about, or why it may have to be kept back. */
export const ACCESS_MARKS = ['third-party', 'victim', 'withheld', 'free-text'] as const;
/** One of them. */
export type AccessMark = (typeof ACCESS_MARKS)[number];

/** A place in a content and what has to be looked at there. */
export interface AccessMarkAt {
  /** JSON pointer into the content. */
  readonly path: string;
  readonly mark: AccessMark;
  /**
   * Why nobody is shown it here, the reviewer included; absent for what the reviewer decides on. `answer-not-yet-open`: when it
   * was gathered, no independent view of the case had been recorded, so that an answer of the rules or a proposal would have
   * been read before. It is not in the content of the item, and is never released from it; gathered anew later, it is there.
   */
  readonly why?: 'answer-not-yet-open';
}

/** One recorded version of something, with what has to be looked at before the person may have it. */
export interface AccessItem {
  readonly entryId: string;
  readonly licenceId: string;
  readonly about: readonly { readonly kind: string; readonly id: string; readonly version?: number }[];
  readonly recordedAt: Instant;
  readonly content: Readonly<Record<string, unknown>>;
  readonly marks: readonly AccessMarkAt[];
  /** What the person has said about this record. */
  readonly disputes: readonly DisputeView[];
  /** What a reviewer decided; absent until then. */
  readonly decision?: AccessDecision;
}

/** What a reviewer decided on one item. */
export interface AccessDecision {
  readonly release: 'whole' | 'in-part' | 'not';
  /** JSON pointers that are taken out, where released in part. */
  readonly withhold?: readonly string[];
  /** Why something is kept back; obligatory then. */
  readonly reason?: string;
}

/** A request with what was gathered for it, for the eyes of a reviewer. */
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
  /**
   * The first release to the person, after which nothing more is decided; absent before. Where nothing was held there is nothing
   * to decide, and it stays absent.
   */
  readonly released?: { readonly at: Instant; readonly by: string };
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

/** Gathering what is held on a person, having another person decide on it, and releasing it. */
export interface SubjectAccessServices {
  /** Gathers all that is held on the person with this number, in every licence and every version. */
  readonly gatherSubjectAccess: (
    write: Write,
    request: { readonly crn?: string; readonly nomsNumber?: string; readonly reference: string },
  ) => Promise<SubjectAccessView>;
  readonly readSubjectAccess: (act: Act, id: string) => Promise<SubjectAccessView>;
  /**
   * Records what a person decided on each item. Whoever gathered may not review.
   *
   * @throws {DomainFailure} `same-person` for whoever gathered, `invalid` for a system, for decisions that cannot be, and for a
   *   request that was released: what was handed over stays what was decided.
   */
  readonly reviewSubjectAccess: (
    write: Write,
    id: string,
    decisions: Readonly<Record<string, AccessDecision>>,
  ) => Promise<SubjectAccessView>;
  /** @throws {DomainFailure} `not-reviewed` until a person has decided on every item. */
  readonly releaseSubjectAccess: (act: Act, id: string) => Promise<SubjectAccessRelease>;
}

/** What the person says is wrong in a record. */
export interface DisputeContent {
  readonly about: {
    readonly kind: 'licence' | 'breach-event' | 'consideration' | 'recommendation' | 'recall';
    readonly id: string;
  };
  /** JSON pointers to the members that are disputed, as `readDisputedRecord` gives them; the whole record where left out. */
  readonly fields?: readonly string[];
  /** What the person says, in the person's words. */
  readonly statement: string;
  readonly receivedOn: IsoDate;
}

/** A dispute as it was recorded. */
export interface DisputeView {
  readonly id: string;
  readonly licenceId: string;
  readonly recordedAt: Instant;
  readonly content: DisputeContent;
}

/** Recording what the person disputes. */
export interface DisputeServices {
  readonly recordDispute: (write: Write, licenceId: string, content: DisputeContent) => Promise<DisputeView>;
}
