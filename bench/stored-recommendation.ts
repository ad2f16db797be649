import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { connect } from '../src/db/connect.ts';
import { launchEmbedded } from '../src/db/embedded.ts';
import { openDevelopmentIssuer } from '../src/http/identity/development.ts';
import { ask, type Load, load, post } from './client.ts';
import { timesOf } from './measure.ts';
import { findPgbench, pgbench, writeScripts } from './pgbench.ts';
import { readServerTimes, timeBetween } from './log-cpu.ts';
import { processorMs, type Served, startProcess } from './processes.ts';
import { type OpenedCase, openCases } from './recorded-cases.ts';
import {
  type AnsweredRun,
  type RecordedRun,
  type RecordedStatement,
  readRecorded,
  sizeOf,
  slotted,
} from './recorded-statements.ts';
import { machineNow, type ResultsTable, resultsFile, targetResult, today, writeResults } from './results.ts';

/**
 * Stored recommendations per second over HTTP, beside a bare Fastify and pg route that runs the same statements with rows of the same
 * size, and beside pgbench with the same statements and nothing else.
 *
 * The cases are the example cases in turn, each of a licence and a person of its own. First the service makes one recommendation
 * in each, and every statement that it sends is written down with its values. Then it is started anew, without that, on an
 * embedded PostgreSQL that is durable as in production. The bare route and pgbench have copies of the same database in the same
 * server, with all constraints and triggers, and run the written statements with ids, instants and places in the chain of their own.
 * All three write over and over into many different cases. Rounds take turns, in alternating order, and a ratio is taken within a round.
 *
 *   npm run bench:stored-recommendation [-- --rounds 9] [-- --seconds 4] [-- --cases 200] [-- --connections 8]
 *     [-- --json FILE] [-- --profile FOLDER] [-- --statements]
 *
 * `--statements` prints every statement of one recommendation, with how often it comes and how many bytes its values have.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '4' },
    cases: { type: 'string', default: '200' },
    connections: { type: 'string', default: '8' },
    json: { type: 'string' },
    profile: { type: 'string' },
    statements: { type: 'boolean', default: false },
  },
});
const ROUNDS = Math.max(7, Number(values.rounds));
const SECONDS = Number(values.seconds);
const CASES = Number(values.cases);
const CONNECTIONS = Number(values.connections);
const SERVICE_PORT = 4_841;
const BARE_PORT = 4_842;
const BARE = 'bench_bare';
const ALONE = 'bench_alone';

const folder = await mkdtemp(join(tmpdir(), 'recall-bench-stored-'));
const statementsFile = join(folder, 'statements.jsonl');
const running: Served[] = [];
const server = await launchEmbedded({
  dataDir: join(folder, 'database'),
  log: { info: () => undefined, warn: () => undefined },
});
const machine = machineNow({ postgresql: server.version });
try {
  const { opened, runs } = await fillAndRecord();
  if (values.statements) {
    printStatements(runs);
  }
  await onServer(`create database ${BARE} template recall`);
  await onServer(`create database ${ALONE} template recall`);
  for (const database of ['recall', BARE, ALONE]) {
    await onServer('vacuum analyze', database);
  }
  const runsFile = join(folder, 'runs.json');
  writeFileSync(runsFile, JSON.stringify(runs));
  const service = await startService(
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
  );
  running.push(service);
  const bare = await startProcess({
    script: ['bench/bare-recommendations.ts', runsFile],
    port: BARE_PORT,
    readyAt: '/ready',
    env: { NODE_ENV: 'production', DATABASE_URL: inDatabase(server.serviceUrl, BARE) },
  });
  running.push(bare);
  const token = await tokenOf('practitioner');
  const requests = opened.map((one) => requestFor(one, token));
  const ofBare = await ask(BARE_PORT, requests[0] ?? Buffer.alloc(0));
  if (ofBare.status !== 201) throw new Error(`the bare route answered ${ofBare.status}: ${ofBare.text()}`);
  const program = await findPgbench();
  const scripts = program === undefined ? [] : writeScripts(join(folder, 'scripts'), runs.slice(0, 120));
  const over = async (port: number, pid: number): Promise<Round> => {
    const serverTimes = await readServerTimes(server.clusterDir);
    const before = processorMs(pid);
    const measured = await load({
      port,
      connections: CONNECTIONS,
      ms: SECONDS * 1_000,
      status: 201,
      request: (number) => requests[number % requests.length] ?? Buffer.alloc(0),
    });
    const answers = measured.latencies.length;
    return {
      ...measured,
      processor: (processorMs(pid) - before) / answers,
      database: timeBetween(serverTimes, await readServerTimes(server.clusterDir)) / answers,
    };
  };
  const subjects = [
    { name: 'bare Fastify and pg route', round: () => over(BARE_PORT, bare.pid) },
    { name: 'service', round: () => over(SERVICE_PORT, service.pid) },
    ...(program === undefined
      ? []
      : [
          {
            name: 'pgbench, no HTTP',
            round: async (): Promise<Round> => {
              const serverTimes = await readServerTimes(server.clusterDir);
              const rate = await pgbench(program, inDatabase(server.serviceUrl, ALONE), scripts, {
                clients: CONNECTIONS,
                seconds: SECONDS,
              });
              const database =
                timeBetween(serverTimes, await readServerTimes(server.clusterDir)) / (rate * SECONDS);
              return { rate, latencies: [], shed: 0, processor: Number.NaN, database };
            },
          },
        ]),
  ];
  const rounds: Round[][] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const loads: Round[] = [];
    const places = subjects.map((_subject, place) => place);
    for (const place of round % 2 === 0 ? places : places.toReversed()) {
      const measured = await subjects[place]?.round();
      if (measured !== undefined) loads[place] = measured;
    }
    if (round >= 0) rounds.push(loads);
  }
  report(
    rounds,
    subjects.map(({ name }) => name),
    runs,
  );
} finally {
  await Promise.all(running.map(({ stop }) => stop()));
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** A round of one of them. */
interface Round extends Load {
  /** Milliseconds of processor for each answer, of the process that answers. */
  readonly processor: number;
  /** The same of the database server's processes. */
  readonly database: number;
}

