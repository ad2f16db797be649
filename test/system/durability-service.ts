import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Type } from 'typebox';
import { readExample, reader, withEventIds } from '../../src/cli/demo-example.ts';
import { openDevelopmentIssuer } from '../../src/http/identity/development.ts';
import { tokenFor } from '../builders/tokens.ts';

/** A real service process on a data folder, the ways in which it is killed, and the writers that load it. */

const SERVER = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const readId = reader(Type.Object({ id: Type.String() }));

export interface Service {
  readonly url: string;
  /** Of a system that feeds. */
  readonly token: string;
  /** Of a person who decides. */
  readonly practitioner: string;
  readonly process: ChildProcess;
}

/** What a kill ends. `starting` ends the service, and then the one started in its place before that has come up. */
export const KILLED = ['service', 'database', 'both', 'starting'] as const;
export type Killed = (typeof KILLED)[number];

/** Starts the process alone: `ready` resolves once it answers. */
function launch(dataDir: string): { readonly child: ChildProcess; readonly ready: Promise<Service> } {
  const child = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ready = async (): Promise<Service> => {
    for (;;) {
      const url = /answers on (http:\/\/\S+);/.exec(out)?.[1];
      if (url !== undefined) {
        const { sign } = await openDevelopmentIssuer(dataDir);
        const practitioner = await sign(
          {
            roles: ['practitioner'],
            subject: 'example-practitioner',
            kind: 'person',
            areas: ['Example Region'],
            hours: 1,
          },
          'areas',
        );
        return { url, token: await tokenFor(dataDir), practitioner, process: child };
      }
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(
          `the service ended while starting (${child.exitCode ?? child.signalCode}): ${errors}`,
        );
      }
      await delay(5);
    }
  };
  return { child, ready: ready() };
}

export function start(dataDir: string): Promise<Service> {
  return launch(dataDir).ready;
}

/** Ends processes at once, as a power cut would, and waits until the service is gone. */
export async function kill(killed: Killed, service: Service, dataDir: string): Promise<void> {
  if (killed === 'database' || killed === 'both') {
    await killDatabase(dataDir);
  }
  // A service whose database went away is restarted too, after it has answered what it could.
  if (killed === 'database') await delay(50);
  await end(service.process);
  if (killed === 'starting') {
    const { child, ready } = launch(dataDir);
    // It is killed before it comes up, or just after.
    const outcome = ready.then(
      () => 'came up',
      () => 'ended',
    );
    await delay(randomInt(1_200));
    await end(child);
    await outcome;
  }
}

async function killDatabase(dataDir: string): Promise<void> {
  const [postmaster = ''] = (await readFile(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8')).split(
    '\n',
  );
  process.kill(Number(postmaster), 'SIGKILL');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Stops a service and its database in order. */
export async function stop({ process: child }: Service): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Where something acknowledged must be found. */
export const TABLES = ['cases', 'breach_events', 'recommendations'] as const;
export interface Acknowledged {
  readonly in: (typeof TABLES)[number];
  readonly id: string;
}

/** What the writers write to: two cases that take turns, and a question of recall of a third. */
export interface Work {
  readonly name: string;
  /** Of the cases. */
  readonly licenceIds: readonly string[];
  readonly considerationId: string;
  readonly asAt: string;
}

const example = readExample('lost-contact');

/** Registers what is written to. */
export async function prepare(service: Service, name: string): Promise<Work> {
  const { url, token, practitioner } = service;
  const make = async (as: string, path: string, body: unknown): Promise<string> => {
    const { status, text } = await post(`${url}${path}`, as, body);
    if (status !== 201) throw new Error(`${path} answered ${status}: ${text}`);
    return readId(JSON.parse(text)).id;
  };
  const register = (letter: string) => make(token, '/v1/licences', licence(`${name}-${letter}`));
  const [first, second, third] = [await register('A'), await register('B'), await register('C')];
  const ids = new Map<string, string>();
  for (const { ref, content } of example.events) {
    ids.set(ref, await make(token, `/v1/licences/${third}/breach-events`, content));
  }
  const { consideration, judgement } = withEventIds(example, ids);
  const considerationId = await make(practitioner, `/v1/licences/${third}/considerations`, {
    ...consideration,
    judgement,
  });
  return { name, licenceIds: [first, second, third], considerationId, asAt: example.asAt };
}

function licence(externalReference: string) {
  return { ...example.licence, externalReference: `durability-${externalReference}` };
}

async function post(url: string, token: string, body: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** Four that report events, one that asks the rules, one that registers licences: each writes until told to stop, and notes what is acknowledged. */
export function startWriters(
  { url, token, practitioner }: Service,
  { name, licenceIds, considerationId, asAt }: Work,
  acknowledged: Acknowledged[],
  until: AbortSignal,
): readonly Promise<void>[] {
  const write = async (into: Acknowledged['in'], as: string, request: () => readonly [string, unknown]) => {
    while (!until.aborted) {
      const [path, body] = request();
      try {
        const { status, text } = await post(`${url}${path}`, as, body);
        if (status === 201) acknowledged.push({ in: into, id: readId(JSON.parse(text)).id });
      } catch {
        // The connection went away: nothing was acknowledged. With the service gone there is nothing to hurry for.
        await delay(2);
      }
    }
  };
  const events = Array.from({ length: 4 }, (_, index) =>
    write('breach_events', token, () => [
      `/v1/licences/${licenceIds[index % 2] ?? ''}/breach-events`,
      {
        type: 'lost-contact',
        evidenceStatus: 'no-criminal-process',
        description: 'An event written while the lights go out',
      },
    ]),
  );
  return [
    ...events,
    write('recommendations', practitioner, () => [
      `/v1/considerations/${considerationId}/recommendations`,
      { asAt },
    ]),
    write('cases', token, () => ['/v1/licences', licence(`${name}-${randomUUID()}`)]),
  ];
}
