import createClient, { type Client } from 'openapi-fetch';
import { type Patience, sendPatiently } from './patience.ts';
import type { components, paths } from './schema.d.ts';

export type { components, operations, paths } from './schema.d.ts';

/** Every operation of the interface, typed by its path: parameters, bodies, answers and problems. */
export type RecallClient = Client<paths>;

/** What the interface answers when it refuses: problem details of RFC 9457, with the members of the HMPPS house style. */
export type Problem = components['schemas']['Problem'];

/** Where the service is, and how the caller is known to it. */
export interface RecallClientOptions extends Partial<Patience> {
  /** Address of the service without a path, such as `https://recall.example`. */
  readonly baseUrl: string;
  /** Gives a bearer token of the identity provider; asked before each request, so that a token that ran out can be renewed. */
  readonly token: () => string | Promise<string>;
  /** One id for each action of a user, found again in the audit trail; made by the service when left out. */
  readonly correlationId?: () => string;
  /** In place of the runtime's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a client. Every POST carries an `Idempotency-Key`, a new one unless the caller gave one, so that what is sent again after a broken
 * connection or an overloaded answer is done once.
 */
export function createRecallClient({
  baseUrl,
  token,
  correlationId,
  fetch: send = fetch,
  attempts = 3,
  longestPauseMs = 30_000,
}: RecallClientOptions): RecallClient {
  const client = createClient<paths>({
    baseUrl,
    fetch: (request) => sendPatiently(send, request, { attempts, longestPauseMs }),
  });
  client.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await token()}`);
      if (correlationId !== undefined) {
        request.headers.set('X-Correlation-Id', correlationId());
      }
      if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      }
      return request;
    },
  });
  return client;
}

/** A request that was refused. `problem` says which field and what to do; it is absent where something between answered instead. */
export class RecallRefusal extends Error {
  override readonly name = 'RecallRefusal';
  readonly status: number;
  readonly problem: Problem | undefined;
  /** To be named when asking the operators about it. */
  readonly correlationId: string | undefined;

  constructor(response: Response, error: unknown) {
    const problem = isProblem(error) ? error : undefined;
    super(problem?.detail ?? `the service answered ${response.status}`);
    this.status = response.status;
    this.problem = problem;
    this.correlationId = response.headers.get('X-Correlation-Id') ?? undefined;
  }
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'errorCode' in error && 'detail' in error;
}

/**
 * The answer alone, for callers to whom a refusal is an exception.
 *
 * @throws {RecallRefusal} when the request was refused.
 */
export async function answerOf<T>(
  asked: Promise<{ readonly data?: T; readonly error?: unknown; readonly response: Response }>,
): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined) {
    throw new RecallRefusal(response, error);
  }
  return data;
}

/** The items of every page of a list, in order. `read` asks for one page, the first without a cursor. */
export async function* itemsOf<T>(
  read: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next?: string }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}
