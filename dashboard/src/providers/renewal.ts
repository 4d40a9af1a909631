/**
 * The end of a session while somebody is writing: the screen that holds what they wrote asks for the password
 * where it is, and what was asked of the server is asked again.
 */

let ask: (() => void) | undefined;
let waiting: PromiseWithResolvers<void> | undefined;

/** Lets a screen ask for the password from now on; the function that is returned ends that. */
export function asksForPassword(open: () => void): () => void {
  ask = open;
  return () => {
    ask = undefined;
    waiting = undefined;
  };
}

/** Waits until the password was given again; undefined where no screen asks for it. */
export function renewal(): Promise<void> | undefined {
  if (!ask) return undefined;
  waiting ??= Promise.withResolvers<void>();
  ask();
  return waiting.promise;
}

/** The password was given, or whoever should give it leaves. */
export function endWaiting(error?: Error): void {
  if (error) waiting?.reject(error);
  else waiting?.resolve();
  waiting = undefined;
}
