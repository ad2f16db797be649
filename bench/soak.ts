import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { callerOf, type Reply, tokensOf } from './caller.ts';
import { timesOf } from './measure.ts';
import { flatnessOf, residentMemory } from './process-watch.ts';
import { startProcess } from './processes.ts';
import { machineNow, type Results, targetResult, today, writeResults } from './results.ts';
import { workOn } from './soak-work.ts';

/**
 * An hour of mixed work at half of what the service can do: whether memory and latency stay as they are.
 *
 * The service is a process of its own on a new embedded database. First everything it can do is measured: 12 at a time, each piece of
 * work as soon as the one before is done. Then pieces begin at half that rate whether those before are done or not, and a latency
 * counts from when the piece was due, so that what waits is not left out. Cases are left behind as others are opened, so
 * that no case grows for an hour: what grows is the store, the log and whatever the process keeps.
 *
 *   npm run bench:soak -- [--minutes 60] [--json FILE] [--lines FILE]
 *
 * Flat is: the median of the last quarter of the minutes is not more than 10 % (memory) or 20 % (95th percentile of latency) above
 * that of the first. `--lines` appends a line of JSON each minute, for a run that is watched or stopped.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    json: { type: 'string' },
    lines: { type: 'string' },
  },
});
const MINUTES = Math.max(1, Number(values.minutes));
const PORT = 4_861;
const AT_A_TIME = 12;
const WARM_UP_MS = 30_000;
const FULL_LOAD_MS = 30_000;

/** What was seen in a minute. Milliseconds, MiB. */
interface Minute {
  readonly minute: number;
  readonly requests: number;
  readonly faults: number;
  readonly rss: number;
  readonly heap: number;
  /** Room that the young generation of the heap has taken, used or not. */
  readonly young: number;
  readonly loopLag: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One look at the process. */
type Look = Pick<Minute, 'rss' | 'heap' | 'young' | 'loopLag'>;

/** Requests that were not answered as they should be, by kind and status. */
const refused = new Map<string, number>();

const machine = machineNow();
const folder = await mkdtemp(join(tmpdir(), 'recall-bench-soak-'));
const dataDir = join(folder, 'data');
try {
  const service = await startProcess({
    script: ['src/main.ts'],
    port: PORT,
    readyAt: '/health/readiness',
    env: {
      NODE_ENV: 'development',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
    },
  });
  const caller = callerOf(service.url);
  try {
    const token = await tokensOf(dataDir, Math.ceil(MINUTES / 60) + 1);
    const areas = ['Example Region'];
    const work = workOn(caller, {
      system: await token({ roles: ['case-system'], areas: [], kind: 'system' }),
      practitioner: await token({ roles: ['practitioner'], areas }),
      spo: await token({ roles: ['spo'], areas }),
      inspector: await token({ roles: ['inspector'], areas: [] }),
    });
    await work.prepare(200);
    await asFastAsItGoes(work.turn, WARM_UP_MS, nobody);
    const full = await asFastAsItGoes(work.turn, FULL_LOAD_MS, nobody);
    const rate = full / 2;
    console.error(`full load: ${full.toFixed(0)} pieces of work a second; half of it for ${MINUTES} minutes`);
    const minutes: Minute[] = [];
    const kinds = new Map<string, number[]>();
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      const seen = await oneMinute(work.turn, rate, kinds, async () => readProcess(service.url, service.pid));
      const line = { minute, ...seen };
      minutes.push(line);
      if (values.lines !== undefined) appendFileSync(values.lines, `${JSON.stringify(line)}\n`);
      console.error(
        `minute ${minute}: ${seen.requests} requests, ${seen.faults} faults; p50 ${seen.p50.toFixed(1)}, p95 ${seen.p95.toFixed(1)}, p99 ${seen.p99.toFixed(1)} ms; RSS ${seen.rss.toFixed(0)}, heap ${seen.heap.toFixed(0)}, young ${seen.young.toFixed(0)} MiB; loop ${seen.loopLag.toFixed(1)} ms`,
      );
    }
    tell(minutes, full, kinds);
  } finally {
    caller.close();
    await service.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function nobody(): void {
  // The full load is counted, and nothing is kept of its requests.
}

type Turn = ReturnType<typeof workOn>['turn'];
type Seen = Parameters<Turn>[0];

/** Pieces of work a second. */
async function asFastAsItGoes(turn: Turn, ms: number, seen: Seen): Promise<number> {
  const from = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      while (performance.now() - from < ms) {
        await turn(seen);
        done += 1;
      }
    }),
  );
  return (1_000 * done) / (performance.now() - from);
}

