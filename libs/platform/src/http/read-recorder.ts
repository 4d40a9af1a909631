import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { events as eventContracts } from '@laurel/contracts';
import { DuplicateCommand } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import { recordedReaders } from '../access/acts.ts';
import type { Sight } from '../access/sight.ts';
import type { Clock } from '../clock.ts';
import { derivedId } from '../derived.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import { CLOCK } from '../tokens.ts';
import { instantOf, keyOf } from './request.ts';

/** Puts looks on record: who read which resource, how many rows, as of when. */
@Injectable()
export class ReadRecorder {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Resolves when it is stored, at once for readers whose looks nobody records. */
  async record(
    runtime: ServiceRuntime,
    request: FastifyRequest,
    sight: Sight,
    rows: number,
    asOf: string | undefined,
  ): Promise<void> {
    if (!sight.reader || !recordedReaders.includes(sight.role)) return;
    const { accountId, personId } = sight.reader.account;
    const commandId = recordIdOf(request, this.clock);
    const stream = `reads-${accountId}`;
    const recorded = runtime.surroundings.engine.events.append(
      stream,
      'any',
      [
        {
          id: derivedId(`${stream}/${runtime.definition.name}/${commandId}`),
          type: 'RecordRead',
          schemaVersion: eventContracts['RecordRead']!.version,
          time: instantOf(request, this.clock),
          actor: { account: accountId, person: personId, role: sight.role },
          commandId,
          payloadHash: '',
          correlationId: commandId,
          data: { accountId, resource: request.url.slice(0, 300), rows, ...(asOf !== undefined && { asOf }) },
        },
      ],
      { commandId },
    );
    // A rehearsal may name the same id again; its look is on record.
    await recorded.catch((error: unknown) => {
      if (!(error instanceof DuplicateCommand)) throw error;
    });
  }
}

/**
 * Gives the id under which a read or a sign-in attempt is recorded. In production it is random, because a
 * caller who chose an id twice would leave the second unrecorded. In a rehearsal it is the one that the
 * request brings, so that the same seed gives the same record.
 */
export function recordIdOf(request: FastifyRequest, clock: Clock): string {
  if (clock.mode === 'production') return randomUUID();
  return keyOf(request) ?? request.id;
}
