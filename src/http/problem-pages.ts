import { readdir, readFile } from 'node:fs/promises';

/** Text of the page about each kind of problem, by code. */
export type ProblemPages = ReadonlyMap<string, string>;

const FOLDER = new URL('../../docs/problems/', import.meta.url);

/** Reads the pages about problems that belong to this version of the service. */
export async function readProblemPages(): Promise<ProblemPages> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.md')).toSorted();
  return new Map(
    await Promise.all(
      files.map(
        async (file): Promise<[string, string]> => [
          file.slice(0, -'.md'.length),
          await readFile(new URL(file, FOLDER), 'utf8'),
        ],
      ),
    ),
  );
}
