import { Body, Controller, Inject, Param, Post, Query, Req, type Type } from '@nestjs/common';
import { acts, type AggregateContract, kebab, namesFiles, refuse, sharedEvents } from '@laurel/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { CommandClass } from '../cqrs/aggregate-command.ts';
import { CommandDispatcher } from '../cqrs/command-dispatcher.ts';
import { secretsOf } from '../derived.ts';
import type { Ask, Decided } from '../runtime/commander.ts';
import { ServiceRuntime } from '../runtime/runtime.ts';
import type { ServiceDefinition } from '../service.ts';
import { CLOCK, SECRET_KEY, SERVICE } from '../tokens.ts';
import { Act } from './access.decorators.ts';
import { Answer } from './answer.ts';
import { faultsOf, Problem } from './problem.ts';
import { Acting, type Deed } from './request.context.ts';
import { commandIdOf, expectedVersionOf, instantOf, parsed } from './request.ts';
import { requireStored } from './stored-files.ts';

const { reason, proposalId } = sharedEvents.ProposalDeclined.body.shape;
const forms = {
  confirms: proposalId,
  declines: proposalId,
  withdraws: proposalId,
  reason,
  batch: proposalId,
};
const nothing = z.strictObject({});

/**
 * The commands that people may ask for at the general endpoint: somebody must be permitted, alone or as one
 * of two.
 */
export function publicCommands(aggregate: AggregateContract): string[] {
  if (aggregate.internal) return [];
  return Object.keys(aggregate.commands).filter((type) => {
    const permission = acts[type];
    return permission !== undefined && (permission.by.length > 0 || permission.pair !== undefined);
  });
}

/**
 * Makes the controller of an aggregate's commands from its contract: `POST /api/v1/<path>/<id>/<command>`.
 */
export function CommandsController({ contract }: Pick<CommandClass, 'contract'>): Type {
  const typesByPath = new Map(publicCommands(contract).map((type) => [`:id/${kebab(type)}`, type]));
  const typesByStep = new Map(
    [...typesByPath].map(([path, type]) => [path.slice(path.indexOf('/') + 1), type]),
  );
  const filing = new Set(
    [...typesByPath.values()].filter((type) => namesFiles(contract.commands[type]!.body)),
  );
  const typeOf = ({ routeOptions }: FastifyRequest) =>
    typesByStep.get(routeOptions.url!.slice(routeOptions.url!.lastIndexOf('/') + 1))!;
  const idOf = ({ params }: FastifyRequest) => (params as { id: string }).id;

  @Controller(`api/v1/${contract.path}`)
  class Host {
    constructor(
      @Inject(CommandDispatcher) private readonly dispatcher: CommandDispatcher,
      @Inject(ServiceRuntime) private readonly runtime: ServiceRuntime,
      @Inject(SERVICE) private readonly service: ServiceDefinition,
      @Inject(CLOCK) private readonly clock: Clock,
      @Inject(SECRET_KEY) private readonly secretKey: Uint8Array,
    ) {}

    @Post([...typesByPath.keys()])
    @Act(typeOf, { aggregate: contract, idOf })
    async command(
      @Param('id') id: string,
      @Body() body: unknown,
      @Query() query: ProposalQuery,
      @Acting() { act: type, actor }: Deed,
      @Req() request: FastifyRequest,
    ): Promise<Answer> {
      const commandId = commandIdOf(request);
      const expectedVersion = expectedVersionOf(request);
      const answer = proposalAnswer(answerIn(query));
      const dryRun = isDryRun(query);
      const asProposed = answer !== undefined && answer.batchId === undefined && isEmpty(body);
      const { body: schema } = contract.commands[type]!;
      const data = asProposed ? {} : parsed(schema, body);
      if (filing.has(type)) await requireStored(this.runtime, schema, data);
      const handled = await this.dispatcher.execute({
        aggregate: contract.name,
        id,
        type,
        data,
        actor,
        instant: instantOf(request, this.clock),
        commandId,
        correlationId: commandId,
        ...answer,
        ...(asProposed && { asProposed }),
        ...(dryRun && { dryRun: true }),
        ...(expectedVersion !== undefined && { expectedVersion }),
      });
      return answerTo(
        `${contract.name}-${id}`,
        handled,
        dryRun
          ? undefined
          : this.service.answers?.[type]?.({
              secret: secretsOf(this.secretKey)(commandId),
              id,
              role: actor.role,
              mode: this.clock.mode,
            }),
      );
    }
  }
  return named(Host, `${contract.name}CommandsController`);
}

