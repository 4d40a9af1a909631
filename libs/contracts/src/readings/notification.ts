import type { Reading } from './define.ts';

export const notificationReadings = {} as const satisfies Record<string, Reading>;
