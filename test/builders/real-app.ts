import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from '../../src/app.ts';
import { compose } from '../../src/composition.ts';
import type { Config, DatabaseTimeouts } from '../../src/config.ts';
import type { Authenticator } from '../../src/http/authentication.ts';
import { createLog } from '../../src/http/logging.ts';
import { securityTextFrom } from '../../src/http/security-text.ts';
import { createTestDatabase, type TestServer } from '../support/database.ts';
import { sender, type TestApp, testAuthenticator, UNLIMITED } from './app.ts';
import { aPrincipal } from './index.ts';

/** The app over the real composition, on a database of its own. */
export interface RealApp {
  readonly app: FastifyInstance;
  readonly send: TestApp['send'];
  /** Connects as the owner of the schema. */
  readonly ownerUrl: string;
  readonly close: () => Promise<void>;
}

/** What of the app a test may choose. */
export interface RealAppOptions {
  /** Whether the background work runs. */
  readonly work?: boolean;
  /** Slices of simulations that the background work makes at a time; none when left out. */
  readonly simulationWorkers?: number;
  /** Whom tokens stand for; the test token for one principal when left out. */
  readonly authenticate?: Authenticator;
  readonly databasePoolSize?: number;
  readonly databaseTimeouts?: DatabaseTimeouts;
  /** By what way the service reaches its database; straight when left out. */
  readonly through?: (url: string) => string;
  /** Where the log goes; nowhere when left out. */
  readonly log?: Logger;
}

/** Builds the app as the service does, but for its identity: the test token stands for one principal. */
export async function buildRealApp(
  server: TestServer,
  {
    work = true,
    simulationWorkers = 0,
    authenticate = testAuthenticator(aPrincipal()),
    databasePoolSize = 4,
    databaseTimeouts = { statementMs: 30_000, acquireMs: 10_000 },
    through = (url) => url,
    log = createLog('silent'),
  }: RealAppOptions = {},
): Promise<RealApp> {
  const database = await createTestDatabase(server);
  const { ownerUrl, serviceUrl, readerUrl, monitoringUrl } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'recall-app-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    environment: 'test',
    logLevel: 'silent',
    dataDir,
    database: {
      kind: 'external',
      url: through(serviceUrl),
      migrationUrl: ownerUrl,
      readUrl: through(readerUrl),
      monitoringUrl: through(monitoringUrl),
    },
    databasePoolSize,
    databaseTimeouts,
    migrateOnStart: false,
    simulationWorkers,
    identity: { kind: 'development', areasClaim: 'areas', clockSkewS: 30 },
    callers: { ...UNLIMITED, trustedProxies: [], securityContact: undefined },
    audit: {
      logName: 'log.example.com/recall',
      keyFile: undefined,
      previousKeyFile: undefined,
      policyFile: undefined,
      checkpointIntervalMs: 50,
      storeCheckRate: 0,
    },
    webhooks: { hosts: [], keyFile: undefined },
    overload: { eventLoopDelayMs: 0, requests: 1_000 },
    shutdownDrainMs: 0,
    shutdownGraceMs: 1_000,
  };
  const { services, book, readiness, measures, startWork, close } = await compose(config, log);
  const securityText = securityTextFrom('mailto:security@example.com', Date.now());
  const parts = { services, book, readiness, measures, authenticate, log, securityText };
  const app = await buildApp({ ...parts, rateLimits: UNLIMITED });
  if (work) {
    startWork();
  }
  return {
    app,
    send: sender(app),
    ownerUrl,
    close: async () => {
      await app.close();
      await close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
