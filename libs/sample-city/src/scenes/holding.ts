import { publicNotice } from '@laurel/contracts';
import { mainPool } from '../story/pools.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { ask, type Known, played, refused, type Scene } from './act.ts';
import { certificate } from './applying.ts';
import { stewards } from './convening.ts';
import { ended, investigation } from './disputing.ts';
import { callOf, issueOf, nameOf, namedAtLast, noticeEnd } from './naming.ts';

/**
 * A winner comes under review during the notice, and the review lasts too long: the place held passes on to
 * the next reserve, who has a notice of his own and is named last.
 */
export function holding(story: Story): Scene[] {
  const { award, year } = story;
  const { passedOver: branchId } = story.parts;
  if (branchId === undefined) return [];
  return played(award.passedOn, ({ called, named }): Scene[] => [
    {
      zh: '公示期间一个拟命名对象被立案',
      en: 'A winner on notice comes under review',
      at: at(year.decision(16), '15:00'),
      waves: () => [[investigation(story, branchId, 'case-4', '反映执法办案超时限')]],
    },
    {
      zh: '保留到期，名额递补',
      en: 'A place held too long passes on',
      at: at(called, '09:00'),
      waves: (known) => {
        const next = lastCalled(story, known);
        const successor = { kind: 'successor' as const, branchIds: [next] };
        const data = { ...successor, endsOn: noticeEnd(story, called) };
        return [
          [refused('wrong_state', nameOf(story, branchId)[0]), callOf(story, next)],
          [ask(stewards(story)[0], publicNotice, story.of('passed-on'), 'PostNotice', data)],
          [certificate(story, next, 2), ended(story, branchId, 'case-4')],
        ];
      },
    },
    {
      zh: '命名最后一个递补对象',
      en: 'The last successor is named',
      at: at(named, '08:30'),
      waves: (known) => {
        const next = lastCalled(story, known);
        const number = namedAtLast(story, known).length + 1;
        return [nameOf(story, next), [issueOf(story, next, number)]];
      },
    },
  ]).flat();
}

/** The reserve behind everybody who has a place. */
function lastCalled(story: Story, { order }: Known): string {
  const contended = story.contendedOrder(order).filter((branchId) => branchId !== story.parts.objected);
  return contended[mainPool(story.pack).places]!;
}
