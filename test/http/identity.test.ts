import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLocalJWKSet } from 'jose';
import type { Principal } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { jwtAuthenticator, type TokenRules } from '../../src/http/identity/jwt.ts';
import { type KeyTimes, remoteKeys } from '../../src/http/identity/keys.ts';
import { createLog } from '../../src/http/logging.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp } from '../builders/app.ts';
import { anIssuerKey, aToken, ISSUED, type IssuerKey, NOW_S, someClaims } from '../builders/tokens.ts';
import { type KeyServer, startKeyServer } from '../support/key-server.ts';

const readProblem = reader(Problem);

const KEYS = {
  RS256: anIssuerKey('key-rs', 'RS256'),
  PS256: anIssuerKey('key-ps', 'PS256'),
  ES256: anIssuerKey('key-es', 'ES256'),
  EdDSA: anIssuerKey('key-ed', 'EdDSA'),
};
const KEY = KEYS.EdDSA;
const setOf = (...keys: readonly IssuerKey[]) => ({ keys: keys.map(({ jwk }) => jwk) });
const asKeySet = (...keys: readonly IssuerKey[]) => createLocalJWKSet({ keys: keys.map(({ jwk }) => jwk) });

/** Every line logged by the authenticators of a test. */
let logged: string[] = [];
beforeEach(() => {
  logged = [];
});
const log = createLog('trace', { write: (line) => void logged.push(line) });

function authenticatorWith(overrides: Partial<TokenRules> = {}) {
  const authenticate = jwtAuthenticator({
    ...ISSUED,
    keyFor: asKeySet(...Object.values(KEYS)),
    areasClaim: 'areas',
    clockSkewS: 30,
    now: () => new Date(NOW_S * 1_000),
    ...overrides,
  });
  return (token: string) => authenticate(token, log);
}

