import { Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { type ServiceName, serviceNames } from '@laurel/contracts';
import { Sessions } from './access/sessions.ts';
import { ServiceRuntime } from './runtime/runtime.ts';

/** A service of this process, and who tells whose a session is. */
export interface RunningService {
  readonly runtime: ServiceRuntime;
  readonly sessions: Sessions;
}

/**
 * The services of this process, in the order of the process of a campaign, and which of them a controller
 * belongs to.
 */
@Injectable()
export class Services {
  #all: readonly RunningService[] | undefined;
  readonly #ofControllers = new WeakMap<object, RunningService>();

  constructor(private readonly modules: ModulesContainer) {}

  get all(): readonly RunningService[] {
    return (this.#all ??= this.#find());
  }

  get runtimes(): readonly ServiceRuntime[] {
    return this.all.map(({ runtime }) => runtime);
  }

  /** Throws when the service does not run in this process. */
  runtime(name: ServiceName): ServiceRuntime {
    const found = this.runtimes.find(({ definition }) => definition.name === name);
    if (!found) throw new Error(`${name} does not run in this process`);
    return found;
  }

  /**
   * The service whose module, or a module that imports it, has the controller; the first one for what is the
   * same everywhere.
   */
  of(controller: object): RunningService {
    const { all } = this;
    return this.#ofControllers.get(controller) ?? all[0]!;
  }

  #find(): RunningService[] {
    const found: RunningService[] = [];
    for (const module of this.modules.values()) {
      const host = [module, ...module.imports].find(({ providers }) => providers.has(ServiceRuntime));
      if (!host) continue;
      const runtime = host.providers.get(ServiceRuntime)!.instance as ServiceRuntime;
      const sessions = host.providers.get(Sessions)!.instance as Sessions;
      const service = found.find((each) => each.runtime === runtime) ?? { runtime, sessions };
      if (!found.includes(service)) found.push(service);
      for (const { metatype } of module.controllers.values())
        if (metatype) this.#ofControllers.set(metatype, service);
    }
    return found.sort(
      (a, b) =>
        serviceNames.indexOf(a.runtime.definition.name) - serviceNames.indexOf(b.runtime.definition.name),
    );
  }
}
