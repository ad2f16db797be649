import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FormatError, type NoteVerifier } from '../../audit/note.ts';
import { readMemory, type WitnessState } from '../../audit/witness.ts';
import { codeOf, messageOf, readBytes, utf8 } from './command.ts';

/** The witness cannot start, or must not go on. */
export class WitnessFault extends Error {
  override readonly name = 'WitnessFault';
}

/** The witness's memory on disk. What stands there is compared before each change, so that nothing else can write in between. */
export class StateFile {
  readonly path: string;
  #kept: string;

  private constructor(path: string, kept: string) {
    this.path = path;
    this.#kept = kept;
  }

  /**
   * Opens the memory at `path`, or begins it with `first` where it is to be new.
   *
   * @throws {WitnessFault} for a new one that is there already, and for another that is not there.
   */
  static async open(path: string, isNew: boolean, first: () => string): Promise<StateFile> {
    const found = await readText(path);
    if (found !== undefined && isNew) {
      throw new WitnessFault(`the state file ${path} is there already: leave out --new to go on from it`);
    }
    if (found === undefined && !isNew) {
      throw new WitnessFault(
        `the state file ${path} is not there: give --new if this witness never cosigned this log`,
      );
    }
    // Left by a witness that was ended while it wrote: nobody was answered for what is in it.
    await rm(nextOf(path), { force: true });
    if (found !== undefined) {
      return new StateFile(path, found);
    }
    const kept = first();
    await write(path, kept, undefined).catch((error: unknown) => {
      throw codeOf(error) === undefined
        ? error
        : new WitnessFault(`the state file ${path} cannot be written: ${messageOf(error)}`);
    });
    return new StateFile(path, kept);
  }

  /**
   * What is remembered of a log.
   *
   * @throws {WitnessFault} where the memory is damaged, of another log or not of this witness.
   */
  read(origin: string, witness: NoteVerifier): WitnessState {
    try {
      return readMemory(this.#kept, origin, witness);
    } catch (error) {
      throw error instanceof FormatError
        ? new WitnessFault(
            `the state file ${this.path} cannot be trusted: ${error.message}. Find out what happened to it; a witness that begins again cosigns whatever it is shown`,
          )
        : error;
    }
  }

  /**
   * Comes back once the new memory is on disk to stay.
   *
   * @throws {WitnessFault} where something else changed the file or is writing it: then it is left as it is.
   */
  async replace(next: string): Promise<void> {
    await write(this.path, next, this.#kept);
    this.#kept = next;
  }
}

/**
 * The text of a file, or `undefined` where there is none.
 *
 * @throws {FormatError} where it is not UTF-8.
 * @throws {WitnessFault} where it cannot be read, with its name.
 */
export async function readText(path: string): Promise<string | undefined> {
  const bytes = await readBytes(path).catch((error: unknown) => {
    throw codeOf(error) === undefined
      ? error
      : new WitnessFault(`the file ${path} cannot be read: ${messageOf(error)}`);
  });
  if (bytes === undefined) {
    return undefined;
  }
  const text = utf8(bytes);
  if (text === undefined) {
    throw new FormatError(`the file ${path} is not UTF-8`);
  }
  return text;
}

async function write(path: string, next: string, kept: string | undefined): Promise<void> {
  // Made exclusively, so it is also the lock against another witness on the same file.
  const file = await open(nextOf(path), 'wx', 0o600).catch((error: unknown) => {
    throw codeOf(error) === 'EEXIST' ? changed(path) : error;
  });
  try {
    try {
      if (!(await holds(path, kept))) {
        throw changed(path);
      }
      await file.writeFile(next);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(nextOf(path), path);
  } catch (error) {
    await rm(nextOf(path), { force: true });
    throw error;
  }
  const folder = await open(dirname(path));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Whether the file is byte for byte what was kept; `undefined` stands for no file. */
async function holds(path: string, kept: string | undefined): Promise<boolean> {
  const found = await readBytes(path);
  return kept === undefined ? found === undefined : found?.equals(Buffer.from(kept)) === true;
}

function nextOf(path: string): string {
  return `${path}.next`;
}

function changed(path: string): WitnessFault {
  return new WitnessFault(
    `something other than this witness changed or is writing the state file ${path}: it stops, and cosigned nothing more`,
  );
}
