import { type AuditAct, isAuditAct } from '../../audit/index.ts';

/**
 * What each act is to whoever follows the log. An act added to the closed list does not compile until it is said here.
 *
 * An event says that something changed of a case which anybody who reads that case may read. Nothing else is one: what only reads,
 * what needs a permission of its own to be read (a hold tells of proceedings, a grant of who sees a case), what is of no case, and
 * what other entries say already.
 */
const EVENT_OF_ACT = {
  'licence-registered': 'event',
  'licence-replaced': 'event',
  'licence-read': 'changes-nothing',
  'licences-searched': 'changes-nothing',
  'event-reported': 'event',
  'event-revised': 'event',
  'events-listed': 'changes-nothing',
  'consideration-opened': 'event',
  'judgement-recorded': 'event',
  'judgement-replaced': 'event',
  'consideration-read': 'changes-nothing',
  'considerations-listed': 'changes-nothing',
  'recommendation-made': 'event',
  'recommendation-read': 'changes-nothing',
  'recall-reported': 'event',
  'recall-replaced': 'event',
  'recall-read': 'changes-nothing',
  'audit-trail-read': 'changes-nothing',
  'answer-repeated': 'changes-nothing',
  'access-refused': 'changes-nothing',
  'recommendation-replayed': 'changes-nothing',
  'recommendations-replayed': 'changes-nothing',
  'proof-read': 'changes-nothing',
  'entries-read': 'changes-nothing',
  'bundle-requested': 'of-no-case',
  'bundle-read': 'changes-nothing',
  'legal-hold-placed': 'read-by-permission',
  'legal-hold-released': 'read-by-permission',
  'legal-holds-read': 'changes-nothing',
  'erasure-previewed': 'changes-nothing',
  'retention-reviewed': 'changes-nothing',
  'content-erased': 'event',
  'dispute-recorded': 'event',
  'subject-access-gathered': 'read-by-permission',
  'subject-access-read': 'changes-nothing',
  'subject-access-reviewed': 'read-by-permission',
  'subject-access-released': 'changes-nothing',
  'recommendation-facts-read': 'changes-nothing',
  'rules-asked': 'changes-nothing',
  'proposal-recorded': 'event',
  'independent-view-recorded': 'event',
  'decision-recorded': 'event',
  'endorsement-recorded': 'event',
  'countersignature-recorded': 'event',
  'information-requested': 'event',
  'consideration-withdrawn': 'event',
  'consideration-closed': 'event',
  'consideration-sent': 'event',
  'new-facts-reviewed': 'event',
  'new-facts-noted': 'event',
  'decision-not-to-recall-letter-made': 'changes-nothing',
  'licence-compliance-letter-made': 'changes-nothing',
  'recall-request-made': 'changes-nothing',
  'notice-of-reasons-made': 'changes-nothing',
  'handover-made': 'changes-nothing',
  'disclosure-checked': 'event',
  'access-granted': 'read-by-permission',
  'access-ended': 'read-by-permission',
  'access-listed': 'changes-nothing',
  'glass-broken': 'read-by-permission',
  'access-notices-listed': 'changes-nothing',
  'access-notice-seen': 'read-by-permission',
  'event-batch-reported': 'said-by-others',
  'feed-read': 'changes-nothing',
  'webhook-subscribed': 'of-no-case',
  'webhook-changed': 'of-no-case',
  'webhook-ended': 'of-no-case',
  'webhook-replayed': 'of-no-case',
  'webhooks-listed': 'changes-nothing',
  'events-delivered': 'changes-nothing',
  'statistics-read': 'changes-nothing',
  'figure-traced': 'changes-nothing',
  'monitoring-recorded': 'read-by-permission',
  'simulation-requested': 'of-no-case',
  'simulation-stopped': 'of-no-case',
  'simulation-resumed': 'of-no-case',
  'simulation-completed': 'of-no-case',
  'simulation-read': 'changes-nothing',
} as const satisfies Readonly<
  Record<AuditAct, 'event' | 'changes-nothing' | 'read-by-permission' | 'of-no-case' | 'said-by-others'>
>;
type Table = typeof EVENT_OF_ACT;

/** An act that is an event. */
export type EventAct = { [Act in AuditAct]: Table[Act] extends 'event' ? Act : never }[AuditAct];

/**
 * The `type` of a CloudEvent: the product, the act, and the version of what `data` holds. CloudEvents asks for a name that belongs
 * to whoever defines it, and suggests a domain turned round: this product has none of its own, and one made from where it is
 * installed would give one event many types. Stable: a type is never used for something else.
 */
export type EventType = `recall-decision-support.${EventAct}.v1`;

function isEventAct(act: AuditAct): act is EventAct {
  return EVENT_OF_ACT[act] === 'event';
}

/** The type of the event that an act is; undefined where it is none. */
export function eventTypeOf(act: AuditAct): EventType | undefined {
  return isEventAct(act) ? `recall-decision-support.${act}.v1` : undefined;
}

/** Every type, in the order of the closed list of acts. */
export const EVENT_TYPES: readonly EventType[] = Object.keys(EVENT_OF_ACT)
  .filter(isAuditAct)
  .flatMap((act) => eventTypeOf(act) ?? []);
