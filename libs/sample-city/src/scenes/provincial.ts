import { campaign, naming } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, both, played, refused, type Scene } from './act.ts';
import { applying } from './applying.ts';
import { assessing } from './assessing.ts';
import { convening, stewards } from './convening.ts';
import { ending, revoked } from './ending.ts';
import { afterNaming, documentNumber, members, namedAtLast, namingScenes } from './naming.ts';
import { draftOf, nominating } from './nominating.ts';
import { preparing } from './preparing.ts';
import { ranked } from './ranking.ts';
import { scoring } from './scoring.ts';
import { beginning } from './setting-up.ts';

/**
 * The campaign of a province over the winners of its cities: the steps of any campaign, in which the cities
 * hand in the lists. Afterwards a city revokes one of the namings that it handed in
 * (docs/handbook/process.md#1.15).
 */
export function provincial(story: Story): Scene[] {
  return [
    ...beginning(story),
    ...preparing(story),
    ...strangers(story),
    ...nominating(story),
    ...applying(story),
    ...assessing(story),
    ...convening(story),
    ...scoring(story),
    ...ranked(story),
    ...namingScenes(story),
    ...revokedBelow(story),
    ...ending(story),
  ];
}

/** A list may hold nobody whom its city has not named. */
function strangers(story: Story): Scene[] {
  const [list] = story.contest.lists;
  const city = story.below.find(({ region }) => region.unitId === list?.bureauId);
  const unnamed = city?.units.branches.find(({ branchId }) => !city.order.includes(branchId));
  if (!list || !unnamed) return [];
  const { branchId } = unnamed;
  const [first] = (draftOf(story, list).data as { candidates: object[] }).candidates;
  const data = { candidates: [{ ...first, branchId }] };
  return [
    {
      zh: '名单只收本市已命名者',
      en: 'A list takes only who is named below',
      at: at(story.year.lists, '09:30'),
      waves: () => [[refused('not_named_below', { ...draftOf(story, list), data })]],
    },
  ];
}

/**
 * The province considers the naming that has lost its ground, and revokes it, too; until then nothing is
 * closed.
 */
function revokedBelow(story: Story): Scene[] {
  const day = (workingDays: number, time: string) => at(afterNaming(story, workingDays), time);
  return played(namedAtLast(story, { order: story.order })[0], (branchId): Scene[] => [
    {
      zh: '下级撤销一个已上报的命名',
      en: 'A city revokes a naming that it handed in',
      at: day(3, '10:00'),
      waves: () =>
        revoked(
          story.below.find(({ units }) => units.branches.some((unit) => unit.branchId === branchId))!,
          branchId,
          61,
        ),
    },
    {
      zh: '省里审议后同样撤销',
      en: 'The province revokes its own naming, too',
      at: day(5, '10:00'),
      waves: () => [considered(story, branchId)],
    },
  ]).flat();
}

function considered(story: Story, branchId: string): Act[] {
  const [discipline, committee] = [story.free('discipline', branchId)[0]!, members(story, branchId)[0]];
  const closing = both([stewards(story)[0], committee], campaign, story.campaign, 'CloseCampaign', {});
  return [
    refused('open_work', closing[0]),
    ...both([discipline, committee], naming, story.campaign, 'RevokeNaming', {
      branchId,
      ground: '所在市已撤销其命名，参评资格的依据不再成立',
      documentNumber: documentNumber(story, 62),
    }),
  ];
}