/** Begins pieces of work at a steady rate for a minute, and looks at the process five times. */
async function oneMinute(
  turn: Turn,
  rate: number,
  kinds: Map<string, number[]>,
  look: () => Promise<Look>,
): Promise<Omit<Minute, 'minute'>> {
  const latencies: number[] = [];
  let faults = 0;
  const looks: Look[] = [];
  const running = new Set<Promise<void>>();
  const from = performance.now();
  for (let number = 0; number < rate * 60; number += 1) {
    const due = from + (1_000 * number) / rate;
    const early = due - performance.now();
    if (early > 1) await delay(early);
    let waited = Math.max(0, performance.now() - due);
    const seen = (kind: string, { status, ms }: Reply) => {
      // Only the first request of a piece waited for the piece to begin.
      latencies.push(ms + waited);
      waited = 0;
      const known = kinds.get(kind) ?? [];
      known.push(ms);
      kinds.set(kind, known);
      if (status >= 400) {
        faults += 1;
        refused.set(`${kind}: ${status}`, (refused.get(`${kind}: ${status}`) ?? 0) + 1);
      }
    };
    const one: Promise<void> = turn(seen).catch((error: unknown) => {
      faults += 1;
      const told = error instanceof Error ? error.message.slice(0, 60) : 'not told';
      refused.set(told, (refused.get(told) ?? 0) + 1);
    });
    running.add(one);
    void one.finally(() => running.delete(one));
    if (number % Math.ceil(rate * 12) === 0) looks.push(await look());
  }
  await Promise.all(running);
  const { median, p95 } = timesOf(latencies);
  return {
    requests: latencies.length,
    faults,
    rss: timesOf(looks.map(({ rss }) => rss)).median,
    // What is left after a collection: the least that was seen.
    heap: Math.min(...looks.map(({ heap }) => heap)),
    young: Math.max(...looks.map(({ young }) => young)),
    loopLag: Math.max(...looks.map(({ loopLag }) => loopLag)),
    p50: median,
    p95,
    p99: latencies.toSorted((one, other) => one - other)[Math.floor(0.99 * (latencies.length - 1))] ?? 0,
  };
}

/** What the process says of itself, and the system of it. The lag is the 99th percentile since the last look. */
async function readProcess(url: string, pid: number): Promise<Look> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const metric = (name: string, labels = '[^}]*') =>
    Number(new RegExp(`^${name}(?:\\{${labels}\\})? (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    rss: residentMemory(pid),
    heap: metric('nodejs_heap_size_used_bytes') / 2 ** 20,
    young: metric('nodejs_heap_space_size_total_bytes', 'space="new"') / 2 ** 20,
    loopLag: metric('nodejs_eventloop_lag_p99_seconds') * 1_000,
  };
}

/** Minutes that were slow, with what the event loop did meanwhile: where it kept still, the process was not what was slow. */
function slowMinutes(minutes: readonly Minute[]): string {
  const usual = timesOf(minutes.map(({ p95 }) => p95)).median;
  const slow = minutes.filter(({ p95 }) => p95 > 5 * usual);
  return (
    slow.map((one) => `${one.minute} (${shown(one.p95)} ms, loop lag ${shown(one.loopLag)} ms)`).join(', ') ||
    'none'
  );
}

function shown(value: number): number {
  return Number(value.toPrecision(4));
}

function tell(minutes: readonly Minute[], full: number, kinds: ReadonlyMap<string, readonly number[]>): void {
  const rss = flatnessOf(minutes.map((minute) => minute.rss));
  const heap = flatnessOf(minutes.map((minute) => minute.heap));
  const young = flatnessOf(minutes.map((minute) => minute.young));
  const p95 = flatnessOf(minutes.map((minute) => minute.p95));
  const faults = minutes.reduce((sum, minute) => sum + minute.faults, 0);
  const results: Results = {
    benchmark: 'soak',
    takenOn: today(),
    machine,
    targets: [
      targetResult('soak-memory', shown(rss.growth), {
        why: `Resident memory from ${rss.firstQuarter.toFixed(0)} to ${rss.lastQuarter.toFixed(0)} MiB, heap in use from ${heap.firstQuarter.toFixed(0)} to ${heap.lastQuarter.toFixed(0)} MiB, room of the young generation from ${young.firstQuarter.toFixed(0)} to ${young.lastQuarter.toFixed(0)} MiB, over ${MINUTES} minutes.`,
      }),
      targetResult('soak-latency', shown(p95.growth), {
        why: `From ${p95.firstQuarter.toFixed(1)} to ${p95.lastQuarter.toFixed(1)} ms, over ${MINUTES} minutes.`,
      }),
    ],
    tables: [
      {
        title: `By minute, at half of ${full.toFixed(0)} pieces of work a second`,
        columns: [
          'Minute',
          'Requests',
          'Faults',
          'RSS, MiB',
          'Heap, MiB',
          'Young generation, MiB',
          'Loop lag p99, ms',
          'p50, ms',
          'p95, ms',
          'p99, ms',
        ],
        rows: minutes
          .filter(({ minute }) => MINUTES <= 15 || minute === 1 || minute % 5 === 0)
          .map(({ minute, requests, faults: failed, ...one }) => [
            minute,
            requests,
            failed,
            shown(one.rss),
            shown(one.heap),
            shown(one.young),
            shown(one.loopLag),
            shown(one.p50),
            shown(one.p95),
            shown(one.p99),
          ]),
      },
      {
        title: 'By kind of request',
        columns: ['Request', 'Number', 'p50, ms', 'p95, ms'],
        rows: [...kinds].map(([kind, ms]) => {
          const { median, p95: slow } = timesOf(ms);
          return [kind, ms.length, shown(median), shown(slow)];
        }),
      },
    ],
    notes: [
      `${faults} requests were answered with a fault${faults === 0 ? '' : `: ${[...refused].map(([kind, number]) => `${kind} (${number})`).join(', ')}`}.`,
      `Minutes with a 95th percentile of more than five times the median one: ${slowMinutes(minutes)}.`,
      'The client runs on the same machine. A latency counts from when the piece of work was due. Of an hour every fifth minute is shown; the verdict is of all.',
    ],
  };
  for (const { title, columns, rows } of results.tables) {
    console.log(`\n${title}`);
    console.table(
      rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']))),
    );
  }
  for (const { target, figure, unit, met, why } of results.targets) {
    console.log(`${met ? 'flat    ' : 'NOT FLAT'} ${target}: ${figure} ${unit}. ${why ?? ''}`);
  }
  if (values.json !== undefined) writeResults(results, values.json);
}
