import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Type } from 'typebox';
import { timesOf } from '../../bench/measure.ts';
import { machineNow, targetResult, today, writeResults } from '../../bench/results.ts';
import { verifyChain } from '../../src/audit/index.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { launchEmbedded } from '../../src/db/embedded.ts';
import { silentLog } from '../support/database.ts';
import {
  type Acknowledged,
  KILLED,
  type Killed,
  kill,
  prepare,
  type Service,
  start,
  startWriters,
  stop,
  TABLES,
  type Work,
} from './durability-service.ts';

/**
 * `npm run prove:durability` kills 1,000 times, at moments drawn at random. With DURABILITY_FOLDER it goes on from where it was
 * stopped, and leaves store and count in that folder; with DURABILITY_RESULTS it writes what was measured to that file. Otherwise,
 * to keep the time short, service, database and both are killed once each.
 */
const ROUNDS = Number(process.env['DURABILITY_ROUNDS'] ?? '3');
const FOLDER = process.env['DURABILITY_FOLDER'];
const RESULTS = process.env['DURABILITY_RESULTS'];
/** Kills between one look into the store and the next. */
const BLOCK = 10;
const IS_LONG = ROUNDS > KILLED.length;

const readProgress = reader(
  Type.Object(
    {
      acknowledged: Type.Integer(),
      lost: Type.Array(Type.String()),
      broken: Type.Array(Type.String()),
      chains: Type.Integer(),
      /** How long each restart took, by what was killed before. */
      restartMs: Type.Record(Type.String(), Type.Array(Type.Number())),
      seconds: Type.Number(),
    },
    { additionalProperties: false },
  ),
);
type Progress = ReturnType<typeof readProgress>;

let folder: string;
beforeAll(async () => {
  folder = FOLDER ?? (await mkdtemp(join(tmpdir(), 'recall-durability-')));
  await mkdir(folder, { recursive: true });
});
afterAll(() => (FOLDER === undefined ? rm(folder, { recursive: true, force: true }) : undefined));

/** What was counted before, where a run goes on. */
function progressSoFar(): Progress {
  const file = progressFile();
  return FOLDER !== undefined && existsSync(file)
    ? readProgress(JSON.parse(readFileSync(file, 'utf8')))
    : { acknowledged: 0, lost: [], broken: [], chains: 0, restartMs: {}, seconds: 0 };
}

function progressFile(): string {
  return join(folder, 'durability-progress.json');
}

function killsIn({ restartMs }: Progress): number {
  return Object.values(restartMs).flat().length;
}

/** Kills some times under load, then looks at what the store holds. */
async function block(dataDir: string, done: Progress, kills: number): Promise<Progress> {
  const started = performance.now();
  let service = await start(dataDir);
  try {
    const before = killsIn(done);
    const work = await prepare(service, String(before));
    const acknowledged: Acknowledged[] = [];
    const restartMs: Record<string, number[]> = { ...done.restartMs };
    for (let round = 0; round < kills; round += 1) {
      const killed = drawn(before + round);
      const { next, tookMs } = await oneKill(service, work, acknowledged, dataDir, killed);
      service = next;
      restartMs[killed] = [...(restartMs[killed] ?? []), tookMs];
    }
    await stop(service);
    const { lost, broken, chains } = await inspect(dataDir, work, acknowledged);
    return {
      acknowledged: done.acknowledged + acknowledged.length,
      lost: [...done.lost, ...lost],
      broken: [...done.broken, ...broken],
      chains: done.chains + chains,
      restartMs,
      seconds: done.seconds + (performance.now() - started) / 1_000,
    };
  } catch (error) {
    await kill('both', service, dataDir).catch(() => undefined);
    throw error;
  }
}

/** Each of the three once, in turn; after that whatever is drawn. */
function drawn(round: number): Killed {
  return KILLED[round < 3 ? round : randomInt(KILLED.length)] ?? 'both';
}

/** Kills at a moment drawn at random while everyone writes, starts again, and tells the time from that start to the readiness. */
async function oneKill(
  service: Service,
  work: Work,
  acknowledged: Acknowledged[],
  dataDir: string,
  killed: Killed,
): Promise<{ readonly next: Service; readonly tookMs: number }> {
  const stopped = new AbortController();
  const before = acknowledged.length;
  const writers = startWriters(service, work, acknowledged, stopped.signal);
  try {
    // However slow the machine is, there is something to lose.
    while (acknowledged.length < before + 4) await delay(5);
    await delay(randomInt(400));
    await kill(killed, service, dataDir);
  } finally {
    stopped.abort();
    await Promise.all(writers);
  }
  const from = performance.now();
  const next = await start(dataDir);
  const { status } = await fetch(`${next.url}/health/readiness`);
  if (status !== 200) throw new Error(`the service was started again, and its readiness answered ${status}`);
  return { next, tookMs: performance.now() - from };
}

