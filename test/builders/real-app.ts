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
export async function buildRealApp(server: TestServer): Promise<RealApp> {
  const database = await createTestDatabase(server);
  const { ownerUrl, serviceUrl } = database;
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    environment: 'test',
    logLevel: 'silent',
    dataDir: './data',
    database: { kind: 'external', url: serviceUrl, migrationUrl: ownerUrl },
    databasePoolSize: 4,
    migrateOnStart: false,
    tokensFile: undefined,
    shutdownGraceMs: 1_000,
  };
  const log = createLog(config.logLevel);
  const { services, book, readiness, close } = await compose(config, log);
  const authenticate = testAuthenticator(aPrincipal());
  const app = await buildApp({ services, book, readiness, authenticate, log });
  return {
    app,
    send: sender(app),
    ownerUrl,
    close: async () => {
      await app.close();
      await close();
      await database.drop();
    },
  };
}
