import type { Deployment } from '../story/deployment.ts';
import type { Story } from '../story/story.ts';
import { lackOfTime } from '../story/year.ts';
import type { KnownOf, Scene } from './act.ts';
import { afterAward } from './after-award.ts';
import { amending } from './amending.ts';
import { applying } from './applying.ts';
import { assessing } from './assessing.ts';
import { changing } from './changing.ts';
import { convening } from './convening.ts';
import { declining } from './declining.ts';
import { deploying } from './deploying.ts';
import { correcting } from './correcting.ts';
import { disputing } from './disputing.ts';
import { cancelledAtOnce, ending } from './ending.ts';
import { holding } from './holding.ts';
import { lending } from './lending.ts';
import { namingScenes } from './naming.ts';
import { nominating } from './nominating.ts';
import { objecting } from './objecting.ts';
import { preparing } from './preparing.ts';
import { provincial } from './provincial.ts';
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
 * The whole year of a deployment, in order of time. What several cities do at the same instant is one scene,
 * in which they act side by side. Where a rule pack leaves no time for a campaign, it is opened and
 * cancelled.
 */
export function scriptOf(deployment: Deployment): Scene<KnownOf>[] {
  const campaigns = deployment.campaigns.flatMap((story) =>
    yearOf(story).map((scene) => ({
      ...scene,
      waves: (knownOf: KnownOf) => scene.waves(knownOf(story)),
    })),
  );
  const isDuring = ({ at: instant }: { readonly at: string }) => campaigns.some(({ at }) => at > instant);
  const scenes = [...deploying(deployment).filter(isDuring), ...campaigns];
  return [...Map.groupBy(scenes, ({ at, en }) => `${at}/${en}`).values()]
    .map(sideBySide)
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** One scene of several that begin together: the first waves of all, then the second ones. */
function sideBySide(scenes: readonly Scene<KnownOf>[]): Scene<KnownOf> {
  const [first] = scenes;
  if (scenes.length === 1) return first!;
  const waves = (knownOf: KnownOf) => {
    const all = scenes.map((scene) => scene.waves(knownOf));
    const longest = Math.max(...all.map(({ length }) => length));
    return Array.from({ length: longest }, (_, index) => all.flatMap((each) => each[index] ?? []));
  };
  return { ...first!, waves };
}

function yearOf(story: Story): Scene[] {
  if (story.below.length > 0) return provincial(story);
  return lackOfTime(story.pack, story.year) ? cancelledAtOnce(story) : wholeYear(story);
}

function wholeYear(story: Story): Scene[] {
  return [
    ...settingUp(story),
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
