import type { FastifyInstance } from 'fastify';
import { type AppParts, buildApp } from '../../src/app.ts';
import { PERMISSIONS, type Principal } from '../../src/application/services.ts';
import type { Authenticator } from '../../src/http/authentication.ts';
import type { BookReader } from '../../src/http/book.ts';
import { createLog } from '../../src/http/logging.ts';
import type { RateLimits } from '../../src/http/rate-limit.ts';
import { RECALL_REASONS } from '../../src/rules/index.ts';
import { type FakeServices, fakeServices } from './fake-services.ts';
import { aPrincipal } from './index.ts';

/** The token that `testAuthenticator` knows. */
export const TOKEN = 'example-token-of-the-tests';

/** The token of a second person with every permission, for what two people have to do. */
export const SECOND_TOKEN = 'example-token-of-a-second-person';

/** For tests that send more than any client would. */
export const UNLIMITED: RateLimits = {
  perMinute: Number.MAX_SAFE_INTEGER,
  systemPerMinute: Number.MAX_SAFE_INTEGER,
  unknownPerMinute: Number.MAX_SAFE_INTEGER,
};

/** The token of somebody who may do everything but see limited-access cases by office. */
export const WITHOUT_OFFICE_TOKEN = 'example-token-without-office';

const PERSON_TOKEN = 'example-token-of-person-';

/** The token of a person with every permission, by subject. */
export function personToken(subject: string): string {
  return `${PERSON_TOKEN}${subject}`;
}

/** Knows the tokens above; the first stands for the principal given. */
export function testAuthenticator(principal: Principal): Authenticator {
  const withoutOffice = PERMISSIONS.filter((permission) => permission !== 'limited-access:office');
  const known: ReadonlyMap<string, Principal> = new Map([
    [TOKEN, principal],
    [SECOND_TOKEN, aPrincipal({ subject: 'subject-of-a-second-person' })],
    [WITHOUT_OFFICE_TOKEN, aPrincipal({ subject: 'subject-without-office', permissions: withoutOffice })],
  ]);
  return async (token) =>
    token.startsWith(PERSON_TOKEN)
      ? aPrincipal({ subject: token.slice(PERSON_TOKEN.length) })
      : known.get(token);
}

/** A rule book of one rule. */
export function aBook(): BookReader {
  const rule = {
    id: 'EX-1',
    set: 'conduct',
    asks: 'What was this?',
    subject: 'event',
    from: '2025-09-02',
    when: ['the event is an example'],
    gives: 'neither',
    authorities: [{ title: 'Example Act', at: 's.1', checked: '2026-11-01' }],
    verification: 'statute',
    confidence: 'high',
  } as const;
  return {
    version: '0.0.0-example',
    digest: 'b'.repeat(64),
    kernel: '1',
    released: false,
    coverageFrom: '2025-09-02',
    regimeOn: () => 'R4b',
    rulesOn: () => [rule],
    rule: (id) => (id === rule.id ? rule : undefined),
    conditions: () => ({ policyVersions: [], conditions: [] }),
    vocabularies: () => ({
      'event-types': ['lost-contact', 'tag-tamper'],
      faults: ['chosen', 'no-fault'],
      'recall-reasons': RECALL_REASONS,
    }),
  };
}

export interface TestApp {
  readonly app: FastifyInstance;
  readonly services: FakeServices;
  /** Every line logged, as text. */
  readonly logged: readonly string[];
  /** Sends a request as the principal and gives the answer with its body parsed. */
  readonly send: (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The app over fakes, called as one principal. */
export async function buildTestApp(
  overrides: Partial<AppParts> & { readonly principal?: Principal } = {},
): Promise<TestApp> {
  const services = fakeServices();
  const logged: string[] = [];
  const { principal = aPrincipal(), ...parts } = overrides;
  const app = await buildApp({
    services,
    book: aBook(),
    authenticate: testAuthenticator(principal),
    readiness: async () => ({ database: 'up', databaseVersion: '18.4' }),
    log: createLog('trace', { write: (text) => void logged.push(text) }),
    rateLimits: UNLIMITED,
    ...parts,
  });
  return { app, services, logged, send: sender(app) };
}

/** Sends requests with the test token; a body that is not text goes as JSON. */
export function sender(app: FastifyInstance): TestApp['send'] {
  return async (method, url, body, headers = {}) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = response.headers['content-type'] ?? '';
    return {
      status: response.statusCode,
      headers: response.headers,
      body: type.includes('json') ? response.json<unknown>() : response.body,
    };
  };
}
