import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { type Clock } from '../clock.ts';
import { keyed } from '../derived.ts';
import { Engines } from '../engines.module.ts';
import { Conductor } from '../rehearsal/conductor.ts';
import { member, remoteMember } from '../rehearsal/member.ts';
import { Services } from '../services.ts';
import { CLOCK, COMMAND_OBSERVER, CONDUCTOR, DRAIN_MS, SECRET_KEY } from '../tokens.ts';
import { DocsController } from './docs.controller.ts';
import { HealthController } from './health.controller.ts';
import { Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';
import { OpenRequests } from './open-requests.ts';
import { PolicyGuard } from './policy.guard.ts';
import { ProblemFilter } from './problem.filter.ts';
import { ReadRecorder } from './read-recorder.ts';
import { SessionGuard } from './session.guard.ts';
import { SystemController } from './system.controller.ts';

/**
 * The rules that hold for every route of a process: who asks, what they may do, and that errors are answered
 * as problems. Guards run in the order in which they are listed here.
 */
@Module({})
export class HttpModule {
  static forRoot({
    drainMs = 0,
    controllers = [],
  }: { drainMs?: number; controllers?: readonly Type[] } = {}): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController, SystemController, DocsController, ...controllers],
      providers: [
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: PolicyGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: DRAIN_MS, useValue: drainMs },
        { provide: COMMAND_OBSERVER, useExisting: Metrics },
        { provide: CONDUCTOR, inject: [Services, Engines, CLOCK, SECRET_KEY], useFactory: conductorOf },
        Services,
        Metrics,
        OpenRequests,
        ReadRecorder,
      ],
      exports: [Services, Metrics, OpenRequests, ReadRecorder, COMMAND_OBSERVER, CONDUCTOR],
    };
  }
}

/**
 * The conductor of the services of this process and of its peers; null in a process that another one
 * conducts.
 */
function conductorOf(
  services: Services,
  { environment: { peers } }: Engines,
  clock: Clock,
  secretKey: Uint8Array,
): Conductor | null {
  if (!peers) return null;
  const key = keyed(secretKey, 'rehearsal');
  return new Conductor(() => [
    ...services.runtimes.map((runtime) => member(runtime, clock)),
    ...peers.map((url) => remoteMember(url, key)),
  ]);
}
