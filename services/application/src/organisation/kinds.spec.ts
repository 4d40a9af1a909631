// The kinds of bureau are data of the deployment: defined as a whole, kept while anything has them, asked of
// every bureau that is registered and of every rule pack.
import { describe, expect, it } from '@jest/globals';
import { campaign, organisation, planBureauKinds, refusalText } from '@laurel/contracts';
import { inState, type Command, Rejected, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { campaignId, pack } from '../city.fixture.ts';
import { campaignDecider, type CampaignFacts } from '../campaign/campaign.decide.ts';
import type { CampaignEvent } from '../campaign/campaign.ts';
import { requireKnownKind } from './kinds.rules.ts';
import { organisationDecider, type OrganisationFacts } from './organisation.decide.ts';
import type { OrganisationEvent } from './organisation.ts';

const facts: OrganisationFacts = {
  ...{ id: { name: 'city' }, openCampaigns: [], names: {}, entries: [], nominated: {}, namingKinds: [] },
};
type Asked = Parameters<typeof organisationDecider.decide>[0];
const ask = (type: Asked['type'], data: object) => command({ type, data }) as Asked & Command;
const on = (overrides: Partial<OrganisationFacts> = {}) =>
  given(inState(organisationDecider, organisation.commands), { ...facts, ...overrides });
const event = (type: OrganisationEvent['type'], data: object) =>
  stamped({ type, data }) as Stamped<OrganisationEvent>;

const cityBureau = { id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } };
const squad = { id: 'squad', name: { zh: '大队', en: 'Squad' } };
const defined = (...bureauKinds: object[]) => event('BureauKindsDefined', { bureauKinds });
const define = (...bureauKinds: object[]) => ask('DefineBureauKinds', { bureauKinds });
const city = { bureauId: 'c1', name: '澜江市局', kind: 'cityBureau' };

describe('The kinds of bureau', () => {
  it('are those of the plan while nobody has defined any', () => {
    on()()
      .when(ask('RegisterBureau', { ...city, kind: 'organ' }))
      .then({ type: 'BureauRegistered', data: { ...city, kind: 'organ' } });
    on()().when(ask('RegisterBureau', city)).thenRefused('kind_unknown');
  });
  it('are those that were defined last', () => {
    on()()
      .when(define(cityBureau))
      .then({ type: 'BureauKindsDefined', data: { bureauKinds: [cityBureau] } });
    on()(defined(cityBureau))
      .when(ask('RegisterBureau', city))
      .then({ type: 'BureauRegistered', data: city });
    on()(defined(cityBureau))
      .when(ask('RegisterBureau', { ...city, kind: 'organ' }))
      .thenRefused('kind_unknown');
  });
  it('are asked of bureaus that a reform or an import registers', () => {
    const registers = [{ ...city, bureauId: 'c2' }];
    on()(event('BureauRegistered', { ...city, kind: 'organ' }))
      .when(ask('Reorganise', { registers, reason: '改革' }))
      .thenRefused('kind_unknown');
    on()()
      .when(ask('ImportOrganisation', { bureaus: [city], branches: [] }))
      .thenRefused('import_invalid');
  });
  it('have ids and names of their own, and are defined otherwise than before', () => {
    on()()
      .when(define(cityBureau, { ...squad, id: 'cityBureau' }))
      .thenRefused('kind_repeated');
    on()()
      .when(define(cityBureau, { ...squad, name: { zh: '大队', en: 'City bureau' } }))
      .thenRefused('kind_repeated');
    on()()
      .when(define(cityBureau, { ...squad, name: { zh: '市局', en: 'Squad' } }))
      .thenRefused('kind_repeated');
    on()(defined(cityBureau)).when(define(cityBureau)).thenRefused('nothing_changed');
    on()()
      .when(define(...planBureauKinds))
      .thenRefused('nothing_changed');
  });
  it('stay while a bureau is of that kind, or a campaign that has not ended names it', () => {
    const registered = [defined(cityBureau, squad), event('BureauRegistered', city)];
    on()(...registered)
      .when(define(squad))
      .thenRefused('kind_in_use');
    on()(...registered)
      .when(define(cityBureau))
      .then({ type: 'BureauKindsDefined', data: { bureauKinds: [cityBureau] } });
    on({ namingKinds: [{ campaignId, kinds: ['squad'] }] })(...registered)
      .when(define(cityBureau))
      .thenRefused('kind_in_use');
  });
  it('are renamed freely', () => {
    const renamed = { ...cityBureau, name: { zh: '市公安局', en: 'City police' } };
    on()(defined(cityBureau), event('BureauRegistered', city))
      .when(define(renamed))
      .then({ type: 'BureauKindsDefined', data: { bureauKinds: [renamed] } });
  });
  it('that are unknown are refused by field, with those that there are, in both languages', () => {
    let refusal: unknown;
    try {
      requireKnownKind({ bureauKinds: [cityBureau, squad] }, 'organ');
    } catch (thrown) {
      refusal = thrown;
    }
    expect(refusal).toBeInstanceOf(Rejected);
    const { reason, parameters, field } = refusal as Rejected;
    expect(field).toBe('kind');
    expect(refusalText(reason, 'zh', parameters)).toContain('市局、大队');
    expect(refusalText(reason, 'en', parameters)).toContain('City bureau, Squad');
  });
});

