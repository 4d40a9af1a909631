import { Gauge, Registry } from 'prom-client';
import type { ServiceRuntime } from '../runtime/runtime.ts';

/** What operators of the server watch: how long each log is and how far its workers are behind. Prometheus text. */
export async function metricsOf(runtimes: readonly ServiceRuntime[]): Promise<string> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[]) => new Gauge({ name, help, labelNames, registers: [registry] });
  const events = gauge('laurel_log_events', 'Events in the log of a service.', ['service']);
  const lag = gauge('laurel_lag_events', 'Events that a worker of a service has not seen yet.', ['service', 'worker']);
  const parked = gauge('laurel_parked_events', 'Events set aside because a service failed to react to them.', ['service']);
  for (const runtime of runtimes) {
    const service = runtime.definition.name;
    events.set({ service }, await runtime.surroundings.engine.events.head());
    parked.set({ service }, runtime.parked);
    for (const [worker, behind] of Object.entries(await runtime.lag())) lag.set({ service, worker }, behind);
  }
  return await registry.metrics();
}
