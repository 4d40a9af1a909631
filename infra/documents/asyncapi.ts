import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asyncApiDocument, brokenPromises } from '@laurel/contracts';

export const asyncApiFile = fileURLToPath(new URL('../../../libs/contracts/asyncapi.json', import.meta.url));

/** The document as it is committed. */
export function asyncApiText(): string {
  return `${JSON.stringify(asyncApiDocument(), null, 1)}\n`;
}

/**
 * `laurel asyncapi [FILE]`: writes the committed AsyncAPI document anew. Refuses, and leaves it as it is, when stored events or consumers would no longer fit
 * what it promised: such a change is a new version of the event, with an upcaster from the one before.
 */
export async function asyncApiCommand([file = asyncApiFile]: readonly string[] = []): Promise<number> {
  const broken = existsSync(file) ? brokenPromises(JSON.parse(readFileSync(file, 'utf8')), asyncApiDocument()) : [];
  if (broken.length > 0) {
    const reason =
      '已发布的事件版本不可更改，请提高版本号并提供升级函数 / A version that was published must not change: raise it and give an upcaster';
    process.stderr.write(`${[`${reason}:`, ...broken].join('\n  ')}\n`);
    return 1;
  }
  writeFileSync(file, asyncApiText());
  return 0;
}
