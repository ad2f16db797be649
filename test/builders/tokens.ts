import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type JWK, SignJWT } from 'jose';
import { openDevelopmentIssuer, type ShortName } from '../../src/http/identity/development.ts';

/** A token of the development issuer on a data folder: by default that of a system that feeds and of whoever reads evidence. */
export async function tokenFor(
  dataDir: string,
  roles: readonly ShortName[] = ['case-system', 'inspector'],
): Promise<string> {
  const { sign } = await openDevelopmentIssuer(dataDir);
  return sign({ roles, subject: 'example-system', kind: 'system', areas: [], hours: 1 }, 'areas');
}

/** What the tokens of the tests are checked against. */
export const ISSUED = { issuer: 'https://issuer.example/auth', audience: 'recall-decision-support' };

/** Seconds since 1970 at which the tests of tokens take place. */
export const NOW_S = 1_800_000_000;

/** A key pair of an issuer, with the public half as it is published. */
export interface IssuerKey {
  readonly kid: string;
  readonly alg: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: JWK;
}

/** Makes a key pair for an algorithm. */
export function anIssuerKey(kid: string, alg: IssuerKey['alg'] = 'EdDSA'): IssuerKey {
  const { privateKey, publicKey } = keyPair(alg);
  return {
    kid,
    alg,
    privateKey,
    publicKey,
    jwk: publicJwk(publicKey, kid),
  };
}

function publicJwk(key: KeyObject, kid: string): JWK {
  const { kty, ...members } = key.export({ format: 'jwk' });
  if (kty === undefined) throw new Error('a key without a kind');
  return { kty, ...members, kid, use: 'sig' };
}

function keyPair(alg: IssuerKey['alg']) {
  switch (alg) {
    case 'RS256':
    case 'PS256':
      return generateKeyPairSync('rsa', { modulusLength: 2_048 });
    case 'ES256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'EdDSA':
      return generateKeyPairSync('ed25519');
  }
}

/** Claims of a token of a practitioner, valid for five minutes. */
export function someClaims(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    iss: ISSUED.issuer,
    aud: ISSUED.audience,
    iat: NOW_S,
    nbf: NOW_S,
    exp: NOW_S + 300,
    sub: 'EXAMPLE_OFFICER',
    user_name: 'EXAMPLE_OFFICER',
    client_id: 'example-application',
    grant_type: 'authorization_code',
    authorities: ['ROLE_MAKE_RECALL_DECISION'],
    scope: ['read', 'write'],
    areas: ['Example Region'],
    ...overrides,
  };
}

/** A token signed by a key. A claim given as undefined is left out. */
export async function aToken(
  { kid, alg, privateKey }: IssuerKey,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return new SignJWT(someClaims(claims))
    .setProtectedHeader({ alg, kid, typ: 'JWT', ...header })
    .sign(privateKey);
}
