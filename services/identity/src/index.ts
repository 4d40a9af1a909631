export { type FirstAccount, firstAccounts, firstAccountsText, firstStart, type FirstStartShell, firstStartShell } from './first-start.ts';
export { identityService } from './identity.definition.ts';
export { IdentityModule } from './identity.module.ts';
export {
  type Attempt,
  changePassword,
  closeSession,
  type Opened,
  openSession,
  SignInRefused,
  type SignInShell,
  usualSessionHours,
} from './sign-in.ts';
export { type LimitSettings, SignInLimits, usualLimits } from './sign-in-limits.ts';
