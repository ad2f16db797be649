import { createHmac, hkdfSync } from 'node:crypto';
import type { Instant } from '../model.ts';

/**
 * Secrets and signatures as the Standard Webhooks specification has them. A secret is kept nowhere: every replica makes it anew from
 * the one key, and who reads the database can sign nothing.
 */

/** Bytes of a secret: the specification asks for 24 to 64. */
const SECRET_BYTES = 32;
const SECRET_PREFIX = 'whsec_';
/** For how long the secret before the last rotation signs too. */
const EARLIER_SIGNS_MS = 24 * 60 * 60_000;

/** The secret of a subscription in one of its generations, from the key of this service (RFC 5869). */
export function secretOf(key: Buffer, subscriptionId: string, generation: number): string {
  const info = `recall-decision-support webhook ${subscriptionId} ${generation}`;
  const bytes = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), info, SECRET_BYTES));
  return `${SECRET_PREFIX}${bytes.toString('base64')}`;
}

/** Which secret signs: its number, counted from 1, and since when it is that one. */
export interface SecretInUse {
  readonly generation: number;
  readonly since: Instant;
}

/** Generations that sign at an instant: the one in use, and for a day the one before it. */
export function generationsAt({ generation, since }: SecretInUse, now: Instant): readonly number[] {
  const isNew = Date.parse(now) < Date.parse(since) + EARLIER_SIGNS_MS;
  return generation > 1 && isNew ? [generation, generation - 1] : [generation];
}

/** The header fields by which a receiver knows that an event is from here, whole, and of now. */
export function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: { readonly id: string; readonly at: Instant; readonly body: string },
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  const timestamp = String(Math.floor(Date.parse(at) / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
