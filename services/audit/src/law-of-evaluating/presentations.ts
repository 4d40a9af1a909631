import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { competing } from './panel.ts';
import { isCompeting, orderBefore, panelOf } from './seats.ts';

/** The rules of the presentations: what is filed for them, the draw of their order, and how they go. */

export const filedInTime = rule(
  'filedInTime',
  '2.3',
  '展示材料在抽签后报送',
  'deck or logo came after the draw',
  (event, past) => past.before(event, 'PresentationOrderDrawn', event.data.campaignId).length === 0,
);

export const everybodyDrawn = rule(
  'everybodyDrawn',
  '2.3',
  '抽签的不是全部对象',
  'not every entry was drawn, or one that does not compete',
  (event, past) => event.data.order.toSorted().join() === competing(event, past).join(),
);

export const presentsNext = rule(
  'presentsNext',
  '4-panel',
  '不按抽签次序展示，或前一个尚未结束',
  'it presents out of the drawn order, or before the one before it ended',
  (event, past) => {
    const { branchId } = event.data;
    const ended = past
      .before(event, 'PresentationEnded', panelOf(event))
      .map(({ data }) => data.branchId as string);
    if (presenting(event, past) !== undefined) return false;
    const reopened = past.last(event, ['ScoringReopened'], panelOf(event));
    if (reopened?.data.stage === 'presentation' && reopened.data.branchIds.includes(branchId)) return true;
    const competes = (next: string) => isCompeting(event, past, next);
    return orderBefore(event, past).find((next) => competes(next) && !ended.includes(next)) === branchId;
  },
);

export const endsWhatBegan = rule(
  'endsWhatBegan',
  '4-panel',
  '结束的不是正在展示的对象',
  'what ended is not what was being presented',
  (event, past) => presenting(event, past) === event.data.branchId,
);

/** The entry that has begun to present, until that ends or is broken off. */
function presenting(event: Envelope, past: Past): string | undefined {
  const types = ['PresentationStarted', 'PresentationEnded', 'PresentationAbandoned'];
  const last = past.last(event, types, panelOf(event));
  return last?.type === 'PresentationStarted' ? last.data.branchId : undefined;
}

export const notYetPresented = rule(
  'notYetPresented',
  '1.17',
  '正在展示或已展示的对象改为最后',
  'an entry was put last that presents, or has presented',
  (event, past) =>
    presenting(event, past) !== event.data.branchId &&
    past.before(event, 'PresentationEnded', entryOf(event)).length === 0,
);

export const presentedFirst = rule(
  'presentedFirst',
  '1.17',
  '未展示即评分，或不在补评之列',
  'it was scored before it presented, or is not among those reopened',
  (event, past) => {
    const { branchId, stage, campaignId } = event.data;
    const key = `panel-${campaignId}`;
    const begun = past
      .before(event, 'ScoringReopened', key)
      .concat(past.before(event, 'ScoringStarted', key))
      .filter(({ data }) => data.stage === stage)
      .sort((one, other) => one.sequence - other.sequence)
      .at(-1);
    const isOpen = begun?.type !== 'ScoringReopened' || begun.data.branchIds.includes(branchId);
    const hasPresented = past.before(event, 'PresentationEnded', entryOf(event)).length > 0;
    return isOpen && isCompeting(event, past, branchId) && (stage !== 'presentation' || hasPresented);
  },
);

export const nobodyPresents = rule(
  'nobodyPresents',
  '4-panel',
  '仍有对象展示即结束评分',
  'the stage was closed while an entry presented',
  (event, past) => event.data.stage !== 'presentation' || presenting(event, past) === undefined,
);

export const halfOfItsRole = rule(
  'halfOfItsRole',
  '3.6',
  '密数与角色不符、两半由同一人封存或已抽签',
  'the half is another role’s, both are one person’s, or the order was drawn already',
  (event, past) => {
    const { half, campaignId } = event.data;
    const personsOf = ({ actor }: Envelope) => [actor.person, actor.onBehalfOf ?? actor.person];
    const other = past
      .before(event, 'DrawSecretSealed', event.stream)
      .findLast(({ data }) => data.half !== half);
    return (
      half === (event.actor.role === 'discipline' ? 'discipline' : 'operator') &&
      !(other && personsOf(event).some((person) => personsOf(other).includes(person))) &&
      past.before(event, 'PresentationOrderDrawn', campaignId).length === 0
    );
  },
);
