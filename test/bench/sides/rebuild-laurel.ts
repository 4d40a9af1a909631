import { applicationService } from '@laurel/application';
import type { EventStore, View } from '@laurel/core';
import { foldUpTo, type ServiceDefinition, versioned } from '@laurel/platform';
import { openApplication, openEngine } from '../city/application.ts';
import type { Side } from '../side.ts';

export interface RebuildParameters {
  /** Of a long log. */
  readonly directory: string;
  /** Whether to fold into memory as well. */
  readonly alsoInMemory?: boolean;
}

export interface RebuildResult {
  readonly events: number;
  readonly ms: number;
  readonly rows: number;
  /** The same fold into memory, as `laurel audit replay` does it. */
  readonly inMemoryMs?: number;
}

/**
 * A view of which a new version is started: the whole log is folded into a table beside the old one, as any
 * start does it. The view is that of what every unit has done (`participation`), which hears nearly every
 * event there is here.
 */
export const run: Side<RebuildParameters, RebuildResult> = async ({ directory, alsoInMemory = false }) => {
  const { definition, view } = withNewVersion('participation');
  const table = versioned(view);
  await emptied(directory, table);
  const asked = performance.now();
  const application = await openApplication(directory, definition);
  const ms = performance.now() - asked;
  const { views, events } = application.engine;
  const head = await events.head();
  if ((await views.checkpoint(table)) !== head) throw new Error('the view is not up to date');
  const rows = await views.count(table, []);
  const inMemory = alsoInMemory ? { inMemoryMs: await foldedInMemory(events, view, head, rows) } : {};
  await application.close();
  await emptied(directory, table);
  return { events: head, ms, rows, ...inMemory };
};

async function foldedInMemory(events: EventStore, view: View, head: number, rows: number): Promise<number> {
  const asked = performance.now();
  const folded = await foldUpTo('application', events, view, head);
  const ms = performance.now() - asked;
  if ((await folded.count(versioned(view), [])) !== rows) throw new Error('the folds differ');
  return ms;
}

function withNewVersion(name: string): { definition: ServiceDefinition; view: View } {
  const served = applicationService.views.find(({ view }) => view.name === name)!;
  const view = { ...(served.view as View), version: served.view.version + 1 };
  const views = applicationService.views.map((other) => (other === served ? { ...served, view } : other));
  return { definition: { ...applicationService, views }, view };
}

async function emptied(directory: string, table: string): Promise<void> {
  const engine = await openEngine(directory);
  await engine.views.define(table, []);
  await engine.views.reset(table);
  await engine.close();
}