const campaignFacts: CampaignFacts = {
  id: { campaign: campaignId },
  rulePackHash: 'a'.repeat(64),
  ...{ bureauKinds: [cityBureau], calendar: [], others: [], listInUse: false, openWork: [] },
  judged: { assessing: false, accepted: false, scoring: false },
  ...{ bureauIds: [], entries: [] },
};
type AskedOfCampaign = Parameters<typeof campaignDecider.decide>[0];
const draft = (rulePack: object) =>
  command(
    { type: 'DraftCampaign', data: { rulePack } },
    { instant: '2023-03-10T01:00:00.000Z' },
  ) as AskedOfCampaign & Command;
const onCampaign = given(inState(campaignDecider, campaign.commands), campaignFacts);

describe('A rule pack', () => {
  const own = { ...pack, routes: { ...pack.routes, recommending: ['cityBureau'], selfNominating: [] } };
  it('names kinds that the deployment has, wherever it names them', () => {
    onCampaign().when(draft(pack)).thenRefused('kind_unknown');
    const maximum = { bureauKinds: ['organ'], maximum: 3 };
    onCampaign()
      .when(draft({ ...own, routes: { ...own.routes, listMaximums: [maximum] } }))
      .thenRefused('kind_unknown');
  });
  it('says by which kinds it was judged', () => {
    onCampaign()
      .when(draft(own))
      .then({
        type: 'CampaignDrafted',
        data: {
          ...{ campaignId, rulePack: own, rulePackHash: 'a'.repeat(64), bureauKinds: [cityBureau] },
        },
      });
  });
  it('is revised and amended within them', () => {
    const drafted = stamped({
      type: 'CampaignDrafted',
      data: { campaignId, rulePack: own, rulePackHash: 'b'.repeat(64), bureauKinds: [cityBureau] },
    }) as Stamped<CampaignEvent>;
    const revise = { type: 'ReviseRulePack', data: { rulePack: pack, reason: '修订' } };
    onCampaign(drafted)
      .when(command(revise) as AskedOfCampaign & Command)
      .thenRefused('kind_unknown');
    const others = ['RulePackFrozen', 'CampaignOpened'].map(
      (type) =>
        stamped({
          type,
          data: { campaignId, rulePack: own, rulePackHash: 'b'.repeat(64), version: 1 },
        }) as Stamped<CampaignEvent>,
    );
    const amend = { type: 'AmendRulePack', data: { rulePack: pack, reason: '修订' } };
    onCampaign(drafted, ...others)
      .when(command(amend, { instant: '2023-03-10T01:00:00.000Z' }) as AskedOfCampaign & Command)
      .thenRefused('kind_unknown');
  });
});
