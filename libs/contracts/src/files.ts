import { z } from 'zod';
import { fieldsOf, within } from './schema-walk.ts';
import { kinds } from './values.ts';

/** The stored files that a body names: every field of the kind `file`, wherever it stands. */

export interface NamedFile {
  /** The place in the body, as a refusal names it: `form.attachments[0]`. */
  readonly path: string;
  readonly hash: string;
}

/** The files that a value names, by the schema that it has. */
export function filesIn(schema: z.ZodType, value: unknown, path = ''): NamedFile[] {
  if (value === undefined) return [];
  if (isFile(schema)) return typeof value === 'string' ? [{ path, hash: value }] : [];
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((each, index) => filesIn(schema.element as z.ZodType, each, `${path}[${index}]`));
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null)
    return fieldsOf(schema).flatMap(([name, field]) =>
      filesIn(field, (value as Record<string, unknown>)[name], path === '' ? name : `${path}.${name}`),
    );
  if (schema instanceof z.ZodRecord && typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) =>
      filesIn(schema.valueType as z.ZodType, each, path === '' ? name : `${path}.${name}`),
    );
  return within(schema).flatMap((inner) => filesIn(inner, value, path));
}

/** True if a value of the schema may name a file. */
export function namesFiles(schema: z.ZodType): boolean {
  if (isFile(schema)) return true;
  if (schema instanceof z.ZodArray) return namesFiles(schema.element as z.ZodType);
  if (schema instanceof z.ZodObject) return fieldsOf(schema).some(([, field]) => namesFiles(field));
  if (schema instanceof z.ZodRecord) return namesFiles(schema.valueType as z.ZodType);
  return within(schema).some(namesFiles);
}

const isFile = (schema: z.ZodType) => kinds.get(schema)?.kind === 'file';

/** Documents, sheets, slides, pictures; nothing that runs. */
export const acceptedMediaTypes: readonly string[] = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  // The state's own document format, and those of WPS: text, sheet, slides.
  'application/ofd',
  'application/vnd.ofd',
  'application/vnd.ms-works',
  'application/wps-office.wps',
  'application/wps-office.et',
  'application/wps-office.dps',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/heif',
  'text/plain',
  'video/mp4',
];
