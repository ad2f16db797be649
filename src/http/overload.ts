import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { overloaded } from './problems.ts';

/** Beyond what this process takes no more requests upon itself. */
export interface OverloadLimits {
  /** Milliseconds by which the event loop may be late, in the mean over a second; 0 takes no notice. */
  readonly eventLoopDelayMs: number;
  /** Requests under way at a time. */
  readonly requests: number;
}

/** How long the loop is watched for one mean, in milliseconds. */
const SAMPLE_MS = 1_000;
/** The share of the largest heap that may be in use: beyond it collecting garbage leaves no time for anything else. */
const HEAP_SHARE = 0.9;
/** A late event loop keeps nobody from anything while fewer than these are under way: one long piece of work is no overload. */
const ENOUGH_TO_BE_LATE = 10;
/** What orchestrators and monitoring ask: to be answered above all when there is too much to do. */
const ALWAYS_ANSWERED: ReadonlySet<string> = new Set([
  '/health',
  '/health/liveness',
  '/health/readiness',
  '/metrics',
]);

/**
 * Refuses requests, before anything else is done with them, while this process has more to do than it can: its event loop is late
 * with several requests under way, its heap is almost full, or too many requests are under way. Each is judged as it comes, so that
 * the service takes up work again by itself as soon as it can.
 *
 * A request that was let in is carried out: to refuse one half done would waste what was done.
 *
 * @throws {HttpProblem} in the requests: `overloaded`.
 */
export async function shedOverload(app: FastifyInstance, limits: OverloadLimits): Promise<void> {
  let watched = false;
  app.server.once('listening', () => {
    // What was late while the service was being put together says nothing of what it can do now.
    setTimeout(() => (watched = true), 2 * SAMPLE_MS).unref();
  });
  const underWay = limitUnderWay(app, limits.requests);
  await app.register(underPressure, {
    sampleInterval: SAMPLE_MS,
    maxEventLoopDelay: limits.eventLoopDelayMs,
    maxHeapUsedBytes: HEAP_SHARE * getHeapStatistics().heap_size_limit,
    pressureHandler: async (request, _reply, what) => {
      const isTooMuch = what !== 'eventLoopDelay' || underWay() >= ENOUGH_TO_BE_LATE;
      if (watched && isTooMuch && mayBeShed(request)) {
        throw overloaded();
      }
    },
  });
}

/**
 * Counted once they have arrived whole and it is known who calls: nobody takes up the places of others by sending slowly. Gives how
 * many are under way.
 */
function limitUnderWay(app: FastifyInstance, most: number): () => number {
  let underWay = 0;
  app.addHook('preValidation', async (request, reply) => {
    if (!mayBeShed(request)) {
      return;
    }
    if (underWay >= most) {
      throw overloaded();
    }
    underWay += 1;
    // Also where whoever asked has gone away meanwhile.
    reply.raw.once('close', () => (underWay -= 1));
  });
  return () => underWay;
}

function mayBeShed({ routeOptions }: FastifyRequest): boolean {
  return !ALWAYS_ANSWERED.has(routeOptions.url ?? '');
}
