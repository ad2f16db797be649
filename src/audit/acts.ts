/** The six operations that an automated system must log: Data Protection Act 2018 s.62(1)(a) to (f). */
export const LOGGED_OPERATIONS = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
] as const;
export type LoggedOperation = (typeof LOGGED_OPERATIONS)[number];

/**
 * Every act that an entry can record, with the operation it is. Closed, and it only grows: an act once written is
 * never renamed or dropped, because entries that carry it cannot change.
 */
export const AUDIT_ACTS = {
  'licence-registered': 'collection',
  'licence-replaced': 'alteration',
  'licence-read': 'consultation',
  'licences-searched': 'consultation',
  'event-reported': 'collection',
  'event-revised': 'alteration',
  'events-listed': 'consultation',
  'consideration-opened': 'collection',
  'judgement-recorded': 'collection',
  'judgement-replaced': 'alteration',
  'consideration-read': 'consultation',
  'considerations-listed': 'consultation',
  'recommendation-made': 'combination',
  'recommendation-read': 'consultation',
  'recall-reported': 'collection',
  'recall-replaced': 'alteration',
  'recall-read': 'consultation',
  'audit-trail-read': 'consultation',
  // The answer to an earlier write was given once more to whoever wrote: no new act on the record, yet a reading of it.
  'answer-repeated': 'consultation',
  // Somebody asked for a record and did not get it; `refused` says why.
  'access-refused': 'consultation',
  'recommendation-replayed': 'combination',
  'recommendations-replayed': 'combination',
  'proof-read': 'consultation',
  'entries-read': 'consultation',
  'bundle-requested': 'combination',
  'bundle-read': 'disclosure',
  'legal-hold-placed': 'collection',
  'legal-hold-released': 'alteration',
  'legal-holds-read': 'consultation',
  'erasure-previewed': 'consultation',
  'retention-reviewed': 'consultation',
  'content-erased': 'erasure',
  'dispute-recorded': 'collection',
  'subject-access-gathered': 'combination',
  'subject-access-read': 'consultation',
  'subject-access-reviewed': 'collection',
  'subject-access-released': 'disclosure',
  // The facts of a run while its answer was still withheld: reading them takes no independence away.
  'recommendation-facts-read': 'consultation',
  // A person asked the rules outside every case. What was asked is held nowhere.
  'rules-asked': 'consultation',
  'proposal-recorded': 'collection',
  'independent-view-recorded': 'collection',
  'decision-recorded': 'collection',
  'endorsement-recorded': 'collection',
  'countersignature-recorded': 'collection',
  'information-requested': 'collection',
  'consideration-withdrawn': 'collection',
  'consideration-closed': 'collection',
  'consideration-sent': 'alteration',
  'new-facts-reviewed': 'collection',
  'new-facts-noted': 'alteration',
  // Documents made from a recorded decision.
  'decision-not-to-recall-letter-made': 'consultation',
  'licence-compliance-letter-made': 'consultation',
  'recall-request-made': 'consultation',
  'notice-of-reasons-made': 'consultation',
  'handover-made': 'consultation',
  // Somebody said whether telling the person now would endanger anybody.
  'disclosure-checked': 'collection',
  'access-granted': 'collection',
  'access-ended': 'alteration',
  'access-listed': 'consultation',
  'glass-broken': 'collection',
  'access-notices-listed': 'consultation',
  'access-notice-seen': 'collection',
  // Many events of many cases in one request: the entries of the cases say what was recorded, this one what was refused.
  'event-batch-reported': 'collection',
  // Somebody followed the log: ids and types alone.
  'feed-read': 'consultation',
  'webhook-subscribed': 'collection',
  'webhook-changed': 'alteration',
  'webhook-ended': 'alteration',
  'webhook-replayed': 'alteration',
  'webhooks-listed': 'consultation',
  // The same ids and types, sent to whoever subscribed.
  'events-delivered': 'disclosure',
  'statistics-read': 'consultation',
  // Somebody asked which cases a figure counts.
  'figure-traced': 'consultation',
  'monitoring-recorded': 'collection',
  'simulation-requested': 'combination',
  'simulation-stopped': 'alteration',
  'simulation-resumed': 'alteration',
  'simulation-completed': 'combination',
  'simulation-read': 'consultation',
} as const satisfies Readonly<Record<string, LoggedOperation>>;
export type AuditAct = keyof typeof AUDIT_ACTS;

/** Whether a text names an act of the closed list. */
export function isAuditAct(text: string): text is AuditAct {
  return Object.hasOwn(AUDIT_ACTS, text);
}

/**
 * The operations of s.62 that an entry stands for: what was consulted by another system was disclosed to it, and what was
 * refused was not done at all.
 */
export function operationsOf(entry: {
  readonly act: AuditAct;
  readonly recipient?: string;
  readonly refused?: RefusalReason;
}): readonly LoggedOperation[] {
  if (entry.refused !== undefined) {
    return [];
  }
  const operation = AUDIT_ACTS[entry.act];
  if (entry.recipient === undefined || operation === 'disclosure') {
    return [operation];
  }
  return operation === 'consultation' ? ['disclosure'] : [operation, 'disclosure'];
}

/**
 * Why an act was refused: the caller may not, there is no such record for the caller, its content is erased, it is held, the
 * caller did the step before, nobody has decided yet what may be released, the record is there and out of the caller's sight,
 * the case is another area's to change, the answer is withheld from the caller until a view is recorded, or a document is not due,
 * which says how far the case is. Only grows, as the acts do.
 */
export const REFUSAL_REASONS = [
  'forbidden',
  'not-found',
  'erased',
  'legal-hold',
  'same-person',
  'not-reviewed',
  'out-of-sight',
  'another-area',
  'answer-withheld',
  'not-due',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * By what authority content was erased. The duty to keep no longer than necessary and the person's right to erasure are in
 * Data Protection Act 2018 ss.39 and 47 (cited, wording not checked: `unverified`).
 */
export const ERASURE_AUTHORITIES = [
  'retention-ended',
  'court-order',
  'commissioner-order',
  'request-of-the-person',
] as const;
export type ErasureAuthority = (typeof ERASURE_AUTHORITIES)[number];

/** What a replay showed. `not-possible` is a finding too: the run cannot be made again by this release. */
export const REPLAY_OUTCOMES = ['same', 'different', 'not-possible'] as const;
export type ReplayOutcome = (typeof REPLAY_OUTCOMES)[number];
