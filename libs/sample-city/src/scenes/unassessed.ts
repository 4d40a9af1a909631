import { assessment } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { both, refused, type Scene } from './act.ts';
import { closing } from './assessing.ts';

/** An entry was visited too seldom: two persons close its assessment without a result. */
export function unassessed(story: Story): Scene[] {
  return story.entriesWith('unassessed').map(({ branchId }) => ({
    zh: '考核次数不足，无成绩',
    en: 'An assessment is closed without a result',
    at: at(story.year.closing, '11:00'),
    waves: () => {
      const pair = [story.free('operator', branchId)[0]!, story.free('discipline', branchId)[0]!] as const;
      const reason = '单位整体搬迁，未能完成规定次数的考核';
      return [
        [
          refused('visits_missing', closing(story, branchId)),
          ...both(pair, assessment, story.of(branchId), 'CloseAssessmentWithoutResult', { reason }),
        ],
      ];
    },
  }));
}
