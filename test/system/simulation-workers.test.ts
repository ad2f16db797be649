import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import { uuidV7 } from '../../src/application/ids.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import type { Services } from '../../src/application/services.ts';
import { simulationWork } from '../../src/application/simulations/slices.ts';
import type { SimulationView } from '../../src/application/simulations/services.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { act } from '../application/fixture.ts';
import { AFTER, BEFORE, POPULATION, storeCase } from '../application/simulated-cases.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';

/** The long form is an npm script. This is the short one: enough slices for one worker to be killed in the middle of them. */
const CASES = Number(process.env['SIMULATION_CASES'] ?? '100');
const SLICE_CASES = Math.ceil(CASES / 50);
const clock = () => new Date().toISOString();
const worker = join(import.meta.dirname, '..', '..', 'src', 'cli', 'worker.ts');

jest.setTimeout(120_000 + CASES * 200);

async function ended(child: ChildProcess): Promise<number | null> {
  while (child.exitCode === null && child.signalCode === null) await delay(20);
  return child.exitCode;
}

describe('two workers on one simulation, one of them killed in the middle', () => {
  let folder: string;
  let database: TestDatabase;
  let db: Kysely<Database>;
  let owner: Kysely<Database>;
  let services: Services;
  const workers = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-simulation-'));
    const [first] = SERVERS;
    if (first === undefined) throw new Error('there is no server to test on');
    database = await createTestDatabase(first);
    db = connect<Database>(database.serviceUrl, { max: 4 });
    owner = connect<Database>(database.ownerUrl, { max: 1 });
    // A worker that died is told from a slow one after two seconds here, where a slice takes a fraction of one.
    await sql`update jobs.queue set expire_seconds = 2, heartbeat_seconds = null`.execute(owner);
  });
  afterAll(async () => {
    for (const child of workers) child.kill('SIGKILL');
    await db.destroy();
    await owner.destroy();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function spawnWorker(databaseUrl = database.serviceUrl): ChildProcess {
    const child = spawn(
      process.execPath,
      [worker, '--slice-cases', String(SLICE_CASES), '--look-after', '1'],
      {
        env: {
          ...process.env,
          NODE_ENV: 'test',
          DATA_DIR: folder,
          LOG_LEVEL: 'error',
          DATABASE_URL: databaseUrl,
          MIGRATION_DATABASE_URL: database.ownerUrl,
          READ_DATABASE_URL: database.readerUrl,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    workers.add(child);
    child.once('exit', () => workers.delete(child));
    return child;
  }

  /** It says one line, once it works. */
  async function start(): Promise<ChildProcess> {
    const child = spawnWorker();
    if (child.stdout !== null) await once(child.stdout, 'data');
    return child;
  }

  it('ends in order when it is told to while it still starts', async () => {
    // A database that takes connections and says nothing.
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = spawnWorker(`postgres://example:example@127.0.0.1:${port}/example`);
    await once(silent, 'connection');
    child.kill('SIGTERM');
    if (child.stdout === null) throw new Error('its output is piped');
    const [said] = await once(child.stdout, 'data');
    silent.close();
    for (const socket of sockets) socket.destroy();
    expect(String(said)).toBe('ending: it was still starting\n');
    expect(await ended(child)).toBe(0);
  });

  it('comes to the result of one undisturbed run: nothing is lost, and nothing counts twice', async () => {
    const book = openRuleBook(currentBookText());
    await keepBookInUse(db, book, clock());
    const log = { origin: 'log.example.com/simulation', verifierKeys: [] };
    const deps = { db, reader: db, log, clock, newId: () => uuidV7(), book };
    services = createServices(deps);
    for (let stored = 0; stored < CASES; stored += POPULATION.length) {
      await Promise.all(POPULATION.slice(0, CASES - stored).map((one) => storeCase(services, one, BEFORE)));
    }
    const request = { asAt: AFTER, assumedReturn: { daysAfterRevocation: 4 }, reason: 'An example reason.' };
    const read = async (id: string): Promise<SimulationView> => services.readSimulation(act(), id);

    const alone = await services.requestSimulation(act(), request);
    const work = simulationWork(deps, { sliceCases: CASES });
    await work.cut(alone.id);
    await work.doSlice(alone.id, 0);
    const undisturbed = await read(alone.id);
    expect(undisturbed).toMatchObject({ state: 'completed', progress: { done: CASES } });

    const { id } = await services.requestSimulation(act(), request);
    const [killed] = await Promise.all([start(), start()]);
    while (((await read(id)).progress.done ?? 0) === 0) await delay(5);
    killed.kill('SIGKILL');
    await ended(killed);
    const atTheKill = (await read(id)).progress;
    const restarted = await start();
    let now = await read(id);
    while (now.state === 'running') {
      await delay(50);
      now = await read(id);
    }
    expect(now).toMatchObject({ state: 'completed', progress: { cases: CASES, done: CASES } });
    expect(now.result).toEqual(undisturbed.result);
    const rows = await owner
      .selectFrom('simulation_cases')
      .select(['simulation_id', ({ fn }) => fn.countAll<number>().as('rows')])
      .groupBy('simulation_id')
      .execute();
    expect(new Set(rows.map((row) => row.rows)).size).toBe(1);
    expect(atTheKill.done).toBeLessThanOrEqual(CASES);

    for (const child of workers) child.kill('SIGTERM');
    expect(await ended(restarted)).toBe(0);
  });
});
