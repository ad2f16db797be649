import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { timesOf } from './measure.ts';
import { startProcess } from './processes.ts';
import { machineNow, resultsFile, targetResult, today, writeResults } from './results.ts';

/**
 * Seconds from `npm start` to the first answer of `/health/readiness`, which says that the database answers: on a new embedded
 * database, which is made and migrated meanwhile, and on the same one again after the service was stopped in order. Beside it the
 * same without npm, which is a program of its own.
 *
 *   npm run bench:start [-- --rounds 9] [-- --json FILE]
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});
const ROUNDS = Math.max(7, Number(values.rounds));
const PORT = 4_851;

const machine = machineNow();
const KINDS = [
  { script: 'npm-start', existing: false, name: '`npm start`, new database' },
  { script: 'npm-start', existing: true, name: '`npm start`, existing database' },
  { script: ['src/main.ts'], existing: false, name: '`node src/main.ts`, new database' },
  { script: ['src/main.ts'], existing: true, name: '`node src/main.ts`, existing database' },
] as const;

const times: number[][] = KINDS.map(() => []);
const folder = await mkdtemp(join(tmpdir(), 'recall-bench-start-'));
try {
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [place, { script, existing }] of KINDS.entries()) {
      const dataDir = join(folder, `data-${script === 'npm-start' ? 'npm' : 'node'}`);
      if (!existing) {
        await rm(dataDir, { recursive: true, force: true });
      }
      const service = await startProcess({
        script,
        port: PORT,
        readyAt: '/health/readiness',
        env: { DATA_DIR: dataDir },
      });
      if (round >= 0) times[place]?.push(service.startedInMs / 1_000);
      await service.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
const columns = ['what is started', 'median s', 'fastest', 'slowest'];
const rows = KINDS.map(({ name }, place) => {
  const taken = times[place] ?? [];
  return [name, round2(timesOf(taken).median), round2(Math.min(...taken)), round2(Math.max(...taken))];
});
const median = (place: number): number => round2(timesOf(times[place] ?? []).median);
const results = {
  benchmark: 'start',
  takenOn: today(),
  machine,
  targets: [targetResult('start-new', median(0)), targetResult('start-existing', median(1))],
  tables: [{ title: 'From the start to the first answer', columns, rows }],
  notes: [
    `${ROUNDS} rounds, each start in turn, and one before them that is not counted. The first answer is the first 200 of \`/health/readiness\`, asked every 10 ms.`,
    'Node keeps what it compiled beside the code, from the start that is not counted; the first start after an installation compiles everything.',
    'The existing database is the one that the start before it made, stopped in order in between, with nothing recorded in it.',
  ],
};
process.stdout.write(
  `${[columns, ...rows].map((row) => row.map((cell, at) => (at === 0 ? String(cell).padEnd(42) : String(cell).padStart(10))).join('')).join('\n')}\n`,
);
writeResults(results, values.json ?? resultsFile(results.benchmark));
