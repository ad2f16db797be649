import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { connect } from '../../src/db/connect.ts';
import type { DatabaseLog } from '../../src/db/log.ts';
import { MigrationError, migrateToLatest } from '../../src/db/migrate.ts';
import { createTestDatabase, SERVERS, silentLog, type TestDatabase } from '../support/database.ts';

interface SmallDatabase {
  ledger: { id: number };
  head: { id: number };
  kysely_migration: { name: string; timestamp: string };
}

const migrations: Record<string, Migration> = {
  '2026-01-01_ledger': {
    up: async (db) => {
      await sql`create table ledger (id int primary key)`.execute(db);
      // Long enough for the other replicas to arrive while this one is at work.
      await sql`select pg_sleep(0.2)`.execute(db);
    },
  },
  '2026-01-02_head': {
    up: async (db) => void (await sql`create table head (id int primary key)`.execute(db)),
  },
};
const failing: Migration = {
  up: async (db) => {
    await sql`create table half_done (id int)`.execute(db);
    await sql`select 1 / 0`.execute(db);
  },
};

// A busy machine is slow, and that is no fault of the database.
jest.setTimeout(60_000);

describe.each(SERVERS)('migrations on $name', (server) => {
  let database: TestDatabase;
  let owner: Kysely<SmallDatabase>;
  let service: Kysely<SmallDatabase>;

  const migrate = (changes: Partial<Parameters<typeof migrateToLatest>[0]> = {}) =>
    migrateToLatest({
      ...database,
      migrations,
      mutableTables: ['head'],
      filledByDatabase: [],
      log: silentLog,
      ...changes,
    });

  beforeAll(async () => {
    database = await createTestDatabase(server, 'empty');
    owner = connect<SmallDatabase>(database.ownerUrl, { max: 1 });
    service = connect<SmallDatabase>(database.serviceUrl, { max: 1 });
  }, 120_000);

  afterAll(async () => {
    await owner?.destroy();
    await service?.destroy();
    await database?.drop();
  });

  it('are applied once, in order, when four replicas start at once', async () => {
    const outcomes = await Promise.all([migrate(), migrate(), migrate(), migrate()]);
    expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(['2026-01-01_ledger', '2026-01-02_head']);
    expect(outcomes.map((outcome) => outcome.roleIsSeparate)).toEqual([true, true, true, true]);
  });

  it('do nothing on a schema that is up to date', async () => {
    expect(await migrate()).toEqual({ applied: [], roleIsSeparate: true });
  });

  it('let the role of the service add and read, and change only what is listed as mutable', async () => {
    await service.insertInto('ledger').values({ id: 1 }).execute();
    await service.insertInto('head').values({ id: 1 }).execute();
    await service.updateTable('head').set({ id: 2 }).execute();
    expect(await service.selectFrom('head').select('id').forUpdate().execute()).toEqual([{ id: 2 }]);
    await service.deleteFrom('head').execute();
    expect(await service.selectFrom('ledger').select('id').execute()).toEqual([{ id: 1 }]);

    const refused = /permission denied|must be owner/;
    await expect(service.updateTable('ledger').set({ id: 2 }).execute()).rejects.toThrow(refused);
    await expect(service.deleteFrom('ledger').execute()).rejects.toThrow(refused);
    await expect(sql`truncate ledger`.execute(service)).rejects.toThrow(refused);
    await expect(sql`truncate head`.execute(service)).rejects.toThrow(refused);
    await expect(sql`drop table ledger`.execute(service)).rejects.toThrow(refused);
    await expect(sql`create table other (id int)`.execute(service)).rejects.toThrow(refused);
    await expect(sql`alter table ledger disable trigger all`.execute(service)).rejects.toThrow(refused);
  });

  it('keep their own record out of the reach of the service', async () => {
    const names = await service.selectFrom('kysely_migration').select('name').orderBy('name').execute();
    expect(names.map((row) => row.name)).toEqual(Object.keys(migrations));
    const forged = { name: 'forged', timestamp: '2026-01-01' };
    await expect(service.insertInto('kysely_migration').values(forged).execute()).rejects.toThrow(
      /permission denied/,
    );
  });

  it('close a table again that a release no longer lists as mutable', async () => {
    await migrate({ mutableTables: [] });
    await expect(service.deleteFrom('head').execute()).rejects.toThrow(/permission denied/);
    await migrate();
    await expect(service.deleteFrom('head').execute()).resolves.toHaveLength(1);
  });

  it('name the one that failed, and keep nothing of it', async () => {
    const attempt = migrate({ migrations: { ...migrations, '2026-01-03_failing': failing } });
    await expect(attempt).rejects.toMatchObject({
      name: 'MigrationError',
      migration: '2026-01-03_failing',
      message: expect.stringContaining('division by zero'),
    });
    const found = await sql<{ half: string | null }>`select to_regclass('half_done')::text as half`.execute(
      owner,
    );
    expect(found.rows).toEqual([{ half: null }]);
  });

  it('refuse a database on which a newer release has run', async () => {
    const older = Object.fromEntries(Object.entries(migrations).slice(0, 1));
    await expect(migrate({ migrations: older })).rejects.toThrow(MigrationError);
  });

  it('refuse a list that names a table which does not exist', async () => {
    await expect(migrate({ mutableTables: ['heda'] })).rejects.toThrow(/heda/);
  });

  it('refuse an owner and a service of different databases', async () => {
    const other = await createTestDatabase(server, 'empty');
    try {
      await expect(migrate({ serviceUrl: other.serviceUrl })).rejects.toThrow(/name the same database/);
    } finally {
      await other.drop();
    }
  });

  it('let nobody but the owner make a temporary table, which could pose as one of ours', async () => {
    await migrate();
    const made = sql`create temporary table ledger (id int)`.execute(service);
    await expect(made).rejects.toThrow(/permission denied/);
  });

  it('keep the service from adding to a table that the database fills', async () => {
    await migrate({ filledByDatabase: ['ledger'] });
    await expect(sql`insert into ledger values (7)`.execute(service)).rejects.toThrow(/permission denied/);
    await migrate();
  });

  it('give the reading role what it takes to read and nothing more', async () => {
    await migrate();
    const reader = connect<SmallDatabase>(database.readerUrl, { max: 1 });
    try {
      expect(await reader.selectFrom('head').selectAll().execute()).toEqual([]);
      for (const statement of [
        'insert into head values (1)',
        'update head set id = 2',
        'delete from head',
        'truncate head',
        'create table mine (id int)',
      ]) {
        await expect(sql.raw(statement).execute(reader)).rejects.toThrow(/permission denied/);
      }
    } finally {
      await reader.destroy();
    }
  });

  it('warn where the service is the owner, whom the database cannot limit', async () => {
    const warnings: string[] = [];
    const log: DatabaseLog = {
      info: () => undefined,
      warn: (_details, message) => void warnings.push(message),
    };
    expect(await migrate({ serviceUrl: database.ownerUrl, log })).toMatchObject({ roleIsSeparate: false });
    expect(warnings).toEqual([expect.stringContaining('MIGRATION_DATABASE_URL')]);
  });
});
