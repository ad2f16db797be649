import { Type } from 'typebox';
import { reader } from '../src/cli/demo-example.ts';
import type { Caller } from './caller.ts';
import { timesOf } from './measure.ts';
import type { ResultsTable, TargetResult } from './results.ts';
import { targetResult } from './results.ts';
import { runWatched } from './run-watched.ts';
import { type Askers, everyRepeated, nextOf, type RepeatedTimes, timeRepeated } from './scale-requests.ts';
import { countStore, type DrawnCases, type ScaleStore } from './scale-store.ts';

/** What a part found. */
export interface PartResult {
  readonly targets: readonly TargetResult[];
  readonly tables: readonly ResultsTable[];
  readonly notes: readonly string[];
}

/** What the parts work with. */
export interface Bench {
  readonly dataDir: string;
  readonly store: ScaleStore;
  readonly cases: DrawnCases;
  readonly caller: Caller;
  readonly askers: Askers;
  /** Of the service. */
  readonly pid: number;
  readonly say: (line: string) => void;
}

/** What the parts work with that need no service. */
export type OfStore = Pick<Bench, 'dataDir' | 'store'>;

/** How many of everything there are. */
export async function counts({ store }: OfStore): Promise<PartResult> {
  const rows = await countStore(store);
  return {
    targets: [],
    tables: [
      { title: 'The store', columns: ['What', 'Number'], rows: rows.map(([what, number]) => [what, number]) },
    ],
    notes: [],
  };
}

/** Queue, search and trail, alone and with four at a time. */
export async function requests({ caller, cases, askers, say }: Bench): Promise<PartResult> {
  const all = everyRepeated(caller, cases, askers);
  const alone = await timeRepeated(caller, all, { rounds: 8, perRound: 25, inFlight: 1 });
  say('queue, search and trail: one at a time is done');
  const four = await timeRepeated(caller, all, { rounds: 8, perRound: 24, inFlight: 4 });
  const slowest = (target: RepeatedTimes['target']) =>
    alone.filter((one) => one.target === target).reduce((most, one) => (one.p95 > most.p95 ? one : most));
  return {
    targets: (['queue', 'search', 'case-trail'] as const).map((target) => {
      const { name, p95 } = slowest(target);
      return targetResult(target, p95, { why: `The slowest of its kinds: ${name}, one at a time.` });
    }),
    tables: [
      tableOfTimes('Queue, search and trail over HTTP, one at a time, in ms', alone),
      tableOfTimes('The same, four at a time, in ms', four),
    ],
    notes: [
      'Requests go over connections that are kept open, in turns over all kinds; each is of another case, person or region drawn by chance. `First` is the first of its kind after the start of the service, with the database up.',
    ],
  };
}

function tableOfTimes(title: string, times: readonly RepeatedTimes[]): ResultsTable {
  return {
    title,
    columns: ['Request', 'First', 'Median', '95th percentile', 'Most', 'Requests'],
    rows: times.map(({ name, first, median, p95, most, number }) => [name, first, median, p95, most, number]),
  };
}

/** Each table of statistics of a quarter, seven times. */
export async function statistics({ caller, cases, askers }: Bench): Promise<PartResult> {
  const token = await askers.inspector();
  const kinds = [
    'decisions',
    'agreement',
    'recall-reasons',
    'recall-reasons by region',
    'recall-reasons by sentence-group',
    'recall-reasons by sex',
    'recall-reasons by ethnicity',
    'fairness by sex',
    'fairness by ethnicity',
    'like-cases',
  ];
  const asked = kinds.map((name) => ({ name, ms: [] as number[], first: 0, of: name.split(' by ') }));
  const [quarter = ''] = cases.quarters;
  for (let round = 0; round < 8; round += 1) {
    for (const one of round % 2 === 0 ? asked : asked.toReversed()) {
      const [table = '', by] = one.of;
      const path = `/v1/statistics/${table}?quarter=${quarter}${by === undefined ? '' : `&by=${by}`}`;
      const { ms } = await caller.ask({ method: 'GET', path, token });
      if (round === 0) one.first = ms;
      else one.ms.push(ms);
    }
  }
  const rows = asked.map(({ name, ms, first }) => {
    const { median, p95 } = timesOf(ms);
    return { name, first, median, p95, most: Math.max(...ms) };
  });
  const slowest = rows.reduce((most, row) => (row.median > most.median ? row : most));
  return {
    targets: [
      targetResult('statistics', slowest.median, { why: `The slowest of the tables: ${slowest.name}.` }),
    ],
    tables: [
      {
        title: `Statistics of the quarter with the most decisions (${quarter}), in ms`,
        columns: ['Table', 'First', 'Median', '95th percentile', 'Most'],
        rows: rows.map(({ name, first, median, p95, most }) => [name, first, median, p95, most]),
      },
    ],
    notes: [],
  };
}