/** A token put together by hand, as a forger does. */
function forge(header: object, claims: object, signature: (input: string) => string): string {
  const input = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${signature(input)}`;
}

const CLICK = '00000000-0000-4000-8000-000000000001';
const OFFICER = { subject: 'EXAMPLE_OFFICER', kind: 'person', areas: [{ region: 'Example Region' }] };

/** Whether a token with such claims belongs to somebody, with the clocks apart by no more than this. */
const isKnown = async (claims: Readonly<Record<string, unknown>>, clockSkewS = 30) =>
  (await authenticatorWith({ clockSkewS })(await aToken(KEY, claims))) !== undefined;

describe('a token of the issuer', () => {
  it.each(Object.values(KEYS))('is accepted under $alg', async (key) => {
    expect(await authenticatorWith()(await aToken(key))).toMatchObject(OFFICER);
  });

  it.each(['JWT', 'at+jwt', 'application/at+jwt', 'AT+JWT'])('is accepted as a `%s`', async (typ) => {
    expect(await authenticatorWith()(await aToken(KEY, {}, { typ }))).toMatchObject(OFFICER);
  });

  it('is accepted where this service is one of several that it is for, and without a type, `iat` or `nbf`', async () => {
    const token = await aToken(
      KEY,
      { aud: ['another-service', ISSUED.audience], iat: undefined, nbf: undefined },
      { typ: undefined },
    );
    expect(await authenticatorWith()(token)).toMatchObject(OFFICER);
  });

  it('is checked with the clocks apart by as much as the configuration allows, to the second', async () => {
    expect(await isKnown({ exp: NOW_S - 29 })).toBe(true);
    expect(await isKnown({ exp: NOW_S - 30 })).toBe(false);
    expect(await isKnown({ nbf: NOW_S + 30 })).toBe(true);
    expect(await isKnown({ nbf: NOW_S + 31 })).toBe(false);
    expect(await isKnown({ iat: NOW_S + 30 })).toBe(true);
    expect(await isKnown({ iat: NOW_S + 31 })).toBe(false);
    expect(await isKnown({ exp: NOW_S + 86_430 })).toBe(true);
    expect(await isKnown({ exp: NOW_S + 86_431 })).toBe(false);
    expect(await isKnown({ exp: NOW_S + 1 }, 0)).toBe(true);
    expect(await isKnown({ exp: NOW_S }, 0)).toBe(false);
    expect(await isKnown({ iat: NOW_S + 1 }, 0)).toBe(false);
  });

  it('counts no longer than it lasts, and not before it begins, however often it came', async () => {
    let nowS = NOW_S;
    const authenticate = authenticatorWith({ now: () => new Date(nowS * 1_000) });
    const token = await aToken(KEY, { iat: NOW_S - 10, nbf: NOW_S - 10, exp: NOW_S + 60 });
    const counts = async (atS: number) => {
      nowS = atS;
      return (await authenticate(token)) !== undefined;
    };
    expect([await counts(NOW_S), await counts(NOW_S), await counts(NOW_S + 89)]).toEqual([true, true, true]);
    expect([await counts(NOW_S + 90), await counts(NOW_S + 1_000)]).toEqual([false, false]);
    // The clock is set back.
    expect([await counts(NOW_S + 30), await counts(NOW_S - 40)]).toEqual([true, true]);
    expect([await counts(NOW_S - 41), await counts(NOW_S)]).toEqual([false, true]);
  });

  it('counts under the key that it names now, however often it came under another', async () => {
    const other = anIssuerKey('key-ed', 'EdDSA');
    let keys = asKeySet(KEY);
    const authenticate = authenticatorWith({ keyFor: (header, token) => keys(header, token) });
    const token = await aToken(KEY);
    expect([await authenticate(token), await authenticate(token)].map(subjectOf)).toEqual(
      Array(2).fill('EXAMPLE_OFFICER'),
    );
    // The issuer gives the name to another key, then takes the name away, then gives the first key back.
    keys = asKeySet(other);
    expect(await authenticate(token)).toBeUndefined();
    keys = asKeySet(KEYS.RS256);
    expect(await authenticate(token)).toBeUndefined();
    keys = asKeySet(KEY);
    expect(subjectOf(await authenticate(token))).toBe('EXAMPLE_OFFICER');
  });

  it('counts as itself, and no other token as it: one whose end was cut off or changed belongs to nobody', async () => {
    const authenticate = authenticatorWith();
    const [first, second] = [await aToken(KEY), await aToken(KEY, { user_name: 'EXAMPLE_SPO' })];
    expect([await authenticate(first), await authenticate(second)].map(subjectOf)).toEqual([
      'EXAMPLE_OFFICER',
      'EXAMPLE_SPO',
    ]);
    const [header = '', , signature = ''] = first.split('.');
    const [, payload = ''] = second.split('.');
    for (const forged of [
      `${header}.${payload}.${signature}`,
      first.slice(0, -2),
      `${first}.x`,
      `${header}.`,
    ]) {
      expect(await authenticate(forged)).toBeUndefined();
    }
    expect([await authenticate(first), await authenticate(second)].map(subjectOf)).toEqual([
      'EXAMPLE_OFFICER',
      'EXAMPLE_SPO',
    ]);
  });
});

/** Tokens that belong to nobody, each with the reason that the log gives. */
const REFUSED: readonly (readonly [string, string, () => Promise<string>])[] = [
  ['that has expired', 'ERR_JWT_EXPIRED', () => aToken(KEY, { exp: NOW_S - 31 })],
  ['that is not valid yet', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { nbf: NOW_S + 31 })],
  ['issued in the future', 'issued-in-the-future', () => aToken(KEY, { iat: NOW_S + 31 })],
  ['without an end', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { exp: undefined })],
  ['whose end is no number', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { exp: '2030-01-01' })],
  ['of another issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { iss: `${ISSUED.issuer}/` })],
  ['without an issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { iss: undefined })],
  ['for another service', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { aud: 'another-service' })],
  ['for no service', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => aToken(KEY, { aud: undefined })],
  ['that ends more than a day from now', 'ends-too-late', () => aToken(KEY, { exp: NOW_S + 86_431 })],
  ['without an end in sight', 'ends-too-late', () => withEnd('1e400')],
  ['whose end is nothing', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => withEnd('null')],
  ['whose end was before all time', 'ERR_JWT_EXPIRED', () => withEnd('-1e400')],
  ['of another kind', 'type', () => aToken(KEY, {}, { typ: 'logout+jwt' })],
  ['of a kind that is a number', 'type', () => signedText(JSON.stringify(someClaims()), 5)],
  ['of a kind that is a list', 'type', () => signedText(JSON.stringify(someClaims()), ['JWT'])],
  ['of a kind that is nothing', 'type', () => signedText(JSON.stringify(someClaims()), null)],
  [
    'under a key of somebody else with the right name',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    () => aToken(anIssuerKey(KEY.kid)),
  ],
  ['under a key that is not known', 'ERR_JWKS_NO_MATCHING_KEY', () => aToken(anIssuerKey('key-other'))],
  [
    'that brings its own key',
    'ERR_JWKS_NO_MATCHING_KEY',
    () => {
      const own = anIssuerKey('key-own');
      return aToken(own, {}, { jwk: own.jwk });
    },
  ],
  [
    'with a demand that is not understood',
    'ERR_JOSE_NOT_SUPPORTED',
    async () =>
      forge({ alg: 'EdDSA', kid: KEY.kid, crit: ['example'], example: 1 }, someClaims(), () => 'AAAA'),
  ],
  [
    'without a signature',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    async () => forge({ alg: 'none', kid: KEY.kid }, someClaims(), () => ''),
  ],
  ...(['HS256', 'HS384', 'HS512'] as const).map(
    (alg) =>
      [
        `signed under ${alg} with the public key as the secret`,
        'ERR_JOSE_ALG_NOT_ALLOWED',
        async () =>
          forge({ alg, kid: KEYS.RS256.kid }, someClaims(), (input) =>
            createHmac(`sha${alg.slice(2)}`, KEYS.RS256.publicKey.export({ type: 'spki', format: 'pem' }))
              .update(input)
              .digest('base64url'),
          ),
      ] as const,
  ),
  [
    'under an algorithm that is not on the list',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    () => aToken(KEYS.RS256, {}, { alg: 'RS512' }),
  ],
  [
    'whose key is for another algorithm',
    'ERR_JWKS_NO_MATCHING_KEY',
    () => aToken(KEYS.RS256, {}, { kid: KEY.kid }),
  ],
  [
    'changed after it was signed',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    async () => {
      const [header, , signature] = (await aToken(KEY)).split('.');
      const claims = Buffer.from(JSON.stringify(someClaims({ user_name: 'ANOTHER_OFFICER' })));
      return [header, claims.toString('base64url'), signature].join('.');
    },
  ],
  ['longer than one is', 'too-long', () => aToken(KEY, { note: 'x'.repeat(8_192) })],
  ['that is none', 'ERR_JWS_INVALID', async () => 'not-a-token'],
  ['with claims that are a list', 'ERR_JWT_INVALID', () => signedText('[]')],
  ['with claims that are no JSON', 'ERR_JWT_INVALID', () => signedText('{')],
  ['with roles that are no list', 'claim-authorities', () => aToken(KEY, { authorities: 'ROLE_EXAMPLE' })],
  ['with a name that is no id', 'claim-user_name', () => aToken(KEY, { user_name: 'Example Person' })],
  ['that stands for nobody', 'claim-client_id', () => aToken(KEY, { ...NOBODY })],
  ['with areas that are none', 'claim-areas', () => aToken(KEY, { areas: ['Example Region/'] })],
];
const NOBODY = { grant_type: undefined, user_name: undefined, sub: undefined, client_id: undefined };

/** A token with an end as it stands in JSON, which a number here could not hold. */
const withEnd = (json: string) =>
  signedText(JSON.stringify(someClaims({ exp: 'END' })).replace('"END"', json));

async function signedText(text: string, typ?: unknown): Promise<string> {
  const { sign } = await import('node:crypto');
  const input = [JSON.stringify({ alg: 'EdDSA', kid: KEY.kid, typ }), text]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  return `${input}.${sign(null, Buffer.from(input), KEY.privateKey).toString('base64url')}`;
}

describe('a token that belongs to nobody', () => {
  it.each(REFUSED)('is one %s', async (_what, reason, make) => {
    const token = await make();
    expect(await authenticatorWith()(token)).toBeUndefined();
    const lines = logged.map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([expect.objectContaining({ level: 20, reason, msg: 'a token was refused' })]);
  });

  it('is refused in the same words whatever is wrong with it, and nothing of it is logged', async () => {
    const test = await buildTestApp({ authenticate: authenticatorWith() });
    const answers = await Promise.all(
      REFUSED.map(async ([, , make]) => {
        const response = await test.app.inject({
          method: 'GET',
          url: '/v1/considerations',
          headers: { authorization: `Bearer ${await make()}`, 'x-correlation-id': CLICK },
        });
        const { date, ...headers } = response.headers;
        expect(date).toBeDefined();
        return JSON.stringify([response.statusCode, headers, response.body]);
      }),
    );
    await test.app.close();
    const [first = ''] = answers;
    expect(answers.filter((answer) => answer !== first)).toEqual([]);
    expect(first).toContain('error=\\"invalid_token\\"');
    const lines = [...logged, ...test.logged].join('\n');
    expect(lines).toContain(`"correlationId":"${CLICK}"`);
    expect(lines).not.toMatch(/EXAMPLE_OFFICER|ANOTHER_OFFICER|Example Person|Example Region|eyJ/);
  });

  it('is anything else that somebody may send', async () => {
    const authenticate = authenticatorWith();
    const [header = '', payload = '', signature = ''] = (await aToken(KEY)).split('.');
    const part = fc.oneof(
      fc.base64String(),
      fc.constantFrom(header, payload, signature, ''),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
      fc
        .record(
          {
            alg: fc.constantFrom('EdDSA', 'none', 'HS256', 'RS256'),
            kid: fc.constantFrom('key-ed', 'key-rs', 1),
          },
          { requiredKeys: [] },
        )
        .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const token = parts.join('.');
        fc.pre(token !== [header, payload, signature].join('.'));
        expect(await authenticate(token)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});

const subjectOf = (principal: Principal | undefined) => principal?.subject;

describe('the keys of the issuer', () => {
  let server: KeyServer;
  beforeEach(async () => {
    server = await startKeyServer(setOf(KEY));
  });
  afterEach(() => server.stop());

  const fetching = (times: Partial<KeyTimes> = {}) =>
    authenticatorWith({ keyFor: remoteKeys(server.url, times).keyFor });

  it('are fetched once for many requests, at the same time and one after another', async () => {
    const authenticate = fetching();
    const token = await aToken(KEY);
    const known = await Promise.all([1, 2, 3, 4].map(() => authenticate(token)));
    expect(known.map(subjectOf)).toEqual(Array(4).fill('EXAMPLE_OFFICER'));
    await authenticate(token);
    expect(server.asked()).toBe(1);
  });

  it('may change without a restart: a new one counts when it is first met, an old one no longer', async () => {
    const authenticate = fetching({ coolDownMs: 0 });
    const next = anIssuerKey('key-next', 'ES256');
    expect(subjectOf(await authenticate(await aToken(KEY)))).toBe('EXAMPLE_OFFICER');
    expect(await authenticate(await aToken(next))).toBeUndefined();
    server.answer(setOf(KEY, next));
    expect(subjectOf(await authenticate(await aToken(next)))).toBe('EXAMPLE_OFFICER');
    expect(subjectOf(await authenticate(await aToken(KEY)))).toBe('EXAMPLE_OFFICER');
    server.answer(setOf(next));
    expect(await authenticate(await aToken(anIssuerKey('key-other')))).toBeUndefined();
    expect(await authenticate(await aToken(KEY))).toBeUndefined();
    expect(subjectOf(await authenticate(await aToken(next)))).toBe('EXAMPLE_OFFICER');
  });

  it('are fetched again when they are old, so that one withdrawn does not count for ever', async () => {
    const authenticate = fetching({ maxAgeMs: 0, coolDownMs: 60_000 });
    expect(subjectOf(await authenticate(await aToken(KEY)))).toBe('EXAMPLE_OFFICER');
    server.answer(setOf(anIssuerKey('key-next')));
    expect(await authenticate(await aToken(KEY))).toBeUndefined();
  });

  it('are not fetched for every token under a key that nobody knows', async () => {
    const authenticate = fetching({ coolDownMs: 60_000 });
    await authenticate(await aToken(KEY));
    for (const kid of ['key-1', 'key-2', 'key-3']) {
      expect(await authenticate(await aToken(anIssuerKey(kid)))).toBeUndefined();
    }
    expect(server.asked()).toBe(1);
  });

  it.each([
    ['nothing answers', (from: KeyServer) => from.stop()],
    ['the answer is no set of keys', async (from: KeyServer) => from.answer({ error: 'example' })],
    ['the answer is no JSON', async (from: KeyServer) => from.answer('<html>')],
    ['the answer is a failure', async (from: KeyServer) => from.answer(setOf(KEY), 500)],
    ['the answer leads elsewhere', async (from: KeyServer) => from.answer(setOf(KEY), 302)],
  ])('cannot be had where %s: 503, neither known nor unknown', async (_what, spoil) => {
    await spoil(server);
    const test = await buildTestApp({ authenticate: fetching({ timeoutMs: 2_000 }) });
    const send = async (token: string) => {
      const response = await test.app.inject({
        method: 'GET',
        url: '/v1/considerations',
        headers: { authorization: `Bearer ${token}` },
      });
      return [response.statusCode, readProblem(response.json()).errorCode, response.headers['retry-after']];
    };
    expect(await send(await aToken(KEY))).toEqual([503, 'unavailable', '5']);
    expect(await send(await aToken(KEY, { exp: NOW_S - 1_000 }))).toEqual([503, 'unavailable', '5']);
    // What can be told without a key is told.
    expect(await send('not-a-token')).toEqual([401, 'unauthenticated', undefined]);
    expect(test.services.calls).toEqual([]);
    await test.app.close();
  });

  it('are read no further than a set of keys can be long: an answer without end costs no memory', async () => {
    server.answerWithoutEnd();
    // As long as the test may take: it is not for time that reading stops.
    const authenticate = fetching({ timeoutMs: 60_000 });
    await expect(authenticate(await aToken(KEY))).rejects.toMatchObject({ code: 'unavailable' });
    await server.letGo();
    expect(server.asked()).toBe(1);
  });

  it('are asked for once in a while, not by every request, while they cannot be had, and count as soon as they are', async () => {
    server.answer(setOf(KEY), 500);
    const waiting = fetching({ retryMs: 60_000 });
    const token = await aToken(KEY);
    await expect(waiting(token)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(waiting(token)).rejects.toMatchObject({ code: 'unavailable' });
    expect(server.asked()).toBe(1);
    const ready = fetching({ retryMs: 0 });
    await expect(ready(token)).rejects.toMatchObject({ code: 'unavailable' });
    server.answer(setOf(KEY));
    expect(subjectOf(await ready(token))).toBe('EXAMPLE_OFFICER');
  });

  it('stay in use while they are fresh, though nothing answers any more', async () => {
    const authenticate = fetching({ coolDownMs: 60_000 });
    await authenticate(await aToken(KEY));
    await server.stop();
    expect(subjectOf(await authenticate(await aToken(KEY)))).toBe('EXAMPLE_OFFICER');
  });
});
