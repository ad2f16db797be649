import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Composition, compose } from '../../src/composition.ts';
import { parseConfig } from '../../src/config.ts';
import { launchEmbedded } from '../../src/db/embedded.ts';
import { makeBackup } from '../../src/cli/backup-folder.ts';
import { restoreBackup } from '../../src/cli/restore-folder.ts';
import { act, exampleEvent, exampleLicence } from '../application/fixture.ts';
import { createTestDatabase, SERVERS, silentLog } from '../support/database.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const LOG_NAME = 'log.example.com/backup';

/** Acts before the backup. `npm run prove:restore` makes it many. */
const ACTS = Number(process.env['BACKUP_ACTS'] ?? '40');

/** Opens the service on a folder. */
function open(dir: string): Promise<Composition> {
  const variables = {
    DATA_DIR: dir,
    AUDIT_LOG_NAME: LOG_NAME,
    CHECKPOINT_INTERVAL_MS: '50',
    STORE_CHECK_RATE: '0',
  };
  return compose(parseConfig(variables), silentLog);
}

describe('a store in a folder', () => {
  let folder: string;
  let dataDir: string;
  let service: Composition;
  let licence: string;
  /** The checkpoint that was published last, after everything in these tests. */
  let lastPublished = '';

  const restore = (name: string, remembered: readonly string[] = []) =>
    restoreBackup(
      { from: join(folder, 'backup'), to: join(folder, name), logName: LOG_NAME, remembered, verifiers: [] },
      silentLog,
    );
  const report = (words: string) =>
    service.services.reportEvent(act(), licence, exampleEvent({ description: words }));
  /** Waits until everything has a place in the tree, and gives the checkpoint over it. */
  async function published(): Promise<string> {
    for (const patience = Date.now() + 60_000; Date.now() < patience; await delay(20)) {
      const { evidence } = await service.readiness();
      if (evidence?.waiting === 0 && evidence.treeSize > 0) break;
    }
    const note = await service.services.readCheckpoint();
    if (note === undefined) throw new Error('nothing was published');
    return note;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-backup-'));
    // A server under another account has to pass through.
    await run('chmod', ['711', folder]);
    dataDir = join(folder, 'data');
    service = await open(dataDir);
    service.startWork();
    licence = (await service.services.registerLicence(act(), exampleLicence())).id;
    for (let number = 0; number < ACTS; number += 1) await report(`Example report ${number}.`);
  }, 120_000);
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is backed up while it is written to, and comes back whole, with its keys', async () => {
    const before = await published();
    const backedUp = new AbortController();
    const writer = (async () => {
      while (!backedUp.signal.aborted) await report('Written during the backup.');
    })();
    const backup = await makeBackup({ dataDir, to: join(folder, 'backup'), release: '0.0.0' }, silentLog);
    backedUp.abort();
    await writer;
    expect(backup.checkpoint).toBeDefined();

    const restored = await restore('restored', [before]);
    expect(restored).toMatchObject({ folder: join(folder, 'restored'), check: { findings: [] } });
    expect(restored.check.entries).toBeGreaterThan(ACTS);
    expect(await readFile(join(folder, 'restored', 'audit-log.key'))).toEqual(
      await readFile(join(dataDir, 'audit-log.key')),
    );
  }, 300_000);

  it('is seen to be older than what was published since, and then stands where no service takes it up', async () => {
    await report('Written after the backup.');
    lastPublished = await published();
    const { check, folder: stands } = await restore('lost', [lastPublished]);
    expect(check.findings.map(({ check: what }) => what)).toContain('older-than-remembered');
    expect(stands).toBe(join(folder, 'lost.not-verified'));
    await expect(stat(join(folder, 'lost'))).rejects.toThrow('ENOENT');
  }, 300_000);

  it('is not restored over another one, or from a backup of which a byte is another', async () => {
    await expect(restore('data')).rejects.toThrow(/is there already/);
    const file = join(folder, 'backup', 'data', 'postgresql', 'PG_VERSION');
    const text = await readFile(file, 'utf8');
    await writeFile(file, '17\n');
    await expect(restore('other')).rejects.toThrow(/is another file than was backed up/);
    await writeFile(file, text);
  }, 300_000);

  it('moves to a server with everything, and nobody writes to the folder from then on', async () => {
    const [, installed] = SERVERS;
    const target = await createTestDatabase(installed ?? SERVERS[0] ?? failed(), 'empty');
    const environment = {
      ...process.env,
      DATA_DIR: dataDir,
      AUDIT_LOG_NAME: LOG_NAME,
      LOG_LEVEL: 'error',
      DATABASE_URL: target.serviceUrl,
      MIGRATION_DATABASE_URL: target.ownerUrl,
      READ_DATABASE_URL: target.readerUrl,
      MONITORING_DATABASE_URL: target.monitoringUrl,
    };
    const move = () =>
      run(process.execPath, [join(root, 'src', 'cli', 'move-to-server.ts')], { env: environment });
    try {
      await expect(move()).rejects.toThrow(/another process uses the database/);
      await service.close();
      expect((await move()).stdout).toMatch(/each row as it was; every chain and the tree verify there/);

      await expect(launchEmbedded({ dataDir, log: silentLog })).rejects.toThrow(/was moved to 127\.0\.0\.1:/);
      await expect(move()).rejects.toThrow(/was moved to 127\.0\.0\.1:/);

      // The log goes on there, under its name and key.
      service = await compose(
        parseConfig({ ...environment, NODE_ENV: 'test', AUDIT_KEY_FILE: join(dataDir, 'audit-log.key') }),
        silentLog,
      );
      expect(await service.services.readCheckpoint()).toBe(lastPublished);
      expect((await service.services.readLicence(act(), licence)).id).toBe(licence);
    } finally {
      await service.close();
      await target.drop();
    }
  }, 300_000);
});

function failed(): never {
  throw new Error('there is no server to test on');
}
