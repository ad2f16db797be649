import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { Webhook } from 'standardwebhooks';
import { Type } from 'typebox';
import { type CloudEvent, toEvent } from '../../src/application/feed/cloud-event.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { tokenFor } from '../builders/tokens.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import type { ClientSettings } from './feed-clients.ts';

/** The long form is an npm script: 100,000 events. This is the short one. */
const EVENTS = Number(process.env['FEED_EVENTS'] ?? '500');
const IS_LONG = EVENTS > 10_000;
const LICENCES = IS_LONG ? 250 : 20;
const BATCH = IS_LONG ? 500 : 50;
/** Milliseconds between two kills. */
const KILLS = IS_LONG ? { least: 1_500, most: 5_000 } : { least: 150, most: 500 };
const TIME_MS = IS_LONG ? 3_600_000 : 600_000;
const LOG_NAME = 'log.example.com/feed-under-kill';
const server = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const clients = join(import.meta.dirname, 'feed-clients.ts');
const readId = reader(Type.Object({ id: Type.String() }));
const readWebhook = reader(Type.Object({ id: Type.String(), secret: Type.String() }));
const readStatus = reader(
  Type.Object({ lag: Type.Integer(), deadLetters: Type.Integer(), state: Type.String() }),
);

jest.setTimeout(TIME_MS);

/** What is killed and started again: two replicas of the service, which both send webhooks, and the two clients. */
const VICTIMS = ['first replica', 'second replica', 'producer', 'follower'] as const;
type Victim = (typeof VICTIMS)[number];

