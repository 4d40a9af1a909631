import { useSyncExternalStore } from 'react';

/**
 * The past that the whole dashboard looks at. It stands in the page's address before the `#`, where no route
 * touches it: `/?asOf=2023-06-01T00:00:00.000Z&event=812#/candidates` survives a reload, a login and being
 * sent to a colleague.
 */
export interface Past {
  /** Every service answers as of this instant. */
  readonly asOf: string;
  /** The event of the history at which one stands; several may share the instant. */
  readonly event?: number | undefined;
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const listeners = new Set<() => void>();
let known: { search: string; past: Past | undefined } | undefined;

/** The past in an address' query, or undefined for now. */
export function pastOf(search: string): Past | undefined {
  const parameters = new URLSearchParams(search);
  const asOf = parameters.get('asOf');
  if (asOf === null || !instantForm.test(asOf)) return undefined;
  const event = Number(parameters.get('event') ?? Number.NaN);
  return { asOf, ...(Number.isInteger(event) && event > 0 && { event }) };
}

/** The query of an address that looks at `past`, other parameters kept. */
export function searchOf(search: string, past: Past | undefined): string {
  const parameters = new URLSearchParams(search);
  parameters.delete('asOf');
  parameters.delete('event');
  if (past) parameters.set('asOf', past.asOf);
  if (past?.event !== undefined) parameters.set('event', String(past.event));
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The past now looked at; the same object as long as the address says the same. */
export function currentPast(): Past | undefined {
  const { search } = window.location;
  if (known?.search !== search) known = { search, past: pastOf(search) };
  return known.past;
}

/**
 * Looks at another instant, or at now. Steps of a slider replace the address, so that "back" leaves the
 * slider.
 */
export function lookAt(past: Past | undefined, how: 'push' | 'replace' = 'push'): void {
  const { pathname, search, hash } = window.location;
  const address = `${pathname}${searchOf(search, past)}${hash}`;
  if (how === 'push') window.history.pushState(window.history.state, '', address);
  else window.history.replaceState(window.history.state, '', address);
  for (const listener of listeners) listener();
}

/** Calls back when another instant is looked at, by whatever means. */
export function onPast(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** The past now looked at, undefined for now. */
export function usePast(): Past | undefined {
  return useSyncExternalStore(onPast, currentPast);
}
