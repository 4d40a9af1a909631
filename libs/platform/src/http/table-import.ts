import { Inject, Injectable } from '@nestjs/common';
import { type AggregateContract, parseId } from '@laurel/contracts';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import { CommandDispatcher } from '../cqrs/command-dispatcher.ts';
import { Commander } from '../runtime/commander.ts';
import { CLOCK } from '../tokens.ts';
import { Answer } from './answer.ts';
import { csvRows, type RowFault, tableInvalid } from './csv.ts';
import { permittedActor } from './permitted-actor.ts';
import { Problem } from './problem.ts';
import { commandIdOf, instantOf, parsed } from './request.ts';

type Table = ReturnType<typeof csvRows>;

/** A table that is uploaded, and the command that takes it. */
export interface Upload {
  readonly request: FastifyRequest;
  readonly body: unknown;
  readonly aggregate: AggregateContract;
  readonly id: string;
  readonly type: string;
  readonly rowCharactersMost: number;
  /**
   * Reads the command's data from the table, or everything that is wrong with it: in itself, and with what is
   * registered now, so that every fault is told with its row before anything is asked.
   */
  read(
    table: Table,
    reader: ReturnType<Commander['reader']>,
  ): Promise<{ readonly data: object } | { readonly faults: readonly RowFault[] }>;
}

/** Takes a CSV as one command, all or nothing, and tells faults by row. */
@Injectable()
export class TableImport {
  constructor(
    private readonly dispatcher: CommandDispatcher,
    private readonly commander: Commander,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async take({ request, body, aggregate, id, type, rowCharactersMost, read }: Upload): Promise<Answer> {
    const commandId = commandIdOf(request);
    if (typeof body !== 'string') throw new Problem('unsupported_media_type');
    const reader = this.commander.reader(commandId);
    const rows = await read(csvRows(body, rowCharactersMost), reader);
    if ('faults' in rows) throw tableInvalid(rows.faults);
    const data = parsed(aggregate.commands[type]!.body, rows.data);
    const wanted = { act: type, parts: parseId(aggregate, id)!, data, instant: this.clock.now() };
    const { events, position, repeated } = await this.dispatcher.execute({
      aggregate: aggregate.name,
      id,
      type,
      data,
      actor: await permittedActor(request, wanted, () => reader.tree()),
      instant: instantOf(request, this.clock),
      commandId,
      correlationId: commandId,
    });
    return new Answer({ imported: events.length, position, repeated }).at(position);
  }
}
