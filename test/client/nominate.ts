// A nomination by a client that knows Laurel from nothing but its OpenAPI document. client.spec.ts makes the
// types of openapi.ts from the document, compiles this file against them and runs it against a city;
// tsconfig.json leaves it out, because openapi.ts is never written.
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './openapi.ts';

type Schemas = components['schemas'];
type Organisation =
  paths['/api/v1/organisations/{id}/import-organisation']['post']['requestBody']['content']['application/json'];

export interface Asked {
  readonly url: string;
  readonly tokens: {
    readonly operator: string;
    readonly committee: string;
    readonly officer: string;
    readonly otherOfficer: string;
  };
  readonly organisation: Organisation;
  readonly rulePack: Schemas['RulePack'];
  /** Moves the city on to the weeks in which lists are received. */
  readonly untilLists: () => Promise<void>;
}

/** The list as it is read back, by its id and by a filter, and the refusal of a list that nobody may see. */
export interface Nominated {
  readonly list: Schemas['RecommendationsRow'];
  readonly sealedIds: readonly string[];
  readonly draftIds: readonly string[];
  readonly refusal: Schemas['Problem'];
}

const campaign = { id: 'r2023' };
const list = { id: 'r2023.b01' };
const listKey = { key: list.id };

const signedIn = (baseUrl: string, token: string) =>
  createClient<paths>({
    baseUrl,
    headers: { authorization: `Bearer ${token}` },
    querySerializer: { object: { style: 'form', explode: true }, array: { style: 'form', explode: false } },
  });

/** The headers of a command that is sent for the first time, whatever the version of its stream. */
const first = () => ({ 'Idempotency-Key': randomUUID(), 'If-Match': '*' });

/** The data of an answer; throws the problem when there is one. */
function done<Data>({ data, error }: { data?: Data; error?: Schemas['Problem'] }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

/**
 * The operator drafts a campaign, the committee freezes its rules with the operator, and the operator opens
 * it.
 */
async function openCampaign({ url, tokens, organisation, rulePack }: Asked): Promise<void> {
  const [operator, committee] = [signedIn(url, tokens.operator), signedIn(url, tokens.committee)];
  const asked = () => ({ path: campaign, header: first() });
  done(
    await operator.POST('/api/v1/organisations/{id}/import-organisation', {
      params: { path: { id: 'city' }, header: first() },
      body: organisation,
    }),
  );
  const { position } = done(
    await operator.POST('/api/v1/campaigns/{id}/draft-campaign', { params: asked(), body: { rulePack } }),
  );
  const past = { minPosition: String(position) };
  const drafted = done(
    await operator.GET('/api/v1/campaigns/{key}', {
      params: { path: { key: campaign.id }, query: { past } },
    }),
  );
  const body = { rulePackHash: drafted.rulePackHash };
  const { proposal } = done(
    await operator.POST('/api/v1/campaigns/{id}/freeze-rule-pack', { params: asked(), body }),
  );
  const query = { proposal: { confirms: proposal!.proposalId } };
  done(await committee.POST('/api/v1/campaigns/{id}/freeze-rule-pack', { params: { ...asked(), query } }));
  done(await operator.POST('/api/v1/campaigns/{id}/open-campaign', { params: asked(), body: {} }));
}

/**
 * One officer drafts the list and asks that it be sealed; the other confirms. Returns the position at which
 * it is.
 */
async function sealList({ url, tokens }: Asked): Promise<number> {
  const [officer, other] = [signedIn(url, tokens.officer), signedIn(url, tokens.otherOfficer)];
  const asked = () => ({ path: list, header: first() });
  const candidates = [
    { branchId: 'b01.001', rank: 1, reason: '综合评议' },
    { branchId: 'b01.002', rank: 2, reason: '综合评议' },
  ];
  done(
    await officer.POST('/api/v1/recommendations/{id}/draft-recommendation', {
      params: asked(),
      body: { candidates },
    }),
  );
  const body = { minutesNumber: '东公党5号' };
  const { proposal } = done(
    await officer.POST('/api/v1/recommendations/{id}/seal-recommendation', { params: asked(), body }),
  );
  const query = { proposal: { confirms: proposal!.proposalId } };
  const sealed = done(
    await other.POST('/api/v1/recommendations/{id}/seal-recommendation', { params: { ...asked(), query } }),
  );
  return sealed.position;
}

export async function nominate(asked: Asked): Promise<Nominated> {
  await openCampaign(asked);
  await asked.untilLists();
  const past = { minPosition: String(await sealList(asked)) };
  const officer = signedIn(asked.url, asked.tokens.officer);
  const idsOf = async (status: Schemas['RecommendationsRow']['status']) => {
    const filter = { campaignId: campaign.id, 'status.in': status };
    const rows = done(
      await officer.GET('/api/v1/recommendations', {
        params: { query: { filter, sort: ['-sealedAt'], past } },
      }),
    );
    return rows.flatMap((row) => ('id' in row ? [String(row.id)] : []));
  };
  const { error } = await officer.GET('/api/v1/recommendations/{key}', {
    params: { path: { key: 'r2023.b02' } },
  });
  return {
    list: done(
      await officer.GET('/api/v1/recommendations/{key}', { params: { path: listKey, query: { past } } }),
    ),
    sealedIds: await idsOf('sealed'),
    draftIds: await idsOf('draft'),
    refusal: error!,
  };
}
