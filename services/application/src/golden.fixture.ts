import { readFileSync } from 'node:fs';
import type { AggregateContract } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { someActor, someInstant } from '@laurel/core/testing';

/**
 * The events of the golden files, said one after the other in one stream of an aggregate, about the branch
 * b03.017; a type with data is said with these in place of the golden ones.
 */
export function goldenStream(
  { name, service }: AggregateContract,
  id: string,
  types: readonly (string | readonly [type: string, data: object])[],
): ViewedEvent[] {
  return types.map((said, index) => {
    const [type, more] = typeof said === 'string' ? [said, {}] : said;
    const file = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
    const { data, version } = JSON.parse(readFileSync(file, 'utf8')) as { data: object; version: number };
    const [revision, position] = [index + 1, index + 1];
    return {
      id: `${id}-${revision}`,
      type,
      schemaVersion: version,
      data: { ...data, ...('branchId' in data && { branchId: 'b03.017' }), ...more },
      service,
      stream: `${name}-${id}`,
      revision,
      position,
      time: someInstant,
      recordedAt: someInstant,
      actor: someActor,
      commandId: `${id}-${revision}`,
      payloadHash: 'a'.repeat(64),
      correlationId: id,
    };
  });
}