describe('events while the service, its producer and its follower are killed at any moment', () => {
  let folder: string;
  let database: TestDatabase;
  let receiver: Receiver;
  let ports: readonly number[];
  const running = new Map<Victim, ChildProcess>();
  let stopped = false;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-feed-'));
    const [first] = SERVERS;
    if (first === undefined) throw new Error('there is no server to test on');
    database = await createTestDatabase(first);
    receiver = await startReceiver();
    ports = await Promise.all([freePort(), freePort()]);
  });
  afterAll(async () => {
    stopped = true;
    await Promise.all([...running.keys()].map((victim) => end(victim)));
    await receiver.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts a replica, and waits until it answers. */
  async function startReplica(which: 0 | 1): Promise<void> {
    const child = spawn(process.execPath, [server], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: String(ports[which]),
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
        DATABASE_URL: database.serviceUrl,
        MIGRATION_DATABASE_URL: database.ownerUrl,
        READ_DATABASE_URL: database.readerUrl,
        AUDIT_LOG_NAME: LOG_NAME,
        CHECKPOINT_INTERVAL_MS: '100',
        STORE_CHECK_RATE: '0',
        SIMULATION_WORKERS: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.set(VICTIMS[which], child);
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    while (!/answers on /.test(out)) {
      if (child.exitCode !== null) throw new Error(`a replica ended while starting: ${errors}`);
      await delay(20);
    }
  }

  async function startClient(victim: 'producer' | 'follower', settings: ClientSettings): Promise<void> {
    const child = spawn(process.execPath, [clients, victim], {
      env: { ...process.env, FEED_CLIENT: JSON.stringify(settings) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    running.set(victim, child);
  }

  async function end(victim: Victim): Promise<void> {
    const child = running.get(victim);
    if (child === undefined || hasEnded(child)) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  const hasProduced = () => running.get('producer')?.exitCode === 0;

  it(`reach every follower at least once and each case in order: ${EVENTS} of them, none lost, none made up`, async () => {
    await Promise.all([startReplica(0), startReplica(1)]);
    const token = await tokenFor(folder);
    const urls = ports.map((port) => `http://127.0.0.1:${port}`);
    const ask = async (path: string, body?: unknown): Promise<unknown> => {
      for (let attempt = 0; ; attempt += 1) {
        const answer = await fetch(`${urls[attempt % urls.length]}/v1${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }).catch(() => undefined);
        if (answer?.ok === true) return answer.json();
        if (answer !== undefined && answer.status < 500) throw new Error(await answer.text());
        await delay(30);
      }
    };
    const { id: webhook, secret } = readWebhook(await ask('/webhooks', { url: receiver.url }));
    const licences: string[] = [];
    for (let number = 0; number < LICENCES; number += 1) {
      const licence = {
        sourceSystem: 'example-cases',
        externalReference: `FEED-${number}`,
        person: { crn: `X${String(number).padStart(6, '0')}` },
      };
      licences.push(readId(await ask('/licences', licence)).id);
    }
    const settings = (name: string): ClientSettings => ({
      urls,
      token,
      positionFile: join(folder, `${name}.position`),
      eventsFile: join(folder, 'events'),
      licences,
      events: EVENTS,
      batch: BATCH,
    });

    const began = Date.now();
    await startClient('producer', settings('producer'));
    await startClient('follower', settings('follower'));
    const kills: Record<Victim, number> = {
      'first replica': 0,
      'second replica': 0,
      producer: 0,
      follower: 0,
    };
    // Each of them in turn; in a long run then at random for as long as there is something to report.
    let turn = 0;
    const isToGoOn = () => !stopped && (turn < VICTIMS.length || (IS_LONG && !hasProduced()));
    const killer = async () => {
      while (isToGoOn()) {
        await delay(KILLS.least + Math.random() * (KILLS.most - KILLS.least));
        const victim = VICTIMS[turn < VICTIMS.length ? 3 - turn : Math.floor(Math.random() * VICTIMS.length)];
        turn += 1;
        const child = victim && running.get(victim);
        if (victim === undefined || child === undefined || hasEnded(child)) continue;
        await end(victim);
        kills[victim] += 1;
        if (victim === 'producer' || victim === 'follower') {
          await startClient(victim, settings(victim));
        } else {
          await startReplica(victim === 'first replica' ? 0 : 1);
        }
      }
    };
    await killer();
    while (!hasProduced()) {
      if (running.get('producer')?.exitCode === 1) throw new Error('the producer gave up');
      await delay(20);
    }
    const produced = Date.now();

    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      const count = async (rowsOf: string) => {
        const { rows } = await owner.query<{ n: string }>(`select count(*) as n from ${rowsOf}`);
        return Number(rows[0]?.n);
      };
      // Until nothing waits for its place, nothing is to be sent, and the follower has come to the end.
      let reached: unknown;
      while (reached === undefined) {
        const { lag, deadLetters, state } = readStatus(await ask(`/webhooks/${webhook}`));
        const position = await readFile(join(folder, 'follower.position'), 'utf8').catch(() => '');
        const size = await count('tree_leaves');
        const { rows } = await owner.query<{ last: string | null }>(
          `select max(l.leaf_index) as last from tree_leaves l join audit_entries e on e.id = l.entry_id
           where e.licence_id is not null`,
        );
        const last = Number(rows[0]?.last ?? '-1');
        // What is left may be entries of sending and following, which are no events.
        const waiting = await count(
          'unsequenced_entries u join audit_entries e on e.id = u.entry_id where e.licence_id is not null',
        );
        const isSent = size - lag > last && waiting === 0;
        if (isSent && Number(position) >= last) {
          reached = { deadLetters, state };
        }
        await delay(200);
      }
      expect(reached).toEqual({ deadLetters: 0, state: 'active' });
      stopped = true;
      await Promise.all(VICTIMS.map((victim) => end(victim)));

      const { rows } = await owner.query<{
        leaf_index: string;
        id: string;
        licence_id: string | null;
        hash: Buffer;
        bytes: Buffer;
      }>(`select l.leaf_index, e.id, e.licence_id, l.hash, e.bytes from tree_leaves l
        join audit_entries e on e.id = l.entry_id order by l.leaf_index`);
      const ledger = rows.flatMap(
        (row) =>
          toEvent(
            {
              index: Number(row.leaf_index),
              entryId: row.id,
              licenceId: row.licence_id,
              hash: row.hash,
              bytes: row.bytes,
            },
            LOG_NAME,
          )?.event ?? [],
      );
      const reported = ledger.filter(({ type }) => type === 'recall-decision-support.event-reported.v1');
      expect(reported).toHaveLength(EVENTS);
      expect(ledger).toHaveLength(EVENTS + LICENCES);

      const followed = await readEvents(join(folder, 'events'));
      const delivered = receiver.received.map(({ body }): CloudEvent => JSON.parse(body));
      for (const given of [followed, delivered]) {
        const first = firstOfEach(given);
        // None lost, none made up, in the order of the log, with its index and its hash: feed and ledger agree.
        expect(differences(first, ledger)).toEqual([]);
        expect(casesOutOfOrder(first)).toEqual([]);
        // What came again is the very same event.
        const byId = new Map(ledger.map((event) => [event.id, JSON.stringify(event)]));
        expect(given.filter((event) => byId.get(event.id) !== JSON.stringify(event))).toEqual([]);
      }
      // Each bears the signature of the subscription. The library takes what is of the last minutes.
      for (const { headers, body } of receiver.received.slice(-100)) {
        const signed = Object.entries(headers).map(([name, value]) => [name, String(value)]);
        expect(new Webhook(secret).verify(body, Object.fromEntries(signed))).toEqual(JSON.parse(body));
      }
      expect(receiver.atOnce()).toBeLessThanOrEqual(2);
      for (const victim of VICTIMS) {
        expect([victim, kills[victim]]).not.toEqual([victim, 0]);
      }
      process.stderr.write(
        `feed under kill: ${ledger.length} events; kills ${JSON.stringify(kills)}; followed ${followed.length}, delivered ${delivered.length}; produced in ${seconds(began, produced)} s, all there after ${seconds(began, Date.now())} s\n`,
      );
    } finally {
      await owner.end();
    }
  });
});

function seconds(from: number, until: number): string {
  return ((until - from) / 1_000).toFixed(1);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** What the follower wrote. The line that a kill broke off is no event: its page was not passed, and came again. */
async function readEvents(file: string): Promise<readonly CloudEvent[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.flatMap((line): readonly CloudEvent[] => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

function firstOfEach(events: readonly CloudEvent[]): readonly CloudEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
}

/** Places at which two lists differ; the first few, for whoever looks. */
function differences(given: readonly CloudEvent[], ledger: readonly CloudEvent[]): readonly unknown[] {
  const places = Array.from({ length: Math.max(given.length, ledger.length) }, (_, place) => place);
  return places
    .filter((place) => JSON.stringify(given[place]) !== JSON.stringify(ledger[place]))
    .slice(0, 3)
    .map((place) => ({ place, given: given[place], ledger: ledger[place] }));
}

function casesOutOfOrder(events: readonly CloudEvent[]): readonly string[] {
  const last = new Map<string, string>();
  return events.flatMap(({ subject, sequence }) => {
    const before = last.get(subject);
    last.set(subject, sequence);
    return before !== undefined && before >= sequence ? [subject] : [];
  });
}
