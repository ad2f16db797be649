import { type JWTVerifyGetKey, type JWTVerifyResult, jwtVerify } from 'jose';
import type { Authenticator } from '../authentication.ts';
import { errorCode } from '../logging.ts';
import { type ClaimFault, principalOf } from './claims.ts';
import { type AcceptedToken, RememberedTokens } from './remembered-tokens.ts';

/** What a token is checked against. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Finds the key that a token names. */
  readonly keyFor: JWTVerifyGetKey;
  readonly areasClaim: string;
  /** Seconds by which the clock of the issuer may differ. */
  readonly clockSkewS: number;
  /** The time now. */
  readonly now?: () => Date;
}

/** Signatures of key pairs only: under a shared secret, and under none, the public key would do to sign. */
export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

/** Media types of an access token (RFC 9068, section 2.1, and RFC 7519, section 5.1). Another kind of token is none. */
const TYPES: ReadonlySet<string> = new Set(['jwt', 'at+jwt', 'application/jwt', 'application/at+jwt']);

/** Characters of the longest token that is looked at; all header fields of a request together may have 16,384. */
const LONGEST = 8_192;

/** Seconds from now to the latest end of a token: longer than any working day, far shorter than a token that is forgotten. */
const LONGEST_LIFE_S = 86_400;

/** Why a token was refused, for the log: a code and the name of a claim of ours, never anything that the token holds. */
type Reason =
  | 'too-long'
  | 'type'
  | 'issued-in-the-future'
  | 'ends-too-late'
  | `claim-${ClaimFault}`
  | `ERR_J${string}`;

/**
 * Knows callers by JSON Web Tokens of one issuer: signature, algorithm, `iss`, `aud`, `exp` (which must be there), `nbf` and `iat`
 * (RFC 7519, section 4.1; RFC 8725, section 3), then who the claims stand for. A token that ends more than 24 hours from now is none:
 * nothing can take it back, so that its end is what limits it.
 *
 * Whatever is wrong with a token, it belongs to nobody, and what was wrong is said to the log alone: to whoever forges one, the
 * difference would be help.
 *
 * @throws {HttpProblem} from the authenticator, as `keyFor` throws it: `unavailable` where the keys cannot be had.
 */
export function jwtAuthenticator(rules: TokenRules): Authenticator {
  const { issuer, audience, clockSkewS, areasClaim, keyFor, now = () => new Date() } = rules;
  const options = {
    issuer,
    audience,
    algorithms: [...ALGORITHMS],
    clockTolerance: clockSkewS,
    requiredClaims: ['exp'],
  };
  const remembered = new RememberedTokens(keyFor, clockSkewS);
  return async (token, log) => {
    const refuse = (reason: Reason): undefined => {
      log.debug({ reason }, 'a token was refused');
    };
    if (token.length > LONGEST) {
      return refuse('too-long');
    }
    const currentDate = now();
    const nowS = Math.floor(currentDate.getTime() / 1_000);
    const known = await remembered.find(token, nowS);
    if (known !== undefined) {
      return known;
    }
    let verified: JWTVerifyResult;
    let checkedWith: Pick<AcceptedToken, 'header' | 'key'> | undefined;
    const noticed: JWTVerifyGetKey = async (header, jws) => {
      const key = await keyFor(header, jws);
      checkedWith = { header, key };
      return key;
    };
    try {
      verified = await jwtVerify(token, noticed, { ...options, currentDate });
    } catch (error) {
      const code = errorCode(error);
      // Anything else is not about the token.
      if (!isTokenFault(code)) {
        throw error;
      }
      return refuse(code);
    }
    const { payload, protectedHeader } = verified;
    if (!isTokenType(protectedHeader.typ)) {
      return refuse('type');
    }
    const latestNowS = nowS + clockSkewS;
    if (payload.iat !== undefined && payload.iat > latestNowS) {
      return refuse('issued-in-the-future');
    }
    // A number of JSON may be larger than any that there is, and is then infinite.
    if (payload.exp === undefined || payload.exp > latestNowS + LONGEST_LIFE_S) {
      return refuse('ends-too-late');
    }
    const read = principalOf(payload, areasClaim);
    if ('fault' in read) {
      return refuse(`claim-${read.fault}`);
    }
    const { principal } = read;
    if (checkedWith !== undefined) {
      remembered.keep(token, { ...checkedWith, principal, checkedAtS: nowS, endsS: payload.exp });
    }
    return principal;
  };
}

/** The type as it was sent: the library asks no form of it unless it is told which one to expect. */
function isTokenType(typ: unknown): boolean {
  return typ === undefined || (typeof typ === 'string' && TYPES.has(typ.toLowerCase()));
}

/** Codes of the library for what is wrong with a token (JWS, JWT, and keys that it names). */
function isTokenFault(code: string | undefined): code is `ERR_J${string}` {
  return code?.startsWith('ERR_J') === true;
}
