import type { AuthProvider } from 'react-admin';
import { problemOf } from './http.ts';
import { mayRead, sources, type Visible } from './resources.ts';
import { forgetSession, rolesOf, session, signOut } from './session.ts';

/**
 * Signs in and out over `/api/v1/session`. A session with a one-time password is not signed in yet: the login
 * page asks for a new one.
 */
export const authProvider: AuthProvider = {
  async login() {
    // The login page has opened the session; only that somebody is signed in matters from here on.
    await session();
  },
  async logout() {
    await signOut();
    return '/login';
  },
  async checkAuth() {
    const { mustChangePassword } = await session();
    if (mustChangePassword) throw new Error('password_change_required');
  },
  async checkError(error: unknown) {
    const { code } = problemOf(error);
    if (code === 'unauthenticated' || code === 'password_change_required') {
      forgetSession();
      throw error;
    }
  },
  async getIdentity() {
    const { account } = await session();
    return { id: account.accountId, fullName: account.name };
  },
  async getPermissions() {
    try {
      return rolesOf(await session());
    } catch (error) {
      // Whoever reads the public's pages has no roles, and is not sent to sign in for that.
      if (problemOf(error).code === 'unauthenticated') return [];
      throw error;
    }
  },
  async canAccess({ resource }) {
    const isKnown = resource in sources || resource === 'dead-letters';
    return isKnown ? mayRead(resource as Visible, rolesOf(await session())) : true;
  },
};
