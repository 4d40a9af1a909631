// What the evaluate half's views show, and what they keep back.
import { describe, expect, it } from '@jest/globals';
import { entry } from '@laurel/contracts';
import type { ToldBy } from '@laurel/platform/testing';
import {
  accept,
  ask,
  both,
  campaignId,
  closeAssessment,
  expert,
  opened,
  openedCampaign,
  operator,
  readyToScore,
  scoring,
  seal,
  sheet,
  smallCity,
} from './campaign.fixture.ts';
import { ballotProgressView } from './ballot/ballot-progress.view.ts';
import { ballotsView } from './ballot/ballots.view.ts';
import { campaignsView } from './copies/campaigns.view.ts';
import { conflictsView } from './panel/conflicts.view.ts';
import { entriesView } from './entry/entries.view.ts';
import { groupsView } from './copies/groups.view.ts';
import { panelsView } from './panel/panels.view.ts';

const branchId = 'b01.001';
const named = { campaignId, branchId };

describe('Entries', () => {
  it('show a review to everybody, its ground to discipline and audit only', async () => {
    const city = await openedCampaign();
    await accept(city, branchId);
    await city.hear('CandidateSuspended', named, city.now, `standing-r2023.${branchId}`);
    expect(await city.rows(entriesView)).toMatchObject([
      { standing: 'underReview', status: 'admitted', unitId: branchId, version: 2 },
    ]);
    await city.hear(
      'CandidateDisqualified',
      { ...named, ground: '违纪' },
      city.now,
      `standing-r2023.${branchId}`,
    );
    expect(await city.rows(entriesView)).toMatchObject([{ standing: 'disqualified', ground: '违纪' }]);
    expect(entry.readModels.entries.only?.['ground']).toEqual(['discipline', 'auditor']);
  });
  it('know what was heard before the admission', async () => {
    const city = await openedCampaign();
    await city.hear('CandidateSuspended', named, city.now, `standing-r2023.${branchId}`);
    await closeAssessment(city, branchId, '88');
    expect(await city.rows(entriesView)).toEqual([]);
    await accept(city, branchId);
    expect(await city.rows(entriesView)).toMatchObject([
      { standing: 'underReview', dynamic: { dynamic: '88' } },
    ]);
  });
  it('leave the rank of a self-nominated entry out, and note a withdrawal', async () => {
    const city = await openedCampaign();
    const names = { branchName: '支', unitName: '所', bureauName: '局' };
    await city.hear(
      'ApplicationAccepted',
      { ...named, bureauId: 'b01', ...names, route: 'self' },
      city.now,
      'application',
    );
    await city.hear(
      'ApplicationWithdrawn',
      { ...named, bureauId: 'b01', reason: '合并', cause: 'merged' },
      city.now,
      'application',
    );
    expect(await city.rows(entriesView)).toMatchObject([{ status: 'withdrawn', route: 'self' }]);
    expect(Object.keys((await city.rows(entriesView))[0]!)).not.toContain('rank');
  });
  it('have a number and say who presents', async () => {
    const city = await scoring();
    const numbers = (await city.rows(entriesView)).map(({ orderNumber, presentation }) => [
      orderNumber,
      presentation,
    ]);
    expect(numbers.sort()).toEqual([
      [1, 'presented'],
      [2, 'presented'],
      [3, 'presented'],
    ]);
  });
});

describe('The progress of ballots', () => {
  it('shows who has sealed, and no ballot before the opening', async () => {
    const city = await scoring();
    await seal(city, 'onSite', branchId, 'ea', sheet('80'));
    const rows = await city.rows(ballotProgressView);
    expect(rows).toHaveLength(28);
    expect(rows.filter(({ status }) => status === 'sealed')).toMatchObject([
      { accountId: 'ea', stage: 'onSite', version: 1 },
    ]);
    expect(await city.rows(ballotsView)).toEqual([]);
  });
  it('lets a recusal hold against a ballot sealed in the same moment', async () => {
    const city = await scoring();
    await seal(city, 'onSite', branchId, 'ea', sheet('80'));
    const sealed = city.said('BallotSealed')[0]!;
    await ask(city, 'panel', campaignId, 'DeclareConflict', { branchId, ground: '亲属' }, expert('ea'));
    await city.given('BallotSealed', sealed.data as ToldBy<'BallotSealed'>, city.now, 'ballot-again');
    const theirs = (await city.rows(ballotProgressView)).filter(
      (row) => row.branchId === branchId && row.accountId === 'ea',
    );
    expect(theirs.map(({ stage, status }) => [stage, status])).toEqual([
      ['onSite', 'setAside'],
      ['presentation', 'recused'],
    ]);
  });
});

