import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asyncApiDocument, brokenPromises } from '@laurel/contracts';

export const asyncApiFile = fileURLToPath(new URL('../../libs/contracts/asyncapi.json', import.meta.url));

/** The document as it is committed. */
export function asyncApiText(document = asyncApiDocument()): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}

/**
 * Writes the committed AsyncAPI document anew. Throws, and leaves the document as it is, when stored events
 * or consumers would no longer fit what it promised: such a change is a new version of the event, with an
 * upcaster from the one before.
 */
export function writeAsyncApi(file = asyncApiFile, document = asyncApiDocument()): void {
  const broken = existsSync(file) ? brokenPromises(JSON.parse(readFileSync(file, 'utf8')), document) : [];
  if (broken.length > 0) {
    const reason =
      '已发布的事件版本不可更改，请提高版本号并提供升级函数 / A version that was published must not change: raise it and give an upcaster';
    throw new Error([`${reason}:`, ...broken].join('\n  '));
  }
  writeFileSync(file, asyncApiText(document));
}
