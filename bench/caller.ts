import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { openDevelopmentIssuer, type TokenRequest } from '../src/http/identity/development.ts';

/** A request of somebody. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly token: string;
}

/** What came back, and how long it took to the last byte. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

/** Sends requests to one service over connections that are kept open. */
export interface Caller {
  readonly send: (call: Call) => Promise<Reply>;
  /** As `send`, and throws unless it is answered with 200, 201 or 202. */
  readonly ask: (call: Call) => Promise<Reply>;
  /** The body as it comes, piece by piece: memory stays flat however long it is. */
  readonly stream: (call: Call) => Promise<IncomingMessage>;
  readonly close: () => void;
}

/** How long an answer may take, in milliseconds: a request without one is a fault and no slow one. */
const LONGEST_MS = 600_000;

/** Opens it. */
export function callerOf(url: string): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const stream: Caller['stream'] = ({ method, path, body, token }) =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${url}${path}`,
        {
          agent,
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
          },
          timeout: LONGEST_MS,
        },
        resolve,
      );
      sent.on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const send: Caller['send'] = async (call) => {
    const from = performance.now();
    const message = await stream(call);
    const chunks: Buffer[] = [];
    for await (const chunk of message) {
      chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    }
    return {
      status: message.statusCode ?? 0,
      text: Buffer.concat(chunks).toString('utf8'),
      ms: performance.now() - from,
    };
  };
  return {
    send,
    ask: async (call) => {
      const reply = await send(call);
      if (![200, 201, 202].includes(reply.status)) {
        throw new Error(`${call.method} ${call.path} answered ${reply.status}: ${reply.text.slice(0, 500)}`);
      }
      return reply;
    },
    stream,
    close: () => agent.destroy(),
  };
}

/** Makes tokens of the development issuer of a data folder, valid for `hours`. */
export async function tokensOf(
  dataDir: string,
  hours = 12,
): Promise<
  (who: Pick<TokenRequest, 'roles' | 'areas'> & Partial<Pick<TokenRequest, 'kind'>>) => Promise<string>
> {
  const { sign } = await openDevelopmentIssuer(dataDir);
  return ({ roles, areas, kind = 'person' }) =>
    sign({ roles, areas, kind, subject: `example-${roles.join('-')}`, hours }, 'areas');
}
