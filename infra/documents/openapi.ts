import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument, type Operation } from '@laurel/platform';

export const openApiFile = fileURLToPath(new URL('../../libs/contracts/openapi.json', import.meta.url));

/** The document as it is committed. `operations` are the endpoints beside those that contracts make. */
export function openApiText(operations: readonly Operation[]): string {
  return `${JSON.stringify(openApiDocument(operations), null, 1)}\n`;
}

/** Writes the committed OpenAPI document anew. */
export function writeOpenApi(operations: readonly Operation[]): void {
  writeFileSync(openApiFile, openApiText(operations));
}
