import type { Story } from '../story/story.ts';
import type { Scene } from './act.ts';
import { amending } from './amending.ts';
import { applying } from './applying.ts';
import { assessing } from './assessing.ts';
import { publishing } from './calendar.ts';
import { changing } from './changing.ts';
import { convening } from './convening.ts';
import { disputing } from './disputing.ts';
import { ending } from './ending.ts';
import { namingScenes } from './naming.ts';
import { nominating } from './nominating.ts';
import { preparing } from './preparing.ts';
import { ranked } from './ranking.ts';
import { scoring } from './scoring.ts';
import { secretaries } from './secretaries.ts';
import { secondCampaign } from './second-campaign.ts';
import { settingUp } from './setting-up.ts';
import { titling } from './titling.ts';

/**
 * The whole year of the sample city, in order of time. Throws when the rule pack leaves it too little time.
 */
export function scriptOf(story: Story): Scene[] {
  const scenes = [
    ...settingUp(story),
    ...publishing(story),
    ...preparing(story),
    ...changing(story),
    ...nominating(story),
    ...applying(story),
    ...secretaries(story),
    ...assessing(story),
    ...amending(story),
    ...disputing(story),
    ...secondCampaign(story),
    ...convening(story),
    ...scoring(story),
    ...ranked(story),
    ...namingScenes(story),
    ...titling(story),
    ...ending(story),
  ];
  const closing = scenes.findIndex(({ en }) => en === 'The campaign is closed');
  const late = scenes.slice(0, closing).find((scene) => scene.at > scenes[closing]!.at);
  if (late)
    throw new RangeError(
      `规则包给演练的时间不够：${late.zh} ${late.at} / the rule pack ends before: ${late.en}`,
    );
  return scenes.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
