import type { Reading } from './define.ts';

export const assessmentReadings = {} as const satisfies Record<string, Reading>;
