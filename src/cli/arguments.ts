import { type ParseArgsConfig, parseArgs } from 'node:util';
import { failureMessage } from '../db/failures.ts';

/** What was wrong with how a command was called, with the remedy: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the arguments of a command: only the options it names, each as it names it, and `--help` beside them.
 *
 * @throws {UsageError} for anything else.
 */
export function readArguments<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(failureMessage(error));
  }
}

/**
 * Runs a command to its exit code: that of the work, 0 where help was asked for, 2 with the usage where it was called wrongly, and 1
 * where the work failed. The report goes to standard output, what is wrong to the error output.
 *
 * @param describe says in words what failed.
 */
export async function runCommand(
  usage: string,
  work: () => Promise<number | 'help'>,
  describe: (error: unknown) => string,
): Promise<void> {
  try {
    const result = await work();
    if (result === 'help') {
      process.stdout.write(`${usage}\n`);
    }
    process.exitCode = result === 'help' ? 0 : result;
  } catch (error) {
    const wrongly = error instanceof UsageError;
    process.stderr.write(wrongly ? `${error.message}\n\n${usage}\n` : `${describe(error)}\n`);
    process.exitCode = wrongly ? 2 : 1;
  }
}
