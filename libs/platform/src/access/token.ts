import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { keyed } from '../derived.ts';

/**
 * The content of a token: a session, its account and its end. The rights of the account are not in it; they
 * are looked up at every request.
 */
export interface Claims {
  readonly sessionId: string;
  readonly accountId: string;
  readonly expiresAt: string;
}

const issuer = 'laurel';
const verifiedMax = 10_000;
const keyBytesLeast = 32;

/**
 * Makes and checks session tokens (JWT, HS256, one key for all services of a city). Only the algorithm named
 * here is ever accepted.
 */
export class Tokens {
  readonly #key: Uint8Array;
  readonly #verified = new LRUCache<string, Claims>({ max: verifiedMax });

  /** `key`: at least 32 random bytes, the same for all services; throws when it is shorter. */
  constructor(key: Uint8Array) {
    if (key.length < keyBytesLeast)
      throw new Error(`the session key needs ${keyBytesLeast} bytes, got ${key.length}`);
    this.#key = key;
  }

  async sign({ sessionId, accountId, expiresAt }: Claims, issuedAt: string): Promise<string> {
    return await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setSubject(accountId)
      .setIssuedAt(Math.floor(Date.parse(issuedAt) / 1000))
      .setExpirationTime(Math.floor(Date.parse(expiresAt) / 1000))
      .sign(this.#key);
  }

  /** The claims of a token that we made and that is not expired at `instant`; undefined for anything else. */
  async verify(token: string, instant: string): Promise<Claims | undefined> {
    const claims = this.#verified.get(token) ?? (await this.#check(token, instant));
    return claims && instant < claims.expiresAt ? claims : undefined;
  }

  /** Gives the value that a page must send in X-CSRF-Token together with the session cookie. */
  csrf(token: string): string {
    return keyed(this.#key, `csrf/${createHash('sha256').update(token).digest('hex')}`);
  }

  async #check(token: string, instant: string): Promise<Claims | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer,
        algorithms: ['HS256'],
        typ: 'JWT',
        currentDate: new Date(instant),
      });
      if (typeof payload['sid'] !== 'string' || payload.sub === undefined || payload.exp === undefined)
        return undefined;
      const claims = {
        sessionId: payload['sid'],
        accountId: payload.sub,
        expiresAt: new Date(payload.exp * 1000).toISOString(),
      };
      this.#verified.set(token, claims);
      return claims;
    } catch {
      return undefined;
    }
  }
}
