import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { failureCode } from '../../src/db/failures.ts';

/** The disk under one table of a database: it can be filled to the last block, and emptied. */
export interface FaultyDisk {
  /** Whether it is a real file system. Where none may be mounted, a trigger fails every insert as a full disk would. */
  readonly real: boolean;
  readonly fill: () => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Moves the table back to the disk of the server, and takes this one away. */
  readonly close: () => Promise<void>;
}

/** Moves a table, with every part of it, to a small disk of its own, on a server of this machine. @param owner Connected as a superuser. */
export async function onFaultyDisk(owner: Client, table: string): Promise<FaultyDisk> {
  const { rows } = await owner.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const mounted = mountSmallDisk(rows[0]?.folder ?? '');
  if (mounted === undefined) {
    return simulated(owner, table);
  }
  const name = `small_${randomBytes(4).toString('hex')}`;
  await owner.query(`create tablespace ${name} location '${join(mounted, 'space')}'`);
  const parts = await partsOf(owner, table);
  const moveTo = async (space: string) => {
    for (const part of parts) {
      await owner.query(`alter table ${part} set tablespace ${space}`);
    }
  };
  await moveTo(name);
  const filler = join(mounted, 'filler');
  return {
    real: true,
    fill: async () => {
      for (const size of [1_000_000, 10_000, 512]) {
        fillWith(filler, size);
      }
    },
    clear: async () => rmSync(filler),
    close: async () => {
      await moveTo('pg_default');
      await owner.query(`drop tablespace ${name}`);
      execFileSync('umount', ['--lazy', mounted]);
      rmSync(mounted, { recursive: true });
    },
  };
}

/** The tables that hold the rows of one: its parts, or itself. */
async function partsOf(owner: Client, table: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ part: string }>(
    'select inhrelid::regclass::text as part from pg_inherits where inhparent = $1::regclass',
    [table],
  );
  return rows.length === 0 ? [table] : rows.map(({ part }) => part);
}

/** Appends until there is no room for one more piece. */
function fillWith(file: string, size: number): void {
  try {
    for (;;) {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    }
  } catch (error) {
    if (failureCode(error) !== 'ENOSPC') {
      throw error;
    }
  }
}

/** Only root may mount one, and not everywhere. */
function mountSmallDisk(dataDirectory: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'recall-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const { uid, gid } = statSync(dataDirectory);
  const space = join(folder, 'space');
  mkdirSync(space);
  chownSync(space, uid, gid);
  chmodSync(space, 0o700);
  chmodSync(folder, 0o755);
  return folder;
}

async function simulated(owner: Client, table: string): Promise<FaultyDisk> {
  await owner.query(`create function fail_as_full() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
  return {
    real: false,
    fill: async () => {
      await owner.query(
        `create trigger full_disk before insert on ${table} for each row execute function fail_as_full()`,
      );
    },
    clear: async () => {
      await owner.query(`drop trigger full_disk on ${table}`);
    },
    close: async () => undefined,
  };
}
