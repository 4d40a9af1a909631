import { randomUUID } from 'node:crypto';
import { applicationService } from '@laurel/application';
import { type Actor, type Broker, canonicalJson, type Handled } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { openSqlite } from '@laurel/engines/sqlite';
import {
  type OpenedService,
  openService,
  RehearsalClock,
  type ServiceDefinition,
  type ServiceRuntime,
  sha256,
  systemActor,
} from '@laurel/platform';
import { planPack2023 } from '@laurel/rules';
import { branchIdOf, bureauIdOf, campaignId, instant, organisation, planData } from '../sample.ts';

/**
 * The service application alone, on SQLite, with all its views and workers; what it publishes goes nowhere.
 */
export interface Application {
  readonly engine: Engine;
  readonly runtime: OpenedService;
  filePlan(branch: number, number: number): Promise<Handled>;
  close(): Promise<void>;
}

const nowhere: Broker = {
  publish: async () => {},
  subscribe: async () => ({ stop: async () => {} }),
  backlog: async () => 0,
  close: async () => {},
};

export async function openEngine(directory: string): Promise<Engine> {
  return await openSqlite({ directory, service: 'application', now: () => instant });
}

export async function openApplication(
  directory: string,
  definition: ServiceDefinition = applicationService,
): Promise<Application> {
  const engine = await openEngine(directory);
  const runtime = await startRuntime(definition, engine, nowhere);
  return {
    engine,
    runtime,
    filePlan: async (branch, number) => await filePlan(runtime, branch, number),
    close: async () => {
      await runtime.stop();
      await engine.close();
    },
  };
}

/** A service with all its workers, alone in the world but for the broker. */
export async function startRuntime(
  definition: ServiceDefinition,
  engine: Engine,
  broker: Broker,
): Promise<OpenedService> {
  const runtime = await openService(definition, {
    engine,
    broker,
    clock: new RehearsalClock(instant),
    secretKey: new Uint8Array(32),
    onError: (service, worker, error) => process.stderr.write(`${service}, ${worker}: ${String(error)}\n`),
    onRefused: () => {},
  });
  return runtime;
}

/** A branch files a plan, decided and recorded as over HTTP, without the HTTP. */
export async function filePlan(runtime: ServiceRuntime, branch: number, number: number): Promise<Handled> {
  const unit = bureauIdOf(branch);
  const actor = { account: `officer-${unit}`, person: `P-${unit}`, role: 'bureauOfficer', unit };
  return await ask(
    runtime,
    'participation',
    `${campaignId}.${branchIdOf(branch)}`,
    'FilePlan',
    planData(number),
    actor,
  );
}

/** Organisation, rule pack and opening, so that plans may be filed. */
export async function openCampaign(
  { runtime }: Pick<Application, 'runtime'>,
  branches: number,
): Promise<void> {
  const operator = { account: 'operator', person: 'P-operator', role: 'operator' };
  const committee = { account: 'committee', person: 'P-committee', role: 'committee' };
  const hash = { rulePackHash: sha256(canonicalJson(planPack2023)) };
  await hear(runtime, operator);
  await ask(runtime, 'organisation', 'city', 'ImportOrganisation', organisation(branches), operator);
  await ask(runtime, 'campaign', campaignId, 'DraftCampaign', { rulePack: planPack2023 }, operator);
  const { events } = await ask(runtime, 'campaign', campaignId, 'FreezeRulePack', hash, operator);
  const { proposalId } = events[0]!.data as { proposalId: string };
  await ask(runtime, 'campaign', campaignId, 'FreezeRulePack', hash, committee, proposalId);
  await ask(runtime, 'campaign', campaignId, 'OpenCampaign', {}, operator);
  await quiet(runtime);
}

/** An account and its role, as the service hears of them: who proposes must be someone who may. */
async function hear(
  { surroundings: { engine }, projector }: ServiceRuntime,
  { account, person, role }: Actor,
): Promise<void> {
  const said = [
    {
      type: 'AccountCreated',
      data: { accountId: account, personId: person, login: account, name: account, language: 'zh' },
    },
    { type: 'RoleGranted', data: { accountId: account, personId: person, name: account, role } },
  ];
  const heard = said.map(({ type, data }, index) => ({
    ...{
      id: randomUUID(),
      type,
      schemaVersion: 1,
      data,
      time: instant,
      actor: systemActor,
      commandId: type,
      payloadHash: '',
      correlationId: type,
    },
    origin: { service: 'identity', stream: `account-${account}`, revision: index + 1, position: index + 1 },
  }));
  const { position } = await engine.events.append('heard-identity-0', 'none', heard, { commandId: 'heard' });
  await projector.reach(position);
}

/** Resolves when the service's own workers have nothing left to do. */
export async function quiet(runtime: ServiceRuntime): Promise<void> {
  for (;;) {
    const { relay, views, reactions } = await runtime.lag();
    if (relay + views + reactions === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function ask(
  runtime: ServiceRuntime,
  aggregate: string,
  id: string,
  type: string,
  data: object,
  actor: { account: string; person: string; role: string; unit?: string },
  confirms?: string,
): Promise<Handled> {
  const commandId = randomUUID();
  const asked = { aggregate, id, type, data, actor, instant, commandId, correlationId: commandId };
  return await runtime.execute({ ...asked, ...(confirms !== undefined && { confirms }) });
}