function startService(
  nodeArguments: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  return startProcess({
    script: ['src/main.ts'],
    port: SERVICE_PORT,
    readyAt: '/health/readiness',
    nodeArguments,
    env: {
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: server.serviceUrl,
      MIGRATION_DATABASE_URL: server.ownerUrl,
      READ_DATABASE_URL: server.readerUrl,
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
      ...env,
    },
  });
}

async function tokenOf(role: 'case-system' | 'practitioner'): Promise<string> {
  const issuer = await openDevelopmentIssuer(join(folder, 'data'));
  const kind = role === 'case-system' ? 'system' : 'person';
  return issuer.sign(
    { roles: [role], subject: `bench-${role}`, kind, areas: ['Example Region'], hours: 8 },
    'areas',
  );
}

function requestFor({ considerationId, asAt }: OpenedCase, token: string): Buffer {
  return post(`/v1/considerations/${considerationId}/recommendations`, JSON.stringify({ asAt }), {
    Authorization: `Bearer ${token}`,
  });
}

/** Fills the database and has one recommendation made in each case, with its statements. */
async function fillAndRecord(): Promise<{
  readonly opened: readonly OpenedCase[];
  readonly runs: readonly RecordedRun[];
}> {
  const recorder = join(import.meta.dirname, 'statement-recorder.ts');
  const service = await startService(['--import', recorder], { STATEMENTS_FILE: statementsFile });
  try {
    const callers = { caseSystem: await tokenOf('case-system'), practitioner: await tokenOf('practitioner') };
    const opened = await openCases(service.url, callers, CASES);
    const answers: (AnsweredRun & object)[] = [];
    for (const one of opened) {
      const { status, text } = await ask(SERVICE_PORT, requestFor(one, callers.practitioner));
      if (status !== 201) throw new Error(`the service answered ${status}: ${text()}`);
      const answer: AnsweredRun & object = JSON.parse(text());
      answers.push(answer);
    }
    const recorded = readRecorded(statementsFile);
    if (recorded.length !== answers.length) {
      throw new Error(`${recorded.length} transactions were written down for ${answers.length} answers`);
    }
    return {
      opened,
      runs: answers.map((answer, number) => ({
        considerationId: answer.considerationId,
        statements: slotted(recorded[number] ?? [], answer),
        answer,
      })),
    };
  } finally {
    await service.stop();
  }
}

async function onServer(statement: string, database = 'postgres'): Promise<void> {
  const owner = connect(inDatabase(server.ownerUrl, database), { max: 1, statementTimeoutMs: 0 });
  try {
    await sql.raw(statement).execute(owner);
  } finally {
    await owner.destroy();
  }
}

