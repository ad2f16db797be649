import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createLocalJWKSet, type JWTVerifyGetKey, SignJWT } from 'jose';
import { ensureKeyFile } from '../../key-file.ts';
import { errorCode } from '../logging.ts';
import type { RoleName } from '../roles.ts';

/** `iss` of the tokens made for development. */
export const DEVELOPMENT_ISSUER = 'http://localhost/development';
/** `aud` of the tokens made for development. */
export const DEVELOPMENT_AUDIENCE = 'recall-decision-support';

/** The roles by the short names that are easy to type. */
export const SHORT_NAMES = {
  practitioner: 'ROLE_MAKE_RECALL_DECISION',
  spo: 'ROLE_MAKE_RECALL_DECISION_SPO',
  'senior-manager': 'ROLE_RECALL_SENIOR_MANAGER',
  'duty-manager': 'ROLE_MARD_DUTY_MANAGER',
  'resident-worker': 'ROLE_MARD_RESIDENT_WORKER',
  ppcs: 'ROLE_MAKE_RECALL_DECISION_PPCS',
  inspector: 'ROLE_RECALL_INSPECTOR',
  'data-protection': 'ROLE_RECALL_DATA_PROTECTION',
  'case-system': 'ROLE_RECALL_CASE_SYSTEM',
  'policy-analyst': 'ROLE_RECALL_POLICY_ANALYST',
} as const satisfies Readonly<Record<string, RoleName>>;
export type ShortName = keyof typeof SHORT_NAMES;

/** Whom a token is made for. */
export interface TokenRequest {
  readonly roles: readonly ShortName[];
  /** User name of a person, or client id of a system. */
  readonly subject: string;
  readonly kind: 'person' | 'system';
  /** `region` or `region/delivery-unit`. */
  readonly areas: readonly string[];
  readonly hours: number;
}

/** Signs tokens for development and has the key to check them. */
export interface DevelopmentIssuer {
  /** File of the private key. */
  readonly path: string;
  readonly keyFor: JWTVerifyGetKey;
  readonly sign: (request: TokenRequest, areasClaim: string) => Promise<string>;
}

/** The key of the development issuer cannot be made or used. The message names the file and the remedy, never what it holds. */
export class DevelopmentKeyError extends Error {
  override readonly name = 'DevelopmentKeyError';
}

/**
 * Opens the issuer whose key lies in `<dataDir>/development-issuer.key`, readable by its owner alone, and makes it the first time.
 * For a service on loopback outside production only: whoever reads the file can be anybody.
 *
 * @throws {DevelopmentKeyError} where the file cannot be made, read or used.
 */
export async function openDevelopmentIssuer(dataDir: string): Promise<DevelopmentIssuer> {
  const path = resolve(dataDir, 'development-issuer.key');
  const key = await readKey(path);
  const { kty, crv, x } = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256').update(String(x)).digest('hex').slice(0, 16);
  const keyFor = createLocalJWKSet({
    keys: [{ kty: String(kty), crv: String(crv), x: String(x), kid, alg: 'EdDSA', use: 'sig' }],
  });
  return {
    path,
    keyFor,
    sign: async ({ roles, subject, kind, areas, hours }, areasClaim) => {
      const nowS = Math.floor(Date.now() / 1_000);
      const who =
        kind === 'system'
          ? { grant_type: 'client_credentials', client_id: subject, sub: subject }
          : { grant_type: 'authorization_code', client_id: 'development', user_name: subject, sub: subject };
      return new SignJWT({
        ...who,
        authorities: roles.map((role) => SHORT_NAMES[role]),
        ...(areas.length === 0 ? {} : { [areasClaim]: areas }),
      })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'at+jwt' })
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(DEVELOPMENT_AUDIENCE)
        .setIssuedAt(nowS)
        .setExpirationTime(nowS + hours * 3_600)
        .setJti(randomUUID())
        .sign(key);
    },
  };
}

async function readKey(path: string): Promise<KeyObject> {
  try {
    await ensureKeyFile(path);
    const key = createPrivateKey(await readFile(path));
    if (key.asymmetricKeyType !== 'ed25519') {
      throw new Error('it is a key of another kind');
    }
    return key;
  } catch (error) {
    throw new DevelopmentKeyError(
      `${path} does not hold the key of the development issuer (${errorCode(error) ?? 'another kind of key'}); make the folder writable, or delete the file and a new one is made`,
      { cause: error },
    );
  }
}

/** Whether a word is the short name of a role. */
export function isShortName(word: string): word is ShortName {
  return Object.hasOwn(SHORT_NAMES, word);
}
