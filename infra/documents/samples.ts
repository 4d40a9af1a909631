import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EventContract, events } from '@laurel/contracts';

/**
 * The golden files that new events lack, from their samples. A golden file that is there is never written
 * again: logs hold what it shows for ever.
 */
export function missingGolden(
  root: string,
  contracts: Readonly<Record<string, EventContract>> = events,
): Readonly<Record<string, string>> {
  const lacking = Object.entries(contracts)
    .filter(([, { sample }]) => sample !== undefined)
    .map(([type, { version, sample }]) => {
      const name = version === 1 ? type : `${type}.v${version}`;
      return [
        `libs/contracts/src/golden/${name}.json`,
        `${JSON.stringify({ type, version, data: sample }, null, 2)}\n`,
      ] as const;
    })
    .filter(([file]) => !existsSync(join(root, file)));
  return Object.fromEntries(lacking);
}