function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

function statementsOf(all: readonly RecordedRun[]) {
  const recorded = readRecorded(statementsFile);
  return {
    roundTrips: mean(all.map(({ statements }) => statements.length)),
    bytes: Math.round(mean(recorded.map(bytesOf))),
  };
}

function printStatements(all: readonly RecordedRun[]): void {
  for (const { text, name, values: sent } of readRecorded(statementsFile)[0] ?? []) {
    const sizes = sent.map(sizeOf).join(', ');
    process.stdout.write(`${name === undefined ? '' : `[${name}] `}${text}\n    (${sizes})\n`);
  }
  process.stdout.write(`${JSON.stringify(statementsOf(all))}\n`);
}

function report(rounds: readonly Round[][], names: readonly string[], all: readonly RecordedRun[]): void {
  const shares = (place: number, of: number) =>
    round2(
      timesOf(
        rounds.map((loads) => ((loads[place]?.rate ?? Number.NaN) / (loads[of]?.rate ?? Number.NaN)) * 100),
      ).median,
    );
  const median = (of: (round: Round) => number, place: number): number =>
    timesOf(rounds.flatMap((loads) => loads[place] ?? []).map(of)).median;
  const or = (value: number) => (Number.isNaN(value) ? '' : round2(value));
  const rows = names.map((name, place) => {
    const latency = timesOf(rounds.flatMap((loads) => loads[place]?.latencies ?? []));
    const rates = rounds.map((loads) => loads[place]?.rate ?? Number.NaN);
    return [
      name,
      Math.round(timesOf(rates).median),
      Math.round(Math.min(...rates)),
      Math.round(Math.max(...rates)),
      or(latency.median),
      or(latency.p95),
      shares(place, 0),
      names.length < 3 ? '' : shares(place, 2),
      or(median(({ processor }) => processor, place)),
      or(median(({ database }) => database, place)),
    ];
  });
  const columns = [
    'who stores',
    'runs/s',
    'lowest',
    'highest',
    'median ms',
    'p95 ms',
    'share of bare %',
    'share of pgbench %',
    'processor ms',
    'of the database',
  ];
  const { roundTrips, bytes } = statementsOf(all);
  const table: ResultsTable = {
    title: `Stored recommendations over HTTP, ${CONNECTIONS} connections, ${CASES} cases`,
    columns,
    rows,
  };
  const byProcessor = (place: number) => median(({ processor, database }) => processor + database, place);
  const shed = rounds.flat().reduce((sum, round) => sum + round.shed, 0);
  const notes = [
    ...(shed === 0
      ? []
      : [`The service did not take ${shed} requests, because this machine had too much else to do.`]),
    `By processor time of process and database server together, which is the steadier figure where the machine does other work as well, the service has ${round2((byProcessor(0) / byProcessor(1)) * 100)} % of the bare route.`,
    `${ROUNDS} rounds of ${SECONDS} s each, in turn and in alternating order; a share is the median of the shares of each round.`,
    `One recommendation is ${roundTrips} round trips to the database, begin and commit among them, with ${bytes} bytes of values on average. All three run the same statements in the same order, on copies of one database in one durable server.`,
    'The bare route is Fastify and pg as they come in a process of its own: it reads the body as JSON, runs the statements that the service was seen to run in the same case, with ids, instants and places in the chain of its own, and writes the service’s answer with JSON.stringify. It checks, evaluates, hashes and logs nothing, and publishes no checkpoints, as the service does meanwhile.',
    'pgbench sends the same statements with their values written into the texts, one client for each connection, and no HTTP.',
    ...(names.length < 3 ? ['pgbench is not installed here, so that it has no row.'] : []),
  ];
  process.stdout.write(
    `${[columns, ...rows].map((row) => row.map((cell, at) => (at === 0 ? String(cell).padEnd(28) : String(cell).padStart(19))).join('')).join('\n')}\n${notes.join('\n')}\n`,
  );
  const results = {
    benchmark: 'stored-recommendation',
    takenOn: today(),
    machine,
    targets: [targetResult('stored-recommendation', shares(1, 0))],
    tables: [table],
    notes,
  };
  writeResults(results, values.json ?? resultsFile(results.benchmark));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

/** Bytes of all values of some statements. */
function bytesOf(statements: readonly RecordedStatement[]): number {
  return statements.flatMap(({ values: sent }) => sent.map(sizeOf)).reduce((sum, size) => sum + size, 0);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
