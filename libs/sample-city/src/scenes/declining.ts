import { naming } from '@laurel/contracts';
import { mainPool } from '../story/pools.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { ask, type Scene } from './act.ts';

/**
 * A reserve gives up its turn before anybody is called: the last one that the committee has left in line.
 */
export function declining(story: Story): Scene[] {
  // The first reserve follows the winner struck off, and the last one was excluded.
  if (story.contendedOrder(story.order).length < mainPool(story.pack).places + 3) return [];
  return [
    {
      zh: '一个递补对象谢绝命名',
      en: 'A reserve declines',
      at: at(story.year.decision(13), '14:00'),
      waves: ({ order }) => {
        const branchId = story.contendedOrder(order).at(-2)!;
        const reason = '班子近期整体调整，难以承担示范任务';
        const by = story.staff.secretaryOf(branchId);
        return [[ask(by, naming, story.campaign, 'DeclineNaming', { branchId, reason })]];
      },
    },
  ];
}
