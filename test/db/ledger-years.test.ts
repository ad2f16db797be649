import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { uuidV7 } from '../../src/application/ids.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { failureCode } from '../../src/db/failures.ts';
import { addYearsAhead } from '../../src/db/ledger-years.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { filledByDatabase, migrations, mutableTables } from '../../src/db/migrations/index.ts';
import { createTestDatabase, SERVERS, silentLog, type TestDatabase } from '../support/database.ts';

jest.setTimeout(60_000);

const LAST_BEFORE_YEARS = '2026-11-22t11_figures-alike';
const CASE = uuidV7(Date.parse('2024-06-01T09:00:00Z'));
const THIS_YEAR = new Date().getUTCFullYear();
/** PostgreSQL, appendix A: a key that is there already, and no right to. */
const UNIQUE_VIOLATION = '23505';
const NO_PRIVILEGE = '42501';

describe.each(SERVERS)('the ledger by year, on $name', (server) => {
  let database: TestDatabase;
  let owner: Kysely<Database>;
  let service: Kysely<Database>;
  /** Entries that were recorded before there were parts. */
  const early = ['2024-06-01T09:00:00Z', '2025-03-01T09:00:00Z', `${THIS_YEAR}-01-15T09:00:00Z`].map(
    (at, index) => ({ id: uuidV7(Date.parse(at)), index }),
  );

  beforeAll(async () => {
    database = await createTestDatabase(server, 'empty');
    owner = connect<Database>(database.ownerUrl, { max: 2 });
    service = connect<Database>(database.serviceUrl, { max: 2 });
    const until = Object.entries(migrations).filter(([name]) => name <= LAST_BEFORE_YEARS);
    await migrate(Object.fromEntries(until), mutableTables);
    await sql`insert into cases (id, licence_version, chain_length, chain_hash, last_instant)
      values (${CASE}, 1, 3, sha256('example'), now())`.execute(owner);
    for (const { id, index } of early) {
      await insertEntry(service, id, index);
      await sql`insert into contents (entry_id, bytes, salt) values (${id}, '{}', sha256('example'))`.execute(
        service,
      );
    }
    await migrate(migrations, mutableTables);
  });
  afterAll(async () => {
    await Promise.all([owner.destroy(), service.destroy()]);
    await database.drop();
  });

  const migrate = (which: typeof migrations, mutable: readonly string[]) =>
    migrateToLatest({
      ...database,
      migrations: which,
      mutableTables: mutable,
      filledByDatabase,
      log: silentLog,
    });

  it('keeps what was recorded before, in a part of its own, and gives the years to come theirs', async () => {
    const { rows } = await sql<{ part: string; n: number }>`
      select tableoid::regclass::text as part, count(*)::integer as n from audit_entries group by 1`.execute(
      owner,
    );
    expect(rows).toEqual([{ part: 'ledger_years.audit_entries_before', n: 3 }]);
    expect(await partOf(uuidV7(Date.UTC(THIS_YEAR + 1, 5, 1)))).toBe(`audit_entries_${THIS_YEAR + 1}`);
    expect(await partOf(uuidV7(Date.UTC(THIS_YEAR + 2, 11, 31, 23, 59, 59, 999)))).toBe(
      `audit_entries_${THIS_YEAR + 2}`,
    );
    expect(await partOf(uuidV7(Date.UTC(THIS_YEAR + 3, 0, 1)))).toBe('audit_entries_later');
  });

  it('begins a year with the first instant of it', async () => {
    const first = Date.UTC(THIS_YEAR + 2, 0, 1);
    expect(await partOf(uuidV7(first))).toBe(`audit_entries_${THIS_YEAR + 2}`);
    expect(await partOf(uuidV7(first - 1))).toBe(`audit_entries_${THIS_YEAR + 1}`);
  });

  it('refuses a second entry at one place of a chain, whatever the years of the two', async () => {
    for (const year of [THIS_YEAR, THIS_YEAR + 1, THIS_YEAR + 9]) {
      await expect(insertEntry(service, uuidV7(Date.UTC(year, 11, 1)), 1)).rejects.toMatchObject({
        code: UNIQUE_VIOLATION,
      });
    }
  });

  it('lets one of two take a place that they want at the same moment, in parts of different years', async () => {
    const outcomes = await Promise.allSettled(
      [THIS_YEAR + 1, THIS_YEAR + 2].map((year) =>
        service.transaction().execute(async (trx) => {
          await insertEntry(trx, uuidV7(Date.UTC(year, 3, 1)), 77);
          await sql`select pg_sleep(0.1)`.execute(trx);
        }),
      ),
    );
    expect(
      new Set(outcomes.map((one) => (one.status === 'fulfilled' ? 'taken' : failureCode(one.reason)))),
    ).toEqual(new Set([UNIQUE_VIOLATION, 'taken']));
  });

  it('is reached by the service through its tables alone, and changed in its parts by nobody', async () => {
    const part = `ledger_years.audit_entries_${THIS_YEAR + 1}`;
    for (const statement of [
      `select * from ${part}`,
      `insert into ${part} select * from audit_entries`,
      `select add_year_of_ledger(${THIS_YEAR + 4})`,
      `alter table audit_entries detach partition ${part}`,
    ]) {
      await expect(sql.raw(statement).execute(service)).rejects.toMatchObject({ code: NO_PRIVILEGE });
    }
    for (const [table, statements] of [
      ['audit_entries', ['update %s set chain_index = 5', 'delete from %s', 'truncate %s cascade']],
      ['contents', ['update %s set bytes = salt', 'delete from %s', 'truncate %s cascade']],
    ] as const) {
      for (const statement of statements) {
        const text = statement.replace('%s', `ledger_years.${table}_before`);
        await expect(sql.raw(text).execute(owner)).rejects.toMatchObject({ code: '23001' });
      }
    }
  });

  it('makes the parts of three years once, and says of a year that cannot have its own that its entries stay in the last part', async () => {
    expect(await addYearsAhead(owner, silentLog)).toEqual([]);
    const later = uuidV7(Date.UTC(THIS_YEAR + 3, 6, 1));
    await insertEntry(service, later, 90);
    await expect(
      sql`select add_year_of_ledger(${THIS_YEAR + 3}::integer)`.execute(owner),
    ).rejects.toMatchObject({
      code: '23514',
    });
    const { rows } = await sql<{ part: string }>`
      select tableoid::regclass::text as part from audit_entries where id = ${later}`.execute(owner);
    expect(rows).toEqual([{ part: 'ledger_years.audit_entries_later' }]);
    expect(
      (
        await sql<{ added: boolean }>`select add_year_of_ledger(${THIS_YEAR + 4}::integer) as added`.execute(
          owner,
        )
      ).rows,
    ).toEqual([{ added: true }]);
  });

  it('finds an entry by its id in the part of its year alone', async () => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select * from audit_entries
      where id = ${sql.lit(uuidV7(Date.UTC(THIS_YEAR + 1, 5, 1)))}`.execute(owner);
    const parts = rows.flatMap(
      (row) => row['QUERY PLAN'].match(/audit_entries_(?:before|later|\d{4})\b/g) ?? [],
    );
    expect(new Set(parts)).toEqual(new Set([`audit_entries_${THIS_YEAR + 1}`]));
  });

  /** Which part an entry with an id would be in; it is not left there. */
  async function partOf(id: string): Promise<string | undefined> {
    const index = 1_000_000;
    const trx = await service.startTransaction().execute();
    try {
      await insertEntry(trx, id, index);
      const { rows } = await sql<{ part: string }>`
        select c.relname::text as part from audit_entries e join pg_class c on c.oid = e.tableoid where e.id = ${id}`.execute(
        trx,
      );
      return rows[0]?.part;
    } finally {
      await trx.rollback().execute();
    }
  }
});

const insertEntry = (db: Kysely<Database>, id: string, index: number) =>
  sql`insert into audit_entries (id, licence_id, chain_index, hash, bytes, recorded_at)
    values (${id}, ${CASE}, ${index}, sha256('\\x007b7d'), '\\x7b7d', now())`.execute(db);
