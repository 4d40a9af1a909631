export { type Verified, verified, type VerifyStep } from './verify.ts';
export { joiningOf, type Joining, planText } from './plan.ts';
export { joinsOf, keeperOf } from './kept.ts';
export type { Person } from './living.ts';
