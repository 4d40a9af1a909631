import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument, type Operation, operationsOf, systemOperations } from '@laurel/platform';
import { definitions } from './definitions.ts';

/** Endpoints beside those that contracts make. */
const operations: readonly Operation[] = [...definitions.flatMap(operationsOf), ...systemOperations];

export const openApiFile = fileURLToPath(new URL('../../../libs/contracts/openapi.json', import.meta.url));

/** The document as it is committed. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(operations), null, 1)}\n`;
}

/** `laurel openapi`: writes the committed OpenAPI document anew. */
export async function openApiCommand(): Promise<number> {
  writeFileSync(openApiFile, openApiText());
  return 0;
}
