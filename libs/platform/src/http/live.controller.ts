import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { auditReadModels, events as eventContracts, type RowOf } from '@laurel/contracts';
import type { Condition } from '@laurel/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isToldLive } from '../access/live-news.ts';
import { Sessions, type SignedIn } from '../access/sessions.ts';
import { type Sight, sightOf } from '../access/sight.ts';
import { versioned } from '../runtime/folding.ts';
import { ServiceRuntime } from '../runtime/runtime.ts';
import { EverybodySignedIn } from './access.decorators.ts';
import { credentials } from './credentials.ts';
import { Connection, streamType } from './live.connection.ts';
import type { Operation } from './openapi.ts';
import { problems } from './openapi.ts';
import { Problem } from './problem.ts';
import { ReadRecorder } from './read-recorder.ts';
import { Visitor } from './request.context.ts';
import { fault, header, roleOf } from './request.ts';

export const streamPath = '/api/v1/stream';
const clientsPerAccount = 8;
const clientsTotal = 2_000;
const batchRows = 200;
const heartbeatMs = 15_000;
/** Whoever does not read the history and missed more than so many events reads everything anew anyway. */
const missedMost = 1_000;
/** The longest time that a stream lives on after its reader's session has ended. */
const recheckMs = 5_000;

type HistoryRow = RowOf<typeof auditReadModels.history>;

/** The parameters with which a client asked for the stream. */
interface Asked {
  /** The history position seen last. */
  readonly after: number;
  readonly types: readonly string[] | undefined;
}

/** The part of the history of which a client is told. */
interface Part {
  /** The sight of a reader of the history. */
  readonly sight: Sight | undefined;
  isTold(row: HistoryRow): boolean;
}

/**
 * `GET /api/v1/stream`: tells, as Server-Sent Events, that something happened and where to look, never what
 * it says: to whoever reads the history what may be read there, to everybody else what is news to them
 * (`isToldLive`). Ids are history positions, so a client that comes back with Last-Event-ID misses nothing.
 * `RecordRead` is told only when asked for by type: a page of an auditor that reads again whenever it hears
 * of reading would never rest.
 */
@Controller(streamPath.slice(1))
export class LiveController {
  readonly #view: string;
  readonly #clients = new Map<string, number>();
  #latest: { readonly asked: string; readonly rows: Promise<readonly HistoryRow[]> } | undefined;

  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly sessions: Sessions,
    private readonly recorder: ReadRecorder,
  ) {
    const { name, views } = runtime.definition;
    const served = views.find(({ readModel: reading }) => reading === auditReadModels.history);
    if (!served) throw new Error(`${name} keeps no history`);
    this.#view = versioned(served.view);
  }

  @Get()
  @EverybodySignedIn()
  async stream(
    @Query() parameters: Readonly<Record<string, unknown>>,
    @Visitor() visitor: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sight } = this.#partOf(visitor, request);
    const asked = await this.#asked(parameters, request, sight === undefined ? missedMost : Infinity);
    if (request.method === 'HEAD') return await reply.header('content-type', streamType).send('');
    const leave = enter(this.#clients, visitor.account.accountId);
    try {
      if (sight) await this.recorder.record(this.runtime, request, sight, 0, undefined);
      await this.#tell(new Connection(reply, this.runtime.surroundings.engine.events), request, asked);
    } finally {
      leave();
    }
  }

  async #asked(
    parameters: Readonly<Record<string, unknown>>,
    request: FastifyRequest,
    most: number,
  ): Promise<Asked> {
    const head = await this.runtime.surroundings.engine.events.head();
    const after = lastSeen(header(request, 'last-event-id') ?? parameters['lastEventId']) ?? head;
    return { after: Math.max(Math.min(after, head), head - most), types: typesOf(parameters['types']) };
  }

  /**
   * Until the client leaves, the session ends or the server stops; a failure ends the stream too, and the
   * client comes back by itself.
   */
  async #tell(connection: Connection, request: FastifyRequest, asked: Asked): Promise<void> {
    try {
      let { after } = asked;
      while (connection.open) {
        const part = await this.#partNow(request);
        if (!part) break;
        after = await this.#tellNew(connection, part, { ...asked, after });
        await connection.news(after, recheckMs);
        await connection.beat(heartbeatMs);
      }
    } catch {
      // There is no answer left to give: its head was sent long ago.
    } finally {
      connection.end();
    }
  }

  /** The part that is told now; undefined if the session has ended. */
  async #partNow(request: FastifyRequest): Promise<Part | undefined> {
    const signedIn = await this.sessions.of(credentials(request)!);
    return !signedIn || signedIn.account.mustChangePassword ? undefined : this.#partOf(signedIn, request);
  }

  /** Whoever reads the history is told of what can be read there; others of what is news to them. */
  #partOf(signedIn: SignedIn, request: FastifyRequest): Part {
    const now = this.runtime.surroundings.clock.now();
    const role = roleOf(request);
    const sight = sightOf(auditReadModels.history, signedIn, now, role);
    return { sight, isTold: (row) => sight !== undefined || isToldLive(row, signedIn, now, role) };
  }

  async #tellNew(connection: Connection, part: Part, { after, types }: Asked): Promise<number> {
    const { sight, isTold } = part;
    const { surroundings, projector } = this.runtime;
    await projector.reach(await surroundings.engine.events.head()).catch(() => undefined);
    const seen = projector.position;
    let last = after;
    for (;;) {
      const rows = await this.#rows([
        ...(sight?.where ?? []),
        { field: 'position', from: last + 1, to: seen },
        ...(types ? [{ field: 'type', in: types }] : []),
      ]);
      for (const row of rows) {
        last = row.position;
        if ((types || row.type !== 'RecordRead') && isTold(row))
          await connection.send(row.position, messageOf(row));
      }
      if (rows.length < batchRows || !connection.open) return connection.open ? seen : last;
    }
  }

  /** Clients that wake for the same news read it once. */
  async #rows(where: readonly Condition[]): Promise<readonly HistoryRow[]> {
    const asked = JSON.stringify(where);
    const latest = this.#latest?.asked === asked ? this.#latest : { asked, rows: this.#find(where) };
    this.#latest = latest;
    try {
      return await latest.rows;
    } catch (error) {
      this.#latest = undefined;
      throw error;
    }
  }

  async #find(where: readonly Condition[]): Promise<readonly HistoryRow[]> {
    const { views } = this.runtime.surroundings.engine;
    const found = await views.find(this.#view, { where, sort: [{ field: 'position' }], limit: batchRows });
    return found.map(({ row }) => row as unknown as HistoryRow);
  }
}

