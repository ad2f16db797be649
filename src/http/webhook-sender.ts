import type { SendEvent } from '../application/webhooks/delivery.ts';

/** How long a receiver may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;
/** Bytes of an answer that are read so that the connection can be used again; what is longer is cut off with its connection. */
const ANSWER_LIMIT = 16_384;

/**
 * Sends an event over HTTP. Redirections are not followed: they would lead to hosts that nobody allowed. Of the answer only the status
 * counts.
 *
 * @param timeoutMs How long a receiver may take.
 */
export function webhookSender(timeoutMs = TIMEOUT_MS): SendEvent {
  return async (url, headers, body) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'user-agent': 'recall-decision-support' },
        body,
        redirect: 'manual',
        signal,
      });
      await drain(response);
      return { status: response.status };
    } catch {
      return { failure: signal.aborted ? 'timed-out' : 'unreachable' };
    }
  };
}

/** Reads a short answer to its end. One that breaks off or goes on has been answered all the same. */
async function drain({ body }: Response): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.length;
      if (length > ANSWER_LIMIT) {
        return;
      }
    }
  } catch {
    // The status was there before.
  }
}
