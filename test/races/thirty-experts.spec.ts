// A large panel is told to declare and to score, and all of it does so in the same minute.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acceptAll,
  assessAll,
  campaignId,
  entries,
  nominate,
  openCampaign,
  scores,
  seat,
  startScoring,
} from '../http/campaign.ts';
import { TestCity } from '../http/city.ts';
import type { Answer, Client } from '../http/client.ts';
import { enrol } from '../http/people.ts';

const accounts = Array.from({ length: 30 }, (_, index) => `panel-${index + 1}`);
const panel = `panels/${campaignId}`;

describe('Thirty experts in the same minute', () => {
  let city: TestCity;
  let experts: readonly Client[];
  beforeAll(async () => {
    city = await TestCity.open();
    const { 'system-administrator': system, 'security-administrator': security } = city.as;
    experts = await Promise.all(
      accounts.map(async (account) => await enrol(system, security, account, { role: 'expert' })),
    );
    for (const step of [openCampaign, nominate, acceptAll, assessAll]) await step(city);
    await seat(
      city,
      accounts.map((accountId) => ({ accountId, personId: `P-${accountId}`, name: accountId })),
    );
  }, 300_000);
  afterAll(async () => await city.close());

  const statuses = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))];

  it('declare their conflicts, each once, on the one stream of the panel', async () => {
    const answers = await Promise.all(
      experts.map((expert) => expert.command(`${panel}/complete-conflict-declaration`, {})),
    );
    expect(statuses(answers)).toEqual([200]);
    await city.settle();
    const { body } = await city.as['op-city'].get(panel);
    const seated = (body as { experts: { declaredAt?: string }[] }).experts;
    expect(seated.filter(({ declaredAt }) => declaredAt !== undefined)).toHaveLength(accounts.length);
  });
  it('seal a ballot for every entry, and none is lost, doubled or answered with a fault', async () => {
    await startScoring(city);
    const ballot = { scores: scores('88') };
    const answers = await Promise.all(
      experts.flatMap((expert) =>
        entries.map((branchId) =>
          expert.command(`ballots/${campaignId}.onSite.${branchId}.${expert.account}/seal-ballot`, ballot),
        ),
      ),
    );
    expect(statuses(answers)).toEqual([200]);
    await city.settle();
    const { body } = await city.as['op-city'].get('ballot-progress?status=sealed&limit=1000');
    expect(body).toHaveLength(accounts.length * entries.length);
  });
});
