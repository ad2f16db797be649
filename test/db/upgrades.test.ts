import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import packageJson from '../../package.json' with { type: 'json' };
import { connect } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { filledByDatabase, migrations, mutableTables } from '../../src/db/migrations/index.ts';
import {
  compareReleases,
  recordingChanges,
  SERVICE_APPLICATION,
  type SchemaMigration,
} from '../../src/db/schema-changes.ts';
import { createTestDatabase, SERVERS, silentLog, type TestDatabase } from '../support/database.ts';
import { beyondAdding, readCatalogue } from './catalogue.ts';

const FOLDER = new URL('../../src/db/migrations/', import.meta.url);
/** SHA-256 of each file of the migrations. `UPDATE_GENERATED=1` adds what is not in it, and never changes a line. */
const SEAL = new URL('../../src/db/migrations/sealed.json', import.meta.url);

const files = () =>
  readdirSync(FOLDER)
    .filter((name) => /^\d{4}-/.test(name))
    .toSorted();
const digestOf = (file: string) =>
  createHash('sha256')
    .update(readFileSync(new URL(file, FOLDER)))
    .digest('hex');
function readSeal(): Record<string, string> {
  const parsed: unknown = JSON.parse(readFileSync(SEAL, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('sealed.json holds no object');
  return Object.fromEntries(Object.entries(parsed).map(([file, digest]) => [file, String(digest)]));
}

describe('the migrations', () => {
  it('are word for word those that were sealed: one that has run somewhere is never changed', () => {
    const found = Object.fromEntries(files().map((file) => [file, digestOf(file)]));
    if (process.env['UPDATE_GENERATED'] === '1') {
      writeFileSync(SEAL, `${JSON.stringify({ ...found, ...readSeal() }, undefined, 2)}\n`);
    }
    expect(found).toEqual(readSeal());
    expect(Object.keys(migrations)).toEqual(
      files().flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -'.ts'.length)] : [])),
    );
  });

  it('say from which release on the service works beside them: for one release, old and new run side by side', () => {
    for (const [name, { kind, release, runsFrom }] of Object.entries(migrations)) {
      expect({ name, known: compareReleases(release, packageJson.version) <= 0 }).toEqual({
        name,
        known: true,
      });
      const steps = compareReleases(release, runsFrom);
      expect({ name, steps: kind === 'foundation' ? steps === 0 : steps > 0 }).toEqual({ name, steps: true });
    }
  });

  it('are of releases in the order of which they are applied', () => {
    const releases = Object.values(migrations).map(({ release }) => release);
    expect(releases).toEqual(releases.toSorted(compareReleases));
  });
});

describe('releases', () => {
  it('are in the order of their numbers, and what is no release is in no order', () => {
    expect(['0.10.0', '1.0.0', '0.9.12', '0.2.0-rc.1'].toSorted(compareReleases)).toEqual([
      '0.2.0-rc.1',
      '0.9.12',
      '0.10.0',
      '1.0.0',
    ]);
    expect(compareReleases('0.2.0', '0.2')).toBeNaN();
  });
});

