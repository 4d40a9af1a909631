import { application, campaign, type RulePack } from '@laurel/contracts';
import { canonicalJson, daysBetween, plusDays } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type Scene } from './act.ts';
import { withoutCalendar } from './calendar.ts';
import { stewards } from './convening.ts';
import { members } from './naming.ts';

/**
 * A second, small campaign of the same city in the same year: the branch whose violation is confirmed in
 * summer stands in it, too, and is lost to it by what the city knows. It is cancelled in autumn, when nobody
 * else has applied.
 */
export function secondCampaign(story: Story): Scene[] {
  const { year } = story;
  if (!story.hasSecondCampaign) return [];
  const start = story.secondCampaignOn;
  const scene = (day: string, time: string, zh: string, en: string, waves: () => Act[][]): Scene => ({
    zh,
    en,
    at: at(day, time),
    waves,
  });
  return [
    scene(start, '15:00', '同年另一项创建活动启动', 'A second campaign of the year opens', () =>
      opened(story),
    ),
    scene(plusDays(start, 2), '15:00', '支部自荐参加另一项活动', 'A branch stands in both', () => [
      [nominated(story)],
    ]),
    scene(year.summer(0.9), '15:00', '另一项活动取消', 'The second campaign is cancelled', () => [
      cancelled(story),
    ]),
  ];
}

/** Of other bureaus than that of the branch a list is asked; the branch may nominate itself. */
function packOf(story: Story): RulePack {
  // Its routes are other ones, so nobody would fit the pools and maxima of the first.
  const { pools: _pools, ...pack } = withoutCalendar(story.pack);
  const { listMaximums: _maxima, ...routes } = pack.routes;
  const { bureauId } = story.entriesWith('violatesEarly')[0]!;
  const kinds = ['countyBureau', 'trafficDetachment', 'detachment', 'organ'] as const;
  const { kind } = story.bureau(bureauId);
  const start = story.secondCampaignOn;
  const spans = [
    [0, 30],
    [31, 90],
    [91, daysBetween(start, story.year.end)],
  ] as const;
  const phases = (['mobilisation', 'implementation', 'commendation'] as const).map((id, index) => ({
    id,
    name: pack.phases.find((phase) => phase.id === id)!.name,
    from: plusDays(start, spans[index]![0]),
    to: plusDays(start, spans[index]![1]),
  }));
  const recommending = kinds.filter((other) => other !== kind).slice(0, 1);
  return {
    ...pack,
    campaignName: { zh: '“枫桥式”所队创建', en: 'Stations and Teams of the Fengqiao Kind' },
    honourName: { zh: '“枫桥式”所队', en: 'Fengqiao Station' },
    phases,
    applicationDeadline: plusDays(start, 27),
    assessmentFrom: plusDays(start, 31),
    assessmentTo: plusDays(start, 80),
    routes: {
      ...routes,
      recommending,
      selfNominating: kinds.filter((other) => !recommending.includes(other)),
    },
    certificatePrefix: `FQ-${pack.certificatePrefix}`.slice(0, 30),
    plaquePrefix: `FQ-${pack.plaquePrefix}`.slice(0, 30),
  };
}

function opened(story: Story): Act[][] {
  const [operator] = stewards(story);
  const rulePack = packOf(story);
  const id = story.secondCampaign;
  return [
    [
      ask(operator, campaign, id, 'DraftCampaign', { rulePack, ...story.hosted }),
      ...both([operator, members(story)[0]], campaign, id, 'FreezeRulePack', {
        rulePackHash: sha256(canonicalJson(rulePack)),
      }),
    ],
    [ask(operator, campaign, id, 'OpenCampaign', {})],
  ];
}

function nominated(story: Story): Act {
  const { branchId } = story.entriesWith('violatesEarly')[0]!;
  const id = `${story.secondCampaign}.${branchId}`;
  return ask(story.staff.secretaryOf(branchId), application, id, 'SelfNominate', {
    reason: '立足群众工作，自愿同时参加',
  });
}

function cancelled(story: Story): Act[] {
  const reason = '除一家因违纪被取消资格外无单位申报，经研究取消';
  return both(members(story), campaign, story.secondCampaign, 'CancelCampaign', { reason });
}
