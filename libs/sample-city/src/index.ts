export { type DemoOptions, rehearsalStart, runDemo } from './run-demo.ts';
export type { Summary } from './play/summary.ts';
