import type { z } from 'zod';
import { type EarlierEvent, event, type EventContract } from './contract.ts';

/** An event's contract with nothing but what versions are about. */
export function said(
  version: number,
  body: z.ZodRawShape,
  earlier?: EarlierEvent,
  upcast?: (data: never) => object,
): EventContract {
  const rest = {
    readBy: [],
    words: { zh: '事', en: 'event' },
    ...(earlier && { earlier }),
    ...(upcast && { upcast }),
  };
  return event({ version, body, ...rest } as unknown as Parameters<typeof event>[0] & { version: 1 });
}
