import type { Reading } from './define.ts';

export const applicationReadings = {} as const satisfies Record<string, Reading>;
