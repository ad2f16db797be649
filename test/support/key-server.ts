import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';

/** A server of public keys on loopback, as an identity provider has one. */
export interface KeyServer {
  readonly url: string;
  /** How often it was asked. */
  readonly asked: () => number;
  /** What it answers with from now on. */
  readonly answer: (body: unknown, status?: number) => void;
  /** It answers from now on with a body that never ends. */
  readonly answerWithoutEnd: () => void;
  /** Resolves once whoever asked has let go of an answer that had not ended. */
  readonly letGo: () => Promise<void>;
  /** Nothing answers there from now on. */
  readonly stop: () => Promise<void>;
}

function* spaces() {
  for (;;) {
    yield ' '.repeat(65_536);
  }
}

/** Starts one that answers with a set of keys. */
export async function startKeyServer(first: unknown): Promise<KeyServer> {
  let body = JSON.stringify(first);
  let status = 200;
  let asked = 0;
  let endless = false;
  const { promise: letGo, resolve: hearLetGo } = Promise.withResolvers<void>();
  const server: Server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(status, { 'content-type': 'application/json', location: '/' });
    if (!endless) {
      response.end(body);
      return;
    }
    response.on('close', hearLetGo);
    Readable.from(spaces()).pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/keys`,
    asked: () => asked,
    answer: (next, nextStatus = 200) => {
      body = typeof next === 'string' ? next : JSON.stringify(next);
      status = nextStatus;
    },
    answerWithoutEnd: () => {
      endless = true;
    },
    letGo: () => letGo,
    stop: async () => {
      if (server.listening) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
