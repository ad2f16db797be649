import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Type } from 'typebox';
import packageJson from '../../package.json' with { type: 'json' };
import { verifyChain } from '../../src/audit/index.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { FeedPage } from '../../src/http/schemas/events.ts';
import { tokenFor } from '../builders/tokens.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { makeRelease, type MadeUpMigration, type Running, startRelease } from './two-releases.ts';

/** Writes of each release while both are at work. `npm run prove:upgrade` makes it many. */
const WRITES = Number(process.env['UPGRADE_WRITES'] ?? '12');

const OLD = packageJson.version;
const [major = 0, minor = 0] = OLD.split('.').map(Number);
const NEW = `${major}.${minor + 1}.0`;
const LATER = `${major}.${minor + 2}.0`;

/** All that an expand migration may do to tables in use: a column that is filled by a trigger, a table, an index. */
const EXPAND: MadeUpMigration = {
  name: '2099-01-01t00_example-expand',
  kind: 'expand',
  runsFrom: OLD,
  statements: [
    'alter table cases add column example_area text',
    `create function fill_example_area() returns trigger language plpgsql as $$
      begin new.example_area := coalesce(new.region, 'none'); return new; end $$`,
    'create trigger cases_fill_example_area before insert or update on cases for each row execute function fill_example_area()',
    'create table example_notes (id uuid primary key, licence_id uuid not null references cases)',
    'create index cases_by_example_area on cases (example_area)',
  ],
};
/** What only a release that knows the new column lives with. */
const CONTRACT: MadeUpMigration = {
  name: '2099-02-01t00_example-contract',
  kind: 'contract',
  runsFrom: NEW,
  statements: ['alter table cases add constraint cases_have_example_area check (example_area is not null)'],
};

const readId = reader(Type.Object({ id: Type.String() }));
const readPage = reader(FeedPage);
const readItems = reader(Type.Object({ items: Type.Array(Type.Object({ id: Type.String() })) }));

describe('two releases on one database', () => {
  let folder: string;
  let database: TestDatabase;
  let owner: Client;
  let env: Record<string, string>;
  const running: Running[] = [];
  const folderOf = (version: string) => join(folder, version);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-upgrade-'));
    await Promise.all([
      makeRelease(folderOf(OLD), OLD, []),
      makeRelease(folderOf(NEW), NEW, [EXPAND]),
      makeRelease(folderOf(LATER), LATER, [EXPAND, CONTRACT]),
    ]);
    const [server] = SERVERS;
    if (server === undefined) throw new Error('there is no server to test on');
    database = await createTestDatabase(server, 'empty');
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    env = {
      DATA_DIR: folder,
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000000',
      DATABASE_URL: database.serviceUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      READ_DATABASE_URL: database.readerUrl,
      MONITORING_DATABASE_URL: database.monitoringUrl,
      CHECKPOINT_INTERVAL_MS: '50',
    };
  });
  afterAll(async () => {
    await Promise.all(running.map(({ stop }) => stop()));
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  async function start(version: string, more: Record<string, string> = {}): Promise<Running> {
    const service = await startRelease(folderOf(version), { ...env, ...more });
    running.push(service);
    return service;
  }

  async function ask(service: Running, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${service.url}/v1${path}`, {
      headers: {
        authorization: `Bearer ${await tokenFor(folder)}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }
  const register = async (service: Running, number: number) =>
    readId(
      await ask(service, '/licences', {
        sourceSystem: 'example-cases',
        externalReference: `UPGRADE-${number}`,
        person: { crn: `X${String(number).padStart(6, '0')}` },
      }),
    ).id;
  const report = async (service: Running, licence: string, description: string) =>
    readId(
      await ask(service, `/licences/${licence}/breach-events`, {
        type: 'lost-contact',
        evidenceStatus: 'no-criminal-process',
        description,
      }),
    ).id;
  const applied = async () =>
    (await owner.query<{ name: string }>('select name from kysely_migration order by name desc limit 1'))
      .rows[0]?.name;

  it('serve writes and reads in turn; every chain verifies and the feed is in order', async () => {
    const old = await start(OLD);
    const licences = [await register(old, 1)];
    const reported = [await report(old, licences[0] ?? '', 'before')];

    // The new one migrates while the old one is at work.
    const both = [old, await start(NEW)] as const;
    expect(await applied()).toBe(EXPAND.name);
    licences.push(await register(old, 2), await register(both[1], 3));
    for (let write = 0; write < WRITES; write += 1) {
      // Each case is written by both, one after the other and at once.
      const licence = licences[write % licences.length] ?? '';
      reported.push(
        ...(await Promise.all(both.map((service, at) => report(service, licence, `${write} ${at}`)))),
      );
    }
    const lists = await Promise.all(
      licences.flatMap((licence) =>
        both.map(async (service) =>
          readItems(await ask(service, `/licences/${licence}/breach-events?limit=100`)).items.map(
            ({ id }) => id,
          ),
        ),
      ),
    );
    expect(lists.filter((_, at) => at % 2 === 0)).toEqual(lists.filter((_, at) => at % 2 === 1));

    // The old one starts anew beside the newer schema, told not to migrate, and writes on.
    await old.stop();
    const last = await start(OLD, { MIGRATE_ON_START: 'false' });
    reported.push(await report(last, licences[1] ?? '', 'again'));
    reported.push(await report(both[1], licences[1] ?? '', 'beside'));

    const waiting = async () =>
      Number((await owner.query<{ n: string }>('select count(*) as n from unsequenced_entries')).rows[0]?.n);
    for (const patience = Date.now() + 20_000; (await waiting()) > 0 && Date.now() < patience; )
      await delay(50);

    // A follower who is given each page by the other release.
    const sequences: string[] = [];
    const told = new Set<string>();
    for (let after = 'start', turn = 0; ; turn += 1) {
      const service = turn % 2 === 0 ? last : both[1];
      const { items, next } = readPage(await ask(service, `/events?after=${after}&limit=7`));
      sequences.push(...items.map(({ sequence }) => sequence));
      for (const { data } of items) for (const { id } of data.about) told.add(id);
      if (items.length === 0) break;
      after = next;
    }
    expect(sequences).toEqual([...new Set(sequences)].toSorted());
    expect([...licences, ...reported].filter((id) => !told.has(id))).toEqual([]);

    for (const licence of licences) {
      const { rows } = await owner.query<{ bytes: Buffer; hash: Buffer }>(
        'select bytes, hash from audit_entries where licence_id = $1 order by chain_index',
        [licence],
      );
      expect(verifyChain(rows.map(({ bytes, hash }) => ({ bytes, hash: hash.toString('hex') })))).toEqual([]);
    }
    const unfilled = await owner.query('select id from cases where example_area is null');
    expect(unfilled.rows).toEqual([]);

    // What a later release takes away comes when nothing is left that needs it: the release between them works on.
    await last.stop();
    const later = await start(LATER);
    expect(await applied()).toBe(CONTRACT.name);
    await report(later, licences[2] ?? '', 'later');
    await report(both[1], licences[2] ?? '', 'beside the later one');
    await expect(start(OLD, { MIGRATE_ON_START: 'false' })).rejects.toThrow(
      `does not work: start release ${NEW} or a later one`,
    );
  }, 600_000);
});
