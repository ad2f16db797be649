import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callerOf, tokensOf } from './caller.ts';
import { startProcess } from './processes.ts';
import { machineNow, type Results, today, writeResults } from './results.ts';
import { exporting } from './scale-export.ts';
import {
  type Bench,
  checkStore,
  counts,
  feed,
  type PartResult,
  replay,
  requests,
  statistics,
} from './scale-parts.ts';
import { drawCases, openScaleStore, waitForFigures } from './scale-store.ts';

/**
 * The service on a store as large as the country's: queue, search and trail, statistics, export, the feed, the check of the store
 * and replay, each over the real service process or the command that its operator runs, on the embedded database of a folder. Fill
 * one first:
 *
 *   npm run generate -- --licences 250000 --events-per-licence 8 --readings-per-licence 22 --data-dir DIR
 *
 *   npm run bench:scale -- --data-dir DIR [--only PART,PART] [--json FILE] [--again]
 *
 * What each part found is kept in DIR/scale-progress.json, and a part that is in it is not done again: a run that was stopped goes
 * on where it was. `--again` forgets what is kept of the parts that are asked for. Without --json the results go to standard output.
 */

/** What is asked of the service. */
const OF_SERVICE = { requests, statistics, feed, export: exporting } as const;
/** What needs none: a service that runs has a check of the store going on by itself, beside which there is no other. */
const OF_STORE = { counts, check: checkStore, replay } as const;
/** All, in the order in which they are told. */
const PARTS: readonly string[] = ['counts', ...Object.keys(OF_SERVICE), 'check', 'replay'];

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});
if (values['data-dir'] === undefined) {
  throw new Error('name the folder of the store: --data-dir DIR');
}
const DATA_DIR = resolve(values['data-dir']);
const PROGRESS = join(DATA_DIR, 'scale-progress.json');
const asked = values.only?.split(',') ?? PARTS;
const unknown = asked.find((name) => !PARTS.includes(name));
if (unknown !== undefined) {
  throw new Error(`${unknown} is none of ${PARTS.join(', ')}`);
}

type Kept = Readonly<Partial<Record<string, PartResult>>>;

// Read anew each time: parts of the store disturb no other, and may be run by two at once.
// INVARIANT: the file was written by this script.
const kept = (): Kept => (existsSync(PROGRESS) ? JSON.parse(readFileSync(PROGRESS, 'utf8')) : {});
const say = (line: string) => process.stderr.write(`${new Date().toISOString()} ${line}\n`);
const machine = machineNow();
const store = await openScaleStore(DATA_DIR);
try {
  const waiting = asked.filter((name) => values.again || kept()[name] === undefined);
  for (const name of asked) if (!waiting.includes(name)) say(`${name}: kept from before`);
  if (waiting.some((name) => Object.hasOwn(OF_SERVICE, name))) {
    await askService(waiting);
  }
  for (const [name, part] of Object.entries(OF_STORE)) {
    if (waiting.includes(name)) await take(name, () => part({ dataDir: DATA_DIR, store }));
  }
  tell();
} finally {
  await store.close();
}

async function askService(waiting: readonly string[]): Promise<void> {
  const service = await startProcess({
    script: ['src/main.ts'],
    port: await freePort(),
    readyAt: '/health/readiness',
    env: {
      NODE_ENV: 'development',
      DATA_DIR,
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
    },
  });
  const caller = callerOf(service.url);
  try {
    say(`the service answers, ${(service.startedInMs / 1_000).toFixed(1)} s after its start`);
    const countedIn = await waitForFigures(store, say);
    say(`the figures have counted everything, after ${countedIn.toFixed(0)} s`);
    const bench = await benchOn({ store, caller, pid: service.pid, say, dataDir: DATA_DIR });
    for (const [name, part] of Object.entries(OF_SERVICE)) {
      if (waiting.includes(name)) await take(name, () => part(bench));
    }
  } finally {
    caller.close();
    await service.stop();
  }
}

/** Takes one part, and keeps what it found. */
async function take(name: string, part: () => Promise<PartResult>): Promise<void> {
  const from = performance.now();
  const found = await part();
  writeFileSync(PROGRESS, JSON.stringify({ ...kept(), [name]: found }, undefined, 2));
  say(`${name}: done in ${((performance.now() - from) / 1_000).toFixed(0)} s`);
}

async function benchOn(base: Omit<Bench, 'cases' | 'askers'>): Promise<Bench> {
  const cases = await drawCases(base.store, 200);
  const token = await tokensOf(DATA_DIR);
  const known = new Map<string, Promise<string>>();
  const keep = (name: string, make: () => Promise<string>): Promise<string> => {
    const made = known.get(name) ?? make();
    known.set(name, made);
    return made;
  };
  return {
    ...base,
    cases,
    askers: {
      spo: (region) => keep(`spo ${region}`, () => token({ roles: ['spo'], areas: [region] })),
      practitioner: (region) =>
        keep(`practitioner ${region}`, () => token({ roles: ['practitioner'], areas: [region] })),
      seniorManager: (region) =>
        keep(`senior ${region}`, () => token({ roles: ['senior-manager'], areas: [region] })),
      inspector: () => keep('inspector', () => token({ roles: ['inspector'], areas: [] })),
      system: () => keep('system', () => token({ roles: ['case-system'], areas: [], kind: 'system' })),
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') {
    throw new Error('no port is free');
  }
  return address.port;
}

/** All that is kept, in the order of the parts. */
function tell(): void {
  const all = kept();
  const found = PARTS.flatMap((name) => all[name] ?? []);
  const results: Results = {
    benchmark: 'scale',
    takenOn: today(),
    machine: { ...machine, postgresql: store.version },
    targets: found.flatMap(({ targets }) => targets),
    tables: found.flatMap(({ tables }) => tables),
    notes: found.flatMap(({ notes }) => notes),
  };
  for (const { title, columns, rows } of results.tables) {
    console.log(`\n${title}`);
    console.table(
      rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, shown(row[index])]))),
    );
  }
  for (const { target, figure, unit, met } of results.targets) {
    console.log(`${met ? 'met   ' : 'MISSED'} ${target}: ${shown(figure)} ${unit}`);
  }
  if (values.json !== undefined) {
    writeResults(results, values.json);
  }
}

function shown(value: string | number | undefined): string | number {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : (value ?? '');
}
