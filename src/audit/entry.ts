import type { AuditAct, ErasureAuthority, RefusalReason, ReplayOutcome } from './acts.ts';
import { canonicalBytes } from './canonical.ts';
import { leafHash, NO_PREVIOUS } from './hash.ts';

/** What an act was about: the kind of thing, its opaque id and, for a versioned thing, the version read or made. */
export interface AuditSubject {
  readonly kind:
    | 'licence'
    | 'breach-event'
    | 'consideration'
    | 'judgement'
    | 'recommendation'
    | 'recall'
    | 'legal-hold'
    | 'erasure'
    | 'dispute'
    | 'subject-access-request'
    | 'audit-bundle'
    | 'access-grant'
    | 'event-batch'
    | 'webhook-subscription'
    | 'simulation';
  readonly id: string;
  readonly version?: number;
}

/** What a search was made by: names of criteria, never their values. */
export type QueryCriterion =
  | 'crn'
  | 'noms-number'
  | 'external-reference'
  | 'region'
  | 'delivery-unit'
  | 'queue'
  | 'state'
  | 'licence'
  | 'period'
  | 'expiry'
  | 'figure'
  | 'everything';

/**
 * One entry of the audit trail, in its final form. It holds opaque ids, codes and times and no personal content: what
 * was written is represented by a salted commitment, so that the entry can stay when the content is erased.
 * Members are absent, never `null`.
 */
export interface AuditEntry {
  readonly schema: 1;
  /** Opaque and unique among all entries. */
  readonly id: string;
  /** Opaque id of the licence in whose chain the entry stands; absent for an entry outside every chain. */
  readonly licence?: string;
  /** Position in that chain, from 0; absent outside a chain. */
  readonly index?: number;
  /** Hash of the entry before it in that chain; 64 zeros for the first, and for an entry outside a chain. */
  readonly previous: string;
  readonly act: AuditAct;
  /** When it was recorded, ISO 8601 in UTC with milliseconds: a claim of this service's clock. */
  readonly at: string;
  readonly actor: { readonly subject: string; readonly kind: 'person' | 'system' };
  /** One id per action of a user, across the entries it made. */
  readonly correlationId: string;
  /** Subject of whoever recorded content was disclosed to; `data-subject` for the person the record is about. */
  readonly recipient?: string;
  readonly about: readonly AuditSubject[];
  /** For a search or list: what it was made by. */
  readonly query?: readonly QueryCriterion[];
  /** For a reading of the tree's entries: the first index that was given and the one after the last. */
  readonly range?: { readonly from: number; readonly until: number };
  /** Why the act was refused. Absent where it was done. */
  readonly refused?: RefusalReason;
  /** The permission that was asked for, where it was refused for want of it. */
  readonly permission?: string;
  /** By what authority content was erased. What the chain recorded before this entry is then without content. */
  readonly authority?: ErasureAuthority;
  /** What a replay showed. */
  readonly outcome?: ReplayOutcome;
  /** Salted commitment to the content that the act recorded, see `commitTo`. */
  readonly content?: string;
}

/** What the caller knows of an entry before it has a place in a chain. */
export type EntryDraft = Omit<AuditEntry, 'schema' | 'licence' | 'index' | 'previous'>;

/** The end of a case's chain: how many entries it has and the hash of the last. */
export interface ChainHead {
  readonly length: number;
  /** Lower-case hexadecimal; 64 zeros for an empty chain. */
  readonly hash: string;
}

/** The head of a chain that has no entry yet. */
export const EMPTY_CHAIN: ChainHead = { length: 0, hash: NO_PREVIOUS };

/** An entry as it is kept: its RFC 8785 bytes and their hash. Nothing else of it is evidence. */
export interface SealedEntry {
  readonly entry: AuditEntry;
  readonly bytes: Buffer;
  /** RFC 6962 leaf hash of `bytes`, lower-case hexadecimal. */
  readonly hash: string;
}

/** Seals an entry as the next one of a licence's chain and gives the new head. */
export function appendToChain(
  draft: EntryDraft,
  licence: string,
  head: ChainHead,
): { readonly sealed: SealedEntry; readonly head: ChainHead } {
  const sealed = seal({ ...draft, schema: 1, licence, index: head.length, previous: head.hash });
  return { sealed, head: { length: head.length + 1, hash: sealed.hash } };
}

/** Seals an entry that belongs to no case's chain (a search, a list). The tree over all entries covers it. */
export function sealOutsideChains(draft: EntryDraft): SealedEntry {
  return seal({ ...draft, schema: 1, previous: NO_PREVIOUS });
}

function seal(entry: AuditEntry): SealedEntry {
  const bytes = canonicalBytes(entry);
  return { entry, bytes, hash: leafHash(bytes).toString('hex') };
}
