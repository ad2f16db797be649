import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect as openSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { type Answered, buildTestApp, type TestApp } from '../builders/app.ts';
import { fakeServices } from '../builders/fake-services.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { buildRealApp } from '../builders/real-app.ts';
import { tokenFor } from '../builders/tokens.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';

jest.setTimeout(180_000);

const readId = reader(Type.Object({ id: Type.String() }));
const readProblem = reader(Problem);
const readHealth = reader(
  Type.Object({ status: Type.String(), components: Type.Record(Type.String(), Type.Unknown()) }),
);
/** What happens to the service itself is the same whatever server its database has. */
const [server] = SERVERS;
if (server === undefined) {
  throw new Error('there is no server to test on');
}

const codeOf = ({ status, headers, body }: Answered) => ({
  status,
  code: status < 400 ? undefined : readProblem(body).errorCode,
  isToldWhen: Number(headers['retry-after'] ?? '0') > 0,
});
const SHED = { status: 503, code: 'overloaded', isToldWhen: true };

describe('more than the service can do', () => {
  const open: TestApp[] = [];
  const build = async (...parts: Parameters<typeof buildTestApp>) => {
    const made = await buildTestApp(...parts);
    open.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ app }) => app.close()));
  });

  it('overload: sheds what is one too many under way, carries out what it let in, answers probes, and recovers', async () => {
    const gate = Promise.withResolvers<void>();
    const searchLicences = async () => {
      await gate.promise;
      return { items: [] };
    };
    const overload = { eventLoopDelayMs: 0, requests: 3 };
    const test = await build({ overload, services: { ...fakeServices(), searchLicences } });
    const search = () => test.send('POST', '/v1/licences/search', { crn: 'X000001' });
    const shed: Answered[] = [];
    const asked = Array.from({ length: 8 }, async () => {
      const answer = await search();
      if (answer.status !== 200) {
        shed.push(answer);
      }
    });
    while (shed.length < 5) {
      await delay(5);
    }
    for (const probe of ['/health/liveness', '/health/readiness', '/metrics']) {
      expect((await test.send('GET', probe)).status).toBe(200);
    }
    gate.resolve();
    await Promise.all(asked);
    expect(shed.map(codeOf)).toEqual(Array.from({ length: 5 }, () => SHED));
    expect((await search()).status).toBe(200);
    // Much would be logged of what is much: one line for each has to do.
    expect(test.logged.join('')).not.toContain('request failed');
  });

  it('overload: sheds while the event loop is late and others wait, answers probes meanwhile, and recovers by itself', async () => {
    const gate = Promise.withResolvers<void>();
    const searchLicences = async () => {
      await gate.promise;
      return { items: [] };
    };
    const overload = { eventLoopDelayMs: 60, requests: 1_000 };
    const test = await build({ overload, services: { ...fakeServices(), searchLicences } });
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    const ask = () => test.send('GET', '/v1/considerations');
    const busy = new AbortController();
    const work = (async () => {
      while (!busy.signal.aborted) {
        const until = performance.now() + 150;
        while (performance.now() < until);
        await setImmediate();
      }
    })();
    // Nobody else waits: however late the loop is, this is no overload.
    const alone = performance.now() + 4_000;
    while (performance.now() < alone) {
      expect((await ask()).status).toBe(200);
    }
    const waiting = Array.from({ length: 10 }, () =>
      test.send('POST', '/v1/licences/search', { crn: 'X000001' }),
    );
    let answer = await ask();
    while (answer.status === 200) {
      await delay(1);
      answer = await ask();
    }
    expect(codeOf(answer)).toEqual(SHED);
    expect((await test.send('GET', '/health/liveness')).status).toBe(200);
    busy.abort();
    await work;
    gate.resolve();
    await Promise.all(waiting);
    while ((await ask()).status !== 200) {
      await delay(50);
    }
  });

  it('pool exhausted: keeps a bounded number waiting, sheds the others at once, and answers all it let in', async () => {
    const real = await buildRealApp(server, { work: false, databasePoolSize: 1 });
    const holder = new Client({ connectionString: real.ownerUrl });
    await holder.connect();
    const { id } = readId((await real.send('POST', '/v1/licences', aLicence())).body);
    const report = () => real.send('POST', `/v1/licences/${id}/breach-events`, anEvent());
    await holder.query('begin');
    await holder.query('select 1 from cases where id = $1 for update', [id]);
    // One at work, and fifty that wait.
    const letIn = 51;
    const shed: Answered[] = [];
    const asked = Array.from({ length: letIn + 4 }, async () => {
      const answer = await report();
      if (answer.status !== 201) {
        shed.push(answer);
      }
    });
    while (shed.length < 4) {
      await delay(5);
    }
    await holder.query('commit');
    await Promise.all(asked);
    expect(shed.map(codeOf)).toEqual(Array.from({ length: 4 }, () => SHED));
    const { rows } = await holder.query('select 1 from breach_events where licence_id = $1', [id]);
    expect(rows).toHaveLength(letIn);
    expect((await report()).status).toBe(201);
    await holder.end();
    await real.close();
  });

  it('half-open: lets go of a client that asks and does not take its answers', async () => {
    const LONG = 300_000;
    const timeouts = { headersMs: LONG, requestMs: LONG, keepAliveMs: LONG, idleMs: 300, checkMs: 20 };
    const { app } = await build({ timeouts });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = openSocket(portOf(app), '127.0.0.1', () => {
      socket.pause();
      socket.write('GET /openapi.json HTTP/1.1\r\nHost: example\r\n\r\n'.repeat(50));
    });
    socket.on('error', () => undefined);
    while ((await connectionsOf(app)) === 0) {
      await delay(5);
    }
    while ((await connectionsOf(app)) > 0) {
      await delay(20);
    }
    socket.destroy();
    expect((await app.inject({ method: 'GET', url: '/health/liveness' })).statusCode).toBe(200);
  });
});

