// The broker on a real Kafka keeps every promise of the port.
import { randomUUID } from 'node:crypto';
import { brokerContract } from '../contract/index.ts';
import { openKafka } from './index.ts';

const brokers = process.env['LAUREL_KAFKA_BROKERS']!.split(',');

brokerContract(
  'kafka',
  async () => {
    const prefix = `${randomUUID()}-`;
    const open = () => openKafka({ brokers, clientId: 'contract', prefix, retryMs: 1, onError: () => {} });
    let broker = await open();
    return {
      port: broker,
      reopen: async () => {
        await broker.close();
        return (broker = await open());
      },
      dispose: () => broker.close(),
    };
  },
  { durable: true },
);
