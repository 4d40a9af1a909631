import { aggregates } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from './past.ts';
import { isSame, rule, saidAgain } from './rule.ts';

/** The rules of announcements and messages: who was told of what, and in which words. */

interface Notice {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly recipients: readonly string[];
}

/** The page of an aggregate by its stream. */
function pageOf(stream: string): string {
  const dash = stream.indexOf('-');
  const path = aggregates.find(({ name }) => name === stream.slice(0, dash))?.path;
  return `${path}/${stream.slice(dash + 1)}`;
}

/** A reminder leads to a list, or to what is on record. */
function isPage(about: string, past: Past): boolean {
  const [path, id] = [about.split('/')[0]!, about.slice(about.indexOf('/') + 1)];
  const contract = aggregates.find((each) => each.path === path);
  if (id !== about) return contract !== undefined && past.hasStream(`${contract.name}-${id}`);
  const lists = aggregates.flatMap((each) => Object.values(each.readModels).map((model) => model.path));
  return contract !== undefined || lists.includes(path);
}

const announced = (event: Envelope, past: Past): Envelope | undefined =>
  event.causationId === undefined ? undefined : past.byId(event.causationId);

export const ofItsEvent = rule(
  'ofItsEvent',
  '1.27',
  '通知与其事件不符',
  'the announcement is not about the event that caused it',
  (event, past) => {
    const { data, causationId } = event;
    if (causationId === undefined) return data.reminder !== undefined && isPage(data.about, past);
    const cause = past.byId(causationId);
    return (
      cause !== undefined &&
      data.announcementId === causationId &&
      data.about === pageOf(cause.stream) &&
      data.campaignId === cause.data.campaignId
    );
  },
);

export const toldOnce = rule(
  'toldOnce',
  '1.27',
  '收件人重复、未排序、没有账号或就是办理人',
  'a recipient stands twice, out of order, has no account, or is whoever acted',
  (event, past) => {
    const notices: readonly Notice[] = event.data.notices;
    const cause = announced(event, past);
    const all = notices.flatMap(({ recipients }) => recipients);
    const accounts = all.map((recipient) => past.before(event, 'AccountCreated', recipient)[0]);
    return (
      new Set(all).size === all.length &&
      notices.every(({ recipients }) => recipients.join() === recipients.toSorted().join()) &&
      accounts.every((account) => account !== undefined) &&
      (cause === undefined ||
        cause.actor.role === 'system' ||
        accounts.every((account) => account?.data.personId !== cause.actor.person))
    );
  },
);

export const asAnnounced = rule(
  'asAnnounced',
  '1.27',
  '消息与通知不符',
  'the message is not what was announced to its recipient',
  (event, past) => {
    const announcement = announced(event, past);
    const { recipient, messageId, template, parameters } = event.data;
    const notices: readonly Notice[] = announcement?.data.notices ?? [];
    const notice = notices.find(({ recipients }) => recipients.includes(recipient));
    return (
      messageId === `${announcement?.data.announcementId}.${recipient}` &&
      isSame(announcement?.data, event.data, ['about', 'campaignId']) &&
      isSame(notice as object as Record<string, unknown>, { template, parameters }, [
        'template',
        'parameters',
      ])
    );
  },
);

export const messageQueued = saidAgain(
  ['messageQueued', '1.27', '消息未生成', 'the message was never queued'],
  ['MessageQueued'],
  ({ stream }) => stream,
  ['messageId'],
);

export const seenByRecipient = rule(
  'seenByRecipient',
  '1.27',
  '阅读人不是收件人',
  'the message was read by another than its recipient',
  (event, past) => past.last(event, ['MessageQueued'], event.stream)?.data.recipient === event.actor.account,
);

export const triesCounted = rule(
  'triesCounted',
  '1.27',
  '发送次数不符',
  'the tries are not counted one by one, or five are not the end',
  (event, past) =>
    event.data.attempt === past.before(event, 'MessageFailed', event.stream).length + 1 &&
    event.data.dead === event.data.attempt >= 5,
);
