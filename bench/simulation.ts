import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Act } from '../src/application/services.ts';
import type {
  RecallsByType,
  SimulationRequest,
  SimulationResult,
  SimulationView,
} from '../src/application/simulations/services.ts';
import { compose } from '../src/composition.ts';
import { parseConfig } from '../src/config.ts';
import { createLog } from '../src/http/logging.ts';

/**
 * How fast simulations are made, by one worker process and by two, one of which is killed in the middle and replaced; and what a
 * simulation came to, as a table. The store is the one that the environment names (DATABASE_URL, or DATA_DIR for the embedded
 * database), filled by `npm run generate`. Every run must come to the result of the first.
 *
 *   node bench/simulation.ts [--data-dir DIR] [--workers 1,2] [--kill] [--json FILE] [--table]
 *     [--rule-book VERSION] [--as-at DAY] [--decided-from DAY] [--decided-until DAY] [--return-after DAYS]
 *
 * Without `--rule-book` and `--as-at`, every case is decided again under the book in use and on its own day: all of the work, and
 * nothing comes out otherwise where the population was made under that book.
 */
const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    workers: { type: 'string', default: '1,2' },
    kill: { type: 'boolean', default: false },
    json: { type: 'string' },
    table: { type: 'boolean', default: false },
    'rule-book': { type: 'string' },
    'as-at': { type: 'string' },
    'decided-from': { type: 'string' },
    'decided-until': { type: 'string' },
    'return-after': { type: 'string' },
  },
});

const dataDir = values['data-dir'];
const env = { ...process.env, ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }), LOG_LEVEL: 'warn' };
const worker = join(import.meta.dirname, '..', 'src', 'cli', 'worker.ts');
const ACT: Act = {
  principal: {
    subject: 'bench-simulation',
    kind: 'system',
    permissions: ['simulation:run', 'simulation:read', 'statistics:trace'],
    areas: 'everywhere',
  },
  correlationId: '00000000-0000-4000-8000-000000000000',
};

interface Measured {
  readonly workers: number;
  readonly killed: boolean;
  readonly cases: number;
  readonly seconds: number;
  readonly casesPerSecond: number;
  readonly sameResult: boolean;
}

