import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { uuidV7 } from '../../src/application/ids.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import { sha256 } from '../../src/audit/index.ts';
import { copyCluster } from '../../src/db/base-backup.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { type EmbeddedServer, launchEmbedded } from '../../src/db/embedded.ts';
import { locateBinaries } from '../../src/db/embedded-binaries.ts';
import { spawnServer } from '../../src/db/embedded-cluster.ts';
import { giveTreeTo } from '../../src/db/embedded-files.ts';
import { stopServer } from '../../src/db/embedded-holder.ts';
import { chooseIdentity, readAccounts } from '../../src/db/embedded-identity.ts';
import { findReaders, FreshReads } from '../../src/db/fresh-reads.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import {
  filledByDatabase,
  migrations,
  monitoringRights,
  mutableTables,
} from '../../src/db/migrations/index.ts';
import { keepRuleBook } from '../../src/db/rule-books.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { act, exampleLicence } from '../application/fixture.ts';
import { createTestDatabase, SERVERS, silentLog } from '../support/database.ts';

/** `npm run prove:replica` runs it on every PostgreSQL there is; otherwise, to keep the time short, it is the first. */
const ON = process.env['REPLICA_SERVERS'] === 'all' ? SERVERS : SERVERS.slice(0, 1);
const QUARTER = '2026-Q4';
const clock = () => new Date().toISOString();

