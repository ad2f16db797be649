import type { Onlooker } from '../../db/visibility.ts';
import type { StoredWebhook } from '../../db/webhooks.ts';
import { decodeContent } from '../content.ts';
import type { Principal } from '../services.ts';
import type { WebhookContent, WebhookSubscription } from './services.ts';

/** What of a principal decides which cases a subscription of theirs may tell of. */
export function sightOfPrincipal({ areas, permissions }: Principal): WebhookContent['sight'] {
  return { areas, limitedAccess: permissions.includes('limited-access:office') };
}

/** The onlooker for whom a subscription looks at the log. */
export function onlookerOf(subject: string, { sight }: WebhookContent): Onlooker {
  return {
    subject,
    areas: sight.areas,
    permissions: sight.limitedAccess ? ['limited-access:office'] : [],
  };
}

/** A stored version of a subscription as its content has it. @throws {TypeError} for the version that ended it, which has none. */
export function contentOf({ bytes }: Pick<StoredWebhook, 'bytes'>): WebhookContent {
  return decodeContent('webhook', bytes);
}

/** A stored version of a subscription as its owner reads it. */
export function toSubscription(stored: StoredWebhook): WebhookSubscription {
  const { id, version, recordedAt } = stored;
  const { url, types, paused } = contentOf(stored);
  return { id, version, recordedAt, url, ...(types === undefined ? {} : { types }), paused };
}
