import { registerSW } from 'virtual:pwa-register';

/**
 * The dashboard on this device: the browser keeps its files, so that it opens without network. A new version
 * waits until somebody takes it.
 */

let isWaiting = false;
let take: (() => Promise<void>) | undefined;
const listeners = new Set<() => void>();

/** Keeps the dashboard's files on this device from now on. */
export function keepOnDevice(): void {
  take = registerSW({
    onNeedRefresh() {
      isWaiting = true;
      for (const listener of listeners) listener();
    },
    // Another window that takes it does not end what is being done in this one.
    onNeedReload() {},
    onRegisteredSW(_url, registration) {
      document.addEventListener('visibilitychange', () => {
        // Without network there is nothing to ask for.
        if (document.visibilityState === 'visible') void registration?.update().catch(() => undefined);
      });
    },
  });
}

/** True while a new version waits. */
export const isVersionWaiting = (): boolean => isWaiting;

/** Tells when a new version has come; the function that is returned ends that. */
export function onVersion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the dashboard anew in the version that waits. */
export async function takeVersion(): Promise<void> {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload());
  await take?.();
}
