import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Sees to it that a file holds an Ed25519 private key (PKCS #8, PEM) that its owner alone can read: made once, kept from then on.
 * Written beside and then linked, so that two processes starting at once end up with one key, and it is never half there.
 *
 * @throws {Error} of the file system, with its code, where the file cannot be made or kept to its owner.
 */
export async function ensureKeyFile(path: string): Promise<void> {
  const mode = (await modeOf(path)) ?? (await makeKey(path));
  if ((mode & 0o077) !== 0) {
    await chmod(path, 0o600);
  }
}

/** Permissions of a file; undefined where there is none. */
async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

async function makeKey(path: string): Promise<number> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw error;
    }
  } finally {
    await unlink(draft);
  }
  return (await stat(path)).mode;
}

/** The code of a fault where it has one. Asked by shape, as a fault from another realm is no `Error` of this one. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
