import { Controller, Get, HttpStatus, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { Unavailable } from '@laurel/core';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import { Services } from '../services.ts';
import { Public } from './access.decorators.ts';
import { Answer } from './answer.ts';
import { OpenRequests } from './open-requests.ts';

const answerMs = 2_000;
/** A service whose views or relay are further behind is not ready. */
const lagEventsMax = 10_000;

type Lag = { readonly relay: number; readonly views: number; readonly reactions: number };

/** `/health/live` and `/health/ready`, for whatever starts and balances processes. */
@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly services: Services,
    private readonly requests: OpenRequests,
  ) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<Answer> {
    const { details } = await this.#checked();
    const services = Object.entries(details).map(
      ([service, { status: _status, ...lag }]) => ({ service, ...lag }) as { service: string } & Partial<Lag>,
    );
    const isUnavailable = services.some(({ views }) => views === undefined);
    const isLagging = services.some(
      ({ views = 0, relay = 0 }) => views > lagEventsMax || relay > lagEventsMax,
    );
    const status = this.requests.isEnding
      ? 'ending'
      : isUnavailable
        ? 'unavailable'
        : isLagging
          ? 'behind'
          : 'ok';
    const answer = new Answer({ status, services });
    answer.status = status === 'ok' ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return answer;
  }

  async #checked(): Promise<HealthCheckResult> {
    try {
      return await this.health.check(this.services.runtimes.map((runtime) => () => this.#stateOf(runtime)));
    } catch (error) {
      if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
      throw error;
    }
  }

  /** The health of a service: the lag of its workers; down when its engine does not answer in time. */
  async #stateOf(runtime: ServiceRuntime): Promise<HealthIndicatorResult> {
    const { name } = runtime.definition;
    const indicator = this.indicators.check(name);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new Unavailable(`${name} did not answer in ${answerMs} ms`)),
      answerMs,
    );
    try {
      return indicator.up(await Promise.race([runtime.lag(), late.promise]));
    } catch {
      return indicator.down();
    } finally {
      clearTimeout(timer);
    }
  }
}
