import { campaign, recommendation } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { both, type Scene } from './act.ts';

/**
 * The list that came too late is opened again by an extension after the deadline; its bureau then recommends
 * nobody, with the reason.
 */
export function reopening(story: Story): Scene[] {
  const { year, staff, campaign: id } = story;
  return story.listWith('late').flatMap(({ bureauId }): Scene[] => {
    const pair = [story.free('operator', bureauId)[0]!, story.free('discipline', bureauId)[0]!] as const;
    const extension = { bureauId, until: year.extendedUntil, reason: '该单位主要领导因专案在外，补给时间' };
    const none = {
      reason: '补充核查后，原推荐对象尚在整改，经党委研究不予推荐',
      minutesNumber: `${story.bureau(bureauId).shortName}党委会纪要〔${year.opening.slice(0, 4)}〕10号`,
    };
    return [
      {
        zh: '届满后为一家重新开放名单',
        en: 'A list is opened again after the deadline',
        at: at(year.afterDeadline, '14:00'),
        waves: () => [both(pair, campaign, id, 'ExtendDeadline', extension)],
      },
      {
        zh: '重新开放后不予推荐',
        en: 'The bureau then recommends nobody',
        at: at(year.afterDeadline, '16:00'),
        waves: () => [
          both(staff.officersOf(bureauId), recommendation, story.of(bureauId), 'DeclareNoCandidate', none),
        ],
      },
    ];
  });
}
