import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { leafHash } from '../src/audit/index.ts';
import { launchEmbedded } from '../src/db/embedded.ts';
import { countWaitingEntries, findTreeSize } from '../src/db/log-tree.ts';
import {
  drain,
  IN_FLIGHT,
  processorTime,
  type RoundSettings,
  ratio,
  roundOf,
  type Spread,
  type Subject,
  spread,
  type Variant,
} from './log-rounds.ts';
import { fill, openStore, type Store } from './log-stores.ts';
import { timesOf } from './measure.ts';

/**
 * What the evidence costs: stored recommendations per second with all of it, and with parts of it left out.
 *
 * The use cases run over an embedded PostgreSQL, durable as in production, with 16 recommendations in flight and the pool
 * that the service has by default. There is no HTTP and no idempotency key, so that the evidence is as large a share of
 * the work as it can be. Every store begins as a copy of one database; the rounds of all stores take turns, in alternating
 * order, so that whatever else the machine does falls on all of them alike. A ratio is taken within a round. On a machine that
 * does other work as well the ratio of processor time, of this process and the server's together, is the steadier one. Steadier
 * still is what publishing takes by itself, which is measured between the rounds: one checkpoint over a second's entries.
 *
 * - `product`: the publisher runs in this process, a checkpoint every 2 seconds. A round ends when nothing waits: what
 *   the load left waiting is sequenced within the round's time, while no recommendation is made.
 * - `waiting list`: each entry is noted as waiting, and nobody gives it a place. Tells what of the tree's cost the writes pay.
 * - `no tree`: the trigger that notes entries is dropped, and nobody publishes.
 * - `no chain`: nor are there chains. Left out is the locking, reading and moving of the case's head (two of the statements of
 *   a recommendation), the unique place in a chain and the database's check of the entry's hash. What stays: an
 *   entry is sealed and hashed in this process all the same, for the tree needs that hash, and the time of it is told apart;
 *   and the foreign key to the case then takes a share lock of its own, which makes the chain look a little cheaper than it is.
 * - `one case`: as `no tree` and `no chain`, but with every recommendation made in one and the same case, where the lock
 *   on its head is contended.
 *
 *   npm run bench:log [-- --rounds 9] [-- --seconds 4] [-- --cases 300] [-- --json FILE]
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '4' },
    cases: { type: 'string', default: '300' },
    json: { type: 'string' },
  },
});
const ROUNDS = Math.max(7, Number(values.rounds));
const ROUND_MS = Number(values.seconds) * 1_000;
const CASES = Math.max(100, Number(values.cases));

const VARIANTS = {
  product: { name: 'product', database: 'bench_product', keeps: 'chain-and-tree', cases: 'different' },
  list: { name: 'waiting list', database: 'bench_list', keeps: 'chain-and-list', cases: 'different' },
  noTree: { name: 'no tree', database: 'bench_no_tree', keeps: 'chain', cases: 'different' },
  noChain: { name: 'no chain', database: 'bench_no_chain', keeps: 'entries', cases: 'different' },
  oneCase: { name: 'one case, no tree', database: 'bench_one_case', keeps: 'chain', cases: 'one' },
  oneCaseNoChain: {
    name: 'one case, no chain',
    database: 'bench_one_case_no_chain',
    keeps: 'entries',
    cases: 'one',
  },
} as const satisfies Readonly<Record<string, Variant>>;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => stopping.abort(new Error(`stopped by ${signal}`)));
}

/** Milliseconds to hash one of the entries that were recorded, as both chain and tree need it. */
async function hashTime({ db }: Store): Promise<number> {
  const { bytes } = await db
    .selectFrom('audit_entries')
    .select('bytes')
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const samples = Array.from({ length: 2_000 }, () => {
    const start = performance.now();
    leafHash(bytes);
    return performance.now() - start;
  });
  return timesOf(samples).median;
}

function sum(samples: readonly number[]): number {
  return samples.reduce((total, sample) => total + sample, 0);
}

function columns(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(12)).join('');
}

/** What the log of the product's store holds, which must be every entry of the store. */
async function readLog({ db }: Store) {
  const entries = await db
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow();
  const checkpoints = await db
    .selectFrom('checkpoints')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow();
  const sequenced = await findTreeSize(db);
  const waiting = await countWaitingEntries(db);
  if (sequenced !== entries.number || waiting !== 0) {
    throw new Error(`${sequenced} of ${entries.number} entries have a place, and ${waiting} wait`);
  }
  return { sequenced, checkpoints: checkpoints.number };
}