/** Gives a class made by a function a name of its own, for logs. */
export function named(host: Type, name: string): Type {
  Object.defineProperty(host, 'name', { value: name });
  return host;
}

const dryRunForm = z.literal('1').optional();

/** True for a request that asks what would come of it; throws the problem of any other value. */
function isDryRun({ dryRun }: ProposalQuery): boolean {
  const { error, data } = dryRunForm.safeParse(dryRun, { reportInput: true });
  if (error) throw new Problem('invalid_input', faultsOf(error.issues, '?dryRun'));
  return data !== undefined;
}

type ProposalQuery = Readonly<Record<string, unknown>>;
type ProposalAnswer = Pick<Ask, 'confirms' | 'declines' | 'withdraws' | 'batchId'>;

/**
 * The one proposal that a request answers: it confirms it, declines it with a reason, or withdraws it. Or the
 * batch in which it makes one.
 */
function proposalAnswer(asked: Answered): ProposalAnswer | undefined {
  const { confirms, declines, withdraws, batch, reason = '' } = asked;
  const ways = [confirms, declines, withdraws, batch].filter((id) => id !== undefined);
  if (ways.length === 0) return undefined;
  if (ways.length > 1) throw refuse('answered_twice');
  if (batch !== undefined) return { batchId: batch };
  if (declines !== undefined) return { declines: { proposalId: declines, reason } };
  return withdraws === undefined ? { confirms: confirms! } : { withdraws };
}

type Answered = Readonly<Partial<Record<keyof typeof forms, string>>>;

/** Throws the problem that lists each parameter of another form. */
function answerIn(query: ProposalQuery): Answered {
  const asked = (Object.keys(forms) as (keyof typeof forms)[]).filter((name) => query[name] !== undefined);
  const read = asked.map(
    (name) => [name, forms[name].safeParse(query[name], { reportInput: true })] as const,
  );
  const faults = read.flatMap(([name, { error }]) => faultsOf(error?.issues ?? [], `?${name}`));
  if (faults.length > 0) throw new Problem('invalid_input', faults);
  return Object.fromEntries(read.map(([name, { data }]) => [name, data]));
}

/** True for a body that is left out or has no field: the proposal is meant as it stands. */
function isEmpty(body: unknown): boolean {
  return nothing.safeParse(body ?? {}).success;
}

/**
 * Gives the response to a command: 202 if the command was proposed and waits for a second person, else 200.
 */
function answerTo(stream: string, handled: Decided, extra: object | undefined): Answer {
  const { version, position, events, repeated, effects } = handled;
  const isRecorded = effects === undefined;
  const proposal = events.find(({ type }) => isRecorded && type === 'ActProposed')?.data as
    { proposalId: string; expiresAt: string; payloadHash: string } | undefined;
  const answer = new Answer({
    stream,
    version,
    position,
    events: events.map(({ type }) => type),
    repeated,
    ...(effects && { effects }),
    ...(proposal && {
      proposal: {
        proposalId: proposal.proposalId,
        expiresAt: proposal.expiresAt,
        payloadHash: proposal.payloadHash,
      },
    }),
    ...extra,
  });
  answer.status = proposal ? 202 : 200;
  return answer.of(version).at(position);
}
