import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What happens to the connection on which COMMIT is sent: it is reset before the server has it, or once the server has answered it;
 * or the other end vanishes before it has it, without a word.
 */
export type CommitFault = 'reset-before' | 'reset-after' | 'vanish-before';

/**
 * Stands between the service and a PostgreSQL server, and fails as networks and servers do. It changes no bytes: they pass, or they
 * do not.
 */
export interface FaultyProxy {
  /** The same database by way of the proxy. */
  readonly through: (url: string) => string;
  /** As a server that was stopped: every connection is reset, and new ones are refused. */
  readonly refuse: () => Promise<void>;
  /** As a server that was started again at the same address. */
  readonly accept: () => Promise<void>;
  /** As a peer that vanished without a word: connections stay open, those made from now on too, and nothing passes either way. */
  readonly vanish: () => void;
  /** Another peer answers new connections. Those that were open stay as they are. */
  readonly replace: () => void;
  /** Gives one fault to the next COMMIT. */
  readonly failCommit: (fault: CommitFault) => void;
  readonly close: () => Promise<void>;
}

/** Bytes of a COMMIT as the driver sends it, in a simple query or as a statement to parse. */
const COMMIT = Buffer.from('commit\0');

function pause(pair: readonly [Socket, Socket]): void {
  for (const socket of pair) {
    socket.pause();
  }
}

/** Starts a proxy on a free port of this machine. It leads to the server of the address that was last asked the way for. */
export async function startFaultyProxy(): Promise<FaultyProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let target = { host: '127.0.0.1', port: 0 };
  let vanished = false;
  let fault: CommitFault | undefined;
  const reset = (pair: readonly [Socket, Socket]) => {
    pairs.delete(pair);
    for (const socket of pair) {
      socket.resetAndDestroy();
    }
  };

  const server: Server = createServer((near) => {
    const far = connect({ ...target, noDelay: true });
    near.setNoDelay(true);
    const pair = [near, far] as const;
    let isCommitting = false;
    pairs.add(pair);
    near.on('data', (bytes) => {
      const here = fault !== undefined && bytes.includes(COMMIT) ? fault : undefined;
      switch (here) {
        case 'reset-before':
          fault = undefined;
          reset(pair);
          return;
        case 'vanish-before':
          fault = undefined;
          pause(pair);
          return;
        case 'reset-after':
          fault = undefined;
          isCommitting = true;
          break;
        case undefined:
          break;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (isCommitting) {
        reset(pair);
      } else {
        near.write(bytes);
      }
    });
    for (const socket of pair) {
      socket.on('error', () => reset(pair));
      socket.on('close', () => reset(pair));
    }
    if (vanished) {
      pause(pair);
    }
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const port = portOf(server);

  const refuse = async () => {
    if (server.listening) {
      const closed = once(server, 'close');
      server.close();
      for (const pair of pairs) {
        reset(pair);
      }
      await closed;
    }
  };
  return {
    through: (url) => {
      const address = new URL(url);
      target = { host: address.hostname, port: Number(address.port) };
      address.hostname = '127.0.0.1';
      address.port = String(port);
      return address.href;
    },
    refuse,
    accept: () => listen(port),
    vanish: () => {
      vanished = true;
      for (const pair of pairs) {
        pause(pair);
      }
    },
    replace: () => {
      vanished = false;
    },
    failCommit: (what) => {
      fault = what;
    },
    close: refuse,
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the proxy does not listen on a port');
  }
  return address.port;
}
