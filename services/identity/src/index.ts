export {
  type FirstAccount,
  firstAccounts,
  firstAccountsText,
  firstStart,
  type FirstStartShell,
  firstStartShell,
} from './first-start/first-start.ts';
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
} from './signing-in/sign-in.ts';
export { type LimitSettings, SignInLimits, usualLimits } from './signing-in/sign-in-limits.ts';
