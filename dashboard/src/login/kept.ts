import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * State that survives a change of language, which mounts the whole page anew. It lives in memory only and is
 * forgotten by `forgetKept`.
 */
export function useKept<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial));
  const keep = (next: T) => {
    kept.set(name, next);
    setValue(next);
  };
  return [value, keep];
}

/** Forgets everything kept: whoever comes next begins anew. */
export function forgetKept(): void {
  kept.clear();
}
