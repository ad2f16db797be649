import { randomUUID } from 'node:crypto';
import type { FeedServices } from '../../src/application/feed/services.ts';
import type { Act } from '../../src/application/services.ts';
import type { WebhookServices } from '../../src/application/webhooks/services.ts';

const AT = '2026-10-12T09:00:00.000Z';
const LICENCE = '00000000-0000-7000-8000-000000000001';
const EVENT = {
  specversion: '1.0',
  id: '00000000-0000-7000-8000-000000000002',
  source: 'example.com/log',
  type: 'recall-decision-support.licence-registered.v1',
  subject: LICENCE,
  time: AT,
  datacontenttype: 'application/json',
  sequence: '000000000000000',
  partitionkey: LICENCE,
  entryhash: 'a'.repeat(64),
  data: { about: [{ kind: 'licence', id: LICENCE, version: 1 }] },
} as const;

const subscription = (id: string) => ({
  id,
  version: 1,
  recordedAt: AT,
  url: 'https://receiver.example/events',
  paused: false,
});

/** The use cases of the feed and of webhooks over nothing: each is noted, and answers with something of the right shape. */
export function fakeFeed(
  called: (name: string, act: Act, input?: unknown) => void,
): FeedServices & WebhookServices {
  return {
    followEvents: async (act, request) => {
      called('followEvents', act, request);
      return { items: [EVENT], next: EVENT.sequence };
    },
    subscribeWebhook: async (write, request) => {
      called('subscribeWebhook', write, request);
      return { ...subscription(randomUUID()), url: request.url, secret: 'whsec_ZXhhbXBsZQ==' };
    },
    listWebhooks: async (act, page) => {
      called('listWebhooks', act, page);
      return { items: [subscription(randomUUID())] };
    },
    readWebhook: async (act, id) => {
      called('readWebhook', act, id);
      return { ...subscription(id), state: 'active', position: 'start', lag: 0, deadLetters: 0 };
    },
    changeWebhook: async (write, id, ifVersion, change) => {
      called('changeWebhook', write, { ifVersion, change });
      return { ...subscription(id), version: ifVersion + 1, ...change };
    },
    endWebhook: async (act, id) => called('endWebhook', act, id),
    rotateWebhookSecret: async (write, id) => {
      called('rotateWebhookSecret', write, id);
      return { ...subscription(id), version: 2, secret: 'whsec_ZXhhbXBsZQ==' };
    },
    listDeadLetters: async (act, id, page) => {
      called('listDeadLetters', act, { id, page });
      return { items: [{ event: EVENT, reason: 'follows', again: false, recordedAt: AT }] };
    },
    replayDeadLetters: async (write, id, stretch) => {
      called('replayDeadLetters', write, { id, stretch });
      return { letters: 1 };
    },
  };
}
