import { EVENT_TYPES, type EventType } from '../application/feed/event-types.ts';
import { CloudEvent } from './schemas/events.ts';

/** What each type says, in a sentence. A type that is added does not compile until it is described. */
const SUMMARIES: Readonly<Record<EventType, string>> = {
  'recall-decision-support.licence-registered.v1': 'A licence was registered: a case begins.',
  'recall-decision-support.licence-replaced.v1': 'A licence has a new version.',
  'recall-decision-support.event-reported.v1': 'A breach event was reported.',
  'recall-decision-support.event-revised.v1': 'There is later news of a breach event.',
  'recall-decision-support.consideration-opened.v1': 'A question of recall was opened.',
  'recall-decision-support.judgement-recorded.v1': 'A judgement was recorded for the first time.',
  'recall-decision-support.judgement-replaced.v1': 'A judgement has a new version.',
  'recall-decision-support.recommendation-made.v1': 'The rules were run and their answer was recorded.',
  'recall-decision-support.recall-reported.v1': 'A recall was reported.',
  'recall-decision-support.recall-replaced.v1': 'It was reported what became of a recall.',
  'recall-decision-support.content-erased.v1': 'The content of a case was erased; entries and hashes remain.',
  'recall-decision-support.dispute-recorded.v1': 'The person disputes something in the record.',
  'recall-decision-support.proposal-recorded.v1': 'A practitioner recorded a proposal.',
  'recall-decision-support.independent-view-recorded.v1': 'Somebody recorded an independent view.',
  'recall-decision-support.decision-recorded.v1': 'Somebody decided; what, is in the consideration.',
  'recall-decision-support.endorsement-recorded.v1': 'A decision was endorsed, or was not.',
  'recall-decision-support.countersignature-recorded.v1':
    'A decision taken outside the usual flow was countersigned.',
  'recall-decision-support.information-requested.v1': 'A consideration was returned for information.',
  'recall-decision-support.consideration-withdrawn.v1': 'A consideration was withdrawn.',
  'recall-decision-support.consideration-closed.v1': 'A consideration was closed.',
  'recall-decision-support.consideration-sent.v1': 'What was decided was sent on.',
  'recall-decision-support.new-facts-reviewed.v1': 'Somebody reviewed facts that came later.',
  'recall-decision-support.new-facts-noted.v1': 'Facts came that a review is owed of.',
  'recall-decision-support.disclosure-checked.v1':
    'Somebody said whether telling the person now would endanger anybody.',
};

const ref = (...path: readonly string[]) => ({ $ref: `#/${path.join('/')}` });

/** The name of a message: its type without what all types share. */
function nameOf(type: EventType): string {
  return type.split('.')[1] ?? type;
}

/** The header fields of the Standard Webhooks specification. */
const SIGNED_HEADERS = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'Id of the event.' },
    'webhook-timestamp': {
      type: 'string',
      pattern: '^\\d+$',
      description: 'When it was sent, in seconds since 1970.',
    },
    'webhook-signature': {
      type: 'string',
      description:
        'One or two signatures with a space between: `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`.',
    },
  },
};

/**
 * The events as AsyncAPI 3.0 describes them: one message per type of the closed table, on the two ways by which it comes. What a
 * webhook must check is described with it.
 */
export function asyncApiDocument(version: string): Readonly<Record<string, unknown>> {
  const { $id: _name, ...cloudEvent } = CloudEvent;
  const messages = EVENT_TYPES.map((type) => ({ type, name: nameOf(type) }));
  const listed = Object.fromEntries(messages.map(({ name }) => [name, ref('components', 'messages', name)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Recall decision support: events',
      version,
      description:
        'That something was recorded of a case: ids, codes and a time, and nothing of what it says. Each event comes at least once and the events of one case in their order, by the feed and by webhooks alike.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      feed: {
        address: '/v1/events',
        title: 'The feed',
        description:
          'Events are asked for with the position of the last look. `items` of the answer holds them; the OpenAPI document describes it.',
        messages: listed,
      },
      webhook: {
        title: 'Webhooks',
        description:
          'Events are sent to the address that somebody subscribed, one in each request, signed as the Standard Webhooks specification has it. 2xx takes an event; 410 ends sending until the subscription is changed; anything else has it sent again.',
        messages: listed,
      },
    },
    operations: {
      followEvents: {
        action: 'send',
        channel: ref('channels', 'feed'),
        summary: 'Events that a follower asks for',
        security: [ref('components', 'securitySchemes', 'bearer')],
        bindings: { http: { method: 'GET', bindingVersion: '0.3.0' } },
      },
      sendEvents: {
        action: 'send',
        channel: ref('channels', 'webhook'),
        summary: 'Events that are sent to a subscriber',
        security: [ref('components', 'securitySchemes', 'signature')],
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the identity provider that gives `event-feed:read`.',
        },
        signature: {
          type: 'httpApiKey',
          name: 'webhook-signature',
          in: 'header',
          description: 'The receiver checks it with the secret of the subscription.',
        },
      },
      messages: Object.fromEntries(
        messages.map(({ type, name }) => [
          name,
          {
            name: type,
            title: name,
            summary: SUMMARIES[type],
            contentType: 'application/cloudevents+json',
            headers: ref('components', 'schemas', 'SignedHeaders'),
            payload: {
              allOf: [
                ref('components', 'schemas', 'CloudEvent'),
                { type: 'object', properties: { type: { const: type } } },
              ],
            },
          },
        ]),
      ),
      schemas: {
        CloudEvent: cloudEvent,
        SignedHeaders: { ...SIGNED_HEADERS, description: 'Of webhooks only.' },
      },
    },
  };
}
