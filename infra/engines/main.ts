// `npm run engines`: starts Kafka and MongoDB, prints how to name them to Laurel, and stays up until it is
// told to end.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { environmentOf, startEngines } from './engines.ts';
import { say } from './say.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    'mongo-port': { type: 'string' },
    'kafka-port': { type: 'string' },
    'keep-alive': { type: 'boolean' },
  },
});

const engines = await startEngines({
  ...(values.data === undefined ? {} : { data: resolve(values.data) }),
  ...(values['mongo-port'] === undefined ? {} : { mongoPort: Number(values['mongo-port']) }),
  ...(values['kafka-port'] === undefined ? {} : { kafkaPort: Number(values['kafka-port']) }),
  keepAlive: values['keep-alive'] ?? false,
}).catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
for (const [name, value] of Object.entries(environmentOf(engines)))
  process.stdout.write(`export ${name}='${value}'\n`);
say('就绪，Ctrl-C 停止。Ready; Ctrl-C ends them.');

const parent = process.ppid;
const orphaned = setInterval(() => process.ppid !== parent && end(), 1_000);
const end = () => {
  clearInterval(orphaned);
  stopping ??= engines.stop();
};
let stopping: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
