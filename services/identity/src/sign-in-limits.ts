/**
 * How often somebody may be wrong before the door is locked for a while. In memory and bounded: a restart forgets, which costs an attacker's patience
 * and nobody's account. A name nobody has is counted like any other, so that counting tells nothing about who exists.
 */

export interface LimitSettings {
  readonly wrongPerLogin: number;
  /** Higher, because a whole bureau may come from one address. */
  readonly wrongPerAddress: number;
  readonly windowMs: number;
  readonly lockMs: number;
  /** How many names and addresses are remembered; the oldest is forgotten first. */
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
  /** Whether the lock was put on record; once is enough. */
  recorded?: boolean;
}

export type Admission =
  { readonly admitted: true } | { readonly admitted: false; readonly retryAfterSeconds: number; readonly firstRefusal: boolean };

export class SignInLimits {
  readonly #counts = new Map<string, Count>();

  constructor(private readonly settings: LimitSettings = usualLimits) {}

  /**
   * Whether one more attempt may be made. It is counted as wrong at once, so that many at the same time are not more than one after another;
   * call `right` when it was not wrong.
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

  /** The attempt succeeded; the name's earlier errors are forgotten, the address is only given back this attempt. */
  right(login: string, address: string): void {
    this.#counts.delete(`login ${login}`);
    const byAddress = this.#counts.get(`address ${address}`);
    if (byAddress) byAddress.wrong = Math.max(0, byAddress.wrong - 1);
  }

  /** How many names and addresses are remembered now. */
  get size(): number {
    return this.#counts.size;
  }

  #lock(key: string, most: number, nowMs: number): void {
    const count = this.#count(key, nowMs);
    if (count.wrong < most || count.lockedUntilMs !== undefined) return;
    count.lockedUntilMs = nowMs + this.settings.lockMs;
    this.#remember(key, count);
  }

  #count(key: string, nowMs: number): Count {
    const count = this.#counts.get(key);
    if (count && nowMs < (count.lockedUntilMs ?? count.sinceMs + this.settings.windowMs)) return count;
    const fresh = { wrong: 0, sinceMs: nowMs };
    this.#remember(key, fresh);
    return fresh;
  }

  #remember(key: string, count: Count): void {
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size > this.settings.remembered) this.#counts.delete(this.#counts.keys().next().value!);
  }
}

function refusal(count: Count, waitMs: number): Admission {
  const firstRefusal = count.lockedUntilMs !== undefined && count.recorded !== true;
  count.recorded ||= firstRefusal;
  return { admitted: false, retryAfterSeconds: Math.ceil(waitMs / 1000), firstRefusal };
}
