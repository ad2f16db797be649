import { Type } from 'typebox';
import {
  EVENT_SUBJECT_KINDS,
  POSITION_PATTERN,
  SEQUENCE_PATTERN,
} from '../../application/feed/cloud-event.ts';
import { EVENT_TYPES, type EventType } from '../../application/feed/event-types.ts';
import { answers, choice, closed, closedComponent, instant, ref, sha256 } from './atoms.ts';

/** A type of event. */
export const eventType = Type.Unsafe<EventType>({
  type: 'string',
  enum: [...EVENT_TYPES],
  description: 'Product, act and version of `data`.',
});

/** The text of a place in the log, as an event has it. */
export const sequence = Type.String({
  pattern: SEQUENCE_PATTERN,
  description:
    'Index of the audit entry in the tree over all entries, with zeros before it: texts sort as the events do. Numbers between may be missing.',
});

/** Where a follower stands. */
export const position = Type.String({
  pattern: POSITION_PATTERN,
  description: '`start`, the `sequence` of an event, or the `next` of an answer.',
});

export const CloudEvent = closedComponent(
  'CloudEvent',
  'CloudEvents 1.0: something that was recorded of a case. Ids, codes and a time; what the record says is asked for by its id.',
  {
    specversion: Type.Literal('1.0'),
    id: Type.String({
      format: 'uuid',
      description: 'Id of the audit entry: the same on every way and however often the event comes.',
    }),
    source: Type.String({ format: 'uri-reference', description: 'Name of the log.' }),
    type: eventType,
    subject: Type.String({ format: 'uuid', description: 'Id of the licence.' }),
    time: instant('When it was recorded.'),
    datacontenttype: Type.Literal('application/json'),
    sequence,
    partitionkey: Type.String({
      format: 'uuid',
      description: 'Id of the licence: events with one key come in their order.',
    }),
    entryhash: sha256('RFC 6962 leaf hash of the audit entry.'),
    data: closed('What the event is about.', {
      about: answers(
        closed('A record.', {
          kind: choice(EVENT_SUBJECT_KINDS, 'What kind of record it is.'),
          id: Type.String({ format: 'uuid', description: 'Its id.' }),
          version: Type.Optional(
            Type.Integer({
              minimum: 1,
              description: 'The version that was made; absent where there is one only.',
            }),
          ),
        }),
        'The records that were made or changed.',
      ),
    }),
  },
);

export const FeedPage = closedComponent('FeedPage', 'Events in the order of the log.', {
  items: answers(ref(CloudEvent)),
  next: Type.String({
    pattern: POSITION_PATTERN,
    description: 'Send as `after` next time. Always there; no event will ever come up before it.',
  }),
});
