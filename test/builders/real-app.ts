import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/app.ts';
import { compose } from '../../src/composition.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/http/logging.ts';
import { createTestDatabase, type TestServer } from '../support/database.ts';
import { sender, type TestApp, testAuthenticator } from './app.ts';
import { aPrincipal } from './index.ts';

/** The app over the real composition, on a database of its own. */
export interface RealApp {
  readonly app: FastifyInstance;
  readonly send: TestApp['send'];
  /** Connects as the owner of the schema. */
  readonly ownerUrl: string;
  readonly close: () => Promise<void>;
}

/** Builds the app as the service does, but for its identity: the test token stands for one principal. */
export async function buildRealApp(
  server: TestServer,
  { work = true }: { readonly work?: boolean } = {},
): Promise<RealApp> {
  const database = await createTestDatabase(server);
  const { ownerUrl, serviceUrl, readerUrl } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'recall-app-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    environment: 'test',
    logLevel: 'silent',
    dataDir,
    database: { kind: 'external', url: serviceUrl, migrationUrl: ownerUrl, readUrl: readerUrl },
    databasePoolSize: 4,
    migrateOnStart: false,
    tokensFile: undefined,
    audit: {
      logName: 'log.example.com/recall',
      keyFile: undefined,
      previousKeyFile: undefined,
      policyFile: undefined,
      checkpointIntervalMs: 50,
      storeCheckRate: 0,
    },
    shutdownGraceMs: 1_000,
  };
  const log = createLog(config.logLevel);
  const { services, book, readiness, startWork, close } = await compose(config, log);
  const authenticate = testAuthenticator(aPrincipal());
  const app = await buildApp({ services, book, readiness, authenticate, log });
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