const connectionsOf = (app: FastifyInstance) =>
  new Promise<number>((resolve, reject) => {
    app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the app does not listen on a port');
  }
  return address.port;
}

interface Started {
  readonly url: string;
  readonly token: string;
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  /** What it has written to its error stream. */
  readonly errors: () => string;
}

/** How a request ended, as whoever sent it sees it. */
type Ending =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly isLast: boolean }
  /** No connection, or one that ended without a byte of an answer. */
  | { readonly kind: 'refused' }
  /** An answer that began and did not end. */
  | { readonly kind: 'cut' };

describe('the process', () => {
  let database: TestDatabase;
  let dataDir: string;
  beforeAll(async () => {
    database = await createTestDatabase(server);
    dataDir = await mkdtemp(join(tmpdir(), 'recall-faults-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  /** Starts the service with its log on a file descriptor, and waits until it answers. */
  const start = async (env: Readonly<Record<string, string>>, log: number | 'ignore'): Promise<Started> => {
    const port = await freePort();
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'main.ts')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database.serviceUrl,
        READ_DATABASE_URL: database.readerUrl,
        MIGRATE_ON_START: 'false',
        DATA_DIR: dataDir,
        PORT: String(port),
        RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
        ...env,
      },
      stdio: ['ignore', log, 'pipe'],
    });
    let errors = '';
    child.stderr?.on('data', (data) => (errors += String(data)));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const url = `http://127.0.0.1:${port}`;
    while ((await send('GET', `${url}/health/liveness`)).kind !== 'answered') {
      if (child.exitCode !== null) {
        throw new Error(`the service ended while starting: ${errors}`);
      }
      await delay(20);
    }
    return { url, token: await tokenFor(dataDir), process: child, ended, errors: () => errors };
  };

  it('SIGTERM under load: answers in full what it began, refuses the rest before it begins, and ends in order', async () => {
    const service = await start({ SHUTDOWN_DRAIN_MS: '300' }, 'ignore');
    const headers = { authorization: `Bearer ${service.token}` };
    const licences: string[] = [];
    for (let made = 0; made < 4; made += 1) {
      const answer = await send('POST', `${service.url}/v1/licences`, { body: aLicence(), headers });
      licences.push(answer.kind === 'answered' ? readId(answer.body).id : '');
    }
    const acknowledged: string[] = [];
    const endings: Ending[] = [];
    let isOver = false;
    const agent = new Agent({ keepAlive: true });
    const writers = Array.from({ length: 12 }, async (_, index) => {
      while (!isOver) {
        const url = `${service.url}/v1/licences/${licences[index % licences.length]}/breach-events`;
        const own = { ...headers, 'idempotency-key': randomUUID() };
        const ending = await send('POST', url, { body: anEvent(), headers: own, agent });
        endings.push(ending);
        if (ending.kind === 'answered' && ending.status === 201) {
          acknowledged.push(readId(ending.body).id);
        }
        isOver ||= ending.kind === 'refused';
      }
    });
    while (acknowledged.length < 40) {
      await delay(5);
    }
    service.process.kill('SIGTERM');
    let ready = await send('GET', `${service.url}/health/readiness`);
    while (ready.kind === 'answered' && ready.status === 200) {
      await delay(5);
      ready = await send('GET', `${service.url}/health/readiness`);
    }
    // While it says that it stops it still does what comes, and has clients go elsewhere for the next.
    expect(ready).toMatchObject({ status: 503, isLast: true });
    expect(ready.kind === 'answered' && readHealth(ready.body).components).toHaveProperty('process');
    expect(await service.ended).toBe(0);
    isOver = true;
    await Promise.all(writers);
    agent.destroy();

    const kinds = new Set(endings.map((one) => (one.kind === 'answered' ? one.status : one.kind)));
    expect(kinds).toEqual(new Set([201, 'refused']));
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>('select id from breach_events');
    await owner.end();
    // Every one that was recorded was acknowledged: none was cut, and none was lost.
    expect(rows.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
    expect(service.errors()).toBe('');
  });

  it('disk full where the log goes: works on without it, and ends in order', async () => {
    const service = await start({}, openSync('/dev/full', 'w'));
    const headers = { authorization: `Bearer ${service.token}` };
    for (let made = 0; made < 3; made += 1) {
      const answer = await send('POST', `${service.url}/v1/licences`, { body: aLicence(), headers });
      expect(answer).toMatchObject({ kind: 'answered', status: 201 });
    }
    service.process.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(service.errors()).toBe('');
  });
});

/** Sends a request, and says how it ended. Never fails. */
function send(
  method: 'GET' | 'POST',
  url: string,
  more: {
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
    readonly agent?: Agent;
  } = {},
): Promise<Ending> {
  const { body, headers = {}, agent } = more;
  return new Promise((resolve) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const options = { method, headers: { ...type, ...headers }, ...(agent === undefined ? {} : { agent }) };
    const sent = request(url, options, (response) => {
      let text = '';
      response.on('data', (data) => (text += String(data)));
      response.on('error', () => resolve({ kind: 'cut' }));
      response.on('end', () =>
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 0,
          body: JSON.parse(text),
          isLast: response.headers.connection === 'close',
        }),
      );
    });
    sent.on('error', () => resolve({ kind: 'refused' }));
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** A port that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const { app } = await buildTestApp();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const port = portOf(app);
  await app.close();
  return port;
}
