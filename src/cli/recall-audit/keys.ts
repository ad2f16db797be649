import { FormatError, type NoteVerifier, noteVerifier } from '../../audit/note.ts';
import { type Policy, parsePolicy, verifiersOf } from '../../audit/policy.ts';
import { codeOf, messageOf, readNamedFile, UsageError, utf8 } from './command.ts';

/** What somebody who checks evidence holds beforehand. */
export interface HeldKeys {
  /** Each key once, those of the policy among them. */
  readonly verifiers: readonly NoteVerifier[];
  /** Undefined where none was given. */
  readonly policy: Policy | undefined;
}

/**
 * Reads what `--key` and `--policy` name.
 *
 * @param keys Each the text of a verifier key, or a file with one a line; empty lines and lines that begin with `#` count for nothing.
 * @throws {UsageError} where one of them is neither, or the file cannot be used, with the file's name.
 */
export async function readHeldKeys(
  keys: readonly string[],
  policyFile: string | undefined,
): Promise<HeldKeys> {
  const held = new Map<string, NoteVerifier>();
  const hold = (verifier: NoteVerifier, from: string) => {
    const nameAndId = `${verifier.name}+${verifier.keyId}`;
    const known = held.get(nameAndId);
    if (known !== undefined && known.verifierKey !== verifier.verifierKey) {
      throw new UsageError(
        `${from} holds another key with the name and key id ${nameAndId}: give one of the two`,
      );
    }
    held.set(nameAndId, known ?? verifier);
  };
  for (const key of keys) {
    for (const verifier of await readKeys('--key', key)) {
      hold(verifier, `--key ${key}`);
    }
  }
  const policy = policyFile === undefined ? undefined : await readPolicy(policyFile);
  for (const verifier of policy === undefined ? [] : verifiersOf(policy)) {
    hold(verifier, `--policy ${policyFile}`);
  }
  return { verifiers: [...held.values()], policy };
}

/** How a verifier key begins. A file of such a name is named by `./` and its name. */
const VERIFIER_KEY = /^[^+\s]+\+[0-9a-f]{8}\+/u;

/**
 * The keys that one flag names.
 *
 * @param given The text of a verifier key, or a file with one a line; empty lines and lines that begin with `#` count for nothing.
 * @throws {UsageError} where it is neither, or the file cannot be used, with the flag and the file's name.
 */
export async function readKeys(flag: string, given: string): Promise<readonly NoteVerifier[]> {
  return VERIFIER_KEY.test(given) ? [read(flag, () => noteVerifier(given))] : readKeyFile(flag, given);
}

async function readKeyFile(flag: string, path: string): Promise<readonly NoteVerifier[]> {
  const text = await readText(path, flag).catch((error: unknown) => {
    throw error instanceof UsageError && codeOf(error.cause) === 'ENOENT'
      ? new UsageError(
          `${flag} ${path} is neither a verifier key (name+keyid+base64) nor a file that is there`,
        )
      : error;
  });
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) {
    throw new UsageError(`${flag} ${path} holds no verifier key: write one a line`);
  }
  return keys.map((key) => read(`${flag} ${path}`, () => noteVerifier(key)));
}

async function readPolicy(path: string): Promise<Policy> {
  const text = await readText(path, '--policy');
  return read(`--policy ${path}`, () => parsePolicy(text));
}

async function readText(path: string, flag: string): Promise<string> {
  const text = utf8(await readNamedFile(path));
  if (text === undefined) {
    throw new UsageError(`${flag} ${path} is not UTF-8 text`);
  }
  return text;
}

function read<T>(from: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof FormatError ? new UsageError(`${from}: ${messageOf(error)}`) : error;
  }
}
