import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { connect } from '../../src/db/connect.ts';
import { prepared } from '../../src/db/prepared.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';

type NoTables = Record<string, never>;

const addOne = prepared<{ readonly sum: number }>('example-add-one', 'select $1::int + 1 as sum');

// A busy machine is slow, and that is no fault of the database.
jest.setTimeout(60_000);

describe.each(SERVERS)('connection to $name', (server) => {
  let database: TestDatabase;
  let db: Kysely<NoTables>;

  beforeAll(async () => {
    database = await createTestDatabase(server, 'empty');
    db = connect<NoTables>(database.serviceUrl, { max: 1 });
  }, 120_000);

  afterAll(async () => {
    await db?.destroy();
    await database?.drop();
  });

  async function read(expression: string): Promise<unknown> {
    const result = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(db);
    return result.rows[0]?.value;
  }

  it.each([
    // 2025-09-02 began at 23:00 UTC the evening before in the United Kingdom.
    [`date '2025-09-02'`, '2025-09-02'],
    [`array[date '2025-09-02', null]`, ['2025-09-02', null]],
    [`'{}'::date[]`, []],
    [`9007199254740991::int8`, Number.MAX_SAFE_INTEGER],
    [`array[1::int8, -2::int8]`, [1, -2]],
    [`count(*)`, 1],
    [`timestamptz '2025-09-02 00:30:00.123456+01'`, '2025-09-01T23:30:00.123Z'],
    [`timestamptz '2025-09-02 00:30:00+00'`, '2025-09-02T00:30:00.000Z'],
    [`array[timestamptz '2025-09-02 00:30:00+00']`, ['2025-09-02T00:30:00.000Z']],
    [`null::date`, null],
    [`jsonb '{"a": 1}'`, { a: 1 }],
  ])('reads %s as the model holds it', async (expression, value) => {
    expect(await read(expression)).toEqual(value);
  });

  it('reads instants alike whatever the time zone of the session', async () => {
    await db.connection().execute(async (session) => {
      for (const zone of ['Europe/London', 'Asia/Kolkata', 'America/St_Johns']) {
        await sql`select set_config('timezone', ${zone}, false)`.execute(session);
        const result = await sql<{ at: string }>`select timestamptz '2025-07-01 12:00:00.5Z' as at`.execute(
          session,
        );
        expect(result.rows).toEqual([{ at: '2025-07-01T12:00:00.500Z' }]);
      }
      await sql`reset timezone`.execute(session);
    });
  });

  it.each(['9007199254740992::int8', `date 'infinity'`, `timestamptz 'infinity'`])(
    'refuses %s, which the model could not hold exactly',
    async (expression) => {
      await expect(read(expression)).rejects.toThrow(RangeError);
    },
  );

  it('prepares a statement of the hot path once for a connection, under its name', async () => {
    expect(await addOne(db, [1])).toEqual([{ sum: 2 }]);
    expect(await addOne(db, [41])).toEqual([{ sum: 42 }]);
    expect(
      await read(
        `(select array_agg(name || ' ' || (generic_plans + custom_plans)) from pg_prepared_statements)`,
      ),
    ).toEqual(['example-add-one 2']);
  });

  it('ends a statement that runs longer than allowed', async () => {
    const hurried = connect<NoTables>(database.serviceUrl, { max: 1, statementTimeoutMs: 50 });
    try {
      await expect(sql`select pg_sleep(30)`.execute(hurried)).rejects.toThrow(/statement timeout/);
    } finally {
      await hurried.destroy();
    }
  });

  it('does both of two transactions that lock each other out, one of them again', async () => {
    const pair = connect<NoTables>(database.serviceUrl, { max: 2 });
    try {
      const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let begun = 0;
      const lockBoth = (one: number, other: number, mine: () => void, theirs: Promise<void>) =>
        pair.transaction().execute(async (trx) => {
          begun += 1;
          await sql`select pg_advisory_xact_lock(${one}::bigint)`.execute(trx);
          mine();
          await theirs;
          await sql`select pg_advisory_xact_lock(${other}::bigint)`.execute(trx);
          return one;
        });
      const done = await Promise.all([
        lockBoth(1, 2, first.resolve, second.promise),
        lockBoth(2, 1, second.resolve, first.promise),
      ]);
      expect(done).toEqual([1, 2]);
      expect(begun).toBeGreaterThan(2);
    } finally {
      await pair.destroy();
    }
  });

  it('survives the loss of a connection, idle or inside a transaction, which it does again once, and tells of it', async () => {
    const losses: string[] = [];
    const lossy = connect<NoTables>(database.serviceUrl, {
      max: 1,
      applicationName: 'to-be-ended',
      onConnectionError: (error) => void losses.push(error.message),
    });
    const endAll = async () => {
      const before = losses.length;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to-be-ended'`.execute(
        db,
      );
      while (losses.length === before) {
        await delay(5);
      }
    };
    try {
      await sql`select 1`.execute(lossy);
      await endAll();
      // Of two connections lost, the first is forgiven: nothing had been recorded over it.
      let losing = 1;
      let begun = 0;
      const work = () =>
        lossy.transaction().execute(async (trx) => {
          begun += 1;
          await sql`select 1`.execute(trx);
          if (losing > 0) {
            losing -= 1;
            await endAll();
          }
          return (await sql<{ one: number }>`select 1 as one`.execute(trx)).rows;
        });
      expect(await work()).toEqual([{ one: 1 }]);
      expect(begun).toBe(2);
      losing = 2;
      await expect(work()).rejects.toThrow(/not queryable|terminated/);
      expect(begun).toBe(4);
      expect(losses.filter((message) => message.includes('terminating connection'))).toHaveLength(4);
      expect((await sql<{ one: number }>`select 1 as one`.execute(lossy)).rows).toEqual([{ one: 1 }]);
    } finally {
      await lossy.destroy();
    }
  });
});
