import type { Reading } from './define.ts';

export const auditReadings = {} as const satisfies Record<string, Reading>;
