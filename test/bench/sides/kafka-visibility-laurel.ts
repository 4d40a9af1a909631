import { applicationService } from '@laurel/application';
import { auditService } from '@laurel/audit';
import type { Engine } from '@laurel/engines';
import { openKafka } from '@laurel/engines/kafka';
import { openMongo } from '@laurel/engines/mongo';
import { versioned } from '@laurel/platform';
import { filePlan, openCampaign, quiet, startRuntime } from '../city/application.ts';
import type { Place } from '../cluster/place.ts';
import { Shown } from '../cluster/shown.ts';
import { instant, streamOf } from '../sample.ts';
import type { Side } from '../side.ts';
import { type PaceParameters, type VisibilityResult, watchVisibility } from './visibility.ts';

const branches = 1024;

export interface KafkaVisibilityParameters extends Place, PaceParameters {}

/**
 * Commands to the service application until audit's history has a row for their event, both with all their
 * workers; in one process, so that one clock tells.
 */
export const run: Side<KafkaVisibilityParameters, VisibilityResult> = async (parameters) => {
  const shown = new Shown();
  const here = await startService(parameters, applicationService);
  const there = await startService(parameters, auditService, (engine) => tellRows(engine, shown));
  await openCampaign(here, branches);
  const result = await watchVisibility(
    parameters,
    async (number) => {
      const branch = number % branches;
      const { version } = await filePlan(here.runtime, branch, number);
      return placeOf(streamOf(branch), version);
    },
    async (place) => await shown.has(place),
  );
  await quiet(here.runtime);
  await here.close();
  await there.close();
  return result;
};

async function startService(
  { mongoUrl, kafkaBrokers, prefix }: Place,
  definition: typeof auditService,
  prepare?: (engine: Engine) => void,
) {
  const engine = await openMongo({
    url: mongoUrl,
    database: prefix,
    service: definition.name,
    now: () => instant,
  });
  prepare?.(engine);
  const broker = await openKafka({ brokers: kafkaBrokers, clientId: definition.name, prefix: `${prefix}.` });
  const runtime = await startRuntime(definition, engine, broker);
  const close = async () => {
    await runtime.stop();
    await broker.close();
    await engine.close();
  };
  return { runtime, close };
}

function placeOf(stream: unknown, revision: unknown): string {
  return `${stream}/${revision}`;
}

/**
 * Tells the places of events whose row of the history can be read: the transaction that wrote it has ended.
 */
function tellRows({ views }: Engine, shown: Shown): void {
  const history = versioned(auditService.views.find(({ view }) => view.name === 'history')!.view);
  const apply = views.apply.bind(views);
  views.apply = async (names, move, changes) => {
    await apply(names, move, changes);
    for (const { view, puts } of changes)
      if (view === history)
        for (const { stream, revision } of puts.values()) shown.show(placeOf(stream, revision));
  };
}
