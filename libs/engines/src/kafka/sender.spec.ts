// Sending to one topic, whoever asks and whenever: nothing that was asked is forgotten.
import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { soon } from '../contract/index.ts';
import { numbered } from './listening.ts';
import { Sender } from './sender.ts';

/** A cluster that answers each request when told to. */
function cluster() {
  const answers: (() => void)[] = [];
  const producer = {
    connect: async () => {},
    disconnect: async () => {},
    send: () => new Promise<void>((resolve) => answers.push(resolve)),
  };
  return { kafka: () => ({ producer: () => producer }) as unknown as Kafka, answers };
}

const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('What is asked for while the last request is being answered', () => {
  it('is sent, at whatever step of the answer it comes', async () => {
    for (let steps = 0; steps < 20; steps++) {
      const { kafka, answers } = cluster();
      const sender = new Sender(kafka, 't', 1_000);
      const first = sender.send(numbered('k', 0, 1));
      await quiet();
      answers.shift()!();
      for (let step = 0; step < steps; step++) await undefined;
      const second = sender.send(numbered('k', 1, 1));
      await quiet();
      expect([steps, answers.length]).toEqual([steps, 1]);
      answers.shift()!();
      await soon(Promise.all([first, second]), 'both');
      await sender.close();
    }
  });
});
