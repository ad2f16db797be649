import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isCrowded, isOutcomeUnknown, isUnavailable } from '../application/failures.ts';
import { DomainFailure } from '../application/services.ts';
import { BODY_LIMIT } from './body.ts';
import { HEADER_LIMIT } from './limits.ts';
import { errorCode } from './logging.ts';
import { HttpProblem, malformed, notFound, overloaded, problemDocument, problemOf } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';
import { BARE_ANSWER } from './security-headers.ts';

const MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Answers every failure of a request with a problem document. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => answerFailure(error, request, reply));
  // Refused before anything of a body is read; the handler itself is not reached.
  app.addHook('onRequest', async (request) => (request.is404 ? refuseAddress() : undefined));
  app.setNotFoundHandler(refuseAddress);
}

async function refuseAddress(): Promise<never> {
  throw new HttpProblem('route-not-found', {
    detail: 'no route has this address; `/openapi.json` lists those there are',
  });
}

/**
 * Answers a request that the framework refuses before it has a route, so that no hook has run.
 *
 * @param count Counts it; what it throws is answered instead.
 */
export async function answerWithoutRoute(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  count: CountRequest,
): Promise<void> {
  let refused = error;
  try {
    await count(request, reply);
  } catch (tooMany) {
    refused = tooMany;
  }
  answerFailure(refused, request, reply.headers({ ...BARE_ANSWER }));
}

/** Answers a request that failed. A failure of ours is logged, and nothing of it is told. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.routeOptions.bodyLimit);
  // Of what is shed there is much, and each has its line in the log of requests: more would make the load worse.
  if (problem.status >= 500 && problem.code !== 'overloaded') {
    request.log.error({ err: error, route: request.routeOptions.url ?? 'unmatched' }, 'request failed');
  }
  return sendProblem(reply, request.id, problem);
}

function sendProblem(reply: FastifyReply, correlationId: string, problem: HttpProblem): FastifyReply {
  return reply
    .status(problem.status)
    .headers({ ...problem.headers, 'X-Correlation-Id': correlationId })
    .type(MEDIA_TYPE)
    .send(JSON.stringify(problemDocument(problem, correlationId)));
}

/** The problem for whatever was thrown, by a route that takes bodies of so many bytes. */
export function toProblem(error: unknown, bodyLimit = BODY_LIMIT): HttpProblem {
  if (error instanceof HttpProblem) {
    return error;
  }
  if (error instanceof DomainFailure) {
    return problemOf(error.error);
  }
  const code = errorCode(error);
  const known = code === undefined ? undefined : FRAMEWORK_PROBLEMS.get(code);
  if (known !== undefined) {
    return known(bodyLimit);
  }
  if (isOutcomeUnknown(error)) {
    return new HttpProblem('outcome-unknown', {
      detail:
        'the connection to the database was lost while the act was being recorded; send the same request again with the same `Idempotency-Key`, which does it once; without a key, look first whether it was recorded',
      headers: { 'Retry-After': '5' },
    });
  }
  if (isCrowded(error)) {
    return overloaded();
  }
  if (isUnavailable(error)) {
    return new HttpProblem('unavailable', {
      detail:
        'the database cannot be reached, or cannot record, at present; nothing was recorded unless an answer said so; try again',
      headers: { 'Retry-After': '5' },
    });
  }
  return new HttpProblem('internal-error', {
    detail: 'the service failed; quote the correlation id in `instance` when reporting it',
  });
}

/** What Fastify itself refuses, by its error codes. */
const FRAMEWORK_PROBLEMS: ReadonlyMap<string, (bodyLimit: number) => HttpProblem> = new Map([
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    () =>
      new HttpProblem('unsupported-media-type', {
        detail: 'send the body as JSON, with `Content-Type: application/json`',
      }),
  ],
  [
    'FST_ERR_CTP_BODY_TOO_LARGE',
    (bodyLimit: number) =>
      new HttpProblem('payload-too-large', { detail: `send at most ${bodyLimit} bytes in one body` }),
  ],
  [
    'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
    () =>
      malformed([
        {
          field: 'Content-Length',
          problem: 'is not the length of the body',
          remedy: 'send the length of the body in bytes, or leave the header out',
        },
      ]),
  ],
  [
    'FST_ERR_BAD_URL',
    () => malformed([{ field: 'path', problem: 'is not well formed', remedy: 'encode `%` as `%25`' }]),
  ],
  // An id longer than any of ours is an id that nothing has.
  ['FST_ERR_MAX_PARAM_LENGTH', () => notFound('record')],
]);

/**
 * Answers what is not HTTP well enough to become a request (RFC 9112, section 2.2). Written to the socket itself, for
 * there is no reply; what was received is neither repeated nor logged.
 */
export function answerBrokenConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = brokenBy(error);
  const correlationId = randomUUID();
  const body = JSON.stringify(problemDocument(problem, correlationId));
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      `Content-Type: ${MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Correlation-Id: ${correlationId}`,
      ...Object.entries(BARE_ANSWER).map(([name, value]) => `${name}: ${value}`),
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function brokenBy({ code }: NodeJS.ErrnoException): HttpProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new HttpProblem('header-fields-too-large', {
        detail: `send at most ${HEADER_LIMIT} bytes of header`,
      });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpProblem('request-timeout', { detail: 'send the whole request without a pause' });
    default:
      return malformed([{ field: '', problem: 'is not an HTTP request', remedy: 'send HTTP/1.1' }]);
  }
}
