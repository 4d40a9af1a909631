import type { Engine } from '@laurel/engines';
import type { Tree } from '@laurel/rules';
import type { Clock } from '../clock.ts';
import type { Projector } from '../runtime/projector.ts';
import type { RecentRows } from '../runtime/recent-rows.ts';
import { type AccessRow, accessView, ofOnePerson } from './access.view.ts';
import { isSignedIn, type SessionRow, sessionsView } from './sessions.view.ts';
import type { Tokens } from './token.ts';
import { treeIn, treeView } from './tree.view.ts';

/** The time that a request waits for the news that its own session was opened. */
const freshLoginMs = 3_000;

/** The account that is signed in, its session, and the tree by which its scope is judged. */
export interface SignedIn {
  readonly account: AccessRow;
  readonly tree: Tree;
  readonly sessionId: string;
}

interface Needs {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly rows: RecentRows;
  readonly tokens: Tokens;
}

/** Tells who a session token belongs to, from the service's own copy of accounts and sessions. */
export class Sessions {
  constructor(private readonly needs: Needs) {}

  /** Undefined when the token is not ours, or its session is over. */
  async of(token: string): Promise<SignedIn | undefined> {
    const { clock, rows, tokens } = this.needs;
    const claims = await tokens.verify(token, clock.now());
    if (!claims) return undefined;
    const session = await this.#session(claims.sessionId);
    const account = await rows.get(accessView, claims.accountId);
    if (!account || !isSignedIn(session, account, clock.now())) return undefined;
    const accounts = await rows.where(accessView, 'personId', account.personId);
    const tree = await rows.made(treeView, treeIn);
    return { account: ofOnePerson(account, accounts), tree, sessionId: claims.sessionId };
  }

  /**
   * The session of a token we signed. A fresh login may not be shown yet, or its news may still be on its way
   * from identity: what is in the log is waited for, and more of it for a moment.
   */
  async #session(sessionId: string): Promise<SessionRow | undefined> {
    const { projector, rows, engine } = this.needs;
    const known = await rows.get(sessionsView, sessionId);
    if (known) return known;
    await projector.reach(await engine.events.head());
    const giveUpAt = Date.now() + freshLoginMs;
    for (;;) {
      const { position } = projector;
      const session = await rows.get(sessionsView, sessionId);
      if (session || Date.now() >= giveUpAt) return session;
      await projector.reach(position + 1, giveUpAt - Date.now()).catch(() => undefined);
    }
  }
}
