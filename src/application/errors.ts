import type { ErasureAuthority } from '../audit/index.ts';
import type { DocumentKind, DocumentLack } from './documents/services.ts';
import type { HoldGround } from './evidence/services.ts';
import type { Instant } from './model.ts';
import type { ReviewAction } from './review/model.ts';
import type { ReviewState } from './review/transitions.ts';
import type { Permission } from './services.ts';

/** One fault in what was sent: the member (JSON pointer), what is wrong with it, and what to do. */
export interface Fault {
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

export type Resource =
  | 'licence'
  | 'breach-event'
  | 'consideration'
  | 'judgement'
  | 'recommendation'
  | 'recall'
  | 'rule'
  | 'legal-hold'
  | 'audit-bundle'
  | 'subject-access-request'
  | 'access-grant'
  | 'event-batch'
  | 'webhook-subscription'
  | 'simulation';

/** Everything that can go wrong in a use case. Closed: the HTTP layer maps each code, and a new one without a mapping does not compile. */
export type DomainError =
  | { readonly code: 'not-found'; readonly resource: Resource }
  | {
      readonly code: 'version-stale';
      readonly resource: Resource;
      /** 0 where there is none, which only what somebody says to have seen can differ from. */
      readonly current: number;
      /** Where the body names the version (JSON pointer), and of which record of its kind; left out for `If-Match`. */
      readonly seen?: { readonly field: string; readonly id?: string };
    }
  | { readonly code: 'already-registered'; readonly resource: Resource; readonly field: string }
  | { readonly code: 'idempotency-key-reused' }
  | { readonly code: 'idempotency-key-in-use' }
  /** The content of the case was erased; entries and proofs remain. */
  | { readonly code: 'erased'; readonly authority: ErasureAuthority; readonly at: Instant }
  /** A legal hold stops an erasure. */
  | { readonly code: 'legal-hold'; readonly grounds: readonly HoldGround[] }
  /** No checkpoint covers the entry yet. */
  | { readonly code: 'not-anchored' }
  /** What was asked for is still being made. */
  | { readonly code: 'not-ready'; readonly resource: Resource }
  /** It was there, and its bytes were removed. */
  | { readonly code: 'gone'; readonly resource: Resource }
  /** A person has still to decide before it may be handed out. */
  | { readonly code: 'not-reviewed'; readonly outstanding: number }
  /** No database role is there for monitoring data, which no other may hold. */
  | { readonly code: 'monitoring-not-configured' }
  /** The case is another area's to change; the caller may read it. */
  | { readonly code: 'another-area' }
  /** The caller lacks a permission that this act needs, as it stands. */
  | { readonly code: 'not-permitted'; readonly permission: Permission }
  /** Only a person may do this. */
  | { readonly code: 'person-only' }
  /** The review is not where this step can be taken. */
  | {
      readonly code: 'out-of-turn';
      readonly state: ReviewState;
      readonly action: ReviewAction;
      readonly actions: readonly ReviewAction[];
    }
  /** Whoever decides writes a view of their own first. */
  | { readonly code: 'view-first' }
  /** Somebody must countersign before this. */
  | { readonly code: 'not-countersigned' }
  /** Whoever did one step may not do the other. */
  | { readonly code: 'same-person' }
  /** The answer is withheld from the reader: a second mind forms a view first. */
  | { readonly code: 'answer-withheld' }
  /** The stored run does not follow from the book that it names; a replay says where. */
  | { readonly code: 'not-explainable'; readonly problem: string }
  /** The document cannot be made yet, or not for this decision. */
  | { readonly code: 'document-not-due'; readonly kind: DocumentKind; readonly lacking: DocumentLack }
  | { readonly code: 'invalid'; readonly faults: readonly Fault[] };
