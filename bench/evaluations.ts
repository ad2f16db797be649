import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDevelopmentIssuer } from '../src/http/identity/development.ts';
import { currentBookText, openBook, recommend } from '../src/rules/index.ts';
import { exampleInputs } from '../test/rules/support/examples.ts';
import { ask, type Load, load, post } from './client.ts';
import { timesOf } from './measure.ts';
import { processorMs, type Served, startProcess } from './processes.ts';
import { machineNow, type ResultsTable, resultsFile, targetResult, today, writeResults } from './results.ts';

/**
 * Evaluations per second over HTTP, without counterfactuals, beside a bare Fastify route with the same bytes in and out.
 *
 * Service and bare route are processes of their own on loopback, and the client is a third: this one, which sends bytes made
 * before. The bodies are the example cases in turn. Of each the bare route reads the same body as JSON, and writes the service's own
 * answer to it with JSON.stringify; it is sent the same header, token included, and does nothing with it. The service does what it
 * always does: knows the caller by a signed token, counts and logs the request, validates the body, evaluates every rule set. A
 * system asks, for which nothing is stored; a person's question is recorded, which is measured beside. Rounds take turns, in
 * alternating order, and a ratio is taken within a round.
 *
 *   npm run bench:evaluations [-- --rounds 9] [-- --seconds 3] [-- --connections 8] [-- --json FILE] [-- --profile FOLDER]
 *
 * `--json` writes the results elsewhere than to the committed file; `--profile` has the service write a processor profile.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '8' },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
});
const ROUNDS = Math.max(7, Number(values.rounds));
const ROUND_MS = Number(values.seconds) * 1_000;
const CONNECTIONS = Number(values.connections);
const SERVICE_PORT = 4_831;
const BARE_PORT = 4_832;

const machine = machineNow();
const cases = exampleInputs();
const bodies = cases.map(({ inputs, asAt }) => JSON.stringify({ asAt, ...inputs }));

/** Requests of every case in turn, with one token. */
function requestsWith(token: string): readonly Buffer[] {
  return bodies.map((body, number) =>
    post('/v1/evaluations', body, { Authorization: `Bearer ${token}`, 'X-Case': String(number) }),
  );
}

const folder = await mkdtemp(join(tmpdir(), 'recall-bench-evaluations-'));
const dataDir = join(folder, 'data');
const running: Served[] = [];
try {
  const service = await startProcess({
    script: ['src/main.ts'],
    port: SERVICE_PORT,
    readyAt: '/health/readiness',
    env: {
      DATA_DIR: dataDir,
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
      RATE_LIMIT_UNKNOWN_PER_MINUTE: '1000000',
    },
    ...(values.profile === undefined
      ? {}
      : { nodeArguments: ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] }),
  });
  running.push(service);
  const issuer = await openDevelopmentIssuer(dataDir);
  const who = { areas: ['Example Region'], hours: 8 };
  const ofSystem = requestsWith(
    await issuer.sign({ ...who, kind: 'system', subject: 'bench', roles: ['case-system'] }, 'areas'),
  );
  const ofPerson = requestsWith(
    await issuer.sign({ ...who, kind: 'person', subject: 'bench-person', roles: ['practitioner'] }, 'areas'),
  );
  const answers = await Promise.all(ofSystem.map((request) => ask(SERVICE_PORT, request)));
  for (const { status, text } of answers) {
    if (status !== 200) throw new Error(`the service answered ${status}: ${text()}`);
  }
  const answersFile = join(folder, 'answers.json');
  writeFileSync(answersFile, `[${answers.map(({ text }) => text()).join(',')}]`);
  const bare = await startProcess({
    script: ['bench/bare-evaluations.ts', answersFile],
    port: BARE_PORT,
    readyAt: '/ready',
    env: { NODE_ENV: 'production' },
  });
  running.push(bare);
  for (const [number, request] of ofSystem.entries()) {
    const { text } = await ask(BARE_PORT, request);
    if (text() !== answers[number]?.text()) throw new Error(`other bytes for ${cases[number]?.name}`);
  }

  const subjects = [
    { name: 'bare Fastify route', port: BARE_PORT, pid: bare.pid, requests: ofSystem },
    { name: 'service, asked by a system', port: SERVICE_PORT, pid: service.pid, requests: ofSystem },
    { name: 'service, asked by a person', port: SERVICE_PORT, pid: service.pid, requests: ofPerson },
  ] as const;
  const rounds: Round[][] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    const loads: Round[] = [];
    for (const place of round % 2 === 0 ? [0, 1, 2] : [2, 1, 0]) {
      const subject = subjects[place];
      if (subject === undefined) continue;
      const { port, pid, requests } = subject;
      const [fallback] = requests;
      const before = processorMs(pid);
      const measured = await load({
        port,
        connections: CONNECTIONS,
        ms: ROUND_MS,
        status: 200,
        request: (number) => requests[number % requests.length] ?? fallback ?? Buffer.alloc(0),
      });
      loads[place] = { ...measured, processor: (processorMs(pid) - before) / measured.latencies.length };
    }
    if (round >= 0) rounds.push(loads);
  }
  report(
    rounds,
    subjects.map(({ name }) => name),
    answers.map(({ bodyBytes }) => bodyBytes),
  );
} finally {
  await Promise.all(running.map(({ stop }) => stop()));
  await rm(folder, { recursive: true, force: true });
}

