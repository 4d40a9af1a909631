import type { NewEvent } from '@laurel/core';

/** Events that say of which command they are, which of its events, and how many it has. */
export function countedEvents(commandId: string, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${commandId}.${index}`,
    type: 'ScoreGiven',
    schemaVersion: 1,
    data: { index, count },
    time: '2023-04-10T01:00:00.000Z',
    actor: { account: 'ann', person: 'P001', role: 'assessor' },
    commandId,
    payloadHash: 'payload-1',
    correlationId: 'correlation-1',
  }));
}