/** What the store does not hold of what was acknowledged, and what is wrong with each chain, from its bytes and its head. */
async function inspect(dataDir: string, { licenceIds }: Work, acknowledged: readonly Acknowledged[]) {
  const embedded = await launchEmbedded({ dataDir, log: silentLog });
  const client = new pg.Client({ connectionString: embedded.ownerUrl });
  try {
    await client.connect();
    const lost: string[] = [];
    for (const table of TABLES) {
      const ids = acknowledged.filter((each) => each.in === table).map(({ id }) => id);
      const { rows } = await client.query<{ id: string }>(`select id from ${table} where id = any($1)`, [
        ids,
      ]);
      const found = new Set(rows.map(({ id }) => id));
      lost.push(...ids.filter((id) => !found.has(id)).map((id) => `${table} ${id}`));
    }
    const cases = new Set([
      ...licenceIds,
      ...acknowledged.filter((each) => each.in === 'cases').map(({ id }) => id),
    ]);
    const broken: string[] = [];
    for (const id of cases) {
      const findings = await chainFindings(client, id);
      broken.push(...(findings.length === 0 ? [] : [`${id}: ${JSON.stringify(findings)}`]));
    }
    return { lost, broken, chains: cases.size };
  } finally {
    await client.end();
    await embedded.stop();
  }
}

async function chainFindings(client: pg.Client, licence: string): Promise<readonly unknown[]> {
  const entries = await client.query<{ bytes: Buffer; hash: Buffer }>(
    'select bytes, hash from audit_entries where licence_id = $1 order by chain_index',
    [licence],
  );
  const heads = await client.query<{ chain_length: string; chain_hash: Buffer }>(
    'select chain_length, chain_hash from cases where id = $1',
    [licence],
  );
  const [head] = heads.rows;
  return head === undefined
    ? ['the case is not there']
    : verifyChain(
        entries.rows.map(({ bytes, hash }) => ({ bytes, hash: hash.toString('hex') })),
        { length: Number(head.chain_length), hash: head.chain_hash.toString('hex') },
      );
}

/** The check that operators run, of the whole store: every chain, content, tree and checkpoint. */
async function checkWholeStore(dataDir: string): Promise<string> {
  const command = join(import.meta.dirname, '..', '..', 'src', 'cli', 'check-store.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [command], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.trim();
}

describe('an acknowledged write', () => {
  it(
    `is there after kill -9 of the service, of the database and of both, and every chain verifies (${ROUNDS} times)`,
    async () => {
      const machine = machineNow();
      const dataDir = join(folder, 'data');
      let progress = progressSoFar();
      while (killsIn(progress) < ROUNDS && progress.lost.length + progress.broken.length === 0) {
        progress = await block(dataDir, progress, Math.min(BLOCK, ROUNDS - killsIn(progress)));
        if (FOLDER !== undefined) writeFileSync(progressFile(), JSON.stringify(progress));
        if (IS_LONG) process.stderr.write(`${describeProgress(progress)}\n`);
      }
      expect(progress.lost).toEqual([]);
      expect(progress.broken).toEqual([]);
      expect(progress.acknowledged).toBeGreaterThanOrEqual(4 * ROUNDS);
      if (IS_LONG) {
        const said = await checkWholeStore(dataDir);
        process.stderr.write(`check-store: ${said}\n`);
        if (RESULTS !== undefined) tell(RESULTS, progress, machine, said);
      }
    },
    Math.max(600_000, ROUNDS * 60_000),
  );
});

function describeProgress(progress: Progress): string {
  const { acknowledged, lost, chains, broken, restartMs, seconds } = progress;
  const all = Object.values(restartMs).flat();
  const { median, p95 } = timesOf(all);
  const each = KILLED.map((name) => `${name} ${restartMs[name]?.length ?? 0}`).join(', ');
  return (
    `${killsIn(progress)} kills (${each}): ${acknowledged} writes acknowledged, ${lost.length} lost; ` +
    `${chains} chains, ${broken.length} broken; restart in ms: median ${median.toFixed(0)}, 95 % ${p95.toFixed(0)}, ` +
    `most ${Math.max(...all).toFixed(0)}; ${(seconds / killsIn(progress)).toFixed(1)} s a kill`
  );
}

function tell(
  file: string,
  progress: Progress,
  machine: ReturnType<typeof machineNow>,
  checkStore: string,
): void {
  const { acknowledged, lost, broken, chains, restartMs, seconds } = progress;
  const restarts = Object.values(restartMs).flat();
  writeResults(
    {
      benchmark: 'durability',
      takenOn: today(),
      machine,
      targets: [
        targetResult('writes-lost', lost.length),
        targetResult('chains-broken', broken.length),
        targetResult('restart', Math.max(...restarts) / 1_000),
      ],
      tables: [
        {
          title: `${killsIn(progress)} kills -9 at moments drawn at random, while six write; milliseconds from the start of the process to its readiness`,
          columns: ['Killed', 'Times', 'Median', '95th percentile', 'Most'],
          rows: KILLED.map((name) => {
            const took = restartMs[name] ?? [];
            const { median, p95 } = timesOf(took);
            return [name, took.length, Math.round(median), Math.round(p95), Math.round(Math.max(...took))];
          }),
        },
        {
          title: 'What the store then held',
          columns: ['What', 'Number'],
          rows: [
            ['writes acknowledged', acknowledged],
            ['of them not there', lost.length],
            ['chains verified', chains],
            ['of them broken', broken.length],
          ],
        },
      ],
      notes: [
        `\`npm run prove:durability\`: ${(seconds / killsIn(progress)).toFixed(1)} seconds a kill, with the look into the store after every ${BLOCK}.`,
        `At the end the whole store is checked (\`npm run check-store\`): ${checkStore.split('\n').at(-1) ?? ''}`,
      ],
    },
    file,
  );
}
