// Appends twelve events one after another and prints what each was answered. Started by flush.spec.ts under
// strace: directory.
import { writeSync } from 'node:fs';
import { openSqlite } from './open.ts';

const [directory] = process.argv.slice(2) as [string];
const { events, close } = await openSqlite({
  directory,
  service: 'flushed',
  now: () => '2023-04-10T01:00:00.000Z',
});
writeSync(1, 'opened\n');
for (let index = 0; index < 12; index++) {
  const said = {
    id: `c${index}.1`,
    type: 'ScoreGiven',
    schemaVersion: 1,
    data: {},
    time: '2023-04-10T01:00:00.000Z',
    actor: { account: 'ann', person: 'P001', role: 'assessor' },
    commandId: `c${index}`,
    payloadHash: 'payload-1',
    correlationId: 'correlation-1',
  };
  await events.append('a', 'any', [said], { commandId: `c${index}` }).then(
    () => writeSync(1, `done c${index}\n`),
    (error: Error) => writeSync(1, `failed c${index} ${error.name}\n`),
  );
}
await close();
