import type { Reading } from './define.ts';

export const evaluationReadings = {} as const satisfies Record<string, Reading>;
