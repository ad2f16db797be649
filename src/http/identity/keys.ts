import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { errorCode } from '../logging.ts';
import { HttpProblem } from '../problems.ts';

/** How often keys are fetched. All in milliseconds. */
export interface KeyTimes {
  /** How long fetched keys are used: for so long, at most, a key that the issuer withdrew still counts. */
  readonly maxAgeMs: number;
  /** After fetching, how long a token under a key that is not known fetches nothing: it is then for anybody to send such tokens. */
  readonly coolDownMs: number;
  /** After a fetch that failed, how long the next request is answered without another one. */
  readonly retryMs: number;
  readonly timeoutMs: number;
}

const TIMES: KeyTimes = { maxAgeMs: 600_000, coolDownMs: 30_000, retryMs: 2_000, timeoutMs: 5_000 };

/** More bytes than this are no set of keys. */
const LARGEST_SET = 1_000_000;

/** The keys of an issuer, by their address. */
export interface RemoteKeys {
  /**
   * The key that a token names.
   *
   * @throws {HttpProblem} `unavailable` where keys are needed and cannot be had, for then nothing is known of the token.
   */
  readonly keyFor: JWTVerifyGetKey;
  /** Fetches the keys before they are needed. Rejects where they cannot be had. */
  readonly warm: () => Promise<void>;
}

/**
 * Fetches the public keys of an issuer (RFC 7517, section 5) when they are first needed, again when a token names one that is not
 * among them, and again when they are old: a change of keys needs no restart.
 */
export function remoteKeys(address: string, times: Partial<KeyTimes> = {}): RemoteKeys {
  const { maxAgeMs, coolDownMs, retryMs, timeoutMs } = { ...TIMES, ...times };
  let failedAt = Number.NEGATIVE_INFINITY;
  const keys = createRemoteJWKSet(new URL(address), {
    cacheMaxAge: maxAgeMs,
    cooldownDuration: coolDownMs,
    timeoutDuration: timeoutMs,
    [customFetch]: async (url, options) => {
      // Many requests meet the same fault; an issuer that is coming back is not helped by a fetch for each.
      if (performance.now() - failedAt < retryMs) {
        throw new Error('the last fetch of the keys failed a moment ago');
      }
      try {
        const response = await fetch(url, options);
        return new Response(await readSet(response), { status: 200 });
      } catch (error) {
        failedAt = performance.now();
        throw error;
      }
    },
  });
  return {
    keyFor: async (header, token) => {
      try {
        return await keys(header, token);
      } catch (error) {
        // The keys are there, and the token names none of them, or does not say which.
        if (isAboutTheToken(errorCode(error))) {
          throw error;
        }
        throw keysUnavailable(error);
      }
    },
    warm: keys.reload,
  };
}

/** The body of an answer with keys. One that is larger than a set of keys is read no further. */
async function readSet({ status, body }: Response): Promise<Buffer<ArrayBuffer>> {
  const fault = new Error('the address of the keys does not answer with a set of keys');
  if (status !== 200 || body === null) {
    await body?.cancel();
    throw fault;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early lets go of the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > LARGEST_SET) {
      throw fault;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isAboutTheToken(code: string | undefined): boolean {
  return code === 'ERR_JWKS_NO_MATCHING_KEY' || code === 'ERR_JWKS_MULTIPLE_MATCHING_KEYS';
}

function keysUnavailable(cause: unknown): HttpProblem {
  const problem = new HttpProblem('unavailable', {
    detail: 'the keys of the identity provider cannot be fetched at present; nothing was recorded; try again',
    headers: { 'Retry-After': '5' },
  });
  problem.cause = cause;
  return problem;
}
