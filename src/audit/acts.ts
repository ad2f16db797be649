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
} as const satisfies Readonly<Record<string, LoggedOperation>>;
export type AuditAct = keyof typeof AUDIT_ACTS;

/** Whether a text names an act of the closed list. */
export function isAuditAct(text: string): text is AuditAct {
  return Object.hasOwn(AUDIT_ACTS, text);
}

/** The operations of s.62 that an entry stands for: what was consulted by another system was disclosed to it. */
export function operationsOf(entry: {
  readonly act: AuditAct;
  readonly recipient?: string;
}): readonly LoggedOperation[] {
  const operation = AUDIT_ACTS[entry.act];
  if (entry.recipient === undefined) {
    return [operation];
  }
  return operation === 'consultation' ? ['disclosure'] : [operation, 'disclosure'];
}
