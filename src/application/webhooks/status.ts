import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findTreeSize } from '../../db/log-tree.ts';
import { countDeadLetters } from '../../db/webhook-dead-letters.ts';
import type { StoredWebhook, WebhookHead } from '../../db/webhooks.ts';
import type { Dependencies } from '../dependencies.ts';
import { toPosition, toSequence } from '../feed/cloud-event.ts';
import { faultOfAddress } from './addresses.ts';
import { contentOf, onlookerOf, toSubscription } from './content.ts';
import type { WebhookState, WebhookStatus } from './services.ts';

/** How far a subscription is. */
export async function readStatus(
  { clock, webhooks }: Pick<Dependencies, 'clock' | 'webhooks'>,
  db: Kysely<Database>,
  head: WebhookHead,
  stored: StoredWebhook,
): Promise<WebhookStatus> {
  const content = contentOf(stored);
  const hosts = webhooks ?? { hosts: [], allowsLoopback: false };
  const isRefused = faultOfAddress(content.url, hosts) !== undefined;
  const size = await findTreeSize(db);
  const lastFailure = failureOf(head);
  return {
    ...toSubscription(stored),
    state: stateOf(head, isRefused),
    position: toPosition(head.position),
    lag: Math.max(0, size - head.position),
    deadLetters: await countDeadLetters(db, head.id, onlookerOf(head.subject, content), clock()),
    ...(lastFailure === undefined ? {} : { lastFailure }),
  };
}

function stateOf({ paused, gone, attempts }: WebhookHead, isRefused: boolean): WebhookState {
  if (paused) {
    return 'paused';
  }
  if (gone) {
    return 'gone';
  }
  if (isRefused) {
    return 'refused';
  }
  return attempts > 0 ? 'failing' : 'active';
}

function failureOf(head: WebhookHead): WebhookStatus['lastFailure'] {
  const { failedIndex, failure, failedAt, attempts, nextAttemptAt } = head;
  if (failedIndex === null || failure === null || failedAt === null) {
    return undefined;
  }
  return {
    sequence: toSequence(failedIndex),
    failure,
    at: failedAt,
    ...(attempts === 0 ? {} : { attempts }),
    ...(nextAttemptAt === null ? {} : { nextAttemptAt }),
  };
}
