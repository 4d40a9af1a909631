import { randomUUID } from 'node:crypto';
import { launch } from '@laurel/all';
import { openCity } from '../city/opened.ts';
import { branchIdOf, bureauIdOf, campaignId, instant, planData } from '../sample.ts';
import type { Side } from '../side.ts';
import { type VisibilityParameters, type VisibilityResult, watchVisibility } from './visibility.ts';

const branches = 1024;

/**
 * Commands to the service application of a whole city in one process, until all its views have seen them; the
 * other services hear them meanwhile.
 */
export const run: Side<VisibilityParameters, VisibilityResult> = async (parameters) => {
  const { directory } = parameters;
  const mode = { kind: 'rehearsal', seed: 1, start: instant } as const;
  const { city, server, firstAccounts, close } = await launch({
    directory,
    host: '127.0.0.1',
    port: 0,
    mode,
  });
  await openCity(server.url, firstAccounts, branches);
  await city.settle();
  const application = city.runtime('application');
  const file = async (number: number) => {
    const branch = number % branches;
    const unit = bureauIdOf(branch);
    const commandId = randomUUID();
    return await application.execute({
      aggregate: 'participation',
      id: `${campaignId}.${branchIdOf(branch)}`,
      type: 'FilePlan',
      data: planData(number),
      actor: { account: `officer-${unit}`, person: `P-officer-${unit}`, role: 'bureauOfficer', unit },
      instant,
      commandId,
      correlationId: commandId,
    });
  };
  const result = await watchVisibility(
    parameters,
    file,
    async ({ position }) => await application.projector.reach(position),
  );
  await city.settle();
  await close();
  return result;
};
