import { Client } from 'pg';
import { buildApp } from '../../src/app.ts';
import { createServices } from '../../src/application/create-services.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import type { Principal, Services } from '../../src/application/services.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import type { MonitoringDatabase } from '../../src/db/monitoring.ts';
import { createLog } from '../../src/http/logging.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { LOG_ORIGIN, START } from '../application/fixture.ts';
import { UNLIMITED } from '../builders/app.ts';
import type { TestDatabase } from '../support/database.ts';

/** A request as it goes over the wire, under the name of whoever sends it. */
export interface Probe {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** All that somebody who asks can see: status, header fields and bytes. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

/** A store with the service over it, whose ids and clock the test sets: the same acts give the same answers. */
export interface Store {
  readonly services: Services;
  readonly deps: Dependencies;
  /** Sets the number of the next id. */
  readonly countFrom: (next: number) => void;
  readonly ask: (principal: Principal, probe: Probe) => Promise<Seen>;
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly close: () => Promise<void>;
}

const BOOK = openRuleBook(currentBookText());

/** The id of a number: in the order of the numbers, and the same in every store. */
export function idOf(number: number): string {
  return `01a1f82f-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Opens the service over a database. */
export async function openStore({ serviceUrl, readerUrl, monitoringUrl }: TestDatabase): Promise<Store> {
  const db = connect<Database>(serviceUrl, { max: 4 });
  const reader = connect<Database>(readerUrl, { max: 2 });
  const monitoring = connect<MonitoringDatabase>(monitoringUrl, { max: 1 });
  let next = 1;
  const deps: Dependencies = {
    db,
    reader,
    log: { origin: LOG_ORIGIN, verifierKeys: [] },
    clock: () => START,
    newId: () => {
      next += 1;
      return idOf(next);
    },
    book: BOOK,
  };
  await keepBookInUse(db, BOOK, START);
  const services = createServices(deps, monitoring);
  const principals = new Map<string, Principal>();
  const app = await buildApp({
    services,
    book: BOOK,
    authenticate: async (token) => principals.get(token),
    readiness: async () => ({ database: 'up', databaseVersion: '18.4' }),
    log: createLog('silent'),
    rateLimits: UNLIMITED,
  });
  return {
    services,
    deps,
    app,
    countFrom: (number) => {
      next = number;
    },
    ask: async (principal, { method, url, headers = {}, body }) => {
      principals.set(principal.subject, principal);
      const answered = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${principal.subject}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      // What the clock on the wall says differs from one request to the next.
      const { date: _date, ...sent } = answered.headers;
      return { status: answered.statusCode, headers: sent, payload: answered.body };
    },
    close: async () => {
      await app.close();
      await db.destroy();
      await reader.destroy();
      await monitoring.destroy();
    },
  };
}

/** A second database with all that is in the first, to which nobody is connected meanwhile. */
export async function copyDatabase(original: TestDatabase): Promise<TestDatabase> {
  const name = nameOf(original.ownerUrl);
  const copy = `${name}_copy`;
  await asOwner(original.ownerUrl, `create database "${copy}" template "${name}"`);
  return {
    ownerUrl: withName(original.ownerUrl, copy),
    serviceUrl: withName(original.serviceUrl, copy),
    readerUrl: withName(original.readerUrl, copy),
    monitoringUrl: withName(original.monitoringUrl, copy),
    drop: () => asOwner(original.ownerUrl, `drop database "${copy}" with (force)`),
  };
}

async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const owner = new Client({ connectionString: withName(ownerUrl, 'postgres') });
  await owner.connect();
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withName(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
