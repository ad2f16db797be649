/** One fault in what was sent: the member (JSON pointer), what is wrong with it, and what to do. */
export interface Fault {
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

export type Resource = 'licence' | 'breach-event' | 'consideration' | 'recommendation' | 'recall' | 'rule';

/** Everything that can go wrong in a use case. Closed: the HTTP layer maps each code, and a new one without a mapping does not compile. */
export type DomainError =
  | { readonly code: 'not-found'; readonly resource: Resource }
  | { readonly code: 'version-stale'; readonly resource: Resource; readonly current: number }
  | { readonly code: 'already-registered'; readonly resource: Resource; readonly field: string }
  | { readonly code: 'idempotency-key-reused' }
  | { readonly code: 'idempotency-key-in-use' }
  | { readonly code: 'invalid'; readonly faults: readonly Fault[] };
