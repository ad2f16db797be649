import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openRuleBook, RuleBookConflict } from '../../src/application/rule-book.ts';
import { type Composition, compose, SchemaNotReady } from '../../src/composition.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { keepRuleBook } from '../../src/db/rule-books.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { createTestDatabase, SERVERS, silentLog, type TestDatabase } from '../support/database.ts';
import { act, exampleEvent, exampleLicence } from './fixture.ts';

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('starting the service on $name', (server) => {
  let database: TestDatabase;
  const composed: Composition[] = [];

  beforeEach(async () => {
    database = await createTestDatabase(server, 'empty');
  });
  afterEach(async () => {
    await Promise.all(composed.splice(0).map((service) => service.close()));
    await database.drop();
  });

  function configure(more: Readonly<Record<string, string>> = {}): Config {
    return parseConfig({
      DATABASE_URL: database.serviceUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      DATABASE_POOL_SIZE: '3',
      ...more,
    });
  }

  async function start(more: Readonly<Record<string, string>> = {}): Promise<Composition> {
    const service = await compose(configure(more), silentLog);
    composed.push(service);
    return service;
  }

  it('makes the schema, keeps its rule book and works a case as the limited role', async () => {
    const { services, book, readiness, startWork } = await start({ CHECKPOINT_INTERVAL_MS: '50' });
    const { id } = await services.registerLicence(act(), exampleLicence());
    await services.reportEvent(act(), id, exampleEvent());
    const opened = await services.openConsideration(act(), id, { question: 'Should recall be considered?' });
    const run = await services.recommend(act(), opened.id, { asAt: '2026-11-20' });
    expect(run.ruleBook).toMatchObject({ version: book.version, digest: book.digest });
    expect(await readiness()).toEqual({
      database: 'up',
      databaseVersion: expect.stringMatching(/^\d+/),
      evidence: { treeSize: 0, waiting: 4 },
    });
    startWork();
    const deadline = Date.now() + 20_000;
    while ((await readiness()).evidence?.waiting !== 0 && Date.now() < deadline) {
      await delay(50);
    }
    expect(await readiness()).toMatchObject({ evidence: { treeSize: 4, waiting: 0 } });
  });

  it('lets three replicas start at once, and finds again what was recorded', async () => {
    const [first, second] = await Promise.all([start(), start(), start()]);
    const recorded = await first?.services.registerLicence(act(), exampleLicence());
    expect(await second?.services.readLicence(act(), recorded?.id ?? '')).toEqual(recorded);
    const later = await start({ MIGRATE_ON_START: 'false' });
    expect(await later.services.readLicence(act(), recorded?.id ?? '')).toEqual(recorded);
  });

  it('does not start on an old schema when it was told not to migrate, and says what to run', async () => {
    const attempt = start({ MIGRATE_ON_START: 'false' });
    await expect(attempt).rejects.toThrow(SchemaNotReady);
    await expect(attempt).rejects.toThrow(/npm run migrate/);
  });

  it('does not start when the database keeps another text under the version of its book', async () => {
    const { book } = await start();
    const other = await createTestDatabase(server);
    const owner = connect<Database>(other.ownerUrl, { max: 1 });
    try {
      await keepRuleBook(owner, {
        version: book.version,
        digest: Buffer.from('2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', 'hex'),
        kernel: book.kernel,
        text: 'foo',
        recordedAt: '2026-11-20T09:00:00.000Z',
      });
      const attempt = compose(
        configure({ DATABASE_URL: other.serviceUrl, MIGRATION_DATABASE_URL: other.ownerUrl }),
        silentLog,
      );
      await expect(attempt).rejects.toThrow(RuleBookConflict);
      await expect(attempt).rejects.toThrow(/a version of its own/);
    } finally {
      await owner.destroy();
      await other.drop();
    }
  });

  it('says that the database is down when it cannot be reached', async () => {
    const service = await compose(configure(), silentLog);
    await service.close();
    expect(await service.readiness()).toEqual({ database: 'down' });
  });
});

describe('the version of the rule book', () => {
  it('carries the start of its digest as long as the book is not released', () => {
    const book = openRuleBook(currentBookText());
    expect(book.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(book.version.endsWith(`-unreleased.${book.digest.slice(0, 12)}`)).toBe(!book.released);
  });
});
