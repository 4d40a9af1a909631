import type { Reading } from './define.ts';

/** What readers see of naming, titles, public notices and objections; part of the evaluation service's readings. */
export const namingReadings = {} as const satisfies Record<string, Reading>;
