import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An event as a receiver got it. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What was answered. */
  readonly status: number;
}

/** A receiver of webhooks on this machine. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How many events were being received at the same time at most. */
  readonly atOnce: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a receiver; `answer` gives the status for an event, or never comes. */
export async function startReceiver(
  answer: (body: string) => number | Promise<number> = () => 204,
): Promise<Receiver> {
  const received: Received[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const take = async () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const status = await answer(body);
      received.push({ headers: request.headers, body, status });
      open -= 1;
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    };
    request.on('end', () => void take());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/events`,
    received,
    atOnce: () => most,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
