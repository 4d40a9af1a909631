import { events as eventContracts } from '@laurel/contracts';
import type { NewEvent, StoredEvent } from '@laurel/core';
import { systemActor } from '../runtime/reactor.ts';

/** An event to be stored, its body held to its contract. */
export function newEvent(id: string, type: string, data: object, instant: string): NewEvent {
  const contract = eventContracts[type]!;
  return {
    id,
    type,
    schemaVersion: contract.version,
    data: contract.body.parse(data),
    time: instant,
    actor: systemActor,
    commandId: id,
    payloadHash: '',
    correlationId: id,
  };
}

/** Groups a log into the appends that made it: neighbouring events of one stream and one command. */
export function commandsOf(history: readonly StoredEvent[]): StoredEvent[][] {
  const found: StoredEvent[][] = [];
  for (const event of history) {
    const last = found.at(-1)?.[0];
    if (last?.stream === event.stream && last.commandId === event.commandId) found.at(-1)!.push(event);
    else found.push([event]);
  }
  return found;
}
