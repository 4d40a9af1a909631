// Kinds of bureau are data of the deployment: what the deciders refuse about them, the law notices.
import { describe, expect, it } from '@jest/globals';
import { planBureauKinds } from '@laurel/contracts';
import { campaignRecord } from '../campaign.fixture.ts';
import { pack, people } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted } from './unlawful.fixture.ts';

const record = campaignRecord().map(({ historyPosition: _place, ...event }): Envelope => event);
const cityBureau = { id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } };
const own = [...planBureauKinds, cityBureau];
const organisation = {
  ...{ service: 'application' as const, actor: people.operator, stream: 'organisation-city' },
  ...{ commandId: 'defines', correlationId: 'defines' },
};
const defined = (bureauKinds: object[]) => ({
  ...organisation,
  ...{ type: 'BureauKindsDefined', data: { bureauKinds } },
});
const again = (bureauKinds: object[]) => ({
  ...defined(bureauKinds),
  ...{ commandId: 'again', correlationId: 'again' },
});
const rulesOf = async (history: History) => [
  ...new Set((await brokenIn(history)).map(({ rule, law }) => law ?? `rule ${rule}`)),
];
const definedFirst = inserted(record, isOf('BureauRegistered'), defined(own));
/** Whoever drafts the campaign says the kinds that hold then. */
const lawful = changed(definedFirst, isOf('CampaignDrafted'), ({ data }) => ({
  ...{ schemaVersion: 2, data: { ...data, bureauKinds: own } },
}));
const registered = (kind: string) => ({
  ...{ ...organisation, commandId: 'registers', correlationId: 'registers', type: 'BureauRegistered' },
  data: { bureauId: 'c1', name: '澜江市局', kind },
});
const naming = (kind: string): History =>
  changed(lawful, isOf('CampaignDrafted'), ({ data }) => ({
    data: {
      ...data,
      rulePack: {
        ...pack,
        routes: { ...pack.routes, selfNominating: [...pack.routes.selfNominating, kind] },
      },
    },
  }));

describe('The kinds of bureau', () => {
  it('may be defined', async () => expect(await rulesOf(lawful)).toEqual([]));
  it('are asked of every bureau that is registered', async () => {
    const sealed = isOf('CandidateRecommended');
    expect(await rulesOf(inserted(lawful, sealed, registered('cityBureau')))).not.toContain('kindOnRecord');
    expect(await rulesOf(inserted(record, sealed, registered('cityBureau')))).toContain('kindOnRecord');
  });
  it('are asked of every rule pack, which says by which it was judged', async () => {
    expect(await rulesOf(naming('cityBureau'))).not.toContain('packOfKinds');
    expect(await rulesOf(naming('squad'))).toContain('packOfKinds');
    expect(await rulesOf(definedFirst)).toContain('packOfKinds');
  });
  it.each([
    ['of bureaus', 'kindsKept', own.filter(({ id }) => id !== 'organ')],
    ['that a rule pack names', 'kindsKept', own.filter(({ id }) => id !== 'trafficDetachment')],
    ['that were defined', 'kindsApart', own],
    ['with one name', 'kindsApart', [...own, { ...cityBureau, id: 'other' }]],
  ])('%s are not taken away, doubled or defined again', async (_, law, kinds) => {
    const broken = inserted(lawful, isOf('CandidateRecommended'), again(kinds));
    expect(await rulesOf(broken)).toContain(law);
  });
  it('that no open campaign and no bureau has may go', async () => {
    const fewer = own.filter(({ id }) => id !== 'cityBureau');
    const gone = inserted(lawful, isOf('CandidateRecommended'), again(fewer));
    expect(await rulesOf(gone)).toEqual([]);
  });
});
