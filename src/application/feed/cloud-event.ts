import type { AuditEntry, AuditSubject } from '../../audit/index.ts';
import type { SequencedEntry } from '../../db/log-tree.ts';
import { type EventType, eventTypeOf } from './event-types.ts';

/** Kinds of record that an event can tell of: parts of a case, each of which has a route of its own to be read by. */
export const EVENT_SUBJECT_KINDS = [
  'licence',
  'breach-event',
  'consideration',
  'judgement',
  'recommendation',
  'recall',
  'dispute',
  'erasure',
] as const satisfies readonly AuditSubject['kind'][];

/** A record that an event tells of, with the version that was made where the record has versions. */
export interface EventSubject extends AuditSubject {
  readonly kind: (typeof EVENT_SUBJECT_KINDS)[number];
}

function isEventSubject(subject: AuditSubject): subject is EventSubject {
  const kinds: readonly string[] = EVENT_SUBJECT_KINDS;
  return kinds.includes(subject.kind);
}

/**
 * An event as it is given out: CloudEvents 1.0, JSON format, with the extensions `sequence` and `partitionkey` of that
 * specification and one of this service. Ids, codes and a time: whoever wants to know more asks for the record, and is then told
 * what they may know.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Id of the audit entry: the same event has the same id on every way by which it comes, and however often. */
  readonly id: string;
  /** Name of the log: with it the id is unique among all installations (CloudEvents, section "source"). */
  readonly source: string;
  readonly type: EventType;
  /** Id of the licence. */
  readonly subject: string;
  /** When it was recorded. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Index of the entry in the tree over all entries, with zeros before it, so that texts sort as the events do. */
  readonly sequence: string;
  /** Id of the licence: what is to stay in order stays together. */
  readonly partitionkey: string;
  /** RFC 6962 leaf hash of the entry, lower-case hexadecimal: that of `GET /v1/audit/entries`. */
  readonly entryhash: string;
  readonly data: {
    /** The records that the act made or changed. */
    readonly about: readonly EventSubject[];
  };
}

/** Digits of a sequence: as many as a JSON number holds exactly, whatever they are. */
const SEQUENCE_DIGITS = 15;
/** A sequence, in a source that JSON Schema takes too. */
export const SEQUENCE_PATTERN = `^\\d{${SEQUENCE_DIGITS}}$`;
/** Where to follow the log from its beginning, or a sequence. */
export const POSITION_PATTERN = `^(?:start|\\d{${SEQUENCE_DIGITS}})$`;
const BEGINNING = 'start';

/** An index of the tree as text. CloudEvents asks for a text whose order as a text is that of the events. */
export function toSequence(index: number): string {
  return String(index).padStart(SEQUENCE_DIGITS, '0');
}

/** The text by which a follower says that everything before an index is passed. */
export function toPosition(from: number): string {
  return from === 0 ? BEGINNING : toSequence(from - 1);
}

/** The first index that is not passed; undefined for a text that is no position. */
export function fromPosition(position: string): number | undefined {
  if (position === BEGINNING) {
    return 0;
  }
  return new RegExp(SEQUENCE_PATTERN).test(position) ? Number(position) + 1 : undefined;
}

/** What an entry is to a follower. */
export interface SequencedEvent {
  readonly index: number;
  readonly licenceId: string;
  readonly event: CloudEvent;
}

/** The event that an entry of the log is; undefined where it is none: it changed nothing, was refused, or is of no case. */
export function toEvent(entry: SequencedEntry, source: string): SequencedEvent | undefined {
  const { index, hash, bytes, licenceId } = entry;
  if (licenceId === null) {
    return undefined;
  }
  // INVARIANT: the bytes of an entry that has a place are those that this service sealed; the database lets nobody change them.
  const { id, act, at, about, refused }: AuditEntry = JSON.parse(bytes.toString('utf8'));
  const type = eventTypeOf(act);
  if (type === undefined || refused !== undefined) {
    return undefined;
  }
  const event: CloudEvent = {
    specversion: '1.0',
    id,
    source,
    type,
    subject: licenceId,
    time: at,
    datacontenttype: 'application/json',
    sequence: toSequence(index),
    partitionkey: licenceId,
    entryhash: hash.toString('hex'),
    data: { about: about.filter(isEventSubject) },
  };
  return { index, licenceId, event };
}
