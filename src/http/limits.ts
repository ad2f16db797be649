import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { HttpProblem, malformed } from './problems.ts';

/** Largest header of a request, in bytes, its first line included. */
export const HEADER_LIMIT = 16_384;
/** Most header fields of a request: several times what a client behind two proxies sends. */
const FIELDS_LIMIT = 100;
/** Longest address, in characters: RFC 9110, section 4.1, asks for 8,000 at least. */
export const URL_LIMIT = 8_000;
/** Most parameters of a query: several times those of the longest list. */
const PARAMETERS_LIMIT = 50;

/** How long a client may take, in milliseconds. */
export interface Timeouts {
  /** For the header of a request, from the first byte or from the opening of the connection. */
  readonly headersMs: number;
  /** For the whole request with its body. */
  readonly requestMs: number;
  /** For the next request on a connection that is kept open. */
  readonly keepAliveMs: number;
  /** Without a byte either way, whatever is under way. */
  readonly idleMs: number;
  /** Between two looks for requests that are out of time. */
  readonly checkMs: number;
}

/** Kept open for longer than a load balancer commonly keeps its side, so that it is not the service that closes first. */
export const TIMEOUTS: Timeouts = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 72_000,
  idleMs: 120_000,
  checkMs: 2_000,
};

/** What of the server's options says how much of a request is read, and for how long. */
export function serverLimits({ headersMs, requestMs, keepAliveMs, idleMs, checkMs }: Timeouts) {
  return {
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionTimeout: idleMs,
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
  };
}

/** Refuses requests whose address or header is out of all measure, before anything else is done with them. */
export function limitRequests(app: FastifyInstance): void {
  // Without this, Node drops the fields after the two thousandth in silence; their number is limited below.
  app.server.maxHeadersCount = 0;
  app.addHook('onRequest', async ({ raw }) => {
    const excess = excessOf(raw);
    if (excess !== undefined) {
      throw excess;
    }
  });
}

/** What is out of all measure in a request; undefined where nothing is. */
export function excessOf({ url = '', rawHeaders }: IncomingMessage): HttpProblem | undefined {
  if (url.length > URL_LIMIT) {
    return new HttpProblem('uri-too-long', { detail: `send an address of at most ${URL_LIMIT} characters` });
  }
  if (rawHeaders.length > 2 * FIELDS_LIMIT) {
    return new HttpProblem('header-fields-too-large', {
      detail: `send at most ${FIELDS_LIMIT} header fields`,
    });
  }
  if (parametersIn(url) > PARAMETERS_LIMIT) {
    return malformed([
      {
        field: '?',
        problem: `has more than ${PARAMETERS_LIMIT} parameters`,
        remedy: 'send each parameter once, and only those of the route',
      },
    ]);
  }
  return undefined;
}

/** Parameters that the query of an address has, counted without reading them. */
function parametersIn(url: string): number {
  const query = url.indexOf('?');
  if (query === -1) {
    return 0;
  }
  let parameters = 1;
  for (let at = url.indexOf('&', query); at !== -1; at = url.indexOf('&', at + 1)) {
    parameters += 1;
  }
  return parameters;
}