const folder = await mkdtemp(join(tmpdir(), 'recall-bench-'));
const stores: Store[] = [];
try {
  const server = await launchEmbedded({
    dataDir: folder,
    log: { info: () => undefined, warn: () => undefined },
  });
  try {
    const considerations = await fill(server, CASES);
    const settings: RoundSettings = {
      clusterDir: server.clusterDir,
      considerations,
      roundMs: ROUND_MS,
      stopping,
    };
    const open = async (variant: Variant): Promise<Subject> => {
      const store = await openStore(server, variant.database, variant.keeps);
      stores.push(store);
      return { ...variant, store, rounds: [], next: 0 };
    };
    const subjects = {
      product: await open(VARIANTS.product),
      list: await open(VARIANTS.list),
      noTree: await open(VARIANTS.noTree),
      noChain: await open(VARIANTS.noChain),
      oneCase: await open(VARIANTS.oneCase),
      oneCaseNoChain: await open(VARIANTS.oneCaseNoChain),
    };
    const order = Object.values(subjects);
    // What was recorded while the store was filled has its place before anything is counted.
    await drain(subjects.product.store);
    const loadBefore = loadavg()[0];
    // The first round only warms up.
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const subject of round % 2 === 0 ? order : order.toReversed()) {
        const measured = await roundOf(subject, settings);
        if (round >= 0) {
          subject.rounds.push(measured);
        }
      }
    }

    const { product, list, noTree, noChain, oneCase, oneCaseNoChain } = subjects;
    const ratios = {
      'product / no tree': ratio(product, noTree),
      'waiting list / no tree': ratio(list, noTree),
      'no chain / no tree': ratio(noChain, noTree),
      'product / no chain': ratio(product, noChain),
      'one case / different cases, no tree': ratio(oneCase, noTree),
      'one case / different cases, no chain': ratio(oneCaseNoChain, noChain),
    };
    const kept = await readLog(product.store);
    const hashMs = await hashTime(product.store);
    const turns = product.rounds.map(({ turn }) => turn);
    // Summed and not per round, for the server's time is told in steps of 10 ms.
    const placeMs = sum(turns.map(({ cpu }) => cpu)) / sum(turns.map(({ entries }) => entries));
    const placeShare = placeMs / timesOf(noTree.rounds.map(processorTime)).median;
    const drained = spread(product.rounds.map((one) => one.drained));

    console.log(
      `Stored recommendations per second, ${IN_FLIGHT} in flight over ${CASES} cases; ${ROUNDS} rounds of ${ROUND_MS / 1_000} s, interleaved; PostgreSQL ${server.version}`,
    );
    const print = (name: string, { median, lowest, highest }: Spread, digits: number, more = '') =>
      console.log(
        `${name.padEnd(38)}${columns([median, lowest, highest].map((value) => value.toFixed(digits)))}${more}`,
      );
    console.log(`${''.padEnd(38)}${columns(['median', 'lowest', 'highest', 'CPU ms each', 'server CPU'])}`);
    const rows = order.map(({ name, rounds }) => ({
      name,
      rate: spread(rounds.map(({ rate }) => rate)),
      cpuMs: timesOf(rounds.map(({ cpu }) => cpu.here)).median,
      serverCpuMs: timesOf(rounds.map(({ cpu }) => cpu.server)).median,
    }));
    for (const { name, rate, cpuMs, serverCpuMs } of rows) {
      print(name, rate, 0, columns([cpuMs.toFixed(2), serverCpuMs.toFixed(2)]));
    }
    console.log('Ratios of recommendations per second');
    for (const [name, { rate }] of Object.entries(ratios)) {
      print(name, rate, 3);
    }
    console.log('Ratios of processor time for a recommendation');
    for (const [name, { cpu }] of Object.entries(ratios)) {
      print(name, cpu, 3);
    }
    print('ms to sequence what a round left', drained, 0);
    console.log(
      `Publishing by itself: ${placeMs.toFixed(2)} ms of processor time an entry, ${(placeShare * 100).toFixed(1)} % of a recommendation without tree`,
    );
    console.log(
      `${kept.sequenced} entries sequenced under ${kept.checkpoints} checkpoints; the hash of an entry takes ${(hashMs * 1_000).toFixed(1)} µs`,
    );

    if (values.json !== undefined) {
      const told = {
        machine: {
          node: process.version,
          cpu: cpus()[0]?.model ?? 'unknown',
          cores: cpus().length,
          loadBefore,
        },
        postgresql: server.version,
        rounds: ROUNDS,
        secondsPerRound: ROUND_MS / 1_000,
        inFlight: IN_FLIGHT,
        cases: CASES,
        recommendationsPerSecond: rows,
        ratios,
        drainMs: drained,
        publishingCpuMsPerEntry: placeMs,
        publishingShare: placeShare,
        entriesSequenced: kept.sequenced,
        checkpoints: kept.checkpoints,
        hashMicroseconds: hashMs * 1_000,
      };
      writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
    }
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
