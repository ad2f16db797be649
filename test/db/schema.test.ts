import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { buildWaitingBundles } from '../../src/application/evidence/bundle-builder.ts';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import { simulationWork } from '../../src/application/simulations/slices.ts';
import { followFigures, recordsParts } from '../../src/application/statistics/follow-figures.ts';
import { createWebhookServices } from '../../src/application/webhooks/webhooks.ts';
import { insertCosignature } from '../../src/db/checkpoints.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { dumpSchema } from '../../src/db/dump-schema.ts';
import { copyDatabase } from '../../src/db/move-database.ts';
import { keepRuleBook } from '../../src/db/rule-books.ts';
import { insertDeadLetters } from '../../src/db/webhook-dead-letters.ts';
import {
  act,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  MANAGER,
  OFFICER,
  openFixture,
  START,
  write,
} from '../application/fixture.ts';
import { aSigner, publishAll, sequencerOf } from '../application/log-fixture.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';

/** The committed dump. `UPDATE_GENERATED=1 npm test -- test/db/schema.test.ts` writes it anew. */
const DUMP = new URL('../../src/db/schema.sql', import.meta.url);

/** The tables whose rows change. Whatever table a later migration adds must refuse changes, or be named here on purpose. */
const CHANGING_TABLES = [
  'cases',
  'consideration_heads',
  // Entries leave it with a place in the tree, and not otherwise: see below.
  'unsequenced_entries',
  // Copies made for an inspector, and how far they are.
  'audit_bundle_progress',
  'audit_bundle_pieces',
  // Figures that statistics count, made from the record.
  'consideration_figures',
  'recall_figures',
  'figures_progress',
  // How far webhooks are, and what they could not deliver.
  'webhook_heads',
  'webhook_dead_letters',
  // How far simulations are, and what each slice of one came to.
  'simulation_progress',
  'simulation_slices',
];

/** SQLSTATE of a statement that the role may not run, and of one that a guard refuses. */
const NO_PRIVILEGE = '42501';
const REFUSED_BY_GUARD = '23001';

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('the schema on $name', (server) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(server);
  });
  afterAll(() => database.drop());

  it('is the one in the committed dump, word for word', async () => {
    const owner = connect<Database>(database.ownerUrl, { max: 1 });
    try {
      const dump = await dumpSchema(owner);
      if (process.env['UPDATE_GENERATED'] === '1') {
        await writeFile(DUMP, dump);
      }
      expect(dump).toBe(await readFile(DUMP, 'utf8'));
    } finally {
      await owner.destroy();
    }
  });
});