const readFeed = reader(Type.Object({ items: Type.Array(Type.Unknown()) }));

/** The feed from its start: as many pages of 1,000 as there are, at most 300. */
export async function feed({ caller, askers, say }: Bench): Promise<PartResult> {
  const token = await askers.system();
  const ms: number[] = [];
  let events = 0;
  let after = 'start';
  for (let page = 0; page < 300; page += 1) {
    const reply = await caller.ask({ method: 'GET', path: `/v1/events?limit=1000&after=${after}`, token });
    const next = nextOf(reply.text);
    if (next === undefined || next === after) break;
    events += readFeed(JSON.parse(reply.text)).items.length;
    ms.push(reply.ms);
    after = next;
    if (page % 100 === 99) say(`${events} events read from the feed`);
  }
  const { median, p95 } = timesOf(ms);
  const seconds = ms.reduce((sum, each) => sum + each, 0) / 1_000;
  return {
    targets: [],
    tables: [
      {
        title: 'Following the feed from its start, pages of 1,000',
        columns: ['Pages', 'Events', 'Events a second', 'Median of a page, ms', '95th percentile, ms'],
        rows: [[ms.length, events, events / seconds, median, p95]],
      },
    ],
    notes: [],
  };
}

/** Checks the whole store, as its operator does. */
export async function checkStore({ dataDir, store }: OfStore): Promise<PartResult> {
  const { seconds, memory, out } = await runWatched(
    ['src/cli/check-store.ts'],
    { DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    [0],
  );
  const entries = (await countStore(store)).find(([name]) => name === 'audit entries')?.[1] ?? 0;
  return {
    targets: [],
    tables: [
      {
        title: 'Check of the whole store',
        columns: [
          'Entries',
          'Seconds',
          'Entries a second',
          'RSS at first, MiB',
          'RSS at last, MiB',
          'RSS at most, MiB',
        ],
        rows: [[entries, seconds, entries / seconds, memory.firstQuarter, memory.lastQuarter, memory.most]],
      },
    ],
    notes: [`It said: ${out.trim().split('\n').at(-1) ?? ''}`],
  };
}

/** Makes every stored run again and compares it byte for byte. */
export async function replay({ dataDir, store }: OfStore): Promise<PartResult> {
  const { seconds, memory, out, code } = await runWatched(
    ['src/cli/replay-all.ts'],
    { DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    [0, 1],
  );
  const said = out.trim().split('\n').at(-1) ?? '';
  const [, same = '0', different = '0', impossible = '0'] =
    /(\d+) the same, (\d+) different, (\d+) not possible/.exec(said) ?? [];
  const runs = (await countStore(store)).find(([name]) => name === 'recommendations')?.[1] ?? 0;
  return {
    targets: [
      targetResult('replays-differing', Number(different) + Number(impossible), {
        why: `${Number(same).toLocaleString('en-GB')} runs were made again; exit code ${code}.`,
      }),
    ],
    tables: [
      {
        title: 'Replay of every stored recommendation',
        columns: [
          'Runs',
          'Seconds',
          'Runs a second',
          'RSS at first, MiB',
          'RSS at last, MiB',
          'RSS at most, MiB',
        ],
        rows: [[runs, seconds, runs / seconds, memory.firstQuarter, memory.lastQuarter, memory.most]],
      },
    ],
    notes: [`It said: ${said}`],
  };
}
