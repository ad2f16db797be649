import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { Type } from 'typebox';
import {
  GrowingTree,
  leafHash,
  noteSigner,
  noteVerifier,
  openCheckpoint,
  verifyChain,
} from '../../src/audit/index.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { tokenFor } from '../builders/tokens.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';

/** The long form is an npm script: 60 seconds. This is the short one. */
const SECONDS = Number(process.env['REPLICAS_SECONDS'] ?? '8');
const WRITERS = 50;
const LICENCES = 12;
const LOG_NAME = 'log.example.com/two-replicas';
const server = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const readId = reader(Type.Object({ id: Type.String() }));

jest.setTimeout((SECONDS + 60) * 1_000);

interface Replica {
  readonly url: string;
  readonly process: ChildProcess;
}

describe('two replicas on one PostgreSQL, with fifty writers, either killed at any moment', () => {
  let folder: string;
  let database: TestDatabase;
  let token: string;
  const { privateKey } = generateKeyPairSync('ed25519');
  const verifiers = [noteVerifier(noteSigner(LOG_NAME, privateKey).verifierKey)];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-replicas-'));
    await writeFile(join(folder, 'audit.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const [first] = SERVERS;
    if (first === undefined) throw new Error('there is no server to test on');
    database = await createTestDatabase(first);
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<Replica> {
    const child = spawn(process.execPath, [server], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: '0',
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
        DATABASE_URL: database.serviceUrl,
        MIGRATION_DATABASE_URL: database.ownerUrl,
        READ_DATABASE_URL: database.readerUrl,
        AUDIT_LOG_NAME: LOG_NAME,
        AUDIT_KEY_FILE: join(folder, 'audit.key'),
        CHECKPOINT_INTERVAL_MS: '100',
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
        token = await tokenFor(folder);
        return { url, process: child };
      }
      if (child.exitCode !== null) throw new Error(`a replica ended while starting: ${errors}`);
      await delay(20);
    }
  }

  async function post(url: string, body: unknown): Promise<string | undefined> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return response.status === 201 ? readId(answer).id : undefined;
  }

  it('loses no acknowledged act, leaves no gap and no fork, and every chain and checkpoint verifies', async () => {
    let replicas: Replica[] = await Promise.all([start(), start()]);
    const licences: string[] = [];
    for (let number = 0; number < LICENCES; number += 1) {
      const id = await post(`${replicas[0]?.url}/v1/licences`, {
        sourceSystem: 'example-cases',
        externalReference: `REPLICAS-${number}`,
        person: { crn: `X${String(number).padStart(6, '0')}` },
      });
      if (id === undefined) throw new Error('a licence was not registered');
      licences.push(id);
    }

    const acknowledged: string[] = [];
    const checkpoints = new Map<number, string>();
    const wrong: string[] = [];
    const remember = (size: number, root: string) => {
      if ((checkpoints.get(size) ?? root) !== root) wrong.push(`two checkpoints over ${size}`);
      checkpoints.set(size, root);
    };
    const deadline = Date.now() + SECONDS * 1_000;
    const running = () => Date.now() < deadline;
    const writer = async (number: number) => {
      for (let act = 0; running(); act += 1) {
        const replica = replicas[(number + act) % replicas.length];
        const licence = licences[(number * 7 + act) % LICENCES];
        try {
          const id = await post(`${replica?.url}/v1/licences/${licence}/breach-events`, {
            type: 'lost-contact',
            evidenceStatus: 'no-criminal-process',
            description: 'An event written while replicas come and go',
          });
          if (id !== undefined) acknowledged.push(id);
        } catch {
          // The replica went away: nothing was acknowledged.
          await delay(20);
        }
      }
    };
    // Somebody who keeps every checkpoint that either replica ever showed.
    const rememberer = async (which: number) => {
      while (running()) {
        const text = await fetch(`${replicas[which]?.url}/v1/audit/checkpoint`, {
          headers: { authorization: `Bearer ${token}` },
        })
          .then((response) => (response.status === 200 ? response.text() : undefined))
          // The replica went away.
          .catch(() => undefined);
        if (text !== undefined) {
          const { checkpoint, verifiedBy } = openCheckpoint(text, verifiers);
          if (verifiedBy.length !== 1) wrong.push(`a checkpoint over ${checkpoint.size} is not signed`);
          remember(checkpoint.size, checkpoint.root.toString('hex'));
        }
        await delay(50);
      }
    };
    let kills = 0;
    const killer = async () => {
      while (running()) {
        await delay(300 + Math.random() * 1_200);
        const which = Math.random() < 0.5 ? 0 : 1;
        const victim = replicas[which];
        if (victim === undefined) continue;
        await end(victim, 'SIGKILL');
        kills += 1;
        const another = await start();
        replicas = replicas.map((replica, index) => (index === which ? another : replica));
      }
    };
    await Promise.all([
      killer(),
      rememberer(0),
      rememberer(1),
      ...Array.from({ length: WRITERS }, (_, number) => writer(number)),
    ]);

    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      const waiting = async () => {
        const { rows } = await owner.query<{ n: string }>('select count(*) as n from unsequenced_entries');
        return Number(rows[0]?.n);
      };
      for (const patience = Date.now() + 20_000; (await waiting()) > 0 && Date.now() < patience; ) {
        await delay(100);
      }
      await Promise.all(replicas.map((replica) => end(replica, 'SIGTERM')));
      expect(await waiting()).toBe(0);

      const { rows: leaves } = await owner.query<{
        leaf_index: string;
        bytes: Buffer;
        hash: Buffer;
        licence_id: string | null;
        chain_index: number | null;
      }>(`select l.leaf_index, e.bytes, e.hash, e.licence_id, e.chain_index from audit_entries e
        left join tree_leaves l on l.entry_id = e.id order by l.leaf_index`);
      const published = await owner.query<{ tree_size: string; root: Buffer }>(
        'select tree_size, root from checkpoints order by tree_size',
      );
      for (const { tree_size: size, root } of published.rows) {
        remember(Number(size), root.toString('hex'));
      }

      const tree = new GrowingTree();
      const chains = new Map<string, { bytes: Buffer; hash: string }[]>();
      const reported = new Set<string>();
      let checked = 0;
      for (const { leaf_index: index, bytes, hash, licence_id: licence, chain_index: place } of leaves) {
        expect(Number(index)).toBe(tree.size);
        tree.appendLeaf(leafHash(bytes));
        const promised = checkpoints.get(tree.size);
        if (promised !== undefined) {
          if (tree.root().toString('hex') !== promised) wrong.push(`another root at ${tree.size}`);
          checked += 1;
        }
        if (licence !== null) {
          const chain = chains.get(licence) ?? [];
          if (place !== chain.length) wrong.push(`leaf ${index} is out of the order of its chain`);
          chain.push({ bytes, hash: hash.toString('hex') });
          chains.set(licence, chain);
        }
        const entry: unknown = JSON.parse(bytes.toString('utf8'));
        for (const { kind, id } of readAbout(entry).about) {
          if (kind === 'breach-event') reported.add(id);
        }
      }
      expect(wrong).toEqual([]);
      expect(checked).toBe(checkpoints.size);
      expect(acknowledged.filter((id) => !reported.has(id))).toEqual([]);
      for (const chain of chains.values()) {
        expect(verifyChain(chain)).toEqual([]);
      }
      expect(chains.size).toBe(LICENCES);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(kills).toBeGreaterThan(0);
      process.stderr.write(
        `two replicas, ${SECONDS} s, ${WRITERS} writers: ${kills} kills, ${acknowledged.length} acknowledged, ${leaves.length} entries, ${checkpoints.size} checkpoints\n`,
      );
    } finally {
      await owner.end();
    }
  });
});

const readAbout = reader(
  Type.Object({ about: Type.Array(Type.Object({ kind: Type.String(), id: Type.String() })) }),
);

async function end({ process: child }: Replica, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}
