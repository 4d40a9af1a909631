import { Body, Controller, Inject, Param, Post, Query, Req, Res, type Type } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { acts, type AggregateContract, kebab, sealedActs } from '@laurel/contracts';
import type { Handled } from '@laurel/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ask } from '../runtime/commander.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import type { Gate } from './gate.ts';
import { Problem } from './problem.ts';
import { commandIdOf, expectedVersionOf, fault, parsed } from './request.ts';

/** The command envelope that travels on the command bus; one class per aggregate, so that each has one handler. */
export interface Envelope {
  readonly ask: Ask;
}

export interface CommandParts {
  readonly controller: Type;
  readonly handler: Type;
}

/** The commands that people may ask for at the general endpoint: somebody must be permitted, alone or as one of two. */
export function publicCommands(aggregate: AggregateContract): string[] {
  if (aggregate.internal) return [];
  return Object.keys(aggregate.commands).filter((type) => {
    const permission = acts[type];
    return permission !== undefined && (permission.by.length > 0 || permission.pair !== undefined);
  });
}

/** One controller and one handler for an aggregate: `POST /api/v1/<path>/<id>/<command>`. */
export function commandParts(aggregate: AggregateContract, runtime: ServiceRuntime, gate: Gate): CommandParts {
  class AggregateCommand implements Envelope {
    constructor(readonly ask: Ask) {}
  }

  class AggregateHandler implements ICommandHandler<AggregateCommand, Handled> {
    execute({ ask }: AggregateCommand): Promise<Handled> {
      return runtime.execute(ask);
    }
  }
  CommandHandler(AggregateCommand)(AggregateHandler);

  const types = new Map(publicCommands(aggregate).map((type) => [`:id/${kebab(type)}`, type]));

  class AggregateController {
    constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

    async command(id: string, data: unknown, confirms: string | undefined, request: FastifyRequest, reply: FastifyReply) {
      const type = types.get(`:id/${request.routeOptions.url!.split('/').at(-1)}`)!;
      if (sealedActs.includes(type)) (request as FastifyRequest & { laurelSecretive?: boolean }).laurelSecretive = true;
      const account = await gate.account(request);
      const commandId = commandIdOf(request);
      const expectedVersion = expectedVersionOf(request);
      const valid = parsed(aggregate.commands[type]!.body, data);
      if (confirms !== undefined && !/^[0-9a-zA-Z-]{1,80}$/.test(confirms)) {
        throw new Problem('invalid_input', [
          fault('?confirms', 'proposal_form', 'confirms 应为提议编号。', 'confirms is the id of a proposal.'),
        ]);
      }
      const actor = gate.authorise(request, account, type, aggregate, id, valid);
      const instant = gate.instant(request);
      const ask: Ask = {
        aggregate: aggregate.name,
        id,
        type,
        data: valid,
        actor,
        instant,
        commandId,
        correlationId: commandId,
        ...(confirms !== undefined && { confirms }),
        ...(expectedVersion !== undefined && { expectedVersion }),
      };
      const handled = await this.bus.execute<AggregateCommand, Handled>(new AggregateCommand(ask));
      return answer(`${aggregate.name}-${id}`, handled, reply, runtime.definition.answers?.[type]?.(gate.secretOf(commandId)));
    }
  }
  decorate(AggregateController, aggregate.path, [...types.keys()]);
  Object.defineProperty(AggregateController, 'name', { value: `${aggregate.name}CommandController` });
  return { controller: AggregateController, handler: AggregateHandler };
}

function decorate(controller: Type<{ command: unknown }>, path: string, commands: string[]): void {
  const { prototype } = controller as unknown as { prototype: object };
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'command')!;
  Controller(`api/v1/${path}`)(controller);
  Post(commands)(prototype, 'command', descriptor);
  const parameters = [Param('id'), Body(), Query('confirms'), Req(), Res({ passthrough: true })];
  for (const [index, parameter] of parameters.entries()) parameter(prototype, 'command', index);
}

function answer(stream: string, handled: Handled, reply: FastifyReply, extra: object | undefined): object {
  const proposal = handled.events.find(({ type }) => type === 'ActProposed')?.data as
    { proposalId: string; expiresAt: string; payloadHash: string } | undefined;
  void reply.status(proposal ? 202 : 200);
  void reply.header('etag', `"v${handled.version}"`);
  void reply.header('x-event-position', String(handled.position));
  return {
    stream,
    version: handled.version,
    position: handled.position,
    events: handled.events.map(({ type }) => type),
    repeated: handled.repeated,
    ...(proposal && { proposal: { proposalId: proposal.proposalId, expiresAt: proposal.expiresAt, payloadHash: proposal.payloadHash } }),
    ...extra,
  };
}
