import { useEffect } from 'react';

const acts = '#/act';

/** Ctrl+K leads to all that one may do, from wherever one is. */
export function useActsKey(): void {
  useEffect(() => {
    const lead = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      window.location.hash = acts;
    };
    window.addEventListener('keydown', lead);
    return () => window.removeEventListener('keydown', lead);
  }, []);
}
