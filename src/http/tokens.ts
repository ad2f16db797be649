import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';
import { PERMISSIONS } from '../application/services.ts';
import type { KnownToken } from './authentication.ts';
import { faultsOf } from './faults.ts';
import { errorCode } from './logging.ts';

/** Where bearer tokens come from: a file of hashes, or one token made for development. */

const TokensFile = Type.Array(
  Type.Object(
    {
      subject: Type.String({
        pattern: '^[A-Za-z0-9._:@-]{1,100}$',
        description: 'an opaque, stable id of 1 to 100 of A-Z a-z 0-9 . _ : @ -',
      }),
      kind: Type.Enum(['person', 'system']),
      permissions: Type.Union([Type.Literal('all'), Type.Array(Type.Enum([...PERMISSIONS]))], {
        description: `send \`all\` or a list of ${PERMISSIONS.join(', ')}`,
      }),
      tokenSha256: Type.String({
        pattern: '^[0-9a-f]{64}$',
        description: 'the SHA-256 of the token in lower-case hexadecimal',
      }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1 },
);

const isTokensFile = new Ajv({ allErrors: true, verbose: true }).compile<Static<typeof TokensFile>>(
  TokensFile,
);

/** The file of tokens cannot be used; holds every fault, never a token or a hash. */
export class TokensFileError extends Error {
  override readonly name = 'TokensFileError';
  readonly faults: readonly string[];

  constructor(path: string, faults: readonly string[]) {
    super([`the tokens file ${path} has faults:`, ...faults.map((fault) => `- ${fault}`)].join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads a JSON list of `{ subject, kind, permissions, tokenSha256 }`.
 *
 * @throws {TokensFileError} with every fault at once.
 */
export async function readTokensFile(path: string): Promise<readonly KnownToken[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new TokensFileError(path, [
      `it cannot be read (${errorCode(error) ?? 'no code'}); check TOKENS_FILE and who may read the file`,
    ]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TokensFileError(path, [
      'it is not JSON; it holds a list of { subject, kind, permissions, tokenSha256 }',
    ]);
  }
  if (!isTokensFile(value)) {
    const faults = faultsOf(isTokensFile.errors ?? [], (pointer) => pointer, isTokensFile.schema);
    throw new TokensFileError(
      path,
      faults.map(
        ({ field, problem, remedy }) => `${field === '' ? 'the file' : field} ${problem}: ${remedy}`,
      ),
    );
  }
  const repeated = value.flatMap(({ tokenSha256 }, index, all) =>
    all.findIndex((other) => other.tokenSha256 === tokenSha256) < index
      ? [`/${index}/tokenSha256 is there twice: give each principal a token of its own`]
      : [],
  );
  if (repeated.length > 0) {
    throw new TokensFileError(path, repeated);
  }
  return value.map(({ subject, kind, permissions, tokenSha256 }) => ({
    principal: { subject, kind, permissions: permissions === 'all' ? PERMISSIONS : permissions },
    tokenSha256,
  }));
}

/** A token for development: where it is kept, and who it stands for. The token itself is never handed out. */
export interface DevelopmentToken {
  readonly path: string;
  readonly known: KnownToken;
}

/**
 * Makes a token once in `<dataDir>/development-token`, readable by its owner alone, and uses it from then on. For a service
 * on loopback outside production only.
 */
export async function developmentToken(dataDir: string): Promise<DevelopmentToken> {
  const path = resolve(dataDir, 'development-token');
  await mkdir(dirname(path), { recursive: true });
  // Written beside and then linked, so that two services starting at once end up with one token, and it is never half there.
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
  } finally {
    await unlink(draft);
  }
  if (((await stat(path)).mode & 0o077) !== 0) {
    await chmod(path, 0o600);
  }
  const token = (await readFile(path, 'utf8')).trim();
  if (token.length < 32) {
    throw new Error(
      `${path} does not hold a token of 32 characters or more; delete it and a new one is made`,
    );
  }
  return {
    path,
    known: {
      principal: { subject: 'development', kind: 'person', permissions: PERMISSIONS },
      tokenSha256: createHash('sha256').update(token).digest('hex'),
    },
  };
}