describe.each(SERVERS)('what is recorded, on $name', (server) => {
  let fixture: Fixture;
  let tables: readonly string[];
  let licenceId: string;

  beforeAll(async () => {
    fixture = await openFixture(server);
    licenceId = await fillEveryTable(fixture);
    tables = await listTables(fixture.owner);
  });
  afterAll(() => fixture.close());

  /** The SQLSTATE of inserting an entry with the bytes `{}` at a place of the chain. */
  const insertEntry = (index: number, hash: string) =>
    sqlState(
      fixture.db,
      `insert into audit_entries (id, licence_id, chain_index, hash, bytes, recorded_at)
       values (gen_random_uuid(), '${licenceId}', ${index}, ${hash}, '{}', now())`,
    );

  it('is in every table of this test', async () => {
    for (const table of tables) {
      expect({ table, rows: await contentOf(fixture.owner, table) }).not.toMatchObject({ rows: [] });
    }
  });

  it.each(['update', 'delete', 'truncate'] as const)(
    'cannot be changed by %s, by the service or by the owner',
    async (verb) => {
      for (const table of tables.filter((name) => !CHANGING_TABLES.includes(name))) {
        const before = await contentOf(fixture.owner, table);
        const statement = await statementFor(fixture.owner, verb, table);
        expect([table, await sqlState(fixture.db, statement)]).toEqual([table, NO_PRIVILEGE]);
        expect([table, await sqlState(fixture.deps.reader, statement)]).toEqual([table, NO_PRIVILEGE]);
        expect([table, await sqlState(fixture.owner, statement)]).toEqual([table, REFUSED_BY_GUARD]);
        expect([table, await sqlStateAsReplica(fixture.owner, statement)]).toEqual([table, REFUSED_BY_GUARD]);
        expect(await contentOf(fixture.owner, table)).toEqual(before);
      }
    },
  );

  it('cannot be added to, changed or locked by the role that reads, in any table', async () => {
    for (const table of tables) {
      const { rows } = await sql<{ rights: string }>`
        select string_agg(privilege_type, ' ' order by privilege_type) as rights
        from information_schema.table_privileges
        where grantee = 'recall_reader' and table_schema = current_schema() and table_name = ${table}`.execute(
        fixture.owner,
      );
      expect([table, rows[0]?.rights]).toEqual([table, 'SELECT']);
      const row = `insert into ${table} default values`;
      expect([table, await sqlState(fixture.deps.reader, row)]).toEqual([table, NO_PRIVILEGE]);
      const lock = `select * from ${table} limit 1 for update`;
      expect([table, await sqlState(fixture.deps.reader, lock)]).toEqual([table, NO_PRIVILEGE]);
    }
  });

  it.each(SERVERS)(
    'moves to an empty database on $name, every row, guard and number of it',
    async (other) => {
      const target = await createTestDatabase(other);
      const [db, reader] = [
        connect<Database>(target.serviceUrl, { max: 1 }),
        connect<Database>(target.readerUrl, { max: 2 }),
      ];
      const owner = connect<Database>(target.ownerUrl, { max: 1 });
      try {
        const [shape, rights] = [await dumpSchema(owner), await rightsOf(owner)];
        const moved = await copyDatabase(fixture.ownerUrl, target.ownerUrl);
        expect(moved.filter(({ table }) => table.startsWith('public.')).map(({ table }) => table)).toEqual(
          tables.filter((table) => table !== 'schema_changes').map((table) => `public.${table}`),
        );
        expect(
          moved.filter(({ rows }) => rows === 0).every(({ table }) => !table.startsWith('public.')),
        ).toBe(true);
        expect([await dumpSchema(owner), await rightsOf(owner)]).toEqual([shape, rights]);
        const check = await checkStore(
          { ...fixture.deps, db, reader },
          { entriesPerSecond: 'unlimited', verifiers: [] },
        );
        // The one thing that was made up here is found there.
        expect(check).toMatchObject({
          counts: { 'cosignature-differs': 1 },
          findingCount: 1,
          treeSize: (await contentOf(fixture.owner, 'tree_leaves')).length,
        });
        // Numbers are given out where they left off.
        const arrival = sql<{ last: string }>`select last_value as last from unsequenced_entries_arrival_seq`;
        expect((await arrival.execute(owner)).rows).toEqual((await arrival.execute(fixture.owner)).rows);
        await expect(copyDatabase(fixture.ownerUrl, target.ownerUrl)).rejects.toThrow(
          /the target holds rows in/,
        );
      } finally {
        await Promise.all([db.destroy(), reader.destroy(), owner.destroy()]);
        await target.drop();
      }
    },
  );

  it('lets an entry leave the waiting list with a place in the tree, and not otherwise', async () => {
    const statements = [
      'delete from unsequenced_entries',
      'update unsequenced_entries set entry_id = gen_random_uuid()',
      'truncate unsequenced_entries',
    ];
    for (const statement of statements) {
      expect([statement, await sqlState(fixture.owner, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
      expect([statement, await sqlStateAsReplica(fixture.owner, statement)]).toEqual([
        statement,
        REFUSED_BY_GUARD,
      ]);
    }
    expect(await sqlState(fixture.db, 'delete from unsequenced_entries')).toBe(REFUSED_BY_GUARD);
    // A second note of an entry, or a note of none, would keep the others waiting for ever.
    const note = 'insert into unsequenced_entries (entry_id) select id from audit_entries limit 1';
    expect(await sqlState(fixture.db, note)).toBe(NO_PRIVILEGE);
    expect(await sqlState(fixture.owner, note)).toBe(REFUSED_BY_GUARD);
    expect(await contentOf(fixture.owner, 'unsequenced_entries')).not.toEqual([]);
  });

  it('cannot be changed by an insert that updates on conflict', async () => {
    const statement = `insert into recalls (id, licence_id) select id, licence_id from recalls
      on conflict (id) do update set licence_id = excluded.licence_id`;
    expect(await sqlState(fixture.db, statement)).toBe(NO_PRIVILEGE);
    expect(await sqlState(fixture.owner, statement)).toBe(REFUSED_BY_GUARD);
  });

  it('is guarded by functions that look for tables in this schema and nowhere else', async () => {
    const { rows } = await sql<{ name: string; path: string | null }>`
      select proname as name, array_to_string(proconfig, ' ') as path from pg_proc
      where pronamespace = current_schema()::regnamespace and prorettype = 'trigger'::regtype`.execute(
      fixture.owner,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ path }) => path !== 'search_path=public, pg_temp')).toEqual([]);

    // So that a temporary table deceives no guard, whoever makes it.
    const { id } = await fixture.services.registerLicence(act(), exampleLicence(77));
    const reason = 'An example inquest is open.';
    await fixture.services.placeHold(act(), id, { ground: 'inquest', reference: 'E-1', reason });
    const attempt = fixture.owner.transaction().execute(async (trx) => {
      await sql`create temporary table legal_holds (licence_id uuid, id uuid)`.execute(trx);
      await sql`create temporary table audit_entries as select * from public.audit_entries`.execute(trx);
      await sql`update audit_entries set bytes = '{"act":"content-erased","authority":"court-order"}'`.execute(
        trx,
      );
      await sql`insert into erasures select ${id}::uuid, gen_random_uuid(), 'court-order', entry_id, now(), 'nobody'
        from licence_versions where licence_id = ${id}`.execute(trx);
    });
    await expect(attempt).rejects.toThrow(/a legal hold stands/);
  });

  it('claims no time to come, in any row that says when', async () => {
    const later = "now() + interval '2 days'";
    for (const [table, columns] of [
      [
        'audit_entries',
        `(id, hash, bytes, recorded_at) values (gen_random_uuid(), sha256('\\x007b7d'), '{}', `,
      ],
      [
        'store_checks',
        '(id, started_at, tree_size, entries, findings, report, finished_at) values (gen_random_uuid(), now(), 0, 0, 0, 1, ',
      ],
    ] as const) {
      for (const instant of [later, "'infinity'", "'-infinity'"]) {
        const statement = `insert into ${table} ${columns}${instant})`;
        expect([statement, await sqlState(fixture.db, statement)]).toEqual([statement, '23514']);
      }
    }
    expect(await sqlState(fixture.db, `update cases set last_instant = 'infinity'`)).toBe('23514');
  });

  it('lets the head of a case move forward and nothing else', async () => {
    const forward = `update cases set chain_length = chain_length where id = '${licenceId}'`;
    expect(await sqlState(fixture.db, forward)).toBeUndefined();
    const refused = [
      'update cases set chain_length = chain_length - 1',
      "update cases set chain_hash = decode(repeat('00', 32), 'hex')",
      "update cases set last_instant = last_instant - interval '1 day'",
      'update cases set licence_version = licence_version - 1',
      `update cases set id = '00000000-0000-7000-8000-000000000001' where id = '${licenceId}'`,
      'delete from cases',
    ];
    for (const statement of refused) {
      expect([statement, await sqlState(fixture.db, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
      expect([statement, await sqlState(fixture.owner, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
    }
    expect(await sqlState(fixture.owner, 'truncate cases cascade')).toBe(REFUSED_BY_GUARD);
  });

  it('lets the head of a consideration move forward and nothing else', async () => {
    expect(
      await sqlState(fixture.db, 'update consideration_heads set version = version + 1'),
    ).toBeUndefined();
    const refused = [
      'update consideration_heads set version = version - 1',
      "update consideration_heads set consideration_id = '00000000-0000-7000-8000-000000000001'",
      "update consideration_heads set licence_id = '00000000-0000-7000-8000-000000000001'",
    ];
    for (const statement of refused) {
      expect([statement, await sqlState(fixture.db, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
      expect([statement, await sqlState(fixture.owner, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
    }
    expect(await sqlState(fixture.owner, 'delete from consideration_heads')).toBe(REFUSED_BY_GUARD);
    expect(await sqlState(fixture.owner, 'truncate consideration_heads')).toBe(REFUSED_BY_GUARD);
  });

  it('takes no entry whose hash is not that of its bytes, and no second entry at one place of a chain', async () => {
    const rightHash = String.raw`sha256('\x007b7d')`;
    expect(await insertEntry(1_000_000, String.raw`sha256('\x7b7d')`)).toBe('23514');
    expect(await insertEntry(0, rightHash)).toBe('23505');
  });

  it('keeps a rule book under a version once, also when several replicas start at once', async () => {
    const version = '1.0.0-example';
    const digests = await Promise.all(
      Array.from({ length: 8 }, () =>
        keepRuleBook(fixture.db, {
          version,
          digest: Buffer.from('2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', 'hex'),
          kernel: '1',
          text: 'foo',
          recordedAt: '2026-11-20T09:00:00.000Z',
        }),
      ),
    );
    expect(new Set(digests.map((digest) => digest.toString('hex'))).size).toBe(1);
    const other = await keepRuleBook(fixture.db, {
      version,
      digest: Buffer.from('fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9', 'hex'),
      kernel: '1',
      text: 'bar',
      recordedAt: '2026-11-20T09:00:00.000Z',
    });
    expect(other).toEqual(digests[0]);
  });
});

describe.each(SERVERS)('twenty writers on one licence, on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  it('lose nothing, and the chain verifies', async () => {
    const { id } = await fixture.services.registerLicence(act(), exampleLicence());
    const events = await Promise.all(
      Array.from({ length: 20 }, async (_, writer) => {
        const event = await fixture.services.reportEvent(
          act(),
          id,
          exampleEvent({ description: `Example report ${writer}.` }),
        );
        await fixture.services.reviseEvent(act(), event.id, 1, {
          kind: 'later-news',
          changes: { fault: 'chosen' },
        });
        return event.id;
      }),
    );
    const { items } = await fixture.services.listEvents(act(), id, { limit: 100 });
    expect(items.map((event) => event.id).toSorted()).toEqual(events.toSorted());
    expect(items.every((event) => event.version === 2 && event.content.fault === 'chosen')).toBe(true);
    const descriptions = new Set(items.map((event) => event.content.description));
    expect(descriptions.size).toBe(20);

    expect(await fixture.verify(id)).toEqual([]);
    const trail = await fixture.trail(id);
    expect(trail).toHaveLength(1 + 20 + 20 + 1);
    const instants = trail.map((entry) => String(entry['at']));
    expect(new Set(instants).size).toBe(instants.length);
  });

  it('let one of them win where each replaces the same version', async () => {
    const { id } = await fixture.services.registerLicence(act(), exampleLicence(2));
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, () => fixture.services.replaceLicence(act(), id, 1, exampleLicence(2))),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await fixture.services.readLicence(act(), id)).toMatchObject({ version: 2 });
    expect(await fixture.verify(id)).toEqual([]);
  });
});

/** One act of every kind, so that a refusal is never for want of rows. */
async function fillEveryTable(fixture: Fixture): Promise<string> {
  const { services, deps, db } = fixture;
  const { id } = await services.registerLicence(act(), exampleLicence());
  const event = await services.reportEvent(write('key-1'), id, exampleEvent());
  const sourced = { ...exampleEvent(), source: 'example-source', sourceReference: 'EXAMPLE-1' };
  await services.reportEventBatch(act(), [{ item: { licenceId: id, event: sourced } }]);
  const { id: considerationId } = await services.openConsideration(
    act(),
    id,
    { question: 'Should recall be considered?' },
    exampleJudgement(),
  );
  await services.recommend(act(), considerationId, { asAt: '2026-11-20' });
  await services.reportRecall(act(), id, {
    considerationId,
    power: 'section-254',
    eventsReliedOn: [event.id],
  });
  await services.recordDispute(act(), id, {
    about: { kind: 'licence', id },
    statement: 'An example statement.',
    receivedOn: '2026-11-20',
  });
  await services.takeStep(act(), considerationId, 1, 'proposal', {
    proposes: 'no-recall',
    reasons: 'An example reason.',
    urgency: { answer: 'standard', reason: 'Nothing is imminent.' },
  });
  await services.evaluate(act(), { asAt: '2026-11-20', questions: ['conduct'] });
  const named = { subject: 'subject-owner', capacity: 'owner', reason: 'An example.' } as const;
  const grant = await services.grantAccess(act(), id, {
    ...named,
    subject: 'subject-named',
    capacity: 'named',
  });
  await services.endAccess(act(), grant.id, 'An example end.');
  const person = { crn: exampleLicence().person.crn, reference: 'EXAMPLE-ACCESS-1' };
  const gathered = await services.gatherSubjectAccess(act(), person);
  const decisions = gathered.items.map(({ entryId }) => [
    entryId,
    { release: 'not' as const, reason: 'An example.' },
  ]);
  await services.reviewSubjectAccess(act(MANAGER), gathered.id, Object.fromEntries(decisions));

  // The glass of a limited-access case is broken, and its owner has seen it.
  const limited = await services.registerLicence(act(), exampleLicence(3, { limitedAccess: true }));
  await services.grantAccess(act(), limited.id, named);
  const breaker = { ...OFFICER, subject: 'subject-duty', permissions: ['access:break-glass'] } as const;
  const broken = await services.breakGlass(act(breaker), limited.id, { reason: 'An example.', minutes: 60 });
  await services.seeAccessNotice(act({ ...OFFICER, subject: named.subject }), broken.id);

  // Another case is erased, after a hold on it was released.
  const other = await services.registerLicence(act(), exampleLicence(2));
  const reason = 'An example inquest is open.';
  const hold = await services.placeHold(act(), other.id, { ground: 'inquest', reference: 'E-1', reason });
  await services.releaseHold(act(), hold.id, 'It ended.');
  const order = { authority: 'court-order', reference: 'E-2', on: '2026-11-20' } as const;
  await services.eraseCase(act(), other.id, order);

  // A stored case that is over, decided again under a law that was another one, and stopped when it had ended.
  const opened = { reason: 'opened-in-error', text: 'An example.' } as const;
  await services.takeStep(act(), considerationId, 2, 'withdrawal', opened);
  fixture.setClock('2026-11-20T09:30:00.000Z');
  const simulated = await services.requestSimulation(act(), { asAt: '2012-12-03', reason: 'An example.' });
  const simulating = simulationWork(deps);
  await simulating.cut(simulated.id);
  await simulating.doSlice(simulated.id, 0);
  await services.stopSimulation(act(), simulated.id);

  // Somebody subscribed, and an event that was not delivered was asked for again.
  const webhooks = { hosts: [], allowsLoopback: true, secretKey: Buffer.alloc(32) };
  const subscriber = createWebhookServices({ ...deps, webhooks });
  const webhook = await subscriber.subscribeWebhook(act(), { url: 'http://127.0.0.1:1/' });
  await db
    .transaction()
    .execute((trx) =>
      insertDeadLetters(
        trx,
        webhook.id,
        [{ index: 0, licenceId: id, reason: 'not-delivered', failure: 'unreachable' }],
        START,
      ),
    );
  await subscriber.replayDeadLetters(act(), webhook.id, {});

  // Enough entries for a full tile, a checkpoint, and what stands beside it.
  for (let read = 0; read < 260; read += 1) {
    await services.readLicence(act(), id);
  }
  const signer = aSigner();
  const { size: treeSize } = await publishAll(sequencerOf(fixture, signer));
  const cosignature = { treeSize, witness: 'example', line: 'an example\n', recordedAt: START };
  await insertCosignature(db, cosignature);
  await checkStore(deps, {
    entriesPerSecond: 'unlimited',
    verifiers: sequencerOf(fixture, signer).verifiers,
  });
  await services.requestBundle(act(), { scope: { licenceIds: [id] }, withContent: true });
  await publishAll(sequencerOf(fixture, signer));
  const figuresParts = recordsParts(deps);
  while ((await followFigures(deps, figuresParts)).state === 'counted') {
    // Until everything is counted.
  }
  await buildWaitingBundles(deps);
  await services.readLicence(act(), id);
  return id;
}

async function listTables(owner: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name not like 'kysely%' order by 1`.execute(owner);
  return rows.map(({ name }) => name);
}

/** Who may do what with which table. */
async function rightsOf(owner: Kysely<Database>): Promise<readonly unknown[]> {
  const { rows } =
    await sql`select table_schema, table_name, grantee, privilege_type from information_schema.table_privileges
    where table_schema in (current_schema(), 'monitoring', 'jobs') order by 1, 2, 3, 4`.execute(owner);
  return rows;
}

async function contentOf(owner: Kysely<Database>, table: string): Promise<readonly unknown[]> {
  const { rows } = await sql`select t::text as line from ${sql.id(table)} t order by 1`.execute(owner);
  return rows;
}

async function statementFor(
  owner: Kysely<Database>,
  verb: 'update' | 'delete' | 'truncate',
  table: string,
): Promise<string> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}
    order by ordinal_position desc limit 1`.execute(owner);
  const column = rows[0]?.name ?? '';
  const statements = {
    update: `update ${table} set ${column} = ${column}`,
    delete: `delete from ${table}`,
    truncate: `truncate ${table} cascade`,
  };
  return statements[verb];
}

/** The SQLSTATE a statement fails with; undefined when it succeeds. */
async function sqlState(db: Kysely<Database>, statement: string): Promise<string | undefined> {
  try {
    await sql.raw(statement).execute(db);
    return undefined;
  } catch (error) {
    return stateOf(error);
  }
}

/** The same in a session in which ordinary triggers do not fire. */
async function sqlStateAsReplica(owner: Kysely<Database>, statement: string): Promise<string | undefined> {
  return owner
    .transaction()
    .execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql.raw(statement).execute(trx);
    })
    .then(() => undefined, stateOf);
}

function stateOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  throw error;
}
