import { type AuditAct, type AuditEntry, type AuditSubject, sha256 } from '../../audit/index.ts';
import type { RecordTable } from '../../db/store-check-records.ts';
import { addInLondon } from '../london.ts';
import type { ReviewAction } from '../review/model.ts';

/** What a row says beside its entry, as entry or content say it; `undefined` where they do not say. */
export type Facts = Readonly<Record<string, string | undefined>>;

/** What the rows of a table record, and what they repeat. */
export interface RecordKind {
  /** What the entry of a row is about; undefined where it names nothing. */
  readonly kind: AuditSubject['kind'] | undefined;
  /** What the entry says of the row's facts; it says so for ever. */
  readonly entryFacts?: (entry: AuditEntry) => Facts;
  /** What the content says of the row's facts, as long as it is there. */
  readonly contentFacts?: (content: unknown, bytes: Buffer, entry: AuditEntry) => Facts;
  /** What must be gone from the row where its content is erased. */
  readonly erasable?: readonly string[];
  /** Version that nothing needs to stand before, where it is not the first. */
  readonly earliestVersion?: number;
}

/** What each table records, and what its rows repeat of entry and content. A new table does not compile until it is here. */
export const KINDS: Readonly<Record<RecordTable, RecordKind>> = {
  licence_versions: {
    kind: 'licence',
    contentFacts: (content) => ({
      crn: textAt(content, 'person', 'crn'),
      noms_number: textAt(content, 'person', 'nomsNumber'),
    }),
    erasable: ['crn', 'noms_number'],
  },
  breach_event_versions: {
    kind: 'breach-event',
    entryFacts: ({ licence }) => ({ 'breach_events.licence_id': licence }),
  },
  // Somebody who put a name of their own there would have another's events, and nobody else could change a subscription.
  webhook_versions: {
    kind: 'webhook-subscription',
    entryFacts: ({ act, actor }) => ({
      ended: String(act === 'webhook-ended'),
      'webhook_heads.subject': actor.subject,
    }),
  },
  webhook_replays: { kind: 'webhook-subscription' },
  considerations: { kind: 'consideration' },
  // A consideration that was opened without a judgement is its own version 1.
  judgement_versions: { kind: 'judgement', earliestVersion: 2 },
  recommendations: {
    kind: 'recommendation',
    entryFacts: ({ about }) => ({ consideration_id: idOf(about, 'consideration'), what_if: 'false' }),
    contentFacts: (content, bytes, { at }) => ({
      content_hash: sha256(bytes).toString('hex'),
      as_at: textAt(content, 'asAt'),
      known_at: textAt(content, 'knownAt'),
      rule_book_version: textAt(content, 'ruleBook', 'version'),
      rule_book_digest: textAt(content, 'ruleBook', 'digest'),
      rule_book_kernel: textAt(content, 'ruleBook', 'kernel'),
      expires_at: expiryOf(at, textAt(content, 'answer', 'expires', 'within')),
    }),
  },
  recall_versions: {
    kind: 'recall',
    contentFacts: (content) => ({ consideration_id: textAt(content, 'considerationId') }),
  },
  legal_holds: { kind: 'legal-hold', contentFacts: (content) => ({ ground: textAt(content, 'ground') }) },
  legal_hold_releases: { kind: 'legal-hold' },
  erasures: {
    kind: 'erasure',
    entryFacts: ({ authority }) => ({ authority }),
    contentFacts: (content) => ({ authority: textAt(content, 'authority') }),
  },
  disputes: {
    kind: 'dispute',
    contentFacts: (content) => ({
      subject_kind: textAt(content, 'about', 'kind'),
      subject_id: textAt(content, 'about', 'id'),
    }),
  },
  subject_access_parts: { kind: 'subject-access-request' },
  subject_access_reviews: {
    kind: 'subject-access-request',
    entryFacts: ({ licence }) => ({ 'subject_access_parts.licence_id': licence }),
  },
  audit_bundles: { kind: 'audit-bundle', entryFacts: bundleFacts },
  // Where a step led, and in which area, needs the steps before it: `store-check-reviews.ts`.
  review_steps: {
    kind: 'consideration',
    earliestVersion: 2,
    entryFacts: ({ act, licence }) => ({
      action: ACTION_OF_ACT.get(act),
      'considerations.licence_id': licence,
    }),
    contentFacts: (content) => ({ action: textAt(content, 'action') }),
  },
  access_grants: { kind: 'access-grant', entryFacts: brokenGlassFacts, contentFacts: grantFacts },
  access_grant_ends: { kind: 'access-grant' },
  access_notices_seen: { kind: 'access-grant' },
  // Of what was asked nothing is held: entry and row say who asked, and when.
  inline_evaluations: { kind: undefined },
  simulations: {
    kind: 'simulation',
    contentFacts: (content) => ({
      rule_book_version: textAt(content, 'ruleBook'),
      as_at: textAt(content, 'asAt'),
      decided_from: textAt(content, 'decidedFrom'),
      decided_until: textAt(content, 'decidedUntil'),
      return_on: textAt(content, 'assumedReturn', 'on'),
      return_after_days: numberAt(content, 'assumedReturn', 'daysAfterRevocation'),
    }),
  },
  simulation_acts: {
    kind: 'simulation',
    entryFacts: ({ act }) => ({ act: act === 'simulation-stopped' ? 'stopped' : 'resumed' }),
  },
  event_batches: { kind: 'event-batch' },
};

