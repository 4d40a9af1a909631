// Hears into a SQLite log, says when it has kept a batch and holds still before the commit, to be killed
// there. Started by kafka.cluster.spec.ts: directory, prefix.
import { writeSync } from 'node:fs';
import type { Broker } from '@laurel/core';
import { openKafka } from '@laurel/engines/kafka';
import { openSqlite } from '@laurel/engines/sqlite';
import { Consumer } from './consumer.ts';

const [directory, prefix] = process.argv.slice(2) as [string, string];
const brokers = process.env['LAUREL_KAFKA_BROKERS']!.split(',');
const fail = (error: unknown) => process.stderr.write(`${String(error)}\n`);
const engine = await openSqlite({ directory, service: 'audit', now: () => new Date().toISOString() });
const kafka = await openKafka({ brokers, clientId: 'killed', prefix, sessionMs: 1_500, onError: fail });

const holding: Pick<Broker, 'subscribe'> = {
  subscribe: (group, topics, onBatch) =>
    kafka.subscribe(group, topics, async (batch) => {
      await onBatch(batch);
      writeSync(1, 'kept\n');
      await new Promise(() => {});
    }),
};
await new Consumer('audit', engine, { ...kafka, ...holding }, fail).start();
