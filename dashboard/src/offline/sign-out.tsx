import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLogout } from 'react-admin';
import { useOutbox } from './use-outbox.ts';

const UnsentDialog = lazy(async () => ({ default: (await import('./UnsentDialog.tsx')).UnsentDialog }));

/** Signs out; whoever has something that was not sent is told first. */
export function useSignOut(): { signOut(): void; dialog: ReactNode } {
  const logout = useLogout();
  const unsent = useOutbox().filter(({ standing }) => standing !== 'sent').length;
  const [isAsking, setAsking] = useState(false);
  const leave = () => void logout();
  return {
    signOut: () => (unsent > 0 ? setAsking(true) : leave()),
    dialog: isAsking && (
      <Suspense>
        <UnsentDialog unsent={unsent} onSignOut={leave} onClose={() => setAsking(false)} />
      </Suspense>
    ),
  };
}
