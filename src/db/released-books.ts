import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the released rule books are: the canonical text of each, under its version. They come with the service and never change. */
export const RELEASED_BOOKS = join(import.meta.dirname, '..', 'rules', 'books');

/** A released rule book as it lies in its folder. */
export interface ReleasedBookFile {
  /** The version that the name of the file gives. */
  readonly version: string;
  readonly text: string;
}

/** The file of a released version. */
export function releasedBookFile(version: string, folder = RELEASED_BOOKS): string {
  return join(folder, `${version}.json`);
}

/** Every released rule book of a folder, by the name of its file. */
export async function readReleasedBooks(folder = RELEASED_BOOKS): Promise<readonly ReleasedBookFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      version: name.slice(0, -'.json'.length),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
