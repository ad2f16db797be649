import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Type } from 'typebox';
import { verifyChain } from '../../src/audit/index.ts';
import { readExample, reader } from '../../src/cli/demo-example.ts';
import { launchEmbedded } from '../../src/db/embedded.ts';
import { tokenFor } from '../builders/tokens.ts';
import { silentLog } from '../support/database.ts';

/** `npm run prove:durability` kills each target twenty times; otherwise, to keep the time short, each is killed once. */
const ROUNDS = Number(process.env['DURABILITY_ROUNDS'] ?? '3');
const WRITERS = 6;
const TARGETS = ['service', 'database', 'both'] as const;
const readId = reader(Type.Object({ id: Type.String() }));
const server = join(import.meta.dirname, '..', '..', 'src', 'server.ts');

interface Service {
  readonly url: string;
  readonly token: string;
  readonly process: ChildProcess;
}

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'recall-durability-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function start(): Promise<Service> {
  const child = spawn(process.execPath, [server], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  for (;;) {
    const url = /answers on (http:\/\/\S+);/.exec(out)?.[1];
    if (url !== undefined) {
      const token = await tokenFor(dataDir);
      return { url, token, process: child };
    }
    if (child.exitCode !== null) throw new Error(`the service ended while starting: ${errors}`);
    await delay(20);
  }
}

/** Ends a process at once, as a power cut would, and waits until it is gone. */
async function kill(target: (typeof TARGETS)[number], service: Service): Promise<void> {
  if (target !== 'service') {
    const [postmaster = ''] = (await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8')).split(
      '\n',
    );
    process.kill(Number(postmaster), 'SIGKILL');
  }
  const gone = new Promise((resolve) => service.process.once('exit', resolve));
  // A service whose database went away is restarted too, after it has answered what it could.
  if (target === 'database') await delay(50);
  service.process.kill('SIGKILL');
  await gone;
}

/** Writes until told to stop, and notes each id as soon as it is acknowledged. */
async function write(
  service: Service,
  licenceId: string,
  acknowledged: string[],
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      const response = await fetch(`${service.url}/v1/licences/${licenceId}/breach-events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${service.token}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify({
          type: 'lost-contact',
          evidenceStatus: 'no-criminal-process',
          description: 'An event written while the lights go out',
        }),
      });
      const body: unknown = await response.json();
      if (response.status === 201) acknowledged.push(readId(body).id);
    } catch {
      // The connection went away: nothing was acknowledged.
    }
  }
}

describe('an acknowledged write', () => {
  it(`is there after kill -9 of the service, of the database and of both, and every chain verifies (${ROUNDS} times)`, async () => {
    let service = await start();
    const licences = await Promise.all([register(service, 'A'), register(service, 'B')]);
    const acknowledged = new Map<string, string[]>(licences.map((id) => [id, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      const stop = new AbortController();
      const writers = Array.from({ length: WRITERS }, (_, index) => {
        const licence = licences[index % licences.length] ?? '';
        return write(service, licence, acknowledged.get(licence) ?? [], stop.signal);
      });
      // However slow the machine is, there is something to lose.
      while ([...acknowledged.values()].some((ids) => ids.length < 2 * (round + 1))) await delay(10);
      await delay((round * 97) % 400);
      await kill(TARGETS[round % TARGETS.length] ?? 'both', service);
      stop.abort();
      await Promise.all(writers);
      service = await start();
    }
    const found = await inspect(licences);
    service.process.kill('SIGTERM');
    await new Promise((resolve) => service.process.once('exit', resolve));
    for (const licence of licences) {
      const written = acknowledged.get(licence) ?? [];
      const { events, findings } = found.get(licence) ?? { events: new Set(), findings: ['not read'] };
      expect(written.length).toBeGreaterThan(ROUNDS);
      expect(written.filter((id) => !events.has(id))).toEqual([]);
      expect(findings).toEqual([]);
    }
  }, 600_000);
});

async function register(service: Service, name: string): Promise<string> {
  const { licence } = readExample('lost-contact');
  const response = await fetch(`${service.url}/v1/licences`, {
    method: 'POST',
    headers: { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...licence, externalReference: `durability-${name}` }),
  });
  expect(response.status).toBe(201);
  return readId(await response.json()).id;
}

/** What the database holds: events by id, and what is wrong with each chain, from its bytes and its head. */
async function inspect(licences: readonly string[]) {
  const embedded = await launchEmbedded({ dataDir, log: silentLog });
  const client = new pg.Client({ connectionString: embedded.ownerUrl });
  await client.connect();
  const found = new Map<string, { events: ReadonlySet<string>; findings: readonly unknown[] }>();
  for (const licence of licences) {
    const events = await client.query<{ id: string }>('select id from breach_events where licence_id = $1', [
      licence,
    ]);
    const entries = await client.query<{ bytes: Buffer; hash: Buffer }>(
      'select bytes, hash from audit_entries where licence_id = $1 order by chain_index',
      [licence],
    );
    const head = await client.query<{ chain_length: number; chain_hash: Buffer }>(
      'select chain_length, chain_hash from cases where id = $1',
      [licence],
    );
    const [{ chain_length, chain_hash } = { chain_length: 0, chain_hash: Buffer.alloc(0) }] = head.rows;
    found.set(licence, {
      events: new Set(events.rows.map(({ id }) => id)),
      findings: verifyChain(
        entries.rows.map(({ bytes, hash }) => ({ bytes, hash: hash.toString('hex') })),
        { length: chain_length, hash: chain_hash.toString('hex') },
      ),
    });
  }
  await client.end();
  await embedded.stop();
  return found;
}