/** The action that each act of a review records. */
const ACTION_OF_ACT: ReadonlyMap<AuditAct, ReviewAction> = new Map<AuditAct, ReviewAction>([
  ['proposal-recorded', 'proposal'],
  ['independent-view-recorded', 'independent-view'],
  ['decision-recorded', 'decision'],
  ['endorsement-recorded', 'endorsement'],
  ['countersignature-recorded', 'countersignature'],
  ['information-requested', 'return'],
  ['consideration-withdrawn', 'withdrawal'],
  ['consideration-closed', 'closure'],
  ['consideration-sent', 'sending'],
  ['new-facts-reviewed', 'new-facts-review'],
  ['new-facts-noted', 'new-facts'],
  ['disclosure-checked', 'disclosure-check'],
]);

/** Who breaks the glass breaks it for themselves, and says so in the entry itself. */
function brokenGlassFacts({ act, actor }: AuditEntry): Facts {
  return act === 'glass-broken' ? { subject: actor.subject, capacity: 'break-glass' } : {};
}

function grantFacts(content: unknown, _bytes: Buffer, { act, at }: AuditEntry): Facts {
  if (act === 'glass-broken') {
    return { ends_at: minutesAfter(at, valueAt(content, 'minutes')) };
  }
  return {
    subject: textAt(content, 'subject'),
    capacity: textAt(content, 'capacity'),
    ends_at: textAt(content, 'endsAt'),
  };
}

/** Undefined also for what is no number of minutes: the row then says something that nothing gives. */
function minutesAfter(at: string, minutes: unknown): string | undefined {
  const end = typeof minutes === 'number' ? Date.parse(at) + minutes * 60_000 : Number.NaN;
  return Number.isNaN(end) || Math.abs(end) > 8.64e15 ? undefined : new Date(end).toISOString();
}

/** The licences of a bundle stand in its entry, named by themselves or found by a number; a period names none. */
function bundleFacts({ about, query }: AuditEntry): Facts {
  const licences = about.filter(({ kind }) => kind === 'licence').map(({ id }) => id);
  const [criterion] = query ?? [];
  const byLicence = criterion === 'licence' || criterion === 'crn' || criterion === 'noms-number';
  return {
    scope: byLicence ? 'licences' : criterion,
    licence_ids: licences.length === 0 ? undefined : licences.toSorted().join(' '),
  };
}

function idOf(about: readonly AuditSubject[], kind: AuditSubject['kind']): string | undefined {
  return about.find((subject) => subject.kind === kind)?.id;
}

/** Undefined also for what is no duration: the row then says something that nothing gives. */
function expiryOf(at: string, within: string | undefined): string | undefined {
  try {
    return within === undefined ? undefined : addInLondon(at, within);
  } catch {
    return undefined;
  }
}

/** Content that is not what was committed to is a finding of its own; here it only has to be readable. */
export function parseJson(bytes: Buffer | null): { readonly value: unknown } | undefined {
  if (bytes === null) {
    return undefined;
  }
  try {
    return { value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** The value at a path of members; undefined where there is none. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) {
      return undefined;
    }
    at = new Map<string, unknown>(Object.entries(at)).get(name);
  }
  return at;
}

function numberAt(value: unknown, ...path: readonly string[]): string | undefined {
  const number = valueAt(value, ...path);
  return typeof number === 'number' ? String(number) : undefined;
}

/** The text at a path of members; undefined where there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = valueAt(value, ...path);
  return typeof text === 'string' ? text : undefined;
}
