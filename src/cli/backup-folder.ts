import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Type } from 'typebox';
import { type BaseBackup, copyCluster, digestFolder } from '../db/base-backup.ts';
import { launchEmbedded } from '../db/embedded.ts';
import { failureCode } from '../db/failures.ts';
import type { DatabaseLog } from '../db/log.ts';
import { UsageError } from './arguments.ts';
import { reader } from './demo-example.ts';
import { latestCheckpointOf } from './whole-store.ts';

/** Folder of the data folder inside a backup; beside it are the list of its files and the checkpoint that it must agree with. */
const DATA = 'data';
const CLUSTER = 'postgresql';
const LIST = 'backup.json';
/** The last checkpoint that was published before the backup began, as a signed note. */
const CHECKPOINT = 'checkpoint.txt';

const readList = reader(
  Type.Object({
    format: Type.Literal(1),
    takenAt: Type.String(),
    release: Type.String(),
    postgresql: Type.String(),
    startsAt: Type.String(),
    endsAt: Type.String(),
    files: Type.Record(Type.String(), Type.String()),
  }),
);

/** What was backed up. */
export interface Backup extends BaseBackup {
  readonly takenAt: string;
  readonly files: number;
  /** The checkpoint that was published last before it began, as a signed note; undefined where there was none. */
  readonly checkpoint: string | undefined;
}

/**
 * Copies the embedded database of a data folder, and the keys and passwords that lie in it, into a folder that is not there yet,
 * while the service works on. The folder appears when everything in it is on the disk.
 *
 * @throws {UsageError} when the folder is there already, or lies in the data folder.
 */
export async function makeBackup(
  { dataDir, to, release }: { readonly dataDir: string; readonly to: string; readonly release: string },
  log: DatabaseLog,
): Promise<Backup> {
  const target = resolve(to);
  if (!relative(resolve(dataDir), target).startsWith('..')) {
    throw new UsageError(`\`${to}\` lies in the data folder: a backup belongs on another disk`);
  }
  await refuseTaken(target);
  const unfinished = `${target}.unfinished-${process.pid}`;
  const takenAt = new Date().toISOString();
  const server = await launchEmbedded({ dataDir, log });
  try {
    const data = join(unfinished, DATA);
    await mkdir(data, { recursive: true, mode: 0o700 });
    const checkpoint = await latestCheckpointOf(server.ownerUrl, 'recall-backup');
    const copied = await copyCluster(server.ownerUrl, server.clusterDir, join(data, CLUSTER));
    for (const entry of await readdir(resolve(dataDir), { withFileTypes: true })) {
      if (entry.isFile() && !/\.log(?:\.\d+)?$/.test(entry.name)) {
        await copyFile(join(dataDir, entry.name), join(data, entry.name));
      }
    }
    if (checkpoint !== undefined) {
      await writeFile(join(unfinished, CHECKPOINT), checkpoint.note, { mode: 0o600 });
    }
    const files = await digestFolder(data);
    const list = { format: 1, takenAt, release, postgresql: server.version, ...copied, files };
    await writeFile(join(unfinished, LIST), `${JSON.stringify(list, undefined, 1)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rename(unfinished, target);
    return { ...copied, takenAt, files: Object.keys(files).length, checkpoint: checkpoint?.note };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await server.stop();
  }
}

/** What a backup says of itself, once every file in it was found to be the one that was backed up. */
export interface ReadBackup {
  readonly takenAt: string;
  readonly release: string;
  readonly checkpoint: string | undefined;
  /** The data folder in it. */
  readonly data: string;
  readonly files: readonly string[];
}

/** @throws {UsageError} naming the first file that is missing, is another one or was not backed up. */
export async function readBackup(folder: string): Promise<ReadBackup> {
  const text = await readFile(join(folder, LIST), 'utf8').catch((error: unknown) => {
    throw failureCode(error) === 'ENOENT'
      ? new UsageError(`\`${folder}\` is no backup: it has no \`${LIST}\``)
      : error;
  });
  const { takenAt, release, files } = readList(JSON.parse(text));
  const data = join(resolve(folder), DATA);
  const found = await digestFolder(data);
  for (const name of new Set([...Object.keys(files), ...Object.keys(found)])) {
    if (files[name] !== found[name]) {
      const what =
        found[name] === undefined
          ? 'is missing'
          : files[name] === undefined
            ? 'was not backed up'
            : 'is another file than was backed up';
      throw new UsageError(`\`${join(data, name)}\` ${what}: take another backup`);
    }
  }
  const checkpoint = await readFile(join(folder, CHECKPOINT), 'utf8').catch(() => undefined);
  return { takenAt, release, checkpoint, data, files: Object.keys(files) };
}

/** @throws {UsageError} when something is there, be it an empty file. */
export async function refuseTaken(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    if (failureCode(error) !== 'ENOENT') {
      throw error;
    }
  });
  if (found !== undefined) {
    throw new UsageError(`\`${path}\` is there already: name a folder that is not`);
  }
}
