import type { Dependencies } from '../dependencies.ts';
import { createDeadLetterServices } from './dead-letters.ts';
import type { WebhookServices } from './services.ts';
import { createSubscriptionServices } from './subscriptions.ts';

/** Everything about having events sent. */
export function createWebhookServices(deps: Dependencies): WebhookServices {
  return { ...createSubscriptionServices(deps), ...createDeadLetterServices(deps) };
}
