export { type CityRecord, type DemoOptions, type Proof, rehearsalStart, runDemo } from './run-demo.ts';
export { countingByShippedYears, rulePackIn } from './rule-pack.ts';
export { type LeftOut, leftOutOf } from './story/left-out.ts';
export type { Act, CommandAct, Scene } from './scenes/act.ts';
export { scriptOf } from './scenes/script.ts';
export type { Account } from './story/staff.ts';
export { Story } from './story/story.ts';
export { type Summary, summaryInWords } from './summary.ts';
export { filled } from './story/forms.ts';