describe('Opened ballots', () => {
  it('name an expert among the recused who is recused after the opening', async () => {
    const city = await opened(smallCity, () => '80');
    const conflict = {
      stage: 'onSite' as const,
      branchId,
      expertId: 'ea',
      ground: 'conflict' as const,
      reason: '事后查明的亲属关系',
    };
    await ask(city, 'panel', campaignId, 'SetBallotAside', conflict, ...both);
    const piles = (await city.rows(ballotsView)).filter(({ recused }) => recused.includes('ea'));
    expect(piles.map(({ stage, branchId: of }) => [stage, of])).toEqual([
      ['onSite', branchId],
      ['presentation', branchId],
    ]);
    const aside = piles.flatMap(({ ballots }) =>
      ballots.filter(({ setAside }) => setAside).map(({ expertId }) => expertId),
    );
    expect(aside).toEqual(['ea', 'ea']);
  });
});

describe('The panel', () => {
  it('shows acts that wait for their second person, until it comes', async () => {
    const city = await readyToScore();
    await ask(city, 'panel', campaignId, 'StartScoring', { stage: 'onSite' }, operator);
    const closing = { stage: 'onSite' as const, reason: '专家请假' };
    await ask(city, 'panel', campaignId, 'CloseScoringWithGaps', closing, operator);
    expect(await city.rows(panelsView)).toMatchObject([
      { onSite: { status: 'scoring' }, waiting: [{ act: 'CloseScoringWithGaps', proposedBy: 'ouyang' }] },
    ]);
    await ask(city, 'panel', campaignId, 'CloseScoringWithGaps', closing, ...both);
    const [row] = await city.rows(panelsView);
    expect(row).toMatchObject({
      onSite: { status: 'shut', ballotCount: 0, reason: '专家请假' },
      version: city.log.filter(({ stream }) => stream === 'panel-r2023').length,
    });
    expect(row!.waiting).toHaveLength(1);
  });
  it('keeps declared conflicts apart from derived ones', async () => {
    const city = await readyToScore();
    await ask(
      city,
      'panel',
      campaignId,
      'DeclareConflict',
      { branchId: 'b03.017', ground: '亲属' },
      expert('ee'),
    );
    expect(await city.rows(conflictsView)).toMatchObject([
      { accountId: 'ee', relations: ['superior'], ground: '亲属' },
    ]);
  });
});

describe('What serves decisions only', () => {
  it('knows the rule pack that holds and whether the campaign runs', async () => {
    const city = await openedCampaign();
    const [before] = await city.rows(campaignsView);
    await city.hear('CampaignClosed', { campaignId }, city.now, 'campaign-r2023');
    expect([before!.status, (await city.rows(campaignsView))[0]!.status]).toEqual(['open', 'closed']);
  });
  it('remembers former members of an assessment group and who recorded', async () => {
    const city = await openedCampaign();
    const member = (accountId: string) => ({ accountId, personId: `P-${accountId}`, name: accountId });
    const form = (...accounts: string[]) => {
      const group = {
        campaignId,
        groupId: 'g1',
        name: '一组',
        lead: accounts[0]!,
        departments: ['政治部'],
        members: accounts.map(member),
      };
      return city.hear('AssessmentGroupFormed', group, city.now, 'group-r2023.g1');
    };
    await form('kao', 'ping');
    await form('kao', 'xin');
    expect((await city.rows(groupsView))[0]!.members.map(({ accountId }) => accountId)).toEqual([
      'ping',
      'kao',
      'xin',
    ]);
  });
});
