import { aggregates } from '@laurel/contracts';
import type { Reaction, Reactions, ViewedEvent } from '@laurel/core';
import type { Notice, Notices } from './notices/notices.ts';
import { accessNotices } from './notices/access.ts';
import { applyNotices } from './notices/apply.ts';
import { assessNotices } from './notices/assess.ts';
import { evaluateNotices, nameNotices } from './notices/evaluate.ts';

/** Anything that happened → an announcement; an announcement → a message for each who is to be told. */

export const notices: Notices = { ...accessNotices, ...applyNotices, ...assessNotices, ...evaluateNotices, ...nameNotices };

export const reactions: Reactions = {
  hears: [...Object.keys(notices), 'Announced'],
  react: (event) => (event.type === 'Announced' ? messages(event) : announcement(event)),
};

function announcement(event: ViewedEvent): readonly Reaction[] {
  const notice = (notices as Readonly<Record<string, (data: unknown, event: ViewedEvent) => Notice | undefined>>)[event.type]!(
    event.data,
    event,
  );
  if (!notice) return [];
  const data = {
    about: aboutOf(event.stream),
    ...(event.data.campaignId !== undefined && { campaignId: event.data.campaignId as string }),
    ...(notice.unitId !== undefined && { unitId: notice.unitId }),
    notices: notice.tellings,
    // Who did it knows it.
    ...(event.actor.role !== 'system' && { exceptPerson: event.actor.person }),
  };
  return [{ aggregate: 'announcement', id: event.id, type: 'Announce', data }];
}

function messages({ data }: ViewedEvent): readonly Reaction[] {
  const {
    announcementId,
    about,
    campaignId,
    notices: told,
  } = data as {
    announcementId: string;
    about: string;
    campaignId?: string;
    notices: readonly { template: string; parameters: object; recipients: readonly string[] }[];
  };
  return told.flatMap(({ template, parameters, recipients }) =>
    recipients.map((recipient) => ({
      aggregate: 'message',
      id: `${announcementId}.${recipient}`,
      type: 'QueueMessage',
      data: { channel: 'inbox', template, parameters, about, ...(campaignId !== undefined && { campaignId }) },
    })),
  );
}

/** `application-r2023.b03.017` → `applications/r2023.b03.017`: where to look. */
function aboutOf(stream: string): string {
  const [name, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  return `${aggregates.find((candidate) => candidate.name === name)?.path ?? name}/${id}`;
}
