import type { Story } from '../story/story.ts';
import { lackOfTime } from '../story/year.ts';
import type { Scene } from './act.ts';
import { afterAward } from './after-award.ts';
import { amending } from './amending.ts';
import { applying } from './applying.ts';
import { assessing } from './assessing.ts';
import { publishing } from './calendar.ts';
import { changing } from './changing.ts';
import { convening } from './convening.ts';
import { declining } from './declining.ts';
import { correcting } from './correcting.ts';
import { disputing } from './disputing.ts';
import { cancelledAtOnce, ending } from './ending.ts';
import { holding } from './holding.ts';
import { lending } from './lending.ts';
import { namingScenes } from './naming.ts';
import { nominating } from './nominating.ts';
import { objecting } from './objecting.ts';
import { preparing } from './preparing.ts';
import { ranked } from './ranking.ts';
import { reopening } from './reopening.ts';
import { scoring } from './scoring.ts';
import { secretNaming } from './secret.ts';
import { secretaries } from './secretaries.ts';
import { secondCampaign } from './second-campaign.ts';
import { settingUp } from './setting-up.ts';
import { substituting } from './substituting.ts';
import { titling } from './titling.ts';
import { unassessed } from './unassessed.ts';

/**
 * The whole year of the sample city, in order of time. Where a rule pack leaves no time for a campaign, it is
 * opened and cancelled.
 */
export function scriptOf(story: Story): Scene[] {
  const scenes = lackOfTime(story.pack, story.year) ? cancelledAtOnce(story) : wholeYear(story);
  return scenes.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function wholeYear(story: Story): Scene[] {
  return [
    ...settingUp(story),
    ...publishing(story),
    ...preparing(story),
    ...changing(story),
    ...lending(story),
    ...nominating(story),
    ...applying(story),
    ...reopening(story),
    ...secretaries(story),
    ...assessing(story),
    ...unassessed(story),
    ...amending(story),
    ...disputing(story),
    ...secondCampaign(story),
    ...convening(story),
    ...substituting(story),
    ...scoring(story),
    ...ranked(story),
    ...namingScenes(story),
    ...secretNaming(story),
    ...afterAward(story),
    ...objecting(story),
    ...correcting(story),
    ...holding(story),
    ...declining(story),
    ...titling(story),
    ...ending(story),
  ];
}