/**
 * The message about an event: where it happened. It leaves out who did it and what it says, which the client
 * reads in the history.
 */
function messageOf({ position, type, service, stream, unitId, campaignId }: HistoryRow): object {
  return {
    position,
    type,
    service,
    stream,
    ...(unitId !== undefined && { unitId }),
    ...(campaignId !== undefined && { campaignId }),
  };
}

/** Counts a client in; throws `too_many`. */
function enter(clients: Map<string, number>, account: string): () => void {
  const mine = clients.get(account) ?? 0;
  const all = [...clients.values()].reduce((sum, count) => sum + count, 0);
  if (mine >= clientsPerAccount || all >= clientsTotal)
    throw new Problem('too_many', [], { 'retry-after': '30' });
  clients.set(account, mine + 1);
  return () => {
    const left = clients.get(account)! - 1;
    if (left === 0) clients.delete(account);
    else clients.set(account, left);
  };
}

function lastSeen(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  throw new Problem('invalid_input', [
    fault(
      'Last-Event-ID',
      'whole_number',
      'Last-Event-ID 应为历史位置（整数）。',
      'Last-Event-ID is a position in the history, a whole number.',
    ),
  ]);
}

function typesOf(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === '') return undefined;
  const types = typeof value === 'string' ? value.split(',') : [];
  const unknown = types.filter((type) => !Object.hasOwn(eventContracts, type));
  if (types.length === 0 || unknown.length > 0) {
    const named = unknown.join(', ').slice(0, 200);
    throw new Problem('invalid_input', [
      fault('?types', 'type_unknown', `没有这些事件类型：${named}。`, `There are no such events: ${named}.`),
    ]);
  }
  return types;
}

const message = {
  type: 'object',
  properties: { position: { type: 'integer' }, type: { type: 'string' }, service: { type: 'string' } },
};

export const liveOperations: readonly Operation[] = [
  {
    method: 'get',
    path: streamPath,
    document: {
      operationId: 'stream',
      tags: ['audit'],
      summary:
        'What happens, as it happens: Server-Sent Events with history positions as ids; resumable by Last-Event-ID.',
      parameters: [
        {
          name: 'types',
          in: 'query',
          style: 'form',
          explode: false,
          schema: { type: 'array', items: { type: 'string', pattern: '^[A-Z][A-Za-z]+$' } },
          description: 'Events by their names in /api/asyncapi.json, separated by commas.',
        },
        {
          name: 'lastEventId',
          in: 'query',
          schema: { type: 'string', pattern: '^([0-9]{1,15})?$' },
          description: 'As the header, for clients that cannot set it.',
        },
        { name: 'Last-Event-ID', in: 'header', schema: { type: 'string', pattern: '^([0-9]{1,15})?$' } },
      ],
      responses: {
        '200': {
          description: 'A stream that ends with the session.',
          content: { 'text/event-stream': { schema: message } },
        },
        ...problems,
      },
    },
  },
];
