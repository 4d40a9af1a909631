import { fileURLToPath } from 'node:url';
import { openApiDocument, type Operation } from '@laurel/platform';

export const openApiFile = fileURLToPath(new URL('../../libs/contracts/openapi.json', import.meta.url));

/** The depth to which a part is laid out: a path, and a schema, parameter or response. */
const depths: Readonly<Record<string, number>> = { paths: 1, components: 2 };

/**
 * The document as it is committed, with what may change alone on a line of its own. `operations` are the
 * endpoints beside those that contracts make.
 */
export function openApiText(operations: readonly Operation[]): string {
  return `${lined(openApiDocument(operations), (part) => depths[part] ?? 0)}\n`;
}

function lined(value: object, depthOf: (key: string) => number): string {
  const members = Object.entries(value).map(([key, member]) => {
    const depth = depthOf(key);
    return `${JSON.stringify(key)}:${depth === 0 ? JSON.stringify(member) : lined(member as object, () => depth - 1)}`;
  });
  return `{\n${members.join(',\n')}\n}`;
}