describe.each(ON)('a replica that follows, on $name', (server) => {
  let folder: string;
  let primary: EmbeddedServer;
  let standbyDir: string;
  let standbyUrl: (url: string) => string;
  const pools: Kysely<Database>[] = [];
  const open = (url: string) => {
    const db = connect<Database>(url, { max: 3, acquireTimeoutMs: 2_000 });
    pools.push(db);
    return db;
  };
  let db: Kysely<Database>;
  let reads: FreshReads;
  let services: ReturnType<typeof createServices>;
  let standbyOwner: Kysely<Database>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-replica-'));
    await chmod(folder, 0o711);
    const binaries =
      server.home === undefined ? await locateBinaries() : { home: server.home, copyable: false };
    primary = await launchEmbedded({ dataDir: join(folder, 'primary'), log: silentLog, binaries });
    await migrateToLatest({
      ...primary,
      migrations,
      mutableTables,
      filledByDatabase,
      monitoring: { url: primary.monitoringUrl, rights: monitoringRights },
      log: silentLog,
    });

    // What a standby is made of: a copy of the primary's folder, and where it is to get the rest of the log from.
    const dataDir = join(folder, 'standby');
    standbyDir = join(dataDir, 'postgresql');
    await mkdir(dataDir, { mode: 0o711 });
    await copyCluster(primary.ownerUrl, primary.clusterDir, standbyDir);
    const { username, password, port } = new URL(primary.ownerUrl);
    await appendFile(
      join(standbyDir, 'postgresql.auto.conf'),
      `\nprimary_conninfo = 'host=127.0.0.1 port=${port} user=${username} password=${password}'\n`,
    );
    await writeFile(join(standbyDir, 'standby.signal'), '');
    const identity = await chooseIdentity({
      uid: process.geteuid?.(),
      binaries,
      dataDir,
      dataOwner: undefined,
      accounts: await readAccounts(),
      allowOverride: true,
    });
    await giveTreeTo(identity.identity, standbyDir);
    const started = await spawnServer(identity, standbyDir, {
      logFile: join(dataDir, 'postgresql.log'),
      settings: { hot_standby: 'on' },
    });
    const standbyPort = await portOf(standbyDir, started.failure);
    standbyUrl = (url) => Object.assign(new URL(url), { port: standbyPort }).href;

    db = open(primary.serviceUrl);
    standbyOwner = open(standbyUrl(primary.ownerUrl));
    reads = new FreshReads(db, open(standbyUrl(primary.readerUrl)));
    const book = openRuleBook(currentBookText());
    const deps: Dependencies = {
      db,
      reader: open(primary.readerUrl),
      reads,
      log: { origin: 'log.example.com/replica', verifierKeys: [] },
      clock,
      newId: () => uuidV7(),
      book,
    };
    await keepBookInUse(db, book, clock());
    services = createServices(deps);
  }, 180_000);
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.destroy()));
    await stopServer(standbyDir);
    await primary.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const entries = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit_entries where convert_from(bytes, 'UTF8') like '%"statistics-read"%'`.execute(
      db,
    );
    return rows[0]?.n ?? 0;
  };
  let books = 0;
  /** Keeps another book on the primary, and gives its version. */
  const keepAnother = async () => {
    books += 1;
    const text = `an example ${books}`;
    const kept = { version: `0.0.${books}-example`, kernel: '1', text, recordedAt: new Date().toISOString() };
    await keepRuleBook(db, { ...kept, digest: sha256(Buffer.from(text)) });
    return kept.version;
  };
  const listed = async () => (await services.listRuleBooks()).map(({ version }) => version);

  it('answers for figures and rule books what the primary had when it was asked, every time', async () => {
    for (let round = 0; round < 20; round += 1) {
      expect(await keepAnother().then(async (version) => (await listed()).includes(version))).toBe(true);
    }
    expect(reads.onReplica).toBe(20);
  });

  it('leaves an entry on the primary for every figure that is read of it', async () => {
    await services.registerLicence(act(), exampleLicence());
    const [read, noted] = [reads.onReplica, await entries()];
    const figures = await services.readDecisionFigures(act(), { quarter: QUARTER });
    expect(figures.quarters).toHaveLength(1);
    await services.readRecallReasons(act(), { quarter: QUARTER });
    expect(reads.onReplica).toBe(read + 2);
    expect(await entries()).toBe(noted + 2);
  });

  it('is passed over while it is behind, and asked again once it has caught up', async () => {
    await sql`select pg_wal_replay_pause()`.execute(standbyOwner);
    const read = reads.onReplica;
    const version = await keepAnother();
    expect(await listed()).toContain(version);
    expect(reads.onReplica).toBe(read);
    await sql`select pg_wal_replay_resume()`.execute(standbyOwner);
    const again = new FreshReads(db, open(standbyUrl(primary.readerUrl)));
    const found = await again.read((on) =>
      sql<{ n: number }>`select count(*)::int as n from rule_books`.execute(on),
    );
    expect(found.rows[0]?.n).toBeGreaterThan(books);
    expect(again.onReplica).toBe(1);
  });

  it('is known by what it says, and its role reads on the primary what must not be behind', async () => {
    const { serviceUrl, readerUrl } = primary;
    expect(await findReaders({ serviceUrl, readerUrl: standbyUrl(readerUrl) })).toEqual({
      readerUrl,
      replicaUrl: standbyUrl(readerUrl),
    });
    expect(await findReaders({ serviceUrl, readerUrl })).toEqual({ readerUrl });
    // Another server that follows nobody is where long readings go, as it was named.
    const other = Object.assign(new URL(readerUrl), { hostname: 'localhost' }).href;
    expect(await findReaders({ serviceUrl, readerUrl: other })).toEqual({ readerUrl: other });
    // One that does not answer may come back.
    const away = Object.assign(new URL(readerUrl), { port: '1' }).href;
    expect(await findReaders({ serviceUrl, readerUrl: away })).toEqual({ readerUrl, replicaUrl: away });
  });

  it('is never another server than one that follows this primary', async () => {
    const stranger = await createTestDatabase(server);
    try {
      const astray = new FreshReads(db, open(stranger.readerUrl));
      const on = await astray.read((used) => Promise.resolve(used === db));
      expect([on, astray.onReplica]).toEqual([true, 0]);
    } finally {
      await pools.pop()?.destroy();
      await stranger.drop();
    }
  });

  it('may go at any time: the primary answers', async () => {
    const version = await keepAnother();
    const going = new FreshReads(db, open(standbyUrl(primary.readerUrl)));
    await stopServer(standbyDir);
    const { rows } = await going.read((on) =>
      sql<{ version: string }>`select version from rule_books`.execute(on),
    );
    expect(rows.map((row) => row.version)).toContain(version);
    expect(going.onReplica).toBe(0);
  });
});

/** Waits until the server takes connections. */
async function portOf(clusterDir: string, failure: () => Promise<string | undefined>): Promise<string> {
  for (const patience = Date.now() + 60_000; Date.now() < patience; await delay(20)) {
    const lines = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').then(
      (text) => text.split('\n').map((line) => line.trim()),
      () => [],
    );
    const [, , , port = '', , , , status] = lines;
    if (status === 'standby' || status === 'ready') return port;
    const said = await failure();
    if (said !== undefined) throw new Error(said);
  }
  throw new Error('the standby did not come up');
}
