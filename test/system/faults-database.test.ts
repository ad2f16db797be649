import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { Type } from 'typebox';
import { verifyChain } from '../../src/audit/index.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import type { Answered } from '../builders/app.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';
import { onFaultyDisk } from '../support/faulty-disk.ts';
import { type CommitFault, type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.ts';

jest.setTimeout(180_000);

const readId = reader(Type.Object({ id: Type.String() }));
const readProblem = reader(Problem);
const readHealth = reader(Type.Object({ status: Type.String() }));
/** `npm run prove:faults` cuts fifty connections in each way; otherwise, to keep the time short, one is. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? '1');
/** Short, so that tests need not wait; no statement of a request comes near it. */
const STATEMENT_MS = 1_000;
const POOL = 2;

/** A refusal that says when to come back, and nothing of the database. */
const expectRefusal = ({ status, headers, body }: Answered, code: string) => {
  expect([status, readProblem(body).errorCode]).toEqual([503, code]);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(JSON.stringify(body)).not.toMatch(
    /ECONN|127\.0\.0\.1|timeout|tablespace|No space|read-only transaction/,
  );
};

describe.each(SERVERS)('a fault of $name', (server) => {
  let proxy: FaultyProxy;
  let service: RealApp;
  let owner: Client;
  let licenceId: string;
  beforeAll(async () => {
    proxy = await startFaultyProxy();
    service = await buildRealApp(server, {
      work: false,
      databasePoolSize: POOL,
      databaseTimeouts: { statementMs: STATEMENT_MS, acquireMs: STATEMENT_MS },
      through: proxy.through,
    });
    owner = new Client({ connectionString: service.ownerUrl });
    await owner.connect();
    licenceId = readId((await register()).body).id;
  });
  afterAll(async () => {
    await owner?.end();
    await service?.close();
    await proxy?.close();
  });

  const register = () => service.send('POST', '/v1/licences', aLicence());
  const report = (key: string = randomUUID(), description = 'An event while the database is at fault.') =>
    service.send('POST', `/v1/licences/${licenceId}/breach-events`, anEvent({ description }), {
      'idempotency-key': key,
    });
  const probe = async (address: string) => (await service.send('GET', address)).status;
  const eventIds = async () =>
    (
      await owner.query<{ id: string }>('select id from breach_events where licence_id = $1', [licenceId])
    ).rows.map(({ id }) => id);

  /** What is wrong with the chain of the case, from its bytes and its head. */
  const chainFindings = async () => {
    const entries = await owner.query<{ bytes: Buffer; hash: string }>(
      `select bytes, encode(hash, 'hex') as hash from audit_entries where licence_id = $1 order by chain_index`,
      [licenceId],
    );
    const heads = await owner.query<{ length: number; hash: string }>(
      `select chain_length as length, encode(chain_hash, 'hex') as hash from cases where id = $1`,
      [licenceId],
    );
    const [head = { length: 0, hash: '' }] = heads.rows;
    return verifyChain(entries.rows, head);
  };

  /** That the service works again by itself, and nothing that it refused was done. */
  const expectRecovery = async (before: readonly string[], refusedKey: string) => {
    let again = await report(refusedKey);
    // What was under way may end first: the answer says when to come again.
    for (let tries = 1; again.status === 503 && tries < 50; tries += 1) {
      await delay(100);
      again = await report(refusedKey);
    }
    expect(again.status).toBe(201);
    expect((await eventIds()).toSorted()).toEqual([...before, readId(again.body).id].toSorted());
    expect(await chainFindings()).toEqual([]);
    expect(await probe('/health/readiness')).toBe(200);
  };

  /** Holds the head of the case, so that whoever works on it waits. */
  const holdCase = async () => {
    const holder = new Client({ connectionString: service.ownerUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from cases where id = $1 for update', [licenceId]);
    return async () => {
      await holder.query('rollback');
      await holder.end();
    };
  };

  it('stopped: refuses what it cannot record, answers what needs no database, and works again by itself', async () => {
    const before = await eventIds();
    const key = randomUUID();
    await proxy.refuse();
    expectRefusal(await report(key), 'unavailable');
    expectRefusal(await service.send('GET', `/v1/licences/${licenceId}`), 'unavailable');
    expect(await probe('/health/liveness')).toBe(200);
    expect(await probe('/openapi.json')).toBe(200);
    const ready = await service.send('GET', '/health/readiness');
    expect([ready.status, readHealth(ready.body).status]).toEqual([503, 'down']);
    await proxy.accept();
    await expectRecovery(before, key);
  });

  it('slow: gives up a statement that runs too long and a wait for a connection that lasts too long', async () => {
    const before = await eventIds();
    const keys = Array.from({ length: 2 * POOL + 1 }, () => randomUUID());
    const release = await holdCase();
    const answers = await Promise.all(keys.map((key) => report(key)));
    expect(answers).toHaveLength(keys.length);
    for (const answer of answers) {
      expectRefusal(answer, 'unavailable');
    }
    await release();
    await expectRecovery(before, keys[0] ?? '');
  });

  it('read-only: refuses records too, since nobody could record who saw them, and leaves such a server when it can', async () => {
    const before = await eventIds();
    const key = randomUUID();
    const { rows } = await owner.query<{ name: string }>('select current_database() as name');
    const name = rows[0]?.name ?? '';
    await owner.query(`alter database "${name}" set default_transaction_read_only = on`);
    // What was connected before a server becomes a standby is cut off by it.
    await proxy.refuse();
    await proxy.accept();
    expectRefusal(await report(key), 'unavailable');
    expectRefusal(await service.send('GET', `/v1/licences/${licenceId}`), 'unavailable');
    expect(await probe('/health/readiness')).toBe(503);
    expect(await probe('/health/liveness')).toBe(200);
    expect(await probe('/openapi.json')).toBe(200);
    await owner.query(`alter database "${name}" reset default_transaction_read_only`);
    await expectRecovery(before, key);
  });

  it('full: refuses what finds no room, keeps what was recorded, and works again when there is room', async () => {
    const disk = await onFaultyDisk(owner, 'contents');
    const acknowledged = new Set(await eventIds());
    await disk.fill();
    const key = randomUUID();
    const long = 'An event that needs room. '.repeat(150);
    let answer = await report(key, long);
    // Blocks that were begun before have some room left.
    for (let tries = 0; answer.status === 201 && tries < 50; tries += 1) {
      acknowledged.add(readId(answer.body).id);
      answer = await report(`${key}-${tries}`, long);
    }
    expectRefusal(answer, 'unavailable');
    expect(new Set(await eventIds())).toEqual(acknowledged);
    expect(await probe('/health/liveness')).toBe(200);
    await disk.clear();
    await expectRecovery([...acknowledged], randomUUID());
    await disk.close();
  });

  it.each(['reset-before', 'reset-after', 'vanish-before'] as const satisfies readonly CommitFault[])(
    'failing over in the middle of COMMIT (%s): says that the outcome is not known, and the same key answers once',
    async (fault) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = await eventIds();
        const key = randomUUID();
        proxy.failCommit(fault);
        expectRefusal(await report(key), 'outcome-unknown');
        // Never done again by the service itself.
        const recorded = await eventIds();
        expect(recorded).toHaveLength(before.length + (fault === 'reset-after' ? 1 : 0));
        let again = await report(key);
        while (again.status === 409) {
          // The server has not missed the connection yet, and keeps the key for it.
          expect(readProblem(again.body).errorCode).toBe('idempotency-key-in-use');
          await delay(50);
          again = await report(key);
        }
        expect(again.status).toBe(201);
        const { id } = readId(again.body);
        expect((await eventIds()).toSorted()).toEqual([...before, id].toSorted());
        expect(readId((await report(key)).body).id).toBe(id);
      }
      expect(await chainFindings()).toEqual([]);
    },
  );

  it('half-open: gives up a connection whose other end has vanished, and takes another', async () => {
    const before = await eventIds();
    const keys = Array.from({ length: POOL + 2 }, () => randomUUID());
    proxy.vanish();
    for (const answer of await Promise.all(keys.map((key) => report(key)))) {
      expectRefusal(answer, 'unavailable');
    }
    expect(await probe('/health/liveness')).toBe(200);
    expect(await probe('/health/readiness')).toBe(503);
    proxy.replace();
    await expectRecovery(before, keys[0] ?? '');
  });
});
