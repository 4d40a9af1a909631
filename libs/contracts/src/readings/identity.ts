import type { Reading } from './define.ts';

export const identityReadings = {} as const satisfies Record<string, Reading>;
