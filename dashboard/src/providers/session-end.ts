import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import { problemOf } from './http.ts';
import { renewal } from './renewal.ts';

const ends = ['unauthenticated', 'password_change_required'];

/**
 * Leads to the login page when any read says that the session is over, or lets the screen that can ask for
 * the password. react-admin does so for its own hooks only.
 */
export function useSessionEnd(): void {
  const client = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  useEffect(() => {
    let told = false;
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error' || told) return;
      const { code } = problemOf(event.action.error);
      if (!ends.includes(code)) return;
      // Whoever leaves is led there by the screen.
      if (code === 'unauthenticated' && renewal()?.catch(() => undefined)) return;
      told = true;
      void logoutIfAccessDenied(event.action.error).finally(() => {
        told = false;
      });
    });
  }, [client, logoutIfAccessDenied]);
}
