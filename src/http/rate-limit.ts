import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { excessOf } from './limits.ts';
import { HttpProblem } from './problems.ts';
import { RequestCounts } from './request-counts.ts';

/** How many requests one client may send in a minute, refused ones included. */
export interface RateLimits {
  /** Of one person, and of one address on the routes that are open to everybody. */
  readonly perMinute: number;
  /** Of one system, which may act for many people. */
  readonly systemPerMinute: number;
  /** Of one address without a token that is known, on the routes that ask who calls. */
  readonly unknownPerMinute: number;
}

/** The limits where none are configured: many times what a person at a screen sends, and what a case system does. */
export const RATE_LIMITS: RateLimits = { perMinute: 600, systemPerMinute: 6_000, unknownPerMinute: 30 };

/**
 * Counts a request once it is known who calls, or that nobody known does, and before it is refused for either.
 *
 * @throws {HttpProblem} `too-many-requests` for one too many.
 */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** The counts of an app that others ask for. */
export interface RequestLimits {
  /** For the guard. */
  readonly guarded: CountRequest;
  /** For what the framework refuses before there is a route, and with it a hook. */
  readonly withoutRoute: CountRequest;
}

/** The counting starts again after this time. */
const WINDOW_MS = 60_000;
/** What orchestrators ask, which must not be refused for what others send. */
const PROBES: ReadonlySet<string> = new Set(['/health', '/health/liveness', '/health/readiness']);

/**
 * Limits the rate of requests of each client. Callers who are known are counted by subject, so that nobody can use up the share of
 * another; everybody else by address, a whole /64 of IPv6 as one. The counters are in the memory of this process: of several
 * replicas each counts for itself. They are kept apart by kind of client, so that many addresses push no subject out.
 *
 * Routes that are open to everybody, addresses that lead nowhere and requests that are out of all measure are counted by a hook of
 * their own. It has to come before the hook that refuses the last of these. For the others this gives back what counts them.
 */
export async function limitRates(app: FastifyInstance, limits: RateLimits): Promise<RequestLimits> {
  await app.register(rateLimit, { global: false, store: RequestCounts });

  function limiter(name: string, max: number, keyGenerator?: (request: FastifyRequest) => string) {
    const options = {
      max,
      timeWindow: WINDOW_MS,
      ...(keyGenerator === undefined ? {} : { keyGenerator }),
    };
    const count = app.createRateLimit(options);
    return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const counted = await count(request);
      if (counted.isAllowed) {
        return;
      }
      const { isExceeded, remaining, ttlInSeconds } = counted;
      if (isExceeded || remaining < max / 2) {
        reply.headers(allowance(name, max, remaining, ttlInSeconds));
      }
      if (isExceeded) {
        throw tooMany(max, ttlInSeconds);
      }
    };
  }

  const anyone = limiter('address', limits.perMinute);
  // The framework knows no forwarded address before there is a route: behind a proxy, all clients share this one, and nothing else.
  const malformed = limiter('malformed', limits.perMinute);
  const unknown = limiter('unknown', limits.unknownPerMinute);
  const person = limiter('person', limits.perMinute, subjectOf);
  const system = limiter('system', limits.systemPerMinute, subjectOf);

  app.addHook('onRequest', async (request, reply) => {
    const { url, config } = request.routeOptions;
    const open = (request.is404 || config.public === true) && !PROBES.has(url ?? '');
    if (open || excessOf(request.raw) !== undefined) {
      await anyone(request, reply);
    }
  });

  return {
    withoutRoute: malformed,
    guarded: async (request, reply) => {
      switch (request.principal?.kind) {
        case 'person':
          return person(request, reply);
        case 'system':
          return system(request, reply);
        case undefined:
          return unknown(request, reply);
      }
    },
  };
}

function subjectOf({ principal }: FastifyRequest): string {
  if (principal === undefined) {
    throw new Error('a caller who is not known has no subject to be counted by');
  }
  return principal.subject;
}

/** What is left to a client, as draft-ietf-httpapi-ratelimit-headers-10 says it. Said once less than half is left. */
function allowance(name: string, max: number, remaining: number, seconds: number) {
  return {
    'RateLimit-Policy': `"${name}";q=${max};w=${WINDOW_MS / 1_000}`,
    RateLimit: `"${name}";r=${remaining};t=${seconds}`,
  };
}

/** RFC 6585, section 4. */
function tooMany(max: number, seconds: number): HttpProblem {
  return new HttpProblem('too-many-requests', {
    detail: `at most ${max} requests in a minute are answered here; wait ${seconds} seconds`,
    headers: { 'Retry-After': String(seconds) },
  });
}