describe.each(SERVERS)('a schema that two releases share, on $name', (server) => {
  let database: TestDatabase;
  let owner: Kysely<Record<string, never>>;
  beforeAll(async () => {
    database = await createTestDatabase(server);
    owner = connect(database.ownerUrl, { max: 2 });
  }, 180_000);
  afterAll(async () => {
    await owner?.destroy();
    await database?.drop();
  });

  const migrate = (release: string, more: Record<string, SchemaMigration>, warnings: string[] = []) =>
    migrateToLatest({
      ...database,
      migrations: { ...migrations, ...more },
      release,
      mutableTables: [...mutableTables, ...(Object.keys(more).length > 0 ? ['example_heads'] : [])],
      filledByDatabase,
      log: { ...silentLog, warn: (_details, message) => void warnings.push(message) },
    });
  const expand: Record<string, SchemaMigration> = {
    '2030-01-01t00_example-heads': {
      kind: 'expand',
      release: '0.2.0',
      runsFrom: '0.1.0',
      up: async (db) => void (await sql`create table example_heads (id int primary key)`.execute(db)),
    },
  };
  const contract: Record<string, SchemaMigration> = {
    ...expand,
    '2030-02-01t00_no-more-heads': {
      kind: 'contract',
      release: '0.3.0',
      runsFrom: '0.2.0',
      up: async (db) => void (await sql`alter table example_heads add column further int`.execute(db)),
    },
  };
  const mayChangeHeads = async () => {
    const { rows } = await sql<{ may: boolean }>`
      select has_table_privilege('recall_service', 'example_heads', 'update') as may`.execute(owner);
    return rows[0]?.may;
  };

  it('keeps what every migration says of itself, those of before among them', async () => {
    const { rows } = await sql<{ migration: string; kind: string; release: string }>`
      select migration, kind, release from schema_changes order by 1`.execute(owner);
    expect(rows).toEqual(
      Object.entries(migrations).map(([migration, { kind, release }]) => ({ migration, kind, release })),
    );
  });

  it('is left with its rights by the release before, which works on', async () => {
    expect((await migrate('0.2.0', expand)).applied).toEqual(['2030-01-01t00_example-heads']);
    const warnings: string[] = [];
    expect(await migrate('0.1.0', {}, warnings)).toEqual({
      applied: [],
      ahead: ['2030-01-01t00_example-heads'],
      roleIsSeparate: true,
    });
    expect(warnings).toEqual([expect.stringContaining('a newer release has migrated the schema')]);
    expect(await mayChangeHeads()).toBe(true);
  });

  it('is not contracted under a release that is connected and would not work on', async () => {
    const old = connect<Record<string, never>>(database.serviceUrl, {
      max: 1,
      applicationName: `${SERVICE_APPLICATION} 0.1.0`,
    });
    try {
      await sql`select 1`.execute(old);
      await expect(migrate('0.3.0', contract)).rejects.toThrow(/release 0\.1\.0 of the service is connected/);
    } finally {
      await old.destroy();
    }
  });

  it('is refused, once contracted, by a release that is too old, and by one of another line', async () => {
    // The connection of the test before goes a moment after it was closed.
    const deadline = Date.now() + 10_000;
    for (;;) {
      try {
        await migrate('0.3.0', contract);
        break;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
    await expect(migrate('0.1.0', {})).rejects.toThrow(
      'a newer release has changed the schema by `2030-02-01t00_no-more-heads`, on which this one (0.1.0) does not work: start release 0.2.0 or a later one',
    );
    expect((await migrate('0.2.0', expand)).ahead).toEqual(['2030-02-01t00_no-more-heads']);
    const { '2030-02-01t00_no-more-heads': other, ...rest } = contract;
    const renamed = other === undefined ? rest : { ...rest, '2030-03-01t00_other': other };
    await expect(migrate('0.3.0', renamed)).rejects.toThrow(/they are of two lines of releases/);
  });
});

describe.each(SERVERS.slice(0, 1))('an expand migration, on $name', (server) => {
  let database: TestDatabase;
  let owner: Kysely<Record<string, never>>;
  beforeAll(async () => {
    database = await createTestDatabase(server, 'empty');
    owner = connect(database.ownerUrl, { max: 1 });
  }, 180_000);
  afterAll(async () => {
    await owner?.destroy();
    await database?.drop();
  });

  it('only adds: no release before it notices', async () => {
    const beyondEach: (readonly [string, readonly string[]])[] = [];
    for (const [name, migration] of Object.entries(recordingChanges(migrations))) {
      const before = await readCatalogue(owner);
      await migration.up(owner);
      const { kind } = migrations[name] ?? {};
      beyondEach.push([name, kind === 'expand' ? beyondAdding(before, await readCatalogue(owner)) : []]);
    }
    expect(beyondEach).toEqual(Object.keys(migrations).map((name) => [name, []]));
  });

  /** What a statement does beyond adding; it is undone. */
  async function beyond(...statements: readonly string[]): Promise<readonly string[]> {
    const before = await readCatalogue(owner);
    await sql`begin`.execute(owner);
    try {
      for (const statement of statements) await sql.raw(statement).execute(owner);
      return beyondAdding(before, await readCatalogue(owner));
    } finally {
      await sql`rollback`.execute(owner);
    }
  }

  it.each([
    [
      'a table with keys, references and guards of its own',
      [
        'create table example (id uuid primary key, licence_id uuid not null references cases, word text not null)',
        'create trigger example_only_grow before update or delete or truncate on example for each statement execute function refuse_ledger_change()',
      ],
    ],
    ['a column that may be left out', ['alter table cases add column example text']],
    ['a column with a default', ['alter table cases add column example integer not null default 0']],
    [
      'a reference and a check of a new column',
      [
        'alter table cases add column example uuid references audit_entries, add column other integer check (other > 0)',
      ],
    ],
    ['an index', ['create index example on cases (last_instant)']],
    [
      'a trigger that fills what is new',
      [
        'alter table cases add column example text',
        'create function fill_example() returns trigger language plpgsql as $$ begin new.example := new.region; return new; end $$',
        'create trigger example before insert or update on cases for each row execute function fill_example()',
      ],
    ],
  ])('may add %s', async (_what, statements) => {
    expect(await beyond(...statements)).toEqual([]);
  });

  it.each([
    ['drop a table', 'drop table licence_identifiers', 'the relation public.licence_identifiers is gone'],
    ['drop a column', 'alter table cases drop column region', 'the column public.cases.region is gone'],
    [
      'rename a column',
      'alter table cases rename column region to area',
      'the column public.cases.region is gone',
    ],
    ['rename a table', 'alter table cases rename to files', 'the relation public.cases is gone'],
    [
      'need what was not needed',
      'alter table cases alter column region set not null',
      'and is `text  must be given`',
    ],
    [
      'add what must be given',
      'alter table cases add column example text not null',
      'the column public.cases.example can refuse',
    ],
    [
      'change a type',
      'alter table cases alter column region type varchar(9)',
      'is `character varying(9)  may be null`',
    ],
    [
      'take a default away',
      'alter table schema_changes alter column recorded_at drop default',
      'must be given',
    ],
    [
      'check what was not checked',
      "alter table cases add constraint example check (region <> '')",
      'cases example can refuse',
    ],
    [
      'tell apart what was not told apart',
      'create unique index example on cases (region)',
      'cases example can refuse',
    ],
    ['drop an index', 'drop index cases_by_area', 'is gone'],
    ['drop a guard', 'drop trigger cases_stay on cases', 'the trigger public.cases cases_stay is gone'],
    [
      'switch a guard off',
      'alter table cases disable trigger cases_stay',
      'the trigger public.cases cases_stay was',
    ],
    [
      'add a trigger that refuses',
      'create trigger example before insert on cases for each statement execute function refuse_ledger_change()',
      'cases example can refuse',
    ],
    [
      'replace what a trigger does',
      'create or replace function refuse_ledger_change() returns trigger language plpgsql as $$ begin return null; end $$',
      'the function refuse_ledger_change() was',
    ],
  ])('may not %s', async (_what, statement, finding) => {
    expect((await beyond(statement)).join('\n')).toContain(finding);
  });
});