/** A round of one of them. */
interface Round extends Load {
  /** Milliseconds of processor for each answer, of the process that answers. */
  readonly processor: number;
}

/** What evaluating alone takes in this process, after the rounds: the most that one processor could answer. */
function rulesAlone(): number {
  const book = openBook(currentBookText());
  const times: number[] = [];
  for (let round = 0; round < 300; round += 1) {
    for (const { inputs, asAt } of cases) {
      const begun = performance.now();
      recommend(book, { inputs, asAt });
      if (round >= 200) times.push(performance.now() - begun);
    }
  }
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

function report(rounds: readonly Round[][], names: readonly string[], answerBytes: readonly number[]): void {
  const rulesMs = rulesAlone();
  const share = (place: number) =>
    timesOf(
      rounds.map((loads) => ((loads[place]?.rate ?? Number.NaN) / (loads[0]?.rate ?? Number.NaN)) * 100),
    );
  const processor = (place: number) =>
    timesOf(rounds.map((loads) => loads[place]?.processor ?? Number.NaN)).median;
  const rows = names.map((name, place) => {
    const latency = timesOf(rounds.flatMap((loads) => loads[place]?.latencies ?? []));
    const rates = rounds.map((loads) => loads[place]?.rate ?? Number.NaN);
    return [
      name,
      Math.round(timesOf(rates).median),
      Math.round(Math.min(...rates)),
      Math.round(Math.max(...rates)),
      round2(latency.median),
      round2(latency.p95),
      round2(share(place).median),
      round2(processor(place)),
      round2((processor(0) / processor(place)) * 100),
    ];
  });
  const columns = [
    'who answers',
    'requests/s',
    'lowest',
    'highest',
    'median ms',
    'p95 ms',
    'share of bare %',
    'processor ms',
    'share by it %',
  ];
  const table: ResultsTable = { title: `Evaluations over HTTP, ${CONNECTIONS} connections`, columns, rows };
  const bytes = {
    in: mean(bodies.map((body) => Buffer.byteLength(body))),
    out: mean(answerBytes),
  };
  const figure = round2(share(1).median);
  const why = `Working out an answer to these cases takes ${round2(rulesMs)} ms of processor, so that a service which did nothing else could give ${Math.round(1_000 / rulesMs)} a second on one core. In the profile of 22 November 2026, which is of systems and persons together and was taken beside other work, the rules are 29 % of the work of the process, sending 19 %, recording that a person asked 13 %, writing the answer out as JSON 9 %, collecting garbage 5 %, validating the body 4 %, reading it and looking for members said twice 4 %, the log 3 %; the rest is spread over hooks, headers and the parser of HTTP.`;
  const shed = rounds.flat().reduce((sum, round) => sum + round.shed, 0);
  const results = {
    benchmark: 'evaluations',
    takenOn: today(),
    machine,
    targets: [targetResult('evaluations', figure, { why })],
    tables: [table],
    notes: [
      ...(shed === 0
        ? []
        : [`The service did not take ${shed} requests, because this machine had too much else to do.`]),
      'The share by processor time, of the process that answers for each answer, is the steadier one where the machine does other work as well.',
      `${ROUNDS} rounds of ${ROUND_MS / 1_000} s each, in turn and in alternating order; the share is the median of the shares of each round.`,
      `Bodies: ${bodies.length} example cases in turn, ${bytes.in} bytes in and ${bytes.out} bytes out on average; the same bytes for all.`,
      'The bare route is Fastify as it comes in a process of its own: it reads the body as JSON and writes the same answer with JSON.stringify, and does nothing else. The service checks the token, counts, logs and validates each request and evaluates every rule set.',
      'Of what a system asks nothing is stored; that a person asked is, in a transaction of its own before the answer, which is the last row.',
      why,
    ],
  };
  process.stdout.write(
    `${[columns, ...rows].map((row) => row.map((cell, at) => (at === 0 ? String(cell).padEnd(30) : String(cell).padStart(16))).join('')).join('\n')}\n`,
  );
  process.stdout.write(`${results.notes.join('\n')}\n`);
  writeResults(results, values.json ?? resultsFile(results.benchmark));
}

function mean(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
