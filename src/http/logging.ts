import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { logOutput } from './log-output.ts';

/** One for the whole process, which has one standard output. */
let standardOutput: ReturnType<typeof logOutput> | undefined;

/**
 * The log holds route patterns, statuses, durations and correlation ids. It never holds an address, a query, a body, a
 * header or a person: the serialisers below drop them wherever they come from, plug-ins included.
 *
 * @param fields What each line says besides, asked for when it is written: the trace that it belongs to.
 */
export function createLog(
  level: string,
  destination?: { write(line: string): void },
  fields?: () => object,
): Logger {
  const options = {
    level,
    ...(fields === undefined ? {} : { mixin: fields }),
    base: { service: 'recall-decision-support' },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
  };
  return pino(options, destination ?? ownOutput());
}

function ownOutput() {
  standardOutput ??= logOutput(1);
  return standardOutput;
}

/**
 * What of an error may be logged: its name, its code and where it came from. Its message may repeat what was sent, and so
 * may the first lines of its stack.
 */
export function describeError(error: unknown): object {
  const { name, message, stack, cause } = shapeOf(error);
  const code = errorCode(error);
  // The message stands at the head of the stack, and may have lines of its own that look like places.
  const places =
    typeof stack === 'string' && typeof message === 'string' ? stack.replace(message, () => '') : '';
  const frames = places
    .split('\n')
    .filter((line) => /^ +at .*(?::\d+:\d+|<anonymous>|native)\)?$/.test(line));
  return {
    name: typeof name === 'string' ? name : typeof error,
    ...(code === undefined ? {} : { code }),
    at: frames.map((frame) => frame.trim()),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

/** The code of an error where it has one: a system error, an SQLSTATE or an error of the framework. */
export function errorCode(error: unknown): string | undefined {
  const { code } = shapeOf(error);
  return typeof code === 'string' ? code : undefined;
}

/** Errors are read by shape: one from another realm, as under the test runner, is no instance of `Error` here. */
function shapeOf(error: unknown): {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  stack?: unknown;
  cause?: unknown;
} {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Logs each request once, when it has been answered. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        route: request.routeOptions.url ?? 'unmatched',
        method: request.method,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 1_000) / 1_000,
      },
      'request answered',
    );
  });
}
