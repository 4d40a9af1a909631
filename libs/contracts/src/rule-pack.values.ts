import { z } from 'zod';
import { kinds } from './values.ts';

/** The values that a rule pack is made of. */

/** A number as a decimal string, so that no float ever enters a record: `"0.5"`. */
export const decimal = z.string().regex(/^-?\d{1,9}(\.\d{1,4})?$/);
export const bilingual = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
export const packId = z.string().regex(/^[a-z][a-zA-Z0-9]{1,30}$/);
export const percent = z.int().min(0).max(100);
kinds.add(decimal, { id: 'Decimal' }).add(bilingual, { id: 'Bilingual' });
kinds.add(packId, { id: 'PackId' }).add(percent, { id: 'Percent' });
