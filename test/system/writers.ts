import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { Type } from 'typebox';
import { PERMISSIONS } from '../../src/application/services.ts';
import { verifyChain } from '../../src/audit/index.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { aPrincipal } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import type { TestServer } from '../support/database.ts';

/** Many writers at once on the app over a real database, and what the database then holds. */

/** An answer as the bytes that came. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly etag: number | undefined;
}

/** A request of one writer. */
export interface Sent {
  readonly method: 'GET' | Change['method'];
  readonly url: string;
  readonly body?: unknown;
  readonly ifMatch?: number;
  readonly key?: string;
  /** Name of whoever sends it, in place of somebody who does nothing else in the test. */
  readonly as?: string;
}

/** An entry of a chain with what was recorded. */
export interface Kept {
  readonly act: string;
  readonly about: readonly { readonly kind: string; readonly id: string; readonly version?: number }[];
  readonly content: string;
}

export interface World {
  readonly app: RealApp['app'];
  /** How many write at once. */
  readonly writers: number;
  readonly send: (sent: Sent) => Promise<Reply>;
  /** Sends something that has to succeed, and gives its id. */
  readonly make: (sent: Sent) => Promise<string>;
  /** The chain of a case, oldest first; throws where it does not verify. */
  readonly chain: (licenceId: string) => Promise<readonly Kept[]>;
  /** The entries that are in no chain. */
  readonly outside: () => Promise<readonly Kept[]>;
  readonly close: () => Promise<void>;
}

/** A case made for one operation, and the request on it. */
export interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  /** Who sends it: another person for each writer when left out. */
  readonly as?: (number: number) => string;
  /** The body, with the mark of whoever sends it somewhere in it. */
  readonly body: (mark: string) => unknown;
  /** The case whose chain tells it; left out for a licence, which has its own, and for what is in the chain of no case. */
  readonly licenceId?: string;
  readonly inNoChain?: true;
}

/** A change of something that has versions. */
export interface VersionedChange extends Change {
  /** What has the versions, where it is of no case: its entries are in no chain. */
  readonly id?: string;
  /** Where the thing is read. */
  readonly at: string;
  /** The version that it is at now, as a reader learns it. */
  readonly current: () => Promise<number>;
  /** How many at most make it one after the other, where fewer than all do. */
  readonly most?: number;
}

/** Makes what a request needs, and the request. */
export type Prepare<C extends Change> = (world: World) => Promise<C>;

/** How the names of people begin who see no case that is for named people only. */
export const OUTSIDER = 'outsider-';

const readEntry = reader(
  Type.Object({
    act: Type.String(),
    about: Type.Array(
      Type.Object({ kind: Type.String(), id: Type.String(), version: Type.Optional(Type.Integer()) }),
    ),
  }),
);
const readId = reader(Type.Object({ id: Type.String() }));

/** Every token is the name of a person of its own with every permission, but for outsiders. */
export async function openWorld(server: TestServer, writers: number): Promise<World> {
  const real = await buildRealApp(server, {
    work: false,
    databasePoolSize: 8,
    authenticate: async (token) =>
      aPrincipal({
        subject: token,
        permissions: PERMISSIONS.filter(
          (permission) => !(token.startsWith(OUTSIDER) && permission === 'limited-access:office'),
        ),
      }),
  });
  const owner = new Pool({ connectionString: real.ownerUrl, max: 2 });

  const send = async ({ method, url, body, ifMatch, key, as = 'somebody' }: Sent): Promise<Reply> => {
    const response = await real.app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${as}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const tag = /^"(\d+)"$/.exec(response.headers.etag ?? '')?.[1];
    return {
      status: response.statusCode,
      text: response.body,
      etag: tag === undefined ? undefined : Number(tag),
    };
  };

  return {
    app: real.app,
    writers,
    send,
    make: async (sent) => {
      const { status, text } = await send({ key: randomUUID(), ...sent });
      if (status !== 200 && status !== 201) throw new Error(`${sent.url} answered ${status}: ${text}`);
      return readId(JSON.parse(text)).id;
    },
    chain: async (licenceId) => {
      const { rows } = await owner.query<{ bytes: Buffer; hash: Buffer; content: Buffer | null }>(
        `select e.bytes, e.hash, c.bytes as content from audit_entries e left join contents c on c.entry_id = e.id
          where e.licence_id = $1 order by e.chain_index`,
        [licenceId],
      );
      const { rows: heads } = await owner.query<{ chain_length: string; chain_hash: Buffer }>(
        'select chain_length, chain_hash from cases where id = $1',
        [licenceId],
      );
      const [head] = heads;
      if (head === undefined) throw new Error('there is no such case');
      const faults = verifyChain(
        rows.map(({ bytes, hash }) => ({ bytes, hash: hash.toString('hex') })),
        { length: Number(head.chain_length), hash: head.chain_hash.toString('hex') },
      );
      if (faults.length > 0) throw new Error(`the chain does not verify: ${JSON.stringify(faults)}`);
      return rows.map(({ bytes, content }) => ({
        ...readEntry(JSON.parse(bytes.toString('utf8'))),
        content: content?.toString('utf8') ?? '',
      }));
    },
    outside: async () => {
      const { rows } = await owner.query<{ bytes: Buffer; content: Buffer | null }>(
        `select e.bytes, c.bytes as content from audit_entries e left join contents c on c.entry_id = e.id
          where e.licence_id is null`,
      );
      return rows.map(({ bytes, content }) => ({
        ...readEntry(JSON.parse(bytes.toString('utf8'))),
        content: content?.toString('utf8') ?? '',
      }));
    },
    close: async () => {
      await owner.end();
      await real.close();
    },
  };
}

/** As many at once as the world has writers; each is told its number. */
export function allAtOnce<T>(
  { writers }: Pick<World, 'writers'>,
  write: (number: number) => Promise<T>,
): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: writers }, (_, number) => write(number)));
}

/**
 * Sends a request with a key until its answer is there: again while another with the key is running, and when the service was too
 * busy to begin. With the key it is done once, however often it is sent.
 */
export async function sendUntilAnswered(
  { send }: World,
  sent: Sent & { readonly key: string },
): Promise<Reply> {
  for (;;) {
    const reply = await send(sent);
    const [outcome = ''] = Object.keys(countReplies([reply]));
    if (outcome !== '409 idempotency-key-in-use' && outcome !== '503 unavailable') return reply;
    await delay(20 + Math.random() * 60);
  }
}

/** The version that something is at now, as the refusal of a change for an earlier one says. */
export function versionTold({ status, text }: Reply): number {
  const told = /If-Match: \\"(\d+)\\"/.exec(text)?.[1];
  if (status !== 412 || told === undefined) throw new Error(`no version is told: ${text}`);
  return Number(told);
}

/** The mark that a writer leaves in what it writes. */
export const markOf = (number: number | string): string => `writer-${number}-was-here`;

/** The marks in a text, each once, in their order. */
export function marksIn(text: string): readonly string[] {
  return [...new Set(text.match(/writer-\w+-was-here/g) ?? [])];
}

/** How often each status was answered, with the code of the problem. */
export function countReplies(replies: readonly Reply[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status, text } of replies) {
    const code = /"errorCode":"([a-z-]+)"/.exec(text)?.[1];
    const name = code === undefined ? String(status) : `${status} ${code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
