import { fileURLToPath } from 'node:url';
import { openApiDocument, type Operation } from '@laurel/platform';

export const openApiFile = fileURLToPath(new URL('../../libs/contracts/openapi.json', import.meta.url));

/** The document as it is committed. `operations` are the endpoints beside those that contracts make. */
export function openApiText(operations: readonly Operation[]): string {
  return `${lined(openApiDocument(operations), 3)}
`;
}

/**
 * Writes JSON with each member of the outer objects on a line of its own, so that a changed operation or
 * schema is one line of a difference.
 */
function lined(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${lined(member, depth - 1)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
}
