import { randomBytes } from 'node:crypto';
import { chmod, lchown, link, mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerIdentity } from './embedded-identity.ts';
import { EmbeddedDatabaseError, failureCode } from './failures.ts';

/**
 * Reads the password kept in a file, making both on first use: 32 random bytes, mode 0600. Two launchers at once get the
 * same one, because a link can be made only once.
 */
export async function ensureSecret(
  file: string,
): Promise<{ readonly value: string; readonly created: boolean }> {
  const draft = `${file}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    return { value: (await readFile(file, 'utf8')).trim(), created: false };
  } catch (error) {
    if (failureCode(error) !== 'ENOENT') {
      throw readable(error, file);
    }
  }
  const value = randomBytes(32).toString('base64url');
  await writeFile(draft, value, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
    return { value, created: true };
  } catch (error) {
    if (failureCode(error) !== 'EEXIST') {
      throw error;
    }
    return { value: (await readFile(file, 'utf8')).trim(), created: false };
  } finally {
    await unlink(draft);
  }
}

/** Makes the folder for everything embedded. Others may pass through it, which a server under another account must. */
export async function ensureDataDir(dataDir: string): Promise<void> {
  try {
    if ((await mkdir(dataDir, { recursive: true })) !== undefined) {
      await chmod(dataDir, 0o711);
    }
  } catch (error) {
    throw readable(error, dataDir);
  }
}

/** Hands a whole data folder to the account; one copied by root belongs to root, as which no server runs. */
export async function giveTreeTo(identity: ServerIdentity, folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  await Promise.all(['', ...entries].map((entry) => giveTo(identity, join(folder, entry))));
}

/** Hands a path made by root to the account the server runs as. */
export async function giveTo(identity: ServerIdentity, path: string): Promise<void> {
  if (identity.kind !== 'self') {
    await lchown(path, identity.account.uid, identity.account.gid);
  }
}

/** Turns "permission denied" at a path into what it means here; other failures stay as they are. */
export function readable(error: unknown, path: string): unknown {
  const code = failureCode(error);
  if (code !== 'EACCES' && code !== 'EPERM') {
    return error;
  }
  return new EmbeddedDatabaseError(
    `\`${path}\` belongs to another user: start the service as the user that made it, or set DATA_DIR to a folder of your own`,
    error,
  );
}
