import { onlineManager, QueryClient } from '@tanstack/react-query';
import { currentPast, onPast } from './as-of.ts';
import { problemOf } from './http.ts';

/** The cache of what was read. Refusals are not tried again; a server that cannot be reached is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => {
        const { status, code } = problemOf(error);
        // Right after a change of password the other services have not heard of it yet.
        if (code === 'password_change_required') return failures < 6;
        return failures < 2 && (status === 0 || status >= 502);
      },
      retryDelay: (failures) => Math.min(400 * 2 ** failures, 3_000),
    },
  },
});

// A page may be opened without network; then what was taken along is shown and not asked for.
onlineManager.setOnline(navigator.onLine);
// What the device itself can answer is asked all the same.
for (const first of ['auth', 'refused', 'command-forms'])
  queryClient.setQueryDefaults([first], { networkMode: 'always' });

// What was read of another instant must never be shown under this one's banner: what is not on screen is
// forgotten, what is on screen is read again.
let looked = currentPast();
onPast(() => {
  const past = currentPast();
  // Going back to another screen is no other instant, and what was read may be all there is.
  if (past === looked) return;
  looked = past;
  queryClient.removeQueries({ type: 'inactive' });
  void queryClient.invalidateQueries();
});
