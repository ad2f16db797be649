import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { SendEvent } from '../application/webhooks/delivery.ts';

/**
 * What the service hands over to be traced. It knows nothing of how: without tracing there is no such object, and nothing of the
 * libraries behind it is loaded.
 */
export interface Tracing {
  /** Makes a span of each request of an app. Called before the app has a hook, a plug-in or a route. */
  readonly traceRequests: (app: FastifyInstance) => void;
  /** What a line of the log says of the trace it was written in: `trace_id` and `span_id`, or nothing outside one. */
  readonly logFields: () => object;
  /** Makes a span of each event that is sent, and tells its receiver of it (W3C Trace Context, `traceparent`). */
  readonly traceSending: (send: SendEvent) => SendEvent;
  /** Says in this log when spans cannot be sent, and when they can again. */
  readonly reportTo: (log: Pick<FastifyBaseLogger, 'info' | 'warn'>) => void;
  /** Sends on what is not sent yet, for a short while at most. Never fails. */
  readonly stop: () => Promise<void>;
}
