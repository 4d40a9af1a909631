import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Item, onOutbox, outbox } from './items.ts';

/** The commands in the outbox of this device. */
export function useOutbox(): readonly Item[] {
  return useSyncExternalStore(onOutbox, outbox);
}

/** True while this device has a network. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}
