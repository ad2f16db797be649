import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import type { Services } from '../../src/application/services.ts';
import { compose } from '../../src/composition.ts';
import { parseConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { exampleJudgement, exampleLicence, write } from '../application/fixture.ts';
import { createTestDatabase, SERVERS, silentLog, type TestDatabase } from '../support/database.ts';

jest.setTimeout(60_000);

describe('npm run replay:all', () => {
  let folder = '';
  let database: TestDatabase;
  let runs: readonly string[] = [];
  const [server] = SERVERS;

  const environment = () => ({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    DATABASE_URL: database.serviceUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    READ_DATABASE_URL: database.readerUrl,
    MIGRATE_ON_START: 'false',
  });

  beforeAll(async () => {
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    folder = await mkdtemp(join(tmpdir(), 'recall-replay-all-'));
    database = await createTestDatabase(server);
    const { services, close } = await compose(parseConfig(environment()), silentLog);
    try {
      runs = await Promise.all([1, 2, 3].map((number) => makeRun(services, number)));
    } finally {
      await close();
    }
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function replayAll(env: Readonly<Record<string, string>> = environment()) {
    const child = spawn(process.execPath, ['src/cli/replay-all.ts'], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = new Promise<number | null>((resolve) => {
      child.once('close', (code) => resolve(code));
    });
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
    return { out, err, code };
  }

  it('counts what is the same, tells how far it is, and leaves its entry', async () => {
    const { out, err, code } = await replayAll();
    expect([code, out]).toEqual([0, '3 the same, 0 different, 0 not possible, 0 erased\n']);
    expect(err).toContain('3 runs made again');
    const owner = connect<Database>(database.ownerUrl, { max: 1 });
    try {
      const kept = await sql<{ actor: string; outcome: string }>`
        select e.entry #>> '{actor,subject}' as actor, e.entry ->> 'outcome' as outcome
        from (select convert_from(bytes, 'UTF8')::jsonb as entry from audit_entries) e
        where e.entry ->> 'act' = 'recommendations-replayed'`.execute(owner);
      expect(kept.rows).toEqual([{ actor: 'replay-command', outcome: 'same' }]);
    } finally {
      await owner.destroy();
    }
  });

  it('names each finding and exits with 1', async () => {
    const owner = connect<Database>(database.ownerUrl, { max: 1 });
    try {
      await sql`alter table contents disable trigger user`.execute(owner);
      await sql`update contents set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'for a person to make', 'recall'), 'UTF8')
        where entry_id = (select entry_id from recommendations where id = ${runs[1]})`.execute(owner);
    } finally {
      await owner.destroy();
    }
    const { out, code } = await replayAll();
    expect(code).toBe(1);
    expect(out).toMatch(
      new RegExp(
        `^different: recommendation ${runs[1]}: the stored bytes are not those .*\n2 the same, 1 different`,
      ),
    );
  });

  it('changes no schema, whatever the service may do when it starts', async () => {
    const owner = connect<Database>(database.ownerUrl, { max: 1 });
    const last = sql<{
      name: string;
      timestamp: string;
    }>`select name, timestamp from kysely_migration order by name desc limit 1`;
    const [migration] = (await last.execute(owner)).rows;
    try {
      await sql`delete from kysely_migration where name = ${migration?.name}`.execute(owner);
      const { out, err, code } = await replayAll({ ...environment(), MIGRATE_ON_START: 'true' });
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(`the schema lacks \`${migration?.name}\``);
      expect((await last.execute(owner)).rows[0]?.name).not.toBe(migration?.name);
    } finally {
      await sql`insert into kysely_migration values (${migration?.name}, ${migration?.timestamp})`.execute(
        owner,
      );
      await owner.destroy();
    }
  });

  it('says what is wrong with its configuration', async () => {
    const { out, err, code } = await replayAll({ ...environment(), DATABASE_URL: 'example' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('DATABASE_URL');
  });
});

/** A case with one run. */
async function makeRun(services: Services, number: number): Promise<string> {
  const licence = await services.registerLicence(write(`l-${number}`), exampleLicence(number));
  const opened = await services.openConsideration(
    write(`c-${number}`),
    licence.id,
    { question: 'whether-to-recall' },
    exampleJudgement(),
  );
  return (await services.recommend(write(`r-${number}`), opened.id, { asAt: '2026-11-20' })).id;
}
