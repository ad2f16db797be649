import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { machineNow } from '../../bench/results.ts';
import { buildRealApp } from '../builders/real-app.ts';
import { SERVERS, type TestServer } from '../support/database.ts';
import { startReceiver } from '../support/receiver.ts';
import { type ServedDocument, servedDocument } from './document.ts';
import { actorsAuthenticator } from './fuzz/actors.ts';
import { resultsIn, type TimedResult, tableOf, tellRequests } from './fuzz/results.ts';
import { type Place, runSession, takeSteps } from './fuzz/session.ts';

/** The first seed; each session has the next one. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
/** Over all servers. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 600);
/** Few enough that a session is on a small database, so that its seed alone shows a fault again within a minute. */
const PER_SESSION = Math.min(1_000, Math.ceil(REQUESTS / SERVERS.length));
const SESSIONS = Math.ceil(REQUESTS / SERVERS.length / PER_SESSION);
const TIMEOUT_MS = Number(process.env['FUZZ_TIMEOUT'] ?? 120_000);
/** A file to which each session adds a line: sessions that are in it are not run again. */
const RESULTS = process.env['FUZZ_RESULTS'];

/** A file for the figures of the whole run. */
const FIGURES = process.env['FUZZ_FIGURES'];

const machine = machineNow();
const done: TimedResult[] = [];
/** Every app of a run serves the same one. */
let document: ServedDocument | undefined;

afterAll(() => {
  if (RESULTS !== undefined) {
    process.stderr.write(`${tableOf(done)}\n`);
  }
  if (FIGURES !== undefined) {
    tellRequests(done, machine, FIGURES);
  }
});

describe.each(SERVERS.slice(0, 1))('the steps between the requests on $name', (server) => {
  it(
    'take a case through its whole review, so that requests meet each of its states',
    async () => {
      expect(await onFreshApp(server, takeSteps)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe.each(SERVERS)(`generated requests (from seed ${SEED}) on $name`, (server) => {
  const earlier = resultsIn(RESULTS).filter((result) => result.server === server.id);
  it(
    'are answered as the document says, never with a failure, and nothing that was refused is recorded',
    async () => {
      for (const seed of Array.from({ length: SESSIONS }, (_, index) => SEED + index)) {
        const before = earlier.find((result) => sameSession(result, seed));
        const result = before ?? (await sessionOn(server, seed));
        done.push(result);
      }
      const here = done.filter((result) => result.server === server.id);
      expect(here.flatMap(({ faults }) => faults)).toEqual([]);
      const statuses = here.flatMap(({ answered }) => Object.values(answered).flatMap(Object.keys));
      // It got past the gates, and was stopped at each of them.
      expect([...new Set(statuses)]).toEqual(
        expect.arrayContaining(['200', '201', '400', '401', '403', '404', '412', '415', '422']),
      );
    },
    TIMEOUT_MS,
  );
});

/** A session that was run before, and need not be again: one with faults is. */
function sameSession({ seed: before, requests, faults }: TimedResult, seed: number): boolean {
  return before === seed && requests === PER_SESSION && faults.length === 0;
}

async function sessionOn(server: TestServer, seed: number): Promise<TimedResult> {
  const started = performance.now();
  const session = await onFreshApp(server, (place) => runSession(place, seed, PER_SESSION));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const result = { server: server.id, seconds, ...session };
  if (RESULTS !== undefined) {
    mkdirSync(dirname(RESULTS), { recursive: true });
    appendFileSync(RESULTS, `${JSON.stringify(result)}\n`);
    process.stderr.write(
      `${server.id} ${seed}: ${PER_SESSION} requests in ${seconds} s, ${session.faults.length} faults\n`,
    );
  }
  return result;
}

async function onFreshApp<T>(server: TestServer, use: (place: Place) => Promise<T>): Promise<T> {
  const receiver = await startReceiver();
  const real = await buildRealApp(server, { simulationWorkers: 1, authenticate: actorsAuthenticator });
  try {
    const { app, ownerUrl } = real;
    document ??= await servedDocument(app);
    return await use({ app, ownerUrl, document, receiver: receiver.url });
  } finally {
    await real.close();
    await receiver.close();
  }
}
