import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { StoreCheck } from '../application/evidence/store-check.ts';
import type { NoteVerifier } from '../audit/index.ts';
import { launchEmbedded } from '../db/embedded.ts';
import type { DatabaseLog } from '../db/log.ts';
import { readBackup, refuseTaken } from './backup-folder.ts';
import { checkWholeStore } from './whole-store.ts';

/** What is to be restored, where to, and what it must agree with. */
export interface RestoreOptions {
  readonly from: string;
  /** A folder that is not there yet. */
  readonly to: string;
  /** Name of the log: the origin of its checkpoints. */
  readonly logName: string;
  /** Checkpoints that were kept elsewhere, as signed notes; that of the backup is always among them. */
  readonly remembered: readonly string[];
  /** Keys of the log that the caller holds. */
  readonly verifiers: readonly NoteVerifier[];
}

/** What came of it. */
export interface Restored {
  readonly check: StoreCheck;
  /** Where the data folder is: where it was to be if nothing was found, and otherwise beside it under another name. */
  readonly folder: string;
  readonly takenAt: string;
}

/**
 * Makes a data folder from a backup, starts a database on it, and checks the whole store against every checkpoint that is known. A
 * store in which anything is found never stands where a service would take it up.
 *
 * @throws {UsageError} when the backup is not whole, or the folder is there already.
 */
export async function restoreBackup(
  { from, to, logName, remembered, verifiers }: RestoreOptions,
  log: DatabaseLog,
): Promise<Restored> {
  const target = resolve(to);
  const aside = `${target}.not-verified`;
  await refuseTaken(target);
  await refuseTaken(aside);
  const backup = await readBackup(from);
  // Others may pass through it, which a server under another account must.
  await mkdir(aside, { recursive: true, mode: 0o711 });
  try {
    await copyFiles(backup.data, aside, backup.files);
    const check = await checkRestored(aside, log, {
      logName,
      verifiers,
      remembered: [...(backup.checkpoint === undefined ? [] : [backup.checkpoint]), ...remembered],
    });
    const verified = check.findingCount === 0;
    if (verified) {
      await rename(aside, target);
    }
    return { check, folder: verified ? target : aside, takenAt: backup.takenAt };
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** Folders that must be there, though there is nothing in them. */
const EMPTY_FOLDERS = [
  'pg_commit_ts',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_tblspc',
  'pg_twophase',
  join('pg_wal', 'archive_status'),
  join('pg_logical', 'snapshots'),
  join('pg_logical', 'mappings'),
];

async function copyFiles(from: string, to: string, files: readonly string[]): Promise<void> {
  const cluster = join(to, 'postgresql');
  for (const folder of new Set([
    ...EMPTY_FOLDERS.map((name) => join(cluster, name)),
    ...files.map((file) => dirname(join(to, file))),
  ])) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  for (const file of files) {
    await copyFile(join(from, file), join(to, file));
  }
}

async function checkRestored(
  dataDir: string,
  log: DatabaseLog,
  { logName, remembered, verifiers }: Pick<RestoreOptions, 'logName' | 'remembered' | 'verifiers'>,
): Promise<StoreCheck> {
  const server = await launchEmbedded({ dataDir, log });
  try {
    const check = await checkWholeStore(
      { ...server, logName },
      { entriesPerSecond: 'unlimited', verifiers, remembered },
    );
    if (check === undefined) {
      throw new Error('another process is checking what was restored');
    }
    return check;
  } finally {
    await server.stop();
  }
}
