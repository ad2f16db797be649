import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDatabaseError, failureCode } from './failures.ts';

/** Lies in a data folder whose database is being moved to a server, or was: from then on nobody writes to it. */
const MARK = 'moved-to-server.json';

/** How far a move is, and where it goes: host, port and database, never a user or a password. */
export interface MoveMark {
  readonly state: 'moving' | 'moved';
  readonly to: string;
  readonly at: string;
}

/** Says that the database of a folder is being moved, or was. It is on the disk when this returns. */
export async function markMoved(dataDir: string, mark: MoveMark): Promise<void> {
  await writeFile(join(dataDir, MARK), `${JSON.stringify(mark)}\n`, { mode: 0o644, flush: true });
}

/** Takes the mark away again, after a move that came to nothing. */
export async function unmarkMoved(dataDir: string): Promise<void> {
  await rm(join(dataDir, MARK), { force: true });
}

/**
 * @param toMove whether the caller is a move, which may begin again where an earlier one did not end.
 * @throws {EmbeddedDatabaseError} where the database of the folder is elsewhere now, or nobody can say.
 */
export async function refuseMoved(dataDir: string, toMove: boolean): Promise<void> {
  const file = join(dataDir, MARK);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (failureCode(error) !== 'ENOENT') {
      throw error;
    }
  });
  if (text === undefined) {
    return;
  }
  const mark: unknown = JSON.parse(text);
  const member = (name: string) =>
    typeof mark === 'object' && mark !== null
      ? String(Object.entries(mark).find(([found]) => found === name)?.[1])
      : 'unknown';
  if (member('state') === 'moved') {
    throw new EmbeddedDatabaseError(
      `the database of \`${dataDir}\` was moved to ${member('to')} at ${member('at')}: set DATABASE_URL to it. What is here is a copy as of then`,
    );
  }
  if (!toMove) {
    throw new EmbeddedDatabaseError(
      `the database of \`${dataDir}\` is being moved to ${member('to')}: wait, or where the move was cut off run \`npm run move-to-server\` again. To go on here instead, make sure that no service ever started there, and remove \`${file}\``,
    );
  }
}