const config = parseConfig(env);
const { services, book, close } = await compose(config, createLog('warn'));
const running = new Set<ChildProcess>();
try {
  const request = requestOf();
  const measured: Measured[] = [];
  let first: SimulationView | undefined;
  for (const count of values.workers.split(',').map(Number)) {
    const { view, seconds, killed } = await simulate(request, count);
    first ??= view;
    const { done: cases = 0 } = view.progress;
    measured.push({
      workers: count,
      killed,
      cases,
      seconds: Math.round(seconds * 10) / 10,
      casesPerSecond: Math.round(cases / seconds),
      sameResult: isDeepStrictEqual(view.result, first.result),
    });
  }
  const report = {
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} processors`,
    request,
    measured,
    result: first?.result,
  };
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  print(
    values.table
      ? tableOf(first)
      : `${JSON.stringify({ ...report, result: undefined })}\n\n${speeds(measured)}`,
  );
  process.exitCode = measured.every(({ sameResult }) => sameResult) ? 0 : 1;
} finally {
  for (const child of running) child.kill('SIGKILL');
  await close();
}

function requestOf(): SimulationRequest {
  const asAt = values['as-at'];
  const ruleBook = values['rule-book'] ?? (asAt === undefined ? book.version : undefined);
  const decidedFrom = values['decided-from'];
  const decidedUntil = values['decided-until'];
  const returnAfter = values['return-after'];
  return {
    ...(ruleBook === undefined ? {} : { ruleBook }),
    ...(asAt === undefined ? {} : { asAt }),
    ...(decidedFrom === undefined ? {} : { decidedFrom }),
    ...(decidedUntil === undefined ? {} : { decidedUntil }),
    ...(returnAfter === undefined ? {} : { assumedReturn: { daysAfterRevocation: Number(returnAfter) } }),
    reason: 'A measurement of the service itself.',
  };
}

/** One simulation from the moment that its workers are ready: what it came to, and how long it took. */
async function simulate(
  request: SimulationRequest,
  count: number,
): Promise<{ readonly view: SimulationView; readonly seconds: number; readonly killed: boolean }> {
  const workers = await Promise.all(Array.from({ length: count }, start));
  const begun = performance.now();
  const { id } = await services.requestSimulation(ACT, request);
  let killed = false;
  let told = begun;
  let view = await services.readSimulation(ACT, id);
  while (view.state === 'waiting' || view.state === 'running') {
    await delay(250);
    view = await services.readSimulation(ACT, id);
    const { share, done = 0, cases = 0, casesPerSecond, estimatedEnd } = view.progress;
    if (performance.now() - told > 5_000) {
      told = performance.now();
      process.stderr.write(
        `${count} workers: ${done} of ${cases} cases, ${casesPerSecond ?? 0} a second, until ${estimatedEnd ?? 'not known yet'}\n`,
      );
    }
    if (values.kill && count > 1 && !killed && share !== undefined && share > 0.4) {
      killed = true;
      workers[0]?.kill('SIGKILL');
      process.stderr.write('one worker was killed, and another takes its place\n');
      await start();
    }
  }
  const seconds = (performance.now() - begun) / 1_000;
  if (view.state !== 'completed') {
    throw new Error(`the simulation is ${view.state}`);
  }
  await Promise.all([...running].map(end));
  return { view, seconds, killed };
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [worker], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) {
    throw new Error('a worker did not start');
  }
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

function speeds(measured: readonly Measured[]): string {
  return [
    '| Workers | Killed in the middle | Cases | Seconds | Cases a second | Same result |',
    '|---|---|---|---|---|---|',
    ...measured.map(
      (one) =>
        `| ${one.workers} | ${one.killed ? 'one' : 'none'} | ${one.cases} | ${one.seconds} | ${one.casesPerSecond} | ${one.sameResult ? 'yes' : 'NO'} |`,
    ),
  ].join('\n');
}

function tableOf(view: SimulationView | undefined): string {
  return view === undefined
    ? ''
    : [...outcomes(view.result), '', ...transitions(view.result), '', ...recalls(view.result)].join('\n');
}

function outcomes(result: SimulationResult): readonly string[] {
  return [
    '| Cases | |',
    '|---|---|',
    `| decided again | ${result.unchanged + result.changed} |`,
    `| … unchanged | ${result.unchanged} |`,
    `| … changed | ${result.changed} |`,
    `| cannot be re-decided | ${result.cannotBeReDecided.cases} |`,
    `| licence expired by that day | ${result.notOnLicence.expired} |`,
    `| not yet released on that day | ${result.notOnLicence.notYetReleased} |`,
    `| failed | ${result.failed.cases} |`,
  ];
}

function rules(shares: readonly { readonly rule: string; readonly cases: number }[]): string {
  return shares
    .slice(0, 3)
    .map(({ rule, cases }) => `${rule} (${cases})`)
    .join(', ');
}

function transitions(result: SimulationResult): readonly string[] {
  return [
    '| Conclusion | From | To | Cases | Now decided by | No longer by |',
    '|---|---|---|---|---|---|',
    ...result.transitions.map(
      (one) =>
        `| ${one.conclusion} | ${one.from} | ${one.to} | ${one.cases} | ${rules(one.nowDeciding)} | ${rules(one.noLongerDeciding)} |`,
    ),
  ];
}

function recalls({ recalls: { before, after, both } }: SimulationResult): readonly string[] {
  const row = (name: string, of: (side: RecallsByType) => number | string) =>
    `| ${name} | ${of(before)} | ${of(after)} |`;
  return [
    '| Where recall is supported | Before | After |',
    '|---|---|---|',
    row('fixed term, no choice left', ({ fixedTerm }) => fixedTerm.cases),
    row('… days in custody', ({ fixedTerm }) => fixedTerm.days ?? 'not counted'),
    row('… cases without days', ({ fixedTerm }) => fixedTerm.withoutDays ?? 'not counted'),
    row('fixed term or standard, a choice', (side) => side.fixedTermOrStandard),
    row('standard, never given days', (side) => side.standard),
    row('other', (side) => side.other),
    row('not settled', (side) => side.unknown),
    ...(both === undefined
      ? []
      : [
          `| fixed term on both sides (${both.cases} cases), days | ${both.daysBefore} | ${both.daysAfter} |`,
        ]),
  ];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
