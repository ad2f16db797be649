import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedDatabaseError, failureCode } from './failures.ts';

/**
 * A copy of a data folder, taken while the server works, by the low-level backup interface of PostgreSQL (manual, "Continuous
 * Archiving and Point-in-Time Recovery", "Making a Base Backup Using the Low Level API"): the embedded PostgreSQL comes without
 * `pg_basebackup`. The write-ahead log that makes the copy whole is in it, so that a server starts on it as after a crash.
 */

/** What is made anew by a server that starts on the copy; the folders themselves must be there. */
const EMPTIED: ReadonlySet<string> = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);
/** What belongs to the running server alone. */
const LEFT_OUT =
  /^(?:postmaster\.(?:pid.*|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*)$/;

/** Where in the write-ahead log a copy begins and ends. */
export interface BaseBackup {
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * Copies the data folder of a running server into a folder that is not there yet.
 *
 * @param ownerUrl connects as a superuser.
 * @throws {EmbeddedDatabaseError} where the server keeps data in other folders too, which are not copied.
 */
export async function copyCluster(ownerUrl: string, clusterDir: string, to: string): Promise<BaseBackup> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'recall-backup' });
  await client.connect();
  try {
    await client.query('set statement_timeout = 0');
    // Keeps every segment of the log from now on until this session ends, however it does.
    const slot = `recall_backup_${randomBytes(4).toString('hex')}`;
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [slot]);
    const started = await client.query<{ lsn: string; segment: string }>(
      `select lsn::text, pg_walfile_name(lsn) as segment from pg_backup_start('recall', true) as lsn`,
    );
    await copyFolder(clusterDir, to, '');
    await mkdir(join(to, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
    // Last, so that it is never older than what it says of the rest.
    await copyOne(join(clusterDir, 'global', 'pg_control'), join(to, 'global', 'pg_control'));
    const stopped = await client.query<{ lsn: string; segment: string; label: string; map: string }>(
      `select lsn::text, pg_walfile_name(lsn) as segment, labelfile as label, spcmapfile as map from pg_backup_stop(false)`,
    );
    const [start, stop] = [started.rows[0], stopped.rows[0]];
    if (start === undefined || stop === undefined) {
      throw new EmbeddedDatabaseError('the database did not say where its backup begins and ends');
    }
    if (stop.map.trim() !== '') {
      throw new EmbeddedDatabaseError('the database keeps data in other folders than its own (tablespaces)');
    }
    for (const name of await readdir(join(clusterDir, 'pg_wal'))) {
      const isSegment = /^[0-9A-F]{24}$/.test(name) && name >= start.segment && name <= stop.segment;
      if (isSegment || name.endsWith('.history')) {
        await copyOne(join(clusterDir, 'pg_wal', name), join(to, 'pg_wal', name));
      }
    }
    await writeFile(join(to, 'backup_label'), stop.label, { mode: 0o600 });
    return { startsAt: start.lsn, endsAt: stop.lsn };
  } finally {
    await client.end();
  }
}

async function copyFolder(from: string, to: string, within: string): Promise<void> {
  await mkdir(join(to, within), { recursive: true, mode: 0o700 });
  for (const entry of await listIfThere(join(from, within))) {
    const path = join(within, entry.name);
    if (LEFT_OUT.test(entry.name) || path === join('global', 'pg_control')) {
      continue;
    }
    if (entry.isSymbolicLink()) {
      throw new EmbeddedDatabaseError(`\`${join(from, path)}\` leads to another folder, which is not copied`);
    }
    if (entry.isDirectory()) {
      const isEmptied = within === '' && EMPTIED.has(entry.name);
      await (isEmptied ? mkdir(join(to, path), { mode: 0o700 }) : copyFolder(from, to, path));
    } else {
      await copyOne(join(from, path), join(to, path));
    }
  }
}

/** A table may be dropped while its folder is read. */
async function listIfThere(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (failureCode(error) === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** A file that goes while the copy is made is made to go again by the log. */
async function copyOne(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    if (failureCode(error) !== 'ENOENT') {
      throw error;
    }
  }
}

/** Every file of a folder with the SHA-256 of its bytes in hexadecimal, by its path from there; each is on the disk afterwards. */
export async function digestFolder(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
  const digests: [string, string][] = [];
  for (const path of paths) {
    const file = await open(join(folder, path), 'r+');
    try {
      await file.sync();
      const hash = createHash('sha256');
      for await (const chunk of file.createReadStream({ autoClose: false, start: 0 })) {
        hash.update(chunk);
      }
      digests.push([path, hash.digest('hex')]);
    } finally {
      await file.close();
    }
  }
  return Object.fromEntries(digests);
}
