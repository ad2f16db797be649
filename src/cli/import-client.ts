import { setTimeout as wait } from 'node:timers/promises';
import { Type } from 'typebox';
import { errorCode } from '../http/logging.ts';
import { reader } from './demo-example.ts';
import { ImportError } from './import-progress.ts';

/** What the import needs of the world. */
export interface ImportWorld {
  readonly fetch: typeof fetch;
  /** The bearer token; asked for again where the one that was given is no longer taken. */
  readonly readToken: () => Promise<string>;
  /** Waits so many milliseconds; ends early, with a failure, once the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since some beginning, for the rate. */
  readonly now: () => number;
  /** A line for whoever looks on. */
  readonly tell: (line: string) => void;
}

/** The world as it is. */
export const WORLD: Pick<ImportWorld, 'fetch' | 'sleep' | 'now'> = {
  fetch: (...request) => fetch(...request),
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
  now: () => performance.now(),
};

/** A request of the import. */
export interface ImportRequest {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the service answered: what was asked for, or a problem that lies with what was sent. */
export type ImportAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: string; readonly errors: readonly ImportFault[] };

export interface ImportFault {
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

export type Send = (request: ImportRequest) => Promise<ImportAnswer>;

/** How often a request is sent again that reached nobody, and the first pause before that; each later one is twice as long. */
const TRIES = 6;
const FIRST_PAUSE_MS = 500;
const REQUEST_MS = 120_000;

const readProblem = reader(
  Type.Object({
    errorCode: Type.String(),
    detail: Type.String(),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), problem: Type.String(), remedy: Type.String() })),
    ),
  }),
);

/**
 * Sends requests to a service. One that the service has no time for is sent again when it says so, however often; one that reaches
 * nobody, a few times.
 *
 * @throws {ImportError} from what it gives back, where the service cannot be reached, fails, or does not let the caller do this.
 */
export function sender(url: string, world: ImportWorld, signal: AbortSignal): Send {
  let token: string | undefined;
  const attempt = async ({ method, path, body, headers }: ImportRequest): Promise<Response> => {
    token ??= await world.readToken();
    return world.fetch(`${url}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]),
    });
  };
  return async (request) => {
    let failures = 0;
    let refusals = 0;
    for (;;) {
      let response: Response;
      let answer: unknown;
      try {
        response = await attempt(request);
        answer = await response.json();
      } catch (error) {
        signal.throwIfAborted();
        failures += 1;
        const why = `the service at ${url} did not answer (${nameOf(error)})`;
        if (failures >= TRIES) {
          throw new ImportError(`${why}: see that it runs, and start the import again`);
        }
        const pause = FIRST_PAUSE_MS * 2 ** (failures - 1);
        world.tell(`${why}: trying again in ${pause / 1_000} s`);
        await world.sleep(pause, signal);
        continue;
      }
      if (response.ok) {
        return { ok: true, body: answer };
      }
      const { errorCode: code, detail, errors } = problemOf(response, answer);
      const pause = pauseOf(response);
      if (pause !== undefined) {
        world.tell(`the service asks to wait ${pause / 1_000} s (${code})`);
        await world.sleep(pause, signal);
        continue;
      }
      if (response.status === 401 && refusals === 0) {
        // It may have run out meanwhile, and been renewed in the file.
        refusals += 1;
        token = undefined;
        continue;
      }
      if (STOPPING.has(response.status) || response.status >= 500 || code === 'route-not-found') {
        throw new ImportError(
          `the service refuses to go on (${response.status} ${code}, ${requestOf(response)}): ${detail}`,
        );
      }
      return { ok: false, code, errors: errors ?? [{ field: '', problem: code, remedy: detail }] };
    }
  };
}

/** What any line would be answered with. */
const STOPPING: ReadonlySet<number> = new Set([401, 403, 405]);
/** Longest pause that a timer can keep, in milliseconds; a longer one would end at once. */
const LONGEST_PAUSE_MS = 2_147_483_647;
/** How long a service that has no time and names none is left alone, in milliseconds. */
const PAUSE_MS = 5_000;
const SHORTEST_PAUSE_MS = 100;

/** Milliseconds after which the same request may come again (RFC 9110, section 10.2.3); undefined for another answer. */
function pauseOf({ status, headers }: Response): number | undefined {
  const field = headers.get('retry-after');
  if (status !== 429 && status !== 503 && (status !== 409 || field === null)) {
    return undefined;
  }
  const named = field === null ? Number.NaN : Number(field) * 1_000;
  const until = field === null ? Number.NaN : Date.parse(field) - Date.now();
  const pause = [named, until, PAUSE_MS].find((ms) => !Number.isNaN(ms)) ?? PAUSE_MS;
  return Math.min(Math.max(pause, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
}

function problemOf(response: Response, answer: unknown): ReturnType<typeof readProblem> {
  try {
    return readProblem(answer);
  } catch {
    throw new ImportError(
      `what answers is not the service (${response.status}, ${requestOf(response)}): check \`--url\``,
    );
  }
}

/** By which whoever runs the service finds a request in its log. */
function requestOf({ headers }: Response): string {
  const id = headers.get('x-correlation-id');
  return id === null ? 'without a correlation id' : `correlation id ${id}`;
}

/** What went wrong, by its code where it has one: what failed in the network is the cause of what `fetch` says. */
function nameOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return errorCode(cause) ?? errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
}
