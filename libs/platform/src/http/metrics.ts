import { Injectable, type OnModuleInit } from '@nestjs/common';
import { processContract, serviceNames } from '@laurel/contracts';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { topicOf } from '../runtime/codec.ts';
import type { CommandObserver, Outcome } from '../cqrs/command-dispatcher.ts';
import type { Ask } from '../runtime/commander.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import { Services } from '../services.ts';
import { header } from './request.ts';

const answerMs = 2_000;
const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * The metrics for operators of the server, as Prometheus text: the length of each log, the lag of its
 * workers, the outcome and duration of requests and commands, and the process itself. Labels are few: a route
 * is labelled with its pattern, never with an address. A process of one service names that service in every
 * line.
 */
@Injectable()
export class Metrics implements CommandObserver, OnModuleInit {
  readonly #registry = new Registry();
  readonly #requests: Histogram;
  readonly #commands: Counter;
  readonly #handled: Histogram;

  constructor(private readonly services: Services) {
    const registers = [this.#registry];
    this.#requests = new Histogram({
      name: 'laurel_http_request_seconds',
      help: 'Requests answered, by route and class of status (2xx …). Live streams are not among them.',
      labelNames: ['method', 'route', 'status'],
      buckets: bucketsSeconds,
      registers,
    });
    this.#commands = new Counter({
      name: 'laurel_commands_total',
      help: 'Commands people asked for: accepted, refused (their fault or their turn), failed (ours).',
      labelNames: ['outcome'],
      registers,
    });
    for (const outcome of ['accepted', 'refused', 'failed']) this.#commands.inc({ outcome }, 0);
    this.#handled = new Histogram({
      name: 'laurel_command_seconds',
      help: 'Commands on the command bus, by service, whoever gave them: a person, or the system when it reacts or a date has come.',
      labelNames: ['service', 'by', 'outcome'],
      buckets: bucketsSeconds,
      registers,
    });
    collectDefaultMetrics({ register: this.#registry });
  }

  onModuleInit(): void {
    const { runtimes } = this.services;
    const [only, ...others] = runtimes;
    if (only && others.length === 0) this.#registry.setDefaultLabels({ service: only.definition.name });
    this.#watchRuntimes(runtimes);
  }

  commandEnded(service: string, { actor }: Ask, outcome: Outcome, seconds: number): void {
    this.#handled.observe({ service, by: actor.role === 'system' ? 'system' : 'person', outcome }, seconds);
  }

  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async (request, reply) => {
      const { method, routeOptions } = request;
      const { statusCode, elapsedTime } = reply;
      const status = `${Math.floor(statusCode / 100)}xx`;
      this.#requests.observe({ method, route: routeOptions.url ?? 'none', status }, elapsedTime / 1000);
      if (header(request, 'idempotency-key') === undefined) return;
      this.#commands.inc({
        outcome: statusCode < 400 ? 'accepted' : statusCode < 500 ? 'refused' : 'failed',
      });
    });
  }

  async text(): Promise<string> {
    return await this.#registry.metrics();
  }

  #watchRuntimes(runtimes: readonly ServiceRuntime[]): void {
    type Set = (gauge: Gauge, runtime: ServiceRuntime) => Promise<void>;
    const gauge = (name: string, help: string, labelNames: readonly string[], set: Set) =>
      new Gauge({
        name,
        help,
        labelNames,
        registers: [this.#registry],
        async collect() {
          this.reset();
          // An engine that does not answer leaves its lines out; all others stand.
          await Promise.all(runtimes.map((runtime) => inTime(set(this, runtime))));
        },
      });
    gauge(
      'laurel_log_events',
      'Events in the log of a service.',
      ['service'],
      async (events, { definition: { name }, surroundings }) =>
        events.set({ service: name }, await surroundings.engine.events.head()),
    );
    gauge(
      'laurel_lag_events',
      'Events that a worker of a service has not seen yet.',
      ['service', 'worker'],
      async (lag, runtime) => {
        for (const [worker, behind] of Object.entries(await runtime.lag()))
          lag.set({ service: runtime.definition.name, worker }, behind);
      },
    );
    gauge(
      'laurel_backlog_messages',
      'Messages of other services that a service has not heard yet.',
      ['service'],
      async (backlog, runtime) => backlog.set({ service: runtime.definition.name }, await backlogOf(runtime)),
    );
    gauge(
      'laurel_parked_events',
      'Dead letters: messages and events that a service failed to read or to react to.',
      ['service'],
      async (letters, runtime) =>
        letters.set({ service: runtime.definition.name }, (await runtime.deadLetters()).size),
    );
  }
}

/** The number of messages from other services that a service has not heard yet. */
async function backlogOf({ definition, surroundings }: ServiceRuntime): Promise<number> {
  const { name } = definition;
  if (processContract[name].hears.length === 0) return 0;
  return await surroundings.broker.backlog(name, serviceNames.filter((other) => other !== name).map(topicOf));
}

/** Resolves when the work is done, has failed, or took too long. */
async function inTime(work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, answerMs);
  await Promise.race([work, late.promise]).catch(() => {});
  clearTimeout(timer);
}
