import { LRUCache } from 'lru-cache';

/**
 * Limits for failed sign-ins, by login and by address: after too many the sign-in is locked for a while. A
 * login that nobody has is counted like any other, so that counting does not tell which logins exist. The
 * counts are in the memory of one process and bounded; decision 0017 says why, and what that costs.
 */

export interface LimitSettings {
  readonly wrongPerLogin: number;
  /** Higher, because a whole bureau may come from one address. */
  readonly wrongPerAddress: number;
  readonly windowMs: number;
  readonly lockMs: number;
  /** The most logins and addresses to remember; the least recently used is forgotten first. */
  readonly remembered: number;
}

const quarterHourMs = 15 * 60 * 1000;
export const usualLimits: LimitSettings = {
  wrongPerLogin: 5,
  wrongPerAddress: 50,
  windowMs: quarterHourMs,
  lockMs: quarterHourMs,
  remembered: 50_000,
};

interface Count {
  wrong: number;
  readonly sinceMs: number;
  lockedUntilMs?: number;
  /** True when the lock was put on record; once is enough. */
  recorded?: boolean;
}

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly retryAfterSeconds: number; readonly firstRefusal: boolean };

export class SignInLimits {
  readonly #counts: LRUCache<string, Count>;

  constructor(private readonly settings: LimitSettings = usualLimits) {
    this.#counts = new LRUCache({ max: settings.remembered });
  }

  /**
   * Admits one more attempt or refuses it. An attempt is counted as wrong at once, so that many at the same
   * time are not more than one after another; call `right` when it was not wrong.
   */
  begin(login: string, address: string, nowMs: number): Admission {
    const counts = [this.#count(`login ${login}`, nowMs), this.#count(`address ${address}`, nowMs)] as const;
    const locked = counts.find(({ lockedUntilMs }) => lockedUntilMs !== undefined);
    if (locked) return refusal(locked, locked.lockedUntilMs! - nowMs);
    const [byLogin, byAddress] = counts;
    if (byLogin.wrong >= this.settings.wrongPerLogin) return refusal(byLogin, 1000);
    byLogin.wrong++;
    byAddress.wrong++;
    return { admitted: true };
  }

  /** The attempt failed; locks when it was one too many. */
  wrong(login: string, address: string, nowMs: number): void {
    this.#lock(`login ${login}`, this.settings.wrongPerLogin, nowMs);
    this.#lock(`address ${address}`, this.settings.wrongPerAddress, nowMs);
  }

  /**
   * The attempt succeeded; the name's earlier errors are forgotten, the address is only given back this
   * attempt.
   */
  right(login: string, address: string): void {
    this.#counts.delete(`login ${login}`);
    const byAddress = this.#counts.get(`address ${address}`);
    if (byAddress) byAddress.wrong = Math.max(0, byAddress.wrong - 1);
  }

  /** The number of logins and addresses that are remembered now. */
  get size(): number {
    return this.#counts.size;
  }

  #lock(key: string, most: number, nowMs: number): void {
    const count = this.#count(key, nowMs);
    if (count.wrong < most || count.lockedUntilMs !== undefined) return;
    count.lockedUntilMs = nowMs + this.settings.lockMs;
  }

  #count(key: string, nowMs: number): Count {
    const count = this.#counts.get(key);
    if (count && nowMs < (count.lockedUntilMs ?? count.sinceMs + this.settings.windowMs)) return count;
    const fresh = { wrong: 0, sinceMs: nowMs };
    this.#counts.set(key, fresh);
    return fresh;
  }
}

function refusal(count: Count, waitMs: number): Admission {
  const firstRefusal = count.lockedUntilMs !== undefined && count.recorded !== true;
  count.recorded ||= firstRefusal;
  return { admitted: false, retryAfterSeconds: Math.ceil(waitMs / 1000), firstRefusal };
}
