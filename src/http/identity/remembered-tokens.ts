import { hash } from 'node:crypto';
import type { JWTVerifyGetKey } from 'jose';
import type { Principal } from '../../application/services.ts';

type Header = Parameters<JWTVerifyGetKey>[0];
type Key = Awaited<ReturnType<JWTVerifyGetKey>>;

/** A token that was found good: under which key, when, and until when. */
export interface AcceptedToken {
  readonly header: Header;
  /** The very key that the signature was checked with. */
  readonly key: Key;
  readonly principal: Principal;
  /** Seconds since 1970, as the check took the time. */
  readonly checkedAtS: number;
  /** Its `exp`. */
  readonly endsS: number;
}

/** Tokens kept in mind; the one not heard of for longest goes first. */
const MOST_TOKENS = 1_000;

/**
 * Remembers tokens whose signature was checked, so that the same token is not checked again with the same key: it could not come out
 * otherwise. Everything else that can change is asked for each time: which key the token names now, and whether its time is up. So a
 * key that is withdrawn or replaced, or a token that ends, counts no longer from the same moment as without this. Of a token no more
 * than its SHA-256 is kept, and none that was refused.
 */
export class RememberedTokens {
  readonly #tokens = new Map<string, AcceptedToken>();
  readonly #keyFor: JWTVerifyGetKey;
  readonly #clockSkewS: number;

  constructor(keyFor: JWTVerifyGetKey, clockSkewS: number) {
    this.#keyFor = keyFor;
    this.#clockSkewS = clockSkewS;
  }

  /** Whom a token stands for; undefined where it has to be checked, which tells what is wrong with it where something is. */
  async find(token: string, nowS: number): Promise<Principal | undefined> {
    const digest = digestOf(token);
    const accepted = this.#tokens.get(digest);
    if (accepted === undefined) {
      return undefined;
    }
    this.#tokens.delete(digest);
    const { header, key, principal, checkedAtS, endsS } = accepted;
    // A clock that was set back may stand before the beginning of the token, which was looked at later.
    if (
      nowS < checkedAtS ||
      endsS <= nowS - this.#clockSkewS ||
      (await this.#keyNow(header, token)) !== key
    ) {
      return undefined;
    }
    this.#tokens.set(digest, accepted);
    return principal;
  }

  /** Keeps a token that was found good in every respect. */
  keep(token: string, accepted: AcceptedToken): void {
    this.#tokens.set(digestOf(token), accepted);
    const [first] = this.#tokens.keys();
    if (this.#tokens.size > MOST_TOKENS && first !== undefined) {
      this.#tokens.delete(first);
    }
  }

  /** Undefined where there is none, or where the keys cannot be had: the check that follows meets the same. */
  async #keyNow(header: Header, token: string): Promise<Key | undefined> {
    const [protectedHeader = '', payload = '', signature = ''] = token.split('.');
    try {
      return await this.#keyFor(header, { protected: protectedHeader, payload, signature });
    } catch {
      return undefined;
    }
  }
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
