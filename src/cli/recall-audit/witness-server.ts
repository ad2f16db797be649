import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type CommandIo, messageOf } from './command.ts';
import { WitnessFault } from './witness-state.ts';

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
}

/** What the witness does when it is asked. */
export interface WitnessRoutes {
  readonly about: () => Answer;
  /** Called for one request at a time, in the order in which they came in. */
  readonly addCheckpoint: (body: Buffer) => Promise<Answer>;
}

/** Where the witness listens; port 0 takes a free one. */
export interface WitnessAddress {
  readonly host: string;
  readonly port: number;
}

/** A sentence for whoever asked. */
export function plain(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

const BODY_LIMIT = 1024 * 1024;
/** A body has this long to come in, and an answer at the end this long to go out. */
const REQUEST_MS = 30_000;
const CLOSE_MS = 5_000;

/**
 * Serves C2SP `tlog-witness` until SIGTERM, SIGINT or `stop`. The address is taken before `open` is called, so that a witness which
 * cannot listen leaves nothing behind; requests wait until it is done.
 *
 * @throws {WitnessFault} what a route found the witness must not go on for, once everybody is answered.
 */
export async function serveWitness(
  { host, port }: WitnessAddress,
  io: CommandIo & { readonly stop?: AbortSignal },
  open: () => Promise<WitnessRoutes>,
): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const stop = () => ended.resolve();
  const opened = Promise.withResolvers<WitnessRoutes>();
  // Either may fail while nobody waits for it: without a request, or before the memory is open.
  opened.promise.catch(() => undefined);
  ended.promise.catch(() => undefined);
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    opened.promise
      .then((routes) => answer(request, routes))
      .catch((error: unknown) => {
        if (error instanceof WitnessFault) {
          ended.reject(error);
        } else {
          io.err(`${messageOf(error)}\n`);
        }
        return plain(500, 'this witness could not keep the checkpoint and did not cosign it');
      })
      .then((given) => send(response, given))
      .catch(ended.reject);
  });
  process.on('SIGTERM', stop).on('SIGINT', stop);
  io.stop?.addEventListener('abort', stop);
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.on('error', ended.reject);
    const { about, addCheckpoint } = await open().catch((error: unknown) => {
      opened.reject(error);
      throw error;
    });
    opened.resolve({ about, addCheckpoint: oneAtATime(addCheckpoint) });
    io.out(`witness listening on ${addressOf(server)}\n`);
    if (io.stop?.aborted === true) {
      stop();
    }
    await ended.promise;
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    io.stop?.removeEventListener('abort', stop);
    await close(server);
  }
}

async function close(server: Server): Promise<void> {
  if (!server.listening) {
    return;
  }
  const giveUp = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  const closed = once(server, 'close');
  server.close();
  await closed;
  clearTimeout(giveUp);
}

async function answer(request: IncomingMessage, { about, addCheckpoint }: WitnessRoutes): Promise<Answer> {
  const { method, url } = request;
  if (url === '/') {
    return method === 'GET' ? about() : plain(405, 'GET is what this address takes');
  }
  if (url !== '/add-checkpoint') {
    return plain(404, 'this witness answers GET / and POST /add-checkpoint');
  }
  if (method !== 'POST') {
    return plain(405, 'POST is what this address takes');
  }
  const body = await bodyOf(request);
  return body === undefined
    ? plain(413, `a request to cosign has at most ${BODY_LIMIT} bytes`)
    : addCheckpoint(body);
}

/** The whole body, or `undefined` where it is too long: then it is read on but not kept, so that the refusal arrives. */
async function bodyOf(request: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= BODY_LIMIT) {
      chunks.push(chunk);
    }
  }
  return length <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  // After a fault the witness stops: nobody should keep a connection to it.
  const connection = status === 500 ? { connection: 'close' } : {};
  const allow = status === 405 ? { allow: body.slice(0, body.indexOf(' ')) } : {};
  response.writeHead(status, { 'content-type': type, ...connection, ...allow }).end(body);
}

function oneAtATime(decideOn: WitnessRoutes['addCheckpoint']): WitnessRoutes['addCheckpoint'] {
  let last: Promise<unknown> = Promise.resolve();
  return (body) => {
    const turn = last.then(() => decideOn(body));
    last = turn.catch(() => undefined);
    return turn;
  };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    return String(address);
  }
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}
