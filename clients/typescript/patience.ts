/** How often something is sent, and how long a wait that the service asks for may be. */
export interface Patience {
  /** Times that a request is sent at most; 3 when left out. */
  readonly attempts: number;
  /** Longest pause between two of them, in milliseconds; 30 seconds when left out. */
  readonly longestPauseMs: number;
}

/**
 * Whether to come again: nothing was done and the service is busy, or what was asked for is under way. The latter is a 409 that says
 * when: after a lost connection the first of two equal requests may still be running. A 409 without a time stays as it is.
 */
function saysComeAgain({ status, headers }: Response): boolean {
  return status === 429 || status === 503 || (status === 409 && headers.has('Retry-After'));
}

/**
 * Sends a request again where that is safe: it reads, or it carries an `Idempotency-Key`. A pause is as long as `Retry-After` asks,
 * and otherwise grows from a second.
 */
export async function sendPatiently(
  send: (request: Request) => Promise<Response>,
  request: Request,
  { attempts, longestPauseMs }: Patience,
): Promise<Response> {
  const mayRepeat = request.method === 'GET' || request.headers.has('Idempotency-Key');
  for (let attempt = 1; ; attempt += 1) {
    const last = !mayRepeat || attempt >= attempts;
    const outcome = await send(request.clone()).catch((error: unknown) => ({ error }));
    if ('error' in outcome) {
      if (last) {
        throw outcome.error;
      }
    } else if (last || !saysComeAgain(outcome)) {
      return outcome;
    }
    const asked = 'error' in outcome ? undefined : secondsOf(outcome.headers.get('Retry-After'));
    const pauseMs = asked === undefined ? 1_000 * 2 ** (attempt - 1) : 1_000 * asked;
    await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, longestPauseMs)));
  }
}

/** Whole seconds, RFC 9110 section 10.2.3; the form with a date is left to the pause that grows. */
function secondsOf(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
