export { type Verified, verified, type VerifyStep } from './verify.ts';
export { joiningOf, type Joining, planText } from '../joining/plan.ts';
export { joinsOf, keeperOf } from './joined.ts';
export type { Person } from '../joining/living.ts';
